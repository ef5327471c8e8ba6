package screen

import (
	"slices"
	"strings"

	"weici/internal/analysis"
	"weici/internal/words"
	"weici/model"
	"weici/ui/layout"
	"weici/ui/theme"
)

// SourceLines tells in n lines (1 or 2) what the selected figure stands on: the
// part of the quote that holds it, and the document. A computed figure shows
// its formula and inputs, an empty cell its reason.
func (d *Desk) SourceLines(w, n int) []string {
	s := d.Statement()
	switch {
	case d.question.Area == model.NoArea:
		return layout.Block(nil, w, n)
	case s.Answer.Computed():
		return layout.Block(d.computedLines(s.Answer, w), w, n)
	case s.Answer.Obs == model.NoObs:
		text := " " + layout.Clean(d.Prose.Area(s.Area)) + ": " + d.Prose.Why(s.Answer.Why)
		return layout.Block([]string{d.Theme.Paint(theme.Muted, layout.FitWith(text, w, d.Theme.Glyphs.Ellipsis))}, w, n)
	}
	return layout.Block([]string{d.quoteLine(s.Answer.Obs, w), d.citedLine(s.Answer, w)}, w, n)
}

// quoteLine is the line of the quote, wrapped to w cells, that holds the
// figure.
func (d *Desk) quoteLine(id model.ObsID, w int) string {
	look := d.Theme
	lines := layout.WrapSpans(d.quoteSpans([]model.ObsID{id}), max(w-6, 1))
	at := slices.IndexFunc(lines, func(spans []layout.Span) bool {
		return slices.ContainsFunc(spans, func(s layout.Span) bool { return s.Style == quoteFigure })
	})
	if len(lines) == 0 {
		return ""
	}
	before, after := " ", ""
	if at > 0 {
		before = look.Glyphs.Ellipsis
	}
	if at = max(at, 0); at < len(lines)-1 {
		after = look.Glyphs.Ellipsis
	}
	return " " + d.proofSign(id) + look.Paint(theme.Muted, before) + paintQuote(look, lines[at]) + look.Paint(theme.Muted, after)
}

// citedLine names the document and what is to be known about the figure.
func (d *Desk) citedLine(a analysis.Answer, w int) string {
	look := d.Theme
	o := d.Panel.Observations.At(a.Obs)
	source := layout.Clean(d.Prose.Cited(o))
	remarks := d.Prose.Caveats(a)
	if note := d.proofNote(a.Obs); note != "" {
		remarks = append([]string{note}, remarks...)
	}
	caveats := strings.Join(remarks, " "+look.Glyphs.Separator+" ")
	if a.Why != analysis.Fine {
		caveats = d.Prose.Why(a.Why)
	}
	if caveats == "" {
		return look.Paint(theme.Muted, layout.FitWith("  "+source, w, look.Glyphs.Ellipsis))
	}
	caveats = " " + look.Glyphs.Warn + " " + caveats + " "
	room := max(w-layout.Width(caveats), w/3)
	return look.Paint(theme.Muted, layout.FitWith("  "+source, room, look.Glyphs.Ellipsis)) +
		look.Paint(theme.Warn, layout.FitWith(caveats, w-room, look.Glyphs.Ellipsis))
}

// computedLines give the formula, and the inputs with their documents.
func (d *Desk) computedLines(a analysis.Answer, w int) []string {
	look, q := d.Theme, d.question
	head := " " + d.Say(words.Computed) + " " + look.Glyphs.Separator + " " + d.Prose.Formula(q.Indicator, q.Derivation)
	var inputs []string
	for _, id := range a.Inputs {
		o := d.Panel.Observations.At(id)
		value := d.Prose.Amount(o.Indicator, analysis.Derivation{}, analysis.NewGuard(d.Panel).Observed(id))
		inputs = append(inputs, d.Prose.Area(o.Area)+" "+d.Prose.Period(o.Period)+" "+value+" "+d.Prose.Title(o.Citation.Document))
	}
	tail := "  " + layout.Clean(strings.Join(inputs, "; "))
	return []string{
		layout.FitWith(head, w, look.Glyphs.Ellipsis),
		look.Paint(theme.Muted, layout.FitWith(tail, w, look.Glyphs.Ellipsis)),
	}
}
