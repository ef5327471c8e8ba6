package chart

import (
	"strings"

	"weici/ui/layout"
	"weici/ui/theme"
)

// leastSpark is the fewest values that a sparkline shows: two are no course.
const leastSpark = 3

// Spark draws one cell for each point, the last w of them, right-aligned in w
// cells; fewer than three values draw nothing. The steps run from the lowest to
// the highest value, or from zero for growth and wherever a value is below it;
// what is below zero hangs from the top in two sizes. Equal values stand in the
// middle. A missing value between others is a gap.
func Spark(points []Point, w int, fromZero bool, t theme.Theme) string {
	points, pad := lastOf(points, w)
	if w < 1 || count(points) < leastSpark {
		return layout.Pad("", w)
	}
	lo, hi, _ := extent(points)
	from, to := first(points), last(points)
	out := newRun(t)
	for i, p := range points {
		v, ok := p.value()
		switch {
		case !ok && (i < from || i > to):
			out.add(theme.Muted, " ")
		case !ok:
			out.add(theme.Muted, t.Glyphs.Gap)
		case v < 0:
			out.add(theme.Negative, hanging(v, max(hi, -lo), t.Glyphs))
		case lo < 0 || fromZero && hi > 0:
			out.add(theme.Bar, t.Glyphs.Spark[part(v, max(hi, -lo), 6)])
		case lo == hi:
			out.add(theme.Bar, t.Glyphs.Spark[3])
		default:
			out.add(theme.Bar, t.Glyphs.Spark[part(v-lo, hi-lo, 6)])
		}
	}
	return pad + out.String()
}

// count returns how many points have a value.
func count(points []Point) int {
	n := 0
	for _, p := range points {
		if _, ok := p.value(); ok {
			n++
		}
	}
	return n
}

// hanging returns the sign for a value below zero on a scale of size most.
func hanging(v, most float64, g theme.Glyphs) string {
	if -v > most/2 {
		return g.HangLarge
	}
	return g.HangSmall
}

// lastOf returns the last w points and the spaces to put before them.
func lastOf(points []Point, w int) ([]Point, string) {
	w = max(w, 0)
	if len(points) >= w {
		return points[len(points)-w:], ""
	}
	return points, layout.Pad("", w-len(points))
}

// run collects text and paints neighbours of the same token in one go.
type run struct {
	theme theme.Theme
	done  strings.Builder
	token theme.Token
	text  []byte
}

func newRun(t theme.Theme) *run { return &run{theme: t} }

func (r *run) add(token theme.Token, s string) {
	if token != r.token && strings.TrimLeft(s, " ") != "" {
		r.flush()
		r.token = token
	}
	r.text = append(r.text, s...)
}

func (r *run) flush() {
	r.done.WriteString(r.theme.Paint(r.token, string(r.text)))
	r.text = r.text[:0]
}

func (r *run) String() string {
	r.flush()
	return r.done.String()
}
