// Package ui is the dashboard: it routes messages, draws the frame around the
// open screen, and keeps the history of screens. It is handed its panel and
// question, and never reads a file.
package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"weici/internal/analysis"
	"weici/internal/brief"
	"weici/internal/search"
	"weici/internal/words"
	"weici/model"
	"weici/ui/editor"
	"weici/ui/layout"
	"weici/ui/screen"
	"weici/ui/theme"
	"weici/ui/widget"
)

// Options are the choices that a session starts with.
type Options struct {
	Lang  model.Lang
	Theme string       // one of theme.Names; empty: auto
	ASCII bool         // draw ASCII characters only
	Room  Room         // who else is there
	Term  string       // the terminal's name, as TERM has it; empty: unknown
	Save  Saver        // keeps a file for the user; nil: nothing can be kept
	Files editor.Files // of the user; nil: none can be read or written
	Draft brief.Draft  // what was collected before
	Watch Watch        // waits for the dataset to be read again; nil: it never is
	My    string       // the id of the user's own area; empty, or not in the dataset: none

	Supply Supply // where figures are read as they are needed; nil: all are at hand
}

// App is the root model: one for each session.
type App struct {
	desk          *screen.Desk
	collection    *editor.Collection
	index         *search.Index
	options       Options
	dark          bool // the terminal's background, as far as it has said
	width, height int
	view          model.View
	back          []model.View // the screens visited before this one
	screens       map[model.View]screen.Screen
	global        []screen.Action // what can be done on every screen
	overlay       screen.Overlay
	finder        *widget.Picker            // the last one opened
	asked         []analysis.Question       // by the finder, the last one first
	telling       []analysis.VintageFinding // what the data has to tell, once it is told
	told          bool
	done          []string // what was done from the palette, the last first
	strange       bool     // a key that does nothing was pressed once
	notice        string
	among         presence
	turning       *turning // what it shares with the dashboards of other datasets; nil: none
	everywhere    bool     // the finder looks in all of them
	at            int      // which of them this one is
	supplied      supplied // where the figures are read as they are needed
}

// route makes a screen known: its view, its name, and how it is made.
type route struct {
	view model.View
	name words.Word
	make func(*App) screen.Screen
}

// routes lists the screens in the order of their keys.
func routes() []route {
	return []route{
		{model.AnswerView, words.ScreenAnswer, func(a *App) screen.Screen { return screen.NewAnswer(a.desk) }},
		{model.RankView, words.ScreenRank, func(a *App) screen.Screen { return screen.NewRank(a.desk) }},
		{model.CompareView, words.ScreenCompare, func(a *App) screen.Screen { return screen.NewCompare(a.desk) }},
		{model.TrendView, words.ScreenTrend, func(a *App) screen.Screen { return screen.NewTrend(a.desk) }},
		{model.QuadrantView, words.ScreenQuadrant, func(a *App) screen.Screen { return screen.NewQuadrant(a.desk) }},
		{model.ProfileView, words.ScreenProfile, func(a *App) screen.Screen { return screen.NewProfile(a.desk) }},
		{model.SourcesView, words.ScreenSources, func(a *App) screen.Screen { return screen.NewSources(a.desk) }},
		{model.BriefView, words.ScreenBrief, func(a *App) screen.Screen { return editor.New(a.desk, a.collection, a.options.Files) }},
		{model.CoverageView, words.ScreenCoverage, func(a *App) screen.Screen { return screen.NewCoverage(a.desk) }},
		{model.OverviewView, words.ScreenOverview, func(a *App) screen.Screen { return screen.NewOverview(a.desk) }},
	}
}

// New starts a session on a question. The index may serve many sessions.
func New(p *model.Panel, index *search.Index, q analysis.Question, o Options) *App {
	a := &App{options: o, index: index, dark: true, view: model.RankView, screens: map[model.View]screen.Screen{}}
	a.desk = screen.NewDesk(p, q, o.Lang, a.look())
	if my, ok := p.Area(o.My); ok {
		a.desk.My = my
	}
	a.collection = editor.NewCollection(o.Draft)
	a.global = a.globalActions()
	if o.Room.Title != "" {
		a.notice = a.desk.Say(words.Welcome, o.Room.Title)
	}
	for _, r := range routes() {
		if r.view == q.View {
			a.show(q.View)
		}
	}
	return a
}

func (a *App) look() theme.Theme {
	t := theme.New(a.options.Theme, a.dark)
	if a.options.ASCII {
		return t.WithASCII()
	}
	return t
}

// Init asks the terminal what it can do, and listens to the others in the room.
func (a *App) Init() tea.Cmd { return tea.Batch(a.listen(), a.heed(), askTerminal()) }

// askTerminal asks for the terminal's background, whether frames may be
// synchronised, and whether it measures graphemes. A terminal that answers
// nothing is taken for a dark one.
func askTerminal() tea.Cmd {
	return tea.Raw(ansi.RequestBackgroundColor + ansi.RequestModeSynchronizedOutput + ansi.RequestModeUnicodeCore)
}

// Update routes a message: facts about the terminal, the app's own messages,
// the overlay, and then the screen's actions before the global ones.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if a.options.Supply != nil {
		return a.supply(msg)
	}
	return a.respond(msg)
}

// respond takes a message whose answer is at hand, or waits for it.
func (a *App) respond(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch m := msg.(type) {
	case turned:
		return a.takeTurn(m)
	case renewed:
		return a.takeRenewal(m)
	}
	cmd := a.take(msg)
	a.share()
	return a, cmd
}

