package cli

import (
	"context"
	"os"

	tea "charm.land/bubbletea/v2"
)

// Play runs an app as the dashboard is run, and gives the exit code.
func Play(app tea.Model) int {
	c := &command{world: &world{in: os.Stdin, out: os.Stdout, err: os.Stderr, env: os.Getenv}}
	return c.fail(c.play(context.Background(), app))
}
