package ui

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"weici/model"
)

func update() bool {
	f := flag.Lookup("update")
	return f != nil && f.Value.String() == "true"
}

func init() {
	if flag.Lookup("update") == nil {
		flag.Bool("update", false, "write the golden files anew")
	}
}

// golden compares with a file under testdata, or writes it with -update.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if update() {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; look at it, then run the test with -update\n--- got\n%s\n--- want\n%s", name, got, want)
	}
}

func sizes() [][2]int { return [][2]int{{40, 12}, {80, 24}, {120, 40}, {200, 60}} }

// TestFrames keeps what every screen looks like at four sizes in both
// languages, plain, and once with its colours.
func TestFrames(t *testing.T) {
	for i, r := range routes() {
		for _, lang := range model.Langs() {
			for _, size := range sizes() {
				name := fmt.Sprintf("%s/%s-%dx%d", r.view, lang, size[0], size[1])
				t.Run(name, func(t *testing.T) {
					d := opening(t, size[0], size[1], lang).press("space", "down", "space", "home", "b", "B", fmt.Sprint(i))
					golden(t, "frames/"+name+".txt", trimmed(d.frame()))
					if size[0] == 120 {
						golden(t, "frames/"+name+".ansi", d.app.View().Content)
					}
				})
			}
		}
	}
}

// trimmed drops trailing blanks, which a diff shows badly; TestEveryLineFits
// holds the widths.
func trimmed(frame string) string {
	lines := strings.Split(frame, "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " ")
	}
	return strings.Join(lines, "\n") + "\n"
}

// TestEveryLineFits draws every screen at every width and every height, and
// what stands over it, and the other language, at every seventh: each frame has
// as many lines as the window and each line as many cells.
func TestEveryLineFits(t *testing.T) {
	t.Parallel()
	p := embedded(t)
	for i := range routes() {
		for _, lang := range model.Langs() {
			for _, over := range []string{"", "?", "v", "y"} {
				d := drive(t, p, story, 120, 40, Options{Lang: lang, ASCII: lang == model.EN})
				d.press("space", "down", "space", "home", "b", "B", fmt.Sprint(i))
				if over != "" {
					d.press(over)
				}
				sweep(t, d, fmt.Sprintf("%s %s %q", routes()[i].view, lang, over), over != "" || lang == model.EN || testing.Short())
			}
		}
	}
}

func sweep(t *testing.T, d *driver, name string, coarse bool) {
	step := 1
	if coarse {
		step = 7
	}
	// Every width at one height, and at each of the others a third of them.
	for w := 1; w <= 200; w += step {
		checkFrame(t, d, name, w, 24)
	}
	for i, h := range []int{1, 11, 12, 15, 16, 40} {
		for w := 1 + i%3; w <= 200; w += max(step, 3) {
			checkFrame(t, d, name, w, h)
		}
	}
	for h := 1; h <= 60; h += step {
		checkFrame(t, d, name, 100, h)
	}
	for i, w := range []int{40, 80, 99, 120} {
		for h := 1 + i%3; h <= 60; h += max(step, 3) {
			checkFrame(t, d, name, w, h)
		}
	}
}

func checkFrame(t *testing.T, d *driver, name string, w, h int) {
	t.Helper()
	d.app.width, d.app.height = w, h
	lines := strings.Split(d.app.View().Content, "\n")
	if len(lines) != h {
		t.Fatalf("%s at %d×%d has %d lines", name, w, h, len(lines))
	}
	for y, line := range lines {
		if got := ansi.StringWidth(line); got != w {
			t.Fatalf("%s at %d×%d: line %d is %d cells wide: %q", name, w, h, y, got, ansi.Strip(line))
		}
	}
}