func (a *App) take(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case showMsg:
		return a.takeShow(m)
	case tea.WindowSizeMsg:
		a.width, a.height = m.Width, m.Height
	case tea.BackgroundColorMsg:
		a.dark = m.IsDark()
		a.desk.Theme = a.look()
	case gathered:
		a.takeGathered(m)
	case looked:
		if m.err == nil {
			a.turning.facts[m.at] = &m.facts
		}
	case prepared:
		a.finder.Renew(a.finderText())
	case screen.OpenMsg:
		a.open(m.View)
	case screen.NoticeMsg:
		a.notice = m.Text
	case tea.KeyPressMsg:
		return a.key(m)
	case screen.WiderMsg:
		return a.wider(m.Question)
	case screen.OverMsg:
		a.overlay = m.Overlay
	case screen.ThenMsg:
		return m.Do()
	case screen.CopyMsg:
		a.overlay = a.copied(m)
		return tea.Raw(ansi.SetSystemClipboard(m.Text))
	case tea.PasteMsg:
		if a.overlay != nil {
			return a.overlayUpdate(m)
		}
	case tea.MouseMsg:
		return a.mouse(m)
	}
	return nil
}

func (a *App) key(m tea.KeyPressMsg) tea.Cmd {
	a.notice = ""
	if a.among.following {
		a.leave()
		return nil
	}
	if a.tabbed(m.String()) {
		return a.findEverywhere()
	}
	if a.overlay != nil {
		return a.overlayUpdate(m)
	}
	pressed := m.String()
	for _, acts := range [][]screen.Action{a.screen().Actions(), a.global} {
		for _, act := range acts {
			if slices.Contains(act.Keys, pressed) {
				return a.do(act)
			}
		}
	}
	if !a.strange && m.Text != "" { // said once: who types on knows
		a.strange = true
		a.notice = a.desk.Say(words.UnknownKey, layout.Clean(pressed))
	}
	return nil
}

// do runs an action, or says why it cannot be done.
func (a *App) do(act screen.Action) tea.Cmd {
	if why, ok := act.Enabled(); !ok {
		a.notice = a.desk.Say(why)
		return nil
	}
	return act.Do()
}

// mouse hands clicks and the wheel to the screen, in its own cells, and turns
// to the screen whose tab is clicked.
func (a *App) mouse(m tea.MouseMsg) tea.Cmd {
	a.notice = ""
	f := a.frame()
	at := m.Mouse()
	y := at.Y - f.title - 1
	switch {
	case a.overlay != nil || a.width < leastWidth || a.height < leastHeight:
		return nil
	case y >= 0 && y < f.body:
		return a.screen().Mouse(m, at.X, y)
	}
	if _, click := m.(tea.MouseClickMsg); click && at.Y == 0 && f.title > 1 {
		if view, ok := a.tabAt(at.X); ok {
			a.open(view)
		}
	}
	return nil
}

// screen gives the open screen, made when it is first asked for and kept.
func (a *App) screen() screen.Screen {
	if a.desk.Empty() {
		return screen.NewEmpty(a.desk)
	}
	for _, r := range routes() {
		if r.view == a.view {
			return a.made(r)
		}
	}
	return nil
}

// made gives the screen of a route.
func (a *App) made(r route) screen.Screen {
	if _, ok := a.screens[r.view]; !ok {
		a.screens[r.view] = r.make(a)
	}
	return a.screens[r.view]
}

// Aloud reads the open screen for those who listen to it: its name, its set and
// its period, which a brief has none of, and then a line a figure.
func (a *App) Aloud() []string {
	q := a.desk.Question()
	var title []string
	for _, r := range routes() {
		if r.view == a.view {
			title = append(title, a.desk.Say(r.name))
		}
	}
	if r := a.desk.Ranking(); r.Of > 0 && a.view != model.BriefView {
		title = append(title, a.desk.Prose.Set(q.Within, r.Level, r.Of, r.Of))
	}
	if q.Period.Kind != model.Undated && a.view != model.BriefView {
		title = append(title, a.desk.Prose.Period(q.Period))
	}
	lines := append([]string{layout.Clean(strings.Join(title, " · "))}, screen.Aloud(a.desk, a.screen())...)
	if refused := a.desk.Prose.Refused(); refused != "" {
		lines = append(lines, refused)
	}
	return lines
}

// opener is a screen that turns to the selected figure when it is opened.
type opener interface{ Open() }

// mostBack is how many screens one can go back.
const mostBack = 50

func (a *App) open(v model.View) {
	if v == a.view {
		return
	}
	a.back = append(a.back[max(0, len(a.back)+1-mostBack):], a.view)
	a.show(v)
}

func (a *App) show(v model.View) {
	a.view = v
	if o, ok := a.screen().(opener); ok {
		o.Open()
	}
}

// View draws the window.
func (a *App) View() tea.View {
	if a.options.Supply != nil {
		return a.supplied.view()
	}
	return window(a.draw(), a.cursor(), a.desk.Prose.Lang)
}

// window is a frame as Bubble Tea takes it.
func window(lines []string, cursor *tea.Cursor, lang model.Lang) tea.View {
	v := tea.NewView(strings.Join(lines, "\n"))
	v.AltScreen = true
	v.MouseMode = tea.MouseModeCellMotion
	v.WindowTitle = words.AppName.In(lang)
	v.Cursor = cursor
	return v
}

// cursor is where the overlay has the cursor, or nil.
func (a *App) cursor() *tea.Cursor {
	if a.overlay == nil || a.width < leastWidth || a.height < leastHeight {
		return nil
	}
	x, y, ok := a.overlay.Cursor()
	b := a.box()
	if !ok || x >= b.W {
		return nil
	}
	cursor := tea.NewCursor(x+b.X, y+b.Y+frameOf(a.height).title+1)
	cursor.Blink = false // Bubble Tea does not give a blinking one back at the end
	return cursor
}
