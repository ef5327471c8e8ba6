package analysis

import "weici/model"

// Use is what two figures are put together for.
type Use uint8

// The uses. In each the first figure is the one that is spoken of: the later
// one, the part, the one that is subtracted from.
const (
	UseOrder        Use = iota // one stands before the other in a ranking
	UseChange                  // its place is held against that of an earlier period
	UseDifference              // one is taken from the other
	UseGrowth                  // a rate, an index: how far it moved from the other
	UseShare                   // it is a part of the other
	UseContribution            // its increase is a part of the other's
	UsePerHead                 // it is divided by so many heads
	UseLine                    // a line is drawn to it from the one before
	UseSources                 // it is held against another source of its cell
	usesEnd
)

// Uses lists every use.
func Uses() []Use {
	all := make([]Use, usesEnd)
	for i := range all {
		all[i] = Use(i)
	}
	return all
}

// String gives the use's name.
func (u Use) String() string {
	return model.Code(u, "order", "change", "difference", "growth", "share", "contribution", "per-head", "line", "sources")
}

// Ruling is what a rule does to a use.
type Ruling uint8

// The rulings.
const (
	Allows Ruling = iota // it does not matter to this use
	Notes                // the figures are put together, and it is said of them
	Refuses
)

// String gives the ruling's word in the documentation.
func (r Ruling) String() string { return model.Code(r, "", "noted", "no") }

// Rule is something that may stand between two figures, and what it does to
// each use of them.
type Rule struct {
	Why Reason // the reason that it gives; of several that are alike, the plainest
	By  [usesEnd]Ruling

	stands func(Guard, Use, model.ObsID, model.ObsID) Reason
}

// Rules is the guard's table, in the order in which reasons are given.
func Rules() []Rule {
	all := rules()
	return all[:]
}

func rules() [13]Rule {
	const no, note = Refuses, Notes
	return [...]Rule{ //        order change diff  growth share contr. head  line  sources
		{RollingScope, [...]Ruling{0, no, 0, no, 0, no, 0, 0, 0}, Guard.rolling},
		{UnevenRevision, [...]Ruling{0, 0, 0, no, 0, no, 0, 0, 0}, Guard.uneven},
		{PeriodUnknown, [...]Ruling{no, no, no, no, no, no, no, 0, 0}, Guard.undated},
		{OtherPeriod, [...]Ruling{no, 0, no, 0, no, 0, no, 0, 0}, Guard.otherPeriod},
		{OtherPeriodKind, [...]Ruling{0, no, 0, no, 0, no, 0, no, 0}, Guard.otherKind},
		{NotCollected, [...]Ruling{no, no, no, no, no, no, no, no, no}, Guard.noFigure},
		{FromForecast, [...]Ruling{no, no, no, no, no, no, no, no, no}, Guard.forecast},
		{FromBound, [...]Ruling{0, 0, no, no, no, no, no, no, no}, Guard.bound},
		{AcrossBoundary, [...]Ruling{0, no, 0, no, 0, no, 0, no, 0}, Guard.otherBorders},
		{AcrossBreak, [...]Ruling{0, no, 0, no, 0, no, 0, no, 0}, Guard.broken},
		{OtherBenchmark, [...]Ruling{note, no, no, no, no, no, 0, no, 0}, Guard.otherBenchmark},
		{OtherVintage, [...]Ruling{0, 0, no, no, no, no, 0, 0, note}, Guard.otherVintage},
		{FromZero, [...]Ruling{0, 0, 0, no, no, 0, no, 0, 0}, Guard.noBase},
	}
}

// May decides whether two figures may be put together for a use, or says why
// not (rule 19). With the same figure twice it decides whether that one may be
// used so at all. NoObs stands for a figure that there is none of.
func (g Guard) May(use Use, a, b model.ObsID) Reason { return g.ruled(Refuses, use, a, b) }

// Heed says what is to be said of two figures that may be put together for a
// use; Fine for nothing.
func (g Guard) Heed(use Use, a, b model.ObsID) Reason { return g.ruled(Notes, use, a, b) }

func (g Guard) ruled(ruling Ruling, use Use, a, b model.ObsID) Reason {
	all := rules()
	for i := range all {
		if all[i].By[use] == ruling {
			if why := all[i].stands(g, use, a, b); why != Fine {
				return why
			}
		}
	}
	return Fine
}

// rolling: the population that is surveyed changes each year (规上, 限上).
func (g Guard) rolling(_ Use, a, b model.ObsID) Reason {
	o := g.panel.Observations
	return reason(RollingScope, a != b && g.panel.Indicators[o.Indicator(a)].RollingScope)
}

// uneven: the source revised its years unevenly, and published rates tell more.
func (g Guard) uneven(_ Use, a, b model.ObsID) Reason {
	return reason(UnevenRevision, a != b && g.panel.Indicators[g.panel.Observations.Indicator(a)].Uneven)
}

// undated: no source names the period, so it may be any.
func (g Guard) undated(_ Use, a, b model.ObsID) Reason {
	o := g.panel.Observations
	return reason(PeriodUnknown, o.Period(a).Kind == model.Undated || o.Period(b).Kind == model.Undated)
}

