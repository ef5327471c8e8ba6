package evidence

import "strings"

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

// periodOf is the period that governs mention n: one right behind it, else the
// last one named before it in its paragraph, else one that follows in its clause.
func (r *reader) periodOf(n int) string {
	f := &r.found[n]
	i := r.periodsBefore(f.Start)
	follows := i < len(r.periods) && r.periods[i].governs && r.clause(r.periods[i].start, 60) <= f.Start
	if follows && onlyLeads(r.sub(f.End, r.periods[i].start)) {
		return r.periods[i].text
	}
	if k := r.governing(n, i); k >= 0 {
		return r.periods[r.respective(k, n)].text
	}
	if follows || r.closes(i, n) {
		return r.periods[i].text
	}
	return ""
}

// closes tells whether period i ends the English sentence that mention n is in,
// and so governs all of it: 35,000 jobs, 12 parks and 25 schools last year. One
// that belongs to what is compared with (up from 25% in 2020) does not.
func (r *reader) closes(i, n int) bool {
	from := r.found[n].End
	if i >= len(r.periods) || !r.periods[i].governs || r.periods[i].start-from > 120 {
		return false
	}
	p := r.periods[i]
	if end := r.at(p.end); end != '.' && end != 0 || !isLetter(r.at(p.end-1)) && !isLetter(r.at(r.back(p.start)-1)) {
		return false
	}
	for m := n + 1; m < len(r.found) && r.found[m].Start < p.start; m++ {
		if w, _ := r.wordsBefore(r.found[m].Start, 1); w == "from" || w == "with" || w == "to" {
			return false
		}
	}
	gap := r.sub(from, p.start)
	return !strings.ContainsAny(gap, "。!?;\n") && !strings.Contains(gap, ". ")
}

// governing finds the period before period i that mention n stands under, or
// -1. 目前 ends what the sentences before it named.
func (r *reader) governing(n, i int) int {
	barrier := -1
	for k := i - 1; k >= max(0, i-12); k-- {
		p := r.periods[k]
		switch {
		case r.paragraphBetween(p.end, r.found[n].Start) || p.end <= barrier:
			return -1
		case p.now && barrier < 0:
			barrier = r.sentenceStart(p.start)
		case p.governs && (!p.once || r.nextAfter(n, p.end)):
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

// onlyLeads tells whether a gap only leads from a figure to its period: " in
// the ", a bracket.
func onlyLeads(gap string) bool {
	switch gap {
	case " in ", " in the ", "(", " (", " for ", " during ", " for the ", " by the end of ", " at the end of ", " by ", " in the full year of ", " year on year in ", " year-on-year in ", " year on year in the ", " year-on-year in the ":
		return true
	}
	return false
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
