// Package screen holds the faces of the dashboard, one to a file: ranking,
// sources and the rest. All of them look at one shared Desk, so that changing
// the screen never loses the place.
package screen

import (
	tea "charm.land/bubbletea/v2"

	"weici/internal/analysis"
	"weici/internal/words"
	"weici/model"
)

// Screen is one face of the shared question. It is given its area when drawn;
// what it remembers of the last drawing serves only to follow the mouse.
type Screen interface {
	// Actions lists what a person can do here, in the order of the help.
	Actions() []Action
	// Mouse follows a click or the wheel, in cells of the screen's own area.
	Mouse(msg tea.MouseMsg, x, y int) tea.Cmd
	// View draws exactly h lines of exactly w cells. It computes nothing over
	// the dataset that the Desk has not kept.
	View(w, h int) []string
}

// Turned is which way the wheel was turned: up is −1.
func Turned(m tea.MouseWheelMsg) int {
	if m.Button == tea.MouseWheelUp {
		return -1
	}
	return +1
}

// Action is something that a person can do by a key, from the palette or from
// the help: all three are made from it.
type Action struct {
	Keys  []string // as Bubble Tea names them; the first is the one shown
	Name  words.Word
	Brief words.Word // its name where there is little room; empty: Name
	Also  words.Word // other words by which it is found; may be empty
	Pair  words.Word // in the key line, the name of this action and of the one after it together
	Do    func() tea.Cmd
	Why   func() (words.Word, bool) // why it cannot be done now; nil: it always can
}

// Enabled tells whether the action can be done now, or why not.
func (a Action) Enabled() (words.Word, bool) {
	if a.Why == nil {
		return "", true
	}
	why, blocked := a.Why()
	return why, !blocked
}

// OpenMsg asks the App for another screen.
type OpenMsg struct{ View model.View }

// CopyMsg asks the App to copy text to the clipboard and to show it, with a
// hint and the command that makes a file of it, which may be empty.
type CopyMsg struct{ Text, Hint, Command string }

// NoticeMsg asks the App to show a line until the next key.
type NoticeMsg struct{ Text string }

// Overlay stands over the screen and takes the keys until it is done.
type Overlay interface {
	Update(tea.Msg) (cmd tea.Cmd, done bool)
	View(w, h int) []string
	Cursor() (x, y int, ok bool)
}

// OverMsg asks the App to lay something over the screen.
type OverMsg struct{ Overlay Overlay }

// ThenMsg is what is left of an action when something slow is done.
type ThenMsg struct{ Do func() tea.Cmd }

// WiderMsg asks the App for a wider set, of which this dataset has one area
// alone.
type WiderMsg struct{ Question analysis.Question }

// Over gives the command that lays something over the screen.
func Over(o Overlay) tea.Cmd { return func() tea.Msg { return OverMsg{o} } }

// Open gives the command that opens a screen.
func Open(v model.View) tea.Cmd { return func() tea.Msg { return OpenMsg{v} } }

// Notice gives the command that shows a line.
func Notice(text string) tea.Cmd { return func() tea.Msg { return NoticeMsg{text} } }
