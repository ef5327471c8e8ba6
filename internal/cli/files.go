package cli

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"weici/internal/file"
	"weici/internal/words"
)

// files are the user's, as the screens read and write them.
type files struct{ c *command }

// Write writes a file, and says what to do where it cannot.
func (f files) Write(name string, write func(io.Writer) error, replace bool) (string, error) {
	path, err := f.path(name)
	if err == nil {
		err = file.Write(path, write, file.Options{Replace: replace})
	}
	switch {
	case err == nil:
		return path, nil
	case errors.Is(err, fs.ErrExist):
		return "", fs.ErrExist
	case errors.Is(err, fs.ErrNotExist):
		return "", errors.New(f.c.say(words.SaveNoFolder, name, filepath.Dir(path)))
	case errors.Is(err, fs.ErrPermission):
		return "", errors.New(f.c.say(words.SaveNoRight, name))
	}
	return "", errors.New(f.c.say(words.SaveFailed, name, cause(err)))
}

// Read opens a file.
func (f files) Read(name string) (io.ReadCloser, error) {
	path, err := f.path(name)
	if err == nil {
		var in *os.File
		if in, err = os.Open(path); err == nil {
			return in, nil
		}
	}
	return nil, errors.New(f.c.say(words.CliUnreadable, name, cause(err)))
}

// path is a name from the working folder, or from the user's own where it
// begins with ~.
func (f files) path(name string) (string, error) {
	if rest, ok := strings.CutPrefix(name, "~"+string(filepath.Separator)); ok {
		home, err := os.UserHomeDir()
		if err != nil {
			return name, err
		}
		return filepath.Join(home, rest), nil
	}
	return filepath.Abs(name)
}
