package brief

import (
	"slices"
	"strings"

	"weici/internal/analysis"
	"weici/internal/prose"
	"weici/internal/words"
	"weici/model"
)

// Made is what became of an item of a draft.
type Made struct {
	Name   string // what it is about: 上城区 地区生产总值 2022年
	Value  string // the figure, how much there is of it, or why there is nothing
	Lacks  bool   // there is no figure, for the reason that Value gives
	Fault  bool   // the item cannot be asked in this dataset
	Blocks []Block
}

// ComposeDraft makes the brief of a draft, and says what became of each item.
// With a period that is not undated, every item is moved to it. An item
// without figures says so in its place.
func ComposeDraft(p *model.Panel, d Draft, lang model.Lang, period model.Period) (*Brief, []Made) {
	c := newComposer(p, Request{Lang: lang})
	c.brief.Title = d.Title
	if c.brief.Title == "" {
		c.brief.Title = c.Say(words.ScreenBrief)
	}
	made := make([]Made, len(d.Items))
	at := -1 // the block of the table that the figures just before stand in
	for i, item := range d.Items {
		made[i] = c.make(item, period)
		if item.Kind != FigureItem || made[i].Fault {
			at = -1
			c.brief.Blocks = append(c.brief.Blocks, made[i].Blocks...)
			continue
		}
		if at < 0 {
			at = len(c.brief.Blocks)
			c.add(c.figureTable())
		}
		figures := c.brief.Blocks[at].(Table)
		figures.Rows = append(figures.Rows, c.figureRow(item, period))
		c.brief.Blocks[at] = figures
	}
	c.derived = analysis.Derivation{}
	c.notes()
	c.list()
	return c.brief, made
}

// make answers one item.
func (c *composer) make(item Item, period model.Period) Made {
	if item.Kind == NoteItem {
		return c.madeNote(item.Text)
	}
	q, err := c.asked(item, period)
	if err != nil {
		text := c.Say(words.DraftUnknown, err.Error())
		return Made{Name: item.Query, Value: text, Lacks: true, Fault: true, Blocks: []Block{Paragraph{[]Run{{Text: c.Say(words.SaidCell, item.Query, text)}}}}}
	}
	c.derived = q.Derivation
	c.request.Areas, c.request.Period, c.profiles = q.Areas, q.Period, nil
	switch {
	case item.Kind == FigureItem || item.Kind == SentenceItem:
		return c.madeFigure(q)
	case q.View == model.CompareView:
		return c.madeComparison(q)
	case q.View == model.ProfileView:
		return c.madeProfile(q)
	case q.View == model.TrendView:
		return c.madeTrend(q, item.Kind, period)
	case q.View == model.QuadrantView:
		return c.madeQuadrant(q)
	}
	return c.madeRanking(q, item.Kind)
}

// asked resolves an item's query. A figure without a period is the undated
// one, where there is one; a profile without one shows the latest figures.
func (c *composer) asked(item Item, period model.Period) (analysis.Question, error) {
	query, err := model.ParseQuery(item.Query)
	if err != nil {
		return analysis.Question{}, err
	}
	q, err := analysis.Resolve(c.Panel, query)
	if err != nil {
		return q, err
	}
	if q.Indicator == model.NoIndicator {
		return q, analysis.ErrUnknown
	}
	switch {
	case period.Kind != model.Undated:
		q.Period = period
	case query.Period != "":
	case q.View == model.ProfileView:
		q.Period = model.Period{}
	case item.Kind == FigureItem || item.Kind == SentenceItem:
		if c.Panel.Shown(q.Indicator, q.Area, model.Period{}) != model.NoObs {
			q.Period = model.Period{}
		}
	}
	return q, nil
}

func (c *composer) madeNote(text string) Made {
	m := Made{Name: text}
	for _, line := range strings.Split(text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			m.Blocks = append(m.Blocks, Paragraph{[]Run{{Text: line}}})
		}
	}
	return m
}

// entry is a figure with its place in the ranking that a question asks for.
func (c *composer) entry(q analysis.Question) analysis.Entry {
	return analysis.EntryIn(c.Panel, analysis.Rank(c.Panel, q), q.Area)
}

// tell keeps a figure in full, and what is to be noted about it.
func (c *composer) tell(area model.AreaID, e analysis.Entry) {
	c.figure(area, e)
	c.remark(area, e)
}

// madeFigure is a figure as a finished sentence.
func (c *composer) madeFigure(q analysis.Question) Made {
	e := c.entry(q)
	s := c.statement(q.Area, e)
	c.tell(q.Area, e)
	m := Made{
		Name:   strings.Join([]string{c.AreaName(s.Area), c.indicator(s.Indicator), c.Period(s.Period)}, " "),
		Value:  c.Why(s.Answer.Why),
		Lacks:  !s.Answer.OK(),
		Blocks: []Block{Paragraph{[]Run{{c.Claimed(s), c.sources.saying(s.Answer, s.Place)}}}},
	}
	if s.Answer.OK() {
		m.Value = c.Amount(s.Indicator, s.Derivation, s.Answer)
		if s.Place.Certain() {
			m.Value += " " + c.PlaceOf(s.Place)
		}
	}
	return m
}

