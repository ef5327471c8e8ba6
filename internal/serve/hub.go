package serve

import (
	"maps"
	"slices"
	"sync"
	"time"
)

// maxState bounds what a presenter shares, in bytes.
const maxState = 16 << 10

// When a class comes in, every screen is not drawn anew for everyone who does:
// changes of the counts wait for calm, and are then told to one screen in every
// step, so that no key waits behind hundreds of them.
const (
	calm = time.Second
	step = 10 * time.Millisecond
)

// hub tells the dashboards of each other: how many there are, and what a
// presenter shows to those who follow. Whoever shared last presents.
type hub struct {
	mu    sync.Mutex
	seats map[*seat]struct{}
	by    *seat // who presents
	state string

	stale bool    // the counts have changed since they were last told
	round []*seat // who is still to be told them
	going bool    // a step is on its way
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
	for s := range h.seats {
		s.tell()
	}
}

func (h *hub) tellSoon() {
	h.stale = true
	if !h.going {
		h.going = true
		time.AfterFunc(calm, h.tellNext)
	}
}

// tellNext tells the next seat of the round, or begins another round where the
// counts have changed meanwhile.
func (h *hub) tellNext() {
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.round) == 0 && h.stale {
		h.stale, h.round = false, slices.Collect(maps.Keys(h.seats))
	}
	if h.going = len(h.round) > 0; !h.going {
		return
	}
	next := h.round[0]
	h.round = h.round[1:]
	if _, seated := h.seats[next]; seated {
		next.tell()
	}
	pause := step
	if len(h.round) == 0 {
		pause = calm
	}
	time.AfterFunc(pause, h.tellNext)
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
