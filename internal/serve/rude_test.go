package serve

import (
	"context"
	"crypto/rand"
	"io"
	"log/slog"
	"net"
	"strings"
	"sync"
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
		"garbage before the greeting":   garbageGreeting,
		"garbage inside the handshake":  garbageHandshake,
		"breaks off at every stage":     breakOff,
		"garbage as keys":               garbageKeys,
		"4×4":                           sized(4, 4, "位次"),
		"1×1":                           sized(1, 1, ""),
		"1000×1000":                     sized(1000, 1000, "size=500x200."),
		"4294967295×4294967295":         sized(-1, -1, "size=500x200."),
		"0×0":                           sized(0, 0, "size=80x24."),
		"a storm of sizes":              storm,
		"sizes before the shell":        earlySizes,
		"a size claimed through keys":   claimedSize,
		"10 MB pasted":                  hugePaste,
		"10 MB of keys":                 manyKeys,
		"a sequence without an end":     endlessSequence,
		"keys after the end":            lateKeys,
		"thousands of variables":        manyVariables,
		"subsystem, agent, x11, break":  requests,
		"tunnels":                       tunnels,
		"closes the channel and stays":  closedChannel,
		"many sessions in one line":     manySessions,
		"a second shell and a late pty": twice,
		"broken requests":               brokenRequests,
	} {
		t.Run(name, func(t *testing.T) { beside(open(t), rude) })
	}
}

// TestIdleClients has clients wait for what never comes, or leave the server to
// wait, beside a good one each. All wait at once, and leave nothing behind.
func TestIdleClients(t *testing.T) {
	ground := settle(t)
	var all sync.WaitGroup
	defer all.Wait()
	for name, idle := range map[string]func(*house){
		"says nothing":                   silent,
		"opens a connection and waits":   idleLine,
		"opens a session and waits":      idleSession,
		"never reads a dashboard":        neverReads,
		"never reads a command":          neverReadsCommand,
		"does not answer the farewell":   keepsChannel,
		"a flood of requests, no answer": requestFlood,
	} {
		all.Go(func() {
			t.Run(name, func(t *testing.T) { beside(ground.open(t), idle) })
		})
	}
}

// beside has a client misbehave beside a good one.
func beside(h *house, rude func(*house)) {
	h.t.Helper()
	good := h.sit(h.client(), 80, 24)
	good.press()
	rude(h)
	good.press()
	h.sit(h.client(), 80, 24).press()
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
		p.resizes(1+i%700, 1+i%300)
	}
	p.resizes(0, 0)
	p.resizes(97, 31)
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
	p.types("\x1b[48;150;400;0;0t\x1b[8;150;400t") // Bubble Tea itself drops what is larger
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
	await(h.t, "it ends as a flood", func() bool { return strings.Contains(h.log.String(), "reason=flood") })
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

// deaf is a connection whose client stops reading.
type deaf struct {
	net.Conn
	stopped atomic.Bool
	over    chan struct{}
}

func (d *deaf) Read(p []byte) (int, error) {
	n, err := d.Conn.Read(p)
	if d.stopped.Load() { // what came meanwhile is not heard either
		<-d.over
		return 0, io.EOF
	}
	return n, err
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
	h.alone()
}

// alone waits until one connection is left, that of the good client.
func (h *house) alone() {
	h.t.Helper()
	await(h.t, "the connection is cut", func() bool {
		h.door.mu.Lock()
		defer h.door.mu.Unlock()
		return len(h.door.lines) == 1
	})
}

// requestFlood asks and never takes the answers.
func requestFlood(h *house) {
	c, d := h.deafClient()
	d.stopped.Store(true)
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
	h.alone()
}
