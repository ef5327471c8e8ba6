package serve

import (
	"errors"
	"fmt"
	"net"
	"net/netip"
	"strings"
	"testing"
	"time"

	"golang.org/x/time/rate"
	"pgregory.net/rapid"
)

// refusedAs says how often a reason was counted.
func (h *house) refusedAs(why refusal) int64 { return h.meters.refused[why].Load() }

func TestSessionsAreCapped(t *testing.T) {
	h := open(t, func(c *Config) { c.Limits.Sessions = 2 })
	a, b := h.sit(h.client(), 80, 24), h.sit(h.client(), 80, 24)
	third := h.client()
	if _, err := third.NewSession(); err == nil || h.refusedAs(noSessions) != 1 {
		t.Error("a third session:", err)
	}
	a.types("q")
	a.leaves()
	await(t, "the place is free", func() bool { s, err := third.NewSession(); return err == nil && s.Close() == nil })
	b.press()
}

func TestOneAddressIsCapped(t *testing.T) {
	h := open(t, func(c *Config) { c.Limits.PerAddress = 2 })
	c := h.client()
	h.sit(c, 80, 24).press()
	h.sit(c, 80, 24).press()
	if _, err := c.NewSession(); err == nil || h.refusedAs(addressFull) != 1 {
		t.Error("a third session:", err)
	}
	h.client()
	if _, err := h.call(nil); err == nil || h.refusedAs(addressLines) != 1 {
		t.Error("a third connection:", err)
	}
}

func TestHandshakesAreCapped(t *testing.T) {
	h := open(t, func(c *Config) { c.Limits.Handshakes = 3; c.Limits.Handshake = time.Minute })
	good := h.sit(h.client(), 80, 24)
	for range 3 {
		h.raw()
	}
	await(t, "the door is full", func() bool {
		h.door.mu.Lock()
		defer h.door.mu.Unlock()
		return h.door.knocking == 3
	})
	if _, err := h.call(nil); err == nil || h.refusedAs(busyDoor) != 1 {
		t.Error("a fourth:", err)
	}
	good.press()
}

func TestLoginsAreSlowedDown(t *testing.T) {
	h := open(t, func(c *Config) { c.Limits.LoginBurst = 3; c.Limits.Logins = 1e-9 })
	for range 3 {
		h.client()
	}
	if _, err := h.call(nil); err == nil || h.refusedAs(addressLogins) != 1 {
		t.Error("a fourth:", err)
	}
}

func TestLoginTable(t *testing.T) {
	table := loginTable{rate: rate.Limit(1e-9), burst: 2}
	mine := netip.MustParsePrefix("192.0.2.1/32")
	for i, want := range []bool{true, true, false} {
		if table.allow(mine) != want {
			t.Errorf("%d: want %v", i, want)
		}
	}
	for i := range 3 * maxLoginAddresses {
		table.allow(netip.PrefixFrom(netip.AddrFrom4([4]byte{10, byte(i >> 16), byte(i >> 8), byte(i)}), 32))
		if i%1000 == 0 && table.allow(mine) {
			t.Fatal("forgotten while it comes back")
		}
	}
	if n := len(table.young) + len(table.old); n > 2*maxLoginAddresses {
		t.Errorf("%d addresses kept", n)
	}
}

func TestLineGivesUpOnADeafClient(t *testing.T) {
	d := newDoor(Limits{Stall: 20 * time.Millisecond}.OrDefault(), &meters{})
	near, far := net.Pipe()
	defer far.Close()
	l, why := d.knock(near)
	if why != admitted {
		t.Fatal(why)
	}
	var timeout net.Error
	if _, err := l.Write([]byte("x")); !errors.As(err, &timeout) || !timeout.Timeout() {
		t.Error(err)
	}
	d.part(l)
	if d.knocking != 0 || len(d.lines) != 0 {
		t.Error("still counted")
	}
}

