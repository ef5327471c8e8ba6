package screen

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"weici/internal/analysis"
	"weici/internal/evidence"
	"weici/internal/proof"
	"weici/internal/words"
	"weici/model"
	"weici/ui/layout"
	"weici/ui/theme"
)

// The styles of a quote's spans.
const (
	quoteWords = iota
	quoteFigure
)

// quoteSpans cuts the quote that some figures share into its words and the
// figures themselves.
func (d *Desk) quoteSpans(figures []model.ObsID) []layout.Span {
	text := layout.Clean(d.Panel.Observations.At(figures[0]).Citation.Exact)
	if text == "" {
		return []layout.Span{{Text: d.Say(words.SourceNoQuote), Style: quoteWords}}
	}
	inside := make([]bool, len(text))
	for _, id := range figures {
		from, to := d.findFigure(text, id)
		for i := from; i < to; i++ {
			inside[i] = true
		}
	}
	open, shut := "“", "”"
	if d.Theme.Glyphs.ASCII {
		open, shut = `"`, `"`
	}
	spans := []layout.Span{{Text: open, Style: quoteWords}}
	for i := 0; i < len(text); {
		_, size := utf8.DecodeRuneInString(text[i:])
		style := quoteWords
		if inside[i] {
			style = quoteFigure
		}
		if last := &spans[len(spans)-1]; last.Style == style {
			last.Text += text[i : i+size]
		} else {
			spans = append(spans, layout.Span{Text: text[i : i+size], Style: style})
		}
		i += size
	}
	return append(spans, layout.Span{Text: shut, Style: quoteWords})
}

// findFigure finds a figure in a cleaned quote: where the evidence reads it, or
// as it is printed. It gives an empty range, in bytes, where the quote does not
// show it.
func (d *Desk) findFigure(text string, id model.ObsID) (from, to int) {
	o := d.Panel.Observations.At(id)
	if v := d.judge(id); v.End > v.Start && text == o.Citation.Exact {
		return runeOffset(text, v.Start), runeOffset(text, v.End)
	}
	if printed := layout.Clean(o.Printed); printed != "" && printed != text {
		if at := strings.Index(text, printed); at >= 0 {
			return at, at + len(printed)
		}
	}
	return 0, 0
}

// judge tells whether an observation's quote carries its figure. A screen asks
// of the same few in every frame.
func (d *Desk) judge(id model.ObsID) evidence.Verdict {
	if v, ok := d.verdicts[id]; ok {
		return v
	}
	if len(d.verdicts) >= verdictsMost {
		clear(d.verdicts)
	}
	o := d.Panel.Observations.At(id)
	v, held := d.cellVerdict(&o)
	if !held {
		if d.prover == nil {
			d.prover = proof.New(d.Panel)
		}
		v = d.prover.Judge(o)
	}
	d.verdicts[id] = v
	return v
}

// cellVerdict holds a figure that cites a cell of a kept sheet against the cell.
func (d *Desk) cellVerdict(o *model.Observation) (evidence.Verdict, bool) {
	if d.Excerpts == nil || o.Printed == "" {
		return evidence.Verdict{}, false
	}
	e, ok := d.Excerpts(o)
	if !ok || e.Row < 0 || e.Rows[e.Row][e.Col] != o.Printed {
		return evidence.Verdict{}, false
	}
	v := evidence.Verdict{Result: evidence.Supported}
	if at := strings.LastIndex(o.Citation.Exact, o.Printed); at >= 0 {
		v.Start = utf8.RuneCountInString(o.Citation.Exact[:at])
		v.End = v.Start + utf8.RuneCountInString(o.Printed)
	}
	return v, true
}

// runeOffset turns an offset in runes into one in bytes.
func runeOffset(text string, runes int) int {
	for at := range text {
		if runes == 0 {
			return at
		}
		runes--
	}
	return len(text)
}

