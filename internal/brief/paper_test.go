package brief_test

import (
	"html"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"weici/internal/brief"
	"weici/model"
)

// stops end a sentence or a part of one.
const stops = "。．.；;，,！!？?"

// TestMarksStandBeforeTheStop: in running text a mark stands before the stop of
// its sentence in every format, so that it can begin no line by itself; in Word
// the bracket that it begins with must begin none either.
func TestMarksStandBeforeTheStop(t *testing.T) {
	after := map[brief.Format]*regexp.Regexp{ // a stop, and a mark right behind it
		brief.Markdown: regexp.MustCompile(`[` + stops + `]\[\^\d+\]`),
		brief.HTML:     regexp.MustCompile(`[` + stops + `]\x{2060}?<sup`),
	}
	bound := regexp.MustCompile(`([^>\n])\x{2060}<sup`)
	for _, lang := range model.Langs() {
		b := compose(t, embedded(t), lang, "330102", "330110")
		for format, wrong := range after {
			if found := wrong.FindString(html.UnescapeString(string(encode(t, b, format)))); found != "" {
				t.Errorf("%s %s: %s", lang, format, found)
			}
		}
		if page := html.UnescapeString(string(encode(t, b, brief.HTML))); len(bound.FindAllString(page, -1)) < 5 {
			t.Errorf("%s: marks on the page are not bound", lang)
		}
		_, trees := parts(t, encode(t, b, brief.DOCX))
		before, marks := "", 0
		running := false
		trees["word/document.xml"].walk(nil, func(n *node, around []string) {
			switch {
			case slices.Contains(around, "tbl"):
			case n.XMLName.Local == "p":
				before, running = "", styleOf(n) == "BodyText"
			case !running:
			case n.XMLName.Local == "t":
				if strings.HasPrefix(n.Text, "[") {
					marks++
					if before == "" || strings.ContainsAny(before[len(before)-1:], ".,;!?") || strings.HasSuffix(before, "。") {
						t.Errorf("%s: a mark behind %q", lang, before)
					}
				}
				before = n.Text
			}
		})
		kept := ""
		for _, c := range trees["word/settings.xml"].Children {
			if c.XMLName.Local == "noLineBreaksBefore" {
				kept = c.attr("val")
			}
		}
		if marks < 5 || !strings.Contains(kept, "[") || !strings.Contains(kept, "。") {
			t.Errorf("%s: %d marks; no line begins with %q", lang, marks, kept)
		}
	}
}

// styleOf is the style of a paragraph.
func styleOf(p *node) string {
	if properties := p.child("pPr"); properties != nil && properties.child("pStyle") != nil {
		return properties.child("pStyle").attr("val")
	}
	return ""
}

// TestHeadingsLeadThroughADocument: every heading has a level for the
// navigation pane, no level is skipped, and none is empty.
func TestHeadingsLeadThroughADocument(t *testing.T) {
	for _, lang := range model.Langs() {
		_, trees := parts(t, encode(t, compose(t, embedded(t), lang, "330102", "330110"), brief.DOCX))
		levels := map[string]string{}
		for _, style := range trees["word/styles.xml"].Children {
			if p := style.child("pPr"); p != nil && p.child("outlineLvl") != nil {
				if style.child("qFormat") == nil {
					t.Errorf("the style %s is not among those to choose", style.attr("styleId"))
				}
				levels[style.attr("styleId")] = p.child("outlineLvl").attr("val")
			}
		}
		last, count := 0, 0
		for _, p := range trees["word/document.xml"].child("body").Children {
			if p.XMLName.Local != "p" {
				continue
			}
			level, ok := levels[styleOf(&p)]
			if !ok {
				continue
			}
			n, _ := strconv.Atoi(level)
			words := ""
			p.walk(nil, func(n *node, _ []string) {
				if n.XMLName.Local == "t" {
					words += n.Text
				}
			})
			if count++; n > last+1 || strings.TrimSpace(words) == "" {
				t.Errorf("a heading of level %d behind one of %d: %q", n, last, words)
			}
			last = n
		}
		if count < 5 {
			t.Errorf("%d headings", count)
		}
	}
}

