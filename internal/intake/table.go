package intake

import (
	"strings"

	"weici/internal/sheet"
	"weici/model"
)

// column is a column of a table.
type column struct {
	at    int
	role  colRole
	stack []*label // its headings, the lowest first
	cells []int    // the rows of the headings in stack
	label label    // all of them together
	names []string // of an indicator, the lowest first
	area  string
}

// table reads one table.
func (t *reader) table(f frame) {
	b := &block{reader: t, frame: f, fill: map[int]string{}, whens: map[string]when{}, unitTexts: map[string][]unit{}}
	b.outline()
	b.columns()
	b.rolesOf()
	b.orient()
	b.items = make([]pending, 0, min(len(b.frame.rows)*b.figures(), 1<<20))
	for _, r := range b.data() {
		b.row(r)
	}
	b.settle()
}

// block is a table being read.
type block struct {
	*reader
	frame
	about     context
	cols      []column
	stub      []int // into cols: those that say what a row is
	section   context
	parents   []outline // of the rows above, by indent
	fill      map[int]string
	ranks     []place
	across    bool // areas stand in the headings, indicators in the rows
	daily     dateStep
	whens     map[string]when // periods of rows, each text once
	unitTexts map[string][]unit
	items     []pending
	twice     map[string]int
}

// outline is a row that others may be parts of.
type outline struct {
	indent int
	name   string
}

// place is a claimed rank, and which column it belongs to.
type place struct{ row, col, target int }

// figures counts the columns of figures.
func (b *block) figures() int {
	n := 0
	for i := range b.cols {
		if b.cols[i].role == valueColumn {
			n++
		}
	}
	return n
}

// outline reads what stands above the table and below it.
func (b *block) outline() {
	g := b.grid
	b.about = b.around
	var said context
	for _, r := range b.titles {
		for c := range g.cols {
			at := g.at(r, c)
			if at.Cell == nil || at.covered || c < b.left && len(b.frame.heads) == 0 {
				continue
			}
			g.read(r, c, TitleRole)
			if g.noted(r) && !unitLine.MatchString(tidy(at.Shown)) {
				b.noteAbove(r, c)
				continue
			}
			if title := &b.out.Titles[b.book]; *title == "" && len(at.Shown) > 9 && !unitLine.MatchString(tidy(at.Shown)) {
				*title = strings.Join(strings.Fields(at.Shown), " ")
			}
			said = b.titleContext(at.Shown).over(said)
			if unitLine.MatchString(tidy(at.Shown)) {
				at.role = UnitRole
			}
		}
	}
	b.about = said.over(b.about).over(context{when: b.carried.when, area: b.carried.area})
	if !b.carries {
		b.carried, b.carries = said, true
	}
	for _, r := range b.frame.notes {
		for c := range g.cols {
			if at := g.at(r, c); at.Cell != nil && !at.covered && at.role == Unread {
				at.role = NoteRole
				b.unread(r, c, NoteText, "")
				b.noteStatus(at.Shown)
			}
		}
	}
	for _, r := range b.repeats {
		for c := range g.cols {
			g.read(r, c, TitleRole)
		}
	}
	for _, r := range b.numbers {
		for c := range g.cols {
			if at := g.at(r, c); at.Cell != nil && !at.covered && at.role == Unread {
				b.unread(r, c, ColumnNumbers, "")
			}
		}
	}
}

func (b *block) noteAbove(r, c int) {
	at := b.grid.at(r, c)
	at.role = NoteRole
	b.unread(r, c, NoteText, "")
	b.noteStatus(at.Shown)
}

// noteStatus takes over what a note says of all figures.
func (b *block) noteStatus(text string) {
	t := tidy(text)
	if b.about.status == 0 && (strings.Contains(t, "初步核算") || strings.Contains(t, "快报数")) && !strings.Contains(t, "最终核实") && (strings.Contains(t, "本表") || strings.Contains(t, "均为") || strings.Contains(t, "数据为")) {
		b.about.status = model.Provisional
	}
}

