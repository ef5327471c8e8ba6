//go:build unix

package postgres_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"weici/data"
	"weici/data/folder"
	"weici/data/postgres"
	"weici/model"
)

const secret = "S3cret-Geheim"

// oneLine holds an error to one clear line in both languages that gives nothing
// away, and to what it should say.
func oneLine(t *testing.T, err error, want string) {
	t.Helper()
	var why *folder.Unreadable
	if !errors.As(err, &why) {
		t.Errorf("%v is no *folder.Unreadable, want %q", err, want)
		return
	}
	for _, text := range []string{why.In(model.EN), why.In(model.ZH), fmt.Sprint(err), fmt.Sprintf("%+v", why)} {
		if strings.Contains(text, secret) || strings.Contains(text, "guarded") {
			t.Errorf("%q gives the password or the user away", text)
		}
	}
	if text := why.In(model.EN); !strings.Contains(text, want) || strings.Contains(text, "\n") {
		t.Errorf("%q, want %q", text, want)
	}
}

// TestWhatCannotBeOpened opens what is not there, or not for us.
func TestWhatCannotBeOpened(t *testing.T) {
	s := needServer(t)
	address := s.fresh(t)
	push(t, address, small(t, "11,gdp,2022,1,,d,q\n"), noText)
	s.exec(t, address, "do $$ begin if not exists (select from pg_roles where rolname = 'guarded') then create role guarded login password '"+secret+"'; end if; end $$",
		"grant weici_reader to guarded")
	with := func(user, more string) string { return strings.Replace(address, "owner@", user+"@", 1) + more }
	for name, c := range map[string]struct{ address, want string }{
		"no server":       {"postgres://guarded:" + secret + "@127.0.0.1:1/x", "cannot be reached"},
		"no host":         {"postgres://guarded:" + secret + "@nowhere.invalid/x?connect_timeout=2", "cannot be reached"},
		"no socket":       {"postgres://guarded:" + secret + "@/x?host=" + t.TempDir(), "cannot be reached"},
		"wrong password":  {with("guarded:"+secret+"wrong", ""), "password is not accepted"},
		"no database":     {strings.Replace(address, "@/t", "@/none", 1), "no such database"},
		"no dataset":      {with("owner", "&schema=other"), "weici push writes one"},
		"a broken one":    {"postgres://guarded:" + secret + "@[/x", "address cannot be read"},
		"a bad setting":   {"postgres://guarded:" + secret + "@127.0.0.1/x?sslmode=perhaps", "address cannot be read"},
		"a wrong setting": {with("owner", "&nonsense=1"), "server says"},
	} {
		pack, err := data.Load(c.address, nil)
		if err == nil {
			pack.Close()
			t.Errorf("%s: it opens", name)
			continue
		}
		t.Run(name, func(t *testing.T) { oneLine(t, err, c.want) })
	}
	pack, err := data.Load(with("guarded:"+secret, ""), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer pack.Close()
	if n := len(pack.Periods(0)); n != 1 {
		t.Errorf("the reading role reads %d periods", n)
	}
	_, err = postgres.Push(context.Background(), with("guarded:"+secret, ""), small(t, ""), noText, nil)
	oneLine(t, err, "no right")
}

// TestOtherVersions reads neither an older nor a newer schema, and pushes over
// no newer one.
func TestOtherVersions(t *testing.T) {
	s := needServer(t)
	address := s.fresh(t)
	panel := small(t, "11,gdp,2022,1,,d,q\n")
	push(t, address, panel, noText)
	opened := func() error { _, err := postgres.Open(context.Background(), address, postgres.Options{}); return err }
	s.exec(t, address, "insert into weici.migration (version) values (99)")
	oneLine(t, opened(), "use a newer program")
	_, err := postgres.Push(context.Background(), address, panel, noText, nil)
	oneLine(t, err, "use a newer program")
	s.exec(t, address, "update weici.migration set version = version - 100")
	oneLine(t, opened(), "weici push upgrades it")
}

// TestAPushIsSeenWholeOrNotAtAll breaks one off, and has two at once.
func TestAPushIsSeenWholeOrNotAtAll(t *testing.T) {
	s := needServer(t)
	address := s.fresh(t)
	before := small(t, "11,gdp,2022,1,,d,q\n")
	push(t, address, before, noText)
	after := small(t, "11,gdp,2022,2,,d,q\n11,rate,2022,2,,d,q\n")
	for name, c := range map[string]struct {
		text folder.Texts
		ctx  func() (context.Context, context.CancelFunc)
		want string
	}{
		"a text that cannot be read": {func(model.DocID) ([]byte, error) { return nil, os.ErrPermission }, nil, "permission"},
		"broken off": {noText, func() (context.Context, context.CancelFunc) {
			ctx, cancel := context.WithCancel(context.Background())
			cancel()
			return ctx, cancel
		}, "cancelled"},
	} {
		ctx, cancel := context.Background(), func() {}
		if c.ctx != nil {
			ctx, cancel = c.ctx()
		}
		_, err := postgres.Push(ctx, address, after, c.text, nil)
		cancel()
		t.Run(name, func(t *testing.T) { oneLine(t, err, c.want) })
		same(t, before, open(t, address).Panel)
	}
	conn, err := pgx.Connect(context.Background(), address)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	if _, err := conn.Exec(context.Background(), "select pg_advisory_lock(hashtext('weici push weici'))"); err != nil {
		t.Fatal(err)
	}
	_, err = postgres.Push(context.Background(), address, after, noText, nil)
	oneLine(t, err, "another weici push")
	same(t, before, open(t, address).Panel)
}

// TestManyPushesAtOnce has one of them win at a time, and never a mixture.
func TestManyPushesAtOnce(t *testing.T) {
	s := needServer(t)
	address := s.fresh(t)
	push(t, address, small(t, "11,gdp,2022,1,,d,q\n"), noText)
	var group sync.WaitGroup
	for i := range 6 {
		panel := small(t, fmt.Sprintf("11,gdp,2022,%d,,d,q\n11,rate,2022,%d,,d,q\n", i, i))
		group.Go(func() {
			_, err := postgres.Push(context.Background(), address, panel, noText, nil)
			if err != nil && !strings.Contains(err.Error(), "another weici push") {
				t.Error(err)
			}
		})
	}
	group.Wait()
	o := open(t, address).Observations
	if o.Len() != 2 || o.Figure(0).Value != o.Figure(1).Value {
		t.Errorf("%d figures: %v and %v", o.Len(), o.Figure(0), o.Figure(1))
	}
}

// TestTextsThatNoColumnKeeps and datasets with faults are refused.
func TestTextsThatNoColumnKeeps(t *testing.T) {
	s := needServer(t)
	address := s.fresh(t)
	pack, err := folder.LoadFS(drawnFrom(small(t, "11,gdp,2022,1,,d,q\n"), t, ",d,q,", ",d,q\x00q,"), nil)
	if err != nil {
		t.Fatal(err)
	}
	_, err = postgres.Push(context.Background(), address, pack.Panel, noText, nil)
	oneLine(t, err, "zero byte")
	pack, err = folder.LoadFS(drawnFrom(small(t, "11,gdp,2022,1,,d,q\n"), t, "2022,1,", "2022,l,"), nil)
	if err != nil {
		t.Fatal(err)
	}
	_, err = postgres.Push(context.Background(), address, pack.Panel, noText, nil)
	oneLine(t, err, "mend them before pushing")
}

// TestASlowServer answers in time or not at all, and a query that is cancelled
// leaves the rest of use.
func TestASlowServer(t *testing.T) {
	s := needServer(t)
	address := s.fresh(t)
	push(t, address, small(t, "11,gdp,2022,1,,d,q\n11,rate,2022,2,,d,q\n"), noText)
	pack := open(t, address+"&statement_timeout=100")
	conn, err := pgx.Connect(context.Background(), address)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	lock, err := conn.Begin(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := lock.Exec(context.Background(), "lock table weici.figure"); err != nil {
		t.Fatal(err)
	}
	oneLine(t, pack.Fetch(context.Background(), 0), "did not answer in time")
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	oneLine(t, pack.Fetch(ctx, 0, 1), "cancelled")
	if err := lock.Rollback(context.Background()); err != nil {
		t.Fatal(err)
	}
	if err := pack.Fetch(context.Background(), 0, 1); err != nil {
		t.Fatal(err)
	}
	if v := pack.Observations.Figure(1).Value; v != 2 {
		t.Errorf("value %v", v)
	}
}

// TestAnotherRevisionIsNeverMixedIn reads on after another push: what is at hand
// stays, what is not is refused, and opening again shows all of the new.
func TestAnotherRevisionIsNeverMixedIn(t *testing.T) {
	s := needServer(t)
	address := s.fresh(t)
	push(t, address, small(t, "11,gdp,2022,1,,d,old\n11,rate,2022,1,,d,old\n"), noText)
	pack := open(t, address)
	if err := pack.Fetch(context.Background(), 0); err != nil {
		t.Fatal(err)
	}
	next := small(t, "11,gdp,2022,2,,d,new\n11,rate,2022,2,,d,new\n")
	push(t, address, next, noText)
	if v := pack.Observations.Figure(0).Value; v != 1 {
		t.Errorf("what was at hand is %v now", v)
	}
	oneLine(t, pack.Fetch(context.Background(), 1), "was changed")
	if text := pack.Observations.At(0).Citation.Exact; text != "" {
		t.Errorf("a figure of one revision has the quote %q of another", text)
	}
	if n, why := pack.Trouble(); n == 0 || !strings.Contains(why.Error(), "was changed") {
		t.Errorf("%d troubles: %v", n, why)
	}
	again, err := pack.Again(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	same(t, next, again.Panel)
}

// TestOpeningAgainKeepsWhatIsTheSame reads an indicator that has not changed only
// once, and lets go of the other.
func TestOpeningAgainKeepsWhatIsTheSame(t *testing.T) {
	s := needServer(t)
	address := s.fresh(t)
	push(t, address, small(t, "11,gdp,2022,1,,d,q\n11,rate,2022,1,,d,q\n"), noText)
	pack := open(t, address)
	if err := pack.Fetch(context.Background(), 0, 1); err != nil {
		t.Fatal(err)
	}
	next := small(t, "11,gdp,2022,1,,d,q\n11,rate,2022,7,,d,q\n")
	push(t, address, next, noText)
	again, err := pack.Again(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if !again.Ready(0) || again.Ready(1) {
		t.Errorf("at hand: %t and %t", again.Ready(0), again.Ready(1))
	}
	same(t, next, again.Panel)
}

// TestManyAskOnce has twenty sessions ask for one indicator, and counts in the
// server's log how often it was read.
func TestManyAskOnce(t *testing.T) {
	s := needServer(t)
	address := s.fresh(t)
	push(t, address, small(t, "11,gdp,2022,1,,d,q\n"), noText)
	pack := open(t, address+"&log_statement=all&application_name=many")
	before := s.logged(t, "from figure where indicator")
	var group sync.WaitGroup
	for range 20 {
		group.Go(func() {
			if v := pack.Observations.Figure(0).Value; v != 1 {
				t.Errorf("value %v", v)
			}
		})
	}
	group.Wait()
	if n := s.logged(t, "from figure where indicator") - before; n != 1 {
		t.Errorf("read %d times", n)
	}
}

// logged counts the lines of the server's log with a text.
func (s *server) logged(t *testing.T, text string) int {
	t.Helper()
	log, err := os.ReadFile(filepath.Join(s.dir, "log"))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Count(string(log), text)
}

// TestASessionsServerDies kills the server under ten sessions that read, and
// starts it again: each of them gets the true value, or is told that there is
// none, and all go on afterwards.
func TestASessionsServerDies(t *testing.T) {
	s := needServer(t)
	address := s.fresh(t)
	var figures strings.Builder
	for year := 1900; year < 2000; year++ {
		fmt.Fprintf(&figures, "11,gdp,%d,%d,,d,%d\n11,rate,%d,%d,,d,%d\n", year, year, year, year, year, year)
	}
	panel := small(t, figures.String())
	push(t, address, panel, noText)
	packs := make([]*postgres.Package, 10)
	for i := range packs {
		packs[i] = open(t, address)
	}
	stop := make(chan struct{})
	var group sync.WaitGroup
	var lock sync.Mutex
	told := 0
	for i, pack := range packs {
		group.Go(func() {
			for n := 0; ; n++ {
				select {
				case <-stop:
					return
				default:
				}
				id := model.ObsID((n*37 + i) % pack.Observations.Len())
				before, _ := pack.Trouble()
				o := pack.Observations.At(id)
				after, _ := pack.Trouble()
				if after > before {
					lock.Lock()
					told++
					lock.Unlock()
					continue
				}
				if o.Value != float64(o.Period.Year) || o.Citation.Exact != fmt.Sprint(o.Period.Year) {
					t.Errorf("%v, quoted %q, in %v", o.Value, o.Citation.Exact, o.Period)
					return
				}
				pack.Forget()
			}
		})
	}
	s.stop(syscall.SIGKILL)
	time.AfterFunc(300*time.Millisecond, func() {
		if err := s.start(); err != nil {
			t.Error(err)
		}
		close(stop)
	})
	group.Wait()
	if told == 0 {
		t.Error("nobody was told that the server was away")
	}
	for _, pack := range packs {
		pack.Forget()
		eventually(t, func() bool {
			before, _ := pack.Trouble()
			o := pack.Observations.At(7)
			after, _ := pack.Trouble()
			return after == before && o.Value == float64(o.Period.Year)
		})
	}
}

// eventually waits until something is so.
func eventually(t *testing.T, so func() bool) {
	t.Helper()
	deadline := time.NewTimer(20 * time.Second)
	defer deadline.Stop()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for !so() {
		select {
		case <-deadline.C:
			t.Fatal("it does not come to that")
		case <-tick.C:
		}
	}
}
