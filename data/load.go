// Package data reads data packages (Frictionless v2): files become a
// model.Dataset, with every fault as file, row, column, rule and hint. What is
// sound loads even where other rows are not. The curated dataset is embedded.
//
// A package is a folder with a datapackage.json and four tables: areas,
// indicators, documents and observations. The texts of documents may stand in
// documents/<id>.txt.
package data

import (
	"cmp"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"weici/internal/words"
	"weici/model"
)

// Package is a loaded data package: its dataset as a panel, and its files.
type Package struct {
	*model.Panel
	Files fs.FS
}

// Load reads a package from a folder or its datapackage.json. An error is an
// *Unreadable, and says why nothing could be read; faults of rows are Issues.
func Load(name string, progress Progress) (*Package, error) {
	pack, err := loadFolder(name, progress)
	if err != nil {
		err.Name = name
		return nil, err
	}
	return pack, nil
}

func loadFolder(name string, progress Progress) (*Package, *Unreadable) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, unopened(filepath.Base(name), err)
	}
	if !info.IsDir() {
		if filepath.Base(name) != descriptorName {
			return nil, unreadable(words.NotAPackage)
		}
		name = filepath.Dir(name)
	}
	root, err := os.OpenRoot(name)
	if err != nil {
		return nil, unopened(filepath.Base(name), err)
	}
	return load(root.FS(), progress, chunkSize)
}

// LoadFS reads a package from a file system.
func LoadFS(files fs.FS, progress Progress) (*Package, error) {
	pack, err := load(files, progress, chunkSize)
	if err != nil {
		return nil, err
	}
	return pack, nil
}

// load reads a package in chunks of so many bytes.
func load(files fs.FS, progress Progress, chunk int) (*Package, *Unreadable) {
	l := &loader{files: files, meter: meter{tell: progress}, chunk: chunk, set: &model.Dataset{}}
	if err := l.readDescriptor(); err != nil {
		return nil, err
	}
	l.describe()
	l.measure()
	l.areas()
	if err := l.indicators(); err != nil {
		return nil, err
	}
	l.documents()
	l.set.Index()
	if err := l.observations(); err != nil {
		return nil, err
	}
	l.checkHashes()
	l.suggest()
	slices.SortStableFunc(l.set.Issues, func(a, b model.Issue) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Row, b.Row))
	})
	l.meter.finish()
	return &Package{l.panel, files}, nil
}

// DocumentText gives the text of a document, from documents/<id>.txt. Where the
// package does not have it the error is fs.ErrNotExist.
func (p *Package) DocumentText(id model.DocID) (string, error) {
	name := p.Documents[id].ID + ".txt"
	if !inside(name) || strings.Contains(name, "/") {
		return "", fs.ErrNotExist
	}
	raw, err := fs.ReadFile(p.Files, "documents/"+name)
	if err != nil {
		return "", err
	}
	text, _, err := decode(string(raw), "")
	return text, err
}

// loader gathers a dataset and the faults found on the way.
type loader struct {
	files      fs.FS
	descriptor descriptor
	meter      meter
	chunk      int // how many bytes of observations are read at a time
	set        *model.Dataset
	panel      *model.Panel
}

func (l *loader) issue(i ...model.Issue) { l.set.Issues = append(l.set.Issues, i...) }
