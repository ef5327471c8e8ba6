package intake

import (
	"slices"
	"strings"
	"weici/internal/sheet"
)

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
		case b.cols[i].role == groupColumn && i < best && len(b.count(b.cols[i].at).distinct) < most && b.saysWhat() && b.decides(b.cols[best].at, b.cols[i].at):
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

// saysWhat tells whether anything but the unknown columns of names says what the
// figures are of.
func (b *block) saysWhat() bool {
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
