//go:build unix

package postgres_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// server is a throw-away PostgreSQL of the tests, made by the programs that are
// found on the machine.
type server struct {
	bin, dir string
	run      *syscall.Credential // nil: as whoever runs the tests
	running  *exec.Cmd
}

// theServer is started when a test first needs it.
var theServer = sync.OnceValues(startServer)

func TestMain(m *testing.M) {
	flag.Parse()
	if checks := flag.Lookup("rapid.checks"); checks.Value.String() == checks.DefValue {
		_ = checks.Value.Set("20") // each makes tables
	}
	code := m.Run()
	if s, err := theServer(); err == nil {
		s.stop(syscall.SIGINT)
		os.RemoveAll(s.dir)
	}
	os.Exit(code)
}

// needServer gives the server, or skips the test with the reason why there is
// none.
func needServer(t testing.TB) *server {
	t.Helper()
	s, err := theServer()
	if err != nil {
		t.Skip("no PostgreSQL: ", err)
	}
	return s
}

func startServer() (*server, error) {
	bin, err := programs()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("/var/tmp", "weici-postgres-")
	if err != nil {
		return nil, err
	}
	s := &server{bin: bin, dir: dir}
	if err := s.unprivileged(); err != nil {
		return nil, err
	}
	if out, err := s.command("initdb", "-D", s.data(), "-U", "owner", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync").CombinedOutput(); err != nil {
		return nil, fmt.Errorf("initdb: %w: %s", err, out)
	}
	hba := "local all guarded scram-sha-256\nlocal all all trust\nlocal replication all trust\n"
	if err := os.WriteFile(filepath.Join(s.data(), "pg_hba.conf"), []byte(hba), 0o644); err != nil {
		return nil, err
	}
	return s, s.start()
}

// programs finds the folder of PostgreSQL's programs.
func programs() (string, error) {
	if path, err := exec.LookPath("initdb"); err == nil {
		if path, err = filepath.EvalSymlinks(path); err == nil {
			return filepath.Dir(path), nil
		}
	}
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if len(found) == 0 {
		return "", errors.New("initdb is not installed")
	}
	return filepath.Dir(found[len(found)-1]), nil
}

// unprivileged has the server run as another user than root, which it refuses.
func (s *server) unprivileged() error {
	if os.Getuid() != 0 {
		return nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, _ := strconv.Atoi(u.Uid)
		gid, _ := strconv.Atoi(u.Gid)
		s.run = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
		return os.Chown(s.dir, uid, gid)
	}
	return errors.New("root may not run it, and there is no other user")
}

func (s *server) data() string { return filepath.Join(s.dir, "data") }

func (s *server) command(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(filepath.Join(s.bin, name), args...)
	cmd.Dir = s.dir
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: s.run, Setpgid: true}
	return cmd
}

// start runs the server until it answers.
func (s *server) start() error {
	s.running = s.command("postgres", "-D", s.data(), "-k", s.dir, "-h", "", "-F", "-c", "max_connections=60",
		"-c", "max_locks_per_transaction=256", "-c", "wal_level=replica", "-c", "max_wal_size=2GB")
	log, err := os.Create(filepath.Join(s.dir, "log"))
	if err != nil {
		return err
	}
	defer log.Close()
	s.running.Stdout, s.running.Stderr = log, log
	if err := s.running.Start(); err != nil {
		return err
	}
	return s.answers()
}

// answers waits until the server takes a connection.
func (s *server) answers() error {
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	for {
		conn, err := pgx.Connect(ctx, s.address("postgres"))
		if err == nil {
			return conn.Close(ctx)
		}
		if ctx.Err() != nil {
			return err
		}
		select {
		case <-ctx.Done():
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// stop ends the server, at once with SIGKILL.
func (s *server) stop(how syscall.Signal) {
	if how == syscall.SIGKILL {
		_ = syscall.Kill(-s.running.Process.Pid, how)
	} else {
		_ = s.running.Process.Signal(how)
	}
	_ = s.running.Wait()
	_ = os.Remove(filepath.Join(s.data(), "postmaster.pid"))
}

// address is that of a database of the server, for its owner.
func (s *server) address(database string) string {
	return "postgres://owner@/" + database + "?host=" + s.dir
}

// fresh makes an empty database for a test.
func (s *server) fresh(t testing.TB) string {
	t.Helper()
	name := fmt.Sprintf("t%d", time.Now().UnixNano())
	s.exec(t, s.address("postgres"), "create database "+name)
	t.Cleanup(func() { s.exec(t, s.address("postgres"), "drop database if exists "+name+" with (force)") })
	return s.address(name)
}

// exec runs statements in a database.
func (s *server) exec(t testing.TB, address string, statements ...string) {
	t.Helper()
	conn, err := pgx.Connect(context.Background(), address)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	for _, sql := range statements {
		if _, err := conn.Exec(context.Background(), sql); err != nil {
			t.Fatalf("%s: %v", sql, err)
		}
	}
}
