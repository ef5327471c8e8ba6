//go:build unix

package cli

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
	gossh "golang.org/x/crypto/ssh"

	"weici/internal/serve"
)

// openedToSSH starts a server, and skips where there is no OpenSSH client.
func openedToSSH(t *testing.T, change func(dir string, c *serve.Config)) *office {
	t.Helper()
	if _, err := exec.LookPath("ssh"); err != nil {
		t.Skip("no OpenSSH client here: ", err)
	}
	return opened(t, change)
}

// key makes a key pair for a client: the file of the private one, and the
// line that lets it in.
func key(t *testing.T, dir, name string) (file, line string) {
	t.Helper()
	public, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	block, err := gossh.MarshalPrivateKey(private, "")
	if err != nil {
		t.Fatal(err)
	}
	file = filepath.Join(dir, name)
	if err := os.WriteFile(file, pem.EncodeToMemory(block), 0o600); err != nil {
		t.Fatal(err)
	}
	known, err := gossh.NewPublicKey(public)
	if err != nil {
		t.Fatal(err)
	}
	return file, string(gossh.MarshalAuthorizedKey(known))
}

// ssh is OpenSSH's client on its way to the office, with the variables that
// it sends and nothing of whoever runs the test.
func (o *office) ssh(env []string, args ...string) *exec.Cmd {
	o.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 3*longest)
	o.t.Cleanup(cancel)
	c := exec.CommandContext(ctx, "ssh", append([]string{
		"-F", "none", "-p", o.port, "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=" + filepath.Join(o.dir, "known"),
		"-o", "LogLevel=ERROR", "-o", "IdentitiesOnly=yes", "-o", "IdentityAgent=none", "-o", "SendEnv=LANG LC_* COLORTERM NO_COLOR",
	}, args...)...)
	c.Env = append([]string{"HOME=" + o.dir, "PATH=" + os.Getenv("PATH"), "TERM=xterm-256color"}, env...)
	return c
}

// window is a terminal with the client in it.
type window struct {
	t      *testing.T
	client *exec.Cmd
	tty    *os.File
	screen *vt.SafeEmulator
	mu     sync.Mutex
	raw    bytes.Buffer // all that came
	ended  chan struct{}
}

func (w *window) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.raw.Write(p)
}

func (w *window) sent() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.raw.String()
}

// sit opens a window of 100×30 and visits the office from it.
func (o *office) sit(env ...string) *window {
	o.t.Helper()
	w := &window{t: o.t, client: o.ssh(env, "127.0.0.1"), screen: vt.NewSafeEmulator(100, 30), ended: make(chan struct{})}
	var err error
	if w.tty, err = pty.StartWithSize(w.client, &pty.Winsize{Cols: 100, Rows: 30}); err != nil {
		o.t.Fatal(err)
	}
	go func() { _, _ = io.Copy(w.tty, w.screen) }() // the terminal's answers
	go func() {
		defer close(w.ended)
		_, _ = io.Copy(io.MultiWriter(w.screen, w), w.tty) // ends with EIO
	}()
	o.t.Cleanup(func() {
		_ = w.client.Process.Kill()
		w.tty.Close()
		_ = w.screen.InputPipe().(io.Closer).Close() // Close is not safe
	})
	w.sees("2022")
	return w
}

// shows gives the text on the screen; the emulator's String is not safe.
func (w *window) shows() string { return ansi.Strip(w.screen.Render()) }

func (w *window) sees(what string) {
	w.t.Helper()
	if !becomes(func() bool { return strings.Contains(w.shows(), what) }) {
		w.t.Fatalf("not seen: %q on\n%s", what, w.shows())
	}
}

func (w *window) types(keys string) {
	w.t.Helper()
	if _, err := io.WriteString(w.tty, keys); err != nil {
		w.t.Fatal(err)
	}
}

// leaves waits until the client has ended, gives its exit code and holds that
// the terminal is whole.
func (w *window) leaves() int {
	w.t.Helper()
	<-w.ended
	_ = w.client.Wait()
	if left := unwhole(w.sent()); len(left) > 0 {
		w.t.Errorf("the terminal is left with %q; the end: %q", left, last(w.sent(), 300))
	}
	return w.client.ProcessState.ExitCode()
}

func last(s string, n int) string { return s[max(0, len(s)-n):] }

