package chart

import (
	"strconv"

	"weici/ui/layout"
	"weici/ui/theme"
)

// Dot is one point of a scatter plot. Dots whose X or Y is not finite are not
// drawn.
type Dot struct {
	Name  string
	X, Y  float64
	Focus bool // drawn with another sign, and named before the others
}

// ScatterChart is what [Scatter] draws.
type ScatterChart struct {
	XName, YName string
	Dots         []Dot
	Middle       *Dot // X and Y of the lines that part the quadrants, such as the medians; nil for none
}

// Scatter draws dots by two values in h lines of w cells. Names stand beside
// their dots where there is room. Those that find none are numbered, and the
// numbers are listed at the right if the chart is wide enough; dots without
// name or number remain as signs.
func Scatter(c ScatterChart, w, h int, t theme.Theme) []string {
	if w < 1 || h < 1 {
		return blank(w, h)
	}
	s := newScatter(c, w, h, 0, t)
	left := s.drawNames()
	if len(left) == 0 || w < leastListed {
		return s.lines(t)
	}
	list := 0
	for _, d := range left {
		list = max(list, layout.Width(d.name))
	}
	list = min(list+5, w/4)
	s = newScatter(c, w, h, list, t)
	s.list(s.drawNames(), w-list+1, list-1)
	return s.lines(t)
}

// leastListed is the least width of a chart with a list of names at its side.
const leastListed = 48

// scatter is a scatter plot being drawn.
type scatter struct {
	*plot
	dots []placed
}

// placed is a dot with its cell on the sheet.
type placed struct {
	name  string
	x, y  int
	focus bool
}

// newScatter draws all but the names; right columns are kept for the list.
func newScatter(c ScatterChart, w, h, right int, t theme.Theme) *scatter {
	var xs, ys []Point
	var dots []Dot
	for _, d := range c.Dots {
		x, y := Point{Y: d.X, OK: true}, Point{Y: d.Y, OK: true}
		_, okX := x.value()
		_, okY := y.value()
		if okX && okY {
			xs, ys, dots = append(xs, x), append(ys, y), append(dots, d)
		}
	}
	if m := c.Middle; m != nil {
		xs, ys = append(xs, Point{Y: m.X, OK: true}), append(ys, Point{Y: m.Y, OK: true})
	}
	loY, hiY, ok := extent(ys)
	if !ok {
		loY, hiY = 0, 1
	}
	s := &scatter{plot: newPlot(w, h, loY, hiY, 1, 3, right, t.Glyphs)}
	loX, hiX, okX := extent(xs)
	if !okX {
		loX, hiX = 0, 1
	}
	room := (hiX - loX) / 20 // so that no sign stands on the edge
	axisX := newAxis(loX-room, hiX+room, s.w/cellsAMark)
	s.drawFrame(c, axisX, ok && okX)
	for _, d := range dots {
		x, _ := Point{Y: d.X, OK: true}.value()
		y, _ := Point{Y: d.Y, OK: true}.value()
		s.dots = append(s.dots, placed{layout.Clean(d.Name), s.x + axisX.at(x, s.w), s.row(y), d.Focus})
	}
	s.drawDots()
	return s
}

// drawFrame draws axes, their names and the lines between the quadrants.
func (s *scatter) drawFrame(c ScatterChart, axisX axis, hasValues bool) {
	var labels []label
	if hasValues {
		s.drawAxisY()
		for i := range axisX.marks() {
			v := axisX.mark(i)
			labels = append(labels, label{s.x + axisX.at(v, s.w), axisX.label(v)})
		}
	}
	s.drawAxisX(labels)
	if s.y > 0 {
		s.write(0, 0, layout.FitWith(layout.Clean(c.YName), s.x+s.w, s.glyphs.Ellipsis), theme.Heading)
	}
	name := layout.Clean(c.XName)
	room := s.x + s.w
	if layout.Width(name) > room {
		name = layout.FitWith(name, room, s.glyphs.Ellipsis)
	}
	s.write(room-layout.Width(name), s.y+s.h+2, name, theme.Heading)
	if m := c.Middle; m != nil && hasValues {
		s.drawMiddle(*m, axisX)
	}
}

