package workbook_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"weici/internal/workbook"
	"weici/model"
)

// written gives the parts of a workbook.
func written(t testing.TB, b *workbook.Book) map[string]string {
	t.Helper()
	var out bytes.Buffer
	if err := b.Write(&out); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		raw, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(raw)
	}
	return parts
}

func begun(t testing.TB, lang model.Lang) *workbook.Book {
	t.Helper()
	b, err := workbook.New("标题 <&>", lang)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// sheetPart is a sheet as a reader of the format takes it.
type sheetPart struct {
	Dimension struct {
		Ref string `xml:"ref,attr"`
	} `xml:"dimension"`
	Cols []struct {
		Min   int     `xml:"min,attr"`
		Width float64 `xml:"width,attr"`
	} `xml:"cols>col"`
	Rows []struct {
		High  float64 `xml:"ht,attr"`
		Cells []struct {
			Ref  string  `xml:"r,attr"`
			Kind string  `xml:"t,attr"`
			V    string  `xml:"v"`
			Text *string `xml:"is>t"`
		} `xml:"c"`
	} `xml:"sheetData>row"`
	Filter *struct {
		Ref string `xml:"ref,attr"`
	} `xml:"autoFilter"`
	Breaks []struct {
		ID int `xml:"id,attr"`
	} `xml:"rowBreaks>brk"`
	Setup struct {
		Scale int `xml:"scale,attr"`
	} `xml:"pageSetup"`
}

func sheetOf(t testing.TB, part string) sheetPart {
	t.Helper()
	var s sheetPart
	if err := xml.Unmarshal([]byte(part), &s); err != nil {
		t.Fatal(err)
	}
	return s
}

// TestATableIsAllThere holds tables of any size against a reader that believes
// what a sheet says of itself: its range, its columns in order, no empty text,
// and a filter over all of it.
func TestATableIsAllThere(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		columns, rows := rapid.IntRange(1, 30).Draw(r, "columns"), rapid.IntRange(0, 20).Draw(r, "rows")
		heads := make([]string, columns)
		for i := range heads {
			heads[i] = "列" + strconv.Itoa(i)
		}
		cells := make([][]workbook.Cell, rows)
		for i := range cells {
			for j := range columns {
				c := workbook.Count(i)
				if rapid.Bool().Draw(r, "text") {
					c = workbook.Text(rapid.SampledFrom([]string{"", "杭州市", "=1+1", "2024"}).Draw(r, "cell"))
				}
				if j == 0 {
					c = workbook.Text("有")
				}
				cells[i] = append(cells[i], c)
			}
		}
		b := begun(t, model.ZH)
		if err := b.Table(workbook.Table{Name: "表", Columns: workbook.Columns(heads, cells), Rows: cells, Frozen: 1}); err != nil {
			t.Fatal(err)
		}
		parts := written(t, b)
		s := sheetOf(t, parts["xl/worksheets/sheet1.xml"])
		last, _ := excelize.CoordinatesToCellName(columns, rows+1)
		if s.Dimension.Ref != "A1:"+last || len(s.Rows) != rows+1 {
			t.Fatalf("the range is %s with %d rows, want A1:%s", s.Dimension.Ref, len(s.Rows), last)
		}
		for i, c := range s.Cols {
			if c.Min != i+1 {
				t.Fatalf("column %d comes as the %d.", c.Min, i+1)
			}
		}
		for _, row := range s.Rows {
			for _, c := range row.Cells {
				if c.V == "" && (c.Text == nil || *c.Text == "") {
					t.Fatalf("%s is an empty text", c.Ref)
				}
			}
		}
		if filter := s.Filter != nil; filter != (rows > 0) || filter && strings.ReplaceAll(s.Filter.Ref, "$", "") != "A1:"+last {
			t.Fatalf("the filter is %+v", s.Filter)
		}
		if !strings.Contains(html(parts["xl/workbook.xml"]), `name="_xlnm.Print_Titles">'表'!$1:$1<`) {
			t.Fatal(parts["xl/workbook.xml"])
		}
	})
}

func html(s string) string { return strings.NewReplacer("&#39;", "'", "&apos;", "'").Replace(s) }

// TestNobodyIsInvented: the title, and neither an author nor a date.
func TestNobodyIsInvented(t *testing.T) {
	for _, lang := range model.Langs() {
		b := begun(t, lang)
		if err := b.Table(workbook.Table{Name: "a", Columns: []workbook.Column{{Head: "x", Width: 9}}}); err != nil {
			t.Fatal(err)
		}
		parts := written(t, b)
		core := parts["docProps/core.xml"]
		if !strings.Contains(core, "<dc:title>标题 &lt;&amp;&gt;</dc:title>") || !strings.Contains(core, "<dc:language>"+lang.String()+"-") {
			t.Error(core)
		}
		for name, part := range parts {
			for _, stranger := range []string{"xuri", "Excelize", "creator", "2006-09-16", "lastModifiedBy"} {
				if strings.Contains(part, stranger) && !strings.Contains(name, "rels") {
					t.Errorf("%s names %s", name, stranger)
				}
			}
		}
	}
}

