package brief

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Format is a file format that briefs are written in.
type Format string

// The formats.
const (
	Markdown Format = "markdown"
	HTML     Format = "html"
	DOCX     Format = "docx"
	XLSX     Format = "xlsx"
	JSON     Format = "json"
	CSV      Format = "csv"
)

// Formats lists every format.
func Formats() []Format { return []Format{Markdown, HTML, DOCX, XLSX, JSON, CSV} }

// Binary tells whether the format is no text, which no terminal takes.
func (f Format) Binary() bool { return f == DOCX || f == XLSX }

// ByteOrderMark begins a file of CSV: without one Excel takes it for text in
// the code page of its machine.
const ByteOrderMark = "\ufeff"

// EncodeFile writes a brief as a file of its own.
func (b *Brief) EncodeFile(w io.Writer, f Format) error {
	if f == CSV {
		if _, err := io.WriteString(w, ByteOrderMark); err != nil {
			return err
		}
	}
	return b.Encode(w, f)
}

// Extension is what the names of files in the format end in.
func (f Format) Extension() string {
	if f == Markdown {
		return ".md"
	}
	return "." + string(f)
}

// FormatOf gives the format that a file's name ends in: .md, .docx.
func FormatOf(name string) (Format, bool) {
	ending := strings.ToLower(name[strings.LastIndexByte(name, '.')+1:])
	if ending == "md" {
		return Markdown, true
	}
	for _, f := range Formats() {
		if string(f) == ending {
			return f, true
		}
	}
	return "", false
}

// Encode writes a brief in a format.
func (b *Brief) Encode(w io.Writer, f Format) error {
	switch f {
	case Markdown:
		return b.markdown(w)
	case HTML:
		return b.html(w)
	case DOCX:
		return b.docx(w)
	case XLSX:
		return b.xlsx(w)
	case JSON:
		return b.json(w)
	case CSV:
		return b.csv(w)
	}
	return fmt.Errorf("unknown format %q; one of %v", f, Formats())
}

// plain drops from text of the dataset whatever a document must not carry:
// control characters, bidirectional overrides, what XML forbids, and broken
// UTF-8 (rule 18).
func plain(s string) string {
	clean := func(r rune) bool {
		return r == utf8.RuneError || unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) ||
			unicode.Is(unicode.Cf, r) || r == '\u2028' || r == '\u2029' || r&0xFFFE == 0xFFFE || r >= 0xFDD0 && r <= 0xFDEF
	}
	if !strings.ContainsFunc(s, clean) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			return ' '
		case clean(r):
			return -1
		}
		return r
	}, s)
}

// number writes a value with its decimals.
func number(v float64, decimals int) string { return strconv.FormatFloat(v, 'f', decimals, 64) }
