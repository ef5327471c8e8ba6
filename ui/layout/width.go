// Package layout turns text into boxes of terminal cells: rectangles, padding,
// cutting and wrapping by cell width, and the cleaning of text that comes from
// data. It is pure: strings and numbers in, strings and numbers out.
//
// A cell is one column of a terminal row. A Chinese character takes two, a
// combining mark none; East Asian ambiguous characters (— … “ · ▲) take one.
package layout

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Ellipsis marks text cut short; EllipsisASCII does where only ASCII is drawn.
// Both are one cell wide.
const (
	Ellipsis      = "…"
	EllipsisASCII = "~"
)

// Width returns the number of cells that s takes. Escape sequences take none.
func Width(s string) int {
	width := 0
	for i := 0; i < len(s); {
		if s[i] >= 0x20 && s[i] <= 0x7e {
			width++
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		w := plainWidth(r)
		if w == 0 {
			return ansi.StringWidth(s)
		}
		width += w
		i += size
	}
	return width
}

// plainWidth returns the width of the characters that always stand alone: ASCII
// and common Chinese. It returns 0 for everything that needs a closer look,
// such as marks that join their neighbour and escapes.
func plainWidth(r rune) int {
	switch {
	case r >= 0x20 && r <= 0x7e:
		return 1
	case r >= 0x4e00 && r <= 0x9fff, // unified ideographs
		r >= 0x3001 && r <= 0x3029, // 、。《》「」
		r >= 0xff01 && r <= 0xff60: // full-width ！（，
		return 2
	}
	return 0
}

// cluster returns the length in bytes and the width in cells of the first
// character of s as a person sees it (a grapheme cluster).
func cluster(s string) (size, width int) {
	r, n := utf8.DecodeRuneInString(s)
	if w := plainWidth(r); w > 0 {
		next, _ := utf8.DecodeRuneInString(s[n:])
		if n == len(s) || plainWidth(next) > 0 {
			return n, w
		}
	}
	c, w := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
	return max(len(c), 1), w
}

// Pad adds spaces at the right until s is w cells wide. Wider text is returned
// as it is: use [Fit] where the width must hold.
func Pad(s string, w int) string {
	return s + spaces(w-Width(s))
}

// PadLeft adds spaces at the left until s is w cells wide, which aligns it to
// the right. Wider text is returned as it is.
func PadLeft(s string, w int) string {
	return spaces(w-Width(s)) + s
}

// Center adds spaces on both sides until s is w cells wide; an odd space goes
// to the right. Wider text is returned as it is.
func Center(s string, w int) string {
	gap := max(w-Width(s), 0)
	return spaces(gap/2) + s + spaces(gap-gap/2)
}

// Fit returns s in exactly w cells: padded at the right, or cut with [Ellipsis].
// Escape sequences are kept. s must not hold line breaks (see [Clean]).
func Fit(s string, w int) string {
	return FitWith(s, w, Ellipsis)
}

// FitWith is [Fit] with another mark for text cut short, such as
// [EllipsisASCII].
func FitWith(s string, w int, mark string) string {
	if w <= 0 {
		return ""
	}
	have := Width(s)
	if have > w {
		s, have = cut(s, w, mark)
	}
	return fill(s, have, w)
}

// FitNumber returns the printed number s right-aligned in exactly w cells. A
// number that does not fit is replaced whole by mark, because a number cut
// short is another number.
func FitNumber(s string, w int, mark string) string {
	if w <= 0 {
		return ""
	}
	if Width(s) > w {
		s, _ = cut(mark, w, "")
	}
	return PadLeft(s, w)
}

// cut shortens s to at most w cells, mark included, and returns its new width.
func cut(s string, w int, mark string) (string, int) {
	room := w - Width(mark)
	if room < 0 {
		return "", 0
	}
	if strings.IndexByte(s, ansi.ESC) >= 0 {
		short := ansi.Truncate(s, w, mark)
		for n := w - 1; Width(short) > w && n >= 0; n-- { // it counts a letter with a variation selector as narrower than it is
			short = ansi.Truncate(s, n, mark)
		}
		return short, Width(short)
	}
	used := 0
	for i := 0; i < len(s); {
		size, width := cluster(s[i:])
		if used+width > room {
			return s[:i] + mark, used + w - room
		}
		used += width
		i += size
	}
	return s, used
}

// fill pads s, which is have cells wide, to w cells. It measures again, because
// a few scripts have letters that swallow the space after them.
func fill(s string, have, w int) string {
	if have >= w {
		return s
	}
	out := s + spaces(w-have)
	for n := Width(out); n < w; n++ {
		out += " "
	}
	return out
}

// spaces returns n spaces, none for a negative n.
func spaces(n int) string {
	return strings.Repeat(" ", max(n, 0))
}
