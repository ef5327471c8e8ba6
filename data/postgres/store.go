package postgres

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"weici/data/folder"
	"weici/internal/words"
	"weici/model"
)

// patience is how long a figure that is asked for may take.
const patience = 30 * time.Second

// Store reads the figures of a dataset as it was at one revision, by indicator.
type Store struct {
	pool     *pgxpool.Pool
	schema   string
	shown    string // its address
	revision int64
	cache    *cache
	panel    *model.Panel

	areas      []int // the numbers that figures name things by, by their ids in the panel
	indicators []int
	documents  []int
	extents    map[int]held // by the number of the indicator

	areaOf     []model.AreaID // the other way round
	documentOf []model.DocID
	parts      []part // by indicator
	pages      pages
	everybody  *Session              // who asks and is no session
	failed     atomic.Int64          // when the server failed last, in nanoseconds
	last       atomic.Pointer[error] // and why
	nothing    func() *model.Panel
}

// held is how much the database holds of one indicator, and since when.
type held struct {
	revision       int64
	figures, cells int
}

// part is the figures of one indicator, where they are at hand.
type part struct {
	panel   atomic.Pointer[model.Panel]
	texts   *partTexts    // of the panel
	used    atomic.Int64  // when, by the cache's clock
	reading chan struct{} // holds one while somebody reads it
}

func errEmpty() error { return folder.Unread(words.DatabaseEmpty) }

func (s *Store) readExtents(ctx context.Context, tx pgx.Tx) error {
	s.extents = map[int]held{}
	rows, err := tx.Query(ctx, "select indicator, revision, figures, cells from extent")
	if err != nil {
		return err
	}
	var n int
	var h held
	_, err = pgx.ForEachRow(rows, []any{&n, &h.revision, &h.figures, &h.cells}, func() error {
		s.extents[n] = h
		return nil
	})
	return err
}

// Read makes the panel of a dataset whose figures stay where they are.
func (s *Store) Read(d *model.Dataset, _ func(parts int)) (*model.Panel, *folder.Unreadable) {
	if len(d.Areas) != len(s.areas) || len(d.Indicators) != len(s.indicators) || len(d.Documents) != len(s.documents) {
		return nil, folder.Unread(words.DatabaseDamaged)
	}
	s.areaOf = inverse[model.AreaID](s.areas)
	s.documentOf = inverse[model.DocID](s.documents)
	s.parts = make([]part, len(s.indicators))
	for i := range s.parts {
		s.parts[i].reading = make(chan struct{}, 1)
	}
	s.panel = model.NewStored(d, s, s.extentsOf())
	s.everybody = &Session{store: s}
	s.nothing = sync.OnceValue(func() *model.Panel { return s.panel.NewPart(0, model.NewColumns(0), none{}) })
	return s.panel, nil
}

// extentsOf is how much there is of each indicator of the panel.
func (s *Store) extentsOf() []model.Extent {
	extents := make([]model.Extent, len(s.indicators))
	for i, n := range s.indicators {
		extents[i] = model.Extent{Observations: s.extents[n].figures, Cells: s.extents[n].cells}
	}
	return extents
}

// inverse gives the places of numbers; −1 where there is none.
func inverse[T ~int32](numbers []int) []T {
	most := -1
	for _, n := range numbers {
		most = max(most, n)
	}
	places := make([]T, most+1)
	for i := range places {
		places[i] = -1
	}
	for i, n := range numbers {
		places[n] = T(i)
	}
	return places
}

// Part gives the figures of an indicator, and waits for them.
func (s *Store) Part(ind model.IndicatorID) *model.Panel { return s.everybody.Part(ind) }

// Text reads the readable part of an observation.
func (s *Store) Text(id model.ObsID) model.Text { return s.everybody.Text(id) }

// Cited lists the observations that stand in a document, in their order.
func (s *Store) Cited(doc model.DocID) []model.ObsID { return s.everybody.Cited(doc) }

// Trouble counts what could not be read so far, but for a session's own, and
// says why the last of it was not.
func (s *Store) Trouble() (int, error) { return s.everybody.Trouble() }

// respite is how long nothing more is asked of a server that failed: an answer
// asks for thousands of figures, one by one.
const respite = time.Second

// ailing gives why the server failed just now, if it did.
func (s *Store) ailing() error {
	if time.Now().UnixNano()-s.failed.Load() > int64(respite) {
		return nil
	}
	return *s.last.Load()
}

// Ready tells whether Part answers at once.
func (s *Store) Ready(ind model.IndicatorID) bool { return s.parts[ind].panel.Load() != nil }

// readersMost is how many indicators are read at a time for one who asks.
const readersMost = 4

// Fetch reads the figures of indicators that are not at hand.
func (s *Store) Fetch(ctx context.Context, all ...model.IndicatorID) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	turns := make(chan struct{}, readersMost)
	var group sync.WaitGroup
	for _, ind := range all {
		if ind == model.NoIndicator || s.Ready(ind) {
			continue
		}
		group.Go(func() {
			turns <- struct{}{}
			defer func() { <-turns }()
			if _, err := s.get(ctx, ind); err != nil {
				cancel(err)
			}
		})
	}
	group.Wait()
	if why := context.Cause(ctx); why != nil {
		return fault(why)
	}
	return nil
}

// get reads the figures of an indicator once, however many ask for them.
func (s *Store) get(ctx context.Context, ind model.IndicatorID) (*model.Panel, error) {
	p := &s.parts[ind]
	select {
	case p.reading <- struct{}{}:
		defer func() { <-p.reading }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if panel := p.panel.Load(); panel != nil {
		return panel, nil
	}
	panel, texts, bytes, err := s.readPart(ctx, ind)
	if err != nil {
		return nil, err
	}
	p.texts = texts
	p.panel.Store(panel)
	s.cache.keep(p, bytes)
	return panel, nil
}

// fail takes note that the server failed, and says why.
func (s *Store) fail(err error) error {
	why := fault(err)
	why.Name = s.shown
	var last error = why
	if !errors.Is(err, context.Canceled) {
		s.last.Store(&last)
		s.failed.Store(time.Now().UnixNano())
	}
	return last
}

// inherit takes over what another revision has at hand and what has not changed
// since: the figures, and the numbers of all that they name.
func (s *Store) inherit(from *Store) {
	if !sameNumbers(s.areas, from.areas) || !sameNumbers(s.documents, from.documents) || len(s.indicators) != len(from.indicators) {
		return
	}
	for ind, n := range s.indicators {
		panel := from.parts[ind].panel.Load()
		if panel == nil || from.indicators[ind] != n || s.extents[n] != from.extents[n] ||
			s.panel.FirstOf(model.IndicatorID(ind)) != from.panel.FirstOf(model.IndicatorID(ind)) {
			continue
		}
		from.parts[ind].reading <- struct{}{}
		texts := from.parts[ind].texts
		<-from.parts[ind].reading
		texts.store.Store(s) // which lets go of the other revision
		s.parts[ind].texts = texts
		s.parts[ind].panel.Store(panel)
		s.cache.share(&from.parts[ind], &s.parts[ind])
	}
}

func sameNumbers(a, b []int) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
