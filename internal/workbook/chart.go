package workbook

import (
	"fmt"
	"math"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// Chart is a chart beside the numbers that it draws, or below them where they
// are many.
type Chart struct {
	Title string
	Rows  [][]Cell // the head, then a row for each label
	Notes []string // below the numbers
	Words string   // the chart for those who cannot see it
	// Draw gives the chart as a part of DrawingML, which draws the cells of a
	// sheet, as formulas name it, from the row of the head.
	Draw func(sheet string, head int) string
}

// The measures of charts: widths of columns in digits, a chart in points and
// in the library's pixels (of which a row has 4 for 3.4 points), and how many
// columns of numbers stand beside it. Where the font is not at hand columns are
// wider, and charts with them.
const (
	labelWide, numberWide = 18.0, 12.0
	chartWide, chartHigh  = 450.0, 240.0
	pixelsWide            = 600
	pixelsHigh            = 282
	besideMost            = 2
	otherFont             = 1.27
)

// Charts adds a sheet of charts, each whole on its page.
func (b *Book) Charts(name string, charts []Chart) error {
	if err := b.open(name); err != nil {
		return fmt.Errorf("sheet %s: %w", name, err)
	}
	p := &plate{book: b, name: name, row: 1, columns: 1}
	for _, c := range charts {
		p.columns = max(p.columns, len(c.Rows[0]))
	}
	if err := p.all(charts); err != nil {
		return fmt.Errorf("sheet %s: %w", name, err)
	}
	return nil
}

// plate is a sheet of charts being written.
type plate struct {
	book    *Book
	name    string
	columns int     // the most of any chart
	row     int     // the next row
	used    float64 // of the page, in points of the sheet
	scale   float64 // of the paper
}

func (p *plate) all(charts []Chart) error {
	f := p.book.file
	if err := p.book.page(p.name); err != nil {
		return err
	}
	last, err := excelize.ColumnNumberToName(p.columns)
	if err != nil {
		return err
	}
	if err := f.SetColWidth(p.name, "A", "A", labelWide); err != nil {
		return err
	}
	if p.columns > 1 {
		if err := f.SetColWidth(p.name, "B", last, numberWide); err != nil {
			return err
		}
	}
	// A sheet that is fitted to a page's width takes no breaks: it is scaled.
	wide := 0.0
	for _, c := range charts {
		across := p.width(len(c.Rows[0]))
		if beside(c) {
			across = p.width(len(c.Rows[0])+1) + chartWide
		}
		wide = max(wide, across, chartWide)
	}
	p.scale = math.Floor(100*min(1, pageWide/(wide*otherFont))) / 100
	percent := uint(p.scale * 100)
	if err := f.SetPageLayout(p.name, &excelize.PageLayoutOptions{AdjustTo: &percent}); err != nil {
		return err
	}
	for _, c := range charts {
		if err := p.add(c); err != nil {
			return err
		}
	}
	end, err := excelize.CoordinatesToCellName(p.columns, p.row-1)
	if err != nil {
		return err
	}
	return f.SetSheetDimension(p.name, "A1:"+end)
}

func beside(c Chart) bool { return len(c.Rows[0]) <= besideMost }

// width is that of the first columns, in points.
func (p *plate) width(columns int) float64 {
	return (labelWide + float64(columns-1)*numberWide) * digit
}

// line is a row of a chart's block.
type line struct {
	cells []Cell
	high  float64
	whole bool // its text runs over all the columns of the numbers
}

// add writes a chart's title, numbers and notes, and draws it.
func (p *plate) add(c Chart) error {
	columns := len(c.Rows[0])
	lines := []line{{cells: []Cell{{text: c.Title, value: c.Title, title: true}}, high: height(1)}}
	for _, row := range c.Rows {
		tall := 1
		for i, cell := range row {
			wide := numberWide
			if row[i].number = row[i].number || i > 0; i == 0 {
				wide = labelWide
			}
			tall = max(tall, linesOf(cell, wide))
		}
		lines = append(lines, line{cells: row, high: height(tall)})
	}
	for _, note := range c.Notes {
		tall := linesOf(Text(note), labelWide+float64(columns-1)*numberWide)
		lines = append(lines, line{cells: []Cell{Text(note)}, high: height(tall), whole: true})
	}
	at, left, alone := 1, columns+2, -1 // the chart: the first of its rows and columns
	if !beside(c) {
		at, left, alone = len(lines), 1, len(lines)
	}
	lines = padded(lines, at)
	if err := p.turn(lines, alone); err != nil {
		return err
	}
	top := p.row
	for _, l := range lines {
		if err := p.line(l, columns); err != nil {
			return err
		}
	}
	return p.draw(c, top+1, left, top+at)
}

// padded adds empty rows until a chart that begins at a row has room, and one
// more.
func padded(lines []line, at int) []line {
	for room := highOf(lines[at:]); room < chartHigh; room += lineHigh {
		lines = append(lines, line{high: lineHigh})
	}
	return append(lines, line{high: lineHigh})
}

// turn begins a page where a block would not fit on this one, and another for
// its chart where the block is longer than a page. Numbers break by themselves.
func (p *plate) turn(lines []line, chart int) error {
	room := pageHigh / p.scale
	if high := highOf(lines); p.used > 0 && p.used+high > room {
		if err := p.cut(p.row); err != nil {
			return err
		}
	}
	for i, l := range lines {
		if i == chart && p.used > 0 && p.used+highOf(lines[i:]) > room {
			if err := p.cut(p.row + i); err != nil {
				return err
			}
		}
		if p.used+l.high > room {
			p.used = 0
		}
		p.used += l.high
	}
	return nil
}

// cut begins a page with a row.
func (p *plate) cut(row int) error {
	p.used = 0
	return p.book.file.InsertPageBreak(p.name, "A"+strconv.Itoa(row))
}

func highOf(lines []line) float64 {
	high := 0.0
	for _, l := range lines {
		high += l.high
	}
	return high
}

func (p *plate) line(l line, columns int) error {
	f := p.book.file
	for i, c := range l.cells {
		axis, err := excelize.CoordinatesToCellName(i+1, p.row)
		if err != nil {
			return err
		}
		value, err := p.book.put(c)
		if err != nil {
			return err
		}
		cell, ok := value.(excelize.Cell)
		if !ok {
			continue
		}
		if err := f.SetCellValue(p.name, axis, cell.Value); err != nil {
			return err
		}
		if err := f.SetCellStyle(p.name, axis, axis, cell.StyleID); err != nil {
			return err
		}
	}
	if l.whole && columns > 1 {
		last, err := excelize.CoordinatesToCellName(columns, p.row)
		if err != nil {
			return err
		}
		if err := f.MergeCell(p.name, "A"+strconv.Itoa(p.row), last); err != nil {
			return err
		}
	}
	err := f.SetRowHeight(p.name, p.row, l.high)
	p.row++
	return err
}

// draw places a chart. The library's own charts keep no numbers and mark none,
// so it makes the frame and ours is put into it.
func (p *plate) draw(c Chart, head, column, row int) error {
	axis, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		return err
	}
	frame := &excelize.Chart{
		Type:      excelize.Bar,
		Series:    []excelize.ChartSeries{{Values: quoted(p.name) + "!$B$1"}},
		Dimension: excelize.ChartDimension{Width: pixelsWide, Height: pixelsHigh},
		Format:    excelize.GraphicOptions{AltText: c.Words},
	}
	if err := p.book.file.AddChart(p.name, axis, frame); err != nil {
		return err
	}
	p.book.charts++
	p.book.file.Pkg.Store(fmt.Sprintf("xl/charts/chart%d.xml", p.book.charts), []byte(c.Draw(quoted(p.name), head)))
	return nil
}
