package model

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// View is the face of a question: the screen or command that answers it.
type View string

// The views.
const (
	AnswerView   View = "answer"
	RankView     View = "rank"
	CompareView  View = "compare"
	TrendView    View = "trend"
	QuadrantView View = "quadrant"
	ProfileView  View = "profile"
	SourcesView  View = "sources"
	CoverageView View = "coverage"
	BriefView    View = "brief"
	OverviewView View = "overview"
)

// Views lists every view.
func Views() []View {
	return []View{AnswerView, RankView, CompareView, TrendView, QuadrantView, ProfileView, SourcesView, CoverageView, BriefView, OverviewView}
}

// Transform is what is made of an indicator's figures before they are shown.
type Transform string

// The transforms. All but Plain give computed figures, marked so (rule 13).
const (
	Plain        Transform = ""
	Nominal      Transform = "nominal"      // growth from levels, % (名义)
	PerHead      Transform = "per-head"     // level over population
	Share        Transform = "share"        // per cent of the parent area's figure
	Index        Transform = "index"        // base period = 100
	TwoYear      Transform = "two-year"     // two-year average growth, %
	CAGR         Transform = "cagr"         // compound annual growth since the base period, %
	Contribution Transform = "contribution" // per cent of the parent's increase
	Standing     Transform = "place"        // of a trend: the place among the areas of its level in its parent
)

// Transforms lists every transform, Plain first.
func Transforms() []Transform {
	return []Transform{Plain, Nominal, PerHead, Share, Index, TwoYear, CAGR, Contribution, Standing}
}

// Query is one question, asked alike by a screen, by flags, by a brief and
// over SSH. Fields that are empty take the dataset's default.
type Query struct {
	View      View
	Indicator string    // an indicator's id
	Against   string    // the second indicator of a quadrant
	Period    string    // as ParsePeriod reads it; empty: the best covered
	Area      string    // the selected area, or a profile's subject
	Areas     []string  // the marked areas, in the order they were marked
	Columns   []string  // the indicators of an overview, in their order; empty: those that most areas have
	Within    string    // rank among areas inside this one; empty: anywhere
	Level     Level     // rank among areas of this level; empty: any
	Transform Transform // what is made of the figures
	Base      string    // the base period of Index and CAGR
}

// String writes the query in the form that ParseQuery reads:
//
//	rank gdp_growth 2022 within 330100 level county at 330102
//	trend gdp as index base 2019 areas 330102,330110
func (q Query) String() string {
	words := []string{string(q.View)}
	add := func(key, value string) {
		if value != "" {
			words = append(words, strings.TrimSpace(key+" "+quoteWord(value)))
		}
	}
	if _, err := ParsePeriod(q.Indicator); err == nil && q.Indicator != "" {
		words = append(words, strconv.QuoteToASCII(q.Indicator)) // or it would be read as the period
	} else {
		add("", q.Indicator)
	}
	add("", q.Period)
	add("against", q.Against)
	add("within", q.Within)
	add("level", string(q.Level))
	add("as", string(q.Transform))
	add("base", q.Base)
	add("at", q.Area)
	for _, l := range []struct {
		key  string
		list []string
	}{{"areas", q.Areas}, {"columns", q.Columns}} {
		if len(l.list) > 0 {
			list := make([]string, len(l.list))
			for i, a := range l.list {
				list[i] = quoteWord(a)
			}
			words = append(words, l.key, strings.Join(list, ","))
		}
	}
	return strings.Join(words, " ")
}

// quoteWord quotes a word that would not stand as itself in a query.
func quoteWord(s string) string {
	if s == "" || strings.ContainsAny(s, " ,\"\t\r\n") || isKeyword(s) || strconv.Quote(s) != `"`+s+`"` {
		return strconv.QuoteToASCII(s)
	}
	return s
}

func isKeyword(s string) bool {
	return slices.Contains([]string{"against", "within", "level", "as", "base", "at", "areas", "columns"}, s)
}

// ErrQuery is wrapped by every error of ParseQuery.
var ErrQuery = errors.New("query")

