package cli

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"weici/internal/analysis"
	"weici/internal/prose"
	"weici/internal/words"
	"weici/model"
)

// rank ranks the areas of a set by an indicator.
func (c *command) rank() *cobra.Command {
	return c.completing(c.reading(&cobra.Command{
		Use:     "rank " + c.say(words.ArgIndicator),
		Short:   c.say(words.RankShort),
		Example: "  weici rank gdp_growth --period 2022\n  weici rank 社零 --within 330100 --level county --format csv",
		Args:    exactly(c, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			s, q, err := c.ask(args[0])
			if err != nil {
				return err
			}
			r := analysis.Rank(s.panel, q)
			return c.print(c.ranking(s, r))
		},
	}, "set", "as"), c.indicatorNames)
}

// ask opens the dataset and makes the question of an indicator.
func (c *command) ask(indicator string) (*source, analysis.Question, error) {
	if err := c.checkFormat(); err != nil {
		return nil, analysis.Question{}, err
	}
	s, err := c.load()
	if err != nil {
		return nil, analysis.Question{}, err
	}
	q, err := c.question(s, indicator)
	return s, q, err
}

// exactly takes so many arguments, and says how to call the command where
// there are more or fewer.
func exactly(c *command, n int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) != n {
			return usage("%s", c.say(words.CliArgs, c.useLine(cmd)))
		}
		return nil
	}
}

func atLeast(c *command, n int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < n {
			return usage("%s", c.say(words.CliArgs, c.useLine(cmd)))
		}
		return nil
	}
}

func atMost(c *command, n int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) > n {
			return usage("%s", c.say(words.CliArgs, c.useLine(cmd)))
		}
		return nil
	}
}

func (c *command) ranking(s *source, r *analysis.Ranking) *report {
	w := c.writer(s)
	out := &report{title: c.rankTitle(w, r), json: c.rankJSON(w, r)}
	n := &notes{}
	g := grid{right: map[int]bool{0: true, 3: true}, head: []string{
		c.say(words.HeadPlace), c.say(words.HeadChange), c.say(words.HeadArea), w.Unit(r.Indicator, r.Derivation),
		c.say(words.HeadNotes), c.say(words.ScreenSources),
	}}
	if g.head[3] == "" {
		g.head[3] = c.say(words.HeadValue)
	}
	for i := range r.Rows {
		row := &r.Rows[i]
		g.rows = append(g.rows, append(
			cells(prose.Place(row), changeMark(row.Change), w.AreaName(row.Area), w.Cell(row.Answer), c.remarks(w, row.Answer, row.Claim, row.Agreement)),
			cell{notes: c.marks(w, n, row.Answer)}))
	}
	if len(r.Rows) > 0 {
		out.tables = append(out.tables, g)
	} else {
		out.empty = c.noFigures(w, s, r)
		out.lines = append(out.lines, out.empty)
	}
	if len(r.Unranked) > 0 {
		u := grid{title: c.say(words.Unranked, len(r.Unranked)), head: []string{c.say(words.HeadArea), c.say(words.HeadReason), c.say(words.ScreenSources)}}
		for _, x := range r.Unranked {
			u.rows = append(u.rows, append(cells(w.AreaName(x.Area), c.reason(w, x)), cell{notes: c.marks(w, n, x.Answer)}))
		}
		out.tables = append(out.tables, u)
	}
	if len(r.Rows) > 0 && r.Rows[0].Change.Why != analysis.Fine {
		out.lines = append(out.lines, c.say(words.HeadChange)+": "+w.Why(r.Rows[0].Change.Why))
	}
	if r.Derivation.Transform != model.Plain {
		out.lines = append(out.lines, w.Formula(r.Indicator, r.Derivation))
	}
	out.notes, out.sheet = n.lines, c.rankSheet(w, r)
	return out
}

// rankTitle names the indicator, its basis, the period and the set (rule 1).
func (c *command) rankTitle(w prose.Writer, r *analysis.Ranking) string {
	parts := []string{w.Indicator(r.Indicator)}
	if r.Derivation.Transform != model.Plain {
		parts = append(parts, w.Transform(r.Derivation))
	}
	if unit := w.Unit(r.Indicator, r.Derivation); unit != "" {
		parts = append(parts, unit)
	}
	return strings.Join(append(parts, w.Basis(r.Indicator, r.Derivation), w.Polarity(r.Indicator), w.Period(r.Period),
		w.Set(r.Within, r.Level, r.N(), r.Of)), " · ")
}

func changeMark(c analysis.Change) string {
	switch {
	case c.Why != analysis.Fine:
		return "—"
	case c.By > 0:
		return "▲" + strconv.Itoa(c.By)
	case c.By < 0:
		return "▼" + strconv.Itoa(-c.By)
	}
	return "="
}

// remarks says what is to be known about a figure, and the rank its source
// claims.
func (c *command) remarks(w prose.Writer, a analysis.Answer, claim analysis.Claim, agreement analysis.Agreement) string {
	all := w.Caveats(a)
	if claim.Made() {
		text := c.say(words.NoteClaim, w.ClaimedRank(claim.RankClaim))
		if claim.Scope != "" {
			text += " (" + claim.Scope + ")"
		}
		all = append(all, text+" "+w.Agreement(agreement))
	}
	return strings.Join(all, "; ")
}

func (c *command) reason(w prose.Writer, u analysis.Unranked) string {
	text := w.Why(u.Why)
	if u.Answer.OK() {
		text += ": " + w.Cell(u.Answer)
	}
	if u.Claim.Made() {
		text += "; " + c.say(words.NoteClaim, w.ClaimedRank(u.Claim.RankClaim))
	}
	return text
}

