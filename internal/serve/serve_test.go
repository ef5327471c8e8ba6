package serve

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"weici/internal/words"
	"weici/model"
)

func TestDashboardGivesTheScreenBack(t *testing.T) {
	h := open(t)
	p := h.sit(h.client(), 80, 24)
	p.press()
	p.press()
	p.resizes(100, 30)
	p.sees("size=100x30.")
	p.types("q")
	if code := p.leaves(); code != 0 {
		t.Errorf("exit %d", code)
	}
	p.sees("\x1b[?1049l")
	h.empty()
	if !strings.Contains(h.log.String(), "reason=quit") {
		t.Error("the end is not logged")
	}
}

func TestTerminalIsAskedForWhatItCan(t *testing.T) {
	h := open(t)
	p := h.sit(h.client(), 80, 24)
	p.types("\x1bP1+r524742\x1b\\") // yes, RGB
	out := func() string { return p.out.String() }
	await(t, "the questions", func() bool {
		return strings.Contains(out(), "\x1b[?2026$p") && strings.Contains(out(), "\x1b[?2027$p") && strings.Contains(out(), "\x1bP+q524742")
	})
	p.types("\x1b[?2026;2$y")
	p.press()
	p.press()
	if !strings.Contains(out(), "\x1b[?2026h") {
		t.Error("synchronized output is not used")
	}
	q := h.sit(h.client(), 80, 24, "COLORTERM=truecolor")
	q.press()
	if strings.Contains(q.out.String(), "+q524742") {
		t.Error("asks for what COLORTERM has said")
	}
}

func TestCommand(t *testing.T) {
	h := open(t)
	c := h.client()
	for _, test := range []struct{ line, in, out string }{
		{`rank gdp_growth --format csv`, "", "rank\ngdp_growth\n--format\ncsv\n"},
		{`show '上城 区' "a b" c\ d`, "", "show\n上城 区\na b\nc d\n"},
		{"id; cat /etc/passwd | $(reboot) && `x` > /tmp/y *", "", "id;\ncat\n/etc/passwd\n|\n$(reboot)\n&&\n`x`\n>\n/tmp/y\n*\n"},
		{`figures`, "增长3.8%", "figures\n增长3.8%"},
		{``, "", ""},
	} {
		s, err := c.NewSession()
		if err != nil {
			t.Fatal(err)
		}
		var out, errOut bytes.Buffer
		s.Stdout, s.Stderr, s.Stdin = &out, &errOut, strings.NewReader(test.in)
		_ = s.Setenv("LANG", "en_US.UTF-8")
		err = s.Run(test.line)
		var exit *gossh.ExitError
		if want := strings.Count(test.out, "\n"); want > 0 && (!errors.As(err, &exit) || exit.ExitStatus() != want) || want == 0 && err != nil {
			t.Errorf("%s: %v, want exit %d", test.line, err, want)
		}
		if out.String() != test.out || errOut.String() != "lang en\n" {
			t.Errorf("%s: %q and %q, want %q", test.line, &out, &errOut, test.out)
		}
	}
}

func TestCommandWithUnfinishedQuote(t *testing.T) {
	h := open(t)
	s, _ := h.client().NewSession()
	out, err := s.CombinedOutput(`show "x`)
	var exit *gossh.ExitError
	if !errors.As(err, &exit) || exit.ExitStatus() != exitUsage || !strings.Contains(string(out), words.ServeBadQuotes.In(model.ZH)) {
		t.Errorf("%v %q", err, out)
	}
}

func TestCommandStreams(t *testing.T) {
	h := open(t)
	more := make(chan struct{})
	h.run = func(_ context.Context, s Session, _ []string, _ io.Reader, out, _ io.Writer) int {
		fmt.Fprintln(out, "first", s.Terminal, s.Width)
		<-more
		fmt.Fprintln(out, "second")
		return 0
	}
	s, _ := h.client().NewSession()
	got := &text{}
	s.Stdout = got
	if err := s.RequestPty("xterm", 24, 90, gossh.TerminalModes{}); err != nil {
		t.Fatal(err)
	}
	if err := s.Start("x"); err != nil {
		t.Fatal(err)
	}
	await(t, "the first line", func() bool { return got.String() == "first true 90\r\n" })
	close(more)
	if err := s.Wait(); err != nil || got.String() != "first true 90\r\nsecond\r\n" {
		t.Errorf("%v %q", err, got)
	}
}

// wait is a command that works until its context ends.
func wait(began chan<- struct{}, over chan<- error) func(context.Context, Session, []string, io.Reader, io.Writer, io.Writer) int {
	return func(ctx context.Context, _ Session, _ []string, _ io.Reader, _, _ io.Writer) int {
		began <- struct{}{}
		<-ctx.Done()
		over <- ctx.Err()
		return exitFailed
	}
}

