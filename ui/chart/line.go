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
	Strong bool    // drawn with a wider stroke, on top, with its values printed
}

// Break marks that figures from the period X on do not compare with those
// before it.
type Break struct {
	X     int
	Label string
}

// LineChart is what [Line] draws. Up to six series are told apart by the sign
// of their points and the name at their end, and by colour.
type LineChart struct {
	Series   []Series
	Labels   []string // of the periods, by Point.X
	Selected int      // the period whose value is printed besides the first and the last; -1: none
	Breaks   []Break
	Variant  Variant
	Down     bool // small values stand above: places
}

// Few points are drawn no higher than this: a line that rises through a whole
// window says no more.
const (
	fewPeriods = 12
	fewHigh    = 16
	mostHigh   = 26
)

// Height returns how many of at most so many lines a chart of so many periods
// is best drawn in.
func Height(periods, most int) int {
	if periods <= fewPeriods {
		return min(most, fewHigh+axisRows)
	}
	return min(most, mostHigh+axisRows)
}

// axisRows is the height of a horizontal axis with its labels.
const axisRows = 2

// Line draws series over periods in h lines of w cells. A missing value or a
// missing period leaves a gap and a break a dashed line; a single point is
// seen, provisional points and bounds have their own signs, and a line marks
// zero where values lie on both sides of it. Names and last values stand at the
// end of their own line. Axes and names give way where there is little room.
func Line(c LineChart, w, h int, t theme.Theme) []string {
	if w < 1 || h < 1 {
		return blank(w, h)
	}
	if t.Glyphs.ASCII {
		c.Variant = ASCII
	}
	if c.Down {
		c.Series = turned(c.Series)
	}
	var all []Point
	for _, s := range c.Series {
		all = append(all, s.Points...)
	}
	lo, hi, ok := extent(all)
	if !ok {
		lo, hi = 0, 1
	}
	l := &lines{periods: periods(c.Labels, all)}
	l.plot = newPlot(w, h, lo, hi, 1, axisRows, min(l.atTheSide(c.Series), w/3), t.Glyphs)
	l.axisY.down = c.Down
	l.dots = newDots(c.Variant, l.w, l.h)
	l.fineY = l.dots.fineY
	if ok {
		l.drawAxisY()
	}
	l.drawAxisX(l.labels(c.Labels))
	l.drawZero()
	l.drawBreaks(c.Breaks)
	l.drawSeries(c)
	l.drawNames(c.Series)
	l.nameBreaks(c.Breaks)
	l.printValues(c)
	return l.lines(t)
}

// lines is a line chart being drawn.
type lines struct {
	*plot
	dots    *dots
	periods int
}

// atTheSide returns the width of the widest name that stands right of the plot:
// of the series that reach its last period.
func (l *lines) atTheSide(series []Series) int {
	widest := 0
	for _, s := range series {
		if j := last(s.Points); j < 0 || s.Points[j].X >= l.periods-1 {
			widest = max(widest, layout.Width(endName(s))+3)
		}
	}
	return widest
}

