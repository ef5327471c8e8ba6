//go:build unix

package cli_test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"

	"weici/internal/cli"
)

// patience is how long a test waits for what must come.
const patience = 20 * time.Second

// faulty is an app that panics where it is told to.
type faulty struct{ where string }

func (f faulty) at(where string) {
	if f.where == where {
		panic("a fault in " + where)
	}
}

func (f faulty) Init() tea.Cmd {
	f.at("Init")
	return nil
}

func (f faulty) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, key := msg.(tea.KeyPressMsg); !key {
		return f, nil
	}
	f.at("Update")
	if f.where == "View" {
		f.where = "View now"
	}
	return f, tea.Batch(nil, func() tea.Msg {
		f.at("Command")
		return nil
	})
}

func (f faulty) View() tea.View {
	if f.where == "View now" {
		f.at("View now")
	}
	v := tea.NewView("ready")
	v.AltScreen, v.MouseMode = true, tea.MouseModeCellMotion
	return v
}

// playFaulty is a program of its own, started by a test.
func playFaulty() { os.Exit(cli.Play(faulty{os.Args[1]})) }

// shell is a program of its own that runs another as a shell runs a job, and
// says when it stops: without one, stopping would do nothing.
func shell() {
	signal.Ignore(syscall.SIGTTOU)
	self, err := os.Executable()
	if err != nil {
		panic(err)
	}
	job, err := os.StartProcess(self, os.Args[1:], &os.ProcAttr{
		Files: []*os.File{os.Stdin, os.Stdout, os.Stderr},
		Sys:   &syscall.SysProcAttr{Setpgid: true, Foreground: true, Ctty: 0},
	})
	if err != nil {
		panic(err)
	}
	fmt.Fprintf(os.Stderr, "job %d\n", job.Pid)
	for {
		var status syscall.WaitStatus
		if _, err := syscall.Wait4(job.Pid, &status, syscall.WUNTRACED, nil); err != nil {
			panic(err)
		}
		if !status.Stopped() {
			os.Exit(status.ExitStatus())
		}
		fmt.Fprintln(os.Stderr, "stopped")
	}
}

// desk is a terminal with a program on it.
type desk struct {
	t     *testing.T
	cmd   *exec.Cmd
	tty   *os.File // the program's side, kept open to see its state
	ptmx  *os.File
	state *term.State
	mu    sync.Mutex
	out   bytes.Buffer
	err   bytes.Buffer
	done  chan error

	away   atomic.Bool   // nothing more is read after what comes next
	unread chan struct{} // closed when nothing more is read
}

// seat starts a program on a new terminal.
func seat(t *testing.T, answer func(query string) string, args ...string) *desk {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{t: t, done: make(chan error, 1), unread: make(chan struct{})}
	if d.ptmx, d.tty, err = pty.Open(); err != nil {
		t.Fatal(err)
	}
	d.resize(120, 40)
	if d.state, err = term.GetState(d.tty.Fd()); err != nil {
		t.Fatal(err)
	}
	d.cmd = &exec.Cmd{Path: self, Args: args, Stdin: d.tty, Stdout: d.tty, Stderr: locked{&d.mu, &d.err}}
	d.cmd.Env = append(os.Environ(), "TERM=xterm-256color", "LANG=zh_CN.UTF-8", "HOME="+t.TempDir(), "XDG_STATE_HOME="+t.TempDir())
	d.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := d.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go d.read(answer)
	go func() { d.done <- d.cmd.Wait() }()
	t.Cleanup(func() {
		_ = d.cmd.Process.Kill()
		d.ptmx.Close()
		d.tty.Close()
	})
	return d
}

// locked is a buffer that is read while it is written.
type locked struct {
	mu *sync.Mutex
	w  io.Writer
}

func (l locked) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.w.Write(p)
}

func (d *desk) read(answer func(string) string) {
	buf := make([]byte, 1<<16)
	for {
		n, err := d.ptmx.Read(buf)
		_, _ = locked{&d.mu, &d.out}.Write(buf[:n])
		if answer != nil {
			_, _ = d.ptmx.WriteString(answer(string(buf[:n])))
		}
		if err != nil || d.away.Load() {
			close(d.unread)
			return
		}
	}
}

func (d *desk) resize(w, h int) {
	if err := pty.Setsize(d.ptmx, &pty.Winsize{Cols: uint16(w), Rows: uint16(h)}); err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) shown() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.out.String()
}

func (d *desk) said() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.err.String()
}

// becomes looks again and again, and tells whether something is so before
// patience ends.
func becomes(ok func() bool) bool {
	look := time.NewTicker(2 * time.Millisecond)
	defer look.Stop()
	for late := time.After(patience); !ok(); {
		select {
		case <-look.C:
		case <-late:
			return false
		}
	}
	return true
}

