package brief

import (
	"slices"
	"strings"

	"weici/internal/analysis"
	"weici/internal/prose"
	"weici/internal/words"
	"weici/model"
)

// Request is what a brief is asked about.
type Request struct {
	Areas      []model.AreaID
	Period     model.Period        // undated: each indicator in its latest period
	Indicators []model.IndicatorID // empty: all that the areas have figures of
	Title      string              // empty: made from the areas and the period
	Lang       model.Lang
}

// Compose answers a request: headline sentences, the areas side by side, a
// table for each with where it leads and lags, charts, notes and sources.
// Several areas are compared in one period; what they have of other periods
// only stands apart. Progress, where given, is told after each area.
func Compose(p *model.Panel, r Request, progress func(done, total int)) *Brief {
	c := newComposer(p, r)
	var latest []analysis.Profile
	for i, area := range r.Areas {
		latest = append(latest, c.profile(area))
		if progress != nil {
			progress(i+1, len(r.Areas))
		}
	}
	c.profiles = latest
	if c.settlePeriod() {
		c.profiles = nil
		for _, area := range r.Areas {
			c.profiles = append(c.profiles, c.profile(area))
		}
	}
	c.brief.Title = c.title()
	c.headlines()
	if len(r.Areas) > 1 {
		c.heading(1, words.BriefCompare)
		c.sideBySide()
	}
	for i := range c.profiles {
		c.area(&c.profiles[i])
	}
	c.elsewhen(latest)
	c.charts()
	c.notes()
	c.list()
	return c.brief
}

// composer puts a brief together.
type composer struct {
	prose.Writer
	request  Request
	derived  analysis.Derivation // what is made of the figures that are being written
	brief    *Brief
	sources  sources
	guard    analysis.Guard
	rankings *analysis.Rankings
	profiles []analysis.Profile
	told     map[figureKey]bool // the figures that the brief has in full
	noted    []string           // the notes so far, in order
	mixed    bool               // what is being written is of several periods
}

// figureKey tells the figures of a brief apart.
type figureKey struct {
	indicator model.IndicatorID
	area      model.AreaID
	period    model.Period
	derived   analysis.Derivation
}

func newComposer(p *model.Panel, r Request) *composer {
	return &composer{
		Writer:  prose.Writer{Panel: p, Lang: r.Lang, Numbered: true},
		request: r,
		brief:   &Brief{Lang: r.Lang},
		sources: sources{panel: p, found: map[sourceKey]int{}, used: map[model.ObsID]bool{}},
		guard:   analysis.NewGuard(p), rankings: analysis.NewRankings(p),
		told: map[figureKey]bool{},
	}
}

// indicator names what is being written: the indicator, and what is made of it.
func (c *composer) indicator(ind model.IndicatorID) string {
	if c.derived.Transform == model.Plain {
		return c.Indicator(ind)
	}
	return c.Say(words.BriefDerived, c.Indicator(ind), c.Transform(ind, c.derived))
}

func (c *composer) add(b Block) { c.brief.Blocks = append(c.brief.Blocks, b) }

func (c *composer) heading(depth int, w words.Word, args ...any) {
	c.add(Heading{depth, c.Say(w, args...)})
}

func (c *composer) title() string {
	if c.request.Title != "" {
		return c.request.Title
	}
	var names []string
	for i, a := range c.request.Areas {
		if i == 4 {
			return c.Say(words.BriefTitleMany, strings.Join(names, c.Say(words.ListComma)), len(c.request.Areas), c.when())
		}
		names = append(names, c.AreaName(a))
	}
	list := strings.Join(names, c.Say(words.ListComma))
	if len(names) == 1 {
		return c.Say(words.BriefTitle, list, c.when())
	}
	return c.Say(words.BriefTitleCompare, list, c.when())
}

