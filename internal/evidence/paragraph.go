package evidence

import "slices"

// maxSentence is how far back the beginning of a sentence is looked for, in runes.
const maxSentence = 1000

// paragraphEnds lists the line ends that end a paragraph. A line that breaks
// off within a sentence, as copied pages have them, ends none.
func (t *text) paragraphEnds() []int {
	var ends []int
	last := rune(0)
	for i, c := range t.runes {
		switch {
		case c == '\n':
			if sentenceEnd(last) || last == '.' || last == ':' || last == ';' {
				ends = append(ends, i)
			}
		case !anyOf(c, " \r\t”\"’)"):
			last = c
		}
	}
	return ends
}

// paragraphBetween tells whether a paragraph ends between i and j.
func (r *reader) paragraphBetween(i, j int) bool {
	k, _ := slices.BinarySearch(r.paragraphs, i)
	return k < len(r.paragraphs) && r.paragraphs[k] < j
}

// sentenceStart is where the sentence that holds i begins.
func (t *text) sentenceStart(i int) int {
	for n := 0; n < maxSentence && i > 0 && !sentenceEnd(t.at(i-1)); n++ {
		i--
	}
	return i
}
