package analysis

import (
	"slices"

	"weici/model"
)

// Comparison sets areas side by side: indicators as rows, areas as columns.
type Comparison struct {
	Question
	Base   int          // the area that the others are held against, an index into Areas
	Parent model.AreaID // the column to compare with; NoArea where the areas share none
	Lines  []Line
}

// Line is one indicator of a comparison.
type Line struct {
	Indicator model.IndicatorID
	Cells     []Cell // one for each area of the question
	Parent    Answer
}

// Cell is one area's figure in a line.
type Cell struct {
	Area       model.AreaID
	Answer     Answer
	Place      Place // among the areas of its level in its parent
	Row        *Row  // its row among them; nil where it has no figure to rank
	N, Of      int   // how many of them have a figure to rank, and how many they are
	Best       bool
	Worst      bool
	FromBase   Difference // from the base of the comparison
	FromParent Difference
	Share      Answer // of a total: per cent of the parent's
}

// Compare sets the question's areas side by side in its period, in every
// indicator of which at least one of them has a figure then. They are held
// against the base where it is one of them, and else against the first.
func Compare(p *model.Panel, q Question, base model.AreaID) *Comparison {
	g := Guard{p}
	q.Areas = withoutNone(q.Areas)
	c := &Comparison{Question: q, Parent: commonParent(p, q.Areas), Base: max(slices.Index(q.Areas, base), 0)}
	for i := range p.Indicators {
		ind := model.IndicatorID(i)
		if line, ok := g.line(q, ind, c.Parent, c.Base); ok {
			c.Lines = append(c.Lines, line)
		}
	}
	return c
}

func (g Guard) line(q Question, ind model.IndicatorID, parent model.AreaID, base int) (Line, bool) {
	line := Line{Indicator: ind, Cells: make([]Cell, len(q.Areas)), Parent: refuse(NoParentFigure)}
	any := false
	for i, area := range q.Areas {
		a := g.Figure(ind, area, q.Period)
		any = any || a.Obs != model.NoObs
		line.Cells[i] = Cell{Area: area, Answer: a}
	}
	if !any {
		return line, false
	}
	if parent != model.NoArea {
		line.Parent = g.Figure(ind, parent, q.Period)
	}
	g.rankCells(q, ind, line.Cells)
	g.markEnds(ind, line.Cells)
	for i := range line.Cells {
		c := &line.Cells[i]
		c.FromParent = g.Between(ind, Derivation{}, c.Answer, line.Parent)
		c.FromBase = g.Between(ind, Derivation{}, c.Answer, line.Cells[base].Answer)
		c.Share = g.Value(ind, c.Area, q.Period, Derivation{Transform: model.Share})
	}
	return line, true
}

// rankCells gives each cell its place among the areas of its own level inside
// its own parent, or inside Within where the question says so.
func (g Guard) rankCells(q Question, ind model.IndicatorID, cells []Cell) {
	type set struct {
		within model.AreaID
		level  model.Level
	}
	ranked := map[set]*Ranking{}
	for i := range cells {
		a := &g.panel.Areas[cells[i].Area]
		s := set{a.Parent, a.Level}
		if q.Within != model.NoArea && q.Level == a.Level && g.panel.Within(cells[i].Area, q.Within) {
			s = set{q.Within, q.Level}
		}
		r, ok := ranked[s]
		if !ok {
			r = g.places(Question{Indicator: ind, Period: q.Period, Within: s.within, Level: s.level})
			ranked[s] = r
		}
		cells[i].Place, cells[i].Row, cells[i].N, cells[i].Of = g.placeIn(r, cells[i].Area), r.Row(cells[i].Area), r.N(), r.Of
	}
}

// markEnds marks the best and the worst of the cells, among themselves, where
// the bounds decide them, the indicator has a direction, the areas are of one
// level and their figures of one make.
func (g Guard) markEnds(ind model.IndicatorID, cells []Cell) {
	polarity, published := g.panel.Indicators[ind].Polarity, g.panel.Indicators[ind].Decimals
	if !polarity.Judged() {
		return
	}
	r, reversed := &Ranking{}, &Ranking{}
	at := map[model.AreaID]int{}
	for i := range cells {
		if g.panel.Areas[cells[i].Area].Level != g.panel.Areas[cells[0].Area].Level {
			return
		}
		if g.Fits(UseOrder, cells[i].Answer) == Fine {
			r.Rows = append(r.Rows, Row{Area: cells[i].Area, Answer: cells[i].Answer})
			at[cells[i].Area] = i
		}
	}
	if g.heed(r) != Fine {
		return
	}
	n := len(r.Rows)
	reversed.Rows = slices.Clone(r.Rows)
	order(r, published, polarity == model.LowerBetter)
	order(reversed, published, polarity != model.LowerBetter)
	if n < 2 || r.Rows[n-1].Rank == 1 {
		return // none is surely behind another
	}
	for i := range n {
		first, last := &r.Rows[i], &reversed.Rows[i]
		cells[at[first.Area]].Best = first.RankMax == 1
		cells[at[last.Area]].Worst = last.RankMax == 1
	}
}

// withoutNone leaves NoArea out of a list.
func withoutNone(areas []model.AreaID) []model.AreaID {
	if !slices.Contains(areas, model.NoArea) {
		return areas
	}
	return slices.DeleteFunc(slices.Clone(areas), func(id model.AreaID) bool { return id == model.NoArea })
}

// commonParent is the nearest area that holds all of the areas.
func commonParent(p *model.Panel, areas []model.AreaID) model.AreaID {
	if len(areas) == 0 {
		return model.NoArea
	}
	for parent := p.Areas[areas[0]].Parent; parent != model.NoArea; parent = p.Areas[parent].Parent {
		holds := true
		for _, a := range areas {
			holds = holds && p.Within(a, parent)
		}
		if holds {
			return parent
		}
	}
	return model.NoArea
}
