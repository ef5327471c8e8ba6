package intake

import (
	"strings"
	"weici/internal/sheet"
	"weici/model"
)

// dateStep is how far the dates of a column are apart.
type dateStep uint8

// rowWhen reads the period of a row.
func (b *block) rowWhen(cell *sheet.Cell, text string, c *column) when {
	t := strings.TrimSuffix(tidy(text), ".0")
	if cell != nil && cell.Kind == sheet.Date {
		t = cell.Shown
	}
	if len(t) > 10 && len(t) < 26 && (t[10] == 'T' || t[10] == ' ') {
		t = t[:10]
	}
	w, _ := readWhen(t)
	if n := atoi(t); w == (when{}) && n >= 1 && n <= 12 {
		w.kind, w.part = model.Month, n
		if tidy(c.head()) == "季度" || strings.EqualFold(tidy(c.head()), "quarter") {
			w.kind = model.Quarter
		}
	}
	if w.kind != model.Day {
		if p, err := model.ParsePeriod(strings.ToUpper(t)); err == nil && p.Kind != model.Undated && p.Kind != model.Day {
			return whenOf(p)
		}
		return w
	}
	if b.daily == stepUnknown {
		b.daily = b.step(c)
	}
	switch b.daily {
	case stepYear:
		return when{year: w.year, kind: model.Year}
	case stepQuarter:
		return when{year: w.year, kind: model.Quarter, part: (w.part + 2) / 3}
	case stepMonth:
		return when{year: w.year, kind: model.Month, part: w.part}
	}
	return w
}

// step finds what the dates of a column stand for: the years, quarters or
// months that begin or end with them.
func (b *block) step(c *column) dateStep {
	months, days := map[int]bool{}, map[int]bool{}
	edges := true
	for i, r := range b.data() {
		if i > 2000 {
			break
		}
		t := b.grid.text(r, c.at)
		if len(t) < 10 {
			continue
		}
		w, _ := readWhen(t[:10])
		if w.kind != model.Day {
			continue
		}
		months[w.part], days[w.day] = true, true
		edges = edges && (w.day == 1 || monthEnds(t[:10]) || monthEnds(strings.ReplaceAll(t[:10], "/", "-")))
	}
	quarterly := true
	for m := range months {
		quarterly = quarterly && (m%3 == 1 || m%3 == 0)
	}
	switch {
	case !edges:
		return stepDay
	case len(months) == 1:
		return stepYear
	case quarterly && len(months) <= 4 && len(months) > 2:
		return stepQuarter
	}
	return stepMonth
}

// whenOf says a period as a heading would.
func whenOf(p model.Period) when {
	return when{year: int(p.Year), kind: p.Kind, part: int(p.Part), day: int(p.Day), last: int(p.Last), whole: p.Kind == model.Year}
}
