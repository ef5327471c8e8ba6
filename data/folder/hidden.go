package folder

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// hidden tells the characters that can change a screen without being seen:
// control characters, escapes and marks of writing direction.
func hidden(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\r' || unicode.Is(unicode.Bidi_Control, r)
}

// hiddenAt tells whether the text begins with a hidden character.
func hiddenAt(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return hidden(r)
}

// trim is strings.TrimSpace, quick about cells that have no blanks.
func trim(s string) string {
	if s == "" || edge(s[0]) && edge(s[len(s)-1]) {
		return s
	}
	return strings.TrimSpace(s)
}

func edge(c byte) bool { return c > ' ' && c < utf8.RuneSelf }
