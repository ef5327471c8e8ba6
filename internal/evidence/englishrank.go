package evidence

import (
	"strings"
	"unicode"
)

// englishRankAt reads ranked third, second-highest, top three, No. 1 in the
// city and 5th at i, with the scope behind it.
func (r *reader) englishRankAt(i int) int {
	if isLetter(r.at(i-1)) || isDigit(r.at(i-1)) {
		return i
	}
	p, top := r.topAt(i)
	superlative := false
	if !top {
		p = r.numberedAt(i)
		if p.best == 0 {
			if p = r.englishOrdinalAt(i); p.best == 0 {
				return i
			}
		}
		superlative = r.superlativeAt(&p)
	}
	p.after = r.placeWord(p.after)
	m := newRank(i, p)
	scoped := r.englishScopeAt(&m, p.after)
	if !scoped && superlative {
		scoped = r.possessiveBefore(&m)
	}
	if !scoped && !((r.listsOn(&m) || r.rankedBefore(i, top)) && r.englishPhraseEnds(p.after)) {
		return i
	}
	r.add(m)
	return p.end
}

// topAt reads top three and top 10 at i.
func (r *reader) topAt(i int) (place, bool) {
	w, end := r.word(i)
	if r.at(i) != 't' || w != "top" {
		return place{}, false
	}
	n, ok := r.numeralInWordsAt(r.skip(end))
	if !ok || n.low < 2 || n.low > 100 || n.decimals > 0 || n.end == r.skip(end) {
		return place{}, false
	}
	return place{best: 1, worst: int(n.low), end: n.end, after: n.end}, true
}

// numberedAt reads No. 1 and number one at i.
func (r *reader) numberedAt(i int) place {
	w, end := r.word(i)
	if r.at(i) != 'n' || w != "no" && w != "number" {
		return place{}
	}
	if r.at(end) == '.' {
		end++
	} else if w == "no" && (!unicode.IsUpper(r.originalRune(i)) || !isDigit(r.at(r.skip(end)))) {
		return place{}
	}
	n, ok := r.numeralInWordsAt(r.skip(end))
	if !ok || n.decimals > 0 || n.low < 1 || n.low > 999 {
		return place{}
	}
	return place{best: int(n.low), worst: int(n.low), end: n.end, after: n.end}
}

// englishOrdinalAt reads third and 3rd at i.
func (r *reader) englishOrdinalAt(i int) place {
	if isDigit(r.at(i)) {
		j := i
		for isDigit(r.at(j)) {
			j++
		}
		end := r.wordEnd(j)
		switch r.sub(j, end) {
		case "st", "nd", "rd", "th":
			if j-i <= 3 {
				n := int(parseShifted(r.sub(i, j), 0))
				return place{best: n, worst: n, end: end, after: end}
			}
		}
		return place{}
	}
	w, end := r.word(i)
	n := ordinalWord(w)
	if before, _ := r.wordsBefore(i, 1); strings.Contains(before, "-") || numberWord(before) > 0 {
		n = 0 // one-fifth
	}
	return place{best: n, worst: n, end: end, after: end}
}

func ordinalWord(w string) int {
	for i, o := range [...]string{"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
		"thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"} {
		if o == w {
			return i + 1
		}
	}
	return 0
}

// superlativeAt takes -highest or largest after an ordinal into its span.
func (r *reader) superlativeAt(p *place) bool {
	j := p.end
	if r.at(j) == '-' || r.at(j) == ' ' {
		j++
	}
	end := r.wordEnd(j)
	switch r.sub(j, end) {
	case "highest", "largest", "fastest", "biggest", "best", "lowest", "most", "smallest", "slowest", "strongest", "greatest", "fastest-growing":
		p.end, p.after = end, end
		return true
	}
	return false
}

// placeWord goes over place, position and spot after a rank.
func (r *reader) placeWord(i int) int {
	w, end := r.word(i)
	switch w {
	case "place", "places", "position", "positions", "spot", "spots", "overall":
		return end
	}
	return i
}

// rankedBefore tells whether a verb of ranking leads to the rank at i.
func (r *reader) rankedBefore(i int, top bool) bool {
	for range 5 {
		w, start := r.wordsBefore(i, 1)
		switch w {
		case "ranked", "ranking", "ranks", "rank", "placed", "placing", "came", "coming", "stood", "standing", "finished", "finishing", "listed",
			"took", "taking", "takes", "positioned", "climbed", "rose", "rising", "climbing", "moved", "moving", "jumped", "entered", "among", "broke", "secured", "securing",
			"remained", "remaining", "claimed", "claiming", "held", "holding", "kept", "retained", "sat", "sits", "slipped", "fell", "dropped":
			return true
		case "in", "the", "at", "to", "as", "of", "into", "within", "joint", "tied", "equal", "for", "from", "second", "its", "no", "on", "also":
			i = start
		case "was", "were", "is", "are", "being":
			return top
		case "and", "but": // second in growth and third in size
			return len(r.found) > 0 && r.found[len(r.found)-1].Kind == Rank && i-r.found[len(r.found)-1].End < 60
		default:
			return false
		}
	}
	return false
}

