package serve

import (
	"sync"
)

// maxState bounds what a presenter shares, in bytes.
const maxState = 16 << 10

// hub carries what a presenter shows to those who follow. Whoever shared
// last presents.
type hub struct {
	mu    sync.Mutex
	show  Show
	by    *visit // who presents
	seats map[*seat]struct{}
}

// seat is one follower's. The channel holds the newest show only, so that a
// follower who does not look holds up nobody.
type seat struct {
	visit   *visit
	shows   chan Show
	counted bool
	told    Show // the last show put there
}

func newHub() *hub { return &hub{seats: map[*seat]struct{}{}} }

// share shows a state in the name of a visit; "" takes back what it showed.
func (h *hub) share(by *visit, state string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	switch {
	case state != "":
		h.by, h.show.Live, h.show.State = by, true, state
	case h.by == by:
		h.by, h.show.Live, h.show.State = nil, false, ""
	default:
		return
	}
	h.tell()
}

// follow takes a seat; presenters are not counted as followers.
func (h *hub) follow(v *visit, counted bool) (<-chan Show, func()) {
	h.mu.Lock()
	defer h.mu.Unlock()
	s := &seat{visit: v, shows: make(chan Show, 1), counted: counted}
	h.seats[s] = struct{}{}
	h.count()
	s.put(h.show)
	h.tell()
	return s.shows, func() {
		h.mu.Lock()
		defer h.mu.Unlock()
		h.rise(s)
		h.tell()
	}
}

// leave ends what a visit showed and followed.
func (h *hub) leave(v *visit) {
	h.share(v, "")
	h.mu.Lock()
	defer h.mu.Unlock()
	for s := range h.seats {
		if s.visit == v {
			h.rise(s)
		}
	}
	h.tell()
}

func (h *hub) rise(s *seat) {
	if _, seated := h.seats[s]; !seated {
		return
	}
	delete(h.seats, s)
	close(s.shows)
	h.count()
}

func (h *hub) count() {
	h.show.Followers = 0
	for s := range h.seats {
		if s.counted {
			h.show.Followers++
		}
	}
}

// tell puts the show on every seat that does not have it.
func (h *hub) tell() {
	for s := range h.seats {
		if s.told != h.show {
			s.put(h.show)
		}
	}
}

// put replaces a show that was not yet looked at.
func (s *seat) put(show Show) {
	select {
	case <-s.shows:
	default:
	}
	s.shows <- show
	s.told = show
}

// followers counts them, for the metrics.
func (h *hub) followers() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.show.Followers
}
