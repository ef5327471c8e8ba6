package prose_test

import (
	"strings"
	"testing"

	"weici/internal/analysis"
	"weici/internal/prose"
	"weici/model"
)

func both(p *model.Panel) (zh, en prose.Writer) {
	return prose.Writer{Panel: p, Lang: model.ZH}, prose.Writer{Panel: p, Lang: model.EN}
}

func TestPeriods(t *testing.T) {
	zh, en := both(panel(t))
	for _, c := range []struct{ period, zh, en string }{
		{"2022", "2022年", "2022"},
		{"2022-H1", "2022年上半年", "H1 2022"},
		{"2022-H2", "2022年下半年", "H2 2022"},
		{"2022-9M", "2022年前三季度", "Jan–Sep 2022"},
		{"2022-Q1", "2022年一季度", "Q1 2022"},
		{"2022-Q2", "2022年二季度", "Q2 2022"},
		{"2022-Q3", "2022年三季度", "Q3 2022"},
		{"2022-Q4", "2022年四季度", "Q4 2022"},
		{"2022-05", "2022年5月", "2022-05"},
		{"2022-02YTD", "2022年1—2月", "first 2 months of 2022"},
		{"2020-11-01", "2020年11月1日", "2020-11-01"},
		{"2018/2020", "2018—2020年", "2018–2020"},
		{"undated", "原文未注明时期", "period not stated"},
	} {
		if got := zh.Period(when(t, c.period)); got != c.zh {
			t.Errorf("%s: %q, want %q", c.period, got, c.zh)
		}
		if got := en.Period(when(t, c.period)); got != c.en {
			t.Errorf("%s: %q, want %q", c.period, got, c.en)
		}
	}
}

func TestNumbers(t *testing.T) {
	zh, en := both(panel(t))
	if got := en.Cell(analysis.Answer{Value: 9000, Qualifier: model.Under}); got != "<9,000" {
		t.Errorf("an English cell is %q", got)
	}
	for _, c := range []struct {
		value         float64
		decimals      int
		qualifier     model.Qualifier
		cell, differs string
	}{
		{0, 0, model.Exact, "0", "0"},
		{0, 1, model.Exact, "0.0", "0.0"},
		{3.8, 1, model.Exact, "3.8", "+3.8"},
		{3.8, 2, model.Exact, "3.80", "+3.80"},
		{-2.8, 1, model.Exact, "-2.8", "−2.8"},
		{999, 0, model.Exact, "999", "+999"},
		{1000, 0, model.Over, "超1,000", "+1,000"},
		{9000, 0, model.Under, "近9,000", "+9,000"},
		{2000, 0, model.About, "约2,000", "+2,000"},
		{400, 0, model.AtLeast, "400以上", "+400"},
		{400, 0, model.AtMost, "不超过400", "+400"},
		{1210207, 0, model.Exact, "1,210,207", "+1,210,207"},
		{-18753.07, 2, model.Exact, "-18,753.07", "−18,753.07"},
		{-100, 0, model.Exact, "-100", "−100"},
	} {
		a := analysis.Answer{Value: c.value, Decimals: c.decimals, Qualifier: c.qualifier}
		if got := zh.Cell(a); got != c.cell {
			t.Errorf("Cell %v: %q, want %q", c.value, got, c.cell)
		}
		if got := zh.Signed(a); got != c.differs {
			t.Errorf("Signed %v: %q, want %q", c.value, got, c.differs)
		}
	}
}

