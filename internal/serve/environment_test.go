package serve

import (
	"testing"

	gossh "golang.org/x/crypto/ssh"

	"weici/model"
)

func TestLanguageFollowsTheClient(t *testing.T) {
	for _, test := range []struct {
		set       map[string]string
		zhs, ensL model.Lang // where the server's own is Chinese, English
	}{
		{nil, model.ZH, model.EN},
		{map[string]string{"LANG": "C.UTF-8"}, model.ZH, model.EN},
		{map[string]string{"LANG": "POSIX"}, model.ZH, model.EN},
		{map[string]string{"LANG": "zh_CN.UTF-8"}, model.ZH, model.ZH},
		{map[string]string{"LANG": "ZH_TW"}, model.ZH, model.ZH},
		{map[string]string{"LANG": "en_US.UTF-8"}, model.EN, model.EN},
		{map[string]string{"LANG": "de_DE.UTF-8"}, model.EN, model.EN},
		{map[string]string{"LANG": "en_US", "LC_ALL": "zh_CN"}, model.ZH, model.ZH},
		{map[string]string{"LANG": "zh_CN", "LC_MESSAGES": "en_GB", "LC_ALL": ""}, model.EN, model.EN},
		{map[string]string{"LC_CTYPE": "zh_CN", "LC_ADDRESS": "en_US"}, model.ZH, model.EN},
	} {
		e := environment{set: test.set}
		if a, b := e.lang(model.ZH), e.lang(model.EN); a != test.zhs || b != test.ensL {
			t.Errorf("%v: %v and %v", test.set, a, b)
		}
	}
}

func TestTermIsAName(t *testing.T) {
	for given, want := range map[string]string{
		"xterm-256color": "xterm-256color", "tmux.direct": "tmux.direct", "rxvt+x_1": "rxvt+x_1",
		"": "xterm", "../../etc/passwd": "xterm", ".hidden": "xterm", "x\x1b]0;x\a": "xterm", "终端": "xterm",
	} {
		var e environment
		e.setTerm(given)
		if got := e.get("TERM"); got != want {
			t.Errorf("%q: %q", given, got)
		}
	}
}

func FuzzEnvironment(f *testing.F) {
	f.Add("LANG", "zh_CN.UTF-8")
	f.Add("LC_ALL", "\x1b[2J")
	f.Add("LD_PRELOAD", "x")
	f.Fuzz(func(t *testing.T, name, value string) {
		var e environment
		took := e.take(gossh.Marshal(struct{ N, V string }{name, value}))
		if took != (len(e.vars()) == 1) {
			t.Fatal("kept what was refused")
		}
		for name, value := range e.vars() {
			if !allowedName(name) || !printable(value) || len(name)+len(value) > 200 {
				t.Fatalf("%q=%q", name, value)
			}
		}
		e.take([]byte(name))
		e.lang(model.ZH)
	})
}
