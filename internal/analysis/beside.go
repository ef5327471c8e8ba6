package analysis

import "weici/model"

// GrowthColumn says which growth stands beside the levels of a ranking.
type GrowthColumn uint8

// The growth columns. Published growth and growth computed from levels never
// mix in one column (rule 10 of the comparison rules).
const (
	PublishedGrowth GrowthColumn = iota
	ComputedGrowth
	NoGrowth
)

// GrowthColumns lists every growth column.
func GrowthColumns() []GrowthColumn { return []GrowthColumn{PublishedGrowth, ComputedGrowth, NoGrowth} }

// String gives the name of a growth column, as it is written on a command
// line.
func (c GrowthColumn) String() string { return model.Code(c, "published", "nominal", "none") }

// Beside is the growth that stands beside the levels of a ranking: what is
// asked of each area, in the period of the ranking.
type Beside struct {
	Indicator  model.IndicatorID
	Derivation Derivation
}

// GrowthBeside gives the growth beside a question's ranking, and whether there
// is any: a rate has none, nor has a derived figure.
func GrowthBeside(p *model.Panel, q Question, column GrowthColumn) (Beside, bool) {
	if q.Indicator == model.NoIndicator || q.Derivation.Transform != model.Plain || column == NoGrowth {
		return Beside{}, false
	}
	if column == ComputedGrowth {
		why := (Guard{p}).applies(q.Indicator, model.Nominal)
		return Beside{q.Indicator, Derivation{Transform: model.Nominal}}, why != NotALevel
	}
	growth := GrowthIndicator(p, q.Indicator)
	return Beside{growth, Derivation{}}, growth != model.NoIndicator
}

// Growth gives the growth of an area, or the reason why there is none.
func (g Guard) Growth(b Beside, area model.AreaID, period model.Period) Answer {
	return g.Value(b.Indicator, area, period, b.Derivation)
}

// GrowthIndicator is the published growth rate of a level, or NoIndicator.
func GrowthIndicator(p *model.Panel, level model.IndicatorID) model.IndicatorID {
	for i := range p.Indicators {
		if level != model.NoIndicator && p.Indicators[i].GrowthOf == level {
			return model.IndicatorID(i)
		}
	}
	return model.NoIndicator
}
