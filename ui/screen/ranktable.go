package screen

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"weici/internal/analysis"
	"weici/internal/prose"
	"weici/internal/words"
	"weici/model"
	"weici/ui/chart"
	"weici/ui/layout"
	"weici/ui/theme"
)

// rankTable draws the places of a ranking. It formats only the rows in sight,
// so that three thousand areas cost no more than thirteen.
type rankTable struct {
	desk   *Desk
	offset int
	height int // rows in sight when last drawn
}

// The height of the head of the table, and of the legend at its foot.
const (
	headLines = 1
	footLines = 2
)

// page is how many rows a page key moves by.
func (t *rankTable) page() int { return max(t.height-1, 1) }

// at gives the row drawn in a line, of so many.
func (t *rankTable) at(y, n int) (int, bool) {
	i := t.offset + y - headLines
	return i, y >= headLines && i < n
}

// The columns of the table, in order.
const (
	colPlace = iota
	colChange
	colArea
	colValue
	colAhead
	colApart
	colBar
	colGrowth
	colSpark
	colMarks
	columns
)

// rankLayout is what a drawing of the table needs to know: the widths, and the
// scale of the bars.
type rankLayout struct {
	widths  []int
	scale   chart.Scale
	periods []model.Period
	growth  *analysis.Beside // nil: no growth column
	parts   []rankParts      // of the lines in sight
}

// rankParts are the cells of a line that decide whether their column is of use.
type rankParts struct {
	growth, spark string
	ahead, apart  string // differences from the one before, and from my area
	marks         marks
}

func (t *rankTable) view(rows []line, cursor, w, h int) []string {
	t.height = max(h-headLines, 0)
	if len(rows) == 0 {
		return layout.Block([]string{"", " " + t.desk.emptyNote()}, w, h)
	}
	t.offset = layout.Scroll(t.offset, cursor, len(rows), t.height)
	visible := rows[t.offset:min(t.offset+t.height, len(rows))]
	plan := t.plan(visible, w)
	out := make([]string, 0, h)
	out = append(out, t.head(plan, w))
	for i, l := range visible {
		out = append(out, t.line(l, &plan, i, t.offset+i == cursor, w))
	}
	if t.desk.Ranking().N() == 0 {
		out = append(out, "", " "+t.desk.emptyNote())
	}
	return layout.Block(append(out, t.foot(&plan, h-len(out), w)...), w, h)
}

// foot explains the signs below the table, where there is room.
func (t *rankTable) foot(p *rankLayout, room, w int) []string {
	if room < footLines || p.widths[colMarks] == 0 {
		return nil
	}
	all := make([]marks, len(p.parts))
	for i := range p.parts {
		all[i] = p.parts[i].marks
	}
	return []string{"", t.desk.legend(all, w)}
}

// plan decides the widths from what is in sight, and the scale of the bars
// from the whole ranking. A column in which nothing would stand is left out.
func (t *rankTable) plan(visible []line, w int) rankLayout {
	d := t.desk
	p := rankLayout{growth: d.growthBeside(), periods: d.sparkPeriods(), scale: t.scale(), parts: make([]rankParts, len(visible))}
	sparkWidth := max(len(p.periods), 4)
	area, value, growth := layout.Width(d.Say(words.HeadArea)), t.valueHeadWidth(), 0
	place, change := layout.Width(d.Say(words.HeadPlace)), 0
	sparks, marked, ahead, apart := false, false, 0, 0
	for i, l := range visible {
		if l.row == nil {
			if l.unranked != nil {
				area, place = max(area, t.areaWidth(l.unranked.Area)), max(place, layout.Width(prose.Place(l.unranked.Place)))
			}
			continue
		}
		part := &p.parts[i]
		part.growth = t.growthCell(l.row.Area, p.growth)
		part.ahead, part.apart = t.gaps(l.row.Area)
		part.spark = d.spark(l.row.Area, p.periods, sparkWidth)
		part.marks = d.marksOf(l.row.Answer, l.row.Place)
		area, place = max(area, t.areaWidth(l.row.Area)), max(place, layout.Width(prose.Place(l.row.Place)))
		value = max(value, layout.Width(d.Prose.Cell(l.row.Answer)))
		if part.growth != "" && part.growth != d.Theme.Glyphs.Missing {
			growth = max(growth, layout.Width(part.growth), layout.Width(t.growthHead()))
		}
		if l.row.Change.Why == analysis.Fine {
			change = max(change, layout.Width(changeSign(d.Theme, l.row.Change)), layout.Width(d.Say(words.HeadChange)))
		}
		ahead, apart = max(ahead, layout.Width(part.ahead)), max(apart, layout.Width(part.apart))
		sparks = sparks || strings.TrimSpace(part.spark) != ""
		marked = marked || !part.marks.none()
	}
	if ahead > 0 {
		ahead = max(ahead, layout.Width(d.Say(words.HeadAhead)))
	}
	if apart > 0 {
		apart = max(apart, layout.Width(t.apartHead()))
	}
	p.widths = layout.Columns(w-2, 1, []layout.Column{
		colPlace:  {Min: max(place, 5), Ideal: max(place, 5), Priority: 9},
		colChange: {Min: max(change, 4), Ideal: max(change, 4+2*int(d.Prose.Lang)), Priority: 5},
		colArea:   {Min: min(area, 12), Ideal: min(area, 28), Priority: 10},
		colValue:  {Min: value, Ideal: value, Priority: 8},
		colAhead:  {Min: max(ahead, 1), Ideal: ahead, Priority: 0},
		colApart:  {Min: max(apart, 1), Ideal: apart, Priority: 7},
		colBar:    {Min: 6, Ideal: 16, Flex: 2, Priority: 1},
		colGrowth: {Min: max(growth, 1), Ideal: growth, Priority: 4},
		colSpark:  {Min: max(min(len(p.periods), 6), 4), Ideal: sparkWidth, Priority: 3},
		colMarks:  {Min: marksWidth, Ideal: marksWidth, Priority: 6},
	})
	for column, used := range map[int]bool{colAhead: ahead > 0, colApart: apart > 0, colChange: change > 0, colGrowth: growth > 0, colSpark: sparks, colMarks: marked} {
		if !used {
			p.widths[colBar] += give(&p.widths[column])
		}
	}
	t.shorten(&p, visible)
	return p
}

