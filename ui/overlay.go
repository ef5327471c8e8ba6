package ui

import (
	"slices"
	"strings"

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

func (a *App) overlayUpdate(m tea.Msg) tea.Cmd {
	over := a.overlay
	cmd, done := over.Update(m)
	if done && a.overlay == over { // what was picked may have opened another
		a.overlay = nil
	}
	return cmd
}

// openHelp lists every action of this screen with its keys.
func (a *App) openHelp() tea.Cmd {
	a.overlay = widget.NewPicker(a.desk.Theme, widget.Text{Title: a.desk.Say(words.DoHelp), None: a.desk.Say(words.FoundNothing)}, a.actionItems())
	return nil
}

// openPalette is the same list, by the name people look for it under.
func (a *App) openPalette() tea.Cmd {
	a.overlay = widget.NewPicker(a.desk.Theme, widget.Text{Title: a.desk.Say(words.DoPalette), None: a.desk.Say(words.FoundNothing)}, a.actionItems())
	return nil
}

func (a *App) actionItems() []widget.Item {
	var items []widget.Item
	for _, act := range slices.Concat(a.screen().Actions(), a.global) {
		item := widget.Item{
			Key:  screen.KeyNames(act.Keys),
			Text: a.desk.Say(act.Name),
			Find: act.Name.In(model.ZH) + " " + act.Name.In(model.EN),
			Do:   act.Do,
		}
		if why, ok := act.Enabled(); !ok {
			item.Why, item.Do = a.desk.Say(why), nil
		}
		items = append(items, item)
	}
	return items
}

func (a *App) noFigure() (words.Word, bool) {
	if a.view == model.BriefView {
		return words.FigureElsewhere, true
	}
	return words.NoFigureHere, a.desk.Statement().Answer.Obs == model.NoObs
}

// copySentence copies the selected figure as a finished sentence.
func (a *App) copySentence() tea.Cmd {
	text := layout.Clean(a.desk.Prose.Sentence(a.desk.Statement()))
	return func() tea.Msg { return screen.CopyMsg{Text: text} }
}

func (a *App) noTable() (words.Word, bool) {
	_, ok := a.screen().(screen.Tabler)
	return words.NoTable, !ok
}

// copyTable copies the table of the screen for a spreadsheet.
func (a *App) copyTable() tea.Cmd {
	text := screen.TSV(a.screen().(screen.Tabler).Table())
	return func() tea.Msg { return screen.CopyMsg{Text: text} }
}

// copyMarkdown copies the table of the screen for a document.
func (a *App) copyMarkdown() tea.Cmd {
	text := screen.Markdown(a.screen().(screen.Tabler).Table())
	return func() tea.Msg { return screen.CopyMsg{Text: text} }
}

// copied shows what was sent to the clipboard, since a terminal may refuse it
// without a word.
func (a *App) copied(m screen.CopyMsg) screen.Overlay {
	var paragraphs []widget.Paragraph
	if m.Hint != "" {
		paragraphs = append(paragraphs, widget.Plain(theme.Accent, m.Hint), widget.Paragraph{})
	}
	for _, line := range strings.Split(strings.ReplaceAll(m.Text, "\t", "  "), "\n") {
		paragraphs = append(paragraphs, widget.Plain(theme.Text, line))
	}
	return widget.NewSheet(a.desk.Theme, a.desk.Say(words.Copied), a.desk.Say(words.CopiedHint), paragraphs)
}

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
			label, token = words.VintageDiffers, theme.Warn
		}
		text = append(text, a.vintage(o.Obs, label, token)...)
		text = append(text, widget.Paragraph{Indent: 2, Spans: []layout.Span{{
			Text: d.Say(words.VintageWhy, d.Prose.Ground(o.Ground)), Style: int(theme.Muted),
		}}}, widget.Paragraph{})
	}
	a.overlay = widget.NewSheet(d.Theme, layout.Clean(title), d.Say(words.SheetHint), text)
	return nil
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
