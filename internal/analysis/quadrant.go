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
	Medians          bool // false where fewer than two areas have both figures, or bounds leave a median open
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
func QuadrantOf(p *model.Panel, q Question) *Quadrant { return NewRankings(p).Quadrant(q) }

// Quadrant is QuadrantOf on rankings that are kept.
func (k *Rankings) Quadrant(q Question) *Quadrant {
	p := k.panel
	if q.Against == model.NoIndicator {
		q.Against = GrowthFor(p, q.Indicator)
	}
	g := Guard{p}
	out := &Quadrant{Question: q, X: k.Rank(q)}
	up := q
	up.Indicator, up.Derivation = q.Against, Derivation{}
	out.Y = g.places(up)
	for _, area := range g.union(q) {
		x, y := out.X.Row(area), out.Y.Row(area)
		if x == nil || y == nil {
			out.Left = append(out.Left, Left{area, g.why(out.X, area), g.why(out.Y, area)})
			continue
		}
		sureX, mayX := out.X.among(x, 3)
		sureY, mayY := out.Y.among(y, 3)
		out.Dots = append(out.Dots, Dot{Area: area, X: *x, Y: *y, TopThree: sureX && sureY, MayBe: mayX && mayY})
	}
	var knownX, knownY bool
	out.MedianX, knownX = median(out.Dots, func(d *Dot) *Answer { return &d.X.Answer })
	out.MedianY, knownY = median(out.Dots, func(d *Dot) *Answer { return &d.Y.Answer })
	out.Medians = knownX && knownY
	return out
}

// GrowthFor is the published growth indicator of a level; of any other
// indicator, the level it belongs to, or itself.
func GrowthFor(p *model.Panel, ind model.IndicatorID) model.IndicatorID {
	if ind == model.NoIndicator {
		return ind
	}
	if growth := GrowthIndicator(p, ind); growth != model.NoIndicator {
		return growth
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

// why says why an area has no place in a ranking; Fine where it has one.
func (g Guard) why(r *Ranking, area model.AreaID) Reason {
	if r.Row(area) != nil {
		return Fine
	}
	for i := range r.Unranked {
		if r.Unranked[i].Area == area {
			return r.Unranked[i].Why
		}
	}
	return g.absence(r.Indicator, area, r.Period)
}

// median is the middle of the dots' figures, where bounds and approximate
// figures cannot move it.
func median(dots []Dot, of func(*Dot) *Answer) (float64, bool) {
	n := len(dots)
	if n < 2 {
		return 0, false
	}
	lows, highs := make([]float64, n), make([]float64, n)
	for i := range dots {
		a := of(&dots[i])
		b := a.Qualifier.Bound(a.Value, a.Decimals)
		lows[i], highs[i] = b.Low.At, b.High.At
	}
	slices.Sort(lows)
	slices.Sort(highs)
	low, high := lows[(n-1)/2]+lows[n/2], highs[(n-1)/2]+highs[n/2]
	return low / 2, low == high
}