// TestFiguresAreListedWhereTheyAreMany: the list leads to every figure, and a
// document with few has none.
func TestFiguresAreListedWhereTheyAreMany(t *testing.T) {
	chart := brief.Chart{Title: "图 <&>", Labels: []string{"甲"}, Series: []brief.Series{{Name: "a", Points: []brief.Point{{Value: 1, Text: "1", OK: true}}}}}
	for _, lang := range model.Langs() {
		for count, listed := range map[int]bool{1: false, 4: false, 5: true, 12: true} {
			b := &brief.Brief{Lang: lang, Title: "x"}
			for range count {
				b.Blocks = append(b.Blocks, chart)
			}
			_, trees := parts(t, encode(t, b, brief.DOCX))
			checkOrder(t, trees)
			numbers, links := 0, 0
			trees["word/document.xml"].walk(nil, func(n *node, _ []string) {
				switch {
				case n.XMLName.Local == "fldSimple" && strings.Contains(n.attr("instr"), "SEQ"):
					numbers++
				case n.XMLName.Local == "hyperlink" && n.attr("anchor") == "figure"+strconv.Itoa(links+1):
					links++
				}
			})
			if want := map[bool]int{true: count}[listed]; numbers != count || links != want {
				t.Errorf("%s, %d figures: %d numbers, %d in the list, want %d", lang, count, numbers, links, want)
			}
		}
	}
}

// TestDocumentsNameTheirLanguage: every part of every format does, words in
// another language with them.
func TestDocumentsNameTheirLanguage(t *testing.T) {
	for lang, locale := range map[model.Lang]string{model.ZH: "zh-CN", model.EN: "en-US"} {
		b := compose(t, embedded(t), lang, "330102", "330110", "330108")
		raw, _ := parts(t, encode(t, b, brief.DOCX))
		if !strings.Contains(string(raw["docProps/core.xml"]), "<dc:language>"+locale) || !strings.Contains(string(raw["word/settings.xml"]), `<w:themeFontLang w:val="`+locale) {
			t.Errorf("%s is not named: %s", locale, raw["docProps/core.xml"])
		}
		for name, part := range raw {
			for _, m := range regexp.MustCompile(` lang="([^"]+)"`).FindAllStringSubmatch(string(part), -1) {
				if strings.HasPrefix(name, "word/charts") && m[1] != locale {
					t.Errorf("%s is in %s, want %s", name, m[1], locale)
				}
			}
		}
		for _, m := range regexp.MustCompile(`<q lang="(\w+)">([^<]*)<`).FindAllStringSubmatch(string(encode(t, b, brief.HTML)), -1) {
			if chinese := regexp.MustCompile(`\p{Han}`).MatchString(m[2]); chinese != (m[1] == "zh") && lang == model.EN {
				t.Errorf("%q is said to be in %s", m[2], m[1])
			}
		}
	}
}

// TestPagesPrintLight: on paper every colour that a dark scheme changes is that
// of the light one again, behind it.
func TestPagesPrintLight(t *testing.T) {
	page := string(encode(t, compose(t, embedded(t), model.ZH, "330102"), brief.HTML))
	dark, print := strings.Index(page, "prefers-color-scheme: dark"), strings.Index(page, "@media print")
	if dark < 0 || print < dark {
		t.Fatal("what is printed stands before the dark scheme")
	}
	colours := func(text string) map[string]string {
		all := map[string]string{}
		block, _, _ := strings.Cut(text[strings.Index(text, ":root"):], "}")
		for _, m := range regexp.MustCompile(`(--\w+): (#\w+)`).FindAllStringSubmatch(block, -1) {
			all[m[1]] = m[2]
		}
		return all
	}
	light, paper := colours(page), colours(page[print:])
	for name := range colours(page[dark:]) {
		if paper[name] == "" || paper[name] != light[name] {
			t.Errorf("%s is printed in %q, on a light screen %q", name, paper[name], light[name])
		}
	}
	if len(light) < 10 || !strings.Contains(page, "counter(page)") {
		t.Errorf("%d colours", len(light))
	}
}
