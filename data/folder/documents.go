package folder

import (
	"net/url"
	"strings"

	"weici/model"
)

func documentColumns() columns {
	return columns{
		required: []string{"id", "kind"},
		optional: []string{"title", "title_en", "description", "authors", "publisher", "published", "accessed", "url", "language", "licence", "note"},
	}
}

// documents reads the sources.
func (l *loader) documents() {
	seen := ids{}
	l.rows("documents", documentColumns(), func(t *table) {
		d := t.readDocument()
		if !seen.taken(t, d.ID) && !t.bad {
			l.set.Documents = append(l.set.Documents, d)
		}
	})
}

func (t *table) readDocument() model.Document {
	t.require("id", "kind")
	d := model.Document{
		ID: t.get("id"), Title: t.get("title"), TitleEN: t.get("title_en"), Description: t.get("description"), Authors: list(t.get("authors")),
		Publisher: t.get("publisher"), Kind: word(t, "kind", model.DocKinds()), Published: t.date("published"),
		Accessed: t.date("accessed"), URL: t.get("url"), Language: t.get("language"), Licence: t.get("licence"), Note: t.get("note"),
	}
	if d.URL != "" && !isAddress(d.URL) {
		t.warn("url", RuleAddress, "")
		d.URL = ""
	}
	if d.Title == "" && d.Description == "" {
		t.fail("title", RuleRequired, "")
	}
	return d
}

// isAddress tells a web address that is safe to show as a link.
func isAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" &&
		!strings.ContainsFunc(s, func(r rune) bool { return hidden(r) || r <= ' ' })
}
