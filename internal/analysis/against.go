package analysis

import (
	"math"

	"weici/model"
)

// Held is a figure of one dataset held against the same figure of another.
type Held struct {
	Indicator model.IndicatorID // of this dataset, as the area
	Area      model.AreaID
	Period    model.Period
	Here      model.ObsID // what this dataset shows
	There     model.ObsID // what the other one does
	Verdict   Verdict
	Why       Reason  // why they cannot be compared
	Off       float64 // there less here, in this dataset's unit
}

// Verdict is what comes of holding two figures against each other.
type Verdict uint8

// The verdicts.
const (
	Same         Verdict = iota // equal, but for rounding and bounds
	Different                   // not equal
	Incomparable                // not equal, and not meant to be
)

// String gives the verdict's code in JSON.
func (v Verdict) String() string { return model.Code(v, "agrees", "differs", "not-comparable") }

// Against holds one dataset against another: where both have an area, an
// indicator and a period, their figures should agree.
type Against struct{ here, there Guard }

// NewAgainst pairs two datasets.
func NewAgainst(here, there *model.Panel) Against { return Against{Guard{here}, Guard{there}} }

// Area finds the area of the other dataset that one of this is: that of its
// code, or of its id where neither has one, in the present version.
func (a Against) Area(area model.AreaID) (model.AreaID, bool) {
	if area == model.NoArea {
		return model.NoArea, false
	}
	x := &a.here.panel.Areas[area]
	for i := range a.there.panel.Areas {
		y := &a.there.panel.Areas[i]
		same := x.Code != "" && x.Code == y.Code || x.Code == "" && y.Code == "" && x.ID == y.ID
		if same && x.Level == y.Level && !x.ValidTo.Known() && !y.ValidTo.Known() {
			return model.AreaID(i), true
		}
	}
	return model.NoArea, false
}

// Indicator finds the indicator of the other dataset that one of this is: of
// the same id or name, the same kind and price basis, and a unit of the same
// dimension.
func (a Against) Indicator(ind model.IndicatorID) (model.IndicatorID, bool) {
	if ind == model.NoIndicator {
		return model.NoIndicator, false
	}
	x := &a.here.panel.Indicators[ind]
	for i := range a.there.panel.Indicators {
		y := &a.there.panel.Indicators[i]
		named := x.ID == y.ID || x.Name.ZH != "" && x.Name.ZH == y.Name.ZH
		priced := x.PriceBasis == y.PriceBasis || x.PriceBasis == model.UnknownPrices || y.PriceBasis == model.UnknownPrices
		if named && priced && x.Kind == y.Kind && x.Unit.Dimension == y.Unit.Dimension && x.Unit.Dimension != "" {
			return model.IndicatorID(i), true
		}
	}
	return model.NoIndicator, false
}

// One holds one cell against the same of the other dataset; it is not ok where
// one of them has no figure there.
func (a Against) One(ind model.IndicatorID, area model.AreaID, period model.Period) (Held, bool) {
	otherInd, ok := a.Indicator(ind)
	otherArea, found := a.Area(area)
	if !ok || !found {
		return Held{}, false
	}
	return a.hold(ind, otherInd, area, otherArea, period)
}

// All holds every cell that both have, by indicator, area and period.
func (a Against) All() []Held {
	var all []Held
	areas := map[model.AreaID]model.AreaID{}
	for area := range model.AreaID(len(a.here.panel.Areas)) {
		if other, ok := a.Area(area); ok {
			areas[area] = other
		}
	}
	for ind := range model.IndicatorID(len(a.here.panel.Indicators)) {
		otherInd, ok := a.Indicator(ind)
		if !ok {
			continue
		}
		for area := range model.AreaID(len(a.here.panel.Areas)) {
			other, ok := areas[area]
			if !ok {
				continue
			}
			for _, period := range a.here.panel.Periods(ind) {
				if held, ok := a.hold(ind, otherInd, area, other, period); ok {
					all = append(all, held)
				}
			}
		}
	}
	return all
}

func (a Against) hold(ind, otherInd model.IndicatorID, area, otherArea model.AreaID, period model.Period) (Held, bool) {
	h := Held{Indicator: ind, Area: area, Period: period, Here: a.here.panel.Shown(ind, area, period), There: a.there.panel.Shown(otherInd, otherArea, period)}
	if h.Here == model.NoObs || h.There == model.NoObs || period.Kind == model.Undated {
		return h, false
	}
	here, there := a.here.panel.Observations.Figure(h.Here), a.there.panel.Observations.Figure(h.There)
	if !here.Valued || !there.Valued {
		return h, false
	}
	there = in(there, a.there.panel.Indicators[otherInd].Unit, a.here.panel.Indicators[ind].Unit)
	h.Off = there.Value - here.Value
	switch why := a.apart(h, here.Status, there.Status); {
	case here.Agrees(there):
		h.Verdict = Same
	case why != Fine:
		h.Verdict, h.Why = Incomparable, why
	default:
		h.Verdict = Different
	}
	return h, true
}

// apart says why two figures that differ need not agree: another census, or one
// of them final and the other not.
func (a Against) apart(h Held, here, there model.Status) Reason {
	switch {
	case a.here.panel.Observations.Benchmark(h.Here) != a.there.panel.Observations.Benchmark(h.There):
		return OtherBenchmark
	case here == model.Forecast || there == model.Forecast:
		return FromForecast
	case here == model.Revised && preliminary(there) || preliminary(here) && there == model.Revised:
		return OtherVintage
	}
	return Fine
}

// in converts a figure to another unit of its dimension, with as many digits as
// it was printed with.
func in(f model.Figure, from, to model.Unit) model.Figure {
	if from.Scale == to.Scale || to.Scale == 0 {
		return f
	}
	factor := from.Scale / to.Scale
	f.Value *= factor
	f.Decimals = uint8(min(max(int(f.Decimals)-int(math.Round(math.Log10(factor))), 0), 15))
	return f
}
