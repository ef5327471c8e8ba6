package data

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"weici/data/folder"
	"weici/model"
)

// shelf is a folder in memory that files are written to.
type shelf struct{ fstest.MapFS }

type shelved struct {
	bytes.Buffer
	shelf shelf
	name  string
}

func (f *shelved) Close() error {
	f.shelf.MapFS[f.name] = &fstest.MapFile{Data: f.Bytes()}
	return nil
}

func (s shelf) create(name string) (io.WriteCloser, error) {
	return &shelved{shelf: s, name: name}, nil
}

func rewritten(p *Package, keep []model.ObsID) (*Package, error) {
	s := shelf{fstest.MapFS{}}
	if err := p.Write(s.create, keep); err != nil {
		return nil, err
	}
	return opened(folder.LoadFS(s, nil))
}

// whole is everything that a package tells of an observation, but for its
// place: with the areas, indicators and the document that it names.
func whole(p *Package, id model.ObsID) string {
	o := p.Observations.At(id)
	var b strings.Builder
	for at := o.Area; at != model.NoArea; at = p.Areas[at].Parent {
		area := p.Areas[at]
		for _, old := range area.Replaces {
			fmt.Fprintf(&b, "replaces %q ", p.Areas[old].ID)
		}
		area.Parent, area.Replaces, area.Partial = 0, nil, nil // of a part it says more
		fmt.Fprintf(&b, "%+q\n", fmt.Sprintf("%#v", area))
	}
	for at := o.Indicator; at != model.NoIndicator; at = p.Indicators[at].GrowthOf {
		indicator := p.Indicators[at]
		indicator.GrowthOf = 0
		fmt.Fprintf(&b, "%#v\n", indicator)
	}
	text, err := p.DocumentText(o.Citation.Document)
	fmt.Fprintf(&b, "%#v %q %v\n", p.Documents[o.Citation.Document], text, err == nil)
	o.ID, o.Line, o.Area, o.Indicator, o.Citation.Document = 0, 0, 0, 0, 0
	fmt.Fprintf(&b, "%#v", o)
	return b.String()
}

func (p *Package) wholes(ids []model.ObsID) []string {
	var all []string
	for _, id := range ids {
		all = append(all, whole(p, id))
	}
	return all
}

func everyID(p *Package) []model.ObsID {
	all := make([]model.ObsID, p.Observations.Len())
	for i := range all {
		all[i] = model.ObsID(i)
	}
	return all
}

// TestAPartOfADatasetSaysSo: where areas are left out, no place may be computed
// among those that are left.
func TestAPartOfADatasetSaysSo(t *testing.T) {
	pack, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	upper, _ := pack.Area("330102")
	var keep []model.ObsID
	for _, id := range everyID(pack) {
		if pack.Observations.Area(id) == upper {
			keep = append(keep, id)
		}
	}
	again, err := rewritten(pack, keep)
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string][]model.Level{"330100": {model.Zone, model.County}, "330000": {model.Prefecture, model.County}} {
		at, ok := again.Area(id)
		if !ok || !slices.Equal(again.Areas[at].Partial, want) {
			t.Errorf("%s lists %v in part, not %v", id, again.Areas[at].Partial, want)
		}
	}
}

// TestWritingLosesNothing writes packages whole and in part, hostile text
// included, and reads them back.
func TestWritingLosesNothing(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		pack, err := opened(folder.LoadFS(generated(r), nil))
		if err != nil {
			r.Skip(err)
		}
		keep := []model.ObsID{}
		for _, id := range everyID(pack) {
			if rapid.Bool().Draw(r, "kept") {
				keep = append(keep, id)
			}
		}
		holdWritten(r, pack, keep)
		holdWritten(r, pack, nil)
	})
}

func holdWritten(t interface {
	Helper()
	Fatalf(string, ...any)
}, pack *Package, keep []model.ObsID) {
	t.Helper()
	again, err := rewritten(pack, keep)
	if err != nil {
		t.Fatalf("%v", err)
	}
	for _, i := range again.Issues {
		if i.Severity == model.Error || i.Rule == folder.RuleSchema {
			t.Fatalf("a fault: %+v", i)
		}
	}
	if keep == nil {
		keep = everyID(pack)
		if len(pack.Areas) != len(again.Areas) || len(pack.Indicators) != len(again.Indicators) || len(pack.Documents) != len(again.Documents) {
			t.Fatalf("some areas, indicators or documents are lost")
		}
		for i := range pack.Areas {
			if !slices.Equal(pack.Areas[i].Partial, again.Areas[i].Partial) {
				t.Fatalf("%s lists %v in part, and then %v", pack.Areas[i].ID, pack.Areas[i].Partial, again.Areas[i].Partial)
			}
		}
	}
	want, got := pack.wholes(keep), again.wholes(everyID(again))
	if !slices.Equal(want, got) {
		t.Fatalf("%d observations became %d:\n%.3000s\n\n%.3000s", len(want), len(got), want, got)
	}
	if pack.Title != again.Title || pack.Description != again.Description || pack.ID != again.ID || pack.Licence != again.Licence || pack.Version != again.Version {
		t.Fatalf("%+v became %+v", pack.Title, again.Title)
	}
}

func TestTheEmbeddedDatasetIsWrittenWhole(t *testing.T) {
	pack, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	holdWritten(t, pack, nil)
	holdWritten(t, pack, []model.ObsID{3, 200, 7})
	again, err := rewritten(pack, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(again.Issues) > 0 || again.Opening != pack.Opening {
		t.Errorf("%q, %v", again.Opening, again.Issues)
	}
}

// failing is a folder whose disk is full after so many bytes.
type failing struct{ left int }

var errFull = errors.New("no space left")

func (f *failing) create(string) (io.WriteCloser, error) { return f, nil }
func (f *failing) Close() error                          { return nil }
func (f *failing) Write(b []byte) (int, error) {
	if f.left -= len(b); f.left < 0 {
		return 0, errFull
	}
	return len(b), nil
}

// TestAFullDiskIsSaid wherever in the package it is full.
func TestAFullDiskIsSaid(t *testing.T) {
	pack, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	var all int
	if err := pack.Write(func(string) (io.WriteCloser, error) { return counting{&all}, nil }, nil); err != nil {
		t.Fatal(err)
	}
	for left := 0; left < all; left += all/23 + 1 {
		if err := pack.Write((&failing{left}).create, nil); !errors.Is(err, errFull) {
			t.Errorf("%d bytes of %d: %v", left, all, err)
		}
	}
}

type counting struct{ n *int }

func (c counting) Write(b []byte) (int, error) { *c.n += len(b); return len(b), nil }
func (c counting) Close() error                { return nil }