// columns reads the headings of every column.
func (b *block) columns() {
	for c := b.left; c <= b.right; c++ {
		col := column{at: c}
		for i := len(b.heads) - 1; i >= 0; i-- {
			r := b.heads[i]
			text, from := b.headText(i, c)
			if text == "" || i < len(b.heads)-1 && len(col.stack) > 0 && from == c && b.grid.at(r, c).Cell == b.cellBelow(i, c) {
				continue
			}
			l := b.labels.read(text)
			if n := len(col.stack); n > 0 && col.stack[n-1] == l {
				continue
			}
			col.stack = append(col.stack, l)
			col.cells = append(col.cells, r)
		}
		col.merge()
		b.cols = append(b.cols, col)
	}
}

// cellBelow is the cell of the next heading below.
func (b *block) cellBelow(i, c int) *sheet.Cell { return b.grid.at(b.heads[i+1], c).Cell }

// headText is the heading of a column in one row of headings. Where a file
// does not keep merged cells, a heading also stands for the columns behind it
// whose own lower headings name no indicator.
func (b *block) headText(i, c int) (string, int) {
	g, r := b.grid, b.heads[i]
	if at := g.at(r, c); at.Cell != nil {
		if at.Kind == sheet.Date {
			return dateHeading(at.Shown), c
		}
		return at.Shown, c
	}
	if i == len(b.heads)-1 || len(g.sheet.Merges) > 0 && i > 0 {
		return "", c
	}
	if !b.measuredBelow(i, c) {
		return "", c
	}
	for left := c - 1; left > b.left; left-- {
		if at := g.at(r, left); at.Cell != nil {
			if columnRole(tidy(at.Shown)) != valueColumn {
				return "", c
			}
			return at.Shown, left
		}
		if !b.measuredBelow(i, left) {
			return "", c
		}
	}
	return "", c
}

// measuredBelow tells whether a lower heading of a column only says how, and
// not what.
func (b *block) measuredBelow(i, c int) bool {
	for _, r := range b.heads[i+1:] {
		if text := b.grid.text(r, c); text != "" {
			l := b.labels.read(text)
			return l.name == "" || len(b.grid.sheet.Merges) == 0 && !b.names.isIndicator(l.name)
		}
	}
	return false
}

// dateHeading makes of a date under a format such as yyyy"年"m"月" the month.
func dateHeading(shown string) string {
	if strings.HasSuffix(shown, "-01") || monthEnds(shown) {
		return shown[:len("2022-09")]
	}
	return shown
}

func monthEnds(date string) bool {
	d, err := model.ParseDate(date)
	return err == nil && d.Day > 0 && d == model.Period{Kind: model.Month, Year: d.Year, Part: d.Month}.End()
}

// merge makes one label of all headings of a column. A unit above a heading of
// growth is not that of the growth.
func (c *column) merge() {
	for _, l := range c.stack {
		c.label.when = c.label.when.within(l.when)
		if len(c.label.units) == 0 && (c.label.measure == plain || c.label.measure == l.measure) {
			c.label.units = l.units
		}
		if c.label.measure == plain {
			c.label.measure, c.label.of, c.label.scope = l.measure, l.of, l.scope
			if len(l.units) > 0 && l.measure != plain {
				c.label.units = l.units
			}
		} else if c.label.measure == rank && c.label.of == plain && l.measure != rank {
			c.label.of = l.measure
		}
		if c.label.status == 0 {
			c.label.status = l.status
		}
		if c.label.basis == "" {
			c.label.basis = l.basis
		}
		c.label.marks += l.marks
		if l.name != "" {
			c.names = append(c.names, l.name)
		}
	}
}

// head is the text of a column's lowest heading.
func (c *column) head() string {
	if len(c.stack) == 0 {
		return ""
	}
	return c.stack[0].raw
}

// headRole is what a column's headings say it is.
func (c *column) headRole() colRole {
	for _, l := range c.stack {
		if role := columnRole(tidy(l.raw)); role != valueColumn {
			return role
		}
		if role := columnRole(l.name); role != valueColumn && l.name != "" {
			return role
		}
	}
	return valueColumn
}

// data lists the rows of figures and of headings between them.
func (b *block) data() []int { return b.frame.rows }

// lone tells whether a row is a heading between rows of figures.
func (b *block) lone(r int) bool {
	n := 0
	for c := b.left; c <= b.right; c++ {
		at := b.grid.at(r, c)
		if at.Cell == nil || at.covered && c > b.left && b.grid.at(r, c-1).Cell == at.Cell {
			continue
		}
		if at.sort != words {
			return false
		}
		n++
	}
	return n == 1
}
