package chart

import (
	"strings"
	"testing"

	"weici/ui/layout"
	"weici/ui/theme"
)

func TestDigits(t *testing.T) {
	wide, ok := Digits("3.8", 20, theme.Plain())
	want := "██████      ██████\n    ██      ██  ██\n██████      ██████\n    ██      ██  ██\n██████  ██  ██████"
	if got := strings.Join(wide, "\n"); !ok || got != want {
		t.Errorf("%v\n%s", ok, got)
	}
	small, ok := Digits("3.8", 10, theme.Plain())
	if got := strings.Join(small, "\n"); !ok || got != "▀▀█   █▀█\n▀▀█   █▀█\n▀▀▀ ▀ ▀▀▀" {
		t.Errorf("%v\n%s", ok, got)
	}
	for _, text := range []string{"", "≈3", "3.8%", "12345678901234567890"} {
		if _, ok := Digits(text, 40, theme.Plain()); ok {
			t.Errorf("%q has a large form", text)
		}
	}
	for _, th := range []theme.Theme{theme.Plain(), theme.Plain().WithASCII()} {
		lines, _ := Digits("-1,234,567.890", 200, th)
		for _, line := range lines {
			if layout.Width(line) != layout.Width(lines[0]) {
				t.Errorf("ragged: %q", line)
			}
		}
	}
}
