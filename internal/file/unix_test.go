//go:build unix

package file

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// writing is set in the process that this test starts to be hindered.
const writing = "WEICI_TEST_WRITES"

// TestMain writes a file without end where a test has started it for that.
func TestMain(m *testing.M) {
	name := os.Getenv(writing)
	if name == "" {
		os.Exit(m.Run())
	}
	if limit := os.Getenv("WEICI_TEST_LIMIT"); limit != "" {
		size := syscall.Rlimit{Cur: 1 << 20, Max: 1 << 20}
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &size); err != nil {
			panic(err)
		}
	}
	err := Write(name, func(w io.Writer) error {
		line := []byte(strings.Repeat("half of a brief ", 1<<12))
		for range 1 << 10 {
			if _, err := w.Write(line); err != nil {
				return err
			}
			os.Stdout.WriteString(".")
		}
		return nil
	}, Options{Replace: true})
	if err != nil {
		os.Stderr.WriteString(err.Error())
		os.Exit(3)
	}
	os.Exit(0)
}

// writer starts a process that writes 64 MB to a file.
func writer(t *testing.T, name string, env ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(append(os.Environ(), writing+"="+name), env...)
	return cmd
}

func oldFile(t *testing.T) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "a")
	if err := Write(name, text("old"), Options{}); err != nil {
		t.Fatal(err)
	}
	return name
}

// TestWriteOnAFullDisk bounds the size of files, as a full disk or a quota
// does: the old file stays, and nothing is left.
func TestWriteOnAFullDisk(t *testing.T) {
	name := oldFile(t)
	out, err := writer(t, name, "WEICI_TEST_LIMIT=1").CombinedOutput()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != 3 || !bytes.Contains(out, []byte("file too large")) {
		t.Errorf("%v: %.200s", err, bytes.TrimLeft(out, "."))
	}
	holds(t, name, "old")
}

// TestWriteKilledHalfWay kills a process while it writes: the old file stays
// whole, and the next write takes the remains away.
func TestWriteKilledHalfWay(t *testing.T) {
	name := oldFile(t)
	cmd := writer(t, name)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadFull(out, make([]byte, 16)); err != nil { // a megabyte is written
		t.Fatal(err)
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
	if got, err := os.ReadFile(name); err != nil || string(got) != "old" {
		t.Errorf("%q, %v", got, err)
	}
	left, err := filepath.Glob(filepath.Join(filepath.Dir(name), partPrefix+"*"))
	if err != nil || len(left) != 1 {
		t.Fatalf("the process left %v, %v", left, err)
	}
	long := time.Now().Add(-2 * leftAfter)
	if err := os.Chtimes(left[0], long, long); err != nil {
		t.Fatal(err)
	}
	if err := Write(name, text("new"), Options{Replace: true}); err != nil {
		t.Fatal(err)
	}
	holds(t, name, "new")
}

// TestWriteWithoutPermission writes to a folder of somebody else; root, who may
// write everywhere, becomes nobody for that.
func TestWriteWithoutPermission(t *testing.T) {
	folder, err := os.MkdirTemp("", "weici-others")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(folder)
	name := filepath.Join(folder, "a")
	if err := Write(name, text("old"), Options{}); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(folder, 0o555); err != nil {
		t.Fatal(err)
	}
	root := os.Geteuid() == 0
	if root {
		if err := syscall.Seteuid(65534); err != nil {
			t.Skip(err)
		}
	}
	var errs []error
	for _, o := range []Options{{Replace: true}, {}} {
		errs = append(errs, Write(name+"b", text("new"), o))
	}
	errs = append(errs, Write(name, text("new"), Options{Replace: true, Mode: 0o600}))
	if root {
		if err := syscall.Seteuid(0); err != nil {
			t.Fatal(err)
		}
	}
	for _, err := range errs {
		if !errors.Is(err, fs.ErrPermission) {
			t.Errorf("%v", err)
		}
	}
	holds(t, name, "old")
}

func TestWriteToADevice(t *testing.T) {
	if err := Write(os.DevNull, text("x"), Options{}); err != nil {
		t.Error(err)
	}
	if runtime.GOOS == "linux" {
		if err := Write("/dev/full", text("x"), Options{Replace: true}); !errors.Is(err, syscall.ENOSPC) {
			t.Errorf("%v", err)
		}
	}
	if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
		t.Errorf("the device was replaced: %v, %v", info, err)
	}
}

func TestWriteKeepsModeAndLink(t *testing.T) {
	name := oldFile(t)
	if err := os.Chmod(name, 0o604); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(name, link); err != nil {
		t.Fatal(err)
	}
	if err := Write(link, text("new"), Options{Replace: true}); err != nil {
		t.Fatal(err)
	}
	holds(t, name, "new")
	if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link was replaced: %v, %v", info, err)
	}
	if info, err := os.Stat(name); err != nil || info.Mode().Perm() != 0o604 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	secret := filepath.Join(t.TempDir(), "secret")
	if err := Write(secret, text("x"), Options{Mode: 0o600}); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(secret); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
}
