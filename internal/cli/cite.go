package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"weici/internal/analysis"
	"weici/internal/prose"
	"weici/internal/words"
	"weici/model"
)

// cite proves one figure: its words, its document, and the others that were
// not used.
func (c *command) cite() *cobra.Command {
	return c.completing(c.reading(&cobra.Command{
		Use:     "cite " + c.say(words.ArgArea) + " " + c.say(words.ArgIndicator),
		Short:   c.say(words.CiteShort),
		Example: "  weici cite 上城 gdp_growth --period 2022",
		Args:    exactly(c, 2),
		RunE: func(_ *cobra.Command, args []string) error {
			if err := c.checkFormat(); err != nil {
				return err
			}
			s, err := c.load()
			if err != nil {
				return err
			}
			area, err := c.area(s, args[0])
			if err != nil {
				return err
			}
			ind, err := c.indicator(s, args[1])
			if err != nil {
				return err
			}
			period, err := c.period()
			if err != nil {
				return err
			}
			if c.flags.period == "" {
				period = latest(s.panel, ind, area)
			}
			return c.print(c.evidence(s, analysis.Cite(s.panel, ind, area, period)))
		},
	}), c.areaNames, c.indicatorNames)
}

// latest is the period in which a cell is shown, or where it has no figure, the
// newest of the ranks that stand alone.
func latest(p *model.Panel, ind model.IndicatorID, area model.AreaID) model.Period {
	if period := analysis.DefaultPeriod(p, ind, area); p.Shown(ind, area, period) != model.NoObs || p.Refused(ind, area, period) {
		return period
	}
	all := periodsOf(p, ind, area)
	if len(all) == 0 {
		return model.Period{}
	}
	return all[len(all)-1]
}

// periodsOf lists the periods in which there is any observation of a cell.
func periodsOf(p *model.Panel, ind model.IndicatorID, area model.AreaID) []model.Period {
	var all []model.Period
	for i, id := range p.Row(ind, area) {
		if id != model.NoObs {
			all = append(all, p.Periods(ind)[i])
		}
	}
	return all
}

type observationJSON struct {
	figureJSON
	Vintage   *string   `json:"vintage"`
	Benchmark *string   `json:"benchmark"`
	Note      *string   `json:"note"`
	Proof     proofJSON `json:"proof"`
}

// placeInJSON is a place in a period.
type placeInJSON struct {
	Period string `json:"period"`
	placeJSON
}

type otherJSON struct {
	observationJSON
	Conflicts  bool   `json:"conflicts"`
	Ground     string `json:"ground"`
	GroundText string `json:"ground_text"`
}

func (c *command) evidence(s *source, e analysis.Evidence) *report {
	w := c.writer(s)
	out := &report{title: w.AreaName(e.Area) + " · " + w.Indicator(e.Indicator) + " · " + w.Period(e.Period), json: c.citeJSON(s, e)}
	out.sheet = c.citeSheet(w, e)
	if e.Shown == model.NoObs {
		out.empty = w.Why(e.Why) + " · " + c.otherPeriods(w, e)
		out.lines = []string{out.empty}
		return out
	}
	if p := analysis.EntryOf(s.panel, e.Indicator, e.Area, e.Period).Place; p.Kind != analysis.NoPlace {
		out.lines = append(out.lines, c.say(words.SaidCell, c.say(words.HeadPlace), w.PlaceOf(p)))
		if past := w.History(analysis.NewRankings(s.panel).History(e.Indicator, e.Area, e.Period)); past != "" {
			out.lines = append(out.lines, c.say(words.SaidCell, c.say(words.PlacePast), past))
		}
		out.lines = append(out.lines, "")
	}
	out.lines = append(out.lines, c.say(words.CiteShown))
	out.lines = append(out.lines, c.observationLines(s, e.Shown)...)
	out.lines = append(out.lines, "", c.say(words.CiteSentence), "  "+w.Sentence(statement(s.panel, e)))
	if len(e.Others) == 0 {
		out.lines = append(out.lines, "", c.say(words.VintageOnly))
	}
	for _, o := range e.Others {
		label := words.VintageAgrees
		if o.Conflicts {
			label = words.VintageDiffers
		}
		out.lines = append(out.lines, "", c.say(label)+" · "+c.say(words.VintageWhy, w.Ground(o.Ground)))
		out.lines = append(out.lines, c.observationLines(s, o.Obs)...)
	}
	if len(periodsOf(s.panel, e.Indicator, e.Area)) > 1 {
		out.lines = append(out.lines, "", c.otherPeriods(w, e))
	}
	return out
}

// otherPeriods lists the periods in which the cell has figures.
func (c *command) otherPeriods(w prose.Writer, e analysis.Evidence) string {
	var periods []string
	for _, p := range periodsOf(w.Panel, e.Indicator, e.Area) {
		periods = append(periods, w.Period(p))
	}
	if len(periods) == 0 {
		return c.say(words.CiteNowhere, w.AreaName(e.Area), w.Indicator(e.Indicator))
	}
	return c.say(words.PeriodsWith, strings.Join(periods, c.say(words.ListComma)))
}

