package brief

import (
	_ "embed"
	"html/template"
	"io"
	"strings"
	"unicode"

	"weici/internal/words"
	"weici/model"
)

//go:embed brief.html
var page string

// html writes one self-contained page: no script, no load, inline SVG charts
// with their numbers as a text alternative, sources linked both ways.
func (b *Brief) html(w io.Writer) error {
	cited := map[int]bool{}
	t, err := template.New("brief").Funcs(template.FuncMap{
		"plain":   plain,
		"said":    func(r Run) string { text, _ := r.Marked(); return text },
		"stop":    func(r Run) string { _, stop := r.Marked(); return stop },
		"lang":    b.langOf,
		"kind":    kindOf,
		"svg":     func(c Chart) template.HTML { return template.HTML(svg(c)) },
		"sources": func() string { return words.BriefSources.In(b.Lang) },
		"cited":   func(n int) bool { return cited[n] },
		"first": func(n int) bool { // the source's list entry links back here
			again := cited[n]
			cited[n] = true
			return !again
		},
	}).Parse(page)
	if err != nil {
		return err
	}
	return t.Execute(w, b)
}

func kindOf(b Block) string {
	switch b.(type) {
	case Heading:
		return "heading"
	case Paragraph:
		return "paragraph"
	case Table:
		return "table"
	}
	return "chart"
}

// langOf is the language of text where it is not that of the page: words of a
// source in Chinese.
func (b *Brief) langOf(s string) string {
	if b.Lang == model.EN && strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		return "zh"
	}
	return b.Lang.String()
}
