package ui

import (
	tea "charm.land/bubbletea/v2"

	"weici/internal/brief"
	"weici/internal/words"
	"weici/model"
	"weici/ui/screen"
)

// Draft gives the collection of this session, and whether it was changed.
func (a *App) Draft() (draft brief.Draft, changed bool) { return a.collection.Draft() }

// collectActions add to the brief from every screen.
func (a *App) collectActions() []screen.Action {
	return []screen.Action{
		{Keys: []string{"b"}, Name: words.DoCollect, Brief: words.BriefCollect, Do: func() tea.Cmd { return a.collection.Add(a.desk, a.selected()) }, Why: a.nothingSelected},
		{Keys: []string{"B"}, Name: words.DoCollectWhole, Do: func() tea.Cmd { return a.collection.Add(a.desk, a.whole()) }, Why: a.nothingWhole},
	}
}

// selected is what the cursor is on: what the screen says, or the selected
// figure.
func (a *App) selected() []brief.Item {
	if a.view == model.BriefView || a.desk.Empty() {
		return nil
	}
	if c, ok := a.screen().(screen.Collector); ok {
		return c.Selected()
	}
	return a.desk.Selected()
}

func (a *App) whole() []brief.Item {
	if w, ok := a.screen().(screen.Whole); ok {
		return w.Whole()
	}
	return nil
}

func (a *App) nothingSelected() (words.Word, bool) { return a.uncollected(len(a.selected())) }

func (a *App) nothingWhole() (words.Word, bool) { return a.uncollected(len(a.whole())) }

func (a *App) uncollected(items int) (words.Word, bool) {
	if a.view == model.BriefView {
		return words.BriefHintFigure, true
	}
	return words.CollectNothing, items == 0
}
