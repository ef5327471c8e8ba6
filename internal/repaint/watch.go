package repaint

import (
	"fmt"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// Watch is a program's filter: the stage learns what the terminal is before
// the program hears of it, and sends what the program has for the terminal
// besides its views.
func (s *Stage) Watch(_ tea.Model, msg tea.Msg) tea.Msg {
	switch m := msg.(type) {
	case tea.WindowSizeMsg:
		s.Resize(m.Width, m.Height)
	case tea.ColorProfileMsg:
		s.colour(m.Profile)
	case tea.ModeReportMsg:
		s.learn(m)
	case tea.RawMsg:
		s.Say(fmt.Sprint(m.Msg))
		return nil
	}
	return msg
}

// Resize tells the size of the terminal. The next view is drawn anew, also
// where the size is the same.
func (s *Stage) Resize(width, height int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.anew = true
	if width != s.want.w || height != s.want.h {
		s.resize(width, height)
	}
}

// colour tells how many colours the terminal has.
func (s *Stage) colour(p colorprofile.Profile) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if p != s.ink.profile {
		s.ink.profile = p
		clear(s.ink.change)
		s.anew = true
	}
}

// learn takes the terminal's answer about a mode.
func (s *Stage) learn(m tea.ModeReportMsg) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch m.Mode {
	case ansi.ModeSynchronizedOutput:
		s.sync = s.sync || m.Value == ansi.ModeReset
	case ansi.ModeUnicodeCore:
		if !s.graphemes && (m.Value == ansi.ModeReset || m.Value.IsSet()) {
			s.measure()
		}
	}
}

// unread is the text of a row that is to be read again: no line of a view.
const unread = "\n"

// measure has the terminal measure graphemes from now on. All rows are read
// again, and those with characters that it measured otherwise are drawn again.
func (s *Stage) measure() {
	s.graphemes = true
	if s.inside {
		s.out = append(s.out, ansi.SetModeUnicodeCore...)
		s.send()
	}
	for y := range s.lines {
		s.lines[y] = unread
		if doubtful(s.have.row(y), false) {
			s.have.forget(y)
		}
	}
}
