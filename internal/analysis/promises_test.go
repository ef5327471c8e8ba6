package analysis_test

import (
	"fmt"
	"math"
	"testing"

	"pgregory.net/rapid"

	"weici/internal/analysis"
	"weici/model"
)

// quotes are the texts of a test's observations.
type quotes []model.Text

func (q quotes) Text(id model.ObsID) model.Text { return q[id] }

// shelf builds small panels: a city, its districts, and figures by year.
type shelf struct {
	set   model.Dataset
	build model.Builder
	texts quotes
}

func newShelf(districts int, indicators ...model.Indicator) *shelf {
	s := &shelf{}
	s.set.Areas = []model.Area{{ID: "city", Level: model.Prefecture, Parent: model.NoArea, Name: model.Name{ZH: "某市"}, Short: model.Name{ZH: "某"}}}
	for i := range districts {
		s.set.Areas = append(s.set.Areas, model.Area{ID: fmt.Sprint(i), Code: fmt.Sprint(i), Level: model.County, Parent: 0, Name: model.Name{ZH: fmt.Sprintf("%d区", i)}})
	}
	s.set.Indicators = indicators
	s.set.Documents = []model.Document{{ID: "report", Title: "报告", Kind: model.Report}, {ID: "blog", Title: "表", Kind: model.Secondary}}
	return s
}

func level(decimals int) model.Indicator {
	return model.Indicator{ID: "gdp", Unit: model.Name{ZH: "亿元"}, Decimals: decimals, Kind: model.LevelKind, Polarity: model.HigherBetter, Additive: true, GrowthOf: model.NoIndicator}
}

func rate() model.Indicator {
	return model.Indicator{ID: "rate", Unit: model.Name{ZH: "%"}, Decimals: 1, Kind: model.GrowthKind, Polarity: model.HigherBetter, GrowthOf: 0}
}

func (s *shelf) add(area, ind, year int, value float64, decimals uint8, change func(*model.Observation)) {
	o := model.Observation{Area: model.AreaID(area), Indicator: model.IndicatorID(ind), Period: model.YearPeriod(year)}
	o.Value, o.Valued, o.Decimals, o.Status = value, true, decimals, model.Normal
	if change != nil {
		change(&o)
	}
	s.build.Add(o)
	s.texts = append(s.texts, o.Text)
}

func (s *shelf) panel() *model.Panel {
	s.set.Observations = s.build.Build(s.texts)
	s.set.Index()
	return model.NewPanel(&s.set)
}

func question(ind model.IndicatorID, year int) analysis.Question {
	return analysis.Question{Indicator: ind, Against: model.NoIndicator, Period: model.YearPeriod(year), Area: model.NoArea, Within: 0, Level: model.County}
}

// TestExactFiguresRankAsCounted holds the places against a plain count: one
// more than the number of areas that are better, at the published precision;
// lower-better reverses it, absent areas have none, and ties are shared.
func TestExactFiguresRankAsCounted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "n")
		lower := rapid.Bool().Draw(t, "lower")
		ind := level(0)
		if lower {
			ind.Polarity = model.LowerBetter
		}
		s := newShelf(n, ind)
		values := map[model.AreaID]float64{}
		for i := range n {
			if rapid.IntRange(0, 3).Draw(t, "absent") == 0 {
				continue
			}
			v := float64(rapid.IntRange(-3, 3).Draw(t, "value"))
			values[model.AreaID(i+1)] = v
			s.add(i+1, 0, 2022, v, 0, nil)
		}
		r := analysis.Rank(s.panel(), question(0, 2022))
		if r.N() != len(values) || r.N()+len(r.Unranked) != r.Of || r.Of != n {
			t.Fatalf("%d ranked, %d unranked, %d in the set", r.N(), len(r.Unranked), r.Of)
		}
		for _, row := range r.Rows {
			better, equal := 0, 0
			for _, v := range values {
				if v > values[row.Area] != lower && v != values[row.Area] {
					better++
				}
				if v == values[row.Area] {
					equal++
				}
			}
			if row.Rank != better+1 || row.RankMax != row.Rank || row.Tied != (equal > 1) {
				t.Fatalf("%v: rank %d–%d tied %v, want %d", values[row.Area], row.Rank, row.RankMax, row.Tied, better+1)
			}
		}
		for _, u := range r.Unranked {
			if u.Why == analysis.Fine || u.Answer.OK() {
				t.Fatalf("an absent area has a value or no reason: %+v", u)
			}
		}
	})
}

