package screen

import (
	"weici/internal/analysis"
	"weici/internal/prose"
	"weici/internal/words"
	"weici/model"
	"weici/ui/layout"
	"weici/ui/theme"
)

// overviewHead is the height of the head: the names, the units and periods, and
// the row of the parent or the space for it.
const overviewHead = 3

// View draws the matrix and the card.
func (s *Overview) View(w, h int) []string {
	o := s.overview()
	if len(o.Columns) == 0 || len(s.areas) == 0 {
		return layout.Block([]string{"", " " + s.desk.emptyNote()}, w, h)
	}
	return s.desk.withCardBelow(w, h, len(s.areas)+overviewHead+footLines, s.table)
}

// table draws the head, the parent's row, and the rows in sight; the column of
// names never scrolls away.
func (s *Overview) table(w, h int) []string {
	d, o := s.desk, s.overview()
	s.plan(w)
	s.drawn.height = max(h-overviewHead, 1)
	row := s.row()
	s.offset = layout.Scroll(s.offset, row, len(s.areas), s.drawn.height)
	lines := append(s.head(w), s.parent(w))
	for i := s.offset; i < len(s.areas) && len(lines) < h; i++ {
		lines = append(lines, s.line(s.areas[i], i == row, w))
	}
	if len(lines)+footLines <= h {
		legend := d.Theme.Paint(theme.Muted, layout.FitWith(" "+d.Say(words.OverviewLegend, d.Theme.Glyphs.Best, d.Theme.Glyphs.Worst, d.Theme.Glyphs.Differs, len(o.Columns)), w, d.Theme.Glyphs.Ellipsis))
		lines = append(lines, "", legend)
	}
	return layout.Block(lines, w, h)
}

// overviewCell is the least width of a column.
const overviewCell = 11

// plan decides the widths: all columns have one, and as many are in sight as
// fit beside the names.
func (s *Overview) plan(w int) {
	d, o := s.desk, s.overview()
	s.drawn.name, s.drawn.cell = 8, overviewCell
	for _, area := range s.areas {
		s.drawn.name = max(s.drawn.name, layout.Width(layout.Clean(d.Prose.Area(area)))+3)
	}
	s.drawn.name = min(s.drawn.name, w/3)
	for _, r := range o.Columns {
		for i := range r.Rows {
			s.drawn.cell = max(s.drawn.cell, layout.Width(d.Prose.Cell(r.Rows[i].Answer))+layout.Width(prose.Place(r.Rows[i].Place))+6)
		}
	}
	room := max(w-s.drawn.name-1, 1)
	s.drawn.cell = min(s.drawn.cell, room)
	s.drawn.sight = min(max(room/s.drawn.cell, 1), len(o.Columns))
	s.column = layout.Scroll(s.column, s.at(), len(o.Columns), s.drawn.sight)
	s.drawn.cell = min(room/s.drawn.sight, s.drawn.cell+6)
}

// head names the columns, and below their units and periods; a period that is
// not that of the most columns is lit.
func (s *Overview) head(w int) []string {
	d, o := s.desk, s.overview()
	usual := usualPeriod(o)
	names, units := layout.Fit(" "+d.Say(words.HeadArea), s.drawn.name), layout.Pad("", s.drawn.name)
	for i := range s.drawn.sight {
		at := s.column + i
		r := o.Columns[at]
		token := theme.Heading
		if at == s.at() {
			token = theme.Key
		}
		sign := ""
		if at == s.sorted {
			sign = d.Theme.Glyphs.Down
		}
		room := s.drawn.cell - 2
		names += d.Theme.Paint(token, layout.PadLeft(layout.FitWith(layout.Clean(d.Prose.IndicatorShort(r.Indicator)), min(layout.Width(layout.Clean(d.Prose.IndicatorShort(r.Indicator))), room-len(sign)/3), d.Theme.Glyphs.Ellipsis)+sign, room)+"  ")
		period := coveragePeriod(r.Period)
		unit := layout.Clean(d.Prose.Unit(r.Indicator, analysis.Derivation{}))
		unit = layout.FitWith(unit, min(layout.Width(unit), max(room-layout.Width(period)-1, 0)), d.Theme.Glyphs.Ellipsis)
		token = theme.Muted
		if r.Period != usual {
			token = theme.Accent
		}
		units += layout.PadLeft(d.Theme.Paint(theme.Muted, unit)+" "+d.Theme.Paint(token, period), room) + "  "
	}
	more := ""
	if s.column > 0 || s.column+s.drawn.sight < len(o.Columns) {
		more = d.Theme.Paint(theme.Accent, d.Theme.Glyphs.MoreRight)
		if s.column > 0 {
			more = d.Theme.Paint(theme.Accent, d.Theme.Glyphs.MoreLeft)
		}
	}
	return []string{d.Theme.Paint(theme.Heading, layout.Fit(names, w-1)) + layout.Fit(more, 1), layout.Fit(units, w)}
}

