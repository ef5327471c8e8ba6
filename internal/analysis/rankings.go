package analysis

import "weici/model"

// Rankings answers questions as Rank does and keeps the answers, since a
// profile and the screens beside it ask for the same sets again and again. It
// belongs to one session: it is not safe for concurrent use.
type Rankings struct {
	panel *model.Panel
	kept  map[rankKey]*keptRanking
}

// keptRanking is a ranking whose places stand; changes are added when it is
// asked for, and not when another only compares itself with it.
type keptRanking struct {
	*Ranking
	whole   bool
	against []Statement
	weighed bool // against has been found
}

// rankKey is all that a ranking depends on.
type rankKey struct {
	indicator  model.IndicatorID
	period     model.Period
	within     model.AreaID
	level      model.Level
	derivation Derivation
}

// rankingsMost is the most rankings that are kept; then all are dropped.
const rankingsMost = 256

// NewRankings keeps the rankings of a panel.
func NewRankings(p *model.Panel) *Rankings {
	return &Rankings{panel: p, kept: map[rankKey]*keptRanking{}}
}

// Rank gives the ranking that answers a question. The caller must not change
// it; its Question has the selected and marked areas of whoever asked first.
func (k *Rankings) Rank(q Question) *Ranking {
	r := k.keep(q)
	if !r.whole {
		(Guard{k.panel}).addChanges(r.Ranking, func(q Question) *Ranking { return k.keep(q).Ranking })
		r.whole = true
	}
	return r.Ranking
}

// Contradiction gives the fewest statements about the set of a question's
// ranking that cannot all be true, as the guard does.
func (k *Rankings) Contradiction(q Question) []Statement {
	r := k.keep(q)
	if !r.weighed {
		r.against, r.weighed = Guard{k.panel}.Contradiction(r.Ranking), true
	}
	return r.against
}

func (k *Rankings) keep(q Question) *keptRanking {
	key := rankKey{q.Indicator, q.Period, q.Within, q.Level, q.Derivation}
	r, ok := k.kept[key]
	if !ok {
		if len(k.kept) >= rankingsMost {
			clear(k.kept)
		}
		r = &keptRanking{Ranking: Guard{k.panel}.places(q)}
		k.kept[key] = r
	}
	return r
}
