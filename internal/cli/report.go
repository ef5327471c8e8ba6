package cli

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf16"

	"weici/internal/brief"
	"weici/internal/words"
	"weici/model"
	"weici/ui/layout"
)

// report is an answer before it takes a format. The tables are for reading,
// the sheet is for machines.
type report struct {
	title  string
	tables []grid
	lines  []string // below the tables: reasons and remarks
	notes  []string // the sources that cells are marked with, from 1
	empty  string   // that nothing was found: on stderr where the format cannot say it
	sheet  sheet
	json   any
}

// sheet has one row a figure.
type sheet struct {
	head  []string
	rows  [][]string
	right map[int]bool // columns that are numbers, beside those that always are
}

// grid is a table to read. Columns in right are numbers.
type grid struct {
	title string
	head  []string
	rows  [][]cell
	right map[int]bool
}

// cell is a text and the numbers of the sources that it rests on.
type cell struct {
	text  string
	notes []int
}

func cells(texts ...string) []cell {
	row := make([]cell, len(texts))
	for i, text := range texts {
		row[i].text = text
	}
	return row
}

// sheet is the grid without its marks.
func (g *grid) sheet() sheet {
	out := sheet{head: g.head, right: g.right}
	for _, row := range g.rows {
		texts := make([]string, len(row))
		for i, c := range row {
			texts[i] = c.text
		}
		out.rows = append(out.rows, texts)
	}
	return out
}

// print writes an answer, and below it that some rows of its dataset were
// refused, if any were.
func (c *command) print(r *report) error {
	if s := cmp.Or(c.served, c.loaded); s != nil {
		if text := c.writer(s).Refused(); text != "" {
			r.lines = append(r.lines, text)
			c.told = c.flags.format == "table" || c.flags.format == "markdown"
		}
	}
	return c.put(r)
}

// put writes a report in the format that the flags ask for, which checkFormat
// has let pass.
func (c *command) put(r *report) error {
	if err := c.save(func(w io.Writer) error { return r.write(w, c.flags.format, c.marked(), c.lang()) }); err != nil {
		return err
	}
	if r.empty != "" && forFiles(c.flags.format) {
		fmt.Fprintln(c.err, layout.Clean(r.empty))
	}
	return nil
}

// write writes a report in a format. Tables of text may begin with a mark.
func (r *report) write(w io.Writer, format string, marked bool, lang model.Lang) error {
	out := bufio.NewWriter(w)
	if marked && (format == "csv" || format == "tsv") {
		fmt.Fprint(out, brief.ByteOrderMark)
	}
	var err error
	switch format {
	case "json":
		err = writeJSON(out, r.json)
	case "csv":
		err = r.sheet.csv(out, ',')
	case "tsv":
		err = r.sheet.csv(out, '\t')
	case "xlsx":
		err = r.workbook(out, lang)
	case "markdown":
		r.markdown(out)
	case "table":
		r.text(out)
	}
	return errors.Join(err, out.Flush())
}

// writeJSON writes an answer as it is: quotes hold < and & as they stand. What
// a terminal would obey (C1 controls, direction overrides and the like) is
// escaped, which JSON reads back as the same text.
func writeJSON(out io.Writer, answer any) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(answer); err != nil {
		return err
	}
	_, err := io.WriteString(out, escapeUnseen(b.String()))
	return err
}

// escapeUnseen writes the invisible characters of a JSON text, which stand only
// in its strings, as escapes.
func escapeUnseen(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\n' || !unicode.IsControl(r) && !unicode.Is(unicode.Cf, r):
			b.WriteRune(r)
		case r <= 0xffff:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&b, `\u%04x\u%04x`, high, low)
		}
	}
	return b.String()
}

// checkFormat settles the format, by --format or by the output's name, before
// anything is computed.
func (c *command) checkFormat() error {
	f := &c.flags.format
	if *f == "" {
		*f = formatOf(c.flags.output)
	}
	if !known(formats(), *f) {
		return usage("--format %q: %s", *f, c.say(words.CliOneOf, join(formats())))
	}
	return c.exact(*f, *f == "xlsx", forFiles(*f))
}

// formats lists the formats of the reading commands.
func formats() []string { return []string{"table", "json", "csv", "tsv", "xlsx", "markdown"} }

// forFiles tells the formats that are for programs from those that are read on
// the spot.
func forFiles(format string) bool { return format != "table" && format != "markdown" }

