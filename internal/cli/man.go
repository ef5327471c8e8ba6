package cli

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"weici/internal/file"
	"weici/internal/words"
)

// manual writes a man page for every command into a folder: weici.1,
// weici-rank.1 and so on.
func (c *command) manual() *cobra.Command {
	return &cobra.Command{
		Use:     "man " + c.say(words.ArgFolder),
		Short:   c.say(words.ManShort),
		Example: "  weici man ~/.local/share/man/man1",
		Args:    exactly(c, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			for _, page := range append([]*cobra.Command{cmd.Root()}, cmd.Root().Commands()...) {
				if page.Hidden || page.Name() == "help" {
					continue
				}
				name := filepath.Join(args[0], pageName(page)+".1")
				write := func(w io.Writer) error { _, err := io.WriteString(w, c.page(page)); return err }
				if err := file.Write(name, write, file.Options{Replace: true}); err != nil {
					return unreadable(fmt.Errorf("%s", c.say(words.SaveFailed, name, cause(err))))
				}
			}
			return nil
		},
	}
}

func pageName(cmd *cobra.Command) string { return strings.ReplaceAll(cmd.CommandPath(), " ", "-") }

// page is a command's man page in roff.
func (c *command) page(cmd *cobra.Command) string {
	var b strings.Builder
	section := func(name words.Word, text string) {
		if text != "" {
			fmt.Fprintf(&b, ".SH %s\n%s\n", c.say(name), text)
		}
	}
	fmt.Fprintf(&b, ".TH %s 1\n", strings.ToUpper(pageName(cmd)))
	section(words.ManName, roff(pageName(cmd)+" - "+cmd.Short))
	section(words.ManSynopsis, roff(c.useLine(cmd)))
	section(words.ManDescription, strings.ReplaceAll(roff(cmd.Long), "\n\n", "\n.PP\n"))
	section(words.ManFlags, described(c.flagPairs(cmd.LocalNonPersistentFlags()))+described(c.flagPairs(cmd.Root().PersistentFlags())))
	if cmd.Example != "" {
		section(words.ManExamples, ".nf\n"+roff(cmd.Example)+"\n.fi")
	}
	section(words.ManSeeAlso, related(cmd))
	return b.String()
}

func described(all [][2]string) string {
	var b strings.Builder
	for _, p := range all {
		fmt.Fprintf(&b, ".TP\n%s\n%s\n", roff(strings.TrimSpace(p[0])), roff(p[1]))
	}
	return b.String()
}

// related names the other pages: all of them on the first, the first on each.
func related(cmd *cobra.Command) string {
	if cmd.HasParent() {
		return ".BR " + pageName(cmd.Root()) + " (1)"
	}
	var all []string
	for _, sub := range cmd.Commands() {
		if sub.IsAvailableCommand() && sub.Name() != "help" {
			all = append(all, ".BR "+pageName(sub)+" (1)")
		}
	}
	return strings.Join(all, "\n")
}

// roff keeps text text: a backslash and a dash are written out, and a line
// that begins like a request is not one.
func roff(text string) string {
	text = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(text)
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, ".") || strings.HasPrefix(l, "'") {
			lines[i] = `\&` + l
		}
	}
	return strings.Join(lines, "\n")
}
