package chart

import (
	"github.com/charmbracelet/x/ansi"

	"weici/ui/layout"
	"weici/ui/theme"
)

// sheet is a grid of cells to draw on. Whatever falls outside is left out.
type sheet struct {
	w, h  int
	cells []cell
}

// cell holds one character. The right half of a wide character is a cell of
// its own with half set and no text.
type cell struct {
	text  string
	token theme.Token
	half  bool
}

func newSheet(w, h int) *sheet {
	return &sheet{w: w, h: h, cells: make([]cell, w*h)}
}

// in returns the cell at x, y, or nil outside the sheet.
func (s *sheet) in(x, y int) *cell {
	if x < 0 || y < 0 || x >= s.w || y >= s.h {
		return nil
	}
	return &s.cells[y*s.w+x]
}

// put draws a sign one cell wide.
func (s *sheet) put(x, y int, sign string, token theme.Token) {
	if c := s.in(x, y); c != nil {
		s.part(x, y)
		*c = cell{text: sign, token: token}
	}
}

// part blanks the other half of a wide character that is about to lose one.
func (s *sheet) part(x, y int) {
	if c := s.in(x, y); c != nil && c.half {
		*s.in(x-1, y) = cell{}
	}
	if c := s.in(x+1, y); c != nil && c.half {
		*c = cell{}
	}
}

// write draws text from x, y to the right.
func (s *sheet) write(x, y int, text string, token theme.Token) {
	for text = layout.Clean(text); text != ""; {
		cluster, w := ansi.FirstGraphemeCluster(text, ansi.GraphemeWidth)
		text = text[len(cluster):]
		if w < 1 || w > 2 || x < 0 || x+w > s.w {
			x += w
			continue
		}
		s.put(x, y, cluster, token)
		if c := s.in(x+1, y); c != nil && w == 2 {
			s.part(x+1, y)
			*c = cell{token: token, half: true}
			s.in(x, y).text = cluster
		}
		x += w
	}
}

// free reports whether n cells from x, y lie on the sheet and are blank.
func (s *sheet) free(x, y, n int) bool {
	for i := range n {
		if c := s.in(x+i, y); c == nil || c.text != "" || c.half {
			return false
		}
	}
	return true
}

// lines returns the rows of the sheet, painted.
func (s *sheet) lines(t theme.Theme) []string {
	out := make([]string, s.h)
	for y := range out {
		row := newRun(t)
		for _, c := range s.cells[y*s.w : (y+1)*s.w] {
			switch {
			case c.text != "":
				row.add(c.token, c.text)
			case !c.half:
				row.add(c.token, " ")
			}
		}
		out[y] = layout.Fit(row.String(), s.w)
	}
	return out
}

// blank returns h lines of w spaces, for charts that have no room to be drawn.
func blank(w, h int) []string { return layout.Block(nil, w, h) }
