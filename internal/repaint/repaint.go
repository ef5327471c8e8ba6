// Package repaint stands between a program and its terminal and sends only
// what changes there.
//
// Bubble Tea's renderer sends every row that holds a wide character whole, at
// every frame, as it does not trust terminals to agree with it about widths.
// On a Chinese screen that is every row: some 5,000 bytes for a moved cursor,
// over SSH for each visitor. A Stage reads the renderer's output as a terminal
// would, keeps the screen that it asks for and the screen that the terminal
// shows, and sends the difference. Cells are compared only where both width
// models agree; a row with a character they disagree about is sent whole.
//
// It is faithful by construction: what it does not understand it sends as it
// came, after bringing the terminal to where the program believes it is, and
// goes on so until the program clears the whole screen. Outside the alternate
// screen it never changes a byte.
package repaint

import (
	"io"
	"sync"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/ansi/parser"
)

// Options say what a Stage cannot learn from the output.
type Options struct {
	// Width and Height are the terminal's size in cells. While either is not
	// positive, everything is sent as it came.
	Width, Height int
	// Newline says that a line feed also returns to the first column, as it
	// does where the terminal's driver is not in raw mode.
	Newline bool
	// Rows has every row with a character that some terminals draw wide, such
	// as “—” or “·”, sent whole when it changes.
	Rows bool
	// Off has everything sent as it comes.
	Off bool
}

// Stage is a writer that passes on what changes the terminal. It may be used
// by several goroutines.
type Stage struct {
	mu      sync.Mutex
	to      io.Writer
	newline bool
	rows    bool

	parser *ansi.Parser
	rest   []byte // the begin of a sequence or character, its end not yet written
	out    []byte // what is to be sent

	ink        *ink
	want, have screen // the screen asked for, and the one that is shown
	pen        int32  // the pen asked for
	x, y       int    // the cursor asked for; x is the width where the next character wraps
	last       cell   // the last character, for sequences that repeat it
	top, foot  int    // the rows that scroll, foot excluded
	wrap       bool   // a character after the last column goes to the next row
	graphemes  bool   // the terminal measures graphemes, mode 2027

	visible, shown        bool // the cursor, as asked for and as it is
	sync, syncing, synced bool // mode 2026, as asked for, as it is, and asked for in this write

	inside bool // the alternate screen is shown
	known  bool // want and have hold
	off    bool // something was not understood: they hold no more
	home   bool // the last sequence sent the cursor home
	paint  painter
	drawn  []byte // kept between frames
}

// New makes a stage in front of a terminal.
func New(to io.Writer, o Options) *Stage {
	s := &Stage{to: to, newline: o.Newline, rows: o.Rows, off: o.Off, parser: newParser(), ink: newInk(), wrap: true, visible: true, shown: true}
	s.resize(o.Width, o.Height)
	return s
}

// newParser makes a parser whose buffers grow with what is sent: one of
// x/ansi's own takes 64 KB for every session.
func newParser() *ansi.Parser {
	p := new(ansi.Parser)
	p.SetParamsSize(parser.MaxParamsSize)
	p.SetDataSize(0)
	return p
}

// Resize tells the size of the terminal. The program must be told after the
// stage, so that no frame of the new size comes before it.
func (s *Stage) Resize(width, height int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if width != s.want.w || height != s.want.h {
		s.lose()
		s.resize(width, height)
	}
}

func (s *Stage) resize(width, height int) {
	s.want, s.have = newScreen(width, height), newScreen(width, height)
	s.top, s.foot = 0, height
}

// Write takes what the program sends, and sends what changes the terminal in
// one piece. It gives the length of p, or the error of the terminal.
func (s *Stage) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	in := p
	if len(s.rest) > 0 {
		in = append(s.rest, p...)
	}
	s.synced = s.sync
	for end := characters(in); end > 0; {
		seq, width, whole := s.next(in[:end])
		if !whole {
			break
		}
		s.take(seq, width)
		in, end = in[len(seq):], end-len(seq)
	}
	s.rest = append([]byte(nil), in...)
	if s.known {
		s.show()
	}
	if len(s.out) == 0 {
		return len(p), nil
	}
	_, err := s.to.Write(s.out)
	s.out = s.out[:0]
	if cap(s.out) > mostKept {
		s.out = nil
	}
	if err != nil {
		return 0, err
	}
	return len(p), nil
}

// mostKept bounds the buffer that is kept between writes, and the begin of a
// sequence that is kept until its end comes, in bytes.
const mostKept = 64 << 10

// characters gives the length of b without a character at its end that is not
// yet whole.
func characters(b []byte) int {
	for i := len(b) - 1; i >= max(0, len(b)-utf8.UTFMax); i-- {
		if utf8.RuneStart(b[i]) {
			if utf8.FullRune(b[i:]) {
				break
			}
			return i
		}
	}
	return len(b)
}

// endless is the width of a sequence that is sent without waiting for its end.
const endless = -1

