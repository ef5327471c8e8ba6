package evidence

import "strings"

// breaks finds the line breaks that copied pages put within a sentence, so that
// 4个百⏎分点 and 42.7⏎billion yuan are read as if they stood on one line.
type breaks struct {
	runes   []rune // folded, with every line break
	longest int    // the longest line, in runes
}

func newBreaks(runes []rune) breaks {
	b := breaks{runes: runes}
	start := 0
	for i, c := range runes {
		if c == '\n' {
			b.longest, start = max(b.longest, i-start), i+1
		}
	}
	b.longest = max(b.longest, len(runes)-start)
	return b
}

// soft tells whether the line break at i, whose line begins at start, stands
// within a sentence, and where the next line's text begins.
func (b breaks) soft(start, i int) (next int, ok bool) {
	last := i
	for last > start && anyOf(b.runes[last-1], " \r\t") {
		last--
	}
	next = i + 1
	for next < len(b.runes) && anyOf(b.runes[next], " \r\t") {
		next++
	}
	if last == start || next == len(b.runes) {
		return next, false
	}
	if b.runes[next] == '\n' {
		return b.overBlank(start, last, next)
	}
	before, after := b.runes[last-1], b.runes[next]
	if sentenceEnd(before) || anyOf(before, ".:;|”\"》)") || anyOf(after, "|#-*•·—(") || b.tabular(start, last) || b.numbered(next) {
		return next, false
	}
	if b.splitsWord(last, next) {
		return next, true
	}
	width := last - start
	return next, width >= 18 && width*20 >= b.longest*17 && (isHan(before) || isLetter(before) || isDigit(before) || anyOf(before, ",、"))
}

// overBlank tells whether a sentence goes on over empty lines, as it does
// between the columns and the pages of a newspaper: its line has clauses and
// breaks off, and the next one ends a sentence.
func (b breaks) overBlank(start, last, next int) (int, bool) {
	for next < len(b.runes) && anyOf(b.runes[next], " \r\t\n") {
		next++
	}
	clauses := false
	for _, c := range b.runes[start:last] {
		clauses = clauses || c == ',' || sentenceEnd(c)
	}
	before := b.runes[last-1]
	if !clauses || next == len(b.runes) || !isHan(before) && !isDigit(before) && !anyOf(before, ",、") || !isHan(b.runes[next]) && !isDigit(b.runes[next]) && b.runes[next] != '“' || b.numbered(next) {
		return next, false
	}
	for i := next; i < len(b.runes) && i < next+400 && b.runes[i] != '\n'; i++ {
		if sentenceEnd(b.runes[i]) {
			return next, true
		}
	}
	return next, false
}

// tabular tells whether the line from i to j is a row of cells.
func (b breaks) tabular(i, j int) bool {
	cells := 0
	for _, cell := range strings.Fields(string(b.runes[i:j])) {
		if isDigit(rune(cell[0])) || cell[0] == '-' {
			cells++
		}
	}
	return cells > 1
}

// numbered tells whether a heading or a member of a list begins at i: 二、 3.
func (b breaks) numbered(i int) bool {
	j := i
	for j < len(b.runes) && j < i+3 && (isDigit(b.runes[j]) || isChineseNumeral(b.runes[j])) {
		j++
	}
	return j > i && j < len(b.runes) && anyOf(b.runes[j], "、.")
}

// splitsWord tells whether the end of one line and the beginning of the next
// make a word of the grammar, or a number with its unit.
func (b breaks) splitsWord(last, next int) bool {
	after := string(b.runes[next:min(next+4, len(b.runes))])
	line := string(b.runes[next:min(next+12, len(b.runes))])
	if isDigit(b.runes[last-1]) {
		for _, unit := range [...]string{"%", "亿", "万", "元", "个百分点", "百分点", "家", "倍", "billion", "million", "trillion", "percent", "yuan"} {
			if strings.HasPrefix(line, unit) {
				return true
			}
		}
	}
	tail := b.runes[max(0, last-3):last]
	for k := range tail {
		head := string(tail[k:])
		for n := 1; n <= len([]rune(after)); n++ {
			word := head + string([]rune(after)[:n])
			_, _, unit := chineseUnit(word)
			if unit && n+len(tail)-k > 1 || isDirection(word) && isHan(tail[len(tail)-1]) {
				return true
			}
		}
	}
	return false
}
