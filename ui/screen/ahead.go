package screen

import (
	"weici/internal/analysis"
	"weici/internal/words"
	"weici/model"
	"weici/ui/layout"
)

// neighbour says who stands just before the selected area in the ranking, or
// after it where it leads, how far away, and since when without a break.
func (d *Desk) neighbour() string {
	q, r := d.question, d.Ranking()
	at := -1
	for i := range r.Rows {
		if r.Rows[i].Area == q.Area {
			at = i
		}
	}
	if at < 0 || r.N() < 2 {
		return ""
	}
	word, other := words.AheadOf, at-1
	if at == 0 {
		word, other = words.Behind, 1
	}
	row := &r.Rows[other]
	diff := analysis.NewGuard(d.Panel).Between(q.Indicator, q.Derivation, row.Answer, r.Rows[at].Answer)
	if at == 0 {
		diff = analysis.NewGuard(d.Panel).Between(q.Indicator, q.Derivation, r.Rows[at].Answer, row.Answer)
	}
	if !diff.OK() || diff.Value < 0 { // of a rate of which less is better, the size is enough
		diff.Value = -diff.Value
	}
	if !diff.OK() || diff.Value == 0 {
		return ""
	}
	amount := d.Prose.WithUnit(d.Prose.Number(diff.Answer), d.Prose.Unit(q.Indicator, q.Derivation))
	if diff.Points {
		amount = d.Prose.Number(diff.Answer) + d.Say(words.PointsShort)
	}
	text := d.Say(word, layout.Clean(d.Prose.Area(row.Area)), amount)
	if since := d.since(row.Area, q.Area, at != 0); since != q.Period {
		text += d.Say(words.AheadSince, d.Prose.Period(since))
	}
	return layout.Clean(text)
}

// since is the first period of the unbroken run in which one area stood before
// another, or where it is the selected one that leads, behind it.
func (d *Desk) since(other, area model.AreaID, ahead bool) model.Period {
	q := d.question
	since := q.Period
	for {
		before, ok := since.YearBefore()
		if !ok {
			return since
		}
		at := q
		at.Period = before
		r := d.rankings.Rank(at)
		a, b := r.Row(other), r.Row(area)
		if a == nil || b == nil || (ahead && a.RankMax >= b.Rank) || (!ahead && b.RankMax >= a.Rank) {
			return since
		}
		since = before
	}
}
