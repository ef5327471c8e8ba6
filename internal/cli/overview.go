package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"weici/internal/analysis"
	"weici/internal/words"
	"weici/model"
)

// overview sets out areas by indicators, each cell a figure and its place.
func (c *command) overview() *cobra.Command {
	var columns string
	cmd := c.completing(c.reading(&cobra.Command{
		Use:     "overview",
		Short:   c.say(words.OverviewShort),
		Example: "  weici overview --columns gdp,gdp_growth,budget_revenue",
		Args:    atLeast(c, 0),
		RunE: func(*cobra.Command, []string) error {
			s, q, err := c.ask("")
			if err != nil {
				return err
			}
			for _, name := range strings.FieldsFunc(columns, func(r rune) bool { return r == ',' || r == '，' || r == '、' }) {
				ind, err := c.indicator(s, strings.TrimSpace(name))
				if err != nil {
					return err
				}
				q.Columns = append(q.Columns, ind)
			}
			return c.print(c.matrix(s, analysis.NewRankings(s.panel).Matrix(q)))
		},
	}, "set"))
	cmd.Flags().StringVar(&columns, "columns", "", c.say(words.FlagColumns))
	return cmd
}

type columnJSON struct {
	Indicator indicatorJSON `json:"indicator"`
	Period    *string       `json:"period"`
	N         int           `json:"n"`
	Of        int           `json:"of"`
}

type matrixRowJSON struct {
	Area  areaJSON         `json:"area"`
	Cells []matrixCellJSON `json:"cells"`
}

type matrixCellJSON struct {
	Place placeJSON `json:"place"`
	figureJSON
}

func (c *command) matrix(s *source, m *analysis.Matrix) *report {
	w := c.writer(s)
	shape := shaper{w}
	out := &report{title: c.say(words.OverviewTitle, w.Set(m.Within, m.Level, len(m.Areas), len(m.Areas)))}
	n := &notes{}
	g := grid{right: map[int]bool{}, head: []string{c.say(words.HeadArea)}}
	columns, rows := []columnJSON{}, []matrixRowJSON{}
	for i, r := range m.Columns {
		g.right[i+1] = true
		unit := w.Unit(r.Indicator, analysis.Derivation{})
		g.head = append(g.head, w.IndicatorShort(r.Indicator)+" "+strings.TrimSpace(unit+" "+r.Period.String()))
		columns = append(columns, columnJSON{shape.indicator(r.Indicator, analysis.Derivation{}), text(r.Period.String()), r.N(), r.Of})
	}
	csv := sheet{head: tidyHead()}
	k := analysis.NewRankings(s.panel)
	for _, area := range m.Order(0) {
		line := cells(w.AreaName(area))
		row := matrixRowJSON{Area: *shape.area(area)}
		for _, r := range m.Columns {
			e := k.Entry(r.Indicator, area, r.Period)
			row.Cells = append(row.Cells, matrixCellJSON{shape.place(e.Place), shape.figure(e.Answer, e.Place.Claim)})
			if !e.Answer.OK() {
				line = append(line, cell{text: "—"})
				continue
			}
			text := w.Cell(e.Answer)
			if e.Place.Kind != analysis.NoPlace {
				text += " " + w.PlaceHere(e.Place)
			}
			line = append(line, cell{text, c.marks(w, n, e.Answer)})
			csv.rows = append(csv.rows, tidy(w, area, analysis.Derivation{}, &e, e.Answer.Why))
		}
		g.rows, rows = append(g.rows, line), append(rows, row)
	}
	out.sheet = csv
	out.json = struct {
		Within  *areaJSON       `json:"within"`
		Level   *string         `json:"level"`
		Columns []columnJSON    `json:"columns"`
		Rows    []matrixRowJSON `json:"rows"`
	}{shape.area(m.Within), text(string(m.Level)), columns, rows}
	if len(g.rows) == 0 {
		out.empty = c.say(words.NoAreas)
		out.lines = []string{out.empty}
		return out
	}
	if m.Within != model.NoArea {
		g.rows = append(g.rows, c.matrixParent(s, m, n))
	}
	out.tables, out.notes = []grid{g}, n.lines
	return out
}

// matrixParent is the row of the area that holds the set.
func (c *command) matrixParent(s *source, m *analysis.Matrix, n *notes) []cell {
	w := c.writer(s)
	line := cells(c.say(words.CompareParent, w.AreaName(m.Within)))
	for _, r := range m.Columns {
		a := analysis.NewGuard(s.panel).Figure(r.Indicator, m.Within, r.Period)
		if !a.OK() {
			line = append(line, cell{text: "—"})
			continue
		}
		line = append(line, cell{w.Cell(a), c.marks(w, n, a)})
	}
	return line
}
