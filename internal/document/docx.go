package document

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// readDocx reads the paragraphs of a Word file, and the cells of its tables.
func readDocx(content []byte) (Document, error) {
	files, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return Document{}, ErrBroken
	}
	var d Document
	body, err := part(files, "word/document.xml")
	if err != nil {
		return d, err
	}
	if d.Text, err = paragraphs(body); err != nil {
		return d, err
	}
	if core, err := part(files, "docProps/core.xml"); err == nil {
		var said struct {
			Title   string `xml:"title"`
			Creator string `xml:"creator"`
		}
		if xml.Unmarshal(core, &said) == nil {
			d.Title, d.Author = said.Title, said.Creator
		}
	}
	return d, nil
}

// part unpacks one file of an archive, within bounds.
func part(files *zip.Reader, name string) ([]byte, error) {
	f, err := files.Open(name)
	if err != nil {
		return nil, ErrBroken
	}
	defer f.Close()
	out, err := io.ReadAll(io.LimitReader(f, 4*maxText+1))
	switch {
	case err != nil:
		return nil, ErrBroken
	case len(out) > 4*maxText:
		return nil, ErrTooLarge
	}
	return out, nil
}

// paragraphs writes the text of a Word document, one paragraph a line.
func paragraphs(body []byte) (string, error) {
	var out strings.Builder
	in := xml.NewDecoder(bytes.NewReader(body))
	text, cell := false, 0
	for {
		token, err := in.Token()
		if errors.Is(err, io.EOF) {
			return out.String(), nil
		}
		if err != nil {
			return "", ErrBroken
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "t":
				text = true
			case "tab":
				out.WriteByte('\t')
			case "br", "cr":
				out.WriteByte('\n')
			case "tc":
				cell++
				out.WriteString(" | ")
			case "instrText", "delText":
				text = false
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "t":
				text = false
			case "tc":
				cell--
			case "tr":
				out.WriteByte('\n')
			case "p":
				if cell == 0 {
					out.WriteByte('\n')
				}
			}
		case xml.CharData:
			if text {
				out.Write(t)
			}
		}
	}
}