// TestBoundsHoldTheTrueRank draws true figures inside the bounds: the true
// place always lies within the range that was given.
func TestBoundsHoldTheTrueRank(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 7).Draw(t, "n")
		s := newShelf(n, level(0))
		truth := make([]float64, n)
		for i := range n {
			v := float64(rapid.IntRange(1, 9).Draw(t, "value"))
			q := rapid.SampledFrom([]model.Qualifier{model.Exact, model.Exact, model.Over, model.Under, model.AtLeast, model.AtMost, model.About}).Draw(t, "qualifier")
			off := rapid.Float64Range(0.001, 5).Draw(t, "off")
			switch q {
			case model.Exact:
				truth[i] = v
			case model.Over, model.AtLeast:
				truth[i] = v + off
			case model.Under, model.AtMost:
				truth[i] = v - off
			case model.About:
				truth[i] = v + math.Mod(off, 1) - 0.5
			}
			s.add(i+1, 0, 2022, v, 0, func(o *model.Observation) { o.Qualifier = q })
		}
		for _, row := range analysis.Rank(s.panel(), question(0, 2022)).Rows {
			better := 0
			for _, v := range truth {
				if v > truth[row.Area-1] {
					better++
				}
			}
			if better+1 < row.Rank || better+1 > row.RankMax {
				t.Fatalf("the true place %d is outside %d–%d", better+1, row.Rank, row.RankMax)
			}
		}
	})
}

// TestGrowthUndoneGivesTheValueBack recomputes a level from its growth, within
// the digits that the growth has.
func TestGrowthUndoneGivesTheValueBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := float64(rapid.IntRange(1000, 99999).Draw(t, "before")) / 10
		b := float64(rapid.IntRange(1000, 99999).Draw(t, "now")) / 10
		s := newShelf(1, level(1))
		s.add(1, 0, 2021, a, 1, nil)
		s.add(1, 0, 2022, b, 1, nil)
		g := analysis.NewGuard(s.panel()).Value(0, 1, model.YearPeriod(2022), analysis.Derivation{Transform: model.Nominal})
		if !g.OK() {
			if g.Why != analysis.TooCoarse {
				t.Fatalf("refused: %v", g.Why)
			}
			return
		}
		if !g.Computed() {
			t.Fatal("computed growth does not say so")
		}
		if back, slack := a*(1+g.Value/100), a*math.Pow10(-g.Decimals)/100; math.Abs(back-b) > slack {
			t.Fatalf("%v → %v grew %v%%, which gives %v", a, b, g.Value, back)
		}
	})
}

// TestDifferencesAreOpposite: compare(a, b) = −compare(b, a), and rates differ
// in percentage points.
func TestDifferencesAreOpposite(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := newShelf(2, level(1), rate())
		a, b := rapid.IntRange(-99, 99).Draw(t, "a"), rapid.IntRange(-99, 99).Draw(t, "b")
		s.add(1, 1, 2022, float64(a)/10, 1, nil)
		s.add(2, 1, 2022, float64(b)/10, 1, nil)
		g := analysis.NewGuard(s.panel())
		x, y := g.Figure(1, 1, model.YearPeriod(2022)), g.Figure(1, 2, model.YearPeriod(2022))
		one, two := g.Between(1, analysis.Derivation{}, x, y), g.Between(1, analysis.Derivation{}, y, x)
		if one.Value != -two.Value || !one.Points || !two.Points {
			t.Fatalf("%+v and %+v", one, two)
		}
	})
}

