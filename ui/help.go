package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"weici/internal/words"
	"weici/model"
	"weici/ui/screen"
	"weici/ui/widget"
)

// openHelp lists every action of this screen with its keys, and what the signs
// mean.
func (a *App) openHelp() tea.Cmd {
	var items []widget.Item
	for _, act := range slices.Concat(a.screen().Actions(), a.global) {
		items = append(items, a.actionItem(act, screen.KeyNames(act.Keys), ""))
	}
	items = append(items, a.signs()...)
	a.overlay = widget.NewPicker(a.desk.Theme, widget.Text{Title: a.desk.Say(words.DoHelp), None: a.desk.Say(words.FoundNothing)}, items)
	return nil
}

// openPalette lists what can be done, on this screen, everywhere and on the
// other screens, without what only moves; what was done last comes first.
func (a *App) openPalette() tea.Cmd {
	var items []widget.Item
	for _, act := range slices.Concat(a.screen().Actions(), a.global) {
		if !moves(act) {
			items = append(items, a.actionItem(act, screen.KeyNames(act.Keys), ""))
		}
	}
	for _, r := range routes() {
		if r.view != a.view && !a.desk.Empty() {
			items = append(items, a.elsewhere(r)...)
		}
	}
	for i := len(a.done) - 1; i >= 0; i-- { // the last one ends up first
		if at := slices.IndexFunc(items, func(item widget.Item) bool { return item.Text == a.done[i] }); at > 0 {
			item := items[at]
			items = slices.Insert(slices.Delete(items, at, at+1), 0, item)
		}
	}
	a.overlay = widget.NewPicker(a.desk.Theme, widget.Text{Title: a.desk.Say(words.DoPalette), None: a.desk.Say(words.FoundNothing)}, items)
	return nil
}

// doneMost is the most actions of the palette that are kept.
const doneMost = 5

// actionItem is an action as a thing to pick, found in both languages and by
// other words for it.
func (a *App) actionItem(act screen.Action, key, where string) widget.Item {
	item := widget.Item{
		Key:  key,
		Text: where + a.desk.Say(act.Name),
		Find: act.Name.In(model.ZH) + " " + act.Name.In(model.EN) + " " + act.Also.In(model.ZH) + " " + act.Also.In(model.EN),
	}
	if why, ok := act.Enabled(); !ok {
		item.Why = a.desk.Say(why)
		return item
	}
	item.Do = func() tea.Cmd {
		a.done = append([]string{item.Text}, slices.DeleteFunc(a.done, func(text string) bool { return text == item.Text })...)
		a.done = a.done[:min(len(a.done), doneMost)]
		return act.Do()
	}
	return item
}

// elsewhere lists what can be done on another screen: it is opened first.
func (a *App) elsewhere(r route) []widget.Item {
	var items []widget.Item
	for _, act := range a.made(r).Actions() {
		if moves(act) {
			continue
		}
		there := act
		there.Do = func() tea.Cmd {
			a.open(r.view)
			return a.do(act)
		}
		items = append(items, a.actionItem(there, "", a.desk.Say(r.name)+" "+a.desk.Theme.Glyphs.Separator+" "))
	}
	return items
}

// moves tells whether an action only moves about a screen.
func moves(act screen.Action) bool {
	return slices.Contains([]string{
		"up", "down", "left", "right", "home", "end", "pgup", "pgdown", "[", "]", "<", ">", "{", "}", "tab", "shift+tab", "esc",
	}, act.Keys[0])
}

// signs explains the signs of all screens.
func (a *App) signs() []widget.Item {
	g := a.desk.Theme.Glyphs
	var items []widget.Item
	for _, s := range []struct {
		sign string
		word words.Word
	}{
		{g.Check, words.ProofSupported}, {g.Differs, words.NoteConflict}, {g.Unread, words.MarkUnsure}, {g.Provisional, words.LegendEarly},
		{g.Reprint, words.NoteSecondary}, {g.Computed, words.Computed}, {g.About, words.SignAbout}, {g.AtLeast, words.SignAtLeast},
		{g.AtMost, words.SignAtMost}, {g.Up + g.Down, words.SignChange}, {g.Best + g.Worst, words.SignThirds}, {g.Mark, words.SignMarked},
		{g.BreakLine, words.SignBreak}, {g.Missing, words.SignMissing}, {"(2)", words.SignPartial}, {"2*", words.SignElsewhere},
	} {
		items = append(items, widget.Item{Key: s.sign, Text: a.desk.Say(s.word)})
	}
	return items
}