func (s *scatter) drawMiddle(m Dot, axisX axis) {
	if x, ok := (Point{Y: m.X, OK: true}).value(); ok {
		for y := range s.h {
			s.put(s.x+axisX.at(x, s.w), s.y+y, s.glyphs.BreakLine, theme.Track)
		}
	}
	if y, ok := (Point{Y: m.Y, OK: true}).value(); ok {
		for x := range s.w {
			s.put(s.x+x, s.row(y), s.glyphs.ZeroLine, theme.Track)
		}
	}
}

// drawDots draws the signs, those in focus last and so on top.
func (s *scatter) drawDots() {
	for _, focus := range []bool{false, true} {
		for _, d := range s.dots {
			switch {
			case d.focus != focus:
			case focus:
				s.put(d.x, d.y, s.glyphs.Mark, theme.Mine)
			default:
				s.put(d.x, d.y, s.glyphs.Unmarked, theme.Bar)
			}
		}
	}
}

// drawNames writes names beside dots, those in focus first, and returns the
// dots for which there was no room.
func (s *scatter) drawNames() []placed {
	var left []placed
	for _, focus := range []bool{true, false} {
		for _, d := range s.dots {
			if d.focus == focus && d.name != "" && !s.name(d, d.name) {
				left = append(left, d)
			}
		}
	}
	return left
}

// name writes text beside d, to the right, to the left, above or below.
func (s *scatter) name(d placed, text string) bool {
	w := layout.Width(text)
	for _, at := range [][2]int{
		{d.x + 1, d.y}, {d.x - w, d.y}, {d.x - w/2, d.y - 1}, {d.x - w/2, d.y + 1},
		{d.x + 1, d.y - 1}, {d.x + 1, d.y + 1}, {d.x - w, d.y - 1}, {d.x - w, d.y + 1},
	} {
		if s.room(d, at[0], at[1], w) {
			s.write(at[0], at[1], text, s.nameToken(d))
			return true
		}
	}
	return false
}

func (s *scatter) nameToken(d placed) theme.Token {
	if d.focus {
		return theme.Mine
	}
	return theme.Text
}

// room reports whether n cells of the plot are open and touch nothing but d.
func (s *scatter) room(d placed, x, y, n int) bool {
	for i := range n {
		if !s.open(x+i, y) {
			return false
		}
	}
	for _, edge := range []int{x - 1, x + n} {
		own := edge == d.x && y == d.y
		if !own && s.inside(edge, y) && !s.open(edge, y) {
			return false
		}
	}
	return true
}

func (s *scatter) inside(x, y int) bool {
	return x >= s.x && x < s.x+s.w && y >= s.y && y < s.y+s.h
}

// open reports whether a cell of the plot holds nothing but a guide line.
func (s *scatter) open(x, y int) bool {
	if !s.inside(x, y) {
		return false
	}
	c := s.in(x, y)
	return !c.half && (c.text == "" || c.token == theme.Track)
}

// list writes dots in rows at column x, room cells wide, each with a number
// that stands at the dot as well. A dot hemmed in on all sides is listed without
// a number. What goes beyond the rows is counted in the last one.
func (s *scatter) list(dots []placed, x, room int) {
	rows, number := s.sheet.h, 1
	for i, d := range dots {
		if i == rows-1 && len(dots) > rows {
			s.write(x, i, layout.FitWith("+"+strconv.Itoa(len(dots)-i), room, s.glyphs.Ellipsis), theme.Muted)
			return
		}
		sign := s.glyphs.Unmarked
		if text := strconv.Itoa(number); s.name(d, text) {
			sign = text
			number++
		}
		s.write(x, i, layout.FitWith(layout.PadLeft(sign, 2)+" "+d.name, room, s.glyphs.Ellipsis), s.nameToken(d))
	}
}
