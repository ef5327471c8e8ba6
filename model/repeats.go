package model

import (
	"cmp"
	"math"
	"slices"
)

// Repeats calls found for every observation that says the same as an earlier
// one: the same figure of the same area, indicator and period, in the same
// document and of the same vintage. The first is the earliest of them.
func (p *Panel) Repeats(found func(first, again ObsID)) {
	o := p.Observations
	var cell []ObsID
	for id, next := range p.next {
		if next == NoObs || p.Shown(o.indicator[id], o.area[id], o.Period(ObsID(id))) != ObsID(id) {
			continue
		}
		cell = append(cell[:0], ObsID(id))
		for ; next != NoObs; next = p.next[next] {
			cell = append(cell, next)
		}
		slices.SortFunc(cell, func(a, b ObsID) int {
			x, y := o.saying(a), o.saying(b)
			return cmp.Or(slices.Compare(x[:], y[:]), cmp.Compare(a, b))
		})
		first := cell[0]
		for _, again := range cell[1:] {
			if o.saying(again) == o.saying(first) {
				found(first, again)
			} else {
				first = again
			}
		}
	}
}

// saying is what an observation says of its cell, packed.
func (o *Observations) saying(id ObsID) [3]uint64 {
	claim, vintage := o.claim[id], o.vintage[id]
	return [3]uint64{
		math.Float64bits(o.value[id]),
		uint64(uint32(o.document[id]))<<32 | uint64(claim.Best)<<16 | uint64(claim.Worst),
		uint64(uint16(vintage.Year))<<16 | uint64(vintage.Month)<<8 | uint64(vintage.Day),
	}
}
