package intake

import (
	"slices"
	"strings"

	"weici/internal/sheet"
	"weici/model"
)

// figure reads the cell of a figure.
func (b *block) figure(r int, c *column, s *said) {
	g := b.grid
	at := g.at(r, c.at)
	if at.covered || at.role != Unread {
		return
	}
	switch {
	case g.hidden(r, c.at):
		if at.Cell != nil {
			b.unread(r, c.at, Hidden, "")
		}
		return
	case s.skip != "":
		if at.Cell != nil {
			b.unread(r, c.at, s.skip, "")
		}
		return
	}
	p, why, detail := b.pend(r, c, s)
	if at.Cell == nil || at.sort == mark {
		b.absent(r, c, p, why)
		return
	}
	if why == "" && p.measure == rank { // a row of places
		b.ranks = append(b.ranks, place{r, c.at, -1})
		return
	}
	if why == "" {
		why, detail = b.amount(at.Cell, &p)
	}
	if why != "" {
		b.unread(r, c.at, why, detail)
		return
	}
	b.items = append(b.items, p)
}

// absent lists a blank or a sign, or makes an observation without a figure of
// it where a legend says what it stands for.
func (b *block) absent(r int, c *column, p pending, why Reason) {
	at := b.grid.at(r, c.at)
	text := ""
	if at.Cell != nil {
		text = at.Shown
	}
	status, ok := b.legend.of(text)
	switch {
	case ok && why == "":
		p.Number, p.Status, p.Printed = "", status, text
		b.items = append(b.items, p)
		at.role = MarkRole
	case at.Cell == nil:
		if why == "" && (len(c.stack) > 0 || len(b.heads) == 0) {
			b.out.NotRead = append(b.out.NotRead, NotRead{Book: b.book, Sheet: b.reader.name, Cell: b.grid.name(r, c.at), Reason: BlankCell})
		}
	default:
		at.role = MarkRole
		b.unread(r, c.at, SignNoLegend, "")
	}
}

// pend gathers all that is said of a figure: in its row, its column, and
// around the table.
func (b *block) pend(r int, c *column, s *said) (p pending, why Reason, detail string) {
	p = pending{row: r, col: c.at, code: s.code, parent: s.parent}
	p.Book, p.Sheet, p.Cell = b.book, b.reader.name, b.grid.name(r, c.at)
	ctx := b.section.over(b.about)
	p.areaText = first(s.area, c.area, ctx.area)
	p.measure, p.of, p.Scope = c.label.measure, c.label.of, c.label.scope
	if s.label.measure != plain {
		switch {
		case p.measure == plain:
			p.measure, p.of = s.label.measure, s.label.of
		case p.measure == points || p.measure == growth && s.label.measure != growth:
			p.of = s.label.measure
		}
	}
	b.named(&p, c, s, ctx)
	if p.measure == plain && len(s.names) == 0 && len(c.names) == 0 {
		p.measure = ctx.growth
	}
	p.units = b.unitsOf(&p, c, s, ctx)
	p.Status = firstStatus(c.label.status, s.status, s.label.status, ctx.status, model.Normal)
	p.basis = firstBasis(c.label.basis, s.label.basis, ctx.basis)
	p.Heading = b.heading(c, s)
	p.Note = c.label.marks + s.marks
	w := c.label.when.within(s.when).within(ctx.when)
	if !s.when.own() && !c.label.when.own() && w.year == 0 || w.year == 0 {
		w = b.elsewhere(w)
	}
	var ok bool
	if p.Period, ok = w.period(); !ok {
		return p, NoPeriod, ""
	}
	switch {
	case !s.named && len(b.stub) > 0 && len(b.frame.rows) > 1 && p.areaText != "" && s.area == "" && b.has(areaColumn):
		return p, NoHeading, ""
	case !s.named && len(b.stub) > 0 && b.has(indicatorColumn):
		return p, NoHeading, ""
	case len(p.names) == 0:
		return p, NoIndicator, ""
	case b.Map.indicator(p.names[0]) == "-":
		return p, LeftOut, ""
	}
	return p, "", ""
}

// elsewhere takes the period from the file's name, or as it is given.
func (b *block) elsewhere(w when) when {
	if from := w.within(b.aside.when); from.year != 0 {
		if _, ok := from.period(); ok {
			b.assume(PeriodOfFile, "")
			return from
		}
	}
	given := b.Period
	if b.Map != nil && b.Map.Period != "" && given.Kind == model.Undated {
		given, _ = model.ParsePeriod(b.Map.Period)
	}
	if given.Kind == model.Undated {
		return w
	}
	b.assume(PeriodGiven, given.String())
	return w.within(whenOf(given))
}

// named lists the names of the indicator, the nearest first.
func (b *block) named(p *pending, c *column, s *said, ctx context) {
	row, col := s.names, c.names
	p.wholeName = true
	switch {
	case len(row) > 0 && b.has(indicatorColumn):
		p.names = slices.Concat(row, col)
		if s.label.part && len(row) > 1 || b.section.name != "" && len(row) == 1 && !likeIndicator(row[0]) {
			p.wholeName = false
		}
		if len(col) > 0 && !fillerRule.MatchString(col[0]) {
			p.wholeName = false
		}
	case len(col) > 0:
		p.names = slices.Concat(col, row)
		p.wholeName = len(row) == 0 && b.twice[col[0]] < 2
	default:
		p.names = slices.Clone(row)
		p.joined = len(row) > 1
	}
	if b.section.name != "" {
		p.names = append(p.names, b.section.name)
	}
	if ctx.name != "" && !slices.Contains(p.names, ctx.name) {
		p.names = append(p.names, ctx.name)
	}
	if len(p.names) == 0 && b.aside.name != "" {
		p.names, p.fromFile = []string{b.aside.name}, true
		b.assume(IndicatorOfFile, b.aside.name)
	}
}

