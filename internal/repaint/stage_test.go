package repaint

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// begin is how a renderer begins.
const begin = ansi.SetModeAltScreenSaveCursor + ansi.CursorHomePosition + ansi.EraseEntireScreen

// staged gives what a stage of 20×4 cells sends for the last of some writes.
func staged(t *testing.T, writes ...string) string {
	t.Helper()
	var out bytes.Buffer
	s := New(&out, Options{Width: 20, Height: 4})
	for _, w := range writes {
		out.Reset()
		if n, err := s.Write([]byte(w)); n != len(w) || err != nil {
			t.Fatalf("Write gives %d, %v", n, err)
		}
	}
	return out.String()
}

func TestOnlyChangesAreSent(t *testing.T) {
	row := func(y int, text string) string {
		return ansi.CursorPosition(1, y) + ansi.EraseLineRight + text
	}
	first := begin + row(1, "位次 上城区 3.8") + row(2, "位次 余杭区 1.0")
	for _, c := range []struct {
		name, again, want string
	}{
		{"nothing", row(1, "位次 上城区 3.8") + row(2, "位次 余杭区 1.0"), ""},
		{"one character", row(1, "位次 上城区 3.9"), "\x1b[1;15H9"},
		{"a wide one", row(2, "位次 余姚区 1.0"), "\x1b[2;8H姚"},
		{"the end", row(1, "位次"), "\x1b[1;6H\x1b[K"},
		{"a shown cursor", row(1, "位次 上城区 3.8") + ansi.CursorPosition(3, 3) + ansi.SetModeTextCursorEnable, "\x1b[3;3H"},
		{"a title", "\x1b]2;位次\x07", "\x1b]2;位次\x07"},
		{"all anew", begin[len(ansi.SetModeAltScreenSaveCursor):] + row(1, "位次"), "\x1b[H\x1b[2J位次"},
		{"synchronized", ansi.SetModeSynchronizedOutput + row(1, "位次 上城区 3.9") + ansi.ResetModeSynchronizedOutput, "\x1b[?2026h\x1b[1;15H9\x1b[?2026l"},
		{"synchronized nothing", ansi.SetModeSynchronizedOutput + row(1, "位次 上城区 3.8") + ansi.ResetModeSynchronizedOutput, ""},
	} {
		got := staged(t, first+ansi.CursorPosition(20, 4), c.again)
		got = strings.ReplaceAll(got, ansi.ResetModeTextCursorEnable, "")
		got = strings.ReplaceAll(got, ansi.SetModeTextCursorEnable, "")
		if !strings.HasPrefix(got, c.want) || len(got) > len(c.want)+len("\x1b[1;11H") {
			t.Errorf("%s: sent %q, want %q and at most the cursor's place", c.name, got, c.want)
		}
	}
}

func TestOutsideTheAlternateScreenAllIsSentAsItComes(t *testing.T) {
	for _, text := range []string{"plain\r\n上城区", "\x1b[H\x1b[2Jtext", "\x1b[31m\x1b[3;3Hx\x1b[K", begin + "a" + ansi.ResetModeAltScreenSaveCursor + "\x1b[6n", begin + "a" + ansi.ResetModeAltScreenSaveCursor} {
		after := text + "\x1b[2;2Hafter\x1b[m\r\n"
		var out bytes.Buffer
		s := New(&out, Options{Width: 20, Height: 4})
		fmt.Fprint(s, text)
		out.Reset()
		fmt.Fprint(s, after[len(text):])
		if got := out.String(); got != after[len(text):] {
			t.Errorf("after %q: sent %q", text, got)
		}
	}
}

func TestWithoutASizeAllIsSentAsItComes(t *testing.T) {
	var out bytes.Buffer
	s := New(&out, Options{})
	fmt.Fprint(s, begin+"上城区\x1b[1;1H\x1b[K")
	if got := out.String(); got != begin+"上城区\x1b[1;1H\x1b[K" {
		t.Errorf("sent %q", got)
	}
}

// full is a writer that takes nothing.
type full struct{}

