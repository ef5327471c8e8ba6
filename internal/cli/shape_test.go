package cli_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestShapes holds the fields of every JSON answer, their order and their
// types, because scripts rely on them.
func TestShapes(t *testing.T) {
	for name, args := range map[string][]string{
		"rank":       {"rank", "gdp_growth", "--period", "2022"},
		"rank-level": {"rank", "gdp", "--period", "2022"},
		"show":       {"show", "上城"},
		"overview":   {"overview", "--columns", "gdp,gdp_growth"},
		"compare":    {"compare", "上城", "余杭", "--period", "2022"},
		"trend":      {"trend", "gdp", "余杭", "--as", "index", "--base", "2021"},
		"cite":       {"cite", "上城", "gdp_growth", "--period", "2022"},
		"cite-none":  {"cite", "上城", "gdp_growth", "--period", "1999"},
		"areas":      {"areas"},
		"indicators": {"indicators"},
		"sources":    {"sources"},
		"coverage":   {"coverage"},
	} {
		got := shape(t, answer(t, append(args, "--format", "json", "--lang", "en")...))
		path := filepath.Join("testdata", "shape", name+".txt")
		if *update {
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s: the fields changed; look at them, then run the test with -update\n--- got\n%s", name, got)
		}
	}
}

// shape lists the paths of a JSON text in order of appearance, each with the
// types that stand there.
func shape(t *testing.T, text string) string {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(text))
	var order []string
	types := map[string][]string{}
	see := func(path, kind string) {
		if types[path] == nil {
			order = append(order, path)
		}
		for _, k := range types[path] {
			if k == kind {
				return
			}
		}
		types[path] = append(types[path], kind)
	}
	walk(t, d, "", see)
	var b strings.Builder
	for _, path := range order {
		kinds := types[path]
		for _, kind := range []string{"array", "bool", "null", "number", "object", "string"} {
			for _, k := range kinds {
				if k == kind {
					fmt.Fprintf(&b, "%s %s\n", path, kind)
				}
			}
		}
	}
	return b.String()
}

func walk(t *testing.T, d *json.Decoder, path string, see func(path, kind string)) {
	t.Helper()
	token, err := d.Token()
	if err != nil {
		t.Fatal(err)
	}
	switch x := token.(type) {
	case json.Delim:
		if x == '[' {
			see(path, "array")
			for d.More() {
				walk(t, d, path+"[]", see)
			}
		} else {
			see(path, "object")
			for d.More() {
				key, err := d.Token()
				if err != nil {
					t.Fatal(err)
				}
				walk(t, d, path+"."+key.(string), see)
			}
		}
		if _, err := d.Token(); err != nil {
			t.Fatal(err)
		}
	case bool:
		see(path, "bool")
	case nil:
		see(path, "null")
	case float64:
		see(path, "number")
	case string:
		see(path, "string")
	}
}

// TestTheRankingHasTheFieldsThatWerePromised holds the names that the ranking
// and the citation were specified with, in whatever place.
func TestTheRankingHasTheFieldsThatWerePromised(t *testing.T) {
	for name, fields := range map[string][]string{
		"rank": {".indicator.id", ".indicator.name", ".indicator.unit", ".indicator.polarity", ".indicator.price_basis", ".period",
			".within.code", ".within.name", ".level", ".n", ".of", ".rows[].area.code", ".rows[].area.name", ".rows[].rank", ".rows[].rank_max",
			".rows[].tied", ".rows[].value", ".rows[].qualifier", ".rows[].status", ".rows[].printed", ".rows[].change", ".rows[].change_why",
			".rows[].reported_rank", ".rows[].reported_rank_max", ".rows[].reported_scope", ".rows[].agreement", ".rows[].computed",
			".rows[].citations[].document", ".rows[].citations[].title", ".rows[].citations[].publisher", ".rows[].citations[].published",
			".rows[].citations[].exact", ".rows[].citations[].locator", ".rows[].citations[].url", ".unranked[].area.code", ".unranked[].reason", ".unranked[].reason_text"},
		"cite": {".area.code", ".indicator.id", ".period", ".shown.value", ".shown.qualifier", ".shown.printed", ".shown.vintage",
			".shown.citations[].exact", ".others[].value", ".others[].qualifier", ".others[].printed", ".others[].vintage", ".others[].citations[].document",
			".others[].ground", ".others[].conflicts", ".why_shown", ".sentence", ".reference"},
	} {
		golden, err := os.ReadFile(filepath.Join("testdata", "shape", name+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range fields {
			if !strings.Contains("\n"+string(golden), "\n"+f+" ") {
				t.Errorf("%s lacks %s", name, f)
			}
		}
	}
}
