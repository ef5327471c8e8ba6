package sheet

import (
	"strconv"
	"strings"
)

// gridReader reads the cells of one sheet of an Excel workbook.
type gridReader struct {
	*xlsxReader
	builder
	row, col int
	kind     string // of the cell: s, str, inlineStr, n, b, e, d
	style    int
	value    strings.Builder
	inline   richReader
	in       bool // inside v
	within   bool // inside a cell
}

func (r *gridReader) token(m *markup) error {
	if m.kind == chars {
		if r.in {
			r.value.WriteString(m.text())
		} else if r.within {
			r.inline.take(m)
		}
		return nil
	}
	switch string(m.name) {
	case "c":
		if m.kind == shut {
			r.within = false
			return r.cell()
		}
		return r.begin(m)
	case "v":
		r.in = m.kind == open
	case "row":
		if m.kind == open {
			r.beginRow(m)
		}
	case "mergeCell":
		if area, ok := rangeAt(m.attr("ref")); ok && m.kind == open && len(r.builder.sheet.Merges) < maxCells/10 {
			r.builder.sheet.Merges = append(r.builder.sheet.Merges, area)
		}
	case "col":
		if m.kind == open && flag(m.attr("hidden")) {
			r.hide(m)
		}
	default:
		if r.within {
			r.inline.take(m)
		}
	}
	return nil
}

func (r *gridReader) hide(m *markup) {
	first, err := strconv.Atoi(m.attr("min"))
	last, also := strconv.Atoi(m.attr("max"))
	if err == nil && also == nil && len(r.builder.sheet.hidden) < maxColumns {
		r.builder.sheet.hidden = append(r.builder.sheet.hidden, Range{Left: first - 1, Right: last - 1})
	}
}

// beginRow goes to a row; one without a number follows the one before it.
func (r *gridReader) beginRow(m *markup) {
	if n, err := strconv.Atoi(m.attr("r")); err == nil {
		r.row = n - 1
	} else {
		r.row++
	}
	r.col = -1
	r.builder.row(r.row, flag(m.attr("hidden")))
}

// begin goes to a cell; one without a name follows the one before it.
func (r *gridReader) begin(m *markup) error {
	row, col, ok := cellAt(m.attr("r"))
	if !ok {
		row, col = r.row, r.col+1
	}
	if row != r.row || col <= r.col || col >= maxColumns {
		return errMarkup
	}
	r.col, r.kind, r.within = col, m.attr("t"), true
	r.style, _ = strconv.Atoi(m.attr("s"))
	r.value.Reset()
	if r.inline.runs > 0 || r.kind == "inlineStr" {
		r.inline = richReader{}
	}
	return nil
}

// cell takes over the cell that was read.
func (r *gridReader) cell() error {
	c, ok := r.content()
	if !ok {
		return nil
	}
	c.Col = int32(r.col)
	return r.put(r.row, c)
}

// content makes the cell of its value; an empty one is none.
func (r *gridReader) content() (Cell, bool) {
	var s style
	if r.style >= 0 && r.style < len(r.styles) {
		s = r.styles[r.style]
	}
	value := trim(r.value.String())
	var c Cell
	switch r.kind {
	case "s", "inlineStr":
		text := r.richText(value)
		c = Cell{Shown: text.text, Marks: text.marks, Bold: text.bold, Struck: text.struck, Indent: text.indent}
	case "str", "d":
		c = Cell{Shown: trim(unwritten(value))}
	case "b":
		c = Cell{Kind: Bool, Shown: value}
	case "e":
		c = Cell{Kind: Error, Shown: value}
	default:
		if value == "" {
			return c, false
		}
		if s.format == nil {
			s.format = general()
		}
		c = number(value, s.format, r.from1904)
	}
	c.Bold, c.Struck, c.Indent = c.Bold || s.bold, c.Struck || s.struck, c.Indent+s.indent
	return c, c.Shown != "" || c.Marks != ""
}

func (r *gridReader) richText(value string) rich {
	if r.kind == "inlineStr" {
		return r.inline.done()
	}
	if n, err := strconv.Atoi(value); err == nil && n >= 0 && n < len(r.shared) {
		return r.shared[n]
	}
	return rich{}
}
