package serve

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"go.uber.org/goleak"
	gossh "golang.org/x/crypto/ssh"

	"weici/model"
)

// patience is how long a test waits for what must come. Nothing is asserted
// of the time it takes.
const patience = 20 * time.Second

// house is a server under test, with a host that is small and can misbehave.
type house struct {
	*Server
	t     *testing.T
	dir   string // the state folder
	log   *text
	stop  context.CancelFunc
	ended chan error

	apps  atomic.Int64 // dashboards made
	sizes atomic.Int64 // window sizes seen by all of them
	run   func(ctx context.Context, s Session, args []string, in io.Reader, out, errOut io.Writer) int
}

// open starts a server on loopback. When the test ends it is stopped, no
// goroutine may be left and nothing may be written but the host key.
func open(t *testing.T, change ...func(*Config)) *house {
	t.Helper()
	return settle(t).open(t, change...)
}

// ground is what servers stand on.
type ground struct {
	home   string // where all would be written that must not be
	states string // of their state folders
}

// settle prepares the ground. When the test ends, no goroutine may be left.
func settle(t *testing.T) ground {
	t.Helper()
	t.Cleanup(func() { goleak.VerifyNone(t) })
	g := ground{home: t.TempDir(), states: t.TempDir()}
	t.Chdir(g.home)
	t.Setenv("HOME", g.home)
	t.Setenv("TMPDIR", g.home)
	return g
}

// open starts a server on ground that others may share.
func (g ground) open(t *testing.T, change ...func(*Config)) *house {
	t.Helper()
	dir, err := os.MkdirTemp(g.states, "")
	if err != nil {
		t.Fatal(err)
	}
	h := &house{t: t, dir: filepath.Join(dir, "state"), log: &text{}, ended: make(chan error, 1), run: echo}
	cfg := Config{Listen: "127.0.0.1:0", StateDir: h.dir, Title: "测试", Lang: model.ZH, Limits: Limits{
		Handshake: 2 * time.Second, Linger: 300 * time.Millisecond, Stall: 700 * time.Millisecond,
		Grace: 3 * time.Second, LoginBurst: 1000, Logins: 1000,
	}}
	for _, f := range change {
		f(&cfg)
	}
	h.Server, err = New(cfg, Host{App: h.app, Run: h.answer}, slog.New(slog.NewTextHandler(h.log, nil)))
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	h.stop = stop
	go func() { h.ended <- h.Serve(ctx) }()
	t.Cleanup(func() { h.close(g.home) })
	return h
}

func (h *house) close(home string) {
	h.stop()
	select {
	case err := <-h.ended:
		if err != nil {
			h.t.Error("Serve:", err)
		}
	case <-time.After(patience):
		h.t.Error("the server does not stop")
	}
	if h.t.Failed() {
		log := h.log.String()
		h.t.Log(log[max(0, len(log)-3000):])
	}
	if left := files(h.t, home); len(left) > 0 {
		h.t.Errorf("written outside the state folder: %v", left)
	}
	for _, f := range files(h.t, h.dir) {
		if name := filepath.Base(f); name != hostKeyName && name != hostKeyName+".pub" {
			h.t.Errorf("written into the state folder: %s", f)
		}
	}
}

func files(t *testing.T, dir string) (names []string) {
	t.Helper()
	_ = filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			names = append(names, path)
		}
		return nil
	})
	return names
}

func (h *house) app(s Session) tea.Model {
	h.apps.Add(1)
	if s.Env["LC_PANIC"] != "" {
		panic("app cannot be made")
	}
	m := &toy{house: h, session: s}
	return m
}

func (h *house) answer(ctx context.Context, s Session, args []string, in io.Reader, out, errOut io.Writer) int {
	return h.run(ctx, s, args, in, out, errOut)
}

// echo prints its words one a line, and what it reads.
func echo(_ context.Context, s Session, args []string, in io.Reader, out, errOut io.Writer) int {
	for _, a := range args {
		fmt.Fprintln(out, a)
	}
	_, _ = io.Copy(out, in)
	fmt.Fprintln(errOut, "lang", s.Lang)
	return len(args)
}

// toy is the host's dashboard: it shows its size, how many keys it has seen
// and what is presented, in rows that are sent whole as they hold Chinese.
type toy struct {
	house   *house
	session Session
	w, h    int
	keys    int
	pasted  int
	show    Show
	broken  bool
}

