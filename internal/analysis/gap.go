package analysis

import "weici/model"

// Ahead is how far an area of a ranking lies from the one before it that has
// more than a bound; the first has none before it.
func (g Guard) Ahead(r *Ranking, area model.AreaID) Difference {
	i, ok := r.at[area]
	for before := i - 1; ok && before >= 0; before-- {
		if a := r.Rows[before].Answer; a.Qualifier == model.Exact {
			return g.Between(r.Indicator, r.Derivation, r.Rows[i].Answer, a)
		}
	}
	return Difference{Answer: refuse(NotApplicable)}
}

// Apart is how far an area of a ranking lies from another, which need not be
// in it: my own district, or the parent of a rate.
func (g Guard) Apart(r *Ranking, area, other model.AreaID) Difference {
	row := r.Row(area)
	if row == nil || other == model.NoArea {
		return Difference{Answer: refuse(NotCollected)}
	}
	return g.Between(r.Indicator, r.Derivation, row.Answer, g.Value(r.Indicator, other, r.Period, r.Derivation))
}
