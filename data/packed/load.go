// Package packed keeps a whole dataset in one Parquet file: a row for every
// observation, and in the metadata the other files of the package. Only what
// Write writes is read.
package packed

import (
	"os"
	"path/filepath"

	"weici/data/folder"
	"weici/model"
)

// Package is a packed dataset. It stays in memory as it is in the file, since
// its texts are read when they are shown.
type Package struct {
	*folder.Package
	rows *packed
}

// Load reads the file that Write wrote. An error is a *folder.Unreadable.
func Load(name string, progress folder.Progress) (*Package, error) {
	raw, err := os.ReadFile(name)
	if err != nil {
		return nil, folder.Unopened(filepath.Base(name), err)
	}
	return Read(raw, progress)
}

// Read reads what Write wrote.
func Read(raw []byte, progress folder.Progress) (*Package, error) {
	rows, err := openPacked(raw)
	if err != nil {
		return nil, unpacked(err)
	}
	pack, err := folder.LoadRows(rows.files, rows, int64(len(raw)), progress)
	if err != nil {
		return nil, err
	}
	return &Package{pack, rows}, nil
}

// Damage lists the fault of texts that were asked for and could not be read.
func (p *Package) Damage() []model.Issue {
	files := p.ObservationFiles()
	if !p.rows.texts.damage() || len(files) == 0 {
		return nil
	}
	return []model.Issue{{File: files[0], Rule: folder.RuleDamaged}}
}