func TestPrefixOf(t *testing.T) {
	for a, want := range map[string]string{
		"192.0.2.7":         "192.0.2.7/32",
		"2001:db8:1:2:3::4": "2001:db8:1:2::/64",
		"fe80::1%eth0":      "fe80::/64",
	} {
		if got := prefixOf(netip.MustParseAddr(a)).String(); got != want {
			t.Errorf("%s: %s", a, got)
		}
	}
}

// TestCells: what screens hold is never more than there is, but for the least
// that each may have, and all of it comes back.
func TestCells(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := newDoor(Limits{Cells: 50_000}.OrDefault(), &meters{})
		held := make([]int, rapid.IntRange(1, 8).Draw(t, "sessions"))
		for range rapid.IntRange(1, 40).Draw(t, "steps") {
			i := rapid.IntRange(0, len(held)-1).Draw(t, "who")
			want, ok := sizeOf(rapid.Uint32().Draw(t, "w"), rapid.Uint32Range(0, 300).Draw(t, "h"))
			if !ok {
				continue
			}
			before := held[i]
			var got size
			got, held[i] = d.fit(want, held[i])
			if got.w != want.w || got.h < 1 || got.h > want.h {
				t.Fatalf("%v for %v", got, want)
			}
			if held[i] < before || held[i] < got.w*got.h {
				t.Fatalf("holds %d, then %d for %v", before, held[i], got)
			}
			if want.w*want.h <= minCells && got != want {
				t.Fatalf("%v is denied: %v", want, got)
			}
		}
		sum := 0
		for _, n := range held {
			sum += n
		}
		if sum != d.cells || sum > 50_000+len(held)*minCells {
			t.Fatalf("%d held, %d counted", sum, d.cells)
		}
	})
}

func TestSizeOf(t *testing.T) {
	for _, test := range []struct {
		w, h uint32
		want size
		ok   bool
	}{
		{80, 24, size{80, 24}, true}, {1, 1, size{1, 1}, true}, {0, 24, size{}, false}, {80, 0, size{}, false},
		{1000, 1000, size{500, 200}, true}, {1<<32 - 1, 1<<32 - 1, size{500, 200}, true},
	} {
		if got, ok := sizeOf(test.w, test.h); got != test.want || ok != test.ok {
			t.Errorf("%d×%d: %v %v", test.w, test.h, got, ok)
		}
	}
}

// proxied is a connection that says, as a balancer does, who it is from.
func proxied(header string) func(net.Conn) net.Conn {
	return func(c net.Conn) net.Conn {
		_, _ = fmt.Fprint(c, header)
		return c
	}
}

func TestBalancerNamesTheAddress(t *testing.T) {
	h := open(t, func(c *Config) {
		c.Proxies = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}
		c.Limits.PerAddress = 1
	})
	for _, from := range []string{"198.51.100.7", "198.51.100.8"} {
		c, err := h.call(proxied("PROXY TCP4 " + from + " 192.0.2.1 40000 22\r\n"))
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		s, _ := c.NewSession()
		_ = s.Run("")
		await(t, "the address in the log", func() bool { return strings.Contains(h.log.String(), "address="+from) })
	}
	if _, err := h.call(proxied("PROXY TCP4 198.51.100.7 192.0.2.1 40001 22\r\n")); err == nil {
		t.Error("the limits do not count by that address")
	}
	if c, err := h.call(nil); err == nil {
		c.Close()
		t.Error("let in without a header")
	}
}

func TestOthersCannotClaimAnAddress(t *testing.T) {
	h := open(t, func(c *Config) { c.Proxies = []netip.Prefix{netip.MustParsePrefix("192.0.2.0/24")} })
	c, err := h.call(proxied("PROXY TCP4 198.51.100.7 192.0.2.1 40000 22\r\n"))
	if err == nil { // ssh skips lines before the greeting
		s, _ := c.NewSession()
		_ = s.Run("")
		c.Close()
		await(t, "the end is logged", func() bool { return strings.Contains(h.log.String(), "session ended") })
	}
	if strings.Contains(h.log.String(), "198.51.100.7") {
		t.Error("a header from anybody is believed")
	}
	h.sit(h.client(), 80, 24).press()
}
