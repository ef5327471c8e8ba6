package analysis

import "weici/model"

// Claim is a rank that a source claims for a figure (rule 7).
type Claim struct {
	model.RankClaim
	Scope string      // among whom, in the source's words
	Obs   model.ObsID // where it stands
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
	return [...]string{"", "agrees", "differs", "undecided", "other-scope", "not-ranked"}[a]
}

// claim finds the claimed rank of a cell: that of the preferred observation
// which makes one about the set, or else of the first that makes any.
func (g Guard) claim(ind model.IndicatorID, area model.AreaID, period model.Period, within model.AreaID, level model.Level) (Claim, bool) {
	o := g.panel.Observations
	var found Claim
	for id := g.panel.Shown(ind, area, period); id != model.NoObs; id = g.panel.Next(id) {
		made := o.Figure(id).Claim
		if !made.Made() {
			continue
		}
		c := Claim{made, o.At(id).RankScope, id}
		if g.inScope(c.Scope, area, within, level) {
			return c, true
		}
		if !found.Made() {
			found = c
		}
	}
	return found, found.Made()
}

// inScope tells whether the words for the set in which a source ranks an area
// (全市, 杭州13个区县市) mean the areas of a level inside another.
func (g Guard) inScope(scope string, area, within model.AreaID, level model.Level) bool {
	return g.panel.ReadScope(scope, area).Is(within, level)
}

// weigh holds a claim against a computed rank of rank to rankMax, where so
// many of the ranked areas' set have no rank and could still push it down. A
// claimed place beyond the whole set shows that the source counted areas that
// the dataset does not have.
func weigh(c Claim, rank, rankMax, missing, of int) Agreement {
	best, worst := int(c.Best), int(c.Worst)
	switch {
	case best > of:
		return Undecided
	case worst < rank || best > rankMax+missing:
		return Differs
	case best <= rank && rankMax+missing <= worst:
		return Agrees
	}
	return Undecided
}
