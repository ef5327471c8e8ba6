package editor

import (
	"slices"
	"strconv"
	"strings"

	"weici/internal/brief"
	"weici/internal/words"
	"weici/ui/chart"
	"weici/ui/layout"
	"weici/ui/theme"
)

// part draws what becomes of the selected item, and the sources of its
// figures under the numbers that they have in the brief.
func (s *Editor) part(w int) []string {
	var lines []string
	for _, b := range s.made[s.cursor].Blocks {
		lines = append(lines, blockLines(s.desk.Theme, b, w)...)
		lines = append(lines, "")
	}
	return append(lines, sourceLines(s.desk.Theme, s.brief, s.used(), w)...)
}

// used lists the sources of the selected item.
func (s *Editor) used() []int {
	var all []int
	for _, b := range s.made[s.cursor].Blocks {
		all = append(all, sourcesOf(b)...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// SourceLines names the first sources of the selected item.
func (s *Editor) SourceLines(w, n int) []string {
	if len(s.compose()) == 0 {
		return layout.Block(nil, w, n)
	}
	look, used := s.desk.Theme, s.used()
	var lines []string
	for _, number := range used[:min(len(used), n)] {
		src := s.brief.Sources[number-1]
		text := " " + look.Paint(theme.Accent, mark(number)) + " " + look.Paint(theme.Muted, layout.Clean(src.Line))
		lines = append(lines, layout.FitWith(text, w, look.Glyphs.Ellipsis))
	}
	return layout.Block(lines, w, n)
}

// whole draws the brief from its title to its sources.
func whole(look theme.Theme, b *brief.Brief, w int) []string {
	var lines []string
	for _, block := range b.Blocks {
		lines = append(lines, blockLines(look, block, w)...)
		lines = append(lines, "")
	}
	var all []int
	for _, s := range b.Sources {
		all = append(all, s.Number)
	}
	lines = append(lines, " "+look.Paint(theme.Heading, words.BriefSources.In(b.Lang)))
	return append(lines, sourceLines(look, b, all, w)...)
}

// sourcesOf lists the sources that a block rests on.
func sourcesOf(b brief.Block) []int {
	var all []int
	switch x := b.(type) {
	case brief.Paragraph:
		for _, r := range x.Runs {
			all = append(all, r.Sources...)
		}
	case brief.Table:
		for _, row := range x.Rows {
			for _, cell := range row {
				all = append(all, cell.Sources...)
			}
		}
	case brief.Chart:
		return sourcesOf(x.Table())
	}
	return all
}

func sourceLines(look theme.Theme, b *brief.Brief, numbers []int, w int) []string {
	var lines []string
	for _, n := range numbers {
		src := b.Sources[n-1]
		spans := []layout.Span{{Text: mark(n) + " ", Style: int(theme.Accent)}}
		if src.Quote != "" {
			spans = append(spans, layout.Span{Text: "“" + layout.Clean(src.Quote) + "” ", Style: int(theme.Quote)})
		}
		spans = append(spans, layout.Span{Text: layout.Clean(src.Line), Style: int(theme.Muted)})
		lines = append(lines, wrapped(look, spans, w)...)
	}
	return lines
}

func mark(n int) string { return "[" + strconv.Itoa(n) + "]" }

func marks(numbers []int) string {
	text := ""
	for _, n := range numbers {
		text += mark(n)
	}
	return text
}

// wrapped sets spans in lines of w cells with a margin.
func wrapped(look theme.Theme, spans []layout.Span, w int) []string {
	var lines []string
	for _, line := range layout.WrapSpans(spans, max(w-2, 1)) {
		text := " "
		for _, span := range line {
			text += look.Paint(theme.Token(span.Style), span.Text)
		}
		lines = append(lines, text)
	}
	return lines
}

func plainLines(look theme.Theme, token theme.Token, text string, w int) []string {
	return wrapped(look, []layout.Span{{Text: layout.Clean(text), Style: int(token)}}, w)
}

// blockLines draws one block of a brief.
func blockLines(look theme.Theme, b brief.Block, w int) []string {
	switch x := b.(type) {
	case brief.Heading:
		return plainLines(look, theme.Heading, x.Text, w)
	case brief.Paragraph:
		var spans []layout.Span
		for _, r := range x.Runs {
			text, stop := r.Marked()
			spans = append(spans, layout.Span{Text: layout.Clean(text), Style: int(theme.Text)})
			if len(r.Sources) > 0 {
				spans = append(spans, layout.Span{Text: marks(r.Sources), Style: int(theme.Accent)}, layout.Span{Text: stop, Style: int(theme.Text)})
			}
		}
		return wrapped(look, spans, w)
	case brief.Table:
		return tableLines(look, x, w)
	case brief.Chart:
		if x.Kind == brief.Bars && len(x.Series) == 1 {
			return barLines(look, x, w)
		}
		return tableLines(look, x.Table(), w)
	}
	return nil
}

// wholeCell is the width up to which a cell is not cut while its column stands,
// and proseCell that of the notes at the end, which give way first.
const (
	wholeCell = 20
	proseCell = 8
)

// tableLines draws a table; in a narrow window its last columns give way.
func tableLines(look theme.Theme, t brief.Table, w int) []string {
	lines := plainLines(look, theme.Title, t.Title, w)
	columns := make([]layout.Column, len(t.Head))
	for i, h := range t.Head {
		columns[i] = layout.Column{Ideal: layout.Width(layout.Clean(h)), Priority: len(t.Head) - i}
	}
	for _, row := range t.Rows {
		for i, cell := range row {
			c := &columns[i]
			n := layout.Width(layout.Clean(cell.Text)) + layout.Width(marks(cell.Sources))
			c.Ideal = max(c.Ideal, n)
			if cell.Right && len(cell.Sources) > 0 && n <= wholeCell {
				c.Priority = len(t.Head) + 1 // figures go last, but for what they are of
				c.Min = max(c.Min, n)
			}
		}
	}
	columns[0].Priority = len(t.Head) + 2
	for i := range columns {
		least := wholeCell
		if i == len(columns)-1 && !rightColumn(t, i) {
			least = proseCell
		}
		columns[i].Min = max(columns[i].Min, min(columns[i].Ideal, least))
	}
	widths := layout.Columns(max(w-2, 1), 2, columns)
	head := make([]string, len(t.Head))
	for i, h := range t.Head {
		head[i] = look.Paint(theme.Heading, aligned(layout.Clean(h), widths[i], rightColumn(t, i), look))
	}
	lines = append(lines, tableLine(head, widths))
	for _, row := range t.Rows {
		cells := make([]string, len(row))
		for i, cell := range row {
			token := theme.Text
			if !cell.Right && i > 0 {
				token = theme.Muted
			}
			text := look.Paint(token, layout.Clean(cell.Text)) + look.Paint(theme.Accent, marks(cell.Sources))
			cells[i] = aligned(text, widths[i], cell.Right, look)
		}
		lines = append(lines, tableLine(cells, widths))
	}
	for _, n := range t.Notes {
		lines = append(lines, plainLines(look, theme.Muted, n, w)...)
	}
	return lines
}

// rightColumn tells whether a column holds figures.
func rightColumn(t brief.Table, i int) bool {
	return slices.ContainsFunc(t.Rows, func(row []brief.Cell) bool { return row[i].Right })
}

func aligned(text string, w int, right bool, look theme.Theme) string {
	text = layout.FitWith(text, min(layout.Width(text), w), look.Glyphs.Ellipsis)
	if right {
		return layout.PadLeft(text, w)
	}
	return layout.Pad(text, w)
}

func tableLine(cells []string, widths []int) string {
	var kept []string
	for i, c := range cells {
		if widths[i] > 0 {
			kept = append(kept, c)
		}
	}
	return " " + strings.Join(kept, "  ")
}

// barLines draws a ranking's bars, each with its figure.
func barLines(look theme.Theme, c brief.Chart, w int) []string {
	title := c.Title
	if c.Unit != "" {
		title += " (" + c.Unit + ")"
	}
	lines := plainLines(look, theme.Title, title, w)
	name, text := 0, 0
	low, high := 0.0, 0.0
	for i, p := range c.Series[0].Points {
		name, text = max(name, layout.Width(layout.Clean(c.Labels[i]))), max(text, layout.Width(p.Text))
		low, high = min(low, p.Value), max(high, p.Value)
	}
	name = min(name, max(w/3, 1))
	room := max(w-name-text-5, 1)
	for i, p := range c.Series[0].Points {
		label := layout.FitWith(layout.Clean(c.Labels[i]), name, look.Glyphs.Ellipsis)
		bar := chart.Bar(chart.Point{Y: p.Value, OK: p.OK, Provisional: p.Provision}, chart.Scale{Lo: low, Hi: high}, room, theme.Bar, look)
		lines = append(lines, " "+label+"  "+layout.PadLeft(p.Text, text)+" "+bar)
	}
	for _, n := range c.Notes {
		lines = append(lines, plainLines(look, theme.Muted, n, w)...)
	}
	return append(lines, plainLines(look, theme.Accent, marks(c.Basis), w)...)
}
