package intake

import (
	"slices"
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
	whens int // of a column of periods: how many rows say one
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
type outlineRow struct {
	indent int
	name   string
}

type outline = outlineRow

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

// rolesOf tells what each column is, by its heading and by what stands in it.
func (b *block) rolesOf() {
	for i := range b.cols {
		b.cols[i].role = b.roleOf(&b.cols[i])
	}
	b.firstText()
	b.oneArea()
	b.oneIndicator()
	for i := range b.cols {
		c := &b.cols[i]
		if c.role != valueColumn && c.role != rankColumn && c.role != blankColumn {
			b.stub = append(b.stub, i)
			if c.role != periodColumn && c.label.when.own() { // the corner says the period of all
				b.about.when = c.label.when.within(b.about.when)
			}
			for _, r := range c.cells {
				b.grid.read(r, c.at, headingRole(c.role))
			}
		}
	}
}

// headingRole is what the heading of a column of names is read as.
func headingRole(r colRole) Role {
	switch r {
	case unitColumn:
		return UnitRole
	case periodColumn:
		return PeriodRole
	case indicatorColumn, groupColumn, otherCode:
		return IndicatorRole
	case noteColumn, serialColumn, statusColumn:
		return TitleRole
	}
	return AreaRole
}

// count is what stands in a column.
type count struct {
	words, figures, marks, blank   int
	areas, indicators, units, when int // of words
	years, codes                   int // of figures
	distinct                       map[string]bool
	inOrder                        bool // 1, 2, 3 …
}

func (b *block) count(at int) count {
	n := count{distinct: map[string]bool{}, inOrder: true}
	last, sampled := 0, 0
	for _, r := range b.data() {
		cell := b.grid.at(r, at)
		if b.lone(r) {
			continue
		}
		switch cell.sort {
		case blank:
			n.blank++
		case mark:
			n.marks++
		case figure, fault:
			n.figures++
			t := strings.TrimSuffix(cell.Shown, ".0")
			if isYear(t) || len(t) == 6 && isYear(t[:4]) && t[4:] >= "01" && t[4:] <= "12" {
				n.years++
			}
			if len(t) == 6 || len(t) == 9 || len(t) == 12 {
				if strings.Trim(t, "0123456789") == "" {
					n.codes++
				}
			}
			v := atoi(t)
			n.inOrder = n.inOrder && v == last+1
			last = v
			if len(n.distinct) < 4000 {
				n.distinct[cell.Shown] = true
			}
		case words:
			n.words++
			if len(n.distinct) < 4000 {
				n.distinct[cell.Shown] = true
			}
			if sampled++; sampled <= 400 {
				b.tally(&n, cell.Cell)
			}
		}
	}
	if n.words > 400 {
		scale := float64(n.words) / 400
		for _, x := range []*int{&n.areas, &n.indicators, &n.units, &n.when} {
			*x = int(float64(*x) * scale)
		}
	}
	return n
}

// tally counts what a text may be.
func (b *block) tally(n *count, c *sheet.Cell) {
	l := b.labels.read(c.Shown)
	t := tidy(c.Shown)
	if c.Kind == sheet.Date {
		n.when++
		return
	}
	if _, ok := parseUnits(t); ok {
		n.units++
	}
	switch {
	case b.names.isArea(l.name) || b.names.isArea(t) || likeArea(l.name) || likeArea(t) || isTotal(l.name):
		n.areas++
	case b.names.isIndicator(l.name) || likeIndicator(l.name) || len(l.units) > 0 || l.measure != plain && l.name != "":
		n.indicators++
	case l.name == "" && l.when.said() && l.measure == plain:
		n.when++
	}
}

// roleOf tells a column by its heading, and by its cells where they say
// otherwise.
func (b *block) roleOf(c *column) colRole {
	n := b.count(c.at)
	said := c.headRole()
	switch {
	case said == unitColumn && n.figures > 0 && b.unitsOnly(c.at):
		return unitColumn
	case n.words+n.figures+n.marks == 0:
		if said == noteColumn {
			return noteColumn
		}
		return blankColumn
	case c.label.measure == rank && said == valueColumn:
		return rankColumn
	case said == noteColumn || said == statusColumn || said == otherCode:
		return said
	case n.words > n.figures+n.marks:
		return b.textRole(said, n, hasHan(c.head()))
	}
	switch said {
	case serialColumn:
		if n.inOrder || n.words == 0 {
			return serialColumn
		}
	case codeColumn:
		return codeColumn
	case periodColumn:
		if n.years*10 >= n.figures*9 || n.figures > 0 && len(n.distinct) <= 31 && b.smallNumbers(c.at) {
			return periodColumn
		}
	case areaColumn, indicatorColumn:
		if n.codes*10 >= n.figures*9 {
			return codeColumn
		}
	}
	if c.at == b.left && len(c.stack) == 0 && n.inOrder && n.figures >= 2 && n.marks == 0 {
		return serialColumn
	}
	if c.at == b.left && n.years == n.figures && n.figures >= 1 && n.marks == 0 && len(n.distinct) == n.figures && said == valueColumn && len(c.names) == 0 {
		return periodColumn
	}
	return valueColumn
}

// unitsOnly tells whether what looks like figures in a column are units: 100
// million yuan.
func (b *block) unitsOnly(at int) bool {
	for _, r := range b.data() {
		if c := b.grid.at(r, at); c.Cell != nil && !b.lone(r) {
			if _, ok := parseUnits(c.Shown); !ok {
				return false
			}
		}
	}
	return true
}

// smallNumbers tells whether a column of periods holds months: 1 to 12.
func (b *block) smallNumbers(at int) bool {
	for _, r := range b.data() {
		if c := b.grid.at(r, at); c.sort == figure {
			if n := atoi(c.Shown); n < 1 || n > 12 {
				return false
			}
		}
	}
	return true
}

// textRole tells what the names in a column are of.
func (b *block) textRole(said colRole, n count, han bool) colRole {
	most := func(x int) bool { return x*10 >= n.words*6 }
	switch {
	case most(n.units) && (said == unitColumn || said == valueColumn || said == areaColumn):
		return unitColumn
	case said == unitColumn && n.units > 0:
		return unitColumn
	case most(n.when):
		return periodColumn
	case said == codeColumn || said == periodColumn || said == serialColumn:
		return said
	case most(n.areas):
		return areaColumn
	case most(n.indicators) && said != areaColumn:
		return indicatorColumn
	case said == areaColumn && most(n.indicators) && n.areas*10 < n.words*3:
		return indicatorColumn
	case said == unitColumn && han: // 单位 may also be a body
		return areaColumn
	case said == unitColumn:
		return unitColumn
	case said == measuredColumn:
		return valueColumn
	case said != valueColumn:
		return said
	case n.areas*10 >= n.words*4 && n.areas > n.indicators:
		return areaColumn
	case n.indicators*10 >= n.words*4:
		return indicatorColumn
	}
	return groupColumn // not known yet
}

// firstText decides what the first column of names is where neither its
// heading nor its cells say so.
func (b *block) firstText() {
	unknown := -1
	for i := range b.cols {
		switch b.cols[i].role {
		case areaColumn, indicatorColumn:
			return
		case groupColumn:
			if unknown < 0 {
				unknown = i
			}
		}
	}
	if unknown < 0 {
		return
	}
	areas, indicators := 0, 0
	for i := range b.cols {
		c := &b.cols[i]
		if c.role != valueColumn {
			continue
		}
		for _, name := range c.names {
			switch {
			case b.names.isArea(name) || likeArea(name):
				areas++
			case b.names.isIndicator(name) || likeIndicator(name) || len(c.label.units) > 0:
				indicators++
			case !hasHan(name):
				indicators++
			}
		}
	}
	b.cols[unknown].role = indicatorColumn
	if areas == 0 && (indicators > 0 || b.about.name != "") && b.about.area == "" || areas == 0 && indicators > 0 && b.about.name == "" {
		b.cols[unknown].role = areaColumn
	}
}

// oneArea keeps one of several columns of areas, the finest, and makes the
// others what those lie in.
func (b *block) oneArea() {
	best, most, coded := -1, -1, false
	for i := range b.cols {
		if b.cols[i].role != areaColumn {
			continue
		}
		n := len(b.count(b.cols[i].at).distinct)
		named := i > 0 && b.cols[i-1].role == codeColumn || i+1 < len(b.cols) && b.cols[i+1].role == codeColumn
		if n > most || n == most && named && !coded {
			best, most, coded = i, n, named
		}
	}
	for i := range b.cols {
		switch {
		case best < 0:
		case b.cols[i].role == areaColumn && i != best:
			b.cols[i].role = parentColumn
		case b.cols[i].role == groupColumn && i < best && len(b.count(b.cols[i].at).distinct) < most && b.named1() && b.decides(b.cols[best].at, b.cols[i].at):
			b.cols[i].role = parentColumn
		}
	}
	for i := range b.cols { // a code beside the name that it stands for
		if b.cols[i].role != groupColumn {
			continue
		}
		for _, j := range []int{i + 1, i - 1} {
			if j >= 0 && j < len(b.cols) && (b.cols[j].role == groupColumn || b.cols[j].role == areaColumn) && b.decides(b.cols[i].at, b.cols[j].at) && b.decides(b.cols[j].at, b.cols[i].at) && b.shorter(b.cols[i].at, b.cols[j].at) {
				if b.cols[i].role = otherCode; b.cols[j].role == areaColumn {
					b.cols[i].role = codeColumn
				}
			}
		}
	}
}

// named1 tells whether anything but the unknown columns of names says what the
// figures are of.
func (b *block) named1() bool {
	if b.about.name != "" || b.has(indicatorColumn) {
		return true
	}
	return slices.ContainsFunc(b.cols, func(c column) bool { return c.role == valueColumn && len(c.names) > 0 })
}

// decides tells whether what stands in one column says what stands in another.
func (b *block) decides(from, to int) bool {
	of := map[string]string{}
	for i, r := range b.data() {
		if i > 2000 {
			break
		}
		f, t := b.grid.text(r, from), b.grid.text(r, to)
		if was, ok := of[f]; ok && was != t && f != "" && t != "" {
			return false
		}
		of[f] = t
	}
	return len(of) > 1
}

// shorter tells whether one column has the shorter texts, without spaces.
func (b *block) shorter(a, than int) bool {
	for i, r := range b.data() {
		if t := b.grid.text(r, a); i < 200 && (len(t) > len(b.grid.text(r, than)) || strings.Contains(t, " ")) {
			return false
		}
	}
	return true
}

// oneIndicator keeps one of several columns of indicators, the last, and makes
// those before it what its names are parts of.
func (b *block) oneIndicator() {
	last := -1
	for i := range b.cols {
		if b.cols[i].role == indicatorColumn {
			if last >= 0 {
				b.cols[last].role = groupColumn
			}
			last = i
		}
	}
}

// orient finds whether the headings name areas, and sets the headings' roles.
func (b *block) orient() {
	rowsAreAreas, rowsAreIndicators := false, false
	for i := range b.cols {
		rowsAreAreas = rowsAreAreas || b.cols[i].role == areaColumn
		rowsAreIndicators = rowsAreIndicators || b.cols[i].role == indicatorColumn
	}
	known, named := 0, 0
	for i := range b.cols {
		c := &b.cols[i]
		if c.role != valueColumn && c.role != rankColumn || len(c.names) == 0 {
			continue
		}
		named++
		if slices.ContainsFunc(c.names, func(n string) bool { return b.names.isArea(n) || likeArea(n) || isTotal(n) }) {
			known++
		}
	}
	b.across = !rowsAreAreas && named > 0 && known*2 >= named
	if !rowsAreAreas && rowsAreIndicators && named > 0 && !b.across && b.headedByAreas() {
		b.across = true
	}
	for i := range b.cols {
		b.orientColumn(&b.cols[i], rowsAreAreas)
	}
	b.inherit()
	b.twice = map[string]int{}
	for i := range b.cols {
		if c := &b.cols[i]; c.role == valueColumn && len(c.names) > 1 {
			b.twice[c.names[0]]++
		}
	}
}

// inherit gives a column that only says how (同比, 位次, 上年同期) the name and
// the period of the column before it that says what.
func (b *block) inherit() {
	for i := range b.cols {
		c := &b.cols[i]
		if c.role != valueColumn && c.role != rankColumn || c.label.measure == plain && !c.label.when.said() {
			continue
		}
		for j := i - 1; j >= 0; j-- {
			o := &b.cols[j]
			if o.role != valueColumn {
				if o.role != rankColumn {
					break
				}
				continue
			}
			if o.area != c.area || len(o.stack) == 0 || o.label.status == model.Forecast {
				continue
			}
			if len(c.names) == 0 && len(o.names) > 0 && len(c.stack) <= len(o.stack) {
				c.names = o.names
				if len(c.label.units) == 0 && c.label.measure == plain && o.label.measure == plain {
					c.label.units = o.label.units
				}
			}
			if !slices.Equal(c.names, o.names) {
				continue
			}
			if w := &c.label.when; c.label.measure != plain && !w.said() {
				*w = b.latestOf(j).label.when
			}
			break
		}
	}
}

// latestOf is the column of the latest period among those of figures side by
// side that end with one: in 2023年 2022年 增长% the growth is of 2023.
func (b *block) latestOf(j int) *column {
	best := &b.cols[j]
	for i := j - 1; i >= 0 && slices.Equal(b.cols[i].names, best.names); i-- {
		if c := &b.cols[i]; c.role != valueColumn || c.label.measure != best.label.measure || c.label.status == model.Forecast {
			continue
		}
		w, than := b.cols[i].label.when, best.label.when
		if than.back > w.back || w.year-w.back > than.year-than.back && than.year != 0 {
			best = &b.cols[i]
		}
	}
	return best
}

// headedByAreas tells that the corner of the headings says 地区 for what stands
// across, as 指标\地区 does.
func (b *block) headedByAreas() bool {
	for i := range b.cols {
		if b.cols[i].role != indicatorColumn {
			continue
		}
		for _, l := range b.cols[i].stack {
			t := tidy(l.raw)
			if strings.Contains(t, "地区") || strings.Contains(t, "区县") || strings.Contains(strings.ToLower(t), "area") {
				return true
			}
		}
	}
	return false
}

// orientColumn takes the name of an area out of the names of a column.
func (b *block) orientColumn(c *column, rowsAreAreas bool) {
	if c.role != valueColumn && c.role != rankColumn {
		return
	}
	if !rowsAreAreas {
		for i, n := range c.names {
			is := b.names.isArea(n) || likeArea(n) || isTotal(n)
			if is || b.across && !b.names.isIndicator(n) && !likeIndicator(n) {
				c.area = n
				c.names = slices.Delete(slices.Clone(c.names), i, i+1)
				break
			}
		}
	}
	for i, r := range c.cells {
		role := IndicatorRole
		l := c.stack[i]
		switch {
		case l.name != "" && l.name == c.area:
			role = AreaRole
		case l.name == "" && l.when.said():
			role = PeriodRole
		case l.name == "" && l.measure == rank:
			role = PlaceRole
		case l.name == "" && len(l.units) > 0 && l.measure == plain:
			role = UnitRole
		}
		b.grid.read(r, c.at, role)
	}
}

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