// TestTheGuardRefuses lists what must not be computed, and why.
func TestTheGuardRefuses(t *testing.T) {
	nominal := analysis.Derivation{Transform: model.Nominal}
	for _, c := range []struct {
		name string
		make func(*shelf)
		with analysis.Derivation
		want analysis.Reason
	}{
		{"across the new borders", func(s *shelf) {
			s.set.Areas[1].ValidFrom = model.Date{Year: 2022, Month: 4}
			s.add(1, 0, 2022, 100, 1, nil)
		}, nominal, analysis.AcrossBoundary},
		{"without a base", func(s *shelf) { s.add(1, 0, 2022, 100, 1, nil) }, nominal, analysis.BaseMissing},
		{"from zero", func(s *shelf) { s.add(1, 0, 2021, 0, 1, nil); s.add(1, 0, 2022, 100, 1, nil) }, nominal, analysis.FromZero},
		{"from a negative base", func(s *shelf) { s.add(1, 0, 2021, -5, 1, nil); s.add(1, 0, 2022, 100, 1, nil) }, nominal, analysis.FromNegative},
		{"from a bound", func(s *shelf) {
			s.add(1, 0, 2021, 90, 1, func(o *model.Observation) { o.Qualifier = model.Over })
			s.add(1, 0, 2022, 100, 1, nil)
		}, nominal, analysis.FromBound},
		{"of a forecast", func(s *shelf) {
			s.add(1, 0, 2021, 90, 1, nil)
			s.add(1, 0, 2022, 100, 1, func(o *model.Observation) { o.Status = model.Forecast })
		}, nominal, analysis.FromForecast},
		{"across a break", func(s *shelf) {
			s.add(1, 0, 2021, 90, 1, nil)
			s.add(1, 0, 2022, 100, 1, func(o *model.Observation) { o.Status = model.Break })
		}, nominal, analysis.AcrossBreak},
		{"between censuses", func(s *shelf) {
			s.add(1, 0, 2021, 90, 1, nil)
			s.add(1, 0, 2022, 100, 1, func(o *model.Observation) { o.Benchmark = "五经普" })
		}, nominal, analysis.OtherBenchmark},
		{"of a rolling population", func(s *shelf) {
			s.set.Indicators[0].RollingScope = true
			s.add(1, 0, 2021, 90, 1, nil)
			s.add(1, 0, 2022, 100, 1, nil)
		}, nominal, analysis.RollingScope},
		{"a share of nothing", func(s *shelf) { s.add(1, 0, 2022, 100, 1, nil) }, analysis.Derivation{Transform: model.Share}, analysis.NoParentFigure},
	} {
		s := newShelf(1, level(1), rate())
		c.make(s)
		a := analysis.NewGuard(s.panel()).Value(0, 1, model.YearPeriod(2022), c.with)
		if a.OK() || a.Why != c.want {
			t.Errorf("%s: got %v (%v), want %v", c.name, a.Why, a.Value, c.want)
		}
	}
	s := newShelf(1, level(1), rate())
	s.add(1, 1, 2022, 5, 1, nil)
	if a := analysis.NewGuard(s.panel()).Value(1, 1, model.YearPeriod(2022), nominal); a.Why != analysis.NotALevel {
		t.Errorf("a percentage of a percentage: %v", a.Why)
	}
}

// TestForecastsAreNotRanked and stay visible with their reason.
func TestForecastsAreNotRanked(t *testing.T) {
	s := newShelf(2, level(1))
	s.add(1, 0, 2022, 100, 1, func(o *model.Observation) { o.Status = model.Forecast })
	s.add(2, 0, 2022, 50, 1, nil)
	r := analysis.Rank(s.panel(), question(0, 2022))
	if r.N() != 1 || r.Rows[0].Area != 2 || len(r.Unranked) != 1 || r.Unranked[0].Why != analysis.OnlyForecast || !r.Unranked[0].Answer.OK() {
		t.Errorf("%+v", r)
	}
}

