// Package document reads the text of a document, paragraph by paragraph, out of
// the files that offices and newspapers hand on: plain text, Markdown, web pages,
// Word and PDF. What a file says of itself (title, authors, publisher, date) is
// kept; nothing of it is guessed. Size, depth and time are bounded, and hostile
// characters (controls, bidirectional marks) are left out.
package document

import (
	"bytes"
	"errors"
	"path"
	"strings"
	"unicode"

	"weici/data/folder"
)

// MaxBytes is the largest file that is read.
const MaxBytes = 48 << 20

// maxText is the longest text that is kept, in bytes.
const maxText = 16 << 20

// Document is a document's text and what it says of itself.
type Document struct {
	Text                            string
	Title, Author, Publisher, Dated string // empty where it does not say; Dated is 2023-02-08
	URL                             string // its own address, where a page names it
}

// The faults of a file.
var (
	ErrTooLarge  = errors.New("too large")
	ErrNoText    = errors.New("no text layer") // a scanned page
	ErrEncoding  = errors.New("unknown encoding")
	ErrBroken    = errors.New("broken file")
	ErrLanguage  = errors.New("neither Chinese nor English")
	ErrProtected = errors.New("protected by a password")
)

// Read reads a file by its name's ending and its first bytes.
func Read(name string, content []byte) (Document, error) {
	if len(content) > MaxBytes {
		return Document{}, ErrTooLarge
	}
	d, err := read(name, content)
	if err != nil {
		return Document{}, err
	}
	d.Text = tidy(d.Text)
	if d.Title == "" {
		d.Title = heading(d.Text)
	}
	if len(d.Text) > maxText {
		return Document{}, ErrTooLarge
	}
	for _, field := range []*string{&d.Title, &d.Author, &d.Publisher, &d.Dated, &d.URL} {
		*field = strings.Join(strings.Fields(tidy(*field)), " ")
	}
	return d, readable(d.Text)
}

// heading is the first line of a text where it is a title: short, and no
// sentence.
func heading(text string) string {
	line, rest, _ := strings.Cut(strings.TrimSpace(text), "\n")
	line = strings.TrimSpace(line)
	n := len([]rune(line))
	if n < 4 || n > 60 || strings.TrimSpace(rest) == "" || strings.ContainsAny(line, "。；;|") || strings.ContainsAny(line[len(line)-1:], ".,:") || strings.HasSuffix(line, "，") || strings.HasSuffix(line, "：") {
		return ""
	}
	return line
}

// Heavy tells of files whose reading cannot be stopped: a server does not take
// them from visitors.
func Heavy(content []byte) bool { return bytes.HasPrefix(content, []byte("%PDF-")) }

func read(name string, content []byte) (Document, error) {
	ext := strings.ToLower(path.Ext(strings.ReplaceAll(name, "\\", "/")))
	switch {
	case Heavy(content):
		return readPDF(content)
	case bytes.HasPrefix(content, []byte("PK\x03\x04")):
		return readDocx(content)
	case bytes.HasPrefix(content, []byte("\xD0\xCF\x11\xE0")):
		return Document{}, ErrProtected // an encrypted or very old Word file
	}
	head := bytes.ToLower(bytes.TrimSpace(content[:min(len(content), 512)]))
	if ext == ".html" || ext == ".htm" || bytes.HasPrefix(head, []byte("<!doctype html")) || bytes.HasPrefix(head, []byte("<html")) {
		return readHTML(content)
	}
	text, err := folder.Decode(content)
	if err != nil || strings.IndexByte(text, 0) >= 0 {
		return Document{}, ErrEncoding
	}
	if ext == ".md" || ext == ".markdown" {
		return readMarkdown(text), nil
	}
	return Document{Text: text}, nil
}

// tidy leaves out what only steers a terminal or turns the direction of text.
func tidy(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == unicode.ReplacementChar:
			return -1
		case r == '\u2028' || r == '\u2029' || r == '\v' || r == '\f':
			return '\n'
		}
		return r
	}, s)
}

// readable tells whether a text is in a language whose figures are read.
func readable(text string) error {
	letters, known := 0, 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters++
			if unicode.Is(unicode.Han, r) || r < 0x250 {
				known++
			}
		}
	}
	switch {
	case letters == 0 && strings.TrimSpace(text) == "":
		return ErrNoText
	case known*2 < letters:
		return ErrLanguage
	}
	return nil
}

// Chinese tells whether a text is mostly in Chinese.
func Chinese(text string) bool {
	chinese, latin := 0, 0
	for _, r := range text {
		switch {
		case unicode.Is(unicode.Han, r):
			chinese++
		case r < 0x250 && unicode.IsLetter(r):
			latin++
		}
	}
	return chinese*3 > latin
}
