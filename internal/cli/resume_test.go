package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"weici/internal/serve"
	"weici/model"
)

// FuzzStates opens the dashboard where any file says the last session ended:
// what is not understood is as if it were not there, and never keeps anybody
// out.
func FuzzStates(f *testing.F) {
	for _, seed := range []string{
		`{"hangzhou":{"query":"rank gdp 2022 within 330100 level county at 330110","theme":"dark","lang":"en"}}`,
		`{"hangzhou":{"query":"trend gdp as index base 2019 areas 330102,330110","theme":"\u001b[31m","lang":"zh"}}`,
		`{"hangzhou":{"query":"quadrant gdp against gdp"}}`, `{"hangzhou":null}`, `{"hangzhou":{"query":7}}`, `null`, `[]`, `{`, "", "\x00",
	} {
		f.Add([]byte(seed))
	}
	folder := f.TempDir()
	c := &command{world: &world{env: func(name string) string {
		if name == "XDG_STATE_HOME" || name == "LOCALAPPDATA" || name == "HOME" {
			return folder
		}
		return ""
	}}}
	s, err := c.load()
	if err != nil {
		f.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(c.statesPath()), 0o700); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		if err := os.WriteFile(c.statesPath(), file, 0o600); err != nil {
			t.Fatal(err)
		}
		app, err := c.app(s, c.flags.view)
		if err != nil {
			t.Fatal(err)
		}
		app.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
		if app.View().Content == "" {
			t.Error("nothing is drawn")
		}
		c.remember(app)
		if _, ok := c.lastStates()[s.panel.ID]; !ok {
			t.Error("the state is not kept")
		}
	})
}

// FuzzVisitorsCommand runs whatever words a visitor sends: it is answered with
// one of the exit codes, without a panic, and with one line where it fails.
func FuzzVisitorsCommand(f *testing.F) {
	for _, seed := range []string{
		"rank gdp --period 2022 --format csv", "show 上城 --lang en", "compare 上城 余杭 --format json", "trend gdp 上城 --as index --base 2019",
		"cite 上城 gdp", "brief 上城 --format html --title \x1b[31m", "rank \x00", "figures", "--help", "help rank", "rank gdp --period 9999999", "-- --", "rank -",
		"coverage --within 330100 --level county", "brief 上城 --indicator ,,", "show \xff\xfe", "rank gdp --as cagr --base 2018/2020",
	} {
		f.Add(seed)
	}
	s, err := (&command{world: &world{env: os.Getenv}}).open("", nil)
	if err != nil {
		f.Fatal(err)
	}
	host := hostOf(s)
	f.Fuzz(func(t *testing.T, line string) {
		args, err := serve.Words(line)
		if err != nil {
			return
		}
		var out, errOut strings.Builder
		code := host.Run(t.Context(), serve.Session{Lang: model.ZH}, args, strings.NewReader("增长3.8%"), &out, &errOut)
		if code < exitDone || code > exitUnreadable {
			t.Fatalf("%q: exit %d", line, code)
		}
		if code >= exitUsage && strings.Count(errOut.String(), "\n") != 1 {
			t.Fatalf("%q: exit %d, %q", line, code, errOut.String())
		}
		if strings.Contains(errOut.String(), "\x1b") || strings.Contains(errOut.String(), "程序出错") {
			t.Fatalf("%q: %q", line, errOut.String())
		}
	})
}
