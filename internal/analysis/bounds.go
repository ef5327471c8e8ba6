package analysis

import (
	"math"
	"strconv"
	"strings"

	"weici/model"
)

// edge is one end of an interval; side moves it an infinitesimal step, so that
// "over 1000" begins just above 1000.
type edge struct {
	at   float64
	side int8
}

func (e edge) compare(o edge) int {
	switch {
	case e.at < o.at:
		return -1
	case e.at > o.at:
		return +1
	}
	return int(e.side) - int(o.side)
}

// bounds is the interval in which the true figure lies (rule 5).
type bounds struct{ low, high edge }

// exact tells whether the figure is known as published.
func (b bounds) exact() bool { return b.low == b.high }

func (b bounds) negate() bounds {
	return bounds{
		low:  edge{-b.high.at, -b.high.side},
		high: edge{-b.low.at, -b.low.side},
	}
}

// at gives the bounds of a figure that is published with more decimals than
// ties are decided at: what rounds to one number is one number.
func (b bounds) at(decimals int) bounds {
	return bounds{edge{at: roundTo(b.low.at, decimals)}, edge{at: roundTo(b.high.at, decimals)}}
}

// boundsOf reads a value with so many decimals and its qualifier as an
// interval. "About" stands for everything that rounds to the number: half a
// unit of its last digit that is not zero, to either side (约9000 is 8500 to
// 9500, 约1250 is 1245 to 1255).
func boundsOf(value float64, q model.Qualifier, decimals int) bounds {
	point := edge{at: value}
	switch q {
	case model.About:
		half := roughness(value, decimals) / 2
		return bounds{edge{at: roundTo(value-half, decimals+1)}, edge{at: roundTo(value+half, decimals+1)}}
	case model.Over:
		return bounds{edge{value, 1}, edge{at: math.Inf(1)}}
	case model.AtLeast:
		return bounds{point, edge{at: math.Inf(1)}}
	case model.Under:
		return bounds{edge{at: math.Inf(-1)}, edge{value, -1}}
	case model.AtMost:
		return bounds{edge{at: math.Inf(-1)}, point}
	}
	return bounds{point, point}
}

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

// roundTo rounds half away from zero, as published figures are. It counts in
// decimal digits, six of them beyond those kept: 1.005 is 1.01, though no float
// is quite 1.005.
func roundTo(v float64, decimals int) float64 {
	text := strconv.FormatFloat(v, 'f', decimals+6, 64) + "e" + strconv.Itoa(decimals)
	units, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return v
	}
	return math.Round(units)/math.Pow10(decimals) + 0 // −0 is 0
}
