package screen

import (
	"slices"

	"weici/internal/analysis"
	"weici/internal/brief"
	"weici/model"
)

// Collector is a screen on which something else than the selected figure is
// collected for a brief (key b): a chart, or the figures of a quote.
type Collector interface{ Selected() []brief.Item }

// Whole is a screen that can be collected as a whole (key B).
type Whole interface{ Whole() []brief.Item }

// Selected is the selected figure as an item of a brief, if there is one.
func (d *Desk) Selected() []brief.Item {
	s := d.Statement()
	if !s.Answer.OK() && s.Answer.Obs == model.NoObs {
		return nil
	}
	return []brief.Item{d.figureItem(d.question)}
}

func (d *Desk) figureItem(q analysis.Question) brief.Item {
	q.View, q.Areas, q.Against = model.RankView, nil, model.NoIndicator
	return brief.Item{Kind: brief.FigureItem, Query: q.Query(d.Panel).String()}
}

func tableOf(q model.Query) []brief.Item {
	return []brief.Item{{Kind: brief.TableItem, Query: q.String()}}
}

// Whole is the ranking.
func (s *Rank) Whole() []brief.Item {
	q := s.desk.question
	q.View, q.Area, q.Areas, q.Against = model.RankView, model.NoArea, nil, model.NoIndicator
	return tableOf(q.Query(s.desk.Panel))
}

// Whole is the comparison.
func (s *Compare) Whole() []brief.Item {
	areas := s.compared()
	if len(areas) == 0 {
		return nil
	}
	q := model.Query{View: model.CompareView, Period: s.desk.question.Period.String()}
	for _, a := range areas {
		q.Areas = append(q.Areas, s.desk.Panel.Areas[a].ID)
	}
	return tableOf(q)
}

// Selected is the chart.
func (s *Trend) Selected() []brief.Item {
	items := s.Whole()
	for i := range items {
		items[i].Kind = brief.ChartItem
	}
	return items
}

// Whole is the table of the series.
func (s *Trend) Whole() []brief.Item {
	if len(s.trend().Periods) == 0 {
		return nil
	}
	q := s.desk.question
	q.View, q.Area, q.Areas, q.Against = model.TrendView, model.NoArea, s.series(), model.NoIndicator
	return tableOf(q.Query(s.desk.Panel))
}

// Selected is the quadrant.
func (s *Quadrant) Selected() []brief.Item { return s.Whole() }

// Whole is the quadrant, as a table of its areas.
func (s *Quadrant) Whole() []brief.Item {
	q := s.desk.question
	q.View, q.Area, q.Areas, q.Against = model.QuadrantView, model.NoArea, nil, s.quadrant().Against
	return tableOf(q.Query(s.desk.Panel))
}

// Whole is the area's figures, each in its newest period.
func (s *Answer) Whole() []brief.Item {
	if len(s.entries()) == 0 {
		return nil
	}
	return tableOf(model.Query{View: model.ProfileView, Area: s.desk.Panel.Areas[s.desk.question.Area].ID})
}

// Whole is the profile, in the period that it shows.
func (s *Profile) Whole() []brief.Item {
	if len(s.profile().Entries) == 0 {
		return nil
	}
	return tableOf(model.Query{View: model.ProfileView, Period: s.period.String(), Area: s.desk.Panel.Areas[s.area].ID})
}

// Selected is the first figure of the quote that the screens show; where they
// all show those of other quotes, there is none.
func (s *Sources) Selected() []brief.Item {
	all := s.Whole()
	return all[:min(len(all), 1)]
}

// Whole is every figure of the quote that the screens show.
func (s *Sources) Whole() []brief.Item {
	d := s.desk
	if s.cursor >= s.load() {
		return nil
	}
	var items []brief.Item
	for _, id := range s.quote(s.cursor) {
		q := d.questionOf(id)
		if d.Panel.Shown(q.Indicator, q.Area, q.Period) != id {
			continue
		}
		if item := d.figureItem(q); !slices.Contains(items, item) {
			items = append(items, item)
		}
	}
	return items
}
