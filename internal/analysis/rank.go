package analysis

import (
	"cmp"
	"slices"
	"sort"

	"weici/model"
)

// Ranking is the answer to "who stands where": the set, the places, and those
// without a place with their reasons.
type Ranking struct {
	Question
	Of       int    // areas in the set
	Refused  int    // refused rows that may give a figure of the set, or an area: where there is one the set is not complete
	Listed   bool   // every area of the set is in the dataset
	Whole    bool   // and each of them has a figure to rank
	Heed     Reason // what is to be said of the order: its figures are not of one make; Fine for nothing
	Rows     []Row  // exact figures in the order of their places, then bounds and round numbers
	Exact    int    // how many of them are exact: the others are listed below a rule (rule 16)
	Unranked []Unranked
	set      []model.AreaID
	at       map[model.AreaID]int
}

// N is the number of ranked areas, the n of k/n.
func (r *Ranking) N() int { return len(r.Rows) }

// Row is one area with a figure in a ranking. Rank and RankMax are among the
// areas that have one, whether or not they are all; Place is what is shown.
type Row struct {
	Area    model.AreaID
	Answer  Answer
	Place   Place
	Rank    int  // the best place that the bounds allow, from 1
	RankMax int  // the worst; equal to Rank where the bounds decide it
	Tied    bool // another area shares it (并列)
	Change  Change
}

// Change is the places gained since one year before: positive is up.
type Change struct {
	By    int
	Among int    // counted within so many areas that have a figure in both years; 0: within the whole set
	Why   Reason // Fine where By stands
}

// Unranked is an area of the set without a figure to rank. It has a place
// where a source states one.
type Unranked struct {
	Area   model.AreaID
	Answer Answer // its Obs may stand, for a rank alone or a forecast
	Place  Place
	Why    Reason
}

// Rank ranks the areas of a question's set in its one period (rules 1 to 9).
func Rank(p *model.Panel, q Question) *Ranking {
	g := Guard{p}
	r := g.places(q)
	g.addChanges(r, g.places)
	return r
}

// places ranks the areas of one level, since an area is no rival of those that
// it holds (rule 1), without looking at earlier periods.
func (g Guard) places(q Question) *Ranking {
	q.Level = levelOf(g.panel, q)
	r := &Ranking{Question: q}
	if q.Indicator == model.NoIndicator || q.Level == "" {
		return r
	}
	set := g.setIn(q.Indicator, Members(g.panel, q.Within, q.Level), q.Period)
	q.Derivation = g.based(q.Indicator, set, q.Period, q.Derivation)
	r.Question, r.Of, r.Refused, r.set = q, len(set), g.refused(q, set), set
	for _, area := range set {
		a := g.Value(q.Indicator, area, q.Period, q.Derivation)
		if why := g.Fits(UseOrder, a); why != Fine {
			r.Unranked = append(r.Unranked, Unranked{Area: area, Answer: a, Why: why})
			continue
		}
		r.Rows = append(r.Rows, Row{Area: area, Answer: a})
	}
	ind := &g.panel.Indicators[q.Indicator]
	order(r, ind.Decimals, ind.Polarity == model.LowerBetter)
	r.sinkBounds()
	r.at = make(map[model.AreaID]int, len(r.Rows))
	for i := range r.Rows {
		r.at[r.Rows[i].Area] = i
	}
	r.Listed = r.Refused == 0 && g.listed(q.Within, q.Level)
	r.Whole = r.Listed && r.N() == r.Of
	r.Heed = g.heed(r)
	g.addPlaces(r)
	return r
}

// Holds tells whether an area is in the ranking's set.
func (r *Ranking) Holds(area model.AreaID) bool { return slices.Contains(r.set, area) }

// sinkBounds puts the bounds and round numbers below the exact figures.
func (r *Ranking) sinkBounds() {
	var loose []Row
	exact := r.Rows[:0]
	for _, row := range r.Rows {
		if row.Answer.Qualifier == model.Exact {
			exact = append(exact, row)
		} else {
			loose = append(loose, row)
		}
	}
	r.Exact, r.Rows = len(exact), append(exact, loose...)
}

// Row gives the row of an area, or nil where it has no place.
func (r *Ranking) Row(area model.AreaID) *Row {
	if i, ok := r.at[area]; ok {
		return &r.Rows[i]
	}
	return nil
}

