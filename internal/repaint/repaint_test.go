package repaint

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"pgregory.net/rapid"
)

// terminal is an emulator, with what it is asked about its cursor.
type terminal struct {
	*vt.Emulator
	hidden bool
	read   chan struct{} // closed when its answers have ended
}

func newTerminal(w, h int) *terminal {
	term := &terminal{Emulator: vt.NewEmulator(w, h), read: make(chan struct{})}
	term.SetCallbacks(vt.Callbacks{CursorVisibility: func(shown bool) { term.hidden = !shown }})
	go func() { // what it answers goes nowhere, but must be read
		defer close(term.read)
		for b := make([]byte, 256); ; {
			if _, err := term.Read(b); err != nil {
				return
			}
		}
	}()
	return term
}

// Close ends the answers before the emulator, which does not guard one against
// the other.
func (t *terminal) Close() error {
	err := t.InputPipe().(io.Closer).Close()
	<-t.read
	return errors.Join(err, t.Emulator.Close())
}

// same fails if two terminals show different things.
func same(t rapid.TB, plain, staged *terminal) {
	t.Helper()
	for y := range plain.Height() {
		for x := range plain.Width() {
			a, b := plain.CellAt(x, y), staged.CellAt(x, y)
			if a == nil || b == nil {
				if a != b {
					t.Fatalf("cell %d,%d: %v and %v", x, y, a, b)
				}
				continue
			}
			if !alike(a, b) {
				t.Fatalf("cell %d,%d: plain %#v, staged %#v\nplain:\n%s\nstaged:\n%s", x, y, *a, *b, plain.String(), staged.String())
			}
		}
	}
	if plain.hidden != staged.hidden || plain.IsAltScreen() != staged.IsAltScreen() {
		t.Fatalf("cursor hidden %v and %v, alternate screen %v and %v", plain.hidden, staged.hidden, plain.IsAltScreen(), staged.IsAltScreen())
	}
	if a, b := plain.CursorPosition(), staged.CursorPosition(); !plain.hidden && a != b {
		t.Fatalf("cursor at %v, staged at %v", a, b)
	}
}

// alike says that two cells look the same: of a blank only the background is
// seen, unless it is reversed, underlined or struck through.
func alike(a, b *uv.Cell) bool {
	plain := func(c *uv.Cell) uv.Cell {
		const seen = uv.AttrReverse | uv.AttrStrikethrough
		if s := c.Style; c.Content == " " && c.Link.IsZero() && s.Underline == uv.UnderlineNone && s.Attrs&seen == 0 {
			return uv.Cell{Content: " ", Width: c.Width, Style: uv.Style{Bg: s.Bg}}
		}
		return *c
	}
	x, y := plain(a), plain(b)
	return x.Equal(&y)
}

// renderer sends frames as Bubble Tea does.
type renderer struct {
	out    bytes.Buffer
	scr    *uv.TerminalRenderer
	buf    uv.ScreenBuffer
	cursor bool
}

func newRenderer(term string, w, h int) *renderer {
	r := &renderer{buf: uv.NewScreenBuffer(w, h)}
	r.scr = uv.NewTerminalRenderer(&r.out, []string{"TERM=" + term})
	r.scr.SetColorProfile(colorprofile.TrueColor)
	r.scr.SetScrollOptim(true)
	r.scr.SaveCursor()
	r.scr.SetFullscreen(true)
	r.scr.SetRelativeCursor(false)
	r.scr.Erase()
	return r
}

func (r *renderer) resize(w, h int) {
	r.scr.Erase()
	r.scr.Resize(w, h)
	r.buf.Touched = nil
	r.buf.Resize(w, h)
}

// frame gives the bytes of a frame.
func (r *renderer) frame(content string, first bool, cursor *uv.Position) []byte {
	r.buf.Clear()
	uv.NewStyledString(content).Draw(r.buf, r.buf.Bounds())
	r.scr.Render(r.buf.RenderBuffer)
	if cursor != nil {
		r.scr.MoveTo(cursor.X, cursor.Y)
	}
	_ = r.scr.Flush()
	var all bytes.Buffer
	if first {
		all.WriteString(ansi.SetModeAltScreenSaveCursor)
	}
	drawn := r.out.Len() > 0
	if cursor == nil && (r.cursor || first) || cursor != nil && r.cursor && drawn {
		all.WriteString(ansi.ResetModeTextCursorEnable)
	}
	all.Write(r.out.Bytes())
	if cursor != nil && (!r.cursor || drawn) {
		all.WriteString(ansi.SetModeTextCursorEnable)
	}
	r.cursor = cursor != nil
	r.out.Reset()
	return all.Bytes()
}

// pieces are what rows are made of: both widths, ambiguous ones, clusters that
// terminals measure differently, styles and links.
var pieces = []string{
	"上城区", "余杭", "地区生产总值", "GDP", "3.8%", " ", "      ", "—", "“引号”", "·", "▌", "███", "é", "👨‍👩‍👧", "🇨🇳", "☎️", "%", "㎡", "e\u0301",
	"\x1b[1m粗\x1b[m", "\x1b[7m选中 row\x1b[m", "\x1b[48;2;1;99;90m  背景  \x1b[m", "\x1b[38;5;71m绿\x1b[m", "\x1b[4:3;58;5;9m曲\x1b[m", "\x1b[2;3;9m弱\x1b[22m斜\x1b[m",
	"\x1b]8;id=a;https://example.org/a;b?c=1\x07链接\x1b]8;;\x07", "\x1b[31;41mred", "\x1b[39m\x1b[49m",
}

