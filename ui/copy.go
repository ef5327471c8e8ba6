package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"weici/internal/words"
	"weici/model"
	"weici/ui/layout"
	"weici/ui/screen"
	"weici/ui/theme"
	"weici/ui/widget"
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

// copied shows what was sent to the clipboard, since a terminal may refuse it
// without a word.
func (a *App) copied(m screen.CopyMsg) screen.Overlay {
	var paragraphs []widget.Paragraph
	if m.Hint != "" {
		paragraphs = append(paragraphs, widget.Plain(theme.Accent, m.Hint), widget.Paragraph{})
	}
	for _, line := range strings.Split(strings.ReplaceAll(m.Text, "\t", "  "), "\n") {
		paragraphs = append(paragraphs, widget.Plain(theme.Text, line))
	}
	return widget.NewSheet(a.desk.Theme, a.desk.Say(words.Copied), a.desk.Say(words.CopiedHint), paragraphs)
}
