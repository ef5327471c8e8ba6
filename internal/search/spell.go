package search

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// speller gives the sounds of 汉字. It remembers them, so it is for one
// goroutine.
type speller struct{ known map[rune][]string }

func newSpeller() *speller { return &speller{known: map[rune][]string{}} }

// sounds lists the readings of a rune without tones, the usual one first. What
// has no reading stands for itself.
func (s *speller) sounds(r rune) []string {
	list, ok := s.known[r]
	if ok {
		return list
	}
	if list = soundsOf(r); list == nil {
		list = []string{string(r)}
	}
	s.known[r] = list
	return list
}

// maxSpelt bounds the runes of a name that are matched with a spelling, and
// maxReadings the spellings of a name whose own the data does not give.
const (
	maxSpelt    = 64
	maxReadings = 8
)

// spell gives the sounds of a text as a spelling says them, which may end
// before the text does: 上城区 by shangcheng. It tells whether they agree;
// where they do not, the sounds are the usual ones, often wrong for places
// (重庆: zhongqing).
func (s *speller) spell(text, spelling string) ([]part, bool) {
	parts := partsOf(text)
	options := make([][]string, len(parts))
	for i := range parts {
		options[i] = s.options(parts[i].key)
		parts[i].key = options[i][0]
	}
	agree := len(parts) <= maxSpelt && follow(parts, options, spelling, map[[2]int]bool{})
	return parts, agree
}

// options lists the ways to type one part.
func (s *speller) options(key string) []string {
	for _, r := range key {
		if isHan(r) {
			return s.sounds(r)
		}
	}
	return []string{key}
}

// follow sets the parts to those sounds that the spelling goes through.
func follow(parts []part, options [][]string, spelling string, dead map[[2]int]bool) bool {
	if spelling == "" {
		return true
	}
	here := [2]int{len(parts), len(spelling)}
	if len(parts) == 0 || dead[here] {
		return false
	}
	for _, sound := range options[0] {
		rest, ok := strings.CutPrefix(spelling, sound)
		if ok && follow(parts[1:], options[1:], rest, dead) {
			parts[0].key = sound
			return true
		}
	}
	dead[here] = true
	return false
}

// readings lists the ways to spell a text of which no spelling is known: one,
// or a few where it holds 汉字 of several sounds.
func (s *speller) readings(text string) [][]part {
	parts := partsOf(text)
	options := make([][]string, len(parts))
	for i := range parts {
		options[i] = s.options(parts[i].key)
	}
	var all [][]part
	for n := 0; n < maxReadings; n++ {
		reading, rest := slices.Clone(parts), n
		for i, o := range options {
			reading[i].key = o[rest%len(o)]
			rest /= len(o)
		}
		if rest > 0 {
			break
		}
		all = append(all, reading)
	}
	return all
}

// initialsOf gives the first letter of each part.
func initialsOf(parts []part) []part {
	letters := slices.Clone(parts)
	for i, p := range letters {
		for _, r := range p.key {
			letters[i].key, letters[i].first = string(r), true
			break
		}
	}
	return letters
}

// along gives the parts of a name as far as a spelling goes, or the spelling
// alone, standing for all of the name, where they do not agree.
func (s *speller) along(name, spelling string) []part {
	parts, ok := s.spell(name, spelling)
	if !ok {
		return standIn(name, spelling)
	}
	left := len(spelling)
	for i, p := range parts {
		if left <= 0 {
			return parts[:i]
		}
		left -= len(p.key)
	}
	return parts
}

// paired matches initials with the parts of a name, one letter each.
func paired(name, initials string) []part {
	parts := partsOf(name)
	if utf8.RuneCountInString(initials) > len(parts) {
		return standIn(name, initials)
	}
	var letters []part
	for _, r := range initials {
		letters = append(letters, part{string(r), parts[len(letters)].at, true})
	}
	return letters
}

// standIn lets every letter of a key stand for all of a name.
func standIn(name, key string) []part {
	parts := partsOf(key)
	for i := range parts {
		parts[i].at = Span{0, utf8.RuneCountInString(name)}
	}
	return parts
}
