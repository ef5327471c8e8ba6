package model

import (
	"context"
	"math"
	"sort"
)

// Store keeps the observations of a dataset by indicator, and hands them out
// when they are needed: a database. It must be safe for concurrent use.
type Store interface {
	Texts
	// Part gives the panel of one indicator's observations, made by NewPart, and
	// waits until it has been read. One that cannot be read is empty, and Trouble
	// says why.
	Part(IndicatorID) *Panel
	// Ready tells whether Part answers at once.
	Ready(IndicatorID) bool
	// Fetch reads the parts of indicators that are not at hand.
	Fetch(context.Context, ...IndicatorID) error
	// Cited lists the observations that stand in a document, in their order.
	Cited(DocID) []ObsID
	// Trouble counts what could not be read so far, and says why the last of it
	// was not.
	Trouble() (int, error)
}

// Extent is how much a Store keeps of one indicator.
type Extent struct {
	Observations int
	Cells        int // area and period pairs with an observation
}

// parts are the observations of a dataset that stay in a store. The ids of an
// indicator's follow one another, and those of the indicator before them.
type parts struct {
	Store
	firsts  []ObsID // by indicator, and the end
	extents []Extent
}

func (p *parts) len() int { return int(p.firsts[len(p.firsts)-1]) }

// indicator finds the indicator of an observation.
func (p *parts) indicator(id ObsID) IndicatorID {
	return IndicatorID(sort.Search(len(p.extents), func(i int) bool { return p.firsts[i+1] > id }))
}

// of gives the part that an observation is in.
func (p *parts) of(id ObsID) *Panel { return p.Part(p.indicator(id)) }

// unread is one observation of which nothing is known: it was read before, let
// go of for want of room, and cannot be read again.
func unread(id ObsID) *Observations {
	return &Observations{
		first: id,
		texts: unreadTexts{}, area: []AreaID{0}, indicator: []IndicatorID{0}, period: []uint16{0}, periods: []Period{{}},
		value: []float64{math.NaN()}, facts: []Facts{{Status: Missing}}, vintage: []Date{{}}, document: []DocID{NoDoc}, claim: []RankClaim{{}}, line: []int32{0},
	}
}

type unreadTexts struct{}

// Text is empty.
func (unreadTexts) Text(ObsID) Text { return Text{} }

// holding gives the observations of one part, of which this is one.
func (p *parts) holding(id ObsID) *Observations {
	o := p.of(id).Observations
	if int(id-o.first) < len(o.area) {
		return o
	}
	return unread(id)
}

// NewStored makes the panel of a dataset whose observations stay in a store,
// which keeps so many of each indicator. The dataset's Observations are made.
func NewStored(d *Dataset, store Store, extents []Extent) *Panel {
	kept := &parts{Store: store, firsts: make([]ObsID, len(extents)+1), extents: extents}
	for i, e := range extents {
		kept.firsts[i+1] = kept.firsts[i] + ObsID(e.Observations)
	}
	d.Observations = &Observations{parts: kept}
	return &Panel{Dataset: d, parts: kept, children: childrenOf(d), refused: refusalsOf(d.Refusals)}
}

// FirstOf is the id of the first observation of an indicator that a store
// keeps.
func (p *Panel) FirstOf(ind IndicatorID) ObsID { return p.parts.firsts[ind] }

// NewPart makes the panel of one indicator's observations for a Store of p. The
// columns have no other indicator's.
func (p *Panel) NewPart(ind IndicatorID, c *Columns, texts Texts) *Panel {
	d := *p.Dataset
	d.Observations = NewObservations(c, texts)
	d.Observations.first = p.parts.firsts[ind]
	part := &Panel{Dataset: &d, cubes: make([]cube, len(d.Indicators))}
	part.fill(part.layPeriods())
	return part
}

// Stored tells whether the observations stay in a store.
func (p *Panel) Stored() bool { return p.parts != nil }

// Ready tells whether all is at hand that is known of an indicator; where it is
// not, asking for it waits.
func (p *Panel) Ready(ind IndicatorID) bool {
	return p.parts == nil || ind == NoIndicator || p.parts.Ready(ind)
}

// Fetch reads what is not at hand of some indicators.
func (p *Panel) Fetch(ctx context.Context, all ...IndicatorID) error {
	if p.parts == nil {
		return nil
	}
	return p.parts.Fetch(ctx, all...)
}

// Trouble counts what was asked for so far and could not be read, and so seemed
// empty, and says why the last of it was not. An answer during which the count
// grew is none.
func (p *Panel) Trouble() (int, error) {
	if p.parts == nil {
		return 0, nil
	}
	return p.parts.Trouble()
}
