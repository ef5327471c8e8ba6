package cli

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"weici/internal/words"
)

// noCommand says that there is no such command, and which is nearest.
func (c *command) noCommand(root *cobra.Command, name string) error {
	var names []string
	for _, sub := range root.Commands() {
		if sub.IsAvailableCommand() {
			names = append(names, sub.Name())
		}
	}
	if near := nearest(name, names); near != "" {
		return usage("%s", c.say(words.CliNoCommand, name, near))
	}
	return usage("%s", c.say(words.CliNoCommandFar, name, strings.Join(names, c.say(words.ListComma))))
}

// badFlag says what is wrong with a flag in one line.
func (c *command) badFlag(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var bare *pflag.ValueRequiredError
	var bad *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		name := "--" + unknown.GetSpecifiedName()
		if unknown.GetSpecifiedShortnames() != "" {
			name = name[1:]
		}
		var names []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, "--"+f.Name) })
		if near := nearest(name, names); near != "" {
			return usage("%s", c.say(words.CliNoFlag, name, near))
		}
		return usage("%s", c.say(words.CliNoFlagFar, name))
	case errors.As(err, &bare):
		return usage("%s", c.say(words.CliFlagBare, bare.GetFlag().Name))
	case errors.As(err, &bad):
		return usage("%s", c.say(words.CliFlagValue, bad.GetFlag().Name, bad.GetValue()))
	}
	return usage("%s", err)
}

// nearest is the name that takes the fewest edits from a text, or none where
// more than half of the letters would be others.
func nearest(text string, names []string) string {
	best, least := "", 0
	for _, name := range names {
		far := edits([]rune(text), []rune(name))
		if 2*far > len([]rune(name)) {
			continue
		}
		if best == "" || far < least {
			best, least = name, far
		}
	}
	return best
}

// edits counts the letters to be put in, taken out, replaced or swapped with
// their neighbour to make a into b (optimal string alignment).
func edits(a, b []rune) int {
	const most = 64 // names are short, and a longer text is near to none of them
	a, b = a[:min(len(a), most)], b[:min(len(b), most)]
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range b {
		rows[0][j+1] = j + 1
	}
	for i := range a {
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			rows[i+1][j+1] = min(rows[i][j+1]+1, rows[i+1][j]+1, rows[i][j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				rows[i+1][j+1] = min(rows[i+1][j+1], rows[i-1][j-1]+1)
			}
		}
	}
	return rows[len(a)][len(b)]
}
