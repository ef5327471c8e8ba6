package folder_test

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"weici/data/folder"
	"weici/data/packed"
	"weici/model"
)

// sheet is the small dataset with rows of its own, cells divided by commas.
func sheet(rows ...string) fstest.MapFS {
	files := small()
	head := "area,indicator,period,value,status,reported_rank,document,exact\n"
	files["observations.csv"] = &fstest.MapFile{Data: []byte(head + strings.Join(rows, "\n") + "\n")}
	return files
}

func load(t interface {
	Helper()
	Fatal(...any)
}, files fstest.MapFS) *folder.Package {
	t.Helper()
	pack, err := folder.LoadFS(files, nil)
	if err != nil {
		t.Fatal(err)
	}
	return pack
}

// TestNumbersSurviveSpreadsheets writes a number as spreadsheets and input
// methods do, and reads the same number with the same digits.
func TestNumbersSurviveSpreadsheets(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plain := strconv.FormatInt(rapid.Int64Range(0, 99_999_999_999).Draw(t, "whole"), 10)
		groups := plain
		mark := rapid.SampledFrom([]string{"", ",", " ", "'", "\u00a0", "\u202f"}).Draw(t, "mark")
		for at := len(plain) - 3; at > 0; at -= 3 {
			groups = groups[:at] + mark + groups[at:]
		}
		fraction := rapid.StringMatching(`(\.[0-9]{1,4})?`).Draw(t, "fraction")
		cell := rapid.SampledFrom([]string{"", "-"}).Draw(t, "sign") + groups + fraction
		plain = strings.TrimSuffix(cell, groups+fraction) + plain + fraction
		if rapid.Bool().Draw(t, "wide") {
			cell = wide(cell)
		}
		indicator := rapid.SampledFrom([]string{"gdp", "growth"}).Draw(t, "indicator")
		if indicator == "growth" {
			cell += rapid.SampledFrom([]string{"", "%", "％", " %"}).Draw(t, "per cent")
		}
		// another cell says that commas group
		pack := load(t, sheet(`1,gdp,2020,"1,234,567.0",,,d,q`, `11,`+indicator+`,2022,"`+cell+`",,,d,q`))
		if pack.Observations.Len() != 2 {
			t.Fatalf("%q is refused: %v", cell, pack.Issues)
		}
		want, _ := strconv.ParseFloat(plain, 64)
		if f := pack.Observations.Figure(1); f.Value != want || int(f.Decimals) != max(len(fraction)-1, 0) {
			t.Fatalf("%q is read as %v with %d decimals", cell, f.Value, f.Decimals)
		}
	})
}

// wide writes a text in full-width characters.
func wide(s string) string {
	return strings.Map(func(r rune) rune {
		if r > ' ' && r < 0x7f {
			return r + 0xfee0
		}
		return r
	}, s)
}

// TestCommasMeanOneThingInAFile refuses 1,234 where other cells of the file, or
// its semicolons, say that a comma may be a decimal point.
func TestCommasMeanOneThingInAFile(t *testing.T) {
	for _, c := range []struct {
		other            string
		semicolons, read bool
	}{
		{"5", false, true}, {"1,234.5", false, true}, {"12,5", false, false}, {"0,25", false, false},
		{"5", true, false}, {"1,234.5", true, true}, {"1.234,5", true, true}, {"12,5", true, false},
	} {
		files := sheet(`1,gdp,2020,"`+c.other+`",,,d,q`, `11,gdp,2022,"1,234",,,d,q`)
		if c.semicolons {
			cells := strings.NewReplacer(`"`+c.other+`"`, c.other, `"1,234"`, "1,234", ",", ";")
			text := cells.Replace(string(files["observations.csv"].Data))
			files["observations.csv"].Data = []byte(text)
			files["datapackage.json"].Data = []byte(strings.Replace(descriptor, `"observations.csv"`, `"observations.csv", "dialect": {"delimiter": ";"}`, 1))
		}
		pack := load(t, files)
		n := pack.Observations.Len()
		if (n > 0 && pack.Observations.Line(model.ObsID(n-1)) == 3) != c.read {
			t.Errorf("1,234 beside %q, semicolons %t: %d rows read, %v", c.other, c.semicolons, n, pack.Issues)
		}
	}
}

