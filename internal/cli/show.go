package cli

import (
	"github.com/spf13/cobra"

	"weici/internal/analysis"
	"weici/internal/prose"
	"weici/internal/words"
	"weici/model"
)

// show prints every figure of one area.
func (c *command) show() *cobra.Command {
	return c.completing(c.reading(&cobra.Command{
		Use:     "show " + c.say(words.ArgArea),
		Short:   c.say(words.ShowShort),
		Example: "  weici show 上城\n  weici show baiyang --format json",
		Args:    exactly(c, 1),
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
			period, err := c.period()
			if err != nil {
				return err
			}
			return c.print(c.profile(s, analysis.ProfileOf(s.panel, area, period)))
		},
	}), c.areaNames)
}

type entryJSON struct {
	Indicator indicatorJSON `json:"indicator"`
	Period    *string       `json:"period"`
	Within    *areaJSON     `json:"within"`
	Level     string        `json:"level"`
	N         int           `json:"n"`
	Of        int           `json:"of"`
	Rank      *int          `json:"rank"`
	RankMax   *int          `json:"rank_max"`
	Tied      bool          `json:"tied"`
	RankWhy   *string       `json:"rank_why"`
	Place     placeJSON     `json:"place"`
	changeJSON
	Agreement *string `json:"agreement"`
	figureJSON
}

func (c *command) profile(s *source, p *analysis.Profile) *report {
	w := c.writer(s)
	shape := shaper{w}
	rows := []entryJSON{}
	n := &notes{}
	g := grid{right: map[int]bool{2: true, 3: true}, head: []string{
		c.say(words.HeadIndicator), c.say(words.HeadPeriod), c.say(words.HeadValue), c.say(words.HeadKN), c.say(words.HeadChange),
		c.say(words.LabelPrinted), c.say(words.HeadNotes), c.say(words.ScreenSources),
	}}
	csv := sheet{head: tidyHead()}
	for i := range p.Entries {
		e := &p.Entries[i]
		rows = append(rows, shape.entry(e))
		g.rows = append(g.rows, c.entryCells(w, n, e))
		csv.rows = append(csv.rows, tidy(w, p.Area, analysis.Derivation{}, e, e.Answer.Why))
	}
	out := &report{title: w.AreaName(p.Area) + " · " + w.Path(p.Area), sheet: csv}
	out.json = struct {
		Area    areaJSON    `json:"area"`
		Period  *string     `json:"period"`
		Figures []entryJSON `json:"figures"`
	}{*shape.area(p.Area), text(p.Period.String()), rows}
	if len(g.rows) == 0 {
		out.empty = c.say(words.ProfileEmpty, w.AreaName(p.Area))
		out.lines = []string{out.empty}
		return out
	}
	out.tables = []grid{g}
	out.notes = n.lines
	return out
}

func (s shaper) entry(e *analysis.Entry) entryJSON {
	out := entryJSON{
		Indicator: s.indicator(e.Indicator, analysis.Derivation{}), Period: text(e.Period.String()), Within: s.area(e.Within), Level: string(e.Level),
		N: e.N, Of: e.Of, Place: s.place(e.Place), Agreement: text(e.Place.Agreement.String()), figureJSON: s.figure(e.Answer, e.Place.Claim),
	}
	if e.Row == nil {
		out.RankWhy = text(e.Why.String())
		return out
	}
	out.Rank, out.RankMax, out.Tied = &e.Row.Rank, &e.Row.RankMax, e.Row.Tied
	out.changeJSON = changeOf(e.Row.Change)
	return out
}

func (c *command) entryCells(w prose.Writer, n *notes, e *analysis.Entry) []cell {
	value, change, printed := w.Why(e.Answer.Why), "", ""
	if e.Answer.OK() {
		value = w.WithUnit(w.Cell(e.Answer), w.Unit(e.Indicator, analysis.Derivation{}))
	}
	if e.Row != nil {
		change = changeMark(e.Row.Change)
	}
	if e.Answer.Obs != model.NoObs {
		printed = w.Panel.Observations.At(e.Answer.Obs).Printed
	}
	return append(cells(w.Indicator(e.Indicator), w.Period(e.Period), value, w.PlaceOf(e.Place), change, printed, w.Notes(e.Answer, e.Place)),
		cell{notes: c.marks(w, n, e.Answer)})
}
