package repaint

import (
	"unicode/utf8"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// lay sets a row to a line of text. Styles and links end with the line; a
// character that does not fit is left out, with all that follows it.
func (s *Stage) lay(row []cell, line string) {
	for x := range row {
		row[x] = blank(0)
	}
	pen := int32(0)
	for x := 0; line != "" && x < len(row); {
		seq, width := s.next(line)
		line = line[len(seq):]
		if width > 0 && !utf8.ValidString(seq) { // a terminal might take its bytes for controls
			seq, width = string(utf8.RuneError), 1
		}
		switch {
		case width > 0:
			if x+width > len(row) {
				return
			}
			s.put(row[x:x+width], seq, pen)
			x += width
		case seq[0] == ansi.ESC || seq[0] >= 0x80:
			pen = s.restyle(pen, seq)
		}
	}
}

// put sets the cells of a character.
func (s *Stage) put(cells []cell, seq string, pen int32) {
	c := cell{pen: pen, width: int8(len(cells))}
	if r, n := utf8.DecodeRuneInString(seq); n == len(seq) {
		c.text = r
	} else {
		c.text = s.ink.text(seq)
	}
	if c.text == ' ' {
		c.pen = s.ink.blanks[pen]
	}
	c.doubt = !s.graphemes && len(seq) > 1 && ansi.StringWidth(seq) != ansi.StringWidthWc(seq)
	cells[0] = c
	for i := 1; i < len(cells); i++ {
		cells[i] = cell{pen: c.pen}
	}
}

// next gives the first sequence or character of a text, which is not empty,
// and its width in cells.
func (s *Stage) next(text string) (seq string, width int) {
	if text[0] >= ' ' && text[0] < ansi.DEL && (len(text) == 1 || text[1] < utf8.RuneSelf) {
		return text[:1], 1
	}
	decode, method := ansi.DecodeSequenceWc[string], ansi.WcWidth
	if s.graphemes {
		decode, method = ansi.DecodeSequence[string], ansi.GraphemeWidth
	}
	if text[0] >= ' ' && text[0] < utf8.RuneSelf && len(text) > 1 && text[1] >= utf8.RuneSelf {
		return ansi.FirstGraphemeCluster(text, method) // which decode does not see in ASCII
	}
	_, width, n, _ := decode(text, ansi.NormalState, s.parser)
	return text[:max(n, 1)], width
}

// restyle gives the pen that a sequence turns another into. One that is
// neither a style nor a link is left out: a view draws with nothing else.
func (s *Stage) restyle(pen int32, seq string) int32 {
	step := step{pen, seq}
	if next, ok := s.ink.steps[step]; ok {
		return next
	}
	p := s.ink.pens[pen]
	s.parser.Reset()
	_, _, _, _ = ansi.DecodeSequence(seq, ansi.NormalState, s.parser)
	switch cmd := ansi.Cmd(s.parser.Command()); {
	case ansi.HasCsiPrefix(seq) && cmd.Prefix() == 0 && cmd.Intermediate() == 0 && cmd.Final() == 'm':
		uv.ReadStyle(s.parser.Params(), &p.style)
	case ansi.HasOscPrefix(seq) && s.parser.Command() == 8:
		uv.ReadLink(s.parser.Data(), &p.link)
		if p.link.URL == "" {
			p.link = uv.Link{}
		}
	}
	next := s.ink.pen(p)
	s.ink.step(step, next)
	return next
}
