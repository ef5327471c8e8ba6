package model

import (
	"slices"
	"sync"
)

// Panel is a dataset as one dense cube (area × period) per indicator: a ranking
// is a column of it and a series is a row. It is immutable and shared by every
// session. The cubes are all in memory, or stay in a Store until they are
// needed.
type Panel struct {
	*Dataset
	cubes    []cube
	next     []ObsID    // the observation of the same cell to prefer after this one
	children [][]AreaID // by parent; the last row holds the areas at the top
	refused  refusals
	parts    *parts // where the observations stay in a store; then there are no cubes
	cited    func() citations
}

// citations are the observations in the order of their documents.
type citations struct {
	ids    []ObsID
	begins []int32 // by document: where its own begin, and the end
}

type cube struct {
	periods []Period       // in order of time
	column  map[Period]int // into periods
	shown   []ObsID        // area × period: the preferred observation
	count   int            // cells with an observation
}

// NewPanel builds the cubes of a dataset, the preferred observation of each
// cell first (rule 16). The time is linear in the observations, but for cells
// that have many of them.
func NewPanel(d *Dataset) *Panel {
	p := &Panel{Dataset: d, cubes: make([]cube, len(d.Indicators))}
	p.fill(p.layPeriods())
	p.children = childrenOf(d)
	p.refused = refusalsOf(d.Refusals)
	p.cited = sync.OnceValue(func() citations { return citationsOf(d) })
	return p
}

func childrenOf(d *Dataset) [][]AreaID {
	children := make([][]AreaID, len(d.Areas)+1)
	for i := range d.Areas {
		row := d.Areas[i].Parent
		if row == NoArea {
			row = AreaID(len(d.Areas))
		}
		children[row] = append(children[row], AreaID(i))
	}
	return children
}

// cube gives the cube of an indicator, and waits for it where it stays in a
// store.
func (p *Panel) cube(ind IndicatorID) *cube {
	if p.parts != nil {
		p = p.parts.Part(ind)
	}
	return &p.cubes[ind]
}

func citationsOf(d *Dataset) citations {
	o := d.Observations
	c := citations{begins: make([]int32, len(d.Documents)+1)}
	for _, doc := range o.document {
		if doc != NoDoc {
			c.begins[doc+1]++
		}
	}
	for i := range d.Documents {
		c.begins[i+1] += c.begins[i]
	}
	c.ids = make([]ObsID, c.begins[len(d.Documents)])
	next := slices.Clone(c.begins)
	for id, doc := range o.document {
		if doc != NoDoc {
			c.ids[next[doc]] = ObsID(id)
			next[doc]++
		}
	}
	return c
}

// Cited lists the observations that stand in a document, in their order. The
// caller must not change the slice.
func (p *Panel) Cited(doc DocID) []ObsID {
	if doc == NoDoc || int(doc) >= len(p.Documents) {
		return nil
	}
	if p.parts != nil {
		return p.parts.Cited(doc)
	}
	c := p.cited()
	return c.ids[c.begins[doc]:c.begins[doc+1]]
}

// Column gives an indicator's shown observation in one period by area. It is
// Shown for many areas.
func (p *Panel) Column(ind IndicatorID, period Period) func(AreaID) ObsID {
	if ind == NoIndicator {
		return func(AreaID) ObsID { return NoObs }
	}
	c := p.cube(ind)
	column, ok := c.column[period]
	if !ok {
		return func(AreaID) ObsID { return NoObs }
	}
	return func(area AreaID) ObsID { return c.shown[int(area)*len(c.periods)+column] }
}

// Cells is the number of cells that NewPanel lays out: every area in every
// period in which an indicator has any observation.
func (d *Dataset) Cells() int {
	pairs := 0
	for _, used := range d.usedPeriods() {
		if used {
			pairs++
		}
	}
	return pairs * len(d.Areas)
}

// usedPeriods tells for each indicator, and in its row for each of
// Observations.periods, whether there is any observation.
func (d *Dataset) usedPeriods() []bool {
	o := d.Observations
	used := make([]bool, len(d.Indicators)*len(o.periods))
	for i, ind := range o.indicator {
		used[int(ind)*len(o.periods)+int(o.period[i])] = true
	}
	return used
}

