package ui

import (
	"errors"
	"flag"
	"fmt"
	"image/color"
	"io"
	"math/rand/v2"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"weici/internal/analysis"
	"weici/internal/search"
	"weici/model"
	"weici/ui/theme"
)

// soak is how many steps TestSoak walks: go test ./ui -run Soak -soak 1000000
var soak = flag.Int("soak", 0, "steps of the random walk of TestSoak")

// ours are the sequences that the screens make: colours and links.
var ours = regexp.MustCompile("\x1b\\[[0-9;:]*m|\x1b\\]8;[!-:<-~]*;[!-~]*(?:\x07|\x1b\\\\)")

// walker walks the interface at random and looks at every frame.
type walker struct {
	app   *App
	make  func() *App
	size  tea.WindowSizeMsg
	trail []string // the last steps, for a person to follow
}

// world is a panel to walk in, with its index.
type world struct {
	name  string
	panel *model.Panel
	index *search.Index
}

func worlds(t testing.TB) []world {
	all := []world{
		{name: "embedded", panel: embedded(t)},
		{name: "hostile", panel: hostile(60, 1)},
		{name: "one area", panel: hostile(1, 2)},
		{name: "empty", panel: hostile(0, 3)},
		{name: "large", panel: hostile(3000, 4)},
	}
	for i := range all {
		all[i].index = search.New(all[i].panel)
	}
	return all
}

// enter starts a walk in a world.
func (w world) enter(choice int) *walker {
	options := Options{Lang: model.Langs()[choice&1], ASCII: choice&2 > 0, Theme: theme.Names()[choice>>2%len(theme.Names())]}
	if choice&4 > 0 {
		options.Room = Room{Title: nasty()[choice%len(nasty())], Share: func(string) {}, Follow: func(bool) {}}
	}
	if choice&8 > 0 {
		options.Save = func(name string, write func(io.Writer) error) (string, error) {
			return name, errors.Join(write(io.Discard), errors.New(nasty()[0]))
		}
	}
	q := analysis.Start(w.panel)
	if parsed, err := model.ParseQuery(w.panel.Opening); err == nil {
		if resolved, err := analysis.Resolve(w.panel, parsed); err == nil {
			q = resolved
		}
	}
	walk := &walker{make: func() *App { return New(w.panel, w.index, q, options) }}
	walk.app = walk.make()
	walk.resize(120, 40)
	return walk
}

func (w *walker) resize(width, height int) {
	w.size = tea.WindowSizeMsg{Width: width, Height: height}
	w.send(w.size)
}

// send hands a message to the app and runs what it asks for, as the runtime
// would; a session that ends begins anew.
func (w *walker) send(msg tea.Msg) {
	if len(w.trail) == 24 {
		w.trail = append(w.trail[:0], w.trail[1:]...)
	}
	w.trail = append(w.trail, fmt.Sprintf("%T %.60q", msg, fmt.Sprint(msg)))
	_, cmd := w.app.Update(msg)
	w.run(cmd, 0)
}

func (w *walker) run(cmd tea.Cmd, depth int) {
	if cmd == nil || depth > 8 {
		return
	}
	switch m := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range m {
			w.run(c, depth+1)
		}
	case tea.QuitMsg:
		w.app = w.make()
		w.app.Update(w.size)
	default:
		_, next := w.app.Update(m)
		w.run(next, depth+1)
	}
}

// look checks the frame: so many lines of so many cells, and nothing in them
// that a terminal would obey but our own colours and links.
func (w *walker) look() error {
	content := w.app.View().Content
	lines := strings.Split(content, "\n")
	if len(lines) != w.size.Height {
		return fmt.Errorf("%d lines at %d×%d:\n%s", len(lines), w.size.Width, w.size.Height, ansi.Strip(content))
	}
	for y, line := range lines {
		if got := ansi.StringWidth(line); got != w.size.Width {
			return fmt.Errorf("line %d is %d cells wide at %d×%d: %q", y, got, w.size.Width, w.size.Height, line)
		}
		if strings.ContainsFunc(ours.ReplaceAllString(line, ""), obeyed) {
			return fmt.Errorf("line %d at %d×%d: %q", y, w.size.Width, w.size.Height, line)
		}
	}
	return nil
}

// obeyed tells what terminals act on instead of drawing it.
func obeyed(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r)
}

// step makes a message of three bytes.
func (w *walker) step(kind, x, y byte) {
	switch {
	case kind < 140:
		w.send(bound(x, y))
	case kind < 170:
		w.send(typed(x, y))
	case kind < 200:
		w.send(w.pointed(kind, x, y))
	case kind < 220:
		w.resize(1+int(x)%250, 1+int(y)%80)
	case kind < 228:
		w.resize(40+int(x)%160, 12+int(y)%48)
	case kind < 234:
		w.send(tea.PasteMsg{Content: nasty()[int(x)%len(nasty())]})
	default:
		w.send(odd(kind, x, y))
	}
}

