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
	above := b.above2()
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

// above2 finds the area of the rows of totals: the one in which all the others
// lie, or that the title names.
func (b *block) above2() string {
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

// measureUp finds the indicator of a figure and brings it to that one's unit.
func (b *block) measureUp(p *pending) (Reason, string) {
	id, u, ok := b.toldIndicator(p)
	if !ok {
		id, u, ok = b.indicatorOf(p)
	}
	if ok {
		p.Indicator = b.Set.Indicators[id].ID
		p.Unit = b.Set.Indicators[id].Unit.ZH
		if u.known() {
			own, known := b.names.unitOf(id)
			switch {
			case !known && u.text != p.Unit && u.base != "1":
				return WrongUnit, u.text
			case known && p.Number != "":
				p.Number = shift(p.Number, u.power-own.power)
			}
		} else if p.Number != "" {
			b.assume(UnitOfSet, p.Indicator)
		}
	} else {
		made, factor := b.fresh.indicator(p, b.reader)
		p.Indicator, p.Unit = made.ID, made.Unit
		if p.Number != "" {
			p.Number = shift(p.Number, factor)
			if made.Unit == "" {
				b.assume(NoUnit, made.Name.In(model.ZH))
			}
		}
	}
	return b.fitting(p)
}

// toldIndicator is the indicator that the mapping file says a name is, in the
// first of the units stated that it can have.
func (b *block) toldIndicator(p *pending) (model.IndicatorID, unit, bool) {
	id, ok := b.Set.Indicator(b.Map.indicator(p.names[0]))
	if !ok {
		return model.NoIndicator, unit{}, false
	}
	if p.measure == growth && b.Set.Indicators[id].Kind != model.GrowthKind {
		if id, ok = b.names.growthOf(id); !ok {
			return model.NoIndicator, unit{}, false
		}
	}
	for _, u := range p.units {
		if b.names.fits(id, u, plain) {
			return id, u, true
		}
	}
	return id, unit{}, len(p.units) == 0
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

// indicatorOf finds the indicator of the dataset that a figure is of, and the
// unit that the figure is in.
func (b *block) indicatorOf(p *pending) (model.IndicatorID, unit, bool) {
	if p.fromFile && len(p.units) == 0 || p.joined {
		return model.NoIndicator, unit{}, false
	}
	k := strings.Join(p.names, "|") + "|" + string(rune('0'+p.measure)) + string(p.basis)
	for _, u := range p.units {
		k += "|" + u.text
	}
	m, ok := b.matched[k]
	if !ok {
		m.id, m.unit, m.found = b.searched(p)
		b.matched[k] = m
	}
	return m.id, m.unit, m.found
}

// matched is what was found for the names, unit and measure of a figure.
type matched struct {
	id    model.IndicatorID
	unit  unit
	found bool
}

func (b *block) searched(p *pending) (model.IndicatorID, unit, bool) {
	for _, name := range b.candidates(p) {
		units := p.units
		if len(units) == 0 {
			units = []unit{{}}
		}
		best, bestUnit, found := model.NoIndicator, unit{}, false
		for _, u := range units {
			id, ok := b.match(name, u, p)
			if !ok {
				continue
			}
			own, _ := b.names.unitOf(id)
			if !found || u == own || u.power == own.power && bestUnit.power != own.power {
				best, bestUnit, found = id, u, true
			}
		}
		if found {
			return best, bestUnit, true
		}
	}
	return model.NoIndicator, unit{}, false
}

// match finds the indicator of one name, unit and measure.
func (b *block) match(name string, u unit, p *pending) (model.IndicatorID, bool) {
	switch p.measure {
	case plain:
		if id, ok := b.names.indicator(name, u, plain); ok {
			return id, true
		}
		if u.percent() && len(p.units) == 1 { // an amount in per cent is its growth
			if level, ok := b.names.indicator(name, unit{}, plain); ok && b.Set.Indicators[level].Kind == model.LevelKind {
				return b.named2(name, level, p)
			}
		}
		return model.NoIndicator, false
	case growth:
		if id, ok := b.names.indicator(name+"增速", u, growth); ok && b.basisFits(id, p) {
			return id, true
		}
		if id, ok := b.names.indicator(name, u, growth); ok && b.basisFits(id, p) {
			return id, true
		}
		if level, ok := b.names.indicator(name, unit{}, plain); ok {
			return b.named2(name, level, p)
		}
	case share:
		return b.names.indicator(name+"占比", u, plain)
	}
	return model.NoIndicator, false
}

func (b *block) named2(_ string, level model.IndicatorID, p *pending) (model.IndicatorID, bool) {
	id, ok := b.names.growthOf(level)
	return id, ok && b.basisFits(id, p)
}

// basisFits tells whether a rate that says its price basis can be that of an
// indicator: a rate at current prices is not the one at constant prices.
func (b *block) basisFits(id model.IndicatorID, p *pending) bool {
	own := b.Set.Indicators[id].PriceBasis
	return p.basis == "" || own == p.basis || own == model.UnknownPrices || own == model.NoPrices || own == ""
}

// candidates are the names to look for, the most telling first.
func (b *block) candidates(p *pending) []string {
	if len(p.names) == 0 {
		return nil
	}
	near := p.names[0]
	var all []string
	for _, wide := range p.names[1:] {
		all = append(all, wide+near, near+wide)
		if strings.HasSuffix(wide, near) && !b.names.isIndicator(near) { // 收入 under 一般公共预算收入
			all = append(all, wide)
		}
	}
	if len(p.names) > 1 && !likeIndicator(near) {
		for _, wide := range p.names[1:] {
			if strings.Contains(wide, "生产总值") || strings.Contains(strings.ToUpper(wide), "GDP") || strings.Contains(wide, "产业增加值") {
				all = append(all, near+"增加值")
			}
		}
	}
	all = append(all, near)
	if len([]rune(near)) <= 4 && strings.HasSuffix(near, "产业") {
		all = append(all, near+"增加值")
	}
	return all
}

// claim puts ranks to the figures that they are of.
func (b *block) claim(above string) {
	for _, r := range b.ranks {
		at := b.grid.at(r.row, r.col)
		if at.Cell == nil || at.sort == mark {
			if at.Cell != nil {
				b.unread(r.row, r.col, SignNoLegend, "")
				at.role = MarkRole
			}
			continue
		}
		claim, ok := places(at.Shown)
		if !ok {
			b.unread(r.row, r.col, BadPlace, "")
			continue
		}
		target := b.target(r)
		if target == nil {
			target = b.rankAlone(r, above)
		}
		if target == nil {
			b.unread(r.row, r.col, LonePlace, "")
			continue
		}
		target.Claim = claim
		target.Scope = b.scopeOf(r, above)
		at.role = PlaceRole
	}
}

func (b *block) scopeOf(r place, above string) string {
	scope := ""
	for i := range b.cols {
		if b.cols[i].at == r.col {
			scope = b.cols[i].label.scope
		}
	}
	if scope == "" && above != "" {
		if id, ok := b.Set.Area(above); ok {
			return b.Set.Areas[id].Name.ZH
		}
		return above
	}
	return scope
}

// target is the figure that a rank is of: in the same row, or for a row of
// ranks, in the nearest row above.
func (b *block) target(r place) *pending {
	if r.target == noTarget {
		return nil
	}
	if r.target >= 0 {
		for i := len(b.items) - 1; i >= 0; i-- {
			if p := &b.items[i]; p.row == r.row && p.col == r.target {
				return p
			}
		}
		return nil
	}
	for i := len(b.items) - 1; i >= 0; i-- {
		if p := &b.items[i]; p.row >= 0 && p.row < r.row && p.col == r.col {
			return p
		}
	}
	return nil
}

// rankAlone makes an observation of a rank whose figure is not given.
func (b *block) rankAlone(r place, above string) *pending {
	for i := range b.cols {
		c := &b.cols[i]
		if c.at != r.col || c.role != rankColumn {
			continue
		}
		s := b.say(r.row)
		p, why, _ := b.pend(r.row, c, &s)
		if why != "" || r.target != noTarget && r.target >= 0 && b.grid.at(r.row, r.target).Cell != nil {
			return nil
		}
		p.measure = c.label.of
		p.units = nil
		if p.measure == growth {
			p.units = []unit{{text: "%", base: "%"}}
		}
		p.rankOnly = true
		if why, _ := b.place(&p, above); why != "" {
			return nil
		}
		if why, _ := b.measureUp(&p); why != "" {
			return nil
		}
		b.items = append(b.items, p)
		return &b.items[len(b.items)-1]
	}
	return nil
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
