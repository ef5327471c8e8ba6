package intake

import (
	"weici/model"
)

// reader reads sheets one after the other.
type reader struct {
	Options
	out     *Reading
	names   *names
	labels  *labels
	legend  legend
	latest  model.Status // of the last period in a book, where its notes say so
	book    int
	name    string // of the sheet
	grid    *grid
	around  context // the sheet's name
	aside   context // the file's name
	carried context // what stands above the first table of the sheet
	carries bool
	fresh   *invention
	assumed map[Assumption]bool
	matched map[string]matched // indicators, by all that they are found by
}

func newReader(out *Reading, o Options) *reader {
	t := &reader{Options: o, out: out, names: newNames(o.Set, o.Map), assumed: map[Assumption]bool{}, matched: map[string]matched{}}
	t.labels = newLabels(t.names.isIndicator, o.Map)
	t.fresh = newInvention(t.names)
	return t
}

// assume tells once for a sheet what was taken from elsewhere.
func (t *reader) assume(what Assumed, detail string) {
	a := Assumption{what, t.name, detail}
	if !t.assumed[a] {
		t.assumed[a] = true
		t.out.Assumed = append(t.out.Assumed, a)
	}
}

// pending is an observation whose area or indicator is not settled yet.
type pending struct {
	Observation
	row, col  int
	areaText  string
	code      string
	parent    string // the name of the area above, as the row says it
	total     bool
	names     []string // of the indicator, the nearest first
	units     []unit   // several, of which one is meant
	measure   measure
	of        measure
	basis     model.PriceBasis
	rankOnly  bool
	raw       string // the number as it was read, before it came to the indicator's unit
	fromFile  bool   // the indicator stands in the file's name only
	joined    bool   // all of names together are the indicator's
	wholeName bool   // the first of names stands for itself
}
