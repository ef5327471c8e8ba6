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

// Profile is one area in every indicator: where it leads and lags first, then
// each figure with its place among the area's peers.
type Profile struct {
	desk    *Desk
	chosen  bool // only the question's period, not each indicator's latest
	answer  *analysis.Profile
	leads   []analysis.Entry
	lags    []analysis.Entry
	area    model.AreaID
	period  model.Period
	entered bool
	offset  int
	height  int
	top     int // the first line of the table when last drawn
}

// NewProfile makes the profile screen.
func NewProfile(d *Desk) *Profile { return &Profile{desk: d, area: model.NoArea} }

func (s *Profile) profile() *analysis.Profile {
	q := s.desk.question
	period := model.Period{}
	if s.chosen {
		period = q.Period
	}
	if s.entered && s.area == q.Area && s.period == period {
		return s.answer
	}
	s.area, s.period, s.entered = q.Area, period, true
	s.answer = &analysis.Profile{Area: q.Area, Period: period}
	if q.Area != model.NoArea {
		s.answer = s.desk.rankings.Profile(q.Area, period)
	}
	s.leads, s.lags = s.answer.Standing(s.desk.Panel)
	return s.answer
}

// Open keeps the chosen period where the profile was last left.
func (s *Profile) Open() { s.follow(s.at()) }

// Actions lists what can be done in a profile.
func (s *Profile) Actions() []Action {
	return []Action{
		{Keys: []string{"up", "k"}, Name: words.DoUp, Pair: words.PairIndicators, Do: s.move(-1)},
		{Keys: []string{"down", "j"}, Name: words.DoDown, Do: s.move(+1)},
		{Keys: []string{"left", "h"}, Name: words.DoPrevSibling, Pair: words.PairAreas, Do: s.sibling(-1)},
		{Keys: []string{"right", "l"}, Name: words.DoNextSibling, Do: s.sibling(+1)},
		{Keys: []string{"-", "backspace"}, Name: words.DoParent, Do: s.parent},
		{Keys: []string{"+", "="}, Name: words.DoChild, Do: s.child},
		{Keys: []string{"enter"}, Name: words.DoSource, Do: func() tea.Cmd { return Open(model.SourcesView) }},
		{Keys: []string{"r"}, Name: words.DoRankOf, Do: s.rank},
		{Keys: []string{"p"}, Name: words.DoLatest, Do: s.toggle},
		{Keys: []string{"["}, Name: words.DoPrevPeriod, Pair: words.PairPeriods, Do: func() tea.Cmd { return s.stepPeriod(-1) }},
		{Keys: []string{"]"}, Name: words.DoNextPeriod, Do: func() tea.Cmd { return s.stepPeriod(+1) }},
		{Keys: []string{"space"}, Name: words.DoMark, Do: func() tea.Cmd { return s.desk.mark(s.desk.question.Area) }},
		{Keys: []string{"pgup", "ctrl+u"}, Name: words.DoPageUp, Do: func() tea.Cmd { return s.move(-max(s.height-1, 1))() }},
		{Keys: []string{"pgdown", "ctrl+d"}, Name: words.DoPageDown, Do: func() tea.Cmd { return s.move(max(s.height-1, 1))() }},
		{Keys: []string{"home"}, Name: words.DoFirst, Do: func() tea.Cmd { return s.move(-len(s.profile().Entries))() }},
		{Keys: []string{"end", "G"}, Name: words.DoLast, Do: func() tea.Cmd { return s.move(len(s.profile().Entries))() }},
	}
}

// at gives the entry of the selected indicator, or the first.
func (s *Profile) at() int {
	i := slices.IndexFunc(s.profile().Entries, func(e analysis.Entry) bool { return e.Indicator == s.desk.question.Indicator })
	return max(i, 0)
}

func (s *Profile) move(by int) func() tea.Cmd {
	return func() tea.Cmd {
		if n := len(s.profile().Entries); n > 0 {
			s.follow(min(max(s.at()+by, 0), n-1))
		}
		return nil
	}
}

