package analysis_test

import (
	"fmt"
	"testing"

	"weici/internal/analysis"
	"weici/model"
)

// noText is the text of made-up observations.
type noText struct{}

func (noText) Text(model.ObsID) model.Text { return model.Text{} }

// country makes a dataset of normal size: 3,000 counties in 30 provinces, 40
// indicators and 20 years, 2.4 million figures, some of them bounds.
func country() *model.Dataset {
	const provinces, counties, indicators, years = 30, 3000, 40, 20
	d := &model.Dataset{Areas: []model.Area{{ID: "country", Level: model.Country, Parent: model.NoArea}}, Documents: []model.Document{{Kind: model.Yearbook}}}
	for i := range provinces {
		d.Areas = append(d.Areas, model.Area{ID: fmt.Sprint("p", i), Level: model.Province, Parent: 0})
	}
	for i := range counties {
		d.Areas = append(d.Areas, model.Area{ID: fmt.Sprint("c", i), Level: model.County, Parent: model.AreaID(1 + i%provinces)})
	}
	for i := range indicators {
		d.Indicators = append(d.Indicators, model.Indicator{
			ID: fmt.Sprint("i", i), Decimals: 1, Kind: model.LevelKind, Polarity: model.HigherBetter, Additive: true, GrowthOf: model.NoIndicator,
		})
	}
	var b model.Builder
	b.Grow(counties * indicators * years)
	seed := uint32(1)
	for ind := range indicators {
		for year := range years {
			for i := range counties {
				seed = seed*1664525 + 1013904223
				o := model.Observation{Area: model.AreaID(1 + provinces + i), Indicator: model.IndicatorID(ind), Period: model.YearPeriod(2003 + year)}
				o.Figure = model.Figure{Value: float64(seed>>16) / 10, Valued: true, Decimals: 1, Status: model.Normal}
				if seed>>8%16 == 0 {
					o.Qualifier = model.Over
				}
				b.Add(o)
			}
		}
	}
	d.Observations = b.Build(noText{})
	d.Index()
	return d
}

func counties(p *model.Panel, as model.Transform) analysis.Question {
	return analysis.WithDefaults(p, analysis.Question{
		Indicator: 7, Against: model.NoIndicator, Area: model.NoArea, Within: 0, Level: model.County, Derivation: analysis.Derivation{Transform: as},
	})
}

func BenchmarkNewPanel(b *testing.B) {
	d := country()
	b.ReportAllocs()
	for b.Loop() {
		model.NewPanel(d)
	}
}

func BenchmarkOfACountry(b *testing.B) {
	p := model.NewPanel(country())
	q, members := counties(p, model.Plain), analysis.Members(p, 0, model.County)
	nominal := counties(p, model.Nominal)
	g := analysis.NewGuard(p)
	for _, c := range []struct {
		name string
		run  func()
	}{
		{"Rank", func() { analysis.Rank(p, q) }},
		{"RankNominal", func() { analysis.Rank(p, nominal) }},
		{"RankIndex", func() { analysis.Rank(p, counties(p, model.Index)) }},
		{"Covered", func() { analysis.Covered(p, 7, members) }},
		{"BestPeriod", func() { analysis.BestPeriod(p, 7, members) }},
		{"CountIn", func() { analysis.CountIn(p, 7, members, q.Period) }},
		{"Members", func() { analysis.Members(p, 0, model.County) }},
		{"Start", func() { analysis.Start(p) }},
		{"Nominal", func() { g.Value(7, members[5], q.Period, nominal.Derivation) }},
		{"Profile", func() { analysis.ProfileOf(p, members[5], q.Period) }},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				c.run()
			}
		})
	}
}
