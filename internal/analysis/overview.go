package analysis

import (
	"slices"

	"weici/model"
)

// Overview is what a dataset holds, in numbers.
type Overview struct {
	Areas      int // versions of areas that ended are not counted
	Indicators int
	Figures    int
	First      int                   // the first year with a figure; 0 for none
	Last       int                   // the last one
	Filled     int                   // cells with a figure, of
	Cells      int                   // the areas × indicators × years from First to Last of the set that the dataset opens on
	Kinds      map[model.DocKind]int // documents by kind
	Places     int                   // figures whose source states a place
}

// Overview counts what a panel holds. Its fullness is that of the set of areas
// that the dataset opens on, over the years in which an indicator has figures.
func (g Guard) Overview() Overview {
	p := g.panel
	o := Overview{Indicators: len(p.Indicators), Figures: p.Observations.Len(), Kinds: map[model.DocKind]int{}}
	for i := range p.Areas {
		if !p.Areas[i].ValidTo.Known() {
			o.Areas++
		}
	}
	for i := range p.Documents {
		o.Kinds[p.Documents[i].Kind]++
	}
	for id := range model.ObsID(o.Figures) {
		if p.Observations.Figure(id).Claim.Made() {
			o.Places++
		}
		if year := int(p.Observations.Period(id).Year); year > 0 {
			if o.First == 0 || year < o.First {
				o.First = year
			}
			o.Last = max(o.Last, year)
		}
	}
	o.fill(p)
	return o
}

// fill counts the cells of the set that the dataset opens on: those of every
// year from an indicator's first to its last.
func (o *Overview) fill(p *model.Panel) {
	members := openingSet(p)
	for ind := range model.IndicatorID(len(p.Indicators)) {
		first, last := 0, 0
		for _, c := range Covered(p, ind, members) {
			if c.Period.Kind != model.Year || c.Count == 0 {
				continue
			}
			if first == 0 {
				first = int(c.Period.Year)
			}
			first, last = min(first, int(c.Period.Year)), max(last, int(c.Period.Year))
			o.Filled += c.Count
		}
		if first > 0 {
			o.Cells += (last - first + 1) * len(members)
		}
	}
}

// openingSet is the set of areas that the dataset opens on, without versions
// that ended.
func openingSet(p *model.Panel) []model.AreaID {
	question, ok := openingOf(p)
	if !ok {
		return nil
	}
	return slices.DeleteFunc(Members(p, question.Within, question.Level), func(a model.AreaID) bool { return p.Areas[a].ValidTo.Known() })
}

// openingOf is the question that the dataset opens on, where it says one.
func openingOf(p *model.Panel) (Question, bool) {
	q, err := model.ParseQuery(p.Opening)
	if err != nil {
		return Question{}, false
	}
	question, err := Resolve(p, q)
	return question, err == nil
}
