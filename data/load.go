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
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"weici/model"
)

// Package is a loaded data package: its dataset as a panel, and its files.
type Package struct {
	*model.Panel
	Files fs.FS
}

// Load reads a package from a folder or its datapackage.json. The error is one
// line that says why nothing could be read; faults of rows are Issues.
func Load(name string, progress Progress) (*Package, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, fmt.Errorf("cannot open %s: %w", name, reason(err))
	}
	if !info.IsDir() {
		if filepath.Base(name) != descriptorName {
			return nil, fmt.Errorf("%s is neither a folder nor a %s", name, descriptorName)
		}
		name = filepath.Dir(name)
	}
	root, err := os.OpenRoot(name)
	if err != nil {
		return nil, fmt.Errorf("cannot open %s: %w", name, reason(err))
	}
	pack, err := LoadFS(root.FS(), progress)
	if err != nil {
		return nil, fmt.Errorf("cannot read the dataset %s: %w", name, err)
	}
	return pack, nil
}

// reason is the cause of a file error without its path.
func reason(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// LoadFS reads a package from a file system.
func LoadFS(files fs.FS, progress Progress) (*Package, error) {
	l := &loader{files: files, meter: meter{tell: progress}, set: &model.Dataset{}}
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
	if !inside(name) || filepath.Base(name) != name {
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
	set        *model.Dataset
	panel      *model.Panel
}

func (l *loader) issue(i ...model.Issue) { l.set.Issues = append(l.set.Issues, i...) }