// TestYearsCount: a year is a number, another period text.
func TestYearsCount(t *testing.T) {
	cells := [][]workbook.Cell{}
	periods := map[string]bool{"2024": true, "2024-H1": false, "2024-05": false, "2020-11-01": false, "": false, "0000": false, "２０２４": false}
	var order []string
	for p := range periods {
		order = append(order, p)
		cells = append(cells, []workbook.Cell{workbook.Text("x"), workbook.Period(p)})
	}
	b := begun(t, model.EN)
	if err := b.Table(workbook.Table{Name: "a", Columns: workbook.Columns([]string{"a", "b"}, cells), Rows: cells}); err != nil {
		t.Fatal(err)
	}
	s := sheetOf(t, written(t, b)["xl/worksheets/sheet1.xml"])
	for i, p := range order {
		row := s.Rows[i+1]
		if number := len(row.Cells) == 2 && row.Cells[1].Kind == ""; number != periods[p] {
			t.Errorf("%q: a number %v", p, number)
		}
	}
}

// TestRowsAreAsTallAsTheirText: a row shows all of its longest cell, and not
// twice the room that it needs.
func TestRowsAreAsTallAsTheirText(t *testing.T) {
	for text, lines := range map[string]float64{
		"杭州":                                1,
		strings.Repeat("杭州", 10):            3, // 40 digits in 19
		"the 13 districts of Hangzhou city": 2,
		strings.Repeat("word ", 20):         5,
		strings.Repeat("x", 100):            5,
		"一\n二\n三":                           3,
	} {
		b := begun(t, model.ZH)
		rows := [][]workbook.Cell{{workbook.Text(text)}}
		if err := b.Table(workbook.Table{Name: "a", Columns: []workbook.Column{{Head: "x", Width: 20}}, Rows: rows}); err != nil {
			t.Fatal(err)
		}
		high := sheetOf(t, written(t, b)["xl/worksheets/sheet1.xml"]).Rows[1].High
		if got := (high - 2) / 15; got < lines || got > lines+1 {
			t.Errorf("%.20q takes %v lines, want %v", text, got, lines)
		}
	}
}

// TestChartsAreWholeOnTheirPage draws any number of charts of any size: no
// break of a page runs through one, none overlaps another or its numbers, and
// a page holds what stands on it at its scale, in type of 8 points at least.
func TestChartsAreWholeOnTheirPage(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		var charts []workbook.Chart
		for range rapid.IntRange(1, 8).Draw(r, "charts") {
			series, labels := rapid.IntRange(1, 6).Draw(r, "series"), rapid.IntRange(1, 20).Draw(r, "labels")
			head := []workbook.Cell{{}}
			for i := range series {
				head = append(head, workbook.Head("系列"+strconv.Itoa(i)))
			}
			rows := [][]workbook.Cell{head}
			for i := range labels {
				row := []workbook.Cell{workbook.Text("标签" + strconv.Itoa(i))}
				for range series {
					row = append(row, workbook.Number(float64(i), 1))
				}
				rows = append(rows, row)
			}
			notes := make([]string, rapid.IntRange(0, 2).Draw(r, "notes"))
			for i := range notes {
				notes[i] = strings.Repeat("本库暂缺", rapid.IntRange(1, 60).Draw(r, "long"))
			}
			charts = append(charts, workbook.Chart{Title: "图", Rows: rows, Notes: notes, Draw: func(sheet string, head int) string {
				return fmt.Sprintf("<chart><f>%s!$B$%d</f></chart>", sheet, head)
			}})
		}
		b := begun(t, model.ZH)
		if err := b.Charts("图表", charts); err != nil {
			t.Fatal(err)
		}
		parts := written(t, b)
		s := sheetOf(t, parts["xl/worksheets/sheet1.xml"])
		if s.Setup.Scale*11 < 8*100 || s.Setup.Scale > 100 {
			t.Fatalf("printed at %d %%", s.Setup.Scale)
		}
		anchors := anchorsOf(t, parts["xl/drawings/drawing1.xml"])
		if len(anchors) != len(charts) {
			t.Fatalf("%d charts drawn of %d", len(anchors), len(charts))
		}
		end := 0
		for i, a := range anchors {
			if a.from < end {
				t.Fatalf("chart %d begins in row %d, before the last ends in %d", i, a.from, end)
			}
			end = a.to
			for _, cut := range s.Breaks {
				if cut.ID > a.from && cut.ID <= a.to {
					t.Fatalf("the break after row %d cuts chart %d, rows %d to %d", cut.ID, i, a.from, a.to)
				}
			}
			head := regexp.MustCompile(`\$B\$(\d+)`).FindStringSubmatch(parts[path.Join("xl/charts", "chart"+strconv.Itoa(i+1)+".xml")])
			if head == nil {
				t.Fatalf("chart %d is another's", i)
			}
		}
		page := 0.0
		for i, row := range s.Rows {
			if page += row.High; page*float64(s.Setup.Scale)/100 > (8.27-0.8)*72 { // it breaks by itself
				page = row.High
				for _, a := range anchors {
					if i > a.from && i <= a.to {
						t.Fatalf("the end of the page cuts a chart, rows %d to %d", a.from, a.to)
					}
				}
			}
			for _, cut := range s.Breaks {
				if cut.ID == i+1 {
					page = 0
				}
			}
		}
	})
}

type anchor struct{ from, to int } // rows from 0

func anchorsOf(t testing.TB, part string) []anchor {
	t.Helper()
	var d struct {
		Anchors []struct {
			From struct {
				Row int `xml:"row"`
			} `xml:"from"`
			To struct {
				Row int `xml:"row"`
			} `xml:"to"`
		} `xml:"twoCellAnchor"`
	}
	if err := xml.Unmarshal([]byte(part), &d); err != nil {
		t.Fatal(err)
	}
	var all []anchor
	for _, a := range d.Anchors {
		all = append(all, anchor{a.From.Row, a.To.Row})
	}
	return all
}
