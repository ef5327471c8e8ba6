package folder_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"weici/data/folder"
	"weici/internal/words"
	"weici/model"
)

var update = flag.Bool("update", false, "write the golden files")

// TestEveryFaultIsListed holds the list of a dataset with every fault, in both
// languages, and that what is sound in it loads.
func TestEveryFaultIsListed(t *testing.T) {
	pack, err := folder.Load(filepath.Join("testdata", "broken"), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range model.Langs() {
		var list strings.Builder
		for _, i := range pack.Issues {
			message, hint := words.Issue(i, lang)
			fmt.Fprintf(&list, "%s:%d:%s %s %s\n\t%q\n\t%q\n", i.File, i.Row, i.Column, i.Severity, i.Rule, message, hint)
		}
		golden(t, "broken."+lang.String()+".txt", list.String())
	}
	for id := range model.ObsID(pack.Observations.Len()) {
		if o := pack.Observations.At(id); o.Note == "sound" && o.Citation.Exact == "" {
			t.Errorf("line %d lost its quote", o.Line)
		}
	}
	if want := strings.Count(read(t, "testdata/broken/observations.csv"), ",sound\n"); soundRows(pack) != want {
		t.Errorf("%d of the sound rows load, want %d", soundRows(pack), want)
	}
}

func soundRows(pack *folder.Package) int {
	n := 0
	for id := range model.ObsID(pack.Observations.Len()) {
		if pack.Observations.At(id).Note == "sound" {
			n++
		}
	}
	return n
}

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want := read(t, file); got != want {
		t.Errorf("%s differs (go test ./data -update writes it):\n%s", name, got)
	}
}

// TestEveryRuleIsBroken keeps a rule from being listed without a file that
// breaks it: the broken dataset, or one of the tests named here.
func TestEveryRuleIsBroken(t *testing.T) {
	pack, err := folder.Load(filepath.Join("testdata", "broken"), nil)
	if err != nil {
		t.Fatal(err)
	}
	broken := map[model.Rule]bool{
		folder.RuleDelimiter: true, folder.RuleUnknownEncoding: true, folder.RuleHash: true, // TestResources
		folder.RuleTooLarge: true,                                                                              // TestTooLargeFile
		folder.RuleDamaged:  true,                                                                              // TestDamagedTextsAreTold
		folder.RuleRounded:  true, folder.RuleZeros: true, folder.RuleTurned: true, folder.RuleMonthOnly: true, // TestSpreadsheetsAreToldByKind
	}
	for _, i := range pack.Issues {
		broken[i.Rule] = true
	}
	for _, rule := range folder.Rules() {
		if !broken[rule] {
			t.Errorf("nothing breaks %s", rule)
		}
	}
}
