package sheet

import "strings"

// readDelimited reads text whose cells are divided by commas, tabs or
// semicolons, whichever divides most lines alike.
func readDelimited(name, text string) (*Book, error) {
	cells := 0
	b := &builder{sheet: Sheet{Name: name}, cells: &cells}
	s := &splitter{text: text, comma: delimiter(text)}
	packed := s.comma == '\t' && packedKeys(text)
	for row := 0; s.text != ""; row++ {
		if row >= maxRows*4 {
			return nil, &Fault{Why: TooManyCells}
		}
		for col, ended := 0, false; !ended; col++ {
			var cell string
			cell, ended = s.next()
			parts := []string{cell}
			if packed && col == 0 {
				parts = strings.Split(cell, ",")
			}
			for i, cell := range parts {
				indent := indentOf(cell)
				if cell = trim(cell); cell == "" {
					continue
				}
				if col+i >= maxColumns || len(cell) > maxText {
					return nil, &Fault{Why: TooLarge}
				}
				if err := b.put(row, Cell{Col: int32(col + i), Shown: cell, Indent: indent}); err != nil {
					return nil, err
				}
			}
			col += len(parts) - 1
		}
	}
	return &Book{Sheets: []Sheet{b.done()}}, nil
}

// packedKeys tells the tables of Eurostat, whose first column holds several
// keys: freq,unit,geo\TIME_PERIOD.
func packedKeys(text string) bool {
	first, _, _ := strings.Cut(text, "\t")
	return strings.Contains(first, ",") && strings.Contains(first, "\\") && !strings.Contains(first, "\n")
}

// trim takes away the space around a cell, and what else spreadsheets leave
// there.
func trim(s string) string { return strings.Trim(s, " \t\r\n\v\f\u00a0\u3000\ufeff") }

// indentOf counts the levels by which spaces before a text set it in: two of
// them, or one as wide as 汉字.
func indentOf(s string) uint8 {
	n := 0
	for _, r := range s {
		switch r {
		case ' ', '\u00a0':
			n++
		case '\u3000':
			n += 2
		default:
			return uint8(min(n/2, 15))
		}
	}
	return 0
}

// splitter cuts text into cells. A quote that does not begin a cell is a
// character like any other, and one that never ends goes to the end of its
// line only.
type splitter struct {
	text  string
	comma byte
}

// next takes one cell, and tells whether it was the last of its row.
func (s *splitter) next() (cell string, ended bool) {
	if strings.HasPrefix(s.text, `"`) {
		if cell, rest, ok := quoted(s.text[1:], s.comma); ok {
			s.text = rest
			return cell, s.after()
		}
	}
	end := strings.IndexAny(s.text, string(s.comma)+"\r\n")
	if end < 0 {
		end = len(s.text)
	}
	cell, s.text = s.text[:end], s.text[end:]
	return cell, s.after()
}

// after passes over what ends a cell.
func (s *splitter) after() (ended bool) {
	switch {
	case s.text == "":
		return true
	case s.text[0] == s.comma:
		s.text = s.text[1:]
		return false
	case strings.HasPrefix(s.text, "\r\n"):
		s.text = s.text[2:]
	default:
		s.text = s.text[1:]
	}
	return true
}

// quoted reads up to the quote that ends a cell: what follows it must end the
// cell, too.
func quoted(text string, comma byte) (cell, rest string, ok bool) {
	for at := 0; ; {
		i := strings.IndexByte(text[at:], '"')
		if i < 0 || at+i > maxText {
			return "", "", false
		}
		at += i
		if strings.HasPrefix(text[at:], `""`) {
			at += 2
			continue
		}
		rest = text[at+1:]
		if rest != "" && rest[0] != comma && rest[0] != '\n' && rest[0] != '\r' {
			return "", "", false
		}
		return strings.ReplaceAll(text[:at], `""`, `"`), rest, true
	}
}

// delimiter is what divides most of the first lines.
func delimiter(text string) byte {
	best, most := byte(','), 0
	head := text[:min(len(text), 1<<14)]
	for _, comma := range []byte{'\t', ',', ';'} {
		n := 0
		for _, line := range strings.Split(head, "\n") {
			if c := strings.Count(line, string(comma)); c > 0 {
				n += min(c, 64)
			}
		}
		if tight := tightTabs(head, comma); n > most && !tight {
			best, most = comma, n
		}
	}
	return best
}

// tightTabs tells of tabs that stand only beside commas, as the export of the
// national bureau has them: they divide nothing.
func tightTabs(text string, comma byte) bool {
	if comma != '\t' || !strings.Contains(text, "\t,") {
		return false
	}
	return strings.Count(text, "\t,") >= strings.Count(text, "\t")*9/10
}
