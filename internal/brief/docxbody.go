package brief

import (
	"fmt"
	"strings"
	"unicode"

	"weici/internal/words"
	"weici/model"
)

// fonts are set on every run of a style. In Chinese text quotes and dashes,
// too, take the East Asian font.
func (d *document) fonts(style, s string) string {
	hint := ""
	if d.brief.Lang != model.EN || strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		hint = ` w:hint="eastAsia"`
	}
	return `<w:rFonts` + hint + ` w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="` + d.eastAsian(style) + `" w:cs="Times New Roman"/>`
}

// eastAsian is the East Asian font of a style, as the styles have it.
func (d *document) eastAsian(style string) string {
	zh := d.brief.Lang != model.EN
	switch {
	case style == "Title" && zh:
		return "方正小标宋简体"
	case style == "Heading2" && zh:
		return "楷体_GB2312"
	case style == "Title", style == "Heading1" && !zh, style == "Caption" && !zh:
		return "SimHei"
	case style == "Heading1", style == "Caption":
		return "黑体"
	case zh:
		return "仿宋_GB2312"
	}
	return "SimSun"
}

// run is a run of text in a style, with run properties after its fonts.
func (d *document) run(style, properties, s string) string {
	return `<w:r><w:rPr>` + d.fonts(style, s) + properties + `</w:rPr><w:t xml:space="preserve">` + text(s) + `</w:t></w:r>`
}

// body writes the document: A4 with margins of 37, 26, 35 and 28 mm.
func (d *document) body() string {
	d.out.WriteString(xmlHead + `<w:document xmlns:w="` + nsWord + `" xmlns:r="` + nsOffice + `"><w:body>`)
	d.paragraph("Title", d.run("Title", "", d.brief.Title))
	for _, b := range d.brief.Blocks {
		switch x := b.(type) {
		case Heading:
			style := fmt.Sprintf("Heading%d", x.Depth)
			d.paragraph(style, d.run(style, "", d.numbered(x)))
		case Paragraph:
			d.paragraph("BodyText", d.runs(x.Runs))
		case Table:
			d.table(x)
		case Chart:
			d.chart(x)
		}
	}
	d.figures()
	d.list()
	d.out.WriteString(`<w:sectPr><w:footerReference w:type="default" r:id="rId5"/><w:pgSz w:w="11906" w:h="16838"/>` +
		`<w:pgMar w:top="2098" w:right="1474" w:bottom="1985" w:left="1588" w:header="851" w:footer="1418" w:gutter="0"/></w:sectPr></w:body></w:document>`)
	return d.out.String()
}

func (d *document) paragraph(style, runs string) {
	d.out.WriteString(`<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>` + runs + `</w:p>`)
}

// numbered gives a heading its number: 一、 and （一） in Chinese, 1. and 1.1 in
// English.
func (d *document) numbered(h Heading) string {
	if h.Depth == 1 {
		d.heads[0]++
		d.heads[1] = 0
		if d.brief.Lang == model.EN {
			return fmt.Sprintf("%d. %s", d.heads[0], h.Text)
		}
		return chinese(d.heads[0]) + "、" + h.Text
	}
	d.heads[1]++
	if d.brief.Lang == model.EN {
		return fmt.Sprintf("%d.%d %s", d.heads[0], d.heads[1], h.Text)
	}
	return "（" + chinese(d.heads[1]) + "）" + h.Text
}

// chinese writes 1 to 99 in Chinese numerals; larger numbers in digits.
func chinese(n int) string {
	digits := []rune("零一二三四五六七八九")
	switch {
	case n < 10:
		return string(digits[n])
	case n < 20:
		return strings.TrimSuffix("十"+string(digits[n%10]), "零")
	case n < 100:
		return strings.TrimSuffix(string(digits[n/10])+"十"+string(digits[n%10]), "零")
	}
	return itoa(n)
}

func (d *document) runs(runs []Run) string {
	var b strings.Builder
	for _, r := range runs {
		text, stop := r.Marked()
		b.WriteString(d.run("BodyText", "", text))
		b.WriteString(d.marks(r.Sources))
		if stop != "" {
			b.WriteString(d.run("BodyText", "", stop))
		}
	}
	return b.String()
}

