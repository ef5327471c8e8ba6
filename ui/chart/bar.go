package chart

import (
	"math"
	"strings"

	"weici/ui/layout"
	"weici/ui/theme"
)

// Scale is what the bars of a column share, so that they compare.
type Scale struct {
	Lo, Hi float64 // widened to hold zero
	Ticks  []Tick
}

// Tick marks a value on a scale, such as the median.
type Tick struct {
	At   float64
	Sign string
}

// Bar draws p as a horizontal bar in w cells. Where the scale begins below zero,
// bars start from a zero axis and negative ones run to the left. A value above
// zero shows at least a trace; a bound ends in an open mark. A missing value is
// blank, while a zero has its axis. The ticks of the scale cut through the bar.
func Bar(p Point, s Scale, w int, token theme.Token, t theme.Theme) string {
	if w < 1 {
		return ""
	}
	v, ok := p.value()
	if !ok {
		return layout.Pad("", w)
	}
	s.Lo, s.Hi = -scaleEnd(-s.Lo), scaleEnd(s.Hi)
	if s.Lo < 0 && w > 2 {
		return signedBar(v, p.Bound, s, w, token, t)
	}
	bar := layout.Pad(t.Glyphs.VRule, w)
	if v > 0 {
		bar = rightBar(v, p.Bound, s.Hi, w, t.Glyphs)
	} else {
		token = theme.Track
	}
	return ticked(bar, token, s.Ticks, func(at float64) int { return part(at, s.Hi, w) }, t)
}

// ticked paints a bar and puts ticks through it.
func ticked(bar string, token theme.Token, ticks []Tick, column func(float64) int, t theme.Theme) string {
	if len(ticks) == 0 {
		return t.Paint(token, bar)
	}
	out := newRun(t)
	at := 0
	for _, r := range bar {
		sign, ink := string(r), token
		for _, tick := range ticks {
			if v, ok := (Point{Y: tick.At, OK: true}).value(); ok && column(v) == at {
				sign, ink = tick.Sign, theme.Muted
			}
		}
		out.add(ink, sign)
		at++
	}
	return out.String()
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
func signedBar(v float64, b Bound, s Scale, w int, token theme.Token, t theme.Theme) string {
	left := min(max(part(-s.Lo, s.Hi-s.Lo, w-1), 1), w-1)
	right := w - 1 - left
	unit := float64(left) / -s.Lo
	if s.Hi > 0 {
		unit = min(unit, float64(right)/s.Hi)
	}
	bar, ink := layout.Pad("", left)+t.Glyphs.VRule+layout.Pad("", right), theme.Track
	switch {
	case v > 0 && right > 0:
		bar, ink = layout.Pad("", left)+t.Glyphs.VRule+rightBar(v, b, float64(right)/unit, right, t.Glyphs), token
	case v < 0:
		bar, ink = layout.PadLeft(leftBar(-v, b, float64(left)/unit, left, t.Glyphs), left)+t.Glyphs.VRule+layout.Pad("", right), theme.Negative
	}
	return ticked(bar, ink, s.Ticks, func(at float64) int { // behind the end of a bar of that value
		cells := math.Round(min(math.Abs(at)*unit, float64(w)))
		switch {
		case at > 0:
			return left + 1 + int(cells)
		case at < 0:
			return left - 1 - int(cells)
		}
		return left
	}, t)
}
