package screen

import (
	"slices"

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
	desk    *Desk
	root    model.AreaID // whose series is drawn where no area is marked
	answer  *analysis.Trend
	asked   int            // the desk's stamp at which answer was made
	areas   []model.AreaID // the areas of answer
	plan    trendPlan
	column  int // the first period in sight
	variant chart.Variant
	places  bool // the places of the areas are drawn, and not their figures
	drawn   trendLayout
	small   multiples

	unmarked bool // draws the selected area, whatever is marked
}

// trendLayout is where things stand in the table: the widths of the names, of a
// cell and of the signs before and after a figure, the columns in sight, and
// the line of the table's head when last drawn.
type trendLayout struct{ name, cell, lead, tail, sight, table int }

// NewTrend makes the trend screen.
func NewTrend(d *Desk) *Trend { return &Trend{desk: d, asked: -1, root: model.NoArea} }

// series lists the areas that are drawn. A rate is drawn beside its parent's.
func (s *Trend) series() []model.AreaID {
	q, p := s.desk.question, s.desk.Panel
	if s.unmarked {
		q.Areas = nil
	}
	if len(q.Areas) > 0 || q.Area == model.NoArea {
		return q.Areas[:min(len(q.Areas), MaxMarks)]
	}
	if !s.belongs(q.Area) {
		s.root = q.Area
	}
	areas := []model.AreaID{s.root}
	if parent := p.Areas[s.root].Parent; parent != model.NoArea && p.Indicators[q.Indicator].Percent() && !s.places {
		areas = append(areas, parent)
	}
	return areas
}

// belongs tells whether an area is drawn as part of what is drawn already: it
// is the root or its parent, or stood under the code of either before.
func (s *Trend) belongs(area model.AreaID) bool {
	p := s.desk.Panel
	return s.root != model.NoArea && (versionOf(p, s.root, area) || versionOf(p, p.Areas[s.root].Parent, area))
}

// versionOf tells whether an area is another one or stood under its code at
// another time.
func versionOf(p *model.Panel, area, other model.AreaID) bool {
	if area == other || area == model.NoArea || other == model.NoArea {
		return area == other
	}
	return p.Areas[area].Code != "" && p.Areas[area].Code == p.Areas[other].Code
}

func (s *Trend) trend() *analysis.Trend {
	areas := s.series()
	if s.answer != nil && s.asked == s.desk.stamp && slices.Equal(areas, s.areas) {
		return s.answer
	}
	q := s.desk.question
	q.Areas = areas
	if s.places {
		q.Derivation = analysis.Derivation{Transform: model.Standing}
	}
	s.answer, s.asked, s.areas = s.desk.rankings.Trend(q), s.desk.stamp, slices.Clone(areas)
	s.plan = s.planned()
	return s.answer
}

// Open selects one of the areas that are drawn. Places are only drawn here, so
// that no other screen is asked for them.
func (s *Trend) Open() {
	if q := s.desk.question; q.Derivation.Transform == model.Standing {
		q.Derivation = analysis.Derivation{}
		s.places = true
		s.desk.Turn(q)
	}
	area := s.desk.question.Area
	if !versionOf(s.desk.Panel, s.root, area) {
		s.root = area
	}
	if s.row() < 0 {
		s.selectCell(0, s.columnNow())
	}
}

// row gives the series of the selected area, or −1.
func (s *Trend) row() int {
	areas, area := s.series(), s.desk.question.Area
	if i := slices.Index(areas, area); i >= 0 {
		return i
	}
	return slices.IndexFunc(areas, func(a model.AreaID) bool { return versionOf(s.desk.Panel, a, area) })
}

// columnNow gives the column of the question's period, or −1.
func (s *Trend) columnNow() int { return slices.Index(s.trend().Periods, s.desk.question.Period) }

// selectCell selects the area of a row; where the figure in the column belongs
// to an earlier version of the area, that version, so that its source is shown.
func (s *Trend) selectCell(row, column int) {
	t := s.trend()
	if row < 0 || row >= len(t.Series) {
		return
	}
	area := t.Series[row].Area
	if column >= 0 && t.Series[row].Points[column].Answer.Obs != model.NoObs {
		area = t.Series[row].Points[column].Area
	}
	s.desk.SelectArea(area)
}

