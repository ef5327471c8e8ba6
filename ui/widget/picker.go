// Package widget holds the small parts that screens are made of and that keep
// state between keys.
package widget

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"weici/ui/layout"
	"weici/ui/theme"
)

// Item is one thing to pick.
type Item struct {
	Key   string // the key that does the same; may be empty
	Text  string
	Find  string        // more words by which it is found
	Spans []layout.Span // Text again, with the matched part in the style Match; nil: none
	Why   string        // why it cannot be picked now; empty: it can
	Do    func() tea.Cmd
}

// Picker is a list that follows what one types: the help and the finder are
// such lists.
type Picker struct {
	look   theme.Theme
	text   Text
	find   func(text string) []Item
	items  []Item
	cursor int
	offset int
	height int
	input  textinput.Model
}

// Text is what a picker says of itself.
type Text struct {
	Title string
	Note  string // beside the title; may be empty
	Hint  string // before anything is typed, where the list is empty
	None  string // where nothing is found
}

// Match is the style of the part of an item's text that was looked for.
const Match = 1

// NewPicker opens a list of items; typing keeps those that hold every word
// typed.
func NewPicker(look theme.Theme, text Text, items []Item) *Picker {
	return NewFinder(look, text, func(typed string) []Item { return filter(items, typed) })
}

// NewFinder opens a list that find makes anew whenever the text typed changes.
func NewFinder(look theme.Theme, text Text, find func(typed string) []Item) *Picker {
	p := &Picker{look: look, text: text, find: find, input: newInput()}
	p.items = find("")
	return p
}

// Renew finds anew what is typed, since more can be found now.
func (p *Picker) Renew(text Text) {
	p.text = text
	p.items, p.cursor = p.find(p.input.Value()), 0
}

// Update takes a key or pasted text. It is done when an item is picked, whose
// command it then gives, or when the list is left.
func (p *Picker) Update(msg tea.Msg) (cmd tea.Cmd, done bool) {
	if m, ok := msg.(tea.KeyPressMsg); ok {
		switch m.String() {
		case "esc", "ctrl+c":
			return nil, true
		case "enter":
			if p.cursor < len(p.items) && p.items[p.cursor].Do != nil {
				return p.items[p.cursor].Do(), true
			}
			return nil, false
		case "up", "ctrl+p":
			p.move(-1)
			return nil, false
		case "down", "ctrl+n":
			p.move(+1)
			return nil, false
		case "pgup":
			p.move(-p.height)
			return nil, false
		case "pgdown":
			p.move(+p.height)
			return nil, false
		}
	}
	before := p.input.Value()
	p.input, _ = p.input.Update(msg)
	if text := p.input.Value(); text != before {
		p.items, p.cursor = p.find(text), 0
	}
	return nil, false
}

func (p *Picker) move(by int) {
	p.cursor = min(max(p.cursor+by, 0), max(len(p.items)-1, 0))
}

// filter keeps the items that hold every word of a text.
func filter(items []Item, text string) []Item {
	var kept []Item
	typed := strings.Fields(strings.ToLower(text))
	for _, item := range items {
		all := strings.ToLower(item.Key + " " + item.Text + " " + item.Find)
		if !slices.ContainsFunc(typed, func(word string) bool { return !strings.Contains(all, word) }) {
			kept = append(kept, item)
		}
	}
	return kept
}

// inputLine is the line of the window on which one types.
const inputLine = 1

// Cursor gives the cell of the cursor inside the picker's area.
func (p *Picker) Cursor() (x, y int, ok bool) {
	typed := []rune(p.input.Value())
	return 4 + layout.Width(string(typed[:min(p.input.Position(), len(typed))])), inputLine, true
}

// View draws the title, the input and the items in w×h cells.
func (p *Picker) View(w, h int) []string {
	lines := []string{
		" " + p.look.Paint(theme.Title, p.text.Title) + "  " + p.look.Paint(theme.Muted, p.text.Note),
		"  " + p.look.Paint(theme.Key, "/") + " " + p.look.Paint(theme.Input, layout.Clean(p.input.Value())),
		"",
	}
	p.height = max(h-len(lines), 1)
	p.offset = layout.Scroll(p.offset, p.cursor, len(p.items), p.height)
	keyWidth := 0
	for _, item := range p.items {
		keyWidth = max(keyWidth, layout.Width(item.Key))
	}
	if len(p.items) == 0 {
		note := p.text.None
		if p.input.Value() == "" {
			note = p.text.Hint
		}
		lines = append(lines, "   "+p.look.Paint(theme.Muted, note))
	}
	for i := p.offset; i < min(p.offset+p.height, len(p.items)); i++ {
		lines = append(lines, p.line(p.items[i], i == p.cursor, keyWidth, w))
	}
	return layout.Block(lines, w, h)
}

func (p *Picker) line(item Item, selected bool, keyWidth, w int) string {
	text := p.look.Paint(theme.Key, layout.Pad(item.Key, keyWidth)) + "  "
	switch {
	case item.Spans != nil:
		text += p.spans(item.Spans)
	case item.Why == "":
		text += layout.Clean(item.Text)
	default:
		text += p.look.Paint(theme.Muted, layout.Clean(item.Text+" "+p.look.Glyphs.Separator+" "+item.Why))
	}
	if selected {
		return p.look.Row(theme.Selected, layout.FitWith(p.look.Paint(theme.Accent, p.look.Glyphs.Cursor)+"  "+text, w, p.look.Glyphs.Ellipsis))
	}
	return layout.FitWith("   "+text, w, p.look.Glyphs.Ellipsis)
}

func (p *Picker) spans(spans []layout.Span) string {
	var b strings.Builder
	for _, s := range spans {
		token := theme.Text
		if s.Style == Match {
			token = theme.Match
		}
		b.WriteString(p.look.Paint(token, layout.Clean(s.Text)))
	}
	return b.String()
}
