package screen

import (
	"cmp"
	"slices"

	tea "charm.land/bubbletea/v2"

	"weici/internal/analysis"
	"weici/internal/words"
	"weici/model"
	"weici/ui/layout"
)

// listFrom is the width from which the list of indicators stands beside the
// ranking; below it the list folds away.
const listFrom = 100

// listWidth is the width of the list of indicators.
const listWidth = 30

// Order is how a ranking's rows are listed. Their places do not depend on it.
type Order uint8

// The orders.
const (
	ByRank Order = iota
	ByChange
	ByCode
	orders
)

// Rank is the ranking: indicators at the left, places at the right.
type Rank struct {
	desk   *Desk
	order  Order
	list   indicatorList
	table  rankTable
	lines  []line
	listed int // the desk's stamp at which lines were made
	sorted Order
	split  int // the width of the list when last drawn
}

// line is one line of the ranking: a place, a rule, an area without a place, or
// all the areas that have nothing for one reason.
type line struct {
	row      *analysis.Row
	unranked *analysis.Unranked
	absent   *absent
	bounds   int             // a rule above so many bounds and round numbers
	heed     analysis.Reason // what is to be said of the whole order
}

// absent are the areas that lack a figure for a reason.
type absent struct {
	why   analysis.Reason
	areas []model.AreaID
}

func (l line) area() model.AreaID {
	switch {
	case l.row != nil:
		return l.row.Area
	case l.unranked != nil:
		return l.unranked.Area
	case l.absent != nil:
		return l.absent.areas[0]
	}
	return model.NoArea
}

// areas lists the areas of a line.
func (l line) areas() []model.AreaID {
	switch {
	case l.absent != nil:
		return l.absent.areas
	case l.area() == model.NoArea:
		return nil
	}
	return []model.AreaID{l.area()}
}

// holds tells whether a line is of an area.
func (l line) holds(area model.AreaID) bool { return slices.Contains(l.areas(), area) }

// NewRank makes the ranking screen.
func NewRank(d *Desk) *Rank {
	return &Rank{desk: d, listed: -1, list: indicatorList{desk: d}, table: rankTable{desk: d}}
}

// Open selects a place of the ranking where another screen left it.
func (s *Rank) Open() { s.desk.settle() }

// Actions lists what can be done in a ranking.
func (s *Rank) Actions() []Action {
	return []Action{
		{Keys: []string{"up", "k"}, Name: words.DoUp, Pair: words.PairAreas, Do: s.move(-1)},
		{Keys: []string{"down", "j"}, Name: words.DoDown, Do: s.move(+1)},
		{Keys: []string{"left", "h"}, Name: words.DoPrevIndic, Pair: words.PairIndicators, Do: s.stepIndicator(-1)},
		{Keys: []string{"right", "l"}, Name: words.DoNextIndic, Do: s.stepIndicator(+1)},
		{Keys: []string{"["}, Name: words.DoPrevPeriod, Pair: words.PairPeriods, Do: s.stepPeriod(-1)},
		{Keys: []string{"]"}, Name: words.DoNextPeriod, Do: s.stepPeriod(+1)},
		{Keys: []string{"space"}, Name: words.DoMark, Do: s.mark},
		{Keys: []string{"enter"}, Name: words.DoSource, Do: func() tea.Cmd { return Open(model.SourcesView) }},
		{Keys: []string{"s"}, Name: words.DoSort, Do: s.nextOrder},
		{Keys: []string{"g"}, Name: words.DoGrowth, Do: s.nextGrowth},
		{Keys: []string{"n"}, Name: words.DoTransform, Do: s.nextTransform},
		{Keys: []string{"-", "backspace"}, Name: words.DoWiden, Do: s.widen},
		{Keys: []string{"+", "="}, Name: words.DoNarrow, Do: s.narrow},
		{Keys: []string{"pgup", "ctrl+u"}, Name: words.DoPageUp, Do: func() tea.Cmd { return s.moveBy(-s.table.page()) }},
		{Keys: []string{"pgdown", "ctrl+d"}, Name: words.DoPageDown, Do: func() tea.Cmd { return s.moveBy(s.table.page()) }},
		{Keys: []string{"home"}, Name: words.DoFirst, Do: func() tea.Cmd { return s.moveBy(-len(s.rows())) }},
		{Keys: []string{"end", "G"}, Name: words.DoLast, Do: func() tea.Cmd { return s.moveBy(len(s.rows())) }},
	}
}