func TestCommandEndsWithItsClient(t *testing.T) {
	began, over := make(chan struct{}, 1), make(chan error, 1)
	for name, end := range map[string]func(*gossh.Client, *gossh.Session, io.Writer){
		"the channel is closed":  func(_ *gossh.Client, s *gossh.Session, _ io.Writer) { s.Close() },
		"the connection is lost": func(c *gossh.Client, _ *gossh.Session, _ io.Writer) { c.Close() },
		"ctrl+c":                 func(_ *gossh.Client, _ *gossh.Session, in io.Writer) { _, _ = in.Write([]byte{3}) },
	} {
		t.Run(name, func(t *testing.T) {
			h := open(t)
			h.run = wait(began, over)
			c := h.client()
			s, _ := c.NewSession()
			in, _ := s.StdinPipe()
			if name == "ctrl+c" {
				_ = s.RequestPty("xterm", 24, 80, gossh.TerminalModes{})
			}
			if err := s.Start("x"); err != nil {
				t.Fatal(err)
			}
			<-began
			end(c, s, in)
			if err := <-over; !errors.Is(err, context.Canceled) {
				t.Error(err)
			}
			h.empty()
		})
	}
}

func TestCommandThatTakesTooLong(t *testing.T) {
	began, over := make(chan struct{}, 1), make(chan error, 1)
	h := open(t, func(c *Config) { c.Limits.Command = 50 * time.Millisecond })
	h.run = wait(began, over)
	s, _ := h.client().NewSession()
	out, err := s.CombinedOutput("x")
	if err := <-over; !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
	if err == nil || !strings.Contains(string(out), words.ServeTooLong.In(model.ZH)) {
		t.Errorf("%v %q", err, out)
	}
}

func TestCommandDoesNotReadWithoutEnd(t *testing.T) {
	h := open(t)
	got := make(chan error, 1)
	h.run = func(_ context.Context, _ Session, _ []string, in io.Reader, _, _ io.Writer) int {
		_, err := io.Copy(io.Discard, in)
		got <- err
		return 0
	}
	s, _ := h.client().NewSession()
	in, _ := s.StdinPipe()
	if err := s.Start("figures"); err != nil {
		t.Fatal(err)
	}
	go func() {
		for _, err := in.Write(make([]byte, 1<<16)); err == nil; _, err = in.Write(make([]byte, 1<<16)) {
		}
	}()
	if err := <-got; !errors.Is(err, errInput) {
		t.Error(err)
	}
	_ = s.Wait()
}

func TestShellWithoutTerminal(t *testing.T) {
	h := open(t)
	s, _ := h.client().NewSession()
	errOut := &text{}
	s.Stderr = errOut
	_ = s.Setenv("LC_ALL", "en_GB.UTF-8")
	_ = s.Shell()
	var exit *gossh.ExitError
	if err := s.Wait(); !errors.As(err, &exit) || exit.ExitStatus() != exitUsage {
		t.Error(err)
	}
	if got := errOut.String(); got != words.ServeNoScreen.In(model.EN)+"\n" {
		t.Errorf("%q", got)
	}
	if h.apps.Load() != 0 {
		t.Error("a dashboard was made")
	}
}

func TestDashboardWithoutInputStays(t *testing.T) {
	h := open(t)
	c := h.client()
	p := h.sit(c, 80, 24)
	p.types("jj")
	p.in.Close()
	p.sees("keys=2.")
	p.resizes(90, 30)
	p.sees("size=90x30.")
	c.Close()
	h.empty()
}

func TestSuspendDoesNotStopTheServer(t *testing.T) {
	h := open(t)
	p := h.sit(h.client(), 80, 24)
	p.types("z")
	p.keys++
	p.press()
}

func TestPanicEndsOneSession(t *testing.T) {
	h := open(t)
	other := h.sit(h.client(), 80, 24)
	for _, key := range []string{"P", "V", "C", "B", "Q"} {
		p := h.sit(h.client(), 80, 24, "LANG=en_US.UTF-8")
		p.types(key)
		if code := p.leaves(); code != exitFailed {
			t.Errorf("%s: exit %d", key, code)
		}
		p.sees("\x1b[?1049l")
		p.sees(words.ServeEndFault.In(model.EN) + "\r\n")
		other.press()
	}
	p := h.ask(h.client(), 80, 24, "LC_PANIC=1")
	if code := p.leaves(); code != exitFailed {
		t.Errorf("App: exit %d", code)
	}
	h.run = func(context.Context, Session, []string, io.Reader, io.Writer, io.Writer) int { panic("in Run") }
	s, _ := h.client().NewSession()
	if out, err := s.CombinedOutput("x"); err == nil || !strings.Contains(string(out), words.ServeEndFault.In(model.ZH)) {
		t.Errorf("Run: %v %q", err, out)
	}
	other.press()
	for _, what := range []string{"in Update", "in View", "in a command", "in a batch", "in a sequence", "app cannot be made", "in Run"} {
		if !strings.Contains(h.log.String(), what) {
			t.Errorf("%s: not logged", what)
		}
	}
}

func TestIdleIsWarnedOfAndEnds(t *testing.T) {
	h := open(t, func(c *Config) { c.Limits.Idle, c.Limits.Warning = 1600*time.Millisecond, 800*time.Millisecond })
	p := h.sit(h.client(), 80, 24)
	p.sees(words.ServeWarnIdle.In(model.ZH, 0))
	p.press() // stays, and takes the warning away
	p.sees(words.ServeWarnIdle.In(model.ZH, 0))
	p.leaves()
	p.sees("\x1b[?1049l")
	p.sees(words.ServeEndIdle.In(model.ZH) + "\r\n")
}

