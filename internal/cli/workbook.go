package cli

import (
	"io"
	"strconv"
	"strings"

	"weici/internal/words"
	"weici/internal/workbook"
	"weici/model"
	"weici/ui/layout"
)

// numberColumns name the columns of figures that count; all others are text,
// codes of digits with them.
func numberColumns() []string {
	return []string{"rank", "rank_max", "n", "of", "value", "value_max", "reported_rank", "growth", "ahead", "apart", "start", "end", "row"}
}

// workbook writes the sheet as an Excel workbook: numbers count, years sort.
func (r *report) workbook(w io.Writer, lang model.Lang) error {
	book, err := workbook.New(layout.Clean(r.title), lang)
	if err != nil {
		return err
	}
	rows := make([][]workbook.Cell, len(r.sheet.rows))
	for i, row := range r.sheet.rows {
		for column, text := range row {
			rows[i] = append(rows[i], r.sheet.cell(column, layout.Clean(text), lang))
		}
	}
	table := workbook.Table{Name: words.SheetFigures.In(lang), Columns: workbook.Columns(r.sheet.head, rows), Rows: rows}
	if err := book.Table(table); err != nil {
		book.Close()
		return err
	}
	return book.Write(w)
}

func (s *sheet) cell(column int, text string, lang model.Lang) workbook.Cell {
	head := s.head[column]
	if head == "period" || head == words.HeadPeriod.In(lang) {
		return workbook.Period(text)
	}
	if s.right[column] || known(numberColumns(), head) {
		if v, err := strconv.ParseFloat(text, 64); err == nil {
			_, decimals, _ := strings.Cut(text, ".")
			return workbook.Number(v, len(decimals))
		}
	}
	return workbook.Text(text)
}
