// Package cli is the command line: arguments become a query, the query an
// answer, and the answer text. It is the one package that knows all the
// others.
package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"weici/internal/analysis"
	"weici/internal/words"
	"weici/model"
	"weici/ui/layout"
)

// The exit codes.
const (
	exitDone       = 0
	exitFaults     = 1 // the data has faults
	exitUsage      = 2
	exitUnreadable = 3 // could not read or write
)

// failure is an error with its exit code. An empty text prints nothing more.
type failure struct {
	code int
	text string
}

func (f *failure) Error() string { return f.text }

func usage(format string, args ...any) error {
	return &failure{exitUsage, fmt.Sprintf(format, args...)}
}

func unreadable(err error) error { return &failure{exitUnreadable, err.Error()} }

// Main runs a command line and gives its exit code. Errors go to errOut in one
// line, and then nothing is on out.
func Main(args []string, in io.Reader, out, errOut io.Writer) int {
	return run(context.Background(), &world{in: in, out: out, err: errOut, env: os.Getenv}, args)
}

// world is what a command line runs in: its streams, its environment, and for
// a visitor over SSH the dataset that is served.
type world struct {
	in       io.Reader
	out, err io.Writer
	env      func(string) string
	served   *source // set over SSH: no other dataset, and nothing is written
	pty      bool    // over SSH: a terminal stands between
}

func run(ctx context.Context, w *world, args []string) (code int) {
	c := &command{world: w, asked: langAsked(args)}
	defer func() {
		if p := recover(); p != nil {
			code = c.fail(unreadable(errors.New(c.say(words.CliPanic, p))))
		}
	}()
	if wasClosed(w.out) {
		w.out = closedOutput{errors.New(c.say(words.CliClosed))}
	}
	if w.served != nil {
		c.trouble, _ = w.served.panel.Trouble()
	}
	err := c.execute(ctx, args)
	if err == nil && c.unheard != nil {
		err = unreadable(c.unheard)
	}
	if err == nil {
		c.tellRefused()
	}
	return c.fail(err)
}

// tellRefused says on stderr that an answer was made without some rows of its
// dataset, unless the same terminal shows it already.
func (c *command) tellRefused() {
	if c.told && isTerminal(c.out) {
		return
	}
	if s := cmp.Or(c.served, c.loaded); s != nil {
		if text := c.writer(s).Refused(); text != "" {
			fmt.Fprintln(c.err, text)
		}
	}
}

func (c *command) execute(ctx context.Context, args []string) error {
	root := c.root()
	if c.served != nil && len(args) > 0 && strings.HasPrefix(args[0], "__") {
		return c.noCommand(root, args[0]) // completion is for the shell at home
	}
	root.SetArgs(append([]string{}, args...)) // nil would mean those of the process
	root.SetIn(c.in)
	root.SetOut(c.out)
	root.SetErr(c.err)
	return root.ExecuteContext(ctx)
}

// fail says an error in one line and gives its exit code.
func (c *command) fail(err error) int {
	if err == nil {
		return exitDone
	}
	var f *failure
	if !errors.As(err, &f) {
		f = &failure{exitUsage, err.Error()} // cobra's own errors are about the arguments
	}
	if f.text != "" {
		fmt.Fprintln(c.err, c.say(words.CliError, layout.Clean(f.text)))
	}
	return f.code
}

// command is one run of the program: its flags and what it has loaded.
type command struct {
	*world
	flags   flags
	asked   string // --lang, looked for before the flags are parsed, since help is built then
	loaded  *source
	pasted  []byte // what an import read on standard input, to be kept
	unheard error  // help could not be written
	told    bool   // the answer itself says which rows it lacks
	trouble int    // what the database had failed to give before
}

// langAsked finds --lang among the arguments.
func langAsked(args []string) string {
	for i, arg := range args {
		if value, ok := strings.CutPrefix(arg, "--lang="); ok {
			return value
		}
		if arg == "--lang" && i+1 < len(args) {
			return args[i+1]
		}
	}
	return ""
}

// flags are the flags of the reading commands.
type flags struct {
	data, format, lang  string
	my                  string // the area that others are held against
	memory              size
	period, within      string
	level, as, base     string
	growth              string
	output, title       string
	document            string // the format of a brief
	force, strict       bool
	watch               bool
	plain, ascii, fresh bool
	rawOutput, bom      bool
	theme, view, size   string
}

func (c *command) lang() model.Lang {
	switch c.asked {
	case "zh":
		return model.ZH
	case "en":
		return model.EN
	}
	return langOf(c.env)
}

// langOf reads the language of the locale: Chinese unless it names another.
func langOf(env func(string) string) model.Lang {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		switch v := env(name); {
		case v == "" || v == "C" || v == "POSIX" || len(v) >= 2 && v[:2] == "C.":
			continue
		case len(v) >= 2 && v[:2] == "zh":
			return model.ZH
		default:
			return model.EN
		}
	}
	return model.ZH
}

func (c *command) say(w words.Word, args ...any) string { return w.In(c.lang(), args...) }

