package screen

import (
	"fmt"
	"strings"

	"weici/internal/analysis"
	"weici/internal/prose"
	"weici/internal/words"
	"weici/model"
	"weici/ui/chart"
	"weici/ui/layout"
	"weici/ui/theme"
)

// main is the figure large, its place, and all that it stands on.
func (s *Answer) main(w int) []string {
	d := s.desk
	st := d.Statement()
	what := d.Prose.Indicator(st.Indicator)
	if st.Derivation.Transform != model.Plain {
		what = d.joined(what, d.Prose.Transform(st.Indicator, st.Derivation))
	}
	name := " " + d.Theme.Paint(theme.Mine, layout.Clean(d.Prose.AreaName(st.Area))) + "  " + layout.Clean(what) + "  " + d.Theme.Paint(theme.Accent, d.Prose.Period(st.Period))
	lines := []string{layout.FitWith(name, w, d.Theme.Glyphs.Ellipsis), ""}
	lines = append(lines, s.figure(st, w)...)
	return append(append(lines, ""), d.standsOn(st, w)...)
}

// figure is the value in large digits where there is room, beside its unit and
// basis, above its place; a value without a large form stands in one line.
func (s *Answer) figure(st prose.Statement, w int) []string {
	d := s.desk
	place, token := d.placeOf(st.Place)
	var placed []string
	for _, part := range layout.Wrap(place, max(w-4, 1)) {
		placed = append(placed, "  "+d.Theme.Paint(token, part))
	}
	if !st.Answer.OK() {
		return append(placed, d.paragraph(theme.Muted, d.Prose.Why(st.Answer.Why), w)...)
	}
	basis := d.basis(st)
	number, unit := d.Prose.Figure(st.Indicator, st.Derivation, st.Answer)
	digits, ok := chart.Digits(number, w*3/5, d.Theme)
	if !ok {
		return append([]string{"  " + d.Theme.Paint(theme.Leader, d.amount(st)) + "  " + d.Theme.Paint(theme.Muted, basis)}, placed...)
	}
	sign := ""
	if q := prose.Sign(st.Answer.Qualifier); q != "" {
		sign = q + " "
	}
	lines := make([]string, len(digits))
	for i, digit := range digits {
		lead, beside := layout.Pad("", layout.Width(sign)), ""
		if i == len(digits)/2 {
			lead = sign
		}
		switch i {
		case len(digits) - 2:
			beside = d.Theme.Paint(theme.Muted, basis)
		case len(digits) - 1:
			beside = d.Theme.Paint(theme.Leader, layout.Clean(unit))
		}
		lines[i] = layout.FitWith("  "+lead+d.Theme.Paint(theme.Leader, digit)+"  "+beside, w, d.Theme.Glyphs.Ellipsis)
	}
	if next := d.neighbour(); next != "" {
		placed = append(placed, layout.FitWith("  "+d.Theme.Paint(theme.Muted, next), w, d.Theme.Glyphs.Ellipsis))
	}
	if len(placed) > 0 {
		lines = append(append(lines, ""), placed...)
	}
	return lines
}

// basis is the price basis of a figure that has one.
func (d *Desk) basis(st prose.Statement) string {
	if d.Panel.Indicators[st.Indicator].PriceBasis == model.NoPrices {
		return ""
	}
	return d.Prose.Basis(st.Indicator, st.Derivation)
}

// peersLeast is the fewest lines in which the peers are shown.
const peersLeast = 3