// marks cite sources. In running text a source is a real footnote where its
// number is the next one that Word will count; elsewhere, and in tables, where
// some programs lose footnotes, its number links to the list at the end. So
// the same source has the same number everywhere, and looks alike. Three or
// more in a row are a range.
func (d *document) marks(numbers []int) string {
	var b strings.Builder
	for i := 0; i < len(numbers); i++ {
		n := numbers[i]
		if !d.inCell && n == d.noted+1 {
			b.WriteString(d.footnote(n))
			continue
		}
		last := i
		for last+1 < len(numbers) && numbers[last+1] == numbers[last]+1 && (d.inCell || numbers[last+1] != d.noted+1) {
			last++
		}
		b.WriteString(d.link(n))
		if last > i+1 {
			b.WriteString(d.run("Normal", superscript, "–") + d.link(numbers[last]))
			i = last
		}
	}
	return b.String()
}

const superscript = `<w:vertAlign w:val="superscript"/>`

// link is the number of a source, leading to the list at the end.
func (d *document) link(n int) string {
	return fmt.Sprintf(`<w:hyperlink w:anchor="source%d">%s</w:hyperlink>`, n, d.run("Normal", superscript, fmt.Sprintf("[%d]", n)))
}

// footnote is the number of a source whose words stand at the foot of the page.
func (d *document) footnote(n int) string {
	d.noted = n
	fmt.Fprintf(&d.notes, `<w:footnote w:id="%d"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/>%s</w:rPr><w:footnoteRef/></w:r>%s</w:p></w:footnote>`,
		n, d.fonts("FootnoteText", ""), d.run("FootnoteText", "", " "+sourceLine(d.brief.Sources[n-1])))
	return d.run("Normal", superscript, "[") +
		fmt.Sprintf(`<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/>%s</w:rPr><w:footnoteReference w:id="%d"/></w:r>`, d.fonts("Normal", ""), n) +
		d.run("Normal", superscript, "]")
}

// textWidth is the width between the margins, in twentieths of a point.
const textWidth = 11906 - 1474 - 1588

// table writes a table with rules above, below and under its head, as reports
// set them; the head repeats on every page and no row breaks.
func (d *document) table(t Table) {
	if t.Title != "" {
		d.tables++
		d.caption(words.CaptionTable, d.tables, d.run("Caption", "", t.Title))
	}
	widths := columnWidths(t)
	rule := func(side string, size int) string {
		return fmt.Sprintf(`<w:%s w:val="single" w:sz="%d" w:space="0" w:color="auto"/>`, side, size)
	}
	d.out.WriteString(`<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:jc w:val="center"/><w:tblBorders>` +
		rule("top", 12) + rule("bottom", 12) + rule("insideH", 4) + `</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`)
	for _, w := range widths {
		fmt.Fprintf(&d.out, `<w:gridCol w:w="%d"/>`, w)
	}
	d.out.WriteString(`</w:tblGrid>`)
	head := make([]Cell, len(t.Head))
	for i, h := range t.Head {
		head[i] = Cell{Text: h}
	}
	d.tableRow(head, widths, true)
	for _, row := range t.Rows {
		d.tableRow(row, widths, false)
	}
	d.out.WriteString(`</w:tbl>`)
	for _, n := range t.Notes {
		d.paragraph("Note", d.run("Note", "", n))
	}
	if len(t.Notes) == 0 {
		d.paragraph("Note", "")
	}
}

