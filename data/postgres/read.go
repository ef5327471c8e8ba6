package postgres

import (
	"context"
	"fmt"
	"io"

	"weici/data/folder"
	"weici/internal/words"
	"weici/model"
)

// partQuery asks for all that is counted with of one indicator. The first row
// is the revision that the rest is of, in the place of the value: all of it is
// of one moment.
const partQuery = `copy (
	select -1, 0, '', revision::double precision, 0::smallint, '', ' '::"char", '', null::integer, null::integer, 0, 0, '' from extent where indicator = %[1]d
	union all
	select n, area, period, value, decimals, qualifier, status, vintage, rank_best, rank_worst, document, line, benchmark from figure where indicator = %[1]d
) to stdout (format binary)`

const fieldsRead = 13

// readPart reads the figures of an indicator, and says about how many bytes
// they take.
func (s *Store) readPart(ctx context.Context, ind model.IndicatorID) (*model.Panel, *partTexts, int64, error) {
	n := s.indicators[ind]
	want := s.extents[n]
	if want.figures == 0 {
		return s.nothing(), newPartTexts(s, ind), 0, nil
	}
	var r *partReader
	err := s.copyOut(ctx, fmt.Sprintf(partQuery, n), func(in io.Reader) error {
		r = newPartReader(s, ind, want)
		return r.read(in)
	})
	if err != nil {
		return nil, nil, 0, err
	}
	texts := newPartTexts(s, ind)
	texts.benchmarks, texts.benchmark = r.benchmarks.all, r.benchmark
	panel := s.panel.NewPart(ind, r.columns, texts)
	return panel, texts, int64(want.figures)*bytesEach + 4*int64(len(s.areas)*len(panel.Periods(ind))), nil
}

// bytesEach is about how many bytes a figure takes at hand, without its cell.
const bytesEach = 48

// copyOut has the server send rows, and reads them.
func (s *Store) copyOut(ctx context.Context, sql string, read func(io.Reader) error) error {
	return s.again(ctx, func() error { return s.copyOnce(ctx, sql, read) })
}

// triesMost is how often something is asked: each connection of the pool may
// turn out to be lost.
const triesMost = 3

// again asks something, and once more where the connection was lost.
func (s *Store) again(ctx context.Context, ask func() error) (err error) {
	for range triesMost {
		if err = ask(); err == nil || !lost(err) || ctx.Err() != nil {
			break
		}
	}
	return err
}

func (s *Store) copyOnce(ctx context.Context, sql string, read func(io.Reader) error) error {
	conn, err := s.pool.Acquire(ctx)
	if err != nil {
		return err
	}
	defer conn.Release()
	in, out := io.Pipe()
	sent := make(chan error, 1)
	go func() {
		_, err := conn.Conn().PgConn().CopyTo(ctx, out, sql)
		out.CloseWithError(err)
		sent <- err
	}()
	fault := read(in)
	in.CloseWithError(fault) // what is still sent is let go of
	if err := <-sent; err != nil && fault != nil && err != fault {
		return err // the server's word says more than that its answer is short
	}
	return fault
}

// partReader reads the figures of an indicator into their places.
type partReader struct {
	store     *Store
	indicator model.IndicatorID
	want      held
	columns   *model.Columns
	seen      int

	periods    dictionary[uint16]
	vintages   dictionary[model.Date]
	qualifiers dictionary[model.Qualifier]
	benchmarks dictionary[uint16]
	benchmark  []uint16
}

func newPartReader(s *Store, ind model.IndicatorID, want held) *partReader {
	r := &partReader{store: s, indicator: ind, want: want, columns: model.NewColumns(want.figures), benchmark: make([]uint16, want.figures)}
	for i := range r.columns.Line {
		r.columns.Indicator[i] = ind
	}
	r.periods.parse = func(text string) (uint16, bool) {
		p, err := model.ParsePeriod(text)
		r.columns.Periods = append(r.columns.Periods, p)
		return uint16(len(r.columns.Periods) - 1), err == nil && len(r.columns.Periods) <= model.MaxPeriods
	}
	r.vintages.parse = func(text string) (model.Date, bool) {
		d, err := model.ParseDate(text)
		return d, err == nil
	}
	r.qualifiers.parse = model.ParseQualifier
	r.benchmarks.parse = func(string) (uint16, bool) {
		return uint16(len(r.benchmarks.all)), len(r.benchmarks.all) <= model.MaxPeriods
	}
	return r
}

// read reads all rows. They must be all there are, each once, and of the
// revision that the panel is of.
func (r *partReader) read(in io.Reader) error {
	t := readTuples(in)
	for t.next(fieldsRead) {
		if err := r.row(t); err != nil {
			return err
		}
	}
	if t.err != nil {
		return t.err
	}
	if r.seen != r.want.figures {
		return changed()
	}
	_, err := io.Copy(io.Discard, t.in)
	return err
}

func changed() error { return folder.Unread(words.DatabaseChanged) }

func damaged() error { return folder.Unread(words.DatabaseDamaged) }

func (r *partReader) row(t *tuples) error {
	c, s := r.columns, r.store
	n, area := t.int32(), t.int32()
	period, ok1 := r.periods.get(t.field())
	value := t.float()
	decimals := t.int16()
	qualifier, ok2 := r.qualifiers.get(t.field())
	status := model.Status(t.fixed(1)[0])
	vintage, ok3 := r.vintages.get(t.field())
	best, worst, document, line := t.maybeInt32(), t.maybeInt32(), t.int32(), t.int32()
	benchmark, ok4 := r.benchmarks.get(t.field())
	switch {
	case t.err != nil:
		return t.err
	case n == -1:
		if int64(value) != r.want.revision {
			return changed()
		}
		return nil
	case n < 0 || n >= len(c.Line) || c.Line[n] != 0:
		return changed()
	case !ok1 || !ok2 || !ok3 || !ok4 || area >= len(s.areaOf) || s.areaOf[area] < 0 || document >= len(s.documentOf) || s.documentOf[document] < 0:
		return damaged()
	}
	r.seen++
	c.Area[n], c.Period[n], c.Value[n] = s.areaOf[area], period, value
	c.Facts[n] = model.Facts{Decimals: uint8(decimals), Qualifier: qualifier, Status: status}
	c.Vintage[n], c.Document[n], c.Line[n] = vintage, s.documentOf[document], int32(line)
	c.Claim[n] = model.RankClaim{Best: uint16(best), Worst: uint16(worst)}
	r.benchmark[n] = benchmark
	return nil
}

// dictionary reads each text that many rows share once.
type dictionary[T any] struct {
	parse func(string) (T, bool)
	known map[string]T
	all   []string
}

func (d *dictionary[T]) get(text []byte) (T, bool) {
	if v, ok := d.known[string(text)]; ok {
		return v, true
	}
	v, ok := d.parse(string(text))
	if ok {
		if d.known == nil {
			d.known = map[string]T{}
		}
		d.known[string(text)] = v
		d.all = append(d.all, string(text))
	}
	return v, ok
}