// arrived waits for all that is on its way: what is written last comes last.
func (d *desk) arrived() {
	d.t.Helper()
	d.mu.Lock()
	from := d.out.Len()
	d.mu.Unlock()
	const mark = "·arrived·"
	if _, err := d.tty.WriteString(mark); err != nil {
		return // the terminal is gone
	}
	if !becomes(func() bool { return strings.Contains(d.shown()[from:], mark) }) {
		d.t.Error("what the program wrote does not arrive")
	}
}

// sees waits until what came after a place holds a text, and gives the place
// after all that came.
func (d *desk) sees(from int, text string) int {
	d.t.Helper()
	at := 0
	if becomes(func() bool {
		out := d.shown()
		at = len(out)
		return at >= from && strings.Contains(ansi.Strip(out[from:]), text)
	}) {
		return at
	}
	d.t.Fatalf("%q is not shown:\n%.3000q\n%s", text, d.shown()[min(from, len(d.shown())):], d.said())
	return 0
}

func (d *desk) typed(keys string) {
	if _, err := d.ptmx.WriteString(keys); err != nil {
		d.t.Error(err)
	}
}

// ends waits for the program and gives its exit code.
func (d *desk) ends() int {
	d.t.Helper()
	select {
	case <-d.done:
		return d.cmd.ProcessState.ExitCode()
	case <-time.After(patience):
		_ = d.cmd.Process.Signal(syscall.SIGABRT)
		<-d.done
		d.t.Fatalf("the program does not end: %s", d.said())
		return -1
	}
}

// whole fails unless the terminal is left as it was found: no alternative
// screen, a cursor, no mouse, paste or keyboard modes, and its own settings.
func (d *desk) whole() {
	d.t.Helper()
	d.arrived()
	out := d.shown()
	on := map[string]bool{"?25": true}
	for _, s := range strings.Split(out, "\x1b[")[1:] {
		end := strings.IndexFunc(s, func(r rune) bool { return r >= '@' && r <= '~' })
		if end < 0 {
			continue
		}
		switch parameters, final := s[:end], s[end]; {
		case strings.HasPrefix(parameters, "?") && (final == 'h' || final == 'l'):
			for _, mode := range strings.Split(parameters[1:], ";") {
				on["?"+mode] = final == 'h'
			}
		case final == 'u' && strings.HasPrefix(parameters, ">"): // kitty's keyboard, pushed
			on["keyboard"] = true
		case final == 'u' && strings.HasPrefix(parameters, "<"):
			on["keyboard"] = false
		case final == 'u' && strings.HasPrefix(parameters, "="):
			on["keyboard"] = parameters != "=0" && !strings.HasPrefix(parameters, "=0;")
		case final == 'm' && strings.HasPrefix(parameters, ">4"): // xterm's modifyOtherKeys
			on["modified"] = parameters != ">4" && parameters != ">4;0"
		}
	}
	for mode, set := range on {
		if kept := mode == "?25" || mode == "?7"; set != kept {
			d.t.Errorf("mode %s is left %v: …%.300q", mode, set, out[max(0, len(out)-300):])
		}
	}
	now, err := term.GetState(d.tty.Fd())
	if err != nil || fmt.Sprint(*now) != fmt.Sprint(*d.state) {
		d.t.Errorf("the terminal's settings are %v, %v; they were %v", now, err, d.state)
	}
}

// TestTerminalsAnswerAsTheyLike starts and quits on terminals that answer
// nothing, late, and nonsense.
func TestTerminalsAnswerAsTheyLike(t *testing.T) {
	late, answered, once := time.AfterFunc, make(chan struct{}), sync.Once{}
	for name, answer := range map[string]func(*desk) func(string) string{
		"nothing": func(*desk) func(string) string { return nil },
		"late": func(d *desk) func(string) string {
			return func(s string) string {
				if strings.Contains(s, "$p") {
					late(300*time.Millisecond, func() {
						d.typed("\x1b[?2026;2$y\x1b[?2027;2$y\x1b]11;rgb:ffff/ffff/ffff\x1b\\")
						once.Do(func() { close(answered) })
					})
				}
				return ""
			}
		},
		"nonsense": func(*desk) func(string) string {
			return func(s string) string {
				if strings.Contains(s, "$p") {
					return "\x1b[?2026;99$y\x1b[?2027$y\x1b]11;rgb:zz\x07\x1b[?1;2;3;4;5;6;7c\x1bP>|\x1b[\x1b\\\x1b]11;\x07\xff\xfe\x1b[<999999999;-1;0M\x1b[M\x00\x00\x00"
				}
				return ""
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			var d *desk
			ready := make(chan struct{})
			d = seat(t, func(s string) string {
				<-ready
				if reply := answer(d); reply != nil {
					return reply(s)
				}
				return ""
			}, "weici", "--fresh")
			close(ready)
			at := d.sees(0, "余杭")
			if name == "late" {
				<-answered
			}
			d.typed("7")
			d.sees(at, "[7")
			d.typed("q")
			if code := d.ends(); code != 0 {
				t.Errorf("exit %d: %s", code, d.said())
			}
			d.whole()
		})
	}
}

