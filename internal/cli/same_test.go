package cli_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"weici/data"
	"weici/model"
)

// figureOf is what all formats must agree on.
type figureOf struct {
	Area struct {
		ID   string `json:"id"`
		Name string `json:"name"`
	} `json:"area"`
	Rank      *int         `json:"rank"`
	RankMax   *int         `json:"rank_max"`
	Value     *json.Number `json:"value"`
	Reason    *string      `json:"reason"`
	Citations []struct {
		Exact *string `json:"exact"`
	} `json:"citations"`
}

// TestOneQuestionOneAnswer holds, for any ranking, that table, CSV, Markdown
// and JSON carry the same figures and places.
func TestOneQuestionOneAnswer(t *testing.T) {
	pack, err := data.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(r *rapid.T) {
		ind := model.IndicatorID(rapid.IntRange(0, len(pack.Indicators)-1).Draw(r, "indicator"))
		args := []string{"rank", pack.Indicators[ind].ID, "--lang", rapid.SampledFrom([]string{"zh", "en"}).Draw(r, "language")}
		if periods := pack.Panel.Periods(ind); len(periods) > 0 {
			args = append(args, "--period", rapid.SampledFrom(periods).Draw(r, "period").String())
		}
		if as := rapid.SampledFrom(model.Transforms()).Draw(r, "transform"); as != model.Plain {
			args = append(args, "--as", string(as))
		}
		var ranking struct {
			N, Of          int
			Rows, Unranked []figureOf
		}
		ask(t, &ranking, args...)
		if len(ranking.Rows) != ranking.N || len(ranking.Unranked)+ranking.N != ranking.Of {
			t.Fatalf("%v: %d rows and %d unranked, n %d, of %d", args, len(ranking.Rows), len(ranking.Unranked), ranking.N, ranking.Of)
		}
		all := append(slices.Clone(ranking.Rows), ranking.Unranked...)
		holdSheet(t, all, sheetOf(t, args...))
		table, markdown := answer(t, args...), answer(t, append(args, "--format", "markdown")...)
		for _, f := range ranking.Rows {
			holdLine(t, f, table, "\n")
			holdLine(t, f, markdown, "\n|")
		}
	})
}

func ask(t *testing.T, into any, args ...string) {
	t.Helper()
	if err := json.Unmarshal([]byte(answer(t, append(args, "--format", "json")...)), into); err != nil {
		t.Fatal(err)
	}
}

// sheetOf gives a CSV answer by the names of its columns.
func sheetOf(t *testing.T, args ...string) []map[string]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(answer(t, append(args, "--format", "csv")...))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var sheet []map[string]string
	for _, row := range rows[1:] {
		named := map[string]string{}
		for i, name := range rows[0] {
			named[name] = row[i]
		}
		sheet = append(sheet, named)
	}
	return sheet
}

func holdSheet(t *testing.T, figures []figureOf, sheet []map[string]string) {
	t.Helper()
	if len(figures) != len(sheet) {
		t.Fatalf("%d figures in JSON and %d in CSV", len(figures), len(sheet))
	}
	for i, f := range figures {
		row, value := sheet[i], ""
		if f.Value != nil {
			value = f.Value.String()
		}
		if row["area"] != f.Area.ID || row["value"] != value {
			t.Fatalf("CSV %v and JSON %+v", row, f)
		}
		if f.Reason != nil && row["reason"] != *f.Reason {
			t.Fatalf("CSV says %q and JSON %q", row["reason"], *f.Reason)
		}
		if f.Value == nil && f.Reason == nil {
			t.Fatalf("%+v is absent without a reason", f)
		}
	}
}

// holdLine finds a ranked area's line with its value, grouped by thousands.
func holdLine(t *testing.T, f figureOf, text, lead string) {
	t.Helper()
	for _, line := range strings.Split(text, lead) {
		if strings.Contains(line, f.Area.Name) && strings.Contains(strings.ReplaceAll(line, ",", ""), strings.TrimPrefix(f.Value.String(), "-")) {
			return
		}
	}
	t.Fatalf("no line with %s and %s in\n%s", f.Area.Name, f.Value, text)
}

// TestAbsentIsNeverZero walks every answer: a value is a number, or null with
// a reason; and no text is empty.
func TestAbsentIsNeverZero(t *testing.T) {
	for _, args := range [][]string{
		{"rank", "gdp", "--period", "2021"}, {"rank", "strategic_industry_growth", "--period", "2022"}, {"rank", "gdp", "--period", "1999"},
		{"show", "上城"}, {"show", "白杨"}, {"show", "下城"}, {"compare", "上城", "余杭", "白杨"}, {"trend", "gdp", "上城", "临平", "--as", "nominal"},
		{"cite", "上城", "gdp_growth"}, {"cite", "上城", "strategic_industry_growth"}, {"cite", "白杨", "gdp"},
		{"areas"}, {"indicators"}, {"sources"}, {"coverage"}, {"rank", "gdp", "--within", "白杨"},
	} {
		var tree any
		ask(t, &tree, args...)
		holdAbsent(t, args, "", tree)
	}
}

