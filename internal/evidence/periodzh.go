package evidence

import "fmt"

// periodAt reads a Chinese period at i and returns its end; i for none.
func (r *reader) periodAt(i int) int {
	switch c := r.at(i); {
	case isDigit(c):
		if isDigit(r.at(i - 1)) {
			return i
		}
		if end := r.yearAt(i); end > i {
			return end
		}
	case anyOf(c, "今去明本当上同"):
		if end := r.relativeYearAt(i); end > i {
			return end
		}
		if end := r.sameMonthAt(i); end > i {
			return end
		}
	case anyOf(c, "年这过近一两三四五六七八九十“\"") && isHan(r.at(i+1)):
		if end := r.yearsBackAt(i); end > i {
			return end
		}
		if end := r.chineseYearAt(i); end > i {
			return end
		}
	case chineseDigit(c) >= 0:
		if end := r.chineseYearAt(i); end > i {
			return end
		}
	}
	if !anyOf(r.at(i), "全上下前第一二三四五六七八九十1234567890目眼截当年近日昨今现新来") {
		return i
	}
	if n := r.longest(i, 2, isLately); n > 0 {
		return r.keep(periodMention{start: i, end: i + n, event: true})
	}
	if n := r.longest(i, 4, isYearToCome); n > 0 {
		return r.keep(periodMention{start: i, end: i + n, governs: true, reach: r.len()})
	}
	if n := r.longest(i, 4, isNow); n > 0 {
		return r.keep(periodMention{start: i, end: i + n, now: true})
	}
	if text, end := r.partOfYear(i, r.year()); end > i {
		return r.addPeriod(i, end, text)
	}
	return i
}

// yearsBackAt reads the year of the text where it is told in other words (年末,
// 一年来, 这一年), and the years of a plan or a term, whose figures are of no
// single one: 五年来, 近三年, “十三五”期间.
func (r *reader) yearsBackAt(i int) int {
	for _, w := range [...]string{"年末", "年底", "一年来", "这一年", "过去一年", "过去的一年", "一年间"} {
		if r.has(i, w) && !isDigit(r.at(i-1)) && !anyOf(r.at(i-1), "上去前今近每当同明本一二三四五六七八九十") {
			return r.addPeriod(i, i+len([]rune(w)), r.wholeYear(r.year()))
		}
	}
	if end := r.planAt(i); end > i {
		return end
	}
	j := i
	for _, w := range [...]string{"过去的", "过去", "近"} {
		if r.has(i, w) {
			j += len([]rune(w))
			break
		}
	}
	n, end := r.smallNumber(j)
	if n < 2 || r.at(end) != '年' || j == i && !anyOf(r.at(end+1), "来间") {
		return i
	}
	if end++; anyOf(r.at(end), "来间") {
		end++
	}
	return r.keep(periodMention{start: i, end: end, governs: true, years: true, reach: r.sentenceEnd(end)})
}

// planAt reads the years of a five-year plan at i: “十三五”期间, “十四五”时期.
func (r *reader) planAt(i int) int {
	j := i
	if r.at(j) == '“' || r.at(j) == '"' {
		j++
	}
	if !r.has(j, "十") || r.at(j+2) != '五' {
		return i
	}
	n := chineseDigit(r.at(j + 1))
	end := j + 3
	if anyOf(r.at(end), "”\"") {
		end++
	}
	if n < 1 || n > 5 || !r.has(end, "期间") && !r.has(end, "时期") {
		return i
	}
	last := 2005 + 5*n
	return r.keep(periodMention{start: i, end: end + 2, text: fmt.Sprintf("%d/%d", last-4, last), governs: !r.comparator(i, end+2), years: true, reach: r.sentenceEnd(end)})
}

func (r *reader) wholeYear(y int) string {
	if y <= 0 {
		return ""
	}
	return fmt.Sprint(y)
}

// monthBefore is the month before the one that a period ends with.
func monthBefore(text string) string {
	year, month := leadingYear(text), int(text[5]-'0')*10+int(text[6]-'0')
	if month--; month < 1 {
		year, month = year-1, 12
	}
	return fmt.Sprintf("%04d-%02d", year, month)
}

// sameMonthAt reads 当月 and 本月 at i, the month that was named last, and 上月,
// the one before it.
func (r *reader) sameMonthAt(i int) int {
	if r.at(i+1) != '月' || !anyOf(r.at(i), "当本上") {
		return i
	}
	for k := len(r.periods) - 1; k >= max(0, len(r.periods)-8); k-- {
		if p := r.periods[k]; p.governs && len(p.text) >= 7 && p.text[5] >= '0' && p.text[5] <= '9' && p.text[6] != 'M' {
			if r.at(i) == '上' {
				return r.keep(periodMention{start: i, end: i + 2, text: monthBefore(p.text), governs: anyOf(r.at(i-1), "由从"), once: true, reach: r.segmentEnd(i)})
			}
			return r.keep(periodMention{start: i, end: i + 2, text: p.text[:7], governs: true, reach: r.segmentEnd(i)})
		}
	}
	return i
}

