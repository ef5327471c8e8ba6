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
	read  sync.Mutex
	texts []model.Text
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
		kept = &page{}
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

// Text reads the readable part of an observation, with those beside it. One that
// cannot be read is empty; see Trouble.
func (s *Store) Text(id model.ObsID) model.Text {
	ind := s.panel.Observations.Indicator(id)
	n := int(id - s.panel.FirstOf(ind))
	from := n / pageSize * pageSize
	page := s.pages.get(id - model.ObsID(n-from))
	page.read.Lock()
	defer page.read.Unlock()
	if page.texts == nil && s.ailing() {
		return model.Text{}
	}
	if page.texts == nil {
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		err := s.again(ctx, func() (err error) {
			page.texts, err = s.readTexts(ctx, ind, from)
			return err
		})
		if err != nil {
			page.texts = nil
			s.fail(err)
			return model.Text{}
		}
	}
	return page.texts[n-from]
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

// Cited lists the observations that stand in a document, in their order.
func (s *Store) Cited(doc model.DocID) []model.ObsID {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	var ids []model.ObsID
	err := s.again(ctx, func() (err error) {
		ids, err = s.readCited(ctx, doc)
		return err
	})
	if err != nil {
		s.fail(err)
		return nil
	}
	return ids
}

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
