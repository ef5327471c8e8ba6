package data_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"weici/data"
	"weici/internal/words"
	"weici/model"
)

// TestEveryRuleHasWords keeps a fault from being shown without a message or a
// hint.
func TestEveryRuleHasWords(t *testing.T) {
	for _, rule := range data.Rules() {
		for _, lang := range model.Langs() {
			message, hint := words.Issue(model.Issue{Rule: rule, Value: "VALUE", Detail: "DETAIL"}, lang)
			if message == "" || hint == "" || strings.Contains(message+hint, "%!") {
				t.Errorf("%s in %s: %q, %q", rule, lang, message, hint)
			}
		}
	}
}

// TestTheEmbeddedDatasetIsSound holds what ships to its own rules.
func TestTheEmbeddedDatasetIsSound(t *testing.T) {
	pack, err := data.Embedded()
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

const descriptor = `{"name": "t", "resources": [
 {"name": "areas", "path": "areas.csv"}, {"name": "indicators", "path": "indicators.csv"},
 {"name": "documents", "path": "documents.csv"}, {"name": "observations", "path": "observations.csv"}]}`

// small is a sound dataset of one district, to be broken.
func small() fstest.MapFS {
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	return fstest.MapFS{
		"datapackage.json": file(descriptor),
		"areas.csv":        file("id,level,parent,name_zh,valid_from,valid_to\n1,prefecture,,某市,,\n11,county,1,某区,,\n"),
		"indicators.csv":   file("id,name_zh,unit_zh,decimals,kind,polarity,growth_of\ngdp,总值,亿元,1,level,higher-better,\ngrowth,增速,%,1,growth,higher-better,gdp\n"),
		"documents.csv":    file("id,title,kind,published,url\nd,公报,bulletin,2023-03-01,https://example.org/\n"),
		"observations.csv": file("area,indicator,period,value,status,reported_rank,document,exact\n11,gdp,2022,100.5,A,,d,\"总值100.5亿元，\n增长\"\n11,growth,2022,3.80,P,1-3,d,增长3.80%\n"),
	}
}

func TestLoad(t *testing.T) {
	pack, err := data.LoadFS(small(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(pack.Issues) > 0 {
		t.Fatal(pack.Issues)
	}
	o := pack.Observations.At(1)
	if o.Value != 3.8 || o.Decimals != 2 || o.Status != model.Provisional || o.Claim != (model.RankClaim{Best: 1, Worst: 3}) ||
		o.Citation.Exact != "增长3.80%" || o.Line != 4 || o.Vintage.String() != "2023-03-01" {
		t.Errorf("%+v", o)
	}
	if quote := pack.Observations.At(0).Citation.Exact; quote != "总值100.5亿元，\n增长" {
		t.Errorf("quote %q", quote)
	}
}

// TestFaultsAreNamed breaks one cell at a time and expects its row, its column
// and its rule, and that the other row still loads.
func TestFaultsAreNamed(t *testing.T) {
	for _, c := range []struct {
		file, old, new string
		row            int
		column         string
		rule           model.Rule
		left           int // observations that remain
	}{
		{"observations.csv", "11,growth", "12,growth", 4, "area", data.RuleUnknownArea, 1},
		{"observations.csv", "11,growth", "11,grwth", 4, "indicator", data.RuleUnknownIndicator, 1},
		{"observations.csv", "2022,3.80", "2022-13,3.80", 4, "period", data.RulePeriod, 1},
		{"observations.csv", "3.80,P", "3.8o,P", 4, "value", data.RuleNumber, 1},
		{"observations.csv", "3.80,P", "NaN,P", 4, "value", data.RuleNumber, 1},
		{"observations.csv", "3.80,P", "0x10,P", 4, "value", data.RuleNumber, 1},
		{"observations.csv", "3.80,P", "3.80,Q", 4, "status", data.RuleWord, 1},
		{"observations.csv", "3.80,P", "3.80,O", 4, "status", data.RuleValueAndStatus, 1},
		{"observations.csv", "1-3,d", "3-1,d", 4, "reported_rank", data.RuleRank, 1},
		{"observations.csv", "1-3,d", "1-3,", 4, "document", data.RuleUncited, 1},
		{"observations.csv", "1-3,d", "1-3,e", 4, "document", data.RuleUnknownDocument, 1},
		{"observations.csv", "d,增长3.80%", "d,", 4, "exact", data.RuleUncited, 1},
		{"observations.csv", "d,增长3.80%", "d,增长\x1b[31m3.80%", 4, "exact", data.RuleControl, 2},
		{"observations.csv", "d,增长3.80%", "d,增长3.80%,x", 4, "", data.RuleCells, 1},
		{"observations.csv", "3.80,P,1-3", ",P,", 4, "value", data.RuleNothing, 1},
		{"observations.csv", "d,增长3.80%\n", "d,增长3.80%\n11,growth,2022,3.80,P,1-3,d,增长3.80%\n", 5, "", data.RuleDuplicate, 3},
		{"areas.csv", "11,county,1", "11,conty,1", 3, "level", data.RuleWord, 0},
		{"areas.csv", "11,county,1", "11,county,2", 3, "parent", data.RuleUnknownArea, 2},
		{"areas.csv", "1,prefecture,,", "1,prefecture,11,", 2, "parent", data.RuleCycle, 2},
		{"areas.csv", "某区,,", "某区,2021-05,2021-04", 3, "valid_to", data.RuleOrder, 2},
		{"areas.csv", "\n11,county,1,某区,,", "\n1,county,1,某区,,\n11,county,1,某区,,", 3, "id", data.RuleDuplicateID, 2},
		{"indicators.csv", "gdp,总值,亿元,1", "gdp,总值,亿元,9", 2, "decimals", data.RuleIndicatorDecimals, 1},
		{"indicators.csv", "higher-better,gdp", "higher-better,growth", 3, "growth_of", data.RuleGrowthOf, 2},
		{"documents.csv", "2023-03-01", "2023-02-30", 2, "published", data.RuleDate, 0},
		{"documents.csv", "https://", "javascript:", 2, "url", data.RuleAddress, 2},
		{"documents.csv", "id,title", "id,titel", 1, "titel", data.RuleUnknownColumn, 0},
		{"observations.csv", ",exact", ",exakt", 1, "exact", data.RuleMissingColumn, 0},
	} {
		files := small()
		before := string(files[c.file].Data)
		after := strings.Replace(before, c.old, c.new, 1)
		if after == before {
			t.Errorf("%q does not stand in %s", c.old, c.file)
		}
		files[c.file] = &fstest.MapFile{Data: []byte(after)}
		pack, err := data.LoadFS(files, nil)
		if err != nil {
			t.Errorf("%s %q: %v", c.file, c.new, err)
			continue
		}
		found := false
		for _, i := range pack.Issues {
			found = found || i.File == c.file && i.Row == c.row && i.Column == c.column && i.Rule == c.rule
		}
		if !found {
			t.Errorf("%s %q: want %d %s %s, got %v", c.file, c.new, c.row, c.column, c.rule, pack.Issues)
		}
		if n := pack.Observations.Len(); n != c.left {
			t.Errorf("%s %q leaves %d observations, want %d", c.file, c.new, n, c.left)
		}
	}
}

func TestEncodings(t *testing.T) {
	plain := small()
	for name, change := range map[string]func([]byte) []byte{
		"byte order mark": func(b []byte) []byte { return append([]byte("\xEF\xBB\xBF"), b...) },
		"gb18030":         gb18030,
		"crlf":            func(b []byte) []byte { return []byte(strings.ReplaceAll(string(b), "\n", "\r\n")) },
	} {
		files := small()
		for _, f := range []string{"areas.csv", "indicators.csv", "documents.csv", "observations.csv"} {
			files[f] = &fstest.MapFile{Data: change(plain[f].Data)}
		}
		pack, err := data.LoadFS(files, nil)
		if err != nil || len(pack.Issues) > 0 || pack.Areas[1].Name.ZH != "某区" || pack.Observations.At(1).Citation.Exact != "增长3.80%" {
			t.Errorf("%s: %v %v", name, err, pack)
		}
	}
}

func TestUnreadablePackages(t *testing.T) {
	for _, text := range []string{"", "{", `{"name": "x"}`, `[]`} {
		if _, err := data.LoadFS(fstest.MapFS{"datapackage.json": {Data: []byte(text)}}, nil); err == nil {
			t.Errorf("%q loads", text)
		} else if strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: more than one line: %q", text, err)
		}
	}
	if _, err := data.LoadFS(fstest.MapFS{}, nil); err == nil {
		t.Error("an empty folder loads")
	}
	files := small()
	files["datapackage.json"] = &fstest.MapFile{Data: []byte(strings.Replace(descriptor, "areas.csv", "../areas.csv", 1))}
	pack, err := data.LoadFS(files, nil)
	if err != nil || len(pack.Areas) > 0 {
		t.Error("a path outside the package is read")
	}
}

// FuzzLoad reads any bytes as observations: whatever they are, loading ends,
// and what loads has an area, an indicator and a source.
func FuzzLoad(f *testing.F) {
	f.Add(small()["observations.csv"].Data)
	f.Add([]byte("area,indicator,period,value,document,exact\n11,gdp,2022,\"1\"2,d,x\n"))
	f.Fuzz(func(t *testing.T, observations []byte) {
		files := small()
		files["observations.csv"] = &fstest.MapFile{Data: observations}
		pack, err := data.LoadFS(files, nil)
		if err != nil {
			t.Fatal(err)
		}
		p := model.NewPanel(pack.Dataset)
		for id := range model.ObsID(pack.Observations.Len()) {
			o := pack.Observations.At(id)
			if o.Area == model.NoArea || o.Indicator == model.NoIndicator || o.Citation.Document == model.NoDoc || o.Citation.Exact == "" {
				t.Fatalf("%+v", o)
			}
			if p.Shown(o.Indicator, o.Area, o.Period) == model.NoObs {
				t.Fatal("an observation is in no cell")
			}
		}
	})
}
