package screen

import (
	tea "charm.land/bubbletea/v2"

	"weici/internal/analysis"
	"weici/internal/words"
	"weici/model"
	"weici/ui/chart"
	"weici/ui/layout"
	"weici/ui/theme"
)

// sparkMost is the most periods in a sparkline.
const sparkMost = 12

// rule paints a dividing line.
func (d *Desk) rule(s string) string { return d.Theme.Paint(theme.Rule, s) }

// setSize is the number of areas in the question's set.
func (d *Desk) setSize() int { return d.Ranking().Of }

// emptyNote says why there is nothing to rank, and where there is something.
func (d *Desk) emptyNote() string {
	q := d.question
	if len(d.Panel.Areas) == 0 || q.Indicator == model.NoIndicator {
		return d.Say(words.NoAreas)
	}
	return layout.Clean(d.Prose.Nothing(q))
}

// place paints a place as a table shows it: muted where it is among a part of
// the set.
func (d *Desk) place(p analysis.Place, text string) string {
	if !p.Certain() {
		return d.Theme.Paint(theme.Muted, text)
	}
	return text
}

// sparkPeriods lists the periods of a sparkline: the last ones of the
// question's kind, up to its period or beyond.
func (d *Desk) sparkPeriods() []model.Period {
	var all []model.Period
	for _, p := range d.Panel.Periods(d.question.Indicator) {
		if p.SameKind(d.question.Period) {
			all = append(all, p)
		}
	}
	return all[max(len(all)-sparkMost, 0):]
}

// spark draws an area's series.
func (d *Desk) spark(area model.AreaID, periods []model.Period, w int) string {
	if w < 1 {
		return ""
	}
	g := analysis.NewGuard(d.Panel)
	points := make([]chart.Point, len(periods))
	for i, p := range periods {
		points[i] = d.onLine(g.Value(d.question.Indicator, area, p, d.question.Derivation))
	}
	return chart.Spark(points, w, d.growing(d.question.Indicator), d.Theme)
}

// growing tells whether a course of an indicator is seen from zero: a rate of
// growth, whose sign is what matters.
func (d *Desk) growing(ind model.IndicatorID) bool {
	if made := d.question.Derivation.Transform; made != model.Plain && ind == d.question.Indicator {
		return made == model.Nominal || made == model.TwoYear || made == model.CAGR
	}
	return d.Panel.Indicators[ind].Kind == model.GrowthKind
}

// onLine is an answer as a point of a line, if it may be one: a forecast is no
// actual, and a bound no figure (rules 8 and 16).
func (d *Desk) onLine(a analysis.Answer) chart.Point {
	p := point(a)
	p.OK = p.OK && analysis.NewGuard(d.Panel).Fits(analysis.UseLine, a) == analysis.Fine
	return p
}

// NextTransform derives the next thing that can be made of the indicator.
func (d *Desk) NextTransform() tea.Cmd {
	g := analysis.NewGuard(d.Panel)
	all := model.Transforms()
	at := 0
	for i, t := range all {
		if t == d.question.Derivation.Transform {
			at = i
		}
	}
	why := analysis.Fine
	for i := 1; i < len(all); i++ {
		t := all[(at+i)%len(all)]
		if no := g.Applies(d.question.Indicator, t); no != analysis.Fine {
			why = no
			continue
		}
		if t == d.question.Derivation.Transform {
			break
		}
		q := d.question
		q.Derivation.Transform = t
		d.Ask(q)
		return Notice(d.Say(words.TransformNow, d.Prose.Transform(q.Indicator, q.Derivation)))
	}
	return Notice(d.Say(words.TransformNone, d.Prose.Why(why)))
}

// AskAnew asks about another set: the level and the period that it leaves
// open are filled in, and the period is kept where the set has figures then.
func (d *Desk) AskAnew(q analysis.Question) {
	q = analysis.WithDefaults(d.Panel, q)
	members := analysis.Members(d.Panel, q.Within, q.Level)
	if analysis.CountIn(d.Panel, q.Indicator, members, q.Period) == 0 {
		if best := analysis.BestPeriod(d.Panel, q.Indicator, members); best.Kind != model.Undated {
			q.Period = best
		}
	}
	d.Ask(q)
}