// TestOneFigureIsShownAndAllAreKept: status before document before vintage,
// and a secondary source after every other.
func TestOneFigureIsShownAndAllAreKept(t *testing.T) {
	s := newShelf(1, level(1))
	s.add(1, 0, 2022, 1, 1, func(o *model.Observation) { o.Citation.Document = 1 })
	s.add(1, 0, 2022, 2, 1, func(o *model.Observation) { o.Status = model.Estimated })
	s.add(1, 0, 2022, 3, 1, nil)
	s.add(1, 0, 2022, 4, 1, func(o *model.Observation) { o.Status = model.Revised })
	p := s.panel()
	var order []float64
	for _, id := range p.All(0, 1, model.YearPeriod(2022)) {
		order = append(order, p.Observations.At(id).Value)
	}
	if fmt.Sprint(order) != "[4 3 2 1]" {
		t.Errorf("in order of preference: %v", order)
	}
	e := analysis.Cite(p, 0, 1, model.YearPeriod(2022))
	if len(e.Others) != 3 || e.Others[0].Ground != model.ByStatus || e.Others[2].Ground != model.ByTrust || !e.Others[0].Conflicts {
		t.Errorf("%+v", e)
	}
}

// TestChangeNeedsTheSameSet: no change of place where other areas were ranked
// a year before.
func TestChangeNeedsTheSameSet(t *testing.T) {
	s := newShelf(3, level(0))
	for area, v := range []float64{3, 2, 1} {
		s.add(area+1, 0, 2022, v, 0, nil)
		s.add(area+1, 0, 2021, 4-v, 0, nil)
	}
	s.add(1, 0, 2020, 1, 0, nil)
	p := s.panel()
	r := analysis.Rank(p, question(0, 2022))
	if r.Rows[0].Change.By != 2 || r.Rows[1].Change.By != 0 || r.Rows[2].Change.By != -2 {
		t.Errorf("%+v", r.Rows)
	}
	if r = analysis.Rank(p, question(0, 2021)); r.Rows[0].Change.Why != analysis.OtherSet {
		t.Errorf("%+v", r.Rows[0].Change)
	}
}

// TestQueriesParseWhatTheyPrint, whatever stands in them.
func TestQueriesParseWhatTheyPrint(t *testing.T) {
	word := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"", "gdp", "330102~2021", "2022", "at", "a b", `"`, ",", "\x1b[2J"}))
	rapid.Check(t, func(t *rapid.T) {
		q := model.Query{
			View: rapid.SampledFrom(model.Views()).Draw(t, "view"), Indicator: word.Draw(t, "indicator"), Against: word.Draw(t, "against"),
			Period: rapid.SampledFrom([]string{"", "2022", "2022-Q1", "2022-05YTD", "2020-11-01"}).Draw(t, "period"),
			Area:   word.Draw(t, "area"), Within: word.Draw(t, "within"),
			Level:     rapid.SampledFrom(append(model.Levels(), "")).Draw(t, "level"),
			Transform: rapid.SampledFrom(model.Transforms()).Draw(t, "transform"),
			Base:      rapid.SampledFrom([]string{"", "2019"}).Draw(t, "base"),
		}
		for range rapid.IntRange(0, 3).Draw(t, "n") {
			if w := word.Draw(t, "marked"); w != "" {
				q.Areas = append(q.Areas, w)
			}
		}
		back, err := model.ParseQuery(q.String())
		if err != nil {
			t.Fatalf("%q: %v", q.String(), err)
		}
		if fmt.Sprintf("%q", back) != fmt.Sprintf("%q", q) {
			t.Fatalf("%q\n%q\n%q", q.String(), back, q)
		}
	})
}
