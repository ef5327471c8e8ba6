package screen

import (
	"slices"
	"strings"

	"weici/internal/analysis"
	"weici/internal/words"
	"weici/model"
	"weici/ui/layout"
	"weici/ui/theme"
)

// trendPlan is what drawing needs to know of all the series, found once for an
// answer.
type trendPlan struct {
	value        int         // the width of the widest figure
	breaks, gaps []trendNote // why lines break, and why cells are empty
	early, loose bool        // a provisional figure occurs; a bound or a round number
	target       bool        // a target or forecast occurs
	nothing      bool        // no figure can be drawn
	why          analysis.Reason
}

// trendNote is a reason that holds for rows, and for a break the period it
// stands before.
type trendNote struct {
	at   int
	why  analysis.Reason
	rows []int
}

// planned looks through the answer.
func (s *Trend) planned() trendPlan {
	p := trendPlan{value: 4, nothing: true}
	for row, series := range s.answer.Series {
		for i, point := range series.Points {
			p.value = max(p.value, layout.Width(s.value(point.Answer)), layout.Width(coveragePeriod(s.answer.Periods[i])))
			p.take(row, point)
		}
		for _, b := range series.Breaks {
			p.breaks = noted(p.breaks, b.At, b.Why, row)
		}
	}
	slices.SortStableFunc(p.breaks, func(a, b trendNote) int { return a.at - b.at })
	return p
}

// take notes what is to be known about one figure.
func (p *trendPlan) take(row int, x analysis.Point) {
	switch {
	case x.Why == analysis.Fine:
		p.nothing = false
		p.early = p.early || point(x.Answer).Provisional
		return
	case x.Why == analysis.FromForecast:
		p.target = true
	case x.Why == analysis.FromBound:
		p.loose = true
	case x.Why != analysis.NotCollected:
		p.gaps = noted(p.gaps, 0, x.Why, row)
	}
	p.why = x.Why
}

// noted adds a row to the note of a reason.
func noted(notes []trendNote, at int, why analysis.Reason, row int) []trendNote {
	i := slices.IndexFunc(notes, func(n trendNote) bool { return n.at == at && n.why == why })
	if i < 0 {
		return append(notes, trendNote{at, why, []int{row}})
	}
	if !slices.Contains(notes[i].rows, row) {
		notes[i].rows = append(notes[i].rows, row)
	}
	return notes
}

// roomyCell is how much wider than its figures a column grows where there is
// room.
const roomyCell = 4

// table lists the figures: areas as rows, periods as columns, the selected
// period always in sight.
func (s *Trend) table(w int) []string {
	d, t := s.desk, s.trend()
	s.drawn.name = 8
	for _, series := range t.Series {
		s.drawn.name = max(s.drawn.name, min(layout.Width(layout.Clean(d.Prose.Area(series.Area)))+5, w/3))
	}
	least := s.plan.value + 2 // brackets
	s.drawn.lead, s.drawn.tail = 0, 1
	if len(s.plan.breaks) > 0 {
		s.drawn.lead = 1
	}
	if s.plan.early {
		s.drawn.tail = 2
	}
	least += s.drawn.lead + s.drawn.tail - 1
	room := max(w-s.drawn.name, 1)
	s.drawn.cell = min(max(room/len(t.Periods), least), least+roomyCell)
	s.drawn.sight = min(max(room/s.drawn.cell, 1), len(t.Periods))
	s.column = layout.Scroll(s.column, max(s.columnNow(), 0), len(t.Periods), s.drawn.sight)
	lines := []string{s.head(w)}
	for i := range t.Series {
		lines = append(lines, s.tableRow(i, w))
	}
	return lines
}

// head names the periods; signs tell that there are more at either side.
func (s *Trend) head(w int) string {
	d, t := s.desk, s.trend()
	var b strings.Builder
	b.WriteString(d.Theme.Paint(theme.Heading, layout.Fit(" "+d.Say(words.HeadArea), s.drawn.name)))
	for i := range s.drawn.sight {
		at, token, end := s.column+i, theme.Heading, layout.Pad("", s.drawn.tail)
		if t.Periods[at] == d.question.Period {
			token = theme.Accent
		}
		text := layout.PadLeft(coveragePeriod(t.Periods[at]), s.drawn.cell-s.drawn.tail)
		if i == 0 && at > 0 {
			text = d.Theme.Glyphs.MoreLeft + text[1:]
		}
		if i == s.drawn.sight-1 && at < len(t.Periods)-1 {
			end = layout.PadLeft(d.Theme.Glyphs.MoreRight, s.drawn.tail)
		}
		b.WriteString(d.Theme.Paint(token, text+end))
	}
	return layout.Fit(b.String(), w)
}

