package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"weici/data"
	"weici/internal/analysis"
	"weici/internal/words"
	"weici/ui"
)

// size is a number of bytes, as flags write it: 512M, 2G.
type size int64

// String gives the size as Set reads it; nothing for none.
func (s *size) String() string {
	if *s == 0 {
		return ""
	}
	return strconv.FormatInt(int64(*s), 10)
}

// Set reads a size.
func (s *size) Set(text string) error {
	shift := 0
	digits := strings.TrimSuffix(strings.ToUpper(text), "B")
	for i, unit := range []string{"K", "M", "G", "T"} {
		if short, ok := strings.CutSuffix(digits, unit); ok {
			digits, shift = short, 10*(i+1)
			break
		}
	}
	n, err := strconv.ParseInt(digits, 10, 63-shift)
	if err != nil || n <= 0 {
		return errors.New("512M, 2G")
	}
	*s = size(n << shift)
	return nil
}

// Type names the flag's value in help.
func (s *size) Type() string { return "bytes" }

// push writes a dataset into a database.
func (c *command) push() *cobra.Command {
	return &cobra.Command{
		Use: "push " + c.say(words.ArgDataset) + " postgres://…", Short: c.say(words.PushShort), Long: c.say(words.PushLong), Args: exactly(c, 2),
		Example: "  weici push ./my-dataset postgres://db.example.org/statistics\n  weici --data postgres://db.example.org/statistics",
		RunE: func(cmd *cobra.Command, args []string) error {
			if !data.IsDatabase(args[1]) {
				return usage("%s", c.say(words.DatabaseAddress))
			}
			ctx, stop := interruptible(cmd.Context())
			defer stop()
			c.flags.data = args[0]
			s, err := c.load()
			if err != nil {
				return err
			}
			tell := c.progress(words.Pushing)
			pushed, err := data.Push(ctx, args[1], s.pack, tell)
			tell(1, 1)
			if err != nil {
				return unreadable(errors.New(c.fault(err)))
			}
			if pushed.Indicators+pushed.Removed == 0 {
				fmt.Fprintln(c.err, c.say(words.PushedNothing, pushed.Revision))
				return nil
			}
			fmt.Fprintln(c.err, c.say(words.Pushed, pushed.Figures, pushed.Indicators, pushed.Revision))
			return nil
		},
	}
}

// interruptible ends with a signal, so that what was begun is taken back.
func interruptible(ctx context.Context) (context.Context, context.CancelFunc) {
	return signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
}

// pull writes the dataset of a database as a folder.
func (c *command) pull() *cobra.Command {
	cmd := &cobra.Command{
		Use: "pull postgres://…", Short: c.say(words.PullShort), Args: exactly(c, 1),
		Example: "  weici pull postgres://db.example.org/statistics -o ./statistics",
		RunE: func(_ *cobra.Command, args []string) error {
			if !data.IsDatabase(args[0]) {
				return usage("%s", c.say(words.DatabaseAddress))
			}
			if err := c.folderNamed(); err != nil {
				return err
			}
			c.flags.data = args[0]
			s, err := c.load()
			if err != nil {
				return err
			}
			return c.savePackage(s.pack, nil)
		},
	}
	cmd.Flags().StringVarP(&c.flags.output, "output", "o", "", c.say(words.FlagOutputFolder))
	cmd.Flags().BoolVar(&c.flags.force, "force", false, c.say(words.FlagForce))
	return cmd
}

// sound is the error of an answer that lacks what a database did not give.
func (c *command) sound() error {
	s := cmp.Or(c.served, c.loaded)
	if s == nil {
		return nil
	}
	if n, why := s.panel.Trouble(); n > c.trouble {
		return unreadable(errors.New(c.fault(why)))
	}
	return nil
}

// newApp makes the dashboard of one session.
func newApp(s *source, q analysis.Question, o ui.Options) (*ui.App, error) {
	panel := s.panel
	if session := s.pack.Session(); session != nil {
		panel, o.Supply = session.Panel(), session
	}
	app := ui.New(panel, s.index, q, o)
	if n, why := panel.Trouble(); n > 0 {
		return app, why
	}
	return app, nil
}
