package packed

import "encoding/binary"

// The bounds of a structure: how deep it may be nested, and how many elements
// all its lists together may have. Those of a packed dataset have some twenty
// for every hundred thousand rows.
const (
	deepestThrift = 16
	mostElements  = 1 << 19
)

// compact measures a structure in the compact protocol before it is decoded: a
// decoder makes room for as much as a length says, whether it is there or not.
type compact struct {
	text     []byte
	at       int
	elements int
}

// thriftLength is how many bytes of a text are the structure that it begins
// with.
func thriftLength(text []byte) (int, error) {
	t := compact{text: text}
	if !t.structure(0) {
		return 0, errMeta
	}
	return t.at, nil
}

func (t *compact) structure(depth int) bool {
	for depth < deepestThrift {
		head, ok := t.one()
		if !ok {
			return false
		}
		if head == 0 {
			return true
		}
		if head>>4 == 0 { // the number of the field is written out
			if _, ok := t.number(); !ok {
				return false
			}
		}
		kind := head & 15
		if kind <= 2 {
			continue // a boolean is in the head
		}
		if !t.value(kind, depth) {
			return false
		}
	}
	return false
}

// value passes over a value of a kind.
func (t *compact) value(kind byte, depth int) bool {
	switch kind {
	case 1, 2, 3:
		return t.skip(1)
	case 4, 5, 6:
		_, ok := t.number()
		return ok
	case 7:
		return t.skip(8)
	case 8:
		n, ok := t.number()
		return ok && t.skip(n)
	case 9, 10:
		return t.list(depth)
	case 12:
		return t.structure(depth + 1)
	}
	return false // Parquet has no maps
}

func (t *compact) list(depth int) bool {
	head, ok := t.one()
	if !ok {
		return false
	}
	n := uint64(head >> 4)
	if n == 15 {
		if n, ok = t.number(); !ok {
			return false
		}
	}
	if n > uint64(mostElements-t.elements) || n > uint64(len(t.text)-t.at) {
		return false
	}
	t.elements += int(n)
	for range n {
		if !t.value(head&15, depth) {
			return false
		}
	}
	return true
}

func (t *compact) one() (byte, bool) {
	if t.at == len(t.text) {
		return 0, false
	}
	t.at++
	return t.text[t.at-1], true
}

func (t *compact) number() (uint64, bool) {
	n, size := binary.Uvarint(t.text[t.at:])
	if size <= 0 {
		return 0, false
	}
	t.at += size
	return n, true
}

func (t *compact) skip(n uint64) bool {
	if n > uint64(len(t.text)-t.at) {
		return false
	}
	t.at += int(n)
	return true
}
