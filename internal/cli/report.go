package cli

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"weici/internal/words"
	"weici/ui/layout"
)

// report is an answer before it takes a format. The table is for reading, the
// tidy rows are one row a figure for machines.
type report struct {
	title  string
	tables []grid
	lines  []string // below the tables: reasons, notes, numbered sources
	tidy   grid
	json   any
}

// grid is a table of text. Columns in right are numbers.
type grid struct {
	title string
	head  []string
	rows  [][]string
	right map[int]bool
}

func (g *grid) add(cells ...string) { g.rows = append(g.rows, cells) }

// print writes a report in the format that the flags ask for, which
// checkFormat has let pass.
func (c *command) print(r *report) error {
	out := bufio.NewWriter(c.out)
	var err error
	switch c.flags.format {
	case "json":
		e := json.NewEncoder(out)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		err = e.Encode(r.json)
	case "csv":
		err = r.csv(out)
	case "markdown":
		r.markdown(out)
	case "table":
		r.text(out)
	}
	if err == nil {
		err = out.Flush()
	}
	if err != nil {
		return unreadable(err)
	}
	return nil
}

// checkFormat refuses an unknown format before anything is computed.
func (c *command) checkFormat() error {
	if !known(formats(), c.flags.format) {
		return usage("--format %q: %s", c.flags.format, c.say(words.CliOneOf, join(formats())))
	}
	return nil
}

// formats lists the formats of the reading commands.
func formats() []string { return []string{"table", "json", "csv", "markdown"} }

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
	if len(r.lines) > 0 && len(r.tables) > 0 {
		fmt.Fprintln(out)
	}
	for _, l := range r.lines {
		fmt.Fprintln(out, layout.Clean(l))
	}
}

// text writes a grid aligned by cell width.
func (g *grid) text(out io.Writer) {
	if g.title != "" {
		fmt.Fprintln(out, layout.Clean(g.title))
	}
	widths := make([]int, len(g.head))
	rows := append([][]string{g.head}, g.rows...)
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], layout.Width(layout.Clean(cell)))
		}
	}
	for _, row := range rows {
		var b strings.Builder
		for i, cell := range row {
			cell = layout.Clean(cell)
			if g.right[i] {
				b.WriteString(layout.PadLeft(cell, widths[i]))
			} else {
				b.WriteString(layout.Pad(cell, widths[i]))
			}
			b.WriteString("  ")
		}
		fmt.Fprintln(out, strings.TrimRight(b.String(), " "))
	}
}

func (r *report) csv(out io.Writer) error {
	w := csv.NewWriter(out)
	rows := [][]string{r.tidy.head}
	for _, row := range r.tidy.rows {
		safe := make([]string, len(row))
		for i, cell := range row {
			safe[i] = inert(layout.Clean(cell))
		}
		rows = append(rows, safe)
	}
	return w.WriteAll(rows)
}

// inert keeps a spreadsheet from running text as a formula; numbers stay
// numbers.
func inert(cell string) string {
	if cell == "" || !strings.ContainsRune("=+-@", rune(cell[0])) || strings.Trim(cell, "-.0123456789") == "" {
		return cell
	}
	return "'" + cell
}

func (r *report) markdown(out io.Writer) {
	if r.title != "" {
		fmt.Fprintf(out, "# %s\n", escape(r.title))
	}
	for _, g := range r.tables {
		fmt.Fprintln(out)
		if g.title != "" {
			fmt.Fprintf(out, "**%s**\n\n", escape(g.title))
		}
		markdownRow(out, g.head)
		rule := make([]string, len(g.head))
		for i := range rule {
			if rule[i] = "---"; g.right[i] {
				rule[i] = "--:"
			}
		}
		fmt.Fprintf(out, "| %s |\n", strings.Join(rule, " | "))
		for _, row := range g.rows {
			markdownRow(out, row)
		}
	}
	for _, l := range r.lines {
		fmt.Fprintf(out, "\n%s\n", escape(l))
	}
}

func markdownRow(out io.Writer, cells []string) {
	safe := make([]string, len(cells))
	for i, cell := range cells {
		safe[i] = escape(cell)
	}
	fmt.Fprintf(out, "| %s |\n", strings.Join(safe, " | "))
}

// escape keeps text of the dataset text in Markdown.
func escape(s string) string {
	return strings.NewReplacer(`\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "`", "\\`", "<", `\<`, ">", `\>`, "[", `\[`, "]", `\]`).
		Replace(layout.Clean(s))
}

// notes numbers the sources of a report as they are first used.
type notes struct {
	numbers map[string]int
	lines   []string
}

// mark gives the number of a source in brackets: [3].
func (n *notes) mark(line string) string {
	if n.numbers == nil {
		n.numbers = map[string]int{}
	}
	at, ok := n.numbers[line]
	if !ok {
		at = len(n.lines) + 1
		n.numbers[line] = at
		n.lines = append(n.lines, fmt.Sprintf("[%d] %s", at, line))
	}
	return fmt.Sprintf("[%d]", at)
}
