package widget

import (
	tea "charm.land/bubbletea/v2"

	"weici/ui/layout"
	"weici/ui/theme"
)

// Sheet shows text over the screen until a key closes it: a copied sentence, a
// formula, the vintages of a figure.
type Sheet struct {
	look   theme.Theme
	title  string
	hint   string
	draw   func(w int) []string // the text in lines of at most w cells
	offset int
	last   int // the last offset that shows new lines, when last drawn
	height int
}

// Paragraph is a piece of text of a sheet, wrapped to its width.
type Paragraph struct {
	Spans  []layout.Span // a Style is the theme.Token it is painted in
	Indent int
}

// Plain makes a paragraph in one look.
func Plain(token theme.Token, text string) Paragraph {
	return Paragraph{Spans: []layout.Span{{Text: layout.Clean(text), Style: int(token)}}}
}

// NewSheet opens text under a title; hint says how to close it.
func NewSheet(look theme.Theme, title, hint string, text []Paragraph) *Sheet {
	return NewPage(look, title, hint, func(w int) []string { return wrap(look, text, w) })
}

// NewPage opens what is drawn anew for every width.
func NewPage(look theme.Theme, title, hint string, draw func(w int) []string) *Sheet {
	return &Sheet{look: look, title: title, hint: hint, draw: draw}
}

// Update scrolls; any other key closes the sheet.
func (s *Sheet) Update(msg tea.Msg) (tea.Cmd, bool) {
	m, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil, false
	}
	switch m.String() {
	case "up", "k":
		s.offset--
	case "down", "j":
		s.offset++
	case "pgup":
		s.offset -= s.height
	case "pgdown", "space":
		s.offset += s.height
	default:
		return nil, true
	}
	s.offset = min(max(s.offset, 0), s.last)
	return nil, false
}

// Cursor tells that a sheet has none.
func (s *Sheet) Cursor() (x, y int, ok bool) { return 0, 0, false }

// View draws the sheet in w×h cells.
func (s *Sheet) View(w, h int) []string {
	lines := []string{" " + s.look.Paint(theme.Title, s.title) + "  " + s.look.Paint(theme.Muted, s.hint), ""}
	s.height = max(h-len(lines), 1)
	text := s.draw(w)
	s.last = max(len(text)-s.height, 0)
	s.offset = min(s.offset, s.last)
	return layout.Block(append(lines, text[s.offset:]...), w, h)
}

func wrap(look theme.Theme, text []Paragraph, w int) []string {
	var lines []string
	for _, p := range text {
		margin := layout.Pad("", p.Indent+2)
		wrapped := layout.WrapSpans(p.Spans, max(w-p.Indent-4, 1))
		if len(wrapped) == 0 {
			lines = append(lines, "")
		}
		for _, spans := range wrapped {
			line := margin
			for _, span := range spans {
				line += look.Paint(theme.Token(span.Style), span.Text)
			}
			lines = append(lines, line)
		}
	}
	return lines
}
