// Package chart draws numbers as text: sparklines, bars, line charts and
// scatter plots. It is pure. Every function returns lines of exactly the width,
// and as many as the height, that it was asked for, at any size and for any
// numbers; a size below one gives nothing.
//
// What colour says, a sign or a place says as well. A missing value stays a gap
// and is never drawn as zero. Names and labels are cleaned before they are drawn.
package chart

import "math"

// Point is one value of a series.
type Point struct {
	X           int     // index of the period, from 0; ignored by bars and sparklines
	Y           float64 // in the unit of the indicator; NaN and infinity count as missing
	OK          bool    // false: there is no value
	Provisional bool    // drawn with its own sign
	Bound       Bound   // drawn with its own sign
	Apart       bool    // not to be joined with the point before
	Broken      bool    // the series breaks before it: a dashed line leads here
	Text        string  // the value as printed; "" prints none
}

// Bound says that a value is a limit and not an exact figure.
type Bound int8

// The bounds: the true value is the drawn one, or at least, or at most that.
const (
	Exact   Bound = 0
	AtLeast Bound = 1
	AtMost  Bound = -1
)

// largest keeps differences of two values finite.
const largest = 1e300

// value returns the number to draw, and false where there is none.
func (p Point) value() (float64, bool) {
	if !p.OK || math.IsNaN(p.Y) || math.IsInf(p.Y, 0) {
		return 0, false
	}
	return min(max(p.Y, -largest), largest), true
}

// extent returns the least and the greatest value, and false for no values.
func extent(points []Point) (lo, hi float64, ok bool) {
	lo, hi = math.Inf(1), math.Inf(-1)
	for _, p := range points {
		if v, has := p.value(); has {
			lo, hi, ok = min(lo, v), max(hi, v), true
		}
	}
	return lo, hi, ok
}

// part returns round(n*v/span) within 0..n, and 0 where span is not above zero.
func part(v, span float64, n int) int {
	if span <= 0 || v <= 0 {
		return 0
	}
	return int(math.Round(min(v/span, 1) * float64(n)))
}
