package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"weici/internal/words"
	"weici/ui/layout"
	"weici/ui/screen"
)

// Room is what a session shares with the others on the same server. The zero
// Room is a session alone.
type Room struct {
	Title  string              // of the server: in the welcome and the title line; may be empty
	Next   func() (Show, bool) // waits for news of the others; false when there will be none
	Share  func(state string)  // nil where this session may not present; "" takes the view back
	Follow func(on bool)       // begins and ends to be given what is presented; nil: nobody can be followed
}

// Show is what a session knows of the others.
type Show struct {
	Connected int    // sessions, this one with them; 0: not known
	Live      bool   // somebody presents ...
	Mine      bool   // ... and it is this session
	Followers int    // how many follow this session
	State     string // what is presented, while following
}

// presence is where a session stands among the others.
type presence struct {
	Show
	sharing   bool
	shared    string // the state shared last
	following bool
}

// showMsg is news of the others.
type showMsg Show

func (a *App) cannotShare() (words.Word, bool) { return words.ShareNot, a.options.Room.Share == nil }

func (a *App) cannotFollow() (words.Word, bool) { return words.FollowNot, a.options.Room.Follow == nil }

// toggleShare begins to show this session's view to those who follow, or ends
// it.
func (a *App) toggleShare() tea.Cmd {
	if a.among.sharing {
		a.among.sharing, a.among.shared = false, ""
		a.options.Room.Share("")
		return screen.Notice(a.desk.Say(words.ShareEnds))
	}
	a.among.sharing = true
	return screen.Notice(a.desk.Say(words.ShareBegins))
}

// share tells the followers where this session stands, when it has moved.
func (a *App) share() {
	if !a.among.sharing {
		return
	}
	state := a.State().Query
	if a.turning != nil {
		state = a.turning.datasets[a.at].Name + "\t" + state
	}
	if state != a.among.shared {
		a.among.shared = state
		a.options.Room.Share(state)
	}
}

// listen waits for news of the others.
func (a *App) listen() tea.Cmd {
	next := a.options.Room.Next
	if next == nil {
		return nil
	}
	return func() tea.Msg {
		if show, ok := next(); ok {
			return showMsg(show)
		}
		return nil
	}
}

// takeShow takes news of the others, and turns to what is presented.
func (a *App) takeShow(m showMsg) tea.Cmd {
	was := a.among.Live
	a.among.Show = Show(m)
	switch {
	case a.among.sharing && m.Live && !m.Mine:
		a.toggleShare()
		a.notice = a.desk.Say(words.ShareTaken)
	case a.among.following && was && !m.Live:
		a.notice = a.desk.Say(words.FollowEnds)
	case a.among.following && m.Live:
		a.notice = ""
	}
	if a.among.following && m.State != "" {
		return tea.Batch(a.mirror(m.State), a.listen())
	}
	return a.listen()
}

// mirror shows what is presented, as far as this session has it: it turns to the
// presenter's dataset.
func (a *App) mirror(state string) tea.Cmd {
	name, view, several := strings.Cut(state, "\t")
	if several {
		state = view
	}
	if several && a.turning != nil && name != a.turning.datasets[a.at].Name {
		if at := slices.IndexFunc(a.turning.datasets, func(d Dataset) bool { return d.Name == name }); at >= 0 {
			return a.enter(at, view)
		}
		return nil
	}
	if q, ok := (State{Query: state}).Resume(a.desk.Panel); ok {
		a.desk.Turn(q)
		a.view = q.View
	}
	return nil
}

// follow begins to show what the presenter shows; any key ends it.
func (a *App) follow() tea.Cmd {
	a.among.following = true
	a.options.Room.Follow(true)
	return nil
}

// leave ends the following.
func (a *App) leave() {
	a.among.following = false
	a.options.Room.Follow(false)
	a.notice = a.desk.Say(words.FollowLeft)
}

// showNote says whether anybody presents here or is followed; empty: nobody.
func (a *App) showNote() string {
	switch {
	case a.among.sharing:
		return a.desk.Say(words.ShareNow, a.among.Followers)
	case a.among.following && a.among.Live:
		return a.desk.Say(words.FollowNow)
	case a.among.following:
		return a.desk.Say(words.FollowWaits)
	case a.among.Live:
		return a.desk.Say(words.FollowMay)
	}
	return ""
}

// roomNote says where this session is, and how many are there.
func (a *App) roomNote() string {
	title := layout.Clean(a.options.Room.Title)
	if a.among.Connected == 0 {
		return title
	}
	connected := a.desk.Say(words.Connected, a.among.Connected)
	if title == "" {
		return connected
	}
	return title + " · " + connected
}
