// Package data opens datasets, whatever they are kept in: each room below it
// holds one way, and answers through one interface. The curated dataset is
// embedded.
package data

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"weici/data/folder"
	"weici/data/packed"
	"weici/data/postgres"
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

// Options are the choices of whoever opens a dataset.
type Options struct {
	Progress Progress // nil: nobody is told
	Memory   int64    // the most bytes of figures that are kept of a database; 0: a quarter of the machine's
}

// Load opens a dataset and tells how far it is; see Open.
func Load(name string, progress Progress) (*Package, error) {
	return Open(name, Options{Progress: progress})
}

// Open opens a dataset: a folder, its datapackage.json, the file that weici pack
// wrote, or the address of a database that weici push wrote into. An error is
// an *Unreadable, and says why nothing could be read; faults of rows are Issues.
func Open(name string, o Options) (*Package, error) {
	pack, err := open(name, o)
	var none *Unreadable
	if errors.As(err, &none) {
		none.Name = Shown(name)
	}
	return pack, err
}

// Shown is the name of a dataset as it may be shown: without the password that
// may be in it.
func Shown(name string) string {
	if postgres.Is(name) {
		return postgres.Shown(name)
	}
	return name
}

// openingTime is how long a database may take to open.
const openingTime = 30 * time.Second

func open(name string, o Options) (*Package, error) {
	if postgres.Is(name) {
		ctx, cancel := context.WithTimeout(context.Background(), openingTime)
		defer cancel()
		pack, err := postgres.Open(ctx, name, postgres.Options{Memory: o.Memory})
		if err != nil {
			return nil, err
		}
		return &Package{pack.Panel, pack}, nil
	}
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return nil, folder.Unopened(filepath.Base(name), err)
	case info.IsDir():
		return opened(folder.Load(name, o.Progress))
	case filepath.Base(name) == folder.DescriptorName:
		return opened(folder.Load(filepath.Dir(name), o.Progress))
	case info.Mode().IsRegular() && packed.Is(name):
		pack, err := packed.Load(name, o.Progress)
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
	before, _ := p.Trouble()
	err := folder.Write(p.Panel, p.RawText, create, keep)
	if after, why := p.Trouble(); err == nil && after > before {
		err = why // and the files are not all
	}
	return err
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

// IsDatabase tells whether a name is the address of a database.
func IsDatabase(name string) bool { return postgres.Is(name) }

// Pushed says what Push wrote.
type Pushed = postgres.Pushed

// Push writes a dataset into a database, which then holds it and nothing else.
// An error is an *Unreadable.
func Push(ctx context.Context, address string, p *Package, progress func(done, total int64)) (Pushed, error) {
	pushed, err := postgres.Push(ctx, address, p.Panel, p.RawText, progress)
	var none *Unreadable
	if errors.As(err, &none) {
		none.Name, none.Writing = postgres.Shown(address), true
	}
	return pushed, err
}

// Session asks for a dataset as one session does; what it waits for it may
// cancel.
type Session interface {
	Panel() *model.Panel
	Begin()
	Cancel()
}

// Session gives the dataset as one session asks for it; nil where all of it is
// at hand.
func (p *Package) Session() Session {
	if kept, ok := p.Keeper.(*postgres.Package); ok {
		return kept.Session()
	}
	return nil
}

// Watched tells whether a dataset says itself when it has changed; see Renewed.
func (p *Package) Watched() bool {
	_, ok := p.Keeper.(*postgres.Package)
	return ok
}

// Renewed waits until a dataset that is Watched has changed, and gives it as it
// is now, with its revision. The error is that of the context, or an
// *Unreadable.
func (p *Package) Renewed(ctx context.Context) (*Package, int64, error) {
	kept, ok := p.Keeper.(*postgres.Package)
	if !ok {
		return nil, 0, errors.ErrUnsupported
	}
	if err := kept.Changed(ctx); err != nil {
		return nil, 0, err
	}
	again, err := kept.Again(ctx)
	if err != nil {
		return nil, 0, err
	}
	return &Package{again.Panel, again}, again.Revision(), nil
}
