package document

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
)

// readHTML reads the text of a web page: what is shown of its body, blocks on
// lines of their own, cells of a row side by side.
func readHTML(content []byte) (Document, error) {
	in, err := charset.NewReader(bytes.NewReader(content), "text/html")
	if err != nil {
		return Document{}, ErrEncoding
	}
	tokens := html.NewTokenizer(in)
	tokens.SetMaxBuf(maxText)
	p := page{}
	for {
		switch kind := tokens.Next(); kind {
		case html.ErrorToken:
			p.Text = p.text.String()
			if p.heading != "" {
				p.Title = p.heading
			}
			return p.Document, nil
		case html.TextToken:
			p.words(tokens.Token().Data)
		case html.StartTagToken, html.SelfClosingTagToken:
			p.open(tokens.Token(), kind == html.SelfClosingTagToken)
		case html.EndTagToken:
			p.close(tokens.Token().Data)
		}
		if p.text.Len() > maxText {
			return Document{}, ErrTooLarge
		}
	}
}

// page collects what a web page shows.
type page struct {
	Document
	text    strings.Builder
	hidden  int    // how deep within what is not shown
	within  string // title or h1, whose words are kept
	heading string
}

func (p *page) words(s string) {
	switch {
	case p.within == "title":
		p.Title += s
	case p.hidden > 0:
		return
	}
	if p.within == "title" {
		return
	}
	if p.within == "h1" && len(p.heading) < 400 {
		p.heading += s
	}
	s = strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' || r == '\t' {
			return ' '
		}
		return r
	}, s)
	p.text.WriteString(s)
}

func (p *page) open(t html.Token, closed bool) {
	switch t.Data {
	case "script", "style", "noscript", "template", "nav", "footer", "aside", "form", "head", "select", "button":
		if !closed {
			p.hidden++
		}
	case "title", "h1":
		p.within = t.Data
	case "meta":
		p.meta(t)
	case "link":
		if attribute(t, "rel") == "canonical" {
			p.URL = attribute(t, "href")
		}
	case "td", "th":
		p.text.WriteString(" | ")
	}
	if block(t.Data) {
		p.text.WriteByte('\n')
	}
}

func (p *page) close(tag string) {
	switch tag {
	case "script", "style", "noscript", "template", "nav", "footer", "aside", "form", "head", "select", "button":
		p.hidden = max(0, p.hidden-1)
	case "title", "h1":
		p.within = ""
	}
	if block(tag) {
		p.text.WriteByte('\n')
	}
}

// meta keeps what a page says of itself.
func (p *page) meta(t html.Token) {
	name := strings.ToLower(attribute(t, "name") + attribute(t, "property"))
	content := attribute(t, "content")
	switch name {
	case "author", "article:author":
		p.Author = content
	case "og:site_name", "sitename", "contentsource", "source":
		p.Publisher = content
	case "og:title", "articletitle":
		p.heading = content
	case "article:published_time", "pubdate", "publishdate", "date", "dc.date":
		p.Dated = day(content)
	}
}

// day is the date that a text of it begins with, as 2023-02-08; "" for none.
func day(s string) string {
	s = strings.TrimSpace(s)
	if len(s) < 10 {
		return ""
	}
	s = strings.ReplaceAll(s[:10], "/", "-")
	for i, c := range []byte(s) {
		if (i == 4 || i == 7) != (c == '-') || i != 4 && i != 7 && (c < '0' || c > '9') {
			return ""
		}
	}
	return s
}

func attribute(t html.Token, key string) string {
	for _, a := range t.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func block(tag string) bool {
	switch tag {
	case "p", "div", "br", "li", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "blockquote", "ul", "ol", "dd", "dt", "header", "main":
		return true
	}
	return false
}
