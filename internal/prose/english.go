package prose

import (
	"math"
	"strings"

	"weici/internal/analysis"
	"weici/model"
)

// An English unit as a dataset gives it begins with the power of ten that
// Chinese counts in: 100 million yuan, 10,000 persons. No statistician says
// 2,803.5 × 100 million yuan: it is CNY 280.35 bn.

// inEnglish writes a number with a unit of a dataset as an English text would.
// It is not ok where the unit needs no other words.
func inEnglish(number, unit string) (text string, ok bool) {
	u := model.ReadUnit(model.Name{EN: unit})
	zeros := int(math.Round(math.Log10(u.Times)))
	unit = u.Base.EN
	at := max(strings.IndexAny(number, "-0123456789"), 0)
	sign, number := number[:at], number[at:] // of a qualifier
	for noun, code := range map[string]string{"yuan": "CNY", "US dollars": "USD"} {
		if rest, cut := strings.CutPrefix(unit, noun); cut {
			return sign + code + " " + scaled(number, zeros, [...]string{" bn", " mn"}) + rest, true
		}
	}
	if zeros == 0 {
		return "", false
	}
	return sign + scaled(number, zeros, [...]string{" billion", " million"}) + " " + unit, true
}

// Figure gives a value and its unit apart, as they stand in a large answer:
// 2,803.5 and 亿元, 280.35 and CNY bn.
func (w Writer) Figure(ind model.IndicatorID, d analysis.Derivation, a analysis.Answer) (number, unit string) {
	number, unit = w.Number(a), w.Unit(ind, d)
	if w.Lang == model.ZH {
		return number, unit
	}
	text, ok := inEnglish(number, unit)
	if !ok {
		return number, unit
	}
	at := strings.IndexAny(text, "-0123456789")
	end := at + strings.IndexByte(text[at:]+" ", ' ')
	return text[at:end], strings.Join(strings.Fields(text[:at]+" "+text[end:]), " ")
}

// scaled writes a number of so many zeros in thousand millions or millions,
// where it reaches one, or else in full.
func scaled(number string, zeros int, names [2]string) string {
	minus := ""
	if rest, negative := strings.CutPrefix(number, "-"); negative {
		minus, number = "-", rest
	}
	digits := strings.ReplaceAll(number, ",", "")
	for i, power := range [...]int{9, 6} {
		if text := shifted(digits, zeros-power); zeros > 0 && !strings.HasPrefix(text, "0") {
			return minus + group(text) + names[i]
		}
	}
	return minus + group(shifted(digits, zeros))
}

// shifted multiplies a decimal number by a power of ten. No digit is lost or
// added but for zeros that hold a place.
func shifted(number string, by int) string {
	whole, fraction, _ := strings.Cut(number, ".")
	if by >= 0 {
		fraction += strings.Repeat("0", max(by-len(fraction), 0))
		whole, fraction = whole+fraction[:by], fraction[by:]
	} else {
		whole = strings.Repeat("0", max(-by-len(whole)+1, 0)) + whole
		whole, fraction = whole[:len(whole)+by], whole[len(whole)+by:]+fraction
	}
	if whole = strings.TrimLeft(whole, "0"); whole == "" {
		whole = "0"
	}
	if strings.Trim(fraction, "0") == "" { // zeros that hold a place say nothing here
		return whole
	}
	return whole + "." + fraction
}
