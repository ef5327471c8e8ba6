package screen

import (
	"slices"

	"weici/internal/analysis"
	"weici/internal/prose"
	"weici/internal/words"
	"weici/model"
	"weici/ui/layout"
	"weici/ui/theme"
)

// Carded is a screen that shows a card beside or below its table in a window of
// so many lines without the frame: the selected figure, its place and all that
// it stands on. The frame then draws no source line.
type Carded interface{ Carded(w, lines int) bool }

// The least size of a screen's own area in which its card is shown, and the
// width from which the card stands beside the table.
const (
	cardWide   = 100
	cardHigh   = 25
	cardBeside = 150
	cardWidth  = 52
	cardLeast  = 9 // lines of a card below a table
)

// ShowsCard tells whether a window holds a card, so that the source line gives
// way to it; lines are those of the window without the frame.
func ShowsCard(w, lines int) bool { return w >= cardWide && lines >= cardHigh }

// withCard draws a table and the card of the selected figure in an area of w×h
// cells, of which some at the left are taken: beside the table in a wide area,
// and below what the table's rows take in a narrower one.
func (d *Desk) withCard(w, h, taken, rows int, table func(w, h int) []string) []string {
	shown, beside := ShowsCard(w, h), w >= cardBeside
	w -= taken
	switch {
	case !shown:
		return table(w, h)
	case beside:
		wide := max(cardWidth, (w+taken)*3/10)
		rule := layout.Block(nil, 1, h)
		for i := range rule {
			rule[i] = d.rule(d.Theme.Glyphs.VRule)
		}
		return layout.Join(table(w-wide-1, h), rule, layout.Block(d.cardLines(wide), wide, h))
	}
	return d.withCardBelow(w, h, rows, table)
}

// withCardBelow draws a table over the whole width, and the card below it.
func (d *Desk) withCardBelow(w, h, rows int, table func(w, h int) []string) []string {
	if h < cardHigh {
		return table(w, h)
	}
	card := d.cardLines(w)
	high := min(max(h-rows-1, min(len(card), cardLeast)), h-1)
	lines := append(table(w, h-high-1), d.rule(ruleOf(d.Theme, w)))
	return append(lines, layout.Block(card, w, high)...)
}

// cardLines is the card of the selected figure.
func (d *Desk) cardLines(w int) []string {
	if d.question.Area == model.NoArea {
		return nil
	}
	s := d.Statement()
	name := " " + d.Theme.Paint(theme.Mine, layout.Clean(d.Prose.Area(s.Area))) + "  " +
		layout.Clean(d.Prose.Indicator(s.Indicator)) + "  " + d.Theme.Paint(theme.Muted, d.Prose.Period(s.Period))
	lines := []string{layout.FitWith(name, w, d.Theme.Glyphs.Ellipsis)}
	if s.Answer.OK() {
		figure := " " + d.Theme.Paint(theme.Leader, d.amount(s))
		if place, token := d.placeOf(s.Place); place != "" {
			figure += "  " + d.Theme.Paint(token, place)
		}
		lines = append(lines, layout.FitWith(figure, w, d.Theme.Glyphs.Ellipsis))
	}
	if past := d.pastPlaces(s); past != "" {
		lines = append(lines, layout.FitWith(" "+d.Theme.Paint(theme.Muted, d.Say(words.SaidCell, d.Say(words.PlacePast), past)), w, d.Theme.Glyphs.Ellipsis))
	}
	if s.Place.Agreement == analysis.Differs {
		r := d.rankings.Rank(d.question)
		against := d.rankings.Contradiction(d.question)
		if slices.ContainsFunc(against, func(s analysis.Statement) bool { return s.Area == d.question.Area }) {
			lines = append(lines, d.paragraph(theme.Conflict, d.Theme.Glyphs.Differs+" "+d.Prose.Statements(r, against), w)...)
		}
	}
	return append(lines, d.standsOn(s, w)...)
}

// pastMost is the most areas of a set whose places over the years the card
// tells: each year is a ranking, and a key must not wait for many of thousands.
const pastMost = 500

func (d *Desk) pastPlaces(s prose.Statement) string {
	if s.Derivation.Transform != model.Plain || s.Place.Size > pastMost {
		return ""
	}
	past := d.rankings.History(s.Indicator, s.Area, s.Period)
	return d.Prose.History(past[max(len(past)-courseMost, 0):])
}

// amount is a figure with its unit.
func (d *Desk) amount(s prose.Statement) string {
	return layout.Clean(d.Prose.Amount(s.Indicator, s.Derivation, s.Answer))
}

