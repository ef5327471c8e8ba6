package serve

import (
	"strings"
	"testing"

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

// TestNoSizeBreaksTheRenderer draws Chinese and broken text at every small
// size: a panic in Bubble Tea's own drawing could not be caught.
func TestNoSizeBreaksTheRenderer(t *testing.T) {
	h := open(t)
	p := h.sit(h.client(), 80, 24)
	for _, w := range []int{1, 2, 3, 5, 81, 500} {
		for _, ht := range []int{1, 2, 3, 200} {
			p.resizes(w, ht)
			p.types("j")
		}
	}
	p.resizes(90, 25)
	p.sees("size=90x25.")
}
