package cli

import (
	"context"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"weici/internal/serve"
	"weici/model"
)

// longest is how long a test waits for what must come.
const longest = 20 * time.Second

// becomes looks again and again, and tells whether something is so before the
// longest wait ends.
func becomes(ok func() bool) bool {
	look := time.NewTicker(5 * time.Millisecond)
	defer look.Stop()
	for late := time.After(longest); !ok(); {
		select {
		case <-look.C:
		case <-late:
			return false
		}
	}
	return true
}

// office is a server of the embedded dataset, open to visitors.
type office struct {
	t    *testing.T
	dir  string
	port string
	stop func() // as SIGTERM does
}

// opened starts a server on loopback, with a state folder under dir.
func opened(t *testing.T, change func(dir string, c *serve.Config)) *office {
	t.Helper()
	s, err := (&command{world: &world{env: os.Getenv}}).open("", nil)
	if err != nil {
		t.Fatal(err)
	}
	o := &office{t: t, dir: t.TempDir()}
	config := serve.Config{Listen: "127.0.0.1:0", StateDir: filepath.Join(o.dir, "state"), Lang: model.ZH}
	if change != nil {
		change(o.dir, &config)
	}
	server, err := serve.New(config, hostOf(s), slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	_, o.port, _ = strings.Cut(server.Addr().String(), ":")
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- server.Serve(ctx) }()
	o.stop = stop
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return o
}

// visit opens a dashboard of 120×40, presses keys on it and breaks off.
func (o *office) visit() {
	config := &gossh.ClientConfig{User: "visitor", HostKeyCallback: gossh.InsecureIgnoreHostKey(), Timeout: longest} // of this very test
	client, err := gossh.Dial("tcp", "127.0.0.1:"+o.port, config)
	if err != nil {
		o.t.Error(err)
		return
	}
	defer client.Close()
	session, err := client.NewSession()
	if err != nil {
		o.t.Error(err)
		return
	}
	in, _ := session.StdinPipe()
	out, _ := session.StdoutPipe()
	_ = session.RequestPty("xterm-256color", 40, 120, nil)
	_ = session.Shell()
	for _, step := range []struct {
		keys string
		come int // bytes at the least
	}{{"", 3000}, {"jjj52/x", 500}} {
		_, _ = io.WriteString(in, step.keys)
		if _, err := io.ReadFull(out, make([]byte, step.come)); err != nil {
			o.t.Error("a visitor is not shown enough:", err)
		}
	}
}

// TestSessionsGiveEverythingBack holds that dashboards that are closed leave
// neither goroutines nor memory behind.
func TestSessionsGiveEverythingBack(t *testing.T) {
	o := opened(t, func(_ string, c *serve.Config) { c.Limits.LoginBurst = 200 })
	before := runtime.NumGoroutine() + 1 // the server begins to accept meanwhile
	settled := func() (heap int64) {
		var all sync.WaitGroup
		for range 50 {
			all.Go(o.visit)
		}
		all.Wait()
		if !becomes(func() bool { return runtime.NumGoroutine() <= before }) {
			t.Fatalf("%d goroutines, %d before", runtime.NumGoroutine(), before)
		}
		var m runtime.MemStats
		for range 3 { // pools are emptied by the second
			runtime.GC()
		}
		runtime.ReadMemStats(&m)
		return int64(m.HeapAlloc)
	}
	// The first wave makes what is made once. A leak shows in every wave after
	// it, a table or a pool that happened to grow in one of them only.
	held, grown := settled(), int64(0)
	for range 4 {
		now := settled()
		if grown = now - held; grown <= 256<<10 {
			return
		}
		held = now
	}
	t.Errorf("50 sessions leave %d KB behind, time after time", grown>>10)
}
