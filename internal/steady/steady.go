// Package steady keeps a panic of an app from the terminal: the program is
// asked to end, so that the screen is left whole, and can say why afterwards.
package steady

import (
	"reflect"
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

// guarded is a command whose panic ends the program.
func (m *Model) guarded(cmd tea.Cmd) tea.Cmd { return Command(cmd, m.caught) }

// Command is a command that a deferred function looks after, and with it all
// commands that it gives to be run, in batches and in sequences.
func Command(cmd tea.Cmd, after func()) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer after()
		msg = cmd()
		each(msg, func(cmd tea.Cmd) tea.Cmd { return Command(cmd, after) })
		return msg
	}
}

// each changes the commands of a batch or a sequence. The type of the latter is
// Bubble Tea's own, so any message that is a list of commands is taken.
func each(msg tea.Msg, change func(tea.Cmd) tea.Cmd) {
	list := reflect.ValueOf(msg)
	if list.Kind() != reflect.Slice || list.Type().Elem() != reflect.TypeFor[tea.Cmd]() {
		return
	}
	for i := range list.Len() {
		cmd, _ := list.Index(i).Interface().(tea.Cmd)
		list.Index(i).Set(reflect.ValueOf(change(cmd)))
	}
}

// caught keeps the first panic. It is deferred.
func (m *Model) caught() {
	if fault := recover(); fault != nil && m.fault.CompareAndSwap(nil, &fault) {
		go m.end()
	}
}
