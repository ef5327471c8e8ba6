package search

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"weici/model"
)

// answer gives the ids of what a text means: one if all is well, else the
// candidates after "?" or the nearest after "!".
func answer(id string, err error) string {
	var ambiguous *Ambiguous
	var unknown *Unknown
	switch {
	case errors.As(err, &ambiguous):
		return "? " + ids(ambiguous.Candidates)
	case errors.As(err, &unknown):
		return strings.TrimSpace("! " + ids(unknown.Nearest))
	}
	return id
}

func ids(all []Candidate) string {
	var list []string
	for _, c := range all {
		list = append(list, c.ID)
	}
	return strings.Join(list, " ")
}

func TestArea(t *testing.T) {
	p := fixture()
	x := New(p)
	tests := []struct{ text, want string }{
		{"上城", "330102"},
		{"上城区", "330102"},
		{"shangcheng", "330102"},
		{"sc", "330102"},
		{"SC", "330102"},
		{"Shangcheng District", "330102"},
		{"330102", "330102"},
		{"３３０１０２", "330102"},
		{"330102~2021", "330102~2021"},
		{"shang cheng", "330102"},
		{"shangch", "330102"},
		{"下城", "330103~2021"},
		{"by", "330114002"},
		{"baiyang", "330114002"},
		{"余杭", "330110"},
		{"yh", "330110"},
		{"余杭街道", "330110005"},
		{"hi tech zone", "330108"},
		{"重庆", "500000"},
		{"cq", "500000"},
		{"xs", "? 330109 330114001"},
		{"xias", "330114001"},
		{"xia", "? 330114001 330109"},
		{"3301", "! 330100 330102 330108"},
		{"330103", "330103~2021"},
		{"330199", "! 330109 330100 330102"},
		{"shagncheng", "! 330102 330102~2021"},
		{"白扬", "! 330114002"},
		{"城", "! 330102 330102~2021 330103~2021"},
		{"s", "! 330102 330102~2021"},
		{"", "!"},
		{"%", "!"},
		{"gdp", "!"},
	}
	for _, test := range tests {
		id, err := x.Area(test.text)
		got := ""
		if err == nil {
			got = p.Areas[id].ID
		} else if id != model.NoArea {
			t.Errorf("Area(%q) gives %d and %v", test.text, id, err)
		}
		if got = answer(got, err); got != test.want {
			t.Errorf("Area(%q) = %s, want %s", test.text, got, test.want)
		}
	}
}

func TestIndicator(t *testing.T) {
	p := fixture()
	x := New(p)
	tests := []struct{ text, want string }{
		{"gdp", "gdp"},
		{"GDP", "gdp"},
		{"gdp_growth", "gdp_growth"},
		{"gdp-growth", "gdp_growth"},
		{"GDP增速", "gdp_growth"},
		{"gdpzs", "gdp_growth"},
		{"gdpg", "gdp_growth"},
		{"dqsczz", "gdp"},
		{"地区", "? gdp gdp_growth"},
		{"社零", "retail_sales"},
		{"sl", "retail_sales"},
		{"城镇", "urbanisation"},
		{"综合", "! gdp_growth gdp"},
		{"retial", "! retail_sales"},
	}
	for _, test := range tests {
		id, err := x.Indicator(test.text)
		got := ""
		if err == nil {
			got = p.Indicators[id].ID
		} else if id != model.NoIndicator {
			t.Errorf("Indicator(%q) gives %d and %v", test.text, id, err)
		}
		if got = answer(got, err); got != test.want {
			t.Errorf("Indicator(%q) = %s, want %s", test.text, got, test.want)
		}
	}
}

func TestErrors(t *testing.T) {
	x := New(fixture())
	_, err := x.Area("xs")
	want := &Ambiguous{Area, "xs", []Candidate{
		{"330109", model.Name{ZH: "萧山区", EN: "Xiaoshan District"}},
		{"330114001", model.Name{ZH: "下沙街道", EN: "Xiasha Subdistrict"}},
	}}
	if !reflect.DeepEqual(err, error(want)) {
		t.Errorf("got %#v, want %#v", err, want)
	}
	if got := err.Error(); got != `"xs" may mean 2 things: "萧山区" ("330109"), "下沙街道" ("330114001")` {
		t.Errorf("got %s", got)
	}
	_, err = x.Indicator("\x1b[2J")
	if got := err.Error(); got != `"\x1b[2J" is unknown` {
		t.Errorf("got %s", got)
	}
}

// A name is one thing, several candidates, or unknown, and never a panic.
func checkNames(t rapid.TB, x *Index, text string) {
	area, errArea := x.Area(text)
	indicator, errIndicator := x.Indicator(text)
	if (area == model.NoArea) != (errArea != nil) || (indicator == model.NoIndicator) != (errIndicator != nil) {
		t.Fatalf("%q: area %d, %v; indicator %d, %v", text, area, errArea, indicator, errIndicator)
	}
	for _, err := range []error{errArea, errIndicator} {
		var ambiguous *Ambiguous
		var unknown *Unknown
		switch {
		case errors.As(err, &ambiguous) && len(ambiguous.Candidates) < 2:
			t.Fatalf("%q: %v", text, err)
		case errors.As(err, &unknown) && len(unknown.Nearest) > maxNearest:
			t.Fatalf("%q: %v", text, err)
		case err != nil && ambiguous == nil && unknown == nil:
			t.Fatalf("%q: an error of another type: %v", text, err)
		}
	}
}

func TestNames(t *testing.T) {
	x := New(fixture())
	rapid.Check(t, func(t *rapid.T) { checkNames(t, x, query().Draw(t, "text")) })
}
