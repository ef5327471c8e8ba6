package serve

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"

	"weici/internal/words"
	"weici/model"
)

// Exit codes, those of the command line.
const (
	exitDone   = 0
	exitUsage  = 2
	exitFailed = 3
)

// visit is one session: a channel inside a connection.
type visit struct {
	s         *Server
	line      *line
	ch        gossh.Channel
	key       string // the fingerprint, empty without a key
	mayDraw   bool   // the key may have a terminal
	presenter bool
	began     time.Time

	ctx  context.Context // ends when the client has closed the channel
	gone context.CancelFunc
	jobs sync.WaitGroup

	// What the client asked for, until it is started.
	env      environment
	started  bool
	terminal bool
	command  string // as it was sent; empty for a dashboard
	first    size
	sizes    chan size // the newest window size, until it is drawn

	seat    *seat         // at the hub, while it is a dashboard
	cells   int           // held at the door, touched by the dashboard only once it runs
	why     atomic.Uint32 // the first reason to end
	leaving chan struct{} // closed with it
	sent    atomic.Int64
}

// session serves one session channel.
func (s *Server) session(_ *ssh.Server, _ *gossh.ServerConn, offer gossh.NewChannel, ctx ssh.Context) {
	defer s.recovered("session")
	l := lineOf(ctx)
	key, _ := ctx.Value(ssh.ContextKeyPublicKey).(gossh.PublicKey)
	permit, ok := s.permit(l, key)
	why := badKey
	if ok {
		why = s.door.enter(l)
	}
	if why != admitted {
		s.refuse(why, l.from)
		text := why.word()
		_ = offer.Reject(gossh.ResourceShortage, text.In(model.ZH)+" · "+text.In(model.EN))
		return
	}
	v := &visit{
		s: s, line: l, mayDraw: !permit.noPty, presenter: s.presents(l, key), began: time.Now(),
		sizes: make(chan size, 1), leaving: make(chan struct{}),
	}
	if key != nil {
		v.key = gossh.FingerprintSHA256(key)
	}
	v.ctx, v.gone = context.WithCancel(context.Background())
	defer func() {
		v.gone()
		v.jobs.Wait()
		s.door.exit(l, v.cells)
	}()
	ch, requests, err := offer.Accept()
	if err != nil {
		return
	}
	v.ch = ch
	v.answer(requests)
}

// answer follows the requests until the client closes the channel. A client
// that opens a session and asks for nothing is not waited for.
func (v *visit) answer(requests <-chan *gossh.Request) {
	slow := time.AfterFunc(v.s.limits.Handshake, v.hangUp)
	defer slow.Stop()
	for r := range requests {
		job, ok := v.request(r)
		if job != nil {
			slow.Stop()
		}
		if r.WantReply {
			_ = r.Reply(ok, nil)
		}
		if job != nil {
			v.started = true
			v.spawn("session", func() { v.finish(v.try(job)) })
		}
	}
}

// request answers one request, and gives the job that it starts.
func (v *visit) request(r *gossh.Request) (job func() int, ok bool) {
	switch r.Type {
	case "pty-req":
		return nil, !v.started && !v.terminal && v.takeTerminal(r.Payload)
	case "env":
		return nil, !v.started && v.env.take(r.Payload)
	case "window-change":
		return nil, v.resize(r.Payload)
	case "shell":
		if !v.started {
			return v.dashboard, true
		}
	case "exec":
		var command struct{ Line string }
		if !v.started && gossh.Unmarshal(r.Payload, &command) == nil {
			v.command = command.Line
			return v.run, true
		}
	}
	v.s.refuse(badRequest, v.line.from)
	return nil, false
}

// takeTerminal reads a pty request. A size that no terminal has is taken for
// 80×24, as ssh does without a terminal of its own.
func (v *visit) takeTerminal(payload []byte) bool {
	var pty struct {
		Term                      string
		Columns, Rows, Wide, Tall uint32
		Modes                     string
	}
	if !v.mayDraw || gossh.Unmarshal(payload, &pty) != nil {
		return false
	}
	v.env.setTerm(pty.Term)
	v.terminal = true
	var ok bool
	if v.first, ok = sizeOf(pty.Columns, pty.Rows); !ok {
		v.first = size{80, 24}
	}
	return true
}

// resize keeps the newest size for the dashboard, which looks when it can.
func (v *visit) resize(payload []byte) bool {
	var window struct{ Columns, Rows, Wide, Tall uint32 }
	if !v.terminal || gossh.Unmarshal(payload, &window) != nil {
		return false
	}
	want, ok := sizeOf(window.Columns, window.Rows)
	if !ok {
		return false
	}
	select {
	case <-v.sizes:
	default:
	}
	v.sizes <- want
	return true
}

