package chart

import (
	"math"
	"strconv"
)

// axis is a scale from lo to hi with marks at the multiples of step, which is
// 1, 2, 2.5 or 5 times a power of ten.
type axis struct {
	lo, hi, step float64
	down         bool // the values are those below zero, and written without their sign
}

// newAxis returns an axis over lo..hi with at most most marks, itself taken
// within 3..20, and at least two, for which it is made longer if need be. It is not rounded out to
// its marks: in a chart of ten rows that would cost half of them. Equal ends
// are set apart so that the value is in the middle.
func newAxis(lo, hi float64, most int) axis {
	size := max(math.Abs(lo), math.Abs(hi))
	if span := hi - lo; span <= size*1e-8 || span < 1e-290 {
		room := size / 10
		if room < 1e-290 {
			room = 1
		}
		lo, hi = lo-room, hi+room
	}
	most = min(max(most, 3), 20)
	a := axis{lo: lo, hi: hi, step: roundStep((hi - lo) / float64(most))}
	for a.marks() > most {
		a.step = roundStep(a.step * 1.5)
	}
	for a.marks() < 2 {
		below, above := a.mark(-1), a.mark(a.marks())
		if a.lo-below < above-a.hi {
			a.lo = below
		} else {
			a.hi = above
		}
	}
	return a
}

// evenAxis returns an axis that is rounded out to its marks, and how many of so
// many rows it takes: the same number of rows lies between all marks, so that a
// mark is a whole row. Among the rounds steps it takes the one that wastes the
// least of the rows.
func evenAxis(lo, hi float64, rows int) (a axis, used int) {
	wide := newAxis(lo, hi, 3)
	lo, hi = min(lo, wide.lo), max(hi, wide.hi)
	if span := hi - lo; rows < 3 || math.IsInf(span, 0) {
		return wide, max(rows, 1)
	}
	most := 0.0
	for apart := min(2, (rows-1)/2); apart <= 6; apart++ {
		steps := (rows - 1) / apart
		if steps < 1 {
			break
		}
		step, base, need := fitSteps(lo, hi, min(steps, 8))
		taken := need*apart + 1
		if filled := (hi - lo) / (float64(need) * step) * float64(taken) / float64(rows); filled > most+1e-9 {
			most, used = filled, taken
			a = axis{lo: base, hi: base + float64(need)*step, step: step}
		}
	}
	return a, used
}

// fitSteps returns the least round step of which at most so many reach from a
// multiple of it below lo to one above hi.
func fitSteps(lo, hi float64, most int) (step, base float64, need int) {
	for step = evenStep((hi - lo) / float64(most)); ; step = evenStep(step * 1.1) {
		base = math.Floor(lo/step+1e-9) * step
		need = max(int(math.Ceil((hi-base)/step-1e-9)), 1)
		if need <= most {
			return step, base, need
		}
	}
}

// evenStep returns the least 1, 2, 2.5 or 5 times a power of ten that is not
// below least.
func evenStep(least float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(least)))
	for _, m := range []float64{1, 2, 2.5, 5} {
		if m*power >= least*(1-1e-9) {
			return m * power
		}
	}
	return 10 * power
}

// roundStep returns the least 1, 2 or 5 times a power of ten that is not below
// least.
func roundStep(least float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(least)))
	for _, m := range []float64{1, 2, 5} {
		if m*power >= least*(1-1e-9) {
			return m * power
		}
	}
	return 10 * power
}

// first returns the number of steps from zero to the lowest mark.
func (a axis) first() float64 { return math.Ceil(a.lo/a.step - 1e-6) }

// marks returns how many marks the axis has.
func (a axis) marks() int {
	return int(min(math.Floor(a.hi/a.step+1e-6)-a.first(), 1e6)) + 1
}

// mark returns the value of the i-th mark from below. It multiplies rather than
// adds, so that no error builds up and zero is exactly zero.
func (a axis) mark(i int) float64 { return (a.first() + float64(i)) * a.step }

// label returns the value of a mark with as many decimals as the steps need.
func (a axis) label(v float64) string {
	digits := max(0, -int(math.Floor(math.Log10(a.step)+1e-9)))
	if a.down {
		digits = 0
	} else if tens := a.step * math.Pow10(digits); math.Abs(tens-math.Round(tens)) > 1e-6 {
		digits++ // steps of 2.5
	}
	if a.down {
		if v = -v; v != math.Round(v) {
			return "" // there is no place between two
		}
	}
	if math.Abs(v) < a.step/2 {
		v = 0 // never -0
	}
	if s := strconv.FormatFloat(v, 'f', digits, 64); len(s) <= 10 {
		return s
	}
	return strconv.FormatFloat(v, 'g', 3, 64)
}

// at returns where v lies among n places, from 0 at the low end.
func (a axis) at(v float64, n int) int {
	return part(v-a.lo, a.hi-a.lo, n-1)
}
