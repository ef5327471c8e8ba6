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

// Answer is one figure of one area, in one look: the figure large, its place,
// what it stands on and what others say; its peers; where it stood before; and
// the area's other newest figures.
type Answer struct {
	desk    *Desk
	profile *analysis.Profile // of the area, each indicator in its newest period
	past    []standing        // of the figure, oldest first
	of      stamped           // what past was made of
	trend   *Trend            // draws the course
	peers   int               // the first line of the peers when last drawn
	rows    []line            // of the peers when last drawn
	left    int               // the column where the peers begin when last drawn
}

// standing is where an area stood in one period.
type standing struct {
	period model.Period
	place  string
}

// stamped is a question as far as the course of a place depends on it.
type stamped struct {
	indicator  model.IndicatorID
	area       model.AreaID
	kind       model.PeriodKind
	derivation analysis.Derivation
	lang       model.Lang
}

// NewAnswer makes the screen of one answer.
func NewAnswer(d *Desk) *Answer {
	trend := NewTrend(d)
	trend.unmarked = true
	return &Answer{desk: d, trend: trend}
}

// Carded tells that all of the screen is a card, whatever the window.
func (s *Answer) Carded(_, lines int) bool { return lines >= answerHigh }

// Open keeps the question as it is: a figure outside the ranking is an answer.
func (s *Answer) Open() {}

// Actions lists what can be done with an answer.
func (s *Answer) Actions() []Action {
	d := s.desk
	return []Action{
		{Keys: []string{"up", "k"}, Name: words.DoUp, Pair: words.PairAreas, Do: s.move(-1)},
		{Keys: []string{"down", "j"}, Name: words.DoDown, Do: s.move(+1)},
		{Keys: []string{"left", "h"}, Name: words.DoPrevIndic, Pair: words.PairIndicators, Do: s.step(-1)},
		{Keys: []string{"right", "l"}, Name: words.DoNextIndic, Do: s.step(+1)},
		{Keys: []string{"["}, Name: words.DoPrevPeriod, Pair: words.PairPeriods, Do: func() tea.Cmd { return s.stepPeriod(-1) }},
		{Keys: []string{"]"}, Name: words.DoNextPeriod, Do: func() tea.Cmd { return s.stepPeriod(+1) }},
		{Keys: []string{"enter"}, Name: words.DoSource, Do: func() tea.Cmd { return Open(model.SourcesView) }},
		{Keys: []string{"space"}, Name: words.DoMark, Do: func() tea.Cmd { return d.mark(d.question.Area) }},
		{Keys: []string{"r"}, Name: words.DoOpenRank, Do: func() tea.Cmd { return Open(model.RankView) }},
		{Keys: []string{"n"}, Name: words.DoTransform, Do: d.NextTransform},
		{Keys: []string{"-", "backspace"}, Name: words.DoParent, Do: s.parent},
	}
}

// peerLines are the lines of the ranking among which the area stands.
func (s *Answer) peerLines() []line {
	r := s.desk.Ranking()
	lines := make([]line, 0, len(r.Rows)+1)
	for i := range r.Rows {
		lines = append(lines, line{row: &r.Rows[i]})
	}
	return append(lines, foldAbsent(r.Unranked)...)
}

// move turns to a neighbour in the ranking.
func (s *Answer) move(by int) func() tea.Cmd {
	return func() tea.Cmd {
		lines := s.peerLines()
		if len(lines) == 0 {
			return nil
		}
		at := max(slices.IndexFunc(lines, func(l line) bool { return l.holds(s.desk.question.Area) }), 0)
		s.desk.SelectArea(lines[min(max(at+by, 0), len(lines)-1)].area())
		return nil
	}
}

// entries lists the area's figures, each in its newest period.
func (s *Answer) entries() []analysis.Entry {
	if area := s.desk.question.Area; s.profile == nil || s.profile.Area != area {
		s.profile = s.desk.rankings.Profile(area, model.Period{})
	}
	return s.profile.Entries
}

// step turns to another indicator that the area has a figure of. The period
// stays where it has one then.
func (s *Answer) step(by int) func() tea.Cmd {
	return func() tea.Cmd {
		d, entries := s.desk, s.entries()
		if len(entries) == 0 {
			return nil
		}
		q := d.question
		at := slices.IndexFunc(entries, func(e analysis.Entry) bool { return e.Indicator == q.Indicator })
		e := entries[(at+by+len(entries))%len(entries)]
		q.Indicator, q.Derivation = e.Indicator, analysis.Derivation{}
		if d.Panel.Shown(e.Indicator, q.Area, q.Period) == model.NoObs {
			q.Period = e.Period
		}
		d.Turn(q)
		return nil
	}
}

