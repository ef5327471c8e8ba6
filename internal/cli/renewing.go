package cli

import (
	"context"
	"sync"
	"time"

	"weici/internal/search"
	"weici/ui"
)

// renewing is a dataset that may change while it is open: all sessions look at
// what it is now.
type renewing struct {
	ctx  context.Context
	lock sync.Mutex
	state
}

// state is a dataset as it is for the time being.
type state struct {
	source   *source
	revision int64
	changed  chan struct{} // closed when it is another
}

// renewing begins to wait for changes, where a dataset tells of them; that ends
// with the context.
func (c *command) renewing(ctx context.Context, s *source) *renewing {
	r := &renewing{ctx: ctx, state: state{source: s, changed: make(chan struct{})}}
	if s.pack.Watched() {
		go r.follow()
	}
	return r
}

// tired is how long a dataset that could not be read again is left alone.
const tired = time.Second

// follow takes over every change.
func (r *renewing) follow() {
	for {
		pack, revision, err := r.now().source.pack.Renewed(r.ctx)
		if r.ctx.Err() != nil {
			return
		}
		if err != nil {
			select {
			case <-r.ctx.Done():
				return
			case <-time.After(tired):
			}
			continue
		}
		r.lock.Lock()
		old := r.changed
		r.state = state{&source{pack, pack.Panel, search.New(pack.Panel), ""}, revision, make(chan struct{})}
		r.lock.Unlock()
		close(old)
	}
}

func (r *renewing) now() state {
	r.lock.Lock()
	defer r.lock.Unlock()
	return r.state
}

// watch gives what a session waits with for the next change; nil where the
// dataset tells of none.
func (r *renewing) watch() ui.Watch {
	at := r.now()
	if !at.source.pack.Watched() {
		return nil
	}
	return func() (ui.Renewal, bool) {
		select {
		case <-at.changed:
		case <-r.ctx.Done():
			return ui.Renewal{}, false
		}
		at = r.now()
		session := at.source.pack.Session()
		return ui.Renewal{Panel: session.Panel(), Supply: session, Index: at.source.index, Revision: at.revision}, true
	}
}
