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

// Showing is what the cells of a comparison show.
type Showing uint8

// The showings.
const (
	Values Showing = iota
	FromBase
	FromParent
	showings
)

// Compare sets the marked areas side by side: areas as columns, indicators as
// rows. The column of names never scrolls away.
type Compare struct {
	desk    *Desk
	showing Showing
	answer  *analysis.Comparison
	asked   int            // the desk's stamp at which answer was made
	areas   []model.AreaID // the areas of answer
	offset  int            // the first row in sight
	column  int            // the first column in sight
	height  int
	drawn   []int // the widths of the columns when last drawn, names first
}

// NewCompare makes the comparison screen.
func NewCompare(d *Desk) *Compare { return &Compare{desk: d, asked: -1} }

// compared lists the areas set side by side: the marked ones, or the selected
// one alone.
func (s *Compare) compared() []model.AreaID {
	q := s.desk.question
	if len(q.Areas) > 0 {
		return q.Areas
	}
	if q.Area == model.NoArea {
		return nil
	}
	return []model.AreaID{q.Area}
}

func (s *Compare) comparison() *analysis.Comparison {
	areas := s.compared()
	if s.answer != nil && s.asked == s.desk.stamp && slices.Equal(areas, s.areas) {
		return s.answer
	}
	q := s.desk.question
	q.Areas = areas
	s.answer, s.asked, s.areas = analysis.Compare(s.desk.Panel, q, s.desk.My), s.desk.stamp, slices.Clone(areas)
	return s.answer
}

// Open selects one of the areas set side by side.
func (s *Compare) Open() {
	areas := s.compared()
	if len(areas) > 0 && !slices.Contains(areas, s.desk.question.Area) {
		s.desk.SelectArea(areas[0])
	}
}

// Actions lists what can be done in a comparison.
func (s *Compare) Actions() []Action {
	return []Action{
		{Keys: []string{"up", "k"}, Name: words.DoUp, Pair: words.PairIndicators, Do: s.moveRow(-1)},
		{Keys: []string{"down", "j"}, Name: words.DoDown, Do: s.moveRow(+1)},
		{Keys: []string{"left", "h"}, Name: words.DoPrevArea, Pair: words.PairAreas, Do: s.moveColumn(-1)},
		{Keys: []string{"right", "l"}, Name: words.DoNextArea, Do: s.moveColumn(+1)},
		{Keys: []string{"["}, Name: words.DoPrevPeriod, Pair: words.PairPeriods, Do: func() tea.Cmd { return stepPeriod(s.desk, -1) }},
		{Keys: []string{"]"}, Name: words.DoNextPeriod, Do: func() tea.Cmd { return stepPeriod(s.desk, +1) }},
		{Keys: []string{"d"}, Name: words.DoShow, Do: s.nextShowing},
		{Keys: []string{"space"}, Name: words.DoUnmark, Do: s.unmark},
		{Keys: []string{"enter"}, Name: words.DoSource, Do: func() tea.Cmd { return Open(model.SourcesView) }},
		{Keys: []string{"r"}, Name: words.DoRankOf, Do: func() tea.Cmd { return Open(model.RankView) }},
		{Keys: []string{"pgup", "ctrl+u"}, Name: words.DoPageUp, Do: func() tea.Cmd { return s.moveRow(-max(s.height-1, 1))() }},
		{Keys: []string{"pgdown", "ctrl+d"}, Name: words.DoPageDown, Do: func() tea.Cmd { return s.moveRow(max(s.height-1, 1))() }},
		{Keys: []string{"home"}, Name: words.DoFirst, Do: func() tea.Cmd { return s.moveRow(-len(s.comparison().Lines))() }},
		{Keys: []string{"end", "G"}, Name: words.DoLast, Do: func() tea.Cmd { return s.moveRow(len(s.comparison().Lines))() }},
	}
}

// rowAt gives the row of the selected indicator, or the first.
func (s *Compare) rowAt() int {
	i := slices.IndexFunc(s.comparison().Lines, func(l analysis.Line) bool { return l.Indicator == s.desk.question.Indicator })
	return max(i, 0)
}

func (s *Compare) columnAt() int { return max(slices.Index(s.compared(), s.desk.question.Area), 0) }

func (s *Compare) moveRow(by int) func() tea.Cmd {
	return func() tea.Cmd {
		lines := s.comparison().Lines
		if len(lines) == 0 {
			return nil
		}
		s.selectIndicator(lines[min(max(s.rowAt()+by, 0), len(lines)-1)].Indicator)
		return nil
	}
}

// selectIndicator selects a row; the comparison does not depend on it.
func (s *Compare) selectIndicator(ind model.IndicatorID) {
	q := s.desk.question
	q.Indicator, q.Derivation = ind, analysis.Derivation{}
	s.desk.Turn(q)
	s.asked = s.desk.stamp
}

