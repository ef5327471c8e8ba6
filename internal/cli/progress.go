package cli

import (
	"fmt"
	"time"

	"weici/data"
	"weici/internal/words"
)

// patience is how long work may take before it says how far it is.
const patience = 200 * time.Millisecond

// progress tells on a terminal how far some work is, in its word with the
// percentage, and elsewhere nothing.
func (c *command) progress(w words.Word) data.Progress {
	if !isTerminal(c.err) {
		return func(done, total int64) {}
	}
	return c.meter(w, time.Now)
}

// meter writes over one line of stderr, and wipes it when all is done.
func (c *command) meter(w words.Word, now func() time.Time) data.Progress {
	began, shown := now(), false
	return func(done, total int64) {
		switch {
		case done >= total && shown:
			shown = false
			fmt.Fprint(c.err, "\r\x1b[K")
		case done < total && now().Sub(began) >= patience:
			shown = true
			fmt.Fprint(c.err, "\r"+c.say(w, done*100/total))
		}
	}
}
