package screen

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"weici/internal/analysis"
	"weici/internal/words"
	"weici/model"
	"weici/ui/layout"
	"weici/ui/theme"
)

// Coverage shows which areas have a figure of the indicator in which periods,
// by the kind of the source, so that a gap is seen before an argument is built
// on it.
type Coverage struct {
	desk   *Desk
	answer *analysis.Coverage
	asked  int
	offset int // the first area in sight
	column int // the first period in sight
	height int
	left   int // the width of the names when last drawn
	cell   int // the width of a period when last drawn
}

// NewCoverage makes the coverage screen.
func NewCoverage(d *Desk) *Coverage { return &Coverage{desk: d, asked: -1} }

func (s *Coverage) coverage() *analysis.Coverage {
	if s.answer == nil || s.asked != s.desk.stamp {
		s.answer = analysis.CoverageOf(s.desk.Panel, s.desk.question.Indicator, s.desk.Members())
		s.asked = s.desk.stamp
	}
	return s.answer
}

// Open selects an area of the set.
func (s *Coverage) Open() {
	if areas := s.coverage().Areas; len(areas) > 0 && !slices.Contains(areas, s.desk.question.Area) {
		s.desk.SelectArea(areas[0])
	}
}

// Actions lists what can be done with the coverage.
func (s *Coverage) Actions() []Action {
	return []Action{
		{Keys: []string{"up", "k"}, Name: words.DoUp, Pair: words.PairAreas, Do: s.move(-1)},
		{Keys: []string{"down", "j"}, Name: words.DoDown, Do: s.move(+1)},
		{Keys: []string{"left", "h", "["}, Name: words.DoPrevPeriod, Pair: words.PairPeriods, Do: s.movePeriod(-1)},
		{Keys: []string{"right", "l", "]"}, Name: words.DoNextPeriod, Do: s.movePeriod(+1)},
		{Keys: []string{"<", ","}, Name: words.DoPrevIndic, Pair: words.PairIndicators, Do: s.stepIndicator(-1)},
		{Keys: []string{">", "."}, Name: words.DoNextIndic, Do: s.stepIndicator(+1)},
		{Keys: []string{"space"}, Name: words.DoMark, Do: s.mark},
		{Keys: []string{"enter"}, Name: words.DoSource, Do: func() tea.Cmd { return Open(model.SourcesView) }},
		{Keys: []string{"r"}, Name: words.DoRankOf, Do: func() tea.Cmd { return Open(model.RankView) }},
		{Keys: []string{"Q"}, Name: words.DoQuality, Do: s.quality},
		{Keys: []string{"pgup", "ctrl+u"}, Name: words.DoPageUp, Do: func() tea.Cmd { return s.move(-max(s.height-1, 1))() }},
		{Keys: []string{"pgdown", "ctrl+d"}, Name: words.DoPageDown, Do: func() tea.Cmd { return s.move(max(s.height-1, 1))() }},
		{Keys: []string{"home"}, Name: words.DoFirst, Do: func() tea.Cmd { return s.move(-len(s.coverage().Areas))() }},
		{Keys: []string{"end", "G"}, Name: words.DoLast, Do: func() tea.Cmd { return s.move(len(s.coverage().Areas))() }},
	}
}

func (s *Coverage) at() int { return max(slices.Index(s.coverage().Areas, s.desk.question.Area), 0) }

func (s *Coverage) move(by int) func() tea.Cmd {
	return func() tea.Cmd {
		if areas := s.coverage().Areas; len(areas) > 0 {
			s.desk.SelectArea(areas[min(max(s.at()+by, 0), len(areas)-1)])
		}
		return nil
	}
}

// movePeriod selects a column; the coverage does not depend on it.
func (s *Coverage) movePeriod(by int) func() tea.Cmd {
	return func() tea.Cmd {
		periods := s.coverage().Periods
		at := slices.Index(periods, s.desk.question.Period) + by
		if at < 0 || at >= len(periods) {
			return stepPeriodNote(s.desk, by)
		}
		q := s.desk.question
		q.Period = periods[at]
		s.desk.Turn(q)
		s.asked = s.desk.stamp
		return nil
	}
}

func (s *Coverage) stepIndicator(by int) func() tea.Cmd {
	return func() tea.Cmd {
		area := s.desk.question.Area
		s.desk.StepIndicator(by)
		s.desk.SelectArea(area)
		return nil
	}
}

func (s *Coverage) mark() tea.Cmd {
	if full := s.desk.mark(s.desk.question.Area); full != nil {
		return full
	}
	return s.move(+1)()
}

