package model

import (
	"hash/maphash"
	"math"
)

// Repeats calls found for every observation that says the same as an earlier
// one: the same figure of the same area, indicator and period, in the same
// document and of the same vintage. The first is the earliest of them.
func (o *Observations) Repeats(found func(first, again ObsID)) {
	size := 1
	for size < o.Len()+o.Len()/2 {
		size *= 2
	}
	// An open hash table of ids, because a map of so many keys would take
	// several times the memory of the observations.
	table := make([]ObsID, size)
	seed := maphash.MakeSeed()
	for id := range ObsID(o.Len()) {
		key := o.saying(id)
		slot := int(maphash.Comparable(seed, key)) & (size - 1)
		for ; table[slot] != 0; slot = (slot + 1) & (size - 1) {
			if first := table[slot] - 1; o.saying(first) == key {
				found(first, id)
				break
			}
		}
		if table[slot] == 0 {
			table[slot] = id + 1
		}
	}
}

// saying is what an observation says, packed.
func (o *Observations) saying(id ObsID) [4]uint64 {
	v, c := o.vintage[id], o.claim[id]
	return [4]uint64{
		math.Float64bits(o.value[id]),
		uint64(uint32(o.area[id]))<<32 | uint64(uint32(o.document[id])),
		uint64(uint16(o.indicator[id]))<<48 | uint64(o.period[id])<<32 | uint64(uint16(v.Year))<<16 | uint64(v.Month)<<8 | uint64(v.Day),
		uint64(c.Best)<<16 | uint64(c.Worst),
	}
}
