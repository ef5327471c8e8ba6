package ui

import (
	"os"
	"slices"
	"strings"
	"testing"

	"weici/model"
	"weici/ui/screen"
)

// TestPicture keeps the README's picture, light and dark, as the program draws
// it; -update draws it anew.
func TestPicture(t *testing.T) {
	p := embedded(t)
	for _, look := range []string{"dark", "light"} {
		d := drive(t, p, "answer "+strings.TrimPrefix(p.Opening, "rank "), 120, 40, Options{Lang: model.ZH, Theme: look})
		var picture strings.Builder
		if err := d.app.Picture().SVG(&picture); err != nil {
			t.Fatal(err)
		}
		page(t, "../docs/answer-"+look+".svg", picture.String())
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
