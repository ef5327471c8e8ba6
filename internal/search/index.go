package search

import (
	"slices"
	"sync"
	"sync/atomic"

	"weici/model"
)

// Index finds the things of one dataset. It is immutable and safe for
// concurrent use: one serves every session.
type Index struct {
	*shelves
	lang model.Lang
}

// shelves are laid out when they are first asked for, once.
type shelves struct {
	panel      *model.Panel
	ready      atomic.Bool
	areas      func() *shelf
	indicators func() *shelf
	documents  func() *shelf
	quotes     func() []quote
}

// New makes the index of a dataset. It returns at once; the names of areas,
// indicators and documents, and the texts of quotes, are each read when they
// are first looked for (some 40 ms for 3,000 areas) and then kept.
func New(p *model.Panel) *Index {
	return &Index{shelves: &shelves{
		panel:      p,
		areas:      sync.OnceValue(func() *shelf { return shelveAreas(p) }),
		indicators: sync.OnceValue(func() *shelf { return shelveIndicators(p) }),
		documents:  sync.OnceValue(func() *shelf { return shelveDocuments(p) }),
		quotes:     sync.OnceValue(func() []quote { return readQuotes(p) }),
	}}
}

// Prepare lays out everything that Find looks into, which takes a while the
// first time. Call it outside of an event loop.
func (x *Index) Prepare() {
	x.areas()
	x.indicators()
	x.documents()
	x.quotes()
	x.ready.Store(true)
}

// Ready tells whether the index has been prepared, so that Find answers at
// once.
func (x *Index) Ready() bool { return x.ready.Load() }

// In gives the same index for a language: where the fields of a thing agree
// alike with a text, the one in that language is shown. New's index is in
// Chinese.
func (x *Index) In(lang model.Lang) *Index { return &Index{x.shelves, lang} }

func shelveAreas(p *model.Panel) *shelf {
	s := newShelving(len(p.Areas))
	for i := range p.Areas {
		a := &p.Areas[i]
		s.begin(i, areaWeight(a))
		s.add(i, ByID, both, a.ID)
		if a.Code != a.ID {
			s.add(i, ByCode, both, a.Code)
		}
		s.addNames(i, names{a.Name, a.Short, a.Pinyin, a.Initials, a.Aliases})
	}
	return s.done()
}

func shelveIndicators(p *model.Panel) *shelf {
	s := newShelving(len(p.Indicators))
	for i := range p.Indicators {
		ind := &p.Indicators[i]
		s.begin(i, weigh(true, 0))
		s.add(i, ByID, both, ind.ID)
		s.addNames(i, names{ind.Name, ind.Short, ind.Pinyin, ind.Initials, ind.Aliases})
		s.addName(i, ByCategory, ind.Category)
	}
	return s.done()
}

func shelveDocuments(p *model.Panel) *shelf {
	s := newShelving(len(p.Documents))
	for i := range p.Documents {
		d := &p.Documents[i]
		s.begin(i, weigh(true, 0))
		s.add(i, ByID, both, d.ID)
		s.add(i, ByTitle, both, d.Title)
		s.add(i, ByTitle, both, d.TitleEN)
		s.add(i, ByDescription, both, d.Description)
		s.add(i, ByPublisher, both, d.Publisher)
		for _, author := range d.Authors {
			s.add(i, ByAuthor, both, author)
		}
		s.addSpelt(i, d.Label(), "")
	}
	return s.done()
}

// areaWeight speaks for an area that still is, and then for a wider one.
func areaWeight(a *model.Area) int {
	levels := model.Levels()
	return weigh(!a.ValidTo.Known(), len(levels)-max(slices.Index(levels, a.Level), 0))
}
