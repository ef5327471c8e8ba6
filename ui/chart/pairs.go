package chart

import (
	"strings"

	"weici/ui/layout"
	"weici/ui/theme"
)

// Pair is one line of [Pairs]: two values of one area.
type Pair struct {
	Name     string
	From, To Point
	Text     string // at the end of the line, such as the two values as printed
	Mine     bool
}

// Pairs draws two values a line on one scale, the older an open sign and the
// newer a full one with a line between them, below the names of the two periods: a
// course of two points is no line chart. What is more than h lines is left out.
func Pairs(pairs []Pair, from, to string, w, h int, t theme.Theme) []string {
	if w < 1 || h < 1 {
		return blank(w, h)
	}
	var all []Point
	name, text := 0, 0
	for _, p := range pairs {
		all = append(all, p.From, p.To)
		name, text = max(name, layout.Width(layout.Clean(p.Name))), max(text, layout.Width(layout.Clean(p.Text)))
	}
	name, text = min(name, w/4), min(text, w/2)
	lo, hi, ok := extent(all)
	if !ok {
		lo, hi = 0, 1
	}
	scale := newAxis(lo, hi, 3)
	room := w - name - text - 4
	lines := []string{layout.Pad("", name+2) + t.Paint(theme.Muted, pairHead(from, to, t))}
	for _, p := range pairs[:min(len(pairs), max(h-1, 0))] {
		token := theme.Text
		if p.Mine {
			token = theme.Mine
		}
		line := " " + t.Paint(token, layout.Pad(layout.FitWith(layout.Clean(p.Name), min(layout.Width(layout.Clean(p.Name)), name), t.Glyphs.Ellipsis), name)) + " "
		if room > 1 {
			line += p.draw(scale, room, t) + " "
		}
		lines = append(lines, line+t.Paint(token, layout.Clean(p.Text)))
	}
	return layout.Block(lines, w, h)
}

func pairHead(from, to string, t theme.Theme) string {
	return t.Glyphs.Unmarked + " " + layout.Clean(from) + "   " + t.Glyphs.Mark + " " + layout.Clean(to)
}

// draw draws the two signs and the line between them in exactly w cells.
func (p Pair) draw(scale axis, w int, t theme.Theme) string {
	at := func(v float64) int { return scale.at(v, w) }
	cells := strings.Split(strings.Repeat(" ", w), "")
	a, oka := p.From.value()
	b, okb := p.To.value()
	if oka && okb {
		for i := min(at(a), at(b)); i <= max(at(a), at(b)); i++ {
			cells[i] = t.Glyphs.Join
		}
	}
	if oka {
		cells[at(a)] = t.Glyphs.Unmarked
	}
	if okb {
		cells[at(b)] = t.Glyphs.Mark
	}
	token := theme.Bar
	if p.Mine {
		token = theme.BarMine
	}
	return t.Paint(token, strings.Join(cells, ""))
}
