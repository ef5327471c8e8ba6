package brief

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"unicode/utf8"

	"weici/internal/words"
	"weici/model"
)

// Draft is a collection that a brief is made of: what stands in it and in
// which order, in no language and with no figures, so that it can be made
// again from newer data or in another period.
type Draft struct {
	Title string `json:"title"`
	Items []Item `json:"items"`
}

// Item is one part of a draft: a question to be answered as its kind says, or
// a note.
type Item struct {
	Kind  Kind   `json:"kind"`
	Query string `json:"query,omitempty"` // as model.ParseQuery reads it
	Text  string `json:"text,omitempty"`  // of a note
}

// Kind says what is made of an item.
type Kind string

// The kinds of items.
const (
	FigureItem   Kind = "figure"   // a row of a table; figures that follow one another share one
	SentenceItem Kind = "sentence" // a figure as a finished sentence
	TableItem    Kind = "table"    // a ranking, a comparison, a profile, a trend, a quadrant
	ChartItem    Kind = "chart"    // the bars of a ranking, the lines of a trend
	NoteItem     Kind = "note"     // free text
)

// Kinds lists every kind.
func Kinds() []Kind { return []Kind{FigureItem, SentenceItem, TableItem, ChartItem, NoteItem} }

// The bounds of a draft: what is larger was made by no person.
const (
	draftVersion = 1
	draftBytes   = 1 << 20
	itemsMost    = 500
	queryMost    = 4000 // bytes
	TitleMost    = 200  // characters of a title
	NoteMost     = 2000 // characters of a note
)

// views are those whose questions an item of a kind can ask.
func (k Kind) views() []model.View {
	switch k {
	case TableItem:
		return []model.View{model.RankView, model.CompareView, model.ProfileView, model.TrendView, model.QuadrantView}
	case ChartItem:
		return []model.View{model.RankView, model.TrendView}
	}
	return []model.View{model.RankView}
}

// DraftError is a fault of a draft: the item, counted from 1, or 0 for the
// draft itself, its field, and what is wrong with it.
type DraftError struct {
	Item  int
	Field string
	Why   words.Word
	Args  []any
}

// In says the fault in a language.
func (e *DraftError) In(lang model.Lang) string {
	why := e.Why.In(lang, e.Args...)
	if e.Field != "" {
		why = e.Field + ": " + why
	}
	if e.Item > 0 {
		return words.DraftItem.In(lang, e.Item) + " " + why
	}
	return why
}

func (e *DraftError) Error() string { return e.In(model.EN) }

// ErrDraftSize is that a draft has no room for another item.
var ErrDraftSize = errors.New("the collection is full")

// Find gives the place of an item, or −1.
func (d Draft) Find(item Item) int { return slices.Index(d.Items, item) }

// With is the draft and one more item at its end.
func (d Draft) With(item Item) (Draft, error) {
	if len(d.Items) >= itemsMost {
		return d, ErrDraftSize
	}
	d.Items = append(slices.Clip(d.Items), item)
	return d, nil
}

// Check finds the first fault that a draft has by itself, whatever the dataset.
func (d Draft) Check() error {
	if n := utf8.RuneCountInString(d.Title); n > TitleMost {
		return &DraftError{Field: "title", Why: words.DraftLong, Args: []any{n, TitleMost}}
	}
	if len(d.Items) > itemsMost {
		return &DraftError{Field: "items", Why: words.DraftMany, Args: []any{len(d.Items), itemsMost}}
	}
	for i, item := range d.Items {
		if err := item.check(); err != nil {
			err.Item = i + 1
			return err
		}
	}
	return nil
}

