package brief

import (
	"archive/zip"
	_ "embed"
	"fmt"
	"io"
	"strings"

	"weici/internal/words"
	"weici/model"
)

// The parts of the Word format that do not change. The Chinese styles follow
// the usual office layout of GB/T 9704: 仿宋 body of size 3, 黑体 and 楷体
// headings, a line pitch of 28 pt in running text and none in tables.
var (
	//go:embed docx/styles-zh.xml
	docxStylesZH string
	//go:embed docx/styles-en.xml
	docxStylesEN string
	//go:embed docx/fonts.xml
	docxFonts string
)

// docx writes Office Open XML with real footnotes, tables whose heads repeat,
// and charts that stay charts. No maintained Go library writes footnotes and
// charts, so the parts are written here, as ECMA-376 names them.
func (b *Brief) docx(w io.Writer) error {
	d := &document{brief: b}
	body := d.body()
	parts := []part{
		{"[Content_Types].xml", d.contentTypes()},
		{"_rels/.rels", xmlHead + `<Relationships xmlns="` + nsPackage + `">` +
			`<Relationship Id="rId1" Type="` + nsOffice + `/officeDocument" Target="word/document.xml"/>` +
			`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`},
		{"docProps/core.xml", d.core()},
		{"word/document.xml", body},
		{"word/styles.xml", d.styles()},
		{"word/fontTable.xml", docxFonts},
		{"word/settings.xml", d.settings()},
		{"word/footnotes.xml", d.footnotesPart()},
		{"word/footer1.xml", d.footer()},
		{"word/_rels/document.xml.rels", d.relations()},
	}
	return d.write(w, parts)
}

type part struct{ name, text string }

func (d *document) write(w io.Writer, parts []part) error {
	z := zip.NewWriter(w)
	for _, p := range parts {
		f, err := z.Create(p.name)
		if err != nil {
			return fmt.Errorf("docx: %w", err)
		}
		if _, err := io.WriteString(f, p.text); err != nil {
			return fmt.Errorf("docx: %w", err)
		}
	}
	for i, c := range d.charts {
		if err := writeChart(z, i+1, c, d.eastAsian("Normal"), d.brief.Lang); err != nil {
			return fmt.Errorf("docx: %w", err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("docx: %w", err)
	}
	return nil
}

const (
	xmlHead   = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	nsWord    = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	nsOffice  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	nsPackage = "http://schemas.openxmlformats.org/package/2006/relationships"
	nsDrawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
	nsChart   = "http://schemas.openxmlformats.org/drawingml/2006/chart"
	nsInline  = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
)

// document is a Word document being written.
type document struct {
	brief    *Brief
	out      strings.Builder
	notes    strings.Builder // the footnotes, in the order of their ids
	noted    int             // the sources up to this number have a footnote
	charts   []Chart
	tables   int    // so far
	heads    [2]int // the headings so far, by depth
	inCell   bool
	bookmark int
}

func (d *document) styles() string {
	if d.brief.Lang == model.EN {
		return docxStylesEN
	}
	return docxStylesZH
}

// settings keep marks with the words before them: a bracket, too, begins no
// line. The lists of such characters are Word's own but for that.
func (d *document) settings() string {
	const before = "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠"
	return xmlHead + `<w:settings xmlns:w="` + nsWord + `"><w:noLineBreaksBefore w:lang="zh-CN" w:val="` + text("["+before) + `"/>` +
		`<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>` +
		`<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>` +
		`<w:themeFontLang w:val="` + locale(d.brief.Lang) + `" w:eastAsia="zh-CN"/></w:settings>`
}

// locale is a language as documents name it.
func locale(lang model.Lang) string {
	if lang == model.EN {
		return "en-US"
	}
	return "zh-CN"
}

func (d *document) core() string {
	return xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
		`<dc:title>` + text(d.brief.Title) + `</dc:title><dc:language>` + locale(d.brief.Lang) + `</dc:language></cp:coreProperties>`
}

func (d *document) contentTypes() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
		`<Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>`)
	for _, p := range [][2]string{{"document", "document.main"}, {"styles", "styles"}, {"fontTable", "fontTable"}, {"settings", "settings"}, {"footnotes", "footnotes"}, {"footer1", "footer"}} {
		fmt.Fprintf(&b, `<Override PartName="/word/%s.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.%s+xml"/>`, p[0], p[1])
	}
	b.WriteString(`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>`)
	for i := range d.charts {
		fmt.Fprintf(&b, `<Override PartName="/word/charts/chart%d.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>`, i+1)
	}
	b.WriteString(`</Types>`)
	return b.String()
}

func (d *document) relations() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<Relationships xmlns="` + nsPackage + `">`)
	for i, p := range []string{"styles", "fontTable", "settings", "footnotes", "footer"} {
		target := p
		if p == "footer" {
			target = "footer1"
		}
		fmt.Fprintf(&b, `<Relationship Id="rId%d" Type="%s/%s" Target="%s.xml"/>`, i+1, nsOffice, p, target)
	}
	for i := range d.charts {
		fmt.Fprintf(&b, `<Relationship Id="chart%d" Type="%s/chart" Target="charts/chart%d.xml"/>`, i+1, nsOffice, i+1)
	}
	b.WriteString(`</Relationships>`)
	return b.String()
}

// footer is the page number between dashes, as offices set it.
func (d *document) footer() string {
	return xmlHead + `<w:ftr xmlns:w="` + nsWord + `"><w:p><w:pPr><w:jc w:val="center"/></w:pPr>` +
		d.run("Normal", `<w:sz w:val="28"/><w:szCs w:val="28"/>`, "— ") +
		`<w:r><w:rPr>` + d.fonts("Normal", "—") + `<w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r>` +
		`<w:r><w:rPr>` + d.fonts("Normal", "—") + `</w:rPr><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:rPr>` + d.fonts("Normal", "—") + `</w:rPr><w:fldChar w:fldCharType="end"/></w:r>` +
		d.run("Normal", `<w:sz w:val="28"/><w:szCs w:val="28"/>`, " —") + `</w:p></w:ftr>`
}

// footnotesPart holds the two separators that the format asks for, then the
// notes.
func (d *document) footnotesPart() string {
	return xmlHead + `<w:footnotes xmlns:w="` + nsWord + `">` +
		`<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>` +
		`<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>` +
		d.notes.String() + `</w:footnotes>`
}

// sourcesTitle heads the list at the end.
func (d *document) sourcesTitle() string { return words.BriefSources.In(d.brief.Lang) }
