// Package serve offers a dashboard and read-only commands over SSH. It knows
// nothing of what either shows: the Host gives a Bubble Tea model for each
// visitor and answers commands.
//
// The doors come first (door.go): who may connect, log in and open how many
// sessions. Then a visit (visit.go) answers the requests of one session and
// runs a dashboard (dashboard.go) or a command (command.go). There is no
// shell, no forwarding and no subsystem, and nothing is written but the host
// key. A client that is slow, silent or hostile costs only itself: what it
// sends is paced, what it does not read is given up, and what it may hold is
// counted.
package serve

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"sync"
	"time"

	"charm.land/ssh"
	"charm.land/wish/v2"
	proxyproto "github.com/pires/go-proxyproto"
	gossh "golang.org/x/crypto/ssh"
	"golang.org/x/time/rate"
)

// Server is an SSH server that listens but serves only inside Serve.
type Server struct {
	cfg        Config
	limits     Limits
	host       Host
	log        *slog.Logger
	ssh        *ssh.Server
	keyPath    string
	guests     *keyring // nil: everybody may come in
	presenters *keyring // nil: nobody presents
	door       *door
	hub        *hub
	meters     *meters
	listener   net.Listener
	metrics    net.Listener  // nil: none
	stopping   chan struct{} // closed when the sessions are asked to end
	lines      sync.WaitGroup
	rarely     rate.Sometimes // for log lines that a stranger can cause
}

// New reads the keys, makes the host key if it is missing and starts to
// listen; Serve must follow. It fails where a file cannot be read, an address
// cannot be opened, or the server would be open to strangers by mistake
// (ErrOpen), or a limit is below zero (ErrLimits).
func New(cfg Config, host Host, log *slog.Logger) (*Server, error) {
	if err := cfg.Limits.check(); err != nil {
		return nil, err
	}
	s := &Server{
		cfg: cfg, limits: cfg.Limits.OrDefault(), host: host, log: log,
		hub: newHub(), meters: &meters{}, stopping: make(chan struct{}),
		rarely: rate.Sometimes{First: 20, Interval: time.Second},
	}
	s.door = newDoor(s.limits, s.meters)
	var err error
	if cfg.AuthorizedKeys != "" {
		if s.guests, err = openKeyring(cfg.AuthorizedKeys, log); err != nil {
			return nil, fmt.Errorf("authorized keys: %w", err)
		}
	}
	if cfg.Presenters != "" {
		if s.presenters, err = openKeyring(cfg.Presenters, log); err != nil {
			return nil, fmt.Errorf("presenters: %w", err)
		}
	}
	if err := s.build(); err != nil {
		return nil, err
	}
	return s, s.listen()
}

// build makes the SSH side. Sessions are answered by this package: the stock
// handler keeps any number of environment variables, grants agent forwarding,
// and waits for ever on a window change that nobody reads.
func (s *Server) build() error {
	path, key, err := hostKey(s.cfg, s.log)
	if err != nil {
		return err
	}
	s.keyPath = path
	s.ssh, err = wish.NewServer(
		key,
		wish.WithVersion("weici"),
		func(srv *ssh.Server) error {
			srv.HandshakeTimeout = s.limits.Handshake
			srv.ConnCallback = func(ctx ssh.Context, c net.Conn) net.Conn {
				ctx.SetValue(lineKey{}, c)
				return c
			}
			srv.ServerConfigCallback = s.sshConfig
			srv.ChannelHandlers = map[string]ssh.ChannelHandler{"session": s.session, "default": s.refuseChannel}
			return s.guard(srv)
		},
	)
	if err != nil {
		return fmt.Errorf("host key %s: %w", path, err)
	}
	return nil
}

func (s *Server) listen() error {
	l, err := listen(s.cfg.Listen, s.cfg.Public || s.guests != nil)
	if err != nil {
		return err
	}
	if len(s.cfg.Proxies) > 0 {
		l = &proxyproto.Listener{Listener: l, ReadHeaderTimeout: s.limits.Handshake, ConnPolicy: s.fromProxy}
	}
	s.listener = l
	if s.cfg.Metrics == "" {
		return nil
	}
	if s.metrics, err = listen(s.cfg.Metrics, false); err != nil {
		return errors.Join(fmt.Errorf("metrics: %w", err), l.Close())
	}
	return nil
}

// fromProxy asks the PROXY header of the balancers alone: anybody else could
// claim any address by it.
func (s *Server) fromProxy(o proxyproto.ConnPolicyOptions) (proxyproto.Policy, error) {
	from := addressOf(o.Upstream)
	for _, p := range s.cfg.Proxies {
		if p.Contains(from) {
			return proxyproto.REQUIRE, nil
		}
	}
	return proxyproto.SKIP, nil
}

