package postgres

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"
	"math"
)

// COPY … (format binary): a head, then for each row the number of its fields
// and each behind its length, and at the end −1 for a number.

// copyHead begins a stream of tuples: the mark, no flags, no extension.
const copyHead = "PGCOPY\n\xff\r\n\x00\x00\x00\x00\x00\x00\x00\x00\x00"

// copyEnd ends it.
const copyEnd = "\xff\xff"

// tuple is a row being written.
type tuple []byte

func (t tuple) begin(fields int) tuple { return binary.BigEndian.AppendUint16(t, uint16(fields)) }

func (t tuple) null() tuple { return append(t, 0xff, 0xff, 0xff, 0xff) }

func (t tuple) int16(v int) tuple {
	return binary.BigEndian.AppendUint16(append(t, 0, 0, 0, 2), uint16(v))
}

func (t tuple) int32(v int) tuple {
	return binary.BigEndian.AppendUint32(append(t, 0, 0, 0, 4), uint32(v))
}

func (t tuple) float(v float64) tuple {
	return binary.BigEndian.AppendUint64(append(t, 0, 0, 0, 8), math.Float64bits(v))
}

func (t tuple) char(v byte) tuple { return append(t, 0, 0, 0, 1, v) }

func (t tuple) text(v string) tuple {
	return append(binary.BigEndian.AppendUint32(t, uint32(len(v))), v...)
}

// errTuples is the error of a stream that is not what was asked for.
var errTuples = errors.New("the server's answer is not what was asked for")

// longestField is the most bytes of a field of a figure that is counted with.
const longestField = 1 << 16

// tuples reads rows up to the first error.
type tuples struct {
	in   *bufio.Reader
	room []byte
	err  error
}

// readTuples reads the head of a stream.
func readTuples(in io.Reader) *tuples {
	t := &tuples{in: bufio.NewReaderSize(in, 1<<16), room: make([]byte, 64)}
	head := t.take(len(copyHead))
	if t.err == nil && string(head[:11]) != copyHead[:11] {
		t.err = errTuples
	}
	return t
}

// take reads so many bytes, which stand until the next are read.
func (t *tuples) take(n int) []byte {
	if cap(t.room) < n {
		t.room = make([]byte, n)
	}
	b := t.room[:n]
	if t.err == nil {
		_, t.err = io.ReadFull(t.in, b)
	}
	return b
}

// next goes to the next row; false at the end and after an error.
func (t *tuples) next(fields int) bool {
	n := int16(binary.BigEndian.Uint16(t.take(2)))
	if t.err == nil && n != -1 && int(n) != fields {
		t.err = errTuples
	}
	return t.err == nil && n != -1
}

// field reads a field, nil for null.
func (t *tuples) field() []byte {
	n := int32(binary.BigEndian.Uint32(t.take(4)))
	switch {
	case n == -1 || t.err != nil:
		return nil
	case n < 0 || n > longestField:
		t.err = errTuples
		return nil
	}
	return t.take(int(n))
}

// fixed reads a field of so many bytes.
func (t *tuples) fixed(n int) []byte {
	b := t.field()
	if len(b) != n && t.err == nil {
		t.err = errTuples
	}
	if t.err != nil {
		return make([]byte, n)
	}
	return b
}

func (t *tuples) int16() int { return int(int16(binary.BigEndian.Uint16(t.fixed(2)))) }
func (t *tuples) int32() int { return int(int32(binary.BigEndian.Uint32(t.fixed(4)))) }

// maybeInt32 is 0 for null.
func (t *tuples) maybeInt32() int {
	switch b := t.field(); len(b) {
	case 0:
		return 0
	case 4:
		return int(int32(binary.BigEndian.Uint32(b)))
	}
	t.err = errTuples
	return 0
}

// float is NaN for null.
func (t *tuples) float() float64 {
	switch b := t.field(); len(b) {
	case 0:
		return math.NaN()
	case 8:
		return math.Float64frombits(binary.BigEndian.Uint64(b))
	}
	t.err = errTuples
	return 0
}
