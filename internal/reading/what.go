package reading

import (
	"slices"
	"strings"

	"weici/internal/evidence"
	"weici/model"
)

// What is the indicator of a figure.
type What struct {
	Indicators []model.IndicatorID // that the name may stand for; empty for none that fits
	How        How
	Start, End int    // of the name, in Runes
	Doubt      string // one of the Doubt codes; "" for none
	List       bool   // the names are a list that the figure is of as a whole: 都位列第一
}

// Why an indicator is not sure.
const (
	DoubtNoName     = "no-indicator" // the sentence names none
	DoubtOther      = "another"      // other words stand between, which may name another thing
	DoubtJoined     = "joined"       // another noun is joined to the name
	DoubtUnit       = "unit"         // the indicator is not measured so
	DoubtDifference = "difference"   // how much it changed or differs, and no value of its own
)

// maxList is the most members of a list that are told apart.
const maxList = 16

// What finds the indicator of figure k: of a rate of change behind a level its
// growth, of a place what is ranked.
func (t *Text) What(k int) What {
	f := &t.Figures[k]
	at, end := t.Span(k)
	if f.Kind == evidence.Points {
		return What{Doubt: DoubtDifference}
	}
	sentence, stop := t.Sentence(at)
	if list := t.respective(k, t.indicators, func(mention) bool { return true }); list != nil {
		return t.settle(k, *list, list.end, "")
	}
	if parts := t.structure(k); parts != nil {
		return *parts
	}
	i := t.before(t.indicators, at)
	if w := t.share(k, i, sentence, at); w != nil {
		return *w
	}
	for last := i; i >= 0 && last-i < maxList && t.indicators[i].start >= sentence && t.denominator(t.indicators[i]) && len(t.resolve(k, t.indicators[i])) == 0; {
		i--
	}
	if i < 0 || t.indicators[i].start < sentence {
		return t.whatBehind(k, end, stop)
	}
	m := t.indicators[i]
	doubt := ""
	if !t.explained(m.end, t.beforeScope(k, m.end, at)) {
		doubt = DoubtOther
	}
	w := t.settle(k, m, at, doubt)
	apart := strings.Contains(t.sub(m.end, at), "分别")
	for j := i; j > max(0, i-maxList) && t.indicators[j-1].start >= sentence && t.together(t.indicators[j-1], t.indicators[j], apart); j-- {
		w.List = true // one figure of all, or of which it does not say
		for _, id := range t.resolve(k, t.indicators[j-1]) {
			if !slices.Contains(w.Indicators, id) {
				w.Indicators = append(w.Indicators, id)
			}
		}
	}
	if len(w.Indicators) == 0 || w.Doubt == DoubtOther {
		if b := t.whatBehind(k, end, stop); len(b.Indicators) > 0 {
			return b
		}
	}
	return w
}

// share gives a part of a whole (占地区生产总值比重72.8%) the share of what the
// sentence named before the whole, name i.
func (t *Text) share(k, i, sentence, at int) *What {
	f := &t.Figures[k]
	if i < 1 || f.Kind != evidence.Rate || f.Direction != evidence.NoDirection || !t.has(t.indicators[i].start-1, "占") || t.indicators[i-1].start < sentence || !t.explained(t.indicators[i].end, at) {
		return nil
	}
	m := t.indicators[i-1]
	w := What{How: Named, Start: m.start, End: m.end}
	for _, e := range m.indicators {
		w.Indicators = append(w.Indicators, t.names.shares[e.id]...)
	}
	if len(w.Indicators) == 0 || !t.explained(m.end, t.indicators[i].start) {
		return nil
	}
	return &w
}

// beforeScope is where the scope of a place that stands between from and at
// begins, or at: whom it names says nothing of what is ranked.
func (t *Text) beforeScope(k, from, at int) int {
	scope := evidenceFold(t.Figures[k].RankScope)
	if scope == "" {
		return at
	}
	for i := at - 1; i >= max(from, at-40); i-- {
		if t.has(i, scope) {
			return i
		}
	}
	return at
}

