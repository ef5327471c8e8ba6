package analysis

import (
	"slices"

	"weici/model"
)

// Quadrant sets two indicators of the same areas and period against one
// another: level across, growth up.
type Quadrant struct {
	Question
	X, Y             *Ranking
	Dots             []Dot
	MedianX, MedianY float64
	Medians          bool // false where fewer than two areas have both figures
	Left             []Left
}

// Dot is an area with a figure in both indicators.
type Dot struct {
	Area     model.AreaID
	X, Y     Row
	TopThree bool // certainly among the first three of both, wherever those without a figure stand
	MayBe    bool // possibly so: a bound or a missing figure leaves it open
}

// Left is an area that lacks one of the figures or both.
type Left struct {
	Area model.AreaID
	X, Y Reason // Fine where the figure stands
}

// QuadrantOf answers a question with Indicator across and Against up. Without
// Against, it is the growth rate published for Indicator.
func QuadrantOf(p *model.Panel, q Question) *Quadrant {
	if q.Against == model.NoIndicator {
		q.Against = GrowthFor(p, q.Indicator)
	}
	g := Guard{p}
	out := &Quadrant{Question: q, X: g.claimed(q)}
	up := q
	up.Indicator, up.Derivation = q.Against, Derivation{}
	out.Y = g.claimed(up)
	for _, area := range g.union(q) {
		x, y := out.X.Row(area), out.Y.Row(area)
		if x == nil || y == nil {
			out.Left = append(out.Left, Left{area, out.X.why(area), out.Y.why(area)})
			continue
		}
		out.Dots = append(out.Dots, Dot{
			Area: area, X: *x, Y: *y,
			TopThree: x.RankMax+len(out.X.Unranked) <= 3 && y.RankMax+len(out.Y.Unranked) <= 3,
			MayBe:    x.Rank <= 3 && y.Rank <= 3,
		})
	}
	out.Medians = len(out.Dots) > 1
	if out.Medians {
		out.MedianX = median(out.Dots, func(d Dot) float64 { return d.X.Answer.Value })
		out.MedianY = median(out.Dots, func(d Dot) float64 { return d.Y.Answer.Value })
	}
	return out
}

// claimed ranks and weighs claims, without looking at earlier periods.
func (g Guard) claimed(q Question) *Ranking {
	r := g.places(q)
	g.addClaims(r)
	return r
}

// GrowthFor is the published growth indicator of a level; of any other
// indicator, the level it belongs to, or itself.
func GrowthFor(p *model.Panel, ind model.IndicatorID) model.IndicatorID {
	if ind == model.NoIndicator {
		return ind
	}
	for i := range p.Indicators {
		if p.Indicators[i].GrowthOf == ind {
			return model.IndicatorID(i)
		}
	}
	if of := p.Indicators[ind].GrowthOf; of != model.NoIndicator {
		return of
	}
	return ind
}

func (g Guard) union(q Question) []model.AreaID {
	members := Members(g.panel, q.Within, q.Level)
	set := g.setIn(q.Indicator, members, q.Period)
	if q.Against != model.NoIndicator {
		set = append(set, g.setIn(q.Against, members, q.Period)...)
	}
	slices.Sort(set)
	return slices.Compact(set)
}

// why says why an area has no place; Fine where it has one.
func (r *Ranking) why(area model.AreaID) Reason {
	if r.Row(area) != nil {
		return Fine
	}
	for i := range r.Unranked {
		if r.Unranked[i].Area == area {
			return r.Unranked[i].Why
		}
	}
	return NotCollected
}

func median(dots []Dot, value func(Dot) float64) float64 {
	all := make([]float64, len(dots))
	for i, d := range dots {
		all[i] = value(d)
	}
	slices.Sort(all)
	n := len(all)
	return (all[(n-1)/2] + all[n/2]) / 2
}
