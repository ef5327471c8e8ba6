package serve

import (
	"sync"
	"time"
)

// maxState bounds what a presenter shares, in bytes.
const maxState = 16 << 10

// countPause is how long a change of the counts waits to be told to so many:
// when a class comes in, every screen is not drawn anew for everyone who does,
// but a hundred screens in a second.
func countPause(seats int) time.Duration {
	return max(time.Second, time.Duration(seats)*10*time.Millisecond)
}

// hub tells the dashboards of each other: how many there are, and what a
// presenter shows to those who follow. Whoever shared last presents.
type hub struct {
	mu    sync.Mutex
	seats map[*seat]struct{}
	by    *seat // who presents
	state string
	due   bool // the counts will be told
}

// seat is one dashboard's. The channel holds the newest show only, so that
// one that does not look holds up nobody.
type seat struct {
	hub     *hub
	shows   chan Show
	follows bool
	told    Show // the last show put there
}

func newHub() *hub { return &hub{seats: map[*seat]struct{}{}} }

// join takes a seat.
func (h *hub) join() *seat {
	h.mu.Lock()
	defer h.mu.Unlock()
	s := &seat{hub: h, shows: make(chan Show, 1)}
	h.seats[s] = struct{}{}
	s.tell()
	h.tellSoon()
	return s
}

// share shows a state; "" takes back what this seat showed.
func (s *seat) share(state string) {
	h := s.hub
	h.mu.Lock()
	defer h.mu.Unlock()
	s.present(state)
}

func (s *seat) present(state string) {
	h := s.hub
	switch {
	case state != "":
		h.by, h.state = s, state
	case h.by == s:
		h.by, h.state = nil, ""
	default:
		return
	}
	h.tellAll()
}

// follow begins and ends to give this seat what is shown.
func (s *seat) follow(on bool) {
	h := s.hub
	h.mu.Lock()
	defer h.mu.Unlock()
	if _, seated := h.seats[s]; !seated {
		return
	}
	s.follows = on
	s.tell()
	h.tellSoon()
}

// leave gives the seat back, with what it showed.
func (s *seat) leave() {
	h := s.hub
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.seats, s)
	close(s.shows)
	s.present("")
	h.tellSoon()
}

func (h *hub) followers() (n int) {
	for s := range h.seats {
		if s.follows {
			n++
		}
	}
	return n
}

func (h *hub) tellAll() {
	h.due = false
	for s := range h.seats {
		s.tell()
	}
}

func (h *hub) tellSoon() {
	if h.due {
		return
	}
	h.due = true
	time.AfterFunc(countPause(len(h.seats)), func() {
		h.mu.Lock()
		defer h.mu.Unlock()
		if h.due {
			h.tellAll()
		}
	})
}

// tell puts what this seat may know there, if it is new, in place of what was
// not yet looked at.
func (s *seat) tell() {
	h := s.hub
	show := Show{Connected: len(h.seats), Live: h.by != nil, Mine: h.by == s}
	if s.follows {
		show.State = h.state
	}
	if show.Mine {
		show.Followers = h.followers()
	}
	if show == s.told {
		return
	}
	select {
	case <-s.shows:
	default:
	}
	s.shows <- show
	s.told = show
}

// following counts who follows, for the metrics.
func (h *hub) following() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.followers()
}
