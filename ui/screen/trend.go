package screen

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"weici/internal/analysis"
	"weici/internal/words"
	"weici/model"
	"weici/ui/chart"
	"weici/ui/layout"
	"weici/ui/theme"
)

// Trend draws series of the marked areas, or of the selected one and its
// parent, above the table of their figures.
type Trend struct {
	desk   *Desk
	answer *analysis.Trend
	asked  int            // the desk's stamp at which answer was made
	areas  []model.AreaID // the areas of answer
	column int            // the first period in sight
	drawn  trendLayout
}

// trendLayout is where things stood when last drawn, for the mouse.
type trendLayout struct{ name, cell, table, sight int }

// NewTrend makes the trend screen.
func NewTrend(d *Desk) *Trend { return &Trend{desk: d, asked: -1} }

// series lists the areas that are drawn.
func (s *Trend) series() []model.AreaID {
	q := s.desk.question
	if len(q.Areas) > 0 || q.Area == model.NoArea {
		return q.Areas
	}
	areas := []model.AreaID{q.Area}
	if parent := s.desk.Panel.Areas[q.Area].Parent; parent != model.NoArea && s.desk.Panel.Indicators[q.Indicator].Percent() {
		areas = append(areas, parent) // a rate of the parent can be read beside its own
	}
	return areas
}

func (s *Trend) trend() *analysis.Trend {
	areas := s.series()
	if s.answer != nil && s.asked == s.desk.stamp && slices.Equal(areas, s.areas) {
		return s.answer
	}
	q := s.desk.question
	q.Areas = areas
	s.answer, s.asked, s.areas = analysis.TrendOf(s.desk.Panel, q), s.desk.stamp, slices.Clone(areas)
	return s.answer
}

// Open selects one of the areas that are drawn.
func (s *Trend) Open() {
	if areas := s.series(); len(areas) > 0 && !slices.Contains(areas, s.desk.question.Area) {
		s.desk.SelectArea(areas[0])
	}
}

// Actions lists what can be done with a trend.
func (s *Trend) Actions() []Action {
	return []Action{
		{Keys: []string{"up", "k"}, Name: words.DoPrevSeries, Pair: words.PairAreas, Do: s.moveArea(-1)},
		{Keys: []string{"down", "j"}, Name: words.DoNextSeries, Do: s.moveArea(+1)},
		{Keys: []string{"left", "h", "["}, Name: words.DoPrevPeriod, Pair: words.PairPeriods, Do: s.movePeriod(-1)},
		{Keys: []string{"right", "l", "]"}, Name: words.DoNextPeriod, Do: s.movePeriod(+1)},
		{Keys: []string{"g"}, Name: words.DoTrendShow, Do: s.nextShowing},
		{Keys: []string{"{"}, Name: words.DoBaseBack, Pair: words.PairBase, Do: s.moveBase(-1)},
		{Keys: []string{"}"}, Name: words.DoBaseOn, Do: s.moveBase(+1)},
		{Keys: []string{"<", ","}, Name: words.DoPrevIndic, Pair: words.PairIndicators, Do: s.stepIndicator(-1)},
		{Keys: []string{">", "."}, Name: words.DoNextIndic, Do: s.stepIndicator(+1)},
		{Keys: []string{"space"}, Name: words.DoMark, Do: s.mark},
		{Keys: []string{"enter"}, Name: words.DoSource, Do: func() tea.Cmd { return Open(model.SourcesView) }},
		{Keys: []string{"n"}, Name: words.DoTransform, Do: s.desk.NextTransform},
	}
}

func (s *Trend) moveArea(by int) func() tea.Cmd {
	return func() tea.Cmd {
		areas := s.series()
		if len(areas) == 0 {
			return nil
		}
		at := max(slices.Index(areas, s.desk.question.Area), 0)
		s.desk.SelectArea(areas[min(max(at+by, 0), len(areas)-1)])
		return nil
	}
}

