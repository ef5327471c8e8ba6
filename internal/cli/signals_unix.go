//go:build unix

package cli

import (
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/sys/unix"
)

// signals are those that would end or stop the program under a screen that is
// not whole. Bubble Tea takes SIGINT and SIGTERM itself.
type signals struct {
	heard chan os.Signal
	over  chan struct{}
	away  atomic.Bool // the screen has been left
}

func newSignals() *signals {
	return &signals{heard: make(chan os.Signal, 4), over: make(chan struct{})}
}

// hear takes the signals for a program until it is told to leave. To stop
// takes two of them: the first has the program leave the screen, and then
// Bubble Tea sends itself another.
func (s *signals) hear(p *tea.Program) {
	signal.Notify(s.heard, syscall.SIGTSTP, syscall.SIGCONT, syscall.SIGHUP, syscall.SIGQUIT)
	go func() {
		for {
			select {
			case sig := <-s.heard:
				switch {
				case sig == syscall.SIGCONT:
					s.away.Store(false)
				case sig != syscall.SIGTSTP:
					go p.Quit()
				case s.away.Load():
					_ = syscall.Kill(os.Getpid(), syscall.SIGSTOP)
				default:
					go p.Send(tea.SuspendMsg{})
				}
			case <-s.over:
				return
			}
		}
	}()
}

// watch sees the program leave the screen. Where no shell waits
// for it, it is not stopped, since nobody could have it go on.
func (s *signals) watch(msg tea.Msg) tea.Msg {
	if _, leaving := msg.(tea.SuspendMsg); !leaving {
		return msg
	}
	if session, err := unix.Getsid(0); err == nil && session == os.Getpid() {
		return nil
	}
	s.away.Store(true)
	return msg
}

func (s *signals) leave() {
	signal.Stop(s.heard)
	close(s.over)
}
