package drafting

import (
	"strings"

	"weici/internal/draft"
	"weici/ui/layout"
	"weici/ui/theme"
)

// page is the document in lines of one width, kept until something changes.
type page struct {
	width int
	lines [][]layout.Span
	first map[int]int // of each figure: its first line
}

// laid is the document in lines of a width. The style of a span is 0 for plain
// words and k+1 for figure k.
func (d *Drafting) laid(w int) *page {
	if d.page.width == w {
		return &d.page
	}
	p := page{width: w, first: map[int]int{}}
	spans := d.spans()
	for _, paragraph := range paragraphs(spans) {
		lines := layout.WrapSpans(paragraph, w)
		if len(lines) == 0 {
			lines = [][]layout.Span{nil}
		}
		for _, line := range lines {
			for _, s := range line {
				if _, seen := p.first[s.Style-1]; s.Style > 0 && !seen {
					p.first[s.Style-1] = len(p.lines)
				}
			}
			p.lines = append(p.lines, line)
		}
	}
	d.page = p
	return &d.page
}

// spans cuts the document into words and figures. Several proposals of one
// figure are shown once, by the first.
func (d *Drafting) spans() []layout.Span {
	var spans []layout.Span
	at := 0
	for k := range d.items {
		x := &d.items[k]
		if x.Start < at || x.End > len(d.text) {
			continue
		}
		spans = append(spans, layout.Span{Text: clean(d.text[at:x.Start])},
			layout.Span{Text: d.sign(x) + strings.ReplaceAll(clean(d.text[x.Start:x.End]), "\n", ""), Style: k + 1})
		at = x.End
	}
	return append(spans, layout.Span{Text: clean(d.text[at:])})
}

// clean keeps what can be shown, and the line ends.
func clean(text []rune) string {
	lines := strings.Split(string(text), "\n")
	for i := range lines {
		lines[i] = layout.Clean(lines[i])
	}
	return strings.Join(lines, "\n")
}

// paragraphs divides spans at the line ends; several empty lines become one.
func paragraphs(spans []layout.Span) [][]layout.Span {
	var out [][]layout.Span
	var line []layout.Span
	empty := true
	for _, s := range spans {
		for i, part := range strings.Split(s.Text, "\n") {
			if i > 0 {
				if len(line) > 0 || !empty {
					out = append(out, line)
					empty = len(line) == 0
				}
				line = nil
			}
			if strings.TrimSpace(part) != "" {
				line = append(line, layout.Span{Text: part, Style: s.Style})
			}
		}
	}
	return append(out, line)
}

// sign says by itself how a figure stands, where there is no colour.
func (d *Drafting) sign(x *item) string {
	g := d.look().Glyphs
	switch {
	case x.decision == accepted:
		return d.signs().accepted
	case x.decision == rejected:
		return d.signs().rejected
	case x.State == draft.Unplaced:
		return d.signs().unplaced
	case x.State == draft.Conflicts:
		return g.Differs
	case x.State == draft.Agrees:
		return "="
	case x.Sure:
		return g.Check
	}
	return "?"
}

// signs are those that no theme has, and none may be read as part of a number.
type signs struct{ accepted, rejected, unplaced string }

func (d *Drafting) signs() signs {
	if d.o.ASCII {
		return signs{"*", "x", "_"}
	}
	return signs{"●", "×", "·"}
}

// token is the look of a figure.
func (x *item) token() theme.Token {
	switch {
	case x.decision == accepted:
		return theme.Up
	case x.decision == rejected, x.State == draft.Unplaced:
		return theme.Muted
	case x.State == draft.Conflicts:
		return theme.Conflict
	case x.State == draft.Agrees:
		return theme.Quote
	case x.Sure:
		return theme.Accent
	}
	return theme.Caveat
}
