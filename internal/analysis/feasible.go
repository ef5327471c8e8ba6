package analysis

import (
	"math"
	"slices"

	"weici/model"
)

// What the statements about one set prove together (rule 7a of the comparison
// rules).
//
// Every area has a value on one line, smaller is better. A figure says in which
// interval the value lies; a claim says between which places the area stands.
// An order of the set is a sequence of groups, each of areas with one value,
// the values rising from group to group; the place of a group is one more than
// the number of areas before it. The question is which places an area takes in
// the orders that satisfy every statement.
//
// Small sets are answered exactly, by dynamic programming over the sets of
// areas that may stand before a group. All that the rest of an order needs to
// know of its beginning is which areas are in it and how low its last value can
// be brought, and lower is never worse. So one pass forward finds the lowest
// last value of every beginning, one pass back the highest last value that the
// rest can follow, and a group stands between two of them wherever its value
// fits. Areas of which the same is known are interchangeable and only counted:
// ten areas without a figure are eleven states and not a thousand.
//
// Where that would be too much, the answer is a range that holds every feasible
// place and perhaps more: places by counting who is surely and who is possibly
// better, cut by the claims, and carried along "surely better than" in both
// directions.

// standing is what is known of one area of a set. Two that are equal are
// interchangeable.
type standing struct {
	span        model.Bound // where its value lies, smaller is better
	best, worst int         // the places that it is claimed to stand between
}

// anywhere is the standing of an area of which nothing is known, in a set of n.
func anywhere(n int) standing {
	return standing{model.Bound{Low: model.Edge{At: math.Inf(-1)}, High: model.Edge{At: math.Inf(1)}}, 1, n}
}

// Reach is a range of places, from 1.
type Reach struct{ Best, Worst int }

// feasible gives the places that each area takes in the orders that satisfy
// all that is known, and whether there is any such order.
func feasible(set []standing) ([]Reach, bool) {
	if o, ok := newOrders(set); ok {
		if all, any, done := o.solve(); done {
			return all, any
		}
	}
	return bounded(set)
}

// The most states, and the most steps between them, that are looked at for an
// exact answer: about a millisecond.
const (
	statesMost = 1 << 12
	stepsMost  = 1 << 15
)

// orders are the orders of a set. A state is how many of each kind of areas
// stand at the beginning, as one number.
type orders struct {
	kindOf []int // of each area
	kinds  []kind
	states int
	low    []model.Edge // of each state: the lowest last value
	high   []model.Edge // of each state: the highest last value that the rest can follow
	known  []bool       // states that can be a beginning
	open   []bool       // states that the rest can follow
	steps  int
}

// kind is areas of which the same is known.
type kind struct {
	standing
	count  int
	stride int // what one of them adds to a state
}

func newOrders(set []standing) (*orders, bool) {
	o := &orders{kindOf: make([]int, len(set)), states: 1}
	at := map[standing]int{}
	for i, s := range set {
		k, ok := at[s]
		if !ok {
			k = len(o.kinds)
			at[s] = k
			o.kinds = append(o.kinds, kind{standing: s})
		}
		o.kinds[k].count++
		o.kindOf[i] = k
	}
	for i := range o.kinds {
		o.kinds[i].stride = o.states
		o.states *= o.kinds[i].count + 1
		if o.states > statesMost {
			return nil, false
		}
	}
	return o, true
}

// step is a group that may follow a state.
type step struct {
	to        int        // the state after it
	low, high model.Edge // where its value lies
	group     []int      // how many of each kind
}

// solve walks all orders forward and back. It is not done where there are too
// many.
func (o *orders) solve() (all []Reach, any, done bool) {
	o.low, o.high = make([]model.Edge, o.states), make([]model.Edge, o.states)
	o.known, o.open = make([]bool, o.states), make([]bool, o.states)
	o.known[0], o.low[0] = true, model.Edge{At: math.Inf(-1)}
	o.open[o.states-1], o.high[o.states-1] = true, model.Edge{At: math.Inf(1)}
	for state := range o.states {
		if o.known[state] && !o.walk(state, o.forward(state)) {
			return nil, false, false
		}
	}
	if !o.known[o.states-1] {
		return nil, false, true
	}
	places := make([]Reach, len(o.kinds))
	for state := o.states - 1; state >= 0; state-- {
		if o.known[state] && !o.walk(state, o.backward(state, places)) {
			return nil, false, false
		}
	}
	all = make([]Reach, len(o.kindOf))
	for i, k := range o.kindOf {
		all[i] = places[k]
	}
	return all, true, true
}

// forward brings the last value of each state that follows as low as it goes.
func (o *orders) forward(state int) func(step) {
	after := above(o.low[state])
	return func(s step) {
		value := later(after, s.low)
		if value.Compare(s.high) <= 0 && (!o.known[s.to] || value.Compare(o.low[s.to]) < 0) {
			o.known[s.to], o.low[s.to] = true, value
		}
	}
}