// unwhole gives what output has changed of a terminal and not given back:
// modes, the keyboard's protocol, the cursor and the colours.
func unwhole(output string) (left []string) {
	set := map[string]bool{"?25": true, "?7": true}
	for _, m := range regexp.MustCompile(`\x1b\[(\??)([\d;]+)([hl])`).FindAllStringSubmatch(output, -1) {
		for mode := range strings.SplitSeq(m[2], ";") {
			set[m[1]+mode] = m[3] == "h"
		}
	}
	for mode, on := range set {
		if usual := mode == "?25" || mode == "?7"; on != usual {
			left = append(left, "mode "+mode)
		}
	}
	if strings.Count(output, "\x1b[>1u") > strings.Count(output, "\x1b[<") {
		left = append(left, "the keyboard's protocol")
	}
	for _, last := range []struct{ what, pattern, usual string }{
		{"modifyOtherKeys", `\x1b\[>4[;\d]*m`, `^\x1b\[>4(;0)?m$`},
		{"kitty keys", `\x1b\[=[;\d]*u`, `^\x1b\[=0`},
		{"cursor shape", `\x1b\[\d* q`, `^\x1b\[0? q$`},
		{"colours", `\x1b\[[\d;:]*m`, `^\x1b\[0?m$`},
		{"keypad", `\x1b[=>]`, `^\x1b>$`},
	} {
		all := regexp.MustCompile(last.pattern).FindAllString(output, -1)
		if len(all) > 0 && !regexp.MustCompile(last.usual).MatchString(all[len(all)-1]) {
			left = append(left, last.what)
		}
	}
	return left
}

// TestUnwhole holds that the check would notice.
func TestUnwhole(t *testing.T) {
	for output, want := range map[string]int{
		"\x1b[?1049h\x1b[?25l": 2, "\x1b[?1049h\x1b[?25l\x1b[?25h\x1b[?1049l": 0, "\x1b[?1000;1006h\x1b[?1006l": 1,
		"\x1b[>1u": 1, "\x1b[>4;2m": 1, "\x1b[>4;2m\x1b[>4m": 0, "\x1b[31mx": 1, "\x1b[31mx\x1b[m": 0, "\x1b[?2004h": 1, "\x1b[=1;1u": 1,
	} {
		if left := unwhole(output); len(left) != want {
			t.Errorf("%q: %q, want %d", output, left, want)
		}
	}
}

// TestOpenSSHEnds ends a dashboard in every way: the terminal is whole, and
// nobody else is disturbed.
func TestOpenSSHEnds(t *testing.T) {
	for name, test := range map[string]struct {
		end  func(*office, *window)
		code int
		says string
	}{
		"by its key":             {func(_ *office, w *window) { w.types("q") }, 0, ""},
		"by ctrl+c":              {func(_ *office, w *window) { w.types("\x03") }, 0, ""},
		"the server stops":       {func(o *office, _ *window) { o.stop() }, 0, "The server is stopping. Goodbye."},
		"in an overlay, stopped": {func(o *office, w *window) { w.types("?"); w.sees("earlier period"); o.stop() }, 0, "Goodbye."},
	} {
		t.Run(name, func(t *testing.T) {
			o := openedToSSH(t, nil)
			other := o.sit("LANG=zh_CN.UTF-8")
			w := o.sit("LANG=en_US.UTF-8")
			w.sees("2 connected")
			test.end(o, w)
			if code := w.leaves(); code != test.code {
				t.Errorf("exit %d, want %d", code, test.code)
			}
			w.sees(test.says)
			if strings.Contains(w.shows(), "weici") {
				t.Error("the dashboard is left on the screen")
			}
			if strings.Contains(name, "stop") {
				other.sees("服务器正在停止。再会。")
				other.leaves()
				return
			}
			other.types("5")
			other.sees("[5 档案]")
		})
	}
}

// TestOpenSSHResizes changes the window; the frame fits it.
func TestOpenSSHResizes(t *testing.T) {
	o := openedToSSH(t, nil)
	w := o.sit("LANG=zh_CN.UTF-8")
	for _, size := range []pty.Winsize{{Cols: 140, Rows: 45}, {Cols: 80, Rows: 24}, {Cols: 20, Rows: 5}, {Cols: 120, Rows: 40}} {
		w.screen.Resize(int(size.Cols), int(size.Rows))
		if err := pty.Setsize(w.tty, &size); err != nil {
			t.Fatal(err)
		}
		rule := strings.Repeat("─", int(size.Cols))
		if size.Cols < 40 {
			rule = "窗口"
		}
		w.sees(rule)
	}
	w.types("q")
	w.leaves()
}

// TestOpenSSHIdleSendsNothing counts what comes to a screen that nobody
// touches, once it is drawn.
func TestOpenSSHIdleSendsNothing(t *testing.T) {
	o := openedToSSH(t, nil)
	w := o.sit()
	w.sees("1 人在线")
	// The counts are told and the terminal answers; then a while is quiet.
	came := "unknown"
	for end := time.Now().Add(longest); came != ""; {
		before := len(w.sent())
		<-time.After(2 * time.Second) // the counts are told once in one
		if came = w.sent()[before:]; came != "" && time.Now().After(end) {
			t.Fatalf("%d bytes in two seconds, time after time: %.200q", len(came), came)
		}
	}
}

