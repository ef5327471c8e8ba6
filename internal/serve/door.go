package serve

import (
	"net"
	"net/netip"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// door counts who is inside and says who may come in. One lock holds all of
// its counts, which are touched only when somebody comes or goes.
type door struct {
	limits Limits
	meters *meters

	mu        sync.Mutex
	shut      bool // the server stops
	knocking  int  // connections not yet authenticated
	sessions  int
	cells     int // of all screens
	lines     map[*line]struct{}
	addresses map[netip.Prefix]*address
	logins    loginTable
}

// address is what one address has open.
type address struct{ lines, sessions int }

// line is one TCP connection of a visitor. Its writes do not wait for ever.
type line struct {
	net.Conn
	door *door

	// The rest is guarded by door.mu.
	from     netip.Addr   // invalid until named
	prefix   netip.Prefix // what limits are counted by
	inside   bool         // authenticated
	sessions int
	empty    *time.Timer // runs while there is no session
}

func newDoor(l Limits, m *meters) *door {
	return &door{
		limits: l, meters: m,
		lines:     map[*line]struct{}{},
		addresses: map[netip.Prefix]*address{},
		logins:    loginTable{rate: rate.Limit(l.Logins), burst: l.LoginBurst},
	}
}

// knock takes a new connection, before anything is read from it.
func (d *door) knock(c net.Conn) (*line, refusal) {
	d.mu.Lock()
	defer d.mu.Unlock()
	switch {
	case d.shut:
		return nil, closing
	case d.knocking >= d.limits.Handshakes, len(d.lines) >= d.limits.Sessions+d.limits.Handshakes:
		return nil, busyDoor
	}
	l := &line{Conn: c, door: d}
	d.lines[l] = struct{}{}
	d.knocking++
	return l, admitted
}

// name says where a line comes from, once the balancer has said it.
func (d *door) name(l *line, from netip.Addr) refusal {
	from = from.Unmap()
	prefix := prefixOf(from)
	d.mu.Lock()
	defer d.mu.Unlock()
	a := d.addresses[prefix]
	if a != nil && a.lines >= d.limits.PerAddress {
		return addressLines
	}
	if !d.logins.allow(prefix) {
		return addressLogins
	}
	if a == nil {
		a = &address{}
		d.addresses[prefix] = a
	}
	l.from, l.prefix = from, prefix
	a.lines++
	return admitted
}

// prefixOf gives what an address is counted by: an IPv6 visitor has a /64.
func prefixOf(a netip.Addr) netip.Prefix {
	bits := 64
	if a.Is4() {
		bits = 32
	}
	p, err := a.WithZone("").Prefix(bits)
	if err != nil {
		return netip.Prefix{}
	}
	return p
}

// authenticated lets a line in; it must open a session before long.
func (d *door) authenticated(l *line) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if l.inside {
		return
	}
	l.inside = true
	d.knocking--
	l.empty = time.AfterFunc(d.limits.Linger, l.cut)
}

// part forgets a line that has ended.
func (d *door) part(l *line) {
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.lines, l)
	if l.inside {
		l.empty.Stop()
	} else {
		d.knocking--
	}
	if a := d.addresses[l.prefix]; a != nil && l.from.IsValid() {
		a.lines--
		d.forget(l.prefix, a)
	}
}

func (d *door) forget(p netip.Prefix, a *address) {
	if a.lines == 0 && a.sessions == 0 {
		delete(d.addresses, p)
	}
}

// enter takes a place for a session.
func (d *door) enter(l *line) refusal {
	d.mu.Lock()
	defer d.mu.Unlock()
	a := d.addresses[l.prefix]
	switch {
	case d.shut || a == nil:
		return closing
	case l.sessions >= d.limits.PerConnection:
		return lineFull
	case a.sessions >= d.limits.PerAddress:
		return addressFull
	case d.sessions >= d.limits.Sessions:
		return noSessions
	}
	d.sessions++
	a.sessions++
	l.sessions++
	l.empty.Stop()
	return admitted
}

// exit gives the place back, and the cells of its screen.
func (d *door) exit(l *line, cells int) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.cells -= cells
	d.sessions--
	l.sessions--
	if a := d.addresses[l.prefix]; a != nil {
		a.sessions--
		d.forget(l.prefix, a)
	}
	if l.sessions == 0 {
		l.empty.Reset(d.linger())
	}
}

// parting is how long a client may take to leave a server that stops.
const parting = time.Second

// linger is how long a connection may stay without a session.
func (d *door) linger() time.Duration {
	if d.shut {
		return min(parting, d.limits.Linger)
	}
	return d.limits.Linger
}

// close lets nobody in any more, and sends off who has no session.
func (d *door) close() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.shut = true
	for l := range d.lines {
		switch {
		case !l.inside:
			l.cut()
		case l.sessions == 0:
			l.empty.Reset(d.linger())
		}
	}
}

// clear cuts every line.
func (d *door) clear() {
	d.mu.Lock()
	defer d.mu.Unlock()
	for l := range d.lines {
		l.cut()
	}
}

// cut ends the connection at once, whatever waits on it.
func (l *line) cut() { _ = l.Conn.Close() }

// Write sends to the client, which has to take it within the stall limit.
func (l *line) Write(p []byte) (int, error) {
	_ = l.SetWriteDeadline(time.Now().Add(l.door.limits.Stall))
	n, err := l.Conn.Write(p)
	l.door.meters.sent.Add(int64(n))
	return n, err
}

// Read receives from the client.
func (l *line) Read(p []byte) (int, error) {
	n, err := l.Conn.Read(p)
	l.door.meters.received.Add(int64(n))
	return n, err
}

// maxLoginAddresses bounds the table of login rates: two generations of it.
const maxLoginAddresses = 4096

// loginTable holds a rate for every address seen lately. When the young half
// is full it becomes the old one, and what was not seen since is forgotten.
type loginTable struct {
	rate       rate.Limit
	burst      int
	young, old map[netip.Prefix]*rate.Limiter
}

// allow takes one login from an address.
func (t *loginTable) allow(p netip.Prefix) bool {
	l := t.young[p]
	if l == nil {
		if l = t.old[p]; l == nil {
			l = rate.NewLimiter(t.rate, t.burst)
		}
		if t.young == nil || len(t.young) >= maxLoginAddresses {
			t.young, t.old = map[netip.Prefix]*rate.Limiter{}, t.young
		}
		t.young[p] = l
	}
	return l.Allow()
}