// settle is what figure k says of the indicator that m names.
func (t *Text) settle(k int, m mention, _ int, doubt string) What {
	w := What{Indicators: t.resolve(k, m), How: Named, Start: m.start, End: m.end, Doubt: doubt}
	switch f := &t.Figures[k]; {
	case len(w.Indicators) == 0 && f.Direction != evidence.NoDirection && f.Kind != evidence.Rate:
		w.Doubt = DoubtDifference
	case len(w.Indicators) == 0:
		w.Doubt = DoubtUnit
	case m.joined:
		w.Doubt = DoubtJoined
	case t.threshold(k):
		w.Doubt = DoubtOther
	}
	return w
}

// threshold tells whether figure k only says which things are meant: GDP超千亿元
// 的有6个.
func (t *Text) threshold(k int) bool {
	f := &t.Figures[k]
	_, end := t.Span(k)
	if f.Qualifier != evidence.Over && f.Qualifier != evidence.AtLeast {
		return false
	}
	return t.has(end, "的") && !t.growthFollows(end+1) || t.has(end, "以上的")
}

// whatBehind finds the name that stands right behind a figure: 14所高校, 3.8
// percent growth in retail sales.
func (t *Text) whatBehind(k, end, stop int) What {
	i := t.before(t.indicators, end) + 1
	if i >= len(t.indicators) || t.indicators[i].start >= stop {
		if i > 0 && t.indicators[i-1].start < end && t.indicators[i-1].end > end {
			i-- // the unit is part of the name: 5位智库专家
		} else {
			return What{Doubt: DoubtNoName}
		}
	}
	m := t.indicators[i]
	if t.Figures[k].Kind == evidence.Rank || m.start-end > 40 || !t.explained(end, m.start) || han(t.at(m.start)) && !(m.start <= end+1 && (m.start <= end || han(t.at(end)))) {
		return What{Doubt: DoubtNoName}
	}
	m.joined = m.joined && m.start-end > 1 && !t.opensAt(m.start)
	if w := t.settle(k, m, 0, ""); len(w.Indicators) > 0 {
		return w
	}
	return What{Doubt: DoubtNoName}
}

// opensAt is left to a name that a number leads to, whose other side decides.
func (t *Text) opensAt(i int) bool { return i > 0 && !han(t.at(i-1)) }

