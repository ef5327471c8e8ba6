package sheet

import (
	"encoding/binary"
	"math"
	"strconv"
	"unicode/utf16"
)

// xlsReader reads the records of an Excel 97–2003 workbook (BIFF8). The
// libraries for it (shakinm/xlsReader and extrame/xls were tried) give neither
// merged cells nor hidden ones nor what a text is set in.
type xlsReader struct {
	fonts    []style
	formats  map[uint16]*Format
	xfs      []style
	shared   []rich
	from1904 bool
	parts    []xlsPart
	cells    int
}

// xlsPart is a sheet, and where in the stream it begins.
type xlsPart struct {
	name   string
	at     int
	hidden bool
}

// The records that are read.
const (
	recFormula   = 0x06
	recEOF       = 0x0A
	recDateMode  = 0x22
	recFilePass  = 0x2F
	recFont      = 0x31
	recContinue  = 0x3C
	recColumn    = 0x7D
	recSheet     = 0x85
	recMulRK     = 0xBD
	recXF        = 0xE0
	recMerges    = 0xE5
	recShared    = 0xFC
	recLabelSST  = 0xFD
	recNumber    = 0x203
	recLabel     = 0x204
	recBoolError = 0x205
	recString    = 0x207
	recRow       = 0x208
	recRK        = 0x27E
	recFormat    = 0x41E
	recBOF       = 0x809
)

// record is one record; more are the records that continue it.
type record struct {
	kind uint16
	data []byte
	more [][]byte
	next int
}

// recordAt reads the record at a place of the stream.
func recordAt(stream []byte, at int) (record, bool) {
	if at < 0 || at+4 > len(stream) {
		return record{}, false
	}
	r := record{kind: binary.LittleEndian.Uint16(stream[at:])}
	end := at + 4 + int(binary.LittleEndian.Uint16(stream[at+2:]))
	if end > len(stream) {
		return record{}, false
	}
	r.data, r.next = stream[at+4:end], end
	for r.next+4 <= len(stream) && binary.LittleEndian.Uint16(stream[r.next:]) == recContinue && r.kind != recContinue {
		end := r.next + 4 + int(binary.LittleEndian.Uint16(stream[r.next+2:]))
		if end > len(stream) {
			break
		}
		r.more, r.next = append(r.more, stream[r.next+4:end]), end
	}
	return r, true
}

// u16 reads two bytes; beyond the end they are zero.
func (r *record) u16(at int) int {
	if at+2 > len(r.data) {
		return 0
	}
	return int(binary.LittleEndian.Uint16(r.data[at:]))
}

func (r *record) byte(at int) byte {
	if at >= len(r.data) {
		return 0
	}
	return r.data[at]
}

func readXLS(stream []byte) (*Book, error) {
	x := &xlsReader{formats: map[uint16]*Format{}}
	first, ok := recordAt(stream, 0)
	if !ok || first.kind != recBOF {
		return nil, &Fault{Why: Damaged}
	}
	if first.u16(0) != 0x600 {
		return nil, &Fault{Why: OldFormat}
	}
	for at := first.next; ; {
		r, ok := recordAt(stream, at)
		if !ok || r.kind == recEOF {
			break
		}
		if err := x.global(&r); err != nil {
			return nil, err
		}
		at = r.next
	}
	book := &Book{}
	for _, p := range x.parts {
		s, err := x.sheet(stream, p)
		if err != nil {
			return nil, at(err, p.name)
		}
		book.Sheets = append(book.Sheets, s)
	}
	return book, nil
}

