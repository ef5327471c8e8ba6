package ui

import (
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"weici/internal/search"
	"weici/model"
	"weici/ui/layout"
)

// slowly opens a dataset that is half read.
func slowly(o Options, read func(Progress) (*App, error)) *Opening {
	opening := NewOpening("浙江\x1b[31m", o, read)
	opening.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	opening.Update(step{50, 100})
	return opening
}

func TestReadingIsShownOnlyWhereItTakesLong(t *testing.T) {
	opening := slowly(Options{Lang: model.EN}, nil)
	if v := opening.View(); v.Content != "" || v.AltScreen {
		t.Errorf("the screen is taken at once: %q", v.Content)
	}
	opening.Update(late{})
	v := opening.View()
	if text := ansi.Strip(v.Content); !v.AltScreen || !strings.Contains(text, "50%") || !strings.Contains(text, "浙江") || !strings.Contains(text, "q quit") {
		t.Errorf("%q", text)
	}
	if strings.Contains(v.Content, "\x1b[31m") {
		t.Error("a name reaches the terminal as a sequence")
	}
}

// TestTheDashboardTakesOver reads the embedded dataset and expects the window
// in the size and colours that were heard of meanwhile.
func TestTheDashboardTakesOver(t *testing.T) {
	p := embedded(t)
	d := opening(t, 80, 24, model.ZH)
	var heard []step
	open := slowly(Options{}, func(tell Progress) (*App, error) {
		tell(1, 2)
		tell(2, 2) // not heard yet: it is left out rather than waited for
		return New(p, search.New(p), d.app.desk.Question(), Options{}), nil
	})
	done := open.reading()
	for s := range open.news {
		heard = append(heard, s)
	}
	if len(heard) != 1 || open.hear() != nil {
		t.Errorf("heard %v", heard)
	}
	m, _ := open.Update(done)
	if frame := ansi.Strip(m.View().Content); frame != d.frame() {
		t.Errorf("the window is\n%s\nnot\n%s", frame, d.frame())
	}
	if app, err := open.Result(); app != m || err != nil {
		t.Error(app, err)
	}
}

// TestWhatCannotBeReadEndsTheWindow holds that the error is for the command
// line to say, on a screen that is given back.
func TestWhatCannotBeReadEndsTheWindow(t *testing.T) {
	none := errors.New("none")
	open := slowly(Options{}, func(Progress) (*App, error) { return nil, none })
	_, cmd := open.Update(open.reading())
	for range modesAsked {
		if cmd != nil {
			t.Error("it does not wait for what the terminal was asked")
		}
		_, cmd = open.Update(tea.ModeReportMsg{})
	}
	if _, quits := cmd().(tea.QuitMsg); !quits {
		t.Error("it goes on")
	}
	if app, err := open.Result(); app != nil || !errors.Is(err, none) {
		t.Error(app, err)
	}
}

// TestASilentTerminalIsNotWaitedForLong holds that an error is said where
// nothing answers.
func TestASilentTerminalIsNotWaitedForLong(t *testing.T) {
	open := slowly(Options{}, func(Progress) (*App, error) { return nil, errors.New("none") })
	open.Update(open.reading())
	if v := open.View(); v.AltScreen || v.Content != "" {
		t.Errorf("%q", v.Content)
	}
	_, cmd := open.Update(late{})
	if _, quits := cmd().(tea.QuitMsg); !quits {
		t.Error("it goes on")
	}
}

func TestReadingIsLeftAtOnce(t *testing.T) {
	for _, key := range []string{"q", "esc", "ctrl+c"} {
		open := slowly(Options{}, nil)
		_, cmd := open.Update(keyPress(key))
		if cmd == nil {
			t.Fatalf("%s does nothing", key)
		}
		if app, err := open.Result(); app != nil || err != nil {
			t.Error(app, err)
		}
	}
	if _, cmd := slowly(Options{}, nil).Update(keyPress("j")); cmd != nil {
		t.Error("any key leaves")
	}
}

func TestReadingFitsEveryWindow(t *testing.T) {
	for _, o := range []Options{{}, {Lang: model.EN, ASCII: true}} {
		open := slowly(o, nil)
		open.Update(late{})
		for w := 1; w <= 130; w += 3 {
			for h := 1; h <= 30; h += 4 {
				open.Update(tea.WindowSizeMsg{Width: w, Height: h})
				lines := strings.Split(open.View().Content, "\n")
				if len(lines) != h {
					t.Fatalf("%d×%d: %d lines", w, h, len(lines))
				}
				for _, line := range lines {
					if layout.Width(line) != w {
						t.Fatalf("%d×%d: %q", w, h, line)
					}
				}
			}
		}
	}
}
