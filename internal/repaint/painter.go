package repaint

import (
	"slices"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// painter knows the terminal's cursor and pen, and draws with few bytes.
type painter struct {
	x, y int // the cursor; -1: unknown, as after the last column
	pen  int32
}

func (p *painter) at(x, y int, pen int32) { *p = painter{x, y, pen} }

// lost says that the cursor may stand anywhere.
func (p *painter) lost() { p.x, p.y = -1, -1 }

// row draws what differs in a row, and has have be want.
func (p *painter) row(out []byte, k *ink, have, want []cell, y int, rows bool) []byte {
	if slices.Equal(have, want) {
		return out
	}
	if doubtful(have, rows) || doubtful(want, rows) {
		out = p.whole(out, k, want, y)
	} else {
		out = p.spans(out, k, have, want, y)
	}
	copy(have, want)
	return out
}

// doubtful says that terminals may differ about where the characters of a row
// stand; where rows is set, also those that draw East Asian ambiguous
// characters wide.
func doubtful(row []cell, rows bool) bool {
	for i := range row {
		if row[i].doubt || rows && row[i].width == 1 && (row[i].text < 0 || row[i].text >= utf8.RuneSelf) {
			return true
		}
	}
	return false
}

// whole draws a row from its begin, clipped at the margin.
func (p *painter) whole(out []byte, k *ink, row []cell, y int) []byte {
	last := len(row)
	for last > 0 && row[last-1] == blank(0) {
		last--
	}
	out = p.move(out, 0, y)
	out = p.take(out, k, 0)
	out = append(out, ansi.ResetModeAutoWrap+ansi.EraseLineRight...)
	out = p.text(out, k, row, 0, last)
	out = append(out, ansi.SetModeAutoWrap...)
	p.lost()
	return out
}

// spans draws the runs of a row that differ, and erases its end.
func (p *painter) spans(out []byte, k *ink, have, want []cell, y int) []byte {
	end, from := tail(k, have, want)
	for x := 0; x < end; {
		if have[x] == want[x] {
			x++
			continue
		}
		stop := p.join(k, have, want, x, end)
		out = p.move(out, x, y)
		out = p.run(out, k, want, x, stop)
		x = stop
	}
	if from < len(want) {
		out = p.move(out, from, y)
		out = p.take(out, k, want[from].pen)
		out = append(out, ansi.EraseLineRight...)
	}
	return out
}

// tail gives where drawing ends and from where the row is erased instead: at
// its length where erasing would not be shorter.
func tail(k *ink, have, want []cell) (end, from int) {
	w := len(want)
	b := want[w-1]
	if b.text != ' ' || !k.erases(b.pen) {
		return w, w
	}
	end = w
	for end > 0 && want[end-1] == b {
		end--
	}
	from = end
	for from < w && have[from] == b {
		from++
	}
	if w-from <= len(ansi.EraseLineRight) {
		return w, w
	}
	return end, from
}

// cheap is the length up to which cells that have not changed are drawn again
// rather than stepped over, in bytes: that of a step.
const cheap = 4

// join gives the end of the run that begins at x, with the short gaps of equal
// cells of its pen that it draws again.
func (p *painter) join(k *ink, have, want []cell, x, end int) int {
	stop := x
	for x < end {
		for x < end && have[x] != want[x] {
			x += max(int(want[x].width), 1)
		}
		stop = x
		gap := 0
		for x < end && have[x] == want[x] && want[x].pen == want[stop-1].pen && gap <= cheap {
			if want[x].width > 0 {
				gap += k.length(want[x])
			}
			x++
		}
		if gap > cheap || x >= end || have[x] == want[x] {
			return stop
		}
	}
	return stop
}

// run draws the cells of a row from x until stop; long blanks are erased and
// stepped over.
func (p *painter) run(out []byte, k *ink, row []cell, x, stop int) []byte {
	for start := x; start < stop; start = x {
		for x < stop && k.blank(row[x:stop]) <= len("\x1b[00X\x1b[00C") {
			x++
		}
		out = p.text(out, k, row, start, x)
		if x < stop {
			n := k.blank(row[x:stop])
			out = p.move(out, x, p.y)
			out = p.take(out, k, row[x].pen)
			out = append(out, ansi.EraseCharacter(n)...)
			x += n
		}
	}
	return out
}

// text draws the cells of a row from x until stop one after the other.
func (p *painter) text(out []byte, k *ink, row []cell, x, stop int) []byte {
	if x == stop {
		return out
	}
	out = p.move(out, x, p.y)
	for ; x < stop; x += max(int(row[x].width), 1) {
		out = p.take(out, k, row[x].pen)
		out = k.write(out, row[x])
	}
	p.x = x
	if x >= len(row) {
		p.x = -1
	}
	return out
}

// take changes the pen.
func (p *painter) take(out []byte, k *ink, pen int32) []byte {
	if pen != p.pen {
		out = append(out, k.turn(p.pen, pen)...)
		p.pen = pen
	}
	return out
}

// move goes to a cell.
func (p *painter) move(out []byte, x, y int) []byte {
	switch {
	case p.x == x && p.y == y:
		return out
	case p.y == y && x == 0:
		out = append(out, '\r')
	case p.y == y && p.x >= 0 && x > p.x:
		out = append(out, ansi.CursorForward(x-p.x)...)
	case p.y == y:
		out = append(out, ansi.CursorHorizontalAbsolute(x+1)...)
	case p.y >= 0 && y == p.y+1 && x == 0:
		out = append(out, "\r\n"...)
	default:
		out = append(out, ansi.CursorPosition(x+1, y+1)...)
	}
	p.x, p.y = x, y
	return out
}