// Mouse selects the cell that is clicked.
func (s *Coverage) Mouse(msg tea.MouseMsg, x, y int) tea.Cmd {
	switch m := msg.(type) {
	case tea.MouseWheelMsg:
		return s.move(Turned(m))()
	case tea.MouseClickMsg:
		c := s.coverage()
		if i := s.offset + y - coverageHead; y >= coverageHead && i < len(c.Areas) {
			s.desk.SelectArea(c.Areas[i])
		}
		if s.cell > 0 && x >= s.left {
			if i := s.column + (x-s.left)/s.cell; i < len(c.Periods) {
				s.movePeriod(i - slices.Index(c.Periods, s.desk.question.Period))()
			}
		}
	}
	return nil
}

// coverageHead is the height of what stands above the areas.
const coverageHead = 2

// View draws a cell for each area and period.
func (s *Coverage) View(w, h int) []string {
	c, d := s.coverage(), s.desk
	if len(c.Areas) == 0 || len(c.Periods) == 0 {
		return layout.Block([]string{"", " " + d.emptyNote()}, w, h)
	}
	s.plan(w)
	sight := min(max((w-s.left)/s.cell, 1), len(c.Periods))
	s.column = layout.Scroll(s.column, max(slices.Index(c.Periods, d.question.Period), 0), len(c.Periods), sight)
	s.height = max(h-coverageHead-1, 1)
	s.offset = layout.Scroll(s.offset, s.at(), len(c.Areas), s.height)
	lines := []string{
		d.Theme.Paint(theme.Muted, layout.FitWith(" "+d.Say(words.CoverageLegend), w, d.Theme.Glyphs.Ellipsis)),
		s.head(sight, w),
	}
	for i := s.offset; i < len(c.Areas) && len(lines) < h; i++ {
		lines = append(lines, s.line(i, sight, w))
	}
	return layout.Block(lines, w, h)
}

func (s *Coverage) plan(w int) {
	d := s.desk
	name, period := 6, 4
	for _, id := range s.answer.Areas {
		name = max(name, layout.Width(layout.Clean(d.Prose.Area(id))))
	}
	for _, p := range s.answer.Periods {
		period = max(period, layout.Width(coveragePeriod(p)))
	}
	s.left = min(name, max(w/3, 6)) + 5
	s.cell = period + 1
}

// coveragePeriod is a period in as few cells as can be.
func coveragePeriod(p model.Period) string {
	if p.Kind == model.Undated {
		return "?"
	}
	return p.String()
}

func (s *Coverage) head(sight, w int) string {
	d := s.desk
	var b strings.Builder
	b.WriteString(layout.Fit(" "+d.Say(words.HeadArea), s.left))
	for i := range sight {
		p := s.answer.Periods[s.column+i]
		text := layout.PadLeft(coveragePeriod(p), s.cell-1) + " "
		if p == d.question.Period {
			text = d.Theme.Paint(theme.Accent, text)
		}
		b.WriteString(text)
	}
	return d.Theme.Row(theme.Heading, layout.Fit(b.String(), w))
}

func (s *Coverage) line(i, sight, w int) string {
	d, look := s.desk, s.desk.Theme
	area := s.answer.Areas[i]
	selected := area == d.question.Area
	mark := "  "
	if d.Marked(area) >= 0 {
		mark = look.Paint(theme.Mine, look.Glyphs.Mark) + " "
	}
	text := mark + layout.FitWith(layout.Clean(d.Prose.Area(area)), s.left-3, look.Glyphs.Ellipsis)
	for j := range sight {
		cell := s.answer.Cells[i][s.column+j]
		sign := layout.PadLeft(s.sign(cell), s.cell-1) + " "
		switch {
		case cell.Obs == model.NoObs:
			sign = look.Paint(theme.Muted, sign)
		case cell.Kind == model.Secondary:
			sign = look.Paint(theme.Caveat, sign)
		default:
			sign = look.Paint(theme.Bar, sign)
		}
		text += sign
	}
	if selected {
		return look.Row(theme.Selected, layout.Fit(look.Paint(theme.Accent, look.Glyphs.Cursor)+text, w))
	}
	return layout.Fit(" "+text, w)
}

// sign is the letter of the source's kind; a plus stands for more than one
// observation, brackets for a rank without a figure.
func (s *Coverage) sign(c analysis.Covering) string {
	if c.Obs == model.NoObs {
		if c.Why == analysis.AreaNotYet || c.Why == analysis.AreaNoMore {
			return "×"
		}
		return s.desk.Theme.Glyphs.Separator
	}
	letter := s.desk.Say(kindMark(c.Kind))
	if !c.Valued {
		letter = "(" + letter + ")"
	}
	if c.Count > 1 {
		letter += "+"
	}
	return letter
}

func kindMark(k model.DocKind) words.Word {
	switch k {
	case model.Yearbook:
		return words.MarkYearbook
	case model.Bulletin:
		return words.MarkBulletin
	case model.Release:
		return words.MarkRelease
	case model.Report:
		return words.MarkReport
	case model.News:
		return words.MarkNews
	}
	return words.MarkSecondary
}
