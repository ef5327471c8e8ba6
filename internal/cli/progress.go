package cli

import (
	"fmt"
	"time"

	"weici/data"
	"weici/internal/words"
)

// patience is how long loading may take before it says how far it is.
const patience = 200 * time.Millisecond

// progress tells on a terminal how far loading is, and elsewhere nothing.
func (c *command) progress() data.Progress {
	if !isTerminal(c.err) {
		return nil
	}
	return c.meter(time.Now)
}

// meter writes over one line of stderr, and wipes it when all is done.
func (c *command) meter(now func() time.Time) data.Progress {
	began, shown := now(), false
	return func(done, total int64) {
		switch {
		case done >= total && shown:
			shown = false
			fmt.Fprint(c.err, "\r\x1b[K")
		case done < total && now().Sub(began) >= patience:
			shown = true
			fmt.Fprint(c.err, "\r"+c.say(words.Loading, done*100/total))
		}
	}
}
