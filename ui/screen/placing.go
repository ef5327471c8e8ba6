package screen

import (
	"slices"

	"weici/internal/analysis"
	"weici/internal/prose"
	"weici/internal/words"
	"weici/model"
	"weici/ui/layout"
	"weici/ui/theme"
)

// placeOf says where a figure stands: as its source states it, or computed
// where the whole set proves it; among a part of the set there is no place,
// which is said.
func (d *Desk) placeOf(p analysis.Place) (text string, token theme.Token) {
	switch p.Kind {
	case analysis.StatedPlace:
		text = d.Say(words.PlaceStated, d.Prose.Rank(p))
		if p.Claim.Scope != "" {
			text += d.Say(words.NoteAside, layout.Clean(d.Prose.ClaimedAmong(p.Claim)))
		}
		if p.Agreement == analysis.Differs {
			text += d.Say(words.NoteComma) + d.Say(words.NoteFigures, prose.FigurePlace(p))
		}
		return text, theme.Title
	case analysis.ComputedPlace:
		text = d.Say(words.PlaceAmong, d.Prose.Rank(p), p.Of)
		if p.ByClaims {
			text += d.Say(words.NoteAside, d.Say(words.NoteProven))
		}
		return text, theme.Title
	case analysis.PartialPlace:
		return d.Say(words.PlaceOpen, p.Size, p.Of), theme.Muted
	}
	return "", theme.Muted
}

// medianLeast is the fewest areas of which a median says something.
const medianLeast = 5

// median is the median of the ranking's figures, where there are enough of them
// and none is a bound.
func (d *Desk) median() (float64, bool) {
	r := d.Ranking()
	n := r.N()
	if n < medianLeast {
		return 0, false
	}
	values := make([]float64, n)
	for i := range r.Rows {
		if r.Rows[i].Answer.Qualifier != model.Exact {
			return 0, false
		}
		values[i] = r.Rows[i].Answer.Value
	}
	slices.Sort(values)
	return (values[(n-1)/2] + values[n/2]) / 2, true
}

// parentFigure is the figure of the area that holds the set, where it compares
// with theirs: of a rate.
func (d *Desk) parentFigure() analysis.Answer {
	q := d.question
	if q.Within == model.NoArea || q.Derivation.Transform != model.Plain || !d.Panel.Indicators[q.Indicator].Percent() {
		return analysis.Answer{Why: analysis.NotALevel, Obs: model.NoObs}
	}
	return analysis.NewGuard(d.Panel).Value(q.Indicator, q.Within, q.Period, q.Derivation)
}

// placeShort is a certain place in a word; empty where there is none.
func (d *Desk) placeShort(p analysis.Place) string {
	if !p.Certain() {
		return ""
	}
	return layout.Clean(d.Prose.PlaceOf(p))
}

// medianDecimals are those of the figures that the median lies between.
func (d *Desk) medianDecimals() int {
	rows := d.Ranking().Rows
	n := len(rows)
	return max(rows[(n-1)/2].Answer.Decimals, rows[n/2].Answer.Decimals)
}

// Facts are what is to be known of the question's figures: their unit, their
// basis where prices matter, and that lower is better where it is.
func (d *Desk) Facts() []string {
	q := d.question
	var facts []string
	if unit := d.Prose.Unit(q.Indicator, q.Derivation); unit != "" {
		facts = append(facts, unit)
	}
	if d.Panel.Indicators[q.Indicator].PriceBasis != model.NoPrices {
		facts = append(facts, d.Prose.Basis(q.Indicator, q.Derivation))
	}
	if d.Panel.Indicators[q.Indicator].Polarity == model.LowerBetter {
		facts = append(facts, d.Prose.Polarity(q.Indicator))
	}
	return facts
}