// bound gives a key that does something somewhere.
func bound(x, y byte) tea.Msg {
	special := []rune{tea.KeyUp, tea.KeyDown, tea.KeyLeft, tea.KeyRight, tea.KeyEnter, tea.KeyTab, tea.KeyHome, tea.KeyEnd, tea.KeyPgUp, tea.KeyPgDown, tea.KeyBackspace, tea.KeyEscape, tea.KeyDelete}
	const letters = "1234567 jkhl[]sgnr+-=dpoxX{}<>,.VGvyYSPFLtbe/:?uq"
	switch {
	case x < 110:
		k := tea.KeyPressMsg{Code: special[int(y)%len(special)]}
		if k.Code == tea.KeyTab && y > 128 {
			k.Mod = tea.ModShift
		}
		return k
	case x < 240:
		r := rune(letters[int(y)%len(letters)])
		return tea.KeyPressMsg{Code: r, Text: string(r)}
	}
	return tea.KeyPressMsg{Code: 'a' + rune(y)%26, Mod: tea.ModCtrl}
}

// typed gives text as a person or an input method types it.
func typed(x, y byte) tea.Msg {
	const han = "余杭上城区地生产总值增速gdpsc202 é中ａ"
	all := []rune(han)
	text := string(all[int(y)%len(all)])
	if x > 200 {
		text = nasty()[int(y)%len(nasty())]
	}
	r := []rune(text + " ")[0]
	return tea.KeyPressMsg{Code: r, Text: text, Mod: tea.KeyMod(x % 8)}
}

// pointed gives a click, a release, a move or a turn of the wheel, anywhere
// and outside of the window.
func (w *walker) pointed(kind, x, y byte) tea.Msg {
	m := tea.Mouse{X: int(x)%(w.size.Width+4) - 2, Y: int(y)%(w.size.Height+4) - 2, Button: tea.MouseButton(kind % 12), Mod: tea.KeyMod(x % 8)}
	switch kind % 4 {
	case 0:
		m.Button = tea.MouseWheelUp + tea.MouseButton(y%4)
		return tea.MouseWheelMsg(m)
	case 1:
		return tea.MouseReleaseMsg(m)
	case 2:
		return tea.MouseMotionMsg(m)
	}
	m.Button = tea.MouseLeft
	return tea.MouseClickMsg(m)
}

// odd gives what terminals and other sessions say, and nonsense.
func odd(kind, x, y byte) tea.Msg {
	all := []tea.Msg{
		tea.BackgroundColorMsg{Color: color.RGBA{x, y, kind, 255}}, tea.BackgroundColorMsg{}, tea.ForegroundColorMsg{Color: color.White},
		tea.ModeReportMsg{Mode: ansi.ModeSynchronizedOutput, Value: ansi.ModeSetting(x % 6)}, tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeSetting(y % 6)},
		tea.ModeReportMsg{}, tea.KeyReleaseMsg{Code: rune(x)}, tea.KeyPressMsg{}, tea.KeyPressMsg{Code: -1, Text: "\x00"}, tea.FocusMsg{}, tea.BlurMsg{}, tea.PasteStartMsg{}, tea.PasteEndMsg{},
		tea.ResumeMsg{}, tea.ColorProfileMsg{}, tea.CapabilityMsg{Content: nasty()[0]}, tea.TerminalVersionMsg{Name: nasty()[1]}, tea.ClipboardMsg{Content: nasty()[2]},
		struct{ nonsense string }{nasty()[3]}, nil, 42, errors.New("unknown"),
		showMsg{Connected: int(x), Live: y&1 > 0, Mine: y&2 > 0, Followers: int(y), State: "trend i0 as index"},
		showMsg{Live: true, State: nasty()[int(y)%len(nasty())]},
	}
	return all[int(x)%len(all)]
}

// walkOn makes a random walk of so many steps and reports the first fault.
func (w *walker) walkOn(random *rand.Rand, steps int) (err error) {
	defer func() {
		if p := recover(); p != nil {
			buf := make([]byte, 1<<13)
			err = fmt.Errorf("%v\n%s", p, buf[:runtime.Stack(buf, false)])
		}
		if err != nil {
			err = fmt.Errorf("%w\nafter\n%s", err, strings.Join(w.trail, "\n"))
		}
	}()
	for range steps {
		n := random.Uint32()
		w.step(byte(n), byte(n>>8), byte(n>>16))
		if err := w.look(); err != nil {
			return err
		}
	}
	return nil
}

