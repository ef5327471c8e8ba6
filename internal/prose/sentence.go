package prose

import (
	"strings"

	"weici/internal/analysis"
	"weici/internal/words"
	"weici/model"
)

// Statement is a figure to be put into a sentence.
type Statement struct {
	Indicator  model.IndicatorID
	Area       model.AreaID
	Period     model.Period
	Derivation analysis.Derivation
	Answer     analysis.Answer
	Place      analysis.Place
}

// StatementOf is the figure of a question's selected area in the ranking that
// answers it.
func StatementOf(p *model.Panel, q analysis.Question, r *analysis.Ranking) Statement {
	if q.Derivation.Transform == model.Standing { // the figure, with its place
		q.Derivation = analysis.Derivation{}
		r = analysis.Rank(p, q)
	}
	s := Statement{
		Indicator: q.Indicator, Area: q.Area, Period: q.Period, Derivation: q.Derivation,
		Answer: analysis.Answer{Why: analysis.NotCollected, Obs: model.NoObs},
	}
	if q.Area == model.NoArea {
		return s
	}
	e := analysis.EntryIn(p, r, q.Area)
	s.Answer, s.Place = e.Answer, e.Place
	return s
}

// Sentence writes a figure as a finished sentence with its source, in the
// wording of an official brief:
//
//	2022年，上城区地区生产总值同比增长3.8%（按可比价格计算），增速居…第1位。〔来源：…〕
func (w Writer) Sentence(s Statement) string { return w.Claimed(s) + w.credit(s) }

// Claimed is the sentence without its source, for documents that number
// their sources.
func (w Writer) Claimed(s Statement) string {
	var b strings.Builder
	if growth, ok := w.growth(s); ok {
		b.WriteString(growth)
	} else {
		b.WriteString(w.opening(s))
		b.WriteString(w.says(s))
	}
	if s.Answer.OK() {
		w.space(&b, w.basis(s))
		w.space(&b, w.remarks(s))
	}
	if s.Answer.OK() || s.rankOnly() {
		b.WriteString(w.place(s.Place))
	}
	if s.rankOnly() {
		b.WriteString(w.Say(words.SentenceNoValue))
	}
	b.WriteString(w.others(s))
	b.WriteString(w.Say(words.SentenceEnd))
	return b.String()
}

// Continued is the sentence behind another, of which it does not say the area
// and the period again.
func (w Writer) Continued(s, before Statement) string {
	text := w.Claimed(s)
	if s.Area != before.Area || s.Period != before.Period {
		return text
	}
	if rest, ok := strings.CutPrefix(text, w.opening(s)); ok {
		return strings.TrimPrefix(rest, ": ")
	}
	return text
}

// rankOnly tells whether all that the source says is a rank.
func (s Statement) rankOnly() bool {
	return s.Answer.Why == analysis.RankOnly && s.Place.Kind == analysis.StatedPlace
}

// opening says when and where.
func (w Writer) opening(s Statement) string {
	when, area := w.Period(s.Period), w.AreaName(s.Area)
	switch s.Period.Kind {
	case model.Undated:
		return w.Say(words.SentenceUndated, area)
	case model.YearToDate:
		return w.Say(words.SentenceMonths, when, area)
	case model.Day:
		return w.Say(words.SentenceDay, when, area)
	}
	return w.Say(words.SentenceOpening, when, area)
}

// says is the heart of the sentence, by the kind of indicator.
func (w Writer) says(s Statement) string {
	name := w.Indicator(s.Indicator)
	a := s.Answer
	switch {
	case s.rankOnly():
		return w.Say(words.SentenceRankOnly, name)
	case !a.OK():
		return w.Say(words.SentenceAbsent, name, w.Why(a.Why))
	case a.Computed():
		return w.Say(words.SentenceComputed, name, w.Transform(s.Indicator, s.Derivation), w.Amount(s.Indicator, s.Derivation, a))
	case a.Caveats.Has(analysis.IsForecast): // rule 8: nothing has grown yet
		return w.Say(words.SentenceForecast, name, w.Amount(s.Indicator, s.Derivation, a))
	}
	return w.stands(s)
}

// stands says what an amount is.
func (w Writer) stands(s Statement) string {
	word := words.SentenceLevel
	if s.Answer.Qualifier != model.Exact {
		word = words.SentenceBound
	}
	return w.Say(word, w.Indicator(s.Indicator), w.Amount(s.Indicator, s.Derivation, s.Answer))
}

// growth says by how much the level of a growth rate rose or fell, when and
// where. A rate about zero, or one of no level, is said as an amount, and of a
// target nothing has grown yet (rule 8).
func (w Writer) growth(s Statement) (string, bool) {
	a, i := s.Answer, &w.Panel.Indicators[s.Indicator]
	if !a.OK() || a.Computed() || a.Caveats.Has(analysis.IsForecast) || i.Kind != model.GrowthKind || i.GrowthOf == model.NoIndicator ||
		a.Value == 0 && a.Qualifier != model.Exact {
		return "", false
	}
	word := words.SentenceFlat
	switch {
	case a.Value > 0:
		word = words.SentenceGrew
	case a.Value < 0:
		word = words.SentenceFell
	}
	area, name := w.AreaName(s.Area), w.Indicator(i.GrowthOf)
	if w.Lang == model.EN {
		area, name = w.Area(s.Area), lowered(name)
		if i.PriceBasis == model.ConstantPrices {
			name = w.Say(words.SentenceReal, name)
		}
	}
	size := w.Amount(s.Indicator, s.Derivation, withoutSign(a))
	if s.Period.Kind != model.Year {
		size = w.Say(words.SentenceOnYear, size)
	}
	return w.Say(word, w.when(s.Period), area, name, size), true
}

