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
// those of the coarser figure. Figures per mille differ in percentage points
// too.
func (g Guard) Between(ind model.IndicatorID, d Derivation, a, b Answer) Difference {
	points := isPercent(d.Transform) || ind != model.NoIndicator && d.Transform == model.Plain && g.panel.Indicators[ind].Percent()
	if why, which := g.differ(a, b); why != Fine {
		return Difference{refuse(why, which), points}
	}
	value, decimals := a.Value-b.Value, min(a.Decimals, b.Decimals)
	if points && d.Transform == model.Plain {
		scale := g.panel.Indicators[ind].Unit.Scale // points in one of the unit: a tenth in ‰
		value, decimals = value*scale, max(0, decimals-int(math.Round(math.Log10(scale))))
	}
	return Difference{Answer{
		Value:    model.Round(value, decimals),
		Decimals: decimals,
		Caveats:  a.Caveats | b.Caveats,
		Obs:      a.Obs,
		Inputs:   []model.ObsID{a.Obs, b.Obs},
	}, points}
}

// differ decides whether one answer may be taken from another, and names the
// observation that stands against it. What went into a computed figure was
// decided before.
func (g Guard) differ(a, b Answer) (Reason, model.ObsID) {
	for _, x := range [2]Answer{a, b} {
		if why := g.Fits(UseDifference, x); why != Fine {
			return why, x.Obs
		}
	}
	if a.Computed() || b.Computed() {
		return g.otherPeriod(UseDifference, a.Obs, b.Obs), a.Obs
	}
	return g.May(UseDifference, a.Obs, b.Obs), a.Obs
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
	gap := Gap{Published: g.Figure(growth, area, period)}
	level := model.NoIndicator
	if growth != model.NoIndicator {
		level = g.panel.Indicators[growth].GrowthOf
	}
	if level == model.NoIndicator || g.panel.Indicators[growth].Unit.Scale != 1 {
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