func (c *composer) when() string {
	switch {
	case c.mixed:
		return c.Say(words.BriefOther)
	case c.request.Period.Kind == model.Undated:
		return c.Say(words.BriefLatest)
	}
	return c.Period(c.request.Period)
}

// onePeriod tells that all figures being written are of the brief's period,
// which its titles name.
func (c *composer) onePeriod() bool { return !c.mixed && c.request.Period.Kind != model.Undated }

// profile is an area's profile, kept to the indicators asked for.
func (c *composer) profile(area model.AreaID) analysis.Profile {
	p := *analysis.ProfileOf(c.Panel, area, c.request.Period)
	if len(c.request.Indicators) > 0 {
		p.Entries = slices.DeleteFunc(p.Entries, func(e analysis.Entry) bool {
			return !slices.Contains(c.request.Indicators, e.Indicator)
		})
	}
	return p
}

// The most headline sentences for one area: of a brief about it, and beside
// others.
const (
	headlinesMost = 5
	besideMost    = 3
)

// headlines open the brief: the areas beside one another in their first
// indicators, and for each area what it leads in, then its first indicators, as
// finished sentences.
func (c *composer) headlines() {
	c.heading(1, words.BriefHeadlines)
	if len(c.profiles) > 1 {
		c.together()
	}
	for i := range c.profiles {
		if runs := c.leading(&c.profiles[i]); len(runs) > 0 {
			c.add(Paragraph{runs})
		}
	}
}

// leading says what an area leads in and its first indicators; beside others
// only the former, since they are compared in the latter.
func (c *composer) leading(p *analysis.Profile) []Run {
	chosen, _ := p.Standing(c.Panel)
	most := besideMost
	if len(c.profiles) == 1 {
		chosen, most = append(chosen, p.Entries...), headlinesMost
	}
	var runs []Run
	var before prose.Statement
	seen := map[model.IndicatorID]bool{}
	for _, e := range chosen {
		if seen[e.Indicator] || !e.Answer.OK() || len(runs) == most {
			continue
		}
		seen[e.Indicator] = true
		s := c.statement(p.Area, e)
		sentence := c.Claimed(s)
		if len(runs) > 0 {
			sentence = c.Continued(s, before)
		}
		if len(runs) > 0 && c.Lang == model.EN {
			sentence = " " + sentence
		}
		before = s
		runs = append(runs, Run{sentence, c.sources.saying(e.Answer, e.Place)})
	}
	if len(p.Entries) == 0 {
		runs = []Run{{Text: c.figureless(p.Area)}}
	}
	return runs
}

func (c *composer) statement(area model.AreaID, e analysis.Entry) prose.Statement {
	return prose.Statement{
		Indicator: e.Indicator, Area: area, Period: e.Period, Derivation: c.derived, Answer: e.Answer, Place: e.Place,
	}
}

// area writes an area's table and where it leads and lags.
func (c *composer) area(p *analysis.Profile) {
	c.heading(1, words.BriefFigures, c.AreaName(p.Area))
	c.add(c.areaTable(p))
	c.standing(p)
}

func (c *composer) areaTable(p *analysis.Profile) Table {
	t := Table{
		Title: c.Say(words.BriefTableTitle, c.AreaName(p.Area), c.when()),
		Head: []string{
			c.Say(words.HeadIndicator), c.Say(words.HeadPeriod), c.Say(words.HeadUnit), c.Say(words.HeadValue),
			c.Say(words.BriefHeadGrowth), c.Say(words.HeadKN), c.Say(words.HeadChange), c.Say(words.HeadNotes),
		},
	}
	for _, e := range p.Entries {
		t.Rows = append(t.Rows, c.row(p.Area, e))
		c.figure(p.Area, e)
		c.remark(p.Area, e)
	}
	if len(p.Entries) > 0 {
		c.note(c.Say(words.BriefPlaceNote, c.AreaName(p.Entries[0].Within), c.Level(p.Entries[0].Level)))
	}
	if t.tells(changeColumn, "—") {
		t.Notes = c.unchanged(p)
	} else {
		t.drop(changeColumn)
	}
	if !t.tells(growthColumn, "") {
		t.drop(growthColumn)
	}
	if c.onePeriod() {
		t.drop(periodColumn) // that of the title
	}
	return t
}

