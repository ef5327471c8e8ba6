package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"weici/internal/words"
	"weici/model"
	"weici/ui/screen"
	"weici/ui/widget"
)

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
