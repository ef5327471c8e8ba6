package sheet

import (
	"encoding/binary"
	"unicode/utf16"
)

// xlsText is a text, and where in it another font begins.
type xlsText struct {
	text string
	runs []xlsRun
}

type xlsRun struct{ at, font int }

// textReader reads the texts of a record, which may go on in the records that
// continue it: there the letters begin with a byte that says anew how wide
// they are.
type textReader struct {
	data []byte
	more [][]byte
}

func newTextReader(data []byte, more [][]byte) *textReader { return &textReader{data, more} }

func (t *textReader) ended() bool {
	t.refill()
	return len(t.data) == 0
}

// refill goes on to the next record where this one is used up.
func (t *textReader) refill() bool {
	if len(t.data) == 0 && len(t.more) > 0 {
		t.data, t.more = t.more[0], t.more[1:]
		return true
	}
	return false
}

func (t *textReader) take(n int) []byte {
	t.refill()
	n = min(n, len(t.data))
	out := t.data[:n]
	t.data = t.data[n:]
	return out
}

func (t *textReader) u8() int {
	if b := t.take(1); len(b) == 1 {
		return int(b[0])
	}
	return 0
}

func (t *textReader) u16() int {
	if b := t.take(2); len(b) == 2 {
		return int(binary.LittleEndian.Uint16(b))
	}
	return 0
}

// short reads a text whose length is one byte, long one of two.
func (t *textReader) short() xlsText { return t.read(t.u8()) }

func (t *textReader) long() xlsText { return t.read(t.u16()) }

func (t *textReader) read(n int) xlsText {
	flags := t.u8()
	runs, extra := 0, 0
	if flags&8 != 0 {
		runs = t.u16()
	}
	if flags&4 != 0 {
		extra = t.u16() | t.u16()<<16
	}
	out := xlsText{text: t.letters(n, flags&1 != 0)}
	for range runs {
		if t.ended() {
			break
		}
		out.runs = append(out.runs, xlsRun{t.u16(), t.u16()})
	}
	for extra > 0 && !t.ended() {
		extra -= len(t.take(extra))
	}
	return out
}

// letters reads n UTF-16 units, each in one byte or in two.
func (t *textReader) letters(n int, wide bool) string {
	units := make([]uint16, 0, min(n, maxText))
	for len(units) < n {
		if len(t.data) == 0 {
			if !t.refill() {
				break
			}
			wide = t.u8()&1 != 0
			continue
		}
		if !wide {
			units = append(units, uint16(t.take(1)[0]))
		} else if b := t.take(2); len(b) == 2 {
			units = append(units, binary.LittleEndian.Uint16(b))
		}
	}
	return string(utf16.Decode(units))
}
