package cli

import (
	"context"
	"io"
	"os"
	"strings"
	"sync"
	"testing"

	"weici/internal/serve"
	"weici/model"
)

// visitor runs commands as somebody over SSH does.
func visitor(t *testing.T) func(lang model.Lang, args ...string) (code int, out, errOut string) {
	t.Helper()
	s, err := (&command{world: &world{env: os.Getenv}}).open("", nil)
	if err != nil {
		t.Fatal(err)
	}
	host := hostOf(s)
	return func(lang model.Lang, args ...string) (int, string, string) {
		var out, errOut strings.Builder
		code := host.Run(context.Background(), serve.Session{Lang: lang}, args, strings.NewReader(""), &out, &errOut)
		return code, out.String(), errOut.String()
	}
}

// TestAVisitorReadsAndNothingElse holds that no command of a visitor names a
// file of the host, and that what is not for visitors is not there.
func TestAVisitorReadsAndNothingElse(t *testing.T) {
	visit := visitor(t)
	for _, args := range []string{
		"rank gdp --data /etc", "--data /etc rank gdp", "brief 上城 -o /tmp/x.md", "brief 上城 --output /tmp/x.md", "brief 上城 --force",
		"check", "check /etc", "pack", "pack -o /tmp/x.parquet", "serve", "man /tmp", "completion bash", "__complete rank a", "__completeNoDesc rank a", "--view rank", "--plain",
	} {
		if code, out, errOut := visit(model.ZH, strings.Fields(args)...); code != 2 || out != "" || strings.Count(errOut, "\n") != 1 {
			t.Errorf("%s: exit %d, %.80q, %.80q", args, code, out, errOut)
		}
	}
	_, help, _ := visit(model.EN, "--help")
	for _, word := range []string{"check", "pack", "serve", "man ", "completion", "--data", "--view", "--plain"} {
		if strings.Contains(help, "  "+word) {
			t.Errorf("help offers %s", word)
		}
	}
	for _, args := range []string{"rank gdp", "show by", "compare 上城 余杭", "trend gdp 上城", "cite 上城 gdp", "areas", "indicators", "sources", "coverage", "brief 上城", "help rank"} {
		if code, out, errOut := visit(model.ZH, strings.Fields(args)...); code != 0 || out == "" || errOut != "" {
			t.Errorf("%s: exit %d, %.80q, %.80q", args, code, out, errOut)
		}
	}
}

// TestAVisitorWithoutACommandIsTold holds that no dashboard is opened on the
// streams of a command.
func TestAVisitorWithoutACommandIsTold(t *testing.T) {
	visit := visitor(t)
	for _, args := range [][]string{nil, {}, {"--lang", "en"}} {
		if code, out, _ := visit(model.EN, args...); code != 0 || !strings.Contains(out, "Commands:") {
			t.Errorf("%v: exit %d, %.80q", args, code, out)
		}
	}
}

func TestAVisitorHasALanguage(t *testing.T) {
	visit := visitor(t)
	if _, out, _ := visit(model.EN, "rank", "gdp"); !strings.Contains(out, "Rank") {
		t.Errorf("%.80q", out)
	}
	if _, out, _ := visit(model.EN, "rank", "gdp", "--lang", "zh"); !strings.Contains(out, "位次") {
		t.Errorf("%.80q", out)
	}
}

// TestManyVisitorsShareOneDataset runs many commands at once; the race
// detector looks on.
func TestManyVisitorsShareOneDataset(t *testing.T) {
	visit := visitor(t)
	want := map[string]string{}
	for _, args := range []string{"rank gdp", "show sc", "compare sc yh", "cite sc gdp_growth", "coverage --format json", "help rank", "rank nosuch"} {
		_, out, errOut := visit(model.ZH, strings.Fields(args)...)
		want[args] = out + errOut
	}
	var all sync.WaitGroup
	for range 8 {
		for args, said := range want {
			all.Go(func() {
				if _, out, errOut := visit(model.ZH, strings.Fields(args)...); out+errOut != said {
					t.Errorf("%s says something else in company", args)
				}
			})
		}
	}
	all.Wait()
}

// gone is a client that left.
type gone struct{}

func (gone) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

// TestAVisitorWhoLeavesEndsNothingElse holds that no command ends the process
// where it cannot write; the test would not come back.
func TestAVisitorWhoLeavesEndsNothingElse(t *testing.T) {
	s, err := (&command{world: &world{env: os.Getenv}}).open("", nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, args := range []string{"help", "help nosuch", "--help", "rank --help", "rank gdp", "nosuch", "rank", "brief 上城 --format docx", "cite sc gdp --format json"} {
		hostOf(s).Run(context.Background(), serve.Session{}, strings.Fields(args), strings.NewReader(""), gone{}, gone{})
	}
}

// TestAPanicIsOneLine holds that a fault of the program reaches a person as a
// line and an exit code.
func TestAPanicIsOneLine(t *testing.T) {
	var out, errOut strings.Builder
	w := &world{in: strings.NewReader(""), out: &out, err: &errOut, env: func(string) string { return "" }, served: &source{}}
	if code := run(context.Background(), w, []string{"rank", "gdp"}); code != exitUnreadable || strings.Count(errOut.String(), "\n") != 1 || out.Len() != 0 {
		t.Errorf("exit %d, %q, %q", code, out.String(), errOut.String())
	}
}