// unitsOf finds in which unit a figure is: the nearest that is said.
func (b *block) unitsOf(p *pending, c *column, s *said, ctx context) []unit {
	if len(p.names) > 0 {
		if told := b.Map.unit(p.names[0]); told != "" {
			if us, ok := parseUnits(told); ok {
				return us
			}
		}
	}
	if len(c.label.units) > 0 && c.label.measure != plain {
		return c.label.units
	}
	fits := func(us []unit) []unit {
		var out []unit
		for _, u := range us {
			rate := u.percent() || u.base == "百分点"
			switch p.measure {
			case growth, monthly, share, progress:
				if u.percent() {
					out = append(out, u)
				}
			case points:
				if u.base == "百分点" {
					out = append(out, u)
				}
			case change:
				if !rate {
					out = append(out, u)
				}
			default:
				out = append(out, u)
			}
		}
		return out
	}
	for _, us := range [][]unit{c.label.units, s.units, b.section.units, ctx.units} {
		if fit := fits(us); len(fit) > 0 {
			return fit
		}
	}
	switch p.measure {
	case growth, monthly, share, progress:
		return []unit{{text: "%", base: "%"}}
	case points:
		return []unit{{text: "百分点", base: "百分点"}}
	}
	if b.Map != nil && b.Map.Unit != "" {
		us, _ := parseUnits(b.Map.Unit)
		return us
	}
	return nil
}

// amount reads the number of a cell.
func (b *block) amount(c *sheet.Cell, p *pending) (Reason, string) {
	if c.Struck {
		return StruckOut, ""
	}
	if c.Kind == sheet.Error || c.Kind == sheet.Bool {
		return FormulaError, ""
	}
	if t := tidy(c.Shown); c.Kind == sheet.Text && strings.HasPrefix(t, "(") && strings.HasSuffix(t, ")") && strings.ContainsAny(t, "0123456789") {
		if _, ok := parseValue(strings.Trim(t, "()")); ok {
			return Parentheses, ""
		}
	}
	v, ok := valueOf(c)
	if !ok || c.Kind == sheet.Date {
		return NoNumber, ""
	}
	p.Printed = c.Shown
	p.Number, p.Qualifier = v.number, v.qualifier
	p.Note += v.marks + c.Marks
	if v.status != 0 {
		p.Status = v.status
	}
	if v.unit.known() {
		return b.ownUnit(p, v)
	}
	return "", ""
}

// ownUnit takes the unit that the cell itself has: 3.8%, 12亿.
func (b *block) ownUnit(p *pending, v value) (Reason, string) {
	if v.unit.base == "1" {
		for i := range p.units {
			if !p.units[i].percent() {
				p.Number = shift(p.Number, v.unit.power-p.units[i].power)
				p.units = p.units[i : i+1]
				return "", ""
			}
		}
		return WrongUnit, v.unit.text
	}
	for _, u := range p.units {
		if u.base == v.unit.base {
			p.Number = shift(p.Number, v.unit.power-u.power)
			p.units = []unit{u}
			return "", ""
		}
		if v.points && u.base == "百分点" {
			p.units = []unit{u}
			return "", ""
		}
	}
	p.units = []unit{v.unit}
	return "", ""
}

// heading is the words that a figure stands under, the row's first.
func (b *block) heading(c *column, s *said) string {
	words := slices.Clone(s.heading)
	for i := len(c.stack) - 1; i >= 0; i-- {
		words = append(words, c.stack[i].raw)
	}
	for i := range words {
		words[i] = strings.Join(strings.Fields(words[i]), " ")
	}
	return strings.Join(words, " ")
}

// ranked finds the column that a column of ranks belongs to.
func (b *block) ranked(i int) int {
	of := b.cols[i].label.of
	fits := func(j int) bool {
		o := &b.cols[j]
		if o.role != valueColumn || of == growth && o.label.measure != growth || o.area != b.cols[i].area {
			return false
		}
		if of == plain && len(b.cols[i].names) > 0 && strings.Contains(b.cols[i].label.raw, "总量") && o.label.measure != plain {
			return false
		}
		return len(b.cols[i].names) == 0 || len(o.names) > 0 && indicatorKey(o.names[0]) == indicatorKey(b.cols[i].names[0])
	}
	for j := i - 1; j >= 0; j-- {
		if fits(j) {
			return b.cols[j].at
		}
	}
	for j := i + 1; j < len(b.cols); j++ {
		if fits(j) {
			return b.cols[j].at
		}
	}
	return noTarget
}

// noTarget is of a column of ranks whose figures are not given.
const noTarget = -2

func first(all ...string) string {
	for _, s := range all {
		if s != "" {
			return s
		}
	}
	return ""
}

func firstStatus(all ...model.Status) model.Status {
	for _, s := range all {
		if s != 0 {
			return s
		}
	}
	return model.Normal
}

func firstBasis(all ...model.PriceBasis) model.PriceBasis {
	for _, s := range all {
		if s != "" {
			return s
		}
	}
	return ""
}
