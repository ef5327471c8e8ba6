//go:build unix

package serve

import (
	"io"
	"syscall"
	"testing"
	"time"
)

// TestNobodyKeepsACoreBusy leaves clients in every half-done state, and holds
// that the process does next to nothing for them. Among them is the one that
// kept a whole core busy in the stock middleware: it closes its channel and
// keeps the connection.
func TestNobodyKeepsACoreBusy(t *testing.T) {
	h := open(t, func(c *Config) { c.Limits.Handshake, c.Limits.Linger, c.Limits.Stall = patience, patience, patience })
	idle := h.sit(h.client(), 120, 40)
	closed := h.sit(h.client(), 80, 24)
	closed.s.Close()
	halfway := h.sit(h.client(), 80, 24)
	halfway.types("\x1b[200~half a paste")
	ended := h.sit(h.client(), 80, 24)
	ended.in.Close()
	_, _ = io.WriteString(h.raw(), "SSH-2.0-half") // a greeting without an end
	c, deaf := h.deafClient()
	h.sit(c, 500, 200).types("j")
	deaf.stopped.Store(true)
	// What they have begun is done in a while; a core that is kept busy is so in
	// every while.
	const watched = time.Second / 2
	busy := watched
	for end := time.Now().Add(patience); busy > watched/5; {
		before := cpu(t)
		<-time.After(watched)
		if busy = cpu(t) - before; time.Now().After(end) {
			t.Fatalf("%v of processor time in %v", busy, watched)
		}
	}
	idle.press()
}

// cpu is the processor time that this process has taken.
func cpu(t *testing.T) time.Duration {
	t.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
