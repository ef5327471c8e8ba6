package model

import "slices"

// Panel is a dataset in memory as one dense cube (area × period) per
// indicator: a ranking is a column of it and a series is a row. It is
// immutable and shared by every session.
type Panel struct {
	*Dataset
	cubes    []cube
	next     []ObsID    // the observation of the same cell to prefer after this one
	children [][]AreaID // by parent; the last row holds the areas at the top
}

type cube struct {
	periods []Period       // in order of time
	column  map[Period]int // into periods
	shown   []ObsID        // area × period: the preferred observation
	count   int            // cells with an observation
}

// NewPanel builds the cubes of a dataset, the preferred observation of each
// cell first (rule 16). The time is linear in the observations.
func NewPanel(d *Dataset) *Panel {
	p := &Panel{Dataset: d, cubes: make([]cube, len(d.Indicators))}
	p.layPeriods()
	p.next = make([]ObsID, d.Observations.Len())
	for i := range p.next {
		p.place(ObsID(i))
	}
	p.children = make([][]AreaID, len(d.Areas)+1)
	for i := range d.Areas {
		row := d.Areas[i].Parent
		if row == NoArea {
			row = AreaID(len(d.Areas))
		}
		p.children[row] = append(p.children[row], AreaID(i))
	}
	return p
}

func (p *Panel) layPeriods() {
	o := p.Observations
	used := make([]bool, len(p.cubes)*len(o.periods))
	for i := range o.period {
		used[int(o.indicator[i])*len(o.periods)+int(o.period[i])] = true
	}
	for ind := range p.cubes {
		c := &p.cubes[ind]
		for j, period := range o.periods {
			if used[ind*len(o.periods)+j] {
				c.periods = append(c.periods, period)
			}
		}
		slices.SortFunc(c.periods, Period.Compare)
		c.column = make(map[Period]int, len(c.periods))
		for j, period := range c.periods {
			c.column[period] = j
		}
		c.shown = make([]ObsID, len(p.Areas)*len(c.periods))
		for j := range c.shown {
			c.shown[j] = NoObs
		}
	}
}

// place puts an observation into its cell, behind those to be preferred.
func (p *Panel) place(id ObsID) {
	o := p.Observations
	c := &p.cubes[o.indicator[id]]
	at := &c.shown[int(o.area[id])*len(c.periods)+c.column[o.Period(id)]]
	if *at == NoObs {
		c.count++
	}
	for *at != NoObs {
		if by, _ := p.Prefer(id, *at); by < 0 {
			break
		}
		at = &p.next[*at]
	}
	p.next[id] = *at
	*at = id
}

// Periods lists the periods in which an indicator has any observation, in
// order of time. The caller must not change the slice.
func (p *Panel) Periods(ind IndicatorID) []Period {
	if ind == NoIndicator {
		return nil
	}
	return p.cubes[ind].periods
}

// Shown gives the observation to show for a cell, or NoObs.
func (p *Panel) Shown(ind IndicatorID, area AreaID, period Period) ObsID {
	if ind == NoIndicator || area == NoArea {
		return NoObs
	}
	c := &p.cubes[ind]
	column, ok := c.column[period]
	if !ok {
		return NoObs
	}
	return c.shown[int(area)*len(c.periods)+column]
}

// Row gives an indicator's shown observations of one area, one for each of
// Periods. The caller must not change the slice.
func (p *Panel) Row(ind IndicatorID, area AreaID) []ObsID {
	c := &p.cubes[ind]
	return c.shown[int(area)*len(c.periods):][:len(c.periods)]
}

// All lists every observation of a cell, the shown one first.
func (p *Panel) All(ind IndicatorID, area AreaID, period Period) []ObsID {
	var all []ObsID
	for id := p.Shown(ind, area, period); id != NoObs; id = p.next[id] {
		all = append(all, id)
	}
	return all
}

// Next gives the observation of the same cell that comes after id in order of
// preference, or NoObs.
func (p *Panel) Next(id ObsID) ObsID { return p.next[id] }

// Children lists the areas directly below an area; of NoArea, those at the
// top. The caller must not change the slice.
func (p *Panel) Children(id AreaID) []AreaID {
	if id == NoArea {
		id = AreaID(len(p.Areas))
	}
	return p.children[id]
}

// Count is the number of cells of an indicator that have an observation.
func (p *Panel) Count(ind IndicatorID) int { return p.cubes[ind].count }
