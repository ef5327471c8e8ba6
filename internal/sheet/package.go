package sheet

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"path"
)

// ReadPackage reads the tables of a Frictionless data package, one sheet for
// each, with the package's title as what stands above them.
func ReadPackage(name string, files fs.FS) (*Book, error) {
	raw, err := fs.ReadFile(files, "datapackage.json")
	if err != nil {
		return nil, &Fault{Why: NoDescriptor, File: name}
	}
	var d struct {
		Title     string
		Resources []struct {
			Name, Title string
			Path        json.RawMessage
		}
	}
	if err := json.Unmarshal(raw, &d); err != nil {
		return nil, &Fault{Why: Damaged, File: name, Detail: err.Error()}
	}
	sum := sha256.New()
	sum.Write(raw)
	book := &Book{Name: path.Base(name), Title: d.Title}
	for _, r := range d.Resources {
		for _, p := range pathsOf(r.Path) {
			if !fs.ValidPath(p) || len(book.Sheets) >= maxSheets {
				continue
			}
			in, err := files.Open(p)
			if err != nil {
				return nil, &Fault{Why: Damaged, File: name, Sheet: p, Detail: "not there"}
			}
			part, err := Read(p, in)
			in.Close()
			var fault *Fault
			if errors.As(err, &fault) {
				fault.File, fault.Sheet = name, p
				return nil, fault
			}
			sum.Write([]byte(part.Hash))
			for _, s := range part.Sheets {
				s.Name, s.Caption = r.Name, d.Title
				if r.Title != "" {
					s.Caption = r.Title
				}
				book.Sheets = append(book.Sheets, s)
			}
		}
	}
	if book.cells() == 0 {
		return nil, &Fault{Why: NoCells, File: name}
	}
	book.Hash = hex.EncodeToString(sum.Sum(nil))
	return book, nil
}

// pathsOf reads the path of a resource: one, or a list.
func pathsOf(raw json.RawMessage) []string {
	var one string
	var many []string
	if json.Unmarshal(raw, &one) == nil {
		return []string{one}
	}
	_ = json.Unmarshal(raw, &many) // anything else is no path
	return many
}
