package screen

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"weici/internal/analysis"
	"weici/internal/words"
	"weici/model"
	"weici/ui/layout"
	"weici/ui/widget"
)

// Overview is a matrix: the areas of the set by chosen indicators, each cell a
// figure and its place, each column in its own period.
type Overview struct {
	desk   *Desk
	answer *analysis.Matrix
	of     overviewKey
	sorted int // the column by which the rows are ordered; -1: as in the dataset
	areas  []model.AreaID
	offset int // the first row in sight
	column int // the first column in sight
	drawn  overviewLayout
}

// overviewKey is all that an overview depends on.
type overviewKey struct {
	within  model.AreaID
	level   model.Level
	columns string
}

// overviewLayout is where things stood when last drawn.
type overviewLayout struct{ name, cell, sight, height int }

// NewOverview makes the overview screen.
func NewOverview(d *Desk) *Overview { return &Overview{desk: d, sorted: -1} }

func (s *Overview) overview() *analysis.Matrix {
	q := s.desk.question
	key := overviewKey{q.Within, q.Level, ""}
	for _, ind := range q.Columns {
		key.columns += s.desk.Panel.Indicators[ind].ID + ","
	}
	if s.answer == nil || s.of != key {
		s.of, s.answer = key, s.desk.rankings.Matrix(q)
		s.sorted, s.areas = -1, s.answer.Areas
		if at := s.answer.At(q.Indicator); at >= 0 {
			s.sort(at)
		}
	}
	return s.answer
}

func (s *Overview) sort(column int) { s.sorted, s.areas = column, s.answer.Order(column) }

// Carded tells whether the table has a card.
func (s *Overview) Carded(w, lines int) bool { return ShowsCard(w, lines) }

// Actions lists what can be done with an overview.
func (s *Overview) Actions() []Action {
	return []Action{
		{Keys: []string{"up", "k"}, Name: words.DoUp, Pair: words.PairAreas, Do: s.move(-1)},
		{Keys: []string{"down", "j"}, Name: words.DoDown, Do: s.move(+1)},
		{Keys: []string{"left", "h"}, Name: words.DoPrevIndic, Pair: words.PairIndicators, Do: s.step(-1)},
		{Keys: []string{"right", "l"}, Name: words.DoNextIndic, Do: s.step(+1)},
		{Keys: []string{"s"}, Name: words.DoSortColumn, Do: s.sortHere},
		{Keys: []string{"c"}, Name: words.DoColumns, Do: s.choose},
		{Keys: []string{"<", ","}, Name: words.DoColumnLeft, Pair: words.PairColumns, Do: s.shift(-1)},
		{Keys: []string{">", "."}, Name: words.DoColumnRight, Do: s.shift(+1)},
		{Keys: []string{"x"}, Name: words.DoHideColumn, Do: s.hide},
		{Keys: []string{"space"}, Name: words.DoMark, Do: func() tea.Cmd { return s.desk.mark(s.desk.question.Area) }},
		{Keys: []string{"enter"}, Name: words.DoSource, Do: func() tea.Cmd { return Open(model.SourcesView) }},
		{Keys: []string{"r"}, Name: words.DoRankOf, Do: func() tea.Cmd { return Open(model.RankView) }},
		{Keys: []string{"pgup", "ctrl+u"}, Name: words.DoPageUp, Do: func() tea.Cmd { return s.move(-max(s.drawn.height-1, 1))() }},
		{Keys: []string{"pgdown", "ctrl+d"}, Name: words.DoPageDown, Do: func() tea.Cmd { return s.move(max(s.drawn.height-1, 1))() }},
		{Keys: []string{"home"}, Name: words.DoFirst, Do: func() tea.Cmd { return s.move(-len(s.areas))() }},
		{Keys: []string{"end", "G"}, Name: words.DoLast, Do: func() tea.Cmd { return s.move(len(s.areas))() }},
	}
}

// row and at give the selected area's row and the selected indicator's column.
func (s *Overview) row() int { return max(slices.Index(s.areas, s.desk.question.Area), 0) }

func (s *Overview) at() int { return max(s.overview().At(s.desk.question.Indicator), 0) }

