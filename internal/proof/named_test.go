package proof_test

import (
	"slices"
	"testing"

	"weici/internal/evidence"
	"weici/internal/proof"
	"weici/model"
)

// town is a city of three districts.
func town() *model.Panel {
	d := &model.Dataset{
		Areas: []model.Area{
			{ID: "1", Code: "1", Level: model.Prefecture, Parent: model.NoArea, Name: model.Name{ZH: "南江市", EN: "Nanjiang"}, Short: model.Name{ZH: "南江"}},
			{ID: "11", Code: "11", Level: model.County, Parent: 0, Name: model.Name{ZH: "青杨区", EN: "Qingyang District"}, Short: model.Name{ZH: "青杨"}},
			{ID: "12", Code: "12", Level: model.County, Parent: 0, Name: model.Name{ZH: "白石县", EN: "Baishi County"}, Short: model.Name{ZH: "白石"}},
		},
		Indicators: []model.Indicator{
			{ID: "gdp", Name: model.Name{ZH: "地区生产总值", EN: "GDP"}, Unit: model.ReadUnit(model.Name{ZH: "亿元"}), Kind: model.LevelKind, GrowthOf: model.NoIndicator},
			{ID: "gdp_growth", Name: model.Name{ZH: "地区生产总值增速", EN: "GDP growth"}, Unit: model.ReadUnit(model.Name{ZH: "%"}), Kind: model.GrowthKind, GrowthOf: 0},
			{ID: "exports", Name: model.Name{ZH: "出口额", EN: "Exports"}, Unit: model.ReadUnit(model.Name{ZH: "亿元"}), Kind: model.LevelKind, GrowthOf: model.NoIndicator, Aliases: []string{"出口"}},
		},
		Documents:    []model.Document{{ID: "d", Title: "公报"}},
		Observations: model.NewObservations(model.NewColumns(0), nil),
	}
	d.Index()
	return model.NewPanel(d)
}

// TestWhoWhatAndWhen: a quote that names another period, area, indicator, a
// target, an average or a base contradicts its figure; one that names nothing
// carries the number alone.
func TestWhoWhatAndWhen(t *testing.T) {
	prover := proof.New(town())
	year := model.YearPeriod(2022)
	for _, c := range []struct {
		exact     string
		indicator model.IndicatorID
		value     float64
		period    model.Period
		why       string
		unnamed   []string
	}{
		{"2022年，青杨区地区生产总值100.0亿元", 0, 100, year, "", nil},
		{"2022年青杨区出口100.0亿元", 0, 100, year, evidence.WhyIndicator, nil},
		{"2021年青杨区地区生产总值100.0亿元", 0, 100, year, evidence.WhyPeriod, nil},
		{"上半年，地区生产总值100.0亿元", 0, 100, year, evidence.WhyPeriod, nil},
		{"1—5月地区生产总值100.0亿元", 0, 100, year, evidence.WhyPeriod, nil},
		{"2022年1—6月地区生产总值100.0亿元", 0, 100, model.Period{Kind: model.Half, Year: 2022, Part: 1}, "", []string{proof.Area}},
		{"白石县地区生产总值100.0亿元", 0, 100, year, evidence.WhyArea, nil},
		{"全市地区生产总值100.0亿元", 0, 100, year, evidence.WhyArea, nil},
		{"力争地区生产总值达到100.0亿元", 0, 100, year, evidence.WhyStatus, nil},
		{"预计全年地区生产总值突破100.0亿元", 0, 100, year, evidence.WhyQualifier, nil},
		{"地区生产总值由100.0亿元增至200.0亿元", 0, 100, year, evidence.WhyBase, nil},
		{"地区生产总值由100.0亿元增至200.0亿元", 0, 200, year, "", []string{proof.Area, proof.Period}},
		{"地区生产总值年均增长6.0%", 1, 6, year, evidence.WhyAverage, nil},
		{"地区生产总值增长6.0%", 1, 6, year, "", []string{proof.Area, proof.Period}},
		{"100.0亿元", 0, 100, year, "", []string{proof.Area, proof.Indicator, proof.Period}},
		{"机电产品出口100.0亿元", 2, 100, year, "", []string{proof.Area, proof.Indicator, proof.Period}},
		{"In 2022, GDP in Qingyang District reached 10.0 billion yuan", 0, 100, year, "", nil},
		{"In 2021, GDP in Qingyang District reached 10.0 billion yuan", 0, 100, year, evidence.WhyPeriod, nil},
		{"In 2022, GDP in Baishi County reached 10.0 billion yuan", 0, 100, year, evidence.WhyArea, nil},
	} {
		o := model.Observation{Area: 1, Indicator: c.indicator, Period: c.period}
		o.Value, o.Valued, o.Decimals, o.Status, o.Citation.Exact = c.value, true, 1, model.Normal, c.exact
		v := prover.Judge(o)
		switch {
		case c.why != "" && (v.Result != evidence.Contradicted || v.Why != c.why):
			t.Errorf("%s: %v %s %v, want contradicted by %s", c.exact, v.Result, v.Why, v.Unnamed, c.why)
		case c.why == "" && (v.Result == evidence.Contradicted || v.Result == evidence.Unread || !slices.Equal(v.Unnamed, c.unnamed)):
			t.Errorf("%s: %v %s %v, want unnamed %v", c.exact, v.Result, v.Why, v.Unnamed, c.unnamed)
		}
	}
}
