package ui

import (
	"strings"
	"testing"

	"weici/internal/words"
	"weici/model"
	"weici/ui/screen"
)

// TestEveryScreenHasATable with the unit, the basis and the source of each
// figure, in both languages: so much can be copied, and read aloud.
func TestEveryScreenHasATable(t *testing.T) {
	for _, lang := range model.Langs() {
		for _, r := range routes() {
			if r.view == model.BriefView {
				continue // a brief is copied as the document that it is
			}
			d := opening(t, 120, 40, lang)
			d.press("space", "down", "space")
			d.app.open(r.view)
			tabler, ok := d.app.screen().(screen.Tabler)
			if !ok {
				t.Errorf("%s has no table", r.view)
				continue
			}
			table := tabler.Table()
			if len(table) < 2 {
				t.Errorf("%s has %d lines", r.view, len(table))
				continue
			}
			head, source := strings.Join(table[0], "|"), words.ScreenSources.In(lang)
			basis := words.BasisConstant.In(lang)
			if !strings.Contains(head, source) || !strings.Contains(screen.TSV(table), basis) || !strings.Contains(screen.TSV(table), "%") {
				t.Errorf("%s copies without unit, basis or source:\n%s", r.view, screen.TSV(table))
			}
			for _, row := range table {
				if len(row) != len(table[0]) {
					t.Errorf("%s: %d cells below %d heads: %q", r.view, len(row), len(table[0]), row)
				}
			}
			markdown := screen.Markdown(table)
			if strings.Count(markdown, "\n") != len(table)+1 || !strings.HasPrefix(markdown, "| ") || !strings.Contains(markdown, "| --- |") {
				t.Errorf("%s: Markdown\n%s", r.view, markdown)
			}
		}
	}
}

// TestEveryScreenIsReadAloud: a title, and then what the screen shows, with a
// place among its set and a source for figures, and no character that cannot be
// said.
func TestEveryScreenIsReadAloud(t *testing.T) {
	for _, lang := range model.Langs() {
		for _, r := range routes() {
			d := opening(t, 120, 40, lang)
			d.press("space", "down", "space", "home", "b", "B")
			d.app.open(r.view)
			lines := d.app.Aloud()
			text := strings.Join(lines, "\n")
			if len(lines) < 3 || !strings.HasPrefix(lines[0], r.name.In(lang)) {
				t.Errorf("%s is read as\n%s", r.view, text)
			}
			if strings.ContainsAny(text, "▲▼█▌│─✓\x1b") {
				t.Errorf("%s is read with signs:\n%s", r.view, text)
			}
			if source := words.ScreenSources.In(lang); !strings.Contains(text, strings.TrimSuffix(source, "s")) {
				t.Errorf("%s is read without sources:\n%s", r.view, text)
			}
		}
	}
}