// Actions lists what can be done with a trend.
func (s *Trend) Actions() []Action {
	return []Action{
		{Keys: []string{"up", "k"}, Name: words.DoPrevSeries, Pair: words.PairAreas, Do: s.moveArea(-1)},
		{Keys: []string{"down", "j"}, Name: words.DoNextSeries, Do: s.moveArea(+1)},
		{Keys: []string{"left", "h", "["}, Name: words.DoPrevPeriod, Pair: words.PairPeriods, Do: s.movePeriod(-1)},
		{Keys: []string{"right", "l", "]"}, Name: words.DoNextPeriod, Do: s.movePeriod(+1)},
		{Keys: []string{"g"}, Name: words.DoTrendShow, Do: s.nextShowing},
		{Keys: []string{"M"}, Name: words.DoMultiples, Do: s.toggleMultiples},
		{Keys: []string{"<", ","}, Name: words.DoPrevIndic, Pair: words.PairIndicators, Do: s.stepIndicator(-1)},
		{Keys: []string{">", "."}, Name: words.DoNextIndic, Do: s.stepIndicator(+1)},
		{Keys: []string{"{"}, Name: words.DoBaseBack, Pair: words.PairBase, Do: s.moveBase(-1)},
		{Keys: []string{"}"}, Name: words.DoBaseOn, Do: s.moveBase(+1)},
		{Keys: []string{"space"}, Name: words.DoMark, Do: s.mark},
		{Keys: []string{"enter"}, Name: words.DoSource, Do: func() tea.Cmd { return Open(model.SourcesView) }},
		{Keys: []string{"n"}, Name: words.DoTransform, Do: s.desk.NextTransform},
		{Keys: []string{"V"}, Name: words.DoVariant, Do: s.nextVariant, Why: s.variantFixed},
	}
}

func (s *Trend) moveArea(by int) func() tea.Cmd {
	return func() tea.Cmd {
		if s.small.on {
			return s.moveMultiple(by)
		}
		s.selectCell(min(max(s.row()+by, 0), len(s.series())-1), s.columnNow())
		return nil
	}
}

// movePeriod selects a column.
func (s *Trend) movePeriod(by int) func() tea.Cmd {
	return func() tea.Cmd {
		at, found := slices.BinarySearchFunc(s.trend().Periods, s.desk.question.Period, model.Period.Compare)
		if !found && by > 0 {
			at--
		}
		if at += by; at < 0 || at >= len(s.trend().Periods) {
			return stepPeriodNote(s.desk, by)
		}
		s.selectColumn(at)
		return nil
	}
}

// selectColumn asks about another period, on which the series do not depend.
func (s *Trend) selectColumn(at int) {
	q, row := s.desk.question, s.row()
	q.Period = s.trend().Periods[at]
	s.desk.Turn(q)
	s.asked = s.desk.stamp
	s.selectCell(row, at)
}

// nextShowing turns from the level to its places, to its published growth and
// the places by it, to its nominal growth and to its index, as far as the set
// has them and the guard allows.
func (s *Trend) nextShowing() tea.Cmd {
	d := s.desk
	p, q := d.Panel, d.question
	level, growth := q.Indicator, analysis.GrowthIndicator(p, q.Indicator)
	if of := p.Indicators[level].GrowthOf; of != model.NoIndicator {
		level, growth = of, level
	}
	type face struct {
		ind    model.IndicatorID
		make   model.Transform
		places bool
	}
	faces := []face{
		{level, model.Plain, false}, {level, model.Plain, true}, {growth, model.Plain, false}, {growth, model.Plain, true},
		{level, model.Nominal, false}, {level, model.Index, false},
	}
	at := max(slices.Index(faces, face{q.Indicator, q.Derivation.Transform, s.places}), 0)
	for i := 1; i < len(faces); i++ {
		f := faces[(at+i)%len(faces)]
		if f.ind == model.NoIndicator || !d.HasFigures(f.ind) || analysis.NewGuard(p).Applies(f.ind, f.make) != analysis.Fine ||
			f.places && !s.placed(f.ind) {
			continue
		}
		q.Indicator, q.Derivation, s.places = f.ind, analysis.Derivation{Transform: f.make}, f.places
		return s.show(q)
	}
	return Notice(d.Say(words.TransformNone, d.Prose.Why(analysis.NewGuard(p).Applies(level, model.Nominal))))
}

// placed tells whether any of the areas has a place by an indicator.
func (s *Trend) placed(ind model.IndicatorID) bool {
	return slices.ContainsFunc(s.series(), func(area model.AreaID) bool {
		return len(s.desk.rankings.History(ind, area, s.desk.question.Period)) > 0
	})
}

// show turns to a question, with the base that the series have where it leaves
// the base open, and says what is shown.
func (s *Trend) show(q analysis.Question) tea.Cmd {
	d := s.desk
	d.Turn(q)
	made := s.trend().Derivation
	if !s.places {
		q.Derivation = made
		d.Turn(q)
	}
	name := d.Prose.Indicator(q.Indicator) + " " + d.Theme.Glyphs.Separator + " " + d.Prose.Transform(q.Indicator, made)
	return Notice(d.Say(words.TrendShowing, name))
}