// The columns of an area's table that may have nothing to tell.
const (
	periodColumn = 1
	growthColumn = 4
	changeColumn = 6
)

// tells says whether a column has more than one word for nothing.
func (t *Table) tells(column int, nothing string) bool {
	return slices.ContainsFunc(t.Rows, func(row []Cell) bool { return row[column].Text != nothing })
}

// drop takes a column out.
func (t *Table) drop(column int) {
	t.Head = slices.Delete(t.Head, column, column+1)
	for i, row := range t.Rows {
		t.Rows[i] = slices.Delete(row, column, column+1)
	}
}

func (c *composer) row(area model.AreaID, e analysis.Entry) []Cell {
	period := c.Period(e.Period)
	place, change := c.stands(e)
	return []Cell{
		{Text: c.Indicator(e.Indicator)},
		{Text: period},
		{Text: c.Unit(e.Indicator, c.derived)},
		c.value(e.Answer),
		c.growth(area, e),
		{Text: place, Right: true, Sources: c.sources.stating(e.Place)},
		{Text: change},
		{Text: c.rowNotes(e)},
	}
}

// stands is an entry's place in its set, and how it has changed. A place that
// is not certain stands in no brief (rule 7).
func (c *composer) stands(e analysis.Entry) (place, change string) {
	change = "—"
	if e.Place.Certain() && e.Row != nil && e.Row.Change.Why == analysis.Fine {
		change = c.Change(e.Row.Change)
	}
	return c.certain(e.Place), change
}

// certain writes a place where it may stand in a brief.
func (c *composer) certain(p analysis.Place) string {
	if !p.Certain() {
		return "—"
	}
	return c.PlaceOf(p)
}

// value is a figure's cell: a number where it is exact, else its words.
func (c *composer) value(a analysis.Answer) Cell {
	if !a.OK() {
		return Cell{Text: c.Why(a.Why), Right: true, Sources: c.sources.of(a)}
	}
	return Cell{
		Text: c.Cell(a), Value: a.Value, IsNumber: a.Qualifier == model.Exact,
		Decimals: max(0, a.Decimals), Right: true, Sources: c.sources.of(a),
	}
}

// growth is the published growth of a level, with its price basis.
func (c *composer) growth(area model.AreaID, e analysis.Entry) Cell {
	rate := growthOf(c.Panel, e.Indicator)
	if rate == model.NoIndicator {
		return Cell{}
	}
	a := c.guard.Figure(rate, area, e.Period)
	if !a.OK() {
		return Cell{Text: c.Why(a.Why), Right: true}
	}
	basis := c.Basis(rate, analysis.Derivation{})
	return Cell{Text: c.Cell(a) + "% (" + basis + ")", Right: true, Sources: c.sources.of(a)}
}

// growthOf is the published growth rate of a level, or NoIndicator.
func growthOf(p *model.Panel, level model.IndicatorID) model.IndicatorID {
	return model.IndicatorID(slices.IndexFunc(p.Indicators, func(i model.Indicator) bool { return i.GrowthOf == level }))
}

func (c *composer) rowNotes(e analysis.Entry) string { return c.Notes(e.Answer, e.Place) }

// unchanged says why some places have no change beside them.
func (c *composer) unchanged(p *analysis.Profile) []string {
	var whys []string
	for _, e := range p.Entries {
		if e.Row != nil && e.Row.Change.Why != analysis.Fine {
			if why := c.Why(e.Row.Change.Why); !slices.Contains(whys, why) {
				whys = append(whys, why)
			}
		}
	}
	if len(whys) == 0 {
		return nil
	}
	return []string{c.Say(words.BriefChangeNote, strings.Join(whys, c.Say(words.NoteSemicolon)))}
}