// shorten leaves the first periods of the sparklines out where they do not fit.
func (t *rankTable) shorten(p *rankLayout, visible []line) {
	w := p.widths[colSpark]
	if w == 0 || w >= len(p.periods) {
		return
	}
	p.periods = p.periods[len(p.periods)-w:]
	for i, l := range visible {
		if l.row != nil {
			p.parts[i].spark = t.desk.spark(l.row.Area, p.periods, w)
		}
	}
}

// gaps writes how far an area lies from the one before it, and from mine.
func (t *rankTable) gaps(area model.AreaID) (ahead, apart string) {
	d := t.desk
	g, r := analysis.NewGuard(d.Panel), d.Ranking()
	if x := g.Ahead(r, area); x.OK() {
		ahead = d.Prose.Gap(x)
	}
	if x := g.Apart(r, area, d.My); x.OK() && area != d.My {
		apart = d.Prose.Gap(x)
	}
	return ahead, apart
}

func (t *rankTable) apartHead() string {
	if t.desk.My == model.NoArea {
		return ""
	}
	return t.desk.Say(words.HeadApart, t.desk.Prose.Area(t.desk.My))
}

// scale is that of the bars, with the median of five or more and, for a rate,
// the parent's figure.
func (t *rankTable) scale() (s chart.Scale) {
	d := t.desk
	r := d.Ranking()
	for i := range r.Rows {
		v := r.Rows[i].Answer.Value
		s.Lo, s.Hi = min(s.Lo, v), max(s.Hi, v)
	}
	if v, ok := d.median(); ok {
		s.Ticks = append(s.Ticks, chart.Tick{At: v, Sign: d.Theme.Glyphs.BreakLine})
	}
	if a := d.parentFigure(); a.OK() && a.Value >= s.Lo && a.Value <= s.Hi {
		s.Ticks = append(s.Ticks, chart.Tick{At: a.Value, Sign: d.Theme.Glyphs.VRule})
	}
	return s
}

// give empties a column and its gap for another.
func give(width *int) int {
	if *width == 0 {
		return 0
	}
	n := *width + 1
	*width = 0
	return n
}

func (t *rankTable) areaWidth(id model.AreaID) int {
	return 2 + layout.Width(layout.Clean(t.desk.Prose.Area(id)))
}

// row puts cells into the columns that have a width.
func (p rankLayout) row(cells [columns]string) string {
	shown := make([]string, 0, columns+1)
	for i, cell := range cells {
		if p.widths[i] > 0 {
			shown = append(shown, cell)
		}
	}
	return strings.Join(append(shown, ""), " ")
}

