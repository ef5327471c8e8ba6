package analysis

import (
	"math/bits"
	"slices"

	"weici/model"
)

// Statement is what one source says about one area of a set: a figure, or a
// place.
type Statement struct {
	Area   model.AreaID
	Obs    model.ObsID
	Place  bool // it claims a place; otherwise it gives a figure
	member int  // of the set
	standing
}

// The most statements, about so many areas, that the smallest contradiction is
// looked for among: each step asks whether some of them can all be true.
const (
	statementsMost = 40
	contradictMost = 40
)

// The most steps that are taken to find the smallest contradiction, and how many
// of them one round counts for: the search is exponential, and a screen waits
// for it.
const (
	searchMost = 1 << 14
	roundSteps = 1 << 7
)

// smallest gives the fewest statements about n areas that cannot all be true;
// nil where they can, or where there are too many to tell. Where that takes too
// many steps it gives some of which none can be left out.
//
// A statement must be dropped from every contradiction, so a smallest one is a
// smallest set that hits every way of making peace. Ways are collected one by
// one: take the fewest statements that hit all that are known; if they
// contradict one another they are the answer, and if not, what must be left
// out of everything that goes with them is one more way.
func smallest(all []Statement, n int) []Statement {
	if n > contradictMost || len(all) > statementsMost || agreeable(all, n) {
		return nil
	}
	var ways []uint64
	for steps := searchMost; ; steps -= roundSteps {
		hit := fewest(ways, uint64(1)<<len(all)-1, &steps)
		if steps <= 0 {
			return irreducible(all, n)
		}
		if core := pick(all, hit); !agreeable(core, n) {
			return core
		}
		ways = append(ways, leftOut(all, hit, n))
	}
}

// agreeable tells whether statements about n areas can all be true.
func agreeable(all []Statement, n int) bool {
	_, ok := feasible(standings(all, n))
	return ok
}

// standings puts together what statements say of each of n areas.
func standings(all []Statement, n int) []standing {
	set := slices.Repeat([]standing{anywhere(n)}, n)
	for _, s := range all {
		at := &set[s.member]
		at.span = model.Bound{Low: later(at.span.Low, s.span.Low), High: earlier(at.span.High, s.span.High)}
		at.best, at.worst = max(at.best, s.best), min(at.worst, s.worst)
	}
	return set
}

func pick(all []Statement, of uint64) []Statement {
	var some []Statement
	for i, s := range all {
		if of>>i&1 == 1 {
			some = append(some, s)
		}
	}
	return some
}

// leftOut takes in what goes with some statements, one after another, and
// gives those that do not.
func leftOut(all []Statement, some uint64, n int) uint64 {
	out := uint64(0)
	for i := range all {
		if with := some | uint64(1)<<i; agreeable(pick(all, with), n) {
			some = with
		} else {
			out |= uint64(1) << i
		}
	}
	return out
}

// irreducible leaves out of a contradiction, one after another, what it does not
// need.
func irreducible(all []Statement, n int) []Statement {
	core := slices.Clone(all)
	for i := 0; i < len(core); {
		if less := slices.Delete(slices.Clone(core), i, i+1); agreeable(less, n) {
			i++
		} else {
			core = less
		}
	}
	return core
}

// fewest gives the fewest elements that hit every one of the sets, if there are
// steps enough left to find them.
func fewest(sets []uint64, universe uint64, steps *int) uint64 {
	best := universe
	var search func(chosen uint64)
	search = func(chosen uint64) {
		if *steps--; *steps <= 0 {
			return
		}
		if bits.OnesCount64(chosen) >= bits.OnesCount64(best) {
			return
		}
		open := uint64(0) // the smallest set that is not hit yet
		for _, s := range sets {
			if s&chosen == 0 && (open == 0 || bits.OnesCount64(s) < bits.OnesCount64(open)) {
				open = s
			}
		}
		if open == 0 {
			best = chosen
			return
		}
		for ; open != 0; open &= open - 1 {
			search(chosen | open&-open)
		}
	}
	search(0)
	return best
}
