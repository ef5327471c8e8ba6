package workbook

import (
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Cell is a cell of a table: nothing at all, text, or a number that counts.
type Cell struct {
	text   string
	value  any // nil: there is no cell
	format string
	number bool
	head   bool
	title  bool // runs over the cells beside it
}

// Text is a cell of text, which is never a formula. Without text there is no
// cell, so that nothing counts it.
func Text(s string) Cell {
	if s == "" {
		return Cell{}
	}
	return Cell{text: s, value: s}
}

// Head is a cell that heads those below it.
func Head(s string) Cell {
	c := Text(s)
	c.head = true
	return c
}

// Number is a value with so many decimals, its thousands grouped.
func Number(v float64, decimals int) Cell {
	format := "#,##0"
	if decimals > 0 {
		format += "." + strings.Repeat("0", decimals)
	}
	return Cell{text: strconv.FormatFloat(v, 'f', decimals, 64), value: v, format: format, number: true}
}

// Count is a whole number as it is: a place, a year.
func Count(n int) Cell { return Cell{text: strconv.Itoa(n), value: n, format: "0", number: true} }

// Period is a year as a number, so that periods sort and filter, and any other
// period as text.
func Period(s string) Cell {
	if n, err := strconv.Atoi(s); err == nil && len(s) == 4 && n > 0 {
		return Count(n)
	}
	return Text(s)
}

// put makes the cell as the writer takes it.
func (b *Book) put(c Cell) (any, error) {
	if c.value == nil {
		return nil, nil
	}
	_, text := c.value.(string)
	id, err := b.style(style{head: c.head, number: c.number, title: c.title, wrap: text && !c.title, format: c.format})
	return excelize.Cell{StyleID: id, Value: c.value}, err
}
