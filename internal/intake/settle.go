package intake

import (
	"slices"
	"strconv"
	"strings"

	"weici/model"
)

// settle makes observations of what a table's cells said, now that all of its
// areas are known.
func (b *block) settle() {
	above := b.areaAbove()
	for i := range b.items {
		p := &b.items[i]
		if why, detail := b.place(p, above); why != "" {
			b.unread(p.row, p.col, why, detail)
			p.row = -1
			continue
		}
		p.raw = p.Number
		if why, detail := b.measureUp(p); why != "" {
			b.unread(p.row, p.col, why, detail)
			p.row = -1
			continue
		}
	}
	b.tellApart()
	b.provisional()
	b.claim(above)
	b.out.Observations = slices.Grow(b.out.Observations, len(b.items))
	for i := range b.items {
		if p := &b.items[i]; p.row >= 0 {
			if at := b.grid.at(p.row, p.col); at.role == Unread {
				at.role = FigureRole
			}
			p.AreaName, p.Name = p.areaText, p.names[0]
			b.out.Observations = append(b.out.Observations, p.Observation)
		}
	}
	b.items = nil
}

// tellApart gives the whole of their names to figures of one place that would
// otherwise be one: what stands in the other columns of a long table tells them
// apart.
func (b *block) tellApart() {
	type place struct{ area, indicator, period string }
	met := map[place]*pending{}
	several := map[string]bool{}
	for i := range b.items {
		p := &b.items[i]
		if p.row < 0 || len(p.names) < 2 {
			continue
		}
		at := place{p.Area, p.Indicator, p.Period.String()}
		if was, ok := met[at]; ok && was.Number != p.Number && !slices.Equal(was.names, p.names) {
			several[p.Indicator] = true
		}
		met[at] = p
	}
	if len(several) == 0 {
		return
	}
	for i := range b.items {
		if p := &b.items[i]; p.row >= 0 && several[p.Indicator] && len(p.names) > 1 {
			p.joined, p.Number = true, p.raw
			_, _ = b.measureUp(p) // it was measured before, and is another indicator now
		}
	}
}

// provisional marks the last period of a book whose notes say that it is.
func (b *block) provisional() {
	if b.latest == 0 {
		return
	}
	var last model.Period
	for i := range b.items {
		if p := &b.items[i]; p.row >= 0 && p.Period.Compare(last) > 0 {
			last = p.Period
		}
	}
	for i := range b.items {
		if p := &b.items[i]; p.Period == last && p.Status == model.Normal {
			p.Status = b.latest
		}
	}
}

// areaAbove finds the area of the rows of totals: the one in which all the others
// lie, or that the title names.
func (b *block) areaAbove() string {
	ctx := b.section.over(b.about)
	if ctx.area != "" {
		if id, ok := b.names.area(ctx.area, model.Period{}); ok {
			return b.Set.Areas[id].ID
		}
		return ctx.area
	}
	common := map[model.AreaID]int{}
	matched := 0
	seen := map[string]bool{}
	for i := range b.items {
		p := &b.items[i]
		if p.areaText == "" || isTotal(p.areaText) || seen[p.areaText] {
			continue
		}
		seen[p.areaText] = true
		if id, ok := b.areaID(p); ok {
			matched++
			common[b.Set.Areas[id].Parent]++
		}
	}
	for id, n := range common {
		if id != model.NoArea && n*2 > matched {
			return b.Set.Areas[id].ID
		}
	}
	if b.Within != model.NoArea {
		return b.Set.Areas[b.Within].ID
	}
	return ""
}

// areaID finds a figure's area in the dataset: as the mapping file says, by
// code, or by name.
func (b *block) areaID(p *pending) (model.AreaID, bool) {
	if told := b.told(p.areaText); told != "" {
		if id, ok := b.Set.Area(told); ok {
			return id, true
		}
	}
	if p.code != "" {
		if id, ok := b.names.area(p.code, p.Period); ok {
			return id, true
		}
	}
	id, ok := b.names.area(p.areaText, p.Period)
	if ok && len(p.code) >= 6 && !strings.HasPrefix(p.code, b.Set.Areas[id].Code) { // another area under the same name
		return model.NoArea, false
	}
	return id, ok
}