// englishPhraseEnds tells whether no noun follows at i that the ordinal only
// numbers: the third quarter.
func (r *reader) englishPhraseEnds(i int) bool {
	w, end := r.word(i)
	if w == "" {
		return !isDigit(r.at(r.skip(i))) && r.at(i) != '-'
	}
	if end == i {
		return false
	}
	switch w {
	case "in", "among", "and", "with", "nationwide", "of", "for", "while", "by", "at", "after", "behind", "as", "on", "but", "last", "this", "respectively", "overall", "across", "out", "when":
		return true
	}
	return false
}

// englishScopeAt notes the scope of a rank at i: in the city, among Hangzhou's
// 13 districts, nationwide.
func (r *reader) englishScopeAt(m *mention, i int) bool {
	w, j := r.word(i)
	if everywhere(w) {
		r.setScope(m, r.skip(i), j)
		return true
	}
	switch w {
	case "in", "among", "of", "across", "within", "out":
	default:
		return false
	}
	for {
		w, end := r.word(j)
		if w != "of" && w != "in" && w != "among" {
			break
		}
		j = end
	}
	start := r.skip(j)
	if end := r.scopePhraseEnd(start); end > start {
		r.setScope(m, start, r.withinPlace(end))
		return true
	}
	return false
}

// withinPlace takes the place in which the ranked ones lie into a scope that
// ends at i: 18 development zones in the province.
func (r *reader) withinPlace(i int) int {
	in, j := r.word(i)
	the, k := r.word(j)
	noun, end := r.word(k)
	if in == "in" && the == "the" && placeNoun(noun) && r.at(i) == ' ' {
		return end
	}
	return i
}

// everywhere tells whether a word is a scope by itself.
func everywhere(w string) bool {
	switch w {
	case "nationwide", "citywide", "provincewide", "worldwide", "countrywide", "statewide", "globally", "nationally", "districtwide":
		return true
	}
	return false
}

// scopePhraseEnd is where the scope that begins at i ends: a name of words with
// capitals, or words up to a noun for places; i where it is no scope.
func (r *reader) scopePhraseEnd(i int) int {
	j, last := i, i
	for range 8 {
		k := r.skip(j)
		end := r.wordEnd(k)
		for end == k && isDigit(r.at(end)) || end > k && isDigit(r.at(end)) {
			end++
		}
		w := r.sub(k, end)
		if end == k || scopeStop(w) && !(w == "and" && r.placeNounAt(end)) && !(w == "in" && last == j && r.nameAt(end)) {
			break
		}
		if placeNoun(strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")) || unicode.IsUpper(r.originalRune(k)) {
			last = end
		}
		if j = end; r.at(j) == '-' {
			j++
		} else if r.at(j) != ' ' {
			break
		}
	}
	return last
}

func (t *text) originalRune(i int) rune {
	for _, c := range t.original(i, i+1) {
		return c
	}
	return 0
}

// scopeStop lists words that a scope does not go on with.
func scopeStop(w string) bool {
	switch w {
	case "in", "for", "with", "and", "by", "after", "at", "last", "this", "that", "which", "while", "when", "year", "quarter", "half", "month", "first", "second", "terms",
		"a", "to", "from", "as", "on", "but", "is", "was", "history", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december":
		return true
	}
	return false
}

// nameAt tells whether a name with a capital stands at i, and no month.
func (r *reader) nameAt(i int) bool {
	w, _ := r.word(i)
	i = r.skip(i)
	return i < r.len() && unicode.IsUpper(r.originalRune(i)) && monthNumber(w) == 0
}

func (r *reader) placeNounAt(i int) bool {
	w, _ := r.word(i)
	return placeNoun(w)
}

// placeNoun lists the nouns for places and for what is ranked with one another.
func placeNoun(w string) bool {
	switch w {
	case "city", "province", "country", "nation", "district", "districts", "county", "counties", "region", "regions", "world", "cities", "provinces",
		"subdistricts", "municipality", "municipalities", "zones", "delta", "areas", "towns", "townships", "peers", "jurisdictions", "divisions", "sub-districts":
		return true
	}
	return false
}

// possessiveBefore takes the scope from a possessive before a superlative: the
// city's third-highest.
func (r *reader) possessiveBefore(m *mention) bool {
	w, start := r.wordsBefore(m.Start, 1)
	if !strings.HasSuffix(w, "'s") && !strings.HasSuffix(w, "’s") {
		return false
	}
	if the, from := r.wordsBefore(start, 1); the == "the" {
		start = from
	}
	r.setScope(m, start, r.back(m.Start)-2)
	return true
}