func holdAbsent(t *testing.T, args []string, path string, x any) {
	t.Helper()
	switch x := x.(type) {
	case string:
		if x == "" {
			t.Errorf("%v: %s is empty; an absent text is null", args, path)
		}
	case []any:
		for _, y := range x {
			holdAbsent(t, args, path+"[]", y)
		}
	case map[string]any:
		value, valued := x["value"]
		reason, reasoned := x["reason"]
		if valued && reasoned && (value == nil) != (reason != nil) {
			t.Errorf("%v: %s: value %v with reason %v", args, path, value, reason)
		}
		for key, y := range x {
			holdAbsent(t, args, path+"."+key, y)
		}
	}
}

// TestDigitsAreThePublishedOnes holds that a number keeps the digits that its
// source gives, a zero at the end too.
func TestDigitsAreThePublishedOnes(t *testing.T) {
	var r struct{ Rows []figureOf }
	ask(t, &r, "rank", "gdp_growth", "--period", "2022")
	for _, row := range r.Rows {
		if row.Area.ID == "330110" && row.Value.String() != "1.0" {
			t.Errorf("1.0%% became %s", row.Value)
		}
	}
}

// TestADifferenceIsInItsOwnUnit holds rule 12 of the comparison rules.
func TestADifferenceIsInItsOwnUnit(t *testing.T) {
	var c struct {
		Lines []struct {
			Indicator struct{ ID string }
			Cells     []struct {
				FromBase struct {
					Value  *json.Number
					Unit   string
					Reason *string
				} `json:"from_base"`
			}
		}
	}
	ask(t, &c, "compare", "建德", "余杭", "--period", "2021", "--lang", "zh")
	for _, line := range c.Lines {
		if d := line.Cells[1].FromBase; line.Indicator.ID == "gdp" && // over 400 is no figure to subtract from
			(d.Value != nil || d.Reason == nil || *d.Reason != "from-bound" || d.Unit != "亿元") {
			t.Errorf("%+v", d)
		}
	}
	ask(t, &c, "compare", "上城", "余杭", "--period", "2022", "--lang", "zh")
	for _, line := range c.Lines {
		d := line.Cells[1].FromBase
		switch line.Indicator.ID {
		case "gdp_growth":
			if d.Value == nil || d.Value.String() != "-2.8" || d.Unit != "百分点" {
				t.Errorf("%+v", d)
			}
		case "gdp":
			if d.Value == nil || d.Value.String() != "126" || d.Unit != "亿元" {
				t.Errorf("%+v", d)
			}
		}
	}
}

// TestShowAndBriefGiveOneShape: a figure has the same members with the same
// values in show and in a brief, dated or not; what is absent is null in both.
func TestShowAndBriefGiveOneShape(t *testing.T) {
	shared := []string{"period", "value", "reason", "qualifier", "status", "printed"}
	type figure map[string]any
	pick := func(f figure) string {
		var parts []string
		for _, name := range shared {
			value, has := f[name]
			if !has {
				parts = append(parts, name+" is missing")
			}
			parts = append(parts, fmt.Sprintf("%s %v", name, value))
		}
		return strings.Join(parts, ", ")
	}
	for _, area := range []string{"330114002", "330102", "330100"} {
		var show, made struct{ Figures []figure }
		ask(t, &show, "show", area, "--lang", "zh")
		ask(t, &made, "brief", area, "--lang", "zh")
		key := func(f figure) string { return fmt.Sprint(f["indicator"].(map[string]any)["id"], f["period"]) }
		shown := map[string]figure{}
		for _, f := range show.Figures {
			shown[key(f)] = f
		}
		same, undated := 0, 0
		for _, f := range made.Figures {
			if f["area"].(map[string]any)["id"] != area || shown[key(f)] == nil {
				continue
			}
			s := shown[key(f)]
			if got, want := pick(f), pick(s); got != want {
				t.Errorf("%s: a brief says %s\nshow says %s", area, got, want)
			}
			if unit := s["indicator"].(map[string]any)["unit"]; unit != f["unit"] {
				t.Errorf("%s: unit %v in a brief, %v in show", area, f["unit"], unit)
			}
			if f["period"] == nil {
				undated++
			}
			same++
		}
		if same == 0 || area == "330114002" && undated == 0 {
			t.Errorf("%s: %d figures in both, %d without a period", area, same, undated)
		}
	}
}
