package search

import (
	"slices"
	"strings"
	"unicode"

	"weici/model"
)

// maxQuoted is how many observations' texts are read for their quotes: enough
// for every curated dataset, and a bound on time and memory for a large one,
// whose figures are rows of tables rather than sentences.
const maxQuoted = 50_000

// quote is what a document says, once however many figures rest on it.
type quote struct {
	document model.DocID
	first    model.ObsID // of those that rest on it
	exact    string
	key      string
}

// Unread is the number of observations whose quotes Find does not look into:
// those after the first 50,000. A screen that searches quotes says so where it
// is not 0.
func (x *Index) Unread() int { return x.panel.Observations.Len() - quotesRead(x.panel) }

// quotesRead is how many observations' quotes are read: none that stay in a
// store until they are shown.
func quotesRead(p *model.Panel) int {
	if p.Stored() {
		return 0
	}
	return min(p.Observations.Len(), maxQuoted)
}

// readQuotes lists the distinct quotes in the order of the observations.
func readQuotes(p *model.Panel) []quote {
	type source struct {
		document model.DocID
		exact    string
	}
	var list []quote
	seen := map[source]bool{}
	for i := range quotesRead(p) {
		id := model.ObsID(i)
		c := p.Observations.At(id).Citation
		from := source{c.Document, c.Exact}
		if c.Exact == "" || seen[from] {
			continue
		}
		seen[from] = true
		list = append(list, quote{c.Document, id, c.Exact, keyWith(c.Exact, isPrinted)})
	}
	return list
}

// isPrinted keeps what counts in a text that is read rather than named: its
// signs, too, as the point and the per cent of 3.8% do.
func isPrinted(r rune) bool { return unicode.IsGraphic(r) && !unicode.IsSpace(r) }

// quoting lists the quotes that hold every word of a text.
func quoting(list []quote, text string) []found {
	var words []string
	for _, w := range strings.Fields(text) {
		if w = keyWith(w, isPrinted); w != "" {
			words = append(words, w)
		}
	}
	if len(words) == 0 {
		return nil
	}
	key := strings.Join(words, " ")
	var all []found
	for i, q := range list {
		missing := slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(q.key, w) })
		if !missing {
			all = append(all, found{kind: Quote, match: Inside, item: i, key: key, score: tier(Inside) << tierShift})
		}
	}
	return all
}

// spans gives where each word of a key comes first.
func (q *quote) spans(key string) []Span {
	parts := partsWith(q.exact, isPrinted)
	var all []Span
	for _, w := range strings.Fields(key) {
		at := strings.Index(q.key, w)
		all = append(all, span(parts, at, at+len(w)))
	}
	slices.SortFunc(all, func(a, b Span) int { return a.Start - b.Start })
	var spans []Span
	for _, s := range all {
		spans = joined(spans, s)
	}
	return spans
}
