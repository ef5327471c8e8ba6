//go:build unix

package cli

import (
	"io"
	"os"

	"golang.org/x/sys/unix"
)

// wasClosed tells whether an output is a standard output that was closed when
// the program began. Go then opens the null device there, for reading and
// writing, which a shell that throws output away does not. A parent that throws
// everything away may, but then standard input or errors are the same.
func wasClosed(out io.Writer) bool {
	return out == io.Writer(os.Stdout) && isNull(1) && !isNull(0) && !isNull(2)
}

// isNull tells whether a descriptor is the null device, opened for both.
func isNull(fd int) bool {
	flags, err := unix.FcntlInt(uintptr(fd), unix.F_GETFL, 0)
	if err != nil || flags&unix.O_ACCMODE != unix.O_RDWR {
		return false
	}
	var is, null unix.Stat_t
	return unix.Fstat(fd, &is) == nil && unix.Stat(os.DevNull, &null) == nil && is.Mode == null.Mode && is.Rdev == null.Rdev
}
