package reading

import (
	"slices"
	"strings"

	"weici/internal/evidence"
	"weici/model"
)

// Text is a text whose names are known.
type Text struct {
	*evidence.Passage
	names      *Names
	runes      []rune
	areas      []mention // in order
	indicators []mention // in order
	homes      []home    // in order
	first      model.AreaID
}

// mention is a name in a text.
type mention struct {
	start, end int
	areas      []model.AreaID
	indicators []entry
	whole      string // 区, 市, 省: 全区 and the like, before it is resolved
	joined     bool   // another noun is joined to it
}

// home is the area that a heading names.
type home struct {
	start int
	area  model.AreaID
}

// Options is what a reader knows beside the text.
type Options struct {
	Area model.AreaID // that the document is about; NoArea: its headings say
	Year int          // the document's own; 0 for unknown
}

// Read reads a text.
func (n *Names) Read(s string, opt Options) *Text {
	t := &Text{Passage: evidence.Read(s, evidence.Options{Year: opt.Year}), names: n, first: opt.Area}
	t.runes = t.Runes()
	t.scan()
	t.shareTails()
	t.findHomes()
	t.resolveWholes()
	return t
}

// scan finds the names.
func (t *Text) scan() {
	for i := 0; i < len(t.runes); {
		if !han(t.runes[i]) && i > 0 && wordGoesOn(t.runes, i-1) && !han(t.runes[i-1]) {
			i++
			continue
		}
		if end := t.wholeAt(i); end > i {
			i = end
			continue
		}
		at, end := t.names.longest(t.runes, i)
		if at == nil {
			i++
			continue
		}
		if at.indicators != nil {
			t.addIndicator(mention{start: i, end: end, indicators: at.indicators})
		} else if t.at(i) == '中' && t.at(i-1) == '其' { // 其中国家级企业
			i++
			continue
		} else {

			t.addArea(mention{start: i, end: end, areas: at.areas})
		}
		i = end
	}
}

// addIndicator keeps the name of an indicator. One that stands right behind
// another name of the same is one with it: 外贸进出口总额.
func (t *Text) addIndicator(m mention) {
	if n := len(t.indicators); n > 0 && t.indicators[n-1].end == m.start {
		last := t.indicators[n-1]
		if slices.ContainsFunc(last.indicators, func(e entry) bool { return slices.Contains(m.indicators, e) }) {
			m.start, t.indicators = last.start, t.indicators[:n-1]
		}
	}
	m.joined = !t.standsAlone(m)
	t.indicators = append(t.indicators, m)
}

// addArea keeps the name of an area. One that stands right behind another is
// the smaller one of the two: 杭州市上城区.
func (t *Text) addArea(m mention) {
	if n := len(t.areas); n > 0 && t.areas[n-1].end == m.start && m.areas != nil {
		last := t.areas[n-1]
		for _, id := range m.areas {
			if slices.ContainsFunc(last.areas, func(a model.AreaID) bool { return t.names.Data.Within(id, a) }) {
				m.start = last.start
				t.areas[n-1] = m
				return
			}
		}
	}
	t.areas = append(t.areas, m)
}

// wholeAt keeps 全区, 我市 and 该街道 at i.
func (t *Text) wholeAt(i int) int {
	for _, head := range [...]string{"全", "我", "本", "该"} {
		if !t.has(i, head) {
			continue
		}
		for _, unit := range [...]string{"街道", "区", "县", "市", "省", "镇", "国"} {
			if t.has(i+1, unit) && !(unit == "国" && head != "全" && head != "我") && !(unit == "市" && t.has(i+1, "市场")) {
				end := i + 1 + len([]rune(unit))
				t.areas = append(t.areas, mention{start: i, end: end, whole: unit})
				return end
			}
		}
	}
	return i
}

func (t *Text) has(i int, s string) bool {
	for _, r := range s {
		if i < 0 || i >= len(t.runes) || t.runes[i] != r {
			return false
		}
		i++
	}
	return true
}

func (t *Text) sub(i, j int) string {
	i, j = max(i, 0), min(j, len(t.runes))
	if i >= j {
		return ""
	}
	return string(t.runes[i:j])
}

func (t *Text) at(i int) rune {
	if i < 0 || i >= len(t.runes) {
		return 0
	}
	return t.runes[i]
}

// shareTails adds the members of a list that share the end of their name with
// the last one: 城镇、农村居民人均可支配收入, 城乡居民人均可支配收入.
func (t *Text) shareTails() {
	var out []mention
	for _, m := range t.indicators {
		name := t.runes[m.start:m.end]
		if t.has(m.start-2, "城乡") && len(m.indicators) > 0 {
			urban, rural := t.names.find(append([]rune("城镇"), name...)), t.names.find(append([]rune("农村"), name...))
			if urban != nil && rural != nil && urban.indicators != nil && rural.indicators != nil {
				out = append(out, mention{start: m.start - 2, end: m.start - 1, indicators: urban.indicators}, mention{start: m.start - 1, end: m.end, indicators: rural.indicators})
				continue
			}
		}
		if strings.ContainsRune("、和与及", t.at(m.start-1)) {
			out = append(out, t.headsBefore(m, name)...)
		}
		out = append(out, m)
	}
	t.indicators = out
}

