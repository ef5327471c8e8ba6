package model

import (
	"cmp"
	"slices"
)

// Preference says why one observation of a figure is shown rather than
// another (rule 16).
type Preference uint8

// The grounds of a preference.
const (
	ByNothing   Preference = iota // equal in all that counts: the first in the file
	ByValue                       // a figure before a rank alone
	ByPrecision                   // an exact figure before the bound or order of magnitude that it satisfies
	ByTrust                       // a secondary source never outranks another
	ByStatus                      // final or revised, normal, provisional, estimated, forecast
	ByDocument                    // yearbook, bulletin, release, report, news
	ByVintage                     // the newest
)

// Preferences lists every ground.
func Preferences() []Preference {
	return []Preference{ByNothing, ByValue, ByPrecision, ByTrust, ByStatus, ByDocument, ByVintage}
}

// String gives the ground's code in JSON.
func (p Preference) String() string {
	return Code(p, "order", "value", "precision", "trust", "status", "document", "vintage")
}

// Arrange puts the observations of one cell, given in the order of the file, in
// order of preference; the first is shown. Where that would be a bound or an
// order of magnitude, the first exact figure that satisfies it goes before it,
// whatever its status and source.
func (d *Dataset) Arrange(cell []ObsID) {
	slices.SortStableFunc(cell, func(a, b ObsID) int { by, _ := d.Prefer(a, b); return by })
	if len(cell) == 0 {
		return
	}
	first := d.Observations.Figure(cell[0])
	if i := slices.IndexFunc(cell, func(id ObsID) bool { return d.Observations.Figure(id).Satisfies(first) }); i > 0 {
		exact := cell[i]
		copy(cell[1:i+1], cell[:i])
		cell[0] = exact
	}
}

// Ground says why the observation that is shown of a cell stands before
// another.
func (d *Dataset) Ground(shown, other ObsID) Preference {
	if d.Observations.Figure(shown).Satisfies(d.Observations.Figure(other)) {
		return ByPrecision
	}
	by, ground := d.Prefer(shown, other)
	if by > 0 {
		return ByPrecision // shown for the sake of a bound that stood before both
	}
	return ground
}

// Prefer compares two observations of one cell by what they are from: negative
// where a is to be shown, positive where b is, zero where nothing tells them
// apart. What their figures say of one another counts only in Arrange.
func (d *Dataset) Prefer(a, b ObsID) (int, Preference) {
	o := d.Observations
	fa, fb := o.Figure(a), o.Figure(b)
	if fa.Valued != fb.Valued {
		if fa.Valued {
			return -1, ByValue
		}
		return 1, ByValue
	}
	ka, kb := d.docKind(o.Document(a)), d.docKind(o.Document(b))
	if by := cmp.Compare(trust(ka), trust(kb)); by != 0 {
		return by, ByTrust
	}
	if by := cmp.Compare(fa.Status.order(), fb.Status.order()); by != 0 {
		return by, ByStatus
	}
	if by := cmp.Compare(ka.order(), kb.order()); by != 0 {
		return by, ByDocument
	}
	if by := o.Vintage(b).Compare(o.Vintage(a)); by != 0 {
		return by, ByVintage
	}
	return 0, ByNothing
}

func (d *Dataset) docKind(id DocID) DocKind {
	if id == NoDoc {
		return Secondary
	}
	return d.Documents[id].Kind
}

func trust(k DocKind) int {
	if k == Secondary {
		return 1
	}
	return 0
}

func (k DocKind) order() int {
	for i, kind := range DocKinds() {
		if kind == k {
			return i
		}
	}
	return len(DocKinds())
}

func (s Status) order() int {
	switch s {
	case Revised:
		return 0
	case Normal, Break:
		return 1
	case Provisional:
		return 2
	case Estimated:
		return 3
	case Forecast:
		return 5
	}
	return 4
}
