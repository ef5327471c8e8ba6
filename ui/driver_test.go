package ui

import (
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"weici/data"
	"weici/internal/analysis"
	"weici/internal/search"
	"weici/model"
)

// embedded gives the panel of the dataset that ships with the program.
func embedded(t testing.TB) *model.Panel {
	t.Helper()
	pack, err := data.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return model.NewPanel(pack.Dataset)
}

// driver types keys into an App as a person would, without a terminal and
// without waiting: every command is run at once.
type driver struct {
	t      testing.TB
	app    *App
	copied []string
	quit   bool
}

func drive(t testing.TB, p *model.Panel, query string, w, h int, o Options) *driver {
	t.Helper()
	q, err := model.ParseQuery(query)
	if err != nil {
		t.Fatal(err)
	}
	question, err := analysis.Resolve(p, q)
	if err != nil {
		t.Fatal(err)
	}
	d := &driver{t: t, app: New(p, search.New(p), question, o)}
	d.send(tea.WindowSizeMsg{Width: w, Height: h})
	return d
}

// story is where the stories begin: a ranking of which both articles speak.
const story = "rank gdp_growth 2022 within 330100 level county"

// opening drives the embedded dataset from where the stories begin.
func opening(t testing.TB, w, h int, lang model.Lang) *driver {
	p := embedded(t)
	return drive(t, p, story, w, h, Options{Lang: lang, Theme: "dark"})
}

func (d *driver) send(msg tea.Msg) {
	shown, cmd := d.app.Update(msg)
	d.app = shown.(*App)
	d.run(cmd)
}

// run runs a command and hands its messages back, as the runtime would.
func (d *driver) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch m := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range m {
			d.run(c)
		}
	case tea.QuitMsg:
		d.quit = true
	case tea.RawMsg:
		d.take(fmt.Sprint(m.Msg))
	default:
		d.send(m)
	}
}

// take keeps what a sequence puts into the terminal's clipboard.
func (d *driver) take(sequence string) {
	text, ok := strings.CutPrefix(sequence, "\x1b]52;c;")
	if !ok {
		return
	}
	plain, err := base64.StdEncoding.DecodeString(strings.TrimSuffix(text, "\a"))
	if err != nil {
		d.t.Errorf("%q is no base64: %v", text, err)
	}
	d.copied = append(d.copied, string(plain))
}

// press types keys, named as Bubble Tea names them; a word in quotes is typed
// letter by letter.
func (d *driver) press(keys ...string) *driver {
	for _, k := range keys {
		if text, ok := strings.CutPrefix(k, "type:"); ok {
			for _, r := range text {
				d.send(tea.KeyPressMsg{Text: string(r), Code: r})
			}
			continue
		}
		d.send(keyPress(k))
	}
	return d
}

func keyPress(name string) tea.KeyPressMsg {
	special := map[string]rune{
		"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight, "enter": tea.KeyEnter,
		"esc": tea.KeyEscape, "tab": tea.KeyTab, "home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp,
		"pgdown": tea.KeyPgDown, "backspace": tea.KeyBackspace,
	}
	if code, ok := special[name]; ok {
		return tea.KeyPressMsg{Code: code}
	}
	if name == "space" {
		return tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}
	}
	if name == "shift+tab" {
		return tea.KeyPressMsg{Code: tea.KeyTab, Mod: tea.ModShift}
	}
	if letter, ok := strings.CutPrefix(name, "ctrl+"); ok {
		return tea.KeyPressMsg{Code: rune(letter[0]), Mod: tea.ModCtrl}
	}
	r := []rune(name)[0]
	return tea.KeyPressMsg{Code: r, Text: name}
}

// frame is the window as text, without colours.
func (d *driver) frame() string { return ansi.Strip(d.app.View().Content) }

// sees fails the test unless the window shows all of the texts.
func (d *driver) sees(texts ...string) *driver {
	d.t.Helper()
	frame := d.frame()
	for _, s := range texts {
		if !strings.Contains(frame, s) {
			d.t.Fatalf("the window does not show %q:\n%s", s, frame)
		}
	}
	return d
}
