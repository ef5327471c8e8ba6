package intake

import (
	"strings"
	"weici/model"
)

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
				return b.growthFor(level, p)
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
			return b.growthFor(level, p)
		}
	case share:
		return b.names.indicator(name+"占比", u, plain)
	}
	return model.NoIndicator, false
}

// growthFor finds the published growth rate of a level whose price basis fits.
func (b *block) growthFor(level model.IndicatorID, p *pending) (model.IndicatorID, bool) {
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
