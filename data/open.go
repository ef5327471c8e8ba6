// Package data opens datasets, whatever they are kept in: each room below it
// holds one way, and answers through one interface. The curated dataset is
// embedded.
package data

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"weici/data/folder"
	"weici/data/packed"
	"weici/internal/words"
	"weici/model"
)

// Package is an opened dataset: its panel, and what keeps the rest of it.
type Package struct {
	*model.Panel
	Keeper
}

// Keeper is what a dataset is kept in: a folder, a packed file, a database. Its
// panel answers for areas, indicators and documents, cubes and quotes.
type Keeper interface {
	// RawText gives the bytes of a document's text; the error is fs.ErrNotExist
	// where it is not kept.
	RawText(model.DocID) ([]byte, error)
	// Damage lists what was asked for since the dataset was opened and could not
	// be read.
	Damage() []model.Issue
	// Close lets go of files and connections.
	Close()
}

// DocumentText gives the text of a document; the error is fs.ErrNotExist where
// it is not kept.
func (p *Package) DocumentText(id model.DocID) (string, error) {
	raw, err := p.RawText(id)
	if err != nil {
		return "", err
	}
	return folder.Decode(raw)
}

// Progress is told how far loading is, in bytes of the dataset's files.
type Progress = folder.Progress

// Unreadable is the error of a dataset of which nothing could be loaded.
type Unreadable = folder.Unreadable

// Load opens a dataset: a folder, its datapackage.json, or the file that
// weici pack wrote. An error is an *Unreadable, and says why nothing could be
// read; faults of rows are Issues.
func Load(name string, progress Progress) (*Package, error) {
	pack, err := load(name, progress)
	var none *Unreadable
	if errors.As(err, &none) {
		none.Name = name
	}
	return pack, err
}

func load(name string, progress Progress) (*Package, error) {
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return nil, folder.Unopened(filepath.Base(name), err)
	case info.IsDir():
		return opened(folder.Load(name, progress))
	case filepath.Base(name) == folder.DescriptorName:
		return opened(folder.Load(filepath.Dir(name), progress))
	case info.Mode().IsRegular() && packed.Is(name):
		pack, err := packed.Load(name, progress)
		if err != nil {
			return nil, err
		}
		return &Package{pack.Panel, pack}, nil
	}
	return nil, folder.Unread(words.NotAPackage)
}

// opened is a package of files.
func opened(pack *folder.Package, err error) (*Package, error) {
	if err != nil {
		return nil, err
	}
	return &Package{pack.Panel, pack}, nil
}

// Write writes some observations of a dataset, nil meaning all, as a data
// package of its own; see folder.Write.
func (p *Package) Write(create func(name string) (io.WriteCloser, error), keep []model.ObsID) error {
	return folder.Write(p.Panel, p.RawText, create, keep)
}

// WritesName tells whether a name is that of a file that Write makes.
func WritesName(name string) bool { return folder.WritesName(name) }

// Pack writes a dataset as one Parquet file, which Load reads back as the same
// dataset.
func Pack(w io.Writer, p *Package) error {
	switch kept := p.Keeper.(type) {
	case *packed.Package:
		return packed.Write(w, kept.Package)
	case *folder.Package:
		return packed.Write(w, kept)
	}
	return errors.ErrUnsupported
}

// Addition is rows to be put behind those of a dataset's tables.
type Addition = folder.Addition

// Append gives the files of a dataset's folder with rows put behind those that
// are there, by their names.
func Append(files fs.FS, add Addition) (map[string][]byte, error) { return folder.Append(files, add) }

// WriteSet writes a dataset that was made in memory as a package.
func WriteSet(set *model.Dataset, create func(name string) (io.WriteCloser, error)) error {
	none := func(model.DocID) ([]byte, error) { return nil, fs.ErrNotExist }
	return folder.Write(model.NewPanel(set), none, create, nil)
}
