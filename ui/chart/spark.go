package chart

import (
	"strings"

	"weici/ui/layout"
	"weici/ui/theme"
)

// Spark draws one cell for each point, the last w of them, right-aligned in w
// cells. Without negative values the steps run from the lowest to the highest
// value, and equal values stand in the middle. With negative values the steps
// start at zero, and what is below zero hangs from the top in two sizes.
// Missing values are gaps.
func Spark(points []Point, w int, t theme.Theme) string {
	points, pad := lastOf(points, w)
	if w < 1 {
		return ""
	}
	lo, hi, _ := extent(points)
	out := newRun(t)
	for _, p := range points {
		v, ok := p.value()
		switch {
		case !ok:
			out.add(theme.Muted, t.Glyphs.Gap)
		case v < 0:
			out.add(theme.Negative, hanging(v, max(hi, -lo), t.Glyphs))
		case lo < 0:
			out.add(theme.Bar, t.Glyphs.Spark[part(v, max(hi, -lo), 6)])
		case lo == hi:
			out.add(theme.Bar, t.Glyphs.Spark[3])
		default:
			out.add(theme.Bar, t.Glyphs.Spark[part(v-lo, hi-lo, 6)])
		}
	}
	return pad + out.String()
}

// hanging returns the sign for a value below zero on a scale of size most.
func hanging(v, most float64, g theme.Glyphs) string {
	if -v > most/2 {
		return g.HangLarge
	}
	return g.HangSmall
}

// SparkSigned is [Spark] in two rows on one scale: values above zero stand in
// the upper row, values below zero hang in the lower one.
func SparkSigned(points []Point, w int, t theme.Theme) (upper, lower string) {
	points, pad := lastOf(points, w)
	if w < 1 {
		return "", ""
	}
	lo, hi, _ := extent(points)
	most := max(hi, -lo)
	up, down := newRun(t), newRun(t)
	for _, p := range points {
		v, ok := p.value()
		switch {
		case !ok:
			up.add(theme.Muted, t.Glyphs.Gap)
			down.add(theme.Text, " ")
		case v >= 0:
			up.add(theme.Bar, t.Glyphs.Spark[part(v, most, 6)])
			down.add(theme.Text, " ")
		default:
			up.add(theme.Text, " ")
			steps := []string{t.Glyphs.HangSmall, t.Glyphs.HangSmall, t.Glyphs.HangLarge, t.Glyphs.HangLarge, t.Glyphs.Bar[7]}
			down.add(theme.Negative, steps[part(-v, most, 4)])
		}
	}
	return pad + up.String(), pad + down.String()
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
