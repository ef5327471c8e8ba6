package search

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A text of two to maxWords words may name a cell, and so may a Chinese text of
// up to maxRunes letters that is written without a space. Of each half, the
// best maxSides meanings are taken.
const (
	maxWords = 6
	maxRunes = 24
	maxSides = 3
)

// cells finds an area and an indicator that a text names together, in either
// order: sc gdp, gdp 上城, 上城区增速.
func (x *Index) cells(text, key string, whole []found) []found {
	var all []found
	words := strings.Fields(text)
	for i := 1; i < len(words) && len(words) <= maxWords; i++ {
		left, right := fold(strings.Join(words[:i], " ")), fold(strings.Join(words[i:], " "))
		all = append(all, x.pairs(left, right)...)
		all = append(all, x.pairs(right, left)...)
	}
	named := slices.ContainsFunc(whole, func(f found) bool { return f.match >= Prefix })
	if len(words) == 1 && hasHan(key) && !named {
		all = x.unspaced(key)
	}
	return added(nil, sorted(all))
}

// unspaced finds cells in a text without spaces, the longest name of an area
// first.
func (x *Index) unspaced(key string) []found {
	if utf8.RuneCountInString(key) > maxRunes {
		return nil
	}
	for n := len(key) - 1; n > 0; n-- {
		var all []found
		if utf8.RuneStart(key[n]) && x.areas().has(key[:n]) {
			all = x.pairs(key[:n], key[n:])
		}
		if m := len(key) - n; utf8.RuneStart(key[m]) && x.areas().has(key[m:]) {
			all = append(all, x.pairs(key[m:], key[:m])...)
		}
		if len(all) > 0 {
			return all
		}
	}
	return nil
}

// has tells whether a key is all of a field.
func (s *shelf) has(key string) bool { return strings.Contains(s.text, end+key+end) }

// pairs gives the cells of the areas that begin with one key and the
// indicators that have a word beginning with the other.
func (x *Index) pairs(area, indicator string) []found {
	if area == "" || indicator == "" {
		return nil
	}
	areas := x.present(sorted(atLeast(x.areas().holding(area, x.tongue(), anyField), Prefix)))
	if len(areas) == 0 {
		return nil
	}
	indicators := sorted(atLeast(x.indicators().holding(indicator, x.tongue(), anyField), Start))
	var all []found
	for _, a := range areas[:min(len(areas), maxSides)] {
		for _, i := range indicators[:min(len(indicators), maxSides)] {
			cell := a
			cell.kind, cell.with = Cell, &i
			cell.match = min(a.match, i.match)
			cell.score = cellScore(&a, &i)
			all = append(all, cell)
		}
	}
	return all
}

func atLeast(all []found, m Match) []found {
	return slices.DeleteFunc(all, func(f found) bool { return f.match < m })
}

// present drops the areas that have ended, unless nothing else is left.
func (x *Index) present(areas []found) []found {
	ended := func(f found) bool { return x.panel.Areas[f.item].ValidTo.Known() }
	if !slices.ContainsFunc(areas, func(f found) bool { return !ended(f) }) {
		return areas
	}
	return slices.DeleteFunc(areas, ended)
}
