package intake

import (
	"slices"
	"strings"

	"weici/internal/sheet"
	"weici/model"
)

// said is what the first columns of a row say of its figures.
type said struct {
	area, code, parent string
	names              []string // of an indicator, the nearest first
	label              label
	when               when
	units              []unit
	status             model.Status
	heading            []string
	skip               Reason
	named              bool // any of them says anything
	marks              string
}

// row reads a row of figures, or a heading between them.
func (b *block) row(r int) {
	g := b.grid
	if b.lone(r) && b.between(r) {
		return
	}
	if g.sheet.Rows[r].Hidden {
		for c := b.left; c <= b.right; c++ {
			if at := g.at(r, c); at.Cell != nil && !at.covered && at.role == Unread {
				b.unread(r, c, Hidden, "")
			}
		}
		return
	}
	s := b.say(r)
	for i := range b.cols {
		c := &b.cols[i]
		switch c.role {
		case valueColumn:
			b.figure(r, c, &s)
		case rankColumn:
			if at := g.at(r, c.at); at.Cell != nil && !at.covered {
				if s.skip != "" {
					b.unread(r, c.at, s.skip, "")
				} else {
					b.ranks = append(b.ranks, place{r, c.at, b.ranked(i)})
				}
			}
		case noteColumn:
			if at := g.at(r, c.at); at.Cell != nil && !at.covered {
				at.role = NoteRole
				b.unread(r, c.at, NoteText, "")
			}
		case serialColumn:
			if at := g.at(r, c.at); at.Cell != nil && !at.covered && at.role == Unread {
				b.unread(r, c.at, Serial, "")
			}
		}
	}
}

// between reads a heading that stands alone in a row between others; false
// where it is only a row without figures.
func (b *block) between(r int) bool {
	for c := b.left; c <= b.right; c++ {
		at := b.grid.at(r, c)
		if at.Cell == nil {
			continue
		}
		if b.grid.noted(r) {
			at.role = NoteRole
			b.unread(r, c, NoteText, "")
			return true
		}
		l := b.labels.read(at.Shown)
		isArea := b.names.isArea(l.name) || likeArea(l.name)
		if b.has(areaColumn) && isArea && c == b.stubColumn(areaColumn) {
			return false // an area without figures
		}
		ctx := b.titleContext(at.Shown)
		if !b.has(areaColumn) && !b.across && isArea {
			ctx.area, ctx.name = l.name, ""
		} else if ctx.name == "" && l.name != "" && ctx.area == "" && !l.when.said() {
			ctx.name = l.name
		}
		role := IndicatorRole
		switch {
		case ctx.area != "":
			role = AreaRole
		case l.name == "" && l.when.said():
			role = PeriodRole
		case l.name == "" && len(ctx.units) > 0:
			role = UnitRole
		}
		b.grid.read(r, c, role)
		if ctx.area == "" && b.section.area != "" && !b.has(areaColumn) && b.section.name == "" {
			ctx.area = b.section.area
		}
		if ctx.when == (when{}) {
			ctx.when = b.section.when
		}
		b.section = ctx
		b.parents = nil
		return true
	}
	return false
}

func (b *block) has(role colRole) bool {
	return slices.ContainsFunc(b.cols, func(c column) bool { return c.role == role })
}

func (b *block) stubColumn(role colRole) int {
	for i := range b.cols {
		if b.cols[i].role == role {
			return b.cols[i].at
		}
	}
	return -1
}

// say reads the first columns of a row.
func (b *block) say(r int) said {
	var s said
	g := b.grid
	own := false
	for _, i := range b.stub {
		own = own || g.text(r, b.cols[i].at) != ""
	}
	for _, i := range b.stub {
		c := &b.cols[i]
		at := g.at(r, c.at)
		text := g.text(r, c.at)
		if at.Cell != nil && at.Struck {
			s.skip = StruckOut
		}
		if text == "" && own && c.role != unitColumn && c.role != noteColumn && c.role != statusColumn && c.role != serialColumn && b.fillable(i) {
			text = b.fill[i]
		} else if text != "" {
			b.fill[i] = text
		}
		if text == "" {
			continue
		}
		b.sayColumn(&s, c, r, text)
	}
	return s
}

// fillable tells whether a blank in a column of names repeats what stands above
// it: only where another column behind it has the row's own name.
func (b *block) fillable(i int) bool {
	for _, j := range b.stub {
		switch b.cols[j].role {
		case areaColumn, indicatorColumn, periodColumn, groupColumn:
			if j > i {
				return true
			}
		}
	}
	return false
}