// rows lists the lines in the order asked for; a rule stands between exact
// figures and bounds, and between the ranked and the unranked.
func (s *Rank) rows() []line {
	if s.listed == s.desk.stamp && s.sorted == s.order {
		return s.lines
	}
	s.listed, s.sorted = s.desk.stamp, s.order
	r := s.desk.Ranking()
	s.lines = make([]line, 0, len(r.Rows)+len(r.Unranked)+1)
	for i := range r.Rows {
		s.lines = append(s.lines, line{row: &r.Rows[i]})
	}
	for _, part := range [][]line{s.lines[:r.Exact], s.lines[r.Exact:]} {
		switch s.order {
		case ByCode:
			slices.SortStableFunc(part, func(a, b line) int { return cmp.Compare(a.row.Area, b.row.Area) })
		case ByChange:
			slices.SortStableFunc(part, func(a, b line) int { return compareChanges(a.row.Change, b.row.Change) })
		}
	}
	if loose := len(r.Rows) - r.Exact; loose > 0 && r.Exact > 0 {
		s.lines = slices.Insert(s.lines, r.Exact, line{bounds: loose})
	}
	if len(r.Unranked) > 0 {
		s.lines = append(s.lines, line{})
	}
	s.lines = append(s.lines, foldAbsent(r.Unranked)...)
	if r.Heed != analysis.Fine {
		s.lines = append(s.lines, line{heed: r.Heed})
	}
	return s.lines
}

// foldAbsent lists the areas without a place: one by one where there is
// something to say of each, and all that lack a figure in a line a reason.
func foldAbsent(unranked []analysis.Unranked) []line {
	var lines, folded []line
	for i := range unranked {
		u := &unranked[i]
		if u.Answer.Obs != model.NoObs || u.Place.Kind != analysis.NoPlace {
			lines = append(lines, line{unranked: u})
			continue
		}
		at := slices.IndexFunc(folded, func(l line) bool { return l.absent.why == u.Why })
		if at < 0 {
			at, folded = len(folded), append(folded, line{absent: &absent{why: u.Why}})
		}
		folded[at].absent.areas = append(folded[at].absent.areas, u.Area)
	}
	return append(lines, folded...)
}

// compareChanges puts the greatest rise first and unknown changes last.
func compareChanges(a, b analysis.Change) int {
	known := func(c analysis.Change) int {
		if c.Why == analysis.Fine {
			return 0
		}
		return 1
	}
	return cmp.Or(cmp.Compare(known(a), known(b)), cmp.Compare(b.By, a.By))
}

func (s *Rank) cursor() int {
	area := s.desk.question.Area
	return max(slices.IndexFunc(s.rows(), func(l line) bool { return l.holds(area) }), 0)
}

func (s *Rank) move(by int) func() tea.Cmd {
	return func() tea.Cmd { return s.moveBy(by) }
}

// moveBy moves the selection, over rules and not beyond the ends.
func (s *Rank) moveBy(by int) tea.Cmd {
	rows := s.rows()
	if len(rows) == 0 {
		return nil
	}
	to := min(max(s.cursor()+by, 0), len(rows)-1)
	step := cmp.Compare(by, 0)
	for _, way := range [2]int{step, -step} {
		for at := to; at >= 0 && at < len(rows) && way != 0; at += way {
			if area := rows[at].area(); area != model.NoArea {
				s.desk.SelectArea(area)
				return nil
			}
		}
	}
	return nil
}

func (s *Rank) stepIndicator(by int) func() tea.Cmd {
	return func() tea.Cmd {
		s.desk.StepIndicator(by)
		return nil
	}
}

func (s *Rank) stepPeriod(by int) func() tea.Cmd {
	return func() tea.Cmd { return stepPeriod(s.desk, by) }
}

func stepPeriod(d *Desk, by int) tea.Cmd {
	if d.StepPeriod(by) {
		return nil
	}
	return stepPeriodNote(d, by)
}

// stepPeriodNote says that the periods end here.
func stepPeriodNote(d *Desk, by int) tea.Cmd {
	if by < 0 {
		return Notice(d.Say(words.NoEarlier))
	}
	return Notice(d.Say(words.NoLater))
}

func (s *Rank) mark() tea.Cmd {
	area := s.desk.question.Area
	if area == model.NoArea {
		return nil
	}
	if full := s.desk.mark(area); full != nil {
		return full
	}
	return s.moveBy(+1)
}

func (s *Rank) nextOrder() tea.Cmd {
	s.order = (s.order + 1) % orders
	name := model.Code(s.order, words.SortRank, words.SortChange, words.SortCode)
	return Notice(s.desk.Say(words.SortNow, s.desk.Say(name)))
}

func (s *Rank) nextGrowth() tea.Cmd {
	s.desk.Growth = (s.desk.Growth + 1) % (analysis.NoGrowth + 1)
	return nil
}

func (s *Rank) nextTransform() tea.Cmd { return s.desk.NextTransform() }

// widen ranks the parent's peers with the parent selected.
func (s *Rank) widen() tea.Cmd {
	q := s.desk.question
	if q.Within == model.NoArea {
		return Notice(s.desk.Say(words.NothingAbove))
	}
	within := q.Within
	q.Area, q.Within = within, s.desk.Panel.Areas[within].Parent
	q.Level = s.desk.Panel.Areas[within].Level
	if len(analysis.Members(s.desk.Panel, q.Within, q.Level)) < 2 {
		return func() tea.Msg { return WiderMsg{q} }
	}
	s.desk.AskAnew(q)
	return nil
}

// narrow ranks the areas below the selected one.
func (s *Rank) narrow() tea.Cmd {
	q := s.desk.question
	if q.Area == model.NoArea || len(s.desk.Panel.Children(q.Area)) == 0 {
		return Notice(s.desk.Say(words.NothingBelow))
	}
	q.Within, q.Level, q.Area = q.Area, "", model.NoArea
	s.desk.AskAnew(q)
	return nil
}

// Mouse selects what is clicked and scrolls by the wheel.
func (s *Rank) Mouse(msg tea.MouseMsg, x, y int) tea.Cmd {
	switch m := msg.(type) {
	case tea.MouseWheelMsg:
		by := Turned(m)
		if x < s.split {
			s.desk.StepIndicator(by)
			return nil
		}
		return s.moveBy(by)
	case tea.MouseClickMsg:
		if x < s.split {
			if ind, ok := s.list.at(y); ok {
				s.desk.SelectIndicator(ind)
			}
			return nil
		}
		if i, ok := s.table.at(y, len(s.rows())); ok {
			if area := s.rows()[i].area(); area != model.NoArea {
				s.desk.SelectArea(area)
			}
		}
	}
	return nil
}

// Carded tells whether the table has a card.
func (s *Rank) Carded(w, lines int) bool { return ShowsCard(w, lines) }

// View draws the list of indicators, where there is room, the table, and the
// card.
func (s *Rank) View(w, h int) []string {
	s.split = 0
	if w < listFrom {
		return s.table.view(s.rows(), s.cursor(), w, h)
	}
	s.split = listWidth
	rule := make([]string, h)
	for i := range rule {
		rule[i] = s.desk.rule(s.desk.Theme.Glyphs.VRule)
	}
	return layout.Join(s.list.view(listWidth, h), rule, s.desk.withCard(w, h, s.split+1, len(s.rows())+headLines+footLines, func(w, h int) []string {
		return s.table.view(s.rows(), s.cursor(), w, h)
	}))
}
