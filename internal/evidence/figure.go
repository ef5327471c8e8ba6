package evidence

import (
	"strings"

	"weici/model"
)

// Qualifier says how a figure bounds the true one: its signed value, so that
// 下降超3.0% is −3.0 and Under. It is model's own, since data, quotes and places
// must mean the same by it.
type Qualifier = model.Qualifier

// The qualifiers: 近 and nearly are Under, 约 and about are About, 超, 突破
// and 30余 are Over, 以上 is AtLeast, 以内 is AtMost; of a fall, the reverse.
const (
	Exact   = model.Exact
	About   = model.About
	Over    = model.Over
	Under   = model.Under
	AtLeast = model.AtLeast
	AtMost  = model.AtMost
)

// Direction says which way a figure says that something went.
type Direction uint8

// The directions. NoDirection is a level: 增至148.9亿元 and 占4.5% have none.
const (
	NoDirection Direction = iota
	Up
	Down
	Flat
)

// String gives the direction's word in JSON.
func (d Direction) String() string { return model.Code(d, "none", "up", "down", "flat") }

// Status says whether a figure is of what has been, or of what is to be.
type Status uint8

// The statuses.
const (
	Actual   Status = iota
	Target          // 目标, 力争, 规划; of a year to come
	Forecast        // 预计, 有望, is expected to
)

// String gives the status's word in JSON.
func (s Status) String() string { return model.Code(s, "actual", "target", "forecast") }

// Dating says where the period of a figure is named, the weakest first.
type Dating uint8

// The datings.
const (
	Undated     Dating = iota
	Earlier            // somewhere in an earlier paragraph
	Framed             // in a heading, or as the beginning of an earlier paragraph
	InParagraph        // in an earlier sentence of the paragraph
	InSentence         // in the sentence of the figure
)

// Kind is what sort of number a figure is.
type Kind uint8

// The kinds of figure.
const (
	Amount Kind = iota // money, area, weight, an index: 100亿元, 50平方公里
	Rate               // a percentage: 3.8%, 三成, 百分之五, 2.1:31.7:66.2
	Points             // a difference of percentages: 0.3个百分点
	Times              // a multiple: 2.3倍, 翻一番
	Rank               // a place: 第三, 前十, 首位
	Count              // things counted: 9000家, 137.1万人
)

// String gives the kind's word in JSON.
func (k Kind) String() string {
	return model.Code(k, "amount", "rate", "points", "times", "rank", "count")
}

// Figure is one figure that a text prints. The span holds number and unit,
// without the words around them: in 同比增长超8.8% it is 8.8%.
type Figure struct {
	Text               string // the span as the text prints it
	Start, End         int    // the span in runes
	ByteStart, ByteEnd int    // the span in bytes

	// Value is in Unit, with numerals and multipliers resolved up to the 万 or
	// 亿 (million, billion) that belongs to the unit: 1.2万亿元 is 12000 亿元.
	// Rates and points are signed: 下降3.2% is −3.2. A rank's value is Rank.
	Value    float64
	ValueMax float64 // the upper end of a range, where HasMax
	HasMax   bool    // 5%—6%, 三到五家
	Unit     string  // as printed: 亿元, 万户, %, 百分点, 倍, 万元/人, billion yuan; "" for an index
	Decimals int     // digits after the point of Value, 0 or more
	Coarse   int     // digits before the point that are not printed: 3 in 2.3万亿元, which is 23000亿元

	Qualifier Qualifier
	Direction Direction
	Kind      Kind

	Rank      int    // a rank's best place, 1 for 第一 and for 前三; otherwise 0
	RankMax   int    // a rank's worst place, 1 for 第一 and 3 for 前三; otherwise 0
	RankScope string // among whom: 全市, 杭州, 全市13个区县市, the city; "" where the text does not say

	Status  Status // a target or a forecast, and no actual
	Average bool   // an average over years: 年均增长7.2%, 两年平均, at an average annual rate

	Base bool // where a change began, and not what it came to: 由100亿元增至200亿元

	Dating Dating // where the text names the period
	Period string // the period that governs the figure: 2022, 2022-Q1, 2022-05YTD; "" for none
}

