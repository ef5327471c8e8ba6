package packed

import (
	"sort"
	"sync"

	"weici/model"
)

// mostUnpackedBytes is how much of the texts is kept unpacked.
const mostUnpackedBytes = 1 << 26

// packedTexts reads the texts of a packed dataset when they are asked for.
type packedTexts struct {
	groups  []packedGroup
	lock    sync.Mutex
	pages   map[*page]*textPage
	bytes   int  // of the unpacked pages
	damaged bool // a page could not be unpacked
}

// Text reads the readable part of an observation. What stands in a page that
// is damaged is empty; see Package.Damage.
func (x *packedTexts) Text(id model.ObsID) model.Text {
	x.lock.Lock()
	defer x.lock.Unlock()
	g := x.group(id)
	cell := func(place columnPlace) string { return x.cell(g, place, id) }
	return model.Text{
		Printed: cell(printedColumn), RankScope: cell(rankScopeColumn), Benchmark: cell(benchmarkColumn), Note: cell(noteColumn),
		Citation: model.Citation{
			Exact: cell(exactColumn), Prefix: cell(prefixColumn), Suffix: cell(suffixColumn), Locator: cell(locatorColumn),
			LocatorEN: cell(locatorENColumn),
		},
	}
}

// Benchmark reads that cell of an observation.
func (x *packedTexts) Benchmark(id model.ObsID) string {
	x.lock.Lock()
	defer x.lock.Unlock()
	return x.cell(x.group(id), benchmarkColumn, id)
}

func (x *packedTexts) group(id model.ObsID) *packedGroup {
	return &x.groups[sort.Search(len(x.groups), func(i int) bool { return x.groups[i].first > id })-1]
}

func (x *packedTexts) cell(g *packedGroup, place columnPlace, id model.ObsID) string {
	data, row := g.columns[place].data, int(id-g.first)
	p := &data[sort.Search(len(data), func(i int) bool { return data[i].first > row })-1]
	if p.blank() {
		return ""
	}
	if t := x.unpacked(p); t != nil {
		return t.cell(row - p.first)
	}
	return ""
}

// unpacked gives a page as texts, or nil where it is damaged.
func (x *packedTexts) unpacked(p *page) *textPage {
	if t, ok := x.pages[p]; ok {
		return t
	}
	t, err := p.unpack()
	if err != nil {
		x.damaged = true
		return nil
	}
	if x.pages == nil || x.bytes+t.size() > mostUnpackedBytes {
		x.pages, x.bytes = map[*page]*textPage{}, 0
	}
	x.pages[p] = &t
	x.bytes += t.size()
	return &t
}

// damage tells whether a text was asked for that could not be read.
func (x *packedTexts) damage() bool {
	x.lock.Lock()
	defer x.lock.Unlock()
	return x.damaged
}
