package analysis

import (
	"math"

	"weici/model"
)

// Findings are places where figures that should agree do not. They are shown
// beside their usual reasons and never corrected.
type Findings struct {
	Ranks    []RankFinding
	Places   []PlacesFinding
	Growths  []GrowthFinding
	Vintages []VintageFinding
	Totals   []TotalFinding
}

// RankFinding is a claimed rank that no missing figure could make the computed
// one.
type RankFinding struct {
	Indicator model.IndicatorID
	Period    model.Period
	Row       Row
}

// PlacesFinding is the fewest statements about a set that cannot all be true.
type PlacesFinding struct {
	Ranking *Ranking
	Against []Statement
}

// GrowthFinding is a published rate more than two points from the nominal one.
type GrowthFinding struct {
	Indicator model.IndicatorID
	Area      model.AreaID
	Period    model.Period
	Gap       Gap
}

// VintageFinding is a cell whose sources lie more than five per cent apart, or
// for a percentage more than half a percentage point (rule 12).
type VintageFinding struct {
	Indicator    model.IndicatorID
	Area         model.AreaID
	Period       model.Period
	Shown, Other model.ObsID
	Off          float64 // per cent, or percentage points where Points
	Points       bool
}

// TotalFinding is a total beside the sum of its parts, where all parts have a
// figure.
type TotalFinding struct {
	Indicator  model.IndicatorID
	Area       model.AreaID
	Period     model.Period
	Sum, Total float64
	Decimals   int
	Residual   float64
}

// The least difference that is a finding, in points and in per cent.
const (
	gapPoints      = 2
	vintagePerCent = 5
	vintagePoints  = 0.5
	partsLeast     = 3 // fewer are hardly all the parts that there are
)

// Find looks through a panel for figures that do not agree.
func Find(p *model.Panel) *Findings {
	f := &Findings{}
	g := Guard{p}
	for i := range p.Indicators {
		ind := model.IndicatorID(i)
		for _, period := range p.Periods(ind) {
			f.ranks(g, ind, period)
			for a := range p.Areas {
				f.growth(g, ind, model.AreaID(a), period)
				f.vintage(g, ind, model.AreaID(a), period)
				f.total(g, ind, model.AreaID(a), period)
			}
		}
	}
	return f
}

// ranks holds the claims about the areas below each parent against their
// places.
func (f *Findings) ranks(g Guard, ind model.IndicatorID, period model.Period) {
	for a := range g.panel.Areas {
		within := model.AreaID(a)
		level := levelBelow(g.panel, within)
		if level == "" {
			continue
		}
		r := g.places(Question{Indicator: ind, Period: period, Within: within, Level: level})
		if against := g.Contradiction(r); len(against) > 0 {
			f.Places = append(f.Places, PlacesFinding{r, against})
		}
		for _, row := range r.Rows {
			if row.Place.Agreement == Differs {
				f.Ranks = append(f.Ranks, RankFinding{ind, period, row})
			}
		}
	}
}

func (f *Findings) growth(g Guard, ind model.IndicatorID, area model.AreaID, period model.Period) {
	if g.panel.Indicators[ind].GrowthOf == model.NoIndicator {
		return
	}
	if gap := g.GrowthGap(ind, area, period); gap.Why == Fine && math.Abs(gap.Points) > gapPoints {
		f.Growths = append(f.Growths, GrowthFinding{ind, area, period, gap})
	}
}

func (f *Findings) vintage(g Guard, ind model.IndicatorID, area model.AreaID, period model.Period) {
	shown := g.panel.Shown(ind, area, period)
	if shown == model.NoObs {
		return
	}
	o := g.panel.Observations
	a := o.Figure(shown)
	for id := g.panel.Next(shown); id != model.NoObs; id = g.panel.Next(id) {
		b := o.Figure(id)
		if g.May(UseSources, shown, id) != Fine || a.Value == 0 {
			continue
		}
		off, least := 100*math.Abs(b.Value/a.Value-1), float64(vintagePerCent)
		points := g.panel.Indicators[ind].Percent()
		if points {
			off, least = math.Abs(b.Value-a.Value), vintagePoints
		}
		if model.Round(off, 6) >= least {
			f.Vintages = append(f.Vintages, VintageFinding{ind, area, period, shown, id, off, points})
		}
	}
}

func (f *Findings) total(g Guard, ind model.IndicatorID, area model.AreaID, period model.Period) {
	whole := g.Figure(ind, area, period)
	if !g.panel.Indicators[ind].Additive || whole.Obs == model.NoObs || g.May(UseShare, whole.Obs, whole.Obs) != Fine {
		return
	}
	parts := g.setIn(ind, Members(g.panel, area, levelBelow(g.panel, area)), period)
	if len(parts) < partsLeast {
		return
	}
	sum, decimals := 0.0, whole.Decimals
	for _, part := range parts {
		a := g.Figure(ind, part, period)
		if a.Obs == model.NoObs || g.May(UseShare, a.Obs, whole.Obs) != Fine {
			return
		}
		sum += a.Value
		decimals = min(decimals, a.Decimals)
	}
	sum = model.Round(sum, decimals)
	residual := model.Round(whole.Value-sum, decimals)
	if math.Abs(residual) > math.Pow10(-decimals)*float64(len(parts))/2 {
		f.Totals = append(f.Totals, TotalFinding{ind, area, period, sum, whole.Value, decimals, residual})
	}
}