// standsOn tells what a figure stands on: the whole quote with the number lit,
// its document and grade, what others say, and why this one is shown. A computed
// figure shows its formula and inputs, an empty cell its reason.
func (d *Desk) standsOn(s prose.Statement, w int) []string {
	switch {
	case s.Answer.Computed():
		return d.derivedFrom(s, w)
	case s.Answer.Obs == model.NoObs:
		return d.paragraph(theme.Muted, d.Prose.Why(s.Answer.Why), w)
	}
	o := d.Panel.Observations.At(s.Answer.Obs)
	lines := d.wrapQuote(s.Answer.Obs, w)
	source := d.Prose.Cited(o)
	if doc := o.Citation.Document; doc != model.NoDoc {
		source += " " + d.Theme.Glyphs.Separator + " " + d.Prose.DocKind(d.Panel.Documents[doc].Kind)
	}
	lines = append(lines, d.paragraph(theme.Muted, source, w)...)
	lines = append(lines, d.otherFigures(s, w)...)
	if remarks := d.remarks(s.Answer); remarks != "" {
		lines = append(lines, d.paragraph(theme.Caveat, d.Theme.Glyphs.Warn+" "+remarks, w)...)
	}
	return lines
}

// remarks are the caveats of an answer, but for the conflicts that stand in
// full, with what the proof of its quote lacks.
func (d *Desk) remarks(a analysis.Answer) string {
	a.Caveats &^= analysis.InConflict | analysis.HasVintages | analysis.IsSecondary
	all := d.Prose.Caveats(a)
	if note := d.proofNote(a.Obs); note != "" {
		all = append(all, note)
	}
	return joinNames(d, all)
}

// otherFigures lists what other sources give: those that contradict the shown
// one by figure and document, the others by number.
func (d *Desk) otherFigures(s prose.Statement, w int) []string {
	var lines []string
	agree := 0
	g := analysis.NewGuard(d.Panel)
	for _, other := range analysis.Cite(d.Panel, s.Indicator, s.Area, s.Period).Others {
		if !other.Conflicts {
			agree++
			continue
		}
		o := d.Panel.Observations.At(other.Obs)
		text := d.Prose.ClaimedRank(o.Claim)
		if a := g.Observed(other.Obs); a.OK() {
			text = d.Prose.Amount(o.Indicator, analysis.Derivation{}, a)
		}
		if o.Status != model.Normal {
			text += d.Say(words.NoteAside, d.Prose.Status(o.Status))
		}
		line := d.Theme.Glyphs.Differs + " " + d.Say(words.CardDiffers, d.Prose.Source(o.Citation.Document), text)
		lines = append(lines, d.paragraph(theme.Conflict, line, w)...)
	}
	if agree > 0 {
		lines = append(lines, d.paragraph(theme.Muted, d.Say(words.CardAgree, agree), w)...)
	}
	return lines
}

// derivedFrom gives the formula of a computed figure, and its inputs with their
// documents.
func (d *Desk) derivedFrom(s prose.Statement, w int) []string {
	lines := d.paragraph(theme.Text, d.Say(words.Computed)+" "+d.Theme.Glyphs.Separator+" "+d.Prose.Formula(s.Indicator, s.Derivation), w)
	for _, id := range s.Answer.Inputs {
		o := d.Panel.Observations.At(id)
		value := d.Prose.Amount(o.Indicator, analysis.Derivation{}, analysis.NewGuard(d.Panel).Observed(id))
		text := d.Prose.Area(o.Area) + " " + d.Prose.Period(o.Period) + " " + value + " " + d.Theme.Glyphs.Separator + " " + d.Prose.Cited(o)
		lines = append(lines, d.paragraph(theme.Muted, text, w)...)
	}
	return lines
}

// wrapQuote is the whole quote of an observation behind the sign of its proof,
// with its number lit.
func (d *Desk) wrapQuote(id model.ObsID, w int) []string {
	look := d.Theme
	var lines []string
	for i, spans := range layout.WrapSpans(d.quoteSpans([]model.ObsID{id}), max(w-4, 1)) {
		lead := "   "
		if i == 0 {
			lead = " " + d.proofSign(id) + " "
		}
		lines = append(lines, lead+paintQuote(look, spans))
	}
	return lines
}

// paragraph wraps text with a margin.
func (d *Desk) paragraph(token theme.Token, text string, w int) []string {
	var lines []string
	for _, part := range layout.Wrap(layout.Clean(text), max(w-4, 1)) {
		lines = append(lines, "   "+d.Theme.Paint(token, part))
	}
	return lines
}
