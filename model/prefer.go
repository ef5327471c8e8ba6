package model

import "cmp"

// Preference says why one observation of a figure is shown rather than
// another (rule 16).
type Preference uint8

// The grounds of a preference, strongest first.
const (
	ByNothing  Preference = iota // equal in all that counts: the first in the file
	ByValue                      // a figure before a rank alone
	ByTrust                      // a secondary source never outranks another
	ByStatus                     // final or revised, normal, provisional, estimated, forecast
	ByDocument                   // yearbook, bulletin, release, report, news
	ByVintage                    // the newest
)

// String gives the ground's code in JSON.
func (p Preference) String() string {
	return [...]string{"order", "value", "trust", "status", "document", "vintage"}[p]
}

// Prefer compares two observations of one cell: negative where a is to be
// shown, positive where b is, zero where nothing tells them apart.
func (d *Dataset) Prefer(a, b ObsID) (int, Preference) {
	o := d.Observations
	fa, fb := o.Figure(a), o.Figure(b)
	if fa.Valued != fb.Valued {
		if fa.Valued {
			return -1, ByValue
		}
		return 1, ByValue
	}
	ka, kb := d.docKind(o.document[a]), d.docKind(o.document[b])
	if by := cmp.Compare(trust(ka), trust(kb)); by != 0 {
		return by, ByTrust
	}
	if by := cmp.Compare(fa.Status.order(), fb.Status.order()); by != 0 {
		return by, ByStatus
	}
	if by := cmp.Compare(ka.order(), kb.order()); by != 0 {
		return by, ByDocument
	}
	if by := o.vintage[b].Compare(o.vintage[a]); by != 0 {
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
