package workbook

import (
	"math"
	"strings"

	"github.com/xuri/excelize/v2"
)

// lineHigh is the height of a line of a cell in points.
const lineHigh = 15.0

// height is that of a row of so many lines, at most what a sheet can show.
func height(lines int) float64 {
	return math.Min(lineHigh*float64(lines)+2, excelize.MaxRowHeight)
}

// weigh is the width of text in digits. A Chinese character is as wide as two,
// other letters are a little narrower than one.
func weigh(s string) float64 {
	wide := 0.0
	for _, r := range s {
		wide += weightOf(r)
	}
	return wide
}

func weightOf(r rune) float64 {
	if r > 0x2E80 {
		return 2
	}
	return 0.95
}

// linesOf counts the lines that a cell takes in a column: text wraps after a
// space or a Chinese character, and a word longer than the column anywhere. A
// number takes one line.
func linesOf(c Cell, width float64) int {
	if _, text := c.value.(string); !text {
		return 1
	}
	room := width - 1
	if c.head {
		room -= 2 // the filter's arrow
	}
	lines := 0
	for _, paragraph := range strings.Split(c.text, "\n") {
		lines += wrapped(paragraph, max(room, 2))
	}
	return lines
}

func wrapped(s string, room float64) int {
	lines, at, word := 1, 0.0, 0.0 // at: the width of the line before the word
	for _, r := range s {
		w := weightOf(r)
		breaks := r == ' ' || r > 0x2E80
		switch {
		case at+word+w <= room:
		case r == ' ':
			continue // it hangs over the edge
		case breaks || at == 0:
			lines, at, word = lines+1, 0, 0
		default: // the word goes to the next line
			lines, at = lines+1, 0
			if word+w > room {
				lines, word = lines+1, 0
			}
		}
		word += w
		if breaks {
			at, word = at+word, 0
		}
	}
	return lines
}
