package model_test

import (
	"cmp"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"weici/model"
)

// noText is the text of made-up observations.
type noText struct{}

func (noText) Text(model.ObsID) model.Text { return model.Text{} }

// figures draws observations of few cells, so that many share one.
func figures(t *rapid.T) []model.Observation {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) model.Observation {
		o := model.Observation{
			Area: model.AreaID(rapid.IntRange(0, 2).Draw(t, "area")), Indicator: model.IndicatorID(rapid.IntRange(0, 1).Draw(t, "indicator")),
			Period:  model.YearPeriod(rapid.IntRange(2020, 2022).Draw(t, "year")),
			Vintage: model.Date{Year: int16(rapid.IntRange(0, 2).Draw(t, "vintage"))}, Line: rapid.IntRange(2, 99).Draw(t, "line"),
		}
		o.Valued = rapid.Bool().Draw(t, "valued")
		if o.Valued {
			o.Value = float64(rapid.IntRange(0, 2).Draw(t, "value"))
			o.Qualifier = rapid.SampledFrom(model.Qualifiers()).Draw(t, "qualifier")
		}
		o.Status = rapid.SampledFrom(model.Statuses()).Draw(t, "status")
		o.Claim.Best = uint16(rapid.IntRange(0, 1).Draw(t, "claim"))
		o.Citation.Document = model.DocID(rapid.IntRange(0, 2).Draw(t, "document"))
		return o
	}), 0, 40).Draw(t, "figures")
}

func dataset(all []model.Observation) *model.Dataset {
	var b model.Builder
	for _, o := range all {
		b.Add(o)
	}
	return &model.Dataset{
		Areas: make([]model.Area, 3), Indicators: make([]model.Indicator, 2),
		Documents:    []model.Document{{Kind: model.Yearbook}, {Kind: model.News}, {Kind: model.Secondary}},
		Observations: b.Build(noText{}),
	}
}

// TestPanelOrdersEveryCell compares each cell with its observations sorted.
func TestPanelOrdersEveryCell(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := figures(t)
		p := model.NewPanel(dataset(all))
		cells := 0
		for ind := range model.IndicatorID(2) {
			count := 0
			for area := range model.AreaID(3) {
				for year := 2020; year <= 2022; year++ {
					var want []model.ObsID
					for id, o := range all {
						if o.Area == area && o.Indicator == ind && o.Period == model.YearPeriod(year) {
							want = append(want, model.ObsID(id))
						}
					}
					p.Arrange(want)
					if got := p.All(ind, area, model.YearPeriod(year)); !slices.Equal(got, want) {
						t.Fatalf("cell %d %d %d: %v, want %v", ind, area, year, got, want)
					}
					count += min(1, len(want))
				}
			}
			if p.Count(ind) != count {
				t.Fatalf("indicator %d has %d cells, want %d", ind, p.Count(ind), count)
			}
			cells += len(p.Periods(ind)) * len(p.Areas)
		}
		if p.Cells() != cells {
			t.Fatalf("%d cells, laid out %d", p.Cells(), cells)
		}
	})
}

// TestNoBoundDisplacesAFigure: what is shown is what Prefer puts first, or where
// that is a bound, an exact figure that satisfies it if there is any.
func TestNoBoundDisplacesAFigure(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := figures(t)
		d := dataset(all)
		cell := make([]model.ObsID, len(all))
		for id := range all {
			cell[id] = model.ObsID(id)
		}
		given := slices.Clone(cell)
		d.Arrange(cell)
		if len(cell) == 0 {
			return
		}
		best := slices.MinFunc(given, func(a, b model.ObsID) int { by, _ := d.Prefer(a, b); return by })
		shown, first := d.Observations.Figure(cell[0]), d.Observations.Figure(best)
		if cell[0] != best && !shown.Satisfies(first) {
			t.Fatalf("%+v is shown before %+v", shown, first)
		}
		for _, id := range given {
			if f := d.Observations.Figure(id); f.Satisfies(shown) {
				t.Fatalf("%+v is shown and not %+v", shown, f)
			}
		}
		if slices.Sort(cell); !slices.Equal(cell, given) {
			t.Fatalf("%v became %v", given, cell)
		}
	})
}

// TestRepeats compares with looking at every pair.
func TestRepeats(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := figures(t)
		var got, want [][2]model.ObsID
		model.NewPanel(dataset(all)).Repeats(func(first, again model.ObsID) { got = append(got, [2]model.ObsID{first, again}) })
		for again := range all {
			for first := range again {
				if saysTheSame(all[first], all[again]) {
					want = append(want, [2]model.ObsID{model.ObsID(first), model.ObsID(again)})
					break
				}
			}
		}
		slices.SortFunc(got, func(a, b [2]model.ObsID) int { return cmp.Compare(a[1], b[1]) })
		if !slices.Equal(got, want) {
			t.Fatalf("%v, want %v", got, want)
		}
	})
}

func saysTheSame(a, b model.Observation) bool {
	return a.Area == b.Area && a.Indicator == b.Indicator && a.Period == b.Period && a.Vintage == b.Vintage &&
		a.Citation.Document == b.Citation.Document && a.Claim == b.Claim && a.Valued == b.Valued && a.Value == b.Value
}

// TestPartsMakeTheWhole builds observations in parts, with one builder used
// again and again.
func TestPartsMakeTheWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := figures(t)
		var whole, part model.Builder
		for _, o := range all {
			part.Add(o)
			if rapid.Bool().Draw(t, "cut") {
				whole.Append(&part)
				part.Reset()
			}
		}
		if !whole.Append(&part) || whole.Len() != len(all) {
			t.Fatalf("%d observations, want %d", whole.Len(), len(all))
		}
		got, want := whole.Build(noText{}), dataset(all).Observations
		for id := range model.ObsID(len(all)) {
			g, w := got.At(id), want.At(id)
			if !w.Valued {
				g.Value, w.Value = 0, 0 // NaN is not even itself
			}
			if !reflect.DeepEqual(g, w) {
				t.Fatalf("%d: %+v, want %+v", id, g, w)
			}
		}
	})
}

// TestPeriodsHaveALimit refuses the first period that has no number left.
func TestPeriodsHaveALimit(t *testing.T) {
	var b, other model.Builder
	for i := range model.MaxPeriods {
		o := model.Observation{Period: model.Period{Kind: model.Span, Year: int16(i % 1000), Last: int16(2000 + i/1000)}}
		if id := b.Add(o); id != model.ObsID(i) {
			t.Fatalf("period %d gets %d", i, id)
		}
	}
	if id := b.Add(model.Observation{Period: model.YearPeriod(2022)}); id != model.NoObs || b.Len() != model.MaxPeriods {
		t.Errorf("one period too many gets %d", id)
	}
	other.Add(model.Observation{Period: model.YearPeriod(2022)})
	if b.Append(&other) {
		t.Error("a part with one period too many is taken")
	}
}
