package search

import (
	"fmt"
	"strings"

	"weici/model"
)

// Candidate is one of several things that a text may mean.
type Candidate struct {
	ID   string // which names it for certain
	Name model.Name
}

// Ambiguous is the error for a text that means several things equally well.
type Ambiguous struct {
	Kind       Kind // Area or Indicator
	Text       string
	Candidates []Candidate // two or more, best first; a short text has many
}

// Error is for a log; package words has what a person reads.
func (e *Ambiguous) Error() string {
	return fmt.Sprintf("%q may mean %d things: %s", e.Text, len(e.Candidates), listed(e.Candidates))
}

// Unknown is the error for a text that means nothing in the dataset.
type Unknown struct {
	Kind    Kind // Area or Indicator
	Text    string
	Nearest []Candidate // what comes nearest, best first: three at most; none where all are far
}

// Error is for a log; package words has what a person reads.
func (e *Unknown) Error() string {
	if len(e.Nearest) == 0 {
		return fmt.Sprintf("%q is unknown", e.Text)
	}
	return fmt.Sprintf("%q is unknown; nearest: %s", e.Text, listed(e.Nearest))
}

// The most candidates in an error's own text, and the most that are nearest.
const (
	maxListed  = 8
	maxNearest = 3
)

func listed(all []Candidate) string {
	var b strings.Builder
	for i, c := range all[:min(len(all), maxListed)] {
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "%q (%q)", c.Name.In(model.ZH), c.ID)
	}
	return b.String()
}

// Area gives the one area that a text means, or *Ambiguous or *Unknown. It
// means, the first of these that finds any:
//
//   - the area with this very id, be it a former one;
//   - the areas of which it is the id or the code;
//   - those of which it is a name, an alias, the pinyin or the initials;
//   - those of which an id, a name, an alias or the pinyin begins with it: at
//     least two letters, and no code, which is written out or wrong.
//
// An area that still is wins over a former one, and an area over those of the
// same short name within it: 余杭 is the district, not its subdistrict.
func (x *Index) Area(text string) (model.AreaID, error) {
	if id, ok := x.panel.Area(text); ok {
		return id, nil
	}
	item, err := x.one(text, Area, func(all []found) []found { return x.outermost(x.present(all)) })
	return model.AreaID(item), err
}

// Indicator gives the one indicator that a text means, as Area does for areas.
func (x *Index) Indicator(text string) (model.IndicatorID, error) {
	if id, ok := x.panel.Indicator(text); ok {
		return id, nil
	}
	item, err := x.one(text, Indicator, func(all []found) []found { return all })
	return model.IndicatorID(item), err
}

// one finds the only thing of a kind that a text means, or none (-1) and why;
// meant leaves those of several that are meant.
func (x *Index) one(text string, kind Kind, meant func([]found) []found) (int, error) {
	for _, all := range x.readings(fold(text), kind) {
		all = meant(sorted(all))
		if len(all) == 1 {
			return all[0].item, nil
		}
		if len(all) > 1 {
			return -1, &Ambiguous{kind, text, x.candidates(kind, all)}
		}
	}
	nearest := x.search(text, []Kind{kind})
	return -1, &Unknown{kind, text, x.candidates(kind, nearest[:min(len(nearest), maxNearest)])}
}

// readings lists what a key may mean, the surest first.
func (x *Index) readings(key string, kind Kind) [][]found {
	if key == "" || len(key) > maxText {
		return nil
	}
	in := func(m Match, wanted func(Field) bool) []found {
		return atLeast(x.shelf(kind).holding(key, x.tongue(), wanted), m)
	}
	all := [][]found{in(Whole, isCode), in(Whole, anyField)}
	if !allDigits(key) && len(key) > 1 {
		all = append(all, in(Prefix, func(f Field) bool { return f != ByCode && f != ByInitials }))
	}
	return all
}

func isCode(f Field) bool { return f == ByID || f == ByCode }

// outermost leaves the area that all others lie in and share the short name
// of, if there is one.
func (x *Index) outermost(all []found) []found {
	for i, outer := range all {
		if x.holdsAll(outer, all) {
			return all[i : i+1]
		}
	}
	return all
}

func (x *Index) holdsAll(outer found, all []found) bool {
	name := x.short(outer.item)
	for _, f := range all {
		within := x.panel.Within(model.AreaID(f.item), model.AreaID(outer.item))
		if f.item != outer.item && (!within || x.short(f.item) != name) {
			return false
		}
	}
	return true
}

func (x *Index) short(item int) string {
	a := &x.panel.Areas[item]
	if a.Short != (model.Name{}) {
		return fold(a.Short.In(model.ZH))
	}
	return fold(a.Name.In(model.ZH))
}

func (x *Index) candidates(kind Kind, all []found) []Candidate {
	list := make([]Candidate, len(all))
	for i, f := range all {
		if kind == Area {
			a := &x.panel.Areas[f.item]
			list[i] = Candidate{a.ID, a.Name}
		} else {
			ind := &x.panel.Indicators[f.item]
			list[i] = Candidate{ind.ID, ind.Name}
		}
	}
	return list
}
