package evidence

import "math"

// partsAt reads what a number is only a part of: a structure 2.1:31.7:66.2,
// whose three parts are shares in per cent, and a ratio 1.58:1. A fraction
// (三分之一) and a time of day (20:30) are skipped. It returns where to read
// on, and i where the number stands for itself.
func (r *reader) partsAt(i int, n numeral) int {
	if r.has(n.end, "分之") {
		m, _ := r.numeralAt(r.skip(n.end + 2))
		return max(m.end, n.end+2)
	}
	if !isDigit(r.at(i)) || n.scale != "" || r.at(n.end) != ':' || !isDigit(r.at(n.end+1)) {
		return i
	}
	parts := r.ratioAt(i)
	end := parts[len(parts)-1].end
	switch {
	case len(parts) == 3 && isWhole(parts):
		for _, p := range parts {
			r.add(mention{Figure: Figure{Start: p.start, End: p.end, Value: p.low, Unit: "%", Decimals: p.decimals, Kind: Rate}})
		}
	case len(parts) == 2 && parts[1].low == 1 && parts[1].decimals == 0 && parts[0].decimals > 0:
		p := parts[0]
		r.add(mention{Figure: Figure{Start: i, End: end, Value: p.low, Unit: ":1", Decimals: p.decimals, Kind: Times}})
	}
	return end
}

// ratioAt reads numbers joined by colons.
func (r *reader) ratioAt(i int) []quantity {
	var parts []quantity
	for {
		digits, decimals, end := r.digitsAt(i)
		v := parseShifted(digits, 0)
		parts = append(parts, quantity{start: i, numeral: numeral{low: v, high: v, decimals: decimals, end: end}})
		if r.at(end) != ':' || !isDigit(r.at(end+1)) || len(parts) == 8 {
			return parts
		}
		i = end + 1
	}
}

// isWhole tells whether shares add up to a hundred, as rounded.
func isWhole(parts []quantity) bool {
	sum := 0.0
	for _, p := range parts {
		sum += p.low
	}
	return math.Abs(sum-100) < 1.6*math.Pow10(-parts[0].decimals)
}
