package evidence

import "cmp"

// quantity is a number with its unit.
type quantity struct {
	start int // of the span: a sign or a currency may stand before the number
	numeral
	unit unit
	sign rune // '-', '+' or 0
}

// quantityAt reads the number at i with its unit and what is attached to it,
// and returns where it ends.
func (r *reader) quantityAt(i int) int {
	if end := r.percentWordsAt(i); end > i {
		return end
	}
	if end := r.bareYearAt(i); end > i {
		return end
	}
	n, ok := r.numeralAt(i)
	if !ok {
		return n.end
	}
	if end := r.partsAt(i, n); end > i {
		return end
	}
	q := quantity{start: i, numeral: n}
	q.sign = r.signBefore(i)
	if q.sign != 0 {
		q.start--
	}
	return r.complete(q)
}

// complete finds the unit of a quantity, or the range that it begins, and adds
// the figure; it returns where to read on.
func (r *reader) complete(q quantity) int {
	var ok bool
	q.unit, ok = r.anyUnitAt(&q.numeral)
	lower := q
	if upper, found := r.rangeUpTo(&lower, ok); found {
		return r.addRange(lower, upper)
	}
	if !ok {
		q.unit, ok = r.unitElsewhere(q)
	} else if q.unit.word == "个" && r.pointsAhead(q) {
		q.unit.word, q.unit.kind, q.unit.need = "百分点", Points, needNothing
	}
	if !ok || r.named(q) || !r.needMet(q.start, q.numeral, q.unit) {
		return r.pastGlued(q.end)
	}
	if q.unit.word == "成" {
		r.addHundredths(&q)
		q.low, q.high, q.decimals, q.unit.word = q.low*10, q.high*10, max(0, q.decimals-1), "%"
	}
	r.addQuantity(q)
	return q.unit.end
}

// addHundredths adds what follows 成: 七成五 is 7.5, 一成半 is 1.5.
func (r *reader) addHundredths(q *quantity) {
	d := chineseDigit(r.at(q.unit.end))
	if r.at(q.unit.end) == '半' {
		d = 5
	}
	if d <= 0 || q.decimals > 0 || q.low != q.high || isHan(r.at(q.unit.end+1)) && !anyOf(r.at(q.unit.end+1), "以左的和与、") {
		return
	}
	q.low, q.decimals = parseShifted(formatValue(q.low*10+float64(d), 0), -1), 1
	q.high = q.low
	q.unit.end++
}

// pointsAhead tells whether 个 is the beginning of 个百分点, which stands only
// with the last member of a list: 高于全国1.1个、全省0.7个百分点.
func (r *reader) pointsAhead(q quantity) bool {
	if q.decimals == 0 && !anyOf(r.at(q.unit.end), "、和与及") {
		return false
	}
	for j := q.unit.end; j < q.unit.end+20 && !clauseEnd(r.at(j)); j++ {
		if r.has(j, "个百分点") {
			return true
		}
	}
	return false
}

// anyUnitAt reads the unit after a numeral in either language. English
// multipliers (20 thousand) change the numeral.
func (r *reader) anyUnitAt(n *numeral) (unit, bool) {
	if u, ok := r.unitAt(n.end, n.scale); ok && u.word != n.scale {
		return u, true
	}
	if !n.chinese && n.scale == "" {
		return r.englishUnitAt(n)
	}
	return r.unitAt(n.end, n.scale)
}

// signBefore is the sign that belongs to the number at i, or 0.
func (r *reader) signBefore(i int) rune {
	c, before := r.at(i-1), r.at(i-2)
	if c != '-' && c != '+' || isDigit(before) || isLetter(before) || before == '%' || before == c {
		return 0
	}
	return c
}

// pastGlued skips letters and digits that are glued to a number: 5G, 4A.
func (r *reader) pastGlued(i int) int {
	for isLetter(r.at(i)) || isDigit(r.at(i)) {
		i++
	}
	return i
}

