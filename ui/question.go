package ui

import (
	"cmp"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"weici/internal/analysis"
	"weici/internal/search"
	"weici/internal/words"
	"weici/model"
	"weici/ui/layout"
	"weici/ui/screen"
	"weici/ui/widget"
)

// withPeriod takes a period out of a question that is typed: a word of its own
// (2024, 2024-Q1) or a year among others (余杭增速2024年).
func withPeriod(text string) (rest string, period model.Period) {
	fields := strings.Fields(text)
	for i, field := range fields {
		if p, err := model.ParsePeriod(strings.TrimSuffix(field, "年")); err == nil && p.Kind != model.Undated && len(fields) > 1 {
			return strings.Join(slices.Delete(fields, i, i+1), " "), p
		}
	}
	runes := []rune(text)
	digit := func(i int) bool { return i >= 0 && i < len(runes) && runes[i] >= '0' && runes[i] <= '9' }
	for i := 0; i+4 <= len(runes); i++ {
		if digit(i-1) || digit(i+4) || !digit(i) || !digit(i+1) || !digit(i+2) || !digit(i+3) {
			continue
		}
		p, err := model.ParsePeriod(string(runes[i : i+4]))
		rest := string(runes[:i]) + " " + strings.TrimPrefix(string(runes[i+4:]), "年")
		if err == nil && p.Kind == model.Year && strings.TrimSpace(rest) != "" {
			return strings.TrimSpace(rest), p
		}
	}
	return text, model.Period{}
}

// cell is the question of a cell in its own set: in the period asked for, or
// where none is, the one in which the cell is shown.
func (a *App) cell(ind model.IndicatorID, area model.AreaID, period model.Period) analysis.Question {
	p := a.desk.Panel
	if period.Kind == model.Undated {
		period = analysis.DefaultPeriod(p, ind, area)
	}
	q := a.desk.Question()
	q.Indicator, q.Area, q.Period, q.Derivation = ind, area, period, analysis.Derivation{}
	q.Within, q.Level = p.Areas[area].Parent, p.Areas[area].Level
	return q
}

// figure is what a cell says: its period, value and place, or why it is empty.
func (a *App) figure(q analysis.Question, place bool) string {
	d := a.desk
	text := d.Prose.Period(q.Period)
	if place {
		st := d.StatementOf(q)
		if !st.Answer.OK() {
			return text + " " + d.Prose.Why(st.Answer.Why)
		}
		text += " " + d.Prose.Amount(q.Indicator, q.Derivation, st.Answer)
		if st.Place.Certain() {
			text += " " + d.Prose.PlaceOf(st.Place)
		}
		return text
	}
	answer := analysis.NewGuard(d.Panel).Figure(q.Indicator, q.Area, q.Period)
	if !answer.OK() {
		return ""
	}
	return text + " " + d.Prose.Amount(q.Indicator, q.Derivation, answer)
}

// beside is the figure that stands beside a hit: of a cell its own, of an area
// the indicator's that is asked about, and of an indicator the area's.
func (a *App) beside(hit search.Hit, period model.Period) string {
	q := a.desk.Question()
	switch {
	case hit.Kind == search.Cell:
		return a.figure(a.cell(hit.Indicator, hit.Area, period), true)
	case hit.Kind == search.Area && q.Indicator != model.NoIndicator:
		return a.desk.Prose.IndicatorShort(q.Indicator) + " " + a.figure(a.cell(q.Indicator, hit.Area, period), false)
	case hit.Kind == search.Indicator && q.Area != model.NoArea:
		return a.desk.Prose.Area(q.Area) + " " + a.figure(a.cell(hit.Indicator, q.Area, period), false)
	}
	return ""
}

// answer shows a question's figure: on the screen that is open, where that
// compares, or else as an answer.
func (a *App) answer(q analysis.Question) tea.Cmd {
	a.asked = append([]analysis.Question{q}, slices.DeleteFunc(a.asked, func(o analysis.Question) bool {
		return o.Indicator == q.Indicator && o.Area == q.Area && o.Period == q.Period
	})...)
	a.asked = a.asked[:min(len(a.asked), askedMost)]
	a.desk.Turn(q)
	switch a.view {
	case model.TrendView, model.CompareView, model.QuadrantView, model.OverviewView, model.CoverageView:
		a.show(a.view)
		return nil
	}
	return screen.Open(model.AnswerView)
}

// askedMost is the most questions that are kept, and tellingMost the most that
// the data suggests of a kind.
const (
	askedMost   = 4
	tellingMost = 3
)

// suggested lists what may be asked before anything is typed: what was asked
// last, and what the data has to tell: figures that sources contradict, and the
// newest of the area.
func (a *App) suggested() []widget.Item {
	var items []widget.Item
	add := func(key words.Word, q analysis.Question, note string) {
		name := a.desk.Prose.Area(q.Area) + " " + a.desk.Prose.Indicator(q.Indicator) + " " + a.figure(q, true)
		if note != "" {
			name += " " + note
		}
		items = append(items, widget.Item{Key: a.desk.Say(key), Text: layout.Clean(name), Do: func() tea.Cmd { return a.answer(q) }})
	}
	for _, q := range a.asked {
		add(words.AskedBefore, q, "")
	}
	for _, f := range a.contradicted() {
		o := a.desk.Panel.Observations.At(f.Other)
		other := a.desk.Prose.Amount(f.Indicator, analysis.Derivation{}, analysis.NewGuard(a.desk.Panel).Observed(f.Other))
		add(words.AskedConflict, a.cell(f.Indicator, f.Area, f.Period), a.desk.Theme.Glyphs.Differs+" "+other+" "+a.desk.Prose.Title(o.Citation.Document))
	}
	for _, e := range a.newest() {
		add(words.AskedNewest, a.cell(e.Indicator, a.desk.Question().Area, e.Period), "")
	}
	return items
}

// lookedThrough is the most observations that are looked through for what they
// tell.
const lookedThrough = 20000

// contradicted finds the figures whose sources lie furthest apart, one an
// indicator, once for a session.
func (a *App) contradicted() []analysis.VintageFinding {
	if a.told || a.desk.Panel.Observations.Len() > lookedThrough {
		return a.telling
	}
	a.told = true
	all := analysis.Find(a.desk.Panel).Vintages
	slices.SortStableFunc(all, func(x, y analysis.VintageFinding) int {
		return cmp.Or(y.Period.Compare(x.Period), cmp.Compare(y.Off, x.Off))
	})
	for _, f := range all {
		if len(a.telling) < tellingMost && !slices.ContainsFunc(a.telling, func(o analysis.VintageFinding) bool { return o.Indicator == f.Indicator }) {
			a.telling = append(a.telling, f)
		}
	}
	return a.telling
}

// newest are the newest figures of the selected area.
func (a *App) newest() []analysis.Entry {
	area := a.desk.Question().Area
	if area == model.NoArea {
		return nil
	}
	entries := slices.Clone(analysis.ProfileOf(a.desk.Panel, area, model.Period{}).Entries)
	slices.SortStableFunc(entries, func(x, y analysis.Entry) int { return y.Period.Compare(x.Period) })
	return entries[:min(len(entries), tellingMost)]
}
