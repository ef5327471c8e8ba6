package chart

import (
	"cmp"
	"math"
	"slices"

	"weici/ui/layout"
	"weici/ui/theme"
)

// Series is one line of a chart.
type Series struct {
	Name   string
	Points []Point // in rising order of X
}

// Break marks that figures from the period X on do not compare with those
// before it.
type Break struct {
	X     int
	Label string
}

// LineChart is what [Line] draws. Up to six series are told apart by the sign
// at their end and their name there, and by colour; the first is drawn on top.
type LineChart struct {
	Series  []Series
	Labels  []string // of the periods, by Point.X
	Breaks  []Break
	Variant Variant
}

// Line draws series over periods in h lines of w cells. A missing value or a
// missing period leaves a gap, a single point is seen, provisional points and
// bounds have their own signs, and a dotted line marks zero where values lie on
// both sides of it. Axes and names give way where there is little room.
func Line(c LineChart, w, h int, t theme.Theme) []string {
	if w < 1 || h < 1 {
		return blank(w, h)
	}
	if t.Glyphs.ASCII {
		c.Variant = ASCII
	}
	var all []Point
	names := 0
	for _, s := range c.Series {
		all = append(all, s.Points...)
		names = max(names, layout.Width(layout.Clean(s.Name)))
	}
	lo, hi, ok := extent(all)
	if !ok {
		lo, hi = 0, 1
	}
	l := &lines{
		plot:    newPlot(w, h, lo, hi, 0, 2, min(names, w/4)+2, t.Glyphs),
		periods: periods(c.Labels, all),
	}
	if ok {
		l.drawAxisY()
	}
	l.drawAxisX(l.labels(c.Labels))
	l.drawZero()
	l.drawBreaks(c.Breaks)
	l.drawSeries(c)
	l.drawNames(c.Series)
	l.nameBreaks(c.Breaks)
	return l.lines(t)
}

// lines is a line chart being drawn.
type lines struct {
	*plot
	periods int
}

// periods returns how many periods the horizontal axis has.
func periods(labels []string, points []Point) int {
	n := len(labels)
	for _, p := range points {
		if p.X >= n && p.X < math.MaxInt32 {
			n = p.X + 1
		}
	}
	return n
}

// column returns the column of the sheet where period x lies.
func (l *lines) column(x int) int {
	if l.periods < 2 {
		return l.x + (l.w-1)/2
	}
	return l.x + part(float64(x), float64(l.periods-1), l.w-1)
}

func (l *lines) labels(texts []string) []label {
	out := make([]label, len(texts))
	for i, text := range texts {
		out[i] = label{l.column(i), text}
	}
	return out
}

func (l *lines) drawZero() {
	if l.axisY.lo >= 0 || l.axisY.hi <= 0 {
		return
	}
	y := l.row(0)
	for x := range l.w {
		l.put(l.x+x, y, l.glyphs.ZeroLine, theme.Track)
	}
}

// breakColumn returns the column of the mark between a period and the one
// before it.
func (l *lines) breakColumn(b Break) int {
	return (l.column(b.X-1) + l.column(b.X) + 1) / 2
}

func (l *lines) drawBreaks(breaks []Break) {
	for _, b := range breaks {
		if b.X < 1 || b.X >= l.periods {
			continue
		}
		for y := range l.h {
			l.put(l.breakColumn(b), l.y+y, l.glyphs.BreakLine, theme.Caveat)
		}
	}
}

// nameBreaks writes the label of each break beside its mark, in the first row
// from above that has room.
func (l *lines) nameBreaks(breaks []Break) {
	for _, b := range breaks {
		text := layout.Clean(b.Label)
		w := layout.Width(text)
		if b.X < 1 || b.X >= l.periods || w == 0 {
			continue
		}
		x := l.breakColumn(b)
		for y := l.y; y < l.y+l.h; y++ {
			if x+w < l.x+l.w && l.free(x+1, y, w) {
				l.write(x+1, y, text, theme.Caveat)
				break
			}
			if x-w >= l.x && l.free(x-w, y, w) {
				l.write(x-w, y, text, theme.Caveat)
				break
			}
		}
	}
}