func TestPlacesAndChanges(t *testing.T) {
	zh, en := both(panel(t))
	for _, c := range []struct {
		place             analysis.Place
		mark, of, zh, en_ string
	}{
		{analysis.Place{}, "—", "—", "", ""},
		{analysis.Place{Kind: analysis.ComputedPlace, Rank: 2, RankMax: 2, Of: 13}, "2", "2/13", "第2位", "second"},
		{analysis.Place{Kind: analysis.ComputedPlace, Rank: 2, RankMax: 2, Of: 13, Tied: true}, "=2", "=2/13", "并列第2位", "tied second"},
		{analysis.Place{Kind: analysis.ComputedPlace, Rank: 2, RankMax: 4, Of: 13}, "2–4", "2–4/13", "第2至4位之间", "between second and fourth"},
		{analysis.Place{Kind: analysis.PartialPlace, Rank: 2, RankMax: 2, Of: 3}, "(2)", "已收3个中第2", "", ""},
		{analysis.Place{Kind: analysis.PartialPlace, Rank: 2, RankMax: 2, Of: 3, Tied: true}, "(=2)", "已收3个中并列第2", "", ""},
		{analysis.Place{Kind: analysis.StatedPlace, Rank: 1, RankMax: 3, Claim: analysis.Claim{Here: true}}, "1–3", "前3", "前3位", "in the top 3"},
		{analysis.Place{Kind: analysis.StatedPlace, Rank: 11, RankMax: 11, Of: 13, Claim: analysis.Claim{Here: true}}, "11", "11/13", "第11位", "11th"},
		{analysis.Place{Kind: analysis.StatedPlace, Rank: 22, RankMax: 22, Claim: analysis.Claim{Scope: "全国城市(总量)"}}, "22*", "全国城市第22", "第22位", "22nd"},
	} {
		if got := prose.Place(c.place); got != c.mark {
			t.Errorf("Place %q, want %q", got, c.mark)
		}
		if got := zh.PlaceOf(c.place); got != c.of {
			t.Errorf("PlaceOf %q, want %q", got, c.of)
		}
		if got := zh.Rank(c.place); c.zh != "" && got != c.zh {
			t.Errorf("Rank %q, want %q", got, c.zh)
		}
		if got := en.Rank(c.place); c.en_ != "" && got != c.en_ {
			t.Errorf("Rank %q, want %q", got, c.en_)
		}
	}
	for _, c := range []struct {
		change analysis.Change
		zh, en string
	}{
		{analysis.Change{By: 2}, "升2位", "up 2"},
		{analysis.Change{By: -3}, "降3位", "down 3"},
		{analysis.Change{}, "位次不变", "unchanged"},
		{analysis.Change{By: 1, Among: 7}, "同有数据的7个中升1位", "up 1 among the 7 with a figure in both"},
		{analysis.Change{Why: analysis.OtherSet}, "上年同期有数据的地区不同", "other areas had figures a year before"},
	} {
		if got := zh.Change(c.change); got != c.zh {
			t.Errorf("Change %q, want %q", got, c.zh)
		}
		if got := en.Change(c.change); got != c.en {
			t.Errorf("Change %q, want %q", got, c.en)
		}
	}
}

func TestUnits(t *testing.T) {
	p := panel(t)
	zh, en := both(p)
	for _, c := range []struct {
		ind       string
		transform model.Transform
		zh, en    string
	}{
		{"gdp", model.Plain, "亿元", "100 million yuan"},
		{"gdp", model.PerHead, "万元/人", "10,000 yuan per head"},
		{"gdp", model.Nominal, "%", "%"},
		{"gdp", model.Share, "%", "%"},
		{"gdp", model.Contribution, "%", "%"},
		{"gdp", model.CAGR, "%", "%"},
		{"gdp", model.TwoYear, "%", "%"},
		{"gdp", model.Index, "", ""},
		{"firms", model.PerHead, "家/万人", "家 per 10,000 people"},
	} {
		ind, _ := p.Indicator(c.ind)
		d := analysis.Derivation{Transform: c.transform}
		if got := zh.Unit(ind, d); got != c.zh {
			t.Errorf("%s %s: %q, want %q", c.ind, c.transform, got, c.zh)
		}
		if got := en.Unit(ind, d); got != c.en {
			t.Errorf("%s %s: %q, want %q", c.ind, c.transform, got, c.en)
		}
	}
}

func TestReferences(t *testing.T) {
	date := func(y int16, m, d uint8) model.Date { return model.Date{Year: y, Month: m, Day: d} }
	for _, c := range []struct {
		doc  model.Document
		want string
	}{
		{model.Document{Title: "统计公报", Publisher: "统计局", Kind: model.Bulletin, Published: date(2023, 3, 20), URL: "http://a.example"},
			"统计公报[R/OL]. 统计局, 2023-03-20. http://a.example."},
		{model.Document{Title: "统计年鉴", Publisher: "统计局", Kind: model.Yearbook, Published: date(2023, 0, 0)}, "统计年鉴[M]. 统计局, 2023."},
		{model.Document{Title: "新风口", Authors: []string{"甲", "乙", "丙", "丁"}, Kind: model.News}, "甲, 乙, 丙, 等. 新风口[N]."},
		{model.Document{Title: "新风口", Authors: []string{"甲", "乙", "丙"}, Kind: model.News}, "甲, 乙, 丙. 新风口[N]."},
		{model.Document{Description: "自媒体表", Kind: model.Secondary}, "自媒体表[EB/OL]."},
		{model.Document{Title: "快报", Kind: model.Release, Published: date(2023, 2, 0), Accessed: date(2026, 1, 2)}, "快报[R]. 2023-02[2026-01-02]."},
	} {
		if got := prose.Reference(&c.doc); got != c.want {
			t.Errorf("\n got %s\nwant %s", got, c.want)
		}
	}
}