// proofSign shows whether the quote of an observation carries its figure.
func (d *Desk) proofSign(id model.ObsID) string {
	g := d.Theme.Glyphs
	switch d.judge(id).Result {
	case evidence.Supported:
		return d.Theme.Paint(theme.Muted, g.Check)
	case evidence.Unnamed:
		return d.Theme.Paint(theme.Muted, numberOnly)
	case evidence.Contradicted:
		return d.Theme.Paint(theme.Error, g.Differs)
	}
	return d.Theme.Paint(theme.Caveat, g.Unread)
}

// proofNote says in words what the sign does, where the quote does not carry
// the figure.
func (d *Desk) proofNote(id model.ObsID) string {
	switch d.judge(id).Result {
	case evidence.Supported:
		return ""
	case evidence.Unnamed:
		return d.unnamed(id)
	case evidence.Contradicted:
		return d.Say(words.Contradiction(d.judge(id).Why))
	}
	return d.Say(words.ProofUnread)
}

// numberOnly marks a quote that carries the number, but does not name all of
// what it is of.
const numberOnly = "="

// unnamed says what the quote of an observation does not name.
func (d *Desk) unnamed(id model.ObsID) string {
	var names []string
	for _, what := range d.judge(id).Unnamed {
		names = append(names, d.Say(words.Unnamed(what)))
	}
	return d.Say(words.ProofUnnamed, joinNames(d, names))
}

// paintQuote paints spans; brackets hold the figure where there is no colour.
func paintQuote(look theme.Theme, spans []layout.Span) string {
	var b strings.Builder
	for _, s := range spans {
		if s.Style == quoteFigure {
			b.WriteString(look.Paint(theme.Answer, s.Text))
		} else {
			b.WriteString(look.Paint(theme.Quote, s.Text))
		}
	}
	return b.String()
}

// figureLine names a figure: area, indicator, period, value, and its notes.
func (d *Desk) figureLine(id model.ObsID, w int) string {
	o := d.Panel.Observations.At(id)
	a := analysis.NewGuard(d.Panel).Observed(id)
	value := d.Say(words.FigureUnvalued)
	if a.OK() {
		value = d.Prose.Amount(o.Indicator, analysis.Derivation{}, a)
	}
	parts := []string{d.Prose.Area(o.Area), d.Prose.Indicator(o.Indicator), d.Prose.Period(o.Period), value}
	if o.Claim.Made() {
		parts = append(parts, d.Say(words.NoteClaim, d.Prose.ClaimedRank(o.Claim)))
	}
	if o.Status != model.Normal {
		parts = append(parts, d.Prose.Status(o.Status))
	}
	text := layout.Clean(strings.Join(parts, " "))
	return layout.FitWith(d.Theme.Glyphs.Separator+" "+text, w, d.Theme.Glyphs.Ellipsis)
}

// link makes text a link that terminals can open (OSC 8), if the address is a
// plain web address.
func link(text, address string) string {
	web := strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://")
	if !web || layout.Clean(address) != address || strings.ContainsAny(address, " \"<>\\^`{|}") {
		return text
	}
	return ansi.SetHyperlink(address) + text + ansi.ResetHyperlink()
}

func joinNames(d *Desk, names []string) string {
	return strings.Join(names, d.Say(words.ListComma))
}

func ruleOf(look theme.Theme, w int) string { return strings.Repeat(look.Glyphs.HRule, max(w, 0)) }

// QuoteSpans cuts the quote of one observation into its words and the figure.
func (d *Desk) QuoteSpans(id model.ObsID) []layout.Span { return d.quoteSpans([]model.ObsID{id}) }

// QuoteToken is the look of a span of a quote.
func QuoteToken(style int) theme.Token {
	if style == quoteFigure {
		return theme.Answer
	}
	return theme.Quote
}

// ProofText says whether the quote of an observation carries its figure, by
// sign and word.
func (d *Desk) ProofText(id model.ObsID) string {
	g := d.Theme.Glyphs
	switch d.judge(id).Result {
	case evidence.Supported:
		return g.Check + " " + d.Say(words.ProofSupported)
	case evidence.Unnamed:
		return numberOnly + " " + d.unnamed(id)
	case evidence.Contradicted:
		return g.Differs + " " + d.Say(words.Contradiction(d.judge(id).Why))
	}
	return g.Unread + " " + d.Say(words.ProofUnread)
}
