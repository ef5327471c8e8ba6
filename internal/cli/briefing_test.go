package cli_test

import (
	"archive/zip"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// shownFigure is a figure of weici show.
type shownFigure struct {
	Indicator struct {
		ID   string `json:"id"`
		Name string `json:"name"`
	} `json:"indicator"`
	Value     *json.Number `json:"value"`
	Citations []struct {
		Exact string `json:"exact"`
	} `json:"citations"`
}

// TestABriefsFiguresAreThoseOfShow holds every format of a brief against
// weici show: each figure to the digit, with the number of a source whose words
// are those that show cites.
func TestABriefsFiguresAreThoseOfShow(t *testing.T) {
	for _, lang := range []string{"zh", "en"} {
		var show struct{ Figures []shownFigure }
		ask(t, &show, "show", "上城", "--period", "2022", "--lang", lang)
		var tidy struct {
			Sources []struct {
				Number int
				Exact  string
			}
		}
		ask(t, &tidy, "brief", "上城", "--period", "2022", "--lang", lang)
		quote := map[string]string{}
		for _, s := range tidy.Sources {
			quote[strconv.Itoa(s.Number)] = s.Exact
		}
		for _, format := range []string{"markdown", "html", "docx", "xlsx", "json", "csv"} {
			name := filepath.Join(t.TempDir(), "brief."+format)
			answer(t, "brief", "上城", "--period", "2022", "--lang", lang, "--format", format, "-o", name)
			rows := rowsOf(t, format, name)
			for _, fault := range unsourced(show.Figures, rows, quote) {
				t.Errorf("%s %s: %s", format, lang, fault)
			}
			for i, row := range rows { // the check itself: without marks it finds every figure
				rows[i] = mark.ReplaceAllString(row, "")
			}
			if found := len(unsourced(show.Figures, rows, quote)); found != valued(show.Figures) {
				t.Errorf("%s %s: of %d figures without a mark, %d are found", format, lang, valued(show.Figures), found)
			}
		}
	}
}

func valued(figures []shownFigure) (n int) {
	for _, f := range figures {
		if f.Value != nil {
			n++
		}
	}
	return n
}

// mark is the number of a source behind a figure, as each row is brought to.
var mark = regexp.MustCompile(`\[\d+\]`)

// unsourced lists the figures that no row has with its value and the number of
// a source that says what show cites.
func unsourced(figures []shownFigure, rows []string, quote map[string]string) (faults []string) {
	for _, f := range figures {
		if f.Value == nil {
			continue
		}
		value := regexp.MustCompile(`(^|[^\d.])` + regexp.QuoteMeta(f.Value.String()) + `\[(\d+)\]`)
		if !slices.ContainsFunc(rows, func(row string) bool {
			if !strings.Contains(row, f.Indicator.ID) && !strings.Contains(row, f.Indicator.Name) {
				return false
			}
			found := value.FindStringSubmatch(row)
			return found != nil && quote[found[2]] == f.Citations[0].Exact
		}) {
			faults = append(faults, fmt.Sprintf("%s has no %s with its source", f.Indicator.ID, f.Value))
		}
	}
	return faults
}

var (
	tag  = regexp.MustCompile(`<[^>]*>`)
	tr   = regexp.MustCompile(`</(?:w:)?tr>`)
	note = regexp.MustCompile(`\[\^(\d+)\]`)
)

// rowsOf brings the rows of a document's tables to plain text, in which a
// figure stands without groups of thousands before its [number].
func rowsOf(t *testing.T, format, name string) (rows []string) {
	t.Helper()
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	switch text := string(raw); format {
	case "markdown":
		rows = strings.Split(note.ReplaceAllString(text, "[$1]"), "\n")
	case "html":
		rows = tr.Split(text, -1)
	case "docx":
		rows = tr.Split(partOf(t, name, "word/document.xml"), -1)
	case "json":
		var b struct {
			Figures []struct {
				Indicator struct{ ID string }
				Value     *json.Number
				Sources   []int
			}
		}
		if err := json.Unmarshal(raw, &b); err != nil {
			t.Fatal(err)
		}
		for _, f := range b.Figures {
			if f.Value != nil && len(f.Sources) > 0 {
				rows = append(rows, fmt.Sprintf("%s %s[%d]", f.Indicator.ID, f.Value, f.Sources[0]))
			}
		}
	case "csv":
		for _, row := range sheetOf(t, "brief", "上城", "--period", "2022") {
			rows = append(rows, fmt.Sprintf("%s %s[%s]", row["indicator"], row["value"], strings.Fields(row["source"] + " -")[0]))
		}
	case "xlsx":
		rows = sheetRows(t, name)
	}
	for i, row := range rows {
		rows[i] = strings.ReplaceAll(html.UnescapeString(tag.ReplaceAllString(row, "")), ",", "")
	}
	return rows
}

func partOf(t *testing.T, name, part string) string {
	t.Helper()
	z, err := zip.OpenReader(name)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	f, err := z.Open(part)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	raw, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// sheetRows reads the figures of a workbook as it shows them.
func sheetRows(t *testing.T, name string) (rows []string) {
	t.Helper()
	book, err := excelize.OpenFile(name)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	sheet, err := book.GetRows(book.GetSheetName(0))
	if err != nil {
		t.Fatal(err)
	}
	source := slices.IndexFunc(sheet[0], func(head string) bool { return head == "来源号" || head == "Source" })
	for _, row := range sheet[1:] {
		if source < len(row) {
			rows = append(rows, fmt.Sprintf("%s %s[%s]", row[1], row[3], strings.Fields(row[source] + " -")[0]))
		}
	}
	return rows
}
