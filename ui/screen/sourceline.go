package screen

import (
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
		text := " " + d.Say(words.SaidCell, layout.Clean(d.Prose.Area(s.Area)), d.Prose.Why(s.Answer.Why))
		return layout.Block([]string{d.Theme.Paint(theme.Muted, layout.FitWith(text, w, d.Theme.Glyphs.Ellipsis))}, w, n)
	}
	return layout.Block([]string{d.quoteLine(s.Answer.Obs, w), d.citedLine(s.Answer, w)}, w, n)
}

// quoteLine is as much of the quote as w cells hold, with the figure in sight
// and more of what leads to it than of what follows.
func (d *Desk) quoteLine(id model.ObsID, w int) string {
	look := d.Theme
	spans, cutLeft, cutRight := window(d.quoteSpans([]model.ObsID{id}), max(w-5, 1))
	before, after := " ", ""
	if cutLeft {
		before = look.Glyphs.Ellipsis
	}
	if cutRight {
		after = look.Glyphs.Ellipsis
	}
	return " " + d.proofSign(id) + look.Paint(theme.Muted, before) + paintQuote(look, spans) + look.Paint(theme.Muted, after)
}

// window cuts spans to w cells around the figure in them, and tells whether
// anything was cut at either end.
func window(spans []layout.Span, w int) (cut []layout.Span, left, right bool) {
	type letter struct {
		r     rune
		style int
	}
	var all []letter
	from, to := -1, 0
	for _, s := range spans {
		for _, r := range s.Text {
			if s.Style == quoteFigure {
				if from < 0 {
					from = len(all)
				}
				to = len(all) + 1
			}
			all = append(all, letter{r, s.Style})
		}
	}
	from = max(from, 0)
	room := w
	take := func(at, most int) bool {
		n := layout.Width(string(all[at].r))
		if n > room || most <= 0 {
			return false
		}
		room -= n
		return true
	}
	end := from
	for end < to && take(end, 1) {
		end++
	}
	for most := w / 3; end < len(all) && take(end, most); end++ {
		most -= layout.Width(string(all[end].r))
	}
	start := from
	for start > 0 && take(start-1, 1) {
		start--
	}
	for end < len(all) && take(end, 1) {
		end++
	}
	for _, l := range all[start:end] {
		if n := len(cut); n > 0 && cut[n-1].Style == l.style {
			cut[n-1].Text += string(l.r)
		} else {
			cut = append(cut, layout.Span{Text: string(l.r), Style: l.style})
		}
	}
	return cut, start > 0, end < len(all)
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
	token := theme.Caveat
	if a.Caveats.Has(analysis.InConflict) {
		token = theme.Conflict
	}
	caveats = " " + look.Glyphs.Warn + " " + layout.Clean(caveats) + " "
	room := max(w-layout.Width(caveats), w/3)
	return look.Paint(theme.Muted, layout.FitWith("  "+source, room, look.Glyphs.Ellipsis)) +
		look.Paint(token, layout.FitWith(caveats, w-room, look.Glyphs.Ellipsis))
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
	tail := "  " + layout.Clean(strings.Join(inputs, d.Say(words.NoteSemicolon)))
	return []string{
		layout.FitWith(layout.Clean(head), w, look.Glyphs.Ellipsis),
		look.Paint(theme.Muted, layout.FitWith(tail, w, look.Glyphs.Ellipsis)),
	}
}
