package chart

import (
	"github.com/NimbleMarkets/ntcharts/v2/canvas/runes"

	"weici/ui/theme"
)

// Variant is the kind of characters that lines are drawn with.
type Variant uint8

// The variants, from fine to coarse. A theme with ASCII signs draws [ASCII]
// whatever was asked for.
const (
	Braille Variant = iota // 2 by 4 dots a cell
	Block                  // 1 by 2 dots a cell, for fonts without Braille
	ASCII                  // 1 dot a cell
)

// dots is a raster finer than cells. Where lines cross in a cell their dots
// add up and the line drawn last gives the colour.
type dots struct {
	variant Variant
	w, h    int // in cells
	fineX   int // dots a cell, across
	fineY   int // dots a cell, down
	bits    []runes.PatternDots
	tokens  []theme.Token
	used    []bool
}

func newDots(v Variant, w, h int) *dots {
	d := &dots{variant: v, w: w, h: h, fineX: 1, fineY: 1}
	switch v {
	case Braille:
		d.fineX, d.fineY = 2, 4
	case Block:
		d.fineY = 2
	}
	d.bits = make([]runes.PatternDots, w*h)
	d.tokens = make([]theme.Token, w*h)
	d.used = make([]bool, w*h)
	return d
}

// set draws one dot; x and y count dots from the top left.
func (d *dots) set(x, y int, token theme.Token) {
	if x < 0 || y < 0 || x >= d.w*d.fineX || y >= d.h*d.fineY {
		return
	}
	i := y/d.fineY*d.w + x/d.fineX
	// dot numbers as ntcharts counts them: 0 1 2 down the left column, 3 4 5
	// down the right one, then 6 and 7 below
	n := y%d.fineY + 3*(x%d.fineX)
	if y%d.fineY == 3 {
		n = 6 + x%d.fineX
	}
	d.bits[i][n] = true
	d.tokens[i], d.used[i] = token, true
}

// stroke is how a line is drawn.
type stroke uint8

const (
	thin   stroke = iota
	thick         // two dots wide, where a cell has room for it
	dashed        // over a break
)

// dash is how many dots of a dashed line are drawn, and then left out.
const dash = 3

// line joins two dots (Bresenham).
func (d *dots) line(x0, y0, x1, y1 int, token theme.Token, s stroke) {
	dx, dy := abs(x1-x0), -abs(y1-y0)
	sx, sy := sign(x1-x0), sign(y1-y0)
	for e, n := dx+dy, 0; ; n++ {
		if s != dashed || n/dash%2 == 0 {
			d.set(x0, y0, token)
		}
		if s == thick && d.variant == Braille {
			if dx > -dy {
				d.set(x0, y0+1, token)
			} else {
				d.set(x0+1, y0, token)
			}
		}
		if x0 == x1 && y0 == y1 {
			return
		}
		e2 := 2 * e
		if e2 >= dy {
			e += dy
			x0 += sx
		}
		if e2 <= dx {
			e += dx
			y0 += sy
		}
	}
}

// draw puts the dots on the sheet with their top left cell at x, y.
func (d *dots) draw(s *sheet, x, y int) {
	for i, used := range d.used {
		if used {
			s.put(x+i%d.w, y+i/d.w, d.sign(i), d.tokens[i])
		}
	}
}

// sign returns the character for the dots of the i-th cell.
func (d *dots) sign(i int) string {
	b := d.bits[i]
	switch {
	case d.variant == Braille:
		return string(runes.BraillePatternFromPatternDots(b))
	case d.variant == ASCII:
		return "."
	case b[0] && b[1]:
		return "█"
	case b[0]:
		return "▀"
	}
	return "▄"
}

func abs(n int) int { return max(n, -n) }

func sign(n int) int {
	switch {
	case n > 0:
		return 1
	case n < 0:
		return -1
	}
	return 0
}
