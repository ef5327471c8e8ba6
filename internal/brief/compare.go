package brief

import (
	"slices"

	"weici/internal/analysis"
	"weici/internal/words"
	"weici/model"
)

// The most areas, or indicators, that stand side by side as columns: more do
// not fit on a page.
const columnsMost = 5

// sideBySide sets the areas beside one another in what more than one of them
// has a figure of.
func (c *composer) sideBySide() {
	shared, alone := c.shared()
	if len(shared) == 0 {
		c.add(Paragraph{[]Run{{Text: c.Say(words.BriefNothingShared)}}})
		return
	}
	var notes []string
	if alone > 0 {
		notes = []string{c.Say(words.BriefAlone, alone)}
	}
	c.beside(shared, notes)
}

// shared lists the indicators that more than one area has a figure of, and
// counts those that only one has.
func (c *composer) shared() (shared []comparison, alone int) {
	for i := range c.Panel.Indicators {
		switch x := c.compared(model.IndicatorID(i)); {
		case x.figures > 1:
			shared = append(shared, x)
		case x.figures == 1:
			alone++
		}
	}
	return shared, alone
}

func (c *composer) beside(shared []comparison, notes []string) {
	if len(c.request.Areas) > columnsMost {
		c.byArea(shared, notes)
	} else {
		c.byIndicator(shared, notes)
	}
}

// comparison is an indicator in every area of the brief, in one period.
type comparison struct {
	indicator model.IndicatorID
	period    model.Period
	answers   []analysis.Answer
	figures   int // the areas that have one
}

// compared takes an indicator in the period of the brief, or the latest that
// an area has (rule 9).
func (c *composer) compared(ind model.IndicatorID) comparison {
	if p, ok := c.period(ind); ok {
		return c.comparedIn(ind, p)
	}
	return comparison{indicator: ind}
}

// comparedIn takes an indicator in a period.
func (c *composer) comparedIn(ind model.IndicatorID, p model.Period) comparison {
	x := comparison{indicator: ind, period: p}
	for _, area := range c.request.Areas {
		a := c.guard.Figure(ind, area, x.period)
		x.answers = append(x.answers, a)
		if a.OK() {
			x.figures++
		}
	}
	return x
}

// period is the one that an indicator is compared in.
func (c *composer) period(ind model.IndicatorID) (model.Period, bool) {
	for i := range c.profiles {
		for _, e := range c.profiles[i].Entries {
			if e.Indicator == ind {
				return e.Period, true
			}
		}
	}
	return model.Period{}, false
}

// byIndicator has a row for each indicator and a column for each area, and a
// second table of the differences from the first area.
func (c *composer) byIndicator(shared []comparison, notes []string) {
	areas := c.request.Areas
	head := []string{c.Say(words.HeadIndicator), c.Say(words.HeadPeriod), c.Say(words.HeadUnit)}
	values := Table{Title: c.title(), Head: slices.Clone(head), Notes: notes}
	apart := Table{
		Title: c.Say(words.BriefDifferences, c.AreaName(areas[0])), Head: slices.Clone(head), Notes: []string{c.Say(words.BriefDifferenceNote)},
	}
	for i, a := range areas {
		values.Head = append(values.Head, c.AreaName(a))
		if i > 0 {
			apart.Head = append(apart.Head, c.AreaName(a))
		}
	}
	for _, x := range shared {
		lead := []Cell{{Text: c.Indicator(x.indicator)}, {Text: c.Period(x.period)}, {Text: c.Unit(x.indicator, analysis.Derivation{})}}
		row, gaps, known := slices.Clone(lead), lead, false
		for i, a := range x.answers {
			row = append(row, c.value(a))
			if i > 0 {
				d := c.guard.Between(x.indicator, analysis.Derivation{}, a, x.answers[0])
				gaps = append(gaps, c.difference(d))
				known = known || d.OK()
			}
		}
		values.Rows = append(values.Rows, row)
		if known {
			apart.Rows = append(apart.Rows, gaps)
		}
	}
	if c.onePeriod() {
		values.drop(periodColumn)
		apart.drop(periodColumn)
	}
	c.add(values)
	if len(apart.Rows) > 0 {
		c.add(apart)
	}
}

// byArea has a row for each area, and as many tables as the indicators need.
func (c *composer) byArea(shared []comparison, notes []string) {
	for part := range slices.Chunk(shared, columnsMost) {
		t := Table{Title: c.title(), Head: []string{c.Say(words.HeadArea)}}
		for _, x := range part {
			name := c.Indicator(x.indicator)
			if unit := c.Unit(x.indicator, analysis.Derivation{}); unit != "" {
				name += " (" + unit + ")"
			}
			if !c.onePeriod() {
				name += " " + c.Period(x.period)
			}
			t.Head = append(t.Head, name)
		}
		for i, area := range c.request.Areas {
			row := []Cell{{Text: c.AreaName(area)}}
			for _, x := range part {
				row = append(row, c.value(x.answers[i]))
			}
			t.Rows = append(t.Rows, row)
		}
		t.Notes, notes = notes, nil
		c.add(t)
	}
}

func (c *composer) difference(d analysis.Difference) Cell {
	if !d.OK() {
		return Cell{Text: c.Why(d.Why), Right: true}
	}
	text := c.Signed(d.Answer)
	if d.Points {
		text += c.Say(words.PointsShort)
	}
	return Cell{Text: text, Right: true, Sources: c.sources.of(d.Answer)}
}
