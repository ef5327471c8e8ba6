package analysis

import (
	"math"
	"slices"

	"weici/model"
)

// PopulationID is the id of the indicator that figures per head divide by.
const PopulationID = "population"

// Derivation is what is made of an indicator's figures: a transform and, for
// an index and a compound rate, the period that it starts from. Where the base
// is undated, it is the period in which most of the areas asked about have a
// figure to start from, the first among equals: one base for a whole ranking
// or chart.
type Derivation struct {
	Transform model.Transform
	Base      model.Period
}

// Value gives the figure of a cell under a derivation, or the reason why
// there is none. The plain derivation is Figure.
func (g Guard) Value(ind model.IndicatorID, area model.AreaID, period model.Period, d Derivation) Answer {
	figure := g.Figure(ind, area, period)
	if d.Transform == model.Plain || !figure.OK() {
		return figure
	}
	if why := g.applies(ind, d.Transform); why != Fine {
		return refuse(why, figure.Obs)
	}
	if period.Kind == model.Undated {
		return refuse(PeriodUnknown, figure.Obs)
	}
	switch d.Transform {
	case model.Nominal:
		return g.growth(figure, ind, area, period, 1)
	case model.TwoYear:
		return g.twoYear(figure, ind, area, period)
	case model.CAGR:
		return g.compound(figure, ind, area, period, g.based(ind, []model.AreaID{area}, period, d).Base)
	case model.Index:
		return g.index(figure, ind, area, period, g.based(ind, []model.AreaID{area}, period, d).Base)
	case model.PerHead:
		return g.perHead(figure, area, period)
	case model.Share:
		return g.share(figure, ind, area, period)
	case model.Contribution:
		return g.contribution(figure, ind, area, period)
	}
	return refuse(NotApplicable, figure.Obs)
}

// Applies tells whether a transform makes sense for an indicator at all, or
// why not; a single cell may still refuse it.
func (g Guard) Applies(ind model.IndicatorID, t model.Transform) Reason { return g.applies(ind, t) }

func (g Guard) applies(ind model.IndicatorID, t model.Transform) Reason {
	if ind == model.NoIndicator {
		return NotApplicable
	}
	i := &g.panel.Indicators[ind]
	level := !i.Percent() && (i.Kind == model.LevelKind || i.Kind == model.CountKind || i.Kind == model.PerCapitaKind)
	switch t {
	case model.Plain:
		return Fine
	case model.Standing:
		return NotApplicable // it is no figure of a single cell: see Rankings.Trend
	case model.TwoYear:
		if i.Kind == model.GrowthKind {
			return Fine
		}
	case model.PerHead, model.Share, model.Contribution:
		if level && !i.Additive {
			return NotAdditive
		}
	}
	switch {
	case !level:
		return NotALevel
	case i.RollingScope && t != model.PerHead && t != model.Share:
		return RollingScope
	case i.Uneven && t != model.PerHead && t != model.Share:
		return UnevenRevision
	case t == model.PerHead:
		if _, ok := PerHeadUnit(g.panel, ind); !ok {
			return NoPopulation
		}
	}
	return Fine
}

// growth is 100(now/base − 1): nominal where the level is at current prices.
func (g Guard) growth(now Answer, ind model.IndicatorID, area model.AreaID, period model.Period, years int) Answer {
	before, ok := period.YearsBefore(years)
	if !ok {
		return refuse(NoEarlierPeriod, now.Obs)
	}
	if years == 1 {
		return g.since(now, ind, area, before, func(x []float64) float64 { return 100 * (x[0]/x[1] - 1) })
	}
	return g.yearly(now, ind, area, before, years)
}

// yearly is the rate that, each year anew, leads from one level to another. A
// negative figure is reached by no such rate.
func (g Guard) yearly(now Answer, ind model.IndicatorID, area model.AreaID, from model.Period, years int) Answer {
	if now.Value < 0 {
		return refuse(NotApplicable, now.Obs)
	}
	return g.since(now, ind, area, from, func(x []float64) float64 {
		return 100 * (math.Pow(x[0]/x[1], 1/float64(years)) - 1)
	})
}

// twoYear is the geometric mean of two published rates, or the yearly rate
// between levels two years apart.
func (g Guard) twoYear(now Answer, ind model.IndicatorID, area model.AreaID, period model.Period) Answer {
	if g.panel.Indicators[ind].Kind != model.GrowthKind {
		return g.growth(now, ind, area, period, 2)
	}
	before, ok := period.YearBefore()
	if !ok {
		return refuse(NoEarlierPeriod, now.Obs)
	}
	base, why := g.base(ind, area, before)
	if why == Fine {
		why = g.May(UseGrowth, now.Obs, base)
	}
	if why != Fine {
		return refuse(why, now.Obs)
	}
	whole := 100 / g.panel.Indicators[ind].Unit.Scale // of the unit that the rates are in
	if now.Value < -whole || g.panel.Observations.Figure(base).Value < -whole {
		return refuse(NotApplicable, now.Obs) // less than nothing was left
	}
	return g.compute(percent, []model.ObsID{now.Obs, base}, func(x []float64) float64 {
		return 100 * (math.Sqrt((1+x[0]/whole)*(1+x[1]/whole)) - 1)
	})
}

