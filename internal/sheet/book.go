// Package sheet turns the bytes of an office's file into grids of cells: Excel
// (.xlsx, .xlsm, .xls), OpenDocument (.ods), delimited text (.csv, .tsv, or
// pasted), and the tables of web pages. What a cell is made of is kept as far
// as the format tells: its number as it is stored, its number format, bold,
// struck-out and superscript text, indents, merged ranges, hidden rows and
// columns. What a cell means is not decided here: package intake does.
//
// A format is told by the content, not by the name. Formulas are taken by the
// value that is stored with them, macros are never run, and links to other
// files are never followed.
package sheet

import (
	"strconv"
	"strings"
)

// Book is what one file holds.
type Book struct {
	Name   string // the file's own name, without its folder
	Hash   string // SHA-256 of its bytes, in hexadecimal
	Title  string // as its properties say; empty where they do not
	Sheets []Sheet
}

// Sheet is one grid. Rows without any cell are not there, so that a sheet of
// a million rows with one cell is small.
type Sheet struct {
	Name    string
	Hidden  bool
	Caption string // what stands above it outside of its cells: the title of a package
	Rows    []Row  // in order of At
	Merges  []Range
	hidden  []Range // hidden columns
}

// Row is the cells of one row that hold anything, in order of Col.
type Row struct {
	At     int // from 0
	Hidden bool
	Cells  []Cell
}

// Kind is what a cell holds.
type Kind uint8

// The kinds of cell. A Date is a serial number under a date format, its Text
// the date as 2022-09-30.
const (
	Text Kind = iota
	Number
	Date
	Bool
	Error // of a formula: #DIV/0!
)

// Cell is one cell that holds something.
type Cell struct {
	Col    int32
	Kind   Kind
	Struck bool    // its text is struck out
	Bold   bool    // all of its text is bold
	Indent uint8   // the levels of its indent
	Shown  string  // as it is displayed, without superscript marks
	Stored string  // of a Number: the decimal number as it is stored, 3.8 shown as 3.8% being 0.038
	Marks  string  // superscript text in it: the mark of a note
	Format *Format // of a Number or a Date; nil for text
}

// Range is a rectangle of cells; both corners are in it.
type Range struct{ Top, Left, Bottom, Right int }

// Holds tells whether a cell is in the range.
func (r Range) Holds(row, col int) bool {
	return r.Top <= row && row <= r.Bottom && r.Left <= col && col <= r.Right
}

// HiddenColumn tells whether a column is hidden.
func (s *Sheet) HiddenColumn(col int) bool {
	for _, r := range s.hidden {
		if r.Left <= col && col <= r.Right {
			return true
		}
	}
	return false
}

// Cells counts the cells of the sheet.
func (s *Sheet) Cells() int {
	n := 0
	for i := range s.Rows {
		n += len(s.Rows[i].Cells)
	}
	return n
}

// CellName is the name of a cell: C7 for row 6, column 2.
func CellName(row, col int) string { return ColumnName(col) + strconv.Itoa(row+1) }

// ColumnName is the letters of a column, from 0: A, Z, AA.
func ColumnName(col int) string {
	var letters [4]byte
	at := len(letters)
	for col++; col > 0 && at > 0; col = (col - 1) / 26 {
		at--
		letters[at] = byte('A' + (col-1)%26)
	}
	return string(letters[at:])
}

// The most rows and columns of a sheet, as Excel has them.
const (
	maxRows    = 1 << 20
	maxColumns = 1 << 14
)

// cellAt reads a cell's name; ok is false where it is none.
func cellAt(name string) (row, col int, ok bool) {
	i := 0
	for ; i < len(name) && i < 4 && 'A' <= name[i] && name[i] <= 'Z'; i++ {
		col = col*26 + int(name[i]-'A') + 1
	}
	for digits := i; digits < len(name); digits++ {
		c := name[digits]
		if c < '0' || c > '9' || row > maxRows {
			return 0, 0, false
		}
		row = row*10 + int(c-'0')
	}
	return row - 1, col - 1, 0 < col && col <= maxColumns && 0 < row && row <= maxRows
}

// ParseCell reads a cell's name, C7, into its row and column, from 0.
func ParseCell(name string) (row, col int, ok bool) { return cellAt(name) }

// rangeAt reads A1:C3, or A1 alone.
func rangeAt(name string) (Range, bool) {
	from, to, two := strings.Cut(name, ":")
	if !two {
		to = from
	}
	top, left, ok := cellAt(from)
	bottom, right, also := cellAt(to)
	return Range{top, left, bottom, right}, ok && also && top <= bottom && left <= right
}

// builder gathers the cells of a sheet and counts them for a whole book.
type builder struct {
	sheet Sheet
	cells *int
	slab  []Cell // where the cells of rows lie one behind the other
}

// slabSize is how many cells are made room for at a time.
const slabSize = 1 << 14

// put adds a cell behind those that are there.
func (b *builder) put(row int, c Cell) error {
	rows := b.sheet.Rows
	if len(rows) == 0 || rows[len(rows)-1].At != row {
		b.row(row, false)
	}
	r := &b.sheet.Rows[len(b.sheet.Rows)-1]
	if len(b.slab) == cap(b.slab) { // what the row has goes along
		b.slab = append(make([]Cell, 0, max(slabSize, 2*len(r.Cells))), r.Cells...)
		r.Cells = b.slab
	}
	b.slab = append(b.slab, c)
	r.Cells = b.slab[len(b.slab)-len(r.Cells)-1 : len(b.slab) : len(b.slab)]
	if *b.cells++; *b.cells > maxCells {
		return &Fault{Why: TooManyCells, Sheet: b.sheet.Name}
	}
	return nil
}

// row begins a row.
func (b *builder) row(at int, hidden bool) {
	if n := len(b.sheet.Rows); n > 0 && len(b.sheet.Rows[n-1].Cells) == 0 {
		b.sheet.Rows = b.sheet.Rows[:n-1]
	}
	b.sheet.Rows = append(b.sheet.Rows, Row{At: at, Hidden: hidden})
}

// done gives the sheet. Rows without cells are taken away, and the order of
// rows and cells, which a damaged file may not keep, is the reader's to check.
func (b *builder) done() Sheet {
	if n := len(b.sheet.Rows); n > 0 && len(b.sheet.Rows[n-1].Cells) == 0 {
		b.sheet.Rows = b.sheet.Rows[:n-1]
	}
	return b.sheet
}
