package evidence

import (
	"math"
	"strings"
)

// baseUnit resolves a unit, in either language and with its multiplier, to a
// dimension and the factor that takes a value there: 亿元 and "billion yuan"
// are both yuan, with 1e8 and 1e9; 平方公里 and km2 are both m2.
// Things counted keep their own word: 家 and 户 are different dimensions.
func baseUnit(word string) (dimension string, factor float64) {
	word = strings.TrimSpace(newText(word).fold)
	for _, per := range [...]string{"/", " per ", "每"} {
		if over, under, ok := strings.Cut(word, per); ok && over != "" && under != "" {
			d, f := simpleUnit(over)
			e, g := simpleUnit(under)
			return d + "/" + e, f / g
		}
	}
	return simpleUnit(word)
}

func simpleUnit(word string) (string, float64) {
	if d, f, ok := measure(word); ok {
		return d, f
	}
	rest, power := stripScale(word)
	if d, f, ok := measure(rest); ok {
		return d, f * math.Pow10(power)
	}
	return countWord(rest), math.Pow10(power)
}

// stripScale takes the multipliers off a unit: 万亿元, million people.
func stripScale(word string) (string, int) {
	if scale, rest, _ := strings.Cut(word, " "); englishPower(scale) > 0 {
		return strings.TrimSpace(rest), englishPower(scale)
	}
	power := 0
	for _, c := range word {
		p := tens(c) + scalePower(string(c))
		if p == 0 {
			break
		}
		power += p
		word = word[len(string(c)):]
	}
	return word, power
}

func englishPower(scale string) int {
	switch scale {
	case "thousand":
		return 3
	case "million":
		return 6
	case "billion":
		return 9
	case "trillion":
		return 12
	}
	return 0
}

// measure resolves the units that measure, without a multiplier.
func measure(word string) (string, float64, bool) {
	switch word {
	case "元", "yuan", "rmb", "cny", "元人民币", "人民币":
		return "yuan", 1, true
	case "美元", "us dollars", "usd", "美金":
		return "usd", 1, true
	case "%", "percent", "per cent":
		return "%", 1, true
	case "‰":
		return "%", 0.1, true
	case "‱":
		return "%", 0.01, true
	case "成":
		return "%", 10, true
	case "百分点", "个百分点", "percentage points", "pp":
		return "points", 1, true
	case "千分点", "个千分点":
		return "points", 0.1, true
	case "基点", "个基点", "basis points":
		return "points", 0.01, true
	case "倍", "times":
		return "times", 1, true
	}
	return physical(word)
}

func physical(word string) (string, float64, bool) {
	switch word {
	case "平方公里", "平方千米", "km2", "km²", "square kilometers", "square kilometer", "sq km":
		return "m2", 1e6, true
	case "平方米", "平米", "m2", "m²", "square meters", "square meter":
		return "m2", 1, true
	case "公顷", "hectares", "hectare":
		return "m2", 1e4, true
	case "公里", "千米", "km", "kilometers":
		return "m", 1e3, true
	case "米", "m", "meters":
		return "m", 1, true
	case "吨", "tons", "tonnes", "ton":
		return "g", 1e6, true
	case "千克", "公斤", "kg", "kilograms":
		return "g", 1e3, true
	case "克":
		return "g", 1, true
	case "千瓦时", "度", "kwh", "kilowatt-hours", "度电":
		return "kwh", 1, true
	}
	return "", 0, false
}

// countWord gives the one word for what is counted.
func countWord(word string) string {
	switch word {
	case "人", "people", "persons", "residents", "inhabitants", "person", "capita", "head":
		return "人"
	case "家", "companies", "enterprises", "firms", "businesses":
		return "家"
	case "户", "households", "household":
		return "户"
	case "个", "projects":
		return "个"
	case "亩", "mu":
		return "亩"
	}
	return word
}

// kindOf is the kind of figures in a unit.
func kindOf(word string) Kind {
	switch dimension, _ := baseUnit(word); dimension {
	case "%":
		return Rate
	case "points":
		return Points
	case "times":
		return Times
	default:
		rest, _ := stripScale(word)
		if kind, _, ok := chineseUnit(rest); ok {
			return kind
		}
		if statisticalNoun(rest) {
			return Count
		}
	}
	return Amount
}