// rowGen makes rows that fit, however their characters are measured.
func rowGen(w int) *rapid.Generator[string] {
	fits := func(row string) bool { return max(ansi.StringWidth(row), ansi.StringWidthWc(row)) <= w }
	return rapid.Custom(func(t *rapid.T) string {
		row := ""
		for _, piece := range rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 12).Draw(t, "pieces") {
			if fits(row + piece) {
				row += piece
			}
		}
		row += "\x1b[m"
		if rapid.Bool().Draw(t, "filled") {
			row += strings.Repeat(" ", max(0, w-max(ansi.StringWidth(row), ansi.StringWidthWc(row))))
		}
		return row
	})
}

// change alters a few rows, scrolls a part of them, or draws all anew.
func change(t *rapid.T, rows []string, w, h int) []string {
	for len(rows) < h {
		rows = append(rows, rowGen(w).Draw(t, "row"))
	}
	rows = rows[:h]
	switch rapid.IntRange(0, 5).Draw(t, "change") {
	case 0:
		for i := range rows {
			rows[i] = rowGen(w).Draw(t, "row")
		}
	case 1, 2:
		for range rapid.IntRange(1, 3).Draw(t, "rows") {
			rows[rapid.IntRange(0, h-1).Draw(t, "y")] = rowGen(w).Draw(t, "row")
		}
	case 3:
		a := rapid.IntRange(0, h-1).Draw(t, "from")
		b := rapid.IntRange(a, h-1).Draw(t, "to")
		first := rows[a]
		copy(rows[a:b], rows[a+1:b+1])
		rows[b] = first
	case 4:
		a := rapid.IntRange(0, h-1).Draw(t, "from")
		copy(rows[a+min(1, h-1-a):], append([]string(nil), rows[a:]...))
	}
	return rows
}

// What a stage draws of any views of any sizes looks as if Bubble Tea's own
// renderer had drawn it.
func TestStageIsFaithful(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w, h := rapid.IntRange(1, 40).Draw(rt, "w"), rapid.IntRange(1, 12).Draw(rt, "h")
		plain, staged := newTerminal(w, h), newTerminal(w, h)
		defer plain.Close()
		defer staged.Close()
		s := New(staged, Options{
			Width: w, Height: h, Profile: colorprofile.TrueColor,
			Rows: rapid.Bool().Draw(rt, "whole rows"), Keyboard: rapid.Bool().Draw(rt, "keyboard"),
		})
		r := newRenderer(rapid.SampledFrom([]string{"xterm-256color", "xterm-kitty", "linux", "vt100", "tmux-256color", "screen"}).Draw(rt, "TERM"), w, h)
		r.buf.Method = ansi.WcWidth
		var rows []string
		for i := range rapid.IntRange(1, 12).Draw(rt, "frames") {
			switch rapid.IntRange(0, 9).Draw(rt, "before") {
			case 0:
				if i == 0 {
					break
				}
				w, h = rapid.IntRange(1, 40).Draw(rt, "w"), rapid.IntRange(1, 12).Draw(rt, "h")
				plain.Resize(w, h)
				staged.Resize(w, h)
				s.Watch(nil, tea.WindowSizeMsg{Width: w, Height: h})
				r.resize(w, h)
				rows = nil
			case 1:
				s.Watch(nil, tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeReset})
				fmt.Fprint(plain, ansi.SetModeUnicodeCore)
				r.buf.Method = ansi.GraphemeWidth
				r.scr.SetGraphemeWidth(true)
				r.scr.Erase() // what it measured otherwise stands elsewhere
			case 2:
				s.Watch(nil, tea.ModeReportMsg{Mode: ansi.ModeSynchronizedOutput, Value: ansi.ModeReset})
			case 3:
				s.Watch(nil, tea.RawMsg{Msg: ansi.RequestBackgroundColor})
			}
			rows = change(rt, rows, w, h)
			view := tea.NewView(strings.Join(rows, "\n"))
			view.AltScreen = true
			var cursor *uv.Position
			if rapid.IntRange(0, 3).Draw(rt, "cursor") == 0 {
				at := uv.Pos(rapid.IntRange(0, w-1).Draw(rt, "x"), rapid.IntRange(0, h-1).Draw(rt, "y"))
				cursor = &at
				view.Cursor = tea.NewCursor(at.X, at.Y)
			}
			_, _ = plain.Write(r.frame(view.Content, i == 0, cursor))
			s.Draw(view)
			same(rt, plain, staged)
		}
		s.Close()
		fmt.Fprint(plain, ansi.ResetModeAltScreenSaveCursor+ansi.SetModeTextCursorEnable)
		same(rt, plain, staged)
	})
}
