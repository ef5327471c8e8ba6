package folder

import (
	"math"
	"strconv"

	"weici/internal/words"
	"weici/model"
)

func indicatorColumns() columns {
	return columns{
		required: []string{"id", "name_zh", "unit_zh", "decimals", "kind", "polarity"},
		optional: []string{"name_en", "short_zh", "short_en", "pinyin", "initials", "category_zh", "category_en", "unit_en",
			"price_basis", "measure", "additive", "rolling_scope", "uneven", "growth_of", "aliases", "definition_zh", "definition_en"},
	}
}

// indicators reads the indicators, then ties growth rates to their levels.
func (l *loader) indicators() *Unreadable {
	var growth []reference
	seen := ids{}
	l.rows("indicators", indicatorColumns(), func(t *table) {
		i := t.readIndicator()
		if seen.taken(t, i.ID) || t.bad {
			return
		}
		if of := t.get("growth_of"); of != "" {
			growth = append(growth, t.reference(len(l.set.Indicators), "growth_of", of))
		}
		l.set.Indicators = append(l.set.Indicators, i)
	})
	if n := len(l.set.Indicators); n > math.MaxInt16 {
		return Unread(words.TooManyIndicators, n, math.MaxInt16)
	}
	l.set.Index()
	for _, r := range growth {
		l.setGrowthOf(r)
	}
	return nil
}

func (t *table) readIndicator() model.Indicator {
	t.require("id", "name_zh", "kind", "polarity")
	i := model.Indicator{
		ID: t.get("id"), Name: t.name("name"), Short: t.name("short"), Pinyin: t.get("pinyin"), Initials: t.get("initials"),
		Category: t.name("category"), Unit: model.ReadUnit(t.name("unit")), Decimals: t.decimals(), Kind: word(t, "kind", model.Kinds()),
		Polarity: word(t, "polarity", model.Polarities()), PriceBasis: word(t, "price_basis", model.PriceBases()),
		Measure: word(t, "measure", []model.Measure{model.Flow, model.Stock}), Additive: t.flag("additive"),
		RollingScope: t.flag("rolling_scope"), Uneven: t.flag("uneven"), GrowthOf: model.NoIndicator, Aliases: list(t.get("aliases")), Definition: t.name("definition"),
	}
	if i.PriceBasis == "" {
		i.PriceBasis = model.UnknownPrices
	}
	if i.Kind == model.GrowthKind && !i.Percent() {
		t.warn("unit_zh", RuleGrowthUnit, "%")
	}
	return i
}

// setGrowthOf ties a growth rate to its level.
func (l *loader) setGrowthOf(r reference) {
	of, ok := l.set.Indicator(r.to)
	rate := &l.set.Indicators[r.from]
	switch {
	case !ok:
		l.issue(r.fault(l.known.indicators.rule(r.to, RuleUnknownIndicator)))
	case rate.Kind != model.GrowthKind || !rate.Percent() || l.set.Indicators[of].Kind == model.GrowthKind:
		l.issue(r.fault(RuleGrowthOf))
	default:
		rate.GrowthOf = of
	}
}

func (t *table) decimals() int {
	n, err := strconv.Atoi(t.get("decimals"))
	if err != nil || n < 0 || n > model.MaxDecimals {
		t.fail("decimals", RuleIndicatorDecimals, "")
	}
	return n
}