// TestSignalsLeaveTheTerminalWhole ends the program by every signal that it can
// take.
func TestSignalsLeaveTheTerminalWhole(t *testing.T) {
	for _, s := range []syscall.Signal{syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP, syscall.SIGQUIT} {
		t.Run(s.String(), func(t *testing.T) {
			d := seat(t, nil, "weici", "--fresh")
			d.sees(0, "余杭")
			if err := d.cmd.Process.Signal(s); err != nil {
				t.Fatal(err)
			}
			if code := d.ends(); code != 0 || d.said() != "" {
				t.Errorf("exit %d: %s", code, d.said())
			}
			d.whole()
		})
	}
}

// TestStopAndContinue stops the program from outside and by its key: the
// terminal is whole meanwhile, and the screen is back afterwards.
func TestStopAndContinue(t *testing.T) {
	d := seat(t, nil, "shell", "weici", "--fresh")
	at := d.sees(0, "余杭")
	var job int
	if _, err := fmt.Sscanf(d.said(), "job %d", &job); err != nil {
		t.Fatal(err)
	}
	stopped := func(times int) {
		t.Helper()
		if !becomes(func() bool { return strings.Count(d.said(), "stopped") >= times }) {
			t.Fatalf("it does not stop: %s", d.said())
		}
	}
	send := func(s syscall.Signal) {
		t.Helper()
		if err := syscall.Kill(job, s); err != nil {
			t.Fatal(err)
		}
	}
	for round, stop := range []func(){func() { send(syscall.SIGTSTP) }, func() { d.typed("\x1a") }, func() { send(syscall.SIGTSTP) }} {
		stop()
		stopped(round + 1)
		d.whole()
		at = len(d.shown())
		send(syscall.SIGCONT)
		at = d.sees(at, "余杭")
	}
	d.typed("5")
	d.sees(at, "[5")
	d.typed("q")
	if code := d.ends(); code != 0 {
		t.Errorf("exit %d: %s", code, d.said())
	}
	d.whole()
}

// TestPanicsLeaveTheTerminalWhole: one line, and no stack.
func TestPanicsLeaveTheTerminalWhole(t *testing.T) {
	for _, where := range []string{"Init", "Update", "Command", "View"} {
		t.Run(where, func(t *testing.T) {
			d := seat(t, nil, "faulty", where)
			if where != "Init" {
				d.sees(0, "ready")
				d.typed("x")
			}
			if code := d.ends(); code != 3 {
				t.Errorf("exit %d", code)
			}
			if said := d.said(); strings.Count(said, "\n") != 1 || !strings.Contains(said, "a fault in "+where) || strings.Contains(said, "goroutine") {
				t.Errorf("%s", said)
			}
			if strings.Contains(d.shown(), "goroutine") {
				t.Errorf("a stack is on the screen: %q", d.shown())
			}
			d.whole()
		})
	}
}

// TestSizesLeaveTheTerminalWhole shrinks the window to a cell and back.
func TestSizesLeaveTheTerminalWhole(t *testing.T) {
	d := seat(t, nil, "weici", "--fresh")
	d.sees(0, "余杭")
	for range 3 {
		at := len(d.shown())
		d.resize(1, 1)
		if !becomes(func() bool { return len(d.shown()) > at }) {
			t.Fatal("a window of one cell is not drawn")
		}
		at = len(d.shown())
		d.resize(100, 30)
		d.sees(at, "余杭")
	}
	d.resize(1, 1)
	d.typed("q")
	if code := d.ends(); code != 0 {
		t.Errorf("exit %d: %s", code, d.said())
	}
	d.whole()
}

// TestKeysComeFromTheTerminal: standard input that is empty, or no terminal,
// does not leave a person without keys.
func TestKeysComeFromTheTerminal(t *testing.T) {
	d := seat(t, nil, "shell-without-input", "weici", "--fresh")
	at := d.sees(0, "余杭")
	d.typed("5")
	d.sees(at, "[5")
	d.typed("q")
	if code := d.ends(); code != 0 {
		t.Errorf("exit %d: %s", code, d.said())
	}
	d.whole()
}

// TestTheTerminalGoesAway closes the terminal under the program.
func TestTheTerminalGoesAway(t *testing.T) {
	d := seat(t, nil, "weici", "--fresh")
	d.sees(0, "余杭")
	d.away.Store(true)
	d.typed("7")
	<-d.unread // a file is not closed while it is read
	d.tty.Close()
	d.ptmx.Close()
	d.ends()
	if strings.Contains(d.said(), "goroutine") {
		t.Errorf("%s", d.said())
	}
}

// withoutInput runs a program with nothing on its standard input.
func withoutInput() {
	null, err := os.Open(os.DevNull)
	if err != nil {
		panic(err)
	}
	os.Stdin = null
	os.Exit(cli.Main(os.Args[2:], null, os.Stdout, os.Stderr))
}

// programs are what tests start.
func programs() map[string]func() {
	return map[string]func(){"faulty": playFaulty, "shell": shell, "shell-without-input": withoutInput}
}
