package evidence

import "strings"

// farAim is how far before a figure a word of aiming is looked for, in runes.
const farAim = 90

// statusOf tells whether mention n is of what has been, a target or a forecast.
// A word of aiming governs the figures behind it in its part of the sentence,
// goals that are named before a colon, or in a heading, all that follows. What
// is said of an aim (完成目标的52.3%, 超过目标12亿元) is a fact.
func (r *reader) statusOf(n int) Status {
	f := &r.found[n]
	if r.aimBehind(f.End) {
		return Target
	}
	if s, told := r.aimBefore(n); told {
		return s
	}
	if y, _ := r.periodOf(n); r.opt.Year > 0 && len(y) >= 4 && leadingYear(y) > r.opt.Year || r.goalsNamed(f.Start) {
		return Target
	}
	return Actual
}

// aimBefore finds the nearest word of aiming before mention n in its part of
// the sentence; told is false where there is none.
func (r *reader) aimBefore(n int) (s Status, told bool) {
	f := &r.found[n]
	from := max(r.aimsFrom(n), f.Start-farAim)
	for j := f.Start - 1; j >= from; j-- {
		if isLetter(r.at(j)) && !isLetter(r.at(j-1)) {
			if s, ok := r.englishAim(j, f.Start); ok {
				return s, true
			}
			continue
		}
		k := r.longest(j, 4, isAimWord)
		if k == 0 {
			continue
		}
		word, end := r.sub(j, j+k), j+k
		gap := r.sub(end, f.Start)
		switch {
		case containsAny(gap, "实际", "已", "现有", "目前"):
			return Actual, true
		case aimNoun(word):
			return r.aimNamed(n, j, end)
		case word == "计划" && (r.has(end, "执行") || r.has(end, "单列") || r.at(end) == '的'), word == "将" && !r.futureVerb(end):
			continue
		case word == "预计" || word == "有望" || word == "预测" || word == "预估" || word == "将":
			return Forecast, true
		}
		return Target, true
	}
	return Actual, false
}

// aimsFrom is from where a word of aiming governs mention n: the beginning of
// its part of the sentence, or of the sentence as far as no figure stands before
// (2023年，拟安排收入19.5亿元；支出48亿元).
func (r *reader) aimsFrom(n int) int {
	f := &r.found[n]
	segment, sentence := r.segmentStart(f.Start), r.sentenceStart(f.Start)
	if segment == sentence {
		return sentence
	}
	first := n
	for first > 0 && r.found[first-1].Start >= sentence {
		first--
	}
	for j := r.found[first].Start - 1; j >= sentence; j-- {
		if k := r.longest(j, 4, isAimWord); k > 0 && !aimNoun(r.sub(j, j+k)) && !r.has(j, "将") {
			return sentence
		}
	}
	return segment
}

func (r *reader) futureVerb(i int) bool {
	return anyOf(r.at(i), "达超增突建投") || r.has(i, "实现") || r.has(i, "新增") || r.has(i, "完成")
}

func isAimWord(w string) bool {
	switch w {
	case "力争", "争取", "确保", "奋力", "计划", "拟", "预计", "有望", "预测", "预估", "将", "规划":
		return w != "规划"
	}
	return aimNoun(w)
}

func aimNoun(w string) bool {
	return w == "目标" || w == "预期目标" || w == "预期增长" || w == "预期为" || w == "指标值"
}

// aimNamed tells what mention n is where the noun from j to end names an aim
// before it.
func (r *reader) aimNamed(n, j, end int) (Status, bool) {
	f := &r.found[n]
	if r.at(end) == '的' || r.has(end, "任务的") || r.has(end, "任务数的") || r.has(end, "值的") {
		return Actual, true
	}
	before := r.sub(max(r.clause(j, 14), j-14), j)
	next := n == 0 || r.found[n-1].End <= j
	direct := f.Start-end <= 4 && next
	switch {
	case containsAny(before, "比", "较", "距") && !containsAny(before, "比重"):
		if direct && f.Kind != Points {
			return Target, true
		}
		return Actual, true
	case containsAny(before, "完成", "实现", "达成", "好于", "高于", "超", "快于", "优于", "圆满", "如期", "低于", "符合", "达到"):
		return Actual, true
	}
	return Target, true
}

// aimBehind tells whether an aim is named right behind a figure: 6%的预期目标,
// the 5.5 percent target.
func (r *reader) aimBehind(i int) bool {
	if w, _ := r.word(i); w == "target" || w == "goal" {
		return true
	}
	_, j := r.qualifierAfter(i)
	if r.at(j) != '的' {
		return false
	}
	j++
	for _, w := range [...]string{"全年", "年度", "年初", "增长", "预期", "既定", "规划", "发展"} {
		if r.has(j, w) {
			j += 2
		}
	}
	return r.has(j, "目标")
}

// goalsNamed tells whether the goals of a year are named before a colon in the
// sentence that holds i, or in the heading above it.
func (r *reader) goalsNamed(i int) bool {
	start := r.sentenceStart(i)
	head := r.sub(start, min(i, start+40))
	if colon := strings.IndexByte(head, ':'); colon > 0 {
		head = head[:colon]
		return containsAny(head, "目标", "targets", "goals") && !containsAny(head, "完成", "实现情况")
	}
	return r.bounds.aimed(i)
}

// englishAim tells whether the English word at j aims at the figure at i.
func (r *reader) englishAim(j, i int) (Status, bool) {
	first, one := r.word(j)
	second, two := r.word(one)
	switch first {
	case "aim", "aims", "aimed", "aiming", "targets", "targeting", "targeted", "planned", "strive", "strives", "striving", "pledged", "seeks":
		return Target, true
	case "plan", "plans", "planning", "hopes":
		return Target, second == "to" || second == "for"
	case "target", "goal":
		return Target, (second == "of" || second == "at" || second == "for" || second == "is" || second == "was" || second == "to") && !strings.Contains(r.sub(two, i), ",")
	case "forecast", "projected", "projects", "anticipated", "anticipates", "predicted":
		return Forecast, true
	case "expects":
		return Forecast, true
	case "expected", "likely", "estimated":
		return Forecast, second == "to" || second == "at"
	case "will", "would":
		return Forecast, true
	}
	return Actual, false
}

// averaged tells whether mention n is an average over years, and so no change
// from one year to the next: 年均增长7.2%, 两年平均增长6.1%.
func (r *reader) averaged(n int) bool {
	f := &r.found[n]
	if f.Kind == Rank || f.Kind == Points {
		return false
	}
	from := max(r.clause(f.Start, 40), f.Start-40)
	if n > 0 && !r.listed(&r.found[n-1], f) {
		from = max(from, r.found[n-1].End)
	} else if n > 0 && r.found[n-1].Average {
		return true
	}
	before := r.sub(from, f.Start)
	after := r.sub(f.End, f.End+24)
	if containsAny(before, "年均", "年平均", "average annual", "annual average", "on average annually", "compound annual", "a year on average") {
		return true
	}
	if f.Kind == Rate && (containsAny(before, "平均增长", "平均增速", "平均增幅", "平均下降", "复合增", "averaged", "averaging", "average growth", "average rate", "average of") ||
		strings.HasPrefix(after, "的年均") || strings.HasPrefix(after, " average annual") || strings.HasPrefix(after, " annual average") || strings.HasPrefix(after, " on average")) {
		return true
	}
	for _, w := range [...]string{"两年平均", "三年平均", "五年平均"} {
		if strings.Contains(before, w) {
			return true
		}
	}
	return false
}
