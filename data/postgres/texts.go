package postgres

import (
	"context"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/jackc/pgx/v5"

	"weici/model"
)

// none are the texts of no figure.
type none struct{}

// Text is empty.
func (none) Text(model.ObsID) model.Text { return model.Text{} }

// partTexts are the texts of one indicator's figures: the benchmarks, which many
// share, at hand, and the rest as it is shown.
type partTexts struct {
	store      atomic.Pointer[Store]
	benchmarks []string
	benchmark  []uint16
	first      model.ObsID
}

func newPartTexts(s *Store, ind model.IndicatorID) *partTexts {
	t := &partTexts{first: s.panel.FirstOf(ind)}
	t.store.Store(s)
	return t
}

// Text reads the readable part of an observation.
func (t *partTexts) Text(id model.ObsID) model.Text { return t.store.Load().Text(id) }

// Benchmark gives the census or revision that a figure is adjusted to.
func (t *partTexts) Benchmark(id model.ObsID) string { return t.benchmarks[t.benchmark[id-t.first]] }

// The texts that are read and kept at a time: figures of an indicator follow one
// another by period, so a page holds much of a ranking.
const (
	pageSize  = 256
	pagesMost = 256
)

// pages are the texts read last.
type pages struct {
	lock sync.Mutex
	kept map[model.ObsID]*page // by their first observation
	used []model.ObsID         // the longest unused first
}

// page is some texts, once they have been read.
type page struct {
	texts   atomic.Pointer[[]model.Text]
	reading chan struct{} // holds one while somebody reads it
}

// get gives a page, read or not, and forgets the one not asked for the longest.
func (p *pages) get(first model.ObsID) *page {
	p.lock.Lock()
	defer p.lock.Unlock()
	if p.kept == nil {
		p.kept = map[model.ObsID]*page{}
	}
	kept := p.kept[first]
	if kept == nil {
		kept = &page{reading: make(chan struct{}, 1)}
		p.kept[first] = kept
	} else {
		p.used = slices.DeleteFunc(p.used, func(id model.ObsID) bool { return id == first })
	}
	if p.used = append(p.used, first); len(p.used) > pagesMost {
		delete(p.kept, p.used[0])
		p.used = p.used[1:]
	}
	return kept
}

// page finds the page of an observation, and its place there.
func (s *Store) page(id model.ObsID) (p *page, at int) {
	n := int(id - s.panel.FirstOf(s.panel.Observations.Indicator(id)))
	return s.pages.get(id - model.ObsID(n%pageSize)), n % pageSize
}

// readPage reads the page of an observation once, however many ask for it.
func (s *Store) readPage(ctx context.Context, p *page, id model.ObsID) ([]model.Text, error) {
	select {
	case p.reading <- struct{}{}:
		defer func() { <-p.reading }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if texts := p.texts.Load(); texts != nil {
		return *texts, nil
	}
	ind := s.panel.Observations.Indicator(id)
	n := int(id - s.panel.FirstOf(ind))
	var texts []model.Text
	err := s.again(ctx, func() (err error) {
		texts, err = s.readTexts(ctx, ind, n-n%pageSize)
		return err
	})
	if err != nil {
		return nil, err
	}
	p.texts.Store(&texts)
	return texts, nil
}

// readTexts reads a page of texts.
func (s *Store) readTexts(ctx context.Context, ind model.IndicatorID, from int) ([]model.Text, error) {
	n := s.indicators[ind]
	texts := make([]model.Text, min(pageSize, s.extents[n].figures-from))
	rows, err := s.pool.Query(ctx, `select n, printed, rank_scope, benchmark, note, exact, prefix, suffix, locator, locator_en,
		(select revision from extent where indicator = $1) from figure where indicator = $1 and n >= $2 and n < $3`, n, from, from+len(texts))
	if err != nil {
		return nil, err
	}
	var at, read int
	var revision int64
	var t model.Text
	c := &t.Citation
	into := []any{&at, &t.Printed, &t.RankScope, &t.Benchmark, &t.Note, &c.Exact, &c.Prefix, &c.Suffix, &c.Locator, &c.LocatorEN, &revision}
	_, err = pgx.ForEachRow(rows, into, func() error {
		if revision != s.extents[n].revision {
			return changed()
		}
		texts[at-from] = t
		read++
		return nil
	})
	if err == nil && read != len(texts) {
		err = changed()
	}
	return texts, err
}

// readCited asks which figures stand in a document.
func (s *Store) readCited(ctx context.Context, doc model.DocID) ([]model.ObsID, error) {
	rows, err := s.pool.Query(ctx, `select indicator, n, (select revision from dataset) from figure where document = $1 order by line, indicator, n`, s.documents[doc])
	if err != nil {
		return nil, err
	}
	first := map[int]model.ObsID{}
	for ind, n := range s.indicators {
		first[n] = s.panel.FirstOf(model.IndicatorID(ind))
	}
	var ids []model.ObsID
	var ind, n int
	var revision int64
	_, err = pgx.ForEachRow(rows, []any{&ind, &n, &revision}, func() error {
		if revision != s.revision {
			return changed()
		}
		ids = append(ids, first[ind]+model.ObsID(n))
		return nil
	})
	return ids, err
}
