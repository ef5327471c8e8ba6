package folder

import (
	"math"
	"strconv"
	"strings"

	"weici/model"
)

// number reads a decimal number, and how many digits it has after the point.
// Beside what is plainly written it reads full-width digits and signs, and
// digits in threes; commas says what a comma is where that may be either. The
// rule is the one that the cell breaks, or "".
func number(cell string, commas func() commas) (value float64, decimals uint8, broken model.Rule) {
	value, places, ok := plainNumber(cell)
	if !ok {
		cell = folded(cell)
		if rounded(cell) {
			return 0, 0, RuleRounded
		}
		if g, ok := ungroup(cell); ok && !(g.loose && commas() == decimalPoints) {
			cell = g.plain
		}
		var err error
		if strings.Trim(cell, "+-.0123456789") != "" {
			return 0, 0, RuleNumber
		}
		if value, err = strconv.ParseFloat(cell, 64); err != nil && !math.IsInf(value, 0) {
			return 0, 0, RuleNumber
		}
		_, fraction, _ := strings.Cut(cell, ".")
		places = len(fraction)
	}
	if places > model.MaxDecimals {
		return 0, 0, RuleDecimals
	}
	if math.Abs(value) >= model.MaxValue {
		return 0, 0, RuleRange
	}
	return value, uint8(places), ""
}

// plainNumber reads a number of at most fifteen digits. Both its digits and
// the power of ten are exact, so their quotient is what strconv.ParseFloat
// gives. Everything else is not ok.
func plainNumber(cell string) (value float64, places int, ok bool) {
	digits := strings.TrimPrefix(cell, "-")
	if len(digits) == 0 || len(digits) > 16 {
		return 0, 0, false
	}
	whole, point := uint64(0), -1
	for i := range len(digits) {
		switch c := digits[i]; {
		case '0' <= c && c <= '9':
			whole = whole*10 + uint64(c-'0')
		case c == '.' && point < 0:
			point = i
		default:
			return 0, 0, false
		}
	}
	if point >= 0 {
		places = len(digits) - point - 1
	}
	if len(digits) == 16 && point < 0 || len(digits) == 1 && point == 0 {
		return 0, 0, false
	}
	value = float64(whole) / powerOfTen(places)
	if len(digits) < len(cell) {
		value = -value
	}
	return value, places, true
}

// powerOfTen is 10 to the power of n, from 0 to 15.
func powerOfTen(n int) float64 {
	switch n {
	case 0:
		return 1
	case 1:
		return 10
	case 2:
		return 100
	}
	power := 1000.0
	for ; n > 3; n-- {
		power *= 10
	}
	return power
}
