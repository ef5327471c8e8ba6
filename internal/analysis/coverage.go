package analysis

import "weici/model"

// Coverage says which figures there are: for each area and period of an
// indicator, the kind of the source shown.
type Coverage struct {
	Indicator model.IndicatorID
	Areas     []model.AreaID
	Periods   []model.Period
	Cells     [][]Covering // by area, then period
}

// Covering is one cell of a coverage.
type Covering struct {
	Obs    model.ObsID
	Why    Reason        // why there is none
	Kind   model.DocKind // of the shown observation's document
	Count  int           // observations in the cell
	Valued bool
}

// CoverageOf lays out an indicator's figures for the members of a set.
func CoverageOf(p *model.Panel, ind model.IndicatorID, members []model.AreaID) *Coverage {
	c := &Coverage{Indicator: ind, Areas: members, Periods: p.Periods(ind)}
	g := Guard{p}
	for _, area := range members {
		row := make([]Covering, len(c.Periods))
		for i, period := range c.Periods {
			row[i] = g.covering(ind, area, period)
		}
		c.Cells = append(c.Cells, row)
	}
	return c
}

func (g Guard) covering(ind model.IndicatorID, area model.AreaID, period model.Period) Covering {
	id := g.panel.Shown(ind, area, period)
	if id == model.NoObs {
		return Covering{Obs: id, Why: g.absence(ind, area, period)}
	}
	c := Covering{Obs: id, Valued: g.panel.Observations.Figure(id).Valued}
	if doc := g.panel.Observations.Document(id); doc != model.NoDoc {
		c.Kind = g.panel.Documents[doc].Kind
	}
	for ; id != model.NoObs; id = g.panel.Next(id) {
		c.Count++
	}
	return c
}

// Tally counts what a dataset holds of one indicator.
type Tally struct {
	Indicator    model.IndicatorID
	Areas        int // areas with at least one figure
	Figures      int // observations
	From, To     model.Period
	ByKind       map[model.DocKind]int
	PeriodsCount int
}

// Tallies counts the observations of every indicator.
func Tallies(p *model.Panel) []Tally {
	all := make([]Tally, len(p.Indicators))
	for i := range all {
		ind := model.IndicatorID(i)
		all[i] = Tally{Indicator: ind, ByKind: map[model.DocKind]int{}, PeriodsCount: len(p.Periods(ind))}
		if n := all[i].PeriodsCount; n > 0 {
			all[i].From, all[i].To = p.Periods(ind)[0], p.Periods(ind)[n-1]
		}
	}
	seen := make(map[[2]int32]bool)
	o := p.Observations
	for id := range model.ObsID(o.Len()) {
		t := &all[o.Indicator(id)]
		t.Figures++
		if doc := o.Document(id); doc != model.NoDoc {
			t.ByKind[p.Documents[doc].Kind]++
		}
		key := [2]int32{int32(o.Area(id)), int32(o.Indicator(id))}
		if !seen[key] {
			seen[key] = true
			t.Areas++
		}
	}
	return all
}
