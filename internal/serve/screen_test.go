package serve

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

func TestLastLine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		on := size{rapid.IntRange(1, 40).Draw(t, "w"), rapid.IntRange(1, 10).Draw(t, "h")}
		content := strings.Join(rapid.SliceOfN(rapid.StringN(0, 10, -1), 0, 14).Draw(t, "lines"), "\n")
		got := strings.Split(lastLine(content, on, "60 秒后断开"), "\n")
		if len(got) != on.h {
			t.Fatalf("%d lines on %v", len(got), on)
		}
		if w := ansi.StringWidth(got[on.h-1]); w != on.w {
			t.Fatalf("%d cells on %v", w, on)
		}
		for i, line := range strings.Split(content, "\n")[:min(on.h-1, strings.Count(content, "\n")+1)] {
			if got[i] != line {
				t.Fatalf("line %d: %q, was %q", i, got[i], line)
			}
		}
	})
}

// counting counts how often it is asked for a frame.
type counting struct{ updates, views int }

func (c *counting) Init() tea.Cmd                       { return nil }
func (c *counting) Update(tea.Msg) (tea.Model, tea.Cmd) { c.updates++; return c, nil }
func (c *counting) View() tea.View {
	c.views++
	return tea.NewView(fmt.Sprint(c.updates))
}

// TestFramesAreWorkedOutOnce: keys that come faster than frames share one,
// and the last of them is seen.
func TestFramesAreWorkedOutOnce(t *testing.T) {
	app := &counting{}
	s := &screen{app: app, visit: &visit{s: &Server{meters: &meters{}}}, size: size{80, 24}}
	s.View()
	puts := 0
	for range 1000 {
		_, cmd := s.Update(tea.KeyPressMsg{Code: 'j'})
		if cmd != nil {
			puts++
		}
		s.View()
	}
	if app.updates != 1000 {
		t.Errorf("%d updates", app.updates)
	}
	if app.views > 100 || s.waiting != (puts > 0) {
		t.Errorf("%d frames, put off %d times, waiting %v", app.views, puts, s.waiting)
	}
	s.Update(redraw{})
	if got := s.View().Content; got != "1000" {
		t.Errorf("the last frame is %q", got)
	}
}

// TestNoSizeBreaksTheRenderer draws Chinese and broken text at every small
// size: a panic in Bubble Tea's own drawing could not be caught.
func TestNoSizeBreaksTheRenderer(t *testing.T) {
	h := open(t)
	p := h.sit(h.client(), 80, 24)
	for _, w := range []int{1, 2, 3, 5, 81, 500} {
		for _, ht := range []int{1, 2, 3, 200} {
			_ = p.s.WindowChange(ht, w)
			p.types("j")
		}
	}
	_ = p.s.WindowChange(25, 90)
	p.sees("size=90x25.")
}