// next gives the first sequence or character of b, with its width in cells,
// and whether it is whole.
func (s *Stage) next(b []byte) (seq []byte, width int, whole bool) {
	decode, method := ansi.DecodeSequenceWc[[]byte], ansi.WcWidth
	if s.graphemes {
		decode, method = ansi.DecodeSequence[[]byte], ansi.GraphemeWidth
	}
	if len(b) > 1 && b[0] >= ' ' && b[0] < utf8.RuneSelf && b[1] >= utf8.RuneSelf {
		seq, width = ansi.FirstGraphemeCluster(b, method) // which decode does not see in ASCII
		return seq, width, true
	}
	_, width, n, state := decode(b, ansi.NormalState, s.parser)
	if state != ansi.NormalState {
		return b, endless, len(b) >= mostKept
	}
	return b[:max(n, 1)], width, true
}

// take does what a sequence asks for, or sends it on.
func (s *Stage) take(seq []byte, width int) {
	home := s.home
	s.home = false
	switch {
	case width == endless, ansi.HasOscPrefix(seq) && !terminated(seq):
		s.unknown(seq)
	case seq[0] >= ' ' && seq[0] != ansi.DEL && width > 0:
		s.print(seq, width)
	case len(seq) == 1:
		s.control(seq)
	case ansi.HasOscPrefix(seq):
		s.osc(seq)
	case ansi.HasCsiPrefix(seq):
		s.csi(seq, home)
	case string(seq) == ansi.ReverseIndex:
		s.reverseIndex(seq)
	case string(seq) == ansi.KeypadApplicationMode, string(seq) == ansi.KeypadNumericMode, asks(seq):
		s.send(seq)
	default:
		s.unknown(seq)
	}
}

func terminated(seq []byte) bool {
	return seq[len(seq)-1] == ansi.BEL || ansi.HasSuffix(seq, []byte("\x1b\\"))
}

// asks says that a device control string is a question, XTGETTCAP or DECRQSS,
// which draws nothing.
func asks(seq []byte) bool {
	return ansi.HasDcsPrefix(seq) && len(seq) > 3 && (seq[2] == '+' || seq[2] == '$') && seq[3] == 'q'
}

func (s *Stage) send(seq []byte) { s.out = append(s.out, seq...) }

// asItCame sends what terminals do differently.
func (s *Stage) asItCame(seq []byte) {
	s.lose()
	s.send(seq)
}

// unknown sends what is not understood. As it may change how all that follows
// is drawn, nothing is dropped any more.
func (s *Stage) unknown(seq []byte) {
	s.asItCame(seq)
	s.off = true
}

// lose gives up the two screens: the terminal is brought to where the program
// believes it is, and all is sent as it comes until the screen is cleared.
func (s *Stage) lose() {
	if !s.known {
		return
	}
	s.show()
	s.settle()
	s.known = false
}

// settle brings the terminal's margins, cursor, pen and wrapping to those
// asked for.
func (s *Stage) settle() {
	if s.top != 0 || s.foot != s.want.h {
		s.out = append(s.out, ansi.SetTopBottomMargins(s.top+1, s.foot)...)
		s.paint.lost()
	}
	if s.x == s.want.w { // the wrap is pending again after its character
		s.out = s.paint.again(s.out, s.ink, &s.want, s.y)
	} else {
		s.out = s.paint.move(s.out, s.x, s.y)
	}
	s.out = s.paint.take(s.out, s.ink, s.pen)
	if !s.wrap {
		s.out = append(s.out, ansi.ResetModeAutoWrap...)
	}
}

// show sends the difference between the two screens, with the cursor hidden
// meanwhile unless the terminal shows it all at once.
func (s *Stage) show() {
	s.drawn = s.paint.screen(s.drawn[:0], s.ink, &s.have, &s.want, s.rows)
	drawn := len(s.drawn) > 0
	if drawn && s.synced && !s.syncing {
		s.out = append(s.out, ansi.SetModeSynchronizedOutput...)
		s.syncing = true
	}
	if s.shown && (!s.visible || drawn && !s.syncing) {
		s.out = append(s.out, ansi.ResetModeTextCursorEnable...)
		s.shown = false
	}
	s.out = append(s.out, s.drawn...)
	if drawn { // a terminal may clear with it when its size changes
		s.out = s.paint.take(s.out, s.ink, s.pen)
	}
	if s.visible {
		s.out = s.paint.move(s.out, min(s.x, s.want.w-1), s.y)
	}
	if s.visible && !s.shown {
		s.out = append(s.out, ansi.SetModeTextCursorEnable...)
		s.shown = true
	}
	if s.syncing && !s.sync {
		s.out = append(s.out, ansi.ResetModeSynchronizedOutput...)
		s.syncing = false
	}
	if s.ink.full() {
		s.compact()
	}
}

// compact forgets the pens and clusters that are on neither screen.
func (s *Stage) compact() {
	ink := newInk()
	for _, cells := range [][]cell{s.want.cells, s.have.cells} {
		for i := range cells {
			cells[i] = ink.adopt(s.ink, cells[i])
		}
	}
	s.last = ink.adopt(s.ink, s.last)
	s.pen = ink.pen(s.ink.pens[s.pen])
	s.paint.pen = ink.pen(s.ink.pens[s.paint.pen])
	s.ink = ink
}
