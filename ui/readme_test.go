package ui

import (
	"os"
	"slices"
	"strings"
	"testing"

	"weici/model"
	"weici/ui/screen"
)

// TestReadme keeps the README's picture as the program draws it; -update writes
// it anew.
func TestReadme(t *testing.T) {
	const path = "../README.md"
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	d := opening(t, 100, 28, model.ZH).press("right", "home")
	want := between(t, string(text), "picture", "```\n"+trimmed(d.frame())+"```\n")
	if want == string(text) {
		return
	}
	if !update() {
		t.Fatal("the README's picture is not the program's; run go test ./ui -update")
	}
	if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestScreens keeps docs/screens.md, a picture of every screen in both
// languages, as the program draws them.
func TestScreens(t *testing.T) {
	const path = "../docs/screens.md"
	var b strings.Builder
	b.WriteString("# The screens\n\nDrawn by the program itself from the embedded data: `go test ./ui -update` writes this page.\n")
	for i, r := range routes() {
		for _, lang := range model.Langs() {
			d := opening(t, 100, 30, lang).press("right", "home", "space", "space", "space", "home", "b", "B", string(rune('0'+i)))
			b.WriteString("\n## " + r.name.In(lang) + "\n\n```\n" + trimmed(d.frame()) + "```\n")
		}
	}
	page(t, path, b.String())
}

// TestKeys keeps docs/keys.md, the keys of every screen, as they are bound.
func TestKeys(t *testing.T) {
	page(t, "../docs/keys.md", "# The keys\n\nMade from the bindings: `go test ./ui -update` writes this page.\n\n"+keyTable(t))
}

// page keeps a page of the documentation as it is made, or writes it with
// -update.
func page(t *testing.T, path, text string) {
	t.Helper()
	if update() {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if have, err := os.ReadFile(path); err != nil || string(have) != text {
		t.Fatalf("%s is not what the program has; run go test ./ui -update (%v)", path, err)
	}
}

// TestASessionIsResumed where the one before ended.
func TestASessionIsResumed(t *testing.T) {
	d := opening(t, 120, 40, model.ZH).press("right", "end", "space", "3")
	state := d.app.State()
	p := embedded(t)
	q, ok := state.Resume(p)
	if !ok {
		t.Fatalf("%+v", state)
	}
	if got := New(p, nil, q, Options{}).State(); got.Query != state.Query {
		t.Errorf("resumed at %q, ended at %q", got.Query, state.Query)
	}
	if _, ok := (State{Query: "rank nosuch"}).Resume(p); ok {
		t.Error("an unknown indicator is resumed")
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