// figureTable is the table that figures which follow one another share.
func (c *composer) figureTable() Table {
	return Table{Title: c.Say(words.DraftFigures), Head: []string{
		c.Say(words.HeadArea), c.Say(words.HeadIndicator), c.Say(words.HeadPeriod), c.Say(words.HeadUnit), c.Say(words.HeadValue),
		c.Say(words.HeadKN), c.Say(words.HeadChange), c.Say(words.HeadNotes),
	}}
}

func (c *composer) figureRow(item Item, period model.Period) []Cell {
	q, _ := c.asked(item, period) // it has been asked before
	c.derived = q.Derivation
	e := c.entry(q)
	s := c.statement(q.Area, e)
	place, change := c.stands(e)
	return []Cell{
		{Text: c.AreaName(s.Area)}, {Text: c.indicator(s.Indicator)}, {Text: c.Period(s.Period)}, {Text: c.Unit(s.Indicator, c.derived)},
		c.value(s.Answer), {Text: place, Right: true, Sources: c.sources.stating(e.Place)}, {Text: change}, {Text: c.rowNotes(e)},
	}
}

// nothing is a part that has no figures, and says why.
func (c *composer) nothing(name, why string) Made {
	return Made{Name: name, Value: why, Lacks: true, Blocks: []Block{Paragraph{[]Run{{Text: c.Say(words.DraftNoFigure, name, why)}}}}}
}

// madeRanking is a ranking, as bars or as a table.
func (c *composer) madeRanking(q analysis.Question, kind Kind) Made {
	r := analysis.Rank(c.Panel, q)
	for i := range r.Rows {
		c.tell(r.Rows[i].Area, analysis.EntryIn(c.Panel, r, r.Rows[i].Area))
	}
	for _, u := range r.Unranked {
		c.figure(u.Area, analysis.EntryIn(c.Panel, r, u.Area))
	}
	title := c.rankTitle(r)
	if len(r.Rows) == 0 {
		return c.nothing(title, strings.Join(append(c.unranked(r), c.Say(words.DraftRows, 0)), " "))
	}
	m := Made{Name: title, Value: c.Say(words.DraftRows, len(r.Rows))}
	if kind == ChartItem {
		m.Blocks = []Block{c.rankChart(r)}
		return m
	}
	t := Table{Title: title, Head: []string{
		c.Say(words.HeadPlace), c.Say(words.HeadChange), c.Say(words.HeadArea), headed(c.Say(words.HeadValue), c.Unit(r.Indicator, c.derived)), c.Say(words.HeadNotes),
	}, Notes: c.unranked(r)}
	for i := range r.Rows {
		row := &r.Rows[i]
		e := analysis.EntryIn(c.Panel, r, row.Area)
		place, change := c.stands(e)
		if place != "—" {
			place = prose.Place(row.Place) // the title names the set
		}
		t.Rows = append(t.Rows, []Cell{
			{Text: place, Right: true, Sources: c.sources.stating(e.Place)}, {Text: change}, {Text: c.AreaName(row.Area)}, c.value(row.Answer), {Text: c.rowNotes(e)},
		})
	}
	for _, column := range []int{1, 0} { // the changes, then the places
		if !t.tells(column, "—") {
			t.drop(column)
		}
	}
	m.Blocks = []Block{t}
	if loose := len(r.Rows) - r.Exact; loose > 0 && r.Exact > 0 {
		below := t
		below.Title, below.Rows, below.Notes = c.Say(words.LooseRows, loose), t.Rows[r.Exact:], nil
		t.Rows = t.Rows[:r.Exact]
		m.Blocks = []Block{t, below}
	}
	return m
}

// madeComparison sets areas side by side in one period.
func (c *composer) madeComparison(q analysis.Question) Made {
	c.derived = analysis.Derivation{}
	title := c.title()
	for _, area := range q.Areas {
		c.profiles = append(c.profiles, c.profile(area))
	}
	shared, _ := c.shared()
	if len(shared) == 0 {
		return c.nothing(title, c.Say(words.BriefNothingShared))
	}
	for i := range c.profiles {
		for _, e := range c.profiles[i].Entries {
			if slices.ContainsFunc(shared, func(x comparison) bool { return x.indicator == e.Indicator }) {
				c.tell(c.profiles[i].Area, e)
			}
		}
	}
	return Made{Name: title, Value: c.Say(words.DraftRows, len(shared)), Blocks: c.apart(func() { c.beside(shared, nil) })}
}