// moveBase selects another base period of an index or a compound rate; of any
// other series it first makes an index.
func (s *Trend) moveBase(by int) func() tea.Cmd {
	return func() tea.Cmd {
		d, t := s.desk, s.trend()
		q := d.question
		s.places = false
		if made := q.Derivation.Transform; made != model.Index && made != model.CAGR {
			if why := analysis.NewGuard(d.Panel).Applies(q.Indicator, model.Index); why != analysis.Fine {
				return Notice(d.Say(words.TransformNone, d.Prose.Why(why)))
			}
			q.Derivation = analysis.Derivation{Transform: model.Index}
			return s.show(q)
		}
		at := slices.Index(t.Periods, t.Derivation.Base) + by
		if at < 0 || at >= len(t.Periods) {
			return stepPeriodNote(d, by)
		}
		q.Derivation.Base = t.Periods[at]
		return s.show(q)
	}
}

func (s *Trend) stepIndicator(by int) func() tea.Cmd {
	return func() tea.Cmd {
		area := s.desk.question.Area
		s.desk.StepIndicator(by)
		s.desk.SelectArea(area)
		s.selectCell(s.row(), s.columnNow())
		return nil
	}
}

// mark marks the area of the selected row, or takes its mark away.
func (s *Trend) mark() tea.Cmd {
	row := s.row()
	if row < 0 {
		return nil
	}
	if full := s.desk.mark(s.series()[row]); full != nil {
		return full
	}
	if s.row() < 0 {
		s.selectCell(min(row, len(s.series())-1), s.columnNow())
	}
	return nil
}

func (s *Trend) nextVariant() tea.Cmd {
	s.variant = (s.variant + 1) % (chart.ASCII + 1)
	return nil
}

func (s *Trend) variantFixed() (words.Word, bool) {
	return words.VariantFixed, s.desk.Theme.Glyphs.ASCII
}

// Mouse selects the cell of the table that is clicked.
func (s *Trend) Mouse(msg tea.MouseMsg, x, y int) tea.Cmd {
	switch m := msg.(type) {
	case tea.MouseWheelMsg:
		return s.movePeriod(Turned(m))()
	case tea.MouseClickMsg:
		s.click(x-s.drawn.name, y-s.drawn.table)
	}
	return nil
}

// click selects what stands so far right of the names and so far below the
// head of the table.
func (s *Trend) click(x, y int) {
	row, column := y-1, s.columnNow()
	if y < 0 || y > len(s.trend().Series) || s.drawn.cell == 0 {
		return
	}
	if i := s.column + x/s.drawn.cell; x >= 0 && i < min(s.column+s.drawn.sight, len(s.trend().Periods)) {
		column = i
		s.selectColumn(column)
	}
	s.selectCell(row, column)
}

// chartFrom is the least height at which a chart stands above the table.
const chartFrom = 6

// Carded tells whether the chart has a card.
func (s *Trend) Carded(w, lines int) bool { return ShowsCard(w, lines) }

// View draws the chart, its table, and what is to be known about them, with the
// card below.
func (s *Trend) View(w, h int) []string {
	t := s.trend()
	if s.small.on {
		return s.desk.withCard(w, h, 0, h, s.smallView)
	}
	rows := chart.Height(len(t.Periods), h) + len(t.Series) + 1 + len(s.notes(w))
	return s.desk.withCard(w, h, 0, rows, s.view)
}

// view draws the chart and its table.
func (s *Trend) view(w, h int) []string {
	d, t := s.desk, s.trend()
	if len(t.Periods) == 0 || len(t.Series) == 0 {
		text := d.Say(words.TrendEmpty, layout.Clean(d.Prose.Indicator(d.question.Indicator)))
		return layout.Block(append([]string{""}, s.muted(text, w)), w, h)
	}
	room := h - len(t.Series) - 1 // beside the table
	notes := s.notes(w)
	if most := max(room-chartFrom, 0); room >= chartFrom && len(notes) > most {
		notes = notes[:most]
	}
	var lines []string
	if room >= chartFrom {
		lines = s.picture(w, room-len(notes))
	}
	s.drawn.table = len(lines)
	lines = append(lines, s.table(w)...)
	return layout.Block(append(lines, notes...), w, h)
}

func (s *Trend) muted(text string, w int) string {
	look := s.desk.Theme
	return look.Paint(theme.Muted, layout.FitWith(" "+text, w, look.Glyphs.Ellipsis))
}