// TestEveryStateHasItsOwnWords holds that no two reasons, statuses, bases or
// grounds are said alike: absent is not zero, and not one absent like another
// (rule 17).
func TestEveryStateHasItsOwnWords(t *testing.T) {
	for _, lang := range model.Langs() {
		w := prose.Writer{Panel: panel(t), Lang: lang}
		distinct(t, "reason", analysis.Reasons(), w.Why)
		distinct(t, "status", model.Statuses(), w.Status)
		distinct(t, "document", model.DocKinds(), w.DocKind)
		distinct(t, "level", model.Levels(), w.Level)
		distinct(t, "ground", model.Preferences(), w.Ground)
		distinct(t, "agreement", []analysis.Agreement{analysis.Agrees, analysis.Differs, analysis.Undecided, analysis.OtherScope, analysis.NotRanked}, w.Agreement)
		distinct(t, "transform", model.Transforms(), func(x model.Transform) string { return w.Transform(0, analysis.Derivation{Transform: x}) })
		distinct(t, "formula", model.Transforms()[1:], func(x model.Transform) string { return w.Formula(0, analysis.Derivation{Transform: x}) })
	}
}

func distinct[T comparable](t *testing.T, what string, all []T, say func(T) string) {
	t.Helper()
	said := map[string]T{}
	for _, x := range all {
		text := say(x)
		if text == "" {
			t.Errorf("%s %v has no words", what, x)
		}
		if other, ok := said[text]; ok {
			t.Errorf("%s %v and %v are both %q", what, other, x, text)
		}
		said[text] = x
	}
}

// TestUnitsPerHead holds how the unit of an amount per head follows from the
// indicator's and the population's.
func TestUnitsPerHead(t *testing.T) {
	for _, c := range []struct {
		unit, heads model.Name
		zh, en      string
	}{
		{model.Name{ZH: "亿元", EN: "100 million yuan"}, model.Name{ZH: "万人"}, "5万元/人", "CNY 50,000 per head"},
		{model.Name{ZH: "亿元", EN: "100 million yuan"}, model.Name{ZH: "人"}, "5万元/人", "CNY 50,000 per head"},
		{model.Name{ZH: "万元", EN: "10,000 yuan"}, model.Name{ZH: "万人"}, "5元/人", "CNY 5 per head"},
		{model.Name{ZH: "百万英镑", EN: "£m"}, model.Name{EN: "persons"}, "5英镑/人", "£5 per head"},
		{model.Name{ZH: "万户", EN: "10,000 households"}, model.Name{ZH: "万人"}, "5户/万人", "5 households per 10,000 people"},
	} {
		d := &model.Dataset{Indicators: []model.Indicator{
			{ID: "x", Unit: model.ReadUnit(c.unit)}, {ID: analysis.PopulationID, Unit: model.ReadUnit(c.heads)},
		}, Observations: (&model.Builder{}).Build(texts{})}
		d.Index()
		for lang, want := range map[model.Lang]string{model.ZH: c.zh, model.EN: c.en} {
			w := prose.Writer{Panel: model.NewPanel(d), Lang: lang}
			if got := w.WithUnit("5", w.Unit(0, analysis.Derivation{Transform: model.PerHead})); got != want {
				t.Errorf("%s over %s: %s, want %s", c.unit.ZH, c.heads.ZH, got, want)
			}
		}
	}
}

// TestComputedGrowthIsNamedByItsPrices: growth from levels is nominal at current
// prices alone (rule 10); no face calls it so at any other.
func TestComputedGrowthIsNamedByItsPrices(t *testing.T) {
	for basis, want := range map[model.PriceBasis][2]string{
		model.CurrentPrices: {"名义", "nominal"}, model.ConstantPrices: {"实际", "real"}, model.ComparableScope: {"可比口径", "comparable scope"},
		model.NoPrices: {"计算", "computed"}, model.UnknownPrices: {"计算", "computed"},
	} {
		d := &model.Dataset{Indicators: []model.Indicator{{ID: "x", Kind: model.LevelKind, PriceBasis: basis, GrowthOf: model.NoIndicator}},
			Observations: (&model.Builder{}).Build(texts{})}
		d.Index()
		for lang, want := range map[model.Lang]string{model.ZH: want[0], model.EN: want[1]} {
			w := prose.Writer{Panel: model.NewPanel(d), Lang: lang}
			for _, as := range []model.Transform{model.Nominal, model.TwoYear, model.CAGR} {
				made := analysis.Derivation{Transform: as, Base: model.YearPeriod(2019)}
				for _, said := range []string{w.Transform(0, made), w.Measure(0, made), w.GrowthHead(analysis.Beside{Indicator: 0, Derivation: made})} {
					if !strings.Contains(said, want) {
						t.Errorf("%s of %s: %q does not say %q", as, basis, said, want)
					}
					if basis != model.CurrentPrices && (strings.Contains(said, "名义") || strings.Contains(said, "nominal")) {
						t.Errorf("%s of %s: %q", as, basis, said)
					}
				}
			}
		}
	}
}
