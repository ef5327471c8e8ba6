package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"weici/internal/search"
	"weici/internal/words"
	"weici/model"
	"weici/ui/layout"
	"weici/ui/screen"
	"weici/ui/widget"
)

// foundMost is the most things listed at once.
const foundMost = 60

// prepared is that the index can be asked.
type prepared struct{}

// openFind finds areas, indicators, documents and quotes by what is typed. The
// index is laid out beside the window; what is typed meanwhile is found then.
func (a *App) openFind() tea.Cmd {
	a.finder = widget.NewFinder(a.desk.Theme, a.finderText(), a.found)
	a.overlay = a.finder
	if a.index.Ready() {
		return nil
	}
	return func() tea.Msg {
		a.index.Prepare()
		return prepared{}
	}
}

// finderText is what the finder says of itself.
func (a *App) finderText() widget.Text {
	d := a.desk
	text := widget.Text{Title: d.Say(words.DoFind), Hint: d.Say(words.FindHint), None: d.Say(words.FoundNothing)}
	text.Note = a.everywhereNote()
	if n := a.index.Unread(); n > 0 {
		text.Note = strings.TrimSpace(d.Say(words.FindUnread, n) + "  " + text.Note)
	}
	if !a.index.Ready() {
		text.Hint = d.Say(words.FindReading)
		text.None = text.Hint
	}
	return text
}

// found lists what a text finds, kind by kind, the kind of the best hit first;
// before anything is typed, what may be asked.
func (a *App) found(text string) []widget.Item {
	if strings.TrimSpace(text) == "" {
		return a.suggested()
	}
	if !a.index.Ready() {
		return nil
	}
	return append(a.foundHere(text), a.foundEverywhere(text)...)
}

// foundHere lists what a text finds in this dataset.
func (a *App) foundHere(text string) []widget.Item {
	rest, period := withPeriod(text)
	hits := a.index.In(a.desk.Prose.Lang).Find(rest, foundMost, search.Area, search.Indicator, search.Document, search.Quote)
	if len(hits) == 0 && rest != text {
		hits, period = a.index.In(a.desk.Prose.Lang).Find(text, foundMost, search.Area, search.Indicator, search.Document, search.Quote), model.Period{}
	}
	var kinds []search.Kind
	for _, hit := range hits {
		if !slices.Contains(kinds, hit.Kind) {
			kinds = append(kinds, hit.Kind)
		}
	}
	slices.SortStableFunc(hits, func(x, y search.Hit) int {
		return slices.Index(kinds, x.Kind) - slices.Index(kinds, y.Kind)
	})
	items := make([]widget.Item, len(hits))
	for i, hit := range hits {
		items[i] = a.hitItem(hit, period)
	}
	return items
}

// hitItem names a hit: what it is, what it is called, its figure, and the part
// that was found where that is something else than the name.
func (a *App) hitItem(hit search.Hit, period model.Period) widget.Item {
	d := a.desk
	name := ""
	switch hit.Kind {
	case search.Cell:
		name = d.Prose.AreaName(hit.Area) + " " + d.Prose.Indicator(hit.Indicator)
	case search.Area:
		name = d.Prose.AreaName(hit.Area)
	case search.Indicator:
		name = d.Prose.Indicator(hit.Indicator)
	}
	spans := matched(hit)
	figure := a.beside(hit, period)
	switch {
	case name != "" && name != hit.Text:
		if figure != "" {
			name += "  " + figure
		}
		spans = append([]layout.Span{{Text: name + "   "}}, spans...)
	case figure != "":
		spans = append(spans, layout.Span{Text: "  " + figure})
	}
	return widget.Item{
		Key:   d.Say(kindWord(hit.Kind)),
		Text:  layout.Clean(name + " " + hit.Text + " " + figure),
		Spans: spans,
		Do:    func() tea.Cmd { return a.turnTo(hit, period) },
	}
}

func kindWord(k search.Kind) words.Word {
	switch k {
	case search.Cell:
		return words.FoundFigure
	case search.Area:
		return words.FoundArea
	case search.Indicator:
		return words.FoundIndicator
	case search.Document:
		return words.FoundDocument
	}
	return words.FoundQuote
}

// quoteShown is how many characters of a quote stand before the part that was
// found.
const quoteShown = 12

// matched cuts the text of a hit at the parts that were found.
func matched(hit search.Hit) []layout.Span {
	runes := []rune(hit.Text)
	var spans []layout.Span
	at := 0
	if hit.Kind == search.Quote && len(hit.Spans) > 0 && hit.Spans[0].Start > quoteShown {
		at = hit.Spans[0].Start - quoteShown
		spans = append(spans, layout.Span{Text: "…"})
	}
	for _, s := range hit.Spans {
		if s.Start < at || s.End > len(runes) {
			continue
		}
		spans = append(spans,
			layout.Span{Text: string(runes[at:s.Start])},
			layout.Span{Text: string(runes[s.Start:s.End]), Style: widget.Match})
		at = s.End
	}
	return append(spans, layout.Span{Text: strings.TrimRight(string(runes[at:]), "\n")})
}

// turnTo shows what was found: a figure as an answer, an indicator in the
// ranking, an area in the ranking where it stands there and in its profile where
// it does not, a document or a quote among the sources.
func (a *App) turnTo(hit search.Hit, period model.Period) tea.Cmd {
	d := a.desk
	switch hit.Kind {
	case search.Cell:
		return a.answer(a.cell(hit.Indicator, hit.Area, period))
	case search.Area:
		return a.turnToArea(hit.Area)
	case search.Indicator:
		d.SelectIndicator(hit.Indicator)
		if a.view == model.SourcesView {
			return screen.Open(model.RankView)
		}
		return nil
	}
	return a.turnToSource(hit)
}

func (a *App) turnToArea(area model.AreaID) tea.Cmd {
	a.desk.SelectArea(area)
	if a.desk.InRanking(area) {
		if a.view == model.SourcesView {
			return screen.Open(model.RankView)
		}
		return nil
	}
	if a.view == model.ProfileView {
		a.show(a.view)
		return nil
	}
	return screen.Open(model.ProfileView)
}

func (a *App) turnToSource(hit search.Hit) tea.Cmd {
	a.open(model.SourcesView)
	sources, ok := a.screen().(*screen.Sources)
	if !ok {
		return nil
	}
	if hit.Kind == search.Quote {
		sources.TurnToQuote(hit.Obs)
	} else {
		sources.TurnToDocument(hit.Document)
	}
	return nil
}
