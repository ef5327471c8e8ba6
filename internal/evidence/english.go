package evidence

import "strings"

// english reads what begins with the English word, or the currency sign, at i.
func (r *reader) english(i int) int {
	if end := r.moneyAt(i); end > i {
		return end
	}
	if !isLetter(r.at(i)) {
		return i
	}
	for _, read := range [...]func(int) int{r.fractionAt, r.englishPeriodAt, r.englishRankAt, r.englishVerbAt, r.englishNumberAt} {
		if end := read(i); end > i {
			return end
		}
	}
	return r.wordEnd(i)
}

// wordEnd is where the word at i ends: letters and apostrophes within.
func (t *text) wordEnd(i int) int {
	for isLetter(t.at(i)) || (t.at(i) == '\'' || t.at(i) == '’') && isLetter(t.at(i+1)) {
		i++
	}
	return i
}

// word is the word at or after i, over spaces, and where it ends.
func (t *text) word(i int) (string, int) {
	i = t.skip(i)
	end := t.wordEnd(i)
	return t.sub(i, end), end
}

// wordsBefore gives the last n words before i, joined by single spaces, and
// where they begin. Hyphens and percent signs end nothing; other punctuation does.
func (t *text) wordsBefore(i, n int) (string, int) {
	var words []string
	for ; n > 0; n-- {
		j := t.back(i)
		k := j
		for isLetter(t.at(k-1)) || k < j && (t.at(k-1) == '-' || t.at(k-1) == '\'' || t.at(k-1) == '’') {
			k--
		}
		if k == j {
			break
		}
		words = append([]string{t.sub(k, j)}, words...)
		i = k
	}
	return strings.Join(words, " "), i
}

func currencySign(c rune) bool { return c == '$' || c == '¥' || c == '€' || c == '£' }

// currency is the unit that a currency before a number stands for.
func currency(w string) string {
	switch w {
	case "rmb", "cny", "¥", "cn¥", "rmb¥", "yuan":
		return "yuan"
	case "usd", "us$", "$":
		return "US dollars"
	case "eur", "€":
		return "euros"
	case "hk$", "hkd":
		return "HK dollars"
	case "£", "gbp":
		return "pounds"
	case "jpy":
		return "yen"
	}
	return ""
}

// moneyAt reads RMB 1.2 trillion, US$5.6bn and ¥3.2亿 at i.
func (r *reader) moneyAt(i int) int {
	j := r.wordEnd(i)
	for currencySign(r.at(j)) {
		j++
	}
	unit := currency(r.sub(i, j))
	k := r.skip(j)
	if unit == "" || unit == "yuan" && r.has(i, "yuan") || !isDigit(r.at(k)) {
		return i
	}
	n, ok := r.arabicAt(k)
	if !ok {
		return i
	}
	q := quantity{start: i, numeral: n, unit: unitOfMoney(unit)}
	q.unit.end = n.end
	if n.scale != "" { // ¥3.2亿, RMB 3.2亿元
		q.unit.word = n.scale + chineseMoney(unit)
		if u, ok := r.unitAt(n.end, n.scale); ok {
			q.unit.end = u.end
		}
	} else if scale, power, end := r.englishScaleAt(n.end, true); end > n.end {
		q.low, q.high = q.low*pow10(power), q.high*pow10(power)
		q.unit.word, q.unit.end = strings.TrimLeft(scale+" "+unit, " "), end
	}
	if _, end := r.word(q.unit.end); currency(r.sub(r.skip(q.unit.end), end)) == unit && end > q.unit.end {
		q.unit.end = end // RMB 5 billion yuan
	}
	r.addQuantity(q)
	return q.unit.end
}

func unitOfMoney(word string) unit { return unit{word: word, kind: Amount} }

func chineseMoney(unit string) string {
	switch unit {
	case "yuan":
		return "元"
	case "US dollars":
		return "美元"
	case "euros":
		return "欧元"
	case "HK dollars":
		return "港元"
	case "pounds":
		return "英镑"
	}
	return "日元"
}

// englishScaleAt reads the multiplier at i: a power of ten for hundred and
// thousand, a word for million and above. Short forms (bn) follow money only.
func (t *text) englishScaleAt(i int, money bool) (scale string, power, end int) {
	j := i
	for {
		k := j
		if t.at(k) == ' ' || t.at(k) == '-' {
			k++
		}
		w, e := t.sub(k, t.wordEnd(k)), t.wordEnd(k)
		switch {
		case w == "hundred":
			power += 2
		case w == "thousand", money && k == j && w == "k":
			power += 3
		case w == "million" || w == "mln" || money && (w == "mn" || w == "m"):
			return "million", power, e
		case w == "billion" || w == "bln" || w == "bn":
			return "billion", power, e
		case w == "trillion" || w == "trn" || money && w == "tn":
			return "trillion", power, e
		default:
			return "", power, j
		}
		j = e
	}
}

