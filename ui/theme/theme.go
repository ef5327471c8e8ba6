package theme

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// The names that [New] knows. Auto is dark or light as the terminal is;
// contrast and safe come in a dark and a light form; safe uses the colours of
// Okabe and Ito, which colour-blind people can tell apart; mono has none.
const (
	Auto     = "auto"
	Dark     = "dark"
	Light    = "light"
	Contrast = "contrast"
	Safe     = "safe"
	Mono     = "mono"
)

// Names returns the names that [New] knows, in the order to offer them.
func Names() []string {
	return []string{Auto, Dark, Light, Contrast, Safe, Mono}
}

// Theme is the look of a session. The zero Theme paints nothing and draws
// nothing; make one with [New] or [Plain].
type Theme struct {
	Name   string // one of [Names]
	Glyphs Glyphs
	inks   *[tokens]ink // written by New only, so copies may share it
}

// ink is a look, and the escape sequence that turns it on.
type ink struct {
	look   look
	prefix string
}

// look is what a theme says about a token. Colours are "#rrggbb", or "" for
// the terminal's own.
type look struct {
	fg, bg                                   string
	bold, faint, italic, underline, reversed bool
}

const reset = "\x1b[m"

// New returns the theme of that name; an unknown name counts as [Auto]. isDark
// says whether the terminal's background is dark.
func New(name string, isDark bool) Theme {
	if !slices.Contains(Names(), name) {
		name = Auto
	}
	t := Theme{Name: name, Glyphs: Unicode(), inks: new([tokens]ink)}
	for i := range t.inks {
		l := lookOf(name, isDark, Token(i))
		t.inks[i] = ink{look: l, prefix: l.prefix()}
	}
	return t
}

// Plain returns a theme that styles nothing, for output that is not a terminal.
func Plain() Theme {
	return Theme{Name: Mono, Glyphs: Unicode(), inks: new([tokens]ink)}
}

// WithASCII returns t drawing ASCII characters only.
func (t Theme) WithASCII() Theme {
	t.Glyphs = ASCII()
	return t
}

// Paint returns s in the look of token. It costs one concatenation; s may hold
// painted parts only if nothing follows them, else use [Theme.Row].
func (t Theme) Paint(token Token, s string) string {
	prefix := t.prefix(token)
	if prefix == "" || s == "" {
		return s
	}
	return prefix + s + reset
}

// Row returns s, which may hold painted parts, in the look of token from end to
// end: the look is taken up again after every part. It is meant for a selected
// row.
func (t Theme) Row(token Token, s string) string {
	prefix := t.prefix(token)
	if prefix == "" || s == "" {
		return s
	}
	s = strings.ReplaceAll(s, "\x1b[0m", reset)
	s = strings.ReplaceAll(s, reset, reset+prefix)
	return prefix + s + reset
}

func (t Theme) prefix(token Token) string {
	if t.inks == nil || token >= tokens {
		return ""
	}
	return t.inks[token].prefix
}

// Style returns the look of token as a Lip Gloss style, for widgets that ask
// for one. Where there is a choice, [Theme.Paint] is far cheaper.
func (t Theme) Style(token Token) lipgloss.Style {
	s := lipgloss.NewStyle()
	if t.inks == nil || token >= tokens {
		return s
	}
	l := t.inks[token].look
	if l.fg != "" {
		s = s.Foreground(lipgloss.Color(l.fg))
	}
	if l.bg != "" {
		s = s.Background(lipgloss.Color(l.bg))
	}
	return s.Bold(l.bold).Faint(l.faint).Italic(l.italic).Underline(l.underline).Reverse(l.reversed)
}

// prefix returns the escape sequence that turns the look on, "" for none.
func (l look) prefix() string {
	var s ansi.Style
	if l.bold {
		s = s.Bold()
	}
	if l.faint {
		s = s.Faint()
	}
	if l.italic {
		s = s.Italic(true)
	}
	if l.underline {
		s = s.Underline(true)
	}
	if l.reversed {
		s = s.Reverse(true)
	}
	if l.fg != "" {
		s = s.ForegroundColor(lipgloss.Color(l.fg))
	}
	if l.bg != "" {
		s = s.BackgroundColor(lipgloss.Color(l.bg))
	}
	if len(s) == 0 {
		return ""
	}
	return s.String()
}