var errFull = errors.New("full")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestErrorsOfTheTerminalAreGiven(t *testing.T) {
	if n, err := New(full{}, Options{Width: 2, Height: 2}).Write([]byte("x")); n != 0 || err != errFull {
		t.Errorf("Write gives %d, %v", n, err)
	}
}

// Pens and clusters of a long session are forgotten, the screen is not.
func TestInkIsBounded(t *testing.T) {
	term := newTerminal(20, 4)
	defer term.Close()
	plain := newTerminal(20, 4)
	defer plain.Close()
	s := New(term, Options{Width: 20, Height: 4})
	send := func(text string) {
		fmt.Fprint(s, text)
		fmt.Fprint(plain, text)
	}
	send(begin)
	for i := range 3 * most {
		send(fmt.Sprintf("\x1b[%d;1H\x1b[38;2;%d;%d;%dm上e%c\x1b[m", 1+i%4, i>>16, i>>8&255, i&255, 0x300+i%0x50))
	}
	same(t, plain, term)
	if len(s.ink.pens) > most+1 || len(s.ink.change) > most+1 || !s.known {
		t.Errorf("%d pens and %d changes are kept, known %v", len(s.ink.pens), len(s.ink.change), s.known)
	}
}

// No bytes break a stage, and what it shows stays a grid of whole characters.
func FuzzStage(f *testing.F) {
	f.Add([]byte(begin+"上城区\x1b[1;2H\x1b[K\x1b[5P\x1b[3@"), uint8(20), uint8(4))
	f.Add([]byte(begin+"\x1b[2;3r\x1b[2;1H\x1b[L\n\n\x1bM\x1b[9b\x1b[99999999999S"), uint8(3), uint8(3))
	f.Add([]byte(begin+"\x1b]8;;http://a\x1b\\x\x1b]8;;\x07\x1b[?1049l\x9b\xff\xfe\x1b[?7l👨‍👩‍👧"), uint8(1), uint8(1))
	f.Fuzz(func(t *testing.T, b []byte, w, h uint8) {
		w, h = w%40, h%12
		var out bytes.Buffer
		s := New(&out, Options{Width: int(w), Height: int(h)})
		for len(b) > 0 {
			n := 1 + int(b[0])%len(b)
			if _, err := s.Write(b[:n]); err != nil {
				t.Fatal(err)
			}
			b = b[n:]
			if s.known {
				check(t, &s.want)
				check(t, &s.have)
			}
			if s.x < 0 || s.y < 0 || s.x > int(w) || s.known && s.y >= int(h) {
				t.Fatalf("cursor at %d,%d of %d×%d", s.x, s.y, w, h)
			}
		}
	})
}

func check(t *testing.T, s *screen) {
	for y := range s.h {
		row := s.row(y)
		for x := 0; x < s.w; {
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

// BenchmarkFrame is a row selected on a Chinese screen, as the renderer sends
// it and as the stage does.
func BenchmarkFrame(b *testing.B) {
	rows := make([]string, 40)
	for i := range rows {
		rows[i] = strings.Repeat("上城区地区生产总值 2,000 亿元  ", 3)
	}
	r := newRenderer("xterm-256color", 120, 40)
	r.buf.Method = ansi.WcWidth
	var frames [][]byte
	for i := range 40 {
		picked := append([]string(nil), rows...)
		picked[i] = "\x1b[7m" + picked[i] + "\x1b[m"
		frames = append(frames, append([]byte(nil), r.frame(strings.Join(picked, "\n"), i == 0, nil)...))
	}
	var out bytes.Buffer
	s := New(&out, Options{Width: 120, Height: 40})
	_, _ = s.Write(frames[0])
	out.Reset()
	in := 0
	for i := 0; b.Loop(); i++ {
		frame := frames[1+i%(len(frames)-1)]
		in += len(frame)
		_, _ = s.Write(frame)
	}
	b.ReportMetric(float64(in)/float64(b.N), "renderer-B/op")
	b.ReportMetric(float64(out.Len())/float64(b.N), "B/op-sent")
}
