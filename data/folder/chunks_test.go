package folder

import (
	"fmt"
	"io/fs"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"weici/model"
)

// two is a dataset of two areas, two indicators and two documents, with any
// observations.
func two(observations string) fs.FS {
	files := fstest.MapFS{}
	for name, text := range map[string]string{
		"datapackage.json": `{"name": "two", "resources": [{"name": "areas", "path": "areas.csv"}, {"name": "indicators", "path": "indicators.csv"},
			{"name": "documents", "path": "documents.csv"}, {"name": "observations", "path": "observations.csv"}]}`,
		"areas.csv":        "id,level,name_zh\na,county,甲\nb,county,乙\n",
		"indicators.csv":   "id,name_zh,unit_zh,decimals,kind,polarity\ni,总值,亿元,1,level,higher-better\nj,个数,个,0,count,neutral\n",
		"documents.csv":    "id,title,kind,published\nd,公报,bulletin,2023\ne,年鉴,yearbook,2024\n",
		"observations.csv": observations,
	} {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}

// everything is all that a package says: its issues and observations.
func everything(t rapid.TB, files fs.FS, chunk int) ([]model.Issue, []model.Observation) {
	pack, err := load(files, nil, chunk)
	if err != nil {
		t.Fatal(err)
	}
	all := make([]model.Observation, pack.Observations.Len())
	for id := range all {
		all[id] = pack.Observations.At(model.ObsID(id))
	}
	return pack.Issues, all
}

// TestChunksAreTheWhole reads a file in many small chunks and in one: rows,
// lines and faults must be the same, whatever its quotation marks do.
func TestChunksAreTheWhole(t *testing.T) {
	const head = "area,indicator,period,value,document,exact,note\n"
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.SliceOfN(rapid.SampledFrom([]string{
			"a,i,2020,1,d,x,\n", "b,i,2021,2.50,e,\"y\nz\",\n", "a,j,2022-Q1,-3,d,\"\"\"x\"\"\",n\r\n", "\n", "c,i,2020,1,d,x,\n",
			"a,i,2020,1,d,\"x,\n", "b,j,2020,1,d,x\"y,\n", "\"\n", "\"\"\n", "a,i,2020,1,d,\"x\ny\"z,\n", "b,i,2019,x,d,q,\n", ",,,,,,\n",
			"b,i,2018,9,d,\u202e,\"\n\n\n\"\n",
		}), 0, 60).Draw(t, "rows")
		text := head + strings.Join(rows, "")
		size := rapid.IntRange(1, 80).Draw(t, "size")
		issues, all := everything(t, two(text), size)
		wantIssues, want := everything(t, two(text), len(text)+1)
		if !reflect.DeepEqual(issues, wantIssues) {
			t.Fatalf("in chunks of %d:\n%v\nat once:\n%v", size, issues, wantIssues)
		}
		if !reflect.DeepEqual(all, want) {
			t.Fatalf("in chunks of %d:\n%v\nat once:\n%v", size, all, want)
		}
	})
}

// spans writes a figure for each of so many different periods.
func spans(n int) string {
	var b strings.Builder
	b.WriteString("area,indicator,period,value,document,exact\n")
	for i := range n {
		fmt.Fprintf(&b, "a,i,%04d/%04d,1,d,x\n", 1000+i%8000, 9000+i/8000)
	}
	return b.String()
}

// TestTooMuchForAPanel refuses what would fill the memory or has no number, by
// small files.
func TestTooMuchForAPanel(t *testing.T) {
	rows := func(head, format string, n int) string {
		var b strings.Builder
		b.WriteString(head)
		for i := range n {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	const areas, indicators = "id,level,name_zh\na,county,甲\n", "id,name_zh,unit_zh,decimals,kind,polarity\ni,总值,亿元,1,level,higher-better\n"
	for name, c := range map[string]struct {
		file, text string
		periods    int
		want       string
	}{
		"periods":    {"areas.csv", areas, model.MaxPeriods + 1, "periods"},
		"cells":      {"areas.csv", rows(areas, "a%d,county,甲\n", 5000), 60000, "cells"},
		"columns":    {"indicators.csv", rows(indicators, "i%d,总值,亿元,1,level,neutral\n", 2000), 40000, "cells"},
		"indicators": {"indicators.csv", rows(indicators, "i%d,总值,亿元,1,level,neutral\n", 32767), 1, "indicators"},
	} {
		files := two(spans(c.periods)).(fstest.MapFS)
		files[c.file] = &fstest.MapFile{Data: []byte(c.text)}
		if _, err := load(files, nil, 1<<12); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: err = %v", name, err)
		}
	}
}