// ParseQuery reads a query as String writes it. It checks the grammar, the
// view, the level, the transform and the periods; whether the areas and
// indicators exist is for the one who holds the dataset.
func ParseQuery(text string) (Query, error) {
	words, err := splitWords(text)
	if err != nil {
		return Query{}, err
	}
	if len(words) == 0 {
		return Query{}, fmt.Errorf("%w: empty; begin with one of %v", ErrQuery, Views())
	}
	q := Query{View: View(words[0].text)}
	if !contains(Views(), q.View) {
		return Query{}, fmt.Errorf("%w: unknown view %q; one of %v", ErrQuery, words[0].text, Views())
	}
	for i := 1; i < len(words); i++ {
		w := words[i]
		if w.quoted || !isKeyword(w.text) {
			if err := q.setBare(w); err != nil {
				return Query{}, err
			}
			continue
		}
		if i++; i == len(words) {
			return Query{}, fmt.Errorf("%w: %q needs a value", ErrQuery, w.text)
		}
		if err := q.setKey(w.text, words[i:], &i); err != nil {
			return Query{}, err
		}
	}
	return q, nil
}

// setBare takes a word without a keyword: a period if it reads as one, is not
// quoted and none is set, else the indicator.
func (q *Query) setBare(w queryWord) error {
	_, err := ParsePeriod(w.text)
	switch {
	case w.comma():
		return errComma
	case err == nil && w.text != "" && !w.quoted && q.Period == "":
		q.Period = w.text
	case q.Indicator == "":
		q.Indicator = w.text
	default:
		return fmt.Errorf("%w: %q is one word too many", ErrQuery, w.text)
	}
	return nil
}

func (q *Query) setKey(key string, words []queryWord, i *int) error {
	if words[0].comma() {
		return errComma
	}
	w := words[0].text
	switch key {
	case "against":
		q.Against = w
	case "within":
		q.Within = w
	case "at":
		q.Area = w
	case "level":
		if q.Level = Level(w); !q.Level.Valid() {
			return fmt.Errorf("%w: unknown level %q; one of %v", ErrQuery, w, Levels())
		}
	case "as":
		if q.Transform = Transform(w); !contains(Transforms(), q.Transform) {
			return fmt.Errorf("%w: unknown transform %q; one of %v", ErrQuery, w, Transforms()[1:])
		}
	case "base":
		if _, err := ParsePeriod(w); err != nil {
			return fmt.Errorf("%w: base: %w", ErrQuery, err)
		}
		q.Base = w
	case "areas":
		q.Areas = append(q.Areas, listed(words, i)...)
	case "columns":
		q.Columns = append(q.Columns, listed(words, i)...)
	}
	return nil
}

// listed reads a list of words with commas between them, and moves i to its
// last.
func listed(words []queryWord, i *int) []string {
	list := []string{words[0].text}
	for n := 1; n+1 < len(words) && words[n].comma() && !words[n+1].comma(); n += 2 {
		list = append(list, words[n+1].text)
		*i += 2
	}
	return list
}

type queryWord struct {
	text   string
	quoted bool
}

// comma tells whether the word is a comma between two names.
func (w queryWord) comma() bool { return w.text == "," && !w.quoted }

var errComma = fmt.Errorf("%w: a comma stands only between two names", ErrQuery)

// splitWords cuts at white space, keeps "quoted words" whole and makes each
// bare comma a word of its own.
func splitWords(text string) ([]queryWord, error) {
	var words []queryWord
	for {
		text = strings.TrimLeft(text, " \t\r\n")
		if text == "" {
			return words, nil
		}
		switch text[0] {
		case ',':
			words, text = append(words, queryWord{text: ","}), text[1:]
		case '"':
			prefix, err := strconv.QuotedPrefix(text)
			if err != nil {
				return nil, fmt.Errorf("%w: a quotation mark is not closed", ErrQuery)
			}
			word, err := strconv.Unquote(prefix)
			if err != nil {
				return nil, fmt.Errorf("%w: cannot read %s", ErrQuery, prefix)
			}
			words, text = append(words, queryWord{word, true}), text[len(prefix):]
		default:
			end := strings.IndexAny(text, " \t\r\n,\"")
			if end < 0 {
				end = len(text)
			}
			words, text = append(words, queryWord{text: text[:end]}), text[end:]
		}
	}
}
