package ui

import (
	tea "charm.land/bubbletea/v2"

	"weici/internal/analysis"
	"weici/internal/search"
	"weici/internal/words"
	"weici/model"
	"weici/ui/layout"
	"weici/ui/screen"
)

// Renewal is a dataset that was read again because it changed, or why it could
// not be.
type Renewal struct {
	Panel              *model.Panel
	Supply             Supply // where its figures are read as they are needed
	Index              *search.Index
	New, Changed, Gone int   // figures that are shown, since the dataset before
	Revision           int64 // where the dataset counts its changes rather than its figures; else 0
	Excerpts           screen.Excerpts
	Err                error
}

// Watch waits for the next renewal; false when there will be none.
type Watch func() (Renewal, bool)

// heed waits for the files of the dataset to change.
func (a *App) heed() tea.Cmd {
	watch := a.options.Watch
	if watch == nil {
		return nil
	}
	return func() tea.Msg {
		if r, ok := watch(); ok {
			return renewed{r, a}
		}
		return nil
	}
}

// renewed is that the dataset of a dashboard was read again.
type renewed struct {
	Renewal
	of *App
}

// WithWatch has the dashboard go on with its dataset whenever that is read
// again.
func (a *App) WithWatch(w Watch) *App {
	a.options.Watch = w
	return a
}

// takeRenewal goes on with the dataset as it is now, on the same question, and
// says what is new. One that cannot be read leaves the one before on screen.
func (a *App) takeRenewal(r renewed) (tea.Model, tea.Cmd) {
	if r.of != a && a.turning != nil && r.Err == nil { // another dataset is on screen
		a.turning.apps[r.of.at] = nil
		return a, r.of.heed()
	}
	if r.Err != nil {
		a.notice = a.desk.Say(words.WatchBroken, layout.Clean(r.Err.Error()))
		return a, r.of.heed()
	}
	q, ok := a.State().Resume(r.Panel)
	if !ok {
		q = analysis.Start(r.Panel)
		q.View = a.view
	}
	options := a.options
	options.My = a.State().My
	options.Supply = r.Supply
	to := New(r.Panel, r.Index, q, options)
	to.collection = a.collection
	to.dark, to.width, to.height, to.among, to.back = a.dark, a.width, a.height, a.among, a.back
	to.desk.Excerpts = r.Excerpts
	to.desk.Prose.Lang, to.desk.Theme = a.desk.Prose.Lang, to.look()
	if to.view != a.view {
		to.show(a.view)
	}
	if a.turning != nil {
		to.turning, to.at = a.turning, a.at
		a.turning.apps[a.at] = to
	}
	to.notice = to.desk.Say(words.WatchNews, r.New, r.Changed, r.Gone)
	if r.Revision > 0 {
		to.notice = to.desk.Say(words.WatchRevision, r.Revision)
	}
	return to, tea.Batch(to.redraw(), to.heed())
}

// WithExcerpts has the dashboard show the cells that figures stand in.
func (a *App) WithExcerpts(e screen.Excerpts) *App {
	a.desk.Excerpts = e
	return a
}
