package search

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"weici/model"
)

func TestFindFirst(t *testing.T) {
	p := fixture()
	x := New(p)
	tests := []struct{ text, want, marked string }{
		{"上城", "area 330102", "[上城]"},
		{"上城区", "area 330102", "[上城区]"},
		{"shangcheng", "area 330102", "[上城]区"},
		{"shang cheng", "area 330102", "[上城]区"},
		{"Shàng-chéng", "area 330102", "[上城]区"},
		{"ｓｈａｎｇ　ｃｈｅｎｇ", "area 330102", "[上城]区"},
		{"shangchengqu", "area 330102", "[上城区]"},
		{"sc", "area 330102", "[上城]区"},
		{"scq", "area 330102", "[上城区]"},
		{"Shangcheng District", "area 330102", "[Shangcheng District]"},
		{"SHANGCHENG DIS", "area 330102", "[Shangcheng Dis]trict"},
		{"shangch", "area 330102", "[上城]区"},
		{"330102", "area 330102", "[330102]"},
		{"330102~2021", "area 330102~2021", "[330102~2021]"},
		{"下城", "area 330103~2021", "[下城]"},
		{"by", "area 330114002", "[白杨]街道"},
		{"baiyang", "area 330114002", "[白杨]街道"},
		{"baiyangjiedao", "area 330114002", "[白杨街道]"},
		{"余杭", "area 330110", "[余杭]"},
		{"余杭街", "area 330110005", "[余杭街]道"},
		{"chongqing", "area 500000", "[重庆]"},
		{"lvliang", "area 141100", "[吕梁]市"},
		{"lüliang", "area 141100", "[吕梁]市"},
		{"luliang", "area 141100", "[吕梁市]"},
		{"高新", "area 330108", "杭州[高新]区"},
		{"hitech", "area 330108", "[Hi-Tech] Zone"},
		{"shcheng", "area 330102", "[上城]区"},
		{"上区", "area 330102", "[上]城[区]"},
		{"白扬街道", "area 330114002", "白杨街道"},
		{"白扬", "area 330114002", "白杨街道"},
		{"shagncheng", "area 330102", "上城区"},
		{"gdp", "indicator gdp", "[gdp]"},
		{"GDP_Growth", "indicator gdp_growth", "[gdp_growth]"},
		{"dqsczz", "indicator gdp", "[地区生产总值]"},
		{"生产总值", "indicator gdp", "[生产总值]"},
		{"社零", "indicator retail_sales", "[社零]"},
		{"consumer", "indicator retail_sales", "Retail sales of [consumer] goods"},
		{"isatio", "indicator urbanisation", "urban[isatio]n"},
		{"数字经济", "indicator digital_core", "[数字经济]核心产业增加值"},
		{"sc gdp", "cell 330102 gdp", "[上城]区 [gdp]"},
		{"gdp sc", "cell 330102 gdp", "[上城]区 [gdp]"},
		{"上城 增速", "cell 330102 gdp_growth", "[上城] GDP[增速]"},
		{"上城区增速", "cell 330102 gdp_growth", "[上城区] GDP[增速]"},
		{"社零上城", "cell 330102 retail_sales", "[上城] [社零]"},
		{"shang cheng dqsczz", "cell 330102 gdp", "[上城]区 [地区生产总值]"},
		{"下城 gdp", "cell 330103~2021 gdp", "[下城] [gdp]"},
	}
	for _, test := range tests {
		hits := x.Find(test.text, 10)
		if len(hits) == 0 {
			t.Errorf("Find(%q) found nothing, want %s", test.text, test.want)
			continue
		}
		if got := name(p, hits[0]); got != test.want || marked(hits[0]) != test.marked {
			t.Errorf("Find(%q) = %s %q, want %s %q", test.text, got, marked(hits[0]), test.want, test.marked)
		}
	}
}

