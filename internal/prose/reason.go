package prose

import (
	"weici/internal/analysis"
	"weici/internal/words"
	"weici/model"
)

// Why puts a reason into words.
func (w Writer) Why(r analysis.Reason) string { return w.Say(words.Word(r.Words())) }

// Heed says what is to be known of the order of a ranking; "" for nothing.
func (w Writer) Heed(why analysis.Reason) string {
	if why == analysis.Fine {
		return ""
	}
	return w.Say(words.HeedOrder, w.Why(why))
}

// NotDrawn says why an answer is no point of a line though it stands.
func (w Writer) NotDrawn(why analysis.Reason) string {
	if why == analysis.FromBound {
		return w.Say(words.LegendLoose)
	}
	return w.Say(words.LegendTarget)
}

// Refused says how much of the dataset was not read, or nothing where all was:
// no answer stands without it.
func (w Writer) Refused() string {
	if n := len(w.Panel.Refusals); n > 0 {
		return w.Say(words.RowsRefused, n)
	}
	return ""
}

// Caveats puts into words what is to be known about a value, most important
// first.
func (w Writer) Caveats(a analysis.Answer) []string {
	var all []string
	add := func(c analysis.Caveats, word words.Word) {
		if a.Caveats.Has(c) {
			all = append(all, w.Say(word))
		}
	}
	add(analysis.IsForecast, words.StatusForecast)
	add(analysis.IsEstimated, words.StatusEstimated)
	add(analysis.IsProvisional, words.StatusProvisional)
	add(analysis.IsRevised, words.StatusRevised)
	add(analysis.IsSecondary, words.CaveatSecondary)
	add(analysis.IsBound, words.CaveatBound)
	add(analysis.InConflict, words.CaveatConflict)
	if !a.Caveats.Has(analysis.InConflict) {
		add(analysis.HasVintages, words.CaveatVintages)
	}
	add(analysis.BeginsSeries, words.StatusBreak)
	add(analysis.HasRefused, words.CaveatRefused)
	return all
}

// Ground says why one observation is shown rather than another (rule 16).
func (w Writer) Ground(p model.Preference) string {
	switch p {
	case model.ByTrust:
		return w.Say(words.GroundTrust)
	case model.ByValue:
		return w.Say(words.GroundValue)
	case model.ByPrecision:
		return w.Say(words.GroundPrecision)
	case model.ByStatus:
		return w.Say(words.GroundStatus)
	case model.ByDocument:
		return w.Say(words.GroundDocument)
	case model.ByVintage:
		return w.Say(words.GroundVintage)
	}
	return w.Say(words.GroundNothing)
}