// follow makes the question ask about an entry's figure, so that the source
// line shows it and the other screens keep the place.
func (s *Profile) follow(i int) {
	entries := s.profile().Entries
	if i >= len(entries) {
		return
	}
	q, e := s.desk.question, entries[i]
	q.Indicator, q.Derivation, q.Within, q.Level = e.Indicator, analysis.Derivation{}, e.Within, e.Level
	if !s.chosen {
		q.Period = e.Period
	}
	s.desk.Turn(q)
}

// sibling turns to the next area of the same level in the same parent.
func (s *Profile) sibling(by int) func() tea.Cmd {
	return func() tea.Cmd {
		p, area := s.desk.Panel, s.desk.question.Area
		if area == model.NoArea {
			return nil
		}
		var peers []model.AreaID
		for _, id := range p.Children(p.Areas[area].Parent) {
			if p.Areas[id].Level == p.Areas[area].Level {
				peers = append(peers, id)
			}
		}
		at := slices.Index(peers, area)
		s.turnTo(peers[(at+by+len(peers))%len(peers)])
		return nil
	}
}

func (s *Profile) turnTo(area model.AreaID) {
	s.desk.SelectArea(area)
	s.offset = 0
	s.follow(s.at())
}

func (s *Profile) parent() tea.Cmd {
	p, area := s.desk.Panel, s.desk.question.Area
	if area == model.NoArea || p.Areas[area].Parent == model.NoArea {
		return Notice(s.desk.Say(words.NoParentArea))
	}
	s.turnTo(p.Areas[area].Parent)
	return nil
}

func (s *Profile) child() tea.Cmd {
	children := s.desk.Panel.Children(s.desk.question.Area)
	if s.desk.question.Area == model.NoArea || len(children) == 0 {
		return Notice(s.desk.Say(words.NothingBelow))
	}
	s.turnTo(children[0])
	return nil
}

// rank opens the ranking among the peers in which the entry stands.
func (s *Profile) rank() tea.Cmd {
	s.follow(s.at())
	return Open(model.RankView)
}

func (s *Profile) toggle() tea.Cmd {
	s.chosen = !s.chosen
	s.Open()
	if s.chosen {
		return Notice(s.desk.Say(words.ProfilePeriod, s.desk.Prose.Period(s.desk.question.Period)))
	}
	return Notice(s.desk.Say(words.ProfileLatest))
}

// stepPeriod shows only one period, the one before or after.
func (s *Profile) stepPeriod(by int) tea.Cmd {
	s.chosen = true
	q := s.desk.question
	periods := s.periods()
	at := slices.Index(periods, q.Period) + by
	if at < 0 || at >= len(periods) {
		return stepPeriodNote(s.desk, by)
	}
	q.Period = periods[at]
	s.desk.Turn(q)
	return nil
}

// periods lists the periods in which the area has any figure.
func (s *Profile) periods() []model.Period {
	var all []model.Period
	p, area := s.desk.Panel, s.desk.question.Area
	for i := range p.Indicators {
		ind := model.IndicatorID(i)
		for j, id := range p.Row(ind, area) {
			if id != model.NoObs {
				all = append(all, p.Periods(ind)[j])
			}
		}
	}
	slices.SortFunc(all, model.Period.Compare)
	return slices.Compact(all)
}

// Mouse selects the entry that is clicked.
func (s *Profile) Mouse(msg tea.MouseMsg, x, y int) tea.Cmd {
	switch m := msg.(type) {
	case tea.MouseWheelMsg:
		return s.move(Turned(m))()
	case tea.MouseClickMsg:
		if i := s.offset + y - s.top; y >= s.top && i < len(s.profile().Entries) {
			s.follow(i)
		}
	}
	return nil
}

// Carded tells whether the table has a card.
func (s *Profile) Carded(w, lines int) bool { return ShowsCard(w, lines) }

// View draws the area's standing above the table of its figures, and the card.
func (s *Profile) View(w, h int) []string {
	d, pr := s.desk, s.profile()
	if len(pr.Entries) == 0 {
		return layout.Block([]string{"", " " + d.Say(words.ProfileEmpty, layout.Clean(d.Prose.AreaName(d.question.Area)))}, w, h)
	}
	return d.withCard(w, h, 0, len(pr.Entries)+standingLines+headLines+footLines, s.table)
}

