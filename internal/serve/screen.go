package serve

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"weici/internal/steady"
)

// screen is the host's model with what every visitor's screen needs: the
// questions to the terminal, a last line for warnings, and no panic that
// leaves it.
type screen struct {
	app     tea.Model
	visit   *visit
	size    size
	profile colorprofile.Profile

	notice string // on the last line, empty: none
	view   tea.View
	broken bool // the app has panicked and is not called again
}

// notice is a warning for the last line; an empty one takes it away.
type notice string

// Init asks the terminal for synchronized output and for widths by grapheme,
// and whether it knows true colour where it has not said so. Bubble Tea, which
// has no input of its own here, asks nothing itself.
func (s *screen) Init() tea.Cmd {
	ask := ansi.RequestModeSynchronizedOutput + ansi.RequestModeUnicodeCore
	if s.profile == colorprofile.ANSI256 {
		ask += ansi.RequestTermcap("RGB") + ansi.RequestTermcap("Tc")
	}
	var first tea.Cmd
	s.safely(func() { first = s.app.Init() })
	return tea.Batch(tea.Raw(ask), s.caught(first))
}

// Update gives the message to the app, but for our own.
func (s *screen) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case notice:
		s.notice = string(msg)
		return s, nil
	case tea.WindowSizeMsg:
		s.size = size{msg.Width, msg.Height}
	}
	var cmd tea.Cmd
	s.safely(func() { s.app, cmd = s.app.Update(msg) })
	return s, s.caught(cmd)
}

// View gives the frame.
func (s *screen) View() tea.View {
	began := time.Now()
	s.safely(func() { s.view = s.app.View() })
	if s.broken {
		s.view.Content = ""
	}
	if s.notice != "" {
		s.view.Content = lastLine(s.view.Content, s.size, s.notice)
	}
	s.visit.s.meters.frames.observe(time.Since(began))
	return s.view
}

// lastLine draws text in reverse over the last line of a frame.
func lastLine(content string, on size, text string) string {
	lines := strings.Split(content, "\n")
	for len(lines) < on.h {
		lines = append(lines, "")
	}
	text = ansi.Truncate(" "+text, on.w, "…")
	text += strings.Repeat(" ", max(0, on.w-ansi.StringWidth(text)))
	lines[on.h-1] = ansi.SGR(ansi.AttrReverse) + text + ansi.ResetStyle
	return strings.Join(lines[:on.h], "\n")
}

// safely calls the app; a panic ends the visit.
func (s *screen) safely(call func()) {
	if s.broken {
		return
	}
	s.broken = true
	defer s.visit.caught("app")
	call()
	s.broken = false
}

// caught is a command whose panic ends the visit.
func (s *screen) caught(cmd tea.Cmd) tea.Cmd {
	return steady.Command(cmd, func() { s.visit.rescue(recover(), "command of the app") })
}
