package brief

import (
	"archive/zip"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"weici/internal/words"
	"weici/internal/workbook"
	"weici/model"
)

// chart places a chart that Office can edit, its notes and its sources.
func (d *document) chart(c Chart) {
	d.charts = append(d.charts, c.segmented(d.brief.Lang))
	n := len(d.charts)
	d.inCell = true // the numbers of its sources link to the list
	d.caption(words.CaptionFigure, n, d.run("Caption", "", headed(c.Title, c.Unit))+d.marks(c.Basis))
	d.inCell = false
	height := 2900000
	if c.Kind == Bars {
		height = 500000 + 230000*len(c.Labels)
	}
	fmt.Fprintf(&d.out, `<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr>%s</w:rPr><w:drawing><wp:inline xmlns:wp="%s" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="5500000" cy="%d"/>`+
		`<wp:docPr id="%d" name="chart %d" descr="%s"/><a:graphic xmlns:a="%s"><a:graphicData uri="%s"><c:chart xmlns:c="%s" r:id="chart%d"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`,
		d.fonts("Normal", ""), nsInline, height, n, n, text(inWords(c)), nsDrawing, nsChart, nsChart, n)
	for _, note := range c.Notes {
		d.paragraph("Note", d.run("Note", "", note))
	}
}

// writeChart writes a chart in an East Asian font, its relations, and the workbook of its numbers.
func writeChart(z *zip.Writer, n int, c Chart, face string, lang model.Lang) error {
	if err := writePart(z, fmt.Sprintf("word/charts/chart%d.xml", n), chartXML(c, drawn{sheet: chartSheet, head: 1, face: face, lang: lang, inner: true})); err != nil {
		return err
	}
	relations := fmt.Sprintf(`%s<Relationships xmlns="%s"><Relationship Id="rId1" Type="%s/package" Target="../embeddings/chart%d.xlsx"/></Relationships>`,
		xmlHead, nsPackage, nsOffice, n)
	if err := writePart(z, fmt.Sprintf("word/charts/_rels/chart%d.xml.rels", n), relations); err != nil {
		return err
	}
	f, err := z.Create(fmt.Sprintf("word/embeddings/chart%d.xlsx", n))
	if err != nil {
		return err
	}
	return chartWorkbook(f, c, lang)
}

func writePart(z *zip.Writer, name, content string) error {
	f, err := z.Create(name)
	if err != nil {
		return err
	}
	_, err = io.WriteString(f, content)
	return err
}

// chartSheet is the one sheet of the workbook inside a Word chart.
const chartSheet = "Sheet1"

// chartWorkbook writes the numbers that Office edits a chart by.
func chartWorkbook(w io.Writer, c Chart, lang model.Lang) error {
	book, err := workbook.New(c.Title, lang)
	if err != nil {
		return err
	}
	rows := chartRows(c)
	heads := make([]string, len(rows[0]))
	for i, s := range c.Series {
		heads[i+1] = plain(s.Name)
	}
	table := workbook.Table{Name: chartSheet, Columns: workbook.Columns(heads, rows[1:]), Rows: rows[1:], Frozen: 1}
	if err := book.Table(table); err != nil {
		book.Close()
		return err
	}
	return book.Write(w)
}

// chartRows are a chart's numbers as cells: a head, and a row for each label.
func chartRows(c Chart) [][]workbook.Cell {
	head := make([]workbook.Cell, 1, len(c.Series)+1)
	for _, s := range c.Series {
		head = append(head, workbook.Head(plain(s.Name)))
	}
	rows := [][]workbook.Cell{head}
	for i, label := range c.Labels {
		row := []workbook.Cell{workbook.Period(plain(label))}
		for _, s := range c.Series {
			var cell workbook.Cell
			if p := s.Points[i]; p.OK {
				cell = workbook.Number(p.Value, p.Decimals)
			}
			row = append(row, cell)
		}
		rows = append(rows, row)
	}
	return rows
}

// drawn says where a chart's numbers stand, in a font: a sheet as formulas name
// it, and the row of the heads. Inside a Word document they stand in a workbook
// of their own; elsewhere the chart has its title in itself.
type drawn struct {
	sheet string
	head  int
	face  string
	title string
	lang  model.Lang
	inner bool // in a workbook of its own
}

// chartXML is a chart as DrawingML has it, with its numbers kept inside.
func chartXML(c Chart, d drawn) string {
	var b strings.Builder
	b.WriteString(xmlHead + `<c:chartSpace xmlns:c="` + nsChart + `" xmlns:a="` + nsDrawing + `" xmlns:r="` + nsOffice + `"><c:roundedCorners val="0"/><c:chart>` + d.titleXML() + `<c:plotArea><c:layout/>`)
	if c.Kind == Bars {
		b.WriteString(`<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>`)
	} else {
		b.WriteString(`<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>`)
	}
	for i, s := range c.Series {
		seriesXML(&b, c, i, s, d)
	}
	if c.Kind == Bars {
		b.WriteString(`<c:gapWidth val="40"/><c:axId val="1"/><c:axId val="2"/></c:barChart>` + axes("maxMin", "l", "t"))
	} else {
		b.WriteString(`<c:marker val="1"/><c:axId val="1"/><c:axId val="2"/></c:lineChart>` + axes("minMax", "b", "l"))
	}
	b.WriteString(`</c:plotArea>`)
	if len(c.Series) > 1 {
		b.WriteString(`<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>`)
	}
	b.WriteString(`<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>` + chartFonts(d))
	if d.inner {
		b.WriteString(`<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData>`)
	}
	b.WriteString(`</c:chartSpace>`)
	return b.String()
}

