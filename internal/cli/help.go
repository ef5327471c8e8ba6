package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"weici/internal/words"
	"weici/ui/layout"
)

// helping gives the commands their help in our own words. The library's help
// command ends the process where it cannot write, which over SSH would be
// everybody's, so it is replaced.
func (c *command) helping(root *cobra.Command) {
	root.PersistentFlags().BoolP("help", "h", false, c.say(words.FlagHelp))
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { _, c.unheard = io.WriteString(c.out, c.help(cmd)) })
	root.SetUsageFunc(func(cmd *cobra.Command) error {
		_, err := io.WriteString(c.out, c.synopsis(cmd))
		return err
	})
	root.SetHelpCommand(&cobra.Command{
		Use:   "help [" + c.say(words.ArgCommand) + "]",
		Short: c.say(words.HelpShort),
		Args:  cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			cmd, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 {
				return c.noCommand(root, args[len(args)-max(len(rest), 1)])
			}
			return c.write(c.help(cmd))
		},
	})
}

// write puts text on stdout.
func (c *command) write(text string) error {
	if err := c.sound(); err != nil {
		return err
	}
	if _, err := io.WriteString(c.out, text); err != nil {
		return unreadable(err)
	}
	return nil
}

// help says what a command does and how it is called.
func (c *command) help(cmd *cobra.Command) string {
	about := cmd.Long
	if about == "" {
		about = cmd.Short
	}
	return about + "\n\n" + c.synopsis(cmd)
}

// synopsis lists how a command is called, with its examples, commands and flags.
func (c *command) synopsis(cmd *cobra.Command) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n  %s\n", c.say(words.HelpUsage), c.useLine(cmd))
	if cmd.Example != "" {
		fmt.Fprintf(&b, "\n%s\n%s\n", c.say(words.HelpExamples), cmd.Example)
	}
	var names [][2]string
	for _, sub := range cmd.Commands() {
		if sub.IsAvailableCommand() || sub.Name() == "help" {
			names = append(names, [2]string{strings.TrimSpace(sub.Name() + " " + arguments(sub)), sub.Short})
		}
	}
	pairs(&b, c.say(words.HelpCommands), names)
	pairs(&b, c.say(words.HelpFlags), c.flagPairs(cmd.LocalNonPersistentFlags()))
	pairs(&b, c.say(words.HelpCommon), c.flagPairs(cmd.Root().PersistentFlags()))
	if cmd.HasSubCommands() {
		fmt.Fprintf(&b, "\n%s\n", c.say(words.HelpMore))
	}
	return b.String()
}

// useLine is how a command is called, in one line.
func (c *command) useLine(cmd *cobra.Command) string {
	return strings.Join(slices.DeleteFunc([]string{cmd.CommandPath(), arguments(cmd), c.say(words.HelpOptions)}, isEmpty), " ")
}

func isEmpty(s string) bool { return s == "" }

// arguments are the names of a command's arguments.
func arguments(cmd *cobra.Command) string {
	_, args, _ := strings.Cut(cmd.Use, " ")
	return args
}

// flagPairs lists flags with what they do. A flag of a number or a text is
// followed by "…".
func (c *command) flagPairs(flags *pflag.FlagSet) [][2]string {
	var all [][2]string
	flags.VisitAll(func(f *pflag.Flag) {
		name, does := "    --"+f.Name, f.Usage
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", --" + f.Name
		}
		if f.Value.Type() != "bool" {
			name += " …"
		}
		if !slices.Contains([]string{"", "false", "0", "0s", "[]"}, f.DefValue) {
			does += c.say(words.HelpDefault, f.DefValue)
		}
		all = append(all, [2]string{name, does})
	})
	return all
}

// pairs writes a heading and two aligned columns, or nothing where there is
// nothing to list.
func pairs(b *strings.Builder, heading string, all [][2]string) {
	if len(all) == 0 {
		return
	}
	width := 0
	for _, p := range all {
		width = max(width, layout.Width(p[0]))
	}
	fmt.Fprintf(b, "\n%s\n", heading)
	for _, p := range all {
		fmt.Fprintf(b, "  %s  %s\n", layout.Pad(p[0], width), p[1])
	}
}