// movePeriod selects a column; the series do not depend on it.
func (s *Trend) movePeriod(by int) func() tea.Cmd {
	return func() tea.Cmd {
		periods := s.trend().Periods
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

// nextShowing turns from the published figures to nominal growth and to the
// index, as far as the indicator allows them.
func (s *Trend) nextShowing() tea.Cmd {
	d, guard := s.desk, analysis.NewGuard(s.desk.Panel)
	cycle := []model.Transform{model.Plain, model.Nominal, model.Index}
	at := max(slices.Index(cycle, d.question.Derivation.Transform), 0)
	for i := 1; i <= len(cycle); i++ {
		next := cycle[(at+i)%len(cycle)]
		if guard.Applies(d.question.Indicator, next) == analysis.Fine {
			q := d.question
			q.Derivation = analysis.Derivation{Transform: next}
			d.Turn(q)
			return Notice(d.Say(words.TrendShowing, d.Prose.Transform(q.Derivation)))
		}
	}
	return nil
}

// moveBase selects another base period of an index or a compound rate.
func (s *Trend) moveBase(by int) func() tea.Cmd {
	return func() tea.Cmd {
		q, periods := s.desk.question, s.trend().Periods
		if len(periods) == 0 {
			return nil
		}
		at := max(slices.Index(periods, q.Derivation.Base), 0)
		q.Derivation.Base = periods[min(max(at+by, 0), len(periods)-1)]
		if q.Derivation.Transform != model.Index && q.Derivation.Transform != model.CAGR {
			if why := analysis.NewGuard(s.desk.Panel).Applies(q.Indicator, model.Index); why != analysis.Fine {
				return Notice(s.desk.Say(words.TransformNone, s.desk.Prose.Why(why)))
			}
			q.Derivation.Transform = model.Index
		}
		s.desk.Turn(q)
		return Notice(s.desk.Say(words.TrendShowing, s.desk.Prose.Transform(q.Derivation)))
	}
}

func (s *Trend) stepIndicator(by int) func() tea.Cmd {
	return func() tea.Cmd {
		area := s.desk.question.Area
		s.desk.StepIndicator(by)
		s.desk.SelectArea(area)
		return nil
	}
}

func (s *Trend) mark() tea.Cmd {
	if area := s.desk.question.Area; area != model.NoArea && !s.desk.ToggleMark(area) {
		return Notice(s.desk.Say(words.MarksFull, MaxMarks))
	}
	s.Open()
	return nil
}

// Mouse selects the cell of the table that is clicked.
func (s *Trend) Mouse(msg tea.MouseMsg, x, y int) tea.Cmd {
	switch m := msg.(type) {
	case tea.MouseWheelMsg:
		if m.Button == tea.MouseWheelUp {
			return s.movePeriod(-1)()
		}
		return s.movePeriod(+1)()
	case tea.MouseClickMsg:
		areas, periods := s.series(), s.trend().Periods
		if i := y - s.drawn.table - 1; i >= 0 && i < len(areas) {
			s.desk.SelectArea(areas[i])
		}
		if s.drawn.cell > 0 && y >= s.drawn.table && x >= s.drawn.name {
			if i := s.column + (x-s.drawn.name)/s.drawn.cell; i < len(periods) {
				s.movePeriod(i - slices.Index(periods, s.desk.question.Period))()
			}
		}
	}
	return nil
}

// chartFrom is the least height at which a chart stands above the table.
const chartFrom = 6

// View draws the chart, its table, and the reasons of its breaks.
func (s *Trend) View(w, h int) []string {
	d, t := s.desk, s.trend()
	if len(t.Periods) == 0 || len(t.Series) == 0 {
		return layout.Block([]string{"", " " + d.Say(words.TrendEmpty, layout.Clean(d.Prose.Indicator(d.question.Indicator)))}, w, h)
	}
	notes := s.notes(w)
	table := len(t.Series) + 1
	room := h - table - len(notes)
	if room < chartFrom {
		notes, room = nil, h-table
	}
	var lines []string
	if room >= chartFrom {
		lines = chart.Line(s.chart(), w, room, d.Theme)
	}
	s.drawn.table = len(lines)
	lines = append(lines, s.table(w)...)
	return layout.Block(append(lines, notes...), w, h)
}

func (s *Trend) chart() chart.LineChart {
	d, t := s.desk, s.trend()
	var c chart.LineChart
	for _, p := range t.Periods {
		c.Labels = append(c.Labels, coveragePeriod(p))
	}
	seen := map[int]bool{}
	for _, series := range t.Series {
		line := chart.Series{Name: d.Prose.Area(series.Area)}
		for i, p := range series.Points {
			dot := actual(p.Answer)
			dot.X = i
			// A bound is no point of a line: nothing is joined to it.
			bound := p.Answer.OK() && p.Answer.Qualifier != model.Exact
			dot.Apart = bound || i > 0 && series.Points[i-1].Answer.OK() && series.Points[i-1].Answer.Qualifier != model.Exact
			dot.Provisional = dot.Provisional || bound
			line.Points = append(line.Points, dot)
		}
		for _, b := range series.Breaks {
			line.Points[b.At].Apart = true
			if !seen[b.At] {
				seen[b.At] = true
				c.Breaks = append(c.Breaks, chart.Break{X: b.At, Label: d.Say(breakWord(b.Why))})
			}
		}
		c.Series = append(c.Series, line)
	}
	return c
}

// breakWord is a reason in a word or two, for the chart; the table says it in
// full.
func breakWord(why analysis.Reason) words.Word {
	switch why {
	case analysis.AcrossBoundary:
		return words.BreakBoundary
	case analysis.OtherBenchmark:
		return words.BreakBenchmark
	}
	return words.BreakSeries
}

// table lists the figures: areas as rows, periods as columns, the selected
// period always in sight.
func (s *Trend) table(w int) []string {
	d, t := s.desk, s.trend()
	s.drawn.name, s.drawn.cell = 8, 6
	for _, series := range t.Series {
		s.drawn.name = max(s.drawn.name, min(layout.Width(layout.Clean(d.Prose.Area(series.Area)))+5, w/3))
		for i, p := range series.Points {
			s.drawn.cell = max(s.drawn.cell, layout.Width(s.value(p.Answer))+2, layout.Width(coveragePeriod(t.Periods[i]))+2)
		}
	}
	s.drawn.sight = min(max((w-s.drawn.name)/s.drawn.cell, 1), len(t.Periods))
	s.column = layout.Scroll(s.column, max(slices.Index(t.Periods, d.question.Period), 0), len(t.Periods), s.drawn.sight)
	var head strings.Builder
	head.WriteString(layout.Fit(" "+d.Say(words.HeadArea), s.drawn.name))
	for i := range s.drawn.sight {
		head.WriteString(layout.PadLeft(coveragePeriod(t.Periods[s.column+i]), s.drawn.cell-1) + " ")
	}
	lines := []string{d.Theme.Paint(theme.Heading, layout.Fit(head.String(), w))}
	for i := range t.Series {
		lines = append(lines, s.row(i, w))
	}
	return lines
}

func (s *Trend) value(a analysis.Answer) string {
	if !a.OK() {
		return s.desk.Theme.Glyphs.Missing
	}
	return s.desk.Prose.Cell(a)
}

func (s *Trend) row(i, w int) string {
	d, series := s.desk, &s.trend().Series[i]
	look := d.Theme
	selected := series.Area == d.question.Area
	var b strings.Builder
	b.WriteString(look.Paint(theme.Series(i), look.Glyphs.Series[i%theme.SeriesCount]) + " ")
	b.WriteString(layout.FitWith(layout.Clean(d.Prose.Area(series.Area)), s.drawn.name-4, look.Glyphs.Ellipsis) + " ")
	for j := range s.drawn.sight {
		at := s.column + j
		b.WriteString(s.cell(series, at, selected && s.trend().Periods[at] == d.question.Period))
	}
	if selected {
		return look.Row(theme.Selected, layout.Fit(look.Paint(theme.Accent, look.Glyphs.Cursor)+b.String(), w))
	}
	return layout.Fit(" "+b.String(), w)
}

// cell is a value; brackets hold the selected one, and a mark stands before the
// first after a break.
func (s *Trend) cell(series *analysis.Series, at int, selected bool) string {
	look := s.desk.Theme
	text, token := s.value(series.Points[at].Answer), theme.Text
	if !series.Points[at].Answer.OK() {
		token = theme.Muted
	}
	if slices.ContainsFunc(series.Breaks, func(b analysis.Gash) bool { return b.At == at }) {
		text = look.Glyphs.BreakLine + text
	}
	if selected {
		text = "[" + text + "]"
	} else {
		text += " "
	}
	return look.Paint(token, layout.PadLeft(layout.FitWith(text, min(layout.Width(text), s.drawn.cell), look.Glyphs.Ellipsis), s.drawn.cell))
}

// notes say why the series break, and how to draw more areas.
func (s *Trend) notes(w int) []string {
	d := s.desk
	var lines []string
	for _, series := range s.trend().Series {
		for _, b := range series.Breaks {
			text := " " + d.Theme.Glyphs.BreakLine + " " + layout.Clean(d.Prose.Area(series.Area)) + " " +
				d.Prose.Period(s.trend().Periods[b.At]) + ": " + d.Prose.Why(b.Why)
			lines = append(lines, d.Theme.Paint(theme.Muted, layout.FitWith(text, w, d.Theme.Glyphs.Ellipsis)))
		}
	}
	if len(d.question.Areas) == 0 {
		lines = append(lines, d.Theme.Paint(theme.Muted, layout.FitWith(" "+d.Say(words.TrendHint, MaxMarks), w, d.Theme.Glyphs.Ellipsis)))
	}
	return lines
}
