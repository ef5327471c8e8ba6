package evidence

import (
	"math"
	"strconv"
	"strings"
)

// numeral is a number before its unit: 2.65千亿, 二十余万, 三五, 百.
type numeral struct {
	low, high float64 // equal, but for 七八 and 三四十
	decimals  int
	coarse    int    // digits before the point that its multipliers stand for: 3 in 2.3万亿
	shift     int    // power of ten of the multipliers before scale: 3 in 2.65千亿
	scale     string // the 万 or 亿 that belongs to the unit, or ""
	end       int

	qualifier Qualifier // of 余, 多, 来 within the numeral
	chinese   bool      // written in Chinese numerals
	weak      bool      // a single Chinese numeral: 三, 十
	bare      bool      // only multipliers: 百亿, 千
}

// scalePower is the power of ten of a scale.
func scalePower(scale string) int {
	switch scale {
	case "万":
		return 4
	case "亿":
		return 8
	}
	return 0
}

// numeralAt reads the numeral at i.
func (t *text) numeralAt(i int) (numeral, bool) {
	if isDigit(t.at(i)) {
		return t.arabicAt(i)
	}
	return t.chineseAt(i)
}

// arabicAt reads digits, with their grouping and decimals, and the multipliers
// after them: 1,260,582, 2.65千亿, 3亿5000万.
func (t *text) arabicAt(i int) (numeral, bool) {
	n, ok := t.simpleArabicAt(i)
	if !ok || n.scale == "" || n.decimals > 0 || n.qualifier != Exact {
		return n, ok
	}
	return t.compositeAt(n), true
}

// simpleArabicAt is arabicAt for one number and its multipliers.
func (t *text) simpleArabicAt(i int) (numeral, bool) {
	digits, decimals, end := t.digitsAt(i)
	if len(digits) > longestNumeral {
		return numeral{end: end}, false
	}
	m := t.multipliersAt(end)
	n := numeral{low: parseShifted(digits, m.shift), decimals: max(0, decimals-m.shift), coarse: max(0, m.shift-decimals)}
	n.high, n.shift, n.scale, n.end, n.qualifier = n.low, m.shift, m.scale, m.end, m.qualifier
	return n, true
}

// compositeAt adds what follows a multiplier: 1万2千, 3亿5000万.
func (t *text) compositeAt(n numeral) numeral {
	var rest numeral
	ok := false
	switch c := t.at(n.end); {
	case isDigit(c):
		rest, ok = t.simpleArabicAt(n.end)
	case chineseDigit(c) > 0:
		rest, ok = t.chineseAt(n.end)
	}
	power := scalePower(n.scale) - scalePower(rest.scale)
	if !ok || power <= 0 || rest.decimals > 0 || rest.low != rest.high || rest.low >= math.Pow10(power) {
		return n
	}
	rest.low += n.low * math.Pow10(power)
	rest.high, rest.chinese, rest.weak, rest.bare = rest.low, false, false, false
	return rest
}

// digitsAt reads digits at i: without their grouping commas, the number of
// decimals, and where they end.
func (t *text) digitsAt(i int) (digits string, decimals, end int) {
	var b strings.Builder
	start := i
	for isDigit(t.at(i)) {
		b.WriteRune(t.at(i))
		i++
		if t.at(i) == ',' && i-start <= 3 && t.groupAt(i) || t.at(i) == ',' && strings.Contains(t.sub(start, i), ",") && t.groupAt(i) {
			i++
		} else if t.at(i) == ',' && i-start <= 3 && t.spacedGroupAt(i) {
			i += 2
		} else if t.at(i) == ' ' && i-start <= 3 && isHan(t.at(start-1)) && t.groupAt(i) && t.countableAt(i+4) {
			i++ // 89 412元
		}
	}
	point := i
	if t.has(i, ". ") && t.spacedDecimalAt(i+2) {
		point = i + 1
	}
	if !isDigit(t.at(point+1)) || point == i && !t.pointAt(i) {
		return b.String(), 0, i
	}
	b.WriteByte('.')
	for i = point + 1; isDigit(t.at(i)); i++ {
		b.WriteRune(t.at(i))
		decimals++
	}
	return b.String(), decimals, i
}

// groupAt tells whether the comma at i groups digits: exactly three follow.
func (t *text) groupAt(i int) bool {
	return isDigit(t.at(i+1)) && isDigit(t.at(i+2)) && isDigit(t.at(i+3)) && !isDigit(t.at(i+4))
}