// span is where a figure stands for the sake of its place (rules 2, 5 and 13).
// A published figure stands at the precision that the indicator is published
// at, its qualifier as a bound. A computed one may stand wherever the rounding
// of its inputs lets it, at the digits that its kind is given with at most.
// Where they leave one number it is exact, and ties with the same number; where
// they leave several its place is a range. How coarse other rows are does not
// matter to it.
func (a *Answer) span(published int) model.Bound {
	if a.Computed() {
		return model.Bound{Low: model.Edge{At: a.low}, High: model.Edge{At: a.high}}
	}
	b := a.Qualifier.Bound(a.Value, a.Decimals)
	if a.Decimals > published {
		return atDecimals(b, published)
	}
	return b
}

// order gives the rows their places and sorts them. Competition ranking: one
// more than the number of areas that are surely better, to one more than the
// number of those that may be (rules 2 and 5).
func order(r *Ranking, published int, lowerBetter bool) {
	spans := make([]model.Bound, len(r.Rows))
	for i := range r.Rows {
		spans[i] = r.Rows[i].Answer.span(published)
		if !lowerBetter {
			spans[i] = spans[i].Negate() // from here on, smaller is better
		}
	}
	lows, highs := make([]model.Edge, len(spans)), make([]model.Edge, len(spans))
	for i, s := range spans {
		lows[i], highs[i] = s.Low, s.High
	}
	slices.SortFunc(lows, model.Edge.Compare)
	if slices.ContainsFunc(spans, func(s model.Bound) bool { return !s.Point() }) {
		slices.SortFunc(highs, model.Edge.Compare)
	} else {
		highs = lows // the same edges
	}
	same := map[model.Edge]int{} // exact figures, by where they stand
	for _, s := range spans {
		if s.Point() {
			same[s.Low]++
		}
	}
	for i, s := range spans {
		row := &r.Rows[i]
		row.Rank = 1 + below(highs, s.Low)
		maybe := below(lows, s.High)
		if !s.Point() {
			maybe-- // its own low edge
		}
		row.RankMax = 1 + maybe
		row.Tied = s.Point() && same[s.Low] > 1
	}
	sortRows(r)
}

// sortRows puts the rows in order of their places. Places are few and known,
// so each row goes straight to where its best place begins; those that share
// it stand by their worst, and then as they came.
func sortRows(r *Ranking) {
	next := make([]int, len(r.Rows)+2) // where the next row of a place goes
	for i := range r.Rows {
		next[r.Rows[i].Rank+1]++
	}
	for place := 1; place < len(next); place++ {
		next[place] += next[place-1]
	}
	sorted := make([]Row, len(r.Rows))
	for i := range r.Rows {
		place := r.Rows[i].Rank
		sorted[next[place]] = r.Rows[i]
		next[place]++
	}
	for from := 0; from < len(sorted); {
		to := from + 1
		for to < len(sorted) && sorted[to].Rank == sorted[from].Rank {
			to++
		}
		if to-from > 1 {
			slices.SortStableFunc(sorted[from:to], func(a, b Row) int { return cmp.Compare(a.RankMax, b.RankMax) })
		}
		from = to
	}
	r.Rows = sorted
}

// below counts the sorted edges strictly before e.
func below(sorted []model.Edge, e model.Edge) int {
	return sort.Search(len(sorted), func(i int) bool { return sorted[i].Compare(e) >= 0 })
}

// addChanges compares each place with that of one year before (rule 6), which
// places gives.
func (g Guard) addChanges(r *Ranking, places func(Question) *Ranking) {
	if r.Indicator != model.NoIndicator && g.panel.Indicators[r.Indicator].RollingScope {
		r.noChange(RollingScope) // whatever there was a year before
		return
	}
	before, ok := r.Period.YearBefore()
	if !ok {
		r.noChange(NoEarlierPeriod)
		return
	}
	q := r.Question
	q.Period = before
	old := places(q)
	both, same := g.common(r, old), sameSet(r, old)
	for i := range r.Rows {
		row := &r.Rows[i]
		row.Change = g.change(row, old, same, both)
	}
}

func (r *Ranking) noChange(why Reason) {
	for i := range r.Rows {
		r.Rows[i].Change.Why = why
	}
}

