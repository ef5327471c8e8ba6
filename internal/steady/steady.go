// Package steady keeps a panic of an app from the terminal: the program is
// asked to end, so that the screen is left whole, and can say why afterwards.
package steady

import (
	"sync/atomic"

	tea "charm.land/bubbletea/v2"
)

// Model is an app that is not called again after a panic, in itself or in one
// of its commands. Bubble Tea would print a stack over the screen.
type Model struct {
	app   tea.Model
	end   func()
	fault atomic.Pointer[any]
}

// New guards an app; end is called, beside it, after the first panic.
func New(app tea.Model, end func()) *Model { return &Model{app: app, end: end} }

// Fault gives what the app has panicked with, or nil.
func (m *Model) Fault() any {
	if fault := m.fault.Load(); fault != nil {
		return *fault
	}
	return nil
}

// Init starts the app.
func (m *Model) Init() (cmd tea.Cmd) {
	m.safely(func() { cmd = m.guarded(m.app.Init()) })
	return cmd
}

// Update gives the message to the app.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	var cmd tea.Cmd
	m.safely(func() {
		m.app, cmd = m.app.Update(msg)
		cmd = m.guarded(cmd)
	})
	return m, cmd
}

// View gives the app's frame; after a panic, an empty one.
func (m *Model) View() (v tea.View) {
	m.safely(func() { v = m.app.View() })
	return v
}

// safely calls the app unless it has panicked.
func (m *Model) safely(call func()) {
	if m.fault.Load() != nil {
		return
	}
	defer m.caught()
	call()
}

// guarded is a command whose panic ends the program. Those inside a sequence
// cannot be looked into.
func (m *Model) guarded(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer m.caught()
		msg = cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			for i, c := range batch {
				batch[i] = m.guarded(c)
			}
		}
		return msg
	}
}

// caught keeps the first panic. It is deferred.
func (m *Model) caught() {
	if fault := recover(); fault != nil && m.fault.CompareAndSwap(nil, &fault) {
		go m.end()
	}
}
