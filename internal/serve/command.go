package serve

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"

	"github.com/anmitsu/go-shlex"

	"weici/internal/words"
)

// maxInput bounds what a command may read from a client, in bytes.
const maxInput = 16 << 20

// What a command meets that reads where there is nothing for it.
var (
	errInput    = errors.New("more input than is read here")
	errTerminal = errors.New("a terminal gives keys and no input (ssh -T)")
)

// run answers one command. It is cut into words, and nothing else of it is a
// shell's.
func (v *visit) run() int {
	count := &v.s.meters.commands
	count.open.Add(1)
	count.total.Add(1)
	defer count.open.Add(-1)
	args, err := Words(v.command)
	if err != nil {
		v.say(words.ServeBadQuotes)
		return exitUsage
	}
	ctx, cancel := context.WithTimeout(v.ctx, v.s.limits.Command)
	defer cancel()
	in, feed := io.Pipe()
	defer in.Close()
	defer context.AfterFunc(ctx, func() { feed.CloseWithError(ctx.Err()) })()
	v.spawn("input", func() { v.feed(feed, cancel) })

	code := v.s.host.Run(ctx, v.session(ctx.Done()), args, in, v.writer(v.ch), v.writer(v.ch.Stderr()))
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		v.depart(expired)
		v.say(words.ServeTooLong)
	}
	v.s.meters.exited(code)
	return code
}

// Words cuts a client's command into words as a shell would, with quotes and
// backslashes.
func Words(command string) ([]string, error) { return shlex.Split(command, true) }

// clip shortens a client's text for the log.
func clip(s string) string {
	const most = 200
	if len(s) > most {
		s = s[:most] + "…"
	}
	return strings.ToValidUTF8(s, "?")
}

// feed hands the client's input to the command. A client with a terminal has
// no input but ctrl+c: it is in raw mode and sends keys, not lines. Reading is
// an error then, or what was sent would be lost without a word.
func (v *visit) feed(to *io.PipeWriter, interrupt func()) {
	if v.terminal {
		to.CloseWithError(errTerminal)
	}
	buf := make([]byte, 4096)
	for total := 0; ; {
		n, err := v.ch.Read(buf)
		total += n
		switch {
		case v.terminal && bytes.IndexByte(buf[:n], 3) >= 0:
			interrupt()
		case v.terminal:
		case total > maxInput:
			to.CloseWithError(errInput)
			return
		default:
			if _, err := to.Write(buf[:n]); err != nil {
				return
			}
		}
		if err != nil {
			to.CloseWithError(err) // io.EOF as such
			return
		}
	}
}
