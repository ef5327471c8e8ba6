package cli

import (
	"errors"
	"fmt"
	"io"
	"os"

	"weici/internal/words"
)

// input opens what is to be read: a file by its name, or standard input where
// that is empty or "-". A visitor over SSH has no files here, and no input
// either under a terminal, which gives keys: what was sent is not taken for
// nothing sent.
func (c *command) input(name string) (io.ReadCloser, error) {
	switch {
	case name != "" && name != "-" && c.served != nil:
		return nil, usage("%s", c.say(words.CliInputServed))
	case name != "" && name != "-":
		f, err := os.Open(name)
		if err != nil {
			return nil, unreadable(errors.New(c.say(words.CliUnreadable, name, cause(err))))
		}
		return f, nil
	case c.pty:
		return nil, usage("%s", c.say(words.CliInputTerminal))
	}
	return io.NopCloser(c.in), nil
}

// exact tells whether a format can be written as it is where it goes. One that
// is no text is refused where a terminal would garble it, or be garbled by it;
// a visitor's terminal changes the line ends of text, which is said of formats
// that are meant for a file.
func (c *command) exact(format string, binary, forFiles bool) error {
	switch {
	case !c.standardOutput():
	case c.pty && binary:
		return usage("%s", c.say(words.CliBinaryPty, format))
	case c.pty && forFiles:
		fmt.Fprintln(c.err, c.say(words.CliAltered, format))
	case binary && isTerminal(c.out):
		return usage("%s", c.say(words.CliBinaryTerminal, format))
	}
	return nil
}

// marked tells whether tables of text begin with a byte order mark: in a file,
// and elsewhere where it is asked for.
func (c *command) marked() bool { return c.flags.bom || !c.standardOutput() }

// standardOutput tells that no file is named.
func (c *command) standardOutput() bool { return c.flags.output == "" || c.flags.output == "-" }