// spacedGroupAt tells whether a comma and a space at i group digits, as some
// English releases print them: 28, 499. 7 billion yuan.
func (t *text) spacedGroupAt(i int) bool {
	if t.at(i+1) != ' ' || !t.groupAt(i+1) && !(isDigit(t.at(i+2)) && isDigit(t.at(i+3)) && isDigit(t.at(i+4)) && !isDigit(t.at(i+5))) {
		return false
	}
	j := i + 5
	if t.at(j) == ',' && t.groupAt(j) {
		j += 4
	}
	if t.at(j) == '.' {
		return isDigit(t.at(j+1)) || t.spacedDecimalAt(j+2)
	}
	_, _, end := t.englishScaleAt(j, false)
	return end > j
}

// spacedDecimalAt tells whether decimals and what they are decimals of stand at
// i, after a point and a space: 18. 08 亿元. A number before them that begins
// a line numbers it.
func (t *text) spacedDecimalAt(i int) bool {
	start := i - 2
	for isDigit(t.at(start-1)) || t.at(start-1) == ',' || t.at(start-1) == ' ' {
		start--
	}
	j := i
	for isDigit(t.at(j)) {
		j++
	}
	if j == i || j > i+2 || !isHan(t.at(start-1)) && !isLetter(t.at(start-1)) || t.yearNumber(numeral{end: i - 2}) {
		return false
	}
	_, _, end := t.englishScaleAt(j, false)
	return end > j || t.countableAt(t.skip(j))
}

// pointAt tells whether the rune at i is a decimal point. Some pages print
// 5。5% with a full stop.
func (t *text) pointAt(i int) bool {
	switch t.at(i) {
	case '.':
		return true
	case '。':
		end := i + 1
		for isDigit(t.at(end)) {
			end++
		}
		return t.at(end) == '%'
	}
	return false
}

// parseShifted is digits times ten to the shift, without rounding on the way.
func parseShifted(digits string, shift int) float64 {
	v, err := strconv.ParseFloat(digits+"e"+strconv.Itoa(shift), 64)
	if err != nil {
		return 0
	}
	return v
}

// multipliers are 十, 百, 千, 万 and 亿 after a number.
type multipliers struct {
	shift     int    // power of ten to multiply with
	scale     string // what belongs to the unit
	end       int
	qualifier Qualifier
}

// multipliersAt reads 多万, 千亿, 万亿, 余 and the like at i. One space may
// stand before them.
func (t *text) multipliersAt(i int) multipliers {
	m := multipliers{end: i}
	j := i
	if t.at(j) == ' ' && isMultiplier(t.at(j+1)) {
		j++
	}
	for {
		switch c := t.at(j); {
		case c == '个' && t.at(j+1) == '亿' && m.scale == "": // 3个亿
		case moreOrLess(c) != Exact && m.qualifier == Exact && t.countableAt(j+1):
			m.qualifier = moreOrLess(c)
		case c == '万' && m.scale == "":
			m.scale = "万"
		case c == '亿' && m.scale != "亿":
			m.shift += scalePower(m.scale)
			m.scale = "亿"
		case m.scale == "" && tens(c) > 0 && !t.unitFromMultiplier(j):
			m.shift += tens(c)
		default:
			return m
		}
		j++
		if t.at(j-1) != '个' {
			m.end = j
		}
	}
}

// moreOrLess is what 余, 多 and 来 within a numeral say.
func moreOrLess(c rune) Qualifier {
	switch c {
	case '余', '多':
		return Over
	case '来':
		return About
	}
	return Exact
}

// countableAt tells whether a multiplier or a unit begins at i.
func (t *text) countableAt(i int) bool {
	return isMultiplier(t.at(i)) || t.longest(i, maxUnit, isChineseUnit) > 0 || t.at(i) == '%'
}

// unitFromMultiplier tells whether the multiplier at i begins a unit: 千瓦, 百分点.
func (t *text) unitFromMultiplier(i int) bool {
	return t.longest(i, maxUnit, isChineseUnit) > 1 || t.has(i, "百分")
}

// tens is the power of ten of 十, 百 and 千.
func tens(c rune) int {
	switch c {
	case '十':
		return 1
	case '百':
		return 2
	case '千':
		return 3
	}
	return 0
}

func isMultiplier(c rune) bool { return tens(c) > 0 || c == '万' || c == '亿' }

// chineseDigit is the value of a Chinese digit, or -1.
func chineseDigit(c rune) int {
	switch c {
	case '〇', '零':
		return 0
	case '一':
		return 1
	case '二', '两':
		return 2
	case '三':
		return 3
	case '四':
		return 4
	case '五':
		return 5
	case '六':
		return 6
	case '七':
		return 7
	case '八':
		return 8
	case '九':
		return 9
	}
	return -1
}

func isChineseNumeral(c rune) bool { return chineseDigit(c) >= 0 || isMultiplier(c) }
