// Package file writes files that appear whole or not at all: what is written
// goes to a temporary file in the same folder, which takes the name only when
// every byte is on the disk.
package file

import (
	"bufio"
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"time"
)

// The names of temporary files, and the age from which one was left behind by
// a program that was killed.
const (
	partPrefix = ".weici-"
	partSuffix = ".part"
	leftAfter  = time.Hour
)

// Options say what becomes of a file that is there, and who may read a new one.
type Options struct {
	Replace bool        // a file that is there is replaced and keeps its mode
	Mode    fs.FileMode // of a new file, less the umask; 0 means 0666
}

// Write makes the file that a function writes. Without Replace a file that is
// there stays, and the error is fs.ErrExist. A device or a pipe is written to
// as it is. Every error is a *fs.PathError under the name that was asked for.
func Write(name string, write func(io.Writer) error, o Options) error {
	err := put(name, write, o)
	if err == nil {
		return nil
	}
	return &fs.PathError{Op: "write", Path: name, Err: cause(err)}
}

func put(name string, write func(io.Writer) error, o Options) error {
	mode := o.Mode
	if mode == 0 {
		mode = 0o666
	}
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		info = nil
	case err != nil:
		return err
	case info.IsDir():
		return syscall.EISDIR
	case !info.Mode().IsRegular():
		return pour(name, write)
	case !o.Replace:
		return fs.ErrExist
	}
	if info != nil {
		mode = info.Mode().Perm()
		if name, err = filepath.EvalSymlinks(name); err != nil { // the link stays, what it leads to is replaced
			return err
		}
	}
	sweep(filepath.Dir(name))
	part, err := fill(filepath.Dir(name), write, mode, info != nil)
	if err != nil {
		return err
	}
	if err := settle(part, name, o.Replace); err != nil {
		os.Remove(part)
		return err
	}
	return nil
}

// pour writes to what is no regular file.
func pour(name string, write func(io.Writer) error) error {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return errors.Join(buffered(f, write), f.Close())
}

// fill writes a temporary file and sees it onto the disk. Exactly asks for the
// mode as it is, whatever the umask.
func fill(folder string, write func(io.Writer) error, mode fs.FileMode, exactly bool) (string, error) {
	part := filepath.Join(folder, partPrefix+rand.Text()+partSuffix)
	f, err := os.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return "", err
	}
	done := false // a panic of the writer leaves nothing behind either
	defer func() {
		if !done {
			f.Close()
			os.Remove(part)
		}
	}()
	if exactly {
		if err := f.Chmod(mode); err != nil {
			return "", err
		}
	}
	if err := buffered(f, write); err != nil {
		return "", err
	}
	if err := f.Sync(); err != nil {
		return "", err
	}
	if err := f.Close(); err != nil {
		return "", err
	}
	done = true
	return part, nil
}

func buffered(w io.Writer, write func(io.Writer) error) error {
	b := bufio.NewWriterSize(w, 1<<16)
	if err := write(b); err != nil {
		return err
	}
	return b.Flush()
}

// settle gives the temporary file its name. Without replace a hard link does,
// which fails where another file has come meanwhile; not all disks have links.
func settle(part, name string, replace bool) error {
	if !replace {
		switch err := os.Link(part, name); {
		case err == nil:
			return os.Remove(part)
		case errors.Is(err, fs.ErrExist):
			return fs.ErrExist
		}
	}
	return os.Rename(part, name)
}

// sweep takes away what killed programs left in a folder. What cannot be taken
// away hinders nobody.
func sweep(folder string) {
	all, err := os.ReadDir(folder)
	if err != nil {
		return
	}
	for _, entry := range all {
		if ours, _ := filepath.Match(partPrefix+"*"+partSuffix, entry.Name()); !ours || !entry.Type().IsRegular() {
			continue
		}
		if info, err := entry.Info(); err == nil && time.Since(info.ModTime()) > leftAfter {
			os.Remove(filepath.Join(folder, entry.Name()))
		}
	}
}

// cause is an error without the names of temporary files.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	var l *os.LinkError
	if errors.As(err, &l) {
		return l.Err
	}
	return err
}