func (s *Compare) moveColumn(by int) func() tea.Cmd {
	return func() tea.Cmd {
		if areas := s.compared(); len(areas) > 0 {
			s.desk.SelectArea(areas[min(max(s.columnAt()+by, 0), len(areas)-1)])
		}
		return nil
	}
}

func (s *Compare) nextShowing() tea.Cmd {
	s.showing = (s.showing + 1) % showings
	name := model.Code(s.showing, words.ShowValues, words.ShowFromBase, words.ShowFromParent)
	what := s.desk.Say(name)
	if x := s.comparison(); s.showing == FromBase && len(x.Areas) > 0 {
		what = s.desk.Say(name, s.desk.Prose.Area(x.Areas[x.Base]))
	}
	return Notice(s.desk.Say(words.CompareShow, what))
}

// unmark takes the selected column away.
func (s *Compare) unmark() tea.Cmd {
	area := s.desk.question.Area
	if s.desk.Marked(area) >= 0 {
		s.desk.ToggleMark(area)
		s.Open()
	}
	return nil
}

// Mouse selects the cell that is clicked.
func (s *Compare) Mouse(msg tea.MouseMsg, x, y int) tea.Cmd {
	switch m := msg.(type) {
	case tea.MouseWheelMsg:
		return s.moveRow(Turned(m))()
	case tea.MouseClickMsg:
		rows := s.rows()
		if i := s.offset + y - headLines; y >= headLines && i < len(rows) && rows[i].line != nil {
			s.selectIndicator(rows[i].line.Indicator)
		}
		s.clickColumn(x)
	}
	return nil
}

func (s *Compare) clickColumn(x int) {
	areas := s.compared()
	for i, w := range s.drawn {
		if x < w {
			if at := s.column + i - 1; i > 0 && at < len(areas) {
				s.desk.SelectArea(areas[at])
			}
			return
		}
		x -= w
	}
}

// compareRow is one line of the table: a category, or an indicator.
type compareRow struct {
	category string
	line     *analysis.Line
}

func (s *Compare) rows() []compareRow {
	var rows []compareRow
	category := ""
	lines := s.comparison().Lines
	for i := range lines {
		c := s.desk.Panel.Indicators[lines[i].Indicator].Category.In(s.desk.Prose.Lang)
		if c != category {
			category = c
			rows = append(rows, compareRow{category: c})
		}
		rows = append(rows, compareRow{line: &lines[i]})
	}
	return rows
}

// The widths of a comparison's columns, in cells.
const (
	compareName  = 24
	compareNamed = 16 // in a narrow window
	compareCell  = 18
)

// Carded tells whether the table has a card.
func (s *Compare) Carded(w, lines int) bool { return ShowsCard(w, lines) }

// View draws the table and the card.
func (s *Compare) View(w, h int) []string {
	d := s.desk
	areas, rows := s.compared(), s.rows()
	if len(areas) == 0 || len(rows) == 0 {
		note := d.Say(words.CompareEmpty, d.Prose.Period(d.question.Period))
		return layout.Block([]string{"", " " + note, "", " " + d.Theme.Paint(theme.Muted, d.Say(words.CompareHint, MaxMarks))}, w, h)
	}
	return d.withCard(w, h, 0, len(rows)+headLines+2, s.table)
}

// table draws the head, the rows in sight and, for one area, how to mark more.
func (s *Compare) table(w, h int) []string {
	d := s.desk
	areas, rows := s.compared(), s.rows()
	cells := s.plan(w, len(areas))
	s.height = max(h-headLines, 0)
	at := slices.IndexFunc(rows, func(r compareRow) bool { return r.line != nil && r.line.Indicator == d.question.Indicator })
	s.offset = layout.Scroll(s.offset, max(at, 0), len(rows), s.height)
	out := []string{s.head(w, cells)}
	for i := s.offset; i < len(rows) && len(out) < h; i++ {
		out = append(out, s.row(rows[i], i == max(at, 0), w, cells))
	}
	if len(areas) == 1 && len(out)+2 <= h {
		out = append(out, "", " "+d.Theme.Paint(theme.Muted, d.Say(words.CompareHint, MaxMarks)))
	}
	return layout.Block(out, w, h)
}

// plan decides how many columns are in sight and their width: the names first,
// then areas, then the parent.
func (s *Compare) plan(w, areas int) int {
	name := compareName
	if w < 80 {
		name = compareNamed
	}
	room := max(w-name-1, compareCell)
	columns := areas
	if s.comparison().Parent != model.NoArea {
		columns++
	}
	sight := min(max(room/compareCell, 1), columns)
	s.column = layout.Scroll(s.column, s.columnAt(), columns, sight)
	cell := min(room/sight, 30)
	s.drawn = append(s.drawn[:0], name+1)
	for range sight {
		s.drawn = append(s.drawn, cell)
	}
	return sight
}