// peerBlock draws the ranked areas with their bars, the area among them always
// in sight, and in one line a reason those that lack a figure.
func (s *Answer) peerBlock(w, h, y int) []string {
	d := s.desk
	all := s.peerLines()
	r := d.Ranking()
	head := d.joined(d.Say(words.PeersHead), d.Prose.Set(d.question.Within, r.Level, r.N(), r.Of))
	if layout.Width(head)+1 > w {
		head = d.joined(d.Say(words.PeersHead), fmt.Sprintf("%d/%d", r.N(), r.Of))
	}
	lines := []string{s.heading(head, w)}
	var rows, rest []line
	for _, l := range all {
		if l.row != nil {
			rows = append(rows, l)
		} else {
			rest = append(rest, l)
		}
	}
	room := max(h-len(lines)-len(rest)-1, min(peersLeast, h-1))
	from := 0
	for i, l := range rows {
		if l.holds(d.question.Area) {
			from = layout.Scroll(0, i, len(rows), room)
		}
	}
	rows = rows[from:min(from+room, len(rows))]
	s.peers, s.rows = y+len(lines), rows
	name, value := 0, 0
	for _, l := range rows {
		name, value = max(name, layout.Width(layout.Clean(d.Prose.Area(l.row.Area)))), max(value, layout.Width(d.Prose.Cell(l.row.Answer)))
	}
	t := rankTable{desk: d}
	scale := t.scale()
	name = min(name, w/3)
	for _, l := range rows {
		lines = append(lines, s.peer(l.row, name, value, scale, w))
	}
	if ticks := s.ticks(scale); ticks != "" {
		lines = append(lines, d.Theme.Paint(theme.Muted, layout.FitWith(strings.Repeat(" ", name+value+8)+ticks, w, d.Theme.Glyphs.Ellipsis)))
	}
	for _, l := range rest {
		text := ""
		if l.absent != nil {
			text = d.absentLine(l.absent)
		} else {
			text = d.Prose.Area(l.unranked.Area) + " " + d.Prose.Unplaced(*l.unranked)
		}
		lines = append(lines, d.Theme.Paint(theme.Muted, layout.FitWith(" "+layout.Clean(text), w, d.Theme.Glyphs.Ellipsis)))
	}
	return layout.Block(lines, w, h)
}

// peer is an area with its place, figure and bar.
func (s *Answer) peer(row *analysis.Row, name, value int, scale chart.Scale, w int) string {
	d := s.desk
	token, bar, cursor := theme.Text, theme.Bar, " "
	switch {
	case row.Area == d.question.Area:
		token, bar, cursor = theme.Mine, theme.BarMine, d.Theme.Paint(theme.Accent, d.Theme.Glyphs.Cursor)
	case row.Place.Decided() && row.Place.Rank == 1 && !row.Place.Elsewhere():
		token = theme.Leader
	}
	text := d.Theme.Paint(theme.Muted, layout.PadLeft(prose.Place(row.Place), 5)) + " " +
		d.Theme.Paint(token, layout.Pad(layout.FitWith(layout.Clean(d.Prose.Area(row.Area)), name, d.Theme.Glyphs.Ellipsis), name)+" "+layout.PadLeft(d.Prose.Cell(row.Answer), value)) + " "
	return layout.Fit(cursor+text+chart.Bar(point(row.Answer), scale, max(w-name-value-10, 0), bar, d.Theme), w)
}

// ticks explains the ticks of the bars by their figures.
func (s *Answer) ticks(scale chart.Scale) string {
	d := s.desk
	var parts []string
	for _, tick := range scale.Ticks {
		if tick.Sign == d.Theme.Glyphs.VRule {
			parts = append(parts, tick.Sign+" "+layout.Clean(d.Prose.Area(d.question.Within))+" "+d.Prose.Cell(d.parentFigure()))
			continue
		}
		middle := analysis.Answer{Value: tick.At, Decimals: d.medianDecimals(), Obs: model.NoObs}
		parts = append(parts, tick.Sign+" "+d.Say(words.PeersMedian, d.Prose.Number(middle)))
	}
	return strings.Join(parts, "   ")
}

// courseMost is the most periods of which the place is told.
const courseMost = 8