// change is how a row has moved: between two places that are certain in one
// set, or else within the areas that both periods have a figure of, of one make
// (rules 6 and 19). Two places that sources state need no figures.
func (g Guard) change(row *Row, old *Ranking, sameAreas bool, both shared) Change {
	was := g.placeIn(old, row.Area)
	stated := row.Place.Kind == StatedPlace && was.Kind == StatedPlace
	if sameAreas && row.Place.Certain() && was.Certain() && row.Place.sameSet(was) && (stated || both.why == Fine) {
		if !row.Place.Decided() || !was.Decided() {
			return Change{Why: BoundUndecided}
		}
		return Change{By: was.Rank - row.Place.Rank}
	}
	now, then := both.now[row.Area], both.then[row.Area]
	switch {
	case g.absence(old.Indicator, row.Area, old.Period) == AreaNotYet && old.Row(row.Area) == nil:
		return Change{Why: AcrossBoundary}
	case old.Row(row.Area) == nil:
		return Change{Why: NoEarlierPeriod}
	case both.own[row.Area] != Fine:
		return Change{Why: both.own[row.Area]}
	case now == nil && both.why != Fine:
		return Change{Why: both.why}
	case now == nil:
		return Change{Why: OtherSet}
	case now.Rank != now.RankMax || then.Rank != then.RankMax:
		return Change{Why: BoundUndecided}
	}
	return Change{By: then.Rank - now.Rank, Among: len(both.now)}
}

// shared is the rows of two rankings, among those areas alone that are in both
// with figures that may be held against each other.
type shared struct {
	now, then map[model.AreaID]*Row
	own       map[model.AreaID]Reason // why an area's two figures may not be
	why       Reason                  // one of these
}

// common ranks the areas that two rankings share, if they are two or more.
func (g Guard) common(a, b *Ranking) shared {
	both := shared{own: map[model.AreaID]Reason{}}
	var areas []model.AreaID
	for i := range a.Rows {
		now := &a.Rows[i]
		then := b.Row(now.Area)
		if then == nil {
			continue
		}
		if why := g.moves(a, now, then); why != Fine {
			both.own[now.Area], both.why = why, why
			continue
		}
		areas = append(areas, now.Area)
	}
	if len(areas) > 1 {
		both.now, both.then = g.only(a, areas), g.only(b, areas)
	}
	return both
}

// moves decides whether an area's place in a ranking may be held against its
// earlier one.
func (g Guard) moves(r *Ranking, now, then *Row) Reason {
	if bringsBase(r.Derivation.Transform) {
		return Fine
	}
	return g.May(UseChange, now.Answer.Obs, then.Answer.Obs)
}

// heed says what is to be known of a ranking's order as a whole.
func (g Guard) heed(r *Ranking) Reason {
	for i := range r.Rows {
		a := &r.Rows[i].Answer
		if a.Computed() && bringsBase(r.Derivation.Transform) {
			continue
		}
		if why := g.Heed(UseOrder, a.Obs, r.Rows[0].Answer.Obs); why != Fine {
			return why
		}
	}
	return Fine
}

// only ranks some of a ranking's areas alone.
func (g Guard) only(r *Ranking, areas []model.AreaID) map[model.AreaID]*Row {
	some := &Ranking{Rows: make([]Row, len(areas))}
	for i, area := range areas {
		some.Rows[i] = Row{Area: area, Answer: r.Row(area).Answer}
	}
	ind := &g.panel.Indicators[r.Indicator]
	order(some, ind.Decimals, ind.Polarity == model.LowerBetter)
	rows := make(map[model.AreaID]*Row, len(areas))
	for i := range some.Rows {
		rows[some.Rows[i].Area] = &some.Rows[i]
	}
	return rows
}

// placeIn is the place that an area is shown with beside a ranking: its own, or
// where it is not in the set, what a source states.
func (g Guard) placeIn(r *Ranking, area model.AreaID) Place {
	if row := r.Row(area); row != nil {
		return row.Place
	}
	for i := range r.Unranked {
		if r.Unranked[i].Area == area {
			return r.Unranked[i].Place
		}
	}
	return r.place(nil, g.claims(r.Indicator, area, r.Period, r.Within, r.Level), Reach{})
}

// sameSet tells whether two rankings are of the same areas.
func sameSet(a, b *Ranking) bool { return slices.Equal(a.set, b.set) }
