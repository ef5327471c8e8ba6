//go:build unix

package postgres_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"weici/data/postgres"
)

// changed gives when a dataset is pushed again.
func changed(ctx context.Context, pack *postgres.Package) <-chan error {
	heard := make(chan error, 1)
	go func() { heard <- pack.Changed(ctx) }()
	return heard
}

// TestAPushIsHeard waits for pushes, and for one that came before it listened.
func TestAPushIsHeard(t *testing.T) {
	s := needServer(t)
	address := s.fresh(t)
	push(t, address, small(t, "11,gdp,2022,1,,d,q\n"), noText)
	pack := open(t, address)
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	heard := changed(ctx, pack)
	push(t, address, small(t, "11,gdp,2022,2,,d,q\n"), noText)
	since := time.Now()
	if err := <-heard; err != nil {
		t.Fatal(err)
	}
	t.Logf("heard %v after the commit", time.Since(since))
	again, err := pack.Again(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if v := again.Observations.Figure(0).Value; v != 2 {
		t.Errorf("value %v", v)
	}
	if err := pack.Changed(ctx); err != nil {
		t.Errorf("what was pushed before: %v", err)
	}
	stop, end := context.WithCancel(ctx)
	heard = changed(stop, again)
	end()
	if err := <-heard; err == nil {
		t.Error("nothing was pushed")
	}
}

// TestAPushIsHeardAfterTheServerWasAway goes on waiting while it is.
func TestAPushIsHeardAfterTheServerWasAway(t *testing.T) {
	s := needServer(t)
	address := s.fresh(t)
	push(t, address, small(t, "11,gdp,2022,1,,d,q\n"), noText)
	pack := open(t, address)
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	heard := changed(ctx, pack)
	s.stop(syscall.SIGKILL)
	if err := s.start(); err != nil {
		t.Fatal(err)
	}
	push(t, address, small(t, "11,gdp,2022,2,,d,q\n"), noText)
	if err := <-heard; err != nil {
		t.Fatal(err)
	}
}

// TestAReplica is read, hears of pushes without being notified, and is not
// pushed to.
func TestAReplica(t *testing.T) {
	s := needServer(t)
	address := s.fresh(t)
	first, second := small(t, "11,gdp,2022,1,,d,q\n"), small(t, "11,gdp,2022,2,,d,q\n")
	push(t, address, first, noText)
	replica := s.replica(t)
	there := strings.Replace(address, "host="+s.dir, "host="+replica.dir, 1)
	pack := open(t, there)
	same(t, first, pack.Panel)
	_, err := postgres.Push(context.Background(), there, second, noText, nil)
	oneLine(t, err, "read-only")
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	heard := changed(ctx, pack)
	push(t, address, second, noText)
	if err := <-heard; err != nil {
		t.Fatal(err)
	}
	again, err := pack.Again(ctx)
	if err != nil {
		t.Fatal(err)
	}
	same(t, second, again.Panel)
}

// replica starts a server that follows this one.
func (s *server) replica(t *testing.T) *server {
	t.Helper()
	if _, err := os.Stat(filepath.Join(s.bin, "pg_basebackup")); err != nil {
		t.Skip("no replica: ", err)
	}
	r := &server{bin: s.bin, dir: s.dir + "-replica", run: s.run}
	if err := os.Mkdir(r.dir, 0o700); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(r.dir) })
	if r.run != nil {
		if err := os.Chown(r.dir, int(r.run.Uid), int(r.run.Gid)); err != nil {
			t.Fatal(err)
		}
	}
	backup := s.command("pg_basebackup", "-h", s.dir, "-U", "owner", "-D", filepath.Join(r.dir, "data"), "-R", "-c", "fast", "-N", "-X", "stream")
	if out, err := backup.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if err := r.start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.stop(syscall.SIGINT) })
	return r
}
