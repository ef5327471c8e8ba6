package ui

import (
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
	if n := a.index.Unread(); n > 0 {
		text.Note = d.Say(words.FindUnread, n)
	}
	if !a.index.Ready() {
		text.Hint = d.Say(words.FindReading)
		text.None = text.Hint
	}
	return text
}

// found lists what a text finds.
func (a *App) found(text string) []widget.Item {
	if !a.index.Ready() {
		return nil
	}
	var items []widget.Item
	for _, hit := range a.index.In(a.desk.Prose.Lang).Find(text, foundMost, search.Area, search.Indicator, search.Document, search.Quote) {
		items = append(items, a.hitItem(hit))
	}
	return items
}

// hitItem names a hit: what it is, what it is called, and the part that was
// found where that is something else than the name.
func (a *App) hitItem(hit search.Hit) widget.Item {
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
	if name != "" && name != hit.Text {
		spans = append([]layout.Span{{Text: name + "  "}}, spans...)
	}
	if hit.Kind == search.Area {
		spans = append(spans, layout.Span{Text: "  " + d.Prose.Path(d.Panel.Areas[hit.Area].Parent)})
	}
	return widget.Item{
		Key:   d.Say(kindWord(hit.Kind)),
		Text:  layout.Clean(name + " " + hit.Text),
		Spans: spans,
		Do:    func() tea.Cmd { return a.turnTo(hit) },
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

// turnTo shows what was found: a figure or an indicator in the ranking, an area
// in the ranking where it stands there and in its profile where it does not, a
// document or a quote among the sources.
func (a *App) turnTo(hit search.Hit) tea.Cmd {
	d := a.desk
	switch hit.Kind {
	case search.Cell:
		d.SelectIndicator(hit.Indicator)
		return a.turnToArea(hit.Area)
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