func (b *block) sayColumn(s *said, c *column, r int, text string) {
	g := b.grid
	at := g.at(r, c.at)
	switch c.role {
	case areaColumn:
		s.named = true
		l := b.labels.read(text)
		s.area = b.areaName(l, text)
		s.heading = append(s.heading, text)
		s.when = s.when.within(l.when)
		s.marks += l.marks
		switch {
		case averageRule.MatchString(s.area):
			s.skip = Average
		case b.told(s.area) == "-":
			s.skip = LeftOut
		case subRule.MatchString(s.area) && !isTotal(s.area) && !b.names.isArea(s.area):
			s.skip = Subtotal
			if base := trimName(subRule.ReplaceAllString(s.area, "")); b.names.isArea(base) {
				s.area, s.skip = base, ""
			}
		}
		role := AreaRole
		if isTotal(s.area) {
			role = TotalRole
		}
		g.read(r, c.at, role)
	case parentColumn:
		s.parent = trimName(tidy(text))
		g.read(r, c.at, AreaRole)
	case codeColumn:
		s.code = strings.TrimSuffix(strings.ToUpper(tidy(text)), ".0")
		g.read(r, c.at, AreaRole)
	case indicatorColumn:
		s.named = true
		b.sayIndicator(s, c, r, text)
		g.read(r, c.at, IndicatorRole)
	case groupColumn:
		l := b.labels.read(text)
		if l.name != "" {
			s.names = append(s.names, l.name)
		}
		if len(s.units) == 0 {
			s.units = l.units
		}
		s.when = s.when.within(l.when)
		s.heading = append(s.heading, text)
		g.read(r, c.at, IndicatorRole)
	case unitColumn:
		us, ok := b.unitTexts[text]
		if !ok {
			us, _ = parseUnits(text)
			b.unitTexts[text] = us
		}
		if len(us) > 0 {
			s.units = us
		} else if text != "" {
			s.units = []unit{{text: tidy(text), base: tidy(text)}}
		}
		g.read(r, c.at, UnitRole)
	case periodColumn:
		s.named = true
		w, ok := b.whens[text]
		if !ok || at.Cell == nil || at.Kind == sheet.Date {
			w = b.rowWhen(at.Cell, text, c)
			b.whens[text] = w
		}
		s.when = w.within(s.when)
		s.heading = append(s.heading, text)
		g.read(r, c.at, PeriodRole)
	case otherCode:
		g.read(r, c.at, IndicatorRole)
	case statusColumn:
		if st, ok := model.ParseStatus(strings.ToUpper(tidy(text))); ok {
			s.status = st
		}
		g.read(r, c.at, NoteRole)
	}
}

// areaName is the name of an area in a cell, without numbers and notes.
func (b *block) areaName(l *label, text string) string {
	t := trimName(tidy(text))
	if b.names.isArea(t) || l.name == "" {
		return t
	}
	if b.names.isArea(l.name) {
		return l.name
	}
	if bare := trimName(groupRule.ReplaceAllString(l.name, "")); bare != "" && b.names.isArea(bare) {
		return bare
	}
	if !hasHan(text) {
		return trimName(noteRule.ReplaceAllString(t, ""))
	}
	return l.name
}

// told is what the mapping file says of an area's name.
func (b *block) told(name string) string { return b.Map.area(name) }

// sayIndicator reads an indicator's name in a row, with those above it that it
// is a part of.
func (b *block) sayIndicator(s *said, c *column, r int, text string) {
	l := b.labels.read(text)
	s.label = *l
	s.heading = append(s.heading, text)
	s.when = s.when.within(l.when)
	s.marks += l.marks
	if len(l.units) > 0 {
		s.units = l.units
	}
	at := b.grid.at(r, c.at)
	indent := 0
	if at.Cell != nil {
		indent = int(at.Indent) * 2
	}
	if l.part {
		indent += 1
	}
	for len(b.parents) > 0 && b.parents[len(b.parents)-1].indent >= indent {
		b.parents = b.parents[:len(b.parents)-1]
	}
	names := []string{}
	if l.name != "" {
		names = append(names, l.name)
	}
	for i := len(b.parents) - 1; i >= 0; i-- {
		names = append(names, b.parents[i].name)
	}
	if l.name != "" {
		b.parents = append(b.parents, outline{indent, l.name})
	} else if len(b.parents) == 0 && l.measure != plain { // 增速 under the row of its level
		names = append(names, b.above(r, c)...)
	}
	s.names = append(names, s.names...)
}

// above is the name in the row above that has one.
func (b *block) above(r int, c *column) []string {
	rows := b.data()
	for i := slices.Index(rows, r) - 1; i >= 0; i-- {
		if l := b.labels.read(b.grid.text(rows[i], c.at)); l.name != "" {
			return []string{l.name}
		}
	}
	return nil
}

const (
	stepUnknown dateStep = iota
	stepYear
	stepQuarter
	stepMonth
	stepDay
)
