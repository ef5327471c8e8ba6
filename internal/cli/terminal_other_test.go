//go:build !unix

package cli_test

// programs are what tests start.
func programs() map[string]func() { return nil }
