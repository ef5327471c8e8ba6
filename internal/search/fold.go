package search

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Span is a range of runes of a text: Start is inside, End is not.
type Span struct{ Start, End int }

// diaeresis is the mark that makes a u into the ü of pinyin.
const diaeresis = '\u0308'

// fold gives the letters and digits of a text in the one form that they are
// looked for in.
func fold(text string) string { return keyWith(text, isLetter) }

// keyWith folds a text to the runes that are kept.
func keyWith(text string, keep func(rune) bool) string {
	var b strings.Builder
	for r := range folded(text, keep) {
		b.WriteRune(r)
	}
	return b.String()
}

// folded gives the runes of a text that are kept, without case, width and
// marks, each with the runes of the text that it stands for.
func folded(text string, keep func(rune) bool) iter.Seq2[rune, Span] {
	return func(yield func(rune, Span) bool) {
		var it norm.Iter
		it.InitString(norm.NFKD, text)
		for runes := 0; !it.Done(); {
			from := it.Pos()
			segment := it.Next()
			taken := utf8.RuneCountInString(text[from:it.Pos()])
			// Of a rune that falls into several segments, such as ㎡, only the
			// last takes it.
			at := Span{runes, runes + max(taken, 1)}
			runes += taken
			for len(segment) > 0 {
				r, size := utf8.DecodeRune(segment)
				segment = segment[size:]
				next, _ := utf8.DecodeRune(segment)
				r = unicode.ToLower(r)
				if r == 'u' && next == diaeresis {
					r = 'v'
				}
				if !unicode.IsMark(r) && keep(r) && !yield(r, at) {
					return
				}
			}
		}
	}
}

func isLetter(r rune) bool {
	return r < utf8.RuneSelf && ('a' <= r && r <= 'z' || '0' <= r && r <= '9') ||
		r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsNumber(r))
}

func isHan(r rune) bool { return r >= utf8.RuneSelf && unicode.Is(unicode.Han, r) }

func hasHan(text string) bool { return strings.ContainsFunc(text, isHan) }

// part is a piece of a text that can be typed by itself: a letter of it, or a
// 汉字 by its sound. A word begins at those marked first.
type part struct {
	key   string
	at    Span
	first bool
}

// partsOf gives the letters of a text. A word begins after anything that is no
// letter, at each 汉字, and between letters and digits.
func partsOf(text string) []part { return partsWith(text, isLetter) }

func partsWith(text string, keep func(rune) bool) []part {
	parts := make([]part, 0, utf8.RuneCountInString(text))
	var b strings.Builder
	b.Grow(len(text))
	before, end := rune(0), -1
	for r, at := range folded(text, keep) {
		first := at.Start > end || isHan(r) || isHan(before) || unicode.IsDigit(r) != unicode.IsDigit(before)
		parts = append(parts, part{at: at, first: first})
		b.WriteRune(r)
		before, end = r, at.End
	}
	rest := b.String()
	for i := range parts {
		_, size := utf8.DecodeRuneInString(rest)
		parts[i].key, rest = rest[:size], rest[size:]
	}
	return parts
}

func keyOf(parts []part) string {
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(p.key)
	}
	return b.String()
}

// span gives the runes that the bytes from..to of the parts' key stand for.
func span(parts []part, from, to int) Span {
	s, offset, begun := Span{}, 0, false
	for _, p := range parts {
		end := offset + len(p.key)
		if offset < to && end > from {
			if !begun {
				s.Start, begun = p.at.Start, true
			}
			s.End = p.at.End
		}
		offset = end
	}
	return s
}
