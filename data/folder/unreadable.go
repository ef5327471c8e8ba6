package folder

import (
	"errors"
	"io/fs"
	"strings"

	"weici/internal/words"
	"weici/model"
)

// Unreadable is the error of a dataset of which nothing could be loaded, or that
// could not be written.
type Unreadable struct {
	Name    string // what was asked for; empty for a file system
	Writing bool   // it could not be written
	cause   error  // nil where the package itself is at fault
	why     words.Word
	args    []any
}

// Unread is the error of a package that is itself at fault.
func Unread(why words.Word, args ...any) *Unreadable { return &Unreadable{why: why, args: args} }

// Unopened is the error of a file that cannot be opened.
func Unopened(file string, err error) *Unreadable {
	u := &Unreadable{cause: err}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		u.why, u.args = words.NoSuchFile, []any{file}
	case errors.Is(err, fs.ErrPermission):
		u.why, u.args = words.NoPermission, []any{file}
	default:
		u.why, u.args = words.CannotOpen, []any{file, reason(err)}
	}
	return u
}

// In says in one line why nothing could be loaded.
func (u *Unreadable) In(l model.Lang) string {
	text := u.why.In(l, u.args...)
	switch {
	case u.Name != "" && u.Writing:
		text = words.CannotWriteTo.In(l, u.Name, text)
	case u.Name != "":
		text = words.CannotRead.In(l, u.Name, text)
	}
	return strings.Join(strings.Fields(text), " ")
}

// Error is In English.
func (u *Unreadable) Error() string { return u.In(model.EN) }

// Unwrap gives the error of the file system, if it was that.
func (u *Unreadable) Unwrap() error { return u.cause }

// reason is the cause of a file error without its path.
func reason(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