// layPeriods lays out an empty cube for each indicator. The columns say, for
// each indicator and in its row for each of Observations.periods, which column
// of the cube it is.
func (p *Panel) layPeriods() (columns []int32) {
	o := p.Observations
	used := p.usedPeriods()
	columns = make([]int32, len(used))
	for ind := range p.cubes {
		c := &p.cubes[ind]
		row := ind * len(o.periods)
		for j, period := range o.periods {
			if used[row+j] {
				c.periods = append(c.periods, period)
			}
		}
		slices.SortFunc(c.periods, Period.Compare)
		c.column = make(map[Period]int, len(c.periods))
		for j, period := range c.periods {
			c.column[period] = j
		}
		for j, period := range o.periods {
			columns[row+j] = int32(c.column[period])
		}
		c.shown = make([]ObsID, len(p.Areas)*len(c.periods))
		for j := range c.shown {
			c.shown[j] = NoObs
		}
	}
	return columns
}

// fill puts the observations into their cells: first each cell's in a chain,
// the last of the dataset in front, then those of a cell with several in order
// of preference.
func (p *Panel) fill(columns []int32) {
	o := p.Observations
	p.next = make([]ObsID, o.Len())
	var several []*ObsID
	for i, ind := range o.indicator {
		c := &p.cubes[ind]
		column := columns[int(ind)*len(o.periods)+int(o.period[i])]
		at := &c.shown[int(o.area[i])*len(c.periods)+int(column)]
		switch {
		case *at == NoObs:
			c.count++
		case p.next[*at-o.first] == NoObs:
			several = append(several, at)
		}
		p.next[i], *at = *at, o.first+ObsID(i)
	}
	var chain []ObsID
	for _, at := range several {
		chain = chain[:0]
		for id := *at; id != NoObs; id = p.next[id-o.first] {
			chain = append(chain, id)
		}
		slices.Reverse(chain)
		p.Arrange(chain)
		for _, id := range chain {
			*at = id
			at = &p.next[id-o.first]
		}
		*at = NoObs
	}
}

// Figures gives the figures of an indicator's observations, for many of them.
func (p *Panel) Figures(ind IndicatorID) Figures {
	if p.parts != nil && ind != NoIndicator {
		return Figures{p.parts.Part(ind).Observations}
	}
	return Figures{p.Observations}
}

// Figures are those of one indicator.
type Figures struct{ o *Observations }

// Of gives the figure of an observation, as Observations.Figure does.
func (f Figures) Of(id ObsID) Figure {
	if i := int(id - f.o.first); i < len(f.o.area) {
		return f.o.figure(ObsID(i))
	}
	return Figure{}
}

// Periods lists the periods in which an indicator has any observation, in
// order of time. The caller must not change the slice.
func (p *Panel) Periods(ind IndicatorID) []Period {
	if ind == NoIndicator {
		return nil
	}
	return p.cube(ind).periods
}

// Shown gives the observation to show for a cell, or NoObs.
func (p *Panel) Shown(ind IndicatorID, area AreaID, period Period) ObsID {
	if ind == NoIndicator || area == NoArea {
		return NoObs
	}
	c := p.cube(ind)
	column, ok := c.column[period]
	if !ok {
		return NoObs
	}
	return c.shown[int(area)*len(c.periods)+column]
}

// Row gives an indicator's shown observations of one area, one for each of
// Periods; none for no area or no indicator. The caller must not change the
// slice.
func (p *Panel) Row(ind IndicatorID, area AreaID) []ObsID {
	if ind == NoIndicator || area == NoArea {
		return nil
	}
	c := p.cube(ind)
	return c.shown[int(area)*len(c.periods):][:len(c.periods)]
}

// All lists every observation of a cell, the shown one first.
func (p *Panel) All(ind IndicatorID, area AreaID, period Period) []ObsID {
	var all []ObsID
	for id := p.Shown(ind, area, period); id != NoObs; id = p.Next(id) {
		all = append(all, id)
	}
	return all
}

// Next gives the observation of the same cell that comes after id in order of
// preference, or NoObs.
func (p *Panel) Next(id ObsID) ObsID {
	if p.parts != nil {
		p = p.parts.of(id)
	}
	if i := id - p.Observations.first; int(i) < len(p.next) {
		return p.next[i]
	}
	return NoObs
}

// Children lists the areas directly below an area; of NoArea, those at the
// top. The caller must not change the slice.
func (p *Panel) Children(id AreaID) []AreaID {
	if id == NoArea {
		id = AreaID(len(p.Areas))
	}
	return p.children[id]
}

// Count is the number of cells of an indicator that have an observation.
func (p *Panel) Count(ind IndicatorID) int {
	if ind == NoIndicator {
		return 0
	}
	if p.parts != nil {
		return p.parts.extents[ind].Cells
	}
	return p.cubes[ind].count
}
