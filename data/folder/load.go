// Package folder reads and writes data packages (Frictionless v2): files become
// a model.Dataset, with every fault as file, row, column, rule and hint. What is
// sound loads even where other rows are not.
//
// A package is a folder with a datapackage.json and four tables: areas,
// indicators, documents and observations. The texts of documents may stand in
// documents/<id>.txt.
package folder

import (
	"cmp"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"weici/model"
)

// Package is a loaded data package: its dataset as a panel, and its files.
type Package struct {
	*model.Panel
	Files fs.FS // without the observations where these are Rows

	descriptor descriptor
	observed   []model.Issue   // those of the observations
	refused    []model.Refusal // those of the observations
}

// Rows are observations that do not stand in the files of a package.
type Rows interface {
	// Read adds them to a dataset, and what is wrong with them, and makes its
	// panel; read is called for each of so many parts.
	Read(d *model.Dataset, read func(parts int)) (*model.Panel, *Unreadable)
}

// Load reads a package from a folder. An error is an *Unreadable, and says why
// nothing could be read; faults of rows are Issues.
func Load(name string, progress Progress) (*Package, error) {
	root, err := os.OpenRoot(name)
	if err != nil {
		return nil, Unopened(filepath.Base(name), err)
	}
	return LoadFS(root.FS(), progress)
}

// LoadFS reads a package from a file system.
func LoadFS(files fs.FS, progress Progress) (*Package, error) {
	pack, err := load(files, progress, chunkSize)
	if err != nil {
		return nil, err
	}
	return pack, nil
}

// LoadRows reads a package whose observations come from elsewhere, and are so
// many bytes.
func LoadRows(files fs.FS, rows Rows, bytes int64, progress Progress) (*Package, error) {
	l := &loader{files: files, meter: meter{tell: progress, total: bytes}, set: &model.Dataset{}, elsewhere: rows}
	pack, err := l.load()
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
	pack := &Package{l.panel, l.files, l.descriptor, slices.Clone(l.set.Issues[issues:]), l.set.Refusals[refusals:]}
	l.checkHashes(false)
	l.suggest()
	l.set.Issues = byKind(l.set.Issues)
	slices.SortStableFunc(l.set.Issues, func(a, b model.Issue) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Row, b.Row))
	})
	l.meter.finish()
	return pack, nil
}

// RawText gives the bytes of a document's text, from documents/<id>.txt. Where
// the package does not have it the error is fs.ErrNotExist.
func (p *Package) RawText(id model.DocID) ([]byte, error) {
	name, ok := textName(&p.Documents[id])
	if !ok {
		return nil, fs.ErrNotExist
	}
	return fs.ReadFile(p.Files, name)
}

// Decode turns the bytes of a text into UTF-8.
func Decode(raw []byte) (string, error) {
	text, _, err := decode(string(raw), "")
	return text, err
}

// ObservationFiles lists the files that the observations were read from.
func (p *Package) ObservationFiles() []string {
	if r := p.descriptor.resource(observationsName); r != nil {
		return r.Path
	}
	return nil
}

// Observed gives the issues and the refused rows of the observations alone.
func (p *Package) Observed() ([]model.Issue, []model.Refusal) { return p.observed, p.refused }

// Beside lists the files that a package is read from, without the observations.
func (p *Package) Beside() []string {
	names := []string{DescriptorName}
	for _, r := range p.descriptor.Resources {
		if r.Name != observationsName && (r.Hash != "" || slices.Contains(resourceNames(), r.Name)) {
			names = append(names, r.Path...)
		}
	}
	for i := range p.Documents {
		if name, ok := textName(&p.Documents[i]); ok {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return slices.DeleteFunc(slices.Compact(names), func(name string) bool { return !inside(name) })
}

// Close lets go of nothing: the texts of documents are read when they are asked
// for.
func (p *Package) Close() {}

// Damage lists no fault: all of a folder was read when it was loaded.
func (p *Package) Damage() []model.Issue { return nil }

// textName is where the text of a document stands if a package has it.
func textName(d *model.Document) (name string, ok bool) {
	name = d.ID + ".txt"
	return "documents/" + name, inside(name) && !strings.Contains(name, "/")
}

// loader gathers a dataset and the faults found on the way.
type loader struct {
	files      fs.FS
	descriptor descriptor
	meter      meter
	chunk      int  // how many bytes of observations are read at a time
	elsewhere  Rows // the observations where they are not in files
	known      *unpadded
	set        *model.Dataset
	panel      *model.Panel
}

func (l *loader) issue(i ...model.Issue) { l.set.Issues = append(l.set.Issues, i...) }
