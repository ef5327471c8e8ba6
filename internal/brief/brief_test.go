package brief_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"weici/data"
	"weici/internal/brief"
	"weici/model"
)

func compose(t *testing.T, p *model.Panel, lang model.Lang, ids ...string) *brief.Brief {
	t.Helper()
	r := brief.Request{Lang: lang}
	for _, id := range ids {
		area, ok := p.Area(id)
		if !ok {
			t.Fatalf("no area %s", id)
		}
		r.Areas = append(r.Areas, area)
	}
	return brief.Compose(p, r, nil)
}

func encode(t *testing.T, b *brief.Brief, f brief.Format) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := b.Encode(&out, f); err != nil {
		t.Fatalf("%s: %v", f, err)
	}
	return out.Bytes()
}

// TestEveryFigureHasItsSource in every format, and the same number everywhere.
func TestEveryFigureHasItsSource(t *testing.T) {
	pack, err := data.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range model.Langs() {
		b := compose(t, pack.Panel, lang, "330102", "330110", "330108")
		if len(b.Figures) < 20 {
			t.Fatalf("only %d figures", len(b.Figures))
		}
		for _, f := range b.Figures {
			if f.Valued && len(f.Sources) == 0 {
				t.Errorf("%s %s %s has no source", f.Area, f.Indicator, f.Period)
			}
			for _, n := range f.Sources {
				if n < 1 || n > len(b.Sources) || b.Sources[n-1].Number != n {
					t.Errorf("source %d is not in the list", n)
				}
			}
		}
		for _, block := range b.Blocks {
			if table, ok := block.(brief.Table); ok {
				for _, row := range table.Rows {
					for _, c := range row {
						if c.IsNumber && len(c.Sources) == 0 {
							t.Errorf("%v has no source", c)
						}
					}
				}
			}
		}
		agree(t, b)
	}
}

// agree holds the JSON, the CSV and the workbook against the figures.
func agree(t *testing.T, b *brief.Brief) {
	t.Helper()
	var tidy struct {
		Figures []struct {
			Value   *json.Number
			Sources []int
		}
	}
	if err := json.Unmarshal(encode(t, b, brief.JSON), &tidy); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(encode(t, b, brief.CSV))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(bytes.NewReader(encode(t, b, brief.XLSX)))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	sheet, err := book.GetRows(book.GetSheetName(0), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	if len(tidy.Figures) != len(b.Figures) || len(rows) != len(b.Figures)+1 || len(sheet) != len(b.Figures)+1 {
		t.Fatalf("%d figures, %d in JSON, %d in CSV, %d in the workbook", len(b.Figures), len(tidy.Figures), len(rows)-1, len(sheet)-1)
	}
	for i, f := range b.Figures {
		if !f.Valued {
			continue
		}
		want := strconv.FormatFloat(f.Value, 'f', f.Decimals, 64)
		cell, err := strconv.ParseFloat(sheet[i+1][3], 64)
		if tidy.Figures[i].Value.String() != want || rows[i+1][5] != want || err != nil || cell != f.Value {
			t.Errorf("%s: JSON %v, CSV %s, workbook %s", want, tidy.Figures[i].Value, rows[i+1][5], sheet[i+1][3])
		}
	}
}

// hostile is a dataset whose every text tries to be something else.
func hostile() *model.Panel {
	const evil = "=1+1</w:t><script>alert(1)</script>|\x1b[31m\u202e\x00&<>\"'` \ufffe[x](javascript:y)\n# h"
	long := strings.Repeat("很长的名称", 2000)
	name := model.Name{ZH: "区" + evil + long, EN: "D" + evil + long}
	d := &model.Dataset{
		ID:    evil,
		Areas: []model.Area{{ID: "1", Level: model.Prefecture, Parent: model.NoArea, Name: name, Short: name}, {ID: "2", Level: model.County, Name: name, Short: name}},
		Indicators: []model.Indicator{{ID: "i", Name: name, Unit: model.ReadUnit(model.Name{ZH: "元" + evil}), Kind: model.LevelKind, Polarity: model.HigherBetter,
			PriceBasis: model.CurrentPrices, GrowthOf: model.NoIndicator, Category: name}},
		Documents: []model.Document{{ID: "d", Title: evil, Publisher: evil, Kind: model.News, URL: "https://example.org/?" + evil, Authors: []string{evil}}},
	}
	var b model.Builder
	var texts hostileTexts
	for year := 2019; year < 2023; year++ {
		o := model.Observation{Area: 1, Period: model.YearPeriod(year)}
		o.Value, o.Valued, o.Status = float64(year), true, model.Normal
		b.Add(o)
		texts = append(texts, model.Text{Printed: evil, Note: evil, RankScope: evil, Citation: model.Citation{Exact: evil, Locator: evil}})
	}
	d.Observations = b.Build(texts)
	d.Index()
	return model.NewPanel(d)
}

type hostileTexts []model.Text

func (h hostileTexts) Text(id model.ObsID) model.Text { return h[id] }

// TestHostileTextStaysText: documents open, and carry it as plain text.
func TestHostileTextStaysText(t *testing.T) {
	p := hostile()
	const evil = "=1+1</w:t><script>alert(1)</script>\x1b[31m\u202e\x00\ufffe"
	draft := brief.Draft{Title: evil, Items: []brief.Item{
		{Kind: brief.NoteItem, Text: evil}, {Kind: brief.FigureItem, Query: "rank i 2020 at 2"}, {Kind: brief.SentenceItem, Query: "rank i 2020 at 2"},
		{Kind: brief.TableItem, Query: "rank i 2020 within 1 level county"}, {Kind: brief.ChartItem, Query: "trend i areas 2"},
		{Kind: brief.TableItem, Query: "profile at 2"}, {Kind: brief.TableItem, Query: "quadrant i 2020 within 1 level county against i"},
	}}
	collected, made := brief.ComposeDraft(p, draft, model.ZH, model.Period{})
	for i, m := range made {
		if m.Fault {
			t.Errorf("item %d: %s", i, m.Value)
		}
	}
	for _, b := range []*brief.Brief{compose(t, p, model.ZH, "2"), compose(t, p, model.EN, "2", "1"), collected} {
		staysText(t, b)
	}
}

// elements are all that a web brief may hold.
var elements = regexp.MustCompile(`^</?(!DOCTYPE|html|head|meta|title|style|body|main|header|section|article|footer|h1|h2|h3|p|table|caption|thead|tbody|tr|th|td|sup|a|ol|ul|li|q|cite|figure|figcaption|svg|g|rect|text|line|path|circle|desc|div|span|nav|br|small)\b`)

func staysText(t *testing.T, b *brief.Brief) {
	t.Helper()
	for _, f := range brief.Formats() {
		out := encode(t, b, f)
		switch f {
		case brief.DOCX, brief.XLSX:
			checkParts(t, f, out)
		case brief.JSON:
			if !json.Valid(out) {
				t.Error("the JSON is not valid")
			}
		default:
			for _, bad := range []string{"\x1b", "\x00", "\u202e", "<script>"} {
				if f == brief.CSV && bad == "<script>" {
					continue // a cell may hold it: nothing runs there
				}
				if bytes.Contains(bytes.ReplaceAll(out, []byte(`\<script\>`), nil), []byte(bad)) {
					t.Errorf("%s carries %q", f, bad)
				}
			}
			for _, tag := range regexp.MustCompile(`<[^>]*`).FindAllString(string(out), -1) {
				if f == brief.HTML && !elements.MatchString(tag) {
					t.Errorf("an element that is not the page's own: %.40q", tag)
				}
			}
		}
	}
	rows, err := csv.NewReader(bytes.NewReader(encode(t, b, brief.CSV))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		for _, cell := range row {
			if strings.HasPrefix(cell, "=") {
				t.Errorf("a formula: %q", cell)
			}
		}
	}
}

// checkParts reads every XML part of an Office file to its end.
func checkParts(t *testing.T, f brief.Format, file []byte) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range z.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		raw, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(part.Name, ".xml") && !strings.HasSuffix(part.Name, ".rels") {
			continue
		}
		if bytes.Contains(raw, []byte("<f>")) && f == brief.XLSX && strings.Contains(part.Name, "worksheets") {
			t.Errorf("%s holds a formula", part.Name)
		}
		for d := xml.NewDecoder(bytes.NewReader(raw)); ; {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Errorf("%s: %s: %v", f, part.Name, err)
				break
			}
		}
	}
}