// stepPeriod turns to the next period in which the area has a figure.
func (s *Answer) stepPeriod(by int) tea.Cmd {
	d, q := s.desk, s.desk.question
	var have []model.Period
	row := d.Panel.Row(q.Indicator, q.Area)
	for i, p := range d.Panel.Periods(q.Indicator) {
		if row[i] != model.NoObs {
			have = append(have, p)
		}
	}
	at, found := slices.BinarySearchFunc(have, q.Period, model.Period.Compare)
	if !found && by > 0 {
		at--
	}
	if at += by; at < 0 || at >= len(have) {
		return stepPeriodNote(d, by)
	}
	q.Period = have[at]
	d.Turn(q)
	return nil
}

func (s *Answer) parent() tea.Cmd {
	d, q := s.desk, s.desk.question
	if q.Area == model.NoArea || d.Panel.Areas[q.Area].Parent == model.NoArea {
		return Notice(d.Say(words.NoParentArea))
	}
	q.Area = d.Panel.Areas[q.Area].Parent
	q.Within, q.Level = d.Panel.Areas[q.Area].Parent, d.Panel.Areas[q.Area].Level
	d.Turn(q)
	return nil
}

// Mouse turns to the peer that is clicked.
func (s *Answer) Mouse(msg tea.MouseMsg, x, y int) tea.Cmd {
	switch m := msg.(type) {
	case tea.MouseWheelMsg:
		return s.move(Turned(m))()
	case tea.MouseClickMsg:
		if i := y - s.peers; x >= s.left && i >= 0 && i < len(s.rows) && s.rows[i].row != nil {
			s.desk.SelectArea(s.rows[i].area())
		}
	}
	return nil
}

// The width from which the peers stand beside the answer, and that from which
// the other figures stand beside both.
const (
	answerTwo   = 100
	answerThree = 160
	answerHigh  = 10 // lines that a source line is not needed from
)

// View draws the answer, its peers, its course, and the area's other figures.
func (s *Answer) View(w, h int) []string {
	d := s.desk
	if d.question.Area == model.NoArea {
		return layout.Block([]string{"", " " + d.emptyNote()}, w, h)
	}
	switch {
	case w >= answerThree:
		wide, side := w*9/20, w*11/40
		s.left = wide
		return layout.Join(s.withCourse(append(s.main(wide), s.course(wide)...), wide, h), s.bar(h),
			s.peerBlock(side, h, 0), s.bar(h), layout.Block(s.tiles(w-wide-side-2, h, 1), w-wide-side-2, h))
	case w >= answerTwo:
		wide := w * 11 / 20
		s.left = wide
		tall := h * 3 / 5
		main := append(s.main(wide), s.course(wide)...)
		tall = min(max(len(main)+1, tall), h)
		top := layout.Join(s.withCourse(main, wide, tall), s.bar(tall), s.peerBlock(w-wide-1, tall, 0))
		return layout.Block(append(top, s.below(w, h-tall)...), w, h)
	}
	s.left = 0
	lines := s.main(w)
	if len(lines)+4 < h {
		lines = append(lines, d.rule(ruleOf(d.Theme, w)))
		lines = append(lines, s.peerBlock(w, h-len(lines), len(lines))...)
	}
	return layout.Block(lines, w, h)
}

// below draws the tiles below a rule.
func (s *Answer) below(w, h int) []string {
	if h < 3 {
		return nil
	}
	return append([]string{s.desk.rule(ruleOf(s.desk.Theme, w))}, s.tiles(w, h-1, max(w/38, 1))...)
}

func (s *Answer) bar(h int) []string {
	lines := make([]string, h)
	for i := range lines {
		lines[i] = s.desk.rule(s.desk.Theme.Glyphs.VRule)
	}
	return lines
}

// heading is a line above a part.
func (s *Answer) heading(text string, w int) string {
	return s.desk.Theme.Paint(theme.Heading, layout.FitWith(" "+layout.Clean(text), w, s.desk.Theme.Glyphs.Ellipsis))
}

// Readings lists the answer and the other figures of the area.
func (s *Answer) Readings() []Reading {
	q := s.desk.question
	all := []Reading{{q, ""}}
	for _, e := range s.entries() {
		if e.Indicator == q.Indicator {
			continue
		}
		all = append(all, Reading{analysis.Question{
			Indicator: e.Indicator, Against: model.NoIndicator, Period: e.Period, Area: q.Area, Within: e.Within, Level: e.Level,
		}, ""})
	}
	return all
}

// joined joins parts with the separator of a line.
func (d *Desk) joined(parts ...string) string {
	parts = slices.DeleteFunc(parts, func(p string) bool { return p == "" })
	return strings.Join(parts, " "+d.Theme.Glyphs.Separator+" ")
}
