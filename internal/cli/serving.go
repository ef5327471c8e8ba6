package cli

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/netip"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"syscall"

	tea "charm.land/bubbletea/v2"
	"github.com/spf13/cobra"

	"weici/internal/serve"
	"weici/internal/words"
	"weici/ui"
)

// serving offers the dashboard and the reading commands over SSH.
func (c *command) serving() *cobra.Command {
	var config serve.Config
	var logJSON bool
	var named []string
	cmd := &cobra.Command{
		Use:     "serve",
		Short:   c.say(words.ServeShort),
		Example: "  weici serve --listen 127.0.0.1:23234\n  ssh -p 23234 127.0.0.1 rank gdp_growth --format csv",
		Args:    exactly(c, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			config.Lang = c.lang()
			return c.listen(cmd.Context(), config, named, logJSON)
		},
	}
	limits := &config.Limits
	*limits = limits.OrDefault()
	f := cmd.Flags()
	f.Func("data", c.say(words.FlagServeData), func(text string) error {
		named = append(named, text)
		return nil
	})
	f.StringVar(&config.Listen, "listen", "127.0.0.1:23234", c.say(words.FlagListen))
	f.StringVar(&config.StateDir, "state-dir", stateDir(c.env), c.say(words.FlagState))
	f.StringVar(&config.HostKey, "host-key", "", c.say(words.FlagHostKey))
	f.StringVar(&config.AuthorizedKeys, "authorized-keys", "", c.say(words.FlagKeys))
	f.StringVar(&config.Presenters, "presenters", "", c.say(words.FlagPresenters))
	f.BoolVar(&config.Public, "public", false, c.say(words.FlagPublic))
	f.Func("proxy", c.say(words.FlagProxy), func(text string) error {
		p, err := prefixOf(text)
		config.Proxies = append(config.Proxies, p)
		return err
	})
	f.StringVar(&config.Metrics, "metrics", "", c.say(words.FlagMetrics))
	f.StringVar(&config.Title, "title", "", c.say(words.FlagServeTitle))
	f.IntVar(&limits.Sessions, "max-sessions", limits.Sessions, c.say(words.FlagSessions))
	f.IntVar(&limits.PerAddress, "max-per-address", limits.PerAddress, c.say(words.FlagPerAddress))
	f.Float64Var(&limits.Logins, "login-rate", limits.Logins, c.say(words.FlagLoginRate))
	f.IntVar(&limits.LoginBurst, "login-burst", limits.LoginBurst, c.say(words.FlagLoginBurst))
	f.DurationVar(&limits.Idle, "idle", limits.Idle, c.say(words.FlagIdle))
	f.DurationVar(&limits.Total, "total", limits.Total, c.say(words.FlagTotal))
	f.DurationVar(&limits.Grace, "grace", limits.Grace, c.say(words.FlagGrace))
	f.BoolVar(&logJSON, "log-json", false, c.say(words.FlagLogJSON))
	f.BoolVar(&config.RawOutput, "raw-output", false, c.say(words.FlagRawOutput))
	return cmd
}

// prefixOf reads an address, or a prefix of addresses.
func prefixOf(text string) (netip.Prefix, error) {
	if a, err := netip.ParseAddr(text); err == nil {
		return netip.PrefixFrom(a, a.BitLen()), nil
	}
	return netip.ParsePrefix(text)
}

// stateDir is where a server keeps its host key: weici under the user's state
// folder.
func stateDir(env func(string) string) string {
	if dir := env("XDG_STATE_HOME"); dir != "" {
		return filepath.Join(dir, "weici")
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "weici-state"
	}
	return filepath.Join(home, ".local", "state", "weici")
}

// listen serves datasets: those named, of which the first opens, or else all
// that are embedded.
func (c *command) listen(ctx context.Context, config serve.Config, named []string, logJSON bool) error {
	if len(named) > 0 {
		c.flags.data = named[0]
	}
	s, err := c.load()
	if err != nil {
		return err
	}
	held, err := c.hold(s, named)
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	var handler slog.Handler = slog.NewTextHandler(c.err, nil)
	if logJSON {
		handler = slog.NewJSONHandler(c.err, nil)
	}
	if c.env("GOGC") == "" {
		// Hundreds of screens are a large heap that hardly changes: it is marked
		// half as often, and a key at that time does not wait.
		debug.SetGCPercent(200)
	}
	server, err := serve.New(config, hostOfRenewed(c.renewing(ctx, s), held...), slog.New(handler))
	switch {
	case errors.Is(err, serve.ErrOpen):
		return usage("%s", c.say(words.CliServeOpen, config.Listen))
	case errors.Is(err, serve.ErrLimits):
		return usage("%s", c.say(words.CliServeLimits))
	case err != nil:
		return unreadable(err)
	}
	if err := server.Serve(ctx); err != nil {
		return unreadable(err)
	}
	return nil
}

// hostOf gives every visitor a dashboard of their own, which may turn to the
// datasets held, and the reading commands on the first.
func hostOf(s *source, held ...*held) serve.Host {
	return hostOfRenewed(&renewing{state: state{source: s}}, held...)
}

// hostOfRenewed is hostOf for a first dataset that may change.
func hostOfRenewed(r *renewing, held ...*held) serve.Host {
	return serve.Host{
		App: func(visit serve.Session) tea.Model {
			options := ui.Options{Lang: visit.Lang, Term: visit.Term, Room: roomOf(visit)}
			s := r.now().source
			options.Watch = r.watch()
			app, _ := newApp(s, answerOf(s.panel), options) // what it could not read it says itself
			if len(held) > 0 {
				options.Room, options.Watch = ui.Room{}, nil // the first dashboard is in it
				app = app.WithDatasets(turningsOf(held, options), 0)
			}
			return app
		},
		Run: func(ctx context.Context, visit serve.Session, args []string, in io.Reader, out, errOut io.Writer) int {
			env := func(name string) string {
				if name == "LC_ALL" {
					return visit.Lang.String() // the client's locale, or else the server's
				}
				return visit.Env[name]
			}
			if len(args) == 0 {
				args = []string{"--help"}
			}
			return run(ctx, &world{in: in, out: out, err: errOut, env: env, served: r.now().source, pty: visit.Terminal}, args)
		},
	}
}

// roomOf joins a visitor's dashboard to the others.
func roomOf(visit serve.Session) ui.Room {
	return ui.Room{Title: visit.Title, Share: visit.Share, Follow: visit.Follow, Next: func() (ui.Show, bool) {
		show, ok := <-visit.Shows
		return ui.Show(show), ok
	}}
}
