package evidence

import "fmt"

// partOfYear reads what part of year y stands at i: 上半年, 一季度, 1—5月.
// The text is "" where y is 0.
func (t *text) partOfYear(i, y int) (string, int) {
	part, end := t.namedPart(i)
	if end == i {
		part, end = t.quarterAt(i)
	}
	if end == i {
		part, end = t.monthsAt(i)
	}
	switch {
	case end == i:
		return "", i
	case y <= 0:
		return "", end
	}
	return fmt.Sprintf("%04d%s", y, part), end
}

func (t *text) namedPart(i int) (string, int) {
	switch {
	case t.has(i, "全年"):
		return "", i + 2
	case t.has(i, "上半年"):
		return "-H1", i + 3
	case t.has(i, "下半年"):
		return "-H2", i + 3
	case t.has(i, "前三季度"), t.has(i, "前3季度"):
		return "-9M", i + 4
	}
	return "", i
}

// quarterAt reads 一季度, 第1季度 and 一至三季度.
func (t *text) quarterAt(i int) (string, int) {
	j := i
	if t.at(j) == '第' {
		j++
	}
	first, j := t.smallNumber(j)
	if first == 0 {
		return "", i
	}
	last := 0
	if k := t.rangeSeparator(j); k > j {
		last, j = t.smallNumber(k)
	}
	switch {
	case !t.has(j, "季度") || first > 4:
		return "", i
	case last == 3 && first == 1:
		return "-9M", j + 2
	case last != 0:
		return "", i
	}
	return fmt.Sprintf("-Q%d", first), j + 2
}

// monthsAt reads 5月, 1—5月, 1月至5月, 前5个月 and 2月1日.
func (t *text) monthsAt(i int) (string, int) {
	if t.at(i) == '前' {
		n, j := t.smallNumber(i + 1)
		if t.at(j) == '个' {
			j++
		}
		if n == 0 || n > 12 || t.at(j) != '月' {
			return "", i
		}
		return fmt.Sprintf("-%02dYTD", n), j + 1
	}
	first, j := t.smallNumber(i)
	if first == 0 || first > 12 {
		return "", i
	}
	k := j
	if t.at(k) == '月' {
		k++
	}
	if s := t.rangeSeparator(k); s > k {
		if last, end := t.smallNumber(s); last > first && last <= 12 && t.at(end) == '月' && t.at(end-1) != '个' {
			return monthSpan(first, last), t.monthEnd(end + 1)
		}
	}
	if t.at(j) != '月' {
		return "", i
	}
	if day, end := t.smallNumber(j + 1); day > 0 && day <= 31 && (t.at(end) == '日' || t.at(end) == '号') {
		return fmt.Sprintf("-%02d-%02d", first, day), end + 1
	}
	return fmt.Sprintf("-%02d", first), t.monthEnd(j + 1)
}

// monthEnd skips 份, 末 and 底 after 月.
func (t *text) monthEnd(i int) int {
	if anyOf(t.at(i), "份末底") {
		return i + 1
	}
	return i
}

// monthSpan writes a span of months: to date from January, otherwise a quarter
// or, where it is none, the last month.
func monthSpan(first, last int) string {
	switch {
	case first == 1:
		return fmt.Sprintf("-%02dYTD", last)
	case first%3 == 1 && last == first+2:
		return fmt.Sprintf("-Q%d", last/3)
	}
	return fmt.Sprintf("-%02d", last)
}

// smallNumber reads a number of at most two digits in either script; 0 for none.
func (t *text) smallNumber(i int) (int, int) {
	n, j := 0, i
	for ; isDigit(t.at(j)); j++ {
		if j >= i+2 {
			return 0, i
		}
		n = n*10 + int(t.at(j)-'0')
	}
	if j > i {
		return n, j
	}
	for isChineseNumeral(t.at(j)) && j < i+3 {
		j++
	}
	if j == i || isChineseNumeral(t.at(j)) {
		return 0, i
	}
	v, ok := chineseValue(t.runes[i:j])
	if !ok || v > 99 {
		return 0, i
	}
	return int(v), j
}
