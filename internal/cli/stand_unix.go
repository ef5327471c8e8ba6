//go:build unix

package cli

import (
	"os"
	"os/signal"
	"sync"
	"sync/atomic"
	"syscall"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/term"
	"golang.org/x/sys/unix"

	"weici/internal/pace"
	"weici/internal/repaint"
)

// terminal is one that we draw on ourselves, in raw mode. It takes the signals
// that would end or stop the program under a screen that is not whole, and
// that of a new size; Bubble Tea takes SIGINT and SIGTERM itself.
type terminal struct {
	*repaint.Stage
	in, out *os.File
	opened  *os.File    // in, where it is to be closed
	before  *term.State // of in
	program *tea.Program
	heard   chan os.Signal
	over    chan struct{}
	away    atomic.Bool // the screen has been left to be stopped
	left    sync.Once
}

// stand takes the terminal, or leaves it to Bubble Tea with --raw-output.
func (c *command) stand() (stand, error) {
	out, ok := c.out.(*os.File)
	if !ok || !isTerminal(out) || c.flags.rawOutput {
		return stream{c}, nil
	}
	t := &terminal{out: out, heard: make(chan os.Signal, 8), over: make(chan struct{})}
	signal.Notify(t.heard, syscall.SIGTSTP, syscall.SIGCONT, syscall.SIGHUP, syscall.SIGQUIT, syscall.SIGWINCH)
	if err := t.takeInput(c.in); err != nil {
		return nil, err
	}
	size := t.size()
	t.Stage = repaint.New(out, repaint.Options{
		Width: size.Width, Height: size.Height, Profile: colorprofile.Detect(out, os.Environ()),
		Keyboard: true, Rows: c.flags.ascii,
	})
	return t, nil
}

// size is the terminal's, or 80×24 where it has none.
func (t *terminal) size() tea.WindowSizeMsg {
	width, height, err := term.GetSize(t.out.Fd())
	if err != nil || width <= 0 || height <= 0 {
		return tea.WindowSizeMsg{Width: 80, Height: 24}
	}
	return tea.WindowSizeMsg{Width: width, Height: height}
}

// takeInput sets the terminal that keys come from, also where standard input
// does not, to raw mode.
func (t *terminal) takeInput(in any) (err error) {
	t.in, _ = in.(*os.File)
	if t.in == nil || !isTerminal(t.in) {
		if t.in, _, err = uv.OpenTTY(); err != nil {
			return err
		}
		t.opened = t.in
	}
	t.before, err = term.MakeRaw(t.in.Fd())
	return err
}

func (t *terminal) canvas() pace.Canvas { return t }

func (t *terminal) options() []tea.ProgramOption {
	size := t.size()
	return []tea.ProgramOption{
		tea.WithWindowSize(size.Width, size.Height), tea.WithInput(t.in), tea.WithOutput(t.out), tea.WithoutRenderer(), tea.WithFPS(1),
		tea.WithFilter(t.watch),
	}
}

// hear takes the signals for a program. To stop takes two of them: the first
// has the program leave the screen, and then Bubble Tea sends itself another.
func (t *terminal) hear(p *tea.Program) {
	t.program = p
	go func() {
		for {
			select {
			case sig := <-t.heard:
				t.take(sig)
			case <-t.over:
				return
			}
		}
	}()
}

func (t *terminal) take(sig os.Signal) {
	switch {
	case sig == syscall.SIGWINCH:
		go t.program.Send(t.size())
	case sig == syscall.SIGCONT:
		t.away.Store(false)
	case sig != syscall.SIGTSTP:
		go t.program.Quit()
	case t.away.Load():
		_ = syscall.Kill(os.Getpid(), syscall.SIGSTOP)
	default:
		go t.program.Send(tea.SuspendMsg{})
	}
}

// watch leaves the screen before the program is stopped, and takes it again
// when it goes on. Where no shell waits for it, it is not stopped, since nobody
// could have it go on.
func (t *terminal) watch(m tea.Model, msg tea.Msg) tea.Msg {
	switch msg.(type) {
	case tea.WindowSizeMsg: // as it is now: those on their way may overtake each other
		msg = t.size()
	case tea.SuspendMsg:
		if session, err := unix.Getsid(0); err == nil && session == os.Getpid() {
			return nil
		}
		t.away.Store(true)
		t.Close()
		_ = term.Restore(t.in.Fd(), t.before)
	case tea.ResumeMsg:
		_, _ = term.MakeRaw(t.in.Fd())
		go t.program.Send(t.size()) // it may be another by now
	}
	return t.Watch(m, msg)
}

func (t *terminal) leave() {
	t.left.Do(func() {
		t.Close()
		_ = term.Restore(t.in.Fd(), t.before)
		signal.Stop(t.heard)
		close(t.over)
		if t.opened != nil {
			_ = t.opened.Close()
		}
	})
}
