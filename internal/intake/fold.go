package intake

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// tidy gives a cell's text in one form: half width, one kind of dash, without
// the padding inside names (上 城 区) and the line breaks of narrow columns.
func tidy(s string) string {
	if !untidy(s) {
		return s
	}
	s = width.Fold.String(s)
	var b strings.Builder
	b.Grow(len(s))
	runes := []rune(s)
	for i, r := range runes {
		switch {
		case unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff':
			if b.Len() > 0 && i+1 < len(runes) && !isHan(before(runes, i)) && !isHan(after(runes, i)) && before(runes, i) != 0 && after(runes, i) != 0 {
				if !strings.HasSuffix(b.String(), " ") {
					b.WriteByte(' ')
				}
			}
		case r == '－' || r == '−' || r == '–' || r == '—' || r == '―' || r == '‐' || r == '‑' || r == '～' || r == '─':
			b.WriteByte('-')
		case r == '﹪':
			b.WriteByte('%')
		default:
			b.WriteRune(r)
		}
	}
	return strings.TrimSpace(b.String())
}

// untidy tells whether a text may have another form than tidy gives it: most
// have not.
func untidy(s string) bool {
	for _, r := range s {
		switch {
		case r <= ' ', r == 0x7f, r >= 0x80 && r < 0x3400 && r != '、', r >= 0xA000:
			return true
		}
	}
	return false
}

// before and after are the runes beside a space, other spaces passed over.
func before(runes []rune, i int) rune {
	for i--; i >= 0; i-- {
		if !unicode.IsSpace(runes[i]) {
			return runes[i]
		}
	}
	return 0
}

func after(runes []rune, i int) rune {
	for i++; i < len(runes); i++ {
		if !unicode.IsSpace(runes[i]) {
			return runes[i]
		}
	}
	return 0
}

func isHan(r rune) bool {
	return unicode.Is(unicode.Han, r) || r == '、' || r == '，' || r == '（' || r == '）' || r == '：' || r == '。'
}

func hasHan(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}

// key gives the letters and digits of a name, by which names are the same.
func key(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(width.Fold.String(s)) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '%' {
			b.WriteRune(r)
		}
	}
	return b.String()
}
