package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"reflect"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"
)

func open1(t *testing.T, name string) *Book {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	b, err := Read(name, f)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// text writes a sheet as CellName=Shown(Stored), for comparison.
func text(s *Sheet) string {
	var out strings.Builder
	for _, r := range s.Rows {
		for _, c := range r.Cells {
			fmt.Fprintf(&out, "%s=%s(%s)%v ", CellName(r.At, int(c.Col)), c.Shown, c.Stored, c.Bold)
		}
	}
	return out.String()
}

// TestFormatsAgree: one workbook saved as .xlsx, .xls and .ods has the same
// cells and merged ranges.
func TestFormatsAgree(t *testing.T) {
	want := open1(t, "testdata/quarter.xlsx")
	if got := want.Sheets[0].Rows[4].Cells[2]; got.Shown != "3.8%" || got.Stored != "0.038" || !got.Format.Percent || !got.Bold {
		t.Errorf("C5 is %+v", got)
	}
	for _, name := range []string{"testdata/quarter.xls", "testdata/quarter.ods"} {
		got := open1(t, name)
		if text(&got.Sheets[0]) != text(&want.Sheets[0]) {
			t.Errorf("%s:\n%s\nwant\n%s", name, text(&got.Sheets[0]), text(&want.Sheets[0]))
		}
		if !reflect.DeepEqual(got.Sheets[0].Merges, want.Sheets[0].Merges) {
			t.Errorf("%s merges %v, want %v", name, got.Sheets[0].Merges, want.Sheets[0].Merges)
		}
	}
}

func TestEncodingsAgree(t *testing.T) {
	const table = "地区,地区生产总值(亿元)\r\n\r\n\"上城区\",\"2,000.1\"\r\n"
	gb, _ := simplifiedchinese.GB18030.NewEncoder().String(table)
	little, big := "\xFF\xFE", ""
	for _, u := range utf16.Encode([]rune(table)) {
		little += string([]byte{byte(u), byte(u >> 8)})
		big += string([]byte{byte(u >> 8), byte(u)})
	}
	for _, raw := range []string{table, "\xEF\xBB\xBF" + table, gb, little, big, strings.ReplaceAll(table, ",地", "\t地")} {
		b, err := Read("表.csv", strings.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		if got := text(&b.Sheets[0]); !strings.HasPrefix(raw, "地区\t") && got != "A1=地区()false B1=地区生产总值(亿元)()false A3=上城区()false B3=2,000.1()false " {
			t.Errorf("%q", got)
		}
	}
}

func TestHTMLTable(t *testing.T) {
	const page = `<html><body><h2>2022年</h2><table><tr><th rowspan=2>地区<th colspan=2>GDP</tr><tr><th>总量<th>增速<sup>①</sup></tr>
<tr><td>上城区<td>2000.1<td><s>3.8</s></table></body></html>`
	b, err := Read("a.xls", strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	s := b.Sheets[0]
	if got := text(&s); got != "A1=2022年()false A2=地区()true B2=GDP()true B3=总量()true C3=增速()true A4=上城区()false B4=2000.1()false C4=3.8()false " {
		t.Error(got)
	}
	if c := s.Rows[2].Cells[1]; c.Marks != "①" {
		t.Errorf("%+v", c)
	}
	if c := s.Rows[3].Cells[2]; !c.Struck {
		t.Errorf("%+v", c)
	}
	if fmt.Sprint(s.Merges) != "[{1 0 2 0} {1 1 1 2}]" {
		t.Error(s.Merges)
	}
}

func TestNumberFormats(t *testing.T) {
	for _, c := range []struct{ code, stored, want string }{
		{"General", "2651.25", "2651.25"}, {"0.0%", "0.038", "3.8%"}, {"#,##0.00", "-1234.5", "-1,234.50"}, {"0.0_);[Red](0.0)", "-3.2", "-3.2"},
		{`#,##0"亿元"`, "2000", "2,000亿元"}, {`"¥"0.0`, "5", "¥5.0"}, {"0.00E+00", "1500", "1500"}, {"@", "7", "7"}, {"0;-0;;@", "4", "4"},
	} {
		if got := parseFormat(c.code).Show(c.stored); got != c.want {
			t.Errorf("%s of %s: %q, want %q", c.code, c.stored, got, c.want)
		}
	}
	for code, date := range map[string]bool{`yyyy"年"m"月"`: true, "m/d/yy": true, "0.0": false, "General": false, "[h]:mm": true, `"day"0`: false, "[Red]0.0": false} {
		if parseFormat(code).Date != date {
			t.Errorf("%s is a date: %v", code, !date)
		}
	}
	if got, _ := decimal("3.7999999999999999E-2"); got != "0.038" {
		t.Error(got)
	}
	dated := parseFormat("yyyy-mm")
	if c := number("44805", &dated, false); c.Kind != Date || c.Shown != "2022-09-01" {
		t.Errorf("%+v", c)
	}
}

func zipped(parts map[string]string) []byte {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, body := range parts {
		w, _ := z.Create(name)
		_, _ = io.WriteString(w, body)
	}
	_ = z.Close()
	return out.Bytes()
}

// workbook is an Excel workbook of one sheet with these rows.
func workbook(rows string) map[string]string {
	return map[string]string{
		"xl/workbook.xml":            `<workbook><sheets><sheet name="表" r:id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/a.xml"/></Relationships>`,
		"xl/worksheets/a.xml":        `<worksheet><sheetData>` + rows + `</sheetData></worksheet>`,
	}
}

func TestFaults(t *testing.T) {
	for name, c := range map[string]struct {
		raw  []byte
		want Why
	}{
		"empty":     {nil, NoCells},
		"no cells":  {zipped(workbook("")), NoCells},
		"charts":    {zipped(map[string]string{"xl/workbook.xml": `<workbook><sheets><sheet name="c" r:id="r1"/></sheets></workbook>`}), NoCells},
		"torn zip":  {zipped(workbook("<row/>"))[:300], Damaged},
		"torn xml":  {zipped(workbook("<row><c>")), Damaged},
		"order":     {zipped(workbook(`<row r="2"><c r="B2"><v>1</v></c><c r="A2"><v>1</v></c></row>`)), Damaged},
		"compound":  {[]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and no more"), Damaged},
		"other zip": {zipped(map[string]string{"a.txt": "x"}), UnknownKind},
		"binary":    {[]byte("\x00\x01\x02\xff\xfe\x80\x81"), WrongText},
	} {
		_, err := Read(name, bytes.NewReader(c.raw))
		var f *Fault
		if !errors.As(err, &f) || f.Why != c.want || f.File == "" {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

// TestWideRange: a range of 1,048,576 × 16,384 with one cell is one cell.
func TestWideRange(t *testing.T) {
	parts := workbook(`<row r="1048576"><c r="XFD1048576"><v>7</v></c></row>`)
	parts["xl/worksheets/a.xml"] = strings.Replace(parts["xl/worksheets/a.xml"], "</worksheet>", `<mergeCells><mergeCell ref="A1:XFD1048575"/></mergeCells></worksheet>`, 1)
	b, err := Read("wide.xlsx", bytes.NewReader(zipped(parts)))
	if err != nil {
		t.Fatal(err)
	}
	if got := text(&b.Sheets[0]); got != "XFD1048576=7(7)false " {
		t.Error(got)
	}
}

// TestTooManyCells: the cells of all sheets are counted together.
func TestTooManyCells(t *testing.T) {
	cells := maxCells
	b := &builder{cells: &cells}
	var f *Fault
	if err := b.put(0, Cell{Shown: "1"}); !errors.As(err, &f) || f.Why != TooManyCells {
		t.Error(err)
	}
}

// TestZipBomb: what unpacks beyond the limit is refused long before it is
// unpacked as a whole.
func TestZipBomb(t *testing.T) {
	a := &archive{left: 1000}
	if _, err := io.ReadAll(&bounded{strings.NewReader(strings.Repeat("a", 2000)), a}); err == nil {
		t.Error("read beyond the limit")
	}
}

// TestMarkupAgreesWithEncodingXML reads the same tokens as encoding/xml.
func TestMarkupAgreesWithEncodingXML(t *testing.T) {
	for _, doc := range []string{
		`<?xml version="1.0"?><!DOCTYPE a><a x="1>2" y='&lt;&#x4e0a;"'>t&amp;t<b/><!-- <c> --><![CDATA[<&amp;>]]> 上 <n:c n:k="v"></n:c></a>`,
		"<a>" + strings.Repeat("长", 70_000) + `<b k="` + strings.Repeat("x>", 40_000) + `"/></a>`,
	} {
		if got, want := ours(t, doc), theirs(t, doc); got != want {
			t.Errorf("%.300s\n%.300s", got, want)
		}
	}
}

func ours(t *testing.T, doc string) string {
	var out strings.Builder
	m := newMarkup(strings.NewReader(doc))
	for {
		err := m.next()
		if err == io.EOF {
			return out.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		switch m.kind {
		case open:
			fmt.Fprintf(&out, "<%s x=%s y=%s k=%s>", m.name, m.attr("x"), m.attr("y"), m.attr("k"))
		case shut:
			fmt.Fprintf(&out, "</%s>", m.name)
		default:
			out.WriteString(m.text())
		}
	}
}

func theirs(t *testing.T, doc string) string {
	var out strings.Builder
	d := xml.NewDecoder(strings.NewReader(doc))
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return out.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			at := map[string]string{}
			for _, a := range tok.Attr {
				at[a.Name.Local] = a.Value
			}
			fmt.Fprintf(&out, "<%s x=%s y=%s k=%s>", tok.Name.Local, at["x"], at["y"], at["k"])
		case xml.EndElement:
			fmt.Fprintf(&out, "</%s>", tok.Name.Local)
		case xml.CharData:
			out.Write(tok)
		}
	}
}

// FuzzRead: whatever the bytes, a book or a Fault, and never a panic.
func FuzzRead(f *testing.F) {
	for _, name := range []string{"testdata/quarter.xlsx", "testdata/quarter.xls", "testdata/quarter.ods"} {
		raw, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
	f.Add(zipped(workbook(`<row r="1"><c r="A1" t="s"><v>3</v></c></row>`)))
	f.Add([]byte("地区,\"GDP\n上城区,1"))
	f.Add([]byte("<table><tr><td colspan=99>1<table><tr><td>2"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		b, err := Read("f", bytes.NewReader(raw))
		var fault *Fault
		if err != nil && !errors.As(err, &fault) {
			t.Fatalf("%v is no Fault", err)
		}
		if err == nil {
			ordered(t, b)
		}
	})
}

func ordered(t *testing.T, b *Book) {
	for _, s := range b.Sheets {
		last := -1
		for _, r := range s.Rows {
			if r.At <= last {
				t.Fatalf("row %d after %d", r.At, last)
			}
			last = r.At
			col := int32(-1)
			for _, c := range r.Cells {
				if c.Col <= col {
					t.Fatalf("column %d after %d", c.Col, col)
				}
				col = c.Col
			}
		}
	}
}

// BenchmarkRows reads 200,000 rows of five cells.
func BenchmarkRows(b *testing.B) {
	var rows strings.Builder
	for i := range 200_000 {
		fmt.Fprintf(&rows, `<row r="%d"><c r="A%[1]d" t="inlineStr"><is><t>330102</t></is></c><c r="B%[1]d"><v>2022</v></c><c r="C%[1]d" s="0"><v>%d.5</v></c><c r="D%[1]d"><v>0.038</v></c><c r="E%[1]d"><v>12</v></c></row>`, i+1, i)
	}
	raw := zipped(workbook(rows.String()))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read("big.xlsx", bytes.NewReader(raw)); err != nil {
			b.Fatal(err)
		}
	}
}

// TestPackage: the tables of a data package are sheets under its title.
func TestPackage(t *testing.T) {
	b, err := ReadPackage("package", os.DirFS("testdata/package"))
	if err != nil {
		t.Fatal(err)
	}
	if s := b.Sheets[0]; len(b.Sheets) != 1 || s.Name != "gdp" || s.Caption == "" || s.Cells() != 12 {
		t.Errorf("%+v", b.Sheets)
	}
	var f *Fault
	if _, err := ReadPackage("none", os.DirFS(t.TempDir())); !errors.As(err, &f) || f.Why != NoDescriptor {
		t.Error(err)
	}
}

// TestEurostat: the keys in the first column are columns of their own.
func TestEurostat(t *testing.T) {
	b, err := Read("nama.tsv", strings.NewReader("freq,unit,geo\\TIME_PERIOD\t2021 \t2022 \nA,CP,AT\t1.5 p\t: \n"))
	if err != nil {
		t.Fatal(err)
	}
	if got := text(&b.Sheets[0]); !strings.Contains(got, "C2=AT()false D2=1.5 p()false E2=:()false") {
		t.Error(got)
	}
}

// TestAround: a cell is shown with its headings, its name and its neighbours.
func TestAround(t *testing.T) {
	b := open1(t, "testdata/quarter.xlsx")
	e, ok := b.Sheets[0].Around("E7")
	if !ok || e.Rows[e.Row][e.Col] != "—" || e.Rows[e.Row][0] != "拱墅区" || e.Rows[0][e.Col] != "固定资产投资" || e.Rows[1][e.Col] != "累计" {
		t.Errorf("%v %v", e, ok)
	}
	if _, ok := b.Sheets[0].Around("Z99"); ok {
		t.Error("a cell that is not there")
	}
}
