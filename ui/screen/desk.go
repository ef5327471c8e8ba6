package screen

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"weici/internal/analysis"
	"weici/internal/evidence"
	"weici/internal/proof"
	"weici/internal/prose"
	"weici/internal/words"
	"weici/model"
	"weici/ui/layout"
	"weici/ui/theme"
)

// MaxMarks is the most areas that can be marked: as many as a chart tells
// apart.
const MaxMarks = theme.SeriesCount

// Desk is one session's state: the question that all screens share, and the
// answers to it, kept until the question changes. Every session has its own;
// the panel is shared.
type Desk struct {
	Panel  *model.Panel
	Prose  prose.Writer
	Theme  theme.Theme
	Growth analysis.GrowthColumn // what the ranking shows beside a level (key g)
	My     model.AreaID          // the user's own area, that others are held against (key m); NoArea where none is
	// Excerpts gives the cell that a figure stands in with its table; nil where
	// the dataset keeps no sheets.
	Excerpts Excerpts

	question analysis.Question
	stamp    int // counts the changes of the question
	rankings *analysis.Rankings
	census   census
	prover   *proof.Prover                    // made when the first quote is shown
	verdicts map[model.ObsID]evidence.Verdict // of the quotes shown last
}

// verdictsMost is the most verdicts that are kept.
const verdictsMost = 200

// census is what is known of a set in a period, whatever the indicator.
type census struct {
	within  model.AreaID
	level   model.Level
	period  model.Period
	members []model.AreaID
	tallies []int                              // areas with a figure, by indicator; nil: not counted yet
	periods map[model.IndicatorID]model.Period // the default of each indicator, as far as it was asked for
}

// NewDesk starts a session on a question.
func NewDesk(p *model.Panel, q analysis.Question, lang model.Lang, look theme.Theme) *Desk {
	d := &Desk{Panel: p, Prose: prose.Writer{Panel: p, Lang: lang}, Theme: look, My: model.NoArea, question: q, rankings: analysis.NewRankings(p), verdicts: map[model.ObsID]evidence.Verdict{}}
	d.settle()
	return d
}

// Forget drops the answers that are kept: something that they were made of could
// not be read.
func (d *Desk) Forget() {
	d.stamp++
	d.rankings, d.census, d.verdicts = analysis.NewRankings(d.Panel), census{}, map[model.ObsID]evidence.Verdict{}
}

// Say gives a word in the session's language, with what it names made safe to
// print.
func (d *Desk) Say(w words.Word, args ...any) string { return layout.Clean(d.Prose.Say(w, args...)) }

// Question gives the question being asked.
func (d *Desk) Question() analysis.Question { return d.question }

// Ask changes the question, and keeps the selected area where it still is in
// the set.
func (d *Desk) Ask(q analysis.Question) {
	d.Turn(q)
	d.settle()
}

// Turn changes the question and keeps the selected area, in the set or not.
func (d *Desk) Turn(q analysis.Question) {
	d.question = q
	d.stamp++
}

// settle selects the first place where the selected area is not in the set.
func (d *Desk) settle() {
	r := d.Ranking()
	if d.question.Area != model.NoArea && d.row(d.question.Area) >= 0 {
		return
	}
	d.question.Area = model.NoArea
	switch {
	case len(r.Rows) > 0:
		d.question.Area = r.Rows[0].Area
	case len(r.Unranked) > 0:
		d.question.Area = r.Unranked[0].Area
	}
}

// Ranking answers the question as a ranking.
func (d *Desk) Ranking() *analysis.Ranking { return d.rankings.Rank(d.question) }

// growthBeside is the growth shown beside the levels of the ranking, or nil.
func (d *Desk) growthBeside() *analysis.Beside {
	if b, ok := analysis.GrowthBeside(d.Panel, d.question, d.Growth); ok {
		return &b
	}
	return nil
}

// counted gives the census of the question's set, taken anew where the set or
// the period has changed.
func (d *Desk) counted() *census {
	q, c := d.question, &d.census
	if c.members == nil || c.within != q.Within || c.level != q.Level {
		*c = census{within: q.Within, level: q.Level, members: analysis.Members(d.Panel, q.Within, q.Level)}
	}
	if c.period != q.Period {
		c.period, c.tallies = q.Period, nil
	}
	return c
}

// Members lists the areas of the question's set, of all periods.
func (d *Desk) Members() []model.AreaID { return d.counted().members }

// uncounted is the tally of an indicator that has not been read.
const uncounted = -1

// Tally counts the areas of the set that have a figure of an indicator in the
// question's period. One that has not been read is not read for that.
func (d *Desk) Tally(ind model.IndicatorID) int {
	c := d.counted()
	if c.tallies == nil {
		c.tallies = make([]int, len(d.Panel.Indicators))
		for i := range c.tallies {
			c.tallies[i] = uncounted
		}
	}
	if c.tallies[ind] == uncounted && d.Panel.Ready(ind) {
		c.tallies[ind] = analysis.CountIn(d.Panel, ind, c.members, c.period)
	}
	return c.tallies[ind]
}

