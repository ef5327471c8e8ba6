//go:build !unix

package cli

// stand leaves the terminal to Bubble Tea, which knows the consoles of systems
// that are not Unix.
func (c *command) stand() (stand, error) { return stream{c}, nil }
