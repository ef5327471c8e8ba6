package cli

import (
	"runtime/debug"
	"time"

	"github.com/charmbracelet/x/ansi"
)

// unhurried is when the dashboard collects garbage as usual: after its first
// frames, and before a person has read them.
const unhurried = 200 * time.Millisecond

// hurry shortens the way to the first frame of a small dataset. The two
// collections that would fall into it are put off, which a heap of a few
// megabytes bears, and the table of character widths, which the first wide
// character would wait for, is made beside the reading.
func hurry() {
	percent := debug.SetGCPercent(400)
	time.AfterFunc(unhurried, func() {
		debug.SetGCPercent(percent)
		debug.FreeOSMemory()
	})
	go ansi.StringWidthWc("位")
}
