package sheet

import (
	"path"
	"slices"
	"strconv"
	"strings"
)

// xlsxReader reads the parts of an Excel workbook. excelize, which writes
// workbooks here, gives the style of a cell only after it holds a whole sheet
// as a tree: ten times the memory.
type xlsxReader struct {
	*archive
	styles   []style
	shared   []rich
	from1904 bool
	cells    int
}

// style is what a cell's style says.
type style struct {
	format       *Format
	bold, struck bool
	indent       uint8
}

// rich is the text of a cell, with what its parts are set in.
type rich struct {
	text, marks  string
	bold, struck bool // all of it
	indent       uint8
}

// sheetPart is a sheet and the part that holds it.
type sheetPart struct {
	name, id, part string
	hidden         bool
}

func readXLSX(a *archive) (*Book, error) {
	x := &xlsxReader{archive: a}
	sheets, err := x.workbook()
	if err != nil {
		return nil, err
	}
	if err := x.readStyles(); err != nil {
		return nil, err
	}
	if err := x.readShared(); err != nil {
		return nil, err
	}
	book := &Book{Title: x.title()}
	for _, p := range sheets {
		s, err := x.sheet(p)
		if err != nil {
			return nil, err
		}
		book.Sheets = append(book.Sheets, s)
	}
	return book, nil
}

