package screen

import (
	"cmp"
	"slices"

	tea "charm.land/bubbletea/v2"

	"weici/internal/analysis"
	"weici/internal/words"
	"weici/model"
	"weici/ui/chart"
	"weici/ui/layout"
	"weici/ui/theme"
)

// Quadrant sets two indicators of the same areas against one another: level
// across, growth up, with lines at the medians. It names who is among the
// first three of both, and what a source says of that.
type Quadrant struct {
	desk   *Desk
	answer *analysis.Quadrant
	asked  int           // the desk's stamp at which answer was made
	rows   []quadrantRow // of answer: the dots by place, then who is left out
	offset int
	split  int // the width of the chart when last drawn
	top    int // the first line of the list when last drawn
	full   fullest
}

// quadrantRow is an area with both figures, or one that lacks a figure.
type quadrantRow struct {
	area model.AreaID
	dot  *analysis.Dot  // nil: the area is left out
	left *analysis.Left // nil: the area has both figures
}

// NewQuadrant makes the quadrant screen.
func NewQuadrant(d *Desk) *Quadrant { return &Quadrant{desk: d, asked: -1} }

func (s *Quadrant) quadrant() *analysis.Quadrant {
	if s.answer != nil && s.asked == s.desk.stamp {
		return s.answer
	}
	s.answer, s.asked = s.desk.rankings.Quadrant(s.desk.question), s.desk.stamp
	s.rows = nil
	if s.alone() {
		return s.answer
	}
	for i := range s.answer.Dots {
		s.rows = append(s.rows, quadrantRow{area: s.answer.Dots[i].Area, dot: &s.answer.Dots[i]})
	}
	slices.SortStableFunc(s.rows, func(a, b quadrantRow) int {
		return cmp.Or(cmp.Compare(a.dot.X.Rank, b.dot.X.Rank), cmp.Compare(a.dot.Y.Rank, b.dot.Y.Rank))
	})
	for i := range s.answer.Left {
		s.rows = append(s.rows, quadrantRow{area: s.answer.Left[i].Area, left: &s.answer.Left[i]})
	}
	return s.answer
}

// alone tells whether there is nothing to set the indicator against: no growth
// is published for it, and no other indicator was chosen.
func (s *Quadrant) alone() bool { return s.answer.Against == s.answer.Indicator }

// Open puts a growth rate upwards and its level across, whichever of the two
// was selected, and selects an area.
func (s *Quadrant) Open() {
	q, p := s.desk.question, s.desk.Panel
	if of := p.Indicators[q.Indicator].GrowthOf; of != model.NoIndicator && q.Against == model.NoIndicator {
		q.Indicator, q.Against = of, q.Indicator
		s.desk.Ask(q)
	}
	if s.at() < 0 && len(s.rows) > 0 {
		s.desk.SelectArea(s.rows[0].area)
	}
}

// Actions lists what can be done with a quadrant.
func (s *Quadrant) Actions() []Action {
	return []Action{
		{Keys: []string{"up", "k"}, Name: words.DoUp, Pair: words.PairAreas, Do: s.move(-1)},
		{Keys: []string{"down", "j"}, Name: words.DoDown, Do: s.move(+1)},
		{Keys: []string{"left", "h"}, Name: words.DoPrevIndic, Pair: words.PairIndicators, Do: s.stepIndicator(-1)},
		{Keys: []string{"right", "l"}, Name: words.DoNextIndic, Do: s.stepIndicator(+1)},
		{Keys: []string{"x"}, Name: words.DoAgainst, Pair: words.PairAgainst, Do: s.stepAgainst(+1)},
		{Keys: []string{"X"}, Name: words.DoAgainstBack, Do: s.stepAgainst(-1)},
		{Keys: []string{"f"}, Name: words.DoFullest, Do: s.takeFullest, Why: s.noFuller},
		{Keys: []string{"["}, Name: words.DoPrevPeriod, Pair: words.PairPeriods, Do: func() tea.Cmd { return stepPeriod(s.desk, -1) }},
		{Keys: []string{"]"}, Name: words.DoNextPeriod, Do: func() tea.Cmd { return stepPeriod(s.desk, +1) }},
		{Keys: []string{"space"}, Name: words.DoMark, Do: func() tea.Cmd { return s.desk.mark(s.desk.question.Area) }},
		{Keys: []string{"enter"}, Name: words.DoSource, Do: func() tea.Cmd { return Open(model.SourcesView) }},
		{Keys: []string{"home"}, Name: words.DoFirst, Do: s.move(-len(s.desk.Panel.Areas))},
		{Keys: []string{"end", "G"}, Name: words.DoLast, Do: s.move(+len(s.desk.Panel.Areas))},
	}
}

// at gives the row of the selected area, or −1.
func (s *Quadrant) at() int {
	s.quadrant()
	return slices.IndexFunc(s.rows, func(r quadrantRow) bool { return r.area == s.desk.question.Area })
}

func (s *Quadrant) move(by int) func() tea.Cmd {
	return func() tea.Cmd {
		if at := s.at(); len(s.rows) > 0 {
			s.desk.SelectArea(s.rows[min(max(at+by, 0), len(s.rows)-1)].area)
		}
		return nil
	}
}

// stepIndicator selects what stands across; its growth rate goes upwards.
func (s *Quadrant) stepIndicator(by int) func() tea.Cmd {
	return func() tea.Cmd {
		s.desk.StepIndicator(by)
		q := s.desk.question
		q.Against = model.NoIndicator
		s.desk.Ask(q)
		return nil
	}
}