// addressOf gives the IP address of a TCP address, IPv4 as such.
func addressOf(a net.Addr) netip.Addr {
	tcp, ok := a.(*net.TCPAddr)
	if !ok {
		return netip.Addr{}
	}
	return tcp.AddrPort().Addr().Unmap()
}

// Addr is the address that is listened on, with its actual port.
func (s *Server) Addr() net.Addr { return s.listener.Addr() }

// MetricsAddr is the address of the metrics, nil where there are none.
func (s *Server) MetricsAddr() net.Addr {
	if s.metrics == nil {
		return nil
	}
	return s.metrics.Addr()
}

// HostKey gives the host key's file and its fingerprint, for visitors to
// compare with what their client asks them to trust.
func (s *Server) HostKey() (path, fingerprint string) {
	return s.keyPath, gossh.FingerprintSHA256(s.ssh.HostSigners[0].PublicKey())
}

// Serve lets visitors in until ctx ends. Then nobody else is let in, every
// screen says goodbye and is given back, commands get the grace period to
// finish, and all that is left is cut. It returns nil if ctx ended it.
func (s *Server) Serve(ctx context.Context) error {
	path, fingerprint := s.HostKey()
	s.log.Info("serving", "address", s.Addr(), "host_key", path, "fingerprint", fingerprint,
		"open", s.guests == nil, "presenting", s.presenters != nil)
	failed := make(chan error, 2)
	accepting := make(chan struct{})
	go func() { defer close(accepting); failed <- s.accept() }()
	web := s.serveMetrics(failed)
	var err error
	select {
	case <-ctx.Done():
	case err = <-failed:
	}
	s.door.close()
	_ = s.listener.Close()
	<-accepting
	s.drain()
	if web != nil {
		_ = web.Close()
	}
	return err
}

// accept takes connections until the listener is closed.
func (s *Server) accept() error {
	for pause := time.Duration(0); ; {
		c, err := s.listener.Accept()
		if err == nil {
			pause = 0
			s.welcome(c)
			continue
		}
		if errors.Is(err, net.ErrClosed) {
			return err
		}
		// Too many open files, say: others have to leave first.
		pause = min(max(2*pause, 5*time.Millisecond), time.Second)
		s.log.Warn("connection not accepted", "error", err)
		time.Sleep(pause)
	}
}

// welcome takes one connection; it does not wait.
func (s *Server) welcome(c net.Conn) {
	l, why := s.door.knock(c)
	if why != admitted {
		s.refuse(why, netip.Addr{})
		_ = c.Close()
		return
	}
	s.lines.Go(func() {
		defer s.door.part(l)
		defer l.cut()
		defer s.recovered("connection")
		if why := s.door.name(l, addressOf(l.RemoteAddr())); why != admitted {
			s.refuse(why, addressOf(l.RemoteAddr()))
			return
		}
		s.ssh.HandleConn(l)
	})
}

// refuse counts somebody who is turned away; a flood of them is not logged.
func (s *Server) refuse(why refusal, from netip.Addr) {
	s.meters.refused[why].Add(1)
	s.rarely.Do(func() { s.log.Warn("refused", "reason", why.String(), "address", from) })
}

// drain ends everything that is inside, politely first.
func (s *Server) drain() {
	close(s.stopping)
	empty := make(chan struct{})
	go func() { s.lines.Wait(); close(empty) }()
	select {
	case <-empty:
		s.log.Info("stopped")
		return
	case <-time.After(s.limits.Grace):
	}
	s.door.clear()
	select {
	case <-empty:
		s.log.Info("stopped", "cut", true)
	case <-time.After(s.limits.Grace):
		s.log.Error("stopped with sessions that did not end")
	}
}

// recovered keeps a panic in one connection from ending the others.
func (s *Server) recovered(where string) {
	if r := recover(); r != nil {
		s.logPanic(where, r)
	}
}

// serveMetrics answers GET /metrics.
func (s *Server) serveMetrics(failed chan<- error) *http.Server {
	if s.metrics == nil {
		return nil
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /metrics", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
		_ = s.meters.write(w, s.hub.following())
	})
	web := &http.Server{Handler: mux, ReadTimeout: 5 * time.Second, WriteTimeout: 10 * time.Second, MaxHeaderBytes: 8 << 10}
	go func() {
		if err := web.Serve(s.metrics); !errors.Is(err, http.ErrServerClosed) {
			failed <- err
		}
	}()
	return web
}
