package file

import (
	"bufio"
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// FolderOptions say what becomes of a folder that is there.
type FolderOptions struct {
	Replace bool                   // a folder that is there is replaced
	Ours    func(name string) bool // the files it may hold; with any other it stays
}

// ErrForeign is of a folder that holds other files than those to be replaced.
var ErrForeign = errors.New("the folder holds other files")

// WriteFolder makes the folder whose files a function makes, at once or not at
// all. Without Replace a folder that is there stays, and the error is
// fs.ErrExist. Every error is a *fs.PathError under the name that was asked
// for.
func WriteFolder(name string, write func(create func(string) (io.WriteCloser, error)) error, o FolderOptions) error {
	if err := putFolder(filepath.Clean(name), write, o); err != nil {
		return &fs.PathError{Op: "write", Path: name, Err: cause(err)}
	}
	return nil
}

func putFolder(name string, write func(func(string) (io.WriteCloser, error)) error, o FolderOptions) error {
	there, err := replaceable(name, o)
	if err != nil {
		return err
	}
	part := filepath.Join(filepath.Dir(name), partPrefix+rand.Text()+partSuffix)
	if err := os.Mkdir(part, 0o777); err != nil {
		return err
	}
	defer os.RemoveAll(part) // does nothing once it has its name
	if err := write(func(name string) (io.WriteCloser, error) { return create(part, name) }); err != nil {
		return err
	}
	if !there {
		return os.Rename(part, name)
	}
	return exchange(part, name)
}

// replaceable tells whether a folder is there that may be replaced.
func replaceable(name string, o FolderOptions) (bool, error) {
	_, err := os.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, err
	case !o.Replace:
		return false, fs.ErrExist
	}
	return true, filepath.WalkDir(name, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		inner, err := filepath.Rel(name, path)
		if err == nil && !entry.IsDir() && !o.Ours(filepath.ToSlash(inner)) {
			return ErrForeign
		}
		return err
	})
}

// exchange puts a folder into the place of another, which comes back where
// that fails.
func exchange(part, name string) error {
	old := part + ".old"
	if err := os.Rename(name, old); err != nil {
		return err
	}
	if err := os.Rename(part, name); err != nil {
		return errors.Join(err, os.Rename(old, name))
	}
	return os.RemoveAll(old)
}

// created is a file of a new folder, seen onto the disk when it is closed.
type created struct {
	*bufio.Writer
	file *os.File
}

func create(folder, name string) (io.WriteCloser, error) {
	path := filepath.Join(folder, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return nil, err
	}
	return created{bufio.NewWriterSize(f, 1<<16), f}, nil
}

// Close writes what is left.
func (c created) Close() error {
	return errors.Join(c.Flush(), c.file.Sync(), c.file.Close())
}
