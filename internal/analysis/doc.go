// Package analysis answers questions over a panel: rankings, series,
// comparisons, profiles, and where each figure stands. It is pure: the same
// panel and the same query always give the same answer.
//
// Before any figure, growth, rank, share or difference is given, the Guard
// decides whether its inputs may be put together, and returns the value or the
// reason why not: a table of rules by use (may.go, printed in docs/guard.md).
// Screens, briefs and the command line all ask that one place.
//
// A Place is stated, computed or partial (place.go): what a source states for a
// set that it names comes first; computed is what the whole set decides, or what
// figures and claims prove together (feasible.go); partial is among those that
// are collected, and stands in no headline, sentence, arrow, colour or brief.
// Statements about one set that cannot all be true are named, the fewest of
// them (contradiction.go).
//
// The numbered rules in the comments are the comparison rules:
//
//	 1 the set is part of the rank        8 a forecast is never an actual
//	 2 competition ranking, ties shared   9 one ranking, one period
//	 3 polarity decides the direction    10 published growth is never recomputed
//	 4 a missing figure is unranked      11 no growth across breaks, bounds, scopes
//	 5 a qualified figure is a bound     12 differences of rates are in points
//	 6 change only in the same set       13 computed figures say so
//	 7 the place shown is the true one   14 同比 alone states no price basis
//	7a claims prove together, or clash
//	16 one figure shown, all kept        17 absent has reasons
//	19 one guard for every comparison
package analysis
