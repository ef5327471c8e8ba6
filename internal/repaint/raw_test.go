package repaint

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

// sequences are what renderers send, and what none does.
func sequence(t *rapid.T, w, h int) string {
	n := rapid.IntRange(1, max(w, h)+1).Draw(t, "n")
	switch rapid.IntRange(0, 32).Draw(t, "kind") {
	case 0:
		return ansi.CursorPosition(n, rapid.IntRange(1, h+1).Draw(t, "row"))
	case 1:
		return ansi.CursorUp(n)
	case 2:
		return ansi.CursorDown(n)
	case 3:
		return ansi.CursorForward(n)
	case 4:
		return ansi.CursorBackward(n)
	case 5:
		return ansi.CursorHorizontalAbsolute(n)
	case 6:
		return ansi.VerticalPositionAbsolute(n)
	case 7:
		return "\r"
	case 8:
		return "\n"
	case 9:
		return "\b"
	case 10:
		return "\r\t"
	case 11:
		return ansi.EraseLine(2 * rapid.IntRange(0, 1).Draw(t, "part"))
	case 12:
		return ansi.EraseDisplay(0)
	case 13:
		return ansi.EraseCharacter(n)
	case 14:
		return ansi.InsertCharacter(n)
	case 15:
		return ansi.DeleteCharacter(n)
	case 16: // the emulator moves the cursor when it scrolls
		return ansi.InsertLine(n) + ansi.CursorPosition(n, 1)
	case 17:
		return ansi.DeleteLine(n) + ansi.CursorPosition(n, 1)
	case 18:
		return ansi.ScrollUp(n) + ansi.CursorPosition(n, 1)
	case 19:
		return ansi.ScrollDown(n) + ansi.CursorPosition(n, 1)
	case 20:
		top := rapid.IntRange(1, h).Draw(t, "top")
		return ansi.SetTopBottomMargins(top, rapid.IntRange(top, h).Draw(t, "foot"))
	case 21:
		return ansi.SetTopBottomMargins(0, 0)
	case 22:
		return ansi.ReverseIndex
	case 23:
		return ansi.ResetModeAutoWrap
	case 24:
		return ansi.SetModeAutoWrap
	case 25:
		return ansi.CursorHomePosition + ansi.EraseEntireScreen
	case 26:
		return rapid.SampledFrom([]string{
			"\x1b[4h", "\x1b[4l", "\x1b[?6h", "\x1b[?6l", "\x1b7", "\x1b8", "\x1bD", "\x1bE", "\x1b[s", "\x1b[u", "\x1b[1J", "\x1b[3J", "\x1b[!p", "\x1bc",
		}).Draw(t, "unknown")
	case 27:
		return rapid.SampledFrom([]string{
			ansi.SetModeTextCursorEnable, ansi.ResetModeTextCursorEnable, ansi.SetModeBracketedPaste, "\x1b]2;title\x07", "\x1b[?2004l", "\x1b[>1u", "\x1b[2 q",
			"\x1b[?2026h", "\x1b[?2026l", ansi.ResetModeAltScreenSaveCursor, ansi.SetModeAltScreenSaveCursor,
		}).Draw(t, "aside")
	default:
		text := rapid.SampledFrom(pieces).Filter(func(s string) bool {
			return ansi.StringWidth(s) == ansi.StringWidthWc(s) // after others a renderer moves to where it wants to be
		}).Draw(t, "text")
		return ansi.CursorPosition(min(n, w-ansi.StringWidth(text)), rapid.IntRange(1, h).Draw(t, "row")) + text
	}
}

// Whatever a program sends, also what no renderer does, the terminal behind the
// stage shows what it would have shown. Left out is where the emulator is not
// like a terminal: wide characters at the margin, parts of rows erased to the
// left, and the cursor after rows were moved.
func TestAnySequencesAreFaithful(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w, h := rapid.IntRange(14, 30).Draw(rt, "w"), rapid.IntRange(3, 8).Draw(rt, "h")
		plain, staged := newTerminal(w, h), newTerminal(w, h)
		defer plain.Close()
		defer staged.Close()
		s := New(staged, Options{Width: w, Height: h})
		for i := range rapid.IntRange(1, 8).Draw(rt, "writes") {
			var b strings.Builder
			if i == 0 {
				b.WriteString(ansi.SetModeAltScreenSaveCursor + ansi.CursorHomePosition + ansi.EraseEntireScreen)
			}
			for range rapid.IntRange(0, 12).Draw(rt, "sequences") {
				b.WriteString(sequence(rt, w, h))
			}
			rt.Logf("%q", b.String())
			_, _ = plain.WriteString(b.String())
			_, _ = s.Write([]byte(b.String()))
			same(rt, plain, staged)
		}
	})
}
