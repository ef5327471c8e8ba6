package serve

import (
	"cmp"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"time"

	"weici/model"
)

// Config is what whoever runs the server decides. Only Listen and one of
// StateDir and HostKey are needed.
type Config struct {
	Listen         string         // host:port; without AuthorizedKeys and Public it must be a loopback address
	StateDir       string         // where the host key is made at first start; nothing else is ever written
	HostKey        string         // a private key file to use instead; it must exist
	AuthorizedKeys string         // who may come in, in OpenSSH's format; empty: everybody
	Presenters     string         // whose screen others may follow, in the same format; empty: nobody
	Public         bool           // let everybody in on an address that is not loopback
	Proxies        []netip.Prefix // balancers that must name the visitor's address by the PROXY protocol
	Metrics        string         // host:port on loopback for Prometheus; empty: none
	Title          string         // handed to every session
	RawOutput      bool           // send every frame as it is drawn, to look into display faults
	Lang           model.Lang     // for visitors whose terminal names no language
	Limits         Limits
}

// Limits bound what visitors may take. A zero field takes the default that
// stands beside it.
type Limits struct {
	Sessions      int           // at once, in all (200)
	PerAddress    int           // connections, and sessions, of one IPv4 address or IPv6 /64 (64)
	PerConnection int           // sessions inside one connection (8)
	Handshakes    int           // connections not yet authenticated (as many as Sessions, 64 at the least)
	Cells         int           // character cells of all screens together (1,500,000: about 300 bytes each)
	Logins        float64       // connections a second from one address (4) ...
	LoginBurst    int           // ... after so many at once (64)
	Handshake     time.Duration // to authenticate, and then to ask for a shell or a command (15 s)
	Idle          time.Duration // without a key or a click (15 min)
	Total         time.Duration // of one dashboard (8 h)
	Command       time.Duration // of one command (2 min)
	Warning       time.Duration // before Idle and Total end a session (1 min)
	Stall         time.Duration // that a write may wait for a client that does not read (60 s)
	Grace         time.Duration // for sessions to end when the server stops (10 s)
	Linger        time.Duration // that a connection may stay without a session (10 s)
}

// OrDefault fills in what was left zero.
func (l Limits) OrDefault() Limits {
	sessions := cmp.Or(l.Sessions, 200)
	return Limits{
		Sessions:      sessions,
		PerAddress:    cmp.Or(l.PerAddress, 64),
		PerConnection: cmp.Or(l.PerConnection, 8),
		Handshakes:    cmp.Or(l.Handshakes, max(sessions, 64)),
		Cells:         cmp.Or(l.Cells, 1_500_000),
		Logins:        cmp.Or(l.Logins, 4),
		LoginBurst:    cmp.Or(l.LoginBurst, 64),
		Handshake:     cmp.Or(l.Handshake, 15*time.Second),
		Idle:          cmp.Or(l.Idle, 15*time.Minute),
		Total:         cmp.Or(l.Total, 8*time.Hour),
		Command:       cmp.Or(l.Command, 2*time.Minute),
		Warning:       cmp.Or(l.Warning, time.Minute),
		Stall:         cmp.Or(l.Stall, time.Minute),
		Grace:         cmp.Or(l.Grace, 10*time.Second),
		Linger:        cmp.Or(l.Linger, 10*time.Second),
	}
}

// ErrLimits says that a limit lets nobody do anything.
var ErrLimits = errors.New("a limit is below zero")

// check refuses limits below zero, and those that are no number.
func (l Limits) check() error {
	counts := min(l.Sessions, l.PerAddress, l.PerConnection, l.Handshakes, l.Cells, l.LoginBurst)
	times := min(l.Handshake, l.Idle, l.Total, l.Command, l.Warning, l.Stall, l.Grace, l.Linger)
	if counts < 0 || times < 0 || !(l.Logins >= 0) {
		return ErrLimits
	}
	return nil
}

// ErrOpen says that the address is reachable by others and nobody chose that.
var ErrOpen = errors.New("without an authorized_keys file only a loopback address is listened on, unless the server is made public")

// listen opens the address, and closes it again where others than this
// machine could reach it although they must not.
func listen(address string, beyondLoopback bool) (net.Listener, error) {
	l, err := net.Listen("tcp", address)
	if err != nil {
		return nil, err
	}
	tcp, ok := l.Addr().(*net.TCPAddr)
	if beyondLoopback || ok && tcp.IP.IsLoopback() {
		return l, nil
	}
	return nil, errors.Join(fmt.Errorf("%s: %w", l.Addr(), ErrOpen), l.Close())
}
