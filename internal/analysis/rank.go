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
	Of       int // areas in the set
	Refused  int // refused rows that may give a figure of the set, or an area: where there is one the set is not complete
	Rows     []Row
	Unranked []Unranked
	at       map[model.AreaID]int
}

// N is the number of ranked areas, the n of k/n.
func (r *Ranking) N() int { return len(r.Rows) }

// Row is one place in a ranking.
type Row struct {
	Area      model.AreaID
	Answer    Answer
	Rank      int  // the best place that the bounds allow, from 1
	RankMax   int  // the worst; equal to Rank where the place is decided
	Tied      bool // another area shares the place (并列)
	Change    Change
	Claim     Claim // the zero Claim where no source claims a rank
	Agreement Agreement
}

// Change is the places gained since one year before: positive is up.
type Change struct {
	By  int
	Why Reason // Fine where By stands
}

// Unranked is an area of the set without a place.
type Unranked struct {
	Area   model.AreaID
	Answer Answer // its Obs may stand, for a rank alone or a forecast
	Why    Reason
	Claim  Claim
}

// Rank ranks the areas of a question's set in its one period (rules 1 to 9).
func Rank(p *model.Panel, q Question) *Ranking {
	g := Guard{p}
	r := g.claimed(q)
	g.addChanges(r, g.places)
	return r
}

// places ranks the areas of one level, since an area is no rival of those that
// it holds (rule 1), without looking at claims or earlier periods.
func (g Guard) places(q Question) *Ranking {
	q.Level = levelOf(g.panel, q)
	r := &Ranking{Question: q}
	if q.Indicator == model.NoIndicator || q.Level == "" {
		return r
	}
	set := g.setIn(q.Indicator, Members(g.panel, q.Within, q.Level), q.Period)
	q.Derivation = g.based(q.Indicator, set, q.Period, q.Derivation)
	r.Question, r.Of, r.Refused = q, len(set), g.refused(q, set)
	for _, area := range set {
		a := g.Value(q.Indicator, area, q.Period, q.Derivation)
		why := a.rankable()
		if why == Fine && q.Period.Kind == model.Undated {
			why = PeriodUnknown // they may be of any period (rule 9)
		}
		if why != Fine {
			r.Unranked = append(r.Unranked, Unranked{Area: area, Answer: a, Why: why})
			continue
		}
		r.Rows = append(r.Rows, Row{Area: area, Answer: a})
	}
	ind := &g.panel.Indicators[q.Indicator]
	order(r, ind.Decimals, ind.Polarity == model.LowerBetter)
	r.at = make(map[model.AreaID]int, len(r.Rows))
	for i := range r.Rows {
		r.at[r.Rows[i].Area] = i
	}
	return r
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

func (g Guard) addClaims(r *Ranking) {
	if r.Derivation.Transform != model.Plain {
		return // a source claims the rank of its figure, not of ours
	}
	for i := range r.Rows {
		row := &r.Rows[i]
		c, ok := g.claim(r.Indicator, row.Area, r.Period, r.Within, r.Level)
		switch {
		case !ok:
			continue
		case !g.inScope(c.Scope, row.Area, r.Within, r.Level):
			row.Agreement = OtherScope
		default:
			row.Agreement = weigh(c, row.Rank, row.RankMax, len(r.Unranked), r.Of)
		}
		row.Claim = c
	}
	for i := range r.Unranked {
		if c, ok := g.claim(r.Indicator, r.Unranked[i].Area, r.Period, r.Within, r.Level); ok {
			r.Unranked[i].Claim = c
		}
	}
}

// addChanges compares each place with that of one year before (rule 6), which
// places gives.
func (g Guard) addChanges(r *Ranking, places func(Question) *Ranking) {
	if r.Indicator != model.NoIndicator && g.panel.Indicators[r.Indicator].RollingScope {
		setChanges(r, RollingScope)
		return
	}
	before, ok := r.Period.YearBefore()
	if !ok {
		setChanges(r, NoEarlierPeriod)
		return
	}
	q := r.Question
	q.Period = before
	old := places(q)
	switch {
	case old.N() == 0:
		setChanges(r, NoEarlierPeriod)
	case !sameSet(r, old):
		setChanges(r, OtherSet)
	default:
		fillChanges(r, old)
	}
}

func setChanges(r *Ranking, why Reason) {
	for i := range r.Rows {
		r.Rows[i].Change.Why = why
	}
}

func fillChanges(r, old *Ranking) {
	for i := range r.Rows {
		row, was := &r.Rows[i], old.Row(r.Rows[i].Area)
		if row.Rank != row.RankMax || was.Rank != was.RankMax {
			row.Change.Why = BoundUndecided
			continue
		}
		row.Change.By = was.Rank - row.Rank
	}
}

// sameSet tells whether the same areas were ranked.
func sameSet(a, b *Ranking) bool {
	if a.N() != b.N() {
		return false
	}
	for i := range b.Rows {
		if a.Row(b.Rows[i].Area) == nil {
			return false
		}
	}
	return true
}
