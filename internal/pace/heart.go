package pace

import (
	"reflect"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
)

const (
	// soon is when a frame is sent after it has been worked out: time enough
	// for the program to hand it to the renderer.
	soon = 300 * time.Microsecond

	// brisk is how long the ticker goes at that pace. Timers can be a
	// millisecond late, and a tick that nobody has taken is lost when the
	// ticker is set anew.
	brisk = 4 * time.Millisecond

	// awake is how long the ticker goes at its own pace after a message, for
	// what the renderer still has to say.
	awake = 250 * time.Millisecond

	// asleep is its period when nothing happens. A frame that was missed on a
	// machine too busy to run the renderer in time is no later than that.
	asleep = time.Second
)

// heart sets the ticker of a program's renderer, which sends a frame when it
// ticks. By itself it ticks as long as the program runs, so that a screen at
// which nobody does anything keeps a processor awake, and a key waits for the
// next tick, half a period on average. A heart beats when there is a frame.
type heart struct {
	mu     sync.Mutex
	ticker *time.Ticker
	period time.Duration // of the ticker by itself
	next   time.Duration // the period that calm sets
	calm   *time.Timer
}

// newHeart takes a program's ticker over, or gives nil before the program
// ticks and where its ticker is not found. It must be called on the program's
// own goroutine, as Update and View are.
func newHeart(p *tea.Program, period time.Duration) *heart {
	ticker := tickerOf(p)
	if ticker == nil {
		return nil
	}
	h := &heart{ticker: ticker, period: period, next: period}
	h.calm = time.AfterFunc(awake, h.slow)
	return h
}

// tickerOf finds the ticker that Bubble Tea keeps to itself: there is no way to
// ask for it. A version that has none goes at its own pace.
func tickerOf(p *tea.Program) *time.Ticker {
	field := reflect.ValueOf(p).Elem().FieldByName("ticker")
	if !field.IsValid() || field.Type() != reflect.TypeFor[*time.Ticker]() {
		return nil
	}
	return (*time.Ticker)(field.UnsafePointer())
}

// beat has the frame that was worked out sent soon.
func (h *heart) beat() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.ticker.Reset(soon)
	h.next = h.period
	h.calm.Reset(brisk)
}

// slow lets the ticker go at its own pace, and after a while sleep.
func (h *heart) slow() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.ticker.Reset(h.next)
	if h.next == h.period {
		h.next = asleep
		h.calm.Reset(awake)
	}
}
