package postgres

import (
	"context"
	"sync"

	"weici/model"
)

// Session asks for figures of a Store as one session does, which may be tired
// of waiting.
type Session struct {
	store *Store
	panel *model.Panel // as this session asks it

	lock   sync.Mutex
	ctx    context.Context // of what is asked now; nil: nobody may cancel
	cancel context.CancelFunc
	failed int
	last   error
}

// Session gives the panel as one session asks it: what it waits for, it may
// cancel.
func (p *Package) Session() *Session {
	s := &Session{store: p.store}
	d := *p.Dataset
	s.panel = model.NewStored(&d, s, p.store.extentsOf())
	s.Begin()
	return s
}

// Panel is that of the session.
func (s *Session) Panel() *model.Panel { return s.panel }

// Begin lets the session wait again, after it has cancelled.
func (s *Session) Begin() {
	s.lock.Lock()
	defer s.lock.Unlock()
	if s.ctx == nil || s.ctx.Err() != nil {
		s.ctx, s.cancel = context.WithCancel(context.Background())
	}
}

// Cancel ends what the session waits for, and all that it asks until it begins
// again.
func (s *Session) Cancel() {
	s.lock.Lock()
	defer s.lock.Unlock()
	if s.cancel != nil {
		s.cancel()
	}
}

// waits gives how long the session waits for something.
func (s *Session) waits() (context.Context, context.CancelFunc) {
	s.lock.Lock()
	defer s.lock.Unlock()
	ctx := s.ctx
	if ctx == nil {
		ctx = context.Background()
	}
	return context.WithTimeout(ctx, patience)
}

// fail takes note of what could not be read.
func (s *Session) fail(err error) {
	why := s.store.fail(err)
	s.lock.Lock()
	defer s.lock.Unlock()
	s.failed++
	s.last = why
}

// Trouble counts what could not be read so far, and says why the last of it was
// not.
func (s *Session) Trouble() (int, error) {
	s.lock.Lock()
	defer s.lock.Unlock()
	return s.failed, s.last
}

// ailing takes note of what is not asked, since the server failed just now.
func (s *Session) ailing() bool {
	why := s.store.ailing()
	if why != nil {
		s.lock.Lock()
		defer s.lock.Unlock()
		s.failed++
		s.last = why
	}
	return why != nil
}

// Part gives the figures of an indicator, and waits for them.
func (s *Session) Part(ind model.IndicatorID) *model.Panel {
	p := &s.store.parts[ind]
	if panel := p.panel.Load(); panel != nil {
		s.store.cache.touch(p)
		return panel
	}
	if s.ailing() {
		return s.store.nothing()
	}
	ctx, cancel := s.waits()
	defer cancel()
	panel, err := s.store.get(ctx, ind)
	if err != nil {
		s.fail(err)
		return s.store.nothing()
	}
	return panel
}

// Ready tells whether Part answers at once.
func (s *Session) Ready(ind model.IndicatorID) bool { return s.store.Ready(ind) }

// Fetch reads the figures of indicators that are not at hand.
func (s *Session) Fetch(ctx context.Context, all ...model.IndicatorID) error {
	return s.store.Fetch(ctx, all...)
}

// Text reads the readable part of an observation, with those beside it. One that
// cannot be read is empty.
func (s *Session) Text(id model.ObsID) model.Text {
	page, at := s.store.page(id)
	if texts := page.texts.Load(); texts != nil {
		return (*texts)[at]
	}
	if s.ailing() {
		return model.Text{}
	}
	ctx, cancel := s.waits()
	defer cancel()
	texts, err := s.store.readPage(ctx, page, id)
	if err != nil {
		s.fail(err)
		return model.Text{}
	}
	return texts[at]
}

// Cited lists the observations that stand in a document, in their order.
func (s *Session) Cited(doc model.DocID) []model.ObsID {
	if s.ailing() {
		return nil
	}
	ctx, cancel := s.waits()
	defer cancel()
	var ids []model.ObsID
	err := s.store.again(ctx, func() (err error) {
		ids, err = s.store.readCited(ctx, doc)
		return err
	})
	if err != nil {
		s.fail(err)
		return nil
	}
	return ids
}
