package serve

import (
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"log/slog"
	"net"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

func discard() *slog.Logger { return slog.New(slog.DiscardHandler) }

// TestRudeClients has each client misbehave beside a good one, who must not
// notice. Every test ends with no goroutine and no file left behind.
func TestRudeClients(t *testing.T) {
	for name, rude := range map[string]func(*house){
		"garbage before the greeting":    garbageGreeting,
		"garbage inside the handshake":   garbageHandshake,
		"says nothing":                   silent,
		"breaks off at every stage":      breakOff,
		"garbage as keys":                garbageKeys,
		"4×4":                            sized(4, 4, "位次"),
		"1×1":                            sized(1, 1, ""),
		"1000×1000":                      sized(1000, 1000, "size=500x200."),
		"4294967295×4294967295":          sized(-1, -1, "size=500x200."),
		"0×0":                            sized(0, 0, "size=80x24."),
		"a storm of sizes":               storm,
		"sizes before the shell":         earlySizes,
		"a size claimed through keys":    claimedSize,
		"10 MB pasted":                   hugePaste,
		"10 MB of keys":                  manyKeys,
		"a sequence without an end":      endlessSequence,
		"keys after the end":             lateKeys,
		"thousands of variables":         manyVariables,
		"subsystem, agent, x11, break":   requests,
		"tunnels":                        tunnels,
		"closes the channel and stays":   closedChannel,
		"opens a connection and waits":   idleLine,
		"opens a session and waits":      idleSession,
		"many sessions in one line":      manySessions,
		"never reads a dashboard":        neverReads,
		"never reads a command":          neverReadsCommand,
		"does not answer the farewell":   keepsChannel,
		"a second shell and a late pty":  twice,
		"broken requests":                brokenRequests,
		"a flood of requests, no answer": requestFlood,
	} {
		t.Run(name, func(t *testing.T) {
			h := open(t)
			good := h.sit(h.client(), 80, 24)
			good.press()
			rude(h)
			good.press()
			h.sit(h.client(), 80, 24).press()
		})
	}
}

func (h *house) raw() net.Conn {
	h.t.Helper()
	c, err := net.Dial("tcp", h.Addr().String())
	if err != nil {
		h.t.Fatal(err)
	}
	h.t.Cleanup(func() { c.Close() })
	return c
}

// cutOff waits until the server has closed a connection.
func cutOff(h *house, c net.Conn) {
	h.t.Helper()
	_ = c.SetReadDeadline(time.Now().Add(patience))
	if _, err := io.Copy(io.Discard, c); err != nil {
		if e, ok := err.(net.Error); ok && e.Timeout() {
			h.t.Error("not cut off")
		}
	}
}

func noise(n int) []byte {
	b := make([]byte, n)
	_, _ = rand.Read(b)
	return b
}

func garbageGreeting(h *house) {
	c := h.raw()
	_, _ = c.Write(noise(64 << 10))
	cutOff(h, c)
}

func garbageHandshake(h *house) {
	c := h.raw()
	_, _ = c.Write(append([]byte("SSH-2.0-rude\r\n"), noise(64<<10)...))
	cutOff(h, c)
}

func silent(h *house) { cutOff(h, h.raw()) }

func breakOff(h *house) {
	reset := func(c net.Conn) net.Conn { _ = c.(*net.TCPConn).SetLinger(0); return c }
	reset(h.raw()).Close()
	c := reset(h.raw())
	_, _ = c.Write([]byte("SSH-2.0-rude\r\n"))
	c.Close()
	for stage := range 4 {
		var tcp net.Conn
		client, err := h.call(func(c net.Conn) net.Conn { tcp = reset(c); return c })
		if err != nil {
			h.t.Fatal(err)
		}
		switch stage {
		case 1:
			_, _ = client.NewSession()
		case 2:
			h.ask(client, 80, 24)
		case 3:
			h.sit(client, 80, 24).press()
		}
		tcp.Close()
	}
}

func garbageKeys(h *house) {
	p := h.sit(h.client(), 80, 24)
	bits := []string{"\x1b[", "\x1b]52;c;", "\x1bP", "\x1b[200~", "\x1b[<0;9999;9999M", "\x1b[99999999999999999999A", "\xff\xfe\x80",
		"\x1b[?2026;2$y", "\x1b]11;rgb:zz\x07", "\x1b[M\xff\xff\xff", "\x1b[48;-1;99999999t", "\x1b[4;99999;99999t", "\x1b[?1u", "\x1b[;;;;;;;;;;;_"}
	for i := range 60 {
		b := noise(300)
		for j := range b {
			if b[j] == 'q' || b[j] >= 'A' && b[j] <= 'Z' {
				b[j] = 'x'
			}
		}
		if _, err := p.in.Write(append([]byte(bits[i%len(bits)]), b...)); err != nil {
			break
		}
	}
	p.s.Close()
}

func sized(w, ht int, sees string) func(*house) {
	return func(h *house) {
		p := h.ask(h.client(), w, ht)
		p.sees("\x1b[?1049h")
		if sees != "" {
			p.sees(sees)
		}
		p.types("jjj")
		p.types("q")
		if code := p.leaves(); code != 0 {
			h.t.Errorf("exit %d", code)
		}
	}
}

func storm(h *house) {
	p := h.sit(h.client(), 80, 24)
	before := h.sizes.Load()
	for i := range 5000 {
		_ = p.s.WindowChange(1+i%300, 1+i%700)
	}
	_ = p.s.WindowChange(0, 0)
	_ = p.s.WindowChange(31, 97)
	p.sees("size=97x31.")
	if seen := h.sizes.Load() - before; seen > 500 {
		h.t.Errorf("%d repaints", seen)
	}
	p.press()
}

// earlySizes blocks the stock handler for ever: nobody reads the sizes yet.
func earlySizes(h *house) {
	c := h.client()
	s, _ := c.NewSession()
	_ = s.RequestPty("xterm", 24, 80, gossh.TerminalModes{})
	for range 50 {
		_ = s.WindowChange(30, 90)
	}
	c.Close()
}

// claimedSize: a terminal may report its size among the keys; a client that
// reports a huge one must not get the memory for it.
func claimedSize(h *house) {
	p := h.sit(h.client(), 80, 24)
	before := h.sizes.Load()
	p.types("\x1b[48;2000;2000;0;0t\x1b[8;2000;2000t")
	p.press()
	if h.sizes.Load() != before {
		h.t.Error("the size was believed")
	}
}

func hugePaste(h *house) {
	p := h.sit(h.client(), 80, 24)
	p.types("\x1b[200~" + strings.Repeat("上", 10000) + "\x1b[201~")
	p.sees("pasted=30000.")
	go func() {
		_, _ = io.WriteString(p.in, "\x1b[200~")
		for range 160 {
			if _, err := p.in.Write([]byte(strings.Repeat("x", 64<<10))); err != nil {
				return
			}
		}
	}()
	p.leaves()
	p.sees("\x1b[?1049l")
	if !strings.Contains(h.log.String(), "reason=flood") {
		h.t.Error("not ended as a flood")
	}
}

func manyKeys(h *house) {
	p := h.sit(h.client(), 80, 24)
	done := make(chan struct{})
	go func() {
		defer close(done)
		for range 160 {
			if _, err := p.in.Write([]byte(strings.Repeat("j", 64<<10))); err != nil {
				return
			}
		}
	}()
	p.sees("keys=5")
	other := h.sit(h.client(), 80, 24)
	for range 5 {
		other.press()
	}
	p.s.Close()
	<-done
}

func endlessSequence(h *house) {
	p := h.sit(h.client(), 80, 24)
	go func() {
		_, _ = io.WriteString(p.in, "\x1b]52;c;")
		for range 1000 {
			if _, err := p.in.Write([]byte(strings.Repeat("A", 4<<10))); err != nil {
				return
			}
		}
	}()
	h.sit(h.client(), 80, 24).press()
	p.s.Close()
}

// lateKeys leaves Bubble Tea's own reader behind for ever.
func lateKeys(h *house) {
	for range 5 {
		p := h.sit(h.client(), 80, 24)
		_, _ = io.WriteString(p.in, "q"+strings.Repeat("jk", 5000))
		p.leaves()
	}
}

func manyVariables(h *house) {
	s, _ := h.client().NewSession()
	granted := 0
	for i := range 3000 {
		name := fmt.Sprintf("VAR%d", i)
		if i%2 == 0 {
			name = "LC_" + string([]byte{'A' + byte(i/52%26), 'A' + byte(i/2%26)})
		}
		if s.Setenv(name, strings.Repeat("x", 128)) == nil {
			granted++
		}
	}
	if granted == 0 || granted > 3000/2 {
		h.t.Errorf("%d granted", granted)
	}
	for _, bad := range [][2]string{{"LD_PRELOAD", "x"}, {"PATH", "x"}, {"TERM", "x"}, {"LANG", "\x1b]0;x\a"}, {"COLORTERM", strings.Repeat("x", 1<<16)}} {
		if s.Setenv(bad[0], bad[1]) == nil {
			h.t.Errorf("%s=%.20q granted", bad[0], bad[1])
		}
	}
	seen := make(chan map[string]string, 1)
	h.run = func(_ context.Context, s Session, _ []string, _ io.Reader, _, _ io.Writer) int {
		seen <- s.Env
		return 0
	}
	if err := s.Run("x"); err != nil {
		h.t.Error(err)
	}
	if env := <-seen; len(env) > maxVars {
		h.t.Errorf("%d variables kept", len(env))
	}
}

func requests(h *house) {
	ch, reqs, err := h.client().OpenChannel("session", nil)
	if err != nil {
		h.t.Fatal(err)
	}
	go gossh.DiscardRequests(reqs)
	for name, payload := range map[string][]byte{
		"subsystem":                  gossh.Marshal(struct{ Name string }{"sftp"}),
		"auth-agent-req@openssh.com": nil,
		"x11-req":                    gossh.Marshal(struct{ One bool }{}),
		"break":                      {0, 0, 0, 1},
		"eow@openssh.com":            nil,
	} {
		if ok, err := ch.SendRequest(name, true, payload); ok || err != nil {
			h.t.Errorf("%s: %v %v", name, ok, err)
		}
	}
	if n := h.meters.refused[badRequest].Load(); n != 5 {
		h.t.Errorf("%d counted", n)
	}
	ch.Close()
}

func tunnels(h *house) {
	c := h.client()
	if _, err := c.Dial("tcp", h.Addr().String()); err == nil {
		h.t.Error("direct-tcpip granted")
	}
	if _, err := c.Dial("unix", "/run/x"); err == nil {
		h.t.Error("direct-streamlocal granted")
	}
	if _, err := c.Listen("tcp", "127.0.0.1:0"); err == nil {
		h.t.Error("tcpip-forward granted")
	}
	if _, err := c.ListenUnix("x"); err == nil {
		h.t.Error("streamlocal-forward granted")
	}
	h.sit(c, 80, 24).press() // the connection is still good
}

// closedChannel made the stock middleware spin on window sizes of 0×0.
func closedChannel(h *house) {
	c := h.client()
	p := h.sit(c, 80, 24)
	p.press()
	before, sizes := h.meters.dashboards.open.Load(), h.sizes.Load()
	p.s.Close()
	await(h.t, "the program ends", func() bool { return h.meters.dashboards.open.Load() == before-1 })
	if n := h.sizes.Load() - sizes; n != 0 {
		h.t.Errorf("%d sizes after the end", n)
	}
	h.sit(c, 80, 24).press() // the connection may be used again
}

func idleLine(h *house) {
	c := h.client()
	_ = c.Wait() // the server closes it
}

func idleSession(h *house) {
	c := h.client()
	ch, reqs, err := c.OpenChannel("session", nil)
	if err != nil {
		h.t.Fatal(err)
	}
	gossh.DiscardRequests(reqs) // until the server closes it
	ch.Close()
}

func manySessions(h *house) {
	c := h.client()
	opened := 0
	for range 50 {
		s, err := c.NewSession()
		if err != nil {
			if !strings.Contains(err.Error(), "·") {
				h.t.Error("the refusal is not in both languages:", err)
			}
			break
		}
		_, _ = s.StdinPipe() // without one the client would end its input
		_ = s.RequestPty("xterm", 24, 80, gossh.TerminalModes{})
		_ = s.Shell()
		opened++
	}
	if opened != h.limits.PerConnection {
		h.t.Errorf("%d sessions in one connection", opened)
	}
	c.Close()
}

// deaf is a connection whose client stops reading.
type deaf struct {
	net.Conn
	stopped atomic.Bool
	over    chan struct{}
}

func (d *deaf) Read(p []byte) (int, error) {
	if d.stopped.Load() {
		<-d.over
		return 0, io.EOF
	}
	return d.Conn.Read(p)
}

func (h *house) deafClient() (*gossh.Client, *deaf) {
	var d *deaf
	c, err := h.call(func(c net.Conn) net.Conn {
		_ = c.(*net.TCPConn).SetReadBuffer(4096)
		d = &deaf{Conn: c, over: make(chan struct{})}
		return d
	})
	if err != nil {
		h.t.Fatal(err)
	}
	h.t.Cleanup(func() { close(d.over); c.Close() })
	return c, d
}

func neverReads(h *house) {
	c, d := h.deafClient()
	p := h.ask(c, 500, 200)
	p.sees("size=500x200.")
	d.stopped.Store(true)
	other := h.sit(h.client(), 80, 24)
	await(h.t, "the deaf one is cut off", func() bool {
		_, err := io.WriteString(p.in, "j")
		if other.keys < 20 {
			other.press()
		}
		return err != nil || strings.Contains(h.log.String(), "reason=stalled")
	})
}

func neverReadsCommand(h *house) {
	failed := make(chan error, 1)
	h.run = func(_ context.Context, _ Session, _ []string, _ io.Reader, out, _ io.Writer) int {
		for {
			if _, err := out.Write(make([]byte, 32<<10)); err != nil {
				failed <- err
				return exitFailed
			}
		}
	}
	c, _ := h.deafClient()
	ch, reqs, err := c.OpenChannel("session", nil) // the channel is never read: its window closes
	if err != nil {
		h.t.Fatal(err)
	}
	go gossh.DiscardRequests(reqs)
	if _, err := ch.SendRequest("exec", true, gossh.Marshal(struct{ Line string }{"x"})); err != nil {
		h.t.Fatal(err)
	}
	select {
	case <-failed:
	case <-time.After(patience):
		h.t.Error("the command writes for ever")
	}
}

// keepsChannel stops reading once it has asked to quit, and so never confirms
// the end of its channel.
func keepsChannel(h *house) {
	c, d := h.deafClient()
	p := h.sit(c, 80, 24)
	d.stopped.Store(true)
	p.types("q")
	await(h.t, "the connection is cut", func() bool {
		h.door.mu.Lock()
		defer h.door.mu.Unlock()
		return len(h.door.lines) == 1
	})
}

func twice(h *house) {
	ch, reqs, err := h.client().OpenChannel("session", nil)
	if err != nil {
		h.t.Fatal(err)
	}
	go gossh.DiscardRequests(reqs)
	go func() { _, _ = io.Copy(io.Discard, ch) }()
	pty := gossh.Marshal(struct {
		Term       string
		C, R, W, H uint32
		Modes      string
	}{"../../etc/passwd", 80, 24, 0, 0, ""})
	want := func(name string, payload []byte, granted bool) {
		h.t.Helper()
		if ok, err := ch.SendRequest(name, true, payload); ok != granted || err != nil {
			h.t.Errorf("%s: %v %v", name, ok, err)
		}
	}
	want("pty-req", pty, true)
	want("pty-req", pty, false)
	want("shell", nil, true)
	want("shell", nil, false)
	want("exec", gossh.Marshal(struct{ Line string }{"x"}), false)
	want("pty-req", pty, false)
	want("env", gossh.Marshal(struct{ K, V string }{"LANG", "en"}), false)
	ch.Close()
}

func brokenRequests(h *house) {
	ch, reqs, err := h.client().OpenChannel("session", nil)
	if err != nil {
		h.t.Fatal(err)
	}
	go gossh.DiscardRequests(reqs)
	for _, name := range []string{"pty-req", "env", "window-change", "exec", "signal", ""} {
		for _, payload := range [][]byte{nil, {0}, {255, 255, 255, 255}, noise(40)} {
			if ok, err := ch.SendRequest(name, true, payload); ok || err != nil {
				h.t.Errorf("%s %x: %v %v", name, payload, ok, err)
			}
		}
	}
	ch.Close()
}

// requestFlood asks and never takes the answers.
func requestFlood(h *house) {
	c, d := h.deafClient()
	d.stopped.Store(true)
	before := runtime.NumGoroutine()
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		for {
			_ = d.Conn.SetWriteDeadline(time.Now().Add(5 * time.Second))
			if _, _, err := c.SendRequest("keepalive@openssh.com", false, nil); err != nil {
				return
			}
		}
	}()
	<-ended // without a session the line is cut
	await(h.t, "its goroutines end", func() bool { return runtime.NumGoroutine() <= before })
}
