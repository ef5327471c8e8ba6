package brief

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"weici/internal/words"
)

// markdown writes CommonMark with tables and footnotes, as pandoc and most
// editors read them.
func (b *Brief) markdown(w io.Writer) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "# %s\n", escapeMarkdown(b.Title))
	for _, block := range b.Blocks {
		fmt.Fprintln(out)
		switch x := block.(type) {
		case Heading:
			fmt.Fprintf(out, "%s %s\n", strings.Repeat("#", x.Depth+1), escapeMarkdown(x.Text))
		case Paragraph:
			for _, r := range x.Runs {
				text, stop := r.Marked()
				out.WriteString(escapeMarkdown(text) + footnotes(r.Sources) + stop)
			}
			fmt.Fprintln(out)
		case Table:
			markdownTable(out, x)
		case Chart:
			markdownTable(out, x.Table())
		}
	}
	fmt.Fprintf(out, "\n## %s\n", words.BriefSources.In(b.Lang))
	for _, s := range b.Sources {
		fmt.Fprintf(out, "\n[^%d]: %s\n", s.Number, escapeMarkdown(sourceLine(s)))
	}
	return out.Flush()
}

// sourceLine is a source in one line: its words, then its document.
func sourceLine(s Source) string {
	text := s.Line
	if s.Quote != "" {
		text = "“" + s.Quote + "” " + text
	}
	if s.URL != "" {
		text += " " + s.URL
	}
	return text
}

func markdownTable(out *bufio.Writer, t Table) {
	if t.Title != "" {
		fmt.Fprintf(out, "**%s**\n\n", escapeMarkdown(t.Title))
	}
	for _, h := range t.Head {
		fmt.Fprintf(out, "| %s ", escapeMarkdown(h))
	}
	out.WriteString("|\n")
	for i := range t.Head {
		rule := "---"
		if len(t.Rows) > 0 && i < len(t.Rows[0]) && t.Rows[0][i].Right {
			rule = "--:"
		}
		fmt.Fprintf(out, "| %s ", rule)
	}
	out.WriteString("|\n")
	for _, row := range t.Rows {
		for _, c := range row {
			fmt.Fprintf(out, "| %s%s ", escapeMarkdown(c.Text), footnotes(c.Sources))
		}
		out.WriteString("|\n")
	}
	for _, n := range t.Notes {
		fmt.Fprintf(out, "\n%s\n", escapeMarkdown(n))
	}
}

func footnotes(numbers []int) string {
	var b strings.Builder
	for _, n := range numbers {
		fmt.Fprintf(&b, "[^%d]", n)
	}
	return b.String()
}

// escapeMarkdown keeps text of the dataset text: no markup, no HTML, no line
// breaks, no cell borders.
func escapeMarkdown(s string) string {
	s = plain(s)
	if !strings.ContainsAny(s, "\\`*_{}[]<>#+-!|&~^=:@") {
		return s
	}
	var b strings.Builder
	for i, r := range s {
		leading := i == 0 && strings.ContainsRune("#+-=", r)
		if leading || strings.ContainsRune("\\`*_[]<>|&~^", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