// standing says where an area leads and lags.
func (c *composer) standing(p *analysis.Profile) {
	leads, lags := p.Standing(c.Panel)
	c.standingLine(words.BriefLeads, leads)
	c.standingLine(words.BriefLags, lags)
	c.moves(p)
}

// moves says how the places of an area have changed over the years.
func (c *composer) moves(p *analysis.Profile) {
	var all []string
	var cited []int
	for _, e := range p.Entries {
		past := c.rankings.History(e.Indicator, p.Area, e.Period)
		text := c.History(past)
		if text == "" {
			continue
		}
		all = append(all, c.Indicator(e.Indicator)+" "+text)
		for _, at := range past {
			cited = append(cited, c.sources.stating(at.Place)...)
		}
	}
	if len(all) > 0 {
		slices.Sort(cited)
		text := c.Say(words.SaidCell, c.Say(words.PlacePast), strings.Join(all, c.Say(words.NoteSemicolon))) + c.Say(words.SentenceEnd)
		c.add(Paragraph{[]Run{{text, slices.Compact(cited)}}})
	}
}

func (c *composer) standingLine(w words.Word, entries []analysis.Entry) {
	if len(entries) == 0 {
		return
	}
	runs := []Run{{Text: c.Say(w)}}
	for i, e := range entries {
		if i > 0 {
			runs = append(runs, Run{Text: c.Say(words.ListComma)})
		}
		text := c.Indicator(e.Indicator) + " " + c.PlaceOf(e.Place)
		runs = append(runs, Run{text, c.sources.saying(e.Answer, e.Place)})
	}
	c.add(Paragraph{append(runs, Run{Text: c.Say(words.SentenceEnd)})})
}

// figure keeps an entry in full.
func (c *composer) figure(area model.AreaID, e analysis.Entry) {
	key := figureKey{e.Indicator, area, e.Period, c.derived}
	if c.told[key] {
		return
	}
	c.told[key] = true
	a := &c.Panel.Areas[area]
	f := Figure{
		Area: c.AreaName(area), AreaID: a.ID,
		Indicator: c.indicator(e.Indicator), IndicatorID: c.Panel.Indicators[e.Indicator].ID,
		Period: e.Period.String(), Value: e.Answer.Value, Valued: e.Answer.OK(), Decimals: max(0, e.Answer.Decimals),
		Unit: c.Unit(e.Indicator, c.derived), Qualifier: e.Answer.Qualifier.String(), Sign: prose.Sign(e.Answer.Qualifier),
		Basis: c.Basis(e.Indicator, c.derived), N: e.N, Of: e.Of,
		Set: c.Set(e.Within, e.Level, e.N, e.Of), Why: e.Answer.Why.String(), Sources: c.sources.saying(e.Answer, e.Place),
	}
	if e.Answer.Obs != model.NoObs {
		f.Printed = c.Panel.Observations.At(e.Answer.Obs).Printed
		f.Status, f.StatusName = e.Answer.Status.String(), c.Status(e.Answer.Status)
		f.Obs = []model.ObsID{e.Answer.Obs}
	}
	if e.Answer.Computed() {
		f.Computed, f.Obs = true, e.Answer.Inputs
	}
	if !f.Valued {
		f.Reason = c.Writer.Why(e.Answer.Why)
	}
	if e.Place.Certain() {
		f.Rank, f.RankMax, f.RankOf, f.PlaceKind, f.Among = e.Place.Rank, e.Place.RankMax, e.Place.Of, e.Place.Kind.String(), c.Scope(e.Place)
		if stated := c.sources.stating(e.Place); e.Place.Kind == analysis.StatedPlace && len(stated) > 0 {
			f.PlaceSource = stated[0]
		}
	}
	c.brief.Figures = append(c.brief.Figures, f)
}
