package widget

import (
	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"weici/ui/layout"
	"weici/ui/theme"
)

// Prompt asks for one line of text: a title, a note, the name of a file.
type Prompt struct {
	look  theme.Theme
	text  Text
	input textinput.Model
	done  func(text string) tea.Cmd
	x     int // of the cursor when last drawn
}

// NewPrompt asks for text of at most so many characters, beginning with what
// is there already. Done is called with it unless the prompt is left.
func NewPrompt(look theme.Theme, text Text, value string, most int, done func(text string) tea.Cmd) *Prompt {
	p := &Prompt{look: look, text: text, input: newInput(), done: done}
	p.input.CharLimit = most
	p.input.SetValue(value)
	p.input.CursorEnd()
	return p
}

// newInput is a line to type on. The terminal's own cursor shows where.
func newInput() textinput.Model {
	input := textinput.New()
	input.Prompt = ""
	input.SetVirtualCursor(false)
	// The clipboard of the machine that runs the program is not the reader's.
	input.KeyMap.Paste = key.NewBinding()
	input.Focus()
	return input
}

// Update takes a key or pasted text. It is done when the text is given or the
// prompt is left.
func (p *Prompt) Update(msg tea.Msg) (cmd tea.Cmd, done bool) {
	if m, ok := msg.(tea.KeyPressMsg); ok {
		switch m.String() {
		case "esc", "ctrl+c":
			return nil, true
		case "enter":
			return p.done(p.input.Value()), true
		}
	}
	p.input, _ = p.input.Update(msg)
	return nil, false
}

// Cursor gives the cell of the cursor inside the prompt's area.
func (p *Prompt) Cursor() (x, y int, ok bool) { return p.x, inputLine, true }

// View draws the title, the line that is typed on, and the hint in w×h cells.
func (p *Prompt) View(w, h int) []string {
	const lead = 4
	before := p.input.Value()
	after := ""
	if at, typed := p.input.Position(), []rune(before); at <= len(typed) {
		before, after = string(typed[:at]), string(typed[at:])
	}
	before, after = layout.Clean(before), layout.Clean(after)
	room := max(w-lead-2, 1)
	for layout.Width(before) >= room { // keep the cursor in sight
		before = string([]rune(before)[1:])
	}
	p.x = lead + layout.Width(before)
	line := "  " + p.look.Paint(theme.Key, p.look.Glyphs.Cursor) + " " +
		p.look.Paint(theme.Input, layout.FitWith(before+after, room, p.look.Glyphs.Ellipsis))
	lines := []string{
		" " + p.look.Paint(theme.Title, layout.Clean(p.text.Title)) + "  " + p.look.Paint(theme.Muted, layout.Clean(p.text.Note)),
		line,
		"",
	}
	for _, part := range layout.Wrap(layout.Clean(p.text.Hint), max(w-lead, 1)) {
		lines = append(lines, "  "+p.look.Paint(theme.Muted, part))
	}
	return layout.Block(lines, w, h)
}
