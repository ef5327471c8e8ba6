package evidence

import (
	"cmp"
	"strings"
)

// maxList is the most members of a list that are told apart.
const maxList = 16

// periodMention is a stretch of time that a text names.
type periodMention struct {
	start, end int
	text       string // 2022-05YTD, or "" where the year is not known
	governs    bool   // the figures after it are of it; 比2021年 governs none
	once       bool   // 由上年的: only the first figure after it
	now        bool   // 目前: what sentences before it named is over
	event      bool   // a day on which something happened, or was told
	years      bool   // 五年来, “十三五”期间: no single year
	asOf       bool   // 截至9月30日: a stock is of that day, a flow of the months up to it
	reach      int    // where it ends to govern
}

// addPeriod keeps a period and returns its end.
func (r *reader) addPeriod(start, end int, text string) int {
	w, _ := r.wordsBefore(start, 1)
	p := periodMention{start: start, end: end, text: text, governs: !r.comparator(start, end), once: anyOf(r.at(start-1), "由从") || w == "from" && !strings.HasSuffix(text, "YTD"), reach: r.len()}
	p.asOf = r.asOf(start)
	if len(text) == len("2022-02-08") && !strings.HasSuffix(text, "YTD") && !p.asOf && !anyOf(r.at(end), "零0末") {
		p.governs, p.event = false, true
	}
	r.limit(&p)
	r.periods = append(r.periods, p)
	if p.governs && !p.once && len(text) >= 4 && p.reach == r.len() && !r.has(start, "上年") {
		r.yearNamed = leadingYear(text)
	}
	return end
}

// asOf tells whether figures are counted up to the period at i: 截至9月30日.
func (r *reader) asOf(i int) bool {
	w, from := r.wordsBefore(i, 1)
	for w == "end" || w == "the" || w == "of" {
		w, from = r.wordsBefore(from, 1)
	}
	return r.ends(i, "截至") || r.ends(i, "截止") || r.ends(i, "截止到") || r.ends(i, "截至到") || w == "as" || w == "by" || w == "until"
}

// limit finds where a period ends to govern: 全年 in a side clause (预计全年突破,
// 完成全年目标的52.3%) says nothing of what follows.
func (r *reader) limit(p *periodMention) {
	before := r.sub(max(r.clause(p.start, 8), p.start-8), p.start)
	whole := strings.HasSuffix(r.sub(p.start, p.end), "全年") || r.has(p.start, "年度")
	aimed := r.longest(p.end, 6, isAim) > 0 || whole && r.longest(p.end, 3, isAim) > 0
	switch {
	case aimed && (containsAny(before, "完成", "达到", "实现", "占", "超过", "高于", "为") || r.aimOf(p.end)):
		p.governs = false
	case r.has(p.end, "计划草案"), r.has(p.end, "预算草案"), r.has(p.end, "草案"):
		p.governs = false
	case whole && aimed:
		p.reach = r.clauseEnd(p.end, 60)
	case r.partOfFrame(p):
		if p.reach = r.sentenceEnd(p.start); r.sentenceStart(p.start) == p.start {
			_, p.reach = r.paragraph(p.start)
		}
	case r.beyondFrame(p):
		_, p.reach = r.paragraph(p.start)
	case containsAny(before, "预计", "力争", "有望", "确保", "争取", "预测", "到", "占"):
		p.reach = r.segmentEnd(p.end)
	}
}

// partOfFrame tells whether a period is a month or a quarter within the longer
// one that frames the text, to which the text comes back: 1—5月…。5月份，….
func (r *reader) partOfFrame(p *periodMention) bool {
	if len(p.text) != len("2022-05") || p.asOf {
		return false
	}
	for k := len(r.periods) - 1; k >= max(0, len(r.periods)-8); k-- {
		q := r.periods[k]
		if !q.governs || len(q.text) < 4 || q.reach < r.len() {
			continue
		}
		return q.text[:4] == p.text[:4] && q.text != p.text && lasts(q.text) > lasts(p.text)
	}
	return false
}

// beyondFrame tells whether a period within a paragraph is longer than the month
// or quarter that frames the text: 8月份…。1—8月，….
func (r *reader) beyondFrame(p *periodMention) bool {
	if start, _ := r.paragraph(p.start); len(p.text) < 4 || p.start-start < 4 || len(r.periods) == 0 {
		return false
	}
	for k := range min(len(r.periods), 4) {
		if q := r.periods[k]; q.governs && q.reach == r.len() {
			return len(q.text) == len("2022-05") && q.text[:4] == p.text[:4] && lasts(q.text) < lasts(p.text)
		}
	}
	return false
}

// lasts is how many months a period has, as it is written.
func lasts(text string) int {
	switch {
	case len(text) == 4:
		return 12
	case strings.HasSuffix(text, "YTD"):
		return int(text[5]-'0')*10 + int(text[6]-'0')
	case strings.HasSuffix(text, "-9M"):
		return 9
	case strings.Contains(text, "-H"):
		return 6
	case strings.Contains(text, "-Q"):
		return 3
	}
	return 1
}

// isAim lists what the figures of a plan are called.
func isAim(w string) bool {
	switch w {
	case "目标", "任务", "计划", "预算", "预期", "年度目标", "预期目标", "目标任务", "计划任务", "任务数", "计划数":
		return true
	}
	return false
}

// aimOf tells whether 目标的 follows at i: what is said is a part of the aim.
func (r *reader) aimOf(i int) bool {
	n := r.longest(i, 6, isAim)
	return n > 0 && (r.at(i+n) == '的' || r.has(i+n, "任务的"))
}

// keep keeps a period whose reign is known, and returns its end.
func (r *reader) keep(p periodMention) int {
	r.periods = append(r.periods, p)
	return p.end
}

// year is the year that a part of a year belongs to: the one last named, or
// the document's own; 0 for unknown.
func (r *reader) year() int { return cmp.Or(r.yearNamed, r.opt.Year) }

// firstYear is the year of the first day that the head of the text names, or
// else the first one that frames what follows; 0 for none.
func (r *reader) firstYear() int {
	first := 0
	for _, p := range r.periods {
		if len(p.text) < 4 {
			continue
		}
		if p.event && p.start < 200 {
			return leadingYear(p.text)
		}
		if first == 0 && r.frames(&p) {
			first = leadingYear(p.text)
		}
	}
	return first
}

// frames tells whether a period stands in a heading or begins its paragraph, and
// so is what the paragraphs behind it are about.
func (r *reader) frames(p *periodMention) bool {
	start, end := r.paragraph(p.start)
	if heading, _ := r.headingFrom(start, end-1); heading {
		return true
	}
	for i := start; i < p.start; i++ {
		if c := r.at(i); isHan(c) || isLetter(c) || isDigit(c) {
			return r.at(p.start-1) == ',' && p.start-start < 8 || p.start-start < 4
		}
	}
	return true
}

func leadingYear(s string) int {
	y := 0
	for _, c := range s[:4] {
		y = y*10 + int(c-'0')
	}
	return y
}
