package repaint

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"
)

// Terminal is a terminal's file with a stage before it, for a program that
// asks its output for the terminal's size and modes.
type Terminal struct {
	term.File
	stage *Stage
}

// NewTerminal puts a stage before a terminal. Its error is that of asking the
// terminal for its size.
func NewTerminal(f term.File, o Options) (*Terminal, error) {
	var err error
	o.Width, o.Height, err = term.GetSize(f.Fd())
	if err != nil {
		return nil, err
	}
	return &Terminal{File: f, stage: New(f, o)}, nil
}

// Write sends what changes the terminal.
func (t *Terminal) Write(p []byte) (int, error) { return t.stage.Write(p) }

// Watch is a program's filter that tells the stage the terminal's size before
// the program hears of it.
func (t *Terminal) Watch(m tea.Model, msg tea.Msg) tea.Msg { return t.stage.Watch(m, msg) }

// Watch is a program's filter that tells the stage the terminal's size before
// the program hears of it.
func (s *Stage) Watch(_ tea.Model, msg tea.Msg) tea.Msg {
	if size, ok := msg.(tea.WindowSizeMsg); ok {
		s.Resize(size.Width, size.Height)
	}
	return msg
}