func (t *rankTable) head(p rankLayout, w int) string {
	d := t.desk
	var cells [columns]string
	for i, word := range [columns]words.Word{
		words.HeadPlace, words.HeadChange, words.HeadArea, words.HeadValue, "", "", "", "", words.HeadTrend, "",
	} {
		cells[i] = layout.Fit(d.Say(word), p.widths[i])
	}
	cells[colPlace] = layout.PadLeft(d.Say(words.HeadPlace), p.widths[colPlace])
	cells[colArea] = layout.Fit("  "+d.Say(words.HeadArea), p.widths[colArea])
	cells[colValue] = layout.PadLeft(t.valueHead(), p.widths[colValue])
	cells[colAhead] = layout.PadLeft(d.Say(words.HeadAhead), p.widths[colAhead])
	cells[colApart] = layout.PadLeft(t.apartHead(), p.widths[colApart])
	cells[colBar] = layout.Fit(t.ticksHead(p), p.widths[colBar])
	cells[colGrowth] = layout.PadLeft(t.growthHead(), p.widths[colGrowth])
	cells[colSpark] = layout.Fit(t.sparkHead(p), p.widths[colSpark])
	return d.Theme.Paint(theme.Heading, layout.Fit(" "+p.row(cells), w))
}

// ticksHead explains the ticks of the bars, as far as there is room.
func (t *rankTable) ticksHead(p rankLayout) string {
	d := t.desk
	text := ""
	for _, tick := range p.scale.Ticks {
		word := d.Say(words.TickMedian)
		if tick.Sign == d.Theme.Glyphs.VRule {
			word = layout.Clean(d.Prose.Area(d.question.Within))
		}
		if next := text + tick.Sign + word + " "; layout.Width(next) <= p.widths[colBar] {
			text = next
		}
	}
	return text
}

func (t *rankTable) valueHead() string {
	q := t.desk.question
	if unit := t.desk.Prose.Unit(q.Indicator, q.Derivation); unit != "" {
		return layout.Clean(unit)
	}
	return t.desk.Say(words.HeadValue)
}

func (t *rankTable) valueHeadWidth() int { return min(layout.Width(t.valueHead()), 18) }

// sparkHead names the years at the ends of the sparklines, where they fit.
func (t *rankTable) sparkHead(p rankLayout) string {
	if n := len(p.periods); n > 1 && p.widths[colSpark] >= 5 {
		return strconv.Itoa(int(p.periods[0].Year))[2:] + "–" + strconv.Itoa(int(p.periods[n-1].Year))[2:]
	}
	return t.desk.Say(words.HeadTrend)
}

func (t *rankTable) line(l line, p *rankLayout, i int, selected bool, w int) string {
	d := t.desk
	switch {
	case l.row != nil:
		return t.finish(t.ranked(l.row, p, i), selected, w)
	case l.unranked != nil:
		return t.finish(t.unranked(l.unranked, p, w), selected, w)
	case l.absent != nil:
		return t.finish(" "+d.Theme.Paint(theme.Muted, layout.FitWith(d.absentLine(l.absent), w-3, d.Theme.Glyphs.Ellipsis)), selected, w)
	}
	if l.heed != analysis.Fine {
		return layout.Fit("  "+d.Theme.Paint(theme.Caveat, layout.FitWith(d.Prose.Heed(l.heed), max(w-2, 0), d.Theme.Glyphs.Ellipsis)), w)
	}
	if l.bounds > 0 {
		label := layout.FitWith(" "+d.Say(words.LooseRows, l.bounds)+" ", min(max(w-2, 0), layout.Width(d.Say(words.LooseRows, l.bounds))+2), d.Theme.Glyphs.Ellipsis)
		return d.rule(ruleOf(d.Theme, min(w, 2))) + d.Theme.Paint(theme.Muted, label) + d.rule(ruleOf(d.Theme, w-2-layout.Width(label)))
	}
	return d.rule(ruleOf(d.Theme, w))
}

// absentLine names the areas that lack a figure for a reason.
func (d *Desk) absentLine(a *absent) string {
	var names []string
	for _, area := range a.areas[:min(len(a.areas), fullNames)] {
		names = append(names, layout.Clean(d.Prose.Area(area)))
	}
	if len(a.areas) > fullNames {
		names = append(names, d.Theme.Glyphs.Ellipsis)
	}
	return d.Say(words.PeersAbsent, len(a.areas), d.Prose.Why(a.why), joinNames(d, names))
}

// finish puts the cursor before a line and paints the selected one.
func (t *rankTable) finish(text string, selected bool, w int) string {
	look := t.desk.Theme
	if selected {
		return look.Row(theme.Selected, layout.Fit(look.Paint(theme.Accent, look.Glyphs.Cursor)+text, w))
	}
	return layout.Fit(" "+text, w)
}

