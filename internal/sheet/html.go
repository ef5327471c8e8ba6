package sheet

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// looksLikeHTML tells a web page, which many systems also save as .xls.
func looksLikeHTML(text string) bool {
	head := strings.ToLower(text[:min(len(text), 1<<14)])
	return strings.HasPrefix(strings.TrimSpace(head), "<") && (strings.Contains(head, "<table") || strings.Contains(head, "<html"))
}

// readHTML reads every table of a page as a sheet, called by its caption. A
// table that holds others is page layout: only those inside are read.
func readHTML(text string) (*Book, error) {
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return nil, err
	}
	p := &pageReader{book: &Book{}}
	if err := p.walk(root, 0); err != nil {
		return nil, err
	}
	return p.book, nil
}

type pageReader struct {
	book  *Book
	cells int
	above string // the last heading or paragraph before a table
}

func (p *pageReader) walk(n *html.Node, depth int) error {
	if depth > maxDepth*4 {
		return &Fault{Why: TooDeep}
	}
	if n.Type == html.ElementNode {
		switch n.DataAtom {
		case atom.Title:
			p.book.Title = trim(inline(n).text)
		case atom.H1, atom.H2, atom.H3, atom.H4, atom.P, atom.Caption:
			if t := trim(inline(n).text); t != "" {
				p.above = t
			}
		case atom.Table:
			if !holdsTable(n) {
				return p.table(n)
			}
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if err := p.walk(c, depth+1); err != nil {
			return err
		}
	}
	return nil
}

func holdsTable(n *html.Node) bool {
	for d := range n.Descendants() {
		if d.DataAtom == atom.Table {
			return true
		}
	}
	return false
}

// table reads one table. The text above it, its caption or a heading, is its
// first row, as it would be in a workbook.
func (p *pageReader) table(n *html.Node) error {
	if len(p.book.Sheets) >= maxSheets {
		return &Fault{Why: TooManyCells}
	}
	b := &builder{sheet: Sheet{Name: "table " + strconv.Itoa(len(p.book.Sheets)+1)}, cells: &p.cells}
	title, row := p.above, 0
	for c := range n.Descendants() {
		if c.DataAtom == atom.Caption {
			title = trim(inline(c).text)
		}
	}
	if p.above = ""; title != "" && len(title) < 400 {
		if err := b.put(0, Cell{Shown: title}); err != nil {
			return err
		}
		row = 1
	}
	var over []int // for each column, how many rows a cell above still covers
	for tr := range n.Descendants() {
		if tr.DataAtom != atom.Tr {
			continue
		}
		var err error
		if over, err = p.row(b, tr, row, over); err != nil {
			return err
		}
		row++
	}
	if s := b.done(); len(s.Rows) > 0 {
		p.book.Sheets = append(p.book.Sheets, s)
	}
	return nil
}

func (p *pageReader) row(b *builder, tr *html.Node, row int, over []int) ([]int, error) {
	col := 0
	next := make([]int, 0, len(over))
	cover := func(at, rows int) {
		for len(next) <= at {
			next = append(next, 0)
		}
		next[at] = max(next[at], rows)
	}
	for at, rows := range over {
		cover(at, max(rows-1, 0))
	}
	b.row(row, false)
	for td := tr.FirstChild; td != nil; td = td.NextSibling {
		if td.DataAtom != atom.Td && td.DataAtom != atom.Th {
			continue
		}
		for col < len(over) && over[col] > 0 {
			col++
		}
		across, down := min(repeated(attribute(td, "colspan")), 1000), min(repeated(attribute(td, "rowspan")), 10_000)
		if col+across > maxColumns {
			return nil, &Fault{Why: TooManyCells}
		}
		text := inline(td)
		if c := (Cell{Col: int32(col), Shown: trim(text.text), Marks: trim(text.marks), Bold: td.DataAtom == atom.Th, Struck: text.struck, Indent: indentOf(text.text)}); c.Shown != "" {
			if err := b.put(row, c); err != nil {
				return nil, err
			}
		}
		if across > 1 || down > 1 {
			b.sheet.Merges = append(b.sheet.Merges, Range{row, col, row + down - 1, col + across - 1})
		}
		for range across {
			cover(col, down-1)
			col++
		}
	}
	return next, nil
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return trim(a.Val)
		}
	}
	return ""
}

// inline is the text of a node, with superscript apart.
func inline(n *html.Node) rich {
	var text, marks strings.Builder
	struck, whole := 0, 0
	for d := range n.Descendants() {
		switch {
		case d.DataAtom == atom.Br:
			text.WriteByte('\n')
		case d.Type != html.TextNode:
		case inside(d, n, atom.Script, atom.Style):
		case inside(d, n, atom.Sup) && !isPower(text.String(), trim(d.Data)):
			marks.WriteString(d.Data)
		default:
			whole += len(trim(d.Data))
			if inside(d, n, atom.S, atom.Del, atom.Strike) {
				struck += len(trim(d.Data))
			}
			text.WriteString(strings.Join(strings.FieldsFunc(d.Data, func(r rune) bool { return r == '\n' || r == '\r' || r == '\t' }), " "))
		}
	}
	return rich{text: text.String(), marks: marks.String(), struck: whole > 0 && struck == whole}
}

// inside tells whether a node stands in one of some elements below another.
func inside(d, top *html.Node, names ...atom.Atom) bool {
	for ; d != nil && d != top; d = d.Parent {
		for _, name := range names {
			if d.DataAtom == name {
				return true
			}
		}
	}
	return false
}
