package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"weici/internal/analysis"
	"weici/internal/prose"
	"weici/internal/words"
	"weici/model"
)

// trend prints series over periods.
func (c *command) trend() *cobra.Command {
	return c.completing(c.reading(&cobra.Command{
		Use:     "trend " + c.say(words.ArgIndicator) + " " + c.say(words.ArgArea) + "…",
		Short:   c.say(words.TrendShort),
		Example: "  weici trend gdp 上城 余杭 --as index --base 2021",
		Args:    atLeast(c, 2),
		RunE: func(_ *cobra.Command, args []string) error {
			s, q, err := c.ask(args[0])
			if err != nil {
				return err
			}
			if q.Areas, err = c.areaList(s, args[1:]); err != nil {
				return err
			}
			if c.flags.period == "" {
				q.Period = analysis.BestPeriod(s.panel, q.Indicator, q.Areas)
			}
			return c.print(c.series(s, analysis.TrendOf(s.panel, q)))
		},
	}, "as"), c.indicatorNames, c.areaNames)
}

type pointJSON struct {
	Period string    `json:"period"`
	Area   areaJSON  `json:"area"`
	Break  *string   `json:"break"`
	Place  placeJSON `json:"place"`
	figureJSON
}

type seriesJSON struct {
	Area   areaJSON    `json:"area"`
	Points []pointJSON `json:"points"`
}

func (c *command) series(s *source, t *analysis.Trend) *report {
	w := c.writer(s)
	shape := shaper{w}
	n := &notes{}
	parts := []string{w.Indicator(t.Indicator), w.Transform(t.Indicator, t.Derivation), w.Unit(t.Indicator, t.Derivation), w.Basis(t.Indicator, t.Derivation)}
	out := &report{title: strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), " · ")}
	g := grid{right: map[int]bool{}, head: []string{c.say(words.HeadPeriod)}}
	for i, x := range t.Series {
		g.right[i+1] = true
		g.head = append(g.head, w.AreaName(x.Area))
	}
	csv := sheet{head: append(tidyHead(), "break")}
	all := make([]seriesJSON, len(t.Series))
	for i, x := range t.Series {
		all[i] = seriesJSON{*shape.area(x.Area), []pointJSON{}}
	}
	rankings := analysis.NewRankings(s.panel)
	for i, period := range t.Periods {
		row := cells(w.Period(period))
		for j, x := range t.Series {
			p, why := x.Points[i], breakAt(x, i)
			place := rankings.PlaceAt(t.Indicator, p.Area, period, t.Derivation)
			at := cell{w.Why(p.Answer.Why), c.marks(w, n, p.Answer)}
			if p.Answer.OK() {
				at.text = w.Cell(p.Answer)
			}
			if why != analysis.Fine {
				at.text = "┊ " + at.text
				out.lines = append(out.lines, "┊ "+w.AreaName(x.Area)+" "+w.Period(period)+": "+w.Why(why))
			}
			row = append(row, at)
			all[j].Points = append(all[j].Points, pointJSON{period.String(), *shape.area(p.Area), text(why.String()), shape.place(place), shape.figure(p.Answer, place.Claim)})
			entry := analysis.Entry{Indicator: t.Indicator, Period: period, Answer: p.Answer, Place: place}
			csv.rows = append(csv.rows, append(tidy(w, p.Area, t.Derivation, &entry, p.Answer.Why), why.String()))
		}
		g.rows = append(g.rows, row)
	}
	out.sheet = csv
	out.json = struct {
		Indicator indicatorJSON `json:"indicator"`
		Transform *string       `json:"transform"`
		Base      *string       `json:"base"`
		Series    []seriesJSON  `json:"series"`
	}{shape.indicator(t.Indicator, t.Derivation), text(string(t.Derivation.Transform)), text(t.Derivation.Base.String()), all}
	if len(g.rows) == 0 {
		out.empty = c.noSeries(w, t)
		out.lines = []string{out.empty}
		return out
	}
	out.tables = []grid{g}
	if t.Derivation.Transform != model.Plain {
		out.lines = append(out.lines, w.Formula(t.Indicator, t.Derivation))
	}
	out.notes = n.lines
	return out
}

// noSeries says that none of the areas has a figure.
func (c *command) noSeries(w prose.Writer, t *analysis.Trend) string {
	var names []string
	for _, x := range t.Series {
		names = append(names, w.AreaName(x.Area))
	}
	return c.say(words.CiteNowhere, strings.Join(names, c.say(words.ListComma)), w.Indicator(t.Indicator))
}

func breakAt(s analysis.Series, i int) analysis.Reason {
	for _, b := range s.Breaks {
		if b.At == i {
			return b.Why
		}
	}
	return analysis.Fine
}
