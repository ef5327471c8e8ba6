package analysis

import (
	"slices"

	"weici/model"
)

// Matrix is a set of areas in several indicators, each in the period in which
// the set is covered best (an office's 主要指标一览表): the overview.
type Matrix struct {
	Question
	Columns []*Ranking     // one an indicator, in the order of the columns
	Areas   []model.AreaID // that have a figure in any column, in the order of the dataset
}

// matrixMost is the most columns that are chosen where a question names none.
const matrixMost = 12

// Matrix sets out the areas of a question's set by its columns, or where it
// names none by the indicators that the set has most figures of.
func (k *Rankings) Matrix(q Question) *Matrix {
	p := k.panel
	q.Level = levelOf(p, q)
	members := Members(p, q.Within, q.Level)
	if len(q.Columns) == 0 {
		q.Columns = fullestColumns(p, members)
	}
	m := &Matrix{Question: q}
	seen := map[model.AreaID]bool{}
	for _, ind := range q.Columns {
		at := q
		at.Indicator, at.Derivation, at.Period = ind, Derivation{}, BestPeriod(p, ind, members)
		r := k.Rank(at)
		m.Columns = append(m.Columns, r)
		for i := range r.Rows {
			seen[r.Rows[i].Area] = true
		}
	}
	for _, area := range members {
		if seen[area] {
			m.Areas = append(m.Areas, area)
		}
	}
	return m
}

// fullestColumns are the indicators that most of the members have, in the order
// of the dataset.
func fullestColumns(p *model.Panel, members []model.AreaID) []model.IndicatorID {
	type column struct {
		ind   model.IndicatorID
		count int
	}
	var all []column
	for i := range p.Indicators {
		ind := model.IndicatorID(i)
		if n := CountIn(p, ind, members, BestPeriod(p, ind, members)); n > 0 {
			all = append(all, column{ind, n})
		}
	}
	slices.SortStableFunc(all, func(a, b column) int { return b.count - a.count })
	var columns []model.IndicatorID
	for _, c := range all[:min(len(all), matrixMost)] {
		columns = append(columns, c.ind)
	}
	slices.Sort(columns)
	return columns
}

// Order lists the areas by one of the columns, best first; those without a
// figure there keep their order at the end.
func (m *Matrix) Order(column int) []model.AreaID {
	if column < 0 || column >= len(m.Columns) {
		return m.Areas
	}
	r := m.Columns[column]
	var areas []model.AreaID
	for i := range r.Rows {
		areas = append(areas, r.Rows[i].Area)
	}
	for _, area := range m.Areas {
		if r.Row(area) == nil {
			areas = append(areas, area)
		}
	}
	return areas
}

// Third tells in which third of a whole set a place is: +1 the first, −1 the
// last, 0 the middle or none; of an indicator in which nothing is better, none.
func (m *Matrix) Third(p *model.Panel, column int, area model.AreaID) int {
	r := m.Columns[column]
	row := r.Row(area)
	if row == nil || !row.Place.Certain() || row.Place.Elsewhere() || r.N() < 3 || p.Indicators[r.Indicator].Polarity == model.Neutral {
		return 0
	}
	third := max(r.N()/3, 1)
	switch {
	case row.Place.RankMax <= third:
		return +1
	case row.Place.Rank > r.N()-third:
		return -1
	}
	return 0
}

// At gives the column of an indicator, or −1.
func (m *Matrix) At(ind model.IndicatorID) int {
	return slices.IndexFunc(m.Columns, func(r *Ranking) bool { return r.Indicator == ind })
}
