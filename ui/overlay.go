package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"weici/ui/layout"
	"weici/ui/theme"
)

// overlayUpdate hands a message to what stands over the screen, and takes it
// away when it is done.
func (a *App) overlayUpdate(m tea.Msg) tea.Cmd {
	over := a.overlay
	cmd, done := over.Update(m)
	if done && a.overlay == over { // what was picked may have opened another
		a.overlay = nil
	}
	return cmd
}

// The least size of a window's body in which what stands over a screen is a box,
// and the widest that the box is.
const (
	boxWide = 64
	boxHigh = 14
	boxMost = 100
)

// box is where the overlay stands in the body, inside its border; all of the
// body where that is small.
func (a *App) box() layout.Rect {
	h := a.frame().body
	if a.width < boxWide || h < boxHigh {
		return layout.Rect{W: a.width, H: h}
	}
	w, high := min(a.width-8, boxMost), h-4
	return layout.Rect{X: (a.width - w) / 2, Y: (h - high) / 2, W: w, H: high}
}

// boxed draws the overlay in a box over the dimmed screen.
func (a *App) boxed(h int) []string {
	b := a.box()
	content := layout.Block(a.overlay.View(b.W, b.H), b.W, b.H)
	if b.W == a.width {
		return layout.Block(content, a.width, h)
	}
	lines := a.screen().View(a.width, h)
	for y := range lines {
		lines[y] = a.paint(theme.Rule, ansi.Strip(lines[y]))
	}
	g := a.desk.Theme.Glyphs
	edge := strings.Repeat(g.HRule, b.W)
	a.lay(lines, b, b.Y-1, g.TopLeft+edge+g.TopRight)
	for y, line := range content {
		side := a.paint(theme.Accent, g.VRule)
		a.lay(lines, b, b.Y+y, side+line+side)
	}
	a.lay(lines, b, b.Y+b.H, g.LowLeft+edge+g.LowRight)
	return lines
}

// lay puts a line of the box, with its border, into a line of the screen.
func (a *App) lay(lines []string, b layout.Rect, y int, text string) {
	if y < 0 || y >= len(lines) {
		return
	}
	under := ansi.Strip(lines[y])
	if text == ansi.Strip(text) {
		text = a.paint(theme.Accent, text)
	}
	right := a.width - b.X - b.W - 1
	rest := ansi.TruncateLeft(under, a.width-right, "")
	if layout.Width(rest) > right { // a wide character lies under the border
		rest = ansi.TruncateLeft(under, a.width-right+1, "")
	}
	lines[y] = a.paint(theme.Rule, layout.Pad(ansi.Truncate(under, b.X-1, ""), b.X-1)) + text + a.paint(theme.Rule, layout.PadLeft(rest, right))
}