// TestALineBreaksWhereItMustNotBeReadAcross: office programs join all points of
// a series, so each break begins another, and a bound stands alone.
func TestALineBreaksWhereItMustNotBeReadAcross(t *testing.T) {
	p := embedded(t)
	area := func(id string) model.AreaID {
		a, ok := p.Area(id)
		if !ok {
			t.Fatalf("no area %s", id)
		}
		return a
	}
	ind, _ := p.Indicator("gdp")
	b := brief.Compose(p, brief.Request{Lang: model.EN, Areas: []model.AreaID{area("330110"), area("330182")}, Indicators: []model.IndicatorID{ind}}, nil)
	book, err := excelize.OpenReader(bytes.NewReader(encode(t, b, brief.XLSX)))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := book.GetRows("Charts")
	if err != nil {
		t.Fatal(err)
	}
	var series map[string]map[string]string // by series and period
	for i, row := range rows {
		if len(row) > 2 && row[1] == "Yuhang" {
			series = map[string]map[string]string{}
			for _, name := range row[1:] {
				series[name] = map[string]string{}
			}
			for _, values := range rows[i+1:] {
				for j := 1; j < min(len(values), len(row)); j++ {
					if values[j] != "" {
						series[row[j]][values[0]] = values[j]
					}
				}
			}
			break
		}
	}
	for name, periods := range map[string][]string{
		"Yuhang": {"2014", "2020"}, "Yuhang (from 2021)": {"2021", "2022", "2023"}, "Yuhang (from 2024)": {"2024", "2025"},
		"Jiande": {"2022", "2023"},
	} {
		if len(series[name]) != len(periods) {
			t.Errorf("%s has %v, want %v", name, series[name], periods)
		}
		for _, period := range periods {
			if series[name][period] == "" {
				t.Errorf("%s has no figure of %s", name, period)
			}
		}
	}
	if len(series) != 4 {
		t.Errorf("series %v", series)
	}
}
