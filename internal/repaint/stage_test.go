package repaint

import (
	"bytes"
	"errors"
	"fmt"
	"image/color"
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// view is one on the alternate screen.
func view(rows ...string) tea.View {
	v := tea.NewView(strings.Join(rows, "\n"))
	v.AltScreen = true
	return v
}

// with gives a view with a change.
func with(v tea.View, change func(*tea.View)) tea.View {
	change(&v)
	return v
}

// sent gives what a stage of 20×4 cells sends for the last of some views.
func sent(o Options, views ...tea.View) string {
	var out bytes.Buffer
	o.Width, o.Height, o.Profile = 20, 4, colorprofile.TrueColor
	s := New(&out, o)
	for _, v := range views {
		out.Reset()
		s.Draw(v)
	}
	return out.String()
}

func TestOnlyChangesAreSent(t *testing.T) {
	first := view("位次 上城区 3.8", "位次 余杭区 1.0")
	for _, c := range []struct {
		name  string
		again tea.View
		want  string
	}{
		{"nothing", view("位次 上城区 3.8", "位次 余杭区 1.0"), ""},
		{"empty rows below", view("位次 上城区 3.8", "位次 余杭区 1.0", "", ""), ""},
		{"rows that are not seen", view("位次 上城区 3.8", "位次 余杭区 1.0", "", "", "five", "six"), ""},
		{"one character", view("位次 上城区 3.9", "位次 余杭区 1.0"), "\x1b[1;15H9"},
		{"a wide one", view("位次 上城区 3.8", "位次 余姚区 1.0"), "\x1b[8G姚"},
		{"the end", view("位次", "位次 余杭区 1.0"), "\x1b[1;6H\x1b[K"},
		{"a row less", view("位次 上城区 3.8"), "\r\x1b[K"},
		{"a style", view("位次 上城区 \x1b[7m3.8\x1b[m", "位次 余杭区 1.0"), "\x1b[1;13H\x1b[7m3.8\x1b[m"},
		{"what is neither text nor style", view("位次 上\x1b[2J城\a区 3.8\x1b]2;x\x07", "位次 余杭区 1.0\t"), ""},
		{"a cursor", with(first, func(v *tea.View) { v.Cursor = tea.NewCursor(2, 2); v.Cursor.Blink = false }), "\x1b[2 q\x1b[3;3H\x1b[?25h"},
		{"a title", with(first, func(v *tea.View) { v.WindowTitle = "位次" }), "\x1b]2;位次\x07"},
		{"the mouse", with(first, func(v *tea.View) { v.MouseMode = tea.MouseModeCellMotion }), "\x1b[?1002h\x1b[?1006h"},
		{"no alternate screen", tea.NewView("text"), "\x1b[?2004l\x1b[?1049l\x1b[?25h"},
	} {
		if got := sent(Options{}, first, c.again); got != c.want {
			t.Errorf("%s: sent %q, want %q", c.name, got, c.want)
		}
	}
}

func TestOutsideTheAlternateScreenNothingIsDrawn(t *testing.T) {
	if got := sent(Options{}, tea.NewView("plain"), tea.NewView("text")); got != "" {
		t.Errorf("sent %q", got)
	}
}

// A keyboard that was asked to tell more is asked to tell less again.
func TestTheKeyboardIsGivenBack(t *testing.T) {
	first := sent(Options{Keyboard: true}, view("x"))
	last := sent(Options{Keyboard: true}, view("x"), tea.NewView(""))
	if !strings.Contains(first, ansi.PushKittyKeyboard(1)) || !strings.Contains(last, ansi.PopKittyKeyboard(1)) {
		t.Errorf("sent %q, then %q", first, last)
	}
	if plain := sent(Options{}, view("x")); strings.Contains(plain, ansi.SetModifyOtherKeys2) {
		t.Errorf("asked without being told to: %q", plain)
	}
}

// A frame that is shown at once is framed, and one that shows nothing is not.
func TestFramesAreSynchronized(t *testing.T) {
	var out bytes.Buffer
	s := New(&out, Options{Width: 20, Height: 4})
	s.Watch(nil, tea.ModeReportMsg{Mode: ansi.ModeSynchronizedOutput, Value: ansi.ModeReset})
	s.Draw(view("a"))
	out.Reset()
	s.Draw(view("b"))
	if want := "\x1b[?2026h\x1b[1;1Hb\x1b[?2026l"; strings.ReplaceAll(out.String(), "\r", "\x1b[1;1H") != want {
		t.Errorf("sent %q, want %q", out.String(), want)
	}
	out.Reset()
	s.Draw(view("b"))
	if out.Len() > 0 {
		t.Errorf("sent %q for the same frame", out.String())
	}
}

// Colours are those that the terminal has, also when it turns out to have more.
func TestColoursAreTheTerminals(t *testing.T) {
	painted := view("\x1b[38;2;255;0;0mred\x1b[m")
	for profile, want := range map[colorprofile.Profile]string{
		colorprofile.TrueColor: "\x1b[38;2;255;0;0m", colorprofile.ANSI256: "\x1b[38;5;196m", colorprofile.ANSI: "\x1b[91m", colorprofile.ASCII: "",
	} {
		var out bytes.Buffer
		s := New(&out, Options{Width: 20, Height: 4, Profile: profile})
		s.Draw(painted)
		if got := out.String(); !strings.Contains(got, want+"red") || want == "" && strings.Contains(got, "38;") {
			t.Errorf("%v: sent %q, want %q", profile, got, want)
		}
		out.Reset()
		s.Watch(nil, tea.ColorProfileMsg{Profile: colorprofile.TrueColor})
		s.Draw(painted)
		if again := strings.Contains(out.String(), "\x1b[38;2;255;0;0mred"); again == (profile == colorprofile.TrueColor) {
			t.Errorf("%v: sent %q when it was found to have all colours", profile, out.String())
		}
	}
}

// full is a terminal that takes nothing at first.
type full struct {
	bytes.Buffer
	fails int
}

func (f *full) Write(p []byte) (int, error) {
	if f.fails--; f.fails >= 0 {
		return 0, errors.New("full")
	}
	return f.Buffer.Write(p)
}

func TestWhatWasNotTakenIsDrawnAgain(t *testing.T) {
	f := &full{fails: 1}
	s := New(f, Options{Width: 20, Height: 4})
	s.Draw(view("上城区"))
	s.Draw(view("上城区"))
	if !strings.Contains(f.String(), "上城区") {
		t.Errorf("sent %q", f.String())
	}
}

// Pens and clusters of a long session are forgotten, the screen is not.
func TestInkIsBounded(t *testing.T) {
	term := newTerminal(20, 4)
	defer term.Close()
	s := New(term, Options{Width: 20, Height: 4, Profile: colorprofile.TrueColor})
	rows := make([]string, 4)
	for i := range 3 * most {
		rows[i%4] = fmt.Sprintf("\x1b[38;2;%d;%d;%dm上e%c\x1b[m", i>>16, i>>8&255, i&255, 0x300+i%0x50)
		s.Draw(view(rows...))
	}
	if len(s.ink.pens) > most+1 || len(s.ink.change) > most+1 || len(s.ink.steps) > most+1 || len(s.ink.clusters) > most+1 {
		t.Errorf("%d pens, %d changes, %d steps and %d clusters are kept", len(s.ink.pens), len(s.ink.change), len(s.ink.steps), len(s.ink.clusters))
	}
	last := 3*most - 1
	want := color.RGBA{uint8(last >> 16), uint8(last >> 8), uint8(last), 255}
	if c := term.CellAt(0, last%4); c.Content != "上" || !c.Style.Equal(&uv.Style{Fg: want}) {
		t.Errorf("the last row shows %#v, want 上 in %v", c, want)
	}
}

// No text breaks a stage: what it shows stays a grid of whole characters, and
// no sequence of the text but styles and links goes to the terminal.
func FuzzStage(f *testing.F) {
	f.Add("上城区\x1b[1;2H\x1b[K\x1b[5P\n\x1b[3@", uint8(20), uint8(4))
	f.Add("\x1b[2;3r\n\n\x1bM\x1b[9b\x1b[99999999999S", uint8(3), uint8(3))
	f.Add("\x1b]8;;http://a\x1b\\x\x1b]8;;\x07\x1b[?1049l\x9b\xff\xfe\x1b[?7l👨‍👩‍👧\n\x1bP+q", uint8(1), uint8(1))
	f.Fuzz(func(t *testing.T, text string, w, h uint8) {
		w, h = w%40, h%12
		var out bytes.Buffer
		s := New(&out, Options{Width: int(w), Height: int(h), Profile: colorprofile.TrueColor})
		s.Draw(view(""))
		for range 2 {
			out.Reset()
			s.Draw(view(text))
			check(t, &s.want)
			check(t, &s.have)
			s.Watch(nil, tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeReset})
			if !utf8.Valid(out.Bytes()) { // a terminal might take single bytes for controls
				t.Errorf("%q sends %q", text, out.String())
			}
			for _, control := range []string{"\x1bP", "\x1b]2", "\x1b]52", "\x1b[?1049", "\u009b", "\t", "\a\a"} {
				if strings.Contains(out.String(), control) && !strings.Contains(ansi.Strip(text), control) {
					t.Errorf("%q sends %q", text, out.String())
				}
			}
		}
	})
}

