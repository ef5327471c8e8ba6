package intake

import (
	"slices"
	"strings"
	"weici/model"
)

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
