// Package theme gives every mark on screen its look by what it means. A
// [Theme] is made once by [New], is passed by value and never changes. It is
// pure: strings in, styled strings out.
//
// Every theme tells things apart by a sign or a word first and by colour
// second; the mono theme has no colour at all.
package theme

// Token names what a piece of text is, not how it looks.
type Token uint8

// The tokens. Four of them carry an answer and are told apart by sign and tone
// as well: Mine, Answer, Muted (the others) and Conflict; nothing but Conflict
// is amber. Text tokens have a contrast of at least 4.5 on the assumed
// background of their theme and on its selected row; marks (Bar, BarMine and
// the series) have at least 3 on the background. Rule and Track only guide the
// eye.
const (
	Text     Token = iota // plain text: the terminal's own colour
	Muted                 // the others, and text of less weight: units, hints, reasons for absence
	Title                 // where we are, and the figure that answers
	Heading               // head of a column or a section
	Accent                // what acts or is in focus
	Key                   // a key to press
	Selected              // the row under the cursor, used by [Theme.Row]
	Mine                  // the area that is asked about, and those chosen beside it
	Leader                // the first of a ranking or of a row
	Last                  // the last of a row
	Up                    // a place gained
	Down                  // a place lost
	Neutral               // no change, or no direction that is better
	Negative              // a value below zero, good or bad
	Caveat                // what is to be known about a figure: provisional, a bound, computed
	Conflict              // sources or figures that disagree, and nothing else
	Error                 // a fault
	Quote                 // words of a source
	Answer                // the number within a quote
	Match                 // the part of a name that was looked for
	Link                  // an address that can be opened
	Input                 // text being typed
	Rule                  // lines that divide
	Track                 // the empty part of a bar, grid lines
	Bar                   // the full part of a bar
	BarMine               // the bar of an area that is asked about
	Series0               // the first of six series in a chart: see [Series]
	Series1
	Series2
	Series3
	Series4
	Series5
	tokens // how many there are
)

// SeriesCount is the number of series a chart can tell apart.
const SeriesCount = int(Series5-Series0) + 1

// Series returns the token of the i-th series of a chart, from 0. After the
// last it starts again.
func Series(i int) Token {
	return Series0 + Token(((i%SeriesCount)+SeriesCount)%SeriesCount)
}
