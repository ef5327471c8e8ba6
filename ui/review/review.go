// Package review is the screen on which an office's sheet is looked through
// before it is written: the sheet at the left, each cell marked by what it was
// read as, and what it was read as at the right, faults first. A person tells
// what a name, a unit or a period means, and the sheet is read again at once.
package review

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"weici/internal/intake"
	"weici/internal/sheet"
	"weici/internal/words"
	"weici/model"
	"weici/ui/theme"
	"weici/ui/widget"
)

// Options are what a review is shown by and asks with.
type Options struct {
	Lang   model.Lang
	Theme  string
	ASCII  bool
	Folder string // proposed for a new dataset; empty: the dataset is there already
	// Read reads the sheets as a person has told so far.
	Read func(*intake.Map) *intake.Reading
	// Area and Indicator find what a typed name means, by id; Why says why one of
	// a reason was not read.
	Area, Indicator func(text string) (id string, ok bool)
	Why             func(*intake.NotRead) string
	// Called gives the names of an area and an indicator of the dataset; empty for
	// those that are new.
	Called func(area, indicator string) (string, string)
}

// Review is the root model of the screen.
type Review struct {
	o             Options
	dark          bool
	width, height int
	books         []*sheet.Book
	grids         []*grid
	at            int // the sheet that is shown
	list          []entry
	listAt        int // the entry under the cursor
	onList        bool
	told          []*intake.Map // what was told, one for each step
	reading       *intake.Reading
	prompt        *widget.Prompt
	notice        string
	folder        string
	accepted      bool
}

// New shows the sheets of some books, as they were read with a mapping file.
func New(books []*sheet.Book, told *intake.Map, o Options) *Review {
	r := &Review{o: o, dark: true, books: books, told: []*intake.Map{told.Clone()}, folder: o.Folder}
	for b := range books {
		for s := range books[b].Sheets {
			if len(books[b].Sheets[s].Rows) > 0 {
				r.grids = append(r.grids, newGrid(b, &books[b].Sheets[s]))
			}
		}
	}
	r.read()
	return r
}

// Result is what a person told and where it is to be written; accepted is
// false where the screen was left.
func (r *Review) Result() (told *intake.Map, folder string, accepted bool) {
	return r.told[len(r.told)-1], r.folder, r.accepted
}

// read reads the sheets by what was told last.
func (r *Review) read() {
	r.reading = r.o.Read(r.told[len(r.told)-1])
	for _, g := range r.grids {
		g.mark(r.reading)
	}
	r.list = r.entries()
	r.listAt = min(r.listAt, max(len(r.list)-1, 0))
}

// tell keeps one more thing that a person said, and reads anew.
func (r *Review) tell(change func(*intake.Map)) {
	m := r.told[len(r.told)-1].Clone()
	change(m)
	r.told = append(r.told, m)
	r.read()
}

func (r *Review) say(w words.Word, args ...any) string { return w.In(r.o.Lang, args...) }

func (r *Review) look() theme.Theme {
	t := theme.New(r.o.Theme, r.dark)
	if r.o.ASCII {
		t = t.WithASCII()
	}
	return t
}

// Init asks the terminal for its background.
func (r *Review) Init() tea.Cmd { return tea.RequestBackgroundColor }

// Update takes a message; keys go to the line that is typed on, where there is
// one.
func (r *Review) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch m := msg.(type) {
	case tea.WindowSizeMsg:
		r.width, r.height = m.Width, m.Height
	case tea.BackgroundColorMsg:
		r.dark = m.IsDark()
	case tea.KeyPressMsg:
		if r.prompt == nil {
			return r, r.press(m.String())
		}
	}
	if r.prompt != nil {
		p := r.prompt
		cmd, done := p.Update(msg)
		if done && r.prompt == p {
			r.prompt = nil
		}
		return r, cmd
	}
	return r, nil
}

// press takes a key.
func (r *Review) press(key string) tea.Cmd {
	r.notice = ""
	switch key {
	case "q", "esc", "ctrl+c":
		return tea.Quit
	case "enter":
		return r.accept()
	case "tab", "shift+tab":
		r.onList = !r.onList
	case "[":
		r.turn(-1)
	case "]":
		r.turn(1)
	case "n":
		r.nextFault()
	case "z", "ctrl+z", "backspace":
		if len(r.told) == 1 {
			r.notice = r.say(words.ReviewNoMore)
			break
		}
		r.told = r.told[:len(r.told)-1]
		r.read()
	case "a":
		r.askArea()
	case "i":
		r.askIndicator()
	case "u":
		r.askUnit()
	case "p":
		r.askPeriod()
	case "x":
		r.leaveOut()
	default:
		r.move(key)
	}
	return nil
}

// turn goes to another sheet.
func (r *Review) turn(by int) {
	if n := len(r.grids); n > 0 {
		r.at = (r.at + by + n) % n
	}
}

// accept asks where a new dataset is to be written, or ends the screen.
func (r *Review) accept() tea.Cmd {
	if r.o.Folder == "" {
		r.accepted = true
		return tea.Quit
	}
	text := widget.Text{Title: r.say(words.ReviewAskFolder), Hint: r.say(words.ReviewHintFolder)}
	r.prompt = widget.NewPrompt(r.look(), text, r.folder, 200, func(name string) tea.Cmd {
		if name = strings.TrimSpace(name); name == "" {
			return nil
		}
		r.folder, r.accepted = name, true
		return tea.Quit
	})
	return nil
}

// move moves the cursor of the pane in focus; in the list, the sheet follows.
func (r *Review) move(key string) {
	dx, dy := 0, 0
	switch key {
	case "up", "k":
		dy = -1
	case "down", "j":
		dy = 1
	case "left", "h":
		dx = -1
	case "right", "l":
		dx = 1
	case "pgup", "ctrl+u":
		dy = -10
	case "pgdown", "ctrl+d":
		dy = 10
	case "home":
		dy = -1 << 20
	case "end", "G":
		dy = 1 << 20
	default:
		return
	}
	if !r.onList {
		if g := r.grid(); g != nil {
			g.step(dx, dy)
		}
		return
	}
	r.listAt = min(max(r.listAt+dy, 0), max(len(r.list)-1, 0))
	if len(r.list) > 0 {
		r.show(r.list[r.listAt].sheet, r.list[r.listAt].cell)
	}
}

// grid is the sheet that is shown; nil where there is none.
func (r *Review) grid() *grid {
	if len(r.grids) == 0 {
		return nil
	}
	return r.grids[r.at]
}

// show goes to a cell.
func (r *Review) show(name, cell string) {
	for i, g := range r.grids {
		if g.sheet.Name == name && g.goTo(cell) {
			r.at = i
			return
		}
	}
}

// nextFault goes to the next cell that was not understood.
func (r *Review) nextFault() {
	faults := 0
	for faults < len(r.list) && r.list[faults].fault {
		faults++
	}
	if faults == 0 {
		r.notice = r.say(words.ReviewNoFaults)
		return
	}
	here := ""
	if g := r.grid(); g != nil {
		here = g.sheet.Name + "!" + g.cell()
	}
	next := 0
	for i := range faults {
		if r.list[i].sheet+"!"+r.list[i].cell == here {
			next = (i + 1) % faults
		}
	}
	r.listAt = next
	r.show(r.list[next].sheet, r.list[next].cell)
}