// value is a figure as the table writes it; a target stands in brackets (rule
// 8 of the comparison rules).
func (s *Trend) value(a analysis.Answer) string {
	switch {
	case !a.OK():
		return s.desk.Theme.Glyphs.Missing
	case a.Caveats.Has(analysis.IsForecast):
		return "(" + s.desk.Prose.Cell(a) + ")"
	}
	return s.desk.Prose.Cell(a)
}

func (s *Trend) tableRow(i, w int) string {
	d, series := s.desk, &s.trend().Series[i]
	look := d.Theme
	selected := i == s.row()
	var b strings.Builder
	b.WriteString(look.Paint(theme.Series(i), look.Glyphs.Series[i%theme.SeriesCount]) + " ")
	b.WriteString(layout.FitWith(layout.Clean(d.Prose.Area(series.Area)), s.drawn.name-3, look.Glyphs.Ellipsis))
	for at := s.column; at < s.column+s.drawn.sight; at++ {
		b.WriteString(s.cell(series, at, selected && s.trend().Periods[at] == d.question.Period))
	}
	if selected {
		return look.Row(theme.Selected, layout.Fit(look.Paint(theme.Accent, look.Glyphs.Cursor)+b.String(), w))
	}
	return layout.Fit(" "+b.String(), w)
}

// cell is a figure; brackets hold the selected one, a sign stands before the
// first after a break and another one after a provisional figure.
func (s *Trend) cell(series *analysis.Series, at int, selected bool) string {
	look, a := s.desk.Theme, series.Points[at].Answer
	token, lead, open, tail := theme.Text, "", "", ""
	switch {
	case !a.OK(), a.Caveats.Has(analysis.IsForecast):
		token = theme.Muted
	case point(a).Provisional:
		tail = look.Glyphs.Provisional
	}
	if slices.ContainsFunc(series.Breaks, func(b analysis.Break) bool { return b.At == at }) {
		lead = look.Glyphs.BreakLine
	}
	if selected {
		open, tail = "[", tail+"]"
	}
	room := s.drawn.cell - s.drawn.lead - s.drawn.tail
	return look.Paint(theme.Caveat, layout.Fit(lead, s.drawn.lead)) +
		look.Paint(token, layout.FitNumber(open+s.value(a), room, look.Glyphs.Ellipsis)+layout.Fit(tail, s.drawn.tail))
}

// Table gives the series, a row for each figure, so that every one keeps its
// source.
func (s *Trend) Table() [][]string {
	d, t := s.desk, s.trend()
	table := [][]string{{
		d.Say(words.HeadArea), d.Say(words.HeadIndicator), d.Say(words.HeadPeriod), d.Say(words.HeadValue),
		d.Say(words.HeadUnit), d.Say(words.HeadBasis), d.Say(words.HeadNotes), d.Say(words.ScreenSources),
	}}
	name := d.Prose.Indicator(t.Indicator)
	if t.Derivation.Transform != model.Plain {
		name += " " + d.Prose.Transform(t.Indicator, t.Derivation)
	}
	unit, basis := d.Prose.Unit(t.Indicator, t.Derivation), d.Prose.Basis(t.Indicator, t.Derivation)
	for _, series := range t.Series {
		for i, p := range series.Points {
			value := ""
			if p.Answer.OK() {
				value = d.Prose.Cell(p.Answer)
			}
			notes := []string{d.said(p.Answer), s.broken(&series, i)}
			notes = slices.DeleteFunc(notes, func(note string) bool { return note == "" })
			table = append(table, []string{d.Prose.AreaName(p.Area), name, d.Prose.Period(t.Periods[i]), value, unit, basis, strings.Join(notes, d.Say(words.NoteSemicolon)), d.sourceOf(p.Answer)})
		}
	}
	return table
}
