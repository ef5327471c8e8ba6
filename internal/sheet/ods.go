package sheet

import (
	"strconv"
	"strings"
)

// odsReader reads an OpenDocument spreadsheet.
type odsReader struct {
	builder
	styles   map[string]style
	super    map[string]bool
	book     *Book
	named    string // the style that is being read
	row, col int
	rows     int // how often the row is repeated
	hidden   bool
	cell     odsCell
	spans    []string // styles of the spans that the text is in
}

// odsCell is the cell that is being read.
type odsCell struct {
	kind, value  string
	style        string
	columns      int // how often it is repeated
	across, down int // how many it is merged over
	lines        int
	text, marks  strings.Builder
	in           bool
	ignored      int // inside an annotation
}

func readODS(a *archive) (*Book, error) {
	if err := odsEncrypted(a); err != nil {
		return nil, err
	}
	cells := 0
	r := &odsReader{styles: map[string]style{}, super: map[string]bool{}, book: &Book{}, builder: builder{cells: &cells}}
	if err := a.each("content.xml", r.token); err != nil {
		return nil, at(err, r.sheet.Name)
	}
	return r.book, nil
}

func odsEncrypted(a *archive) error {
	return a.each("META-INF/manifest.xml", func(m *markup) error {
		if m.is(open, "encryption-data") {
			return &Fault{Why: Encrypted}
		}
		return nil
	})
}

func (r *odsReader) token(m *markup) error {
	if m.kind == chars {
		r.write(m.text())
		return nil
	}
	opens := m.kind == open
	switch string(m.name) {
	case "style":
		r.named = ""
		if opens {
			r.named = m.attr("name")
		}
	case "text-properties", "paragraph-properties":
		if opens && r.named != "" {
			r.restyle(m)
		}
	case "table":
		return r.table(m, opens)
	case "table-column":
		if opens {
			r.column(m)
		}
	case "table-row":
		r.tableRow(m, opens)
	case "table-cell", "covered-table-cell":
		if opens {
			r.begin(m)
			return nil
		}
		return r.end()
	case "p":
		if opens && r.cell.in && r.cell.ignored == 0 {
			if r.cell.lines++; r.cell.lines > 1 {
				r.write("\n")
			}
		}
	case "annotation":
		if r.cell.ignored = 0; opens {
			r.cell.ignored = 1
		}
	case "span":
		r.span(m, opens)
	case "s":
		if opens {
			r.write(" ")
		}
	}
	return nil
}

func (r *odsReader) span(m *markup, opens bool) {
	if opens {
		r.spans = append(r.spans, m.attr("style-name"))
	} else if n := len(r.spans); n > 0 {
		r.spans = r.spans[:n-1]
	}
}

// restyle reads what a style is set in.
func (r *odsReader) restyle(m *markup) {
	s := r.styles[r.named]
	s.bold = s.bold || m.attr("font-weight") == "bold"
	if line := m.attr("text-line-through-style"); line != "" && line != "none" {
		s.struck = true
	}
	r.styles[r.named] = s
	if strings.HasPrefix(m.attr("text-position"), "super") {
		r.super[r.named] = true
	}
}

func (r *odsReader) table(m *markup, opens bool) error {
	if !opens {
		r.book.Sheets = append(r.book.Sheets, r.done())
		r.sheet = Sheet{}
		return nil
	}
	if len(r.book.Sheets) >= maxSheets {
		return &Fault{Why: TooManyCells}
	}
	r.sheet = Sheet{Name: m.attr("name")}
	r.row, r.col = -1, -1
	return nil
}

func (r *odsReader) column(m *markup) {
	n := repeated(m.attr("number-columns-repeated"))
	if v := m.attr("visibility"); v == "collapse" || v == "filter" {
		r.sheet.hidden = append(r.sheet.hidden, Range{Left: r.col + 1, Right: r.col + n})
	}
	r.col += n
}

// repeated is how often something is repeated.
func repeated(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 {
		return 1
	}
	return min(n, maxRows)
}

func (r *odsReader) tableRow(m *markup, opens bool) {
	if !opens {
		r.row += r.rows - 1
		return
	}
	r.row, r.col, r.rows = r.row+1, 0, repeated(m.attr("number-rows-repeated"))
	v := m.attr("visibility")
	r.hidden = v == "collapse" || v == "filter"
	r.builder.row(r.row, r.hidden)
}

func (r *odsReader) begin(m *markup) {
	r.cell = odsCell{
		kind: m.attr("value-type"), style: m.attr("style-name"), columns: repeated(m.attr("number-columns-repeated")),
		across: repeated(m.attr("number-columns-spanned")), down: repeated(m.attr("number-rows-spanned")), in: true,
	}
	switch r.cell.kind {
	case "date":
		r.cell.value = m.attr("date-value")
	case "boolean":
		r.cell.value = m.attr("boolean-value")
	default:
		r.cell.value = m.attr("value")
	}
	r.spans = r.spans[:0]
}

func (r *odsReader) write(text string) {
	if !r.cell.in || r.cell.ignored > 0 || r.cell.lines == 0 {
		return
	}
	for _, name := range r.spans {
		if r.super[name] && !isPower(r.cell.text.String(), text) {
			r.cell.marks.WriteString(text)
			return
		}
	}
	r.cell.text.WriteString(text)
}

// end takes over a cell, as often as it is repeated.
func (r *odsReader) end() error {
	c, ok := r.content()
	col := r.col
	r.col += r.cell.columns
	if r.cell.across > 1 || r.cell.down > 1 {
		r.sheet.Merges = append(r.sheet.Merges, Range{r.row, col, r.row + r.cell.down - 1, col + r.cell.across - 1})
	}
	r.cell.in = false
	if !ok {
		return nil
	}
	if r.col > maxColumns || r.row >= maxRows || r.rows > 1000 {
		return &Fault{Why: TooManyCells}
	}
	for ; col < r.col; col++ {
		c.Col = int32(col)
		if err := r.put(r.row, c); err != nil {
			return err
		}
	}
	return nil
}

// content makes the cell; its text is what the file shows for a number.
func (r *odsReader) content() (Cell, bool) {
	shown := trim(r.cell.text.String())
	s := r.styles[r.cell.style]
	c := Cell{Shown: shown, Marks: trim(r.cell.marks.String()), Bold: s.bold, Struck: s.struck, Indent: indentOf(r.cell.text.String())}
	switch r.cell.kind {
	case "float", "percentage", "currency":
		stored, ok := decimal(r.cell.value)
		switch {
		case strings.HasPrefix(shown, "#") || strings.HasPrefix(shown, "Err:"):
			c.Kind = Error
		case ok:
			c.Kind, c.Stored = Number, stored
			c.Format = &Format{Percent: r.cell.kind == "percentage", Decimals: -1}
		}
	case "date":
		c.Kind = Date
		if len(r.cell.value) >= len("2022-09-30") {
			c.Shown = r.cell.value[:len("2022-09-30")]
		}
	case "boolean":
		c.Kind = Bool
	case "string":
		if strings.HasPrefix(shown, "#") && strings.HasSuffix(shown, "!") {
			c.Kind = Error
		}
	}
	return c, c.Shown != "" || c.Marks != ""
}
