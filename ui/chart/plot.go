package chart

import (
	"slices"

	"weici/ui/layout"
	"weici/ui/theme"
)

// Where there are fewer cells than these, an axis or a column of names would
// leave no chart.
const (
	leastPlot  = 12 // columns of the plot that names at the side must leave
	leastWide  = 8  // columns of the plot that the axis at the left must leave
	leastHigh  = 3  // rows of the plot that the axis below must leave
	rowsAMark  = 3  // rows for each mark of the vertical axis
	cellsAMark = 10 // columns for each mark of a horizontal axis of numbers
)

// plot is the area between the axes on a sheet.
type plot struct {
	*sheet
	x, y, w, h int // the plot itself; the axes lie outside of it
	axisY      axis
	glyphs     theme.Glyphs
}

// newPlot makes a sheet w by h cells with a vertical axis for lo..hi, rowsBelow
// rows for the horizontal axis, rowsAbove and columns at the right for names.
// What does not fit is left out.
func newPlot(w, h int, lo, hi float64, rowsAbove, rowsBelow, right int, g theme.Glyphs) *plot {
	p := &plot{sheet: newSheet(w, h), w: w, h: h, glyphs: g}
	if h-rowsBelow >= leastHigh {
		p.h -= rowsBelow
	}
	if p.h-rowsAbove >= leastHigh {
		p.y = rowsAbove
		p.h -= rowsAbove
	}
	p.axisY = newAxis(lo, hi, p.h/rowsAMark+1)
	labels := 0
	for i := range p.axisY.marks() {
		labels = max(labels, layout.Width(p.axisY.label(p.axisY.mark(i))))
	}
	if w-labels-1 >= leastWide {
		p.x, p.w = labels+1, w-labels-1
	}
	if p.w-right >= leastPlot {
		p.w -= right
	}
	return p
}

// row returns the row of the sheet where the value v lies.
func (p *plot) row(v float64) int { return p.y + p.h - 1 - p.axisY.at(v, p.h) }

// drawAxisY draws the vertical axis with its numbers, the highest row first.
func (p *plot) drawAxisY() {
	if p.x == 0 {
		return
	}
	for y := range p.h {
		p.put(p.x-1, p.y+y, p.glyphs.VRule, theme.Rule)
	}
	taken := make([]bool, p.sheet.h)
	for i := range p.axisY.marks() {
		v := p.axisY.mark(i)
		if y := p.row(v); !taken[y] {
			taken[y] = true
			p.put(p.x-1, y, p.glyphs.Tick, theme.Rule)
			p.write(0, y, layout.PadLeft(p.axisY.label(v), p.x-1), theme.Muted)
		}
	}
}

// label is text that is centred below a column of the sheet.
type label struct {
	at   int
	text string
}

// drawAxisX draws the line below the plot and as many labels as fit, evenly
// thinned out so that the last one is always there.
func (p *plot) drawAxisX(labels []label) {
	y := p.y + p.h
	if p.x > 0 {
		p.put(p.x-1, y, p.glyphs.Origin, theme.Rule)
	}
	for x := range p.w {
		p.put(p.x+x, y, p.glyphs.HRule, theme.Rule)
	}
	if y >= p.sheet.h {
		return
	}
	for _, l := range p.thin(labels) {
		p.put(l.at, y, p.glyphs.TickLow, theme.Rule)
		w := layout.Width(l.text)
		x := min(max(l.at-w/2, 0), p.sheet.w-w)
		p.write(x, y+1, l.text, theme.Muted)
	}
}

// thin returns every n-th label, counted from the last, for the least n with
// which none touch. A label wider than the sheet is cut.
func (p *plot) thin(labels []label) []label {
	for i := range labels {
		labels[i].text = layout.Clean(labels[i].text)
		if layout.Width(labels[i].text) > p.sheet.w {
			labels[i].text = layout.FitWith(labels[i].text, p.sheet.w, p.glyphs.Ellipsis)
		}
	}
	for n := 1; n < len(labels); n++ {
		if kept := everyNth(labels, n); p.apart(kept) {
			return kept
		}
	}
	return everyNth(labels, max(len(labels), 1))
}

func everyNth(labels []label, n int) []label {
	var kept []label
	for i := len(labels) - 1; i >= 0; i -= n {
		kept = append(kept, labels[i])
	}
	slices.Reverse(kept)
	return kept
}

// apart reports whether there is at least one cell between neighbours.
func (p *plot) apart(labels []label) bool {
	end := -1
	for _, l := range labels {
		w := layout.Width(l.text)
		x := min(max(l.at-w/2, 0), p.sheet.w-w)
		if x < end {
			return false
		}
		end = x + w + 1
	}
	return true
}

// spread returns rows as close as can be to the wanted ones (sorted, from 0)
// with no two the same and all below h. There must be at most h of them.
func spread(wanted []int, h int) []int {
	rows := slices.Clone(wanted)
	for i := range rows {
		if i > 0 {
			rows[i] = max(rows[i], rows[i-1]+1)
		}
	}
	for i, limit := len(rows)-1, h-1; i >= 0; i-- {
		rows[i] = min(rows[i], limit)
		limit = rows[i] - 1
	}
	return rows
}
