package model

// DocID is a document's place in Dataset.Documents.
type DocID int32

// NoDoc is the DocID of no document.
const NoDoc DocID = -1

// DocKind is the kind of a source.
type DocKind string

// The kinds of document, most trusted first (rule 16). Secondary sources
// (self-media tables, encyclopedias, anonymous profiles) come last, are marked
// wherever shown, and never outrank an official figure.
const (
	Yearbook  DocKind = "yearbook"
	Bulletin  DocKind = "bulletin"
	Release   DocKind = "release"
	Report    DocKind = "report"
	News      DocKind = "news"
	Secondary DocKind = "secondary"
)

// DocKinds lists every kind of document, most trusted first.
func DocKinds() []DocKind {
	return []DocKind{Yearbook, Bulletin, Release, Report, News, Secondary}
}

// Valid tells whether the kind is one of DocKinds.
func (k DocKind) Valid() bool { return contains(DocKinds(), k) }

// Document is a source. What it does not say (a date, a publisher) stays
// empty: it is never guessed.
type Document struct {
	ID          string
	Title       string   // as printed; empty where none was visible
	TitleEN     string   // an English gloss of the title, or of the description
	Description string   // what the document is, in our words, where it shows no title
	Authors     []string // as printed
	Publisher   string
	Kind        DocKind
	Published   Date
	Accessed    Date
	URL         string // only an address of the publisher's own
	Language    string // BCP 47
	Licence     string
	Note        string
}

// Label is what to call the document: its title, or its description.
func (d *Document) Label() string {
	if d.Title != "" {
		return d.Title
	}
	return d.Description
}

// Gloss is the English gloss of the label where a language wants one, or "".
func (d *Document) Gloss(l Lang) string {
	if l == EN && d.TitleEN != d.Label() {
		return d.TitleEN
	}
	return ""
}

// Called is what to call the document in a language: its gloss, or its label.
func (d *Document) Called(l Lang) string {
	if gloss := d.Gloss(l); gloss != "" {
		return gloss
	}
	return d.Label()
}

// Citation ties a figure to words in a document, as a W3C TextQuoteSelector
// does: Exact is the quote, Prefix and Suffix tell equal quotes apart.
type Citation struct {
	Document              DocID
	Exact, Prefix, Suffix string
	Locator               string // section, page, table, row
	LocatorEN             string // the same in English; empty where the locator needs no other
}

// Place is the locator in a language.
func (c *Citation) Place(l Lang) string {
	if l == EN && c.LocatorEN != "" {
		return c.LocatorEN
	}
	return c.Locator
}
