package search

import (
	"cmp"
	"slices"
	"strings"

	"weici/model"
)

// shelving builds a shelf.
type shelving struct {
	shelf
	b      strings.Builder
	speech *speller
	spelt  map[string]bool // the spellings of the present item
}

func newShelving(items int) *shelving {
	s := &shelving{speech: newSpeller(), spelt: map[string]bool{}}
	s.weight = make([]int, items)
	s.b.WriteString(end)
	return s
}

func (s *shelving) done() *shelf {
	s.text = s.b.String()
	return &s.shelf
}

// begin turns to an item.
func (s *shelving) begin(item, weight int) {
	s.weight[item] = weight
	clear(s.spelt)
}

// add puts a text of an item on the shelf as it is written.
func (s *shelving) add(item int, name Field, lang tongue, shown string) {
	s.put(item, name, lang, shown, partsOf(shown))
}

// addName puts a name in both languages on the shelf.
func (s *shelving) addName(item int, name Field, n model.Name) {
	s.add(item, name, inZH, n.ZH)
	s.add(item, name, inEN, n.EN)
}

// names are those of an area or an indicator.
type names struct {
	name, short      model.Name
	pinyin, initials string
	aliases          []string
}

// addNames puts all names on the shelf, and the pinyin and initials of the
// Chinese ones.
func (s *shelving) addNames(item int, n names) {
	s.addName(item, ByName, n.name)
	s.addName(item, ByShort, n.short)
	s.addGiven(item, n)
	s.addSpelt(item, n.name.ZH, fold(n.pinyin))
	s.addSpelt(item, n.short.ZH, fold(n.pinyin))
	for _, alias := range n.aliases {
		s.add(item, ByAlias, both, alias)
		s.addSpelt(item, alias, "")
	}
}

// addSpelt puts the pinyin and the initials of a Chinese text on the shelf,
// following a known spelling of its beginning where there is one.
func (s *shelving) addSpelt(item int, shown, spelling string) {
	if !hasHan(shown) {
		return
	}
	if parts, ok := s.speech.spell(shown, spelling); ok && spelling != "" {
		s.putReading(item, shown, parts)
		return
	}
	for _, parts := range s.speech.readings(shown) {
		s.putReading(item, shown, parts)
	}
}

func (s *shelving) putReading(item int, shown string, parts []part) {
	s.putSpelt(item, ByPinyin, shown, parts)
	s.putSpelt(item, ByInitials, shown, initialsOf(parts))
}

// addGiven puts the pinyin and the initials that the data gives on the shelf,
// shown as the name that they spell.
func (s *shelving) addGiven(item int, n names) {
	spelling := fold(n.pinyin)
	shown := cmp.Or(n.name.ZH, n.short.ZH, n.name.EN, n.short.EN, n.pinyin, n.initials)
	if _, ok := s.speech.spell(shown, spelling); !ok {
		if _, ok := s.speech.spell(n.short.ZH, spelling); ok {
			shown = n.short.ZH
		}
	}
	s.putSpelt(item, ByPinyin, shown, s.speech.along(shown, spelling))
	s.putSpelt(item, ByInitials, shown, initialsOf(partsOf(n.initials)))
}

// putSpelt puts a spelling on the shelf, once for each item, and that of lü as
// lu, too.
func (s *shelving) putSpelt(item int, name Field, shown string, parts []part) {
	key := keyOf(parts)
	if s.spelt[key] {
		return
	}
	s.spelt[key] = true
	s.put(item, name, inZH, shown, parts)
	if name != ByPinyin || !strings.Contains(key, "v") {
		return
	}
	plain := slices.Clone(parts)
	for i := range plain {
		plain[i].key = strings.ReplaceAll(plain[i].key, "v", "u")
	}
	s.put(item, name, inZH, shown, plain)
}

func (s *shelving) put(item int, name Field, lang tongue, shown string, parts []part) {
	if len(parts) == 0 {
		return
	}
	f := field{from: int32(s.b.Len()), item: int32(item), name: name, lang: lang, shown: shown}
	for _, p := range parts {
		if p.first {
			s.mark(s.b.Len())
		}
		s.b.WriteString(p.key)
		f.letters |= lettersOf(p.key)
	}
	f.to = int32(s.b.Len())
	s.b.WriteString(end)
	s.fields = append(s.fields, f)
}

func (s *shelving) mark(at int) {
	for len(s.starts) <= at/64 {
		s.starts = append(s.starts, 0)
	}
	s.starts[at/64] |= 1 << (at % 64)
}