// endName is what stands at the end of a line: the name and the last value.
func endName(s Series) string {
	name := layout.Clean(s.Name)
	if j := last(s.Points); j >= 0 && s.Points[j].Text != "" {
		name += " " + layout.Clean(s.Points[j].Text)
	}
	return name
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

// The columns left free before the first point and after the last one, in
// plots of a width that has room for them.
const (
	inset     = 2
	insetFrom = 24
)

// column returns the column of the sheet where period x lies.
func (l *lines) column(x int) int {
	if l.periods < 2 {
		return l.x + (l.w-1)/2
	}
	free := 0
	if l.w >= insetFrom {
		free = inset
	}
	return l.x + free + part(float64(x), float64(l.periods-1), l.w-1-2*free)
}

func (l *lines) labels(texts []string) []label {
	out := make([]label, len(texts))
	for i, text := range texts {
		out[i] = label{l.column(i), text}
	}
	return out
}

func (l *lines) drawZero() {
	if l.axisY.lo < 0 && l.axisY.hi > 0 {
		l.across(l.row(0), l.glyphs.ZeroLine, theme.Rule)
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

// drawSeries draws all lines, then the signs, the first series last and the
// strong ones after it. The signs of provisional points and bounds come on top,
// for they must not be missed.
func (l *lines) drawSeries(c LineChart) {
	order := drawn(c.Series)
	for _, i := range order {
		points := c.Series[i].Points
		for j := 1; j < len(points); j++ {
			l.join(points[j-1], points[j], theme.Series(i), c.Series[i].Strong)
		}
	}
	l.dots.draw(l.sheet, l.x, l.y)
	for _, special := range []bool{false, true} {
		for _, i := range order {
			l.drawSigns(c.Series[i].Points, i, special)
		}
	}
}

// drawn lists series in the order in which they are drawn.
func drawn(series []Series) []int {
	var weak, strong []int
	for i := len(series) - 1; i >= 0; i-- {
		if series[i].Strong {
			strong = append(strong, i)
		} else {
			weak = append(weak, i)
		}
	}
	return append(weak, strong...)
}

// join draws the line between neighbouring points.
func (l *lines) join(a, b Point, token theme.Token, strong bool) {
	va, oka := a.value()
	vb, okb := b.value()
	if !oka || !okb || b.Apart || b.X != a.X+1 || a.X < 0 || b.X >= l.periods {
		return
	}
	s := thin
	switch {
	case b.Broken:
		s = dashed
	case strong:
		s = thick
	}
	x0, x1 := (l.column(a.X)-l.x)*l.dots.fineX, (l.column(b.X)-l.x)*l.dots.fineX
	l.dots.line(x0, l.fine(va), x1, l.fine(vb), token, s)
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

// printValues writes the first, the last and the selected value of the strong
// series beside their points; the last one of a series that is named at the
// side stands there.
func (l *lines) printValues(c LineChart) {
	for i, s := range c.Series {
		if !s.Strong {
			continue
		}
		end := last(s.Points)
		for j, p := range s.Points {
			if v, ok := p.value(); ok && p.Text != "" && p.X >= 0 && p.X < l.periods && j != end && (j == first(s.Points) || p.X == c.Selected) {
				l.beside(l.column(p.X), l.row(v), layout.Clean(p.Text), theme.Series(i), false)
			}
		}
	}
}

// beside writes text above a cell of the plot, or below, left or right of it,
// where first nothing else stands; guide lines give way. What ends a line stands
// right of it where it can.
func (l *lines) beside(x, y int, text string, token theme.Token, ends bool) bool {
	w := layout.Width(text)
	left := min(max(x-w/2, l.x), l.x+l.w-w)
	places := [][2]int{{left, y - 1}, {left, y + 1}, {x + 2, y}, {x - w - 1, y}, {left, y - 2}, {left, y + 2}}
	if ends {
		places = append([][2]int{{x + 2, y}}, places...)
	}
	for _, at := range places {
		if at[1] >= 0 && at[1] < l.y+l.h && at[0] >= l.x && at[0]+w <= l.x+l.w && l.clear(at[0], at[1], w) {
			l.write(at[0], at[1], text, token)
			return true
		}
	}
	return false
}

// clear reports whether n cells hold nothing but guide lines.
func (l *lines) clear(x, y, n int) bool {
	for i := range n {
		c := l.in(x+i, y)
		if c == nil || c.half || c.text != "" && c.token != theme.Track && c.token != theme.Rule {
			return false
		}
	}
	return true
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

// first returns the index of the first point that has a value, or -1.
func first(points []Point) int {
	return slices.IndexFunc(points, func(p Point) bool { _, ok := p.value(); return ok })
}

// drawNames writes the name and the last value of each series at the end of its
// line: right of the plot where it reaches the last period, or else beside its
// last point. What finds no place there, and a series without a value, stands
// right of the plot too, behind its sign. Where there are more than rows the
// last ones are left out.
func (l *lines) drawNames(series []Series) {
	var side []int
	for i, s := range series {
		j := last(s.Points)
		if j >= 0 && s.Points[j].X >= 0 && s.Points[j].X < l.periods-1 {
			v, _ := s.Points[j].value()
			if l.beside(l.column(s.Points[j].X), l.row(v), endName(s), theme.Series(i), true) {
				continue
			}
		}
		side = append(side, i)
	}
	x := l.x + l.w
	room := l.sheet.w - x
	if room < 3 {
		return
	}
	side = side[:min(len(side), l.h)]
	want := func(i int) int {
		j := last(series[i].Points)
		if j < 0 {
			return l.h - 1
		}
		v, _ := series[i].Points[j].value()
		return l.row(v) - l.y
	}
	slices.SortStableFunc(side, func(a, b int) int { return cmp.Compare(want(a), want(b)) })
	wants := make([]int, len(side))
	for k, i := range side {
		wants[k] = want(i)
	}
	for k, row := range spread(wants, l.h) {
		i := side[k]
		mark, token := l.glyphs.Series[i%len(l.glyphs.Series)], theme.Series(i)
		if last(series[i].Points) < 0 {
			mark, token = l.glyphs.Gap, theme.Muted
		}
		l.put(x, l.y+row, mark, token)
		l.write(x+1, l.y+row, layout.FitWith(endName(series[i]), room-1, l.glyphs.Ellipsis), token)
	}
}

// turned are series upside down.
func turned(all []Series) []Series {
	out := slices.Clone(all)
	for i := range out {
		out[i].Points = slices.Clone(out[i].Points)
		for j := range out[i].Points {
			p := &out[i].Points[j]
			p.Y = -p.Y
			switch p.Bound {
			case AtLeast:
				p.Bound = AtMost
			case AtMost:
				p.Bound = AtLeast
			}
		}
	}
	return out
}
