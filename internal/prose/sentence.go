package prose

import (
	"strconv"
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
	Row        *analysis.Row // its place; nil where the guard gives none
	Within     model.AreaID  // the set of the place
	Level      model.Level
	N, Of      int
	Claim      analysis.Claim // the rank that the source claims
}

// StatementOf is the figure of a question's selected area in the ranking that
// answers it.
func StatementOf(p *model.Panel, q analysis.Question, r *analysis.Ranking) Statement {
	s := Statement{
		Indicator: q.Indicator, Area: q.Area, Period: q.Period, Derivation: q.Derivation,
		Within: q.Within, Level: q.Level, N: r.N(), Of: r.Of,
		Answer: analysis.Answer{Why: analysis.NotCollected, Obs: model.NoObs},
	}
	if q.Area == model.NoArea {
		return s
	}
	if row := r.Row(q.Area); row != nil {
		s.Answer, s.Row, s.Claim = row.Answer, row, row.Claim
		return s
	}
	for _, u := range r.Unranked {
		if u.Area == q.Area {
			s.Answer, s.Claim = u.Answer, u.Claim
			return s
		}
	}
	s.Answer = analysis.NewGuard(p).Value(q.Indicator, q.Area, q.Period, q.Derivation)
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
	b.WriteString(w.opening(s))
	b.WriteString(w.says(s))
	if s.Answer.OK() {
		w.space(&b, w.basis(s))
		w.space(&b, w.remarks(s))
		b.WriteString(w.place(s))
	}
	b.WriteString(w.claim(s))
	if s.rankOnly() {
		b.WriteString(w.Say(words.SentenceNoValue))
	}
	b.WriteString(w.Say(words.SentenceEnd))
	return b.String()
}

// rankOnly tells whether all that the source says is a rank.
func (s Statement) rankOnly() bool { return s.Answer.Why == analysis.RankOnly && s.Claim.Made() }

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
		return w.Say(words.SentenceComputed, name, w.Transform(s.Derivation), w.Amount(s.Indicator, s.Derivation, a))
	case a.Caveats.Has(analysis.IsForecast): // rule 8: nothing has grown yet
		return w.Say(words.SentenceForecast, name, w.Amount(s.Indicator, s.Derivation, a))
	case w.Panel.Indicators[s.Indicator].Kind == model.GrowthKind:
		return w.growth(s)
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

// growth says by how much the level of a growth rate rose or fell. A rate
// about zero, or one of no level, is said as an amount.
func (w Writer) growth(s Statement) string {
	a, level := s.Answer, w.Panel.Indicators[s.Indicator].GrowthOf
	if level == model.NoIndicator || a.Value == 0 && a.Qualifier != model.Exact {
		return w.stands(s)
	}
	size := w.Amount(s.Indicator, s.Derivation, withoutSign(a))
	switch {
	case a.Value > 0:
		return w.Say(words.SentenceGrew, w.Indicator(level), size)
	case a.Value < 0:
		return w.Say(words.SentenceFell, w.Indicator(level), size)
	}
	return w.Say(words.SentenceFlat, w.Indicator(level))
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
	if a.Caveats.Has(analysis.InConflict) {
		all = append(all, w.Say(words.SentenceConflict))
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

// place says k among which n, as far as the bounds decide it (rules 1 to 5).
func (w Writer) place(s Statement) string {
	if s.Row == nil || s.N < 2 {
		return ""
	}
	set := w.Set(s.Within, s.Level, s.N, s.Of)
	growth := w.Panel.Indicators[s.Indicator].Kind == model.GrowthKind
	if growth && !s.Answer.Computed() {
		return w.Say(words.SentenceGrowthPlace, set, w.Rank(s.Row))
	}
	return w.Say(words.SentencePlace, set, w.Rank(s.Row))
}

// Rank writes a place: 第2位, 并列第2位, 第2至4位之间.
func (w Writer) Rank(row *analysis.Row) string {
	switch {
	case row.Rank != row.RankMax:
		return w.Say(words.PlaceRange, row.Rank, row.RankMax)
	case row.Tied:
		return w.Say(words.PlaceTied, row.Rank)
	}
	return w.Say(words.Place, row.Rank)
}

// Place writes a place for a table: 2, =2 where tied, 2–4 where it is a range.
func Place(row *analysis.Row) string {
	switch {
	case row == nil:
		return "—"
	case row.Rank != row.RankMax:
		return strconv.Itoa(row.Rank) + "–" + strconv.Itoa(row.RankMax)
	case row.Tied:
		return "=" + strconv.Itoa(row.Rank)
	}
	return strconv.Itoa(row.Rank)
}

// claim says which rank the source itself claims (rule 7).
func (w Writer) claim(s Statement) string {
	if !s.Claim.Made() {
		return ""
	}
	if s.Claim.Scope == "" {
		return w.Say(words.SentenceClaimBare, w.ClaimedRank(s.Claim.RankClaim))
	}
	return w.Say(words.SentenceClaim, s.Claim.Scope, w.ClaimedRank(s.Claim.RankClaim))
}

// ClaimedRank writes a rank that a source claims: 第1, 前3.
func (w Writer) ClaimedRank(c model.RankClaim) string {
	switch {
	case !c.Made():
		return ""
	case c.Best == c.Worst:
		return w.Say(words.ClaimExact, c.Best)
	case c.Best == 1:
		return w.Say(words.ClaimTop, c.Worst)
	}
	return w.Say(words.ClaimRange, c.Best, c.Worst)
}

// Agreement says how a claimed rank stands to the computed one.
func (w Writer) Agreement(a analysis.Agreement) string {
	switch a {
	case analysis.Agrees:
		return w.Say(words.ClaimAgrees)
	case analysis.Differs:
		return w.Say(words.ClaimDiffers)
	case analysis.Undecided:
		return w.Say(words.ClaimUnsure)
	case analysis.OtherScope:
		return w.Say(words.ClaimOther)
	case analysis.NotRanked:
		return w.Say(words.ClaimNoRank)
	}
	return ""
}

// Change writes a change of place: 升2位, or why there is none.
func (w Writer) Change(c analysis.Change) string {
	switch {
	case c.Why != analysis.Fine:
		return w.Why(c.Why)
	case c.By > 0:
		return w.Say(words.ChangeUp, c.By)
	case c.By < 0:
		return w.Say(words.ChangeDown, -c.By)
	}
	return w.Say(words.ChangeNone)
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
