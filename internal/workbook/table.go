package workbook

import (
	"fmt"
	"math"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// Table is a sheet with a head that stays in sight, repeats on paper and has a
// filter.
type Table struct {
	Name    string
	Columns []Column
	Rows    [][]Cell
	Frozen  int  // columns at the left that stay in sight
	Reading bool // running text, which nobody filters
}

// Column is a column of a table: its head, and its width in digits.
type Column struct {
	Head  string
	Width float64
}

// Columns gives columns as wide as what they hold, within bounds.
func Columns(heads []string, rows [][]Cell) []Column {
	const least, most = 6, 36
	columns := make([]Column, len(heads))
	for i, head := range heads {
		wide := weigh(head)
		for _, row := range rows {
			if i < len(row) {
				wide = max(wide, weigh(row[i].text))
			}
		}
		columns[i] = Column{head, min(max(math.Ceil(wide)+2, least), most)}
	}
	return columns
}

// Table adds a sheet. It fails where the rows are more than a sheet has.
func (b *Book) Table(t Table) error {
	if err := b.table(t); err != nil {
		return fmt.Errorf("sheet %s: %w", t.Name, err)
	}
	return nil
}

func (b *Book) table(t Table) error {
	last, err := excelize.CoordinatesToCellName(len(t.Columns), len(t.Rows)+1)
	if err != nil {
		return err
	}
	if err := b.openTable(t, "A1:"+last); err != nil {
		return err
	}
	s, err := b.file.NewStreamWriter(t.Name)
	if err != nil {
		return err
	}
	for i := len(t.Columns); i > 0; i-- { // the writer puts each before the ones it has
		if err := s.SetColWidth(i, i, t.Columns[i-1].Width); err != nil {
			return err
		}
	}
	if err := s.SetPanes(panes(t.Frozen)); err != nil {
		return err
	}
	head := make([]Cell, len(t.Columns))
	for i, c := range t.Columns {
		head[i] = Head(c.Head)
		head[i].number = t.counts(i)
	}
	for i, row := range append([][]Cell{head}, t.Rows...) {
		if err := b.row(s, i+1, row, t.Columns); err != nil {
			return err
		}
	}
	return s.Flush()
}

// counts tells whether a column begins with a number.
func (t Table) counts(column int) bool {
	for _, row := range t.Rows {
		if column < len(row) && row[column].value != nil {
			return row[column].number
		}
	}
	return false
}

// openTable makes the sheet of a table, and what stands outside its cells.
func (b *Book) openTable(t Table, area string) error {
	if err := b.open(t.Name); err != nil {
		return err
	}
	if err := b.file.SetSheetDimension(t.Name, area); err != nil {
		return err
	}
	if !t.Reading && len(t.Rows) > 0 { // first: it forgets what else is said of the sheet
		if err := b.file.AutoFilter(t.Name, area, nil); err != nil {
			return err
		}
	}
	if err := b.page(t.Name); err != nil {
		return err
	}
	yes, wide, high := true, 1, 0
	if err := b.file.SetSheetProps(t.Name, &excelize.SheetPropsOptions{FitToPage: &yes}); err != nil {
		return err
	}
	if err := b.file.SetPageLayout(t.Name, &excelize.PageLayoutOptions{FitToWidth: &wide, FitToHeight: &high}); err != nil {
		return err
	}
	return b.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: quoted(t.Name) + "!$1:$1", Scope: t.Name})
}

func panes(columns int) *excelize.Panes {
	corner, _ := excelize.CoordinatesToCellName(columns+1, 2)
	p := &excelize.Panes{Freeze: true, XSplit: columns, YSplit: 1, TopLeftCell: corner, ActivePane: "bottomRight"}
	if columns == 0 {
		p.ActivePane = "bottomLeft"
	}
	return p
}

// row writes a row as tall as its longest cell: not every program finds that
// by itself.
func (b *Book) row(s *excelize.StreamWriter, at int, cells []Cell, columns []Column) error {
	values, lines := make([]any, len(cells)), 1
	for i, c := range cells {
		var err error
		if values[i], err = b.put(c); err != nil {
			return err
		}
		lines = max(lines, linesOf(c, columns[min(i, len(columns)-1)].Width))
	}
	return s.SetRow("A"+strconv.Itoa(at), values, excelize.RowOpts{Height: height(lines)})
}

// quoted is a sheet's name in a formula.
func quoted(sheet string) string {
	name := ""
	for _, r := range sheet {
		if r == '\'' {
			name += "'"
		}
		name += string(r)
	}
	return "'" + name + "'"
}