// root builds the tree of commands, with its help in the language asked for.
func (c *command) root() *cobra.Command {
	root := &cobra.Command{
		Use:           "weici",
		Short:         c.say(words.CliShort),
		Long:          c.say(words.CliLong),
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          c.onlyCommands,
		RunE:          c.start,
		PersistentPreRunE: func(*cobra.Command, []string) error {
			if !known([]string{"", "zh", "en"}, c.flags.lang) {
				return usage("--lang %q: %s", c.flags.lang, c.say(words.CliOneOf, "zh, en"))
			}
			return nil
		},
	}
	root.CompletionOptions.DisableDefaultCmd = true
	c.helping(root)
	p := root.PersistentFlags()
	p.StringVar(&c.flags.lang, "lang", "", c.say(words.FlagLang))
	if c.served == nil {
		p.StringVar(&c.flags.data, "data", "", c.say(words.FlagData))
		p.Var(&c.flags.memory, "memory", c.say(words.FlagMemory))
		root.Flags().StringVar(&c.flags.view, "view", "", c.say(words.FlagView))
		root.Flags().BoolVar(&c.flags.plain, "plain", false, c.say(words.FlagPlain))
		root.Flags().BoolVar(&c.flags.ascii, "ascii", false, c.say(words.FlagASCII))
		root.Flags().BoolVar(&c.flags.rawOutput, "raw-output", false, c.say(words.FlagRawOutput))
		root.Flags().StringVar(&c.flags.output, "save", "", c.say(words.FlagSave))
		root.Flags().StringVar(&c.flags.size, "size", "120x40", c.say(words.FlagSize))
		root.Flags().BoolVar(&c.flags.force, "force", false, c.say(words.FlagForce))
		root.Flags().StringVar(&c.flags.theme, "theme", "", c.say(words.FlagTheme))
		root.Flags().BoolVar(&c.flags.watch, "watch", false, c.say(words.FlagWatch))
		root.Flags().BoolVar(&c.flags.fresh, "fresh", false, c.say(words.FlagFresh))
	}
	root.AddCommand(c.rank(), c.overview(), c.show(), c.compare(), c.trend(), c.cite(), c.areas(), c.indicators(), c.sources(), c.coverage(), c.briefing(), c.figures(), c.drafting(), c.verifying())
	if c.served == nil {
		root.AddCommand(c.check(), c.importing(), c.newSet(), c.diff(), c.pack(), c.datasets(), c.export(), c.push(), c.pull(), c.serving(), c.completion(), c.manual())
	}
	root.SetFlagErrorFunc(c.badFlag)
	return root
}

// onlyCommands takes no argument that is not a command.
func (c *command) onlyCommands(root *cobra.Command, args []string) error {
	if len(args) > 0 {
		return c.noCommand(root, args[0])
	}
	return nil
}

// start opens the dashboard, or where it is served already, says what else
// there is.
func (c *command) start(root *cobra.Command, _ []string) error {
	if c.served != nil {
		return c.write(c.help(root))
	}
	return c.dashboard(root.Context())
}

// reading adds the flags that every reading command has.
func (c *command) reading(cmd *cobra.Command, kinds ...string) *cobra.Command {
	f := cmd.Flags()
	c.formatFlags(f)
	f.StringVar(&c.flags.period, "period", "", c.say(words.FlagPeriod))
	for _, kind := range kinds {
		switch kind {
		case "set":
			c.setFlags(f)
		case "as":
			c.deriveFlags(f)
		case "my":
			f.StringVar(&c.flags.my, "my", "", c.say(words.FlagMy))
		case "growth":
			f.StringVar(&c.flags.growth, "growth", analysis.PublishedGrowth.String(), c.say(words.FlagGrowth))
		}
	}
	return cmd
}

// formatFlags say how an answer is written, and where.
func (c *command) formatFlags(f *pflag.FlagSet) {
	f.StringVar(&c.flags.format, "format", "", c.say(words.FlagFormat))
	f.BoolVar(&c.flags.bom, "bom", false, c.say(words.FlagBOM))
	c.outputFlags(f)
}

// outputFlags name the file that is written. A visitor has none here.
func (c *command) outputFlags(f *pflag.FlagSet) {
	if c.served == nil {
		f.StringVarP(&c.flags.output, "output", "o", "", c.say(words.FlagOutput))
		f.BoolVar(&c.flags.force, "force", false, c.say(words.FlagForce))
	}
}

// setFlags choose the areas that are ranked.
func (c *command) setFlags(f *pflag.FlagSet) {
	f.StringVar(&c.flags.within, "within", "", c.say(words.FlagWithin))
	f.StringVar(&c.flags.level, "level", "", c.say(words.FlagLevel))
}

// deriveFlags choose what is made of the figures.
func (c *command) deriveFlags(f *pflag.FlagSet) {
	f.StringVar(&c.flags.as, "as", "", c.say(words.FlagAs))
	f.StringVar(&c.flags.base, "base", "", c.say(words.FlagBase))
}
