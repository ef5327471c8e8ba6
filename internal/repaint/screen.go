package repaint

// cell is one column of a row. A wide character is a cell of width 2 and a
// cell of width 0 after it.
type cell struct {
	text  int32 // a rune, or the complement of a cluster's index in the ink
	pen   int32
	width int8
	doubt bool // terminals differ about its width
}

// screen is a grid of cells.
type screen struct {
	w, h  int
	cells []cell
}

func newScreen(w, h int) screen {
	w, h = max(w, 0), max(h, 0)
	s := screen{w: w, h: h, cells: make([]cell, w*h)}
	s.fill(0, len(s.cells), 0)
	return s
}

func (s *screen) row(y int) []cell { return s.cells[y*s.w : (y+1)*s.w] }

func blank(pen int32) cell { return cell{text: ' ', pen: pen, width: 1} }

// fill blanks the cells from i until j.
func (s *screen) fill(i, j int, pen int32) {
	for b := blank(pen); i < j; i++ {
		s.cells[i] = b
	}
}

// forget has nothing be known of a row, so that it is drawn whole.
func (s *screen) forget(y int) {
	for x := range s.row(y) {
		s.row(y)[x] = cell{doubt: true}
	}
}