// drawSeries draws all lines, then the signs, the first series last. The signs
// of provisional points and bounds come on top, for they must not be missed.
func (l *lines) drawSeries(c LineChart) {
	d := newDots(c.Variant, l.w, l.h)
	for i := len(c.Series) - 1; i >= 0; i-- {
		points := c.Series[i].Points
		for j := 1; j < len(points); j++ {
			l.join(d, points[j-1], points[j], theme.Series(i))
		}
	}
	d.draw(l.sheet, l.x, l.y)
	for _, special := range []bool{false, true} {
		for i := len(c.Series) - 1; i >= 0; i-- {
			l.drawSigns(c.Series[i].Points, i, special)
		}
	}
}

// join draws the line between neighbouring points that compare.
func (l *lines) join(d *dots, a, b Point, token theme.Token) {
	va, oka := a.value()
	vb, okb := b.value()
	if !oka || !okb || b.Apart || b.X != a.X+1 || a.X < 0 || b.X >= l.periods {
		return
	}
	high := l.h*d.fineY - 1
	x0, x1 := (l.column(a.X)-l.x)*d.fineX, (l.column(b.X)-l.x)*d.fineX
	d.line(x0, high-l.axisY.at(va, high+1), x1, high-l.axisY.at(vb, high+1), token)
}

// drawSigns draws the signs of either the special points or the plain ones that
// need a sign: the last one, those alone between gaps, and all where there is
// room.
func (l *lines) drawSigns(points []Point, series int, special bool) {
	room := l.w >= 4*max(l.periods, 1)
	for j, p := range points {
		v, ok := p.value()
		if !ok || p.X < 0 || p.X >= l.periods || p.special() != special {
			continue
		}
		alone := !l.joined(points, j) && !l.joined(points, j+1)
		if special || room || alone || j == last(points) {
			l.put(l.column(p.X), l.row(v), l.pointSign(p, series), theme.Series(series))
		}
	}
}

// special reports whether the point has a sign of its own.
func (p Point) special() bool { return p.Provisional || p.Bound != Exact }

// joined reports whether a line leads from the point before j to the point j.
func (l *lines) joined(points []Point, j int) bool {
	if j < 1 || j >= len(points) {
		return false
	}
	_, ok := points[j].value()
	_, before := points[j-1].value()
	return ok && before && !points[j].Apart && points[j].X == points[j-1].X+1
}

func (l *lines) pointSign(p Point, series int) string {
	switch {
	case p.Bound == AtLeast:
		return l.glyphs.BoundUp
	case p.Bound == AtMost:
		return l.glyphs.BoundDown
	case p.Provisional:
		return l.glyphs.Provisional
	}
	return l.glyphs.Series[series%len(l.glyphs.Series)]
}

// last returns the index of the last point that has a value, or -1.
func last(points []Point) int {
	for j := len(points) - 1; j >= 0; j-- {
		if _, ok := points[j].value(); ok {
			return j
		}
	}
	return -1
}

// drawNames writes sign and name of each series at the right, near the end of
// its line. A series without a value stands at the bottom with the sign of a
// gap. Where there are more series than rows the last ones are left out.
func (l *lines) drawNames(series []Series) {
	x := l.x + l.w
	room := l.sheet.w - x
	if room < 3 {
		return
	}
	series = series[:min(len(series), l.h)]
	order := make([]int, len(series))
	wants := make([]int, len(series))
	for i, s := range series {
		order[i], wants[i] = i, l.h-1
		if j := last(s.Points); j >= 0 {
			v, _ := s.Points[j].value()
			wants[i] = l.row(v) - l.y
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(wants[a], wants[b]) })
	sorted := make([]int, len(order))
	for k, i := range order {
		sorted[k] = wants[i]
	}
	for k, row := range spread(sorted, l.h) {
		i := order[k]
		mark, token := l.glyphs.Series[i%len(l.glyphs.Series)], theme.Series(i)
		if last(series[i].Points) < 0 {
			mark, token = l.glyphs.Gap, theme.Muted
		}
		l.put(x+1, l.y+row, mark, token)
		l.write(x+2, l.y+row, layout.FitWith(layout.Clean(series[i].Name), room-2, l.glyphs.Ellipsis), token)
	}
}