func TestTotalTimeEnds(t *testing.T) {
	h := open(t, func(c *Config) { c.Limits.Total, c.Limits.Warning = 600*time.Millisecond, 300*time.Millisecond })
	p := h.sit(h.client(), 80, 24, "LANG=en_US")
	p.sees(words.ServeWarnTotal.In(model.EN, 0))
	p.leaves()
	p.sees("\x1b[?1049l")
	p.sees(words.ServeEndTotal.In(model.EN) + "\r\n")
}

func TestDrain(t *testing.T) {
	h := open(t)
	release := make(chan struct{})
	h.run = func(_ context.Context, _ Session, _ []string, _ io.Reader, out, _ io.Writer) int {
		<-release
		fmt.Fprintln(out, "done")
		return 0
	}
	c := h.client()
	people := []*person{h.sit(c, 80, 24), h.sit(h.client(), 80, 24, "LANG=en_US"), h.sit(h.client(), 40, 12)}
	working, _ := h.client().NewSession()
	got := &text{}
	working.Stdout = got
	if err := working.Start("long"); err != nil {
		t.Fatal(err)
	}
	await(t, "the command runs", func() bool { return h.meters.commands.open.Load() == 1 })
	h.stop()
	for i, p := range people {
		if code := p.leaves(); code != 0 {
			t.Errorf("%d: exit %d", i, code)
		}
		p.sees("\x1b[?1049l") // given back, and only then:
		p.sees(words.ServeEndStop.In([]model.Lang{model.ZH, model.EN, model.ZH}[i]) + "\r\n")
	}
	if _, err := h.call(nil); err == nil {
		t.Error("a newcomer was let in")
	}
	if _, err := c.NewSession(); err == nil {
		t.Error("a new session was let in")
	}
	close(release) // the command had time to finish
	if err := working.Wait(); err != nil || got.String() != "done\n" {
		t.Errorf("the command: %v %q", err, got)
	}
}

func TestDrainCutsWhatDoesNotEnd(t *testing.T) {
	began, over := make(chan struct{}, 1), make(chan error, 1)
	h := open(t, func(c *Config) { c.Limits.Grace = 200 * time.Millisecond })
	h.run = wait(began, over)
	s, _ := h.client().NewSession()
	_ = s.Start("x")
	<-began
	h.stop()
	if err := <-over; !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func TestHostKeyIsMadeOnceAndKept(t *testing.T) {
	h := open(t)
	path, first := h.HostKey()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v", info.Mode())
	}
	await(t, "path and fingerprint are logged", func() bool {
		return strings.Contains(h.log.String(), first) && strings.Contains(h.log.String(), path)
	})
	again, err := New(Config{Listen: "127.0.0.1:0", StateDir: h.dir}, Host{}, h.Server.log)
	if err != nil {
		t.Fatal(err)
	}
	defer again.listener.Close()
	if _, second := again.HostKey(); second != first {
		t.Error("the key has changed")
	}
	named, err := New(Config{Listen: "127.0.0.1:0", HostKey: path}, Host{}, h.Server.log)
	if err != nil {
		t.Fatal(err)
	}
	defer named.listener.Close()
	if _, third := named.HostKey(); third != first {
		t.Error("not the key that was named")
	}
}

func TestNewRefuses(t *testing.T) {
	dir := t.TempDir()
	bad := filepath.Join(dir, "bad")
	if err := os.WriteFile(bad, []byte("not a key"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, cfg := range map[string]Config{
		"no place for a host key":   {Listen: "127.0.0.1:0"},
		"a host key that is absent": {Listen: "127.0.0.1:0", HostKey: filepath.Join(dir, "absent")},
		"a host key that is none":   {Listen: "127.0.0.1:0", HostKey: bad},
		"strangers":                 {Listen: "0.0.0.0:0", StateDir: dir},
		"strangers, all families":   {Listen: ":0", StateDir: dir},
		"absent authorized keys":    {Listen: "127.0.0.1:0", StateDir: dir, AuthorizedKeys: filepath.Join(dir, "absent")},
		"absent presenters":         {Listen: "127.0.0.1:0", StateDir: dir, Presenters: filepath.Join(dir, "absent")},
		"metrics for strangers":     {Listen: "127.0.0.1:0", StateDir: dir, Metrics: "0.0.0.0:0"},
		"no address":                {Listen: "127.0.0.1:http:x", StateDir: dir},
	} {
		s, err := New(cfg, Host{}, discard())
		if err == nil {
			s.listener.Close()
			t.Errorf("%s: let through", name)
		}
		if strings.Contains(name, "strangers") && !errors.Is(err, ErrOpen) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "absent")); err == nil {
		t.Error("a host key that was named has been made")
	}
	s, err := New(Config{Listen: "0.0.0.0:0", StateDir: dir, Public: true}, Host{}, discard())
	if err != nil {
		t.Fatal("public:", err)
	}
	s.listener.Close()
}
