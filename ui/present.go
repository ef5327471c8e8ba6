package ui

import (
	tea "charm.land/bubbletea/v2"

	"weici/internal/words"
	"weici/ui/screen"
)

// Room is what a session shares with the others on the same server. The zero
// Room is a session alone.
type Room struct {
	Title  string                       // named in the title line; may be empty
	Share  func(state string)           // nil where this session may not present; "" takes the view back
	Follow func() (<-chan Show, func()) // nil where nobody can be followed; the second value stops
}

// Show is what is presented.
type Show struct {
	Live      bool // somebody presents
	State     string
	Followers int
}

// following is a session's ear at a presenter's door.
type following struct {
	shows <-chan Show
	stop  func()
	live  bool
}

// showMsg is what the presenter shows now.
type showMsg struct {
	show Show
	of   *following
	ok   bool
}

func (a *App) cannotShare() (words.Word, bool) { return words.ShareNot, a.options.Room.Share == nil }

func (a *App) cannotFollow() (words.Word, bool) { return words.FollowNot, a.options.Room.Follow == nil }

// toggleShare begins to show this session's view to those who follow, or ends
// it.
func (a *App) toggleShare() tea.Cmd {
	if a.sharing {
		a.sharing, a.shared = false, ""
		a.options.Room.Share("")
		return screen.Notice(a.desk.Say(words.ShareEnds))
	}
	a.sharing = true
	return screen.Notice(a.desk.Say(words.ShareBegins))
}

// share tells the followers where this session stands, when it has moved.
func (a *App) share() {
	if !a.sharing {
		return
	}
	if state := a.State().Query; state != a.shared {
		a.shared = state
		a.options.Room.Share(state)
	}
}

// follow begins to show what the presenter shows; any key ends it.
func (a *App) follow() tea.Cmd {
	shows, stop := a.options.Room.Follow()
	a.following = &following{shows: shows, stop: stop}
	return a.nextShow()
}

func (a *App) nextShow() tea.Cmd {
	of := a.following
	return func() tea.Msg {
		show, ok := <-of.shows
		return showMsg{show, of, ok}
	}
}

// takeShow turns to what is presented.
func (a *App) takeShow(m showMsg) tea.Cmd {
	if a.following != m.of {
		return nil // left meanwhile
	}
	if !m.ok {
		a.following = nil
		return nil
	}
	a.following.live = m.show.Live
	if q, ok := (State{Query: m.show.State}).Resume(a.desk.Panel); m.show.Live && ok {
		a.desk.Turn(q)
		a.view = q.View
	}
	return a.nextShow()
}

// leave ends the following.
func (a *App) leave() {
	a.following.stop()
	a.following = nil
	a.notice = a.desk.Say(words.FollowLeft)
}

// roomNote says in the title line whether this session presents or follows.
func (a *App) roomNote() string {
	switch {
	case a.sharing:
		return a.desk.Say(words.ShareNow)
	case a.following != nil && a.following.live:
		return a.desk.Say(words.FollowNow)
	case a.following != nil:
		return a.desk.Say(words.FollowWaits)
	}
	return a.options.Room.Title
}
