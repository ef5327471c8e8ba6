package ui

import (
	"strings"
	"testing"

	"weici/model"
)

// TestACopyPromisesNothing: the panel tells what the terminal is asked and how
// long it is, never that it has been done, and what stands between is named.
func TestACopyPromisesNothing(t *testing.T) {
	for term, warns := range map[string]bool{"tmux-256color": true, "screen": true, "screen.xterm-256color": true, "xterm-256color": false, "": false} {
		d := drive(t, embedded(t), "rank gdp_growth 2022 within 330100 at 330102", 100, 30, Options{Lang: model.ZH, Term: term}).press("y")
		d.sees("已请终端复制", "个字符")
		if frame := d.frame(); strings.Contains(frame, "set-clipboard on") != warns || strings.Contains(frame, "已送") {
			t.Errorf("TERM=%q:\n%s", term, frame)
		}
		if len(d.copied) != 1 {
			t.Errorf("copied %q", d.copied)
		}
	}
}

// TestALongCopyBeginsWithACommand holds every screen whose table is long: the
// command that makes a file of it stands before the text, in the form of each
// shell where the files are at the other end of the line.
func TestALongCopyBeginsWithACommand(t *testing.T) {
	d := drive(t, embedded(t), "rank gdp 2022 within 330100 at 330102", 120, 40, Options{Lang: model.EN}).press("Y")
	d.sees("sh, cmd: ssh HOST rank gdp --period 2022 --within 330100", `PowerShell: cmd /c "ssh HOST rank gdp`, "> weici.csv")
	frame := d.frame()
	if at := strings.Index(frame, "Long: "); at < 0 || at > strings.Index(frame, "ssh HOST") || strings.Index(frame, "ssh HOST") > strings.Index(frame, "Rank  Change") {
		t.Errorf("the command does not come first:\n%s", frame)
	}
	d = collecting(t, 120, 40, Options{Lang: model.EN}).press("home", "b", "2", "B", "5", "B", "7", "e")
	d.sees("Long: ", "sh, cmd: ssh HOST brief --from - --format docx < brief.json > brief.docx", `PowerShell: cmd /c "ssh HOST brief --from -`)
	short := drive(t, embedded(t), "rank gdp 2022 within 330100 at 330102", 120, 40, Options{Lang: model.EN}).press("y")
	if strings.Contains(short.frame(), "Long: ") || strings.Contains(short.frame(), "ssh") {
		t.Errorf("a sentence is long:\n%s", short.frame())
	}
}

// TestACommandIsWords: a dataset's ids are not put before a shell where one
// could read more into them.
func TestACommandIsWords(t *testing.T) {
	for _, id := range []string{"a;b", "$(id)", "a b", "a>b", "%PATH%", "a'b", `a"b`, "a&b", "`id`", "地区", ""} {
		for _, q := range []model.Query{{View: model.RankView, Indicator: id}, {View: model.ProfileView, Area: id}, {View: model.CompareView, Areas: []string{"ok", id}}} {
			if got := Command(q); got != "" {
				t.Errorf("%q: %s", id, got)
			}
		}
	}
}
