package serve

import (
	"context"
	"io"

	tea "charm.land/bubbletea/v2"

	"weici/model"
)

// Host is what the server serves. Both functions are called from many
// goroutines at once. A panic in either ends that one session.
type Host struct {
	// App makes one visitor's dashboard; it lives until the visitor leaves.
	App func(s Session) tea.Model
	// Run answers a read-only command and gives its exit code. args are the
	// words of the command, never seen by a shell. ctx ends when the visitor
	// leaves, presses ctrl+c or takes too long.
	Run func(ctx context.Context, s Session, args []string, in io.Reader, out, errOut io.Writer) int
}

// Session is what is known of one visitor.
type Session struct {
	Terminal      bool              // there is a terminal: always so for a dashboard
	Width, Height int               // its first size in cells; 0 without one
	Term          string            // TERM, in [A-Za-z0-9.+_-]
	Env           map[string]string // TERM, COLORTERM, NO_COLOR, LANG and LC_*, printable ASCII, nothing else
	Lang          model.Lang        // from the environment, else the server's
	Title         string            // Config.Title
	Fingerprint   string            // "SHA256:…" of the visitor's key; empty without one
	Presenter     bool              // the key stands in the presenters file
	Done          <-chan struct{}   // closed when the visitor leaves

	// Of a dashboard only: what the sessions know of each other.

	// Shows gives what there is to know, first and at every change; a reader
	// that is slow sees the newest only. It is closed when the visitor leaves.
	Shows <-chan Show
	// Follow begins and ends to give what is presented with it.
	Follow func(on bool)
	// Share shows a state to everybody who follows, in place of what was
	// shown before; "" takes it back. It is nil unless Presenter.
	Share func(state string)
}

// Show is what a session may know of the others.
type Show struct {
	Connected int    // dashboards that are open, this one with them
	Live      bool   // somebody presents ...
	Mine      bool   // ... and it is this session
	Followers int    // how many follow, for the one who presents
	State     string // what was shared last, for those who follow; opaque to the server
}