func (d *document) tableRow(cells []Cell, widths []int, head bool) {
	d.inCell = true
	defer func() { d.inCell = false }()
	properties, bold := `<w:cantSplit/>`, ""
	if head {
		properties, bold = properties+`<w:tblHeader/>`, `<w:b/>`
	}
	d.out.WriteString(`<w:tr><w:trPr>` + properties + `</w:trPr>`)
	for i, c := range cells {
		align := "left"
		if c.Right {
			align = "right"
		}
		fmt.Fprintf(&d.out, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>`+
			`<w:p><w:pPr><w:pStyle w:val="TableText"/><w:jc w:val="%s"/></w:pPr>%s%s</w:p></w:tc>`,
			widths[min(i, len(widths)-1)], align, d.run("TableText", bold, c.Text), d.marks(c.Sources))
	}
	d.out.WriteString(`</w:tr>`)
}

// columnWidths shares the text width among the columns: each gets what it
// cannot do without, then they share the rest by how much more they hold. A
// Chinese character counts twice.
func columnWidths(t Table) []int {
	const (
		unit = 105 // a half-width character of the table's size
		air  = 2   // characters beside the text
		most = 90  // what a column may ask for
	)
	least, wish := make([]int, len(t.Head)), make([]int, len(t.Head))
	for i, h := range t.Head {
		least[i], wish[i] = min(weight(h), shortest), weight(h)
		for _, row := range t.Rows {
			if i < len(row) {
				least[i] = max(least[i], atLeast(row[i]))
				wish[i] = max(wish[i], weight(row[i].Text)+2*len(row[i].Sources))
			}
		}
		least[i], wish[i] = least[i]+air, min(wish[i], most)+air
	}
	left, more := textWidth, 0
	for i := range least {
		left -= least[i] * unit
		more += max(wish[i]-least[i], 0)
	}
	widths := make([]int, len(least))
	for i := range widths {
		widths[i] = least[i] * unit
		if left > 0 {
			widths[i] += left * max(wish[i]-least[i], 0) / max(more, 1)
		}
	}
	return fitted(widths)
}

// fitted scales widths that are too many for the page.
func fitted(widths []int) []int {
	sum := 0
	for _, w := range widths {
		sum += w
	}
	if sum > textWidth {
		for i := range widths {
			widths[i] = widths[i] * textWidth / sum
		}
	}
	return widths
}

// shortest is the weight under which no column falls that holds as much: four
// Chinese characters.
const shortest = 8

// atLeast is the weight that a cell needs so that no number breaks in two and
// no word stands in letters one under another.
func atLeast(c Cell) int {
	longest := 0
	for _, word := range strings.FieldsFunc(c.Text, func(r rune) bool { return r == ' ' || r > 0x2E80 }) {
		longest = max(longest, weight(word))
	}
	if len(c.Sources) > 0 {
		longest += 3 // its first number, set small, stays with it
	}
	return max(min(longest, 16), min(weight(c.Text), shortest))
}

func weight(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0x2E80 {
			n++
		}
	}
	return n
}

// caption writes a title behind its number, which Office counts anew where
// others are put before it. A figure's can be led to.
func (d *document) caption(kind words.Word, n int, title string) {
	label := kind.In(d.brief.Lang)
	number := d.run("Caption", "", label) + `<w:fldSimple w:instr=" SEQ ` + strings.TrimSpace(label) + ` \* ARABIC ">` + d.run("Caption", "", itoa(n)) + `</w:fldSimple>`
	if kind == words.CaptionFigure {
		d.bookmark++
		number = fmt.Sprintf(`<w:bookmarkStart w:id="%d" w:name="figure%d"/>%s<w:bookmarkEnd w:id="%d"/>`, d.bookmark, n, number, d.bookmark)
	}
	d.paragraph("Caption", number+d.run("Caption", "", words.CaptionSpace.In(d.brief.Lang))+title)
}

// figuresMost is how many figures need no list.
const figuresMost = 4

// figures lists the figures where they are many, as the list that Office makes
// of captions.
func (d *document) figures() {
	if len(d.charts) <= figuresMost {
		return
	}
	d.paragraph("Heading1", d.run("Heading1", "", d.numbered(Heading{1, words.BriefFigureList.In(d.brief.Lang)})))
	label := words.CaptionFigure.In(d.brief.Lang)
	field := func(kind string) string {
		return `<w:r><w:rPr>` + d.fonts("Note", "") + `</w:rPr><w:fldChar w:fldCharType="` + kind + `"/></w:r>`
	}
	for i, c := range d.charts {
		line := fmt.Sprintf(`<w:hyperlink w:anchor="figure%d">%s</w:hyperlink>`, i+1,
			d.run("Note", "", label+itoa(i+1)+words.CaptionSpace.In(d.brief.Lang)+headed(c.Title, c.Unit)))
		if i == 0 {
			line = field("begin") + `<w:r><w:rPr>` + d.fonts("Note", "") + `</w:rPr><w:instrText xml:space="preserve"> TOC \h \n \z \c "` + strings.TrimSpace(label) + `" </w:instrText></w:r>` + field("separate") + line
		}
		if i == len(d.charts)-1 {
			line += field("end")
		}
		d.paragraph("TableofFigures", line)
	}
}

// list writes the sources at the end, each behind its number and bookmarked.
func (d *document) list() {
	d.paragraph("Heading1", d.run("Heading1", "", d.numbered(Heading{1, d.sourcesTitle()})))
	for _, s := range d.brief.Sources {
		d.bookmark++
		d.paragraph("Note", fmt.Sprintf(`<w:bookmarkStart w:id="%d" w:name="source%d"/>%s<w:bookmarkEnd w:id="%d"/>%s`,
			d.bookmark, s.Number, d.run("Note", "", fmt.Sprintf("[%d]", s.Number)), d.bookmark, d.run("Note", "", " "+referenceLine(s))))
	}
}

// referenceLine is a source with its bibliographic reference.
func referenceLine(s Source) string {
	line := s.Reference
	if s.Locator != "" {
		line += " " + s.Locator + "."
	}
	if s.Quote != "" {
		line = "“" + s.Quote + "” " + line
	}
	return line
}
