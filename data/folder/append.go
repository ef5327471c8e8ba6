package folder

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io/fs"
	"strings"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// Addition is rows to be put behind those of a resource, each by the names of
// its columns.
type Addition map[string][]map[string]string

// Append gives the files of a package with rows put behind those that are
// there, by their names: what stands in them stays as it is, byte for byte. It
// fails where a file lacks a column that a row needs.
func Append(files fs.FS, add Addition) (map[string][]byte, error) {
	l := &loader{files: files}
	if err := l.readDescriptor(); err != nil {
		return nil, err
	}
	out := map[string][]byte{}
	for name, rows := range add {
		r := l.descriptor.resource(name)
		if len(rows) == 0 {
			continue
		}
		if r == nil || len(r.Path) == 0 {
			return nil, fmt.Errorf("%s: %s", DescriptorName, name)
		}
		path := r.Path[len(r.Path)-1]
		raw, err := fs.ReadFile(files, path)
		if err != nil {
			return nil, err
		}
		comma, _ := r.delimiter()
		if out[path], err = appended(raw, r.Encoding, comma, rows); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	return out, nil
}

// appended puts rows behind the text of a file, in its order of columns and in
// its encoding.
func appended(raw []byte, declared string, comma byte, rows []map[string]string) ([]byte, error) {
	text, guessed, err := decode(string(raw), declared)
	if err != nil {
		return nil, err
	}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = rune(comma), true, -1
	head, err := r.Read()
	if err != nil {
		return nil, err
	}
	var more bytes.Buffer
	w := csv.NewWriter(&more)
	w.Comma, w.UseCRLF = rune(comma), strings.Contains(text, "\r\n")
	for _, row := range rows {
		cells, err := inColumns(head, row)
		if err != nil {
			return nil, err
		}
		if err := w.Write(cells); err != nil {
			return nil, err
		}
	}
	if w.Flush(); w.Error() != nil {
		return nil, w.Error()
	}
	added := more.Bytes()
	if isGB := guessed || strings.HasPrefix(strings.ToLower(declared), "gb"); isGB {
		if added, err = simplifiedchinese.GB18030.NewEncoder().Bytes(added); err != nil {
			return nil, err
		}
	}
	if !bytes.HasSuffix(raw, []byte("\n")) {
		raw = append(bytes.Clone(raw), '\n')
	}
	return append(bytes.Clone(raw), added...), nil
}

// inColumns puts the cells of a row into the order of a file's columns.
func inColumns(head []string, row map[string]string) ([]string, error) {
	cells := make([]string, len(head))
	placed := 0
	for i, name := range head {
		if text, ok := row[strings.TrimSpace(name)]; ok {
			cells[i] = text
			placed++
		}
	}
	if placed == len(row) {
		return cells, nil
	}
	for name, text := range row {
		if text != "" && !named(head, name) {
			return nil, fmt.Errorf("no column %q: add it to the first line", name)
		}
	}
	return cells, nil
}

func named(head []string, name string) bool {
	for _, h := range head {
		if strings.TrimSpace(h) == name {
			return true
		}
	}
	return false
}
