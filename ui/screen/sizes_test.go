package screen

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"weici/model"
	"weici/ui/layout"
	"weici/ui/theme"
)

// fits fails unless a screen draws h lines of w cells.
func fits(t interface {
	Helper()
	Fatalf(string, ...any)
}, s Screen, w, h int) {
	t.Helper()
	lines := s.View(w, h)
	if len(lines) != h {
		t.Fatalf("%T has %d lines at %d×%d", s, len(lines), w, h)
	}
	for y, line := range lines {
		if got := layout.Width(line); got != w {
			t.Fatalf("%T at %d×%d: line %d has %d cells: %q", s, w, h, y, got, line)
		}
	}
}

func looks() []theme.Theme {
	return []theme.Theme{theme.New("dark", true), theme.New("mono", true), theme.New("light", false).WithASCII()}
}

// odd is a set with everything that a figure can have: bounds, forecasts,
// provisional ones, breaks, gaps, ties, huge and negative values.
func odd() *figures {
	f := full(7, 2015, 2022)
	f.set.Areas[1].Short = model.Name{ZH: "甲\x1b]0;x\x07乙\u202e丙", EN: "A very long name of a very long district\n"}
	f.add(1, 0, 2023, 1e15, status(model.Provisional))
	f.add(2, 0, 2023, -4, status(model.Forecast))
	f.add(3, 0, 2023, 300, qualifier(model.Over))
	f.add(4, 0, 2023, 300, qualifier(model.About), claims(1, 3))
	f.add(4, 1, 2023, 3, claims(1, 1))
	f.add(5, 0, 2023, 300, status(model.Break))
	f.add(6, 0, 2023, 0)
	f.add(6, 1, 2023, 3)
	return f
}

// TestTrendAndQuadrantFit presses random keys and clicks anywhere in windows
// of random size: whatever is shown has the size that was asked for.
func TestTrendAndQuadrantFit(t *testing.T) {
	sets := map[string]*figures{"none": newFigures(3), "one": full(1, 2020, 2020), "odd": odd(), "many": full(3000, 2019, 2022)}
	for name, f := range sets {
		period := "2022"
		if name == "odd" {
			period = "2023"
		}
		base := f.desk("rank gdp "+period+" within 00", model.ZH, looks()[0])
		t.Run(name, rapid.MakeCheck(func(t *rapid.T) {
			d := NewDesk(base.Panel, base.Question(), rapid.SampledFrom(model.Langs()).Draw(t, "lang"), rapid.SampledFrom(looks()).Draw(t, "look"))
			for _, s := range []Screen{NewTrend(d), NewQuadrant(d)} {
				s.(interface{ Open() }).Open()
				for range rapid.IntRange(1, 6).Draw(t, "steps") {
					w, h := rapid.IntRange(1, 200).Draw(t, "w"), rapid.IntRange(1, 60).Draw(t, "h")
					fits(t, s, w, h)
					if strings.Contains(strings.Join(s.View(w, h), ""), "\x1b]") {
						t.Fatalf("an escape sequence of the data is drawn")
					}
					act := rapid.SampledFrom(s.Actions()).Draw(t, "act")
					act.Do()
					s.Mouse(tea.MouseClickMsg{Button: tea.MouseLeft}, rapid.IntRange(0, w).Draw(t, "x"), rapid.IntRange(0, h).Draw(t, "y"))
					fits(t, s, w, h)
				}
			}
		}))
	}
}

// TestTrendAndQuadrantFitAllSizes draws both at every height up to 60 and every
// width up to 200, a third of the widths with each height.
func TestTrendAndQuadrantFitAllSizes(t *testing.T) {
	d := odd().desk("rank gdp 2023 within 00 areas 000001,000002,000003,000004,000005", model.ZH, looks()[0])
	for _, s := range []Screen{NewTrend(d), NewQuadrant(d)} {
		for h := 1; h <= 60; h++ {
			for w := 1 + h%3; w <= 200; w += 3 {
				fits(t, s, w, h)
			}
		}
	}
}