// global reads a record of the workbook as a whole.
func (x *xlsReader) global(r *record) error {
	switch r.kind {
	case recFilePass:
		return &Fault{Why: Encrypted}
	case recDateMode:
		x.from1904 = r.u16(0) == 1
	case recSheet:
		if r.byte(5) == 0 && len(x.parts) < maxSheets && len(r.data) >= 8 {
			name := newTextReader(r.data[6:], nil).short()
			x.parts = append(x.parts, xlsPart{name.text, int(binary.LittleEndian.Uint32(r.data)), r.byte(4)&3 != 0})
		}
	case recFont:
		if len(x.fonts) == 4 { // number four is left out, and is the first
			x.fonts = append(x.fonts, x.fonts[0])
		}
		x.fonts = append(x.fonts, style{bold: r.u16(6) >= 700, struck: r.u16(2)&8 != 0, indent: superscript(r.u16(8))})
	case recFormat:
		if len(r.data) > 2 {
			f := parseFormat(newTextReader(r.data[2:], nil).long().text)
			x.formats[uint16(r.u16(0))] = &f
		}
	case recXF:
		x.xfs = append(x.xfs, x.xf(r))
	case recShared:
		return x.readShared(r)
	}
	return nil
}

// superscript keeps in a font's unused indent whether it is one.
func superscript(escapement int) uint8 {
	if escapement == 1 {
		return 1
	}
	return 0
}

func (x *xlsReader) xf(r *record) style {
	var s style
	if n := r.u16(0); n < len(x.fonts) {
		s = x.fonts[n]
	}
	f, ok := x.formats[uint16(r.u16(2))]
	if !ok {
		known := parseFormat(builtIn(r.u16(2)))
		f = &known
	}
	s.format, s.indent = f, r.byte(8)&15
	return s
}

func (x *xlsReader) readShared(r *record) error {
	if len(r.data) < 8 {
		return nil
	}
	n := binary.LittleEndian.Uint32(r.data[4:])
	t := newTextReader(r.data[8:], r.more)
	for range min(int(n), maxCells) {
		if t.ended() {
			break
		}
		x.shared = append(x.shared, x.rich(t.long()))
	}
	return nil
}

// rich sets the superscript parts of a text apart.
func (x *xlsReader) rich(s xlsText) rich {
	if len(s.runs) == 0 {
		return rich{text: trim(s.text), indent: indentOf(s.text)}
	}
	units := utf16.Encode([]rune(s.text))
	r := richReader{}
	from := 0
	add := func(to int) {
		if to = min(to, len(units)); to > from {
			part := string(utf16.Decode(units[from:to]))
			if r.super && !isPower(r.text.String(), part) {
				r.marks.WriteString(part)
			} else {
				r.text.WriteString(part)
			}
			from = to
		}
	}
	for _, run := range s.runs {
		add(run.at)
		r.super = run.font < len(x.fonts) && x.fonts[run.font].indent == 1
	}
	add(len(units))
	return r.done()
}

// sheet reads the records of one sheet.
func (x *xlsReader) sheet(stream []byte, p xlsPart) (Sheet, error) {
	g := &xlsGrid{xlsReader: x, rows: map[int][]Cell{}, gone: map[int]bool{}, last: [2]int{-1, -1}}
	g.out = Sheet{Name: p.name, Hidden: p.hidden}
	first, ok := recordAt(stream, p.at)
	if !ok || first.kind != recBOF {
		return Sheet{}, &Fault{Why: Damaged}
	}
	for at, depth := first.next, 1; depth > 0; {
		r, ok := recordAt(stream, at)
		if !ok {
			break
		}
		switch r.kind { // a chart within a sheet has a beginning and an end of its own
		case recBOF:
			depth++
		case recEOF:
			depth--
		default:
			if depth == 1 {
				g.record(&r)
			}
		}
		if x.cells > maxCells {
			return Sheet{}, &Fault{Why: TooManyCells}
		}
		at = r.next
	}
	return g.done(), nil
}

// rk unpacks a number of four bytes.
func rk(v uint32) float64 {
	var n float64
	if v&2 != 0 {
		n = float64(int32(v) >> 2)
	} else {
		n = math.Float64frombits(uint64(v&^3) << 32)
	}
	if v&1 != 0 {
		n /= 100
	}
	return n
}

func floatText(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }
