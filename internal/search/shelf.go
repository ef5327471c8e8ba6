package search

import (
	"math/bits"
	"sort"
	"strings"

	"weici/model"
)

// shelf holds the fields of all items of one kind in one string, so that one
// pass over it looks into all of them.
type shelf struct {
	text   string // the key of each field, with end before and after it
	starts []uint64
	fields []field // in the order of their keys
	weight []int   // by item: what speaks for it where the fields agree alike
}

// field is one text by which an item is found.
type field struct {
	from, to int32 // its key in the shelf's text
	item     int32
	name     Field
	lang     tongue
	letters  uint64 // which letters its key has, for a quick no
	shown    string
}

// tongue is the language of a field, as a set: an id is in both.
type tongue uint8

const (
	inZH tongue = 1 << model.ZH
	inEN tongue = 1 << model.EN
	both        = inZH | inEN
)

// end stands between keys; folding leaves no such byte in one.
const end = "\x00"

func (s *shelf) start(at int) bool {
	return at/64 < len(s.starts) && s.starts[at/64]>>(at%64)&1 == 1
}

func (s *shelf) key(f *field) string { return s.text[f.from:f.to] }

// scan visits every field that holds a key, with where and how: a field may be
// visited more than once. Letters inside a word count from the third on, and
// never inside a syllable, where an says nothing about shang.
func (s *shelf) scan(key string, visit func(f, at int, m Match)) {
	if len(key) == 1 {
		s.scanStarts(key, visit)
		return
	}
	for from := 0; ; from++ {
		i := strings.Index(s.text[from:], key)
		if i < 0 {
			return
		}
		from += i
		begins := s.start(from)
		if !begins && len(key) < 3 {
			continue
		}
		f := s.fieldAt(from)
		if m, ok := s.agree(f, from, key, begins); ok {
			visit(f, from, m)
		}
	}
}

// scanStarts visits the fields that begin with a key.
func (s *shelf) scanStarts(key string, visit func(f, at int, m Match)) {
	key = end + key
	for from := 0; ; from++ {
		i := strings.Index(s.text[from:], key)
		if i < 0 {
			return
		}
		from += i
		f := s.fieldAt(from + 1)
		m, _ := s.agree(f, from+1, key[1:], true)
		visit(f, from+1, m)
	}
}

func (s *shelf) agree(f, at int, key string, begins bool) (Match, bool) {
	x := &s.fields[f]
	switch {
	case at == int(x.from) && len(key) == int(x.to-x.from):
		return atMost(x.name, Whole), true
	case at == int(x.from):
		return atMost(x.name, Prefix), true
	case begins:
		return Start, true
	}
	return Inside, x.name != ByPinyin
}

// atMost keeps a heading from counting as the name of all that stands under it.
func atMost(name Field, m Match) Match {
	if name == ByCategory {
		return Start
	}
	return m
}

func (s *shelf) fieldAt(at int) int {
	return sort.Search(len(s.fields), func(i int) bool { return int(s.fields[i].to) > at })
}

// lettersOf gives the set of a key's letters; other runes share the bits that
// are left.
func lettersOf(key string) uint64 {
	var set uint64
	for _, r := range key {
		switch {
		case 'a' <= r && r <= 'z':
			set |= 1 << (r - 'a')
		case '0' <= r && r <= '9':
			set |= 1 << (26 + r - '0')
		default:
			set |= 1 << (36 + r%28)
		}
	}
	return set
}

// far tells from the letters alone that two keys are more than max edits
// apart: each edit takes away one letter and brings another at most.
func far(a, b uint64, max int) bool { return bits.OnesCount64(a^b) > 2*max }
