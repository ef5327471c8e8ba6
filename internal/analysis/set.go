package analysis

import (
	"slices"

	"weici/model"
)

// Members lists the areas of a level inside an area, in the order of the
// dataset, whatever the period: old and present versions alike.
func Members(p *model.Panel, within model.AreaID, level model.Level) []model.AreaID {
	var set []model.AreaID
	var visit func(model.AreaID)
	visit = func(id model.AreaID) {
		for _, child := range p.Children(id) {
			if level == "" || p.Areas[child].Level == level {
				set = append(set, child)
			}
			visit(child)
		}
	}
	visit(within)
	slices.Sort(set)
	return set
}

// setIn keeps the members that make up the set in a period: those that exist
// then, and those whose figure was worked back to before they did, which take
// the place of the areas they replaced.
func (g Guard) setIn(ind model.IndicatorID, members []model.AreaID, period model.Period) []model.AreaID {
	set := make([]model.AreaID, 0, len(members))
	gone := map[model.AreaID]bool{}
	for _, id := range members {
		has := g.panel.Shown(ind, id, period) != model.NoObs
		if !has && !g.panel.Areas[id].Covers(period) {
			continue
		}
		set = append(set, id)
		if has {
			g.markReplaced(gone, ind, id, period)
		}
	}
	if len(gone) == 0 {
		return set
	}
	return slices.DeleteFunc(set, func(id model.AreaID) bool { return gone[id] })
}

func (g Guard) markReplaced(gone map[model.AreaID]bool, ind model.IndicatorID, id model.AreaID, period model.Period) {
	if g.panel.Areas[id].Covers(period) {
		return
	}
	for _, old := range g.panel.Areas[id].Replaces {
		if g.panel.Shown(ind, old, period) == model.NoObs {
			gone[old] = true
		}
	}
}

// BestPeriod is the period in which most of the members have a figure that is
// no forecast; whole years come before parts of years, and among equals the
// latest wins.
func BestPeriod(p *model.Panel, ind model.IndicatorID, members []model.AreaID) model.Period {
	var best model.Period
	most := 0
	for _, c := range Covered(p, ind, members) {
		if c.Count == 0 {
			continue
		}
		better := c.Count >= most
		if (c.Period.Kind == model.Year) != (best.Kind == model.Year) && most > 0 {
			better = c.Period.Kind == model.Year
		}
		if better {
			best, most = c.Period, c.Count
		}
	}
	return best
}

// PeriodCount is how many areas have a figure in a period.
type PeriodCount struct {
	Period model.Period
	Count  int
}

// Covered counts, for each period of an indicator in order of time, the
// members that have a figure that may be ranked.
func Covered(p *model.Panel, ind model.IndicatorID, members []model.AreaID) []PeriodCount {
	periods := p.Periods(ind)
	counts := make([]PeriodCount, len(periods))
	for i, period := range periods {
		counts[i].Period = period
	}
	for _, area := range members {
		for i, id := range p.Row(ind, area) {
			if id == model.NoObs {
				continue
			}
			if f := p.Observations.Figure(id); f.Valued && f.Status != model.Forecast {
				counts[i].Count++
			}
		}
	}
	return counts
}

// CountIn counts the members that have a figure that may be ranked in a
// period.
func CountIn(p *model.Panel, ind model.IndicatorID, members []model.AreaID, period model.Period) int {
	n := 0
	for _, area := range members {
		id := p.Shown(ind, area, period)
		if id == model.NoObs {
			continue
		}
		if f := p.Observations.Figure(id); f.Valued && f.Status != model.Forecast {
			n++
		}
	}
	return n
}
