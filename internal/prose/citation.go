package prose

import (
	"strings"

	"weici/internal/words"
	"weici/model"
)

// Title gives what to call a document: its title, in title marks where it is
// one, after its gloss in a language that needs it, or its description.
func (w Writer) Title(id model.DocID) string {
	if id == model.NoDoc {
		return w.Say(words.NoDocument)
	}
	d := &w.Panel.Documents[id]
	title := d.Title
	if title != "" && !strings.HasPrefix(title, "《") {
		title = w.Say(words.TitleMarks, title)
	}
	switch gloss := d.Gloss(w.Lang); {
	case title == "":
		return first(gloss, d.Description)
	case gloss != "":
		return w.Say(words.Glossed, gloss, title)
	}
	return title
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// Source names a document in one line: title, authors, publisher, date. What
// the document does not say is left out, except that a missing date is said.
func (w Writer) Source(id model.DocID) string {
	if id == model.NoDoc {
		return w.Say(words.NoDocument)
	}
	d := &w.Panel.Documents[id]
	parts := []string{w.Title(id)}
	if len(d.Authors) > 0 {
		parts = append(parts, w.authors(d.Authors))
	}
	if d.Publisher != "" {
		parts = append(parts, d.Publisher)
	}
	if d.Published.Known() {
		parts = append(parts, d.Published.String())
	} else {
		parts = append(parts, w.Say(words.DateUnknown))
	}
	return strings.Join(parts, w.Say(words.SourceComma))
}

// Cited is Source with the place in the document where a figure stands.
func (w Writer) Cited(o model.Observation) string {
	text := w.Source(o.Citation.Document)
	if place := o.Citation.Place(w.Lang); place != "" {
		text += w.Say(words.SourceComma) + place
	}
	return text
}

func (w Writer) authors(names []string) string {
	if len(names) > 2 {
		return w.Say(words.AuthorsEtAl, names[0])
	}
	return strings.Join(names, w.Say(words.ListComma))
}

// Reference gives a document as a bibliographic reference in the manner of
// GB/T 7714: authors. title[type]. publisher, date. address. What the document
// does not say is left out, never guessed.
func Reference(d *model.Document) string {
	var b strings.Builder
	if len(d.Authors) > 0 {
		b.WriteString(strings.Join(d.Authors[:min(3, len(d.Authors))], ", "))
		if len(d.Authors) > 3 {
			b.WriteString(", 等")
		}
		b.WriteString(". ")
	}
	b.WriteString(d.Label() + "[" + typeMark(d) + "].")
	var issued []string
	if d.Publisher != "" {
		issued = append(issued, d.Publisher)
	}
	if d.Published.Known() {
		issued = append(issued, d.Published.String())
	}
	if len(issued) > 0 {
		b.WriteString(" " + strings.Join(issued, ", "))
		if d.Accessed.Known() {
			b.WriteString("[" + d.Accessed.String() + "]")
		}
		b.WriteString(".")
	}
	if d.URL != "" {
		b.WriteString(" " + d.URL + ".")
	}
	return b.String()
}

// typeMark is the document type of GB/T 7714, with /OL for one that is online.
func typeMark(d *model.Document) string {
	mark := "Z" // other
	switch d.Kind {
	case model.Yearbook:
		mark = "M"
	case model.Bulletin, model.Release, model.Report:
		mark = "R"
	case model.News:
		mark = "N"
	case model.Secondary:
		mark = "EB"
	}
	if d.URL != "" || mark == "EB" {
		mark += "/OL"
	}
	return mark
}