// session gives what the host may know.
func (v *visit) session(done <-chan struct{}) Session {
	s := Session{
		Terminal: v.terminal, Width: v.first.w, Height: v.first.h,
		Term: v.env.get("TERM"), Env: v.env.vars(), Lang: v.lang(),
		Title: v.s.cfg.Title, Fingerprint: v.key, Presenter: v.presenter, Done: done,
	}
	if v.seat == nil {
		return s
	}
	s.Shows, s.Follow = v.seat.shows, v.seat.follow
	if v.presenter {
		s.Share = v.share
	}
	return s
}

func (v *visit) share(state string) {
	if len(state) > maxState {
		v.s.log.Warn("state too long to be shared", "bytes", len(state), "key", v.key)
		return
	}
	v.seat.share(state)
}

func (v *visit) lang() model.Lang { return v.env.lang(v.s.cfg.Lang) }

// spawn runs a goroutine whose panic ends this session only.
func (v *visit) spawn(where string, f func()) {
	v.jobs.Go(func() {
		defer v.caught(where)
		f()
	})
}

// caught turns a panic into the end of this session. It is deferred.
func (v *visit) caught(where string) { v.rescue(recover(), where) }

// rescue ends this session for what was recovered, if anything.
func (v *visit) rescue(r any, where string) {
	if r != nil {
		v.s.logPanic(where, r, "address", v.line.from, "key", v.key)
		v.depart(faulted)
	}
}

// try runs the session's job; a panic in it is exitFailed.
func (v *visit) try(job func() int) (code int) {
	code = exitFailed
	defer v.caught("session")
	return job()
}

// depart notes the first reason to end and lets everybody know.
func (v *visit) depart(why reason) {
	if v.why.CompareAndSwap(uint32(staying), uint32(why)) {
		close(v.leaving)
	}
}

func (v *visit) reason() reason { return reason(v.why.Load()) }

// finish says goodbye and closes the channel.
func (v *visit) finish(code int) {
	if v.ctx.Err() != nil {
		v.depart(gone)
	}
	v.depart(quit)
	if text := v.reason().farewell(); text != "" {
		v.say(text)
	}
	_, _ = v.ch.SendRequest("exit-status", false, gossh.Marshal(struct{ Code uint32 }{uint32(code)}))
	v.hangUp()
	v.s.meters.ended[v.reason()].Add(1)
	v.s.log.Info("session ended", "address", v.line.from, "key", v.key, "terminal", v.terminal, "command", clip(v.command),
		"duration", time.Since(v.began).Round(time.Millisecond), "sent", v.sent.Load(), "code", code, "reason", v.reason().String())
}

// hangUp closes the channel. A client that does not answer that in kind
// loses its connection.
func (v *visit) hangUp() {
	cut := time.AfterFunc(v.s.limits.Linger, v.line.cut)
	context.AfterFunc(v.ctx, func() { cut.Stop() })
	_ = v.ch.Close()
}

// say writes a line to the client's terminal, or else its standard error. On
// a terminal both would be shown, but not in order: the line could be written
// to the screen that is about to be given back.
func (v *visit) say(w words.Word) {
	var to io.Writer = v.ch
	if !v.terminal {
		to = v.ch.Stderr()
	}
	_, _ = fmt.Fprintln(v.writer(to), w.In(v.lang()))
}

// writer gives a writer to the client that gives up on one that does not
// read, and writes the line ends that its terminal wants.
func (v *visit) writer(to io.Writer) io.Writer { return &outlet{visit: v, to: to} }

type outlet struct {
	visit *visit
	to    io.Writer
}

// errStalled says that the client does not read.
var errStalled = errors.New("the client has stopped reading")

// Write sends p. The connection is cut if the client does not take it in
// time: waiting would hold the frame, the session and its place.
func (o *outlet) Write(p []byte) (int, error) {
	v := o.visit
	stall := time.AfterFunc(v.s.limits.Stall, func() {
		v.depart(stalled)
		v.line.cut()
	})
	text := p
	if v.terminal {
		text = []byte(strings.ReplaceAll(strings.ReplaceAll(string(p), "\r\n", "\n"), "\n", "\r\n"))
	}
	n, err := o.to.Write(text)
	v.sent.Add(int64(n))
	if !stall.Stop() {
		return 0, errStalled
	}
	if err != nil {
		return 0, err
	}
	return len(p), nil
}
