package chart

import (
	"math"
	"strings"

	"weici/ui/layout"
	"weici/ui/theme"
)

// Bar draws p as a horizontal bar in w cells on the scale lo..hi, which is
// widened to hold zero. Where lo is below zero, bars start from a zero axis and
// negative ones run to the left. A value above zero shows at least a trace; a
// bound ends in an open mark. A missing value is blank, while a zero has its
// axis. The scale is the caller's, so that the bars of a column compare.
func Bar(p Point, lo, hi float64, w int, t theme.Theme) string {
	if w < 1 {
		return ""
	}
	v, ok := p.value()
	if !ok {
		return layout.Pad("", w)
	}
	lo, hi = -scaleEnd(-lo), scaleEnd(hi)
	if lo < 0 && w > 2 {
		return signedBar(v, p.Bound, lo, hi, w, t)
	}
	if v <= 0 {
		return layout.Pad(t.Paint(theme.Track, t.Glyphs.VRule), w)
	}
	return t.Paint(theme.Bar, rightBar(v, p.Bound, hi, w, t.Glyphs))
}

// scaleEnd returns the reach of a scale on one side of zero: finite, not
// negative.
func scaleEnd(v float64) float64 {
	if math.IsNaN(v) {
		return 0
	}
	return min(max(v, 0), largest)
}

// rightBar draws v > 0 in exactly w cells.
func rightBar(v float64, b Bound, hi float64, w int, g theme.Glyphs) string {
	eighths := max(part(v, hi, w*8), 1)
	s := strings.Repeat(g.Bar[7], eighths/8)
	if rest := eighths % 8; rest > 0 {
		s += g.Bar[rest-1]
	}
	if g.ASCII && strings.TrimRight(s, " ") == "" {
		s = g.Bar[7] // a trace
	}
	if mark := openMark(b, g); mark != "" {
		s = layout.FitWith(s, min(layout.Width(s), w-1), "") + mark
	}
	return layout.Pad(s, w)
}

// leftBar draws v > 0 in at most w cells, to be set right before the axis.
func leftBar(v float64, b Bound, hi float64, w int, g theme.Glyphs) string {
	if w < 1 {
		return ""
	}
	halves := max(part(v, hi, w*2), 1)
	s := strings.Repeat(g.Bar[7], halves/2)
	if halves%2 == 1 {
		s = g.BarLeft + s
	}
	if mark := openMark(b, g); mark != "" {
		s = mark + layout.FitWith(s, min(layout.Width(s), w-1), "")
	}
	return s
}

// openMark returns the end of a bar whose value is a bound, "" for none. It
// points to where the true value lies.
func openMark(b Bound, g theme.Glyphs) string {
	switch b {
	case AtLeast:
		return g.MoreRight
	case AtMost:
		return g.MoreLeft
	}
	return ""
}

// signedBar draws v from a zero axis; both sides have the same scale.
func signedBar(v float64, b Bound, lo, hi float64, w int, t theme.Theme) string {
	left := min(max(part(-lo, hi-lo, w-1), 1), w-1)
	right := w - 1 - left
	unit := float64(left) / -lo
	if hi > 0 {
		unit = min(unit, float64(right)/hi)
	}
	axis := t.Paint(theme.Track, t.Glyphs.VRule)
	switch {
	case v > 0 && right > 0:
		return layout.Pad("", left) + axis + t.Paint(theme.Bar, rightBar(v, b, float64(right)/unit, right, t.Glyphs))
	case v < 0:
		bar := t.Paint(theme.Negative, leftBar(-v, b, float64(left)/unit, left, t.Glyphs))
		return layout.PadLeft(bar, left) + axis + layout.Pad("", right)
	}
	return layout.Pad("", left) + axis + layout.Pad("", right)
}
