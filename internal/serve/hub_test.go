package serve

import (
	"testing"

	"pgregory.net/rapid"
)

func TestPresenting(t *testing.T) {
	boss := newKey(t)
	keys := newKeyFile(t, lineFor(boss))
	h := open(t, func(c *Config) { c.Presenters = keys.path })
	viewer := h.sit(h.client(), 80, 24) // without a key
	viewer.sees("live=false state= followers=1.")
	other := h.sit(h.client(newKey(t)), 80, 24) // with a key of no standing
	viewer.sees("followers=2.")
	p := h.sit(h.client(boss), 80, 24)
	p.sees("followers=2.")
	p.types("S")
	for _, who := range []*person{viewer, other, p} {
		who.sees("live=true state=rank gdp 2022 followers=2.")
	}
	late := h.sit(h.client(), 80, 24)
	late.sees("live=true state=rank gdp 2022 followers=3.")
	late.types("q")
	late.leaves()
	p.sees("followers=2.")
	p.types("T")
	viewer.sees("live=false state= followers=2.")
	p.types("S")
	viewer.sees("live=true")
	p.s.Close() // the presenter is gone: nothing is shown
	viewer.sees("live=false state= followers=2.")
}

func TestOnlyPresentersShare(t *testing.T) {
	h := open(t, func(c *Config) { c.Presenters = newKeyFile(t).path })
	p := h.sit(h.client(newKey(t)), 80, 24)
	p.types("S") // the toy calls Share, which is nil
	if code := p.leaves(); code != exitFailed {
		t.Error("a stranger shares")
	}
}

// TestHub: whatever visits do, a seat holds the newest show, counts are
// right, and a visit that left is neither shown nor told.
func TestHub(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := newHub()
		people := [4]*visit{{}, {}, {}, {}}
		seats := map[*visit][]<-chan Show{}
		var by *visit
		state := ""
		for range rapid.IntRange(1, 30).Draw(t, "steps") {
			v := people[rapid.IntRange(0, 3).Draw(t, "who")]
			switch rapid.IntRange(0, 3).Draw(t, "what") {
			case 0:
				shows, _ := h.follow(v, true)
				seats[v] = append(seats[v], shows)
			case 1:
				state, by = rapid.StringN(1, 5, -1).Draw(t, "state"), v
				h.share(v, state)
			case 2:
				h.share(v, "")
				if by == v {
					by, state = nil, ""
				}
			case 3:
				h.leave(v)
				h.leave(v)
				if by == v {
					by, state = nil, ""
				}
				for _, shows := range seats[v] {
					for range shows { // closed, so this ends
					}
				}
				delete(seats, v)
			}
		}
		count := 0
		for _, mine := range seats {
			count += len(mine)
		}
		want := Show{Live: by != nil, State: state, Followers: count}
		for _, mine := range seats {
			for _, shows := range mine {
				if got := <-shows; got != want {
					t.Fatalf("%+v, want %+v", got, want)
				}
			}
		}
	})
}

func TestStopIsForOneSeatAndOnce(t *testing.T) {
	h := newHub()
	v := &visit{}
	first, stop := h.follow(v, true)
	second, _ := h.follow(v, true)
	stop()
	stop()
	for range first {
	}
	if got := <-second; got.Followers != 1 {
		t.Error(got)
	}
	h.leave(v)
	stop()
	if _, open := <-second; open {
		t.Error("still told")
	}
}
