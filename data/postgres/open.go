package postgres

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"weici/data/folder"
	"weici/model"
)

// Package is a dataset in a database.
type Package struct {
	*model.Panel
	store *Store
}

// Options are the choices of whoever opens a database.
type Options struct {
	Memory int64 // the most bytes of figures that are kept; 0: a quarter of the machine's
}

// Open reads what the figures of a dataset name, and none of its figures yet.
// An error is a *folder.Unreadable.
func Open(ctx context.Context, address string, o Options) (*Package, error) {
	to, err := parse(address)
	if err != nil {
		return nil, fault(err)
	}
	pool, err := pgxpool.NewWithConfig(ctx, to.config)
	if err != nil {
		return nil, fault(err)
	}
	pack, err := read(ctx, &Store{pool: pool, schema: to.schema, shown: Shown(address), cache: newCache(o.Memory)})
	if err != nil {
		pool.Close()
		return nil, fault(err)
	}
	return pack, nil
}

// Revision counts the pushes that the dataset is of.
func (p *Package) Revision() int64 { return p.store.revision }

// Again reads a dataset anew when it has been pushed again; what has not
// changed is kept. The first one is of use as long as nothing is asked of it
// that has changed.
func (p *Package) Again(ctx context.Context) (*Package, error) {
	again, err := read(ctx, &Store{pool: p.store.pool, schema: p.store.schema, shown: p.store.shown, cache: p.store.cache})
	if err != nil {
		return nil, fault(err)
	}
	again.store.inherit(p.store)
	return again, nil
}

// Close lets go of the connections.
func (p *Package) Close() { p.store.pool.Close() }

// Damage lists nothing: what could not be read is the panel's Trouble.
func (p *Package) Damage() []model.Issue { return nil }

// RawText gives the bytes of a document's text.
func (p *Package) RawText(id model.DocID) (raw []byte, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	err = p.store.again(ctx, func() error {
		return p.store.pool.QueryRow(ctx, "select body from document_text where document = $1", p.store.documents[id]).Scan(&raw)
	})
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, fs.ErrNotExist
	}
	if err != nil {
		return nil, fault(err)
	}
	return raw, nil
}

// read reads all but the figures, as they were at one moment.
func read(ctx context.Context, s *Store) (*Package, error) {
	var files map[string][]byte
	err := pgx.BeginTxFunc(ctx, s.pool, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}, func(tx pgx.Tx) error {
		if err := checkVersion(ctx, tx); err != nil {
			return err
		}
		var err error
		files, err = s.files(ctx, tx)
		return err
	})
	if err != nil {
		return nil, err
	}
	archive, err := archived(files)
	if err != nil {
		return nil, err
	}
	pack, err := folder.LoadRows(archive, s, 1, nil)
	if err != nil {
		return nil, err
	}
	return &Package{pack.Panel, s}, nil
}

// files reads the tables as the files of a package, and the numbers of their
// rows.
func (s *Store) files(ctx context.Context, tx pgx.Tx) (map[string][]byte, error) {
	var descriptor string
	if err := tx.QueryRow(ctx, "select revision, descriptor from dataset").Scan(&s.revision, &descriptor); err != nil {
		if errors.Is(err, pgx.ErrNoRows) {
			return nil, errEmpty()
		}
		return nil, err
	}
	files := map[string][]byte{folder.DescriptorName: []byte(descriptor)}
	for _, t := range vocabularyTables() {
		numbers, text, err := s.file(ctx, tx, t)
		if err != nil {
			return nil, err
		}
		files[t.resource+".csv"] = text
		switch t.name {
		case "area":
			s.areas = numbers
		case "indicator":
			s.indicators = numbers
		case "document":
			s.documents = numbers
		}
	}
	return files, s.readExtents(ctx, tx)
}

// file reads one table.
func (s *Store) file(ctx context.Context, tx pgx.Tx, t table) (numbers []int, text []byte, err error) {
	columns, err := columnsOf(ctx, tx, t.name)
	if err != nil {
		return nil, nil, err
	}
	asText := make([]string, len(columns))
	for i, c := range columns {
		asText[i] = "coalesce(" + c + "::text, '')"
	}
	found, err := tx.Query(ctx, fmt.Sprintf("select n, array[%s] from %s order by position", strings.Join(asText, ", "), t.name))
	if err != nil {
		return nil, nil, err
	}
	rows := [][]string{columns}
	var n int
	var cells []string
	_, err = pgx.ForEachRow(found, []any{&n, &cells}, func() error {
		numbers = append(numbers, n)
		rows = append(rows, slices.Clone(cells))
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	var out bytes.Buffer
	err = folder.WriteTable(&out, slices.Values(rows))
	return numbers, out.Bytes(), err
}

// columnsOf lists the columns of a table that a package has.
func columnsOf(ctx context.Context, tx pgx.Tx, table string) ([]string, error) {
	found, err := tx.Query(ctx, `select attname from pg_attribute where attrelid = $1::regclass and attnum > 0
		and not attisdropped and attname not in ('n', 'position') order by attnum`, table)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(found, pgx.RowTo[string])
}

// archived puts files where a package is read from.
func archived(files map[string][]byte) (fs.FS, error) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for name, text := range files {
		f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err != nil {
			return nil, err
		}
		if _, err := f.Write(text); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
}
