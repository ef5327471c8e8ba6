package ui

import (
	"os"
	"slices"
	"strings"
	"testing"

	"weici/model"
	"weici/ui/screen"
)

// TestReadme keeps the README's picture and its table of keys as the program
// has them; -update writes them anew.
func TestReadme(t *testing.T) {
	const path = "../README.md"
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	d := opening(t, 100, 28, model.ZH).press("right", "home")
	want := between(t, string(text), "picture", "```\n"+trimmed(d.frame())+"```\n")
	want = between(t, want, "keys", keyTable(t))
	if want == string(text) {
		return
	}
	if !update() {
		t.Fatal("the README's picture or keys are not the program's; run go test ./ui -update")
	}
	if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
		t.Fatal(err)
	}
}

// between puts a text between two marks of the README.
func between(t *testing.T, readme, name, text string) string {
	t.Helper()
	open, shut := "<!-- "+name+" -->\n", "<!-- /"+name+" -->"
	from, to := strings.Index(readme, open), strings.Index(readme, shut)
	if from < 0 || to < from {
		t.Fatalf("the README has no marks for %s", name)
	}
	return readme[:from+len(open)] + text + readme[to:]
}

// keyTable lists the keys of every screen, made from the bindings.
func keyTable(t *testing.T) string {
	d := opening(t, 120, 40, model.EN)
	var b strings.Builder
	b.WriteString("| where | key | does | 中文 |\n|---|---|---|---|\n")
	row := func(where string, a screen.Action) {
		keys := strings.ReplaceAll(screen.KeyNames(a.Keys), "|", "\\|")
		b.WriteString("| " + where + " | `" + keys + "` | " + a.Name.In(model.EN) + " | " + a.Name.In(model.ZH) + " |\n")
	}
	for _, a := range d.app.globalActions() {
		row("everywhere", a)
	}
	var seen []string
	for _, r := range routes() {
		d.app.show(r.view)
		for _, a := range d.app.screen().Actions() {
			if key := string(r.view) + a.Keys[0]; !slices.Contains(seen, key) {
				seen = append(seen, key)
				row(r.name.In(model.EN), a)
			}
		}
	}
	return b.String()
}
