package screen

import (
	"io"
	"slices"

	tea "charm.land/bubbletea/v2"

	"weici/internal/analysis"
	"weici/internal/brief"
	"weici/internal/words"
	"weici/model"
	"weici/ui/layout"
)

// Files keeps and reads the user's files.
type Files interface {
	// Write writes a file whole or not at all, and says where it is. Without
	// replace, a file that is there stays and the error is fs.ErrExist; every
	// other error says to the user what to do.
	Write(name string, write func(io.Writer) error, replace bool) (path string, err error)
	// Read opens a file.
	Read(name string) (io.ReadCloser, error)
}

// Collector is a screen on which something else than the selected figure is
// collected for a brief (key b): a chart, or the figures of a quote.
type Collector interface{ Selected() []brief.Item }

// Whole is a screen that can be collected as a whole (key B).
type Whole interface{ Whole() []brief.Item }

// collection is a brief in the making, and how it was before each change.
type collection struct {
	draft  brief.Draft
	before []brief.Draft
	edits  int
}

// undoMost is the most changes that can be taken back.
const undoMost = 100

// Draft gives the collection, and whether this session has changed it.
func (d *Desk) Draft() (draft brief.Draft, changed bool) { return d.made.draft, d.made.edits > 0 }

// Resume puts a collection of an earlier session on the desk.
func (d *Desk) Resume(draft brief.Draft) { d.made = collection{draft: draft} }

// redraft changes the collection; the change can be taken back.
func (d *Desk) redraft(next brief.Draft) {
	c := &d.made
	c.before = append(c.before, c.draft)
	c.before = c.before[max(len(c.before)-undoMost, 0):]
	c.draft = next
	c.edits++
}

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

// Collect adds items to the brief, and says which; one that is in it already
// is not added again.
func (d *Desk) Collect(items []brief.Item) tea.Cmd {
	next, first := d.made.draft, -1
	added := 0
	for _, item := range items {
		if at := next.Find(item); at >= 0 {
			if first < 0 {
				first = at
			}
			continue
		}
		grown, err := next.With(item)
		if err != nil {
			return Notice(d.Say(words.CollectFull, len(next.Items)))
		}
		if next = grown; added == 0 {
			first = len(next.Items) - 1
		}
		added++
	}
	if first < 0 {
		return nil
	}
	name := layout.Clean(d.itemName(next.Items[first]))
	switch {
	case added == 0:
		return Notice(d.Say(words.CollectHas, name, first+1))
	case added > 1:
		name = d.Say(words.SourceFigures, added)
	}
	d.redraft(next)
	return Notice(d.Say(words.Collected, name, first+1))
}

// itemName says what an item is about.
func (d *Desk) itemName(item brief.Item) string {
	_, made := brief.ComposeDraft(d.Panel, brief.Draft{Items: []brief.Item{item}}, d.Prose.Lang, model.Period{})
	return made[0].Name
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
