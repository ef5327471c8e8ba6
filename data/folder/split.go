package folder

import "strings"

// splitter cuts a text into records and cells, with the same result as
// encoding/csv with LazyQuotes false, but without copying: a cell is a part of
// the text. After a fault it goes on with the next line of the text, so that
// one stray quotation mark costs one row.
type splitter struct {
	text  string
	kinds [256]kind
	pos   int // where the next record begins
	line  int // the number of the line there, from 1

	cells []span // of the last record
	start int    // where it begins
	row   int    // the number of its first line
	odd   bool   // it holds a control character (see hidden)
}

// span is where a cell stands in the text, without its quotation marks.
type span struct {
	from, to int
	raw      bool // there are doubled quotation marks or CRLF in it
}

// kind is what a byte means to the splitter.
type kind uint8

const (
	plain kind = iota
	separator
	lineBreak
	quote
	control
	lead // of a character of several bytes that may be a control character
)

func newSplitter(text string, comma byte) splitter {
	s := splitter{text: text, line: 1}
	for c := range 0x20 {
		s.kinds[c] = control
	}
	s.kinds[0x7F], s.kinds['\r'], s.kinds['\n'] = control, plain, lineBreak
	s.kinds[0xC2], s.kinds[0xD8], s.kinds[0xE2] = lead, lead, lead
	s.kinds[comma], s.kinds['"'] = separator, quote
	return s
}

// next reads the next record that begins before end. Where fault is not empty
// the record cannot be read, and cells are those before the fault.
func (s *splitter) next(end int) (found bool, fault quoteFault) {
	if !s.skipEmptyLines(end) {
		return false, sound
	}
	s.start, s.row, s.cells, s.odd = s.pos, s.line, s.cells[:0], false
	if fault = s.record(); fault != sound {
		s.pos, s.line = s.lineAfter(s.start), s.row+1
	}
	return true, fault
}

// quoteFault is what is wrong with a record's quotation marks.
type quoteFault uint8

const (
	sound     quoteFault = iota
	misplaced            // one within an unquoted cell, or text after a closing one
	unclosed             // the text ends in a quoted cell
)

func (s *splitter) skipEmptyLines(end int) bool {
	for s.pos < end {
		rest := s.text[s.pos:]
		switch {
		case rest[0] == '\n':
			s.pos++
		case strings.HasPrefix(rest, "\r\n"):
			s.pos += 2
		case rest == "\r":
			s.pos++
		default:
			return true
		}
		s.line++
	}
	return false
}

func (s *splitter) lineAfter(at int) int {
	if i := strings.IndexByte(s.text[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(s.text)
}

// record reads cells up to the end of the record.
func (s *splitter) record() quoteFault {
	for more := true; more; {
		var fault quoteFault
		if s.pos < len(s.text) && s.text[s.pos] == '"' {
			more, fault = s.quoted()
		} else {
			more, fault = s.unquoted()
		}
		if fault != sound {
			return fault
		}
	}
	return sound
}

// unquoted reads a cell without quotation marks, and tells whether another
// follows.
func (s *splitter) unquoted() (more bool, fault quoteFault) {
	text, from := s.text, s.pos
	for i := from; i < len(text); i++ {
		switch s.kinds[text[i]] {
		case plain:
		case separator:
			s.cells, s.pos = append(s.cells, span{from: from, to: i}), i+1
			return true, sound
		case lineBreak:
			s.endLine(from, i)
			s.pos++
			s.line++
			return false, sound
		case quote:
			return false, misplaced
		case control:
			s.odd = true
		case lead:
			s.odd = s.odd || hiddenAt(text[i:])
		}
	}
	s.endLine(from, len(text))
	return false, sound
}

// endLine adds the last cell of a line, without the CR before its end.
func (s *splitter) endLine(from, to int) {
	s.pos = to
	if to > from && s.text[to-1] == '\r' {
		to--
	}
	s.cells = append(s.cells, span{from: from, to: to})
}

// quoted reads a cell in quotation marks, and tells whether another follows.
func (s *splitter) quoted() (more bool, fault quoteFault) {
	text := s.text
	cell := span{from: s.pos + 1}
	for i := cell.from; i < len(text); i++ {
		switch s.kinds[text[i]] {
		case lineBreak:
			s.line++
			cell.raw = cell.raw || text[i-1] == '\r'
		case quote:
			if strings.HasPrefix(text[i+1:], `"`) {
				cell.raw = true
				i++
				continue
			}
			cell.to = i
			s.cells = append(s.cells, cell)
			return s.afterQuote(i + 1)
		case control:
			s.odd = true
		case lead:
			s.odd = s.odd || hiddenAt(text[i:])
		}
	}
	return false, unclosed
}

// afterQuote goes on behind a closing quotation mark.
func (s *splitter) afterQuote(at int) (more bool, fault quoteFault) {
	rest := s.text[at:]
	switch {
	case rest == "" || rest == "\r":
		s.pos = len(s.text)
	case rest[0] == '\n':
		s.pos, s.line = at+1, s.line+1
	case strings.HasPrefix(rest, "\r\n"):
		s.pos, s.line = at+2, s.line+1
	case s.kinds[rest[0]] == separator:
		s.pos = at + 1
		return true, sound
	default:
		s.cells = s.cells[:len(s.cells)-1]
		return false, misplaced
	}
	return false, sound
}

// cell gives a cell as it is meant.
func (s *splitter) cell(i int) string {
	c := s.cells[i]
	text := s.text[c.from:c.to]
	if !c.raw {
		return text
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, `""`, `"`), "\r\n", "\n")
}