// stepAgainst selects what stands upwards, among what the set has figures of.
func (s *Quadrant) stepAgainst(by int) func() tea.Cmd {
	return func() tea.Cmd {
		q, n := s.desk.question, len(s.desk.Panel.Indicators)
		at := int(s.quadrant().Against)
		for i := 1; i < n; i++ {
			ind := model.IndicatorID(((at+by*i)%n + n) % n)
			if ind != q.Indicator && s.desk.Tally(ind) != 0 {
				q.Against = ind
				s.desk.Ask(q)
				return nil
			}
		}
		return nil
	}
}

// Mouse selects an area of the list.
func (s *Quadrant) Mouse(msg tea.MouseMsg, x, y int) tea.Cmd {
	switch m := msg.(type) {
	case tea.MouseWheelMsg:
		return s.move(Turned(m))()
	case tea.MouseClickMsg:
		s.quadrant()
		if i := s.offset + y - s.top; x > s.split && y >= s.top && i < len(s.rows) {
			s.desk.SelectArea(s.rows[i].area)
		}
	}
	return nil
}

// Carded tells whether the chart has a card.
func (s *Quadrant) Carded(w, lines int) bool { return ShowsCard(w, lines) }

// View draws the chart with its card.
func (s *Quadrant) View(w, h int) []string {
	return s.desk.withCard(w, h, 0, h, s.view)
}

// view draws the chart with the list of its areas beside it, where there is
// room, and below them who is among the first three of both.
func (s *Quadrant) view(w, h int) []string {
	q := s.quadrant()
	if s.alone() || len(s.rows) == 0 {
		return layout.Block([]string{"", s.fitted(theme.Muted, s.nothing(), w)}, w, h)
	}
	listed := w >= listFrom || h < chartFrom+8 || len(q.Dots) == 0
	below := s.below(w, h, listed)
	room := max(h-len(below), 1)
	s.split = -1
	var body []string
	switch {
	case len(q.Dots) > 0 && w >= listFrom:
		list := min(max(w*13/30, 44), 64)
		s.split = w - list - 1
		rule := slices.Repeat([]string{s.desk.rule(s.desk.Theme.Glyphs.VRule)}, room)
		body = layout.Join(s.chart(s.split, room), rule, s.list(list, room))
	case listed:
		body = s.list(w, room)
	default:
		s.split = w
		body = s.chart(w, room)
	}
	return layout.Block(append(body, below...), w, h)
}

// nothing says why there is no chart.
func (s *Quadrant) nothing() string {
	d := s.desk
	if s.alone() {
		return d.Say(words.QuadrantNoGrowth, d.Prose.Indicator(s.answer.Indicator))
	}
	return d.Say(words.QuadrantEmpty)
}

func (s *Quadrant) chart(w, h int) []string {
	d, q := s.desk, s.answer
	c := chart.ScatterChart{XName: s.axis(q.Indicator, q.X.Derivation), YName: s.axis(q.Against, q.Y.Derivation)}
	for i := range q.Dots {
		dot := &q.Dots[i]
		c.Dots = append(c.Dots, chart.Dot{
			Name: s.roughly(dot) + d.Prose.Area(dot.Area), X: dot.X.Answer.Value, Y: dot.Y.Answer.Value,
			Focus: dot.Area == d.question.Area,
		})
	}
	if q.Medians {
		c.Middle = &chart.Dot{X: q.MedianX, Y: q.MedianY}
	}
	return chart.Scatter(c, w, h, d.Theme)
}

// roughly is the sign before the name of an area of which either figure is no
// exact one, so that its dot is not taken for exact.
func (s *Quadrant) roughly(dot *analysis.Dot) string {
	look := s.desk.Theme.Glyphs
	for _, a := range []analysis.Answer{dot.X.Answer, dot.Y.Answer} {
		switch a.Qualifier {
		case model.About:
			return look.About
		case model.Over, model.AtLeast:
			return look.AtLeast
		case model.Under, model.AtMost:
			return look.AtMost
		}
	}
	return ""
}

// axis names an indicator with its unit.
func (s *Quadrant) axis(ind model.IndicatorID, made analysis.Derivation) string {
	name := layout.Clean(s.desk.Prose.IndicatorShort(ind))
	if made.Transform != model.Plain {
		name += " " + s.desk.Prose.Transform(ind, made)
	}
	if unit := s.desk.Prose.Unit(ind, made); unit != "" {
		name += " " + layout.Clean(unit)
	}
	return name
}

// Table gives the areas with both figures, then those that lack one.
func (s *Quadrant) Table() [][]string {
	d, q := s.desk, s.quadrant()
	table := [][]string{{
		d.Say(words.HeadArea), d.Say(words.HeadPeriod),
		s.column(q.X), d.Say(words.HeadKN), d.Say(words.HeadNotes), d.Say(words.ScreenSources),
		s.column(q.Y), d.Say(words.HeadKN), d.Say(words.HeadNotes), d.Say(words.ScreenSources),
	}}
	for _, r := range s.rows {
		line := []string{d.Prose.AreaName(r.area), d.Prose.Period(q.Period)}
		for i, ranking := range []*analysis.Ranking{q.X, q.Y} {
			if row := ranking.Row(r.area); row != nil {
				place := d.Prose.PlaceAmong(row.Place)
				line = append(line, d.Prose.Cell(row.Answer), place, d.Prose.Notes(row.Answer, row.Place), d.sourceOf(row.Answer))
			} else {
				line = append(line, "", "", d.Prose.Why([]analysis.Reason{r.left.X, r.left.Y}[i]), "")
			}
		}
		table = append(table, line)
	}
	return table
}

// column heads the figures of a ranking with their unit and basis.
func (s *Quadrant) column(r *analysis.Ranking) string {
	return s.axis(r.Indicator, r.Derivation) + s.desk.Say(words.NoteAside, s.desk.Prose.Basis(r.Indicator, r.Derivation))
}