func (t *rankTable) ranked(row *analysis.Row, p *rankLayout, i int) string {
	d := t.desk
	var cells [columns]string
	cells[colPlace] = layout.PadLeft(d.place(row.Place, prose.Place(row.Place)), p.widths[colPlace])
	cells[colChange] = layout.Fit(changeSign(d.Theme, row.Change), p.widths[colChange])
	cells[colArea] = t.area(row.Area, p.widths[colArea])
	cells[colValue] = layout.PadLeft(d.Prose.Cell(row.Answer), p.widths[colValue])
	if row.Place.Decided() && row.Place.Rank == 1 && !row.Place.Elsewhere() {
		cells[colPlace], cells[colValue] = d.Theme.Paint(theme.Leader, cells[colPlace]), d.Theme.Paint(theme.Leader, cells[colValue])
	}
	cells[colBar] = chart.Bar(point(row.Answer), p.scale, p.widths[colBar], t.barToken(row.Area), d.Theme)
	cells[colAhead] = d.Theme.Paint(theme.Muted, layout.PadLeft(p.parts[i].ahead, p.widths[colAhead]))
	cells[colApart] = layout.PadLeft(p.parts[i].apart, p.widths[colApart])
	cells[colGrowth] = layout.PadLeft(p.parts[i].growth, p.widths[colGrowth])
	cells[colSpark] = layout.Fit(p.parts[i].spark, p.widths[colSpark])
	cells[colMarks] = p.parts[i].marks.draw(d.Theme)
	return p.row(cells)
}

// barToken tells the bars of the areas that are asked about from the others.
func (t *rankTable) barToken(area model.AreaID) theme.Token {
	if area == t.desk.question.Area || area == t.desk.My || t.desk.Marked(area) >= 0 {
		return theme.BarMine
	}
	return theme.Bar
}

// area is the name of an area behind the sign of its mark.
func (t *rankTable) area(id model.AreaID, w int) string {
	d := t.desk
	name := layout.FitWith(layout.Clean(d.Prose.Area(id)), w-2, d.Theme.Glyphs.Ellipsis)
	if d.Marked(id) >= 0 {
		return d.Theme.Paint(theme.Mine, d.Theme.Glyphs.Mark) + " " + name
	}
	return "  " + name
}

// changeSign shows a change of place by an arrow and the number of places; one
// within a part of the set (+2/7) has no arrow and no colour (rule 7).
func changeSign(look theme.Theme, c analysis.Change) string {
	switch {
	case c.Why != analysis.Fine:
		return look.Paint(theme.Muted, look.Glyphs.Missing)
	case c.Among > 0:
		return look.Paint(theme.Muted, fmt.Sprintf("%+d/%d", c.By, c.Among))
	case c.By > 0:
		return look.Paint(theme.Up, look.Glyphs.Up+strconv.Itoa(c.By))
	case c.By < 0:
		return look.Paint(theme.Down, look.Glyphs.Down+strconv.Itoa(-c.By))
	}
	return look.Paint(theme.Neutral, "=")
}

// unranked gives the reason where the value would stand.
func (t *rankTable) unranked(u *analysis.Unranked, p *rankLayout, w int) string {
	d := t.desk
	why := d.Prose.Why(u.Why)
	if u.Why == analysis.OnlyForecast {
		why = d.Prose.Cell(u.Answer) + " " + why
	}
	if note := d.placeNote(u.Place); note != "" {
		why += " " + d.Theme.Glyphs.Separator + " " + note
	}
	head := layout.PadLeft(d.place(u.Place, prose.Place(u.Place)), p.widths[colPlace]) + " "
	if p.widths[colChange] > 0 {
		head += layout.Pad("", p.widths[colChange]) + " "
	}
	head += t.area(u.Area, p.widths[colArea]) + " "
	return head + d.Theme.Paint(theme.Muted, layout.FitWith(why, max(w-1-layout.Width(head), 0), d.Theme.Glyphs.Ellipsis))
}

func (t *rankTable) growthHead() string {
	if t.desk.Growth == analysis.ComputedGrowth {
		return t.desk.Prose.GrowthName(t.desk.question.Indicator) + "%"
	}
	return t.desk.Say(words.HeadGrowth) + "%"
}

func (t *rankTable) growthCell(area model.AreaID, growth *analysis.Beside) string {
	d := t.desk
	if growth == nil {
		return ""
	}
	a := analysis.NewGuard(d.Panel).Growth(*growth, area, d.question.Period)
	if !a.OK() {
		return d.Theme.Glyphs.Missing
	}
	return d.Prose.Cell(a)
}

// point is an answer as a chart draws it.
func point(a analysis.Answer) chart.Point {
	p := chart.Point{Y: a.Value, OK: a.OK() && !math.IsNaN(a.Value)}
	p.Provisional = a.Caveats.Has(analysis.IsProvisional) || a.Caveats.Has(analysis.IsEstimated)
	switch a.Qualifier {
	case model.Over, model.AtLeast:
		p.Bound = chart.AtLeast
	case model.Under, model.AtMost:
		p.Bound = chart.AtMost
	}
	return p
}
