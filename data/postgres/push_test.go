//go:build unix

package postgres_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"testing"
	"testing/fstest"

	"weici/data"
	"weici/data/folder"
	"weici/data/postgres"
	"weici/model"
)

// fatal is a test, or one case of a property.
type fatal interface {
	Helper()
	Fatal(...any)
	Fatalf(string, ...any)
}

// shelf is a folder in memory that files are written to.
type shelf map[string]*bytes.Buffer

type shelved struct{ *bytes.Buffer }

func (shelved) Close() error { return nil }

func (s shelf) create(name string) (io.WriteCloser, error) {
	s[name] = &bytes.Buffer{}
	return shelved{s[name]}, nil
}

// files writes a dataset as a package.
func files(t fatal, p *model.Panel, text folder.Texts) fstest.MapFS {
	t.Helper()
	s := shelf{}
	if err := folder.Write(p, text, s.create, nil); err != nil {
		t.Fatal(err)
	}
	all := fstest.MapFS{}
	for name, b := range s {
		all[name] = &fstest.MapFile{Data: b.Bytes()}
	}
	return all
}

func push(t testing.TB, address string, p *model.Panel, text folder.Texts) postgres.Pushed {
	t.Helper()
	pushed, err := postgres.Push(context.Background(), address, p, text, nil)
	if err != nil {
		t.Fatal(err)
	}
	return pushed
}

func open(t testing.TB, address string) *postgres.Package {
	t.Helper()
	pack, err := postgres.Open(context.Background(), address, postgres.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(pack.Close)
	return pack
}

func embedded(t testing.TB) *data.Package {
	t.Helper()
	pack, err := data.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return pack
}

func noText(model.DocID) ([]byte, error) { return nil, fs.ErrNotExist }

// TestTheEmbeddedDatasetComesBack pushes what ships, opens it, and holds every
// answer of the two panels to one another.
func TestTheEmbeddedDatasetComesBack(t *testing.T) {
	s := needServer(t)
	want := embedded(t)
	address := s.fresh(t)
	pushed := push(t, address, want.Panel, want.RawText)
	if pushed.Revision != 1 || pushed.Figures != want.Observations.Len() {
		t.Errorf("%+v", pushed)
	}
	if again := push(t, address, want.Panel, want.RawText); again != (postgres.Pushed{Revision: 1}) {
		t.Errorf("the same again: %+v", again)
	}
	got := open(t, address)
	same(t, want.Panel, got.Panel)
	for id := range want.Documents {
		a, errA := want.RawText(model.DocID(id))
		b, errB := got.RawText(model.DocID(id))
		if !bytes.Equal(a, b) || (errA == nil) != (errB == nil) {
			t.Fatalf("text of %s: %v %v", want.Documents[id].ID, errA, errB)
		}
	}
}

// same fails where two panels differ in anything that can be asked of them, but
// for the numbers of observations.
func same(t fatal, want, got *model.Panel) {
	t.Helper()
	for i := range want.Areas {
		if a, b := fmt.Sprintf("%+v", want.Areas[i]), fmt.Sprintf("%+v", got.Areas[i]); a != b {
			t.Fatalf("%s\n%s", a, b)
		}
	}
	for i := range want.Indicators {
		if a, b := fmt.Sprintf("%+v", want.Indicators[i]), fmt.Sprintf("%+v", got.Indicators[i]); a != b {
			t.Fatalf("%s\n%s", a, b)
		}
		ind := model.IndicatorID(i)
		if want.Count(ind) != got.Count(ind) || fmt.Sprint(want.Periods(ind)) != fmt.Sprint(got.Periods(ind)) {
			t.Fatalf("%s: %d cells of %v, %d of %v", want.Indicators[i].ID, want.Count(ind), want.Periods(ind), got.Count(ind), got.Periods(ind))
		}
		for a := range model.AreaID(len(want.Areas)) {
			for _, period := range want.Periods(ind) {
				x, y := want.All(ind, a, period), got.All(ind, a, period)
				if len(x) != len(y) {
					t.Fatalf("%d and %d observations", len(x), len(y))
				}
				for i := range x {
					sameObservation(t, want.Observations, x[i], got.Observations, y[i])
				}
			}
		}
	}
	for i := range want.Documents {
		if a, b := fmt.Sprintf("%+v", want.Documents[i]), fmt.Sprintf("%+v", got.Documents[i]); a != b {
			t.Fatalf("%s\n%s", a, b)
		}
		x, y := want.Cited(model.DocID(i)), got.Cited(model.DocID(i))
		if len(x) != len(y) {
			t.Fatalf("%d and %d figures cite %s", len(x), len(y), want.Documents[i].ID)
		}
		for j := range x {
			sameObservation(t, want.Observations, x[j], got.Observations, y[j])
		}
	}
	if _, err := got.Trouble(); err != nil {
		t.Fatal(err)
	}
}

func sameObservation(t fatal, want *model.Observations, x model.ObsID, got *model.Observations, y model.ObsID) {
	t.Helper()
	a, b := want.At(x), got.At(y)
	a.ID, b.ID = 0, 0
	if x, y := fmt.Sprintf("%+v", a), fmt.Sprintf("%+v", b); x != y {
		t.Fatalf("%s\n%s", x, y)
	}
	if want.Benchmark(x) != got.Benchmark(y) {
		t.Fatalf("benchmarks %q and %q", want.Benchmark(x), got.Benchmark(y))
	}
}
