package search

import (
	"unicode/utf8"

	"weici/model"
)

// hit makes what was found ready to be shown.
func (x *Index) hit(f *found) Hit {
	h := Hit{
		Kind: f.kind, Match: f.match, Score: f.score,
		Area: model.NoArea, Indicator: model.NoIndicator, Document: model.NoDoc, Obs: model.NoObs,
	}
	switch f.kind {
	case Cell:
		h.Area, h.Indicator = model.AreaID(f.item), model.IndicatorID(f.with.item)
		h.Field, h.Text, h.Spans = x.areas().shownFor(f)
		_, text, spans := x.indicators().shownFor(f.with)
		by := utf8.RuneCountInString(h.Text) + 1
		h.Text += " " + text
		for _, s := range spans {
			h.Spans = append(h.Spans, Span{s.Start + by, s.End + by})
		}
		return h
	case Quote:
		q := &x.quotes()[f.item]
		h.Document, h.Obs = q.document, q.first
		h.Field, h.Text, h.Spans = ByQuote, q.exact, q.spans(f.key)
		return h
	case Area:
		h.Area = model.AreaID(f.item)
	case Indicator:
		h.Indicator = model.IndicatorID(f.item)
	case Document:
		h.Document = model.DocID(f.item)
	}
	h.Field, h.Text, h.Spans = x.shelf(f.kind).shownFor(f)
	return h
}

// shownFor gives the field that something was found by, as it is shown, and
// the runes of it that agreed.
func (s *shelf) shownFor(f *found) (Field, string, []Span) {
	x := &s.fields[f.field]
	switch f.match {
	case Near:
		return x.name, x.shown, nil
	case Scattered:
		return x.name, x.shown, s.scatteredSpans(x, f.key)
	}
	at := f.at - int(x.from)
	return x.name, x.shown, []Span{span(s.parts(x), at, at+len(f.key))}
}

// parts gives the parts of a field's key again, with the runes shown for each.
func (s *shelf) parts(f *field) []part {
	switch f.name {
	case ByPinyin:
		return newSpeller().along(f.shown, s.key(f))
	case ByInitials:
		return paired(f.shown, s.key(f))
	}
	return partsOf(f.shown)
}

// scatteredSpans gives the runes onto which a scattered key falls, those that
// touch as one span.
func (s *shelf) scatteredSpans(f *field, key string) []Span {
	parts := s.parts(f)
	var t table
	t.fill(key, s.key(f), s.startsIn(f))
	var spans []Span
	for _, at := range t.path() {
		spans = joined(spans, span(parts, at, at+1))
	}
	return spans
}

// joined appends a span that begins no earlier than those before it.
func joined(spans []Span, next Span) []Span {
	if n := len(spans); n > 0 && next.Start <= spans[n-1].End {
		spans[n-1].End = max(spans[n-1].End, next.End)
		return spans
	}
	return append(spans, next)
}
