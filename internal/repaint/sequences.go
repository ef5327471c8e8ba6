package repaint

import (
	"strings"
	"unicode/utf8"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// tabStop is the distance of tab stops, in cells.
const tabStop = 8

// print puts a character on the screen asked for.
func (s *Stage) print(seq []byte, width int) {
	if !s.known {
		s.send(seq)
		return
	}
	c := cell{pen: s.pen, width: int8(width)}
	if r, n := utf8.DecodeRune(seq); n == len(seq) {
		c.text = r
	} else {
		c.text = s.ink.text(seq)
	}
	if c.text == ' ' {
		c.pen = s.ink.blanks[c.pen]
	}
	c.doubt = !s.graphemes && len(seq) > 1 && ansi.StringWidth(string(seq)) != ansi.StringWidthWc(string(seq))
	if !utf8.Valid(seq) || !s.put(c) {
		s.asItCame(seq)
	}
}

// put writes a cell at the cursor and says whether all terminals do so alike:
// not where it wraps, nor where it cuts a wide character in two.
func (s *Stage) put(c cell) bool {
	w := int(c.width)
	if w < 1 || s.x+w > s.want.w {
		return false
	}
	if !s.want.put(s.y, s.x, c) {
		return false
	}
	s.last = c
	s.x += w
	if !s.wrap {
		s.x = min(s.x, s.want.w-1)
	}
	return true
}

// control does a control character.
func (s *Stage) control(seq []byte) {
	if !s.known || seq[0] == ansi.BEL {
		s.send(seq)
		return
	}
	switch seq[0] {
	case ansi.CR:
		s.x = 0
	case ansi.BS:
		s.x = max(s.column()-1, 0)
	case ansi.HT:
		s.x = min((s.column()/tabStop+1)*tabStop, s.want.w-1)
	case ansi.LF:
		s.x = s.column()
		if s.newline {
			s.x = 0
		}
		switch {
		case s.y == s.foot-1:
			s.scroll(seq, 1)
		case s.y < s.want.h-1:
			s.y++
		}
	default:
		s.unknown(seq)
	}
}

// column is the column that the cursor is shown in.
func (s *Stage) column() int { return min(s.x, s.want.w-1) }

func (s *Stage) reverseIndex(seq []byte) {
	switch {
	case !s.known:
		s.send(seq)
	case s.y == s.top:
		s.scroll(seq, -1)
	case s.y > 0:
		s.y--
	}
}

// scroll has the terminal move its rows, which are right then on both screens.
// The sequence works on the rows between the margins or, for those that insert
// and delete rows, from the cursor down.
func (s *Stage) scroll(seq []byte, n int) {
	top := s.top
	if final := seq[len(seq)-1]; final == 'L' || final == 'M' {
		top = s.y
	}
	margins := s.top != 0 || s.foot != s.want.h
	if margins {
		s.out = append(s.out, ansi.SetTopBottomMargins(s.top+1, s.foot)...)
		s.paint.lost()
	}
	s.out = s.paint.move(s.out, s.column(), s.y)
	s.out = s.paint.take(s.out, s.ink, s.pen)
	s.send(seq)
	if margins {
		s.out = append(s.out, ansi.SetTopBottomMargins(0, 0)...)
	}
	s.paint.lost()
	pen := s.ink.eraser(s.pen)
	s.want.scroll(top, s.foot, n, pen)
	s.have.scroll(top, s.foot, n, pen)
}

// osc takes a hyperlink; other operating system commands draw nothing.
func (s *Stage) osc(seq []byte) {
	if s.parser.Command() != 8 {
		s.send(seq)
		return
	}
	p := s.ink.pens[s.pen]
	uv.ReadLink(trimOsc(seq), &p.link)
	if p.link.URL == "" {
		p.link = uv.Link{}
	}
	s.pen = s.ink.pen(p)
	if !s.known {
		s.send(seq)
	}
}

// trimOsc takes the introducer and the terminator off.
func trimOsc(seq []byte) []byte {
	seq = seq[len("\x1b]"):]
	if n := len(seq); seq[n-1] == ansi.BEL {
		return seq[:n-1]
	}
	return seq[:max(len(seq)-2, 0)]
}

// csi does a control sequence. home says that the one before it sent the
// cursor home.
func (s *Stage) csi(seq []byte, home bool) {
	cmd := ansi.Cmd(s.parser.Command())
	switch {
	case cmd.Prefix() == '?' && cmd.Intermediate() == 0 && (cmd.Final() == 'h' || cmd.Final() == 'l'):
		s.mode(seq, cmd.Final() == 'h')
	case cmd.Prefix() != 0 || cmd.Intermediate() != 0, cmd.Final() == 'c', cmd.Final() == 't':
		s.aside(seq, cmd)
	case cmd.Final() == 'm':
		p := s.ink.pens[s.pen]
		uv.ReadStyle(s.parser.Params(), &p.style)
		s.pen = s.ink.pen(p)
		if !s.known {
			s.send(seq)
		}
	case cmd.Final() == 'J' && s.param(0, 0) == 2:
		s.clear(seq, home)
	case !s.known && strings.IndexByte(edits, cmd.Final()) >= 0:
		s.home = cmd.Final() == 'H' && s.param(0, 1) == 1 && s.param(1, 1) == 1
		s.margins(cmd.Final())
		s.send(seq)
	case cmd.Final() == 'n': // where the cursor is
		if s.known {
			s.show()
			s.out = s.paint.move(s.out, s.column(), s.y)
		}
		s.send(seq)
	case strings.IndexByte(edits, cmd.Final()) < 0:
		s.unknown(seq)
	case !s.edit(seq, cmd.Final()):
		s.asItCame(seq)
	}
}

// aside sends what sets or asks something besides the cells: keyboard
// protocols, versions, the cursor's shape.
func (s *Stage) aside(seq []byte, cmd ansi.Cmd) {
	switch cmd.Final() {
	case 'c', 'm', 'n', 'p', 'q', 't', 'u', 'W':
		s.send(seq)
	default:
		s.unknown(seq)
	}
}

// mode sets or resets a mode. Those that change how cells are drawn are kept
// for when something is drawn.
func (s *Stage) mode(seq []byte, on bool) {
	params := s.parser.Params()
	for i := range params {
		switch s.param(i, 0) {
		case 7, 25, 1049, 2026:
			if len(params) > 1 {
				s.unknown(seq)
				return
			}
		case 3, 6, 47, 69, 1047, 1048: // columns, origin, margins, other screens
			s.unknown(seq)
			return
		}
	}
	switch s.param(0, 0) {
	case 7:
		s.wrap = on
	case 25:
		s.visible = on
		if !s.known {
			s.shown = on
		}
	case 2026:
		s.sync = on
		s.synced = s.synced || on
		if !s.known {
			s.syncing = on
		}
	case 1049:
		s.lose()
		s.inside = on
	case 2027:
		s.graphemes = on
		s.send(seq)
		return
	default:
		s.send(seq)
		return
	}
	if !s.known {
		s.send(seq)
	}
}

// clear clears the screen, which is always sent: it is how a program has all
// drawn anew. From here on both screens are known, if the program does it as
// renderers do: from the first cell, with the default pen and no margins.
func (s *Stage) clear(seq []byte, home bool) {
	home = home || s.known && s.x == 0 && s.y == 0
	if !home || !s.inside || !s.wrap || s.pen != 0 || s.top != 0 || s.foot != s.want.h || s.off || len(s.want.cells) == 0 {
		s.asItCame(seq)
		return
	}
	if s.known {
		s.out = s.paint.take(s.out, s.ink, 0)
		s.out = s.paint.move(s.out, 0, 0)
	}
	s.send(seq)
	s.known = true
	s.x, s.y = 0, 0
	s.paint.at(0, 0, 0)
	s.want.fill(0, len(s.want.cells), 0)
	s.have.fill(0, len(s.have.cells), 0)
}

// margins keeps the rows that scroll, also while the screen is not known.
func (s *Stage) margins(final byte) {
	if final != 'r' {
		return
	}
	top, foot := s.param(0, 1)-1, s.param(1, s.want.h)
	if top < 0 {
		top = 0
	}
	if foot == 0 || foot > s.want.h {
		foot = s.want.h
	}
	if top < foot-1 {
		s.top, s.foot = top, foot
		s.x, s.y = 0, 0
	}
}

// param gives a parameter, or def where it is left out.
func (s *Stage) param(i, def int) int {
	n, _ := s.parser.Param(i, def)
	return n
}

// count gives a parameter that counts cells.
func (s *Stage) count() int {
	return max(1, min(s.param(0, 1), len(s.want.cells)))
}

// edits are the finals of the sequences that edit understands.
const edits = "@ABCDGHIJKLMPSTXZ`bdfr"

// edit moves the cursor or changes cells, and says whether it could in a way
// that all terminals share.
func (s *Stage) edit(seq []byte, final byte) bool {
	if outside := s.y < s.top || s.y >= s.foot; outside && strings.IndexByte("@ABLMPST", final) >= 0 {
		return false
	}
	if s.travel(final) {
		return true
	}
	w, x, y, n := s.want.w, s.column(), s.y, s.count()
	pen := s.ink.eraser(s.pen)
	switch final {
	case 'J':
		return s.param(0, 0) == 0 && s.below(x, y, pen)
	case 'K':
		switch s.param(0, 0) {
		case 0:
			return s.want.erase(y, x, w, pen)
		case 1:
			return s.want.erase(y, 0, x+1, pen)
		case 2:
			return s.want.erase(y, 0, w, pen)
		}
		return false
	case 'X':
		return s.want.erase(y, x, min(x+n, w), pen)
	case '@':
		return s.want.insert(y, x, n, pen)
	case 'P':
		return s.want.delete(y, x, n, pen)
	case 'L', 'M':
		s.x = 0
		fallthrough
	case 'S', 'T':
		if final == 'L' || final == 'T' {
			n = -n
		}
		s.scroll(seq, n)
		return true
	case 'r':
		s.margins(final)
		return true
	case 'b':
		if s.last.width == 0 || n > w {
			return false
		}
		s.repeat(n)
		return true
	}
	return false
}

func (s *Stage) below(x, y int, pen int32) bool {
	if !s.want.erase(y, x, s.want.w, pen) {
		return false
	}
	s.want.fill((y+1)*s.want.w, len(s.want.cells), pen)
	return true
}

// repeat prints the last character n times more.
func (s *Stage) repeat(n int) {
	c := s.last
	c.pen = s.pen
	for range n {
		if s.known && !s.put(c) {
			s.lose()
		}
		if !s.known {
			s.out = s.ink.write(s.out, c)
		}
	}
}

// travel moves the cursor.
func (s *Stage) travel(final byte) bool {
	w, h, x, n := s.want.w, s.want.h, s.column(), s.count()
	switch final {
	case 'A':
		s.y = max(s.y-n, s.top)
	case 'B':
		s.y = min(s.y+n, s.foot-1)
	case 'C':
		x = min(x+n, w-1)
	case 'D':
		x = max(x-n, 0)
	case 'G', '`':
		x = min(n, w) - 1
	case 'd':
		s.y = min(n, h) - 1
	case 'H', 'f':
		s.y = min(n, h) - 1
		x = min(max(s.param(1, 1), 1), w) - 1
	case 'I':
		x = min((x/tabStop+n)*tabStop, w-1)
	case 'Z':
		x = max((x+tabStop-1)/tabStop-n, 0) * tabStop
	default:
		return false
	}
	s.x = x
	return true
}
