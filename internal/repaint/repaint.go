// Package repaint draws a program's frames on its terminal and sends only what
// changes there.
//
// Bubble Tea's own renderer works every cell of every frame out anew, sends
// each row that holds a wide character whole (on a Chinese screen that is every
// row: some 5,000 bytes for a moved cursor, over SSH for each visitor), waits
// for a ticker that never rests, and keeps several grids of large cells for a
// session. A Stage takes the view of a program without a renderer
// (tea.WithoutRenderer) instead, looks only at the rows whose text is another
// than in the frame before, and sends the cells of them that differ, at once.
//
// Terminals differ about the width of some characters. A row with one of those
// is sent whole when it changes.
package repaint

import (
	"io"
	"strings"
	"sync"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/ansi/parser"
)

// Options say what a Stage cannot learn from the views.
type Options struct {
	// Width and Height are the terminal's size in cells.
	Width, Height int
	// Profile is how many colours the terminal has.
	Profile colorprofile.Profile
	// Keyboard asks the terminal to tell keys apart that it would send alike.
	// It is for a program that reads the answer from the terminal itself.
	Keyboard bool
	// Rows has every row with a character that some terminals draw wide, such
	// as “—” or “·”, sent whole when it changes.
	Rows bool
}

// Stage is a terminal that views are drawn on. It may be used by several
// goroutines.
type Stage struct {
	mu       sync.Mutex
	to       io.Writer
	keyboard bool
	rows     bool

	ink        *ink
	parser     *ansi.Parser
	lines      []string // the rows of want, as they were given
	want, have screen   // the screen asked for, and the one that is shown
	paint      painter
	out, drawn []byte // kept between frames

	inside    bool // the alternate screen is shown
	anew      bool // the screen is to be cleared first
	sync      bool // the terminal shows a frame at once, mode 2026
	graphemes bool // the terminal measures graphemes, mode 2027
	shown     bool // the cursor
	declared  declared
}

// New makes a stage of a terminal.
func New(to io.Writer, o Options) *Stage {
	s := &Stage{to: to, keyboard: o.Keyboard, rows: o.Rows, ink: newInk(o.Profile), parser: newParser()}
	s.resize(o.Width, o.Height)
	return s
}

// newParser makes a parser whose buffers grow with what is read: one of
// x/ansi's own takes 64 KB for every session.
func newParser() *ansi.Parser {
	p := new(ansi.Parser)
	p.SetParamsSize(parser.MaxParamsSize)
	p.SetDataSize(0)
	return p
}

// Draw shows a view. One that asks for no alternate screen leaves it; outside
// of it nothing is drawn. What the terminal does not take is drawn again with
// the next view.
func (s *Stage) Draw(v tea.View) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !v.AltScreen {
		s.leave()
		s.send()
		return
	}
	s.enter()
	s.declare(v)
	s.frame(v)
	if s.ink.full() {
		s.compact()
	}
	s.send()
}

// frame sends the difference between the view and what is shown, with the
// cursor hidden meanwhile unless the terminal shows it all at once.
func (s *Stage) frame(v tea.View) {
	s.drawn = s.drawn[:0]
	if s.anew {
		s.clear()
	}
	s.take(v.Content)
	drawn := len(s.drawn) > 0
	if drawn && s.sync {
		s.out = append(s.out, ansi.SetModeSynchronizedOutput...)
	}
	if s.shown && (v.Cursor == nil || drawn && !s.sync) {
		s.out = append(s.out, ansi.ResetModeTextCursorEnable...)
		s.shown = false
	}
	s.out = append(s.out, s.drawn...)
	if drawn { // a terminal may clear with it when its size changes
		s.out = s.paint.take(s.out, s.ink, 0)
	}
	if c := v.Cursor; c != nil {
		s.out = s.paint.move(s.out, min(max(c.X, 0), s.want.w-1), min(max(c.Y, 0), s.want.h-1))
		if !s.shown {
			s.out = append(s.out, ansi.SetModeTextCursorEnable...)
			s.shown = true
		}
	}
	if drawn && s.sync {
		s.out = append(s.out, ansi.ResetModeSynchronizedOutput...)
	}
}

// clear begins with an empty screen.
func (s *Stage) clear() {
	s.drawn = append(s.drawn, ansi.ResetStyle+ansi.CursorHomePosition+ansi.EraseEntireScreen...)
	s.paint.at(0, 0, 0)
	s.have.fill(0, len(s.have.cells), 0)
	s.want.fill(0, len(s.want.cells), 0)
	clear(s.lines)
	s.anew = false
}

// take reads the rows of a frame and draws those that changed. Rows that are
// missing are empty, those below the last of the screen are not seen.
func (s *Stage) take(content string) {
	for y := range s.lines {
		var line string
		line, content, _ = strings.Cut(content, "\n")
		if line == s.lines[y] {
			continue
		}
		s.lines[y] = line
		s.lay(s.want.row(y), line)
		s.drawn = s.paint.row(s.drawn, s.ink, s.have.row(y), s.want.row(y), y, s.rows)
	}
}

// send writes what is to be sent, in one piece.
func (s *Stage) send() {
	if len(s.out) == 0 {
		return
	}
	if _, err := s.to.Write(s.out); err != nil {
		s.anew = true
	}
	s.out = s.out[:0]
	for _, kept := range []*[]byte{&s.out, &s.drawn} {
		if cap(*kept) > mostKept {
			*kept = nil
		}
	}
}

// mostKept bounds the buffers that are kept between frames, in bytes.
const mostKept = 64 << 10

// Say sends a sequence that draws nothing: a question to the terminal, or
// something for its clipboard.
func (s *Stage) Say(sequence string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.out = append(s.out, sequence...)
	s.send()
}

// Close leaves the terminal as it was before the first view. A view after it
// begins anew.
func (s *Stage) Close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.leave()
	s.send()
}

// resize begins anew with a size.
func (s *Stage) resize(width, height int) {
	s.want, s.have = newScreen(width, height), newScreen(width, height)
	s.lines = make([]string, s.want.h)
	s.anew = true
}

// compact forgets the pens and clusters that are not on the screen.
func (s *Stage) compact() {
	ink := newInk(s.ink.profile)
	for _, cells := range [][]cell{s.want.cells, s.have.cells} {
		for i := range cells {
			cells[i] = ink.adopt(s.ink, cells[i])
		}
	}
	s.paint.pen = ink.pen(s.ink.pens[s.paint.pen])
	s.ink = ink
}
