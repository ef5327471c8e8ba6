package prose_test

import (
	"testing"

	"weici/internal/analysis"
	"weici/internal/prose"
	"weici/model"
)

// texts serves the readable parts of observations from memory.
type texts []model.Text

func (t texts) Text(id model.ObsID) model.Text { return t[id] }

// The areas of the fixture: a city and three districts of it.
const (
	city model.AreaID = iota
	upper
	lower
	river
)

func districts() []model.Area {
	named := func(id, zh, short, en, shortEN string, level model.Level, parent model.AreaID) model.Area {
		return model.Area{ID: id, Code: id, Level: level, Parent: parent,
			Name: model.Name{ZH: zh, EN: en}, Short: model.Name{ZH: short, EN: shortEN}}
	}
	return []model.Area{
		named("330100", "杭州市", "杭州", "Hangzhou", "Hangzhou", model.Prefecture, model.NoArea),
		named("330102", "上城区", "上城", "Shangcheng District", "Shangcheng", model.County, city),
		named("330105", "拱墅区", "拱墅", "Gongshu District", "Gongshu", model.County, city),
		named("330108", "滨江区", "滨江", "Binjiang District", "Binjiang", model.County, city),
	}
}

// indicators holds one of each kind, price basis and unit that is worded
// differently.
func indicators() []model.Indicator {
	none := model.NoIndicator
	yi, percent := model.ReadUnit(model.Name{ZH: "亿元", EN: "100 million yuan"}), model.ReadUnit(model.Name{ZH: "%", EN: "%"})
	return []model.Indicator{
		{ID: "gdp", Name: model.Name{ZH: "地区生产总值", EN: "GDP"}, Unit: yi, Decimals: 2, Kind: model.LevelKind,
			Polarity: model.HigherBetter, PriceBasis: model.CurrentPrices, Additive: true, GrowthOf: none},
		{ID: "gdp_growth", Name: model.Name{ZH: "地区生产总值增速", EN: "GDP growth"}, Unit: percent, Decimals: 1, Kind: model.GrowthKind,
			Polarity: model.HigherBetter, PriceBasis: model.ConstantPrices, GrowthOf: 0},
		{ID: "retail", Name: model.Name{ZH: "社会消费品零售总额", EN: "retail sales"}, Unit: yi, Decimals: 2, Kind: model.LevelKind,
			Polarity: model.HigherBetter, PriceBasis: model.CurrentPrices, GrowthOf: none},
		{ID: "retail_growth", Name: model.Name{ZH: "社会消费品零售总额增速", EN: "retail sales growth"}, Unit: percent, Decimals: 1, Kind: model.GrowthKind,
			Polarity: model.HigherBetter, PriceBasis: model.UnknownPrices, GrowthOf: 2},
		{ID: "chip_growth", Name: model.Name{ZH: "集成电路产业增速", EN: "growth of the chip industry"}, Unit: percent, Decimals: 1, Kind: model.GrowthKind,
			Polarity: model.HigherBetter, PriceBasis: model.ComparableScope, GrowthOf: none},
		{ID: "firms", Name: model.Name{ZH: "企业数", EN: "enterprises"}, Unit: model.ReadUnit(model.Name{ZH: "家"}), Kind: model.CountKind,
			Polarity: model.HigherBetter, PriceBasis: model.NoPrices, GrowthOf: none},
		{ID: "population", Name: model.Name{ZH: "常住人口", EN: "population"}, Unit: model.ReadUnit(model.Name{ZH: "万人", EN: "10,000 people"}), Decimals: 1, Kind: model.CountKind,
			Polarity: model.Neutral, PriceBasis: model.NoPrices, GrowthOf: none},
		{ID: "urban_share", Name: model.Name{ZH: "城镇化率", EN: "urban share"}, Unit: percent, Decimals: 1, Kind: model.ShareKind,
			Polarity: model.Neutral, PriceBasis: model.NoPrices, GrowthOf: none},
		{ID: "income", Name: model.Name{ZH: "居民人均可支配收入", EN: "income per head"}, Unit: model.ReadUnit(model.Name{ZH: "元", EN: "yuan"}), Kind: model.PerCapitaKind,
			Polarity: model.HigherBetter, PriceBasis: model.CurrentPrices, GrowthOf: none},
		{ID: "energy", Name: model.Name{ZH: "单位生产总值能耗", EN: "energy per unit of GDP"}, Unit: model.ReadUnit(model.Name{ZH: "吨标准煤/万元", EN: "tce per 10,000 yuan"}), Decimals: 2, Kind: model.IndexKind,
			Polarity: model.LowerBetter, PriceBasis: model.ConstantPrices, GrowthOf: none},
	}
}

func documents() []model.Document {
	return []model.Document{
		{ID: "bulletin", Title: "2022年统计公报", Publisher: "统计局", Kind: model.Bulletin, Published: model.Date{Year: 2023, Month: 3, Day: 20}},
		{ID: "article", Title: "锚定新风口", Authors: []string{"甲", "乙", "丙"}, Kind: model.News},
		{ID: "table", Description: "自媒体汇总表", Kind: model.Secondary},
	}
}

// The documents of the fixture.
const (
	bulletin model.DocID = iota
	article
	table
)

// figure is one observation of the fixture, in 2022 unless it says another
// period, in the bulletin unless it says another document.
type figure struct {
	ind       string
	area      model.AreaID
	period    string
	value     float64
	none      bool // a rank and no figure
	decimals  uint8
	qualifier model.Qualifier
	status    model.Status
	printed   string
	claim     model.RankClaim
	scope     string
	doc       model.DocID
	locator   string
}

func panel(t testing.TB, figures ...figure) *model.Panel {
	t.Helper()
	d := &model.Dataset{ID: "fixture", Areas: districts(), Indicators: indicators(), Documents: documents()}
	d.Index()
	var b model.Builder
	var said texts
	for _, f := range figures {
		b.Add(observation(t, d, f))
		said = append(said, model.Text{Printed: f.printed, RankScope: f.scope, Citation: model.Citation{Document: f.doc, Exact: f.printed, Locator: f.locator}})
	}
	d.Observations = b.Build(said)
	return model.NewPanel(d)
}

func observation(t testing.TB, d *model.Dataset, f figure) model.Observation {
	t.Helper()
	ind, ok := d.Indicator(f.ind)
	if !ok {
		t.Fatalf("no indicator %q", f.ind)
	}
	if f.status == 0 {
		f.status = model.Normal
	}
	return model.Observation{
		Area: f.area, Indicator: ind, Period: when(t, f.period),
		Figure: model.Figure{Value: f.value, Valued: !f.none, Decimals: f.decimals, Qualifier: f.qualifier, Status: f.status, Claim: f.claim},
		Text:   model.Text{Citation: model.Citation{Document: f.doc}},
	}
}

func when(t testing.TB, period string) model.Period {
	t.Helper()
	switch period {
	case "":
		return model.YearPeriod(2022)
	case "undated":
		return model.Period{}
	}
	p, err := model.ParsePeriod(period)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// say gives the sentence about the first figure of a panel, with the place
// that analysis gives it.
func say(t testing.TB, lang model.Lang, figures ...figure) string {
	t.Helper()
	p := panel(t, figures...)
	ind, _ := p.Indicator(figures[0].ind)
	e := analysis.EntryOf(p, ind, figures[0].area, when(t, figures[0].period))
	return prose.Writer{Panel: p, Lang: lang}.Claimed(prose.Statement{
		Indicator: ind, Area: figures[0].area, Period: e.Period, Answer: e.Answer, Place: e.Place,
	})
}
