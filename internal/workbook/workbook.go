// Package workbook writes Excel workbooks that are handed on: tables that
// print, filter and count, and charts that stay charts. Every part says what is
// in it, and no part names a stranger or an invented date.
package workbook

import (
	"fmt"
	"html"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"weici/model"
)

// Book is a workbook being written, in the font of its language.
type Book struct {
	file   *excelize.File
	lang   model.Lang
	sheets int
	charts int
	styles map[style]int
}

// New begins a workbook with a title, which its properties carry.
func New(title string, lang model.Lang) (*Book, error) {
	b := &Book{file: excelize.NewFile(), lang: lang, styles: map[style]int{}}
	b.file.Pkg.Store("docProps/core.xml", []byte(core(title, lang)))
	if err := b.file.SetAppProps(&excelize.AppProperties{Application: "weici", AppVersion: "1.0"}); err != nil {
		return nil, err
	}
	return b, b.file.SetDefaultFont(b.font())
}

// core is the part that names a document: nobody wrote it at any time that we
// know of.
func core(title string, lang model.Lang) string {
	return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" +
		`<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
		`<dc:title>` + html.EscapeString(title) + `</dc:title><dc:language>` + map[model.Lang]string{model.ZH: "zh-CN", model.EN: "en-US"}[lang] + `</dc:language></cp:coreProperties>`
}

// font is that of every cell, and fontSize its size in points.
func (b *Book) font() string {
	if b.lang == model.EN {
		return "Arial"
	}
	return "宋体"
}

const fontSize = 11

// Write writes the workbook and gives its memory back.
func (b *Book) Write(w io.Writer) error {
	if err := b.file.Write(w); err != nil {
		b.Close()
		return err
	}
	return b.file.Close()
}

// Close gives up a workbook that is not written.
func (b *Book) Close() { _ = b.file.Close() }

// open makes the next sheet.
func (b *Book) open(name string) error {
	b.sheets++
	if b.sheets == 1 { // a workbook is born with one
		return b.file.SetSheetName(b.file.GetSheetName(0), name)
	}
	_, err := b.file.NewSheet(name)
	return err
}

// The paper: A4 across, with margins and the room inside them in points.
const (
	a4       = 9
	margin   = 0.4 // inches
	pageWide = 11.69*72 - 2*margin*72
	pageHigh = 8.27*72 - 2*margin*72 - 24 // less the line at its foot
)

// page sets a sheet on paper, with its name and the page at the foot.
func (b *Book) page(sheet string) error {
	side, foot := margin, 0.2
	across, paper := "landscape", a4
	if err := b.file.SetPageMargins(sheet, &excelize.PageLayoutMarginsOptions{
		Left: &side, Right: &side, Top: &side, Bottom: &side, Header: &foot, Footer: &foot,
	}); err != nil {
		return err
	}
	if err := b.file.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddFooter: "&L" + strings.ReplaceAll(sheet, "&", "&&") + "&C&P / &N"}); err != nil {
		return err
	}
	return b.file.SetPageLayout(sheet, &excelize.PageLayoutOptions{Orientation: &across, Size: &paper})
}

// digit is the width of a digit of the fonts in points, by which columns are
// measured.
const digit = 6.0

// style says how a cell looks.
type style struct {
	head   bool
	title  bool
	wrap   bool
	number bool
	format string // of a number; empty: as it is
}

func (b *Book) style(s style) (int, error) {
	if id, ok := b.styles[s]; ok {
		return id, nil
	}
	look := &excelize.Style{
		Font:      &excelize.Font{Family: b.font(), Size: fontSize, Bold: s.head || s.title},
		Alignment: &excelize.Alignment{WrapText: s.wrap, Vertical: "top"},
	}
	if s.number { // with air before the text of the next column
		look.Alignment.Horizontal, look.Alignment.Indent = "right", 1
	}
	if s.head {
		look.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E4EAF3"}}
		look.Alignment.Vertical = "center"
	}
	if s.format != "" {
		look.CustomNumFmt = &s.format
	}
	id, err := b.file.NewStyle(look)
	if err != nil {
		return 0, fmt.Errorf("style: %w", err)
	}
	b.styles[s] = id
	return id, nil
}
