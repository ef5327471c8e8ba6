package sheet

// Excerpt is a cell in its table: the headings above it, the names beside it,
// and the rows and columns next to it.
type Excerpt struct {
	Rows     [][]string
	Row, Col int // of the cell, in Rows
}

// The most headings, names beside, and neighbours of an excerpt.
const (
	mostHeads = 3
	mostNames = 2
	beside    = 1
)

// Around gives the excerpt around a cell of a sheet; false where the sheet has
// no such cell.
func (s *Sheet) Around(name string) (Excerpt, bool) {
	row, col, ok := cellAt(name)
	at := s.rowAt(row)
	if !ok || at < 0 || s.shown(row, col) == "" {
		return Excerpt{}, false
	}
	var rows []int
	for i := at - beside - 1; i >= 0 && len(rows) < mostHeads; i-- {
		if c := s.cell(s.Rows[i].At, col); c != nil && c.Kind == Text && !plain(c.Shown) && !s.title(s.Rows[i].At, col) {
			rows = append([]int{s.Rows[i].At}, rows...)
		}
	}
	for i := max(at-beside, 0); i <= min(at+beside, len(s.Rows)-1); i++ {
		rows = append(rows, s.Rows[i].At)
	}
	var cols []int
	for _, c := range s.Rows[at].Cells {
		if int(c.Col) < col-beside && c.Kind == Text && len(cols) < mostNames {
			cols = append(cols, int(c.Col))
		}
	}
	for c := max(col-beside, 0); c <= col+beside; c++ {
		cols = append(cols, c)
	}
	e := Excerpt{Row: -1}
	for _, r := range rows {
		if r == row {
			e.Row = len(e.Rows)
		}
		var line []string
		for i, c := range cols {
			if c == col {
				e.Col = i
			}
			line = append(line, s.shown(r, c))
		}
		e.Rows = append(e.Rows, line)
	}
	return e, true
}

// title tells whether a place is of a cell merged from the first column on.
func (s *Sheet) title(row, col int) bool {
	for _, m := range s.Merges {
		if m.Holds(row, col) {
			return m.Left == 0 && m.Right > 0
		}
	}
	return false
}

// rowAt is the place of a row in Rows; -1 for none.
func (s *Sheet) rowAt(row int) int {
	for i := range s.Rows {
		if s.Rows[i].At == row {
			return i
		}
	}
	return -1
}

// cell is what stands at a place, a merged cell at each of its own; nil for
// nothing.
func (s *Sheet) cell(row, col int) *Cell {
	for _, m := range s.Merges {
		if m.Holds(row, col) {
			row, col = m.Top, m.Left
			break
		}
	}
	if i := s.rowAt(row); i >= 0 {
		for j := range s.Rows[i].Cells {
			if c := &s.Rows[i].Cells[j]; int(c.Col) == col {
				return c
			}
		}
	}
	return nil
}

func (s *Sheet) shown(row, col int) string {
	if c := s.cell(row, col); c != nil {
		return c.Shown
	}
	return ""
}
