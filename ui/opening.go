package ui

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"weici/internal/words"
	"weici/ui/layout"
	"weici/ui/theme"
)

// Progress is told how far reading is.
type Progress func(done, total int64)

// Opening is the window while a dataset is being read. It becomes the dashboard
// when that is done; until then any key that quits does so at once.
type Opening struct {
	name    string
	options Options
	news    chan step
	end     chan opened
	step    step
	slow    bool // reading takes so long that it is shown
	answers int  // to what Bubble Tea has asked the terminal
	window  tea.WindowSizeMsg
	colour  tea.Msg // what the terminal said of its background
	app     *App
	err     error
}

// step is how far reading is.
type step struct{ done, total int64 }

// patience is how long reading may take before it says how far it is. Until
// then the screen is left as it is, so that an error flashes nothing.
const patience = 100 * time.Millisecond

// opened is the end of reading.
type opened struct {
	app   *App
	err   error
	fault any // a panic
}

// late is that patience is over.
type late struct{}

// NewOpening opens a dataset of a name, which read reads: from now on, while
// the program that will show it is still being made.
func NewOpening(name string, options Options, read func(Progress) (*App, error)) *Opening {
	o := &Opening{name: name, options: options, news: make(chan step, 1), end: make(chan opened, 1)}
	go o.begin(read)
	return o
}

// begin reads the dataset.
func (o *Opening) begin(read func(Progress) (*App, error)) {
	var m opened
	defer func() {
		m.fault = recover()
		close(o.news)
		o.end <- m
	}()
	m.app, m.err = read(func(done, total int64) {
		select {
		case o.news <- step{done, total}:
		default: // the last one is not drawn yet
		}
	})
}

// Result is the dashboard, or why there is none; neither where it was left
// before all was read.
func (o *Opening) Result() (*App, error) { return o.app, o.err }

// Init waits for the dataset. The terminal is asked nothing yet but what
// Bubble Tea asks.
func (o *Opening) Init() tea.Cmd {
	return tea.Batch(o.reading, o.hear, tea.Tick(patience, func(time.Time) tea.Msg { return late{} }))
}

// reading waits for the end of reading, and panics where that did.
func (o *Opening) reading() tea.Msg {
	m := <-o.end
	if m.fault != nil {
		panic(m.fault)
	}
	return m
}

// hear waits for the next step.
func (o *Opening) hear() tea.Msg {
	if s, ok := <-o.news; ok {
		return s
	}
	return nil
}

// Update takes the steps of reading; the dashboard takes over at its end.
func (o *Opening) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch m := msg.(type) {
	case opened:
		return o.take(m)
	case step:
		o.step = m
		return o, o.hear
	case late:
		o.slow = true
		if o.err != nil {
			return o, tea.Quit
		}
		return o, askTerminal()
	case tea.ModeReportMsg:
		if o.answers++; o.err != nil {
			return o, o.leave()
		}
	case tea.WindowSizeMsg:
		o.window = m
	case tea.BackgroundColorMsg:
		o.colour = m
	case tea.KeyPressMsg:
		switch m.String() {
		case "q", "ctrl+c", "esc":
			return o, tea.Quit
		}
	}
	return o, nil
}

// take hands the window over to the dashboard.
func (o *Opening) take(m opened) (tea.Model, tea.Cmd) {
	o.app, o.err = m.app, m.err
	if m.err != nil {
		return o, o.leave()
	}
	commands := []tea.Cmd{o.app.listen(), o.app.heed()}
	if !o.slow {
		commands = append(commands, askTerminal())
	}
	for _, fact := range []tea.Msg{o.window, o.colour} {
		_, cmd := o.app.Update(fact)
		commands = append(commands, cmd)
	}
	return o.app, tea.Batch(commands...)
}

// modesAsked is how many modes Bubble Tea asks the terminal for.
const modesAsked = 2

// leave ends the window after an error, once the terminal has answered or
// patience is over: a late answer would be typed into the shell.
func (o *Opening) leave() tea.Cmd {
	if o.slow || o.answers >= modesAsked {
		return tea.Quit
	}
	return nil
}

// View says what is read and how far it is, once that takes long.
func (o *Opening) View() tea.View {
	if !o.slow || o.app != nil || o.err != nil {
		return tea.NewView("")
	}
	v := tea.NewView(strings.Join(o.draw(), "\n"))
	v.AltScreen = true
	v.WindowTitle = words.AppName.In(o.options.Lang)
	return v
}

// barWidth is the widest that the bar of progress is.
const barWidth = 40

func (o *Opening) draw() []string {
	w, h := o.window.Width, o.window.Height
	a := App{options: o.options, dark: true}
	if m, ok := o.colour.(tea.BackgroundColorMsg); ok {
		a.dark = m.IsDark()
	}
	look := a.look()
	full, share := 0, int64(0)
	width := min(barWidth, max(w-4, 0))
	if o.step.total > 0 {
		share = o.step.done * 100 / o.step.total
		full = int(o.step.done * int64(width) / o.step.total)
	}
	bar := look.Paint(theme.Bar, strings.Repeat(look.Glyphs.Bar[7], full)) + look.Paint(theme.Rule, strings.Repeat(look.Glyphs.HRule, width-full))
	say := func(word words.Word, args ...any) string { return word.In(o.options.Lang, args...) }
	lines := []string{
		look.Paint(theme.Title, say(words.AppName)) + "  " + layout.Clean(o.name), "", bar, "",
		say(words.Loading, share) + look.Paint(theme.Muted, "   q "+say(words.DoQuit)),
	}
	out := make([]string, max((h-len(lines))/2, 0), max(h, len(lines)))
	for _, line := range lines {
		out = append(out, layout.Center(layout.Fit(line, min(layout.Width(line), w)), w))
	}
	return layout.Block(out, w, h)
}
