package evidence

import (
	"math"
	"strings"
)

func pow10(power int) float64 { return math.Pow10(power) }

// englishUnitAt reads the English unit after a numeral and applies hundred and
// thousand to it: percent, percentage points, billion yuan, million people,
// square kilometers, companies.
func (t *text) englishUnitAt(n *numeral) (unit, bool) {
	scale, power, end := t.englishScaleAt(n.end, false)
	u := unit{end: end}
	word, kind, unitEnd := t.englishBaseAt(end)
	if kind == Count && t.numbersBefore(*n) {
		word = ""
	}
	if kind == Count && t.yearNumber(*n) && scale == "" && power == 0 && !statisticalNoun(word) {
		word = ""
	}
	if word == "" && scale == "" && power == 0 {
		return u, false
	}
	n.low, n.high = n.low*pow10(power), n.high*pow10(power)
	n.shift, n.decimals = power, max(0, n.decimals-power)
	if power > 0 {
		n.weak = false
	}
	if word == "" {
		u.word, u.kind = scale, Amount
		return u, scale != ""
	}
	u.word, u.kind, u.end = strings.TrimLeft(scale+" "+word, " "), kind, unitEnd
	if scale != "" {
		n.weak = false
	}
	return t.englishPer(u), true
}

// numbersBefore tells whether a word before a numeral makes it a label: top
// 500 enterprises, Article 5, COVID-19.
func (t *text) numbersBefore(n numeral) bool {
	i := n.end
	for isDigit(t.at(i-1)) || t.at(i-1) == ',' && isDigit(t.at(i)) {
		i--
	}
	switch w, _ := t.wordsBefore(i, 1); w {
	case "top", "global", "fortune", "no", "article", "chapter", "section", "phase", "line", "route", "room", "page", "version", "figure", "table", "pm":
		return true
	}
	return t.at(i-1) == '-' && isLetter(t.at(i-2))
}

// yearNumber tells whether a number without a unit reads as a year.
func (t *text) yearNumber(n numeral) bool {
	y, end := t.fourDigits(n.end - 4)
	return y > 0 && end == n.end && !isDigit(t.at(n.end-5)) && t.at(n.end-5) != ','
}

// englishBaseAt reads a unit without its multiplier at i.
func (t *text) englishBaseAt(i int) (string, Kind, int) {
	j := i
	if t.at(j) == ' ' || t.at(j) == '-' && (t.has(j, "-fold") || t.has(j, "-yuan") || t.has(j, "-percent") || t.has(j, "-square")) {
		j++
	}
	if t.has(j, "u.s. dollars") {
		return "US dollars", Amount, j + len("u.s. dollars")
	}
	if t.has(j, "percentage-point") {
		return "percentage points", Points, j + len("percentage-point")
	}
	one := t.wordEnd(j)
	if one == j {
		return "", 0, i
	}
	first := t.sub(j, one)
	if isDigit(t.at(one)) && first != "m" && first != "km" {
		return "", 0, i
	}
	if (first == "m" || first == "km") && (t.at(one) == '2' || t.at(one) == '²' || t.at(one) == '3' || t.at(one) == '³') {
		return first + t.sub(one, one+1), Amount, one + 1
	}
	second, two := t.word(one)
	if w, kind, ok := englishUnitWords(first + " " + second); ok {
		return w, kind, two
	}
	if w, kind, ok := englishUnitWords(first); ok {
		return w, kind, one
	}
	if t.at(i) != ' ' {
		return "", 0, i
	}
	return t.nounAt(j)
}

// englishUnitWords gives the unit that one or two words stand for.
func englishUnitWords(w string) (string, Kind, bool) {
	switch w {
	case "percent", "per cent", "pct", "percents":
		return "%", Rate, true
	case "per mille", "permille":
		return "‰", Rate, true
	case "percentage points", "percentage point", "pp", "ppts", "ppt", "pps", "percent points":
		return "percentage points", Points, true
	case "basis points", "basis point", "bps":
		return "basis points", Points, true
	case "times", "fold", "-fold":
		return "times", Times, true
	case "yuan", "rmb", "renminbi", "cny", "rmb yuan", "chinese yuan":
		return "yuan", Amount, true
	case "us dollars", "u.s. dollars", "dollars", "usd", "american dollars":
		return "US dollars", Amount, true
	case "euros", "euro":
		return "euros", Amount, true
	case "hk dollars", "hkd":
		return "HK dollars", Amount, true
	case "square kilometers", "square kilometres", "square km", "sq km", "sq. km", "square kilometer", "square kilometre", "sqkm":
		return "square kilometers", Amount, true
	case "square meters", "square metres", "sq m", "square meter", "square metre":
		return "square meters", Amount, true
	case "cubic meters", "cubic metres":
		return "cubic meters", Amount, true
	}
	return englishMeasure(w)
}

