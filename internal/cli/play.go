package cli

import (
	"context"
	"errors"
	"os"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"

	"weici/internal/pace"
	"weici/internal/repaint"
	"weici/internal/steady"
	"weici/internal/words"
)

// framesPerSecond bounds how often the screen is drawn; nothing is drawn where
// nothing changes. frameTime is the least time between two frames.
const (
	framesPerSecond = 120
	frameTime       = time.Second / framesPerSecond
)

// play runs an app on the terminal and leaves the terminal as it was, however
// the app ends.
func (c *command) play(ctx context.Context, app tea.Model) error {
	var p *tea.Program
	guarded, signals := steady.New(app, func() { p.Quit() }), newSignals()
	options, filter, err := c.terminal()
	if err != nil {
		return unreadable(err)
	}
	options = append(options, tea.WithContext(ctx), tea.WithFPS(framesPerSecond), tea.WithFilter(func(m tea.Model, msg tea.Msg) tea.Msg {
		if msg = signals.watch(msg); msg == nil {
			return nil
		}
		return filter(m, msg)
	}))
	model := pace.New(guarded, frameTime)
	p = tea.NewProgram(model, options...)
	model.Drive(p)
	signals.hear(p)
	defer signals.leave()
	_, err = p.Run()
	if fault := guarded.Fault(); fault != nil {
		return unreadable(errors.New(c.say(words.CliPanic, fault)))
	}
	if err != nil && !errors.Is(err, tea.ErrInterrupted) && !errors.Is(err, context.Canceled) {
		return unreadable(err)
	}
	return nil
}

// terminal is where the program reads and draws. What it draws goes through a
// stage that sends only what changes, unless --raw-output turns that off. Keys
// come from the terminal even where standard input does not.
func (c *command) terminal() ([]tea.ProgramOption, func(tea.Model, tea.Msg) tea.Msg, error) {
	options := []tea.ProgramOption{tea.WithOutput(c.out)}
	if _, file := c.in.(*os.File); !file || isTerminal(c.in) {
		options = append(options, tea.WithInput(c.in))
	}
	f, ok := c.out.(*os.File)
	if !ok {
		return options, func(_ tea.Model, msg tea.Msg) tea.Msg { return msg }, nil
	}
	t, err := repaint.NewTerminal(f, repaint.Options{Rows: c.flags.ascii, Off: c.flags.rawOutput})
	if err != nil {
		return nil, nil, err
	}
	return append(options, tea.WithOutput(t)), t.Watch, nil
}

func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(f.Fd())
}
