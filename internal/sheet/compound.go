package sheet

import (
	"bytes"
	"errors"
	"io"

	"github.com/richardlehane/mscfb"
)

// readCompound reads the file system inside an old Excel workbook, or inside
// a new one that is encrypted.
func readCompound(raw []byte) (book *Book, err error) {
	defer func() { // the library indexes sectors as a damaged file says
		if p := recover(); p != nil {
			book, err = nil, &Fault{Why: Damaged}
		}
	}()
	files, err := mscfb.New(bytes.NewReader(raw))
	if err != nil {
		return nil, err
	}
	old := false
	for entry, err := files.Next(); err == nil; entry, err = files.Next() {
		switch entry.Name {
		case "EncryptedPackage", "EncryptionInfo":
			return nil, &Fault{Why: Encrypted}
		case "Workbook":
			stream, err := io.ReadAll(io.LimitReader(entry, int64(len(raw))))
			if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
				return nil, err
			}
			return readXLS(stream)
		case "Book":
			old = true
		}
	}
	if old {
		return nil, &Fault{Why: OldFormat}
	}
	return nil, &Fault{Why: UnknownKind}
}
