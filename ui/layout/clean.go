package layout

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// escapes matches whole terminal sequences, so that cleaning leaves no "[31m"
// behind: CSI with its parameters, strings (OSC, DCS, SOS, PM, APC) with their
// terminator, and short escapes. A string without a terminator loses only its
// introducer, so that it cannot hide the text after it.
var escapes = regexp.MustCompile(
	`(?:\x1b\[|\x{9b})[0-?]*[ -/]*[@-~]` +
		`|(?:\x1b[\]PX^_]|[\x{90}\x{98}\x{9d}\x{9e}\x{9f}])[^\x07\x1b\x{9c}]*(?:\x07|\x1b\\|\x{9c})` +
		`|\x1b[ -/]*[0-~]`)

// Clean makes text from a dataset safe to print (rule 18 of the comparison
// rules): no control character, escape sequence, direction override or
// invisible character of it reaches the terminal. Tabs and line breaks become a
// space, invalid UTF-8 becomes U+FFFD, all else stays as it is, combining marks
// included. Text that is clean already is returned without copying.
func Clean(s string) string {
	if isClean(s) {
		return s
	}
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = escapes.ReplaceAllString(s, "")
	return strings.Map(printable, s)
}

// isClean reports whether [Clean] would change nothing.
func isClean(s string) bool {
	for i := 0; i < len(s); {
		if b := s[i]; b < utf8.RuneSelf {
			if b < 0x20 || b == 0x7f {
				return false
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 {
			return false
		}
		if plainWidth(r) == 0 && printable(r) != r {
			return false
		}
		i += size
	}
	return true
}

// printable maps a character to itself, to a space, or to -1 to drop it.
// Format characters (category Cf) hold the direction overrides and isolates,
// the zero-width characters and the tags.
func printable(r rune) rune {
	switch {
	case r == '\t', r == '\n', r == '\v', r == '\f', r == 0x85, r == 0x2028, r == 0x2029:
		return ' '
	case unicode.IsControl(r), unicode.Is(unicode.Cf, r), r >= 0xe0000 && r <= 0xe007f:
		return -1
	}
	return r
}