func (s *Compare) head(w, sight int) string {
	d := s.desk
	areas := s.compared()
	var b strings.Builder
	b.WriteString(layout.Fit(" "+d.Say(words.HeadIndicator), s.drawn[0]))
	for i := range sight {
		name := ""
		if at := s.column + i; at < len(areas) {
			name = layout.Clean(d.Prose.Area(areas[at]))
			if at == s.columnAt() {
				name = d.Theme.Glyphs.Cursor + name
			}
		} else {
			name = d.Say(words.CompareParent, layout.Clean(d.Prose.Area(s.comparison().Parent)))
		}
		b.WriteString(layout.PadLeft(layout.FitWith(name, min(layout.Width(name), s.drawn[i+1]-2), d.Theme.Glyphs.Ellipsis), s.drawn[i+1]-1) + " ")
	}
	return d.Theme.Paint(theme.Heading, layout.Fit(b.String(), w))
}

func (s *Compare) row(r compareRow, selected bool, w, sight int) string {
	look := s.desk.Theme
	if r.line == nil {
		return look.Paint(theme.Heading, layout.FitWith(" "+layout.Clean(r.category), w, look.Glyphs.Ellipsis))
	}
	ind := r.line.Indicator
	name := layout.Clean(s.desk.Prose.IndicatorShort(ind))
	if unit := s.desk.Prose.Unit(ind, analysis.Derivation{}); unit != "" {
		name += " " + look.Paint(theme.Muted, layout.Clean(unit))
	}
	text := layout.FitWith(name, s.drawn[0]-3, look.Glyphs.Ellipsis) + " "
	areas := s.compared()
	for i := range sight {
		width := s.drawn[i+1]
		if at := s.column + i; at < len(areas) {
			text += s.cell(&r.line.Cells[at], ind, selected && at == s.columnAt(), width)
		} else {
			text += s.parentCell(r.line.Parent, width)
		}
	}
	if selected {
		return look.Row(theme.Selected, layout.Fit(look.Paint(theme.Accent, look.Glyphs.Cursor)+" "+text, w))
	}
	return layout.Fit("  "+text, w)
}

// cell shows a value with its sign and place, or a difference, or the mark of
// a missing figure.
func (s *Compare) cell(c *analysis.Cell, ind model.IndicatorID, selected bool, w int) string {
	look := s.desk.Theme
	text := ""
	switch s.showing {
	case FromBase:
		text = s.difference(c.FromBase)
	case FromParent:
		text = s.fromParent(c)
	default:
		text = s.value(c)
	}
	if selected {
		text = "[" + text + "]"
	} else {
		text += " "
	}
	token := theme.Text
	switch {
	case !c.Answer.OK():
		token = theme.Muted
	case c.Best:
		token = theme.Leader
	case c.Worst:
		token = theme.Last
	}
	return look.Paint(token, layout.PadLeft(layout.FitWith(text, min(layout.Width(text), w), look.Glyphs.Ellipsis), w))
}

func (s *Compare) value(c *analysis.Cell) string {
	look, text := s.desk.Theme, s.desk.Prose.Cell(c.Answer)
	switch {
	case !c.Answer.OK():
		text = look.Glyphs.Missing
	case c.Best:
		text = look.Glyphs.Best + text
	case c.Worst:
		text = look.Glyphs.Worst + text
	}
	if c.Place.Kind == analysis.NoPlace {
		return text
	}
	return text + " " + s.desk.place(c.Place, layout.Clean(s.desk.Prose.PlaceOf(c.Place)))
}

// fromParent is the share of a total in the parent's, and of anything else the
// difference.
func (s *Compare) fromParent(c *analysis.Cell) string {
	if c.Share.OK() {
		return s.desk.Prose.Cell(c.Share) + "%"
	}
	return s.difference(c.FromParent)
}

func (s *Compare) difference(diff analysis.Difference) string {
	if !diff.OK() {
		return s.desk.Theme.Glyphs.Missing
	}
	text := s.desk.Prose.Signed(diff.Answer)
	if diff.Points {
		return text + s.desk.Say(words.PointsShort)
	}
	return text
}

func (s *Compare) parentCell(a analysis.Answer, w int) string {
	text := s.desk.Theme.Glyphs.Missing
	if a.OK() {
		text = s.desk.Prose.Cell(a)
	}
	return s.desk.Theme.Paint(theme.Muted, layout.PadLeft(layout.FitWith(text, min(layout.Width(text), w-1), s.desk.Theme.Glyphs.Ellipsis), w-1)+" ")
}
