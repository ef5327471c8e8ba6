package review

import (
	"slices"

	"weici/internal/intake"
	"weici/internal/sheet"
	"weici/ui/layout"
)

// grid is one sheet, with what its cells were read as.
type grid struct {
	book     int
	sheet    *sheet.Sheet
	rows     []int // the rows that have cells
	cols     []int
	cells    map[[2]int]*sheet.Cell // by place in rows and cols
	widths   []int
	roles    map[string]intake.Role
	read     map[string]*intake.Observation
	not      map[string]*intake.NotRead
	row, col int // under the cursor, into rows and cols
	top      int // the first row and column shown when last drawn
	left     int
}

// The least and the most cells of a column.
const (
	narrow = 5
	wide   = 14
)

// maxPlaces bounds the rows that are shown: more are looked through in the list.
const maxPlaces = 20_000

func newGrid(book int, s *sheet.Sheet) *grid {
	g := &grid{book: book, sheet: s, cells: map[[2]int]*sheet.Cell{}}
	used := map[int]bool{}
	for i := range s.Rows {
		if i >= maxPlaces {
			break
		}
		g.rows = append(g.rows, s.Rows[i].At)
		for _, c := range s.Rows[i].Cells {
			used[int(c.Col)] = true
		}
	}
	for col := range used {
		g.cols = append(g.cols, col)
	}
	slices.Sort(g.cols)
	at := map[int]int{}
	for i, col := range g.cols {
		at[col] = i
	}
	g.widths = make([]int, len(g.cols))
	for i := range g.rows {
		for j := range s.Rows[i].Cells {
			c := &s.Rows[i].Cells[j]
			col := at[int(c.Col)]
			g.cells[[2]int{i, col}] = c
			if !g.merged(s.Rows[i].At, int(c.Col)) {
				g.widths[col] = max(g.widths[col], layout.Width(layout.Clean(c.Shown))+2)
			}
		}
	}
	for i := range g.widths {
		g.widths[i] = min(max(g.widths[i], narrow), wide)
	}
	return g
}

// merged tells whether a cell is merged over several columns.
func (g *grid) merged(row, col int) bool {
	for _, m := range g.sheet.Merges {
		if m.Top == row && m.Left == col && m.Right > m.Left {
			return true
		}
	}
	return false
}

// mark takes over what the cells were read as.
func (g *grid) mark(r *intake.Reading) {
	g.roles, g.read, g.not = nil, map[string]*intake.Observation{}, map[string]*intake.NotRead{}
	for i := range r.Roles {
		if r.Roles[i].Book == g.book && r.Roles[i].Sheet == g.sheet.Name {
			g.roles = r.Roles[i].Of
		}
	}
	for i := range r.Observations {
		if o := &r.Observations[i]; o.Book == g.book && o.Sheet == g.sheet.Name {
			g.read[o.Cell] = o
		}
	}
	for i := range r.NotRead {
		if n := &r.NotRead[i]; n.Book == g.book && n.Sheet == g.sheet.Name {
			g.not[n.Cell] = n
		}
	}
}

// step moves the cursor.
func (g *grid) step(dx, dy int) {
	g.col = min(max(g.col+dx, 0), max(len(g.cols)-1, 0))
	g.row = min(max(g.row+dy, 0), max(len(g.rows)-1, 0))
}

// goTo puts the cursor on a cell.
func (g *grid) goTo(name string) bool {
	row, col, ok := sheet.ParseCell(name)
	if !ok {
		return false
	}
	r, found := slices.BinarySearch(g.rows, row)
	c, also := slices.BinarySearch(g.cols, col)
	if found && also {
		g.row, g.col = r, c
	}
	return found && also
}

// cell is the name of the cell under the cursor.
func (g *grid) cell() string { return g.name(g.row, g.col) }

func (g *grid) name(row, col int) string {
	if row >= len(g.rows) || col >= len(g.cols) {
		return ""
	}
	return sheet.CellName(g.rows[row], g.cols[col])
}

// text is what stands at a place.
func (g *grid) text(row, col int) string {
	if c := g.cells[[2]int{row, col}]; c != nil {
		return c.Shown
	}
	return ""
}