func (d drawn) titleXML() string {
	if d.title == "" {
		return `<c:autoTitleDeleted val="1"/>`
	}
	return `<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:rPr lang="` + locale(d.lang) + `" sz="1200" b="1"><a:latin typeface="Times New Roman"/><a:ea typeface="` + d.face + `"/></a:rPr><a:t>` +
		text(d.title) + `</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/>`
}

func chartFonts(d drawn) string {
	return `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1000"><a:latin typeface="Times New Roman"/><a:ea typeface="` + d.face + `"/></a:defRPr></a:pPr><a:endParaRPr lang="` + locale(d.lang) + `"/></a:p></c:txPr>`
}

func axes(orientation, category, value string) string {
	return `<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="` + orientation + `"/></c:scaling><c:delete val="0"/><c:axPos val="` + category + `"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="2"/></c:catAx>` +
		`<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="` + value + `"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D0D0D0"/></a:solidFill></a:ln></c:spPr></c:majorGridlines><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="1"/></c:valAx>`
}

// seriesXML writes a series; the bars that the brief is about stand out, and
// the values of bars are written beside them.
func seriesXML(b *strings.Builder, c Chart, i int, s Series, d drawn) {
	column, err := excelize.ColumnNumberToName(i + 2)
	if err != nil {
		return // more series than a sheet has columns
	}
	sheet, first, last := text(d.sheet), d.head+1, d.head+len(c.Labels)
	fmt.Fprintf(b, `<c:ser><c:idx val="%d"/><c:order val="%d"/><c:tx><c:strRef><c:f>%s!$%s$%d</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>%s</c:v></c:pt></c:strCache></c:strRef></c:tx>`,
		i, i, sheet, column, d.head, text(s.Name))
	if c.Kind == Bars {
		b.WriteString(fill(barColour) + `<c:invertIfNegative val="0"/>`)
		for j, p := range s.Points {
			if p.Marked {
				fmt.Fprintf(b, `<c:dPt><c:idx val="%d"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>%s</c:dPt>`, j, fill(markedColour))
			}
		}
		labelsXML(b, s, d)
	}
	if c.Kind == Lines {
		lineXML(b, s)
	}
	fmt.Fprintf(b, `<c:cat><c:strRef><c:f>%s!$A$%d:$A$%d</c:f><c:strCache><c:ptCount val="%d"/>`, sheet, first, last, len(c.Labels))
	for j, label := range c.Labels {
		fmt.Fprintf(b, `<c:pt idx="%d"><c:v>%s</c:v></c:pt>`, j, text(label))
	}
	fmt.Fprintf(b, `</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>%s!$%s$%d:$%s$%d</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="%d"/>`,
		sheet, column, first, column, last, len(c.Labels))
	for j, p := range s.Points {
		if p.OK {
			fmt.Fprintf(b, `<c:pt idx="%d"><c:v>%s</c:v></c:pt>`, j, strconv.FormatFloat(p.Value, 'f', -1, 64))
		}
	}
	b.WriteString(`</c:numCache></c:numRef></c:val>`)
	if c.Kind == Lines {
		b.WriteString(`<c:smooth val="0"/>`)
	}
	b.WriteString(`</c:ser>`)
}

// lineXML writes the looks of a line: its parts share a colour.
func lineXML(b *strings.Builder, s Series) {
	colour := lineColours()[s.Line%len(lineColours())]
	ink := `<a:solidFill><a:srgbClr val="` + colour + `"/></a:solidFill>`
	fmt.Fprintf(b, `<c:spPr><a:ln w="28575">%s</a:ln></c:spPr><c:marker><c:symbol val="%s"/><c:size val="7"/>%s</c:marker>`,
		ink, lineMarks()[s.Line%len(lineMarks())], fill(colour))
}

// labelsXML writes values beside bars: where the number alone would say more
// or less than was printed (≈2,000, 1.0), as it was printed.
func labelsXML(b *strings.Builder, s Series, d drawn) {
	const shows = `<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`
	b.WriteString(`<c:dLbls>`)
	for i, p := range s.Points {
		if p.OK && p.Text != strconv.FormatFloat(p.Value, 'f', -1, 64) {
			fmt.Fprintf(b, `<c:dLbl><c:idx val="%d"/><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:rPr lang="%s" sz="1000"><a:latin typeface="Times New Roman"/><a:ea typeface="%s"/></a:rPr><a:t>%s</a:t></a:r></a:p></c:rich></c:tx>%s</c:dLbl>`,
				i, locale(d.lang), d.face, text(p.Text), shows)
		}
	}
	b.WriteString(shows + `</c:dLbls>`)
}

func fill(colour string) string {
	return `<c:spPr><a:solidFill><a:srgbClr val="` + colour + `"/></a:solidFill></c:spPr>`
}

// The colours of bars: that of all, and that of those the brief is about.
const (
	barColour    = "3565B0"
	markedColour = "B3261E"
)

// lineColours and lineMarks tell the lines of a chart apart.
func lineColours() []string {
	return []string{barColour, markedColour, "2E7D32", "8E5A00", "6A3FA0", "00695C"}
}

func lineMarks() []string {
	return []string{"circle", "square", "diamond", "triangle", "star", "x"}
}