// apart gives the blocks that a part writes instead of adding them.
func (c *composer) apart(write func()) []Block {
	before := len(c.brief.Blocks)
	write()
	blocks := append([]Block(nil), c.brief.Blocks[before:]...)
	c.brief.Blocks = c.brief.Blocks[:before]
	return blocks
}

// madeProfile is one area in every indicator.
func (c *composer) madeProfile(q analysis.Question) Made {
	c.derived = analysis.Derivation{}
	c.request.Areas = []model.AreaID{q.Area}
	p := c.profile(q.Area)
	name := c.Say(words.BriefTableTitle, c.AreaName(q.Area), c.when())
	if len(p.Entries) == 0 {
		return c.nothing(name, c.figureless(q.Area))
	}
	return Made{Name: name, Value: c.Say(words.DraftRows, len(p.Entries)), Blocks: c.apart(func() {
		for _, e := range p.Entries {
			c.tell(q.Area, e)
		}
		c.add(c.areaTable(&p))
		c.standing(&p)
	})}
}

// madeTrend is a series of each area, as lines or as a table. Moved to a
// period, it says who has no figure then.
func (c *composer) madeTrend(q analysis.Question, kind Kind, moved model.Period) Made {
	t := analysis.TrendOf(c.Panel, q)
	c.derived = t.Derivation
	name := c.indicator(q.Indicator)
	if len(t.Periods) == 0 {
		return c.nothing(name+" "+c.Period(q.Period), c.Why(analysis.NotCollected))
	}
	m := Made{Name: c.trendTitle(t), Value: c.Say(words.DraftPeriods, len(t.Periods))}
	for _, s := range t.Series {
		for i, p := range s.Points {
			c.tell(p.Area, analysis.Entry{Indicator: q.Indicator, Period: t.Periods[i], Answer: p.Answer, Within: q.Within, Level: q.Level})
		}
	}
	var ends []string
	if moved.Kind != model.Undated {
		for _, s := range t.Series {
			if a := c.guard.Value(q.Indicator, s.Area, moved, t.Derivation); !a.OK() {
				ends = append(ends, c.Say(words.DraftTrendEnds, c.AreaName(s.Area), c.Period(moved), c.Why(a.Why)))
			}
		}
	}
	chart := c.trendChart(t)
	chart.Notes = append(chart.Notes, ends...)
	if kind == ChartItem {
		m.Blocks = []Block{chart}
		return m
	}
	table := chart.Table()
	table.Head[0] = c.Say(words.HeadPeriod)
	if chart.Unit != "" {
		table.Title += " (" + chart.Unit + ")"
	}
	for i, row := range table.Rows {
		for j, s := range t.Series {
			row[j+1] = c.value(s.Points[i].Answer)
		}
	}
	m.Blocks = []Block{table}
	return m
}

// madeQuadrant sets two indicators of the same areas side by side.
func (c *composer) madeQuadrant(q analysis.Question) Made {
	x := analysis.QuadrantOf(c.Panel, q)
	across := c.indicator(q.Indicator)
	up := c.Indicator(x.Against)
	title := c.Say(words.DraftCompare, across, up, c.Period(q.Period))
	for _, d := range x.Dots {
		c.tell(d.Area, analysis.EntryIn(c.Panel, x.X, d.Area))
	}
	t := Table{Title: title, Head: []string{
		c.Say(words.HeadArea), headed(across, c.Unit(q.Indicator, c.derived)), c.Say(words.HeadPlace),
		headed(up, c.Unit(x.Against, analysis.Derivation{})), c.Say(words.HeadPlace),
	}}
	c.derived = analysis.Derivation{}
	for _, d := range x.Dots {
		c.tell(d.Area, analysis.EntryIn(c.Panel, x.Y, d.Area))
		t.Rows = append(t.Rows, []Cell{
			{Text: c.AreaName(d.Area)},
			c.value(d.X.Answer), {Text: c.certain(d.X.Place), Right: true, Sources: c.sources.stating(d.X.Place)},
			c.value(d.Y.Answer), {Text: c.certain(d.Y.Place), Right: true, Sources: c.sources.stating(d.Y.Place)},
		})
	}
	for _, note := range c.without(len(x.Left), func(i int) (model.AreaID, analysis.Reason) { return x.Left[i].Area, x.Left[i].X }) {
		t.Notes = append(t.Notes, c.Say(words.SaidCell, across, note))
	}
	for _, note := range c.without(len(x.Left), func(i int) (model.AreaID, analysis.Reason) { return x.Left[i].Area, x.Left[i].Y }) {
		t.Notes = append(t.Notes, c.Say(words.SaidCell, up, note))
	}
	if len(t.Rows) == 0 {
		return c.nothing(title, c.Why(analysis.NotCollected))
	}
	return Made{Name: title, Value: c.Say(words.DraftRows, len(t.Rows)), Blocks: []Block{t}}
}

// headed is the head of a column of figures in one unit.
func headed(name, unit string) string {
	if unit == "" {
		return name
	}
	return name + " (" + unit + ")"
}