// TestTurnedDates reads what can mean only one period, date or rank.
func TestTurnedDates(t *testing.T) {
	for cell, want := range map[string]string{
		"May-22": "2022-05", "May-2022": "2022-05", "Sep-99": "1999-09", "２０２２": "2022", "２０２２－０５": "2022-05", "2022/5": "2022-05", "2022/05": "2022-05",
		"2022-5": "2022-05", "2022年": "2022", "2022年5月": "2022-05", "2022年11月3日": "2022-11-03", "2020/11/16": "2020-11-16", "2020/11/16 0:00": "2020-11-16",
		"11/16/2020": "2020-11-16", "16/11/2020": "2020-11-16", "2022.0": "2022", "2018/2020": "2018/2020",
		"2022/5/1": "turned", "5/2/2022": "turned", "22-May": "turned", "5月1日": "turned", "44682": "turned", "2022年5月1日": "turned", "1-May-22": "not-a-period",
		"2022/13/5": "not-a-period", "2022/2/30": "not-a-period", "Mai-22": "not-a-period", "2022Q1": "not-a-period", "442": "not-a-period",
	} {
		pack := load(t, sheet("11,gdp,"+cell+",1,,,d,q"))
		got := ""
		if pack.Observations.Len() == 1 {
			got = pack.Observations.Period(0).String()
		} else if len(pack.Issues) == 1 {
			got = string(pack.Issues[0].Rule)
		}
		if got != want {
			t.Errorf("%q is read as %q, want %q", cell, got, want)
		}
	}
	for cell, want := range map[string]model.RankClaim{
		"3-Jan": {Best: 1, Worst: 3}, "1-Mar": {Best: 1, Worst: 3}, "1月3日": {Best: 1, Worst: 3}, "2022/1/3": {Best: 1, Worst: 3}, "１－３": {Best: 1, Worst: 3}, "Jan-50": {Best: 1, Worst: 50},
	} {
		pack := load(t, sheet("11,gdp,2022,1,,"+cell+",d,q"))
		if pack.Observations.Len() != 1 || pack.Observations.Figure(0).Claim != want {
			t.Errorf("rank %q: %v", cell, pack.Issues)
		}
	}
	for cell, want := range map[string]string{"2023/3/15": "2023-03-15", "2023/3/1": "2023-03", "Mar-23": "2023-03", "2023年3月": "2023-03"} {
		files := small()
		files["documents.csv"].Data = []byte("id,title,kind,published\nd,公报,bulletin," + cell + "\n")
		if pack := load(t, files); pack.Documents[0].Published.String() != want {
			t.Errorf("published %q is read as %v", cell, pack.Documents[0].Published)
		}
	}
}

// TestSpreadsheetsAreToldByKind breaks many cells of each kind, and expects one
// issue for the kind with how many there are.
func TestSpreadsheetsAreToldByKind(t *testing.T) {
	const n = 12
	var codes, zeros, turned, values []string
	for i := range n {
		codes = append(codes, fmt.Sprintf("3.301%02dE+08,gdp,2022,1,,,d,q", i))
		zeros = append(zeros, fmt.Sprintf("71,gdp,20%02d,1,,,d,q", i))
		turned = append(turned, fmt.Sprintf("11,gdp,2022/%d/1,1,,,d,q", i+1))
		values = append(values, fmt.Sprintf("11,gdp,20%02d,1.01599E+11,,,d,q", i))
	}
	files := sheet(append(append(append(codes, zeros...), turned...), values...)...)
	areas := string(files["areas.csv"].Data) + "0071,county,1,零区,,\n"
	files["areas.csv"] = &fstest.MapFile{Data: []byte(areas)}
	files["documents.csv"].Data = []byte("id,title,kind,published\nd,公报,bulletin,2023/3/1\n")
	pack := load(t, files)
	want := map[string]int{"area rounded": n, "area lost-zeros": n, "period turned": n, "value rounded": n, "published month-only": 1}
	for _, i := range pack.Issues {
		key := i.Column + " " + string(i.Rule)
		if i.Detail != strconv.Itoa(want[key]) {
			t.Errorf("%+v, want %d", i, want[key])
		}
		delete(want, key)
	}
	if len(want) > 0 || pack.Observations.Len() > 0 || len(pack.Refusals) != 4*n {
		t.Errorf("not told: %v; %d read, %d refused", want, pack.Observations.Len(), len(pack.Refusals))
	}
}

