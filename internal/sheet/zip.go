package sheet

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
)

// archive is a zipped workbook. It unpacks no more than maxUnzip in all,
// whatever the parts say of their sizes.
type archive struct {
	files map[string]*zip.File
	left  int64
}

func readZip(raw []byte) (*Book, error) {
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, err
	}
	a := &archive{files: make(map[string]*zip.File, len(z.File)), left: maxUnzip}
	for _, f := range z.File {
		a.files[strings.ToLower(strings.TrimPrefix(f.Name, "/"))] = f
	}
	switch {
	case a.has("xl/workbook.xml"), a.has("[content_types].xml"):
		return readXLSX(a)
	case a.has("content.xml"):
		return readODS(a)
	}
	return nil, &Fault{Why: UnknownKind}
}

func (a *archive) has(name string) bool { return a.files[strings.ToLower(name)] != nil }

// part opens a part for reading its markup; nil where there is none.
func (a *archive) part(name string) (*markup, io.Closer, error) {
	f := a.files[strings.ToLower(strings.TrimPrefix(name, "/"))]
	if f == nil {
		return nil, nil, nil
	}
	if f.Flags&1 != 0 {
		return nil, nil, &Fault{Why: Encrypted}
	}
	in, err := f.Open()
	if err != nil {
		return nil, nil, err
	}
	return newMarkup(&bounded{in, a}), in, nil
}

// each calls a function for every token of a part. A part that is not there
// has none.
func (a *archive) each(name string, token func(*markup) error) error {
	m, in, err := a.part(name)
	if m == nil || err != nil {
		return err
	}
	defer in.Close()
	for {
		switch err := m.next(); err {
		case nil:
		case io.EOF:
			return nil
		default:
			return err
		}
		if err := token(m); err != nil {
			return err
		}
	}
}

// bounded counts what is unpacked.
type bounded struct {
	in io.Reader
	of *archive
}

// Read fails beyond the limit.
func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.in.Read(p)
	if b.of.left -= int64(n); b.of.left < 0 {
		return 0, &Fault{Why: TooLarge}
	}
	return n, err
}
