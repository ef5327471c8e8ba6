// Package widget holds the small parts that screens are made of and that keep
// state between keys.
package widget

import (
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"weici/ui/layout"
	"weici/ui/theme"
)

// Item is one thing to pick.
type Item struct {
	Key  string // the key that does the same; may be empty
	Text string
	Find string // more words by which it is found
	Why  string // why it cannot be picked now; empty: it can
	Do   func() tea.Cmd
}

// Picker is a list that is filtered as one types: the help is one.
type Picker struct {
	look   theme.Theme
	title  string
	items  []Item
	found  []int // into items
	cursor int
	offset int
	height int
	input  textinput.Model
}

// NewPicker opens a list of items under a title.
func NewPicker(look theme.Theme, title string, items []Item) *Picker {
	p := &Picker{look: look, title: title, items: items, input: textinput.New()}
	p.input.Prompt = ""
	p.input.SetVirtualCursor(false)
	// The clipboard of the machine that runs the program is not the reader's.
	p.input.KeyMap.Paste = key.NewBinding()
	p.input.Focus()
	p.filter()
	return p
}

// Update takes a key or pasted text. It is done when an item is picked or the
// list is left; then an item with nothing to do stands for leaving.
func (p *Picker) Update(msg tea.Msg) (picked Item, done bool) {
	if m, ok := msg.(tea.KeyPressMsg); ok {
		switch m.String() {
		case "esc", "ctrl+c":
			return Item{}, true
		case "enter":
			if p.cursor < len(p.found) && p.items[p.found[p.cursor]].Do != nil {
				return p.items[p.found[p.cursor]], true
			}
			return Item{}, false
		case "up", "ctrl+p":
			p.move(-1)
			return Item{}, false
		case "down", "ctrl+n":
			p.move(+1)
			return Item{}, false
		case "pgup":
			p.move(-p.height)
			return Item{}, false
		case "pgdown":
			p.move(+p.height)
			return Item{}, false
		}
	}
	before := p.input.Value()
	p.input, _ = p.input.Update(msg)
	if p.input.Value() != before {
		p.filter()
	}
	return Item{}, false
}

func (p *Picker) move(by int) {
	p.cursor = min(max(p.cursor+by, 0), max(len(p.found)-1, 0))
}

// filter keeps the items that hold every word typed.
func (p *Picker) filter() {
	p.found, p.cursor = p.found[:0], 0
	typed := strings.Fields(strings.ToLower(p.input.Value()))
	for i, item := range p.items {
		text := strings.ToLower(item.Key + " " + item.Text + " " + item.Find)
		holds := true
		for _, word := range typed {
			holds = holds && strings.Contains(text, word)
		}
		if holds {
			p.found = append(p.found, i)
		}
	}
}

// inputLine is the line of the window on which one types.
const inputLine = 1

// Cursor gives the cell of the cursor inside the picker's area.
func (p *Picker) Cursor() (x, y int) {
	typed := []rune(p.input.Value())
	return 4 + layout.Width(string(typed[:min(p.input.Position(), len(typed))])), inputLine
}

// View draws the title, the input and the items in w×h cells.
func (p *Picker) View(w, h int) []string {
	lines := []string{
		" " + p.look.Paint(theme.Title, p.title),
		"  " + p.look.Paint(theme.Key, "/") + " " + p.look.Paint(theme.Input, layout.Clean(p.input.Value())),
		"",
	}
	p.height = max(h-len(lines), 1)
	p.offset = layout.Scroll(p.offset, p.cursor, len(p.found), p.height)
	keyWidth := 0
	for _, item := range p.items {
		keyWidth = max(keyWidth, layout.Width(item.Key))
	}
	for i := p.offset; i < min(p.offset+p.height, len(p.found)); i++ {
		lines = append(lines, p.line(p.items[p.found[i]], i == p.cursor, keyWidth, w))
	}
	return layout.Block(lines, w, h)
}

func (p *Picker) line(item Item, selected bool, keyWidth, w int) string {
	text := p.look.Paint(theme.Key, layout.Pad(item.Key, keyWidth)) + "  "
	if item.Why == "" {
		text += layout.Clean(item.Text)
	} else {
		text += p.look.Paint(theme.Muted, layout.Clean(item.Text+" "+p.look.Glyphs.Separator+" "+item.Why))
	}
	if selected {
		return p.look.Row(theme.Selected, layout.FitWith(p.look.Paint(theme.Accent, p.look.Glyphs.Cursor)+"  "+text, w, p.look.Glyphs.Ellipsis))
	}
	return layout.FitWith("   "+text, w, p.look.Glyphs.Ellipsis)
}