// usualPeriod is the period of most columns.
func usualPeriod(o *analysis.Matrix) model.Period {
	count := map[model.Period]int{}
	var usual model.Period
	for _, r := range o.Columns {
		if count[r.Period]++; count[r.Period] > count[usual] {
			usual = r.Period
		}
	}
	return usual
}

// parent is the row of the area that holds the set.
func (s *Overview) parent(w int) string {
	d, o := s.desk, s.overview()
	if o.Within == model.NoArea {
		return layout.Pad("", w)
	}
	g, has := analysis.NewGuard(d.Panel), false
	text := " " + layout.FitWith(layout.Clean(d.Prose.Area(o.Within)), s.drawn.name-2, d.Theme.Glyphs.Ellipsis) + " "
	for i := range s.drawn.sight {
		r := o.Columns[s.column+i]
		value := d.Theme.Glyphs.Missing
		if a := g.Figure(r.Indicator, o.Within, r.Period); a.OK() {
			value, has = d.Prose.Cell(a), true
		}
		text += layout.PadLeft(layout.FitNumber(value, min(layout.Width(value), s.drawn.cell-5), d.Theme.Glyphs.Ellipsis), s.drawn.cell-5) + layout.Pad("", 5)
	}
	if !has {
		return layout.Pad("", w)
	}
	return d.Theme.Paint(theme.Muted, layout.Fit(text, w))
}

func (s *Overview) line(area model.AreaID, selected bool, w int) string {
	d := s.desk
	mark := " "
	if d.Marked(area) >= 0 {
		mark = d.Theme.Paint(theme.Mine, d.Theme.Glyphs.Mark)
	}
	name := layout.Clean(d.Prose.Area(area))
	text := mark + layout.FitWith(name, s.drawn.name-2, d.Theme.Glyphs.Ellipsis)
	for i := range s.drawn.sight {
		at := s.column + i
		text += s.cell(at, area, selected && at == s.at())
	}
	if selected {
		return d.Theme.Row(theme.Selected, layout.Fit(d.Theme.Paint(theme.Accent, d.Theme.Glyphs.Cursor)+text, w))
	}
	return layout.Fit(" "+text, w)
}

// cell is a figure, its place, and the sign of the third that the place is in,
// in the tone of that third; brackets hold the selected one.
func (s *Overview) cell(column int, area model.AreaID, selected bool) string {
	d, o := s.desk, s.overview()
	row := o.Columns[column].Row(area)
	value, place, sign := d.Theme.Glyphs.Missing, "", " "
	token := theme.Muted
	if row != nil {
		value, place, token = d.Prose.Cell(row.Answer), prose.Place(row.Place), theme.Text
		switch o.Third(d.Panel, column, area) {
		case +1:
			sign, token = d.Theme.Glyphs.Best, theme.Leader
		case -1:
			sign, token = d.Theme.Glyphs.Worst, theme.Last
		}
		if row.Answer.Caveats.Has(analysis.InConflict) {
			sign = d.Theme.Paint(theme.Conflict, d.Theme.Glyphs.Differs)
		}
		if row.Place.Kind == analysis.NoPlace {
			place = ""
		}
	}
	if selected {
		value = "[" + value + "]"
	}
	room := s.drawn.cell - 5
	return d.Theme.Paint(token, layout.PadLeft(layout.FitNumber(value, min(layout.Width(value), room), d.Theme.Glyphs.Ellipsis), room)) +
		d.Theme.Paint(theme.Muted, layout.PadLeft(place, 4)) + sign
}

// Table gives the matrix, a row a figure, so that every one keeps its source.
func (s *Overview) Table() [][]string {
	d, o := s.desk, s.overview()
	var table [][]string
	for _, r := range o.Columns {
		for _, area := range s.areas {
			if r.Row(area) == nil {
				continue
			}
			rows := d.entryTable(area, []analysis.Entry{d.rankings.Entry(r.Indicator, area, r.Period)})
			if table == nil {
				table = rows[:1]
			}
			table = append(table, rows[1:]...)
		}
	}
	return table
}

// Readings lists the figures, area by area.
func (s *Overview) Readings() []Reading {
	o := s.overview()
	var all []Reading
	for _, area := range s.areas {
		for _, r := range o.Columns {
			if r.Row(area) != nil {
				q := r.Question
				q.Area = area
				all = append(all, Reading{q, ""})
			}
		}
	}
	return all
}
