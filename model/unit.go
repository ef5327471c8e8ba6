package model

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Dimension is what a unit measures: units of one dimension differ by a factor
// only. It is written as its base unit.
type Dimension string

// The dimensions that the comparison rules ask about. Others are named by the
// word for what is counted (家, 户), which has no unit but itself.
const (
	Yuan          Dimension = "yuan"
	Dollars       Dimension = "usd"
	Pounds        Dimension = "gbp"
	Euros         Dimension = "eur"
	HongKong      Dimension = "hkd"
	Yen           Dimension = "jpy"
	Persons       Dimension = "person"
	Percentage    Dimension = "%"
	Points        Dimension = "points" // percentage points
	Multiple      Dimension = "times"
	SquareMetres  Dimension = "m2"
	Metres        Dimension = "m"
	Grams         Dimension = "g"
	KilowattHours Dimension = "kwh"
)

// Unit is what an indicator's figures are given in, read once from its name.
type Unit struct {
	Name                // 亿元, 100 million yuan
	Dimension Dimension // yuan; empty where the name is
	Scale     float64   // base units in one: 1e8 of 亿元; positive
	Base      Name      // the name without its multiplier: 元, yuan
	Times     float64   // how many of Base are in one
}

// ReadUnit reads the name of a unit: what it measures by the Chinese, or where
// there is none by the English.
func ReadUnit(name Name) Unit {
	u := Unit{Name: name, Scale: 1}
	_, _, u.Base.EN = MeasureOf(name.EN)
	u.Dimension, u.Scale, u.Base.ZH = MeasureOf(name.ZH)
	if name.ZH == "" {
		u.Dimension, u.Scale, _ = MeasureOf(name.EN)
	}
	_, own, _ := MeasureOf(u.Base.In(ZH))
	u.Times = u.Scale / own
	return u
}

// Money tells whether the unit is of a currency, and not per anything.
func (u Unit) Money() bool {
	return slices.Contains([]Dimension{Yuan, Dollars, Pounds, Euros, HongKong, Yen}, u.Dimension)
}

// PerHeadUnit is what an amount becomes over a number of heads: so many of Lead ×
// Base to each of Heads heads, Factor times the quotient of the two figures. An
// amount of money is given to each head, in 万 where it is counted in 亿; a
// number of things to each 10,000 heads. Heads that are not counted in persons
// give none.
type PerHeadUnit struct {
	Base        Name
	Lead, Heads int // 1 or 10,000
	Factor      float64
}

// PerHead gives the unit of its amounts over heads.
func (u Unit) PerHead(heads Unit) (PerHeadUnit, bool) {
	if heads.Dimension != Persons || u.Dimension == "" {
		return PerHeadUnit{}, false
	}
	p := PerHeadUnit{Base: u.Base, Lead: 1, Heads: 1}
	switch {
	case !u.Money():
		p.Heads = 1e4
	case u.Times >= 1e8 && math.Mod(math.Round(math.Log10(u.Times)), 4) == 0:
		p.Lead = 1e4
	}
	p.Factor = u.Times / heads.Scale * float64(p.Heads) / float64(p.Lead)
	return p, true
}

// MeasureOf reads the word for a unit in either language: what it measures, how
// many base units one is, and the word without its multiplier. A word that is
// not known measures itself.
func MeasureOf(word string) (d Dimension, scale float64, base string) {
	word = strings.TrimSpace(word)
	for _, per := range [...]string{"/", " per ", "每"} {
		if over, under, ok := strings.Cut(word, per); ok && over != "" && under != "" {
			d, f, base := simpleMeasure(over)
			e, g, _ := simpleMeasure(under)
			return d + "/" + e, f / g, base + per + under
		}
	}
	return simpleMeasure(word)
}

func simpleMeasure(word string) (Dimension, float64, string) {
	word = strings.TrimSpace(word)
	rest, power := word, 0
	for {
		if d, f, ok := baseMeasure(strings.ToLower(rest)); ok {
			return d, f * math.Pow10(power), rest
		}
		after, p, ok := cutMultiplier(rest)
		if !ok {
			break
		}
		rest, power = after, power+p
	}
	if symbol, after := cutCurrency(rest); symbol != "" {
		_, p, _ := cutMultiplier(strings.TrimSpace(after))
		d, _, _ := baseMeasure(strings.ToLower(symbol))
		return d, math.Pow10(power + p), symbol
	}
	return Dimension(strings.ToLower(rest)), math.Pow10(power), rest
}