// formatOf is the format that a file's name ends in; a table where it says
// none.
func formatOf(name string) string {
	ending := strings.TrimPrefix(strings.ToLower(filepath.Ext(name)), ".")
	switch {
	case ending == "md":
		return "markdown"
	case known(formats(), ending):
		return ending
	}
	return "table"
}

func (r *report) text(out io.Writer) {
	if r.title != "" {
		fmt.Fprintf(out, "%s\n\n", layout.Clean(r.title))
	}
	for i, g := range r.tables {
		if i > 0 {
			fmt.Fprintln(out)
		}
		g.text(out)
	}
	if len(r.lines)+len(r.notes) > 0 && len(r.tables) > 0 {
		fmt.Fprintln(out)
	}
	for _, l := range r.lines {
		fmt.Fprintln(out, layout.Clean(l))
	}
	for i, l := range r.notes {
		fmt.Fprintf(out, "[%d] %s\n", i+1, layout.Clean(l))
	}
}

// plain is the cell with its marks: 3.8[1][2].
func (c cell) plain() string {
	text := layout.Clean(c.text)
	for _, n := range c.notes {
		text += fmt.Sprintf("[%d]", n)
	}
	return text
}

// text writes a grid aligned by cell width.
func (g *grid) text(out io.Writer) {
	if g.title != "" {
		fmt.Fprintln(out, layout.Clean(g.title))
	}
	widths := make([]int, len(g.head))
	rows := append([][]cell{cells(g.head...)}, g.rows...)
	for _, row := range rows {
		for i, c := range row {
			widths[i] = max(widths[i], layout.Width(c.plain()))
		}
	}
	for _, row := range rows {
		var b strings.Builder
		for i, c := range row {
			if g.right[i] {
				b.WriteString(layout.PadLeft(c.plain(), widths[i]))
			} else {
				b.WriteString(layout.Pad(c.plain(), widths[i]))
			}
			b.WriteString("  ")
		}
		fmt.Fprintln(out, strings.TrimRight(b.String(), " "))
	}
}

// csv writes the sheet with a comma or a tab between cells.
func (s *sheet) csv(out io.Writer, comma rune) error {
	w := csv.NewWriter(out)
	w.Comma = comma
	rows := [][]string{s.head}
	for _, row := range s.rows {
		safe := make([]string, len(row))
		for i, text := range row {
			safe[i] = layout.Inert(layout.Clean(text))
		}
		rows = append(rows, safe)
	}
	return w.WriteAll(rows)
}

func (r *report) markdown(out io.Writer) {
	if r.title != "" {
		fmt.Fprintf(out, "# %s\n", layout.Literal(r.title))
	}
	for _, g := range r.tables {
		fmt.Fprintln(out)
		if g.title != "" {
			fmt.Fprintf(out, "**%s**\n\n", layout.Literal(g.title))
		}
		g.markdown(out)
	}
	for _, l := range r.lines {
		fmt.Fprintf(out, "\n%s\n", layout.Literal(l))
	}
	for i, l := range r.notes {
		fmt.Fprintf(out, "\n[^%d]: %s\n", i+1, layout.Literal(l))
	}
}

func (g *grid) markdown(out io.Writer) {
	rule := make([]string, len(g.head))
	for i := range rule {
		if rule[i] = "---"; g.right[i] {
			rule[i] = "--:"
		}
	}
	markdownRow(out, cells(g.head...))
	fmt.Fprintf(out, "| %s |\n", strings.Join(rule, " | "))
	for _, row := range g.rows {
		markdownRow(out, row)
	}
}

func markdownRow(out io.Writer, row []cell) {
	texts := make([]string, len(row))
	for i, c := range row {
		texts[i] = layout.Literal(c.text)
		for _, n := range c.notes {
			texts[i] += fmt.Sprintf("[^%d]", n)
		}
	}
	fmt.Fprintf(out, "| %s |\n", strings.Join(texts, " | "))
}

// notes numbers the sources of a report as they are first used.
type notes struct {
	numbers map[string]int
	lines   []string
}

// mark gives the number of a source.
func (n *notes) mark(line string) int {
	if n.numbers == nil {
		n.numbers = map[string]int{}
	}
	if _, ok := n.numbers[line]; !ok {
		n.lines = append(n.lines, line)
		n.numbers[line] = len(n.lines)
	}
	return n.numbers[line]
}
