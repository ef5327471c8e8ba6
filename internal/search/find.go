package search

import (
	"cmp"
	"slices"

	"weici/model"
)

// Kind is what sort of thing was found.
type Kind uint8

// The kinds. A Cell is an area and an indicator, found by one text that names
// both: sc gdp.
const (
	Cell Kind = iota
	Area
	Indicator
	Document
	Quote
)

// Field is by what a thing was found.
type Field uint8

// The fields. Where several agree alike with the text, a later one in this list
// is shown rather than an earlier. Pinyin and initials spell a Chinese name,
// and that name is what Hit.Text then is.
const (
	ByCode Field = iota
	ByID
	ByInitials
	ByPinyin
	ByAlias
	ByShort
	ByName
	ByCategory // an indicator's
	ByTitle    // a document's, as the following
	ByDescription
	ByAuthor
	ByPublisher
	ByQuote
)

// Match is how a field agrees with the text.
type Match uint8

// The matches, the loosest first.
const (
	Near      Match = iota // spelt or sounding nearly alike; only where nothing else is found
	Scattered              // the beginnings of its words or syllables; only where nothing begins with the text
	Inside                 // letters inside one of its words
	Start                  // the beginning of a word or syllable in it
	Prefix                 // its beginning
	Whole                  // all of it
)

// Hit is one thing found. The ids that its Kind does not have are none
// (NoArea, NoIndicator, NoDoc, NoObs); a Quote has its document and the first
// observation that it was quoted for.
type Hit struct {
	Kind      Kind
	Area      model.AreaID
	Indicator model.IndicatorID
	Document  model.DocID
	Obs       model.ObsID
	Match     Match
	Score     int    // higher is better; comparable within one answer only
	Field     Field  // of a Cell: by what its area was found
	Text      string // the field that agreed, as in the data: not safe to print as it is
	Spans     []Span // the runes of Text that agreed, in order; none for a Near match
}

// maxText is the longest folded text, in bytes, that is compared with names:
// no name is as long.
const maxText = 256

// Find lists what a text may mean, best first: the things of the kinds asked
// for, or areas and indicators where none is. Where both areas and indicators
// are asked for, a text that names one of each gives their Cell as well. At
// most limit hits are given; 0 or less means all. An empty text finds nothing.
//
// Quotes are those that Unread does not count. The first time that they are
// asked for, every text of the dataset up to that bound is read: see Prepare.
func (x *Index) Find(text string, limit int, kinds ...Kind) []Hit {
	if len(kinds) == 0 {
		kinds = []Kind{Area, Indicator}
	}
	all := x.search(text, kinds)
	if limit > 0 && len(all) > limit {
		all = all[:limit]
	}
	hits := make([]Hit, len(all))
	for i := range all {
		hits[i] = x.hit(&all[i])
	}
	return hits
}

// found is a hit before it is made ready to be shown.
type found struct {
	kind      Kind
	match     Match
	item      int
	field, at int    // where in the shelf of the kind it was found
	key       string // what was looked for there
	score     int
	with      *found // the indicator of a cell
}

// search finds without a limit, in order.
func (x *Index) search(text string, kinds []Kind) []found {
	key := fold(text)
	named := key != "" && len(key) <= maxText
	var all []found
	if named {
		all = x.direct(text, key, kinds)
	}
	if slices.Contains(kinds, Quote) {
		all = append(all, quoting(x.quotes(), text)...)
	}
	if named && !slices.ContainsFunc(all, func(f found) bool { return f.match >= Prefix }) {
		all = added(all, x.each(kinds, func(s *shelf) []found { return s.scattered(key, x.tongue()) }))
	}
	if named && len(all) == 0 {
		all = x.each(kinds, func(s *shelf) []found { return s.near(key, x.tongue()) })
	}
	return sorted(all)
}

// direct finds the things that hold the text as it is, and the cells.
func (x *Index) direct(text, key string, kinds []Kind) []found {
	all := x.each(kinds, func(s *shelf) []found { return s.holding(key, x.tongue(), anyField) })
	if slices.Contains(kinds, Area) && slices.Contains(kinds, Indicator) {
		all = append(all, x.cells(text, key, all)...)
	}
	return all
}

// each asks the shelf of every kind, a thing being found once.
func (x *Index) each(kinds []Kind, ask func(*shelf) []found) []found {
	var all []found
	for kind := Area; kind <= Document; kind++ {
		if !slices.Contains(kinds, kind) {
			continue
		}
		for _, f := range ask(x.shelf(kind)) {
			f.kind = kind
			all = append(all, f)
		}
	}
	return all
}

func (x *Index) shelf(kind Kind) *shelf {
	switch kind {
	case Area:
		return x.areas()
	case Indicator:
		return x.indicators()
	}
	return x.documents()
}

func (x *Index) tongue() tongue { return 1 << x.lang }

// sorted puts the best first; equal ones keep the order of the dataset.
func sorted(all []found) []found {
	slices.SortFunc(all, func(a, b found) int {
		return cmp.Or(b.score-a.score, cmp.Compare(a.kind, b.kind), a.item-b.item, a.second()-b.second())
	})
	return all
}

// second is the indicator of a cell.
func (f *found) second() int {
	if f.with == nil {
		return 0
	}
	return f.with.item
}

// added appends what was not found before.
func added(all, more []found) []found {
	type thing struct {
		kind         Kind
		item, second int
	}
	seen := make(map[thing]bool, len(all)+len(more))
	for _, f := range all {
		seen[thing{f.kind, f.item, f.second()}] = true
	}
	for _, f := range more {
		if t := (thing{f.kind, f.item, f.second()}); !seen[t] {
			seen[t] = true
			all = append(all, f)
		}
	}
	return all
}

// holding finds the items of which one of the fields wanted holds the key, by
// the field that does so best.
func (s *shelf) holding(key string, lang tongue, wanted func(Field) bool) []found {
	best := make([]found, len(s.weight))
	s.scan(key, func(f, at int, m Match) {
		if wanted(s.fields[f].name) {
			s.offer(best, found{match: m, field: f, at: at, key: key, score: s.score(f, m, len(key), lang)})
		}
	})
	return chosen(best)
}

// offer keeps the better of what was found for an item.
func (s *shelf) offer(best []found, f found) {
	f.item = int(s.fields[f.field].item)
	if f.score > best[f.item].score {
		best[f.item] = f
	}
}

func chosen(best []found) []found {
	return slices.DeleteFunc(best, func(f found) bool { return f.score == 0 })
}

func anyField(Field) bool { return true }