// resolve lists the indicators that a name may stand for with figure k.
func (t *Text) resolve(k int, m mention) []model.IndicatorID {
	var out []model.IndicatorID
	for _, e := range m.indicators {
		for _, id := range t.fitting(k, m, e) {
			if !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
	}
	return out
}

// fitting lists the indicators that figure k may give for one meaning of a
// name; none where it is not measured so.
func (t *Text) fitting(k int, m mention, e entry) []model.IndicatorID {
	f := &t.Figures[k]
	ind := &t.names.Data.Indicators[e.id]
	own, growth := []model.IndicatorID{e.id}, t.names.growth[e.id]
	changes := f.Direction != evidence.NoDirection
	switch {
	case f.Kind == evidence.Rank && !e.of && growth != nil && t.ofGrowthBefore(k, m):
		return growth
	case f.Kind == evidence.Rank:
		return own
	case e.of && f.Kind == evidence.Rate && (changes || t.ofGrowthBefore(k, m)):
		return own
	case e.of:
		return nil
	case ind.Kind == model.GrowthKind && f.Kind == evidence.Rate:
		return own
	case f.Kind == evidence.Rate && ind.Percent() && !changes:
		return own
	case f.Kind == evidence.Rate && !ind.Percent() && (changes || t.ofGrowthBefore(k, m)):
		return growth
	case f.Kind == evidence.Rate, ind.Kind == model.GrowthKind, f.Direction == evidence.Up, f.Direction == evidence.Down:
		return nil
	}
	if _, same := evidence.Convert(f.Value, f.Unit, ind.Unit.ZH); same && (f.Unit != "" || f.Kind == evidence.Count && ind.Kind == model.CountKind) || ind.Kind == model.IndexKind && f.Unit == "" {
		return own
	}
	return nil
}

// ofGrowth tells whether what stands from i to j speaks of how fast something
// grew, and not how much it is: before a figure, or behind it up to the end of
// its clause.
func (t *Text) ofGrowth(i, j int, before bool) bool {
	for at := i; at < j; at++ {
		if !before && strings.ContainsRune(",;。", t.at(at)) {
			return false
		}
		if t.has(at, "增速") || t.has(at, "增幅") || t.has(at, "增长") || t.has(at, "growth") {
			return true
		}
		if t.has(at, "总量") {
			return false
		}
	}
	return false
}

func (t *Text) ofGrowthBefore(k int, m mention) bool {
	start, end := t.Span(k)
	return t.ofGrowth(m.end, start, true) || t.ofGrowth(end, min(end+12, len(t.runes)), false)
}

// structure gives the three parts of 1.0:64.9:34.1, or the three members of a
// list, their indicators, which one name (三次产业结构, 三次产业增加值) stands for
// in the order of the dataset.
func (t *Text) structure(k int) *What {
	first := k
	for first > 0 && k-first < 2 && (t.ratioed(first-1) || t.joins(first-1, first)) {
		first--
	}
	if first+2 >= len(t.Figures) || !t.ratioed(first) && !(t.joins(first, first+1) && t.joins(first+1, first+2)) {
		return nil
	}
	at, _ := t.Span(first)
	i := t.before(t.indicators, at)
	if i < 0 || len(t.indicators[i].indicators) != 3 || !t.explained(t.indicators[i].end, at) {
		return nil
	}
	m := t.indicators[i]
	m.indicators = m.indicators[k-first : k-first+1]
	if ids := t.resolve(k, m); len(ids) == 1 {
		return &What{Indicators: ids, How: Named, Start: m.start, End: m.end}
	}
	return nil
}

// ratioed tells whether figure k and the next one are parts of one ratio.
func (t *Text) ratioed(k int) bool {
	if k+1 >= len(t.Figures) {
		return false
	}
	_, end := t.Span(k)
	start, _ := t.Span(k + 1)
	return start == end+1 && t.at(end) == ':'
}

// denominator tells whether a name is only what something is a part of, or is
// measured against: 占生产总值比重.
func (t *Text) denominator(m mention) bool {
	return t.has(m.start-1, "占") || t.has(m.end, "的比重") || t.has(m.end, "比重") || t.has(m.start-3, "of ")
}

// respective is the mention that stands at the place in its list that figure k
// has in its own: 上城区、拱墅区分别增长3.8%和1.5%. It is nil where there are no two
// lists of one length.
func (t *Text) respective(k int, mentions []mention, fit func(mention) bool) *mention {
	first, last := k, k
	for first > 0 && k-first < maxList && t.joins(first-1, first) {
		first--
	}
	for last+1 < len(t.Figures) && last-first < maxList && t.joins(last, last+1) {
		last++
	}
	n := last - first + 1
	if n < 2 {
		return nil
	}
	at, _ := t.Span(first)
	sentence, _ := t.Sentence(at)
	i := t.before(mentions, at)
	if i < n-1 || mentions[i-n+1].start < sentence || !fit(mentions[i]) {
		return nil
	}
	apart := strings.Contains(t.sub(mentions[i].end, at), "分别") || strings.Contains(t.sub(mentions[i].end, at), "respectively")
	for j := i - n + 1; j < i; j++ {
		if !t.together(mentions[j], mentions[j+1], apart) {
			return nil
		}
	}
	if j := i - n; j >= 0 && t.listed(mentions[j].end, mentions[j+1].start) {
		return nil // one more is named than has a figure
	}
	return &mentions[i-n+1+k-first]
}

// together tells whether two names are members of a list. Before 分别 each may
// have a figure of its own: 财政总收入463亿元、一般公共预算收入233亿元，分别增长….
func (t *Text) together(a, b mention, apart bool) bool {
	return t.listed(a.end, b.start) || apart && t.explained(a.end, b.start)
}

// joins tells whether two neighbouring figures of a kind are members of a list.
func (t *Text) joins(a, b int) bool {
	_, end := t.Span(a)
	start, _ := t.Span(b)
	if t.Figures[a].Kind != t.Figures[b].Kind {
		return false
	}
	return t.listed(end, start)
}

// listed tells whether what stands from i to j only joins members of a list.
func (t *Text) listed(i, j int) bool {
	switch t.sub(i, j) {
	case "", "、", "和", "与", "及", "以及", ",", ", ", " and ", ", and ":
		return true
	}
	return false
}
