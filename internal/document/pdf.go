package document

import (
	"bytes"
	"cmp"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/ledongthuc/pdf"
)

// maxPages is the most pages that are read.
const maxPages = 2000

// maxTime is the longest that a PDF file is read for.
const maxTime = 30 * time.Second

// readPDF reads the text layer of a PDF file in bounded time. The library turns
// in circles on some broken files and cannot be stopped: what is not done by
// then is left behind, and goes on until the program ends.
func readPDF(content []byte) (Document, error) {
	type result struct {
		Document
		err error
	}
	done := make(chan result, 1)
	go func() {
		d, err := pages(content)
		done <- result{d, err}
	}()
	select {
	case r := <-done:
		return r.Document, r.err
	case <-time.After(maxTime):
		return Document{}, ErrBroken
	}
}

// pages reads the text of every page, line by line from the top. The library
// panics on files that break its format.
func pages(content []byte) (d Document, err error) {
	defer func() {
		if recover() != nil {
			d, err = Document{}, ErrBroken
		}
	}()
	file, err := pdf.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		if strings.Contains(err.Error(), "password") || strings.Contains(err.Error(), "encrypt") {
			return d, ErrProtected
		}
		return d, ErrBroken
	}
	count := file.NumPage()
	if count > maxPages {
		return d, ErrTooLarge
	}
	var out strings.Builder
	for n := 1; n <= count; n++ {
		writePage(&out, file.Page(n).Content().Text)
		if out.Len() > maxText {
			return d, ErrTooLarge
		}
	}
	d.Text = out.String()
	d.Title = file.Trailer().Key("Info").Key("Title").Text()
	if strings.TrimSpace(d.Text) == "" {
		return d, ErrNoText
	}
	return d, nil
}

// writePage writes the pieces of a page in lines: from top to bottom, and from
// left to right.
func writePage(out *strings.Builder, pieces []pdf.Text) {
	slices.SortStableFunc(pieces, func(a, b pdf.Text) int { return cmp.Compare(b.Y, a.Y) })
	for i := 0; i < len(pieces); {
		j := i + 1
		for j < len(pieces) && math.Abs(pieces[j].Y-pieces[i].Y) <= max(pieces[i].FontSize, 1)/2 {
			j++
		}
		writeLine(out, pieces[i:j])
		i = j
	}
}

// writeLine writes the pieces of a line, with a space where there is a gap.
func writeLine(out *strings.Builder, line []pdf.Text) {
	slices.SortStableFunc(line, func(a, b pdf.Text) int { return cmp.Compare(a.X, b.X) })
	end := math.Inf(1)
	for _, p := range line {
		if p.X-end > max(p.FontSize, 1)*0.3 && p.S != " " {
			out.WriteByte(' ')
		}
		out.WriteString(p.S)
		end = p.X + p.W
	}
	out.WriteByte('\n')
}
