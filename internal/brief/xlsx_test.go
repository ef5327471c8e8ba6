package brief_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"weici/internal/brief"
	"weici/internal/words"
	"weici/model"
)

// TestWorkbooksAreWellBuilt: their sheets, frozen heads, numbers that count in
// the figure's own decimals, sources that every number names, and native charts
// that draw cells which hold numbers.
func TestWorkbooksAreWellBuilt(t *testing.T) {
	p := embedded(t)
	for _, lang := range model.Langs() {
		b := compose(t, p, lang, "330102", "330110", "330108")
		file := encode(t, b, brief.XLSX)
		book, err := excelize.OpenReader(bytes.NewReader(file))
		if err != nil {
			t.Fatal(err)
		}
		defer book.Close()
		var want []string
		for _, w := range []words.Word{words.SheetFigures, words.BriefSources, words.BriefNotes, words.BriefCharts} {
			want = append(want, w.In(lang))
		}
		if got := book.GetSheetList(); !slices.Equal(got, want) {
			t.Fatalf("sheets %v, want %v", got, want)
		}
		for i, frozen := range []int{2, 1} {
			if panes, err := book.GetPanes(want[i]); err != nil || !panes.Freeze || panes.YSplit != 1 || panes.XSplit != frozen {
				t.Errorf("%s is frozen as %+v, %v", want[i], panes, err)
			}
		}
		checkNumbers(t, book, b, want[0])
		checkCharts(t, book, file, want[3])
	}
}

// checkNumbers holds the sheet of figures against the brief's.
func checkNumbers(t *testing.T, book *excelize.File, b *brief.Brief, sheet string) {
	t.Helper()
	sources, err := book.GetRows(words.BriefSources.In(b.Lang))
	if err != nil || len(sources) != len(b.Sources)+1 {
		t.Fatalf("%d lines of sources for %d, %v", len(sources), len(b.Sources), err)
	}
	for i, f := range b.Figures {
		at := func(column string) (value string, kind excelize.CellType) {
			axis := column + strconv.Itoa(i+2)
			value, _ = book.GetCellValue(sheet, axis)
			kind, _ = book.GetCellType(sheet, axis)
			return value, kind
		}
		value, kind := at("D")
		number := kind == excelize.CellTypeUnset || kind == excelize.CellTypeNumber
		if f.Valued && (!number || strings.ReplaceAll(value, ",", "") != strconv.FormatFloat(f.Value, 'f', f.Decimals, 64)) {
			t.Errorf("%s is shown as %q, a %v", f.Printed, value, kind)
		}
		if !f.Valued && value != "" {
			t.Errorf("an absent figure is shown as %q", value)
		}
		unit, _ := at("E")
		sign, _ := at("F")
		status, _ := at("G")
		why, _ := at("N")
		if unit != f.Unit || sign != f.Sign || status != f.StatusName || why != f.Reason {
			t.Errorf("%s: unit %q, qualifier %q, status %q, reason %q, want %q %q %q %q", f.Indicator, unit, sign, status, why, f.Unit, f.Sign, f.StatusName, f.Reason)
		}
		marks, _ := at("O")
		if f.Valued && marks == "" {
			t.Errorf("%s %s has no source", f.Area, f.Indicator)
		}
		for _, mark := range strings.Fields(marks) {
			if n, err := strconv.Atoi(mark); err != nil || sources[n][0] != mark || sources[n][1] == "" {
				t.Errorf("%s names source %s, which is not in the list", f.Indicator, mark)
			}
		}
	}
}

var chartRange = regexp.MustCompile(`<c:val><c:numRef><c:f>[^!]*!\$([A-Z]+)\$(\d+):\$([A-Z]+)\$(\d+)</c:f>`)

// checkCharts finds the cells that each series draws.
func checkCharts(t *testing.T, book *excelize.File, file []byte, sheet string) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	charts := 0
	for _, part := range z.File {
		if !strings.HasPrefix(part.Name, "xl/charts/chart") {
			continue
		}
		charts++
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		raw, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		checkKept(t, part.Name, raw)
		all := chartRange.FindAllStringSubmatch(string(raw), -1)
		if len(all) == 0 || len(all) != bytes.Count(raw, []byte("<c:ser>")) {
			t.Errorf("%s draws %d ranges", part.Name, len(all))
		}
		for _, m := range all {
			first, _ := strconv.Atoi(m[2])
			last, _ := strconv.Atoi(m[4])
			numbers := 0
			for row := first; row <= last; row++ {
				text, err := book.GetCellValue(sheet, m[1]+strconv.Itoa(row), excelize.Options{RawCellValue: true})
				if _, bad := strconv.ParseFloat(text, 64); err != nil || text != "" && bad != nil {
					t.Errorf("%s draws %q", part.Name, text)
				}
				if text != "" {
					numbers++
				}
			}
			if m[1] != m[3] || numbers == 0 {
				t.Errorf("%s draws %s, which holds no number", part.Name, m[0])
			}
		}
	}
	if charts < 2 {
		t.Errorf("%d charts", charts)
	}
}

// checkKept holds that a chart keeps its numbers, for programs that draw it
// without counting, and that bars have their colours and their values beside
// them.
func checkKept(t *testing.T, name string, raw []byte) {
	t.Helper()
	n := &node{}
	if err := xml.Unmarshal(raw, n); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	checkOrder(t, map[string]*node{name: n})
	n.walk(nil, func(n *node, _ []string) {
		if n.XMLName.Local != "ser" {
			return
		}
		points := 0
		for _, c := range n.child("val").child("numRef").child("numCache").Children {
			if c.XMLName.Local == "pt" && c.child("v").Text != "" {
				points++
			}
		}
		if points == 0 || n.child("cat").child("strRef").child("strCache") == nil {
			t.Errorf("%s keeps no points", name)
		}
	})
	if bars := bytes.Contains(raw, []byte("<c:barChart>")); bars && !(bytes.Contains(raw, []byte("<c:dPt>")) && bytes.Contains(raw, []byte(`<c:showVal val="1"/>`))) {
		t.Errorf("%s marks no area or prints no values", name)
	}
}

// TestSheetsPrintInReadableType: the columns of a sheet together are no wider
// than a page at 8 of 11 points.
func TestSheetsPrintInReadableType(t *testing.T) {
	const page, digit = 11.69*72 - 2*0.4*72, 6.0 // in points
	for _, lang := range model.Langs() {
		b := compose(t, embedded(t), lang, "330102", "330110")
		book, err := excelize.OpenReader(bytes.NewReader(encode(t, b, brief.XLSX)))
		if err != nil {
			t.Fatal(err)
		}
		defer book.Close()
		for _, sheet := range book.GetSheetList()[:3] {
			rows, err := book.GetRows(sheet)
			if err != nil {
				t.Fatal(err)
			}
			wide := 0.0
			for i := range rows[0] {
				name, _ := excelize.ColumnNumberToName(i + 1)
				w, _ := book.GetColWidth(sheet, name)
				wide += w * digit
			}
			if size := 11 * min(1, page/wide); size < 8 {
				t.Errorf("%s is printed in %.1f points", sheet, size)
			}
		}
	}
}