// TestWalk walks at random through every kind of dataset; make soak walks on.
func TestWalk(t *testing.T) {
	t.Parallel()
	for i, world := range worlds(t) {
		steps := 150
		if world.name == "large" || testing.Short() {
			steps = 75
		}
		for choice := range 4 {
			if err := world.enter(choice+4*i).walkOn(rand.New(rand.NewPCG(uint64(choice), uint64(i))), steps); err != nil {
				t.Fatalf("%s, choice %d: %v", world.name, choice, err)
			}
		}
	}
}

// TestHostileTextIsDrawnAsText shows every screen, and what stands over it, of
// a dataset whose every text is hostile.
func TestHostileTextIsDrawnAsText(t *testing.T) {
	w := world{panel: hostile(60, 1)}
	w.index = search.New(w.panel)
	t.Parallel()
	for i, r := range routes() {
		for choice := range 4 {
			walk := w.enter(choice)
			for _, key := range strings.Split("down,right,space,"+fmt.Sprint(i)+",?,esc,v,esc,y,esc,/,esc,:,esc,n,g", ",") {
				walk.send(keyPress(key))
				if err := walk.look(); err != nil {
					t.Fatalf("%s %q: %v", r.view, key, err)
				}
			}
		}
	}
}

// TestTheWayBackIsBounded: a session of days does not keep every screen that it
// has shown.
func TestTheWayBackIsBounded(t *testing.T) {
	d := opening(t, 80, 24, model.ZH)
	for range 3 * mostBack {
		d.press("tab")
	}
	if n := len(d.app.back); n != mostBack {
		t.Errorf("%d screens are kept", n)
	}
	d.press("esc")
	if n := len(d.app.back); n != mostBack-1 {
		t.Errorf("%d screens are kept after one step back", n)
	}
}

// FuzzWalk walks where the bytes lead.
func FuzzWalk(f *testing.F) {
	f.Add([]byte{0, 1, 2, 3, 120, 5, 6, 7, 8, 0, 200, 1, 0, 0, 0})
	f.Add([]byte("1\x01\x02\x8c\xff\x03\xdc\x10\x01\xf0\x00\x00"))
	all := worlds(f)[:4]
	f.Fuzz(func(t *testing.T, steps []byte) {
		if len(steps) == 0 || len(steps) > 600 {
			return
		}
		w := all[int(steps[0]>>4)%len(all)].enter(int(steps[0] & 15))
		for steps = steps[1:]; len(steps) >= 3; steps = steps[3:] {
			w.step(steps[0], steps[1], steps[2])
			if err := w.look(); err != nil {
				t.Fatalf("%v\nafter\n%s", err, strings.Join(w.trail, "\n"))
			}
		}
	})
}

// TestSoak walks for as long as -soak says: no fault, and the memory of the
// last quarter is that of the first.
func TestSoak(t *testing.T) {
	if *soak == 0 {
		t.Skip("go test ./ui -run Soak -soak 1000000 -timeout 0")
	}
	all := worlds(t)
	random := rand.New(rand.NewPCG(uint64(*soak), 1))
	walkers := make([]*walker, 0, 4*len(all))
	for i := range 4 * len(all) {
		walkers = append(walkers, all[i%len(all)].enter(i))
	}
	const stint = 250
	for _, w := range walkers { // what is kept once is no growth
		if err := w.walkOn(random, 2*stint); err != nil {
			t.Fatal(err)
		}
	}
	begun := time.Now()
	var heaps []uint64
	for done := 0; done < *soak; done += stint {
		w := random.IntN(len(walkers))
		if all[w%len(all)].name == "large" && random.IntN(4) > 0 {
			w++ // a step there takes as long as ten elsewhere
		}
		w %= len(walkers)
		if err := walkers[w].walkOn(random, stint); err != nil {
			t.Fatalf("after %d steps, %s: %v", done, all[w%len(all)].name, err)
		}
		if heaps == nil || done >= len(heaps)**soak/16 {
			heaps = append(heaps, heap())
			t.Logf("%9d steps, %6.1f MB, %v", done, float64(heaps[len(heaps)-1])/1e6, time.Since(begun).Round(time.Second))
		}
	}
	quarter := len(heaps) / 4
	first, last := average(heaps[:quarter]), average(heaps[len(heaps)-quarter:])
	t.Logf("%d steps in %v; heap after collection: first quarter %.1f MB, last quarter %.1f MB", *soak, time.Since(begun).Round(time.Second), first/1e6, last/1e6)
	if last > 1.1*first+2e6 {
		t.Errorf("the heap grows from %.1f to %.1f MB", first/1e6, last/1e6)
	}
}

func heap() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func average(all []uint64) float64 {
	sum := 0.0
	for _, x := range all {
		sum += float64(x)
	}
	return sum / float64(len(all))
}