func englishMeasure(w string) (string, Kind, bool) {
	switch w {
	case "hectares", "hectare", "mu", "acres":
		return w, Amount, true
	case "kilometers", "kilometres", "km", "kilometer", "kilometre":
		return "kilometers", Amount, true
	case "meters", "metres":
		return "meters", Amount, true
	case "tonnes", "tons", "metric tons", "metric tonnes", "tonne", "ton":
		return "tons", Amount, true
	case "kilowatt-hours", "kwh", "kilowatt hours", "mwh", "gwh", "twh", "kw", "mw", "gw", "kilowatts", "megawatts", "gigawatts", "teu", "teus",
		"kilograms", "kg", "liters", "litres":
		return w, Amount, true
	case "people", "persons", "residents", "inhabitants":
		return w, Count, true
	}
	return "", 0, false
}

// nounAt reads the plural noun that is counted at i, over a few words that
// describe it: 142 large software companies, 52 high-tech firms.
func (t *text) nounAt(i int) (string, Kind, int) {
	j, spaces := i, 0
	for spaces < 4 {
		end := t.wordEnd(j)
		w := t.sub(j, end)
		switch {
		case end == j || notDescribing(w) || isDuration(w):
			return "", 0, i
		case w == "days" && t.lapse(i):
			return "", 0, i
		case statisticalNoun(w) || isPlural(w) && t.at(end) != '-' && !t.describesOn(end):
			return w, Count, end
		}
		switch j = end; t.at(j) {
		case ' ':
			j++
			spaces++
		case '-':
			j++
		default:
			return "", 0, i
		}
	}
	return "", 0, i
}

// lapse tells whether the days of the number before i only pass: within 30 days.
func (t *text) lapse(i int) bool {
	for isDigit(t.at(i-1)) || t.at(i-1) == ' ' || t.at(i-1) == ',' {
		i--
	}
	switch w, _ := t.wordsBefore(i, 1); w {
	case "for", "within", "in", "after", "every", "last", "past", "next", "consecutive", "of":
		return true
	}
	return false
}

// describesOn tells whether a listed noun follows: the plural before it only
// describes (sales outlets).
func (t *text) describesOn(i int) bool {
	w, _ := t.word(i)
	return statisticalNoun(w)
}

func isPlural(w string) bool {
	return len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is") && w != "overseas"
}

func isDuration(w string) bool {
	switch w {
	case "years", "months", "weeks", "hours", "minutes", "seconds", "decades", "quarters", "centuries", "aspects", "ways", "respects", "fronts",
		"steps", "phases", "points", "sessions", "plenums", "stages", "words", "areas", "degrees", "percents", "priorities", "pillars":
		return true
	}
	return false
}

// notDescribing lists words that no counted noun stands behind.
func notDescribing(w string) bool {
	switch w {
	case "in", "of", "and", "the", "to", "for", "from", "by", "on", "at", "with", "was", "is", "were", "are", "as", "or", "than", "a", "an", "has",
		"have", "had", "while", "but", "that", "which", "who", "will", "rose", "fell", "grew", "this", "last", "its", "their", "it", "per", "year",
		"month", "after", "before", "since", "up", "down", "over", "under", "when", "would", "into", "during", "through", "across", "be":
		return true
	}
	return false
}

// statisticalNoun lists what statistics count.
func statisticalNoun(w string) bool {
	switch w {
	case "companies", "enterprises", "firms", "businesses", "households", "projects", "people", "persons", "residents", "patents", "jobs", "schools",
		"universities", "hospitals", "districts", "counties", "cities", "provinces", "communities", "villages", "towns", "subdistricts", "startups",
		"factories", "institutions", "laboratories", "students", "workers", "visitors", "tourists", "vehicles", "units", "entities", "parks", "bases",
		"beds", "stations", "homes", "apartments", "shops", "stores", "exhibitions", "unicorns", "countries", "employees", "graduates", "talents",
		"applications", "trips", "passengers", "colleges", "platforms", "buildings", "headquarters", "groups", "products", "centers", "centres",
		"items", "events", "deals", "contracts", "investors", "experts", "farmers", "pupils", "teachers", "doctors", "nurses", "invention":
		return w != "invention"
	}
	return false
}

// englishPer adds what a unit is divided by: yuan per person, tons per hectare.
func (t *text) englishPer(u unit) unit {
	w, end := t.word(u.end)
	if u.kind == Rate || w != "per" {
		return u
	}
	by, byEnd := t.word(end)
	switch by {
	case "person", "capita", "head", "mu", "hectare", "kilowatt", "ton", "tonne", "household", "employee", "worker", "unit", "day", "month", "year", "hour":
		u.word, u.kind, u.end = u.word+" per "+by, Amount, byEnd
	case "square":
		if w, e := t.word(byEnd); w == "kilometer" || w == "kilometre" || w == "meter" || w == "metre" {
			u.word, u.kind, u.end = u.word+" per square "+w, Amount, e
		}
	case "cubic":
		if w, e := t.word(byEnd); w == "meter" || w == "metre" {
			u.word, u.kind, u.end = u.word+" per cubic meter", Amount, e
		}
	}
	return u
}