// compound is the compound annual growth rate since a base period.
func (g Guard) compound(now Answer, ind model.IndicatorID, area model.AreaID, period, from model.Period) Answer {
	years := int(period.Year - from.Year)
	switch {
	case !wholeYears(from, period):
		return refuse(OtherPeriodKind, now.Obs)
	case years < 1:
		return refuse(NoEarlierPeriod, now.Obs)
	}
	return g.yearly(now, ind, area, from, years)
}

// index is 100 in the base period.
func (g Guard) index(now Answer, ind model.IndicatorID, area model.AreaID, period, from model.Period) Answer {
	if !from.SameKind(period) {
		return refuse(OtherPeriodKind, now.Obs)
	}
	return g.since(now, ind, area, from, func(x []float64) float64 { return 100 * x[0] / x[1] })
}

// wholeYears tells whether two periods are the same part of their years, so
// that whole years lie between them: a rate by the year from February to May
// would be one of the seasons.
func wholeYears(a, b model.Period) bool { return a.SameKind(b) && a.Part == b.Part }

// based fills in the base of an index or a compound rate where it is left
// open. Where no area has an earlier figure to start from, it is the period
// itself.
func (g Guard) based(ind model.IndicatorID, areas []model.AreaID, period model.Period, d Derivation) Derivation {
	if d.Base.Kind != model.Undated || d.Transform != model.Index && d.Transform != model.CAGR || ind == model.NoIndicator {
		return d
	}
	d.Base = period
	most := 0
	for column, p := range g.panel.Periods(ind) {
		fits := p.SameKind(period) && p.Compare(period) < 0
		if d.Transform == model.CAGR {
			fits = wholeYears(p, period) && p.Year < period.Year
		}
		if !fits {
			continue
		}
		n := 0
		for _, area := range areas {
			if id := g.panel.Row(ind, area)[column]; id != model.NoObs && g.May(UseGrowth, id, id) == Fine {
				n++
			}
		}
		if n > most {
			d.Base, most = p, n
		}
	}
	return d
}

// since computes from a figure and the figure of the same area in another
// period.
func (g Guard) since(now Answer, ind model.IndicatorID, area model.AreaID, from model.Period, f formula) Answer {
	base, why := g.base(ind, area, from)
	if why == Fine {
		why = g.May(UseGrowth, now.Obs, base)
	}
	if why != Fine {
		return refuse(why, now.Obs)
	}
	return g.compute(percent, []model.ObsID{now.Obs, base}, f)
}

// PerHeadUnit is the unit of an indicator's amounts per head, and whether there
// is any: the population must be counted in persons.
func PerHeadUnit(p *model.Panel, ind model.IndicatorID) (model.PerHeadUnit, bool) {
	population, ok := p.Indicator(PopulationID)
	if !ok || population == ind {
		return model.PerHeadUnit{}, false
	}
	return p.Indicators[ind].Unit.PerHead(p.Indicators[population].Unit)
}

// perHead divides by the population of the same area at the same period.
func (g Guard) perHead(now Answer, area model.AreaID, period model.Period) Answer {
	population, _ := g.panel.Indicator(PopulationID)
	heads := g.panel.Shown(population, area, period)
	if heads == model.NoObs || !g.panel.Observations.Figure(heads).Valued {
		return refuse(g.lacking(NoPopulation, population, area, period), now.Obs)
	}
	unit, _ := PerHeadUnit(g.panel, g.panel.Observations.Indicator(now.Obs))
	return g.ratio(UsePerHead, now.Obs, heads, perHeadDigits, unit.Factor)
}

// share is the per cent of the parent area's figure.
func (g Guard) share(now Answer, ind model.IndicatorID, area model.AreaID, period model.Period) Answer {
	whole := g.parentFigure(ind, area, period)
	if whole == model.NoObs {
		return refuse(g.lacking(NoParentFigure, ind, g.panel.Areas[area].Parent, period), now.Obs)
	}
	return g.ratio(UseShare, now.Obs, whole, percent, 100)
}

func (g Guard) parentFigure(ind model.IndicatorID, area model.AreaID, period model.Period) model.ObsID {
	a := &g.panel.Areas[area]
	if a.Level == model.Zone {
		return model.NoObs // zones overlap districts and are part of no sum
	}
	id := g.panel.Shown(ind, a.Parent, period)
	if id == model.NoObs || !g.panel.Observations.Figure(id).Valued {
		return model.NoObs
	}
	return id
}