func TestFindOrder(t *testing.T) {
	p := fixture()
	x := New(p)
	tests := []struct {
		text  string
		kinds []Kind
		want  []string
	}{
		{"上城区", nil, []string{"area 330102", "area 330102~2021"}},
		{"xs", nil, []string{"area 330109", "area 330114001"}},
		{"gdp", nil, []string{"indicator gdp", "indicator gdp_growth"}},
		{"gdp", []Kind{Area}, nil},
		{"上城", []Kind{Indicator}, nil},
		{"综合", nil, []string{"indicator gdp_growth", "indicator gdp"}},
		{"xs gdp", nil, []string{"cell 330109 gdp", "cell 330114001 gdp", "cell 330109 gdp_growth", "cell 330114001 gdp_growth"}},
		{"xs gdp", []Kind{Area}, nil},
		{"上城", []Kind{Document}, []string{"document anchor"}},
		{"张梦月", []Kind{Document}, []string{"document anchor"}},
		{"maoding", []Kind{Document}, []string{"document anchor"}},
		{"2022 公报", []Kind{Document}, []string{"document bulletin-2022"}},
		{"无标题", []Kind{Document}, []string{"document profile"}},
		{"3.8%", []Kind{Quote}, []string{"quote 地区生产总值增速达到3.8%，位居全市第一", "quote 地区生产总值增速达到3.8%，位居全市第一"}},
		{"３.８％ 第一", []Kind{Quote}, []string{"quote 地区生产总值增速达到3.8%，位居全市第一", "quote 地区生产总值增速达到3.8%，位居全市第一"}},
		{"增速138%", []Kind{Quote}, []string{"quote 增速 138％"}},
		{"3.8% 18753", []Kind{Quote}, nil},
		{"", []Kind{Area, Indicator, Document, Quote}, nil},
		{" -'% ", nil, nil},
		{"没有这个地方", nil, nil},
		{strings.Repeat("上城", 200), nil, nil},
	}
	for _, test := range tests {
		var got []string
		for _, h := range x.Find(test.text, 0, test.kinds...) {
			got = append(got, name(p, h))
		}
		if !reflect.DeepEqual(got, test.want) {
			t.Errorf("Find(%q, %v) = %q, want %q", test.text, test.kinds, got, test.want)
		}
	}
}

func TestFindLimit(t *testing.T) {
	x := New(fixture())
	all := x.Find("3301", 0)
	if len(all) < 8 {
		t.Fatalf("%d areas begin with 3301", len(all))
	}
	if got := x.Find("3301", 3); !reflect.DeepEqual(got, all[:3]) {
		t.Errorf("limited to 3: %v, want %v", got, all[:3])
	}
}

func TestQuoteHit(t *testing.T) {
	hits := New(fixture()).Find("增速 3.8", 0, Quote)
	if len(hits) != 2 {
		t.Fatalf("%d quotes, want one for each document", len(hits))
	}
	h := hits[1]
	if h.Document != 2 || h.Obs != 4 || h.Area != model.NoArea || h.Indicator != model.NoIndicator {
		t.Errorf("got %+v", h)
	}
	if got := marked(h); got != "地区生产总值[增速]达到[3.8]%，位居全市第一" {
		t.Errorf("marked %q", got)
	}
}

func TestIn(t *testing.T) {
	x := New(fixture())
	tests := []struct {
		lang model.Lang
		want string
	}{{model.ZH, "[滨江]区"}, {model.EN, "[Binjiang]"}}
	for _, test := range tests {
		if got := marked(x.In(test.lang).Find("binjiang", 1)[0]); got != test.want {
			t.Errorf("in %v: %s, want %s", test.lang, got, test.want)
		}
	}
}

// Whatever it is called, a thing comes before all that are not called so.
func TestFoundByItsFields(t *testing.T) {
	x := New(fixture())
	for _, kind := range []Kind{Area, Indicator, Document} {
		checkShelf(t, x, kind)
	}
}

func checkShelf(t rapid.TB, x *Index, kind Kind) {
	s := x.shelf(kind)
	for i := range s.fields {
		f := &s.fields[i]
		if f.name == ByCategory {
			continue
		}
		text := s.key(f)
		if f.name != ByPinyin && f.name != ByInitials {
			text = f.shown
		}
		if !foundWhole(x.Find(text, 0, kind), kind, int(f.item)) {
			t.Errorf("item %d of kind %d is not found by %q", f.item, kind, text)
		}
	}
}

// foundWhole tells whether an item is among the first hits, those that are
// called what was looked for.
func foundWhole(hits []Hit, kind Kind, item int) bool {
	for _, h := range hits {
		if h.Match != Whole {
			return false
		}
		id := map[Kind]int{Area: int(h.Area), Indicator: int(h.Indicator), Document: int(h.Document)}[kind]
		if id == item {
			return true
		}
	}
	return false
}

