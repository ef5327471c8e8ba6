package serve

import (
	"log/slog"
	"runtime/debug"
	"time"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"
)

// lineKey finds the line in a connection's context.
type lineKey struct{}

func lineOf(ctx ssh.Context) *line { return ctx.Value(lineKey{}).(*line) }

// guard sets how visitors prove who they are. With a key file, by a key in
// it. Without one anybody comes in; if there are presenters, a key is asked
// for first, to know them, and who has none is let in by an interactive login
// that asks nothing.
func (s *Server) guard(srv *ssh.Server) error {
	if s.guests == nil && s.presenters == nil {
		return nil
	}
	srv.PublicKeyHandler = func(ctx ssh.Context, key ssh.PublicKey) bool {
		_, ok := s.permit(lineOf(ctx), key)
		return ok
	}
	if s.guests == nil {
		srv.KeyboardInteractiveHandler = func(ssh.Context, gossh.KeyboardInteractiveChallenge) bool { return true }
	}
	return nil
}

// sshConfig is the configuration of one connection.
func (s *Server) sshConfig(ctx ssh.Context) *gossh.ServerConfig {
	l := lineOf(ctx)
	return &gossh.ServerConfig{
		AuthLogCallback: func(_ gossh.ConnMetadata, method string, err error) {
			switch {
			case err == nil:
				s.door.authenticated(l)
			case method != "none":
				s.refuse(badKey, l.from)
			}
		},
	}
}

// permit gives what a key may do on a line, and whether it may come in.
func (s *Server) permit(l *line, key gossh.PublicKey) (entry, bool) {
	if s.guests == nil {
		return entry{}, true
	}
	if key == nil {
		return entry{}, false
	}
	return s.guests.find(key, l.from, time.Now())
}

// presents says whether a key may present.
func (s *Server) presents(l *line, key gossh.PublicKey) bool {
	if s.presenters == nil || key == nil {
		return false
	}
	_, ok := s.presenters.find(key, l.from, time.Now())
	return ok
}

// refuseChannel turns away every channel that is not a session: tunnels.
func (s *Server) refuseChannel(_ *ssh.Server, _ *gossh.ServerConn, offer gossh.NewChannel, ctx ssh.Context) {
	s.refuse(badChannel, lineOf(ctx).from)
	_ = offer.Reject(gossh.Prohibited, "nothing is forwarded here")
}

func (s *Server) logPanic(where string, what any, more ...any) {
	s.log.Error("panic", append([]any{"in", where, "panic", what, slog.String("stack", string(debug.Stack()))}, more...)...)
}
