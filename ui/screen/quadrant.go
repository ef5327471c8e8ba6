package screen

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"weici/internal/analysis"
	"weici/internal/prose"
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
	asked  int
	offset int
	split  int // the width of the chart when last drawn
	top    int // the first line of the list when last drawn
}

// NewQuadrant makes the quadrant screen.
func NewQuadrant(d *Desk) *Quadrant { return &Quadrant{desk: d, asked: -1} }

func (s *Quadrant) quadrant() *analysis.Quadrant {
	if s.answer == nil || s.asked != s.desk.stamp {
		s.answer, s.asked = analysis.QuadrantOf(s.desk.Panel, s.desk.question), s.desk.stamp
	}
	return s.answer
}

// Open puts a growth rate upwards and its level across, whichever of the two
// was selected, and selects an area.
func (s *Quadrant) Open() {
	q, p := s.desk.question, s.desk.Panel
	if of := p.Indicators[q.Indicator].GrowthOf; of != model.NoIndicator && q.Against == model.NoIndicator {
		q.Indicator, q.Against = of, q.Indicator
		s.desk.Ask(q)
	}
	if s.at() < 0 && len(s.quadrant().Dots) > 0 {
		s.desk.SelectArea(s.quadrant().Dots[0].Area)
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
		{Keys: []string{"["}, Name: words.DoPrevPeriod, Pair: words.PairPeriods, Do: func() tea.Cmd { return stepPeriod(s.desk, -1) }},
		{Keys: []string{"]"}, Name: words.DoNextPeriod, Do: func() tea.Cmd { return stepPeriod(s.desk, +1) }},
		{Keys: []string{"space"}, Name: words.DoMark, Do: s.mark},
		{Keys: []string{"enter"}, Name: words.DoSource, Do: func() tea.Cmd { return Open(model.SourcesView) }},
	}
}

func (s *Quadrant) at() int {
	return slices.IndexFunc(s.quadrant().Dots, func(d analysis.Dot) bool { return d.Area == s.desk.question.Area })
}

func (s *Quadrant) move(by int) func() tea.Cmd {
	return func() tea.Cmd {
		if dots := s.quadrant().Dots; len(dots) > 0 {
			s.desk.SelectArea(dots[min(max(s.at()+by, 0), len(dots)-1)].Area)
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
			if ind != q.Indicator && s.desk.Tally(ind) > 0 {
				q.Against = ind
				s.desk.Ask(q)
				return nil
			}
		}
		return nil
	}
}

func (s *Quadrant) mark() tea.Cmd {
	if area := s.desk.question.Area; area != model.NoArea && !s.desk.ToggleMark(area) {
		return Notice(s.desk.Say(words.MarksFull, MaxMarks))
	}
	return nil
}

// Mouse selects an area of the list.
func (s *Quadrant) Mouse(msg tea.MouseMsg, x, y int) tea.Cmd {
	switch m := msg.(type) {
	case tea.MouseWheelMsg:
		if m.Button == tea.MouseWheelUp {
			return s.move(-1)()
		}
		return s.move(+1)()
	case tea.MouseClickMsg:
		dots := s.quadrant().Dots
		if i := s.offset + y - s.top; x > s.split && y >= s.top && i < len(dots) {
			s.desk.SelectArea(dots[i].Area)
		}
	}
	return nil
}

// quadrantList is the width of the list beside the chart.
const quadrantList = 44

// View draws the chart with the list of its areas beside it, where there is
// room, and below them who is among the first three of both.
func (s *Quadrant) View(w, h int) []string {
	d, q := s.desk, s.quadrant()
	verdict := s.verdict(w)
	room := max(h-len(verdict), 1)
	if len(q.Dots) == 0 {
		return layout.Block(append([]string{"", " " + d.Say(words.QuadrantEmpty), ""}, verdict...), w, h)
	}
	var body []string
	switch {
	case w >= listFrom:
		s.split = w - quadrantList - 1
		rule := make([]string, room)
		for i := range rule {
			rule[i] = d.rule(d.Theme.Glyphs.VRule)
		}
		body = layout.Join(s.chart(s.split, room), rule, s.list(quadrantList, room))
	case room >= chartFrom+2:
		s.split = w
		body = s.chart(w, room)
	default: // a plain list
		s.split = -1
		body = s.list(w, room)
	}
	return layout.Block(append(body, verdict...), w, h)
}

func (s *Quadrant) chart(w, h int) []string {
	d, q := s.desk, s.quadrant()
	c := chart.ScatterChart{XName: s.axis(q.Indicator), YName: s.axis(q.Against)}
	for _, dot := range q.Dots {
		c.Dots = append(c.Dots, chart.Dot{
			Name: d.Prose.Area(dot.Area), X: dot.X.Answer.Value, Y: dot.Y.Answer.Value,
			Focus: dot.Area == d.question.Area,
		})
	}
	if q.Medians {
		c.Middle = &chart.Dot{X: q.MedianX, Y: q.MedianY}
	}
	return chart.Scatter(c, w, h, d.Theme)
}

