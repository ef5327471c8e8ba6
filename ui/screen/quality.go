package screen

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"weici/internal/analysis"
	"weici/internal/prose"
	"weici/internal/words"
	"weici/model"
	"weici/ui/layout"
	"weici/ui/theme"
	"weici/ui/widget"
)

// quality lays the quality of the dataset over the screen: what there is, what
// disagrees, and what to collect next.
func (s *Coverage) quality() tea.Cmd {
	d := s.desk
	look, w := d.Theme, d.Prose
	return func() tea.Msg { // looks through all figures
		q := analysis.NewGuard(w.Panel).Quality()
		title := w.Say(words.QualityOf, w.Panel.Title.In(w.Lang), w.Set(q.Within, q.Level, q.Of, q.Of))
		return OverMsg{widget.NewSheet(look, layout.Clean(title), w.Say(words.SheetHint), qualityText(w, q))}
	}
}

func qualityText(w prose.Writer, q analysis.Quality) []widget.Paragraph {
	var text []widget.Paragraph
	for _, line := range w.Quality(q) {
		text = append(text, widget.Plain(theme.Text, line))
	}
	head := func(title words.Word, n int) {
		if n > 0 {
			text = append(text, widget.Paragraph{}, widget.Plain(theme.Heading, w.Say(title)))
		}
	}
	head(words.QualityNext, len(q.Next))
	for _, gap := range q.Next {
		text = append(text, qualityLine(w.Indicator(gap.Indicator)+" "+w.Period(gap.Period), fmt.Sprintf("%d/%d", q.Of-len(gap.Missing), q.Of),
			w.Say(words.QualityMissing, w.AreaNames(gap.Missing))))
	}
	head(words.QualityYears, len(q.Years))
	for _, f := range q.Years {
		text = append(text, qualityLine(w.Period(model.YearPeriod(f.Year)), prose.PerCent(f.Filled, f.Of), fmt.Sprintf("%d/%d", f.Filled, f.Of)))
	}
	head(words.QualityIndicators, len(q.Indicators))
	for _, f := range q.Indicators {
		text = append(text, qualityLine(w.Indicator(f.Indicator), prose.PerCent(f.Filled, f.Of), fmt.Sprintf("%d/%d  %s", f.Filled, f.Of, prose.Years(f.First, f.Last))))
	}
	return text
}

// qualityLine is a name, what counts of it, and the rest in a muted tone.
func qualityLine(name, count, rest string) widget.Paragraph {
	return widget.Paragraph{Indent: 2, Spans: []layout.Span{
		{Text: layout.Clean(name) + "  ", Style: int(theme.Text)}, {Text: count + "  ", Style: int(theme.Accent)}, {Text: layout.Clean(rest), Style: int(theme.Muted)},
	}}
}
