package reading

import (
	"slices"
	"strings"

	"weici/model"
)

// How says what a part of a reading rests on, the weakest first.
type How uint8

// The grounds.
const (
	Unnamed   How = iota // nothing
	Heading              // the heading or the title
	Inherited            // an earlier sentence of the paragraph
	Named                // its own sentence
)

// String gives the word for the grounds in JSON.
func (h How) String() string { return model.Code(h, "unnamed", "heading", "paragraph", "sentence") }

// Who is the area that a figure is about.
type Who struct {
	Areas      []model.AreaID // of that name; empty for an area that the dataset does not know
	How        How
	Whole      bool // 全市 and the like, which the area around tells
	Headed     bool // the text itself has a heading above that names the area around
	Start, End int  // of the name, in Runes
}

// Who finds the area of figure k.
func (t *Text) Who(k int) Who {
	w := t.who(k)
	at, _ := t.Span(k)
	w.Headed = len(t.homes) > 0 && t.homes[0].start <= at
	return w
}

func (t *Text) who(k int) Who {
	at, _ := t.Span(k)
	if list := t.respective(k, t.areas, t.subject); list != nil {
		return whoOf(*list, Named)
	}
	if i := t.before(t.areas, at); i >= 0 && t.compared(t.areas[i]) {
		switch t.sub(t.areas[i].end, at) {
		case "的", "平均的", "平均水平的", "(", "的增速": // 高于杭州的2%
			return whoOf(t.areas[i], Named)
		}
	}
	sentence, end := t.Sentence(at)
	paragraph, _ := t.Paragraph(at)
	inherited := -1
	for i, last := t.before(t.areas, at), t.before(t.areas, at); i >= max(0, last-4*maxList) && t.areas[i].end > paragraph; i-- {
		m := t.areas[i]
		if !t.subject(m) {
			continue
		}
		if m.start < sentence {
			inherited = i
			break
		}
		return t.andTied(whoOf(t.governor(i, sentence), Named), k, end)
	}
	if m, ok := t.behind(at, end); ok {
		return whoOf(m, Named)
	}
	if m, ok := t.ledUpTo(at, sentence, end); ok {
		return whoOf(m, Named)
	}
	if inherited >= 0 {
		return whoOf(t.areas[inherited], Inherited)
	}
	if area := t.homeAt(at); area != model.NoArea {
		return Who{Areas: []model.AreaID{area}, How: Heading}
	}
	return Who{}
}

// andTied adds the area that shares the place of a figure: 和临平区并列第11位.
func (t *Text) andTied(w Who, k, end int) Who {
	_, from := t.Span(k)
	for i := t.before(t.areas, from) + 1; i < len(t.areas) && t.areas[i].start < min(end, from+8); i++ {
		if m := t.areas[i]; strings.ContainsRune("和与", t.at(m.start-1)) && t.has(m.end, "并列") {
			w.Areas = append(slices.Clone(w.Areas), m.areas...)
		}
	}
	return w
}

// governor is the area that governs where the last one named is number i: itself
// where a clause begins with it or an indicator follows, else one before it in
// the sentence that does (白杨街道已聚集…等钱塘区特色产业平台).
func (t *Text) governor(i, sentence int) mention {
	for k := i; k >= max(0, i-maxList) && t.areas[k].start >= sentence; k-- {
		if t.subject(t.areas[k]) && t.heads(t.areas[k]) {
			return t.areas[k]
		}
	}
	return t.areas[i]
}

// heads tells whether a clause begins with an area, or an indicator follows it.
func (t *Text) heads(m mention) bool {
	if c := t.at(m.start - 1); !han(c) && c != '、' || strings.ContainsRune("年月度日末", c) {
		return true
	}
	if k := t.before(t.indicators, m.end) + 1; k < len(t.indicators) && t.indicators[k].start-m.end < 3 {
		return true
	}
	return m.end < len(t.runes) && !han(t.at(m.end)) && t.at(m.end) != '、'
}

func whoOf(m mention, how How) Who {
	return Who{Areas: m.areas, How: how, Whole: m.whole != "", Start: m.start, End: m.end}
}

