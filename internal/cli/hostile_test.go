package cli_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"weici/internal/cli"
)

// nasty lists texts that must reach a terminal, a spreadsheet and a document
// as text only (rule 18 of the comparison rules).
func nasty() []string {
	return []string{
		"\x1b[31mred\x1b[0m", "\x1b]8;;http://evil.example\x07link\x1b]8;;\x07", "\u009b31mred", "bell\a", "\rover", "tab\there",
		"\u202egnp.exe", "zero\u200bwidth", "=cmd|'/c calc'!A1", "+1+2", "-1+2", "@SUM(A1)", " =1+1", "＝1+1",
		"a|b", "*bold*", "[link](javascript:alert(1))", "<script>alert(1)</script>", "`code`", "# head", "&lt;b&gt;", "a\"b", "50%d %s %!",
	}
}

// hostile writes a dataset in which every text is nasty.
func hostile(t *testing.T, text string) string {
	t.Helper()
	dir := t.TempDir()
	table := func(name string, rows ...[]string) {
		var b bytes.Buffer
		if err := csv.NewWriter(&b).WriteAll(rows); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	table("areas.csv", []string{"id", "level", "parent", "name_zh", "name_en", "pinyin"},
		[]string{"1", "prefecture", "", "市" + text, "City" + text, "shi"},
		[]string{"11", "county", "1", text + "甲", text + "A", "jia"},
		[]string{"12", "county", "1", text + "乙", text + "B", "yi"})
	table("indicators.csv", []string{"id", "name_zh", "name_en", "unit_zh", "unit_en", "decimals", "kind", "polarity", "definition_zh"},
		[]string{"firms", text, text, "家" + text, text, "0", "count", "higher-better", text})
	table("documents.csv", []string{"id", "title", "description", "authors", "publisher", "kind", "note"},
		[]string{"d", text, text, text, text, "news", text})
	table("observations.csv", []string{"area", "indicator", "period", "value", "printed", "document", "exact", "locator", "note", "rank_scope", "reported_rank"},
		[]string{"11", "firms", "2022", "9000", text, "d", text + "9000家", text, text, text, "1"},
		[]string{"12", "firms", "2022", "-3", text, "d", text + "-3家", text, text, "", ""},
		[]string{"1", "firms", "2022", "12000", text, "d", text, text, text, "", ""})
	descriptor := `{"name": "t", "title": "t", "resources": [{"name": "areas", "path": "areas.csv"}, {"name": "indicators", "path": "indicators.csv"},
		{"name": "documents", "path": "documents.csv"}, {"name": "observations", "path": "observations.csv"}]}`
	if err := os.WriteFile(filepath.Join(dir, "datapackage.json"), []byte(descriptor), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

// reading lists the reading commands on the hostile dataset.
func reading() [][]string {
	return [][]string{
		{"rank", "firms", "--within", "1"}, {"show", "11"}, {"compare", "11", "12"}, {"trend", "firms", "11", "12"}, {"cite", "11", "firms"},
		{"areas"}, {"indicators"}, {"sources"}, {"coverage"},
	}
}

func TestHostileTextStaysText(t *testing.T) {
	for _, text := range nasty() {
		dir := hostile(t, text)
		for _, args := range reading() {
			for _, format := range []string{"table", "json", "csv", "markdown"} {
				lang := "zh"
				if format == "table" || format == "csv" {
					lang = "en" // names and units have a text of their own in each
				}
				out := answer(t, append(args, "--data", dir, "--format", format, "--lang", lang)...)
				holdHarmless(t, out)
				switch format {
				case "json":
					if !json.Valid([]byte(out)) {
						t.Errorf("%v: not JSON", args)
					}
				case "csv":
					holdInert(t, out)
				case "markdown":
					holdMarkdown(t, out)
				}
			}
		}
		for _, args := range [][]string{
			{"check", dir}, {"check", dir, "--format", "json"}, {"check", dir, "--format", "csv"}, {"check", dir, "--format", "markdown"},
			{"show", text, "--data", dir}, {text}, {"--" + text}, {"rank", "firms", "--data", dir, "--period", text}, {"--data", text, "areas"},
			{"figures"}, {"figures", "--format", "json"}, {"figures", "--format", "csv"}, {"figures", "--format", "markdown"},
		} {
			var out, errOut strings.Builder
			cli.Main(args, strings.NewReader("增长8%"+text+"9000家"), &out, &errOut)
			holdHarmless(t, out.String()+errOut.String())
		}
	}
}

// holdHarmless finds characters that a terminal would obey.
func holdHarmless(t *testing.T, out string) {
	t.Helper()
	for _, r := range out {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
			t.Fatalf("%U in %.200q", r, out)
		}
	}
}

var numeric = regexp.MustCompile(`^-?\d+(\.\d+)?$`)

// holdInert finds cells that a spreadsheet would run.
func holdInert(t *testing.T, out string) {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		for _, cell := range row {
			if strings.IndexAny(strings.TrimLeft(cell, " "), "=+-@＝＋－＠") == 0 && !numeric.MatchString(cell) {
				t.Errorf("the cell %q is a formula", cell)
			}
		}
	}
}

var escaped = regexp.MustCompile(`\\.`)

// holdMarkdown finds markup that came from data: tables with a cell too many,
// tags, emphasis, links.
func holdMarkdown(t *testing.T, out string) {
	t.Helper()
	bars := 0
	for _, line := range strings.Split(out, "\n") {
		bare := escaped.ReplaceAllString(line, "")
		if !strings.HasPrefix(bare, "|") {
			bars = 0
		} else if n := strings.Count(bare, "|"); bars != 0 && n != bars {
			t.Errorf("%d cells and not %d: %s", n-1, bars-1, line)
		} else {
			bars = n
		}
		bare = regexp.MustCompile(`\[\^\d+\]`).ReplaceAllString(bare, "")
		for _, mark := range []string{"<", "`", "](", "&lt;"} {
			if strings.Contains(bare, mark) {
				t.Errorf("%q is markup in: %s", mark, line)
			}
		}
	}
}

// TestNumbersStayNumbersInASpreadsheet holds that a negative value is not
// quoted away.
func TestNumbersStayNumbersInASpreadsheet(t *testing.T) {
	out := answer(t, "rank", "firms", "--within", "1", "--data", hostile(t, "x"), "--format", "csv")
	if !strings.Contains(out, ",-3,") {
		t.Errorf("no -3 in:\n%s", out)
	}
}