// selectCell asks about the figure of a cell, in its column's period.
func (s *Overview) selectCell(row, column int) {
	o, q := s.overview(), s.desk.question
	if len(o.Columns) == 0 || len(s.areas) == 0 {
		return
	}
	r := o.Columns[min(max(column, 0), len(o.Columns)-1)]
	q.Area = s.areas[min(max(row, 0), len(s.areas)-1)]
	q.Indicator, q.Period, q.Derivation = r.Indicator, r.Period, analysis.Derivation{}
	s.desk.Turn(q)
}

func (s *Overview) move(by int) func() tea.Cmd {
	return func() tea.Cmd {
		at := s.at()
		s.selectCell(s.row()+by, at)
		return nil
	}
}

func (s *Overview) step(by int) func() tea.Cmd {
	return func() tea.Cmd {
		at := s.at()
		s.selectCell(s.row(), at+by)
		return nil
	}
}

// sortHere orders the rows by the selected column, or as in the dataset again.
func (s *Overview) sortHere() tea.Cmd {
	if at := s.at(); s.sorted != at {
		s.sort(at)
		return Notice(s.desk.Say(words.SortNow, layout.Clean(s.desk.Prose.IndicatorShort(s.desk.question.Indicator))))
	}
	s.sort(-1)
	return Notice(s.desk.Say(words.SortNow, s.desk.Say(words.SortCode)))
}

// columns gives the columns as a list that may be changed.
func (s *Overview) columns() []model.IndicatorID { return slices.Clone(s.overview().Question.Columns) }

// setColumns keeps the columns chosen with the question.
func (s *Overview) setColumns(columns []model.IndicatorID) {
	q := s.desk.question
	q.Columns = columns
	s.desk.Turn(q)
	s.overview()
}

// shift moves the selected column.
func (s *Overview) shift(by int) func() tea.Cmd {
	return func() tea.Cmd {
		columns, at := s.columns(), s.at()
		if to := at + by; to >= 0 && to < len(columns) {
			columns[at], columns[to] = columns[to], columns[at]
			s.setColumns(columns)
		}
		return nil
	}
}

// hide takes the selected column away; the last one stays.
func (s *Overview) hide() tea.Cmd {
	columns, at := s.columns(), s.at()
	if len(columns) < 2 {
		return nil
	}
	s.setColumns(slices.Delete(columns, at, at+1))
	s.selectCell(s.row(), min(at, len(columns)-2))
	return nil
}

// choose lists the indicators of the set, those shown behind their mark;
// picking one shows or hides it and lists them again.
func (s *Overview) choose() tea.Cmd {
	d := s.desk
	shown := s.columns()
	var items []widget.Item
	for i := range d.Panel.Indicators {
		ind := model.IndicatorID(i)
		if !d.HasFigures(ind) {
			continue
		}
		sign := d.Theme.Glyphs.Unmarked
		if slices.Contains(shown, ind) {
			sign = d.Theme.Glyphs.Mark
		}
		items = append(items, widget.Item{Key: sign, Text: d.Prose.Indicator(ind), Find: d.Panel.Indicators[i].Pinyin + " " + d.Panel.Indicators[i].Initials, Do: func() tea.Cmd {
			s.toggle(ind)
			return s.choose()
		}})
	}
	text := widget.Text{Title: d.Say(words.DoColumns), Note: d.Say(words.ColumnsHint), None: d.Say(words.FoundNothing)}
	return Over(widget.NewPicker(d.Theme, text, items))
}

func (s *Overview) toggle(ind model.IndicatorID) {
	columns := s.columns()
	if at := slices.Index(columns, ind); at < 0 {
		s.setColumns(append(columns, ind))
	} else if len(columns) > 1 {
		s.setColumns(slices.Delete(columns, at, at+1))
	}
}

// Mouse selects the cell that is clicked.
func (s *Overview) Mouse(msg tea.MouseMsg, x, y int) tea.Cmd {
	switch m := msg.(type) {
	case tea.MouseWheelMsg:
		return s.move(Turned(m))()
	case tea.MouseClickMsg:
		row := s.offset + y - overviewHead
		if y < overviewHead || row >= len(s.areas) || s.drawn.cell == 0 {
			return nil
		}
		column := s.at()
		if at := x - s.drawn.name; at >= 0 {
			column = min(s.column+at/s.drawn.cell, s.column+s.drawn.sight-1)
		}
		s.selectCell(row, column)
	}
	return nil
}