// before is the last of the mentions that end at or before i, or -1.
func (t *Text) before(list []mention, i int) int {
	low, high := 0, len(list)
	for low < high {
		if mid := (low + high) / 2; list[mid].end <= i {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low - 1
}

// behind finds the area that an English sentence names behind a figure: 3.8
// percent in Shangcheng.
func (t *Text) behind(at, end int) (mention, bool) {
	for i := t.before(t.areas, at) + 1; i < len(t.areas) && t.areas[i].start < end; i++ {
		m := t.areas[i]
		if han(t.at(m.start)) || strings.ContainsAny(t.sub(at, m.start), ";") {
			return mention{}, false
		}
		for _, w := range [...]string{" in ", " of ", " for ", " across "} {
			if t.has(m.start-len(w), w) && !t.partOfName(m) && !t.rankedIn(m) {
				return m, true
			}
		}
	}
	return mention{}, false
}

// ledUpTo finds the subject of a sentence that a figure only leads up to:
// 作为“两千亿量级”的大区，上城区….
func (t *Text) ledUpTo(at, sentence, end int) (mention, bool) {
	if !t.has(sentence, "作为") && !t.has(sentence, "as ") {
		return mention{}, false
	}
	for i := t.before(t.areas, at) + 1; i < len(t.areas) && t.areas[i].start < end; i++ {
		if t.subject(t.areas[i]) {
			return t.areas[i], true
		}
	}
	return mention{}, false
}

// subject tells whether the area of a mention is what its sentence is about:
// no part of another name, nothing that is compared with or ranked in.
func (t *Text) subject(m mention) bool {
	return !t.partOfName(m) && !t.compared(m) && !t.rankedIn(m)
}

// partOfName tells whether a name goes on behind an area: 杭州银行, 浙江大学.
func (t *Text) partOfName(m mention) bool {
	if m.whole != "" {
		return false
	}
	if strings.ContainsRune("《", t.at(m.start-1)) {
		return true
	}
	j := m.end
	for j < m.end+16 && (han(t.at(j)) || t.at(j) == '(' || t.at(j) == ')') {
		for _, tail := range [...]string{"公司", "大学", "学院", "银行", "机场", "医院", "大桥", "大道", "综合保税区", "研究院", "亚运", "海关"} {
			if t.has(j, tail) {
				return true
			}
		}
		j++
	}
	return strings.ContainsRune("路湾港", t.at(m.end))
}

// compared tells whether something is only compared with an area: 高于全国.
func (t *Text) compared(m mention) bool {
	before := t.sub(m.start-12, m.start)
	for _, w := range [...]string{"比", "较", "高于", "低于", "快于", "慢于", "好于", "优于", "超过", "超", "高出", "领先", "占", "落户", "来自", "隶属", "隶属于", "位于", "地处", "属于", "毗邻", "紧邻", "靠近", "坐落在", "坐落于", "赴", "与", "距", "落后于", "领先于", "领跑", "跑赢",
		"than ", "above ", "below ", "than the ", "to ", "from ", "with "} {
		if strings.HasSuffix(before, w) && !(w == "与" && t.listedBefore(m)) && !(w == "较" && strings.HasSuffix(before, "比较")) {
			return true
		}
	}
	after := t.sub(m.end, m.end+3)
	return strings.HasPrefix(after, "平均") || strings.HasPrefix(after, "水平")
}

// listedBefore tells whether a mention goes on with a list of areas: 上城与拱墅.
func (t *Text) listedBefore(m mention) bool {
	i := t.before(t.areas, m.start)
	return i >= 0 && t.areas[i].end == m.start-1
}

// rankedIn tells whether an area is only among whom a place is: 居全市第一,
// third in Hangzhou.
func (t *Text) rankedIn(m mention) bool {
	for _, w := range [...]string{"居", "列", "位", "排", "在", "排名", "占", "领跑", "于"} {
		if t.has(m.start-len([]rune(w)), w) && w != "在" {
			return true
		}
	}
	for _, k := range t.figuresIn(max(m.start-60, 0), m.end+24) {
		f := &t.Figures[k]
		if f.Rank == 0 || f.RankScope == "" {
			continue
		}
		scope := evidenceFold(f.RankScope)
		start, end := t.Span(k)
		for at := max(m.start-len(scope), 0); at <= m.start; at++ {
			if t.has(at, scope) && at+len([]rune(scope)) >= m.end && (at < start && start-at < 40 || at >= end && at-end < 30) {
				return true
			}
		}
	}
	return strings.HasPrefix(t.sub(m.end, m.end+6), "唯一") || strings.HasPrefix(t.sub(m.end, m.end+2), "首位")
}