// marks numbers the sources that an answer rests on.
func (c *command) marks(w prose.Writer, n *notes, a analysis.Answer) []int {
	var marks []int
	for _, id := range inputs(a) {
		if m := n.mark(sourceLine(w, id)); !known(marks, m) {
			marks = append(marks, m)
		}
	}
	return marks
}

// sourceLine is the quote of an observation and its document.
func sourceLine(w prose.Writer, id model.ObsID) string {
	o := w.Panel.Observations.At(id)
	line := w.Cited(o)
	if o.Citation.Exact != "" {
		line = "“" + o.Citation.Exact + "” " + line
	}
	return line
}

// noFigures says that nothing can be ranked, and which periods have figures.
func (c *command) noFigures(w prose.Writer, s *source, r *analysis.Ranking) string {
	if r.Of == 0 && len(analysis.Members(s.panel, r.Within, r.Level)) == 0 {
		return c.say(words.NothingBelow)
	}
	text := c.say(words.NoFigures, w.Period(r.Period), w.Indicator(r.Indicator))
	var periods []string
	for _, p := range analysis.Covered(s.panel, r.Indicator, analysis.Members(s.panel, r.Within, r.Level)) {
		if p.Count > 0 {
			periods = append(periods, p.Period.String())
		}
	}
	if len(periods) == 0 {
		return text + " · " + c.say(words.NoPeriods)
	}
	return text + " · " + c.say(words.PeriodsWith, strings.Join(periods, ", "))
}

func (c *command) rankJSON(w prose.Writer, r *analysis.Ranking) any {
	s := shaper{w}
	out := struct {
		Indicator indicatorJSON  `json:"indicator"`
		Period    *string        `json:"period"`
		Within    *areaJSON      `json:"within"`
		Level     *string        `json:"level"`
		Transform *string        `json:"transform"`
		N         int            `json:"n"`
		Of        int            `json:"of"`
		Rows      []rowJSON      `json:"rows"`
		Unranked  []unrankedJSON `json:"unranked"`
	}{
		s.indicator(r.Indicator, r.Derivation), text(r.Period.String()), s.area(r.Within), text(string(r.Level)),
		text(string(r.Derivation.Transform)), r.N(), r.Of, []rowJSON{}, []unrankedJSON{},
	}
	for i := range r.Rows {
		out.Rows = append(out.Rows, s.row(&r.Rows[i]))
	}
	for _, u := range r.Unranked {
		x := unrankedJSON{Area: *s.area(u.Area), ReasonText: w.Why(u.Why), figureJSON: s.figure(u.Answer, u.Claim)}
		x.Reason = text(u.Why.String())
		out.Unranked = append(out.Unranked, x)
	}
	return out
}

type unrankedJSON struct {
	Area       areaJSON `json:"area"`
	ReasonText string   `json:"reason_text"`
	figureJSON
}

// tidyHead are the columns of one row a figure.
func tidyHead() []string {
	return []string{"area", "area_name", "indicator", "indicator_name", "period", "rank", "rank_max", "n", "of", "value", "reason", "unit",
		"qualifier", "status", "printed", "change", "change_why", "reported_rank", "reported_scope", "computed", "quote", "document",
		"title", "publisher", "published", "locator", "url"}
}

// tidy is one figure as a row; row is nil where it has no place.
func tidy(w prose.Writer, ind model.IndicatorID, period model.Period, area model.AreaID, d analysis.Derivation, a analysis.Answer, why analysis.Reason, row *analysis.Row, claim analysis.Claim, n, of int) []string {
	cells := []string{w.Panel.Areas[area].ID, w.AreaName(area), w.Panel.Indicators[ind].ID, w.Indicator(ind), period.String(), "", "", strconv.Itoa(n), strconv.Itoa(of)}
	change, changeWhy := "", ""
	if row != nil {
		cells[5], cells[6] = strconv.Itoa(row.Rank), strconv.Itoa(row.RankMax)
		if row.Change.Why == analysis.Fine {
			change = strconv.Itoa(row.Change.By)
		}
		changeWhy = row.Change.Why.String()
	}
	value, qualifier := "", ""
	if a.OK() {
		value, qualifier = a.Number(), a.Qualifier.String()
	}
	claimed := ""
	if claim.Made() {
		claimed = fmt.Sprint(claim.Best)
		if claim.Worst != claim.Best {
			claimed += "-" + fmt.Sprint(claim.Worst)
		}
	}
	cells = append(cells, value, why.String(), w.Unit(ind, d), qualifier, "", "", change, changeWhy, claimed, claim.Scope, strconv.FormatBool(a.Computed()))
	quote, source := "", make([]string, 6)
	if ids := inputs(a); len(ids) > 0 {
		o := w.Panel.Observations.At(ids[0])
		cells[13], cells[14] = o.Status.String(), o.Printed
		quote, source[5] = o.Citation.Exact, ""
		source[4] = o.Citation.Locator
		if o.Citation.Document != model.NoDoc {
			doc := &w.Panel.Documents[o.Citation.Document]
			source = []string{doc.ID, doc.Title, doc.Publisher, doc.Published.String(), o.Citation.Locator, doc.URL}
		}
	}
	return append(append(cells, quote), source...)
}

func (c *command) rankSheet(w prose.Writer, r *analysis.Ranking) sheet {
	g := sheet{head: tidyHead()}
	for i := range r.Rows {
		row := &r.Rows[i]
		g.rows = append(g.rows, tidy(w, r.Indicator, r.Period, row.Area, r.Derivation, row.Answer, analysis.Fine, row, row.Claim, r.N(), r.Of))
	}
	for _, u := range r.Unranked {
		g.rows = append(g.rows, tidy(w, r.Indicator, r.Period, u.Area, r.Derivation, u.Answer, u.Why, nil, u.Claim, r.N(), r.Of))
	}
	return g
}
