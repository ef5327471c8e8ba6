// Package prose puts answers into words: numbers with their qualifier,
// periods, places, reasons, citations, and the finished sentence that is
// copied and that briefs are made of. Every word comes from the catalogue, and
// nothing is said that the figure and its metadata do not say.
package prose

import (
	"strings"

	"weici/internal/analysis"
	"weici/internal/words"
	"weici/model"
)

// Writer writes about one panel in one language.
type Writer struct {
	Panel    *model.Panel
	Lang     model.Lang
	Numbered bool // what is written numbers its sources, and names them nowhere else
}

// Say gives a word of the catalogue in the writer's language.
func (w Writer) Say(word words.Word, args ...any) string { return word.In(w.Lang, args...) }

// Area gives an area's short name, with the year of its end for a version
// that is no more.
func (w Writer) Area(id model.AreaID) string {
	if id == model.NoArea {
		return w.Say(words.SetAnywhere)
	}
	a := &w.Panel.Areas[id]
	name := a.Short.In(w.Lang)
	if name == "" {
		name = a.Name.In(w.Lang)
	}
	if a.ValidTo.Known() {
		name += "(–" + a.ValidTo.String()[:4] + ")"
	}
	return name
}

// AreaName gives an area's full name.
func (w Writer) AreaName(id model.AreaID) string {
	if id == model.NoArea {
		return w.Say(words.SetAnywhere)
	}
	a := &w.Panel.Areas[id]
	name := a.Name.In(w.Lang)
	if a.ValidTo.Known() {
		name += "(–" + a.ValidTo.String()[:4] + ")"
	}
	return name
}

// Path gives the names of the areas from the top down to id, joined by ›.
func (w Writer) Path(id model.AreaID) string {
	var names []string
	for _, a := range w.Panel.Path(id) {
		names = append(names, w.Area(a))
	}
	return strings.Join(names, " › ")
}

// Indicator gives an indicator's name.
func (w Writer) Indicator(id model.IndicatorID) string {
	if id == model.NoIndicator {
		return ""
	}
	return w.Panel.Indicators[id].Name.In(w.Lang)
}

// IndicatorShort gives an indicator's name for narrow places.
func (w Writer) IndicatorShort(id model.IndicatorID) string {
	if id == model.NoIndicator {
		return ""
	}
	short := w.Panel.Indicators[id].Short
	if w.Lang == model.EN && short.EN != "" {
		return short.EN
	}
	if w.Lang == model.ZH && short.ZH != "" {
		return short.ZH
	}
	return w.Indicator(id)
}

// Level gives the word for the areas of a level.
func (w Writer) Level(l model.Level) string {
	switch l {
	case model.Country:
		return w.Say(words.LevelCountry)
	case model.Province:
		return w.Say(words.LevelProvince)
	case model.Prefecture:
		return w.Say(words.LevelPrefecture)
	case model.County:
		return w.Say(words.LevelCounty)
	case model.Township:
		return w.Say(words.LevelTownship)
	case model.ITL1:
		return w.Say(words.LevelITL1)
	case model.ITL2:
		return w.Say(words.LevelITL2)
	case model.ITL3:
		return w.Say(words.LevelITL3)
	case model.Zone:
		return w.Say(words.LevelZone)
	}
	return w.Say(words.LevelAny)
}

// Set names a ranking's set (rule 1): 杭州13个区县市, and how many of them have
// a figure where not all do.
func (w Writer) Set(within model.AreaID, level model.Level, n, of int) string {
	switch {
	case of == 0:
		return w.AreaName(within)
	case n == 0:
		return w.Say(words.SetNone, w.AreaName(within), of, w.Level(level))
	case n == of:
		return w.Say(words.SetWhole, w.AreaName(within), of, w.Level(level))
	}
	return w.Say(words.SetPart, w.AreaName(within), of, w.Level(level), n)
}

// Status gives the word for a status.
func (w Writer) Status(s model.Status) string {
	switch s {
	case model.Revised:
		return w.Say(words.StatusRevised)
	case model.Provisional:
		return w.Say(words.StatusProvisional)
	case model.Estimated:
		return w.Say(words.StatusEstimated)
	case model.Forecast:
		return w.Say(words.StatusForecast)
	case model.Break:
		return w.Say(words.StatusBreak)
	case model.Missing:
		return w.Say(words.StatusMissing)
	case model.NotApplicable:
		return w.Say(words.StatusNotApplicable)
	case model.BelowUnit:
		return w.Say(words.StatusBelowUnit)
	case model.NotCollected:
		return w.Say(words.StatusNotCollected)
	}
	return w.Say(words.StatusNormal)
}

