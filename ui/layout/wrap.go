package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Span is a run of text in one style. What a Style number means is up to the
// caller.
type Span struct {
	Text  string
	Style int
}

// Wrap breaks s into lines of at most w cells. Chinese breaks between
// characters, but no line starts with a closing mark (，。）》”％…) and none
// ends with an opening one (（《“); other scripts break at spaces, and a word
// longer than a line is cut. Spaces at a break are dropped and "\n" starts a
// new line. s holds no escape sequences; styled text goes through [WrapSpans].
// There are no lines for an empty s or for w < 1.
func Wrap(s string, w int) []string {
	lines := WrapSpans([]Span{{Text: s}}, w)
	out := make([]string, len(lines))
	for i, line := range lines {
		for _, span := range line {
			out[i] += span.Text
		}
	}
	return out
}

// WrapSpans is [Wrap] for text in several styles: a span that a line break
// divides goes on in the next line with the same style.
func WrapSpans(spans []Span, w int) [][]Span {
	if w < 1 {
		return nil
	}
	atoms := split(spans)
	var lines [][]Span
	for start := 0; start < len(atoms); {
		end, next := breakLine(atoms[start:], w)
		lines = append(lines, spell(spans, atoms[start:start+end], w))
		start += next
	}
	return lines
}

// atom is one visible character of a span: spans[span].Text[from:to].
type atom struct {
	span, from, to int
	width          int
	kind           kind
}

// kind is what matters about a character when a line is broken next to it.
type kind uint8

const (
	ideograph    kind = iota // may part from its neighbours
	word                     // keeps together with other word characters
	blank                    // vanishes at a break
	opening                  // keeps with what follows
	closing                  // keeps with what precedes
	tightOpening             // as opening, and keeps with a word before it, as in f(x)
	tightClosing             // as closing, and keeps with a word after it, as in 3.8
	dash                     // keeps with another dash, as in ——
	newline
)

func split(spans []Span) []atom {
	size := 0
	for _, s := range spans {
		size += len(s.Text)
	}
	atoms := make([]atom, 0, size/2+1)
	for i, s := range spans {
		for from := 0; from < len(s.Text); {
			n, width := cluster(s.Text[from:])
			r, _ := utf8.DecodeRuneInString(s.Text[from:])
			atoms = append(atoms, atom{i, from, from + n, width, kindOf(r)})
			from += n
		}
	}
	return atoms
}

func kindOf(r rune) kind {
	switch {
	case r == '\n', r == '\r':
		return newline
	case r == ' ', r == '\u3000':
		return blank
	case r >= 0x4e00 && r <= 0x9fff:
		return ideograph
	case strings.ContainsRune("([{$", r):
		return tightOpening
	case strings.ContainsRune(")]},.;:!?%", r):
		return tightClosing
	case strings.ContainsRune("（《“‘「『【〔〈〖￥¥〝", r):
		return opening
	case strings.ContainsRune("，。；：！？、）》”’」』】〕〉〗％‰℃…·～々ー〞", r):
		return closing
	case r == '—', r == '⸺':
		return dash
	case r < 0x2e80, r >= 0xac00 && r <= 0xd7a3:
		if unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f' {
			return blank
		}
		return word
	}
	return ideograph
}

// breakLine returns how many atoms the first line holds and where the second
// line starts.
func breakLine(atoms []atom, w int) (end, next int) {
	fit, width := 0, 0
	for fit < len(atoms) && atoms[fit].kind != newline {
		width += min(atoms[fit].width, w)
		if width > w {
			break
		}
		fit++
	}
	switch {
	case fit == len(atoms):
		return fit, fit
	case atoms[fit].kind == newline:
		return fit, fit + 1
	}
	end = fit // a word longer than the line is cut here
	for i := fit; i > 0; i-- {
		if mayBreak(atoms, i) {
			end = i
			break
		}
	}
	next = end
	for next < len(atoms) && atoms[next].kind == blank {
		next++
	}
	if next < len(atoms) && next > end && atoms[next].kind == newline {
		next++
	}
	for end > 0 && atoms[end-1].kind == blank {
		end--
	}
	return end, next
}

// mayBreak reports whether a line may end before atoms[i].
func mayBreak(atoms []atom, i int) bool {
	before, after := atoms[i-1].kind, atoms[i].kind
	for j := i; after == blank; after = atoms[j].kind {
		if j++; j == len(atoms) {
			return true
		}
	}
	switch {
	case after == closing, after == tightClosing, before == opening, before == tightOpening:
		return false
	case before == blank, atoms[i].kind == blank:
		return true
	case before == dash && after == dash:
		return false
	case before == word, before == tightClosing:
		return after != word && after != tightOpening
	}
	return true
}

// spell turns the atoms of one line back into spans. A character that is wider
// than the whole line is replaced by [Ellipsis].
func spell(spans []Span, atoms []atom, w int) []Span {
	var line []Span
	for i := 0; i < len(atoms); {
		a := atoms[i]
		if a.width > w {
			line = append(line, Span{Ellipsis, spans[a.span].Style})
			i++
			continue
		}
		to := a.to
		for i++; i < len(atoms) && atoms[i].span == a.span && atoms[i].width <= w; i++ {
			to = atoms[i].to
		}
		line = append(line, Span{spans[a.span].Text[a.from:to], spans[a.span].Style})
	}
	return line
}
