package analysis

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"weici/model"
)

// drawStandings draws what is known of a few areas: figures, bounds and
// claims over few numbers, so that they meet.
func drawStandings(t *rapid.T, most int) []standing {
	n := rapid.IntRange(1, most).Draw(t, "n")
	set := make([]standing, n)
	for i := range set {
		s := anywhere(n)
		at := float64(rapid.IntRange(0, 4).Draw(t, "at"))
		switch rapid.IntRange(0, 5).Draw(t, "figure") {
		case 1, 2:
			s.span = model.Bound{Low: model.Edge{At: at}, High: model.Edge{At: at}}
		case 3:
			s.span.Low = model.Edge{At: at, Side: 1}
		case 4:
			s.span.High = model.Edge{At: at, Side: -1}
		case 5:
			s.span = model.Bound{Low: model.Edge{At: at}, High: model.Edge{At: at + 1}}
		}
		if rapid.Bool().Draw(t, "claimed") {
			s.best = rapid.IntRange(1, n).Draw(t, "best")
			s.worst = rapid.IntRange(s.best, n).Draw(t, "worst")
		}
		set[i] = s
	}
	return set
}

// everyOrder tries all orders of a set, ties included, one by one.
func everyOrder(set []standing) ([]Reach, bool) {
	all, any := make([]Reach, len(set)), false
	groups := make([]int, len(set)) // the group of each area
	var try func(i, n int)
	try = func(i, n int) {
		if i < len(set) {
			for g := range n {
				groups[i] = g
				try(i+1, n)
			}
			return
		}
		if places, ok := placesIn(set, groups, n); ok {
			any = true
			for k := range all {
				all[k].add(places[k])
			}
		}
	}
	for n := 1; n <= len(set); n++ {
		try(0, n)
	}
	return all, any
}

// placesIn gives the places in one order where it satisfies all: no group is
// empty, its areas have a number in common, of any two groups the first can be
// the smaller, and every claim holds.
func placesIn(set []standing, groups []int, n int) ([]int, bool) {
	spans, size := make([]model.Bound, n), make([]int, n)
	for g := range spans {
		spans[g] = anywhere(0).span
	}
	for i, g := range groups {
		spans[g] = model.Bound{Low: later(spans[g].Low, set[i].span.Low), High: earlier(spans[g].High, set[i].span.High)}
		size[g]++
	}
	for g, s := range spans {
		if size[g] == 0 || s.Low.Compare(s.High) > 0 {
			return nil, false
		}
		for _, after := range spans[g+1:] {
			if s.Low.At >= after.High.At && !math.IsInf(s.Low.At, 0) {
				return nil, false
			}
		}
	}
	places := make([]int, len(set))
	for i, g := range groups {
		places[i] = 1
		for before := range g {
			places[i] += size[before]
		}
		if places[i] < set[i].best || places[i] > set[i].worst {
			return nil, false
		}
	}
	return places, true
}

func TestFeasiblePlacesAreThoseOfAllOrders(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		set := drawStandings(t, 6)
		got, ok := feasible(set)
		want, any := everyOrder(set)
		if ok != any {
			t.Fatalf("%v: an order: %v, not %v", set, ok, any)
		}
		if ok && !slices.Equal(got, want) {
			t.Fatalf("%v: %v, not %v", set, got, want)
		}
	})
}

func TestBoundsHoldEveryFeasiblePlace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		set := drawStandings(t, 6)
		got, ok := bounded(set)
		want, any := everyOrder(set)
		if any && !ok {
			t.Fatalf("%v: an order is said to be impossible", set)
		}
		for i := range want {
			if any && (got[i].Best > want[i].Best || got[i].Worst < want[i].Worst) {
				t.Fatalf("%v: area %d stands at %v, outside %v", set, i, want[i], got[i])
			}
		}
	})
}

func TestTheSmallestContradictionIsTheSmallest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		set := drawStandings(t, 4)
		var all []Statement
		for i, s := range set {
			if figure := anywhere(len(set)); s.span != figure.span {
				figure.span = s.span
				all = append(all, Statement{member: i, standing: figure})
			}
			if claim := anywhere(len(set)); s.best != claim.best || s.worst != claim.worst {
				claim.best, claim.worst = s.best, s.worst
				all = append(all, Statement{member: i, Place: true, standing: claim})
			}
		}
		got, want := smallest(all, len(set)), len(all)+1
		for some := range uint64(1) << len(all) {
			core := pick(all, some)
			if _, ok := everyOrder(standings(core, len(set))); !ok {
				want = min(want, len(core))
			}
		}
		if _, ok := everyOrder(standings(got, len(set))); len(got) > 0 && ok {
			t.Fatalf("%v do not contradict one another", got)
		}
		if len(got) != want && !(got == nil && want == len(all)+1) {
			t.Fatalf("%v: %d of the statements, not %d", all, len(got), want)
		}
	})
}
