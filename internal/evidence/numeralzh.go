package evidence

import (
	"math"
	"strings"
)

// longestNumeral is the most runes that a numeral is read with.
const longestNumeral = 24

// chineseAt reads a Chinese numeral: 两千, 百亿, 一百二十三, 八点五, 二十余万.
func (t *text) chineseAt(i int) (numeral, bool) {
	end := i
	for isChineseNumeral(t.at(end)) && (end == i || !t.unitFromMultiplier(end)) {
		end++
	}
	n := numeral{end: end, chinese: true}
	if end == i || end-i > longestNumeral {
		return n, false
	}
	run := t.runes[i:end]
	if t.at(end) == '点' && chineseDigit(t.at(end+1)) >= 0 {
		return t.chineseDecimalAt(run, end)
	}
	low, high, ok := chineseRange(run)
	if !ok {
		return n, false
	}
	m := multipliers{end: end}
	if moreOrLess(t.at(end)) != Exact || t.has(end, "个亿") {
		m = t.multipliersAt(end)
	}
	if m.scale == "" {
		n.scale = lastScale(run)
		m.shift -= scalePower(n.scale)
	} else {
		n.scale = m.scale
	}
	n.low, n.high = low*math.Pow10(m.shift), high*math.Pow10(m.shift)
	n.weak = len(run) == 1 && m.end == end
	n.bare = tens(run[0]) != 1 && allMultipliers(run)
	n.shift = trailingShift(run)
	n.coarse = n.shift
	n.end, n.qualifier = m.end, m.qualifier
	return n, true
}

// trailingShift is the power of ten of the multipliers after a single digit,
// without the last 万 or 亿: 3 in 五千 and 五千亿.
func trailingShift(run []rune) int {
	if chineseDigit(run[0]) < 0 {
		return 0
	}
	shift, last := 0, 0
	for _, c := range run[1:] {
		power := tens(c) + scalePower(string(c))
		if power == 0 {
			return 0
		}
		shift, last = shift+power, power
	}
	if lastScale(run) != "" {
		shift -= last
	}
	return shift
}

// chineseDecimalAt reads the decimals after run, whose 点 stands at point.
func (t *text) chineseDecimalAt(run []rune, point int) (numeral, bool) {
	n := numeral{end: point, chinese: true}
	whole, _, ok := chineseRange(run)
	ok = ok || len(run) == 1 && chineseDigit(run[0]) == 0
	if !ok || lastScale(run) != "" {
		return n, false
	}
	var digits strings.Builder
	digits.WriteString(formatValue(whole, 0) + ".")
	end := point + 1
	for ; chineseDigit(t.at(end)) >= 0 && end-point <= longestNumeral; end++ {
		digits.WriteByte(byte('0' + chineseDigit(t.at(end))))
	}
	m := t.multipliersAt(end)
	n.low = parseShifted(digits.String(), m.shift)
	n.high = n.low
	n.decimals, n.coarse = max(0, end-point-1-m.shift), max(0, m.shift-(end-point-1))
	n.shift, n.scale, n.end, n.qualifier = m.shift, m.scale, m.end, m.qualifier
	return n, true
}

func allMultipliers(run []rune) bool {
	for _, c := range run {
		if !isMultiplier(c) {
			return false
		}
	}
	return true
}

// lastScale is the 万 or 亿 that run ends with.
func lastScale(run []rune) string {
	if c := run[len(run)-1]; scalePower(string(c)) > 0 {
		return string(c)
	}
	return ""
}

// chineseRange is the value of a Chinese numeral; two neighbouring digits are
// a range, as in 七八 and 三四十.
func chineseRange(run []rune) (low, high float64, ok bool) {
	pair := -1
	for i := 1; i < len(run); i++ {
		a, b := chineseDigit(run[i-1]), chineseDigit(run[i])
		if a <= 0 || b < 0 {
			continue
		}
		if b != a+1 || pair >= 0 {
			return 0, 0, false // 二〇二二, 一二三产
		}
		pair = i
	}
	if pair < 0 {
		low, ok = chineseValue(run)
		return low, low, ok
	}
	rest := append([]rune{}, run[:pair-1]...)
	low, ok = chineseValue(append(append(rest, run[pair-1]), run[pair+1:]...))
	high, _ = chineseValue(append(append(rest, run[pair]), run[pair+1:]...))
	return low, high, ok
}

// chineseValue is the value of a Chinese numeral without decimals. A last
// digit counts the place below the multiplier before it: 一万二 is 12000.
func chineseValue(run []rune) (float64, bool) {
	var total, section, digit float64
	pending, last := false, 1.0
	for _, c := range run {
		switch d := chineseDigit(c); {
		case d == 0:
			last = 1
		case d > 0:
			digit, pending = float64(d), true
		case c == '万' || c == '亿':
			power := math.Pow10(scalePower(string(c)))
			v := section + digit
			if c == '亿' {
				v += total
				total = 0
			}
			if v == 0 {
				v = 1 // 百万, 亿: the multiplier alone
			}
			total += v * power
			section, digit, pending, last = 0, 0, false, power/10
		default:
			power := math.Pow10(tens(c))
			if !pending {
				digit = 1
				if section > 0 {
					return 0, false // 百千, 十百
				}
			}
			section += digit * power
			digit, pending, last = 0, false, power/10
		}
	}
	if pending {
		section += digit * last
	}
	return total + section, total+section > 0 && total+section < 1e16
}
