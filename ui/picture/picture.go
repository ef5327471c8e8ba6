// Package picture turns a frame of the dashboard into a file: an SVG picture
// that looks as the terminal does, or its text. What it is given is what the
// terminal would get, so the source line is always in it.
package picture

import (
	"encoding/xml"
	"fmt"
	"image/color"
	"io"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// Frame is what a terminal of Width×Height cells is to show.
type Frame struct {
	Content       string
	Width, Height int
	Title         string
	Dark          bool // the terminal's background
}

// The measures of a cell in the units of the picture, and the part of the
// height that lies above the baseline.
const (
	cellWidth  = 8.4
	cellHeight = 17.0
	ascent     = 13.0
	fontSize   = 14
)

// paper is what a terminal gives by itself: its background and its text.
type paper struct{ back, text color.Color }

func paperOf(dark bool) paper {
	if dark {
		return paper{back: color.RGBA{0x16, 0x16, 0x1e, 0xff}, text: color.RGBA{0xc8, 0xcf, 0xee, 0xff}}
	}
	return paper{back: color.RGBA{0xff, 0xff, 0xff, 0xff}, text: color.RGBA{0x22, 0x22, 0x22, 0xff}}
}

// Text gives the frame without colours, a line for each row, without blanks at
// their ends.
func (f Frame) Text() string {
	lines := strings.Split(ansi.Strip(f.Content), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.TrimRight(strings.Join(lines, "\n"), "\n") + "\n"
}

// SVG writes the frame as a picture of text: it may be searched and copied
// from, needs no script, loads nothing, and every run of characters has the
// length that it has on the terminal, whatever font is at hand.
func (f Frame) SVG(w io.Writer) error {
	screen := uv.NewScreenBuffer(f.Width, f.Height)
	uv.NewStyledString(f.Content).Draw(screen, screen.Bounds())
	p := paperOf(f.Dark)
	width, height := float64(f.Width)*cellWidth, float64(f.Height)*cellHeight
	b := &strings.Builder{}
	fmt.Fprintf(b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.1f %.1f" width="%.1f" height="%.1f" role="img">`+"\n", width, height, width, height)
	fmt.Fprintf(b, "<title>%s</title>\n", escape(f.Title))
	fmt.Fprintf(b, `<rect width="100%%" height="100%%" fill="%s"/>`+"\n", hex(p.back))
	fmt.Fprintf(b, `<g font-family="'Sarasa Mono SC','Noto Sans Mono CJK SC','DejaVu Sans Mono',Menlo,Consolas,monospace" font-size="%d">`+"\n", fontSize)
	for y := range f.Height {
		p.row(b, screen.Line(y), y)
	}
	b.WriteString("</g>\n</svg>\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// run is a part of a row that is drawn alike: cells of one background, or the
// characters of one style between two blanks, which are equally wide.
type run struct {
	x, cells int
	wide     bool
	style    uv.Style
	text     string
}

// backgrounds gives the runs of a row that have a background of their own.
func (p paper) backgrounds(line uv.Line) (runs []run) {
	cells := 0
	for x := 0; x < len(line); x += cells {
		cells = max(line[x].Width, 1)
		_, back := p.colours(line[x].Style)
		switch last := len(runs) - 1; {
		case back == p.back:
		case last >= 0 && runs[last].x+runs[last].cells == x && runs[last].style.Bg == back:
			runs[last].cells += cells
		default:
			runs = append(runs, run{x: x, cells: cells, style: uv.Style{Bg: back}})
		}
	}
	return runs
}

// words gives the texts of a row. Blanks are not drawn: viewers differ about
// them, and every text has its place.
func words(line uv.Line) (runs []run) {
	end := 0 // of the last run
	for x := range line {
		c := &line[x]
		if c.Width == 0 || strings.TrimSpace(c.Content) == "" {
			continue
		}
		last := len(runs) - 1
		if last < 0 || end != x || runs[last].wide != (c.Width > 1) || !runs[last].style.Equal(&c.Style) {
			runs = append(runs, run{x: x, wide: c.Width > 1, style: c.Style})
			last++
		}
		runs[last].text += c.Content
		runs[last].cells += c.Width
		end = x + c.Width
	}
	return runs
}

// colours gives the colours of a style: text and background.
func (p paper) colours(s uv.Style) (front, back color.Color) {
	front, back = p.text, p.back
	if s.Fg != nil {
		front = s.Fg
	}
	if s.Bg != nil {
		back = s.Bg
	}
	if s.Attrs&uv.AttrReverse != 0 {
		return back, front
	}
	return front, back
}

// row draws a row: its backgrounds, then its texts.
func (p paper) row(b *strings.Builder, line uv.Line, y int) {
	top := float64(y) * cellHeight
	for _, r := range p.backgrounds(line) {
		fmt.Fprintf(b, `<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" fill="%s"/>`+"\n",
			float64(r.x)*cellWidth, top, float64(r.cells)*cellWidth, cellHeight, hex(r.style.Bg))
	}
	for _, r := range words(line) {
		front, _ := p.colours(r.style)
		fmt.Fprintf(b, `<text x="%.1f" y="%.1f" textLength="%.1f" lengthAdjust="spacingAndGlyphs" fill="%s"%s>%s</text>`+"\n",
			float64(r.x)*cellWidth, top+ascent, float64(r.cells)*cellWidth, hex(front), attributes(r.style), escape(r.text))
	}
}

func attributes(s uv.Style) string {
	var all string
	if s.Attrs&uv.AttrBold != 0 {
		all += ` font-weight="bold"`
	}
	if s.Attrs&uv.AttrItalic != 0 {
		all += ` font-style="italic"`
	}
	if s.Attrs&uv.AttrFaint != 0 {
		all += ` opacity="0.6"`
	}
	if s.Underline != uv.UnderlineNone {
		all += ` text-decoration="underline"`
	}
	return all
}

func hex(c color.Color) string {
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}

func escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder takes everything
	return b.String()
}