// ratio divides two figures of one period.
func (g Guard) ratio(use Use, part, whole model.ObsID, most int, scale float64) Answer {
	o := g.panel.Observations
	if why := g.May(use, part, whole); why != Fine {
		return refuse(why, part)
	}
	quotient := func(x []float64) float64 { return scale * x[0] / x[1] }
	size := math.Abs(quotient([]float64{o.Figure(part).Value, o.Figure(whole).Value}))
	if size < math.Pow10(-most) { // what is not zero is not shown as zero, nor tied with it
		most = int(min(mostDecimals, 1+math.Ceil(-math.Log10(size))))
	}
	return g.compute(most, []model.ObsID{part, whole}, quotient)
}

// contribution is the per cent of the parent's increase over a year that came
// from this area.
func (g Guard) contribution(now Answer, ind model.IndicatorID, area model.AreaID, period model.Period) Answer {
	before, ok := period.YearBefore()
	if !ok {
		return refuse(NoEarlierPeriod, now.Obs)
	}
	whole := g.parentFigure(ind, area, period)
	if whole == model.NoObs {
		return refuse(g.lacking(NoParentFigure, ind, g.panel.Areas[area].Parent, period), now.Obs)
	}
	if why := g.May(UseContribution, now.Obs, whole); why != Fine {
		return refuse(why, now.Obs)
	}
	inputs := []model.ObsID{now.Obs, model.NoObs, whole, model.NoObs}
	for i := 0; i < len(inputs); i += 2 {
		base, why := g.base(ind, g.panel.Observations.Area(inputs[i]), before)
		if why == Fine {
			why = g.May(UseContribution, inputs[i], base)
		}
		if why != Fine {
			return refuse(why, now.Obs)
		}
		inputs[i+1] = base
	}
	o := g.panel.Observations
	switch whole, base := o.Figure(inputs[2]), o.Figure(inputs[3]); {
	case whole.Value == base.Value:
		return refuse(ParentUnchanged, now.Obs)
	case math.Abs(whole.Value-base.Value) <= whole.HalfUnit()+base.HalfUnit():
		return refuse(TooCoarse, now.Obs) // it may not have changed
	case whole.Value < base.Value:
		return refuse(ParentFell, now.Obs) // or who lost most would come first
	}
	return g.compute(percent, inputs, func(x []float64) float64 { return 100 * (x[0] - x[1]) / (x[2] - x[3]) })
}

// The most digits after the point of a computed figure, and of one that would
// otherwise be shown as zero.
const (
	percent       = 1
	perHeadDigits = 2
	mostDecimals  = 6
)

type formula func(x []float64) float64

// compute applies a formula and keeps the digits that its inputs justify
// (rule 13): each input is known to half a unit of its last digit, and the
// result to half the spread over all corners of that box.
func (g Guard) compute(most int, inputs []model.ObsID, f formula) Answer {
	o := g.panel.Observations
	x, half := make([]float64, len(inputs)), make([]float64, len(inputs))
	var caveats Caveats
	for i, id := range inputs {
		fig := o.Figure(id)
		x[i], half[i] = fig.Value, fig.HalfUnit()
		if slices.Contains(inputs[:i], id) {
			clear(half) // a figure set against itself, as in the base of an index, is sure
		}
		caveats |= g.caveats(id, fig) &^ (HasVintages | BeginsSeries | IsRevised)
	}
	value := f(x)
	low, high := corners(x, half, f)
	decimals, ok := justified((high-low)/2, value, most)
	if !ok || math.IsNaN(value) || math.IsInf(value, 0) {
		return refuse(TooCoarse, inputs...)
	}
	return Answer{
		Value:    model.Round(value, decimals),
		Decimals: decimals,
		low:      model.Round(low, most),
		high:     model.Round(high, most),
		Status:   o.Figure(inputs[0]).Status,
		Caveats:  caveats,
		Obs:      inputs[0],
		Inputs:   inputs,
	}
}

// corners gives the range of a formula over the box of its inputs. Every
// formula here moves one way with each input, so the ends are at corners.
func corners(x, half []float64, f formula) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	corner := make([]float64, len(x))
	for bits := range 1 << len(x) {
		for i := range x {
			corner[i] = x[i] - half[i]
			if bits>>i&1 == 1 {
				corner[i] = x[i] + half[i]
			}
		}
		v := f(corner)
		low, high = min(low, v), max(high, v)
	}
	return low, high
}

// justified is the most decimals whose unit is no finer than the error. Where
// not even whole units are, it is the tens or hundreds (−1, −2), as long as two
// digits of the value stand: an index of 200 may be known to tens.
func justified(err, value float64, most int) (int, bool) {
	for d := most; d >= 0 || math.Pow10(-d) <= math.Abs(value)/10; d-- {
		if err <= math.Pow10(-d) {
			return d, true
		}
	}
	return 0, false
}
