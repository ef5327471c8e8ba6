package brief

import (
	"slices"

	"weici/internal/analysis"
	"weici/internal/words"
	"weici/model"
)

// commonLeast is how many indicators all areas have to share in a period for
// it to be the one that they are compared in, unless no period has as many.
const commonLeast = 3

// settlePeriod settles the period of a brief about several areas that asks for
// none, and tells whether there is one: the newest that all have in common.
func (c *composer) settlePeriod() bool {
	if len(c.request.Areas) < 2 || c.request.Period.Kind != model.Undated {
		return false
	}
	shared := c.sharedPeriods()
	most := 0
	for _, n := range shared {
		most = max(most, n)
	}
	found := false
	for p, n := range shared {
		if n >= min(most, commonLeast) && (!found || p.Compare(c.request.Period) > 0) {
			c.request.Period, found = p, true
		}
	}
	return found
}

// sharedPeriods counts, for each period, the indicators that all the areas have
// a figure of; where no period has any, those that two have, and then those
// with forecasts. Only periods of the kind that has most are kept: a month is
// not newer than the year.
func (c *composer) sharedPeriods() map[model.Period]int {
	for _, by := range []struct {
		least     int
		forecasts bool
	}{{len(c.request.Areas), false}, {2, false}, {2, true}} {
		shared, kinds := map[model.Period]int{}, map[model.PeriodKind]int{}
		for i := range c.Panel.Indicators {
			ind := model.IndicatorID(i)
			if len(c.request.Indicators) > 0 && !slices.Contains(c.request.Indicators, ind) {
				continue
			}
			for _, p := range c.Panel.Periods(ind) {
				if p.Kind != model.Undated && c.figures(ind, p, by.forecasts) >= by.least {
					shared[p]++
					kinds[p.Kind]++
				}
			}
		}
		if len(shared) == 0 {
			continue
		}
		best := model.Undated
		for kind, n := range kinds {
			if n > kinds[best] || n == kinds[best] && kind < best {
				best = kind
			}
		}
		for p := range shared {
			if p.Kind != best {
				delete(shared, p)
			}
		}
		return shared
	}
	return nil
}

// figures counts the areas that have a figure in a period, forecasts with them
// or not.
func (c *composer) figures(ind model.IndicatorID, p model.Period, forecasts bool) (n int) {
	for _, area := range c.request.Areas {
		if a := c.guard.Figure(ind, area, p); a.OK() && (forecasts || !a.Caveats.Has(analysis.IsForecast)) {
			n++
		}
	}
	return n
}

// togetherMost is the most indicators in which areas stand beside one another
// in a sentence.
const togetherMost = 4

// together says the first indicators that most of the areas have, one sentence
// each.
func (c *composer) together() {
	shared, _ := c.shared()
	slices.SortStableFunc(shared, func(a, b comparison) int { return b.figures - a.figures })
	shared = shared[:min(len(shared), togetherMost)]
	slices.SortFunc(shared, func(a, b comparison) int { return int(a.indicator) - int(b.indicator) })
	var runs []Run
	for i, x := range shared {
		if len(c.request.Areas) > columnsMost {
			break // a table reads better
		}
		lead := c.Say(words.BriefTogether, c.named(x.indicator))
		switch {
		case i == 0:
			lead = c.Say(words.BriefTogetherIn, c.Period(x.period), lead)
		case c.Lang == model.EN:
			lead = " " + lead
		}
		runs = append(runs, Run{Text: lead})
		for j, a := range x.answers {
			if j > 0 {
				runs = append(runs, Run{Text: c.Say(words.ListComma)})
			}
			said := c.Why(a.Why)
			if a.OK() {
				said = c.Amount(x.indicator, analysis.Derivation{}, a)
			}
			runs = append(runs, Run{c.Say(words.BriefTogetherArea, c.AreaName(c.request.Areas[j]), said), c.sources.of(a)})
		}
		runs = append(runs, Run{Text: c.Say(words.SentenceEnd)})
	}
	if len(runs) > 0 {
		c.add(Paragraph{runs})
	}
}

// named is an indicator with the prices that its growth is at.
func (c *composer) named(ind model.IndicatorID) string {
	if c.Panel.Indicators[ind].Kind != model.GrowthKind {
		return c.Indicator(ind)
	}
	return c.Say(words.BriefDerived, c.Indicator(ind), c.Basis(ind, analysis.Derivation{}))
}

// elsewhen sets apart what areas that are compared in one period have of other
// periods only: side by side where two of them have it, each in its newest, and
// the rest by area.
func (c *composer) elsewhen(latest []analysis.Profile) {
	if len(latest) < 2 || latest[0].Period.Kind != model.Undated || c.request.Period.Kind == model.Undated {
		return
	}
	common := c.request.Period
	c.mixed = true
	blocks := c.apart(func() {
		if shared := c.sharedElsewhen(); len(shared) > 0 {
			c.beside(shared, nil)
		}
		for _, p := range latest {
			p.Entries = slices.DeleteFunc(p.Entries, func(e analysis.Entry) bool { return e.Period == common })
			if len(p.Entries) > 0 {
				c.add(c.areaTable(&p))
			}
		}
	})
	if len(blocks) > 0 {
		c.heading(1, words.BriefElsewhen)
		c.add(Paragraph{[]Run{{Text: c.Say(words.BriefElsewhenNote, c.Period(common))}}})
		c.brief.Blocks = append(c.brief.Blocks, blocks...)
	}
	c.mixed = false
}

// sharedElsewhen lists the indicators that two areas have a figure of in
// another period than the brief's, and not in it.
func (c *composer) sharedElsewhen() (shared []comparison) {
	for i := range c.Panel.Indicators {
		ind := model.IndicatorID(i)
		if len(c.request.Indicators) > 0 && !slices.Contains(c.request.Indicators, ind) || c.figures(ind, c.request.Period, true) > 1 {
			continue
		}
		periods := slices.Clone(c.Panel.Periods(ind))
		slices.SortFunc(periods, func(a, b model.Period) int { return b.Compare(a) })
		for _, p := range periods {
			if x := c.comparedIn(ind, p); x.figures > 1 {
				shared = append(shared, x)
				break
			}
		}
	}
	return shared
}
