package data

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"io/fs"
	"slices"
	"strings"
	"unicode"

	"weici/model"
)

// columns are the columns of a table: those that must be there, and the rest.
type columns struct{ required, optional []string }

// table is one file of a resource being read.
type table struct {
	*loader
	file   string
	bytes  []byte
	reader *csv.Reader
	head   map[string]int
	row    []string
	line   int
	from   int64 // where the row begins in bytes
	bad    bool  // the row has an error and is left out
}

// read calls each for every row of a resource that has the right cells.
func (l *loader) read(name string, c columns, each func(*table)) {
	r := l.descriptor.resource(name)
	if r == nil {
		l.issue(model.Issue{File: descriptorName, Column: "resources", Rule: RuleMissingFile, Value: name})
		return
	}
	paths, err := r.paths()
	if err != nil {
		l.issue(model.Issue{File: descriptorName, Column: name, Rule: RuleMissingFile, Value: name, Detail: err.Error()})
		return
	}
	for _, p := range paths {
		if t := l.open(p, r, c); t != nil {
			for t.next() {
				each(t)
			}
		}
	}
}

// open reads a file and its head.
func (l *loader) open(file string, r *resource, c columns) *table {
	raw, err := fs.ReadFile(l.files, file)
	if err != nil {
		l.issue(model.Issue{File: file, Rule: RuleMissingFile, Value: file, Detail: reason(err).Error()})
		return nil
	}
	text, err := decode(raw, r.Encoding)
	if err != nil {
		l.issue(model.Issue{File: file, Rule: RuleEncoding, Detail: err.Error()})
		return nil
	}
	t := &table{loader: l, file: file, bytes: text, reader: csv.NewReader(bytes.NewReader(text))}
	t.reader.FieldsPerRecord = -1
	if d := r.Dialect.Delimiter; d == ";" || d == "\t" {
		t.reader.Comma = rune(d[0])
	}
	head, err := t.reader.Read()
	if err != nil {
		l.issue(model.Issue{File: file, Row: 1, Rule: RuleMissingColumn, Value: strings.Join(c.required, ", ")})
		return nil
	}
	if !t.setHead(head, r, c) {
		return nil
	}
	return t
}

func (t *table) setHead(head []string, r *resource, c columns) bool {
	t.head = map[string]int{}
	for i, name := range head {
		name = strings.TrimSpace(name)
		if !slices.Contains(c.required, name) && !slices.Contains(c.optional, name) {
			t.issue(model.Issue{Severity: model.Warning, File: t.file, Row: 1, Column: name, Rule: RuleUnknownColumn, Value: name,
				Detail: nearest(name, slices.Concat(c.required, c.optional))})
		}
		t.head[name] = i
	}
	sound := true
	for _, name := range c.required {
		if _, ok := t.head[name]; !ok {
			t.issue(model.Issue{File: t.file, Row: 1, Column: name, Rule: RuleMissingColumn, Value: name})
			sound = false
		}
	}
	for _, f := range r.Schema.Fields {
		if _, ok := t.head[f.Name]; !ok {
			t.issue(model.Issue{Severity: model.Warning, File: descriptorName, Column: f.Name, Rule: RuleSchema, Value: f.Name, Detail: t.file})
		}
	}
	return sound
}

// next reads a row; rows that cannot be read are issues.
func (t *table) next() bool {
	for {
		t.from = t.reader.InputOffset()
		row, err := t.reader.Read()
		if errors.Is(err, io.EOF) {
			return false
		}
		var fault *csv.ParseError
		if errors.As(err, &fault) {
			t.issue(model.Issue{File: t.file, Row: fault.StartLine, Rule: RuleQuote, Detail: fault.Err.Error()})
			if len(row) == 0 && fault.Line == fault.StartLine {
				continue
			}
			return false // the rest of the file cannot be told apart
		}
		if err != nil {
			return false
		}
		t.line, _ = t.reader.FieldPos(0)
		if len(row) == 1 && row[0] == "" {
			continue
		}
		if len(row) != len(t.head) {
			t.issue(model.Issue{File: t.file, Row: t.line, Rule: RuleCells, Value: itoa(len(row)), Detail: itoa(len(t.head))})
			continue
		}
		t.row, t.bad = row, false
		return true
	}
}

// get gives a cell, without blanks around it; "" where there is no such column.
func (t *table) get(column string) string {
	i, ok := t.head[column]
	if !ok {
		return ""
	}
	return strings.TrimSpace(t.row[i])
}

// fail reports an error in a cell: the row is left out.
func (t *table) fail(column string, rule model.Rule, detail string) {
	t.bad = true
	t.issue(model.Issue{File: t.file, Row: t.line, Column: column, Rule: rule, Value: t.get(column), Detail: detail})
}

// warn reports a fault that the row is kept with.
func (t *table) warn(column string, rule model.Rule, detail string) {
	t.issue(model.Issue{Severity: model.Warning, File: t.file, Row: t.line, Column: column, Rule: rule, Value: t.get(column), Detail: detail})
}

// require reports the columns of a row that must not be empty and are.
func (t *table) require(names ...string) {
	for _, name := range names {
		if t.get(name) == "" {
			t.fail(name, RuleRequired, "")
		}
	}
}

// checkText warns of control characters, which are never shown.
func (t *table) checkText() {
	for name, i := range t.head {
		if strings.ContainsFunc(t.row[i], hidden) {
			t.warn(name, RuleControl, "")
		}
	}
}

func hidden(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\r' || unicode.Is(unicode.Bidi_Control, r)
}

// list splits a cell at semicolons.
func list(cell string) []string {
	var all []string
	for _, s := range strings.FieldsFunc(cell, func(r rune) bool { return r == ';' || r == '；' }) {
		if s = strings.TrimSpace(s); s != "" {
			all = append(all, s)
		}
	}
	return all
}
