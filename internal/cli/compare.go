package cli

import (
	"encoding/json"

	"github.com/spf13/cobra"

	"weici/internal/analysis"
	"weici/internal/prose"
	"weici/internal/words"
	"weici/model"
)

// compare sets areas side by side.
func (c *command) compare() *cobra.Command {
	return c.completing(c.reading(&cobra.Command{
		Use:     "compare " + c.say(words.ArgArea) + " " + c.say(words.ArgArea) + "…",
		Short:   c.say(words.CompareShort),
		Example: "  weici compare 上城 余杭 滨江 --period 2022",
		Args:    atLeast(c, 2),
		RunE: func(_ *cobra.Command, args []string) error {
			s, q, err := c.ask("")
			if err != nil {
				return err
			}
			if q.Areas, err = c.areaList(s, args); err != nil {
				return err
			}
			if c.flags.period == "" {
				q.Period = bestFor(s.panel, q.Areas)
			}
			my, err := c.mine(s)
			if err != nil {
				return err
			}
			return c.print(c.comparison(s, analysis.Compare(s.panel, q, my)))
		},
	}, "set", "my"), c.areaNames)
}

func (c *command) areaList(s *source, args []string) ([]model.AreaID, error) {
	var all []model.AreaID
	for _, arg := range args {
		id, err := c.area(s, arg)
		if err != nil {
			return nil, err
		}
		if !known(all, id) {
			all = append(all, id)
		}
	}
	return all, nil
}

// bestFor is the whole year in which the areas have most figures together, the
// latest among equals.
func bestFor(p *model.Panel, areas []model.AreaID) model.Period {
	count := map[model.Period]int{}
	for i := range p.Indicators {
		for _, c := range analysis.Covered(p, model.IndicatorID(i), areas) {
			if c.Period.Kind == model.Year && c.Count == len(areas) {
				count[c.Period] += c.Count
			}
		}
	}
	var best model.Period
	for period, n := range count {
		if n > count[best] || n == count[best] && period.Compare(best) > 0 {
			best = period
		}
	}
	return best
}

type cellJSON struct {
	Area       areaJSON       `json:"area"`
	Rank       *int           `json:"rank"`
	RankMax    *int           `json:"rank_max"`
	N          *int           `json:"n"`
	Place      placeJSON      `json:"place"`
	Best       bool           `json:"best"`
	Worst      bool           `json:"worst"`
	FromBase   differenceJSON `json:"from_base"`
	FromParent differenceJSON `json:"from_parent"`
	Share      *json.Number   `json:"share_of_parent"` // of a total, per cent
	figureJSON
}

type differenceJSON struct {
	Value  *json.Number `json:"value"`
	Unit   *string      `json:"unit"`
	Reason *string      `json:"reason"`
}

type lineJSON struct {
	Indicator indicatorJSON `json:"indicator"`
	Cells     []cellJSON    `json:"cells"`
	Parent    figureJSON    `json:"parent"`
}

func (c *command) comparison(s *source, x *analysis.Comparison) *report {
	w := c.writer(s)
	out := &report{title: c.say(words.CompareTitle, w.Period(x.Period)), json: c.compareJSON(w, x)}
	n := &notes{}
	g := grid{right: map[int]bool{}, head: []string{c.say(words.HeadIndicator), c.say(words.HeadUnit)}}
	for i, area := range x.Areas {
		g.right[len(g.head)] = true
		g.head = append(g.head, w.AreaName(area))
		if i != x.Base {
			g.right[len(g.head)] = true
			g.head = append(g.head, c.say(words.BriefHeadDifference, w.Area(x.Areas[x.Base])))
		}
	}
	if x.Parent != model.NoArea {
		g.right[len(g.head)] = true
		g.head = append(g.head, c.say(words.CompareParent, w.AreaName(x.Parent)))
	}
	csv := sheet{head: tidyHead()}
	for i := range x.Lines {
		line := &x.Lines[i]
		g.rows = append(g.rows, c.lineCells(w, n, x, line))
		for j := range line.Cells {
			cell := &line.Cells[j]
			e := analysis.Entry{Indicator: line.Indicator, Period: x.Period, Answer: cell.Answer, Place: cell.Place, Row: cell.Row, N: cell.N, Of: cell.Of}
			csv.rows = append(csv.rows, tidy(w, cell.Area, analysis.Derivation{}, &e, cell.Answer.Why))
		}
	}
	out.sheet = csv
	if len(g.rows) == 0 {
		out.empty = c.say(words.CompareEmpty, w.Period(x.Period))
		out.lines = []string{out.empty}
		return out
	}
	out.tables, out.notes = []grid{g}, n.lines
	return out
}