// isLately lists the words for a day on which something happened.
func isLately(w string) bool {
	return w == "近日" || w == "日前" || w == "昨日" || w == "今日" || w == "昨天" || w == "今天" || w == "前日"
}

// isYearToCome lists the words for a year of which the text does not say which.
func isYearToCome(w string) bool {
	return w == "新的一年" || w == "新一年" || w == "来年" || w == "下一年"
}

func isNow(w string) bool {
	switch w {
	case "目前", "眼下", "截至目前", "当前", "截至当前", "现有", "现共有", "现拥有":
		return true
	}
	return false
}

// yearAt reads 2022年, 2018—2022年, 2022年1—5月, 2023-02-01 at i.
func (r *reader) yearAt(i int) int {
	y, j := r.fourDigits(i)
	if y == 0 {
		return i
	}
	if end := r.numericDate(i); end > i {
		return end
	}
	j = r.skip(j)
	if last, end := r.lastYear(j); end > j && last > y {
		return r.addPeriod(i, end, fmt.Sprintf("%d/%d", y, last))
	}
	if r.at(j) == '、' || r.at(j) == '和' {
		if _, end := r.fourDigits(j + 1); end > j && r.at(end) == '年' {
			return r.addPeriod(i, j, fmt.Sprint(y))
		}
	}
	if r.at(j) != '年' {
		return i
	}
	return r.addYear(i, j+1, y)
}

// lastYear reads the end of a span of years at i: —2022年, 年至2022年.
func (r *reader) lastYear(i int) (int, int) {
	j := i
	if r.at(j) == '年' {
		j++
	}
	k := r.rangeSeparator(j)
	last, end := r.fourDigits(k)
	if k == j || last == 0 || r.at(end) != '年' {
		return 0, i
	}
	return last, end + 1
}

// addYear keeps year y, which began at start and whose 年 ends at j, with the
// part of it that follows.
func (r *reader) addYear(start, j, y int) int {
	if r.at(j) == '初' && r.at(j+1) != '步' { // of the year before, or a day of this one
		return r.keep(periodMention{start: start, end: j + 1, event: true})
	}
	for _, w := range [...]string{"度", "全年", "年末", "年底", "末", "底", "间"} {
		if r.has(j, w) {
			j += len([]rune(w))
			break
		}
	}
	if text, end := r.partOfYear(r.skip(j), y); end > r.skip(j) {
		return r.addPeriod(start, end, text)
	}
	text := ""
	if y > 0 {
		text = fmt.Sprint(y)
	}
	return r.addPeriod(start, j, text)
}

// fourDigits reads a year of four digits at i; 0 for none.
func (t *text) fourDigits(i int) (int, int) {
	y := 0
	for j := i; j < i+4; j++ {
		if !isDigit(t.at(j)) {
			return 0, i
		}
		y = y*10 + int(t.at(j)-'0')
	}
	if isDigit(t.at(i+4)) || y < 1900 || y > 2100 {
		return 0, i
	}
	return y, i + 4
}

// numericDate skips 2023-02-01, 2023/2/1 and 2023.2.1 at i.
func (r *reader) numericDate(i int) int {
	j, sep := i+4, r.at(i+4)
	if sep != '-' && sep != '/' && sep != '.' {
		return i
	}
	for range 2 {
		if r.at(j) != sep || !isDigit(r.at(j+1)) {
			return i
		}
		for j++; isDigit(r.at(j)) && j < i+10; j++ {
		}
	}
	return j
}

// relativeYearAt reads 今年, 去年上半年 and 上年 at i.
func (r *reader) relativeYearAt(i int) int {
	y, known := 0, true
	switch r.sub(i, i+2) {
	case "今年":
		y = r.opt.Year
	case "去年":
		y = r.opt.Year - 1
	case "明年":
		y = r.opt.Year + 1
	case "本年", "当年", "同年":
		y = r.year()
	case "上年":
		y = r.year() - 1
	default:
		known = false
	}
	if !known {
		return i
	}
	end := r.addYear(i, i+2, max(y, 0))
	if p := &r.periods[len(r.periods)-1]; end == i+2 && r.has(i, "今年") && p.reach == r.len() {
		if p.reach = r.sentenceEnd(i); r.has(end, "以来") { // 今年 alone tells when something happens
			_, p.reach = r.paragraph(i)
		}
	}
	return end
}

// chineseYearAt reads 二〇二二年 at i.
func (r *reader) chineseYearAt(i int) int {
	y := 0
	for j := i; j < i+4; j++ {
		d := chineseDigit(r.at(j))
		if d < 0 {
			return i
		}
		y = y*10 + d
	}
	if r.at(i+4) != '年' || y < 1900 || y > 2100 {
		return i
	}
	return r.addYear(i, i+5, y)
}