// Basis says at which prices an indicator is measured, or that a derived
// growth is nominal (rules 10 and 14).
func (w Writer) Basis(ind model.IndicatorID, d analysis.Derivation) string {
	switch d.Transform {
	case model.Standing:
		return w.Say(words.BasisPlace)
	case model.Plain:
	default:
		return w.Say(words.Computed)
	}
	switch w.Panel.Indicators[ind].PriceBasis {
	case model.CurrentPrices:
		return w.Say(words.BasisCurrent)
	case model.ConstantPrices:
		return w.Say(words.BasisConstant)
	case model.ComparableScope:
		return w.Say(words.BasisScope)
	case model.NoPrices:
		return w.Say(words.BasisNone)
	}
	return w.Say(words.BasisUnknown)
}

// Polarity says which direction of an indicator is better.
func (w Writer) Polarity(ind model.IndicatorID) string {
	switch w.Panel.Indicators[ind].Polarity {
	case model.HigherBetter:
		return w.Say(words.PolarityHigher)
	case model.LowerBetter:
		return w.Say(words.PolarityLower)
	case model.UnknownPolarity:
		return w.Say(words.PolarityUnknown)
	}
	return w.Say(words.PolarityNeutral)
}

// DocKind gives the word for a kind of document.
func (w Writer) DocKind(k model.DocKind) string {
	switch k {
	case model.Yearbook:
		return w.Say(words.DocYearbook)
	case model.Bulletin:
		return w.Say(words.DocBulletin)
	case model.Release:
		return w.Say(words.DocRelease)
	case model.Report:
		return w.Say(words.DocReport)
	case model.News:
		return w.Say(words.DocNews)
	}
	return w.Say(words.DocSecondary)
}

// GrowthName says what growth is that is computed from an indicator's levels:
// nominal at current prices, real at constant ones (rule 10). Of a rate it is
// that rate's own.
func (w Writer) GrowthName(ind model.IndicatorID) string {
	i := &w.Panel.Indicators[ind]
	switch {
	case i.Kind == model.GrowthKind:
		return w.Say(words.GrowthRate)
	case i.PriceBasis == model.CurrentPrices:
		return w.Say(words.GrowthNominal)
	case i.PriceBasis == model.ConstantPrices:
		return w.Say(words.GrowthReal)
	case i.PriceBasis == model.ComparableScope:
		return w.Say(words.GrowthOfScope)
	}
	return w.Say(words.GrowthComputed)
}

// Transform names a derivation of an indicator.
func (w Writer) Transform(ind model.IndicatorID, d analysis.Derivation) string {
	base := w.Say(words.FirstPeriod)
	if d.Base.Kind != model.Undated {
		base = w.Period(d.Base)
	}
	switch d.Transform {
	case model.Nominal:
		return w.GrowthName(ind)
	case model.PerHead:
		return w.Say(words.TransformPerHead)
	case model.Share:
		return w.Say(words.TransformShare)
	case model.Index:
		return w.Say(words.TransformIndex, base)
	case model.TwoYear:
		return w.Say(words.TransformTwoYear, w.GrowthName(ind))
	case model.CAGR:
		return w.Say(words.TransformCAGR, base, w.GrowthName(ind))
	case model.Contribution:
		return w.Say(words.TransformContribution)
	case model.Standing:
		return w.Say(words.HeadPlace)
	}
	return w.Say(words.TransformPlain)
}

// Formula gives the formula of a derivation of an indicator (rule 13).
func (w Writer) Formula(ind model.IndicatorID, d analysis.Derivation) string {
	switch d.Transform {
	case model.Nominal:
		return w.Say(words.FormulaGrowth, w.GrowthName(ind))
	case model.PerHead:
		return w.Say(words.FormulaPerHead)
	case model.Share:
		return w.Say(words.FormulaShare)
	case model.Index:
		return w.Say(words.FormulaIndex)
	case model.TwoYear:
		if w.Panel.Indicators[ind].Kind == model.GrowthKind {
			return w.Say(words.FormulaTwoYearRates)
		}
		return w.Say(words.FormulaTwoYear)
	case model.CAGR:
		return w.Say(words.FormulaCAGR)
	case model.Contribution:
		return w.Say(words.FormulaContribution)
	case model.Standing:
		return w.Say(words.FormulaPlace)
	}
	return ""
}