// TestOpenSSHLanguageAndColours holds a session to what the client's terminal
// and locale say.
func TestOpenSSHLanguageAndColours(t *testing.T) {
	o := openedToSSH(t, nil)
	for _, test := range []struct {
		env        string
		word       string
		true, some bool
	}{
		{"LANG=zh_CN.UTF-8", "排名", false, true},
		{"LANG=en_US.UTF-8", "Answer", false, true},
		{"LANG=de_DE.UTF-8 LC_ALL=zh_TW.UTF-8", "排名", false, true},
		{"COLORTERM=truecolor", "排名", true, true},
		{"NO_COLOR=1 COLORTERM=truecolor", "排名", false, false},
	} {
		w := o.sit(strings.Fields(test.env)...)
		w.sees(test.word)
		w.types("q")
		w.leaves()
		out := w.sent()
		if got := strings.Contains(out, "38;2;"); got != test.true {
			t.Errorf("%s: true colour %v", test.env, got)
		}
		if got := regexp.MustCompile(`\x1b\[[\d;]*(38;[25]|\b3[1-7]|\b9[0-7])[;m]`).MatchString(out); got != test.some {
			t.Errorf("%s: colours %v", test.env, got)
		}
	}
}

// TestOpenSSHAsksForColours: OpenSSH does not send COLORTERM by itself, but
// the terminal answers for itself.
func TestOpenSSHAsksForColours(t *testing.T) {
	o := openedToSSH(t, nil)
	w := o.sit()
	w.types("\x1bP1+r524742=382F382F38\x1b\\") // RGB, 8 bits each
	w.types("5")
	w.sees("[5 档案]")
	if !strings.Contains(w.sent(), "38;2;") {
		t.Error("no true colour although the terminal has it")
	}
	w.types("q")
	w.leaves()
}

// TestOpenSSHCommands runs commands as a script does: what comes is what the
// command line writes, and nothing else is on the way.
func TestOpenSSHCommands(t *testing.T) {
	o := openedToSSH(t, nil)
	for _, args := range []string{
		"rank gdp_growth --format csv", "brief 上城区 --format docx", "rank gdp --lang en",
		"rank nosuch", "rank gdp --format nosuch", "show 上城区 --format json",
	} {
		var errOut, wantOut, wantErr bytes.Buffer
		c := o.ssh([]string{"LANG=zh_CN.UTF-8"}, "127.0.0.1", args)
		file, err := os.Create(filepath.Join(t.TempDir(), "out"))
		if err != nil {
			t.Fatal(err)
		}
		c.Stdout, c.Stderr = file, &errOut // > file
		_ = c.Run()
		file.Close()
		out, err := os.ReadFile(file.Name())
		if err != nil {
			t.Fatal(err)
		}
		env := func(name string) string { return map[string]string{"LANG": "zh_CN.UTF-8"}[name] }
		code := run(context.Background(), &world{in: strings.NewReader(""), out: &wantOut, err: &wantErr, env: env}, strings.Fields(args+forStdout(args)))
		if c.ProcessState.ExitCode() != code || errOut.String() != wantErr.String() {
			t.Errorf("%s: exit %d %q, at home %d %q", args, c.ProcessState.ExitCode(), errOut.String(), code, wantErr.String())
		}
		if !bytes.Equal(out, wantOut.Bytes()) {
			t.Errorf("%s: %d bytes %.60q, at home %d %.60q", args, len(out), out, wantOut.Len(), wantOut.String())
		}
	}
}

