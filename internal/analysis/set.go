package analysis

import (
	"cmp"
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
// at its end. Where a figure was worked back to before a redistricting, or
// carried on after it, and none of the areas of the time has one, the areas of
// the figure's version take their place; so no ground is ranked twice.
func (g Guard) setIn(ind model.IndicatorID, members []model.AreaID, period model.Period) []model.AreaID {
	set := make([]model.AreaID, 0, len(members))
	var strays []model.AreaID
	for _, id := range members {
		if g.panel.Areas[id].Covers(period) {
			set = append(set, id)
		} else if g.valued(ind, id, period) {
			strays = append(strays, id)
		}
	}
	if len(strays) == 0 {
		return set
	}
	slices.SortStableFunc(strays, func(a, b model.AreaID) int { // the newest version first
		return g.panel.Areas[b].ValidFrom.Compare(g.panel.Areas[a].ValidFrom)
	})
	kin := g.kinship(members)
	done := map[model.AreaID]bool{}
	for _, stray := range strays {
		if !done[stray] {
			set = g.replace(set, ind, stray, kin.of(stray, done), period)
		}
	}
	slices.Sort(set)
	return set
}

// replace puts the version of a redistricting that a stray figure belongs to
// into the set, unless an area of the time has a figure.
func (g Guard) replace(set []model.AreaID, ind model.IndicatorID, stray model.AreaID, kin []model.AreaID, period model.Period) []model.AreaID {
	for _, id := range kin {
		if g.panel.Areas[id].Covers(period) && g.valued(ind, id, period) {
			return set
		}
	}
	set = slices.DeleteFunc(set, func(id model.AreaID) bool { return slices.Contains(kin, id) })
	for _, id := range kin {
		if g.sameTime(stray, id) {
			set = append(set, id)
		}
	}
	return set
}

func (g Guard) valued(ind model.IndicatorID, area model.AreaID, period model.Period) bool {
	id := g.panel.Shown(ind, area, period)
	return id != model.NoObs && g.panel.Observations.Figure(id).Valued
}

// sameTime tells whether one version of an area existed when another did: on
// its first day, or where that is unknown on the day before its last.
func (g Guard) sameTime(stray, id model.AreaID) bool {
	at, a := &g.panel.Areas[stray], &g.panel.Areas[id]
	if day := at.ValidFrom; day.Known() {
		return a.ValidFrom.Compare(day) <= 0 && (!a.ValidTo.Known() || a.ValidTo.Compare(day) > 0)
	}
	return a.ValidFrom.Compare(at.ValidTo) < 0 && (!a.ValidTo.Known() || a.ValidTo.Compare(at.ValidTo) >= 0)
}

// kinship links the areas that replaced one another, in both directions.
type kinship map[model.AreaID][]model.AreaID

func (g Guard) kinship(members []model.AreaID) kinship {
	kin := kinship{}
	for _, id := range members {
		for _, old := range g.panel.Areas[id].Replaces {
			if _, in := slices.BinarySearch(members, old); in {
				kin[id], kin[old] = append(kin[id], old), append(kin[old], id)
			}
		}
	}
	return kin
}

// of lists an area and all that it is linked with, and marks them as done.
func (k kinship) of(id model.AreaID, done map[model.AreaID]bool) []model.AreaID {
	done[id] = true
	all := []model.AreaID{id}
	for i := 0; i < len(all); i++ {
		for _, other := range k[all[i]] {
			if !done[other] {
				done[other] = true
				all = append(all, other)
			}
		}
	}
	return all
}

// BestPeriod is the period in which most of the members have a figure that is
// no forecast; whole years come before parts of years, these before figures
// without a period, and among equals the latest wins.
func BestPeriod(p *model.Panel, ind model.IndicatorID, members []model.AreaID) model.Period {
	var best model.Period
	most := 0
	for _, c := range Covered(p, ind, members) {
		if c.Count == 0 {
			continue
		}
		if by := cmp.Compare(wholeness(c.Period), wholeness(best)); most == 0 || by > 0 || by == 0 && c.Count >= most {
			best, most = c.Period, c.Count
		}
	}
	return best
}

// wholeness puts years before parts of years and these before no period.
func wholeness(p model.Period) int {
	switch p.Kind {
	case model.Year:
		return 2
	case model.Undated:
		return 0
	}
	return 1
}

// PeriodCount is how many areas have a figure in a period.
type PeriodCount struct {
	Period model.Period
	Count  int
}

// Covered counts, for each period of an indicator in order of time, the
// members that have a figure, forecasts aside.
func Covered(p *model.Panel, ind model.IndicatorID, members []model.AreaID) []PeriodCount {
	periods := p.Periods(ind)
	counts := make([]PeriodCount, len(periods))
	for i, period := range periods {
		counts[i].Period = period
	}
	figures := p.Figures(ind)
	for _, area := range members {
		for i, id := range p.Row(ind, area) {
			if id == model.NoObs {
				continue
			}
			if f := figures.Of(id); f.Valued && f.Status != model.Forecast {
				counts[i].Count++
			}
		}
	}
	return counts
}

// CountIn counts the areas that a ranking of the members would hold in a
// period: those of the set that have a figure, forecasts aside. Of an old and a
// new version of one area only the one in the set counts.
func CountIn(p *model.Panel, ind model.IndicatorID, members []model.AreaID, period model.Period) int {
	n := 0
	shown, figures := p.Column(ind, period), p.Figures(ind)
	for _, area := range (Guard{p}).setIn(ind, members, period) {
		id := shown(area)
		if id == model.NoObs {
			continue
		}
		if f := figures.Of(id); f.Valued && f.Status != model.Forecast {
			n++
		}
	}
	return n
}
