package chart

import (
	"math"
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
	margin     = 1  // columns left of the numbers of the vertical axis
	cellsAMark = 10 // columns for each mark of a horizontal axis of numbers
)

// plot is the area between the axes on a sheet.
type plot struct {
	*sheet
	x, y, w, h int // the plot itself; the axes lie outside of it
	axisY      axis
	fineY      int // dots a cell, down
	glyphs     theme.Glyphs
}

// newPlot makes a sheet w by h cells with a vertical axis for lo..hi, rowsBelow
// rows for the horizontal axis, rowsAbove and columns at the right for names.
// What does not fit is left out.
func newPlot(w, h int, lo, hi float64, rowsAbove, rowsBelow, right int, g theme.Glyphs) *plot {
	p := &plot{sheet: newSheet(w, h), w: w, h: h, fineY: 1, glyphs: g}
	if h-rowsBelow >= leastHigh {
		p.h -= rowsBelow
	}
	if p.h-rowsAbove >= leastHigh {
		p.y = rowsAbove
		p.h -= rowsAbove
	}
	p.axisY, p.h = evenAxis(lo, hi, p.h)
	p.y = h - p.h - min(rowsBelow, h-p.h)
	labels := 0
	for i := range p.axisY.marks() {
		labels = max(labels, layout.Width(p.axisY.label(p.axisY.mark(i))))
	}
	if left := margin + labels + 1; w-left >= leastWide {
		p.x, p.w = left, w-left
	}
	if p.w-right >= leastPlot {
		p.w -= right
	}
	return p
}

// row returns the row of the sheet where the value v lies.
func (p *plot) row(v float64) int { return p.y + p.fine(v)/p.fineY }

// fine returns the row of dots where v lies, from the top of the plot. A mark of
// the axis is in the middle of its row; a line and the signs of its points are
// rounded here and nowhere else.
func (p *plot) fine(v float64) int {
	share := 0.5
	if span := p.axisY.hi - p.axisY.lo; span > 0 {
		share = min(max((v-p.axisY.lo)/span, 0), 1)
	}
	middle := (1-share)*float64((p.h-1)*p.fineY) + float64(p.fineY-1)/2
	return min(max(int(math.Floor(middle+1e-9)), 0), p.h*p.fineY-1)
}

// drawAxisY writes the numbers of the vertical axis, with a light line through
// the plot at each.
func (p *plot) drawAxisY() {
	if p.x == 0 {
		return
	}
	taken := make([]bool, p.sheet.h)
	for i := range p.axisY.marks() {
		v := p.axisY.mark(i)
		if y := p.row(v); !taken[y] {
			taken[y] = true
			p.write(0, y, layout.PadLeft(p.axisY.label(v), p.x-1), theme.Muted)
			p.across(y, p.glyphs.Grid, theme.Track)
		}
	}
}

// across draws a line through a row of the plot.
func (p *plot) across(y int, sign string, token theme.Token) {
	for x := range p.w {
		p.put(p.x+x, y, sign, token)
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
	p.across(y, p.glyphs.HRule, theme.Rule)
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
