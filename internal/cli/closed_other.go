//go:build !unix

package cli

import "io"

// wasClosed is false where Go does not replace a closed standard output.
func wasClosed(io.Writer) bool { return false }