// headsBefore finds the member of the list before m that ends as m's name does.
func (t *Text) headsBefore(m mention, name []rune) []mention {
	from := m.start - 1
	for from > 0 && from > m.start-10 && han(t.at(from-1)) && !strings.ContainsRune("、和与及", t.at(from-1)) {
		from--
	}
	for start := from; start < m.start-1; start++ {
		head := t.runes[start : m.start-1]
		for k := 1; k < len(name)-1; k++ {
			at := t.names.find(append(slices.Clone(head), name[k:]...))
			if at != nil && at.indicators != nil {
				return []mention{{start: start, end: m.start - 1, indicators: at.indicators}}
			}
		}
	}
	return nil
}

// findHomes finds the headings that name an area. A heading is a short line
// that ends no sentence.
func (t *Text) findHomes() {
	for _, m := range t.areas {
		start, end := t.Paragraph(m.start)
		if m.areas == nil || end-start > 60 || t.partOfName(m) {
			continue
		}
		last := end
		for last > start && strings.ContainsRune(" \r\n\t", t.at(last-1)) {
			last--
		}
		if strings.ContainsRune("。!?;,.%", t.at(last-1)) || len(t.figuresIn(start, end)) > 0 {
			continue
		}
		h := home{start: start, area: t.pick(m.areas, model.Period{})}
		if n := len(t.homes); n > 0 && t.homes[n-1].start == start {
			if t.names.Data.Within(h.area, t.homes[n-1].area) {
				t.homes[n-1] = h
			}
			continue
		}
		t.homes = append(t.homes, h)
	}
	if t.first == model.NoArea {
		t.first = t.mostNamed()
	}
}

// mostNamed is the area that a text without a heading names most often; NoArea
// where it names none.
func (t *Text) mostNamed() model.AreaID {
	if len(t.homes) > 0 {
		return t.homes[0].area
	}
	counts, best := map[model.AreaID]int{}, model.NoArea
	for _, m := range t.areas {
		if m.areas == nil || !t.subject(m) {
			continue
		}
		id := t.pick(m.areas, model.Period{})
		if counts[id]++; best == model.NoArea || counts[id] > counts[best] {
			best = id
		}
	}
	return best
}

// homeAt is the area of the heading above i.
func (t *Text) homeAt(i int) model.AreaID {
	area := t.first
	for _, h := range t.homes {
		if h.start > i {
			break
		}
		area = h.area
	}
	return area
}

// figuresIn lists the figures from i to j.
func (t *Text) figuresIn(i, j int) []int {
	low, _ := slices.BinarySearchFunc(t.Figures, i, func(f evidence.Figure, i int) int { return t.At(f.Start) - i })
	var out []int
	for k := low; k < len(t.Figures); k++ {
		if start, _ := t.Span(k); start >= j {
			break
		}
		out = append(out, k)
	}
	return out
}

// pick chooses among the areas of one name the version that the period falls
// in, or the newest.
func (t *Text) pick(ids []model.AreaID, p model.Period) model.AreaID {
	best := model.NoArea
	for _, id := range ids {
		a := &t.names.Data.Areas[id]
		if a.Covers(p) && (best == model.NoArea || !t.names.Data.Areas[best].Covers(p)) {
			best = id
		}
	}
	if best == model.NoArea && len(ids) > 0 {
		best = ids[0]
	}
	return best
}

// Pick chooses among the areas of one name the version that the period falls in,
// or the newest. There must be at least one.
func (t *Text) Pick(ids []model.AreaID, p model.Period) model.AreaID { return t.pick(ids, p) }

// Names tells whether an indicator is named between i and j.
func (t *Text) Names(i, j int) bool {
	k := t.before(t.indicators, i) + 1
	return k < len(t.indicators) && t.indicators[k].start < j
}

// resolveWholes gives 全区 and the like the area of their level at or around
// the one that the heading names.
func (t *Text) resolveWholes() {
	for i := range t.areas {
		m := &t.areas[i]
		if m.whole == "" {
			continue
		}
		path := t.names.Data.Path(t.homeAt(m.start))
		if m.whole == "国" {
			for id := range t.names.Data.Areas {
				if t.names.Data.Areas[id].Level == model.Country {
					path = []model.AreaID{model.AreaID(id)}
					break
				}
			}
		}
		for k := len(path) - 1; k >= 0; k-- {
			if isWhole(&t.names.Data.Areas[path[k]], m.whole) {
				m.areas = []model.AreaID{path[k]}
				break
			}
		}
	}
}

// isWhole tells whether 全区, 全市 and the like may mean an area: its name ends
// so, or its level is called so.
func isWhole(a *model.Area, unit string) bool {
	if strings.HasSuffix(a.Name.ZH, unit) {
		return true
	}
	switch unit {
	case "国":
		return a.Level == model.Country
	case "省":
		return a.Level == model.Province
	case "市":
		return a.Level == model.Prefecture
	}
	return false
}