// Options is what a reader of a text knows beside the text.
type Options struct {
	// Year is the document's own year, which 今年 and, where the text has named
	// no year before, 全年, 上半年 and 5月 refer to; 去年 is the one before.
	// 0 for unknown: such figures then have no period.
	Year int
	// TableUnit is the unit of a table's column: a number that stands without
	// a unit is then a figure in it. "" where there is no table.
	TableUnit string
	// Scope is among whom the document ranks where a rank does not say it;
	// Judge alone uses it.
	Scope string
	// ScopeAlias maps the names of one scope (全市, 杭州, 杭州13个区县市) to one
	// of them; nil compares names as they are. Judge alone uses it.
	ScopeAlias func(string) string
}

// Figures reads every figure in a text, in the order of the text. The package
// comment describes what is read and what is not.
func Figures(s string, opt Options) []Figure {
	return Read(s, opt).Figures
}

// mention is a figure on the way: what the grammar has found so far.
type mention struct {
	Figure
	scopeStart, scopeEnd int    // where the scope of a rank stands
	distributes          bool   // its qualifier holds for the whole list: 分别超过
	behind               bool   // its qualifier stands behind it: 左右
	signed               bool   // it prints a sign of its own, which is no other's
	fixed                string // the period that the head of its column names
}

// reader walks through a text once and collects what it finds.
type reader struct {
	*text
	opt       Options
	found     []mention
	periods   []periodMention
	yearNamed int   // the year last named, or 0
	table     table // the one that the text stands in
}

func (r *reader) scan() {
	for i := 0; i < r.len(); {
		if i == 0 || r.at(i-1) == '\n' {
			if end := r.tableAt(i); end > i {
				i = end
				continue
			}
		}
		i = max(r.step(i), i+1)
	}
}

// step reads what begins at i and returns where it ends; i where nothing does.
func (r *reader) step(i int) int {
	c := r.at(i)
	switch {
	case c == '《':
		return r.title(i)
	case isLetter(c) || currencySign(c):
		return r.english(i)
	case c == '第' || c == '前' || c == '首' || c == '榜':
		if end := r.rankAt(i); end > i {
			return end
		}
		fallthrough
	case c == '领' || c == '独' || c == '拔':
		if end := r.firstInWordsAt(i); end > i {
			return end
		}
	case c == '持':
		return r.flatAt(i)
	case c == '翻':
		return r.doubledAt(i)
	}
	if isDigit(c) {
		if end := r.englishRankAt(i); end > i {
			return end
		}
	}
	if end := r.periodAt(i); end > i {
		return end
	}
	if c == '第' {
		return r.ordinal(i)
	}
	if isDigit(c) || isChineseNumeral(c) {
		return r.quantityAt(i)
	}
	return i
}

// add takes a mention whose span, number and unit are known.
func (r *reader) add(m mention) {
	m.Text = r.original(m.Start, m.End)
	m.ByteStart, m.ByteEnd = r.rawAt[m.Start], r.rawEnd(m.End)
	r.found = append(r.found, m)
}

// shareAlongLists gives the members of a list what one member says for all:
// 分别增长8.8%、9.2%和6.7% go up, 居全市第1、第3位 are both in the city.
func (r *reader) shareAlongLists() {
	for i := 1; i < len(r.found); i++ {
		a, b := &r.found[i-1], &r.found[i]
		if !alike(a.Kind, b.Kind) || b.Start-a.End > 20 || !r.listed(a, b) {
			continue
		}
		if b.Kind == Rank && b.RankScope == "" {
			b.RankScope = a.RankScope
		}
		if d := r.listDirection(i); b.Direction == NoDirection && d != Flat && b.Value >= 0 {
			b.setDirection(d)
		}
		if b.Qualifier == Exact && a.distributes {
			b.Qualifier, b.distributes = a.Qualifier, true
			if (a.Value < 0) != (b.Value < 0) {
				b.Qualifier = a.Qualifier.Negated()
			}
		}
	}
	for i := len(r.found) - 1; i > 0; i-- { // 分别增长4.6%、6.9%左右
		a, b := &r.found[i-1], &r.found[i]
		if a.Kind == b.Kind && a.Qualifier == Exact && b.behind && b.Start-a.End < 8 && r.listed(a, b) && containsAny(r.sub(r.clause(a.Start, 16), a.Start), "分别") {
			a.Qualifier, a.behind = b.Qualifier, true
		}
	}
	for i := len(r.found) - 1; i > 0; i-- { // 52.4亿、31.8亿元
		if a, b := &r.found[i-1], &r.found[i]; scalePower(a.Unit) > 0 && b.Start-a.End < 8 && strings.HasPrefix(b.Unit, a.Unit) && r.listed(a, b) {
			a.Unit, a.Kind = b.Unit, b.Kind
		}
	}
	for i := len(r.found) - 1; i > 0; i-- { // first, second and third in the city
		if a, b := &r.found[i-1], &r.found[i]; a.Kind == Rank && b.Kind == Rank && a.RankScope == "" && r.listed(a, b) {
			a.RankScope = b.RankScope
		}
	}
}

