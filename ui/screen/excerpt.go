package screen

import (
	"strings"

	"weici/model"
	"weici/ui/layout"
	"weici/ui/theme"
)

// Excerpt is the cell that a figure stands in with the table around it.
type Excerpt struct {
	Rows     [][]string
	Row, Col int
}

// Excerpts gives the excerpt of an observation; false where its document is no
// sheet that the dataset keeps.
type Excerpts func(*model.Observation) (Excerpt, bool)

// The least and the most cells of an excerpt's column.
const (
	excerptNarrow = 4
	excerptWide   = 16
)

// excerptLines draws the table around the cell that an observation cites, the
// cell marked.
func (d *Desk) excerptLines(o *model.Observation, w int) []string {
	if d.Excerpts == nil {
		return nil
	}
	e, ok := d.Excerpts(o)
	if !ok || len(e.Rows) == 0 {
		return nil
	}
	widths := make([]int, len(e.Rows[0]))
	for _, row := range e.Rows {
		for i, text := range row {
			widths[i] = min(max(widths[i], layout.Width(cellText(text)), excerptNarrow), excerptWide)
		}
	}
	open, shut := "【", "】"
	if d.Theme.Glyphs.ASCII {
		open, shut = "[", "]"
	}
	widths[e.Col] = max(widths[e.Col], layout.Width(open+cellText(e.Rows[e.Row][e.Col])+shut))
	var lines []string
	for r, row := range e.Rows {
		var parts []string
		for i, text := range row {
			text = cellText(text)
			token := theme.Muted
			if r == e.Row && i == e.Col {
				text, token = open+text+shut, theme.Answer
			}
			parts = append(parts, d.Theme.Paint(token, layout.FitWith(text, widths[i], d.Theme.Glyphs.Ellipsis)))
		}
		lines = append(lines, layout.Fit(strings.Join(parts, d.Theme.Paint(theme.Rule, " "+d.Theme.Glyphs.VRule+" ")), w))
	}
	return lines
}

// cellText is the text of a cell on one line.
func cellText(s string) string { return layout.Clean(strings.Join(strings.Fields(s), " ")) }
