package ui

import (
	tea "charm.land/bubbletea/v2"

	"weici/internal/words"
	"weici/model"
	"weici/ui/layout"
	"weici/ui/screen"
)

func (a *App) noFigure() (words.Word, bool) {
	if a.view == model.BriefView {
		return words.FigureElsewhere, true
	}
	return words.NoFigureHere, a.desk.Statement().Answer.Obs == model.NoObs
}

// copySentence copies the selected figure as a finished sentence.
func (a *App) copySentence() tea.Cmd {
	text := layout.Clean(a.desk.Prose.Sentence(a.desk.Statement()))
	return func() tea.Msg { return screen.CopyMsg{Text: text} }
}

func (a *App) noTable() (words.Word, bool) {
	_, ok := a.screen().(screen.Tabler)
	return words.NoTable, !ok
}

// copyTable copies the table of the screen for a spreadsheet.
func (a *App) copyTable() tea.Cmd {
	text := screen.TSV(a.screen().(screen.Tabler).Table())
	return func() tea.Msg { return screen.CopyMsg{Text: text} }
}

// copyMarkdown copies the table of the screen for a document.
func (a *App) copyMarkdown() tea.Cmd {
	text := screen.Markdown(a.screen().(screen.Tabler).Table())
	return func() tea.Msg { return screen.CopyMsg{Text: text} }
}