// alike tells whether the members of one list may be of two kinds: 分别增长2.4倍和31.5%.
func alike(a, b Kind) bool {
	changes := func(k Kind) bool { return k == Rate || k == Times }
	return a == b || changes(a) && changes(b)
}

// listDirection is the direction that mention i shares with the list before it:
// that of the nearest member that prints no sign of its own.
func (r *reader) listDirection(i int) Direction {
	for k := i - 1; k >= max(0, i-maxList); k-- {
		if !r.found[k].signed {
			return r.found[k].Direction
		}
	}
	return NoDirection
}

// listed tells whether a and b are neighbours in a list, or the two ends of a
// move in rank: 从全市第11位跃升至第1位.
func (r *reader) listed(a, b *mention) bool {
	gap := r.sub(a.End, b.Start)
	if a.Kind == Rank {
		return joins(gap) || isRankVerb(gap) && a.Rank != b.Rank
	}
	_, from := r.qualifierBefore(b.Start, false)
	return joins(gap) || joins(r.sub(a.End, from))
}

// joins tells whether a gap only joins the members of a list.
func joins(gap string) bool {
	switch gap {
	case "、", "和", "与", "及", "以及", "、以及", ",", " and ", " and", ", ", ", and ", ", and":
		return true
	}
	return false
}

// setDirection gives a figure its direction. What goes down is negative, and
// its qualifier bounds the signed value: 下降5%以上 is −5 at most.
func (f *Figure) setDirection(d Direction) {
	f.Direction = d
	if d == Down && f.Value > 0 {
		f.Value, f.Qualifier = -f.Value, f.Qualifier.Negated()
		if f.HasMax {
			f.Value, f.ValueMax = -f.ValueMax, f.Value
		}
	}
}

// figures leaves out what belongs to the scope of a rank (居全市13个区县市第1
// counts nothing) and gives each figure its period.
func (r *reader) figures() (out []Figure, spans [][2]int) {
	out = make([]Figure, 0, len(r.found))
	for i := range r.found {
		m := &r.found[i]
		if r.inScope(i) {
			continue
		}
		m.Period, m.Dating = r.periodOf(i)
		m.Status, m.Average = r.statusOf(i), r.averaged(i)
		m.Base = r.base(i)
		f := m.Figure
		f.Start, f.End = r.span(m.Start, m.End)
		out, spans = append(out, f), append(spans, [2]int{m.Start, m.End})
	}
	return out, spans
}

// base tells whether mention i is where a change began: 由100亿元增至200亿元.
func (r *reader) base(i int) bool {
	f := &r.found[i]
	if f.Kind == Rank || i+1 >= len(r.found) || !r.fromBefore(f.Start) {
		return false
	}
	gap := r.sub(f.End, r.found[i+1].Start)
	return len(gap) < 60 && !strings.ContainsAny(gap, "。;") && containsAny(gap, "至", "到", "为", " to ")
}

// inScope tells whether mention i stands inside the scope of a neighbour.
func (r *reader) inScope(i int) bool {
	m := &r.found[i]
	for _, o := range r.found[max(0, i-2):min(len(r.found), i+3)] {
		if m.Start >= o.scopeStart && m.End <= o.scopeEnd {
			return true
		}
	}
	return false
}
