// Package drafting is the screen on which the figures of a document are looked
// through before they are written: the document at the left with every figure
// marked, and the one under the cursor as the fields of an observation at the
// right. Each is accepted, rejected or changed, with one key.
package drafting

import (
	tea "charm.land/bubbletea/v2"

	"weici/internal/draft"
	"weici/internal/words"
	"weici/model"
	"weici/ui/layout"
	"weici/ui/theme"
	"weici/ui/widget"
)

// Choice is something that a field may be.
type Choice struct {
	ID   int
	Text string
}

// Options are what the screen is shown by and asks with.
type Options struct {
	Lang  model.Lang
	Theme string
	ASCII bool
	Panel *model.Panel
	// FindArea and FindIndicator list what a typed name, pinyin or code may mean.
	FindArea, FindIndicator func(typed string) []Choice
	// Area, Indicator, Period and Status say what these are, in the reader's words.
	Area      func(model.AreaID) string
	Indicator func(model.IndicatorID) string
	Period    func(model.Period) string
	Status    func(model.Status) string
}

// decision is what a person says of a figure.
type decision uint8

const (
	open decision = iota
	accepted
	rejected
)

// item is a figure and what was decided.
type item struct {
	draft.Proposal
	decision decision
}

// step is one change that can be undone: the items that it changed, as they
// were.
type step struct {
	at   int
	were map[int]item
}

// Drafting is the root model of the screen.
type Drafting struct {
	o             Options
	dark          bool
	width, height int
	text          []rune
	items         []item
	at            int
	steps         []step
	asking        asking
	notice        string
	page          page
	written       bool
}

// asking is a question at the foot of the screen, or a list over it.
type asking interface {
	Update(tea.Msg) (tea.Cmd, bool)
	View(w, h int) []string
}

// New shows a document's text with its proposals, in their order.
func New(text string, all []draft.Proposal, o Options) *Drafting {
	d := &Drafting{o: o, dark: true, text: []rune(text)}
	for _, p := range all {
		d.items = append(d.items, item{Proposal: p})
	}
	return d
}

// Result is the accepted proposals; written is false where the screen was left.
func (d *Drafting) Result() (all []draft.Proposal, written bool) {
	for _, x := range d.items {
		if x.decision == accepted {
			all = append(all, x.Proposal)
		}
	}
	return all, d.written
}

func (d *Drafting) say(w words.Word, args ...any) string { return w.In(d.o.Lang, args...) }

func (d *Drafting) look() theme.Theme {
	t := theme.New(d.o.Theme, d.dark)
	if d.o.ASCII {
		t = t.WithASCII()
	}
	return t
}

// Init asks the terminal for its background.
func (d *Drafting) Init() tea.Cmd { return tea.RequestBackgroundColor }

// Update takes a message; keys go to the question, where there is one.
func (d *Drafting) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch m := msg.(type) {
	case tea.WindowSizeMsg:
		d.width, d.height = m.Width, m.Height
	case tea.BackgroundColorMsg:
		d.dark = m.IsDark()
	case tea.KeyPressMsg:
		if d.asking == nil {
			return d, d.press(m.String())
		}
	}
	if d.asking != nil {
		asked := d.asking
		cmd, done := asked.Update(msg)
		if done && d.asking == asked {
			d.asking = nil
		}
		return d, cmd
	}
	return d, nil
}

// press takes a key.
func (d *Drafting) press(key string) tea.Cmd {
	d.notice = ""
	if len(d.items) == 0 && key != "q" && key != "esc" && key != "ctrl+c" {
		return nil
	}
	switch key {
	case "q", "esc", "ctrl+c":
		return tea.Quit
	case "w":
		return d.write()
	case "space", " ", "y", "enter":
		d.accept()
	case "x", "delete":
		d.change(func(x *item) { x.decision = rejected })
		d.move(1)
	case "A":
		d.acceptSure()
	case "n":
		d.nextDoubt()
	case "z", "ctrl+z", "u":
		d.undo()
	default:
		if !d.edit(key) {
			d.moveBy(key)
		}
	}
	return nil
}

// write ends the screen where something is accepted.
func (d *Drafting) write() tea.Cmd {
	for _, x := range d.items {
		if x.decision == accepted {
			d.written = true
			return tea.Quit
		}
	}
	d.notice = d.say(words.DraftingNothing)
	return nil
}

// accept takes the figure under the cursor and goes to the next.
func (d *Drafting) accept() {
	if d.items[d.at].State == draft.Unplaced {
		d.notice = d.say(words.DraftingCannot)
		return
	}
	d.change(func(x *item) { x.decision = accepted })
	d.move(1)
}

// acceptSure takes every open figure that is sure and conflicts with nothing.
func (d *Drafting) acceptSure() {
	s := step{at: d.at, were: map[int]item{}}
	for i := range d.items {
		if x := &d.items[i]; x.decision == open && !x.doubtful() {
			s.were[i] = *x
			x.decision = accepted
		}
	}
	if len(s.were) > 0 {
		d.steps = append(d.steps, s)
		d.page = page{}
	}
	d.nextDoubt()
}

// change changes the figure under the cursor, so that it can be undone.
func (d *Drafting) change(how func(*item)) {
	d.steps = append(d.steps, step{d.at, map[int]item{d.at: d.items[d.at]}})
	how(&d.items[d.at])
	d.page = page{}
}

func (d *Drafting) undo() {
	n := len(d.steps) - 1
	if n < 0 {
		d.notice = d.say(words.DraftingNoMore)
		return
	}
	for i, was := range d.steps[n].were {
		d.items[i] = was
	}
	d.at, d.steps, d.page = d.steps[n].at, d.steps[:n], page{}
}

// doubtful tells whether a figure wants a look of its own.
func (x *item) doubtful() bool { return !x.Sure || x.State == draft.Conflicts }

// nextDoubt goes to the next open figure that is placed but not sure or in
// conflict, or else to the next open one.
func (d *Drafting) nextDoubt() {
	for _, fits := range [...]func(*item) bool{
		func(x *item) bool { return x.decision == open && x.doubtful() && x.State != draft.Unplaced },
		func(x *item) bool { return x.decision == open && x.State != draft.Unplaced },
	} {
		for n := 1; n <= len(d.items); n++ {
			if i := (d.at + n) % len(d.items); fits(&d.items[i]) {
				d.at = i
				return
			}
		}
	}
	d.notice = d.say(words.DraftingNoDoubt)
}

func (d *Drafting) move(by int) { d.at = min(max(d.at+by, 0), len(d.items)-1) }

func (d *Drafting) moveBy(key string) {
	switch key {
	case "up", "k", "left", "h", "shift+tab":
		d.move(-1)
	case "down", "j", "right", "l", "tab":
		d.move(1)
	case "pgup", "ctrl+u":
		d.move(-10)
	case "pgdown", "ctrl+d":
		d.move(10)
	case "home":
		d.move(-len(d.items))
	case "end", "G":
		d.move(len(d.items))
	}
}

// ask opens a line to type on.
func (d *Drafting) ask(title, hint string, value string, done func(text string) bool) {
	d.asking = widget.NewPrompt(d.look(), widget.Text{Title: title, Hint: hint}, value, 80, func(typed string) tea.Cmd {
		if !done(typed) {
			d.notice = d.say(words.DraftingBad, layout.Clean(typed))
		}
		return nil
	})
}