// named tells whether a number with a unit is part of a name: K11, GB500.
// After letters only what cannot be a name is a figure: GDP18753亿元.
func (r *reader) named(q quantity) bool {
	before, further := r.at(q.start-1), r.at(q.start-2)
	if before == '/' && isDigit(further) {
		return true // 24/7
	}
	if isLetter(before) || before == '.' && isDigit(further) || before == '-' && isLetter(further) {
		return q.unit.kind != Rate && q.unit.kind != Amount || q.unit.word == ""
	}
	return false
}

// addQuantity attaches what stands around a quantity and adds the figure.
func (r *reader) addQuantity(q quantity) {
	m := mention{Figure: Figure{
		Start: q.start, End: q.unit.end,
		Value: q.low, Unit: q.unit.word, Decimals: q.decimals, Coarse: q.coarse, Kind: q.unit.kind, Qualifier: q.qualifier,
	}}
	if q.high != q.low {
		m.ValueMax, m.HasMax = q.high, true
	}
	r.attach(&m, q)
	r.add(m)
}

// attach finds the qualifier and the direction of a figure.
func (r *reader) attach(m *mention, q quantity) {
	before, pos := r.qualifierBefore(q.start, q.bare)
	difference := NoDirection
	switch {
	case before != Over && before != Under:
	case r.differs(pos):
		if difference = Up; before == Under {
			difference = Down
		}
		before, pos = Exact, q.start
	case m.Kind == Points && r.comparesBefore(q.start):
		before, pos = Exact, q.start
	}
	m.distributes = before != Exact && r.distributesBefore(pos)
	after, end := r.qualifierAfter(m.End)
	switch {
	case m.Qualifier != Exact: // 30余
	case before != Exact:
		m.Qualifier = before
	default:
		m.Qualifier, m.behind = after, after != Exact
	}
	d := cmp.Or(difference, r.directionAfter(end, m.Kind))
	if d == NoDirection {
		d = r.directionBefore(pos, m.Kind)
	}
	r.applySign(m, q.sign, d)
}

// applySign gives a figure its sign and direction: −3.2% of growth goes down.
func (r *reader) applySign(m *mention, sign rune, d Direction) {
	rate := m.Kind == Rate || m.Kind == Points
	m.signed = sign != 0
	switch sign {
	case '-':
		m.Value = -m.Value
		if m.HasMax {
			m.Value, m.ValueMax = -m.ValueMax, m.Value
		}
		if rate {
			d = Down
		}
	case '+':
		if rate {
			d = Up
		}
	}
	m.setDirection(d)
}

// percentWordsAt reads 百分之八点五, 千分之三, 百分之五至六 at i.
func (r *reader) percentWordsAt(i int) int {
	word := percentWord(r.sub(i, i+3))
	if word == "" {
		return i
	}
	j := r.skip(i + 3)
	n, ok := r.numeralAt(j)
	if !ok || n.scale != "" || !isDigit(r.at(j)) && !isChineseNumeral(r.at(j)) {
		return i
	}
	m := mention{Figure: Figure{Start: i, End: n.end, Value: n.low, Unit: word, Decimals: n.decimals, Kind: Rate, Qualifier: n.qualifier}}
	if n.high != n.low {
		m.ValueMax, m.HasMax = n.high, true
	} else if k := r.rangeSeparator(n.end); k > n.end {
		if percentWord(r.sub(k, k+3)) == word {
			k += 3
		}
		if upper, ok := r.numeralAt(k); ok && upper.low > n.low && upper.scale == "" && !r.hasUnit(upper) {
			m.ValueMax, m.HasMax, m.End, m.Decimals = upper.low, true, upper.end, max(n.decimals, upper.decimals)
		}
	}
	r.attach(&m, quantity{start: i, numeral: n})
	r.add(m)
	return m.End
}

func (r *reader) hasUnit(n numeral) bool {
	_, ok := r.unitAt(n.end, n.scale)
	return ok
}

func percentWord(w string) string {
	switch w {
	case "百分之":
		return "%"
	case "千分之":
		return "‰"
	case "万分之":
		return "‱"
	}
	return ""
}
