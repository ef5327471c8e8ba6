package analysis

import (
	"slices"

	"weici/model"
)

// PlaceIn is a place in a period.
type PlaceIn struct {
	Period model.Period
	Place  Place
}

// History lists the places of an area over the periods of a period's kind, as
// sources state them and whole sets prove them. They are places in one set:
// that of the period's own place, or else the areas of the area's level in its
// parent, or else that of the latest.
func (k *Rankings) History(ind model.IndicatorID, area model.AreaID, period model.Period) []PlaceIn {
	var all []PlaceIn
	if ind == model.NoIndicator || area == model.NoArea {
		return all
	}
	for _, at := range k.panel.Periods(ind) {
		if p := k.PlaceAt(ind, area, at, Derivation{}); at.SameKind(period) && p.Certain() {
			all = append(all, PlaceIn{at, p})
		}
	}
	if len(all) == 0 {
		return nil
	}
	set := all[len(all)-1]
	for _, at := range all {
		if !at.Place.Elsewhere() && set.Place.Elsewhere() || at.Period == period {
			set = at
		}
		if at.Period == period {
			break
		}
	}
	return slices.DeleteFunc(all, func(at PlaceIn) bool { return !at.Place.sameSet(set.Place) })
}

// places is the series of an area's places over the periods: a number where
// the place is one, or why there is none.
func (k *Rankings) places(ind model.IndicatorID, area model.AreaID, periods []model.Period) Series {
	s := Series{Area: area, Points: make([]Point, len(periods))}
	known := map[model.Period]Place{}
	if len(periods) > 0 {
		for _, at := range k.History(ind, area, model.Period{Kind: periods[0].Kind, Part: periods[0].Part}) {
			known[at.Period] = at.Place
		}
	}
	var last *Ranking
	for i, period := range periods {
		p, ok := known[period]
		a := k.placed(ind, area, period, p, ok)
		s.Points[i] = Point{area, a, a.Why}
		if !s.Points[i].Answer.OK() {
			continue
		}
		now := k.keep(k.peers(ind, area, period)).Ranking
		if last != nil && !p.Elsewhere() && !sameSet(last, now) {
			s.Breaks = append(s.Breaks, Break{i, AcrossBoundary})
		}
		last = now
	}
	return s
}

// placed is a place as a figure.
func (k *Rankings) placed(ind model.IndicatorID, area model.AreaID, period model.Period, p Place, known bool) Answer {
	g := Guard{k.panel}
	figure := g.Figure(ind, area, period)
	switch {
	case !known && !figure.OK() && figure.Why != RankOnly:
		return figure
	case !known:
		return refuse(SetIncomplete, figure.Obs)
	case p.Rank != p.RankMax:
		return refuse(BoundUndecided, figure.Obs)
	}
	a := Answer{Value: float64(p.Rank), Obs: figure.Obs, Status: model.Normal}
	if p.Kind == StatedPlace {
		a.Obs = p.Claim.Obs
	} else {
		a.Inputs = []model.ObsID{figure.Obs}
	}
	return a
}
