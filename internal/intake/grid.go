package intake

import (
	"slices"

	"weici/internal/sheet"
)

// grid is a sheet as layout is looked for in it: only the rows and columns that
// have cells, merged cells unfolded.
type grid struct {
	sheet *sheet.Sheet
	rows  []int // the sheet's rows, by the grid's
	cols  []int
	cells []cell // row by row
	fault Reason
}

// cell is a place of the grid.
type cell struct {
	*sheet.Cell
	covered bool  // by a merged cell whose own place is another
	top     int32 // of a covered one, that place
	left    int32
	across  bool // merged over several columns
	role    Role
	sort    sort
}

// Role is what a cell was read as.
type Role uint8

// The roles.
const (
	Unread Role = iota
	Blank
	TitleRole
	NoteRole
	AreaRole
	IndicatorRole
	PeriodRole
	UnitRole
	FigureRole
	PlaceRole
	TotalRole // the name of all members together
	MarkRole  // a sign for a reason why there is no figure
	ListedRole
)

// maxPlaces bounds the places of a grid, cells or not.
const maxPlaces = 24_000_000

func newGrid(s *sheet.Sheet) *grid {
	g := &grid{sheet: s}
	used := map[int]bool{}
	for i := range s.Rows {
		g.rows = append(g.rows, s.Rows[i].At)
		for _, c := range s.Rows[i].Cells {
			used[int(c.Col)] = true
		}
	}
	for col := range used {
		g.cols = append(g.cols, col)
	}
	slices.Sort(g.cols)
	if len(g.rows)*len(g.cols) > maxPlaces {
		g.fault = TooScattered
		g.rows, g.cols = nil, nil
		return g
	}
	column := make(map[int]int, len(g.cols))
	for i, col := range g.cols {
		column[col] = i
	}
	g.cells = make([]cell, len(g.rows)*len(g.cols))
	for r := range s.Rows {
		row := g.cells[r*len(g.cols):][:len(g.cols)]
		for i := range s.Rows[r].Cells {
			c := &s.Rows[r].Cells[i]
			at := &row[column[int(c.Col)]]
			at.Cell, at.sort = c, sortOf(c)
		}
	}
	g.unfold(column)
	return g
}

// unfold puts the cell of a merged range into every place of it.
func (g *grid) unfold(column map[int]int) {
	for _, m := range g.sheet.Merges {
		top, found := slices.BinarySearch(g.rows, m.Top)
		left, ok := column[m.Left]
		if !found || !ok || g.at(top, left).Cell == nil {
			continue
		}
		from := *g.at(top, left)
		for r := top; r < len(g.rows) && g.rows[r] <= m.Bottom; r++ {
			for c := left; c < len(g.cols) && g.cols[c] <= m.Right; c++ {
				at := g.at(r, c)
				if at.Cell != nil && at.Cell != from.Cell {
					continue
				}
				*at = from
				at.covered, at.across = r != top || c != left, m.Right > m.Left
				at.top, at.left = int32(top), int32(left)
			}
		}
		g.at(top, left).across = m.Right > m.Left
	}
}

func (g *grid) at(row, col int) *cell { return &g.cells[row*len(g.cols)+col] }

// name is the name of a cell in the sheet.
func (g *grid) name(row, col int) string { return sheet.CellName(g.rows[row], g.cols[col]) }

// text is what stands at a place; of a merged cell, at each of its places.
func (g *grid) text(row, col int) string {
	if c := g.at(row, col).Cell; c != nil {
		return c.Shown
	}
	return ""
}

// read marks what a cell, and all places it is merged over, was read as.
func (g *grid) read(row, col int, role Role) {
	at := g.at(row, col)
	if at.covered {
		at = g.at(int(at.top), int(at.left))
	}
	if at.Cell != nil && (at.role == Unread || role == FigureRole || role == PlaceRole) {
		at.role = role
	}
}

// hidden tells whether a cell is in a hidden row or column.
func (g *grid) hidden(row, col int) bool {
	return g.sheet.Rows[row].Hidden || g.sheet.HiddenColumn(g.cols[col])
}