// bestPeriod is the period in which an indicator is shown where nothing else is
// asked for.
func (d *Desk) bestPeriod(ind model.IndicatorID) model.Period {
	c := d.counted()
	if c.periods == nil {
		c.periods = map[model.IndicatorID]model.Period{}
	}
	best, known := c.periods[ind]
	if !known {
		best = analysis.BestPeriod(d.Panel, ind, c.members)
		c.periods[ind] = best
	}
	return best
}

// row gives the place of an area in the list of ranked and unranked areas, or
// −1.
func (d *Desk) row(area model.AreaID) int {
	r := d.Ranking()
	if i := slices.IndexFunc(r.Rows, func(x analysis.Row) bool { return x.Area == area }); i >= 0 {
		return i
	}
	i := slices.IndexFunc(r.Unranked, func(x analysis.Unranked) bool { return x.Area == area })
	if i < 0 {
		return -1
	}
	return len(r.Rows) + i
}

// InRanking tells whether an area stands in the ranking, with a place or
// without.
func (d *Desk) InRanking(area model.AreaID) bool { return d.row(area) >= 0 }

// SelectArea moves the selection to an area.
func (d *Desk) SelectArea(area model.AreaID) { d.question.Area = area }

// SelectIndicator asks about another indicator. The period stays where any
// area of the set has a figure then; else the best covered one is taken.
func (d *Desk) SelectIndicator(ind model.IndicatorID) {
	q := d.question
	q.Indicator = ind
	if (analysis.NewGuard(d.Panel)).Applies(ind, q.Derivation.Transform) != analysis.Fine {
		q.Derivation = analysis.Derivation{}
	}
	if analysis.CountIn(d.Panel, ind, d.Members(), q.Period) == 0 {
		if best := analysis.BestPeriod(d.Panel, ind, d.Members()); best.Kind != model.Undated {
			q.Period = best
		}
	}
	d.Ask(q)
}

// StepIndicator selects the next or the previous indicator that has any
// figure in the set.
func (d *Desk) StepIndicator(by int) {
	n := len(d.Panel.Indicators)
	for i := 1; i < n; i++ {
		ind := model.IndicatorID(((int(d.question.Indicator)+by*i)%n + n) % n)
		if d.HasFigures(ind) {
			d.SelectIndicator(ind)
			return
		}
	}
}

// HasFigures tells whether any area of the set has a figure of an indicator in
// any period. One that has not been read is taken to have some where anything
// has.
func (d *Desk) HasFigures(ind model.IndicatorID) bool {
	if !d.Panel.Ready(ind) {
		return d.Panel.Count(ind) > 0
	}
	for _, area := range d.Members() {
		for _, id := range d.Panel.Row(ind, area) {
			if id != model.NoObs {
				return true
			}
		}
	}
	return false
}

// StepPeriod asks about the next or the previous period of the indicator, and
// tells whether there was one.
func (d *Desk) StepPeriod(by int) bool {
	covered := analysis.Covered(d.Panel, d.question.Indicator, d.Members())
	at := slices.IndexFunc(covered, func(c analysis.PeriodCount) bool {
		return c.Period.Compare(d.question.Period) >= 0
	})
	if at < 0 {
		at = len(covered)
	}
	if by > 0 && (at == len(covered) || covered[at].Period != d.question.Period) {
		at--
	}
	for at += by; at >= 0 && at < len(covered); at += by {
		if covered[at].Count > 0 {
			q := d.question
			q.Period = covered[at].Period
			d.Ask(q)
			return true
		}
	}
	return false
}

// Marked tells the place of an area among the marked ones, or −1.
func (d *Desk) Marked(area model.AreaID) int { return slices.Index(d.question.Areas, area) }

// ToggleMark marks the selected area or takes the mark away. It tells whether
// there was room for the mark.
func (d *Desk) ToggleMark(area model.AreaID) bool {
	if at := d.Marked(area); at >= 0 {
		d.question.Areas = slices.Delete(slices.Clone(d.question.Areas), at, at+1)
		return true
	}
	if len(d.question.Areas) >= MaxMarks {
		return false
	}
	d.question.Areas = append(slices.Clone(d.question.Areas), area)
	return true
}

// mark marks an area or takes its mark away; the command says that there is no
// room, and is nil where there was.
func (d *Desk) mark(area model.AreaID) tea.Cmd {
	if area == model.NoArea || d.ToggleMark(area) {
		return nil
	}
	return Notice(d.Say(words.MarksFull, MaxMarks))
}

// ToggleMine makes the selected area the user's own, or takes that back.
func (d *Desk) ToggleMine() tea.Cmd {
	area := d.question.Area
	if d.stamp++; area == model.NoArea || area == d.My {
		d.My = model.NoArea
		return Notice(d.Say(words.MineNone))
	}
	d.My = area
	return Notice(d.Say(words.MineNow, d.Prose.Area(area)))
}

// Statement is the selected figure, to be put into a sentence or cited.
func (d *Desk) Statement() prose.Statement { return d.StatementOf(d.question) }

// StatementOf is the figure of a question's area, with its place in the
// question's ranking.
func (d *Desk) StatementOf(q analysis.Question) prose.Statement {
	return prose.StatementOf(d.Panel, q, d.rankings.Rank(q))
}
