package ui

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"weici/internal/words"
	"weici/model"
	"weici/ui/screen"
	"weici/ui/theme"
)

// globalActions lists what can be done on every screen.
func (a *App) globalActions() []screen.Action {
	acts := []screen.Action{
		{Keys: []string{"tab"}, Name: words.DoNextScreen, Do: func() tea.Cmd { return a.turn(+1) }},
		{Keys: []string{"shift+tab"}, Name: words.DoPrevScreen, Do: func() tea.Cmd { return a.turn(-1) }},
		{Keys: []string{"esc"}, Name: words.DoBack, Do: a.goBack},
		a.helpAction(),
	}
	acts = append(acts, a.collectActions()...)
	acts = append(acts, []screen.Action{
		{Keys: []string{"/", "ctrl+f"}, Name: words.DoFind, Also: words.AlsoFind, Do: a.openFind},
		{Keys: []string{":", "ctrl+p"}, Name: words.DoPalette, Do: a.openPalette},
		{Keys: []string{"y"}, Name: words.DoCopy, Brief: words.BriefCopy, Also: words.AlsoCopy, Do: a.copySentence, Why: a.noFigure},
		{Keys: []string{"Y"}, Name: words.DoCopyTable, Do: a.copyTable, Why: a.noTable},
		{Keys: []string{"ctrl+y"}, Name: words.DoCopyMarkdown, Do: a.copyMarkdown, Why: a.noTable},
		{Keys: []string{"S"}, Name: words.DoSavePicture, Do: a.savePicture},
		{Keys: []string{"ctrl+s"}, Name: words.DoSaveText, Do: a.saveText},
		{Keys: []string{"m"}, Name: words.DoMine, Do: func() tea.Cmd { return a.desk.ToggleMine() }},
		{Keys: []string{"v"}, Name: words.DoVintages, Brief: words.BriefVintages, Also: words.AlsoVintages, Do: a.openVintages, Why: a.noFigure},
		a.turnAction(),
		{Keys: []string{"P"}, Name: words.DoShare, Do: a.toggleShare, Why: a.cannotShare},
		{Keys: []string{"F"}, Name: words.DoFollow, Do: a.follow, Why: a.cannotFollow},
		{Keys: []string{"L"}, Name: words.DoLang, Also: words.AlsoLang, Do: a.nextLang},
		{Keys: []string{"t"}, Name: words.DoTheme, Do: a.nextTheme},
		{Keys: []string{"ctrl+l"}, Name: words.DoRedraw, Do: a.redraw},
		{Keys: []string{"ctrl+z"}, Name: words.DoSuspend, Do: func() tea.Cmd { return tea.Suspend }},
		{Keys: []string{"q", "ctrl+c"}, Name: words.DoQuit, Do: func() tea.Cmd { return tea.Quit }},
	}...)
	for i, r := range routes() {
		view := r.view
		acts = append(acts, screen.Action{
			Keys: []string{fmt.Sprint(i)},
			Name: r.name,
			Do:   func() tea.Cmd { a.open(view); return nil },
		})
	}
	return acts
}

func (a *App) helpAction() screen.Action {
	return screen.Action{Keys: []string{"?"}, Name: words.DoHelp, Brief: words.BriefHelp, Do: a.openHelp}
}

// lastingActions are those that the key line always shows: copy, collect and
// vintages, and the help.
func (a *App) lastingActions() []screen.Action {
	var acts []screen.Action
	for _, key := range []string{"/", "y", "b", "v"} {
		for _, act := range a.global {
			if act.Keys[0] == key {
				acts = append(acts, act)
			}
		}
	}
	return append(acts, a.helpAction())
}

// turn opens the next or the previous screen.
func (a *App) turn(by int) tea.Cmd {
	all := routes()
	at := slices.IndexFunc(all, func(r route) bool { return r.view == a.view })
	a.open(all[(at+by+len(all))%len(all)].view)
	return nil
}

// goBack returns to the screen before this one.
func (a *App) goBack() tea.Cmd {
	if n := len(a.back); n > 0 {
		a.view, a.back = a.back[n-1], a.back[:n-1]
	}
	return nil
}

func (a *App) nextLang() tea.Cmd {
	all := model.Langs()
	a.desk.Prose.Lang = all[(int(a.desk.Prose.Lang)+1)%len(all)]
	return nil
}

func (a *App) nextTheme() tea.Cmd {
	all := theme.Names()
	at := slices.Index(all, a.desk.Theme.Name)
	a.options.Theme = all[(at+1)%len(all)]
	a.desk.Theme = a.look()
	return screen.Notice(a.desk.Say(words.ThemeNow, a.options.Theme))
}

// redraw has the screen drawn anew, as after a new size.
func (a *App) redraw() tea.Cmd {
	size := tea.WindowSizeMsg{Width: a.width, Height: a.height}
	return func() tea.Msg { return size }
}
