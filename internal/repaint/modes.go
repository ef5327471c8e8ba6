package repaint

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// declared is what a view says of its terminal besides its cells, as far as
// the dashboard uses it.
type declared struct {
	title  string
	mouse  tea.MouseMode
	cursor int // its style, as DECSCUSR numbers them; 0: the terminal's own
}

// enter shows the alternate screen.
func (s *Stage) enter() {
	if s.inside {
		return
	}
	s.inside, s.anew, s.shown = true, true, false
	s.out = append(s.out, ansi.SetModeAltScreenSaveCursor+ansi.ResetModeTextCursorEnable+ansi.SetModeBracketedPaste...)
	if s.keyboard {
		s.out = append(s.out, ansi.SetModifyOtherKeys2+ansi.PushKittyKeyboard(ansi.KittyDisambiguateEscapeCodes)...)
	}
	if s.graphemes {
		s.out = append(s.out, ansi.SetModeUnicodeCore...)
	}
}

// leave gives the screen back that was shown before, and the modes.
func (s *Stage) leave() {
	if !s.inside {
		return
	}
	s.out = s.paint.take(s.out, s.ink, 0)
	s.declare(tea.View{})
	if s.graphemes {
		s.out = append(s.out, ansi.ResetModeUnicodeCore...)
	}
	if s.keyboard {
		s.out = append(s.out, ansi.ResetModifyOtherKeys+ansi.PopKittyKeyboard(1)...)
	}
	s.out = append(s.out, ansi.ResetModeBracketedPaste+ansi.ResetModeAltScreenSaveCursor+ansi.SetModeTextCursorEnable...)
	s.inside = false
}

// declare sends what is declared otherwise than before.
func (s *Stage) declare(v tea.View) {
	is := declared{title: v.WindowTitle, mouse: v.MouseMode}
	if v.Cursor != nil {
		is.cursor = style(v.Cursor)
	}
	was := s.declared
	s.declared = is
	if is.title != was.title {
		s.out = append(s.out, ansi.SetWindowTitle(is.title)...)
	}
	if is.cursor != was.cursor {
		s.out = append(s.out, ansi.SetCursorStyle(is.cursor)...)
	}
	if is.mouse == was.mouse {
		return
	}
	if was.mouse != tea.MouseModeNone {
		s.out = append(s.out, ansi.ResetModeMouseButtonEvent+ansi.ResetModeMouseAnyEvent+ansi.ResetModeMouseExtSgr...)
	}
	switch is.mouse {
	case tea.MouseModeCellMotion:
		s.out = append(s.out, ansi.SetModeMouseButtonEvent+ansi.SetModeMouseExtSgr...)
	case tea.MouseModeAllMotion:
		s.out = append(s.out, ansi.SetModeMouseAnyEvent+ansi.SetModeMouseExtSgr...)
	}
}

// style numbers a cursor's shape as DECSCUSR does: a blinking block is 1.
func style(c *tea.Cursor) int {
	n := 2*int(c.Shape) + 1
	if !c.Blink {
		n++
	}
	return n
}
