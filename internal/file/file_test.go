package file

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func text(s string) func(io.Writer) error {
	return func(w io.Writer) error { _, err := io.WriteString(w, s); return err }
}

// holds fails unless a file has a text and its folder holds nothing else.
func holds(t *testing.T, name, want string) {
	t.Helper()
	got, err := os.ReadFile(name)
	if err != nil || string(got) != want {
		t.Errorf("%s holds %q, %v; want %q", name, got, err, want)
	}
	alone(t, filepath.Dir(name), 1)
}

// alone fails unless a folder holds so many files.
func alone(t *testing.T, folder string, n int) {
	t.Helper()
	all, err := os.ReadDir(folder)
	if err != nil || len(all) != n {
		t.Errorf("%s holds %v, %v; want %d files", folder, all, err, n)
	}
}

func TestWriteMakesAFile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "简报.md")
	if err := Write(name, text("新"), Options{}); err != nil {
		t.Fatal(err)
	}
	holds(t, name, "新")
}

func TestWriteKeepsAFileUnlessItMayReplaceIt(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a")
	if err := Write(name, text("old"), Options{}); err != nil {
		t.Fatal(err)
	}
	if err := Write(name, text("new"), Options{}); !errors.Is(err, fs.ErrExist) {
		t.Errorf("%v", err)
	}
	holds(t, name, "old")
	if err := Write(name, text("new"), Options{Replace: true}); err != nil {
		t.Error(err)
	}
	holds(t, name, "new")
}

// TestWriteKeepsAFileThatComesMeanwhile: another program makes the file while
// this one still writes.
func TestWriteKeepsAFileThatComesMeanwhile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a")
	err := Write(name, func(w io.Writer) error {
		if err := os.WriteFile(name, []byte("theirs"), 0o644); err != nil {
			return err
		}
		return text("ours")(w)
	}, Options{})
	if !errors.Is(err, fs.ErrExist) {
		t.Errorf("%v", err)
	}
	holds(t, name, "theirs")
}

// TestWriteFailsWhole: whatever goes wrong, the old file stays and nothing is
// left beside it, and the error names the file that was asked for.
func TestWriteFailsWhole(t *testing.T) {
	broken := errors.New("the encoder gave up")
	name := filepath.Join(t.TempDir(), "a")
	if err := Write(name, text("old"), Options{}); err != nil {
		t.Fatal(err)
	}
	err := Write(name, func(w io.Writer) error { return errors.Join(text("half")(w), broken) }, Options{Replace: true})
	var p *fs.PathError
	if !errors.Is(err, broken) || !errors.As(err, &p) || p.Path != name {
		t.Errorf("%v", err)
	}
	holds(t, name, "old")

	func() {
		defer func() { _ = recover() }()
		_ = Write(name, func(io.Writer) error { panic("a fault") }, Options{Replace: true})
	}()
	holds(t, name, "old")
}

func TestWriteNeedsItsFolder(t *testing.T) {
	folder := t.TempDir()
	name := filepath.Join(folder, "missing", "a")
	if err := Write(name, text("x"), Options{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v", err)
	}
	alone(t, folder, 0)
}

// TestWriteDoesNotReplaceAFolder: the rename cannot succeed, and says so
// before anything is written.
func TestWriteDoesNotReplaceAFolder(t *testing.T) {
	folder := t.TempDir()
	name := filepath.Join(folder, "a")
	if err := os.Mkdir(name, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := Write(name, text("x"), Options{Replace: true}); err == nil {
		t.Error("a folder was replaced")
	}
	alone(t, folder, 1)
}

// TestWriteCleansUpWhenTheRenameFails: a folder takes the name while the file
// is written.
func TestWriteCleansUpWhenTheRenameFails(t *testing.T) {
	folder := t.TempDir()
	name := filepath.Join(folder, "a")
	err := Write(name, func(io.Writer) error { return os.MkdirAll(filepath.Join(name, "in"), 0o755) }, Options{Replace: true})
	if err == nil {
		t.Error("a folder was replaced")
	}
	alone(t, folder, 1)
}

// TestWriteSweepsWhatWasLeft takes away an old temporary file, and neither a
// fresh one, which another program may be writing, nor a stranger's.
func TestWriteSweepsWhatWasLeft(t *testing.T) {
	folder := t.TempDir()
	old := time.Now().Add(-2 * leftAfter)
	for _, name := range []string{".weici-OLD.part", ".weici-NEW.part", ".other.part"} {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, nil, 0o644); err != nil {
			t.Fatal(err)
		}
		if name != ".weici-NEW.part" {
			if err := os.Chtimes(path, old, old); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := Write(filepath.Join(folder, "a"), text("x"), Options{}); err != nil {
		t.Fatal(err)
	}
	alone(t, folder, 3)
	if _, err := os.Lstat(filepath.Join(folder, ".weici-OLD.part")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("what was left is still there: %v", err)
	}
}
