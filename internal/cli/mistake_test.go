package cli_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"weici/internal/cli"
)

// TestMistakesAreOneLine holds for every mistake: its exit code, one line on
// stderr that names what is meant, and nothing on stdout, in both languages.
func TestMistakesAreOneLine(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "missing")
	for _, c := range []struct {
		args string
		code int
		says string // in either language
	}{
		{"rnak gdp", 2, "rank"},
		{"help nosuch", 2, "“nosuch”"},
		{"id", 2, "coverage"},
		{"rank gdp --xyzzy", 2, "--help"},
		{"help rank x", 2, "“x”"},
		{"rank gdp --fromat csv", 2, "--format"},
		{"rank gdp -z", 2, "-z"},
		{"rank gdp --period", 2, "--period"},
		{"rank gdp --period 2022-13", 2, "2022-9M"},
		{"rank gdp --period 二零二二", 2, "2022-Q1"},
		{"rank gdp --base 19", 2, "--base"},
		{"rank gdp --format yaml", 2, "markdown"},
		{"rank gdp --level town", 2, "township"},
		{"rank gdp --as double", 2, "per-head"},
		{"rank gdp --lang fr", 2, "zh, en"},
		{"rank gdp --within nowhere", 2, "“nowhere”"},
		{"rank gdpp", 2, "(gdp"},
		{"rank", 2, "weici rank"},
		{"rank gdp gdp", 2, "weici rank"},
		{"show", 2, "weici show"},
		{"show xs", 2, "330109"},
		{"show nosucharea", 2, "“nosucharea”"},
		{"compare 上城", 2, "weici compare"},
		{"compare 上城 nosucharea", 2, "“nosucharea”"},
		{"trend gdp", 2, "weici trend"},
		{"trend gdp nosucharea", 2, "“nosucharea”"},
		{"cite 上城", 2, "weici cite"},
		{"cite 上城 gdpp", 2, "“gdpp”"},
		{"areas extra", 2, "weici areas"},
		{"areas --period x", 2, "2022-Q1"},
		{"coverage --within nowhere", 2, "“nowhere”"},
		{"coverage --level town", 2, "township"},
		{"check a b", 2, "weici check"},
		{"check --strict=maybe", 2, "maybe"},
		{"figures a b", 2, "weici figures"},
		{"figures " + missing, 3, missing},
		{"completion tcsh", 2, "bash, zsh, fish, powershell"},
		{"serve --idle soon", 2, "--idle"},
		{"rank gdp --data " + missing, 3, missing},
		{"check " + missing, 3, missing},
		{"check mistake_test.go", 3, "mistake_test.go"},
		{"man " + missing, 3, missing},
		{"brief 上城 -o " + missing + "/a.md", 3, missing},
	} {
		for _, lang := range []string{"zh", "en"} {
			args := append([]string{"--lang", lang}, strings.Fields(c.args)...)
			var out, errOut strings.Builder
			code := cli.Main(args, strings.NewReader(""), &out, &errOut)
			said := errOut.String()
			if code != c.code || out.Len() != 0 || strings.Count(said, "\n") != 1 || !strings.Contains(said, c.says) {
				t.Errorf("%s: exit %d, stdout %q, stderr %q; want exit %d and %q", c.args, code, out.String(), said, c.code, c.says)
			}
		}
	}
}

// full is a disk with no room.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no room") }

// TestWhatCannotBeWrittenIsSaid holds that no answer is lost silently.
func TestWhatCannotBeWrittenIsSaid(t *testing.T) {
	for _, args := range []string{"rank gdp", "rank gdp --format json", "rank gdp --format csv", "rank gdp --format markdown", "show 上城", "areas", "coverage", "check", "check --format json",
		"brief 上城", "brief 上城 --format docx", "completion bash", "completion zsh", "completion fish", "completion powershell", "help rank"} {
		var errOut strings.Builder
		if code := cli.Main(strings.Fields(args), strings.NewReader(""), full{}, &errOut); code != 3 || strings.Count(errOut.String(), "\n") != 1 {
			t.Errorf("%s: exit %d, %q", args, code, errOut.String())
		}
	}
}

// TestTheLocaleChoosesTheLanguage holds which locale speaks which.
func TestTheLocaleChoosesTheLanguage(t *testing.T) {
	for _, c := range []struct{ all, messages, lang, flag, says string }{
		{"", "", "", "", "位次"},
		{"", "", "zh_CN.UTF-8", "", "位次"},
		{"", "", "C.UTF-8", "", "位次"},
		{"C", "", "", "", "位次"},
		{"", "", "POSIX", "", "位次"},
		{"", "", "en_US.UTF-8", "", "Rank"},
		{"", "", "de_DE", "", "Rank"},
		{"", "en_GB", "zh_CN", "", "Rank"},
		{"zh_CN", "en_GB", "en_GB", "", "位次"},
		{"", "", "en_US.UTF-8", "zh", "位次"},
		{"", "", "zh_CN.UTF-8", "en", "Rank"},
	} {
		t.Setenv("LC_ALL", c.all)
		t.Setenv("LC_MESSAGES", c.messages)
		t.Setenv("LANG", c.lang)
		args := []string{"rank", "gdp", "--period", "2022"}
		if c.flag != "" {
			args = append(args, "--lang="+c.flag)
		}
		if out := answer(t, args...); !strings.Contains(out, c.says) {
			t.Errorf("%+v: %.80s", c, out)
		}
	}
}

