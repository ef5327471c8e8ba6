package analysis

import "weici/model"

// Claim is a rank that a source claims for a figure (rule 7).
type Claim struct {
	model.RankClaim
	Scope string      // among whom, in the source's words
	Set   model.Scope // the set that they name
	Obs   model.ObsID // where it stands
	Here  bool        // claimed for the set that was asked about
}

// Agreement holds a claimed rank against the computed one.
type Agreement uint8

// The agreements.
const (
	NoClaim    Agreement = iota
	Agrees               // the same place, wherever the figures that are missing would stand
	Differs              // no figure that is missing could make them the same
	Undecided            // possible, but the set is incomplete or the place a range
	OtherScope           // claimed among other areas than those ranked here
	NotRanked            // a rank is claimed, and none can be computed
)

// String gives the agreement's code in JSON.
func (a Agreement) String() string {
	return model.Code(a, "", "agrees", "differs", "undecided", "other-scope", "not-ranked")
}

// claimsOf gives what sources claim of the areas of a ranking, by area. A
// source claims the rank of its figure and not of one derived here.
func (g Guard) claimsOf(r *Ranking) map[model.AreaID][]Claim {
	claims := map[model.AreaID][]Claim{}
	if r.Derivation.Transform != model.Plain {
		return claims
	}
	for _, area := range r.set {
		if all := g.claims(r.Indicator, area, r.Period, r.Within, r.Level); len(all) > 0 {
			claims[area] = all
		}
	}
	return claims
}

// claims lists the claimed ranks of a cell, in the order of preference of
// their sources. That of a target is no actual's (rule 8).
func (g Guard) claims(ind model.IndicatorID, area model.AreaID, period model.Period, within model.AreaID, level model.Level) []Claim {
	o := g.panel.Observations
	var all []Claim
	for id := g.panel.Shown(ind, area, period); id != model.NoObs; id = g.panel.Next(id) {
		if f := o.Figure(id); f.Claim.Made() && f.Status != model.Forecast {
			words := o.At(id).RankScope
			set := g.panel.ReadScope(words, area)
			all = append(all, Claim{f.Claim, words, set, id, set.Is(within, level)})
		}
	}
	return all
}

// best is the claim to show of a cell: about the set that is asked about before
// any other, then the first. A looser one (前三) never displaces a closer one
// that satisfies it (第二), as a bound displaces no figure (rule 16). It is the
// zero Claim where there is none.
func best(claims []Claim) Claim {
	var found Claim
	for _, c := range claims {
		closer := c.Here == found.Here && c.Best >= found.Best && c.Worst <= found.Worst && c.RankClaim != found.RankClaim
		if !found.Made() || c.Here && !found.Here || closer {
			found = c
		}
	}
	return found
}

// weigh holds a claim against where the figures put its area. A claimed place
// beyond the whole set shows that the source counted areas that the dataset
// does not have.
func (r *Ranking) weigh(c Claim, figures Reach) Agreement {
	switch {
	case !c.Made():
		return NoClaim
	case figures == Reach{}:
		return NotRanked
	case !c.Here:
		return OtherScope
	case int(c.Best) > r.Of:
		return Undecided
	}
	return weigh(int(c.Best), int(c.Worst), figures, len(r.Unranked))
}

// weigh holds a claimed range of places against that of the figures, which so
// many missing ones could still push down.
func weigh(best, worst int, figures Reach, missing int) Agreement {
	switch {
	case worst < figures.Best || best > figures.Worst+missing:
		return Differs
	case best <= figures.Best && figures.Worst+missing <= worst:
		return Agrees
	}
	return Undecided
}
