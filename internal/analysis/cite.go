package analysis

import "weici/model"

// Evidence is everything that stands behind one cell: the figure shown, the
// others, and why this one (rule 16).
type Evidence struct {
	Indicator model.IndicatorID
	Area      model.AreaID
	Period    model.Period
	Shown     model.ObsID // NoObs where the cell is empty
	Why       Reason      // why the cell is empty
	Others    []Other
}

// Other is an observation that is not shown.
type Other struct {
	Obs       model.ObsID
	Ground    model.Preference // what put the shown one before it
	Conflicts bool             // it gives another figure, beyond rounding
}

// Cite gathers the evidence of a cell.
func Cite(p *model.Panel, ind model.IndicatorID, area model.AreaID, period model.Period) Evidence {
	e := Evidence{Indicator: ind, Area: area, Period: period, Shown: p.Shown(ind, area, period)}
	if e.Shown == model.NoObs {
		e.Why = Guard{p}.absence(ind, area, period)
		return e
	}
	shown := p.Observations.Figure(e.Shown)
	for id := p.Next(e.Shown); id != model.NoObs; id = p.Next(id) {
		e.Others = append(e.Others, Other{id, p.Ground(e.Shown, id), !shown.Agrees(p.Observations.Figure(id))})
	}
	return e
}

// LatestPeriod is the newest period in which an area has an observation of an
// indicator, figures before forecasts and whole years before their parts;
// undated where it has none.
func LatestPeriod(p *model.Panel, ind model.IndicatorID, area model.AreaID) model.Period {
	return newest(p, ind, area)
}
