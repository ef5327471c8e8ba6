package analysis

import (
	"slices"

	"weici/model"
)

// PlaceKind says how a place is known (rule 7).
type PlaceKind uint8

// The kinds, from the one that says least.
const (
	NoPlace       PlaceKind = iota
	PartialPlace            // among those of the set that are collected here
	ComputedPlace           // every area of the set has a figure, or bounds and claims prove it
	StatedPlace             // a source states it, for a set that it names
)

// String gives the kind's code in JSON.
func (k PlaceKind) String() string {
	return model.Code(k, "none", "partial", "computed", "stated")
}

// Place is where an area stands among others, as every face shows it (rule 7).
// What a source states comes first; what is computed stands where the whole
// set decides it; among a part of the set it is only worth a muted word in a
// list.
type Place struct {
	Kind          PlaceKind
	Rank, RankMax int  // from 1; equal where the place is one number; 0 where there is none
	Tied          bool // another area shares it (并列)
	Of            int  // how many areas it is among, of a partial place those collected; 0 where that is not known
	Size          int  // of the whole set
	Within        model.AreaID
	Level         model.Level
	ByClaims      bool      // computed from what sources claim of other areas too
	Claim         Claim     // what a source claims: the place itself where stated, or one in another set
	Agreement     Agreement // of the claim, with the figures
	Figures       Reach     // where the figures alone put the area among those collected; zero where it has none
}

// Elsewhere tells whether the place is stated for another set than the
// question's, in the words of the claim's scope.
func (p Place) Elsewhere() bool { return p.Kind == StatedPlace && !p.Claim.Here }

// Certain tells whether the place is true of its whole set, so that it may
// stand in a headline, a sentence, an arrow, a colour or a brief.
func (p Place) Certain() bool { return p.Kind >= ComputedPlace }

// Decided tells whether the place is certain and one number.
func (p Place) Decided() bool { return p.Certain() && p.Rank == p.RankMax }

// among tells whether the place is surely, and whether it may be, among the
// first few of the ranking's set.
func (r *Ranking) among(row *Row, first int) (surely, perhaps bool) {
	if p := row.Place; p.Certain() && !p.Elsewhere() {
		return p.RankMax <= first, p.Rank <= first
	}
	return r.Listed && row.RankMax+len(r.Unranked) <= first, row.Rank <= first
}

// sameSet tells whether two certain places are places in one set.
func (p Place) sameSet(o Place) bool {
	return p.Within == o.Within && p.Level == o.Level && p.Elsewhere() == o.Elsewhere() && (!p.Elsewhere() || p.Claim.Set.Other == o.Claim.Set.Other)
}

// addPlaces decides the place of every area of a ranking.
func (g Guard) addPlaces(r *Ranking) {
	claims := g.claimsOf(r)
	reaches := g.proven(r, claims)
	for i := range r.Rows {
		row := &r.Rows[i]
		row.Place = r.place(row, claims[row.Area], reaches[row.Area])
	}
	for i := range r.Unranked {
		u := &r.Unranked[i]
		u.Place = r.place(nil, claims[u.Area], reaches[u.Area])
	}
}

// place chooses: stated for this set, computed for it, stated for another,
// partial (rule 7). Row is nil where the area has no figure to rank, and what
// is proven of it is zero where nothing is.
func (r *Ranking) place(row *Row, claims []Claim, proven Reach) Place {
	p := Place{Size: r.Of, Within: r.Within, Level: r.Level, Claim: best(claims)}
	if row != nil {
		p.Figures = Reach{row.Rank, row.RankMax}
	}
	p.Agreement = r.weigh(p.Claim, p.Figures)
	computed := r.Of > 1 && proven.Best > 0 && (r.Whole || proven.Best == proven.Worst)
	switch {
	case p.Claim.Made() && (p.Claim.Here || !computed):
		p.Kind, p.Rank, p.RankMax, p.Of = StatedPlace, int(p.Claim.Best), int(p.Claim.Worst), p.Claim.Set.N
		if p.Of == 0 && p.Claim.Here && r.Listed && p.RankMax <= r.Of {
			p.Of = r.Of
		}
		if !p.Claim.Here {
			p.Within, p.Level = p.Claim.Set.Within, p.Claim.Set.Level
		}
	case computed:
		p.Kind, p.Rank, p.RankMax, p.Of = ComputedPlace, proven.Best, proven.Worst, r.Of
		p.ByClaims = !r.Whole || p.Figures != proven
		p.Tied = row != nil && row.Tied
	case row != nil && r.N() > 1:
		p.Kind, p.Rank, p.RankMax, p.Of, p.Tied = PartialPlace, row.Rank, row.RankMax, r.N(), row.Tied
	}
	return p
}

