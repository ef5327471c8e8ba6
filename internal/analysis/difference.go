package analysis

import (
	"math"

	"weici/model"
)

// Difference is how far one answer lies from another of the same indicator,
// period and derivation, or the reason why that cannot be said.
type Difference struct {
	Answer
	Points bool // the difference of two percentages, in percentage points (rule 12)
}

// Between gives a − b. Bounds and forecasts have no difference; the digits are
// those of the coarser figure.
func (g Guard) Between(ind model.IndicatorID, d Derivation, a, b Answer) Difference {
	points := g.panel.Indicators[ind].Percent() || isPercent(d.Transform)
	for _, x := range [2]Answer{a, b} {
		switch {
		case !x.OK():
			return Difference{refuse(x.Why, x.Obs), points}
		case x.Caveats.Has(IsForecast):
			return Difference{refuse(FromForecast, x.Obs), points}
		case x.Qualifier != model.Exact:
			return Difference{refuse(FromBound, x.Obs), points}
		}
	}
	o := g.panel.Observations
	if !a.Computed() && !b.Computed() && o.At(a.Obs).Benchmark != o.At(b.Obs).Benchmark {
		return Difference{refuse(OtherBenchmark, a.Obs), points}
	}
	decimals := min(a.Decimals, b.Decimals)
	return Difference{Answer{
		Value:    roundTo(a.Value-b.Value, decimals),
		Decimals: decimals,
		Caveats:  a.Caveats | b.Caveats,
		Obs:      a.Obs,
		Inputs:   []model.ObsID{a.Obs, b.Obs},
	}, points}
}

// isPercent tells whether a transform gives percentages.
func isPercent(t model.Transform) bool {
	switch t {
	case model.Nominal, model.TwoYear, model.CAGR, model.Share, model.Contribution:
		return true
	}
	return false
}

// Gap is the published growth of a figure less the growth computed from its
// levels: never corrected, only shown beside its usual reasons (deflators,
// revisions, other scopes).
type Gap struct {
	Published, Nominal Answer
	Points             float64
	Why                Reason // Fine where Points stands
}

// GrowthGap holds a published growth indicator against the nominal growth of
// the level that it belongs to.
func (g Guard) GrowthGap(growth model.IndicatorID, area model.AreaID, period model.Period) Gap {
	level := g.panel.Indicators[growth].GrowthOf
	gap := Gap{Published: g.Figure(growth, area, period)}
	if level == model.NoIndicator {
		gap.Why = NotApplicable
		return gap
	}
	gap.Nominal = g.Value(level, area, period, Derivation{Transform: model.Nominal})
	between := g.Between(growth, Derivation{}, gap.Published, gap.Nominal)
	gap.Points, gap.Why = between.Value, between.Why
	if math.IsNaN(gap.Points) {
		gap.Why = NotApplicable
	}
	return gap
}