// backward raises the last value that the rest can follow, and notes the places
// of the groups that fit between a beginning and a rest.
func (o *orders) backward(state int, places []Reach) func(step) {
	place, after := o.before(state)+1, above(o.low[state])
	return func(s step) {
		if !o.open[s.to] {
			return
		}
		most := earlier(s.high, o.high[s.to])
		if later(after, s.low).Compare(most) > 0 {
			return
		}
		if limit := beneath(most); !o.open[state] || limit.Compare(o.high[state]) > 0 {
			o.open[state], o.high[state] = true, limit
		}
		for k, n := range s.group {
			if n > 0 {
				places[k].add(place)
			}
		}
	}
}

func (r *Reach) add(place int) {
	if r.Best == 0 || place < r.Best {
		r.Best = place
	}
	r.Worst = max(r.Worst, place)
}

// before is how many areas are in a state.
func (o *orders) before(state int) int {
	n := 0
	for i := range o.kinds {
		n += o.left(i, 0) - o.left(i, state)
	}
	return n
}

// left is how many areas of a kind are not in a state.
func (o *orders) left(k, state int) int {
	return o.kinds[k].count - state/o.kinds[k].stride%(o.kinds[k].count+1)
}

// walk visits every group that may follow a state: areas whose claims allow the
// place and whose values have one number in common, which is no larger than
// any that is left. It tells false where there are too many.
func (o *orders) walk(state int, visit func(step)) bool {
	place := o.before(state) + 1
	s := step{to: state, low: model.Edge{At: math.Inf(-1)}, high: model.Edge{At: math.Inf(1)}, group: make([]int, len(o.kinds))}
	for k := range o.kinds {
		if o.left(k, state) > 0 {
			s.high = earlier(s.high, o.kinds[k].span.High)
		}
	}
	return o.choose(0, state, place, s, visit)
}

// choose takes every number of areas of the kinds from k on into the group s.
func (o *orders) choose(k, state, place int, s step, visit func(step)) bool {
	if k == len(o.kinds) {
		if o.steps++; s.to != state {
			visit(s)
		}
		return o.steps <= stepsMost
	}
	if !o.choose(k+1, state, place, s, visit) {
		return false
	}
	kind := &o.kinds[k]
	s.low = later(s.low, kind.span.Low)
	if place < kind.best || place > kind.worst || s.low.Compare(s.high) > 0 {
		return true
	}
	defer func() { s.group[k] = 0 }()
	for n := 1; n <= o.left(k, state); n++ {
		s.to += kind.stride
		s.group[k] = n
		if !o.choose(k+1, state, place, s, visit) {
			return false
		}
	}
	return true
}

// above is just above an edge, and beneath is just below it.
func above(e model.Edge) model.Edge   { return model.Edge{At: e.At, Side: 1} }
func beneath(e model.Edge) model.Edge { return model.Edge{At: e.At, Side: -1} }

func later(a, b model.Edge) model.Edge {
	if a.Compare(b) > 0 {
		return a
	}
	return b
}

func earlier(a, b model.Edge) model.Edge {
	if a.Compare(b) < 0 {
		return a
	}
	return b
}

// bounded gives ranges that hold every feasible place; it tells false only
// where there is surely no order.
func bounded(set []standing) ([]Reach, bool) {
	n := len(set)
	lows, highs := make([]model.Edge, n), make([]model.Edge, n)
	for i, s := range set {
		lows[i], highs[i] = s.span.Low, s.span.High
	}
	slices.SortFunc(lows, model.Edge.Compare)
	slices.SortFunc(highs, model.Edge.Compare)
	all := make([]Reach, n)
	for i, s := range set {
		maybe := below(lows, s.span.High)
		if !s.span.Point() {
			maybe-- // its own low edge
		}
		all[i] = Reach{max(s.best, 1+below(highs, s.span.Low)), min(s.worst, 1+maybe)}
	}
	carry(set, all)
	return all, !slices.ContainsFunc(all, func(r Reach) bool { return r.Best > r.Worst })
}

// carry takes the ranges along "surely better than": whoever is surely behind
// an area stands after it.
func carry(set []standing, all []Reach) {
	byLow, byHigh := make([]int, len(set)), make([]int, len(set))
	for i := range set {
		byLow[i], byHigh[i] = i, i
	}
	slices.SortFunc(byLow, func(a, b int) int { return set[a].span.Low.Compare(set[b].span.Low) })
	slices.SortFunc(byHigh, func(a, b int) int { return set[a].span.High.Compare(set[b].span.High) })
	best, next := 0, 0
	for _, i := range byLow {
		for ; next < len(set) && set[byHigh[next]].span.High.Compare(set[i].span.Low) < 0; next++ {
			best = max(best, all[byHigh[next]].Best)
		}
		all[i].Best = max(all[i].Best, best+1)
	}
	worst, next := len(set)+1, len(set)-1
	for _, i := range slices.Backward(byHigh) {
		for ; next >= 0 && set[byLow[next]].span.Low.Compare(set[i].span.High) > 0; next-- {
			worst = min(worst, all[byLow[next]].Worst)
		}
		all[i].Worst = min(all[i].Worst, worst-1)
	}
}