// listed tells whether the dataset lists every area of a level inside an area.
// An area that is not listed may hold others of the lower levels.
func (g Guard) listed(within model.AreaID, level model.Level) bool {
	if within == model.NoArea {
		return true // the set is the dataset
	}
	for id := range g.panel.Areas {
		a := &g.panel.Areas[id]
		if len(a.Partial) > 0 && (model.AreaID(id) == within || g.panel.Within(model.AreaID(id), within)) &&
			slices.ContainsFunc(a.Partial, func(l model.Level) bool { return l == level || l.Holds(level) }) {
			return false
		}
	}
	return true
}

// proven gives the places that the figures and claims of a set prove together.
// Claims that the figures rule out prove nothing; where even the others cannot
// all be true, only the figures count. It is nil where some areas of the set
// may not be known.
func (g Guard) proven(r *Ranking, claims map[model.AreaID][]Claim) map[model.AreaID]Reach {
	if !r.Listed || r.Period.Kind == model.Undated {
		return nil
	}
	claimed := slices.ContainsFunc(r.set, func(a model.AreaID) bool {
		return slices.ContainsFunc(claims[a], func(c Claim) bool { return c.Here })
	})
	if !claimed && !r.Whole {
		return nil // a figure that is missing may stand anywhere
	}
	if claimed {
		if reaches := g.solved(r, claims); reaches != nil {
			return reaches
		}
	}
	if !r.Whole {
		return nil
	}
	reaches := make(map[model.AreaID]Reach, len(r.Rows))
	for i := range r.Rows {
		reaches[r.Rows[i].Area] = Reach{r.Rows[i].Rank, r.Rows[i].RankMax}
	}
	return reaches
}

// solved gives what figures and claims prove; nil where they contradict one
// another.
func (g Guard) solved(r *Ranking, claims map[model.AreaID][]Claim) map[model.AreaID]Reach {
	var all []Statement
	for _, s := range g.statements(r, claims) {
		if row := r.Row(s.Area); s.Place && row != nil &&
			weigh(s.best, s.worst, Reach{row.Rank, row.RankMax}, len(r.Unranked)) == Differs {
			continue
		}
		all = append(all, s)
	}
	places, ok := feasible(standings(all, len(r.set)))
	if !ok {
		return nil
	}
	reaches := make(map[model.AreaID]Reach, len(r.set))
	for i, area := range r.set {
		reaches[area] = places[i]
	}
	return reaches
}

// statements lists what is said of a ranking's set: the figure of each row, and
// every claim about it. A claim beyond the set counts other areas than it has.
func (g Guard) statements(r *Ranking, claims map[model.AreaID][]Claim) []Statement {
	n := len(r.set)
	lowerBetter := g.panel.Indicators[r.Indicator].Polarity == model.LowerBetter
	var all []Statement
	for member, area := range r.set {
		if row := r.Row(area); row != nil {
			s := Statement{Area: area, Obs: row.Answer.Obs, member: member, standing: anywhere(n)}
			if s.span = row.Answer.span(g.panel.Indicators[r.Indicator].Decimals); !lowerBetter {
				s.span = s.span.Negate()
			}
			all = append(all, s)
		}
		for _, c := range claims[area] {
			if c.Here && int(c.Best) <= n {
				s := Statement{Area: area, Obs: c.Obs, Place: true, member: member, standing: anywhere(n)}
				s.best, s.worst = int(c.Best), min(int(c.Worst), n)
				all = append(all, s)
			}
		}
	}
	return all
}

// Contradiction gives the fewest statements about a ranking's set that cannot
// all be true (rule 7a); nil where they can, or where there are too many to
// tell.
func (g Guard) Contradiction(r *Ranking) []Statement {
	if !r.Listed {
		return nil
	}
	return smallest(g.statements(r, g.claimsOf(r)), len(r.set))
}
