package layout

import "strings"

// Block returns exactly h lines of exactly w cells: lines are fitted, missing
// ones are blank, and those beyond h are left out.
func Block(lines []string, w, h int) []string {
	w, h = max(w, 0), max(h, 0)
	out := make([]string, h)
	blank := spaces(w)
	for i := range out {
		if i < len(lines) {
			out[i] = Fit(lines[i], w)
		} else {
			out[i] = blank
		}
	}
	return out
}

// Join sets columns of lines side by side. Each column is as wide as its first
// line; a column that ends early goes on in spaces.
func Join(columns ...[]string) []string {
	rows := 0
	for _, c := range columns {
		rows = max(rows, len(c))
	}
	blanks := make([]string, len(columns))
	for i, c := range columns {
		if len(c) > 0 && len(c) < rows {
			blanks[i] = spaces(Width(c[0]))
		}
	}
	out := make([]string, rows)
	line := make([]string, len(columns))
	for y := range out {
		for i, c := range columns {
			if line[i] = blanks[i]; y < len(c) {
				line[i] = c[y]
			}
		}
		out[y] = strings.Join(line, "")
	}
	return out
}

// Scroll returns the first row to show so that row cursor of n rows is seen in
// a window h rows high, moving as little as it can from offset. The window is
// not scrolled past the last row.
func Scroll(offset, cursor, n, h int) int {
	if h <= 0 || n <= h {
		return 0
	}
	cursor = min(max(cursor, 0), n-1)
	offset = min(max(offset, cursor-h+1), cursor)
	return min(max(offset, 0), n-h)
}