// statement is the shown figure as the sentence wants it, with its place.
func statement(p *model.Panel, e analysis.Evidence) prose.Statement {
	entry := analysis.EntryOf(p, e.Indicator, e.Area, e.Period)
	return prose.Statement{
		Indicator: e.Indicator, Area: e.Area, Period: e.Period, Answer: entry.Answer, Place: entry.Place,
	}
}

func (c *command) observationLines(s *source, id model.ObsID) []string {
	w, p := c.writer(s), s.proof(id)
	o := w.Panel.Observations.At(id)
	a := analysis.NewGuard(w.Panel).Observed(id)
	figure := w.Why(a.Why)
	if a.OK() {
		figure = w.Amount(o.Indicator, analysis.Derivation{}, a)
	}
	parts := []string{figure, w.Status(o.Status)}
	if o.Claim.Made() {
		parts = append(parts, c.say(words.NoteClaim, w.ClaimedRank(o.Claim))+" "+o.RankScope)
	}
	lines := []string{"  " + strings.Join(parts, " · "), "  “" + marked(o, p.Verdict) + "”", "  " + c.proven(p), "  " + w.Cited(o)}
	if o.Citation.Document != model.NoDoc {
		d := &w.Panel.Documents[o.Citation.Document]
		lines = append(lines, "  "+w.DocKind(d.Kind)+" · "+prose.Reference(d))
	}
	if o.Note != "" {
		lines = append(lines, "  "+c.say(words.LabelNote)+" "+o.Note)
	}
	return lines
}

func (s shaper) observation(from *source, id model.ObsID) observationJSON {
	o := s.Panel.Observations.At(id)
	claim := analysis.Claim{RankClaim: o.Claim, Scope: o.RankScope, Obs: id}
	return observationJSON{
		s.figure(analysis.NewGuard(s.Panel).Observed(id), claim), text(o.Vintage.String()), text(o.Benchmark), text(o.Note), proofOf(from.proof(id)),
	}
}

func (c *command) citeJSON(from *source, e analysis.Evidence) any {
	w := c.writer(from)
	s := shaper{w}
	out := struct {
		Area         areaJSON         `json:"area"`
		Indicator    indicatorJSON    `json:"indicator"`
		Period       *string          `json:"period"`
		Periods      []string         `json:"periods"`
		Place        placeJSON        `json:"place"`
		Places       []placeInJSON    `json:"places"`
		Shown        *observationJSON `json:"shown"`
		Reason       *string          `json:"reason"`
		Others       []otherJSON      `json:"others"`
		WhyShown     *string          `json:"why_shown"`
		WhyShownText *string          `json:"why_shown_text"`
		Sentence     *string          `json:"sentence"`
		Reference    *string          `json:"reference"`
	}{Area: *s.area(e.Area), Indicator: s.indicator(e.Indicator, analysis.Derivation{}), Period: text(e.Period.String()), Periods: []string{}, Places: []placeInJSON{}, Others: []otherJSON{}}
	out.Place = s.place(analysis.EntryOf(w.Panel, e.Indicator, e.Area, e.Period).Place)
	for _, at := range analysis.NewRankings(w.Panel).History(e.Indicator, e.Area, e.Period) {
		out.Places = append(out.Places, placeInJSON{at.Period.String(), s.place(at.Place)})
	}
	for _, p := range periodsOf(w.Panel, e.Indicator, e.Area) {
		out.Periods = append(out.Periods, p.String())
	}
	if e.Shown == model.NoObs {
		out.Reason = text(e.Why.String())
		return out
	}
	shown := s.observation(from, e.Shown)
	out.Shown, out.Sentence = &shown, text(w.Sentence(statement(w.Panel, e)))
	if doc := w.Panel.Observations.Document(e.Shown); doc != model.NoDoc {
		out.Reference = text(prose.Reference(&w.Panel.Documents[doc]))
	}
	out.WhyShown, out.WhyShownText = text("only"), text(c.say(words.VintageOnly))
	for i, o := range e.Others {
		if i == 0 {
			out.WhyShown, out.WhyShownText = text(o.Ground.String()), text(c.say(words.CiteWhyShown, w.Ground(o.Ground)))
		}
		out.Others = append(out.Others, otherJSON{s.observation(from, o.Obs), o.Conflicts, o.Ground.String(), w.Ground(o.Ground)})
	}
	return out
}

func (c *command) citeSheet(w prose.Writer, e analysis.Evidence) sheet {
	g := sheet{head: append(tidyHead(), "shown", "ground")}
	place := analysis.EntryOf(w.Panel, e.Indicator, e.Area, e.Period).Place
	add := func(id model.ObsID, shown, ground string) {
		a := analysis.NewGuard(w.Panel).Observed(id)
		o := w.Panel.Observations.At(id)
		entry := analysis.Entry{
			Indicator: e.Indicator, Period: e.Period, Answer: a,
			Place: analysis.Place{Claim: analysis.Claim{RankClaim: o.Claim, Scope: o.RankScope}},
		}
		if shown == "true" {
			entry.Place = place
		}
		g.rows = append(g.rows, append(tidy(w, e.Area, analysis.Derivation{}, &entry, a.Why), shown, ground))
	}
	if e.Shown != model.NoObs {
		add(e.Shown, "true", "")
	}
	for _, o := range e.Others {
		add(o.Obs, "false", o.Ground.String())
	}
	return g
}