func (c *command) lineCells(w prose.Writer, n *notes, x *analysis.Comparison, line *analysis.Line) []cell {
	row := cells(w.Indicator(line.Indicator), w.Unit(line.Indicator, analysis.Derivation{}))
	for i := range line.Cells {
		at := &line.Cells[i]
		row = append(row, cell{c.cellText(w, at), c.marks(w, n, at.Answer)})
		if i != x.Base {
			row = append(row, cell{text: w.Gap(at.FromBase)})
		}
	}
	if x.Parent != model.NoArea {
		text := w.Why(line.Parent.Why)
		if line.Parent.OK() {
			text = w.Cell(line.Parent)
		}
		row = append(row, cell{text, c.marks(w, n, line.Parent)})
	}
	return row
}

func (c *command) cellText(w prose.Writer, at *analysis.Cell) string {
	text := w.Cell(at.Answer)
	switch {
	case !at.Answer.OK():
		text = w.Why(at.Answer.Why)
	case at.Best:
		text = "↑" + text
	case at.Worst:
		text = "↓" + text
	}
	if at.Place.Kind != analysis.NoPlace {
		text += " " + w.PlaceOf(at.Place)
	}
	if at.Share.OK() {
		text += c.say(words.NoteAside, c.say(words.CompareShare, w.Cell(at.Share)))
	}
	return text
}

func (c *command) compareJSON(w prose.Writer, x *analysis.Comparison) any {
	s := shaper{w}
	lines := []lineJSON{}
	for i := range x.Lines {
		line := &x.Lines[i]
		out := lineJSON{Indicator: s.indicator(line.Indicator, analysis.Derivation{}), Parent: s.figure(line.Parent, analysis.Claim{}), Cells: []cellJSON{}}
		for j := range line.Cells {
			out.Cells = append(out.Cells, s.cell(line.Indicator, &line.Cells[j]))
		}
		lines = append(lines, out)
	}
	return struct {
		Period *string    `json:"period"`
		Base   *areaJSON  `json:"base"`
		Parent *areaJSON  `json:"parent"`
		Lines  []lineJSON `json:"lines"`
	}{text(x.Period.String()), s.base(x), s.area(x.Parent), lines}
}

// base is the area that the others are held against.
func (s shaper) base(x *analysis.Comparison) *areaJSON {
	if len(x.Areas) == 0 {
		return nil
	}
	return s.area(x.Areas[x.Base])
}

func (s shaper) cell(ind model.IndicatorID, cell *analysis.Cell) cellJSON {
	out := cellJSON{
		Area: *s.area(cell.Area), Best: cell.Best, Worst: cell.Worst,
		FromParent: s.difference(ind, cell.FromParent), FromBase: s.difference(ind, cell.FromBase),
		Place: s.place(cell.Place), figureJSON: s.figure(cell.Answer, cell.Place.Claim),
	}
	if cell.Share.OK() {
		n := json.Number(cell.Share.Number())
		out.Share = &n
	}
	if cell.Row != nil {
		out.Rank, out.RankMax, out.N = &cell.Row.Rank, &cell.Row.RankMax, &cell.N
	}
	return out
}

func (s shaper) difference(ind model.IndicatorID, d analysis.Difference) differenceJSON {
	out := differenceJSON{Unit: text(s.Unit(ind, analysis.Derivation{})), Reason: text(d.Why.String())}
	if d.Points {
		out.Unit = text(s.Say(words.UnitPoints))
	}
	if d.OK() {
		n := json.Number(d.Number())
		out.Value = &n
	}
	return out
}
