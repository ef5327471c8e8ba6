package brief_test

import (
	"flag"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"weici/internal/analysis"
	"weici/internal/brief"
	"weici/model"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestGolden holds the whole of briefs in Markdown, and the outline of the
// same briefs on the web and in Word.
func TestGolden(t *testing.T) {
	p := embedded(t)
	year := model.YearPeriod(2022)
	gdp, _ := p.Indicator("gdp")
	city, _ := p.Area("330100")
	var areas []model.AreaID
	for _, id := range []string{"330102", "330110", "330108"} {
		area, _ := p.Area(id)
		areas = append(areas, area)
	}
	for _, lang := range model.Langs() {
		for name, b := range map[string]*brief.Brief{
			"area":    brief.Compose(p, brief.Request{Areas: areas[:1], Period: year, Lang: lang}, nil),
			"areas":   brief.Compose(p, brief.Request{Areas: areas, Period: year, Lang: lang}, nil),
			"ranking": brief.ComposeRanking(p, analysis.Question{Indicator: gdp, Against: model.NoIndicator, Period: year, Area: model.NoArea, Within: city, Level: model.County}, "", lang),
		} {
			name = fmt.Sprintf("%s.%s", name, lang)
			golden(t, name+".md", string(encode(t, b, brief.Markdown)))
			golden(t, name+".html.txt", outline(string(encode(t, b, brief.HTML)), webOutline))
			word, _ := parts(t, encode(t, b, brief.DOCX))
			golden(t, name+".docx.txt", outline(string(word["word/document.xml"]), wordOutline))
		}
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", "golden", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		lines, wanted := strings.Split(got, "\n"), strings.Split(string(want), "\n")
		for i := range min(len(lines), len(wanted)) {
			if lines[i] != wanted[i] {
				t.Errorf("%s, line %d:\n%s\nwant\n%s", name, i+1, lines[i], wanted[i])
				return
			}
		}
		t.Errorf("%s has %d lines, want %d", name, len(lines), len(wanted))
	}
}

// The elements of an outline, with their kind in the first group and their
// text in the second.
var (
	webOutline  = regexp.MustCompile(`(?s)<(h1|h2|h3|caption|figcaption|th|svg|li)\b[^>]*>(.*?)</`)
	wordOutline = regexp.MustCompile(`(?s)<w:p><w:pPr><w:pStyle w:val="(Title|Heading1|Heading2|Caption)"/>(.*?)</w:p>`)
	element     = regexp.MustCompile(`<[^>]*>`)
)

// outline lists the parts of a document by kind, with their words; what is
// long is cut.
func outline(text string, parts *regexp.Regexp) string {
	var b strings.Builder
	for _, m := range parts.FindAllStringSubmatch(text, -1) {
		words := []rune(strings.Join(strings.Fields(html.UnescapeString(element.ReplaceAllString(m[2], ""))), " "))
		fmt.Fprintf(&b, "%s: %s\n", m[1], string(words[:min(len(words), 60)]))
	}
	return b.String()
}
