package cli_test

import (
	"encoding/csv"
	"encoding/json"
	"maps"
	"os"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"weici/internal/cli"
)

func TestMain(m *testing.M) {
	all := map[string]func(){"weici": func() { os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }}
	maps.Copy(all, programs())
	testscript.Main(m, all)
}

// TestScripts runs the command line as a real process.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata/script", Setup: func(e *testscript.Env) error {
		e.Setenv("LANG", "zh_CN.UTF-8")
		return nil
	}})
}

// answer runs a command in this process and gives what it prints.
func answer(t *testing.T, args ...string) string {
	t.Helper()
	var out, errOut strings.Builder
	if code := cli.Main(args, strings.NewReader(""), &out, &errOut); code != 0 {
		t.Fatalf("%v: exit %d: %s", args, code, &errOut)
	}
	return out.String()
}

type ranking struct {
	N    int `json:"n"`
	Of   int `json:"of"`
	Rows []struct {
		Area struct {
			Code string `json:"code"`
			Name string `json:"name"`
			ID   string `json:"id"`
		} `json:"area"`
		Rank         int         `json:"rank"`
		RankMax      int         `json:"rank_max"`
		Value        json.Number `json:"value"`
		Qualifier    string      `json:"qualifier"`
		Printed      string      `json:"printed"`
		ReportedRank *int        `json:"reported_rank"`
		Citations    []struct {
			Document  string  `json:"document"`
			Publisher *string `json:"publisher"`
			Published *string `json:"published"`
			Exact     string  `json:"exact"`
		} `json:"citations"`
	} `json:"rows"`
	Unranked []struct {
		Reason string `json:"reason"`
	} `json:"unranked"`
}

func rank(t *testing.T, args ...string) ranking {
	t.Helper()
	var r ranking
	if err := json.Unmarshal([]byte(answer(t, append([]string{"rank", "--format", "json"}, args...)...)), &r); err != nil {
		t.Fatal(err)
	}
	return r
}

func TestTheGrowthOf2022(t *testing.T) {
	r := rank(t, "gdp_growth", "--period", "2022")
	top := r.Rows[0]
	if top.Area.Code != "330102" || top.Value != "3.8" || top.ReportedRank == nil || *top.ReportedRank != 1 {
		t.Fatalf("%+v", top)
	}
	c := top.Citations[0]
	if c.Publisher != nil || c.Published != nil || !strings.Contains(c.Exact, "地区生产总值增速达到3.8%，位居全市第一。") {
		t.Errorf("%+v", c)
	}
	if r.N+len(r.Unranked) != r.Of {
		t.Errorf("%d ranked and %d unranked of %d", r.N, len(r.Unranked), r.Of)
	}
	for _, u := range r.Unranked {
		if u.Reason == "" {
			t.Error("an unranked area without a reason")
		}
	}
}

func TestTheConflictingFigureIsAmongTheOthers(t *testing.T) {
	var e struct {
		Shown  struct{ Value json.Number }
		Others []struct {
			Value     json.Number
			Conflicts bool
		}
		WhyShown string `json:"why_shown"`
	}
	if err := json.Unmarshal([]byte(answer(t, "cite", "上城区", "gdp_growth", "--period", "2022", "--format", "json")), &e); err != nil {
		t.Fatal(err)
	}
	if e.Shown.Value != "3.8" || len(e.Others) != 1 || e.Others[0].Value != "3.3" || !e.Others[0].Conflicts || e.WhyShown != "status" {
		t.Errorf("%+v", e)
	}
}

func TestABoundIsRankedAsFarAsItDecides(t *testing.T) {
	for _, row := range rank(t, "gdp", "--period", "2021").Rows {
		if row.Area.Code == "330182" {
			if row.Qualifier != "over" || row.Printed != "突破400亿元大关" || row.Value != "400" {
				t.Errorf("%+v", row)
			}
			return
		}
	}
	t.Error("建德市 is not ranked")
}

// TestFormatsCarryTheSameFigures holds the CSV against the JSON.
func TestFormatsCarryTheSameFigures(t *testing.T) {
	for _, indicator := range []string{"gdp", "gdp_growth", "population", "retail_sales"} {
		r := rank(t, indicator, "--period", "2022")
		rows, err := csv.NewReader(strings.NewReader(answer(t, "rank", indicator, "--period", "2022", "--format", "csv"))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		column := map[string]int{}
		for i, name := range rows[0] {
			column[name] = i
		}
		table := answer(t, "rank", indicator, "--period", "2022")
		for i, row := range r.Rows {
			line := rows[i+1]
			if line[column["area"]] != row.Area.ID || line[column["value"]] != row.Value.String() || line[column["quote"]] != row.Citations[0].Exact {
				t.Errorf("%s: %v and %+v", indicator, line, row)
			}
			if !strings.Contains(table, row.Area.Name) {
				t.Errorf("%s: the table lacks %s", indicator, row.Area.Name)
			}
		}
	}
}

func TestEveryIndicatorIsAnswered(t *testing.T) {
	var list struct{ Indicators []struct{ ID string } }
	if err := json.Unmarshal([]byte(answer(t, "indicators", "--format", "json")), &list); err != nil {
		t.Fatal(err)
	}
	for _, i := range list.Indicators {
		for _, lang := range []string{"zh", "en"} {
			if text := answer(t, "rank", i.ID, "--lang", lang); strings.Contains(text, "%!") {
				t.Errorf("%s: %s", i.ID, text)
			}
		}
	}
}
