// Package pace draws when there is something to draw: a program that gets keys
// faster than it can draw does not fall behind, since frames that nobody would
// see are not worked out.
package pace

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// Canvas is what frames are drawn on.
type Canvas interface{ Draw(tea.View) }

// Model gives each message to an app at once, and asks it for a frame at most
// once in a time. The first change after a pause, a new size, and the first
// frame that shows anything are drawn without delay, and the last of a row of
// changes when the time is over.
type Model struct {
	app     tea.Model
	every   time.Duration
	canvas  Canvas
	view    tea.View
	drawn   time.Time // when view was worked out
	waiting bool      // a redraw is on its way, view stands until then
}

// New paces an app. Its frames are drawn on a canvas as soon as they are
// worked out; without one they are left to Bubble Tea's own renderer.
func New(app tea.Model, every time.Duration, canvas Canvas) *Model {
	return &Model{app: app, every: every, canvas: canvas}
}

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
	if m.waiting {
		return m.view
	}
	m.view = m.app.View()
	m.drawn = time.Now()
	if m.canvas != nil {
		m.canvas.Draw(m.view)
	}
	return m.view
}
