package serve

import (
	"testing"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"
)

func TestPresenting(t *testing.T) {
	boss, deputy := newKey(t), newKey(t)
	keys := newKeyFile(t, lineFor(boss), lineFor(deputy))
	h := open(t, func(c *Config) { c.Presenters = keys.path })
	viewer := h.sit(h.client(), 80, 24) // without a key
	viewer.sees("n=1 live=false")
	other := h.sit(h.client(newKey(t)), 100, 30) // with a key of no standing, on another screen
	p := h.sit(h.client(boss), 80, 24)
	for _, who := range []*person{viewer, other, p} {
		who.sees("n=3 live=false mine=false state= followers=0.")
	}
	viewer.types("F")
	p.types("S")
	p.sees("live=true mine=true state= followers=1.")
	viewer.sees("live=true mine=false state=rank gdp 2022 followers=0.")
	other.sees("live=true mine=false state= followers=0.") // does not follow
	other.types("F")
	other.sees("state=rank gdp 2022")
	p.sees("followers=2.")
	other.types("U")
	other.sees("n=3 live=true mine=false state= followers=0.")
	p.sees("followers=1.")
	second := h.sit(h.client(deputy), 80, 24)
	second.types("S") // takes over
	p.sees("n=4 live=true mine=false")
	p.types("T") // has nothing to take back
	second.sees("live=true mine=true state= followers=1.")
	second.types("T")
	viewer.sees("live=false mine=false state= followers=0.")
	second.types("S")
	viewer.sees("live=true")
	second.s.Close() // the presenter is gone: nothing is shown
	viewer.sees("n=3 live=false mine=false state= followers=0.")
}

func TestOnlyPresentersShare(t *testing.T) {
	h := open(t, func(c *Config) { c.Presenters = newKeyFile(t).path })
	p := h.sit(h.client(newKey(t)), 80, 24)
	p.types("S") // the toy calls Share, which is nil
	if code := p.leaves(); code != exitFailed {
		t.Error("a stranger shares")
	}
}

// TestHub: whatever dashboards do, a seat holds the newest show, and one that
// was left is neither shown nor told.
func TestHub(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := newHub()
		var seats []*seat
		var by *seat
		state := ""
		for range rapid.IntRange(1, 30).Draw(t, "steps") {
			if len(seats) == 0 || rapid.Bool().Draw(t, "joins") {
				seats = append(seats, h.join())
			}
			i := rapid.IntRange(0, len(seats)-1).Draw(t, "who")
			s := seats[i]
			switch rapid.IntRange(0, 3).Draw(t, "what") {
			case 0:
				s.follow(rapid.Bool().Draw(t, "on"))
			case 1:
				state, by = rapid.StringN(1, 5, -1).Draw(t, "state"), s
				s.share(state)
			case 2:
				s.share("")
				if by == s {
					by, state = nil, ""
				}
			case 3:
				s.leave()
				s.follow(true)      // too late, and harmless
				for range s.shows { // closed, so this ends
				}
				if by == s {
					by, state = nil, ""
				}
				seats = append(seats[:i:i], seats[i+1:]...)
			}
		}
		if len(seats) == 0 {
			return
		}
		h.mu.Lock()
		h.tellAll()
		followers := h.followers()
		h.mu.Unlock()
		for _, s := range seats {
			want := Show{Connected: len(seats), Live: by != nil, Mine: by == s}
			if s.follows {
				want.State = state
			}
			if want.Mine {
				want.Followers = followers
			}
			if s.told != want {
				t.Fatalf("told %+v, want %+v", s.told, want)
			}
			if len(s.shows) > 0 {
				if got := <-s.shows; got != want {
					t.Fatalf("%+v, want %+v", got, want)
				}
			}
		}
	})
}

// TestCountsAreToldOneByOne: everybody learns of a class that comes in and goes,
// and never many at once.
func TestCountsAreToldOneByOne(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHub()
		seats := make([]*seat, 120)
		for i := range seats {
			seats[i] = h.join()
		}
		looked := func() (told int) {
			for _, s := range seats {
				select {
				case <-s.shows:
					told++
				default:
				}
			}
			return told
		}
		looked() // what each was told when it came
		round := func(want int) {
			t.Helper()
			for range (2*calm + time.Duration(len(seats))*step) / step {
				time.Sleep(step)
				synctest.Wait()
				if n := looked(); n > 1 {
					t.Fatalf("%d are told in %v", n, step)
				}
			}
			for i, s := range seats {
				if s.told.Connected != want {
					t.Fatalf("seat %d was told of %d, want %d", i, s.told.Connected, want)
				}
			}
			if time.Sleep(time.Minute); looked() > 0 {
				t.Error("somebody is told when nothing changes")
			}
		}
		round(120)
		for range 20 {
			seats[0].leave()
			seats = seats[1:]
		}
		round(100)
	})
}
