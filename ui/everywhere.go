package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"weici/internal/words"
	"weici/ui/layout"
	"weici/ui/screen"
	"weici/ui/widget"
)

// foundElsewhere is the most things listed of another dataset.
const foundElsewhere = 12

// gathered are the dashboards of datasets that were opened to be searched, by
// their places; nil for one that could not be.
type gathered []*App

// findEverywhere begins or ends to look in all datasets. The others are opened
// for it beside the window.
func (a *App) findEverywhere() tea.Cmd {
	a.everywhere = !a.everywhere
	a.finder.Renew(a.finderText())
	if !a.everywhere {
		return nil
	}
	t := a.turning
	found := make(gathered, len(t.datasets))
	copy(found, t.apps)
	return func() tea.Msg {
		for i, d := range t.datasets {
			if found[i] == nil && d.Panel != nil {
				found[i], _ = d.Open() // one that cannot be opened has nothing to find
			}
			if found[i] != nil {
				found[i].index.Prepare()
			}
		}
		return found
	}
}

// takeGathered keeps what was opened, and looks again.
func (a *App) takeGathered(found gathered) {
	for i, app := range found {
		if app != nil && a.turning.apps[i] == nil {
			app.turning, app.at = a.turning, i
			a.turning.apps[i] = app
		}
	}
	if a.finder != nil {
		a.finder.Renew(a.finderText())
	}
}

// foundEverywhere lists what the other datasets have of a text; picking it turns
// to that dataset first.
func (a *App) foundEverywhere(text string) []widget.Item {
	if !a.everywhere || strings.TrimSpace(text) == "" {
		return nil
	}
	var all []widget.Item
	for i, app := range a.turning.apps {
		if app == nil || i == a.at || !app.index.Ready() {
			continue
		}
		app.desk.Prose.Lang = a.desk.Prose.Lang
		title := layout.Clean(app.desk.Panel.Title.In(a.desk.Prose.Lang))
		items := app.foundHere(text)
		for _, item := range items[:min(len(items), foundElsewhere)] {
			do := item.Do
			item.Text = title + " · " + item.Text
			item.Spans = append([]layout.Span{{Text: title + " · "}}, item.Spans...)
			item.Do = func() tea.Cmd { return func() tea.Msg { return turned{at: i, app: app, then: do} } }
			all = append(all, item)
		}
	}
	return all
}

// tabbed tells whether a key in the finder means to look in all datasets.
func (a *App) tabbed(key string) bool {
	_, only := a.onlyDataset()
	return key == "tab" && !only && a.finder != nil && a.overlay == screen.Overlay(a.finder)
}

// everywhereNote says beside the finder's title where it looks.
func (a *App) everywhereNote() string {
	_, only := a.onlyDataset()
	switch {
	case only:
		return ""
	case a.everywhere:
		return a.desk.Say(words.FindsEverywhere)
	}
	return a.desk.Say(words.FindsHere)
}
