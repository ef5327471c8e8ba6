//go:build unix

package cli_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"weici/model"
	"weici/ui"
)

// TestATerminalGetsNoBinary asks for every format that is no text on a
// terminal: nothing of it is printed, and the way out is named.
func TestATerminalGetsNoBinary(t *testing.T) {
	for args, out := range map[string]string{
		"brief 上城 --format docx":           "-o",
		"brief 上城 --format xlsx -o -":      "-o",
		"brief --rank gdp --format docx":   "-o",
		"pack -o -":                        "-o",
		"rank gdp --format xlsx --lang en": "-o",
		"show 上城 --format xlsx -o -":       "-o",
		"brief 上城 --format package":        "-o",
	} {
		d := seat(t, nil, append([]string{"weici"}, strings.Fields(args)...)...)
		if code := d.ends(); code != 2 || !strings.Contains(d.said(), out) || strings.Contains(d.shown(), "PK") {
			t.Errorf("%s: exit %d, %q, %.60q", args, code, d.said(), d.shown())
		}
	}
}

// TestCSVOpensInExcel: a file begins with a byte order mark, standard output
// only where it is asked for, and what follows is the same.
func TestCSVOpensInExcel(t *testing.T) {
	const mark = "\ufeff"
	for _, args := range []string{"rank gdp --period 2022", "show 上城", "areas", "brief 上城 --period 2022", "figures"} {
		for _, format := range []string{"csv", "tsv"} {
			if format == "tsv" && strings.HasPrefix(args, "brief") {
				continue
			}
			words := strings.Fields(args)
			file := filepath.Join(t.TempDir(), "out."+format)
			answer(t, append(words, "-o", file)...)
			saved, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			plain, marked := answer(t, append(words, "--format", format)...), answer(t, append(words, "--format", format, "--bom")...)
			if string(saved) != mark+plain || marked != mark+plain || strings.HasPrefix(plain, mark) {
				t.Errorf("%s %s: a file %.20q, marked %.20q, plain %.20q", args, format, saved, marked, plain)
			}
		}
	}
}

// TestTSVIsTheSameTable holds tab-separated values against comma-separated
// ones.
func TestTSVIsTheSameTable(t *testing.T) {
	tabs := answer(t, "areas", "--format", "tsv")
	if commas := answer(t, "areas", "--format", "csv"); strings.ReplaceAll(tabs, "\t", ",") != commas || !strings.Contains(tabs, "\t") {
		t.Errorf("%.100q and %.100q", tabs, commas)
	}
}

// TestAnAnswerIsAFile: the format is that of the name, and a file that is there
// is kept.
func TestAnAnswerIsAFile(t *testing.T) {
	dir := t.TempDir()
	for name, want := range map[string]string{"a.json": `"rows"`, "a.md": "| ---", "a.txt": "位次", "a.csv": "quote", "a.TSV": "\tquote"} {
		file := filepath.Join(dir, name)
		answer(t, "rank", "gdp", "--lang", "zh", "-o", file)
		content, err := os.ReadFile(file)
		if err != nil || !strings.Contains(string(content), want) {
			t.Errorf("%s: %v, %.80q", name, err, content)
		}
	}
}

// TestEveryScreensCommandIsAnswered runs the commands that the copy panel
// gives.
func TestEveryScreensCommandIsAnswered(t *testing.T) {
	none := 0
	for _, view := range model.Views() {
		command := ui.Command(model.Query{
			View: view, Indicator: "gdp", Against: "gdp_growth", Period: "2022", Area: "330102", Areas: []string{"330102", "330110"}, Within: "330100", Level: "county",
		})
		if command == "" {
			none++
			continue
		}
		if out := answer(t, strings.Fields(command)...); strings.Count(out, "\n") < 2 {
			t.Errorf("%s: %s", command, out)
		}
	}
	if none != 2 { // the quadrant and the brief
		t.Errorf("%d views have no command", none)
	}
}

// TestWorkbooksHoldTheSameTable holds the workbook of each reading command
// against its CSV, as another reader reads both.
func TestWorkbooksHoldTheSameTable(t *testing.T) {
	for _, args := range []string{"rank gdp --period 2022", "show 上城", "compare 上城 余杭", "trend gdp 上城", "cite 上城 gdp", "areas", "indicators", "sources", "coverage", "check", "figures"} {
		file := filepath.Join(t.TempDir(), "a.xlsx")
		answer(t, append(strings.Fields(args), "-o", file)...)
		book, err := excelize.OpenFile(file, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatalf("%s: %v", args, err)
		}
		rows, err := book.GetRows(book.GetSheetName(0))
		if err != nil {
			t.Fatal(err)
		}
		want, err := csv.NewReader(strings.NewReader(answer(t, append(strings.Fields(args), "--format", "csv")...))).ReadAll()
		if err != nil || len(rows) != len(want) {
			t.Fatalf("%s: %d rows, want %d, %v", args, len(rows), len(want), err)
		}
		numbers := 0
		for i, line := range want {
			for j, text := range line {
				at, _ := excelize.CoordinatesToCellName(j+1, i+1)
				got, _ := book.GetCellValue(book.GetSheetName(0), at)
				kind, _ := book.GetCellType(book.GetSheetName(0), at)
				a, err := strconv.ParseFloat(got, 64)
				if b, also := strconv.ParseFloat(text, 64); err == nil && also == nil && a == b && kind != excelize.CellTypeInlineString {
					numbers++
					continue
				}
				if got != strings.TrimPrefix(text, "'") {
					t.Errorf("%s: %s is %q, in CSV %q", args, at, got, text)
				}
				if line := want[0][j]; i > 0 && args != "check" && text != "" && (line == "value" || line == "rank") {
					t.Errorf("%s: %s does not count", args, at)
				}
			}
		}
		if numbers == 0 && args != "figures" && args != "check" && args != "sources" {
			t.Errorf("%s: no number", args)
		}
		book.Close()
	}
}
