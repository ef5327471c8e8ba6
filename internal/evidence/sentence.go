package evidence

import "slices"

// bounds are where the parts of a text begin, in order: each sentence, each
// part of one up to a semicolon, and each paragraph. They are found once, so
// that looking for the beginning of one costs no walk.
type bounds struct {
	sentences, segments, paragraphs []int
	goals                           []bool // of each paragraph: it stands under a heading of goals
}

func (t *text) findBounds() bounds {
	b := bounds{sentences: []int{0}, segments: []int{0}, paragraphs: []int{0}}
	for i, c := range t.runes {
		switch {
		case c == '\n':
			b.paragraphs = append(b.paragraphs, i+1)
			fallthrough
		case sentenceEnd(c), c == '.' && t.englishStop(i):
			b.sentences = append(b.sentences, i+1)
			fallthrough
		case c == ';':
			b.segments = append(b.segments, i+1)
		}
	}
	b.goals = make([]bool, len(b.paragraphs))
	under := false
	for k, start := range b.paragraphs {
		end := t.len()
		if k+1 < len(b.paragraphs) {
			end = b.paragraphs[k+1] - 1
		}
		if heading, goals := t.headingFrom(start, end); heading {
			under = goals
		}
		b.goals[k] = under
	}
	return b
}

// headingFrom tells whether the line from i to j is a heading, and of goals.
func (t *text) headingFrom(i, j int) (heading, goals bool) {
	if j-i > 60 {
		return false, false
	}
	for j > i && anyOf(t.at(j-1), " \r\t") {
		j--
	}
	if j-i < 3 || j-i > 32 || clauseEnd(t.at(j-1)) || anyOf(t.at(j-1), "|.") || isDigit(t.at(j-1)) {
		return false, false
	}
	line := t.sub(i, j)
	for k := i; k < j; k++ {
		if clauseEnd(t.at(k)) || t.at(k) == '%' || t.at(k) == '|' || t.at(k) == '.' && isDigit(t.at(k+1)) {
			return false, false
		}
	}
	return true, containsAny(line, "目标", "预期") && !containsAny(line, "完成", "实现情况", "执行")
}

// aimed tells whether i stands under a heading of goals.
func (b bounds) aimed(i int) bool {
	k, found := slices.BinarySearch(b.paragraphs, i)
	if !found {
		k--
	}
	return k >= 0 && b.goals[k]
}

// englishStop tells whether the point at i ends an English sentence: a space and
// a capital, or nothing, follow.
func (t *text) englishStop(i int) bool {
	j := i + 1
	for anyOf(t.at(j), "\"”’') ") {
		j++
	}
	if j == i+1 {
		return j >= t.len()
	}
	if j >= t.len() {
		return true
	}
	return t.at(j-1) == ' ' && t.capitalAt(j) && !t.abbreviates(i)
}

// abbreviates tells whether the point at i stands behind a single letter or a
// short form: U.S. Dollars, No. One.
func (t *text) abbreviates(i int) bool {
	w, start := t.wordsBefore(i, 1)
	return len(w) == 1 && start > 0 && t.at(start-1) == '.' || w == "no" || w == "mr" || w == "ms" || w == "dr" || monthNumber(w) > 0 && len(w) == 3
}

// part is where the part that holds i begins, and where the next one does.
func part(starts []int, i, end int) (int, int) {
	k, found := slices.BinarySearch(starts, i)
	if !found {
		k--
	}
	if k+1 < len(starts) {
		return starts[k], starts[k+1]
	}
	return starts[max(k, 0)], end
}

func (t *text) sentenceStart(i int) int { s, _ := part(t.bounds.sentences, i, t.len()); return s }

func (t *text) sentenceEnd(i int) int { _, e := part(t.bounds.sentences, i, t.len()); return e }

func (t *text) segmentStart(i int) int { s, _ := part(t.bounds.segments, i, t.len()); return s }

func (t *text) segmentEnd(i int) int { _, e := part(t.bounds.segments, i, t.len()); return e }

func (t *text) paragraph(i int) (start, end int) { return part(t.bounds.paragraphs, i, t.len()) }
