package evidence

import (
	"fmt"
	"strings"
)

// englishPeriodAt reads an English period at i: the first quarter of 2023, Q1
// 2023, January to May 2023, May 2023, last year.
func (r *reader) englishPeriodAt(i int) int {
	if isLetter(r.at(i - 1)) {
		return i
	}
	w, end := r.word(i)
	switch w {
	case "last", "this", "next", "previous", "current":
		if next, e := r.word(end); next == "year" {
			return r.addEnglishYear(i, e, w)
		}
	case "q", "h":
		return r.shortPart(i, end)
	case "full", "whole", "entire", "year":
		if e := r.wholeYearAt(i); e > i {
			return r.addPeriod(i, e, r.wholeYear(r.year()))
		}
	}
	if e := r.yearsPastAt(i); e > i {
		return r.keep(periodMention{start: i, end: e, governs: true, reach: r.sentenceEnd(i)})
	}
	if part, j := r.englishPart(i); j > i {
		y, j := r.englishYearOf(j)
		return r.addPart(i, j, y, part)
	}
	return r.englishMonths(i)
}

// wholeYearAt is where a phrase for the whole year that the text is about ends:
// the full year, year-end, the year as a whole.
func (r *reader) wholeYearAt(i int) int {
	first, one := r.word(i)
	j := one
	if r.at(j) == '-' {
		j++
	}
	second, two := r.word(j)
	switch first + " " + second {
	case "full year", "whole year", "entire year", "year end":
		if y, _ := r.fourDigits(r.skip(two)); y > 0 {
			return i // the year behind it is read by itself
		}
		return two
	case "year as":
		if r.has(two, " a whole") {
			return two + len(" a whole")
		}
	}
	return i
}

// yearsPastAt is where some years up to now, of which no single one is meant,
// end: the past five years, over the past decade.
func (r *reader) yearsPastAt(i int) int {
	first, one := r.word(i)
	if first != "past" && first != "last" {
		return i
	}
	if n, ok := r.numeralInWordsAt(r.skip(one)); ok && n.low > 1 {
		if w, end := r.word(n.end); w == "years" {
			return end
		}
		return i
	}
	if w, end := r.word(one); w == "decade" || w == "years" {
		return end
	}
	return i
}

func (r *reader) addEnglishYear(i, end int, w string) int {
	y := r.opt.Year
	switch {
	case y == 0:
		return r.addPeriod(i, end, "")
	case w == "last" || w == "previous":
		y--
	case w == "next":
		y++
	}
	return r.addPeriod(i, end, fmt.Sprint(y))
}

func (r *reader) addPart(start, end, y int, part string) int {
	if y == 0 {
		return r.addPeriod(start, end, "")
	}
	return r.addPeriod(start, end, fmt.Sprintf("%04d%s", y, part))
}

// shortPart reads Q1 2023 and H1 at i.
func (r *reader) shortPart(i, end int) int {
	n := int(r.at(end) - '0')
	if !isDigit(r.at(end)) || isDigit(r.at(end+1)) || isLetter(r.at(end+1)) || n < 1 || n > 4 || r.at(i) == 'h' && n > 2 {
		return i
	}
	part := fmt.Sprintf("-%c%d", r.at(i)-'a'+'A', n)
	y, j := r.englishYearOf(end + 1)
	return r.addPart(i, j, y, part)
}

// englishPart reads first quarter, second half, first three quarters, first five
// months, nine-month period, and the same joined by hyphens, at i.
func (r *reader) englishPart(i int) (string, int) {
	w, j := r.word(i)
	n := ordinalWord(w)
	if n == 0 || n > 4 {
		return r.monthsLong(i)
	}
	next, end := r.joined(j)
	switch {
	case next == "quarter":
		return fmt.Sprintf("-Q%d", n), end
	case next == "half" && n <= 2:
		return fmt.Sprintf("-H%d", n), end
	case n != 1:
		return "", i
	}
	count, ok := r.numeralInWordsAt(r.past(j))
	if !ok {
		return "", i
	}
	switch next, end = r.joined(count.end); {
	case (next == "quarters" || next == "quarter") && count.low == 3:
		return "-9M", end
	case (next == "months" || next == "month") && count.low <= 12:
		return fmt.Sprintf("-%02dYTD", int(count.low)), end
	}
	return "", i
}

// monthsLong reads nine-month, the part of a year up to a month, at i.
func (r *reader) monthsLong(i int) (string, int) {
	n, ok := r.numeralInWordsAt(i)
	if !ok || n.low < 2 || n.low > 11 || n.decimals > 0 || r.at(n.end) != '-' {
		return "", i
	}
	w, end := r.joined(n.end)
	if next, e := r.word(end); w == "month" && (next == "period" || next == "total" || next == "figure") {
		return fmt.Sprintf("-%02dYTD", int(n.low)), e
	}
	return "", i
}

// past goes over one space or hyphen between words.
func (t *text) past(i int) int {
	if t.at(i) == '-' {
		return i + 1
	}
	return t.skip(i)
}

// joined is the word behind i, over a space or a hyphen, and where it ends.
func (t *text) joined(i int) (string, int) { return t.word(t.past(i)) }