// when says in which period something grew.
func (w Writer) when(p model.Period) string {
	switch p.Kind {
	case model.Undated:
		return ""
	case model.YearToDate:
		return w.Say(words.SentenceInMonths, w.Period(p))
	case model.Day:
		return w.Say(words.SentenceOnDay, w.Period(p))
	}
	return w.Say(words.SentenceIn, w.Period(p))
}

// lowered begins a name with a small letter inside a sentence, unless it is an
// abbreviation: Retail sales is retail sales, and GDP stays.
func lowered(name string) string {
	if len(name) > 1 && strings.ToLower(name[1:2]) == name[1:2] {
		return strings.ToLower(name[:1]) + name[1:]
	}
	return name
}

// withoutSign turns a negative rate into the size of a fall; its bound turns
// too, since what lies below −3 has fallen by more than 3.
func withoutSign(a analysis.Answer) analysis.Answer {
	if a.Value >= 0 {
		return a
	}
	a.Value, a.Qualifier = -a.Value, a.Qualifier.Negated()
	return a
}

// basis says at which prices, where prices matter (rules 10 and 14).
func (w Writer) basis(s Statement) string {
	i := &w.Panel.Indicators[s.Indicator]
	if s.Answer.Computed() || i.Kind != model.GrowthKind {
		return ""
	}
	switch i.PriceBasis {
	case model.ConstantPrices:
		if _, real := w.growth(s); real && w.Lang == model.EN {
			return "" // it has been called real
		}
		return w.Say(words.SentenceConstant)
	case model.ComparableScope, model.CurrentPrices:
		return w.Say(words.SentenceBasis, w.Basis(s.Indicator, s.Derivation))
	case model.UnknownPrices:
		return w.Say(words.SentenceUnstated)
	}
	return ""
}

// remarks adds the printed form of a bound, the status and the trust.
func (w Writer) remarks(s Statement) string {
	var all []string
	a := s.Answer
	if a.Caveats.Has(analysis.IsBound) && !a.Computed() {
		if printed := w.Panel.Observations.At(a.Obs).Printed; printed != "" {
			all = append(all, w.Say(words.SentencePrinted, printed))
		}
	}
	switch a.Status {
	case model.Provisional, model.Estimated, model.Revised:
		all = append(all, w.Say(words.SentenceStatus, w.Status(a.Status)))
	}
	if a.Caveats.Has(analysis.IsSecondary) {
		all = append(all, w.Say(words.SentenceStatus, w.Say(words.DocSecondary)))
	}
	if w.Lang == model.EN {
		return strings.Join(all, " ")
	}
	return strings.Join(all, "")
}

// space appends a part, behind a space where the language has one.
func (w Writer) space(b *strings.Builder, part string) {
	if part != "" && w.Lang == model.EN {
		b.WriteByte(' ')
	}
	b.WriteString(part)
}

// others says what other sources give, where that is another figure (rule 16).
func (w Writer) others(s Statement) string {
	if !s.Answer.Caveats.Has(analysis.InConflict) || s.Answer.Computed() {
		return ""
	}
	g := analysis.NewGuard(w.Panel)
	var text string
	said := map[string]bool{}
	for _, o := range analysis.Cite(w.Panel, s.Indicator, s.Area, s.Period).Others {
		a := g.Observed(o.Obs)
		amount := w.Amount(s.Indicator, s.Derivation, a)
		if !o.Conflicts || said[amount] {
			continue
		}
		said[amount] = true
		source := w.Title(w.Panel.Observations.Document(o.Obs))
		if w.Numbered {
			source = w.Say(words.SentenceOtherSource)
		}
		text += w.Say(words.SentenceOther, source, amount)
		if a.Status != model.Normal {
			text += w.Say(words.NoteAside, w.Status(a.Status))
		}
	}
	return text
}

// credit names the source, or of a computed figure the formula and the
// sources of its inputs.
func (w Writer) credit(s Statement) string {
	o := w.Panel.Observations
	lead := ""
	if w.Lang == model.EN {
		lead = " "
	}
	if !s.Answer.Computed() {
		if s.Answer.Obs == model.NoObs {
			return ""
		}
		return lead + w.Say(words.SentenceSource, w.Cited(o.At(s.Answer.Obs)))
	}
	text := lead + w.Say(words.SentenceFormula, w.Formula(s.Indicator, s.Derivation))
	seen := map[model.DocID]bool{}
	for _, id := range s.Answer.Inputs {
		if doc := o.Document(id); !seen[doc] {
			seen[doc] = true
			text += lead + w.Say(words.SentenceSource, w.Cited(o.At(id)))
		}
	}
	return text
}