// query draws what a person might type at the fixture: pieces of its names.
func query() *rapid.Generator[string] {
	pieces := []string{" ", "-", "~", "3", "30", "2021", "x", "ü", "Ｓ", "é", "\u0308", "\x1b", "\xff", "%", "2.8", "的", "重"}
	for _, p := range places() {
		pieces = append(pieces, p.zh, p.short, p.pinyin, p.initials, p.en, p.id)
		for _, r := range p.zh + p.pinyin {
			pieces = append(pieces, string(r))
		}
	}
	for _, i := range measures() {
		pieces = append(pieces, i.ID, i.Name.ZH, i.Short.ZH, i.Name.EN, i.Initials)
	}
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 6).Draw(t, "pieces"), "")
	})
}

func everyKind() []Kind { return []Kind{Area, Indicator, Document, Quote} }

func TestFindProperties(t *testing.T) {
	p := fixture()
	x := New(p)
	rapid.Check(t, func(t *rapid.T) { checkFind(t, p, x, query().Draw(t, "text")) })
}

func checkFind(t rapid.TB, p *model.Panel, x *Index, text string) {
	hits := x.Find(text, 0, everyKind()...)
	if again := x.Find(text, 0, everyKind()...); !reflect.DeepEqual(hits, again) {
		t.Fatalf("Find(%q) differs from itself", text)
	}
	seen := map[string]bool{}
	for i, h := range hits {
		if i > 0 && h.Score > hits[i-1].Score {
			t.Fatalf("Find(%q): hit %d scores above hit %d", text, i, i-1)
		}
		checkSpans(t, text, h)
		thing := fmt.Sprint(name(p, h), h.Document, h.Obs)
		if seen[thing] {
			t.Fatalf("Find(%q): %s twice", text, thing)
		}
		seen[thing] = true
	}
}

// A dataset is not ours: whatever its names hold, they are found by
// themselves and marked within themselves.
func TestAnyNames(t *testing.T) {
	piece := rapid.SampledFrom([]string{"上", "城", "重", "吕", "嗯", "a", "Z", "é", "\u0308", "u", "9", "１", " ", "-", "\xff", "\x1b", "\x00", "ﬁ", "㎡", "𠮷", "İ", "한", "—"})
	text := rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(piece, 0, 8).Draw(t, "text"), "")
	})
	rapid.Check(t, func(t *rapid.T) {
		draw := func(label string) string { return text.Draw(t, label) }
		d := &model.Dataset{
			Areas: []model.Area{{
				ID: draw("id"), Code: draw("code"), Parent: model.NoArea, Level: model.Level(draw("level")),
				Name: model.Name{ZH: draw("zh"), EN: draw("en")}, Short: model.Name{ZH: draw("short"), EN: draw("short en")},
				Pinyin: draw("pinyin"), Initials: draw("initials"), Aliases: []string{draw("alias")},
			}},
			Indicators: []model.Indicator{{ID: draw("indicator"), Name: model.Name{ZH: draw("name")}, Category: model.Name{ZH: draw("category")}}},
			Documents:  []model.Document{{ID: draw("document"), Title: draw("title"), Authors: []string{draw("author")}}},
		}
		var b model.Builder
		b.Add(model.Observation{})
		d.Observations = b.Build(texts{{Citation: model.Citation{Exact: draw("quote")}}})
		d.Index()
		p := model.NewPanel(d)
		x := New(p)
		for _, kind := range []Kind{Area, Indicator, Document} {
			checkShelf(t, x, kind)
			for _, f := range x.shelf(kind).fields {
				checkFind(t, p, x, f.shown)
				checkFind(t, p, x, x.shelf(kind).key(&f))
			}
		}
		checkFind(t, p, x, draw("query"))
	})
}

func FuzzFind(f *testing.F) {
	for _, text := range []string{"", "sc", "上城 gdp", "shàng chéng", "u\u0308", "\xff\xfe", "３３０１０２", "上\x1b[2J城", "ǖ%"} {
		f.Add(text)
	}
	p := fixture()
	x := New(p)
	f.Fuzz(func(t *testing.T, text string) {
		checkFind(t, p, x, text)
		checkNames(t, x, text)
	})
}

func TestConcurrent(t *testing.T) {
	x := New(fixture())
	want := New(fixture()).Find("上城", 0, everyKind()...)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if got := x.Find("上城", 0, everyKind()...); !reflect.DeepEqual(got, want) {
				t.Errorf("got %v, want %v", got, want)
			}
		})
	}
	wg.Wait()
}