func check(t *testing.T, s *screen) {
	for y := range s.h {
		row := s.row(y)
		for x := 0; x < s.w && row[x] != (cell{doubt: true}); {
			n := int(row[x].width)
			if n < 1 || x+n > s.w {
				t.Fatalf("cell %d,%d has width %d", x, y, n)
			}
			for i := 1; i < n; i++ {
				if row[x+i].width != 0 {
					t.Fatalf("cell %d,%d is cut", x, y)
				}
			}
			x += n
		}
	}
}

// BenchmarkFrame is another row selected on a Chinese screen.
func BenchmarkFrame(b *testing.B) {
	rows := make([]string, 40)
	for i := range rows {
		rows[i] = strings.Repeat("上城区地区生产总值 2,000 亿元  ", 3)
	}
	var views []tea.View
	for i := range rows {
		picked := append([]string(nil), rows...)
		picked[i] = "\x1b[7m" + picked[i] + "\x1b[m"
		views = append(views, view(picked...))
	}
	var out bytes.Buffer
	s := New(&out, Options{Width: 120, Height: 40, Profile: colorprofile.TrueColor})
	s.Draw(views[0])
	out.Reset()
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		s.Draw(views[i%len(views)])
		if out.Len() > 1<<20 {
			out.Reset()
		}
	}
}
