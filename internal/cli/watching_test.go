package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// TestWatchSeesAChange: a file of the dataset is saved, and the dataset is read
// again with what is new in it; torn, it is told and the next change is seen.
func TestWatchSeesAChange(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "set")
	var out bytes.Buffer
	if code := Main([]string{"export", "hangzhou", "-o", folder}, nil, &out, &out); code != 0 {
		t.Fatal(out.String())
	}
	w := &world{out: &out, err: &out, env: func(string) string { return "" }}
	c := &command{world: w}
	c.flags.data, c.flags.watch = folder, true
	watch, stop, err := c.watching()
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	s, err := c.load()
	if err != nil {
		t.Fatal(err)
	}
	next := watch.from(s)
	name := filepath.Join(folder, "observations.csv")
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	lines := bytes.SplitAfter(raw, []byte("\n"))
	if err := os.WriteFile(name, bytes.Join(lines[:len(lines)-2], nil), 0o644); err != nil {
		t.Fatal(err)
	}
	r, ok := next()
	if !ok || r.Err != nil || r.Panel.Observations.Len() != s.panel.Observations.Len()-1 {
		t.Fatalf("%+v %v", r.Err, ok)
	}
	descriptor := filepath.Join(folder, "datapackage.json")
	whole, _ := os.ReadFile(descriptor)
	if err := os.WriteFile(descriptor, whole[:100], 0o644); err != nil {
		t.Fatal(err)
	}
	if r, ok = next(); !ok || r.Err == nil {
		t.Fatal("a torn descriptor is no fault")
	}
	if err := os.WriteFile(descriptor, whole, 0o644); err != nil {
		t.Fatal(err)
	}
	if r, ok = next(); !ok || r.Err != nil {
		t.Fatal(r.Err)
	}
}