// place finds the area of a figure.
func (b *block) place(p *pending, above string) (Reason, string) {
	if p.areaText == "" {
		if p.areaText = b.elsewhereArea(); p.areaText == "" {
			return NoArea, ""
		}
	}
	if isTotal(p.areaText) && b.told(p.areaText) == "" {
		if above == "" {
			if national := p.areaText == "全国"; !national {
				return NoTotal, ""
			}
			above = p.areaText
		}
		if p.areaText == "全国" || p.areaText == "全省" {
			if id, ok := b.names.area(p.areaText, p.Period); ok {
				above = b.Set.Areas[id].ID
			}
		}
		p.total = true
		p.Area = above
		_, known := b.Set.Area(above)
		p.NewArea = !known
		if !known {
			b.fresh.area(Area{Name: above, Level: levelOf(above, b.reader)})
		}
		return "", ""
	}
	if id, ok := b.areaID(p); ok {
		p.Area = b.Set.Areas[id].ID
		return "", ""
	}
	p.Area, p.NewArea = p.areaText, true
	b.fresh.area(Area{Name: p.areaText, Code: p.code, Level: levelOf(p.areaText, b.reader), Parent: b.parentOf(p, above)})
	return "", ""
}

// elsewhereArea takes the area of a table that names none as it is given, or
// from the file's name.
func (b *block) elsewhereArea() string {
	switch {
	case b.Within != model.NoArea:
		b.assume(AreaGiven, b.Set.Areas[b.Within].ID)
		return b.Set.Areas[b.Within].ID
	case b.Map != nil && b.Map.Area != "":
		b.assume(AreaGiven, b.Map.Area)
		return b.Map.Area
	case b.aside.area != "":
		b.assume(AreaOfFile, b.aside.area)
		return b.aside.area
	}
	return ""
}

// parentOf is the area in which a new one lies.
func (b *block) parentOf(p *pending, above string) string {
	switch {
	case p.parent != "" && !isTotal(p.parent) && p.parent != p.areaText:
		if id, ok := b.names.area(p.parent, p.Period); ok {
			return b.Set.Areas[id].ID
		}
		b.fresh.area(Area{Name: p.parent, Level: wider(levelOf(p.areaText, b.reader))})
		return p.parent
	case above != "" && above != p.areaText:
		return above
	case b.Within != model.NoArea:
		return b.Set.Areas[b.Within].ID
	}
	return ""
}

// fitting rounds what spreadsheets keep beyond the precision of a dataset.
func (b *block) fitting(p *pending) (Reason, string) {
	const most = 6
	if fraction(p.Number) > most {
		v, err := strconv.ParseFloat(p.Number, 64)
		if err != nil {
			return NoNumber, ""
		}
		p.Number = strconv.FormatFloat(v, 'f', most, 64)
		p.Number = strings.TrimRight(strings.TrimRight(p.Number, "0"), ".")
	}
	if whole, _, _ := strings.Cut(strings.TrimPrefix(p.Number, "-"), "."); len(whole) > 15 {
		return TooManyDigits, ""
	}
	if !p.rankOnly && p.Number != "" {
		b.fresh.precise(p.Indicator, fraction(p.Number))
	}
	return "", ""
}

// finish lists what is new, and figures that stand in two cells once.
func (t *reader) finish() {
	t.out.NewAreas, t.out.NewIndicators = t.fresh.areas, t.fresh.indicators
	type same struct{ area, indicator, period, number string }
	seen := make(map[same]int, len(t.out.Observations))
	kept := t.out.Observations[:0]
	for _, o := range t.out.Observations {
		k := same{o.Area, o.Indicator, o.Period.String(), o.Number}
		if at, twice := seen[k]; twice {
			was := &kept[at]
			if !was.Claim.Made() {
				was.Claim, was.Scope = o.Claim, o.Scope
			}
			t.out.NotRead = append(t.out.NotRead, NotRead{Book: o.Book, Sheet: o.Sheet, Cell: o.Cell, Text: o.Printed, Reason: SameFigure, Detail: was.Sheet + "!" + was.Cell})
			continue
		}
		seen[k] = len(kept)
		kept = append(kept, o)
	}
	t.out.Observations = kept
	used := map[string]bool{}
	for i := range kept {
		used[kept[i].Area], used[kept[i].Indicator] = true, true
	}
	for i := range t.out.NewAreas {
		used[t.out.NewAreas[i].Parent] = true
	}
	for i := range t.out.NewIndicators {
		if used[t.out.NewIndicators[i].ID] {
			used[t.out.NewIndicators[i].GrowthOf] = true
		}
	}
	t.out.NewAreas = slices.DeleteFunc(t.out.NewAreas, func(a Area) bool { return !used[a.Name] })
	t.out.NewIndicators = slices.DeleteFunc(t.out.NewIndicators, func(i Indicator) bool { return !used[i.ID] })
}
