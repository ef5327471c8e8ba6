package sheet

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"path/filepath"
	"strings"
)

// Read reads a whole file, which is called name. Every error is a *Fault.
func Read(name string, in io.Reader) (*Book, error) {
	raw, err := io.ReadAll(io.LimitReader(in, maxFile+1))
	name = filepath.Base(name)
	if err != nil {
		return nil, &Fault{Why: Damaged, File: name, Detail: err.Error()}
	}
	book, err := read(name, raw)
	var fault *Fault
	switch {
	case errors.As(err, &fault):
		fault.File = name
		return nil, fault
	case err != nil:
		return nil, &Fault{Why: Damaged, File: name, Detail: err.Error()}
	}
	sum := sha256.Sum256(raw)
	book.Name, book.Hash = name, hex.EncodeToString(sum[:])
	if book.cells() == 0 {
		return nil, &Fault{Why: NoCells, File: name}
	}
	return book, nil
}

func (b *Book) cells() int {
	n := 0
	for i := range b.Sheets {
		n += b.Sheets[i].Cells()
	}
	return n
}

// read tells the format by what the file begins with.
func read(name string, raw []byte) (*Book, error) {
	switch {
	case len(raw) > maxFile:
		return nil, &Fault{Why: TooLarge}
	case len(raw) == 0:
		return nil, &Fault{Why: NoCells}
	case bytes.HasPrefix(raw, []byte("PK\x03\x04")):
		return readZip(raw)
	case bytes.HasPrefix(raw, []byte("PK\x05\x06")):
		return nil, &Fault{Why: NoCells}
	case bytes.HasPrefix(raw, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		return readCompound(raw)
	case bytes.HasPrefix(raw, []byte{0x09, 0x00}), bytes.HasPrefix(raw, []byte{0x09, 0x02}), bytes.HasPrefix(raw, []byte{0x09, 0x04}):
		return nil, &Fault{Why: OldFormat}
	}
	text, err := decode(raw)
	if err != nil {
		return nil, err
	}
	if looksLikeHTML(text) {
		return readHTML(text)
	}
	if strings.HasPrefix(strings.TrimSpace(text), "<?xml") || strings.Contains(text[:min(len(text), 1<<12)], "\x00") {
		return nil, &Fault{Why: UnknownKind}
	}
	return readDelimited(strings.TrimSuffix(name, filepath.Ext(name)), text)
}
