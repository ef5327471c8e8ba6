package prose

import (
	"strings"

	"weici/internal/analysis"
	"weici/internal/words"
	"weici/model"
)

// Unit gives the unit of an indicator under a derivation.
func (w Writer) Unit(ind model.IndicatorID, d analysis.Derivation) string {
	i := &w.Panel.Indicators[ind]
	switch d.Transform {
	case model.Plain:
		return i.Unit.In(w.Lang)
	case model.Index, model.Standing:
		return ""
	case model.PerHead:
		return w.perHead(ind)
	}
	return "%"
}

// perHead words the unit of an indicator's amounts per head: 万元/人, 家/万人.
func (w Writer) perHead(ind model.IndicatorID) string {
	unit, ok := analysis.PerHeadUnit(w.Panel, ind)
	word := words.UnitPerHead
	switch {
	case !ok:
		return w.Panel.Indicators[ind].Unit.In(w.Lang)
	case unit.Heads > 1:
		word = words.UnitPerWanHeads
	case unit.Lead > 1:
		word = words.UnitWanPerHead
	}
	return w.Say(word, unit.Base.In(w.Lang))
}

// Number writes a value with its digits and thousands grouped: 18,753.07.
func (w Writer) Number(a analysis.Answer) string { return group(a.Number()) }

// Cell writes a value for a table: the number behind the sign of its
// qualifier, where the unit stands in the heading.
func (w Writer) Cell(a analysis.Answer) string {
	if w.Lang == model.ZH {
		return w.Qualified(a.Qualifier, w.Number(a)) // 近9,000, never <9,000: the qualifier stays the source's own
	}
	return Sign(a.Qualifier) + w.Number(a)
}

// Sign is the sign of a qualifier before a number: ≈ > < ≥ ≤.
func Sign(q model.Qualifier) string {
	switch q {
	case model.About:
		return "≈"
	case model.Over:
		return ">"
	case model.Under:
		return "<"
	case model.AtLeast:
		return "≥"
	case model.AtMost:
		return "≤"
	}
	return ""
}

// Signed writes a difference with its sign: +1.2, −3.4, 0.
func (w Writer) Signed(a analysis.Answer) string {
	text := w.Number(a)
	if strings.HasPrefix(text, "-") {
		return "−" + text[1:]
	}
	if strings.Trim(text, "0.") == "" {
		return text
	}
	return "+" + text
}

// Amount writes a value in running text: qualifier, number and unit.
func (w Writer) Amount(ind model.IndicatorID, d analysis.Derivation, a analysis.Answer) string {
	number := w.Number(a)
	if w.Lang == model.ZH {
		number = a.Number() // running Chinese text does not group digits
	}
	return w.Qualified(a.Qualifier, w.WithUnit(number, w.Unit(ind, d)))
}

// WithUnit joins a number and its unit: 3.8%, 100亿元, £100m, CNY 10 bn; what an
// index is based on stands in brackets: 103.5 (2019=100).
func (w Writer) WithUnit(number, unit string) string {
	if strings.Contains(unit, "=") {
		return w.Say(words.IndexBase, number, unit)
	}
	for _, sign := range [...]string{"US$", "HK$", "£", "$", "€"} {
		if rest, ok := strings.CutPrefix(unit, sign); ok { // £2,803.5m
			return sign + number + rest
		}
	}
	if w.Lang == model.ZH || unit == "" || strings.HasPrefix(unit, "%") || strings.HasPrefix(unit, "‰") {
		return number + unit
	}
	if text, ok := inEnglish(number, unit); ok {
		return text
	}
	return number + " " + unit
}

// Qualified puts a qualifier's word to an amount.
func (w Writer) Qualified(q model.Qualifier, amount string) string {
	switch q {
	case model.About:
		return w.Say(words.QualifierAbout, amount)
	case model.Over:
		return w.Say(words.QualifierOver, amount)
	case model.Under:
		return w.Say(words.QualifierUnder, amount)
	case model.AtLeast:
		return w.Say(words.QualifierAtLeast, amount)
	case model.AtMost:
		return w.Say(words.QualifierAtMost, amount)
	}
	return amount
}

func group(number string) string {
	whole, fraction, _ := strings.Cut(number, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	if len(whole) <= 3 {
		return number
	}
	var b strings.Builder
	b.WriteString(sign)
	for i, digit := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(digit)
	}
	if fraction != "" {
		b.WriteString("." + fraction)
	}
	return b.String()
}
