package cli

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
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
			column, err := c.growthColumn()
			if err != nil {
				return err
			}
			my, err := c.mine(s)
			if err != nil {
				return err
			}
			r := analysis.Rank(s.panel, q)
			return c.print(c.ranking(s, r, besideOf(s, r, column), my))
		},
	}, "set", "as", "growth", "my"), c.indicatorNames)
}

// mine is the area that --my names, or NoArea.
func (c *command) mine(s *source) (model.AreaID, error) {
	if c.flags.my == "" {
		return model.NoArea, nil
	}
	return c.area(s, c.flags.my)
}

// growthColumn is the growth that --growth asks for beside the levels.
func (c *command) growthColumn() (analysis.GrowthColumn, error) {
	if i := slices.Index(growthNames(), c.flags.growth); i >= 0 {
		return analysis.GrowthColumns()[i], nil
	}
	return 0, usage("--growth %q: %s", c.flags.growth, c.say(words.CliOneOf, join(growthNames())))
}

func growthNames() []string {
	var names []string
	for _, column := range analysis.GrowthColumns() {
		names = append(names, column.String())
	}
	return names
}

// besideOf is the growth beside a ranking, as the screen has it; nil: none.
func besideOf(s *source, r *analysis.Ranking, column analysis.GrowthColumn) *analysis.Beside {
	if b, ok := analysis.GrowthBeside(s.panel, r.Question, column); ok {
		return &b
	}
	return nil
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

func (c *command) ranking(s *source, r *analysis.Ranking, beside *analysis.Beside, my model.AreaID) *report {
	w := c.writer(s)
	out := &report{title: c.rankTitle(w, r), json: c.rankJSON(w, r, beside, my), sheet: c.rankSheet(w, r, beside, my)}
	n := &notes{}
	g := grid{right: map[int]bool{0: true, 3: true}, head: []string{
		c.say(words.HeadPlace), c.say(words.HeadChange), c.say(words.HeadArea), cmp.Or(w.Unit(r.Indicator, r.Derivation), c.say(words.HeadValue)),
	}}
	if beside != nil {
		g.right[4] = true
		g.head = append(g.head, w.GrowthHead(*beside))
	}
	guard := analysis.NewGuard(s.panel)
	for _, head := range c.gapHeads(w, my) {
		g.right[len(g.head)] = true
		g.head = append(g.head, head)
	}
	g.head = append(g.head, c.say(words.HeadNotes), c.say(words.ScreenSources))
	for i := range r.Rows {
		row := &r.Rows[i]
		line := cells(w.PlaceHere(row.Place), changeMark(row.Change), w.AreaName(row.Area), w.Cell(row.Answer))
		marks := c.marks(w, n, row.Answer)
		if beside != nil {
			growth := guard.Growth(*beside, row.Area, r.Period)
			line = append(line, cell{text: w.Growth(*beside, row.Area, r.Period), notes: c.marks(w, n, growth)})
		}
		line = append(line, cells(gapCells(w, guard, r, row.Area, my)...)...)
		g.rows = append(g.rows, append(line, cell{text: w.Notes(row.Answer, row.Place)}, cell{notes: marks}))
	}
	if loose := len(r.Rows) - r.Exact; loose > 0 && r.Exact > 0 {
		below := g
		below.title, below.rows = c.say(words.LooseRows, loose), g.rows[r.Exact:]
		g.rows = g.rows[:r.Exact]
		out.tables = append(out.tables, g, below)
	} else if len(r.Rows) > 0 {
		out.tables = append(out.tables, g)
	} else {
		out.empty = w.Nothing(r.Question)
		out.lines = append(out.lines, out.empty)
	}
	if len(r.Unranked) > 0 {
		u := grid{title: c.say(words.Unranked, len(r.Unranked)), head: []string{c.say(words.HeadArea), c.say(words.HeadReason), c.say(words.ScreenSources)}}
		for _, x := range r.Unranked {
			u.rows = append(u.rows, append(cells(w.AreaName(x.Area), w.Unplaced(x)), cell{notes: c.marks(w, n, x.Answer)}))
		}
		out.tables = append(out.tables, u)
	}
	out.lines = append(out.lines, c.legend(w, r)...)
	if against := guard.Contradiction(r); len(against) > 0 {
		out.lines = append(out.lines, w.Statements(r, against))
	}
	if r.Derivation.Transform != model.Plain {
		out.lines = append(out.lines, w.Formula(r.Indicator, r.Derivation))
	}
	out.notes = n.lines
	return out
}

// gapHeads head the differences of a ranking's rows: from the one before, and
// from my area.
func (c *command) gapHeads(w prose.Writer, my model.AreaID) []string {
	heads := []string{c.say(words.HeadAhead)}
	if my != model.NoArea {
		heads = append(heads, c.say(words.HeadApart, w.Area(my)))
	}
	return heads
}

func gapCells(w prose.Writer, g analysis.Guard, r *analysis.Ranking, area, my model.AreaID) []string {
	texts := []string{"—"}
	if d := g.Ahead(r, area); d.Why != analysis.NotApplicable {
		texts[0] = w.Gap(d)
	}
	switch {
	case my == model.NoArea:
		return texts
	case my == area:
		return append(texts, "—")
	}
	return append(texts, w.Gap(g.Apart(r, area, my)))
}

// legend explains the changes of a ranking's places.
func (c *command) legend(w prose.Writer, r *analysis.Ranking) []string {
	var lines []string
	var whys []string
	among := 0
	for _, row := range r.Rows {
		among = max(among, row.Change.Among)
		if why := row.Change.Why; why != analysis.Fine && !slices.Contains(whys, w.Why(why)) {
			whys = append(whys, w.Why(why))
		}
	}
	if among > 0 {
		lines = append(lines, c.say(words.LegendAmong, among))
	}
	if r.Heed != analysis.Fine {
		lines = append(lines, w.Heed(r.Heed))
	}
	if len(whys) > 0 {
		lines = append(lines, c.say(words.HeadChange)+" —: "+strings.Join(whys, c.say(words.ListComma)))
	}
	return lines
}

// rankTitle names the indicator, its basis, the period and the set (rule 1).
func (c *command) rankTitle(w prose.Writer, r *analysis.Ranking) string {
	parts := []string{w.Measure(r.Indicator, r.Derivation)}
	if r.N() > 0 || r.Period.Kind != model.Undated {
		parts = append(parts, w.Period(r.Period))
	}
	return strings.Join(append(parts, w.Set(r.Within, r.Level, r.N(), r.Of)), " · ")
}

func changeMark(c analysis.Change) string {
	switch {
	case c.Why != analysis.Fine:
		return "—"
	case c.Among > 0:
		return fmt.Sprintf("%+d/%d", c.By, c.Among)
	case c.By > 0:
		return "▲" + strconv.Itoa(c.By)
	case c.By < 0:
		return "▼" + strconv.Itoa(-c.By)
	}
	return "="
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

func (c *command) rankJSON(w prose.Writer, r *analysis.Ranking, beside *analysis.Beside, my model.AreaID) any {
	s := shaper{w}
	out := struct {
		Indicator indicatorJSON  `json:"indicator"`
		Period    *string        `json:"period"`
		Within    *areaJSON      `json:"within"`
		Level     *string        `json:"level"`
		Transform *string        `json:"transform"`
		N         int            `json:"n"`
		Of        int            `json:"of"`
		Refused   int            `json:"refused"`
		Heed      *string        `json:"heed"` // what is to be said of the order as a whole: a reason's code
		My        *areaJSON      `json:"my"`
		Against   []saidJSON     `json:"contradiction"` // the fewest statements that cannot all be true
		Rows      []rowJSON      `json:"rows"`
		Unranked  []unrankedJSON `json:"unranked"`
	}{
		s.indicator(r.Indicator, r.Derivation), text(r.Period.String()), s.area(r.Within), text(string(r.Level)),
		text(string(r.Derivation.Transform)), r.N(), r.Of, r.Refused, text(r.Heed.String()), s.area(my), s.said(r), []rowJSON{}, []unrankedJSON{},
	}
	for i := range r.Rows {
		row := s.row(&r.Rows[i])
		row.Growth = s.growth(beside, r.Rows[i].Area, r.Period)
		row.Ahead, row.Apart = s.gaps(r, r.Rows[i].Area, my)
		out.Rows = append(out.Rows, row)
	}
	for _, u := range r.Unranked {
		x := unrankedJSON{Area: *s.area(u.Area), Place: s.place(u.Place), ReasonText: w.Why(u.Why), figureJSON: s.figure(u.Answer, u.Place.Claim)}
		x.Reason, x.Growth = text(u.Why.String()), s.growth(beside, u.Area, r.Period)
		out.Unranked = append(out.Unranked, x)
	}
	return out
}

type unrankedJSON struct {
	Area       areaJSON    `json:"area"`
	Place      placeJSON   `json:"place"`
	ReasonText string      `json:"reason_text"`
	Growth     *growthJSON `json:"growth"`
	figureJSON
}

// saidJSON is what a source says: a figure, or a place.
type saidJSON struct {
	Area    areaJSON     `json:"area"`
	Value   *json.Number `json:"value"`
	Rank    *int         `json:"rank"`
	RankMax *int         `json:"rank_max"`
	Source  citationJSON `json:"source"`
}

func (s shaper) said(r *analysis.Ranking) []saidJSON {
	all := []saidJSON{}
	g := analysis.NewGuard(s.Panel)
	for _, x := range g.Contradiction(r) {
		out := saidJSON{Area: *s.area(x.Area), Source: s.citation(x.Obs)}
		if claim := s.Panel.Observations.Figure(x.Obs).Claim; x.Place {
			best, worst := int(claim.Best), int(claim.Worst)
			out.Rank, out.RankMax = &best, &worst
		} else {
			n := json.Number(g.Observed(x.Obs).Number())
			out.Value = &n
		}
		all = append(all, out)
	}
	return all
}

// gaps are the differences of a row: from the one before, and from my area;
// null where there is none such.
func (s shaper) gaps(r *analysis.Ranking, area, my model.AreaID) (ahead, apart *differenceJSON) {
	g := analysis.NewGuard(s.Panel)
	if d := g.Ahead(r, area); d.Why != analysis.NotApplicable {
		x := s.difference(r.Indicator, d)
		ahead = &x
	}
	if my != model.NoArea && my != area {
		x := s.difference(r.Indicator, g.Apart(r, area, my))
		apart = &x
	}
	return ahead, apart
}

// tidyHead are the columns of one row a figure.
func tidyHead() []string {
	return []string{"area", "area_name", "indicator", "indicator_name", "period", "rank", "rank_max", "n", "of", "value", "reason", "unit",
		"qualifier", "status", "printed", "change", "change_why", "reported_rank", "reported_scope", "computed", "quote", "document",
		"title", "publisher", "published", "locator", "url", "place_kind", "place_rank", "place_rank_max", "place_of", "place_scope"}
}

// tidy is one figure as a row, with why it has no value or rank.
func tidy(w prose.Writer, area model.AreaID, d analysis.Derivation, e *analysis.Entry, why analysis.Reason) []string {
	a, claim := e.Answer, e.Place.Claim
	cells := []string{
		w.Panel.Areas[area].ID, w.AreaName(area), w.Panel.Indicators[e.Indicator].ID, w.Indicator(e.Indicator), e.Period.String(),
		"", "", strconv.Itoa(e.N), strconv.Itoa(e.Of),
	}
	change, changeWhy := "", ""
	if e.Row != nil {
		cells[5], cells[6] = strconv.Itoa(e.Row.Rank), strconv.Itoa(e.Row.RankMax)
		if e.Row.Change.Why == analysis.Fine {
			change = strconv.Itoa(e.Row.Change.By)
		}
		changeWhy = e.Row.Change.Why.String()
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
	cells = append(cells, value, why.String(), w.Unit(e.Indicator, d), qualifier, "", "", change, changeWhy, claimed, claim.Scope, strconv.FormatBool(a.Computed()))
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
	return append(append(append(cells, quote), source...), placed(w, e.Place)...)
}

// placed is a place as cells: its kind, rank, rank_max, among how many, and
// among whom.
func placed(w prose.Writer, p analysis.Place) []string {
	cells := []string{p.Kind.String(), "", "", "", w.Scope(p)}
	if p.Kind != analysis.NoPlace {
		cells[1], cells[2] = strconv.Itoa(p.Rank), strconv.Itoa(p.RankMax)
	}
	if p.Of > 0 {
		cells[3] = strconv.Itoa(p.Of)
	}
	return cells
}

// rankSheet has a row for each area: its level, and at the end its growth.
func (c *command) rankSheet(w prose.Writer, r *analysis.Ranking, beside *analysis.Beside, my model.AreaID) sheet {
	g := sheet{head: append(tidyHead(), "growth", "growth_reason", "growth_basis", "growth_computed", "ahead", "apart")}
	line := func(area model.AreaID) {
		e := analysis.EntryIn(w.Panel, r, area)
		cells := tidy(w, area, r.Derivation, &e, e.Why)
		growth := make([]string, 4)
		if beside != nil {
			a := analysis.NewGuard(w.Panel).Growth(*beside, area, r.Period)
			if a.OK() {
				growth[0] = a.Number()
			}
			growth[1], growth[2], growth[3] = a.Why.String(), basisCode(w, *beside), strconv.FormatBool(a.Computed())
		}
		gaps := make([]string, 2)
		if r.Row(area) != nil {
			guard := analysis.NewGuard(w.Panel)
			for i, d := range []analysis.Difference{guard.Ahead(r, area), guard.Apart(r, area, my)} {
				if d.OK() {
					gaps[i] = d.Number()
				}
			}
		}
		g.rows = append(g.rows, append(append(cells, growth...), gaps...))
	}
	for i := range r.Rows {
		line(r.Rows[i].Area)
	}
	for _, u := range r.Unranked {
		line(u.Area)
	}
	return g
}

// basisCode says what growth is measured at: a price basis, or of one computed
// from levels nominal, real or computed.
func basisCode(w prose.Writer, b analysis.Beside) string {
	basis := w.Panel.Indicators[b.Indicator].PriceBasis
	switch {
	case b.Derivation.Transform == model.Plain:
		return string(basis)
	case basis == model.CurrentPrices:
		return "nominal"
	case basis == model.ConstantPrices:
		return "real"
	}
	return "computed"
}
