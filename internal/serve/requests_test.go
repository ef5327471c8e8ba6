package serve

import (
	"context"
	"fmt"
	"io"
	"strings"

	gossh "golang.org/x/crypto/ssh"
)

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
		h.t.Fatal(err)
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