// standingLines is the height of the area's standing.
const standingLines = 3

// table draws the standing, the figures in sight, and what their signs mean.
func (s *Profile) table(w, h int) []string {
	d, pr := s.desk, s.profile()
	lines := s.standing(w)
	if h < 14 {
		lines = lines[:1]
	}
	widths := s.plan(w)
	lines = append(lines, s.head(widths, w))
	s.top, s.height = len(lines), max(h-len(lines), 1)
	at := s.at()
	s.offset = layout.Scroll(s.offset, at, len(pr.Entries), s.height)
	var signs []marks
	for i := s.offset; i < len(pr.Entries) && len(lines) < h; i++ {
		lines = append(lines, s.line(&pr.Entries[i], widths, i == at, w))
		signs = append(signs, s.marks(&pr.Entries[i]))
	}
	if len(lines)+footLines <= h && widths[proMarks] > 0 {
		lines = append(lines, "", d.legend(signs, w))
	}
	return layout.Block(lines, w, h)
}

// standing names the area, its peers, and where it leads and lags.
func (s *Profile) standing(w int) []string {
	d, look := s.desk, s.desk.Theme
	name := layout.Clean(d.Prose.AreaName(s.area))
	if d.Marked(s.area) >= 0 {
		name = look.Glyphs.Mark + " " + name
	}
	when := d.Say(words.ProfileLatest)
	if s.chosen {
		when = d.Say(words.ProfilePeriod, d.Prose.Period(d.question.Period))
	}
	first := " " + look.Paint(theme.Title, name) + "  " + look.Paint(theme.Muted, layout.Clean(d.Prose.Path(s.area))+
		" "+look.Glyphs.Separator+" "+when)
	return []string{
		layout.FitWith(first, w, look.Glyphs.Ellipsis),
		s.standingLine(words.ProfileLeads, look.Glyphs.Best, theme.Leader, s.leads, w),
		s.standingLine(words.ProfileLags, look.Glyphs.Worst, theme.Last, s.lags, w),
	}
}

func (s *Profile) standingLine(label words.Word, sign string, token theme.Token, entries []analysis.Entry, w int) string {
	d, look := s.desk, s.desk.Theme
	var names []string
	for _, e := range entries {
		names = append(names, layout.Clean(d.Prose.IndicatorShort(e.Indicator))+" "+layout.Clean(d.Prose.PlaceOf(e.Place)))
	}
	text := look.Glyphs.Missing
	if len(names) > 0 {
		text = strings.Join(names, " "+look.Glyphs.Separator+" ")
	}
	return layout.FitWith(" "+look.Paint(token, sign+d.Say(label))+" "+text, w, look.Glyphs.Ellipsis)
}

// The columns of a profile, in order.
const (
	proName = iota
	proPeriod
	proValue
	proPlace
	proChange
	proSpark
	proMarks
	proColumns
)

func (s *Profile) plan(w int) []int {
	d := s.desk
	name, period, value, place, moved := 0, 0, 0, 7, false
	for i := range s.answer.Entries {
		e := &s.answer.Entries[i]
		name = max(name, layout.Width(layout.Clean(d.Prose.IndicatorShort(e.Indicator))))
		period = max(period, layout.Width(d.Prose.Period(e.Period)))
		value = max(value, layout.Width(s.value(e)))
		place = max(place, layout.Width(layout.Clean(d.Prose.PlaceOf(e.Place))))
		moved = moved || e.Row != nil && e.Row.Change.Why == analysis.Fine
	}
	widths := layout.Columns(w-2, 1, []layout.Column{
		proName:   {Min: min(name, 14), Ideal: min(name, 30), Priority: 10},
		proPeriod: {Min: min(period, 12), Ideal: period, Priority: 6},
		proValue:  {Min: value, Ideal: value, Priority: 9},
		proPlace:  {Min: min(place, 14), Ideal: place, Priority: 8},
		proChange: {Min: 4, Ideal: 6, Priority: 3},
		proSpark:  {Min: 6, Ideal: sparkMost, Priority: 2},
		proMarks:  {Min: marksWidth, Ideal: marksWidth, Priority: 6},
	})
	if !moved {
		widths[proSpark] += give(&widths[proChange])
	}
	return widths
}

