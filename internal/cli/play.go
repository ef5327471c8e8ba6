package cli

import (
	"context"
	"errors"
	"os"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"

	"weici/internal/pace"
	"weici/internal/steady"
	"weici/internal/words"
)

// frameTime is the least time between two frames; nothing is drawn where
// nothing changes.
const frameTime = time.Second / 120

// play runs an app on the terminal and leaves the terminal as it was, however
// the app ends.
func (c *command) play(ctx context.Context, app tea.Model) error {
	stand, err := c.stand()
	if err != nil {
		return unreadable(err)
	}
	defer stand.leave()
	var p *tea.Program
	guarded := steady.New(pace.New(app, frameTime, stand.canvas()), func() { p.Quit() })
	p = tea.NewProgram(guarded, append(stand.options(), tea.WithContext(ctx))...)
	stand.hear(p)
	_, err = p.Run()
	if fault := guarded.Fault(); fault != nil {
		stand.leave()
		return unreadable(errors.New(c.say(words.CliPanic, fault)))
	}
	if err != nil && !errors.Is(err, tea.ErrInterrupted) && !errors.Is(err, context.Canceled) {
		return unreadable(err)
	}
	return nil
}

// stand is where a program reads and draws.
type stand interface {
	canvas() pace.Canvas          // nil: Bubble Tea draws
	options() []tea.ProgramOption // that have the program use it
	hear(*tea.Program)            // hands what it hears to the program from now on
	leave()                       // gives the terminal back; more than once does nothing
}

// stream is any other stand than a terminal that we draw on ourselves: what
// Bubble Tea does by itself.
type stream struct{ command *command }

func (s stream) canvas() pace.Canvas { return nil }

func (s stream) options() []tea.ProgramOption {
	options := []tea.ProgramOption{tea.WithOutput(s.command.out), tea.WithFPS(int(time.Second / frameTime))}
	if _, file := s.command.in.(*os.File); !file || isTerminal(s.command.in) {
		options = append(options, tea.WithInput(s.command.in)) // keys come from the terminal even where standard input does not
	}
	return options
}

func (stream) hear(*tea.Program) {}
func (stream) leave()            {}

func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(f.Fd())
}
