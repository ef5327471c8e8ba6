package folder_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"golang.org/x/text/encoding/simplifiedchinese"

	"weici/data/folder"
	"weici/internal/words"
	"weici/model"
)

// TestEveryRuleHasWords keeps a fault from being shown without a message or a
// hint, or in the wrong language.
func TestEveryRuleHasWords(t *testing.T) {
	for _, rule := range folder.Rules() {
		for _, detail := range []string{"", "DETAIL"} {
			issue := model.Issue{Rule: rule, Value: "VALUE", Detail: detail}
			zh, zhHint := words.Issue(issue, model.ZH)
			en, enHint := words.Issue(issue, model.EN)
			for _, text := range []string{zh, zhHint, en, enHint} {
				if text == "" || strings.Contains(text, "%!") {
					t.Errorf("%s: %q", rule, text)
				}
			}
			if !chinese(zh) || !chinese(zhHint) || chinese(en) || chinese(enHint) {
				t.Errorf("%s: %q, %q, %q, %q", rule, zh, zhHint, en, enHint)
			}
		}
	}
	if message, hint := words.Issue(model.Issue{Rule: "no such rule"}, model.EN); message+hint != "" {
		t.Errorf("words for no rule: %q, %q", message, hint)
	}
}

func chinese(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
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
	pack, err := folder.LoadFS(small(), nil)
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
		{"observations.csv", "11,growth", "12,growth", 4, "area", folder.RuleUnknownArea, 1},
		{"observations.csv", "11,growth", "11,grwth", 4, "indicator", folder.RuleUnknownIndicator, 1},
		{"observations.csv", "2022,3.80", "2022-13,3.80", 4, "period", folder.RulePeriod, 1},
		{"observations.csv", "3.80,P", "3.8o,P", 4, "value", folder.RuleNumber, 1},
		{"observations.csv", "3.80,P", "NaN,P", 4, "value", folder.RuleNumber, 1},
		{"observations.csv", "3.80,P", "0x10,P", 4, "value", folder.RuleNumber, 1},
		{"observations.csv", "3.80,P", "3.80,Q", 4, "status", folder.RuleWord, 1},
		{"observations.csv", "3.80,P", "3.80,O", 4, "status", folder.RuleValueAndStatus, 1},
		{"observations.csv", "1-3,d", "3-1,d", 4, "reported_rank", folder.RuleRank, 1},
		{"observations.csv", "1-3,d", "1-3,", 4, "document", folder.RuleUncited, 1},
		{"observations.csv", "1-3,d", "1-3,e", 4, "document", folder.RuleUnknownDocument, 1},
		{"observations.csv", "d,增长3.80%", "d,", 4, "exact", folder.RuleUncited, 1},
		{"observations.csv", "d,增长3.80%", "d,增长\x1b[31m3.80%", 4, "exact", folder.RuleControl, 2},
		{"observations.csv", "d,增长3.80%", "d,增长3.80%,x", 4, "", folder.RuleCells, 1},
		{"observations.csv", "3.80,P,1-3", ",P,", 4, "value", folder.RuleNothing, 1},
		{"observations.csv", "d,增长3.80%\n", "d,增长3.80%\n11,growth,2022,3.80,P,1-3,d,增长3.80%\n", 5, "", folder.RuleDuplicate, 3},
		{"areas.csv", "11,county,1", "11,conty,1", 3, "level", folder.RuleWord, 0},
		{"areas.csv", "11,county,1", "11,county,2", 3, "parent", folder.RuleUnknownArea, 2},
		{"areas.csv", "1,prefecture,,", "1,prefecture,11,", 2, "parent", folder.RuleCycle, 2},
		{"areas.csv", "某区,,", "某区,2021-05,2021-04", 3, "valid_to", folder.RuleOrder, 2},
		{"areas.csv", "\n11,county,1,某区,,", "\n1,county,1,某区,,\n11,county,1,某区,,", 3, "id", folder.RuleDuplicateID, 2},
		{"indicators.csv", "gdp,总值,亿元,1", "gdp,总值,亿元,9", 2, "decimals", folder.RuleIndicatorDecimals, 1},
		{"indicators.csv", "higher-better,gdp", "higher-better,growth", 3, "growth_of", folder.RuleGrowthOf, 2},
		{"documents.csv", "2023-03-01", "2023-02-30", 2, "published", folder.RuleDate, 0},
		{"documents.csv", "https://", "javascript:", 2, "url", folder.RuleAddress, 2},
		{"documents.csv", "id,title", "id,titel", 1, "titel", folder.RuleUnknownColumn, 0},
		{"observations.csv", ",exact", ",exakt", 1, "exact", folder.RuleMissingColumn, 0},
	} {
		files := small()
		before := string(files[c.file].Data)
		after := strings.Replace(before, c.old, c.new, 1)
		if after == before {
			t.Errorf("%q does not stand in %s", c.old, c.file)
		}
		files[c.file] = &fstest.MapFile{Data: []byte(after)}
		pack, err := folder.LoadFS(files, nil)
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

// FuzzLoad reads any bytes as a package: whatever they are, loading ends, what
// is left refers to what there is, and every fault has words.
func FuzzLoad(f *testing.F) {
	names := append(tables(), "datapackage.json")
	seed := func(files fstest.MapFS) {
		f.Add(files[names[0]].Data, files[names[1]].Data, files[names[2]].Data, files[names[3]].Data, files[names[4]].Data)
	}
	seed(small())
	seed(change("", "", func(s string) string { return gb18030(s) }))
	seed(change(`.csv"}`, `.csv", "dialect": {"delimiter": ";"}, "encoding": "utf-8", "schema": {"fields": [{"name": "id"}]}}`, same))
	seed(change("areas.csv", "observations.csv", func(s string) string { return strings.ReplaceAll(s, "\n", "\"\n") }))
	f.Fuzz(func(t *testing.T, areas, indicators, documents, observations, descriptor []byte) {
		files := fstest.MapFS{}
		for i, bytes := range [][]byte{areas, indicators, documents, observations, descriptor} {
			files[names[i]] = &fstest.MapFile{Data: bytes}
		}
		pack, err := folder.LoadFS(files, nil)
		if err != nil {
			return
		}
		checkReferences(t, pack)
		for _, i := range pack.Issues {
			if message, hint := words.Issue(i, model.ZH); i.File == "" || i.Row < 0 || message == "" || hint == "" {
				t.Fatalf("%+v: %q, %q", i, message, hint)
			}
		}
	})
}

func gb18030(s string) string {
	out, _ := simplifiedchinese.GB18030.NewEncoder().String(s)
	return out
}

// checkReferences holds everything that names something else to what there is.
func checkReferences(t *testing.T, pack *folder.Package) {
	t.Helper()
	for id := range model.AreaID(len(pack.Areas)) {
		if pack.Within(id, id) {
			t.Fatalf("area %d lies within itself", id)
		}
	}
	for id, ind := range pack.Indicators {
		if ind.GrowthOf != model.NoIndicator && pack.Indicators[ind.GrowthOf].Kind == model.GrowthKind {
			t.Fatalf("indicator %d grows of a growth rate", id)
		}
	}
	for id := range model.ObsID(pack.Observations.Len()) {
		o := pack.Observations.At(id)
		if o.Area == model.NoArea || o.Indicator == model.NoIndicator || o.Citation.Document == model.NoDoc || o.Citation.Exact == "" {
			t.Fatalf("%+v", o)
		}
		if pack.Shown(o.Indicator, o.Area, o.Period) == model.NoObs {
			t.Fatal("an observation is in no cell")
		}
	}
}

// BenchmarkLoad measures loading, a row of observations at a time: compare it
// with the bytes that the row takes.
func BenchmarkLoad(b *testing.B) {
	const areas, years = 500, 200
	var list, figures strings.Builder
	list.WriteString("id,level,name_zh\n")
	figures.WriteString("area,indicator,period,value,document,exact\n")
	for a := range areas {
		fmt.Fprintf(&list, "%06d,county,第%d区\n", a, a)
		for y := range years {
			fmt.Fprintf(&figures, "%06d,gdp,%d,%d.%02d,d,总值%d.%02d亿元\n", a, 1800+y, a*y, y%100, a*y, y%100)
		}
	}
	files := small()
	files["areas.csv"].Data, files["observations.csv"].Data = []byte(list.String()), []byte(figures.String())
	b.SetBytes(int64(figures.Len()))
	for b.Loop() {
		if pack, err := folder.LoadFS(files, nil); err != nil || pack.Observations.Len() != areas*years {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/(areas*years), "ns/row")
}
