// Package pace draws when there is something to draw: a program that gets keys
// faster than it can draw does not fall behind, since frames that nobody would
// see are not worked out; a key is answered without waiting for the renderer's
// next tick; and a screen at which nothing happens does not tick.
package pace

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// Model gives each message to an app at once, and asks it for a frame at most
// once in a time. The first change after a pause, a new size, and the first
// frame that shows anything are drawn without delay, and the last of a row of
// changes when the time is over.
type Model struct {
	app     tea.Model
	every   time.Duration
	program *tea.Program
	heart   *heart // of the program, once it ticks
	view    tea.View
	drawn   time.Time // when view was worked out
	waiting bool      // a redraw is on its way, view stands until then
}

// New paces an app.
func New(app tea.Model, every time.Duration) *Model { return &Model{app: app, every: every} }

// Drive has the frames of the program that shows the model sent when they are
// there instead of at its next tick. It is called before the program runs.
func (m *Model) Drive(p *tea.Program) { m.program = p }

// redraw works out the frame that was put off.
type redraw struct{}

// Init starts the app.
func (m *Model) Init() tea.Cmd { return m.app.Init() }

// Update gives the message to the app, but for our own.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, ok := msg.(redraw); ok {
		m.waiting = false
		return m, nil
	}
	var cmd tea.Cmd
	m.app, cmd = m.app.Update(msg)
	rest := m.every - time.Since(m.drawn)
	if _, resized := msg.(tea.WindowSizeMsg); resized || m.view.Content == "" {
		rest, m.waiting = 0, false // there is nothing to see, or it does not fit
	}
	if m.waiting || rest <= 0 {
		return m, cmd
	}
	m.waiting = true
	return m, tea.Batch(cmd, tea.Tick(rest, func(time.Time) tea.Msg { return redraw{} }))
}

// View gives the frame, or the last one while it is too young.
func (m *Model) View() tea.View {
	if m.heart == nil && m.program != nil {
		m.heart = newHeart(m.program, m.every)
	}
	if m.heart != nil { // what the app wants to say besides is sent with the frames
		defer m.heart.beat()
	}
	if m.waiting {
		return m.view
	}
	m.view = m.app.View()
	m.drawn = time.Now()
	return m.view
}
