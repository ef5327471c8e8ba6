package cli

import (
	"testing"

	tea "charm.land/bubbletea/v2"
)

// BenchmarkFirstFrame is all that stands between a start and the first ranked
// frame, but for the process and the terminal.
func BenchmarkFirstFrame(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		c := &command{world: &world{env: func(string) string { return "" }}, flags: flags{fresh: true}}
		s, err := c.open("", nil)
		if err != nil {
			b.Fatal(err)
		}
		app, err := c.app(s, "")
		if err != nil {
			b.Fatal(err)
		}
		app.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
		if app.View().Content == "" {
			b.Fatal("nothing is drawn")
		}
		if s.index.Ready() {
			b.Fatal("the index of the finder is laid out before anybody looks for anything")
		}
	}
}
