package repaint

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// pen is how a character is drawn.
type pen struct {
	style uv.Style
	link  uv.Link
}

// ink numbers the pens and the clusters of several runes, so that cells are
// small and compared at once. Pen 0 is the default.
type ink struct {
	profile  colorprofile.Profile // pens are written in its colours
	pens     []pen
	blanks   []int32 // for each pen, the one that draws a blank that looks the same
	penOf    map[pen]int32
	clusters []string
	clustOf  map[string]int32
	change   map[[2]int32]string // what changes a pen into another
	steps    map[step]int32      // the pen that a sequence turns another into
}

// step is a pen and a sequence that turns it into another.
type step struct {
	from     int32
	sequence string
}

func newInk(profile colorprofile.Profile) *ink {
	k := &ink{profile: profile, penOf: map[pen]int32{}, clustOf: map[string]int32{}, change: map[[2]int32]string{}, steps: map[step]int32{}}
	k.pen(pen{})
	return k
}

func (k *ink) pen(p pen) int32 {
	id, ok := k.penOf[p]
	if !ok {
		id = int32(len(k.pens))
		k.pens = append(k.pens, p)
		k.blanks = append(k.blanks, id)
		k.penOf[p] = id
		if p.hidden() {
			k.blanks[id] = k.pen(pen{style: uv.Style{Bg: p.style.Bg}})
		}
	}
	return id
}

// hidden says that only the background of a pen is seen on a blank.
func (p *pen) hidden() bool {
	const seen = uv.AttrReverse | uv.AttrStrikethrough
	return p.style.Underline == uv.UnderlineNone && p.style.Attrs&seen == 0 && p.link == uv.Link{}
}

// text numbers a cluster of several runes.
func (k *ink) text(cluster string) int32 {
	id, ok := k.clustOf[cluster]
	if !ok {
		cluster = strings.Clone(cluster) // or the whole frame would be kept
		id = int32(len(k.clusters))
		k.clusters = append(k.clusters, cluster)
		k.clustOf[cluster] = id
	}
	return ^id
}

// step keeps what a sequence does to a pen.
func (k *ink) step(s step, to int32) {
	s.sequence = strings.Clone(s.sequence)
	k.steps[s] = to
}

// most bounds the ink: more are forgotten once they are off the screen.
const most = 4096

func (k *ink) full() bool {
	return len(k.pens) > most || len(k.clusters) > most || len(k.change) > most || len(k.steps) > most
}

// adopt gives a cell of another ink the numbers of this one.
func (k *ink) adopt(from *ink, c cell) cell {
	c.pen = k.pen(from.pens[c.pen])
	if c.text < 0 {
		c.text = k.text(from.clusters[^c.text])
	}
	return c
}

// erases says whether a blank drawn with a pen looks the same as one that is
// erased with it.
func (k *ink) erases(id int32) bool {
	return k.blanks[id] == id && k.pens[id].hidden()
}

// seen is a pen as the terminal can show it.
func (k *ink) seen(id int32) pen {
	p := k.pens[id]
	return pen{uv.ConvertStyle(p.style, k.profile), uv.ConvertLink(p.link, k.profile)}
}

// turn gives what changes one pen into another, the shorter of setting only
// what differs and of setting all anew.
func (k *ink) turn(from, to int32) string {
	key := [2]int32{from, to}
	if seq, ok := k.change[key]; ok {
		return seq
	}
	a, b := k.seen(from), k.seen(to)
	seq := b.style.Diff(&a.style)
	if seq != "" && !b.style.IsZero() {
		if anew := b.style.String(); len(anew)+len("0;") < len(seq) {
			seq = "\x1b[0;" + anew[len("\x1b["):]
		}
	}
	if a.link != b.link {
		seq += ansi.SetHyperlink(b.link.URL, b.link.Params)
	}
	k.change[key] = seq
	return seq
}

// write appends the text of a cell.
func (k *ink) write(out []byte, c cell) []byte {
	if c.text < 0 {
		return append(out, k.clusters[^c.text]...)
	}
	return utf8.AppendRune(out, c.text)
}

// length is that of the text of a cell in bytes.
func (k *ink) length(c cell) int {
	if c.text < 0 {
		return len(k.clusters[^c.text])
	}
	return utf8.RuneLen(c.text)
}

// blank counts the equal cells at the begin of a row that may be erased
// instead of drawn.
func (k *ink) blank(row []cell) int {
	c, n := row[0], 0
	if c.text != ' ' || !k.erases(c.pen) {
		return 0
	}
	for n < len(row) && row[n] == c {
		n++
	}
	return n
}