// englishYearOf reads the year after a part of one: of 2023, 2023, of last
// year; otherwise it is the year last named.
func (r *reader) englishYearOf(i int) (int, int) {
	j := i
	if w, end := r.word(j); w == "of" || w == "in" {
		j = end
	} else if r.at(j) == ',' {
		j++
	}
	if y, end := r.fourDigits(r.skip(j)); y > 0 {
		return y, end
	}
	w, end := r.word(j)
	if next, e := r.word(end); next == "year" && r.opt.Year > 0 {
		switch w {
		case "last":
			return r.opt.Year - 1, e
		case "this":
			return r.opt.Year, e
		}
	}
	return r.year(), i
}

func monthNumber(w string) int {
	for i, m := range [...]string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"} {
		if w == m || len(w) == 3 && w == m[:3] || w == "sept" && i == 8 {
			return i + 1
		}
	}
	return 0
}

// englishMonths reads May 2023, January to May 2023, January-May and Feb. 1,
// 2023 at i. A month without a year needs "in" before it: may is a verb.
func (r *reader) englishMonths(i int) int {
	w, end := r.word(i)
	first := monthNumber(w)
	if first == 0 {
		return i
	}
	if r.at(end) == '.' {
		end++
	}
	j := r.rangeSeparator(end)
	if r.has(end, " and ") && first == 1 {
		j = end + len(" and ")
	}
	if next, e := r.word(j); j > end && monthNumber(next) > first {
		if r.at(e) == '.' && len(next) <= 4 {
			e++
		}
		if w, past := r.word(e); w == "period" {
			e = past
		}
		y, e := r.englishYearOf(e)
		return r.addPart(i, e, y, monthSpan(first, monthNumber(next)))
	}
	if day, j := r.smallNumber(r.skip(end)); day > 0 && day <= 31 && isDigit(r.at(j-1)) {
		if y, e := r.englishYearOf(j); e > j {
			return r.addPart(i, e, y, fmt.Sprintf("-%02d-%02d", first, day))
		}
		return r.addPart(i, j, r.year(), fmt.Sprintf("-%02d-%02d", first, day))
	}
	y, e := r.englishYearOf(end)
	if before, _ := r.wordsBefore(i, 1); e == end && before != "in" && before != "of" && before != "by" && before != "until" {
		return i
	}
	return r.addPart(i, e, y, fmt.Sprintf("-%02d", first))
}

// bareYearAt keeps the year that an English text names without a word for it:
// in 2022, 2022 GDP.
func (r *reader) bareYearAt(i int) int {
	y, end := r.fourDigits(i)
	if y == 0 || r.at(end) == '.' && isDigit(r.at(end+1)) || r.at(end) == ',' && isDigit(r.at(end+1)) || isDigit(r.at(i-1)) || r.at(end) == '-' && !isDigit(r.at(end+1)) {
		return i
	}
	w, _ := r.wordsBefore(i, 1)
	if next := r.at(r.skip(end)); next == '%' || next == '年' || r.englishUnitBehind(end) {
		return i
	}
	if last, e := r.yearsTo(end); w == "from" || w == "between" || r.at(end) == '-' {
		if e > end && last > y {
			return r.keep(periodMention{start: i, end: e, text: fmt.Sprintf("%d/%d", y, last), governs: true, years: true, reach: r.sentenceEnd(e)})
		}
	}
	switch w {
	case "in", "of", "during", "by", "for", "since", "from", "than", "year", "end", "over", "through", "until", "with", "year-end", "versus", "against", "to", "and", "the", "its":
	case "":
		next, _ := r.word(end)
		if next == "" || statisticalNoun(next) || isHan(r.at(i-1)) {
			return i
		}
	default:
		return i
	}
	return r.addPeriod(i, end, fmt.Sprint(y))
}

// yearsTo reads the end of a span of years behind its first: from 2018 to 2022,
// between 2018 and 2022, 2018-2022; 0 for none.
func (t *text) yearsTo(i int) (int, int) {
	for _, w := range [...]string{" to ", " and ", "-", "—"} {
		if t.has(i, w) {
			if y, e := t.fourDigits(i + len([]rune(w))); y > 0 {
				return y, e
			}
		}
	}
	return 0, i
}

// englishUnitBehind tells whether a unit other than a noun stands at i.
func (t *text) englishUnitBehind(i int) bool {
	if _, _, end := t.englishScaleAt(i, true); end > i {
		return true
	}
	word, kind, _ := t.englishBaseAt(i)
	return word != "" && kind != Count
}

// englishComparator tells whether a period is only what something is compared
// with: than in 2021, from 2021, since 2012.
func (r *reader) englishComparator(start int) bool {
	w, i := r.wordsBefore(start, 1)
	if before, _ := r.wordsBefore(i, 1); w == "of" && (before == "those" || before == "that" || before == "level" || before == "levels") {
		return true
	}
	if next, _ := r.word(start + 4); next == "level" || next == "levels" || next == "base" {
		return true
	}
	for w == "in" || w == "the" || w == "end" || w == "of" || w == "that" || w == "same" || w == "period" || w == "corresponding" {
		w, i = r.wordsBefore(i, 1)
	}
	if w == "from" && strings.Contains(r.sub(start, start+24), "to ") {
		return false // from January to August
	}
	switch w {
	case "than", "from", "since", "over", "versus", "against", "with", "vs":
		return true
	case "to":
		before, _ := r.wordsBefore(i, 1)
		return before == "compared" || before == "relative"
	}
	return false
}
