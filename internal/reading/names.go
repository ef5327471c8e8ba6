package reading

import (
	"slices"
	"strings"
	"unicode"

	"weici/internal/evidence"
	"weici/model"
)

// longestName is the most runes that a name is looked up with.
const longestName = 64

// Names is what a dataset calls its areas and indicators. Build it once for a
// dataset; it may be used by many at the same time.
type Names struct {
	Data   *model.Dataset
	root   node
	growth map[model.IndicatorID][]model.IndicatorID // of a level: its published growth rates
	shares map[model.IndicatorID][]model.IndicatorID // of a level: its shares of a whole
}

// node is a place in the tree of names.
type node struct {
	next       map[rune]*node
	areas      []model.AreaID
	indicators []entry
}

// entry is what a name may stand for: an indicator, or where of is set that
// whose growth the indicator is (战略性新兴产业 of 战略性新兴产业增速).
type entry struct {
	id model.IndicatorID
	of bool
}

// NewNames collects the names of a dataset.
func NewNames(d *model.Dataset) *Names {
	n := &Names{Data: d, growth: map[model.IndicatorID][]model.IndicatorID{}, shares: map[model.IndicatorID][]model.IndicatorID{}}
	for id := range d.Areas {
		a := &d.Areas[id]
		for _, name := range append([]string{a.Name.ZH, a.Name.EN, a.Short.ZH, a.Short.EN}, a.Aliases...) {
			n.addArea(name, model.AreaID(id))
		}
	}
	for id := range d.Indicators {
		x := &d.Indicators[id]
		if x.Kind == model.GrowthKind && x.GrowthOf != model.NoIndicator {
			n.growth[x.GrowthOf] = append(n.growth[x.GrowthOf], model.IndicatorID(id))
		}
	}
	for id := range d.Indicators {
		n.addIndicator(model.IndicatorID(id))
		n.addShare(model.IndicatorID(id))
		n.addThree(model.IndicatorID(id))
	}
	return n
}

// addThree adds the name that three indicators have together: 三次产业增加值 for
// those of 第一, 第二 and 第三产业.
func (n *Names) addThree(id model.IndicatorID) {
	rest, first := strings.CutPrefix(n.Data.Indicators[id].Name.ZH, "第一产业")
	if !first || rest == "" {
		return
	}
	ids := []model.IndicatorID{id}
	for _, order := range [...]string{"第二产业", "第三产业"} {
		for other := range n.Data.Indicators {
			if n.Data.Indicators[other].Name.ZH == order+rest {
				ids = append(ids, model.IndicatorID(other))
			}
		}
	}
	if len(ids) != 3 {
		return
	}
	for _, together := range [...]string{"三次产业", "一二三产业", "一、二、三产业", "第一、二、三产业", "一二三产", "三产业"} {
		for _, id := range ids {
			n.add(together+rest, entry{id: id})
		}
	}
}

// addShare joins a share to the levels that its name says it is the share of:
// 第三产业占比 to 第三产业增加值.
func (n *Names) addShare(id model.IndicatorID) {
	x := &n.Data.Indicators[id]
	stem, zh := strings.CutSuffix(x.Name.ZH, "占比")
	if x.Kind != model.ShareKind || !zh || stem == "" {
		return
	}
	for of := range n.Data.Indicators {
		level := &n.Data.Indicators[of]
		if level.Kind == model.LevelKind && strings.HasPrefix(level.Name.ZH, stem) {
			n.shares[model.IndicatorID(of)] = append(n.shares[model.IndicatorID(of)], id)
		}
	}
}

func (n *Names) addArea(name string, id model.AreaID) {
	if at := n.grow(name); at != nil && !slices.Contains(at.areas, id) {
		at.areas = append(at.areas, id)
	}
}

// addIndicator adds an indicator under its names, and a growth rate under what
// they say it is the growth of.
func (n *Names) addIndicator(id model.IndicatorID) {
	x := &n.Data.Indicators[id]
	names := append([]string{x.Name.ZH, x.Name.EN, x.Short.ZH, x.Short.EN}, x.Aliases...)
	if thing, ok := strings.CutSuffix(x.Name.ZH, "数"); ok && x.Kind == model.CountKind {
		names = append(names, thing)
	}
	for _, name := range names {
		for _, spelling := range spellings(name) {
			n.add(spelling, entry{id: id})
			if x.Kind != model.GrowthKind {
				continue
			}
			if thing, ok := growing(spelling); ok {
				n.add(thing, entry{id: id, of: true})
			}
		}
	}
}

func (n *Names) add(name string, e entry) {
	if at := n.grow(name); at != nil && !slices.Contains(at.indicators, e) {
		at.indicators = append(at.indicators, e)
	}
}

// grow is the place of a name in the tree; nil for a name too short to tell
// from other words, or too long.
func (n *Names) grow(name string) *node {
	folded := evidence.Fold(strings.TrimSpace(name))
	if len(folded) < 2 || len(folded) > longestName || len(folded) < 3 && !han(folded[0]) {
		return nil
	}
	at := &n.root
	for _, r := range folded {
		if at.next == nil {
			at.next = map[rune]*node{}
		}
		if at.next[r] == nil {
			at.next[r] = &node{}
		}
		at = at.next[r]
	}
	return at
}

// find is the place of a whole name, or nil.
func (n *Names) find(name []rune) *node {
	at := &n.root
	for _, r := range name {
		if at = at.next[r]; at == nil {
			return nil
		}
	}
	return at
}

// longest is the longest name that begins at i, and where it ends.
func (n *Names) longest(text []rune, i int) (best *node, end int) {
	at := &n.root
	for j := i; j < len(text) && j < i+longestName; j++ {
		if at = at.next[text[j]]; at == nil {
			break
		}
		if (at.areas != nil || at.indicators != nil) && (han(text[j]) || !wordGoesOn(text, j+1)) {
			best, end = at, j+1
		}
	}
	return best, end
}

// wordGoesOn tells whether the Latin word that ends before i goes on.
func wordGoesOn(text []rune, i int) bool {
	return i < len(text) && unicode.IsLetter(text[i]) && !han(text[i])
}

func han(r rune) bool { return unicode.Is(unicode.Han, r) }

// spellings lists the ways in which one name is written.
func spellings(name string) []string {
	out := []string{name}
	for _, pair := range [...][2]string{{"规模以上", "规上"}, {"限额以上", "限上"}, {"地区生产总值", "生产总值"}, {"above designated size", "above the designated size"}} {
		for _, s := range out {
			if other := strings.Replace(s, pair[0], pair[1], 1); other != s {
				out = append(out, other)
			}
			if other := strings.Replace(s, pair[1], pair[0], 1); other != s && !strings.Contains(s, pair[0]) {
				out = append(out, other)
			}
		}
	}
	return out
}

// growing is what the name of a growth rate says that grows.
func growing(name string) (string, bool) {
	for _, tail := range [...]string{"增速", "增长率", "增长", "增幅", " growth", " growth rate"} {
		if s, ok := strings.CutSuffix(name, tail); ok {
			return s, true
		}
	}
	for _, head := range [...]string{"Growth of ", "Growth in "} {
		if s, ok := strings.CutPrefix(name, head); ok {
			return s, true
		}
	}
	return "", false
}