// cutMultiplier takes a multiplier off the front of a unit: 亿, 万, million, 100,
// 10,000, and behind a currency's sign m, bn and '000.
func cutMultiplier(word string) (rest string, power int, ok bool) {
	c, size := utf8.DecodeRuneInString(word)
	if power := chinesePower(c); power > 0 {
		return strings.TrimSpace(word[size:]), power, true
	}
	first := word
	if i := strings.IndexByte(word, ' '); i > 0 {
		first = word[:i]
	}
	rest = strings.TrimSpace(word[len(first):])
	switch strings.ToLower(first) {
	case "hundred":
		return rest, 2, true
	case "thousand", "thousands", "k", "'000", "000", "000s", "'000s", "’000":
		return rest, 3, true
	case "million", "millions", "m", "mn":
		return rest, 6, true
	case "billion", "billions", "bn":
		return rest, 9, true
	case "trillion", "tn":
		return rest, 12, true
	}
	n, err := strconv.Atoi(strings.ReplaceAll(first, ",", ""))
	if err != nil || n < 10 || rest == "" {
		return word, 0, false
	}
	power = int(math.Round(math.Log10(float64(n))))
	return rest, power, math.Pow10(power) == float64(n)
}

// chinesePower is the power of ten of 十, 百, 千, 万 or 亿; 0 for none of them.
func chinesePower(c rune) int {
	switch c {
	case '十':
		return 1
	case '百':
		return 2
	case '千':
		return 3
	case '万':
		return 4
	case '亿':
		return 8
	}
	return 0
}

// cutCurrency takes a currency's sign off the front of a unit: £m, US$ billion.
func cutCurrency(word string) (symbol, rest string) {
	for _, symbol := range [...]string{"us$", "hk$", "£", "$", "€"} {
		if len(word) >= len(symbol) && strings.EqualFold(word[:len(symbol)], symbol) {
			return word[:len(symbol)], word[len(symbol):]
		}
	}
	return "", word
}

// baseMeasure knows the units without a multiplier.
func baseMeasure(word string) (Dimension, float64, bool) {
	switch word {
	case "元", "元人民币", "人民币", "yuan", "rmb", "cny":
		return Yuan, 1, true
	case "美元", "美金", "us dollars", "us dollar", "usd", "us$", "$", "dollars":
		return Dollars, 1, true
	case "英镑", "pounds", "pound", "pounds sterling", "gbp", "£":
		return Pounds, 1, true
	case "欧元", "euros", "euro", "eur", "€":
		return Euros, 1, true
	case "港元", "港币", "hk dollars", "hkd", "hk$":
		return HongKong, 1, true
	case "日元", "japanese yen", "jpy":
		return Yen, 1, true
	case "人", "people", "persons", "person", "residents", "inhabitants", "head", "heads", "capita":
		return Persons, 1, true
	case "%", "percent", "per cent":
		return Percentage, 1, true
	case "‰", "per mille":
		return Percentage, 0.1, true
	case "‱":
		return Percentage, 0.01, true
	case "成":
		return Percentage, 10, true
	case "百分点", "个百分点", "percentage points", "pp":
		return Points, 1, true
	case "千分点", "个千分点":
		return Points, 0.1, true
	case "基点", "个基点", "basis points":
		return Points, 0.01, true
	case "倍", "times":
		return Multiple, 1, true
	}
	return physicalMeasure(word)
}

func physicalMeasure(word string) (Dimension, float64, bool) {
	switch word {
	case "平方公里", "平方千米", "km2", "km²", "square kilometers", "square kilometres", "square kilometer", "square kilometre", "sq km":
		return SquareMetres, 1e6, true
	case "平方米", "平米", "m2", "m²", "square meters", "square metres", "square meter", "square metre":
		return SquareMetres, 1, true
	case "公顷", "hectares", "hectare":
		return SquareMetres, 1e4, true
	case "公里", "千米", "km", "kilometers", "kilometres":
		return Metres, 1e3, true
	case "米", "m", "meters", "metres":
		return Metres, 1, true
	case "吨", "tons", "tonnes", "ton", "tonne":
		return Grams, 1e6, true
	case "千克", "公斤", "kg", "kilograms":
		return Grams, 1e3, true
	case "克":
		return Grams, 1, true
	case "千瓦时", "度", "kwh", "kilowatt-hours", "度电":
		return KilowattHours, 1, true
	case "家", "companies", "enterprises", "firms", "businesses":
		return "家", 1, true
	case "户", "households", "household":
		return "户", 1, true
	case "个", "projects":
		return "个", 1, true
	case "亩", "mu":
		return "亩", 1, true
	}
	return "", 0, false
}
