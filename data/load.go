// Package data reads data packages (Frictionless v2): files become a
// model.Dataset, with every fault as file, row, column, rule and hint. What is
// sound loads even where other rows are not. The curated dataset is embedded.
//
// A package is a folder with a datapackage.json and four tables: areas,
// indicators, documents and observations. The texts of documents may stand in
// documents/<id>.txt. Pack writes all of it into one Parquet file.
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
	Files fs.FS // without the observations where the package is a packed one

	descriptor descriptor
	observed   []model.Issue   // those of the observations
	refused    []model.Refusal // those of the observations
	packed     *packed         // nil where the package is a folder
}

// Load reads a package from a folder, its datapackage.json, or the file that
// Pack wrote. An error is an *Unreadable, and says why nothing could be read;
// faults of rows are Issues.
func Load(name string, progress Progress) (*Package, error) {
	pack, err := loadName(name, progress)
	if err != nil {
		err.Name = name
		return nil, err
	}
	return pack, nil
}

func loadName(name string, progress Progress) (*Package, *Unreadable) {
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return nil, unopened(filepath.Base(name), err)
	case info.IsDir():
		return loadFolder(name, progress)
	case filepath.Base(name) == descriptorName:
		return loadFolder(filepath.Dir(name), progress)
	case info.Mode().IsRegular() && isParquet(name):
		return loadPacked(name, progress)
	}
	return nil, unreadable(words.NotAPackage)
}

func loadFolder(name string, progress Progress) (*Package, *Unreadable) {
	root, err := os.OpenRoot(name)
	if err != nil {
		return nil, unopened(filepath.Base(name), err)
	}
	return load(root.FS(), progress, chunkSize)
}

// loadPacked reads the file that Pack wrote. It stays in memory, since its
// texts are read when they are shown.
func loadPacked(name string, progress Progress) (*Package, *Unreadable) {
	raw, err := os.ReadFile(name)
	if err != nil {
		return nil, unopened(filepath.Base(name), err)
	}
	return unpack(raw, progress)
}

func unpack(raw []byte, progress Progress) (*Package, *Unreadable) {
	p, err := openPacked(raw)
	if err != nil {
		return nil, unpacked(err)
	}
	l := &loader{files: p.files, meter: meter{tell: progress, total: int64(len(raw))}, set: &model.Dataset{}, packed: p}
	return l.load()
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
	return l.load()
}

func (l *loader) load() (*Package, *Unreadable) {
	l.known = newUnpadded(l.set)
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
	issues, refusals := len(l.set.Issues), len(l.set.Refusals)
	if err := l.figures(); err != nil {
		return nil, err
	}
	pack := &Package{l.panel, l.files, l.descriptor, slices.Clone(l.set.Issues[issues:]), l.set.Refusals[refusals:], l.packed}
	l.checkHashes(false)
	l.suggest()
	l.set.Issues = byKind(l.set.Issues)
	slices.SortStableFunc(l.set.Issues, func(a, b model.Issue) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Row, b.Row))
	})
	l.meter.finish()
	return pack, nil
}

// DocumentText gives the text of a document, from documents/<id>.txt. Where the
// package does not have it the error is fs.ErrNotExist.
func (p *Package) DocumentText(id model.DocID) (string, error) {
	name, ok := p.textFile(id)
	if !ok {
		return "", fs.ErrNotExist
	}
	raw, err := fs.ReadFile(p.Files, name)
	if err != nil {
		return "", err
	}
	text, _, err := decode(string(raw), "")
	return text, err
}

// textFile is where the text of a document stands if the package has it.
func (p *Package) textFile(id model.DocID) (name string, ok bool) {
	name = p.Documents[id].ID + ".txt"
	return "documents/" + name, inside(name) && !strings.Contains(name, "/")
}

// loader gathers a dataset and the faults found on the way.
type loader struct {
	files      fs.FS
	descriptor descriptor
	meter      meter
	chunk      int     // how many bytes of observations are read at a time
	packed     *packed // has the observations where they are not in files
	known      *unpadded
	set        *model.Dataset
	panel      *model.Panel
}

func (l *loader) issue(i ...model.Issue) { l.set.Issues = append(l.set.Issues, i...) }
