package data

import (
	"encoding/json"
	"os"
	"reflect"
	"slices"
	"testing"

	"weici/internal/words"
	"weici/model"
)

// TestTheEmbeddedDatasetIsSound holds what ships to its own rules.
func TestTheEmbeddedDatasetIsSound(t *testing.T) {
	pack, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range pack.Issues {
		message, _ := words.Issue(i, model.EN)
		t.Errorf("%s:%d %s: %s", i.File, i.Row, i.Column, message)
	}
	if n := pack.Observations.Len(); n < 430 {
		t.Errorf("only %d observations", n)
	}
}

// TestThePackagesWrittenHaveTheSchemasOfTheEmbeddedOne holds the two copies of
// the schemas together.
func TestThePackagesWrittenHaveTheSchemasOfTheEmbeddedOne(t *testing.T) {
	resources := func(text []byte, of func(any) any) []any {
		var all any
		if err := json.Unmarshal(text, &all); err != nil {
			t.Fatal(err)
		}
		return of(all).([]any)
	}
	shipped, err := packages.ReadFile("hangzhou/datapackage.json")
	if err != nil {
		t.Fatal(err)
	}
	written, err := os.ReadFile("folder/schemas.json")
	if err != nil {
		t.Fatal(err)
	}
	want := resources(written, func(x any) any { return x })
	got := slices.DeleteFunc(resources(shipped, func(x any) any { return x.(map[string]any)["resources"] }), func(r any) bool {
		name := r.(map[string]any)["name"]
		return !slices.ContainsFunc(want, func(w any) bool { return w.(map[string]any)["name"] == name })
	})
	if !reflect.DeepEqual(got, want) {
		t.Error("hangzhou/datapackage.json and folder/schemas.json describe the tables differently")
	}
}