type shown Show

func (m *toy) Init() tea.Cmd {
	return next(m.session.Shows)
}

func next(shows <-chan Show) tea.Cmd {
	return func() tea.Msg {
		s, ok := <-shows
		if !ok {
			return nil
		}
		return shown(s)
	}
}

func (m *toy) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.house.sizes.Add(1)
		m.w, m.h = msg.Width, msg.Height
	case shown:
		m.show = Show(msg)
		return m, next(m.session.Shows)
	case tea.PasteMsg:
		m.pasted += len(msg.Content)
	case tea.KeyPressMsg:
		m.keys++
		return m, m.press(msg.String())
	}
	return m, nil
}

func (m *toy) press(key string) tea.Cmd {
	switch key {
	case "q":
		return tea.Quit
	case "P":
		panic("in Update")
	case "V":
		m.broken = true
	case "C":
		return func() tea.Msg { panic("in a command") }
	case "B":
		return tea.Batch(nil, func() tea.Msg { return tea.BatchMsg{func() tea.Msg { panic("in a batch") }} }, tea.Raw(""))
	case "Q":
		return tea.Batch(nil, tea.Sequence(nil, tea.Raw(""), func() tea.Msg { panic("in a sequence") }))
	case "S":
		m.session.Share("rank gdp 2022")
	case "T":
		m.session.Share("")
	case "F":
		m.session.Follow(true)
	case "U":
		m.session.Follow(false)
	case "z":
		return tea.Suspend
	}
	return nil
}

func (m *toy) View() tea.View {
	if m.broken {
		panic("in View")
	}
	var b strings.Builder
	fmt.Fprintf(&b, "位次 keys=%d. size=%dx%d.", m.keys, m.w, m.h)
	fmt.Fprintf(&b, "\n粘贴 pasted=%d.\n展示 n=%d live=%v mine=%v state=%s followers=%d.",
		m.pasted, m.show.Connected, m.show.Live, m.show.Mine, m.show.State, m.show.Followers)
	for y := 3; y < m.h; y++ {
		b.WriteString("\n" + strings.Repeat(string(rune('一'+(m.keys+y)%500)), m.w/2))
	}
	v := tea.NewView(b.String())
	v.AltScreen = true
	return v
}

// text is a buffer that many may write and that can be waited on.
type text struct {
	mu   sync.Mutex
	buf  bytes.Buffer
	read int // what await has passed
}

func (x *text) Write(p []byte) (int, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.buf.Write(p)
}

func (x *text) String() string {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.buf.String()
}

// pass waits for s after what was passed before.
func (x *text) pass(s string) bool {
	x.mu.Lock()
	defer x.mu.Unlock()
	i := strings.Index(x.buf.String()[x.read:], s)
	if i >= 0 {
		x.read += i + len(s)
	}
	return i >= 0
}

// await looks again and again until something is so.
func await(t *testing.T, what string, ok func() bool) {
	t.Helper()
	if !becomes(ok) {
		t.Fatal("did not happen: " + what)
	}
}

// becomes tells whether something is so before patience ends.
func becomes(ok func() bool) bool {
	look := time.NewTicker(2 * time.Millisecond)
	defer look.Stop()
	for late := time.After(patience); !ok(); {
		select {
		case <-look.C:
		case <-late:
			return false
		}
	}
	return true
}

// newKey makes a client's key.
func newKey(t *testing.T) gossh.Signer {
	t.Helper()
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	signer, err := gossh.NewSignerFromKey(private)
	if err != nil {
		t.Fatal(err)
	}
	return signer
}

func lineFor(k gossh.Signer) string {
	return strings.TrimSpace(string(gossh.MarshalAuthorizedKey(k.PublicKey())))
}

// clientConfig logs in with the keys, or with nothing.
func clientConfig(keys ...gossh.Signer) *gossh.ClientConfig {
	ask := gossh.KeyboardInteractive(func(_, _ string, questions []string, _ []bool) ([]string, error) {
		return make([]string, len(questions)), nil
	})
	return &gossh.ClientConfig{
		User: "visitor", Auth: []gossh.AuthMethod{gossh.PublicKeys(keys...), ask},
		HostKeyCallback: gossh.InsecureIgnoreHostKey(), // of this very test
		Timeout:         patience,
	}
}