func (g Guard) otherPeriod(_ Use, a, b model.ObsID) Reason {
	o := g.panel.Observations
	return reason(OtherPeriod, o.Period(a) != o.Period(b))
}

func (g Guard) otherKind(_ Use, a, b model.ObsID) Reason {
	o := g.panel.Observations
	return reason(OtherPeriodKind, !o.Period(a).SameKind(o.Period(b)))
}

func (g Guard) noFigure(_ Use, a, b model.ObsID) Reason {
	for _, id := range [2]model.ObsID{a, b} {
		if f := g.panel.Observations.Figure(id); !f.Valued {
			return absent(f.Status)
		}
	}
	return Fine
}

// forecast: a target is not what came of it (rule 8).
func (g Guard) forecast(use Use, a, b model.ObsID) Reason {
	o := g.panel.Observations
	stands := o.Figure(a).Status == model.Forecast || o.Figure(b).Status == model.Forecast
	if use == UseOrder {
		return reason(OnlyForecast, stands)
	}
	return reason(FromForecast, stands)
}

// bound: a limit or an order of magnitude is no figure to compute with, nor a
// point of a line (rules 5, 11 and 16). In a ranking it leaves a range.
func (g Guard) bound(_ Use, a, b model.ObsID) Reason {
	o := g.panel.Observations
	return reason(FromBound, o.Figure(a).Qualifier != model.Exact || o.Figure(b).Qualifier != model.Exact)
}

// otherBorders: the figures are of two versions of one area.
func (g Guard) otherBorders(_ Use, a, b model.ObsID) Reason {
	o := g.panel.Observations
	x, y := o.Area(a), o.Area(b)
	return reason(AcrossBoundary, x != y && g.panel.Areas[x].Code != "" && g.panel.Areas[x].Code == g.panel.Areas[y].Code)
}

// broken: the series breaks between the figures, the later of them included. A
// break belongs to the cell: any source that reports it counts.
func (g Guard) broken(_ Use, a, b model.ObsID) Reason {
	o := g.panel.Observations
	ind, area := o.Indicator(a), o.Area(a)
	from, to := o.Period(b), o.Period(a)
	if from == to {
		return Fine
	}
	if to.Compare(from) < 0 {
		from, to = to, from
	}
	row := g.panel.Row(ind, area)
	for i, p := range g.panel.Periods(ind) {
		if g.breaksAt(row[i]) && p.SameKind(to) && p.Compare(from) > 0 && p.Compare(to) <= 0 {
			return AcrossBreak
		}
	}
	return Fine
}

// breaksAt tells whether any source of a cell says that a new series begins.
func (g Guard) breaksAt(shown model.ObsID) bool {
	for id := shown; id != model.NoObs; id = g.panel.Next(id) {
		if g.panel.Observations.Figure(id).Status == model.Break {
			return true
		}
	}
	return false
}

// otherBenchmark: the figures are adjusted to different censuses. A published
// rate brings its own base.
func (g Guard) otherBenchmark(_ Use, a, b model.ObsID) Reason {
	o := g.panel.Observations
	level := g.panel.Indicators[o.Indicator(a)].Kind != model.GrowthKind
	return reason(OtherBenchmark, a != b && level && o.Benchmark(a) != o.Benchmark(b))
}

// otherVintage: one is final, and of the other a final figure is still to come.
func (g Guard) otherVintage(_ Use, a, b model.ObsID) Reason {
	o := g.panel.Observations
	x, y := o.Figure(a).Status, o.Figure(b).Status
	return reason(OtherVintage, x == model.Revised && preliminary(y) || preliminary(x) && y == model.Revised)
}

// preliminary tells whether a final figure is still to come.
func preliminary(s model.Status) bool { return s == model.Provisional || s == model.Estimated }

// noBase: nothing is a part or a multiple of zero or less. Rates are not
// divided.
func (g Guard) noBase(_ Use, _, b model.ObsID) Reason {
	o := g.panel.Observations
	switch v := o.Figure(b).Value; {
	case g.panel.Indicators[o.Indicator(b)].Kind == model.GrowthKind:
		return Fine
	case v == 0:
		return FromZero
	case v < 0:
		return FromNegative
	}
	return Fine
}

// Fits decides whether an answer may be used alone: ranked, or a point of a
// line. What went into a computed one was decided before.
func (g Guard) Fits(use Use, a Answer) Reason {
	switch {
	case !a.OK():
		return a.Why
	case !a.Computed():
		return g.May(use, a.Obs, a.Obs)
	case !a.Caveats.Has(IsForecast):
		return Fine
	case use == UseOrder:
		return OnlyForecast
	}
	return FromForecast
}

// bringsBase tells whether what a transform gives is measured against a base of
// its own, so that it does not matter what else its figures are adjusted to.
func bringsBase(t model.Transform) bool {
	switch t {
	case model.Nominal, model.TwoYear, model.CAGR, model.Index, model.Contribution:
		return true
	}
	return false
}

func reason(why Reason, stands bool) Reason {
	if stands {
		return why
	}
	return Fine
}
