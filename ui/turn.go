package ui

import (
	tea "charm.land/bubbletea/v2"

	"weici/internal/analysis"
	"weici/internal/words"
	"weici/model"
	"weici/ui/layout"
	"weici/ui/screen"
	"weici/ui/theme"
)

// Dataset is one that a session may turn to.
type Dataset struct {
	Name string
	Path string               // where it is kept; "" for an embedded one
	Open func() (*App, error) // its dashboard; slow, and called once
	// Panel reads it for a box, a link or a comparison, before it is opened; nil
	// where that would take long.
	Panel func() (*model.Panel, error)
}

// Facts is what is said of a dataset before one turns to it.
type Facts struct {
	Title, Attribution model.Name
	Licence            string
	analysis.Overview
}

// FactsOf tells what a dataset holds.
func FactsOf(p *model.Panel) Facts {
	return Facts{Title: p.Title, Attribution: p.Attribution, Licence: p.Licence, Overview: analysis.NewGuard(p).Overview()}
}

// turning is what the dashboards of one session have in common: the datasets it
// may turn to, and the dashboards that it has made.
type turning struct {
	datasets []Dataset
	apps     []*App // nil where it has not been turned to
	facts    []*Facts
}

// WithDatasets has the session turn to datasets with D; at is the one that this
// dashboard shows.
func (a *App) WithDatasets(all []Dataset, at int) *App {
	a.turning = &turning{all, make([]*App, len(all)), make([]*Facts, len(all))}
	a.at = at
	a.turning.apps[at] = a
	return a
}

// Opened lists the dashboards that the session has made.
func (a *App) Opened() []*App {
	a.rest()
	if a.turning == nil {
		return []*App{a}
	}
	var all []*App
	for _, app := range a.turning.apps {
		if app != nil {
			all = append(all, app)
		}
	}
	return all
}

// Panel is the dataset on the screen.
func (a *App) Panel() *model.Panel { return a.desk.Panel }

func (a *App) onlyDataset() (words.Word, bool) {
	return words.OnlyDataset, a.turning == nil || len(a.turning.datasets) < 2
}

// turned is that a dataset's dashboard stands.
type turned struct {
	at    int
	app   *App
	err   error
	query string         // the view to open on; "" for where it stood
	then  func() tea.Cmd // what is done there; nil: nothing
}

// looked is what was found out about a dataset.
type looked struct {
	at    int
	facts Facts
	err   error
}

// enter gives the command that opens another dataset.
func (a *App) enter(at int, query string) tea.Cmd {
	t := a.turning
	if t.apps[at] != nil {
		return func() tea.Msg { return turned{at: at, app: t.apps[at], query: query} }
	}
	open := t.datasets[at].Open
	return func() tea.Msg {
		app, err := open()
		return turned{at: at, app: app, err: err, query: query}
	}
}

// takeTurn hands the window over to the dashboard of another dataset, with the
// language, the looks and the room of this one.
func (a *App) takeTurn(m turned) (tea.Model, tea.Cmd) {
	if m.err != nil {
		a.notice = layout.Clean(m.err.Error())
		return a, nil
	}
	to := m.app
	if kept := a.turning.apps[m.at]; kept != nil {
		to = kept
	}
	to.turning, to.at = a.turning, m.at
	a.turning.apps[m.at] = to
	to.options.Lang, to.options.Theme, to.options.Room = a.options.Lang, a.options.Theme, a.options.Room
	to.desk.Prose.Lang, to.dark, to.width, to.height, to.among = a.desk.Prose.Lang, a.dark, a.width, a.height, a.among
	to.desk.Theme = to.look()
	to.supplied.width, to.supplied.height = a.width, a.height
	a.overlay, to.overlay = nil, nil
	if q, ok := (State{Query: m.query}).Resume(to.desk.Panel); ok && m.query != "" {
		to.desk.Turn(q)
		to.open(q.View)
	}
	to.notice = to.desk.Say(words.TurnedTo, to.desk.Panel.Title.In(to.desk.Prose.Lang))
	if m.then != nil {
		return to, tea.Batch(m.then(), to.redraw())
	}
	to.share()
	return to, tea.Batch(to.redraw(), to.drawFirst())
}

// findOut gives the commands that find out what the datasets hold that have not
// been turned to.
func (a *App) findOut() tea.Cmd {
	var all []tea.Cmd
	for i, d := range a.turning.datasets {
		switch {
		case a.turning.facts[i] != nil:
		case a.turning.apps[i] != nil:
			facts := FactsOf(a.turning.apps[i].desk.Panel)
			a.turning.facts[i] = &facts
		case d.Panel != nil:
			all = append(all, func() tea.Msg {
				p, err := d.Panel()
				if err != nil {
					return looked{at: i, err: err}
				}
				return looked{at: i, facts: FactsOf(p)}
			})
		}
	}
	return tea.Batch(all...)
}

// openDatasets lays the box of datasets over the screen.
func (a *App) openDatasets() tea.Cmd {
	a.overlay = &datasetBox{app: a, cursor: a.at}
	return a.findOut()
}

// datasetName is what the title line calls the dataset, where there are
// several: its title, or in little room its name.
func (a *App) datasetName(room int) string {
	if _, only := a.onlyDataset(); only {
		return ""
	}
	for _, name := range []string{a.desk.Panel.Title.In(a.desk.Prose.Lang), a.turning.datasets[a.at].Name} {
		if name = layout.Clean(name); layout.Width(name) <= room {
			return a.paint(theme.Muted, name) + "  "
		}
	}
	return ""
}

func (a *App) turnAction() screen.Action {
	return screen.Action{Keys: []string{"D"}, Name: words.DoDatasets, Do: a.openDatasets, Why: a.onlyDataset}
}
