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

// DefaultPeriod is the period in which a cell is shown where none is asked for:
// the one of its ranking, in which most of its peers have a figure, if the area
// has one then, or else its newest.
func DefaultPeriod(p *model.Panel, ind model.IndicatorID, area model.AreaID) model.Period {
	if area == model.NoArea {
		return model.Period{}
	}
	a := &p.Areas[area]
	if best := BestPeriod(p, ind, Members(p, a.Parent, a.Level)); p.Shown(ind, area, best) != model.NoObs {
		return best
	}
	return newest(p, ind, area)
}
