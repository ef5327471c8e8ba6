package model

import (
	"slices"
	"strconv"
	"strings"
)

// english reads a number, a group and a place, the place behind of or in, in
// the genitive, or before the group: the 13 districts and counties of Hangzhou,
// the city's 13 districts, Hangzhou districts, nationwide.
func (r *scopeReader) english(text string) {
	words := strings.FieldsFunc(strings.ReplaceAll(text, "’", "'"), func(c rune) bool { return c == ' ' || c == ',' })
	words, found := r.englishPlace(words)
	var group []string
	for _, w := range words {
		if n, err := strconv.Atoi(w); err == nil && n > 0 && r.scope.N == 0 {
			r.scope.N = n
		} else if !slices.Contains([]string{"the", "of", "in", "among", "all", "across", "within", "every", "each", "out"}, w) {
			group = append(group, w)
		}
	}
	rest := strings.Join(group, " ")
	if !found {
		r.scope.Other = rest
		return
	}
	g, known := englishGroup(group, r.Areas[r.scope.Within].Level)
	r.settle(rest, g, known, englishKind)
}

// englishPlace takes the area out of the words: the longest of the names around
// the ranked area, or else what an area of its level is called.
func (r *scopeReader) englishPlace(words []string) (rest []string, found bool) {
	at, length := 0, 0
	look := func(id AreaID, name string) {
		if i, n := indexWords(words, strings.Fields(strings.ToLower(name))); n > length {
			at, length, r.scope.Within = i, n, id
		}
	}
	for _, id := range r.around() {
		a := &r.Areas[id]
		for _, name := range append([]string{a.Name.EN, a.Short.EN}, a.Aliases...) {
			look(id, name)
			look(id, name+" "+englishLevel(a.Level))
			look(id, englishLevel(a.Level)+" of "+name)
		}
	}
	if length == 0 {
		for _, id := range r.around() {
			look(id, englishLevel(r.Areas[id].Level))
			for _, name := range englishWhole(r.Areas[id].Level) {
				look(id, name)
			}
		}
	}
	return slices.Concat(words[:at], words[at+length:]), length > 0
}

// indexWords finds a name among words, where it may stand in the genitive.
func indexWords(words, name []string) (at, n int) {
	if len(name) == 0 {
		return 0, 0
	}
	for i := 0; i+len(name) <= len(words); i++ {
		same := true
		for j, w := range name {
			word := words[i+j]
			if j == len(name)-1 {
				word = strings.TrimSuffix(strings.TrimSuffix(word, "'s"), "'")
			}
			same = same && word == w
		}
		if same {
			return i, len(name)
		}
	}
	return 0, 0
}

func englishLevel(l Level) string {
	switch l {
	case Country:
		return "country"
	case Province:
		return "province"
	case Prefecture:
		return "city"
	case County:
		return "district"
	case Township:
		return "subdistrict"
	}
	return ""
}

// englishWhole is how one word calls all of an area.
func englishWhole(l Level) []string {
	switch l {
	case Country:
		return []string{"nationwide", "nationally", "nation"}
	case Province:
		return []string{"provincewide", "region"}
	case Prefecture:
		return []string{"citywide", "city-wide"}
	}
	return nil
}

// englishGroup reads the words for areas that are ranked among one another.
func englishGroup(words []string, within Level) (group, bool) {
	var g group
	for _, w := range words {
		level, kind := englishNoun(w)
		switch {
		case w == "and" || w == "local" && slices.Contains(words, "authorities"):
			continue
		case level == "":
			return group{}, false
		case w == "cities" && len(words) == 1 && within == Province:
			return group{level: Prefecture}, true
		case w == "cities" && len(words) == 1:
			return group{}, false // any cities, of whatever level
		case g.level != "" && g.level != level:
			return group{}, false
		}
		if g.level = level; kind != "" {
			g.kinds = append(g.kinds, kind)
		}
	}
	return g, true
}

// englishNoun gives the level of a plural noun, and the word that the names of
// such areas end in; none where the noun stands for all of the level.
func englishNoun(w string) (level Level, kind string) {
	switch w {
	case "provinces", "regions", "states":
		return Province, ""
	case "prefectures":
		return Prefecture, ""
	case "districts":
		return County, "district"
	case "counties":
		return County, "county"
	case "cities":
		return County, "city"
	case "boroughs":
		return County, "borough"
	case "authorities":
		return County, ""
	case "subdistricts":
		return Township, "subdistrict"
	case "towns":
		return Township, "town"
	case "townships":
		return Township, "township"
	}
	return "", ""
}

// englishKind is the word that an area's name ends in and that says what it is.
func englishKind(a *Area) string {
	words := strings.Fields(strings.ToLower(a.Name.EN))
	if len(words) < 2 {
		return ""
	}
	last := words[len(words)-1]
	if slices.Contains([]string{"district", "county", "city", "borough", "subdistrict", "town", "township"}, last) {
		return last
	}
	return ""
}
