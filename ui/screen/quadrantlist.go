package screen

import (
	"strings"

	"weici/internal/analysis"
	"weici/internal/prose"
	"weici/internal/words"
	"weici/model"
	"weici/ui/layout"
	"weici/ui/theme"
)

// list gives the areas with both values and places, and those that lack a
// figure with the reason.
func (s *Quadrant) list(w, h int) []string {
	d, q := s.desk, s.answer
	look := d.Theme
	half := max((w-14)/2, 8)
	name := max(w-2*half-3, 1)
	head := " " + layout.Fit(d.Say(words.HeadArea), name+2) + s.heading(q.Indicator, half) + s.heading(q.Against, half)
	lines := []string{look.Paint(theme.Heading, layout.Fit(head, w))}
	s.top = len(lines)
	s.offset = layout.Scroll(s.offset, max(s.at(), 0), len(s.rows), max(h-len(lines), 1))
	for i := s.offset; i < len(s.rows) && len(lines) < h; i++ {
		r := s.rows[i]
		sign := " "
		if r.dot != nil && r.dot.TopThree {
			sign = look.Paint(theme.Leader, look.Glyphs.Best)
		} else if d.Marked(r.area) >= 0 {
			sign = look.Paint(theme.Mine, look.Glyphs.Mark)
		}
		text := layout.FitWith(layout.Clean(d.Prose.Area(r.area)), name, look.Glyphs.Ellipsis) + " " + sign + s.half(r, q.X, half) + s.half(r, q.Y, half)
		if r.area == d.question.Area {
			lines = append(lines, look.Row(theme.Selected, layout.Fit(look.Paint(theme.Accent, look.Glyphs.Cursor)+text, w)))
		} else {
			lines = append(lines, layout.Fit(" "+text, w))
		}
	}
	return layout.Block(lines, w, h)
}

// heading is the name of an indicator above its values, and their places.
func (s *Quadrant) heading(ind model.IndicatorID, w int) string {
	look := s.desk.Theme
	place := layout.PadLeft(s.desk.Say(words.HeadPlace), placeWidth)
	name := layout.Clean(s.desk.Prose.IndicatorShort(ind))
	if unit := layout.Clean(s.desk.Prose.Unit(ind, analysis.Derivation{})); unit == "%" {
		name = strings.TrimSuffix(name, unit) + unit
	}
	room := max(w-placeWidth-1, 1)
	return layout.PadLeft(layout.FitWith(name, min(layout.Width(name), room), look.Glyphs.Ellipsis)+place, w)
}

// placeWidth is the width of a place behind its value: (12–13) and a space.
const placeWidth = 8

// half is an area's value and place in one of the two rankings, or the reason
// why it has none.
func (s *Quadrant) half(r quadrantRow, ranking *analysis.Ranking, w int) string {
	look := s.desk.Theme
	if row := ranking.Row(r.area); row != nil {
		value, place := s.desk.Prose.Cell(row.Answer), layout.PadLeft(s.desk.place(row.Place, prose.Place(row.Place)), placeWidth)
		if layout.Width(value)+layout.Width(place) >= w {
			return layout.FitNumber(value, w, look.Glyphs.Ellipsis)
		}
		return layout.PadLeft(value+place, w)
	}
	why := s.desk.Prose.Why(s.reason(r, ranking))
	return look.Paint(theme.Muted, layout.PadLeft(layout.FitWith(why, min(layout.Width(why), w-1), look.Glyphs.Ellipsis), w))
}

func (s *Quadrant) reason(r quadrantRow, ranking *analysis.Ranking) analysis.Reason {
	switch {
	case r.left == nil:
		return analysis.NotCollected
	case ranking == s.answer.X:
		return r.left.X
	}
	return r.left.Y
}

// below is what stands under the chart: the selected area's figures in full,
// and the verdict, as far as h has room for both.
func (s *Quadrant) below(w, h int, listed bool) []string {
	if h < 5 {
		return nil
	}
	lines := []string{s.desk.rule(ruleOf(s.desk.Theme, w))}
	if h >= chartFrom+6 {
		if at := s.at(); at >= 0 {
			lines = append(lines, s.focus(s.rows[at], w))
		}
	}
	most := max(h*2/5, 3)
	for _, line := range s.verdict(w, h >= 24, listed) {
		if len(lines) < most {
			lines = append(lines, line)
		}
	}
	return lines
}

// focus says the selected area's figures with unit, place and set.
func (s *Quadrant) focus(r quadrantRow, w int) string {
	d, look := s.desk, s.desk.Theme
	text := look.Paint(theme.Mine, look.Glyphs.Mark+" "+layout.Clean(d.Prose.Area(r.area)))
	for _, ranking := range []*analysis.Ranking{s.answer.X, s.answer.Y} {
		ind := ranking.Indicator
		text += "  " + layout.Clean(d.Prose.IndicatorShort(ind)) + " "
		if row := ranking.Row(r.area); row != nil {
			text += layout.Clean(d.Prose.Amount(ind, ranking.Derivation, row.Answer)) + d.Say(words.NoteAside, layout.Clean(d.Prose.PlaceOf(row.Place)))
		} else {
			text += look.Paint(theme.Muted, d.Prose.Why(s.reason(r, ranking)))
		}
	}
	return layout.FitWith(" "+text, w, look.Glyphs.Ellipsis)
}
