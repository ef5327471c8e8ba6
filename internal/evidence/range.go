package evidence

import "math"

// rangeSeparator is where a range goes on after a separator at i; i for none.
func (t *text) rangeSeparator(i int) int {
	j := t.skip(i)
	switch t.at(j) {
	case '—', '-', '~', '至', '到':
	case '一': // typed for a dash: 5%一6%
		if t.at(j-1) != '%' || !isDigit(t.at(j+1)) {
			return i
		}
		return j + 1
	default:
		if t.has(i, " to ") || t.has(i, " and ") && t.betweenBefore(i) {
			return t.skip(i + 4)
		}
		return i
	}
	for t.at(j) == '—' || t.at(j) == '-' || t.at(j) == '~' {
		j++
	}
	if t.at(j) == '至' || t.at(j) == '到' {
		j++
	}
	return t.skip(j)
}

// betweenBefore tells whether "between" stands shortly before i.
func (t *text) betweenBefore(i int) bool {
	for j := i; j > max(0, i-30); j-- {
		if t.ends(j, "between ") {
			return true
		}
	}
	return false
}

// rangeUpTo reads the upper end of the range that q begins, and gives q's
// value in the unit of that end: 5%—6%, 5-6%, 三到五家, 100至120亿元,
// 3000万—5000万元. 从5%到6% is a change and no range.
func (r *reader) rangeUpTo(q *quantity, hasUnit bool) (upper quantity, ok bool) {
	end := q.end
	if hasUnit {
		end = q.unit.end
	}
	j := r.rangeSeparator(end)
	if j == end || q.low != q.high || q.bare || hasUnit && r.fromBefore(q.start) {
		return upper, false
	}
	upper.start = j
	if upper.numeral, ok = r.numeralInWordsAt(j); !ok || upper.low != upper.high {
		return upper, false
	}
	if upper.unit, ok = r.anyUnitAt(&upper.numeral); !ok || !r.measures(*q, upper) {
		return upper, false
	}
	q.low, ok = lowerEnd(*q, upper, hasUnit)
	return upper, ok && q.low < upper.low
}

// measures tells whether a range's unit counts or measures; ages (15—59岁)
// only sort.
func (r *reader) measures(q, upper quantity) bool {
	switch upper.unit.need {
	case needContext:
		return r.contextFor(q.start, q.numeral, upper.unit)
	case needDigits:
		return !q.chinese
	}
	return true
}

// lowerEnd is the value of q in the unit of the upper end. A number without a
// unit shares the multipliers that stand after the upper end: 1.2—1.5万亿元.
func lowerEnd(q, upper quantity, hasUnit bool) (float64, bool) {
	if !hasUnit {
		if q.scale != "" {
			return 0, false
		}
		if q.shift == 0 && q.low < upper.low/math.Pow10(upper.shift) {
			return q.low * math.Pow10(upper.shift), true
		}
		return q.low, upper.scale == ""
	}
	dimension, factor := baseUnit(q.unit.word)
	upperDimension, upperFactor := baseUnit(upper.unit.word)
	onlyScale := q.unit.word == q.scale // 3000万—5000万元
	return q.low * factor / upperFactor, dimension == upperDimension || onlyScale
}

// fromBefore tells whether 从, 由 or "from" stands right before a number.
func (r *reader) fromBefore(i int) bool {
	i = r.back(i)
	return anyOf(r.at(i-1), "从由自") || r.ends(i, "from")
}

// addRange adds the range from q up to upper and returns where it ends.
func (r *reader) addRange(q, upper quantity) int {
	m := mention{Figure: Figure{
		Start: q.start, End: upper.unit.end,
		Value: q.low, ValueMax: upper.low, HasMax: true,
		Unit: upper.unit.word, Kind: upper.unit.kind, Decimals: max(q.decimals, upper.decimals),
	}}
	r.attach(&m, q)
	r.add(m)
	return m.End
}
