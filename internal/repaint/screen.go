package repaint

import "slices"

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

// whole says that no wide character is cut in two before the cell of column x.
// What a terminal shows of a half is its own.
func whole(row []cell, x int) bool { return x >= len(row) || row[x].width > 0 }

// erase blanks the columns of a row from x until end, and says whether that
// cuts no character.
func (s *screen) erase(y, x, end int, pen int32) bool {
	row := s.row(y)
	if !whole(row, x) || !whole(row, end) {
		return false
	}
	s.fill(y*s.w+x, y*s.w+end, pen)
	return true
}

// put sets a character, and says whether that cuts no other.
func (s *screen) put(y, x int, c cell) bool {
	row := s.row(y)
	end := x + int(c.width)
	if !whole(row, x) || !whole(row, end) {
		return false
	}
	row[x] = c
	for i := x + 1; i < end; i++ {
		row[i] = cell{pen: c.pen}
	}
	return true
}

// narrow says that a row holds no wide character. Terminals do not move those
// alike.
func narrow(row []cell) bool {
	return !slices.ContainsFunc(row, func(c cell) bool { return c.width != 1 })
}

// insert moves the columns from x to the right by n; delete moves them to the
// left. Each says whether it could.
func (s *screen) insert(y, x, n int, pen int32) bool {
	row := s.row(y)
	if !narrow(row) {
		return false
	}
	n = min(n, s.w-x)
	copy(row[x+n:], row[x:])
	s.fill(y*s.w+x, y*s.w+x+n, pen)
	return true
}

func (s *screen) delete(y, x, n int, pen int32) bool {
	row := s.row(y)
	if !narrow(row) {
		return false
	}
	n = min(n, s.w-x)
	copy(row[x:], row[x+n:])
	s.fill((y+1)*s.w-n, (y+1)*s.w, pen)
	return true
}

// scroll moves the rows from top until foot up by n, or down where n is
// negative.
func (s *screen) scroll(top, foot, n int, pen int32) {
	region := s.cells[top*s.w : foot*s.w]
	n = max(min(n, foot-top), top-foot)
	if n >= 0 {
		copy(region, region[n*s.w:])
		s.fill((foot-n)*s.w, foot*s.w, pen)
	} else {
		copy(region[-n*s.w:], region)
		s.fill(top*s.w, (top-n)*s.w, pen)
	}
}