// axis names an indicator with its unit.
func (s *Quadrant) axis(ind model.IndicatorID) string {
	name := layout.Clean(s.desk.Prose.IndicatorShort(ind))
	if unit := s.desk.Prose.Unit(ind, analysis.Derivation{}); unit != "" {
		name += " " + layout.Clean(unit)
	}
	return name
}

// list gives the areas with both values and places.
func (s *Quadrant) list(w, h int) []string {
	d, q := s.desk, s.quadrant()
	look := d.Theme
	half := max((w-12)/2, 8)
	head := " " + layout.Fit(d.Say(words.HeadArea), 9) + layout.PadLeft(s.short(q.Indicator, half-1), half) + layout.PadLeft(s.short(q.Against, half-1), half)
	lines := []string{look.Paint(theme.Heading, layout.Fit(head, w))}
	s.top = len(lines)
	s.offset = layout.Scroll(s.offset, max(s.at(), 0), len(q.Dots), max(h-len(lines), 1))
	for i := s.offset; i < len(q.Dots) && len(lines) < h; i++ {
		dot := &q.Dots[i]
		sign := " "
		if dot.TopThree {
			sign = look.Paint(theme.Best, look.Glyphs.Best)
		}
		text := layout.FitWith(layout.Clean(d.Prose.Area(dot.Area)), 8, look.Glyphs.Ellipsis) + sign +
			layout.PadLeft(s.value(&dot.X), half) + layout.PadLeft(s.value(&dot.Y), half)
		if dot.Area == d.question.Area {
			lines = append(lines, look.Row(theme.Selected, layout.Fit(look.Paint(theme.Accent, look.Glyphs.Cursor)+text, w)))
		} else {
			lines = append(lines, layout.Fit(" "+text, w))
		}
	}
	return layout.Block(lines, w, h)
}

func (s *Quadrant) short(ind model.IndicatorID, w int) string {
	name := layout.Clean(s.desk.Prose.IndicatorShort(ind))
	return layout.FitWith(name, min(layout.Width(name), w), s.desk.Theme.Glyphs.Ellipsis)
}

func (s *Quadrant) value(row *analysis.Row) string {
	return s.desk.Prose.Cell(row.Answer) + " " + prose.Place(row)
}

// verdict says who is among the first three of both, how far the set is known,
// what a source claims, and who is left out.
func (s *Quadrant) verdict(w int) []string {
	d, q := s.desk, s.quadrant()
	var sure, maybe []string
	for _, dot := range q.Dots {
		switch {
		case dot.TopThree:
			sure = append(sure, d.Prose.Area(dot.Area))
		case dot.MayBe:
			maybe = append(maybe, d.Prose.Area(dot.Area))
		}
	}
	first := d.Say(words.QuadrantNone)
	if len(sure) > 0 {
		first = d.Say(words.QuadrantBoth, strings.Join(sure, d.Say(words.ListComma)))
	}
	if len(maybe) > 0 {
		first += " " + d.Theme.Glyphs.Separator + " " + d.Say(words.QuadrantMaybe, strings.Join(maybe, d.Say(words.ListComma)))
	}
	first += " " + d.Theme.Glyphs.Separator + " " + d.Say(words.QuadrantHave, len(q.Dots), len(q.Dots)+len(q.Left))
	lines := []string{d.rule(ruleOf(d.Theme, w)), s.fitted(theme.Title, first, w)}
	for _, claim := range s.claims() {
		lines = append(lines, s.fitted(theme.Badge, claim, w))
	}
	if len(q.Left) > 0 {
		var names []string
		for _, l := range q.Left {
			names = append(names, d.Prose.Area(l.Area))
		}
		lines = append(lines, s.fitted(theme.Muted, d.Say(words.QuadrantMissing, strings.Join(names, d.Say(words.ListComma))), w))
	}
	return lines
}

func (s *Quadrant) fitted(token theme.Token, text string, w int) string {
	return s.desk.Theme.Paint(token, layout.FitWith(" "+layout.Clean(text), w, s.desk.Theme.Glyphs.Ellipsis))
}

// claims are the ranks of the first three that sources claim in both
// indicators, with how they agree with the computed ones.
func (s *Quadrant) claims() []string {
	d, q := s.desk, s.quadrant()
	var all []string
	for _, dot := range q.Dots {
		if !dot.X.Claim.Made() || !dot.Y.Claim.Made() || dot.X.Claim.Worst > 3 || dot.Y.Claim.Worst > 3 {
			continue
		}
		text := d.Prose.IndicatorShort(q.Indicator) + " " + d.Prose.ClaimedRank(dot.X.Claim.RankClaim) + " (" + d.Prose.Agreement(dot.X.Agreement) + ")" +
			d.Say(words.ListComma) + d.Prose.IndicatorShort(q.Against) + " " + d.Prose.ClaimedRank(dot.Y.Claim.RankClaim) + " (" + d.Prose.Agreement(dot.Y.Agreement) + ")"
		all = append(all, d.Say(words.QuadrantClaim, d.Prose.Area(dot.Area), text))
	}
	return all
}