func (i Item) check() *DraftError {
	switch {
	case !slices.Contains(Kinds(), i.Kind):
		return &DraftError{Field: "kind", Why: words.DraftKind, Args: []any{string(i.Kind), fmt.Sprint(Kinds())}}
	case i.Kind == NoteItem && i.Query != "":
		return &DraftError{Field: "query", Why: words.DraftNoteQuery}
	case i.Kind == NoteItem && i.Text == "":
		return &DraftError{Field: "text", Why: words.DraftEmpty}
	case utf8.RuneCountInString(i.Text) > NoteMost:
		return &DraftError{Field: "text", Why: words.DraftLong, Args: []any{utf8.RuneCountInString(i.Text), NoteMost}}
	case i.Kind == NoteItem:
		return nil
	case i.Text != "":
		return &DraftError{Field: "text", Why: words.DraftText, Args: []any{string(i.Kind)}}
	case len(i.Query) > queryMost:
		return &DraftError{Field: "query", Why: words.DraftLong, Args: []any{len(i.Query), queryMost}}
	}
	q, err := model.ParseQuery(i.Query)
	switch {
	case err != nil:
		return &DraftError{Field: "query", Why: words.DraftQuery, Args: []any{err.Error()}}
	case !slices.Contains(i.Kind.views(), q.View):
		return &DraftError{Field: "query", Why: words.DraftView, Args: []any{string(i.Kind), fmt.Sprint(i.Kind.views())}}
	case (i.Kind == FigureItem || i.Kind == SentenceItem || q.View == model.ProfileView) && q.Area == "":
		return &DraftError{Field: "query", Why: words.DraftNoArea}
	case q.View == model.CompareView && len(q.Areas) < 1:
		return &DraftError{Field: "query", Why: words.DraftNoAreas}
	}
	if _, err := model.ParsePeriod(q.Period); err != nil {
		return &DraftError{Field: "query", Why: words.DraftQuery, Args: []any{err.Error()}}
	}
	return nil
}

// draftFile is a draft in its file.
type draftFile struct {
	Format  string            `json:"format"`
	Version int               `json:"version"`
	Title   string            `json:"title"`
	Items   []json.RawMessage `json:"items"`
}

// draftFormat is the word by which the file is known.
const draftFormat = "weici-brief"

// Write writes the draft as the file that ReadDraft reads: one item a line, so
// that a person can read it and put its lines in another order.
func (d Draft) Write(w io.Writer) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "{\n  \"format\": %q,\n  \"version\": %d,\n  \"title\": %s,\n  \"items\": [", draftFormat, draftVersion, inJSON(d.Title))
	for i, item := range d.Items {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString("\n    " + inJSON(item))
	}
	b.WriteString("\n  ]\n}\n")
	_, err := w.Write(b.Bytes())
	return err
}

// inJSON writes a string or an item, which cannot fail.
func inJSON(v any) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(v)
	return string(bytes.TrimSpace(b.Bytes()))
}

// ReadDraft reads a draft's file. It takes nothing that it does not know, and
// an error says which item and which field is wrong. A fault of the file is a
// *DraftError.
func ReadDraft(r io.Reader) (Draft, error) {
	raw, err := io.ReadAll(io.LimitReader(r, draftBytes+1))
	if err != nil {
		return Draft{}, err
	}
	if len(raw) > draftBytes {
		return Draft{}, &DraftError{Why: words.DraftBig, Args: []any{draftBytes >> 20}}
	}
	raw = bytes.TrimPrefix(raw, []byte("\ufeff"))
	if !utf8.Valid(raw) {
		return Draft{}, &DraftError{Why: words.DraftNotUTF8}
	}
	var f draftFile
	if err := strict(raw, &f); err != nil {
		return Draft{}, &DraftError{Why: words.DraftJSON, Args: []any{err.Error()}}
	}
	switch {
	case f.Format != draftFormat:
		return Draft{}, &DraftError{Field: "format", Why: words.DraftFormat, Args: []any{draftFormat}}
	case f.Version != draftVersion:
		return Draft{}, &DraftError{Field: "version", Why: words.DraftVersion, Args: []any{f.Version, draftVersion}}
	case len(f.Items) > itemsMost:
		return Draft{}, &DraftError{Field: "items", Why: words.DraftMany, Args: []any{len(f.Items), itemsMost}}
	}
	d := Draft{Title: f.Title}
	for i, text := range f.Items {
		var item Item
		if err := strict(text, &item); err != nil {
			return Draft{}, &DraftError{Item: i + 1, Why: words.DraftJSON, Args: []any{err.Error()}}
		}
		d.Items = append(d.Items, item)
	}
	return d, d.Check()
}

// strict reads one JSON value without fields that it does not know.
func strict(raw []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return err
	}
	if _, err := d.Token(); err != io.EOF {
		return errors.New("something follows the end")
	}
	return nil
}
