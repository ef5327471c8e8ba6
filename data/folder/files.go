package folder

import (
	"errors"
	"io"
	"io/fs"
	"math"
	"strings"

	"weici/model"
)

// resourceNames lists the tables of a package, in the order of reading.
func resourceNames() []string {
	return []string{"areas", "indicators", "documents", observationsName}
}

// observationsName is the resource of the figures.
const observationsName = "observations"

// measure adds up how much there is to read.
func (l *loader) measure() {
	for _, name := range resourceNames() {
		r := l.descriptor.resource(name)
		for i := 0; r != nil && i < len(r.Path); i++ {
			if info, err := fs.Stat(l.files, r.Path[i]); err == nil {
				l.meter.total += info.Size()
			}
		}
	}
}

// tables calls each for every file of a resource that has the needed columns,
// and reports the others.
func (l *loader) tables(name string, c columns, each func(*table)) {
	r := l.descriptor.resource(name)
	if r == nil || len(r.Path) == 0 {
		l.issue(model.Issue{File: DescriptorName, Column: "resources", Rule: RuleMissingFile, Value: name})
		l.refuse(name)
		return
	}
	comma, ok := r.delimiter()
	if !ok {
		l.issue(model.Issue{File: DescriptorName, Column: name, Rule: RuleDelimiter, Value: clip(r.Dialect.Delimiter)})
		l.refuse(name)
		return
	}
	for _, path := range r.Path {
		text, ok := l.open(name, path, r.Encoding)
		if !ok {
			l.refuse(name)
			continue
		}
		t := &table{splitter: newSplitter(text, comma), file: path}
		if ok := t.readHead(c); ok {
			l.compareSchema(r, t)
			each(t)
		} else {
			l.refuse(name)
		}
		l.issue(t.issues...)
	}
}

// rows calls each for every row of a small resource.
func (l *loader) rows(name string, c columns, each func(*table)) {
	l.tables(name, c, func(t *table) {
		t.lost = func() { l.refuse(name) }
		for t.nextRow(len(t.text)) {
			each(t)
		}
		l.meter.add(len(t.text))
	})
}

// refuse takes note of a row or a file that cannot be read: without an area or a
// figure an answer may be another one. What refers to an indicator or a document
// that is missing is refused itself.
func (l *loader) refuse(name string) {
	if name == "areas" || name == observationsName {
		l.set.Refusals = append(l.set.Refusals, model.Unread())
	}
}

// open reads a file of the package as UTF-8.
func (l *loader) open(name, path, declared string) (string, bool) {
	if !inside(path) {
		l.issue(model.Issue{File: DescriptorName, Column: name, Rule: RulePath, Value: clip(path)})
		return "", false
	}
	raw, err := l.read(path)
	if err != nil {
		l.issue(missing(path, err))
		return "", false
	}
	text, guessed, err := decode(raw, declared)
	if err == nil && int64(len(text)) > largestFile {
		err = errTooLarge
	}
	if err != nil {
		l.issue(undecoded(path, raw, declared, err))
		return "", false
	}
	if guessed {
		l.issue(model.Issue{Severity: model.Warning, File: path, Rule: RuleOtherEncoding, Value: clip(declared), Detail: "gb18030"})
	}
	return text, true
}

// missing says why a file cannot be read, unless it is just not there.
func missing(path string, err error) model.Issue {
	i := model.Issue{File: path, Rule: RuleMissingFile, Value: clip(path)}
	switch {
	case errors.Is(err, errTooLarge):
		i.Rule = RuleTooLarge
	case !errors.Is(err, fs.ErrNotExist):
		i.Detail = reason(err).Error()
	}
	return i
}

// undecoded says what is wrong with a file's encoding, and at which line where
// it is damaged UTF-8.
func undecoded(path, raw, declared string, err error) model.Issue {
	i := model.Issue{File: path, Rule: RuleEncoding, Value: clip(declared)}
	switch {
	case errors.Is(err, errTooLarge):
		i.Rule = RuleTooLarge
	case errors.Is(err, errUnknownEncoding):
		i.File, i.Rule = DescriptorName, RuleUnknownEncoding
	case mostlyUTF8(raw):
		i.Row, _ = firstInvalid(raw)
	}
	return i
}

var (
	errNoFile   = errors.New("not a regular file")
	errTooLarge = errors.New("too large")
)

// largestFile is the most bytes of a file: where its rows begin is kept in 32
// bits.
const largestFile int64 = math.MaxUint32

// largestRead is how much of a file is read at a time.
const largestRead = 1 << 18

// read reads a whole file. It goes into a string, so that its cells can be
// parts of it, and is copied only once.
func (l *loader) read(path string) (string, error) {
	info, err := fs.Stat(l.files, path)
	if err != nil {
		return "", err
	}
	if !info.Mode().IsRegular() {
		return "", errNoFile
	}
	if info.Size() > largestFile {
		return "", errTooLarge
	}
	file, err := l.files.Open(path)
	if err != nil {
		return "", err
	}
	defer file.Close()
	var text strings.Builder
	text.Grow(int(info.Size()))
	_, err = io.CopyBuffer(metered{&text, &l.meter}, onlyReader{file}, make([]byte, min(info.Size(), largestRead)+1))
	return text.String(), err
}

// metered writes and tells the meter.
type metered struct {
	io.Writer
	meter *meter
}

func (m metered) Write(b []byte) (int, error) {
	m.meter.add(len(b))
	return m.Writer.Write(b)
}

// onlyReader hides WriteTo, which would copy in smaller parts.
type onlyReader struct{ io.Reader }
