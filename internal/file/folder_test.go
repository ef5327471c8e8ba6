package file

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

type creating = func(string) (io.WriteCloser, error)

// files makes files that hold their own names.
func files(names ...string) func(creating) error {
	return func(create creating) error {
		for _, name := range names {
			f, err := create(name)
			if err != nil {
				return err
			}
			if _, err := io.WriteString(f, name); err != nil {
				return err
			}
			if err := f.Close(); err != nil {
				return err
			}
		}
		return nil
	}
}

func ours(name string) bool { return name == "a" || name == "in/b" }

func TestWriteFolderMakesAndReplaces(t *testing.T) {
	name := filepath.Join(t.TempDir(), "资料")
	if err := WriteFolder(name, files("a", "in/b"), FolderOptions{}); err != nil {
		t.Fatal(err)
	}
	holds(t, filepath.Join(name, "in", "b"), "in/b")
	if err := WriteFolder(name, files("a"), FolderOptions{}); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a folder that is there: %v", err)
	}
	if err := WriteFolder(name, files("a"), FolderOptions{Replace: true, Ours: ours}); err != nil {
		t.Fatal(err)
	}
	holds(t, filepath.Join(name, "a"), "a")
	alone(t, filepath.Dir(name), 1)
}

func TestWriteFolderLeavesOthersFiles(t *testing.T) {
	name := t.TempDir()
	mine := filepath.Join(name, "mine")
	if err := os.WriteFile(mine, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := WriteFolder(name, files("a"), FolderOptions{Replace: true, Ours: ours}); !errors.Is(err, ErrForeign) {
		t.Errorf("a folder with other files: %v", err)
	}
	holds(t, mine, "x")
	if err := WriteFolder(mine, files("a"), FolderOptions{Replace: true, Ours: ours}); err == nil {
		t.Error("a file was replaced by a folder")
	}
	holds(t, mine, "x")
}

func TestWriteFolderLeavesNothingHalfWritten(t *testing.T) {
	folder := t.TempDir()
	name := filepath.Join(folder, "a")
	full := errors.New("full")
	for _, there := range []bool{false, true} {
		if there {
			if err := WriteFolder(name, files("a"), FolderOptions{}); err != nil {
				t.Fatal(err)
			}
		}
		err := WriteFolder(name, func(create creating) error { return errors.Join(files("a", "in/b")(create), full) }, FolderOptions{Replace: true, Ours: ours})
		if !errors.Is(err, full) {
			t.Errorf("%v", err)
		}
		if there {
			holds(t, filepath.Join(name, "a"), "a")
		}
	}
	alone(t, folder, 1)
}