// TestOpenSSHUnderATerminal runs commands with a terminal between, as
// RequestTTY does: what a terminal would alter is refused or said, what was
// sent is not taken for nothing, and text is whole.
func TestOpenSSHUnderATerminal(t *testing.T) {
	o := openedToSSH(t, nil)
	run := func(tty, args, in string) (code int, out, errOut string) {
		c := o.ssh([]string{"LANG=zh_CN.UTF-8"}, tty, "127.0.0.1", args)
		var stdout, stderr bytes.Buffer
		c.Stdin, c.Stdout, c.Stderr = strings.NewReader(in), &stdout, &stderr
		_ = c.Run()
		return c.ProcessState.ExitCode(), stdout.String(), stderr.String()
	}
	draft := `{"format":"weici-brief","version":1,"title":"","items":[{"kind":"figure","query":"rank gdp 2022 at 330102"}]}`
	for _, refused := range []struct{ args, in string }{
		{"brief 上城 --format docx", ""}, {"brief 上城 --format xlsx", ""}, {"brief --rank gdp --format docx", ""}, {"rank gdp --format xlsx", ""},
		{"figures", "地区生产总值2803.5亿元\n"}, {"figures -", "地区生产总值2803.5亿元\n"}, {"brief --from -", draft}, {"brief --from - --format docx", draft},
		{"verify", "2022年，上城区地区生产总值增长3.8%。\n"}, {"draft --dry-run", "2022年，上城区地区生产总值增长3.8%。\n"},
	} {
		if code, out, errOut := run("-tt", refused.args, refused.in); code != 2 || out != "" || !strings.Contains(errOut, "ssh -T") || strings.Count(errOut, "\n") != 1 {
			t.Errorf("%s with a terminal: exit %d, %.40q, %q", refused.args, code, out, errOut)
		}
		if code, out, errOut := run("-T", refused.args, refused.in); code != 0 || out == "" || errOut != "" {
			t.Errorf("%s without: exit %d, %.40q, %q", refused.args, code, out, errOut)
		}
	}
	for args, said := range map[string]string{
		"rank gdp": "", "brief 上城": "", "rank gdp --format csv": "csv", "show 上城 --format json": "json", "brief 上城 --format html": "html",
		"areas --format tsv": "tsv", "brief 上城 --format csv --bom": "csv",
	} {
		_, plain, _ := run("-T", args, "")
		code, out, errOut := run("-tt", args, "")
		if code != 0 || strings.ReplaceAll(out, "\r\n", "\n") != plain || plain == "" {
			t.Errorf("%s: exit %d, %d bytes, %d without a terminal", args, code, len(out), len(plain))
		}
		if (errOut != "") != (said != "") || !strings.Contains(errOut, said) {
			t.Errorf("%s: %q", args, errOut)
		}
	}
}

// forStdout has a brief written to standard output at home too.
func forStdout(args string) string {
	if strings.HasPrefix(args, "brief") {
		return " -o -"
	}
	return ""
}

// TestOpenSSHKeys: a key that is not in the file stays outside, and comes in
// once it is added, with no restart.
func TestOpenSSHKeys(t *testing.T) {
	var file, mine, line string
	o := openedToSSH(t, func(dir string, c *serve.Config) {
		file = filepath.Join(dir, "authorized_keys")
		_, other := key(t, dir, "other")
		mine, line = key(t, dir, "mine")
		if err := os.WriteFile(file, []byte(other+"this line is wrong\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		c.AuthorizedKeys = file
	})
	visit := func() (int, string) {
		c := o.ssh(nil, "-o", "BatchMode=yes", "-i", mine, "127.0.0.1", "rank gdp_growth --format csv")
		out, _ := c.CombinedOutput()
		return c.ProcessState.ExitCode(), string(out)
	}
	if code, out := visit(); code != 255 || !strings.Contains(out, "Permission denied") {
		t.Errorf("a wrong key: exit %d, %q", code, out)
	}
	f, err := os.OpenFile(file, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprint(f, line)
	f.Close()
	if code, out := visit(); code != 0 || strings.Count(out, "\n") < 4 {
		t.Errorf("an added key: exit %d, %q", code, out)
	}
}

// TestOpenSSHAsksForMore: no tunnel, file transfer, agent or shell.
func TestOpenSSHAsksForMore(t *testing.T) {
	o := openedToSSH(t, nil)
	for name, args := range map[string][]string{
		"stdio forwarding":  {"-W", "127.0.0.1:" + o.port, "127.0.0.1"},
		"remote forwarding": {"-o", "ExitOnForwardFailure=yes", "-N", "-R", "0:127.0.0.1:1", "127.0.0.1"},
		"subsystem":         {"-s", "127.0.0.1", "sftp"},
		"a shell's command": {"127.0.0.1", "sh -c 'echo $HOME; id > /tmp/x'"},
		"no terminal":       {"-T", "127.0.0.1"},
	} {
		c := o.ssh(nil, args...)
		if out, err := c.Output(); err == nil || len(out) > 0 {
			t.Errorf("%s: %v, %q", name, err, out)
		}
	}
	c := o.ssh(nil, "-A", "-X", "-L", filepath.Join(o.dir, "socket")+":/run/x", "127.0.0.1", "rank gdp_growth")
	if out, err := c.Output(); err != nil || len(out) == 0 {
		t.Errorf("a command beside refused forwardings: %v, %q", err, out)
	}
}

// TestOpenSSHStopped suspends a client: others go on, and so does it when it
// is back.
func TestOpenSSHStopped(t *testing.T) {
	o := openedToSSH(t, nil)
	w, other := o.sit(), o.sit()
	if err := w.client.Process.Signal(syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	w.types(strings.Repeat("2143", 50) + "5")
	for range 10 {
		other.types("2")
		other.sees("[2 对比]")
		other.types("1")
		other.sees("[1 排名]")
	}
	if err := w.client.Process.Signal(syscall.SIGCONT); err != nil {
		t.Fatal(err)
	}
	w.sees("[5 档案]")
	w.types("q")
	w.leaves()
}
