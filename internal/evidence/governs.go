package evidence

import (
	"fmt"
	"strings"

	"weici/model"
)

// comparator tells whether a period is only what something is compared with:
// 比上年, 与2021年相比, 是2015年的2.3倍, 按2020年价格, 2018年以来.
func (r *reader) comparator(start, end int) bool {
	if isLetter(r.at(r.back(start) - 1)) {
		return r.englishComparator(start)
	}
	before := r.sub(start-4, start)
	for _, w := range [...]string{"比", "较", "高于", "低于", "快于", "多于", "少于", "相当于", "相较于", "相对于", "不及", "超过"} {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	after := r.sub(end, end+8)
	for _, w := range [...]string{"同期", "同月", "以来", "相比", "不变价", "价格", "可比价", "为基", "持平", "基本持平", "水平"} {
		if strings.HasPrefix(after, w) {
			return !(w == "以来" && r.has(start, "今年"))
		}
	}
	return strings.HasPrefix(after, "的") && containsAny(after, "倍", "相比", "水平")
}

// periodOf is the period that governs mention n: one right behind it, the last
// one named before it in its sentence, one that follows in its clause or closes
// its sentence, or else the last one that the text named before.
func (r *reader) periodOf(n int) (string, Dating) {
	f := &r.found[n]
	if f.fixed != "" {
		return f.fixed, InSentence
	}
	i := r.periodsBefore(f.Start)
	follows := i < len(r.periods) && r.periods[i].governs && r.clause(r.periods[i].start, 60) <= f.Start && r.periods[i].start < r.sentenceEnd(f.Start)
	if follows && r.onlyLeads(f.End, r.periods[i].start) {
		return r.dated(i, n), InSentence
	}
	if text, ok := r.comparedWith(n, i); ok {
		return text, InSentence
	}
	if span, ok := r.averageOver(n, i); ok {
		return span, InSentence
	}
	k := r.governing(n, i)
	if k >= 0 && r.periods[k].start >= r.sentenceStart(f.Start) {
		return r.dated(r.respective(k, n), n), InSentence
	}
	if follows && isLetter(r.at(r.periods[i].end-1)) && !r.comparedBetween(n, i) || r.closes(i, n) {
		return r.dated(i, n), InSentence
	}
	start, _ := r.paragraph(f.Start)
	if k >= 0 && r.periods[k].start >= start {
		return r.dated(k, n), InParagraph
	}
	if later := r.laterInSentence(n, i); later >= 0 {
		return r.dated(later, n), InSentence
	}
	switch {
	case k < 0:
		return "", Undated
	case r.frames(&r.periods[k]):
		return r.dated(k, n), Framed
	}
	return r.dated(k, n), Earlier
}

// laterInSentence is the first period behind mention n in its sentence that
// governs, or -1, where the mention stands in what leads up to it: 作为“两千亿量级”
// 的大区，2022年…. It goes before one that an earlier paragraph named.
func (r *reader) laterInSentence(n, i int) int {
	if start := r.sentenceStart(r.found[n].Start); !r.has(start, "作为") && !r.has(start, "as ") {
		return -1
	}
	for end := r.sentenceEnd(r.found[n].Start); i < len(r.periods) && r.periods[i].start < end; i++ {
		if r.periods[i].governs {
			return i
		}
	}
	return -1
}

// dated is the period of mention n under period k: of a month that something is
// summed up to (5月累计, 截至9月30日) it is the year to date.
func (r *reader) dated(k, n int) string {
	p, f := &r.periods[k], &r.found[n]
	if len(p.text) < len("2022-05") || p.text[5] < '0' || p.text[5] > '1' || strings.HasSuffix(p.text, "YTD") {
		return p.text
	}
	upTo := containsAny(r.sub(max(p.end, r.sentenceStart(f.Start)), f.Start), "累计", "cumulative")
	if upTo && !p.asOf || p.asOf && f.Kind != Rank && r.flows(n) {
		return p.text[:len("2022-05")] + "YTD"
	}
	return p.text
}

// flows tells whether a figure runs up over time: money and rates do; what is
// counted, and money that is held, is of a day.
func (r *reader) flows(n int) bool {
	f := &r.found[n]
	if f.Kind == Rate && n > 0 && r.found[n-1].Kind != Rate && r.found[n-1].Start >= r.segmentStart(f.Start) {
		return r.flows(n - 1) // the growth of what stands before it
	}
	clause := r.sub(r.clause(f.Start, 40), f.Start)
	if containsAny(clause, "余额", "存款", "贷款", "资产", "存量", "规模", "保有", "人口", "户数", "市值", "loans", "deposits", "assets", "population", "balance") {
		return false
	}
	dimension, _ := baseUnit(f.Unit)
	return dimension == model.Yuan || dimension == model.Dollars || f.Kind == Rate || f.Kind == Points
}

// comparedWith is the period of a figure that only tells what another one is
// compared with: 较上年同期(-2.4%), 由上年的3%, from 25 percent a year earlier.
func (r *reader) comparedWith(n, i int) (string, bool) {
	f := &r.found[n]
	if r.yearEarlier(f.End) {
		if w, _ := r.wordsBefore(f.Start, 1); w == "from" || w == "with" || w == "than" || w == "of" || w == "to" || w == "the" || w == "against" {
			return r.yearBefore(n, i), true
		}
	}
	if i == 0 || r.periods[i-1].governs || r.periods[i-1].event || f.Start-r.periods[i-1].end > 8 {
		return "", false
	}
	p := r.periods[i-1]
	gap := r.sub(p.end, f.Start)
	same := strings.HasPrefix(gap, "同期") || strings.HasPrefix(gap, "同月")
	if same {
		gap = gap[len("同期"):]
	}
	if f.Kind == Times || gap != "(" && gap != "的" && gap != "为" && gap != "的(" && gap != "水平(" {
		return "", false
	}
	if same {
		return r.yearBefore(n, i-1), true
	}
	return p.text, true
}

// yearEarlier tells whether the English words for the year before stand at i.
func (t *text) yearEarlier(i int) bool {
	i = t.skip(i)
	for _, w := range [...]string{"a year earlier", "a year ago", "a year before", "one year earlier", "the previous year", "the year before", "in the same period last year", "in the same period of last year", "in the same period a year"} {
		if t.has(i, w) {
			return true
		}
	}
	return false
}

// yearBefore is the period that governs mention n, a year earlier.
func (r *reader) yearBefore(n, i int) string {
	k := r.governing(n, i)
	if k < 0 || len(r.periods[k].text) < 4 {
		return ""
	}
	text := r.dated(k, n)
	return fmt.Sprintf("%04d%s", leadingYear(text)-1, text[4:])
}

// closes tells whether period i ends the English sentence that mention n is in,
// and so governs all of it: 35,000 jobs, 12 parks and 25 schools last year. One
// that belongs to what is compared with (up from 25% in 2020) does not.
func (r *reader) closes(i, n int) bool {
	from := r.found[n].End
	if i >= len(r.periods) || !r.periods[i].governs || r.periods[i].start-from > 160 || r.periods[i].start >= r.sentenceEnd(from) {
		return false
	}
	p := r.periods[i]
	if end := r.at(p.end); !anyOf(end, ".,;") && end != 0 || !isLetter(r.at(p.end-1)) && !isLetter(r.at(r.back(p.start)-1)) {
		return false
	}
	return !r.comparedBetween(n, i) && !strings.ContainsAny(r.sub(from, p.start), ";")
}

// comparedBetween tells whether another figure stands between mention n and
// period i that the mention is compared with: to 1.57 from 1.59 in 2023.
func (r *reader) comparedBetween(n, i int) bool {
	for m := n + 1; m < len(r.found) && r.found[m].Start < r.periods[i].start; m++ {
		if w, from := r.wordsBefore(r.found[m].Start, 1); w == "from" || w == "with" || w == "to" && r.ends(from, "compared ") {
			return true
		}
	}
	return false
}

// averageOver is the span of years that an average is over, where its sentence
// names one: “十三五”期间, 2018—2022年.
func (r *reader) averageOver(n, i int) (string, bool) {
	if !r.averaged(n) {
		return "", false
	}
	sentence := r.sentenceStart(r.found[n].Start)
	for k := i - 1; k >= 0 && r.periods[k].start >= sentence; k-- {
		if p := r.periods[k]; strings.Contains(p.text, "/") || p.years {
			return p.text, true
		}
	}
	return "", false
}

// governing finds the period before period i that mention n stands under, or
// -1. It goes on over headings and paragraphs until another one is named. 目前
// ends what the sentences before it named, as far as its paragraph goes; so does
// a day on which something happened, for its sentence.
func (r *reader) governing(n, i int) int {
	at := r.found[n].Start
	for k := i - 1; k >= max(0, i-24); k-- {
		p := r.periods[k]
		switch {
		case p.now:
			if _, end := r.paragraph(p.start); end > at {
				return r.onlyWithin(n, k, r.sentenceStart(p.start))
			}
		case p.event:
			if r.sentenceEnd(p.start) > at {
				return r.onlyWithin(n, k, r.sentenceStart(p.start))
			}
		case p.governs && at < p.reach && (!p.once || r.nextAfter(n, p.end)):
			return k
		}
	}
	return -1
}

// onlyWithin is the period before period i, but not before from, that mention n
// stands under, or -1.
func (r *reader) onlyWithin(n, i, from int) int {
	for k := i - 1; k >= max(0, i-8) && r.periods[k].start >= from; k-- {
		if p := r.periods[k]; p.governs && r.found[n].Start < p.reach && !p.once {
			return k
		}
	}
	return -1
}

// respective is the period of mention n where period k ends a list of periods
// and n is in a list of figures: 2021年、2022年分别为12亿元和14亿元.
func (r *reader) respective(k, n int) int {
	first := k
	for first > 0 && k-first < maxList && joins(r.sub(r.periods[first-1].end, r.periods[first].start)) {
		first--
	}
	if first == k || !r.nextAfter(n, r.periods[k].end) {
		return k
	}
	place := 0
	for m := n; m > 0 && place < maxList && r.found[m-1].Start >= r.periods[k].end; m-- {
		place++
	}
	return min(first+place, k)
}

// nextAfter tells whether mention n is the first one after i, or goes on with
// the list or the structure that the first one begins.
func (r *reader) nextAfter(n, i int) bool {
	for k := n; k > 0 && n-k < maxList && r.found[k-1].Start >= i; k-- {
		if gap := r.sub(r.found[k-1].End, r.found[k].Start); gap != ":" && !joins(gap) {
			return false
		}
	}
	return true
}

// onlyLeads tells whether what stands from i to j only leads from a figure to
// its period: a bracket, or English words such as " in the ", " year on year in ".
func (r *reader) onlyLeads(i, j int) bool {
	if j-i > 40 || j <= i {
		return false
	}
	if gap := r.sub(i, j); gap == "(" || gap == " (" {
		return true
	}
	prepositions := 0
	for k := r.skip(i); k < j; {
		w, end := r.word(k)
		if end == k || end > j {
			return false
		}
		switch w {
		case "in", "for", "during", "by", "at", "over", "as":
			prepositions++
		case "the", "of", "end", "full", "year", "on", "whole", "entire":
		case "year-on-year", "yoy":
		default:
			return false
		}
		if k = r.skip(end); r.at(k) == '-' {
			k++
		}
	}
	return prepositions > 0
}

// periodsBefore counts the periods that begin before i.
func (r *reader) periodsBefore(i int) int {
	low, high := 0, len(r.periods)
	for low < high {
		if mid := (low + high) / 2; r.periods[mid].start < i {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}