// TestHelpIsInTheLanguageAskedFor holds every command's help: in its language
// alone, with an example where the command has arguments.
func TestHelpIsInTheLanguageAskedFor(t *testing.T) {
	for _, name := range []string{"", "rank", "show", "compare", "trend", "cite", "areas", "indicators", "sources", "coverage", "check", "pack", "figures", "brief", "serve", "completion", "man", "help"} {
		args := slices.DeleteFunc([]string{name, "--help"}, func(s string) bool { return s == "" })
		zh, en := answer(t, append(args, "--lang", "zh")...), answer(t, append([]string{"--lang", "en"}, args...)...)
		for _, foreign := range []string{"Usage:", "Flags:", "Examples:", "(default", "[flags]", "help for"} {
			if strings.Contains(zh, foreign) {
				t.Errorf("%s: %q in the Chinese help", name, foreign)
			}
		}
		for _, foreign := range []string{"用法", "选项", "例子", "默认"} {
			if strings.Contains(en, foreign) {
				t.Errorf("%s: %q in the English help", name, foreign)
			}
		}
		if name != "" && name != "help" && !strings.Contains(en, "Examples:\n  ") {
			t.Errorf("%s has no example", name)
		}
		if name != "" && answer(t, "help", name, "--lang", "en") != answer(t, name, "-h", "--lang", "en") {
			t.Errorf("help %s and %s -h differ", name, name)
		}
	}
}

// TestManPages holds that there is one for every command, and that text stays
// text in roff.
func TestManPages(t *testing.T) {
	dir := t.TempDir()
	answer(t, "man", dir, "--lang", "en")
	for _, name := range []string{"weici", "weici-rank", "weici-cite", "weici-serve", "weici-brief"} {
		page, err := os.ReadFile(filepath.Join(dir, name+".1"))
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range []string{".TH " + strings.ToUpper(name) + " 1", ".SH NAME", ".SH SYNOPSIS", ".SH OPTIONS", ".SH SEE ALSO", `\-\-lang`} {
			if !strings.Contains(string(page), part) {
				t.Errorf("%s lacks %q", name, part)
			}
		}
	}
	page, err := os.ReadFile(filepath.Join(dir, "weici-rank.1"))
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(string(page), "\n") {
		if strings.HasPrefix(line, ".") && !slices.Contains([]string{".TH", ".SH", ".TP", ".PP", ".nf", ".fi", ".BR"}, strings.Fields(line)[0]) {
			t.Errorf("a stray request: %s", line)
		}
	}
}

// TestCompletion holds what each argument and flag completes to.
func TestCompletion(t *testing.T) {
	for _, c := range []struct{ args, has, hasNot string }{
		{"rank ", "gdp_growth\t地区生产总值增速", "shangcheng"},
		{"show ", "baiyang\t白杨街道", "330102~2021"},
		{"compare shangcheng ", "yuhang\t余杭区", "gdp"},
		{"trend gdp ", "yuhang\t余杭区", "gdp_growth"},
		{"cite shangcheng ", "gdp_growth", "yuhang"},
		{"cite shangcheng gdp ", ":4", "gdp"},
		{"rank gdp --period ", "2022", "gdp"},
		{"rank gdp --format ", "markdown", "gdp"},
		{"rank gdp --as ", "per-head", "gdp"},
		{"rank gdp --level ", "township", "gdp"},
		{"rank gdp --within ", "hangzhou", "gdp_growth"},
	} {
		args := append([]string{"__complete"}, strings.Split(c.args, " ")...)
		var out, errOut strings.Builder
		if code := cli.Main(append(args[:len(args)-1], ""), strings.NewReader(""), &out, &errOut); code != 0 {
			t.Fatalf("%s: exit %d: %s", c.args, code, &errOut)
		}
		if !strings.Contains(out.String(), c.has) || strings.Contains(out.String(), c.hasNot) {
			t.Errorf("%s: %s", c.args, out.String())
		}
	}
}

// TestEveryCompletedNameMeansItself holds that what completion offers is found.
func TestEveryCompletedNameMeansItself(t *testing.T) {
	for _, line := range strings.Split(answer(t, "__complete", "show", ""), "\n") {
		name, said, ok := strings.Cut(line, "\t")
		if ok && !strings.HasPrefix(answer(t, "show", name), said) {
			t.Errorf("%s does not show %s", name, said)
		}
	}
}