// call connects, through a TCP connection that may be wrapped to misbehave.
func (h *house) call(wrap func(net.Conn) net.Conn, keys ...gossh.Signer) (*gossh.Client, error) {
	c, err := net.Dial("tcp", h.Addr().String())
	if err != nil {
		return nil, err
	}
	if wrap != nil {
		c = wrap(c)
	}
	conn, channels, requests, err := gossh.NewClientConn(c, h.Addr().String(), clientConfig(keys...))
	if err != nil {
		c.Close()
		return nil, err
	}
	return gossh.NewClient(conn, channels, requests), nil
}

func (h *house) client(keys ...gossh.Signer) *gossh.Client {
	h.t.Helper()
	c, err := h.call(nil, keys...)
	if err != nil {
		h.t.Fatal(err)
	}
	h.t.Cleanup(func() { c.Close() })
	return c
}

// person is a visitor at a terminal.
type person struct {
	t      *testing.T
	s      *gossh.Session
	in     io.WriteCloser
	out    *text // what has come
	screen *vt.SafeEmulator
	keys   int
}

// sit opens a dashboard of some size and waits for its first frame.
func (h *house) sit(c *gossh.Client, w, ht int, env ...string) *person {
	h.t.Helper()
	p := h.ask(c, w, ht, env...)
	p.sees("keys=0.")
	return p
}

// ask opens a dashboard.
func (h *house) ask(c *gossh.Client, w, ht int, env ...string) *person {
	h.t.Helper()
	s, err := c.NewSession()
	if err != nil {
		h.t.Fatal(err)
	}
	p := &person{t: h.t, s: s, out: &text{}, screen: vt.NewSafeEmulator(shownAs(w, ht))}
	go func() { _, _ = io.Copy(io.Discard, p.screen) }() // what a terminal answers
	h.t.Cleanup(func() { _ = p.screen.InputPipe().(io.Closer).Close() })
	s.Stdout = io.MultiWriter(p.out, p.screen)
	p.in, _ = s.StdinPipe()
	for _, e := range env {
		name, value, _ := strings.Cut(e, "=")
		_ = s.Setenv(name, value)
	}
	if err := s.RequestPty("xterm-256color", ht, w, gossh.TerminalModes{}); err != nil {
		h.t.Fatal("pty:", err)
	}
	if err := s.Shell(); err != nil {
		h.t.Fatal("shell:", err)
	}
	return p
}

// shownAs is the screen that a person looks at whose window claims a size.
func shownAs(w, h int) (int, int) {
	if w == 0 || h == 0 {
		return 80, 24
	}
	return int(min(uint32(w), 500)), int(min(uint32(h), 200)) // as sizes are sent
}

// resizes changes the size of the window.
func (p *person) resizes(w, h int) {
	p.t.Helper()
	p.screen.Resize(shownAs(w, h))
	if err := p.s.WindowChange(h, w); err != nil {
		p.t.Fatal("resizing:", err)
	}
}

// sees waits until something is on the screen, or has come after what was seen
// before.
func (p *person) sees(what string) {
	p.t.Helper()
	if !becomes(func() bool { return p.out.pass(what) || strings.Contains(ansi.Strip(p.screen.Render()), what) }) {
		out := p.out.String()
		p.t.Fatalf("not seen: %q; the end of the screen: %q", what, out[max(0, len(out)-600):])
	}
}

// press types a key that the toy counts, and waits for the frame.
func (p *person) press() {
	p.t.Helper()
	p.types("j")
	p.keys++
	p.sees(fmt.Sprintf("keys=%d.", p.keys))
}

func (p *person) types(s string) {
	p.t.Helper()
	if _, err := io.WriteString(p.in, s); err != nil {
		p.t.Fatal("typing:", err)
	}
}

// leaves waits for the end of the session and gives its exit code, -1 where
// the server sent none.
func (p *person) leaves() int {
	p.t.Helper()
	done := make(chan error, 1)
	go func() { done <- p.s.Wait() }()
	select {
	case err := <-done:
		switch err := err.(type) {
		case nil:
			return 0
		case *gossh.ExitError:
			return err.ExitStatus()
		}
		return -1
	case <-time.After(patience):
		p.t.Fatal("the session does not end")
		return -1
	}
}

func (h *house) empty() {
	h.t.Helper()
	await(h.t, "every session ends", func() bool {
		h.door.mu.Lock()
		defer h.door.mu.Unlock()
		return h.door.sessions == 0 && h.door.cells == 0
	})
}
