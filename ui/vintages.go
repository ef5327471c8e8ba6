package ui

import (
	tea "charm.land/bubbletea/v2"

	"weici/internal/analysis"
	"weici/internal/prose"
	"weici/internal/words"
	"weici/model"
	"weici/ui/layout"
	"weici/ui/screen"
	"weici/ui/theme"
	"weici/ui/widget"
)

// openVintages lists every observation of the selected cell, the shown one
// first, and says why it is shown.
func (a *App) openVintages() tea.Cmd {
	d := a.desk
	q := d.Question()
	e := analysis.Cite(d.Panel, q.Indicator, q.Area, q.Period)
	title := d.Prose.Area(q.Area) + " " + d.Prose.Indicator(q.Indicator) + " " + d.Prose.Period(q.Period)
	text := a.vintage(e.Shown, words.VintageShown, theme.Accent)
	if len(e.Others) == 0 {
		text = append(text, widget.Plain(theme.Muted, d.Say(words.VintageOnly)))
	}
	for _, o := range e.Others {
		label, token := words.VintageAgrees, theme.Heading
		if o.Conflicts {
			label, token = words.VintageDiffers, theme.Conflict
		}
		text = append(text, a.vintage(o.Obs, label, token)...)
		text = append(text, widget.Paragraph{Indent: 2, Spans: []layout.Span{{
			Text: d.Say(words.VintageWhy, d.Prose.Ground(o.Ground)), Style: int(theme.Muted),
		}}}, widget.Paragraph{})
	}
	open := func(more []widget.Paragraph) *widget.Sheet {
		return widget.NewSheet(d.Theme, layout.Clean(title), d.Say(words.SheetHint), append(text, more...))
	}
	sheet := open(nil)
	a.overlay = sheet
	return a.inOthers(sheet, open)
}

// vintage is one observation: its figure, its quote and its document.
func (a *App) vintage(id model.ObsID, label words.Word, token theme.Token) []widget.Paragraph {
	d := a.desk
	o := d.Panel.Observations.At(id)
	answer := analysis.NewGuard(d.Panel).Observed(id)
	figure := d.Prose.Why(answer.Why)
	if answer.OK() {
		figure = d.Prose.Amount(o.Indicator, analysis.Derivation{}, answer)
	}
	if o.Claim.Made() {
		figure += " " + d.Theme.Glyphs.Separator + " " + d.Say(words.NoteClaim, d.Prose.ClaimedRank(o.Claim))
	}
	figure += " " + d.Theme.Glyphs.Separator + " " + d.Prose.Status(o.Status)
	quote := widget.Paragraph{Indent: 2}
	for _, s := range d.QuoteSpans(id) {
		quote.Spans = append(quote.Spans, layout.Span{Text: s.Text, Style: int(screen.QuoteToken(s.Style))})
	}
	text := []widget.Paragraph{
		{Spans: []layout.Span{{Text: d.Say(label) + "  ", Style: int(token)}, {Text: layout.Clean(figure), Style: int(theme.Text)},
			{Text: "  " + d.ProofText(id), Style: int(theme.Muted)}}},
		quote,
		indented(theme.Muted, d.Prose.Cited(o)),
	}
	if o.Citation.Document != model.NoDoc {
		doc := &d.Panel.Documents[o.Citation.Document]
		text = append(text, indented(theme.Muted, d.Prose.DocKind(doc.Kind)+" "+d.Theme.Glyphs.Separator+" "+prose.Reference(doc)))
	}
	if o.Note != "" {
		text = append(text, indented(theme.Muted, d.Say(words.LabelNote)+" "+o.Note))
	}
	return append(text, widget.Paragraph{})
}

func indented(token theme.Token, text string) widget.Paragraph {
	p := widget.Plain(token, text)
	p.Indent = 2
	return p
}