// course is where the area stood in each of the last periods.
func (s *Answer) course(w int) []string {
	d, q := s.desk, s.desk.question
	now := stamped{q.Indicator, q.Area, q.Period.Kind, q.Derivation, d.Prose.Lang}
	if s.of != now {
		s.of, s.past = now, nil
		for _, p := range d.sparkPeriods() {
			at := q
			at.Period = p
			st := d.StatementOf(at)
			if !st.Answer.OK() {
				continue
			}
			place := d.Prose.Cell(st.Answer)
			if short := d.placeShort(st.Place); short != "" {
				place += " " + short
			}
			s.past = append(s.past, standing{p, place})
		}
		s.past = s.past[max(len(s.past)-courseMost, 0):]
	}
	if len(s.past) < 2 {
		return nil
	}
	text := ""
	for i, x := range s.past {
		if i > 0 {
			text += "  " + d.Theme.Paint(theme.Muted, d.Theme.Glyphs.Arrow) + "  "
		}
		token := theme.Text
		if x.period == q.Period {
			token = theme.Mine
		}
		text += d.Theme.Paint(theme.Muted, coveragePeriod(x.period)) + " " + d.Theme.Paint(token, x.place)
	}
	lines := []string{"", s.heading(d.Say(words.PlacesHead), w)}
	return append(lines, foldPainted("  "+text, w, d.Theme)...)
}

// courseLeast is the fewest lines in which the course is drawn, and the fewest
// periods.
const (
	courseLeast   = 11
	coursePeriods = 3
)

// withCourse draws the course of the figure below the answer, where there is
// room: of a rate beside that of the area above.
func (s *Answer) withCourse(lines []string, w, h int) []string {
	room := h - len(lines) - 1
	if room < courseLeast {
		return layout.Block(lines, w, h)
	}
	s.trend.root = s.desk.question.Area
	if len(s.trend.trend().Periods) >= coursePeriods {
		lines = append(append(lines, ""), s.trend.picture(w, room)...)
	}
	return layout.Block(lines, w, h)
}

// foldPainted breaks a painted line at its arrows where it is too wide.
func foldPainted(text string, w int, look theme.Theme) []string {
	if layout.Width(text) <= w {
		return []string{text}
	}
	arrow := "  " + look.Paint(theme.Muted, look.Glyphs.Arrow) + "  "
	var lines []string
	line := ""
	for _, part := range strings.Split(text, arrow) {
		if line != "" && layout.Width(line)+layout.Width(arrow)+layout.Width(part) > w {
			lines = append(lines, line)
			line = ""
		}
		if line == "" {
			line = "  " + strings.TrimLeft(part, " ")
		} else {
			line += arrow + part
		}
	}
	return append(lines, line)
}

// tiles are the area's other figures, each in its newest period, in columns.
func (s *Answer) tiles(w, h, across int) []string {
	d := s.desk
	lines := []string{s.heading(d.Say(words.TilesHead, d.Prose.Area(d.question.Area)), w)}
	var all []*analysis.Entry
	entries := s.entries()
	for i := range entries {
		if e := &entries[i]; e.Indicator != d.question.Indicator && e.Answer.OK() {
			all = append(all, e)
		}
	}
	width := w / across
	room := max(h-1, 0)
	down := min((len(all)+across-1)/across, room)
	for y := range down {
		line := ""
		for x := range across {
			if i := x*down + y; i < len(all) {
				line += layout.Fit(s.tile(all[i], width-1), width)
			}
		}
		lines = append(lines, line)
	}
	return lines
}

// tile is one other figure: its name, value, period and place.
func (s *Answer) tile(e *analysis.Entry, w int) string {
	d := s.desk
	value := layout.Clean(d.Prose.WithUnit(d.Prose.Cell(e.Answer), d.Prose.Unit(e.Indicator, analysis.Derivation{})))
	tail := " " + value + " " + d.Theme.Paint(theme.Muted, layout.PadLeft(coveragePeriod(e.Period), 4))
	place := ""
	if short := d.placeShort(e.Place); short != "" {
		place = " " + d.Theme.Paint(theme.Title, short)
	}
	if e.Answer.Caveats.Has(analysis.InConflict) {
		place += d.Theme.Paint(theme.Conflict, d.Theme.Glyphs.Differs)
	}
	room := max(w-layout.Width(tail)-layout.Width(place)-1, 0)
	return " " + layout.FitWith(layout.Clean(d.Prose.IndicatorShort(e.Indicator)), room, d.Theme.Glyphs.Ellipsis) + place + tail
}