// workbook lists the sheets in their order.
func (x *xlsxReader) workbook() ([]sheetPart, error) {
	var all []sheetPart
	err := x.each("xl/workbook.xml", func(m *markup) error {
		switch {
		case m.is(open, "workbookPr"):
			x.from1904 = flag(m.attr("date1904"))
		case m.is(open, "sheet"):
			state := m.attr("state")
			all = append(all, sheetPart{name: m.attr("name"), id: m.attr("id"), hidden: state == "hidden" || state == "veryHidden"})
		}
		if len(all) > maxSheets {
			return &Fault{Why: TooManyCells}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	parts := map[string]string{}
	err = x.each("xl/_rels/workbook.xml.rels", func(m *markup) error {
		if m.is(open, "Relationship") && m.attr("TargetMode") != "External" && strings.HasSuffix(m.attr("Type"), "/worksheet") {
			target := m.attr("Target")
			if !strings.HasPrefix(target, "/") {
				target = "xl/" + target
			}
			parts[m.attr("Id")] = path.Clean(strings.TrimPrefix(target, "/"))
		}
		return nil
	})
	for i := range all {
		all[i].part = parts[all[i].id]
	}
	return slices.DeleteFunc(all, func(p sheetPart) bool { return p.part == "" }), err
}

func flag(s string) bool { return s == "1" || s == "true" || s == "on" }

// title is the workbook's own, from its properties.
func (x *xlsxReader) title() string {
	title, inside := "", false
	_ = x.each("docProps/core.xml", func(m *markup) error { // a workbook without good properties has none
		switch {
		case m.kind == chars && inside:
			title += m.text()
		case string(m.name) == "title":
			inside = m.kind == open
		}
		return nil
	})
	return trim(title)
}

// readStyles reads the cell formats with the fonts and number formats they name.
func (x *xlsxReader) readStyles() error {
	var fonts []style
	formats := map[string]*Format{}
	section := ""
	return x.each("xl/styles.xml", func(m *markup) error {
		name := string(m.name)
		switch {
		case m.kind == chars:
		case name == "fonts" || name == "cellXfs" || name == "numFmts" || name == "cellStyleXfs" || name == "dxfs":
			section = name
			if m.kind == shut {
				section = ""
			}
		case m.kind == shut:
		case section == "numFmts" && name == "numFmt":
			f := parseFormat(m.attr("formatCode"))
			formats[m.attr("numFmtId")] = &f
		case section == "fonts" && name == "font":
			fonts = append(fonts, style{})
		case section == "fonts" && len(fonts) > 0:
			fonts[len(fonts)-1].set(name, m.attr("val"))
		case section == "cellXfs" && name == "xf":
			x.styles = append(x.styles, x.style(m, fonts, formats))
		case section == "cellXfs" && name == "alignment" && len(x.styles) > 0:
			if n, err := strconv.ParseUint(m.attr("indent"), 10, 8); err == nil {
				x.styles[len(x.styles)-1].indent = uint8(n)
			}
		}
		return nil
	})
}

func (x *xlsxReader) style(m *markup, fonts []style, formats map[string]*Format) style {
	var s style
	if n, err := strconv.Atoi(m.attr("fontId")); err == nil && n >= 0 && n < len(fonts) {
		s = fonts[n]
	}
	id := m.attr("numFmtId")
	f, own := formats[id]
	if !own {
		n, _ := strconv.Atoi(id)
		known := parseFormat(builtIn(n))
		f = &known
	}
	s.format = f
	return s
}

// set takes over a property of a font.
func (s *style) set(name, val string) {
	on := val == "" || flag(val)
	switch name {
	case "b":
		s.bold = on
	case "strike":
		s.struck = on
	}
}

// readShared reads the texts that cells share.
func (x *xlsxReader) readShared() error {
	r := richReader{}
	return x.each("xl/sharedStrings.xml", func(m *markup) error {
		switch {
		case m.is(open, "si"):
			r = richReader{}
		case m.is(shut, "si"):
			if len(x.shared) >= maxCells {
				return &Fault{Why: TooManyCells}
			}
			x.shared = append(x.shared, r.done())
		default:
			r.take(m)
		}
		return nil
	})
}

// richReader gathers the runs of a text. What is set as superscript is a mark
// of a note, unless it is part of a unit (m²).
type richReader struct {
	text, marks      strings.Builder
	in, phonetic     bool // inside t; inside what tells how to say it
	super            bool
	run              style
	runs, bold, gone int
}

func (r *richReader) take(m *markup) {
	switch string(m.name) {
	case "rPh":
		r.phonetic = m.kind == open
	case "r":
		if m.kind == open {
			r.super, r.run = false, style{}
		}
	case "vertAlign":
		if m.kind == open {
			r.super = m.attr("val") == "superscript"
		}
	case "b", "strike":
		if m.kind == open {
			r.run.set(string(m.name), m.attr("val"))
		}
	case "t":
		if m.kind != chars {
			r.in = m.kind == open && !r.phonetic
		}
	}
	if m.kind != chars || !r.in {
		return
	}
	text := m.text()
	if r.super && !isPower(r.text.String(), text) {
		r.marks.WriteString(text)
		return
	}
	r.text.WriteString(text)
	if n := len(strings.TrimSpace(text)); n > 0 {
		r.runs += n
		if r.run.bold {
			r.bold += n
		}
		if r.run.struck {
			r.gone += n
		}
	}
}

// isPower tells a power of a unit, m² or km³, from the mark of a note.
func isPower(before, super string) bool {
	return (super == "2" || super == "3") && (strings.HasSuffix(before, "m") || strings.HasSuffix(before, "米"))
}

func (r *richReader) done() rich {
	text := unwritten(r.text.String())
	return rich{trim(text), trim(r.marks.String()), r.runs > 0 && r.bold == r.runs, r.runs > 0 && r.gone == r.runs, indentOf(text)}
}

// unwritten replaces _x000D_, which Excel writes for a carriage return.
func unwritten(s string) string { return strings.ReplaceAll(s, "_x000D_", "") }

// sheet reads one sheet.
func (x *xlsxReader) sheet(p sheetPart) (Sheet, error) {
	r := &gridReader{xlsxReader: x, builder: builder{sheet: Sheet{Name: p.name, Hidden: p.hidden}, cells: &x.cells}, row: -1}
	if err := x.each(p.part, r.token); err != nil {
		return Sheet{}, at(err, p.name)
	}
	return r.done(), nil
}

// at says in which sheet a fault is.
func at(err error, sheet string) error {
	if f, ok := err.(*Fault); ok {
		f.Sheet = sheet
		return f
	}
	return &Fault{Why: Damaged, Sheet: sheet, Detail: err.Error()}
}