func (s *Profile) value(e *analysis.Entry) string {
	d := s.desk
	if !e.Answer.OK() {
		return d.Theme.Glyphs.Missing
	}
	return layout.Clean(d.Prose.WithUnit(d.Prose.Cell(e.Answer), d.Prose.Unit(e.Indicator, analysis.Derivation{})))
}

// marks are the signs of an entry's figure.
func (s *Profile) marks(e *analysis.Entry) marks {
	if !e.Answer.OK() {
		return marks{}
	}
	return s.desk.marksOf(e.Answer, e.Place)
}

func profileRow(widths []int, cells [proColumns]string) string {
	var b strings.Builder
	for i, cell := range cells {
		if widths[i] > 0 {
			b.WriteString(cell)
			b.WriteByte(' ')
		}
	}
	return b.String()
}

func (s *Profile) head(widths []int, w int) string {
	d := s.desk
	var cells [proColumns]string
	for i, word := range [proColumns]words.Word{
		words.HeadIndicator, words.HeadPeriod, words.HeadValue, words.HeadKN, words.HeadChange, words.HeadTrend, "",
	} {
		cells[i] = layout.Fit(d.Say(word), widths[i])
	}
	cells[proValue] = layout.PadLeft(d.Say(words.HeadValue), widths[proValue])
	cells[proPlace] = layout.PadLeft(d.Say(words.HeadKN), widths[proPlace])
	return d.Theme.Paint(theme.Heading, layout.Fit(" "+profileRow(widths, cells), w))
}

func (s *Profile) line(e *analysis.Entry, widths []int, selected bool, w int) string {
	d, look := s.desk, s.desk.Theme
	var cells [proColumns]string
	cells[proName] = layout.FitWith(layout.Clean(d.Prose.IndicatorShort(e.Indicator)), widths[proName], look.Glyphs.Ellipsis)
	cells[proPeriod] = look.Paint(theme.Muted, layout.FitWith(d.Prose.Period(e.Period), widths[proPeriod], look.Glyphs.Ellipsis))
	cells[proValue] = layout.PadLeft(s.value(e), widths[proValue])
	place := layout.FitWith(layout.Clean(d.Prose.PlaceOf(e.Place)), min(widths[proPlace], layout.Width(d.Prose.PlaceOf(e.Place))), look.Glyphs.Ellipsis)
	cells[proPlace] = layout.PadLeft(d.place(e.Place, place), widths[proPlace])
	cells[proChange] = layout.Pad("", widths[proChange])
	if e.Row != nil {
		cells[proChange] = layout.Fit(changeSign(look, e.Row.Change), widths[proChange])
	}
	cells[proSpark] = s.spark(e, widths[proSpark])
	cells[proMarks] = s.marks(e).draw(look)
	if !e.Answer.OK() { // what there is instead of a course and signs
		note := d.Prose.Why(e.Answer.Why)
		if stated := d.placeNote(e.Place); stated != "" {
			note = stated
		}
		room := widths[proSpark] + widths[proMarks] + 1
		cells[proSpark], cells[proMarks] = look.Paint(theme.Muted, layout.FitWith(note, room, look.Glyphs.Ellipsis)), ""
	}
	text := profileRow(widths, cells)
	if selected {
		return look.Row(theme.Selected, layout.Fit(look.Paint(theme.Accent, look.Glyphs.Cursor)+text, w))
	}
	return layout.Fit(" "+text, w)
}

// spark draws the series of an entry in periods of its own kind.
func (s *Profile) spark(e *analysis.Entry, w int) string {
	if w < 1 {
		return ""
	}
	var points []chart.Point
	row := s.desk.Panel.Row(e.Indicator, s.area)
	g := analysis.NewGuard(s.desk.Panel)
	for i, p := range s.desk.Panel.Periods(e.Indicator) {
		if !p.SameKind(e.Period) {
			continue
		}
		if row[i] == model.NoObs {
			points = append(points, chart.Point{})
			continue
		}
		points = append(points, s.desk.onLine(g.Observed(row[i])))
	}
	return chart.Spark(points, w, s.desk.growing(e.Indicator), s.desk.Theme)
}
