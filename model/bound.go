package model

import (
	"math"
	"strconv"
	"strings"
)

// Edge is one end of a bound. Side moves it an infinitesimal step, −1 down or
// +1 up, so that what is over 1000 begins just above 1000.
type Edge struct {
	At   float64
	Side int8
}

// Compare orders edges along the number line.
func (e Edge) Compare(o Edge) int {
	switch {
	case e.At < o.At:
		return -1
	case e.At > o.At:
		return +1
	}
	return int(e.Side) - int(o.Side)
}

// Bound is the stretch in which the true figure lies, both ends included (rule
// 5 of the comparison rules).
type Bound struct{ Low, High Edge }

// Point tells whether the bound leaves one number.
func (b Bound) Point() bool { return b.Low == b.High }

// Negate is the bound of the same figure with its sign turned.
func (b Bound) Negate() Bound {
	return Bound{
		Low:  Edge{-b.High.At, -b.High.Side},
		High: Edge{-b.Low.At, -b.Low.Side},
	}
}

// Meets tells whether one figure may lie within both bounds.
func (b Bound) Meets(o Bound) bool {
	return b.Low.Compare(o.High) <= 0 && o.Low.Compare(b.High) <= 0
}

// Widened moves both ends outward by so much.
func (b Bound) Widened(by float64) Bound {
	b.Low.At -= by
	b.High.At += by
	return b
}

// Bound is where a signed value with so many decimals lets the true figure lie.
// About stands for everything that rounds to the number: half a unit of its
// last digit that is not zero, to either side (约9000 is 8500 to 9500, 约1250 is
// 1245 to 1255).
func (q Qualifier) Bound(value float64, decimals int) Bound {
	point := Edge{At: value}
	switch q {
	case About:
		half := roughness(value, decimals) / 2
		return Bound{Edge{At: Round(value-half, decimals+1)}, Edge{At: Round(value+half, decimals+1)}}
	case Over:
		return Bound{Edge{value, 1}, Edge{At: math.Inf(1)}}
	case AtLeast:
		return Bound{point, Edge{At: math.Inf(1)}}
	case Under:
		return Bound{Edge{At: math.Inf(-1)}, Edge{value, -1}}
	case AtMost:
		return Bound{Edge{At: math.Inf(-1)}, point}
	}
	return Bound{point, point}
}

// Bound is where the figure lets the true one lie, as it is given.
func (f Figure) Bound() Bound { return f.Qualifier.Bound(f.Value, int(f.Decimals)) }

// Agrees tells whether two figures of one cell may be the same figure, rounded
// or bounded differently. A rank without a figure contradicts none, and a
// target does not contradict what came of it.
func (f Figure) Agrees(o Figure) bool {
	if !f.Valued || !o.Valued || (f.Status == Forecast) != (o.Status == Forecast) {
		return true
	}
	return f.loosely().Meets(o.loosely())
}

// Satisfies tells whether an exact figure may be what a bound or an order of
// magnitude is about: the looser figure then adds nothing to it (rule 16 of the
// comparison rules).
func (f Figure) Satisfies(loose Figure) bool {
	return f.Valued && f.Qualifier == Exact && loose.loose() && (f.Status == Forecast) == (loose.Status == Forecast) && f.Agrees(loose)
}

func (f Figure) loose() bool { return f.Valued && f.Qualifier != Exact }

// loosely widens a figure's bound by half a unit of its last digit, since every
// published figure is rounded. An order of magnitude may as well be cut off:
// 两千亿量级 is said of 2525亿元 as it is of 1850亿元.
func (f Figure) loosely() Bound {
	b := f.Bound().Widened(f.HalfUnit() + math.Abs(f.Value)*1e-12)
	if half := roughness(f.Value, int(f.Decimals)) / 2; f.Qualifier == About && f.Value < 0 {
		b.Low.At -= half
	} else if f.Qualifier == About {
		b.High.At += half
	}
	return b
}

// HalfUnit is how far a figure as it is printed may lie from the true one:
// half a unit of its last digit.
func (f Figure) HalfUnit() float64 { return math.Pow10(-int(f.Decimals)) / 2 }

// roughness is the unit of a number's last digit that is not zero.
func roughness(value float64, decimals int) float64 {
	text := strconv.FormatFloat(math.Abs(value), 'f', decimals, 64)
	digits := strings.TrimRight(strings.ReplaceAll(text, ".", ""), "0")
	if digits == "" {
		return math.Pow10(-decimals)
	}
	dropped := len(strings.ReplaceAll(text, ".", "")) - len(digits)
	return math.Pow10(dropped - decimals)
}

// Round rounds half away from zero, as published figures are. It counts in
// decimal digits, six of them beyond those kept: 1.005 is 1.01, though no float
// is quite 1.005. Decimals below zero round to tens and hundreds.
func Round(v float64, decimals int) float64 {
	text := strconv.FormatFloat(v, 'f', max(0, decimals)+6, 64) + "e" + strconv.Itoa(decimals)
	units, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return v
	}
	if decimals < 0 {
		return math.Round(units)*math.Pow10(-decimals) + 0
	}
	return math.Round(units)/math.Pow10(decimals) + 0 // −0 is 0
}
