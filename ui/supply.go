package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"weici/internal/words"
	"weici/model"
	"weici/ui/layout"
	"weici/ui/screen"
	"weici/ui/theme"
)

// Supply is a dataset whose figures are read as they are needed, as one session
// asks for them. The panel that the session has waits for what it is asked.
type Supply interface {
	Begin()  // lets the panel wait
	Cancel() // ends what it waits for, and all that is asked until Begin; once or more
}

// The session of such a dataset answers a message on a goroutine of its own, and
// draws there. As long as that takes the window stands as it was, says that
// something is being read, and takes keys.
type supplied struct {
	work   *work     // what is under way; nil: nothing
	slow   bool      // it takes so long that it is shown
	spins  int       // how far the spinner has turned
	queue  []tea.Msg // what has come meanwhile, in order
	frame  []string  // drawn last, with what belongs to it
	cursor *tea.Cursor
	look   theme.Theme
	lang   model.Lang
	width  int
	height int
}

// work is the answer to one message.
type work struct {
	done   chan struct{} // closed when it stands
	before standing      // where the session stood
	app    tea.Model
	cmd    tea.Cmd
	frame  []string
	cursor *tea.Cursor
	why    error // something could not be read
	fault  any   // a panic
}

// standing is where a session stands, to come back to.
type standing struct {
	question string
	view     model.View
	back     []model.View
}

// The times of waiting: how long a message may take before that is shown, how
// often the spinner turns, and how many messages are kept meanwhile.
const (
	supplyPatience = 150 * time.Millisecond
	spinEvery      = 100 * time.Millisecond
	queueMost      = 64
)

// arrived is that an answer stands.
type arrived struct{ work *work }

// undrawn is that a window has not been drawn yet.
type undrawn struct{}

// drawFirst has a session draw that has just been turned to.
func (a *App) drawFirst() tea.Cmd {
	if a.options.Supply == nil {
		return nil
	}
	return func() tea.Msg { return undrawn{} }
}

// spun is that the spinner turns.
type spun struct{ work *work }

// supply takes a message where the dataset is read as it is needed.
func (a *App) supply(msg tea.Msg) (tea.Model, tea.Cmd) {
	s := &a.supplied
	switch m := msg.(type) {
	case tea.WindowSizeMsg:
		s.width, s.height = m.Width, m.Height
	case arrived:
		if m.work != s.work {
			return a, nil
		}
		return a.settle()
	case spun:
		if m.work != s.work {
			return a, nil
		}
		s.slow = true
		s.spins++
		return a, spin(s.work)
	}
	if s.work != nil {
		return a, a.meanwhile(msg)
	}
	return a.begin(msg)
}

// begin answers a message, and waits for a short time.
func (a *App) begin(msg tea.Msg) (tea.Model, tea.Cmd) {
	a.options.Supply.Begin()
	w := &work{done: make(chan struct{}), before: a.standing()}
	a.supplied.work = w
	if a.supplied.lang = a.desk.Prose.Lang; a.supplied.look.Glyphs.Turn[0] == "" {
		a.supplied.look = a.desk.Theme
	}
	go a.respondApart(w, msg)
	late := time.NewTimer(supplyPatience)
	defer late.Stop()
	select {
	case <-w.done:
		return a.settle()
	case <-late.C:
		a.supplied.slow = true
		return a, tea.Batch(func() tea.Msg { <-w.done; return arrived{w} }, spin(w))
	}
}

func spin(w *work) tea.Cmd {
	return tea.Tick(spinEvery, func(time.Time) tea.Msg { return spun{w} })
}

// respondApart answers a message and draws the window.
func (a *App) respondApart(w *work, msg tea.Msg) {
	defer close(w.done)
	defer func() { w.fault = recover() }()
	panel := a.desk.Panel
	before, _ := panel.Trouble()
	w.app, w.cmd = a.respond(msg)
	to := w.app.(*App)
	w.frame, w.cursor = to.draw(), to.cursor()
	if after, why := panel.Trouble(); after > before {
		w.why = why
	}
}

// settle takes the answer that stands, or where it lacks something goes back to
// where the session stood, and says why.
func (a *App) settle() (tea.Model, tea.Cmd) {
	s := &a.supplied
	w := s.work
	s.work, s.slow = nil, false
	if w.fault != nil {
		panic(w.fault)
	}
	to := w.app.(*App) // another one where the session has turned to another dataset
	if w.why != nil {
		s.queue = nil
		a.comeBack(w.before, w.why)
		return a, w.cmd
	}
	to.drawn(w.frame, w.cursor)
	to.supplied.width, to.supplied.height = s.width, s.height
	if to != a || len(s.queue) == 0 {
		return to, w.cmd
	}
	next := s.queue[0]
	s.queue = s.queue[1:]
	model, cmd := a.begin(next)
	return model, tea.Batch(w.cmd, cmd)
}

func (a *App) standing() standing {
	q := a.desk.Question()
	q.View = a.view
	return standing{q.Query(a.desk.Panel).String(), a.view, a.back}
}

// comeBack comes back to where the session stood, since what it asked for since
// was not all there: nothing that was made of it is kept.
func (a *App) comeBack(to standing, why error) {
	a.desk.Forget()
	a.screens = map[model.View]screen.Screen{}
	if q, ok := (State{Query: to.question}).Resume(a.desk.Panel); ok {
		a.desk.Turn(q)
	}
	a.view, a.back, a.overlay = to.view, to.back, nil
	a.notice = a.because(why)
	a.drawn(a.draw(), nil)
}

// because is an error in the session's language.
func (a *App) because(why error) string {
	if told, ok := why.(interface{ In(model.Lang) string }); ok {
		return layout.Clean(told.In(a.desk.Prose.Lang))
	}
	return layout.Clean(why.Error())
}

// meanwhile takes a message while an answer is under way: esc ends it, and what
// else is pressed waits for it.
func (a *App) meanwhile(msg tea.Msg) tea.Cmd {
	s := &a.supplied
	if key, ok := msg.(tea.KeyPressMsg); ok {
		switch key.String() {
		case "esc":
			s.queue = nil
			a.options.Supply.Cancel()
			return nil
		case "q", "ctrl+c":
			a.options.Supply.Cancel()
			return tea.Quit
		}
	}
	if len(s.queue) < queueMost {
		s.queue = append(s.queue, msg)
	}
	return nil
}

// rest waits until no answer is under way any more.
func (a *App) rest() {
	if w := a.supplied.work; w != nil {
		a.options.Supply.Cancel()
		<-w.done
	}
}

// view is the window as it was drawn last, with a spinner where something has
// been read for long. It looks at nothing that an answer under way may change.
func (s *supplied) view() tea.View {
	if !s.slow {
		return window(s.frame, s.cursor, s.lang)
	}
	lines := append([]string{}, s.frame...)
	if len(lines) == 0 {
		lines = layout.Block(nil, s.width, s.height)
	}
	if len(lines) > 0 {
		turn := s.look.Glyphs.Turn
		text := " " + s.look.Paint(theme.Accent, turn[s.spins%len(turn)]) + " " + words.Supplying.In(s.lang)
		lines[len(lines)-1] = layout.Fit(text, s.width)
	}
	return window(lines, nil, s.lang)
}

// drawn keeps a frame, and what belongs to it.
func (a *App) drawn(frame []string, cursor *tea.Cursor) {
	s := &a.supplied
	s.frame, s.cursor, s.look, s.lang = frame, cursor, a.desk.Theme, a.desk.Prose.Lang
}