// englishNumberAt reads a number in words with its unit at i.
func (r *reader) englishNumberAt(i int) int {
	n, ok := r.numberWordsAt(i)
	if !ok {
		return i
	}
	q := quantity{start: i, numeral: n}
	lower := q
	lower.unit, ok = r.englishUnitAt(&lower.numeral)
	q = lower
	if upper, found := r.rangeUpTo(&lower, ok); found {
		return r.addRange(lower, upper)
	}
	if !ok || q.weak && !r.weakEnglish(q) {
		return n.end
	}
	r.addQuantity(q)
	return q.unit.end
}

// fractionAt reads a fraction in words that a percentage gives wholly at i:
// one-fifth is 20%. One that it does not (two thirds) is only skipped.
func (r *reader) fractionAt(i int) int {
	first, one := r.word(i)
	n := numberWord(first)
	if n < 1 || n > 9 || r.at(one) != '-' && r.at(one) != ' ' {
		return i
	}
	second, end := r.joined(one)
	parts := ordinalWord(strings.TrimSuffix(second, "s"))
	switch {
	case second == "quarter" || second == "quarters":
		parts = 4
	case parts < 3 || n >= parts || r.at(one) == ' ' && !strings.HasSuffix(second, "s") && n > 1:
		return i
	}
	if next, _ := r.word(end); next == "quarter" || next == "quarters" || parts == 4 && n == 1 && r.at(one) == ' ' || n == 1 && r.at(one) == ' ' && next != "of" {
		return i
	}
	if n*100%parts != 0 {
		return end
	}
	m := mention{Figure: Figure{Start: i, End: end, Value: float64(n * 100 / parts), Unit: "%", Kind: Rate}}
	m.Qualifier, _ = r.englishQualifierBefore(i)
	r.add(m)
	return end
}

// weakEnglish tells whether a number word up to ten is a number: two percent,
// three companies, but not three pillars, and not one company.
func (r *reader) weakEnglish(q quantity) bool {
	switch q.unit.kind {
	case Rate, Points, Times:
		return true
	}
	return q.low > 1 && (q.unit.kind == Amount || statisticalNoun(q.unit.word))
}

// numeralInWordsAt is numeralAt with English number words.
func (t *text) numeralInWordsAt(i int) (numeral, bool) {
	switch c := t.at(i); {
	case isLetter(c):
		return t.numberWordsAt(i)
	case isDigit(c), isChineseNumeral(c):
		return t.numeralAt(i)
	}
	return numeral{end: i}, false
}

// numberWordsAt reads twenty-five, three hundred and forty at i. Thousands and
// above are left to the unit.
func (t *text) numberWordsAt(i int) (numeral, bool) {
	n := numeral{end: i}
	if isLetter(t.at(i - 1)) {
		return n, false
	}
	total, count := 0, 0
	for count < 5 {
		j := n.end
		if count > 0 && (t.at(j) == ' ' || t.at(j) == '-') {
			j++
		}
		end := t.wordEnd(j)
		w := t.sub(j, end)
		if v := numberWord(w); v >= 0 && count < 5 {
			total += v
		} else if w == "hundred" && total > 0 && total < 100 {
			total *= 100
		} else if w == "and" && total >= 100 && total%100 == 0 && numberWord(t.sub(end+1, t.wordEnd(end+1))) > 0 {
			n.end = end
			continue
		} else {
			break
		}
		n.end = end
		count++
	}
	n.low, n.high = float64(total), float64(total)
	n.weak = total <= 10
	return n, total > 0
}

// numberWord is the value of an English number word below a hundred, or -1.
func numberWord(w string) int {
	switch w {
	case "one":
		return 1
	case "two":
		return 2
	case "three":
		return 3
	case "four":
		return 4
	case "five":
		return 5
	case "six":
		return 6
	case "seven":
		return 7
	case "eight":
		return 8
	case "nine":
		return 9
	case "ten":
		return 10
	case "eleven":
		return 11
	case "twelve":
		return 12
	}
	return largerNumberWord(w)
}

func largerNumberWord(w string) int {
	switch w {
	case "thirteen":
		return 13
	case "fourteen":
		return 14
	case "fifteen":
		return 15
	case "sixteen":
		return 16
	case "seventeen":
		return 17
	case "eighteen":
		return 18
	case "nineteen":
		return 19
	case "twenty":
		return 20
	case "thirty":
		return 30
	case "forty":
		return 40
	case "fifty":
		return 50
	case "sixty":
		return 60
	case "seventy":
		return 70
	case "eighty":
		return 80
	case "ninety":
		return 90
	}
	return -1
}
