package chart

import (
	"weici/ui/layout"
	"weici/ui/theme"
)

// Multiples are small charts of one indicator, one an area, all on one scale:
// the view that a comparison of many areas needs.
type Multiples struct {
	Labels []string // of the periods, by Point.X
	Panels []Panel
	First  int // the first panel drawn; all of them make the scale
}

// Panel is one small chart.
type Panel struct {
	Name   string
	Text   string // the last value, at the right of the name
	Points []Point
	Mine   bool
}

// The size of a panel with the space around it, in cells.
const (
	panelWide  = 24
	panelLeast = 6
	panelMost  = 9
)

// Grid returns how many panels stand side by side in w cells, and how many rows
// of them fit in h lines.
func (m Multiples) Grid(w, h int) (across, down int) {
	across = max(w/panelWide, 1)
	return across, max(h/panelLeast, 1)
}

// Draw draws the panels in h lines of w cells, in rows from the top. Those that
// do not fit are left out; see [Multiples.Grid].
func (m Multiples) Draw(w, h int, t theme.Theme) []string {
	if w < 1 || h < 1 {
		return blank(w, h)
	}
	var all []Point
	for _, p := range m.Panels {
		all = append(all, p.Points...)
	}
	lo, hi, ok := extent(all)
	if !ok {
		lo, hi = 0, 1
	}
	across, down := m.Grid(w, h)
	if rows := (len(m.Panels) - m.First + across - 1) / across; rows < down {
		down = max(rows, 1)
	}
	width, high := w/across, min(h/down, panelMost)
	sheet := newSheet(w, h)
	n := periods(m.Labels, all)
	shown := m.Panels[min(max(m.First, 0), len(m.Panels)):]
	for i, p := range shown[:min(len(shown), across*down)] {
		p.draw(sheet, i%across*width, i/across*high, width, high, lo, hi, n, t.Glyphs)
	}
	return sheet.lines(t)
}

// draw draws a panel: the name and the last value above its line; zero is
// marked where values lie on both sides of it.
func (p Panel) draw(s *sheet, x, y, w, h int, lo, hi float64, n int, g theme.Glyphs) {
	token, ink := theme.Text, theme.Bar
	if p.Mine {
		token, ink = theme.Mine, theme.BarMine
	}
	left, room := x+1, w-3
	text := layout.Clean(p.Text)
	name := layout.FitWith(layout.Clean(p.Name), max(min(layout.Width(layout.Clean(p.Name)), room-layout.Width(text)-1), 0), g.Ellipsis)
	s.write(left, y, name, token)
	if layout.Width(name)+layout.Width(text) < room {
		s.write(left+room-layout.Width(text), y, text, token)
	}
	variant := Braille
	if g.ASCII {
		variant = ASCII
	}
	high := h - 2
	if high < 1 || room < 2 {
		return
	}
	l := &lines{plot: &plot{sheet: s, x: left, y: y + 1, w: room, h: high, axisY: newAxis(lo, hi, 3), glyphs: g}, periods: n}
	l.dots = newDots(variant, room, high)
	l.fineY = l.dots.fineY
	if l.y+high < s.h {
		for i := range room {
			s.put(left+i, l.y+high, g.Grid, theme.Track)
		}
	}
	l.drawZero()
	for i := 1; i < len(p.Points); i++ {
		l.join(p.Points[i-1], p.Points[i], ink, false)
	}
	l.dots.draw(s, left, y+1)
	for j, point := range p.Points {
		if v, ok := point.value(); ok && point.X >= 0 && point.X < n && (j == last(p.Points) || !l.joined(p.Points, j) && !l.joined(p.Points, j+1)) {
			s.put(l.column(point.X), l.row(v), g.Mark, ink)
		}
	}
}
