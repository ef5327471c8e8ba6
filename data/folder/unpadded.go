package folder

import (
	"strings"
	"sync"

	"weici/model"
)

// unpadded are the ids of a dataset without the zeros that they begin with,
// which spreadsheets take away. They are gathered when the first id is unknown.
type unpadded struct{ areas, indicators, documents stripped }

func newUnpadded(d *model.Dataset) *unpadded {
	return &unpadded{
		stripped{sync.OnceValue(func() map[string]bool { return strip(d.Areas, func(a model.Area) string { return a.ID }) })},
		stripped{sync.OnceValue(func() map[string]bool { return strip(d.Indicators, func(i model.Indicator) string { return i.ID }) })},
		stripped{sync.OnceValue(func() map[string]bool { return strip(d.Documents, func(x model.Document) string { return x.ID }) })},
	}
}

// stripped are ids that begin with a zero, without it.
type stripped struct{ ids func() map[string]bool }

func strip[T any](all []T, id func(T) string) map[string]bool {
	ids := map[string]bool{}
	for _, x := range all {
		if short := strings.TrimLeft(id(x), "0"); short != id(x) {
			ids[short] = true
		}
	}
	return ids
}

// rule is the one that an unknown id breaks: a spreadsheet rounded it or took
// its zeros away, or there is no such thing.
func (s stripped) rule(id string, unknown model.Rule) model.Rule {
	switch id = folded(id); {
	case rounded(id):
		return RuleRounded
	case id != "" && s.ids()[id]:
		return RuleZeros
	}
	return unknown
}