// TestEmptyCellsAreIgnored reads a table with the empty rows, columns and
// blanks that spreadsheets leave around it.
func TestEmptyCellsAreIgnored(t *testing.T) {
	files := small()
	for name, file := range files {
		if !strings.HasSuffix(name, ".csv") || name == "observations.csv" {
			continue
		}
		text := strings.ReplaceAll(string(file.Data), "\n", ",,\n")
		file.Data = []byte(strings.ReplaceAll(text, ",", " ,\u3000") + ",,,,,,,,\n , ,\n\n")
	}
	if pack := load(t, files); len(pack.Issues) > 0 || pack.Observations.Len() != 2 {
		t.Errorf("%d rows, %v", pack.Observations.Len(), pack.Issues)
	}
}

// TestRefusedRowsAreKnownByTheirCell asks the panel for each way to lose a row.
func TestRefusedRowsAreKnownByTheirCell(t *testing.T) {
	year := model.YearPeriod(2022)
	for _, c := range []struct {
		row           string
		cell          bool // the row's cell is known
		astray, other int  // rows that may be of any area, in 2022 and in 2021
	}{
		{"11,gdp,2022,1o,,,d,q", true, 0, 0},
		{"11,gdp,2022,1,,,x,q", true, 0, 0},
		{"11,gdp,2022,2,651.25,,,d,q", true, 0, 0},
		{"11,gdp,2022,1,Q,,d,q", true, 0, 0},
		{"12,gdp,2022,1,,,d,q", false, 1, 0},
		{"12,growth,2022,1,,,d,q", false, 0, 0},
		{"12,gdp,22022,1,,,d,q", false, 1, 1},
		{"3.3E+08,g,2022,1,,,d,q", false, 1, 0},
		{`"broken" row`, false, 1, 1},
	} {
		pack := load(t, sheet("1,gdp,2022,5,,,d,q", c.row))
		gdp, _ := pack.Indicator("gdp")
		district, _ := pack.Area("11")
		for _, p := range []*folder.Package{pack, packedAgain(t, pack)} {
			if got := p.Refused(gdp, district, year); got != c.cell {
				t.Errorf("%s: refused %t", c.row, got)
			}
			if now, before := p.Astray(gdp, year), p.Astray(gdp, model.YearPeriod(2021)); now != c.astray || before != c.other {
				t.Errorf("%s: %d and %d astray, want %d and %d", c.row, now, before, c.astray, c.other)
			}
		}
	}
	files := small()
	files["areas.csv"].Data = append(files["areas.csv"].Data, "12,conty,1,乙区,,\n"...)
	if pack := load(t, files); pack.Astray(0, year) != 1 {
		t.Error("a refused area is not missed")
	}
}

// packedAgain packs a package and reads it back.
func packedAgain(t *testing.T, pack *folder.Package) *folder.Package {
	t.Helper()
	name := t.TempDir() + "/packed"
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := packed.Write(f, pack); err != nil {
		t.Fatal(err)
	}
	again, err := packed.Load(name, nil)
	if err != nil {
		t.Fatal(err)
	}
	return again.Package
}
