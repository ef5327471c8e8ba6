package theme

import (
	"fmt"
	"image/color"
	"math"
	"reflect"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// eachTheme calls f with every theme on the background it is made for. ground
// and ink are the terminal's own colours.
func eachTheme(f func(th Theme, ground, ink string)) {
	for _, name := range Names() {
		for _, isDark := range []bool{true, false} {
			dark := isDark && name != Light || name == Dark
			if dark {
				f(New(name, isDark), "#16161e", "#c0caf5")
			} else {
				f(New(name, isDark), "#ffffff", "#222222")
			}
		}
	}
}

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		x := float64(v) / 0xffff
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

// contrast is the contrast ratio of WCAG 2.
func contrast(a, b string) float64 {
	x, y := luminance(lipgloss.Color(a)), luminance(lipgloss.Color(b))
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

func or(s, fallback string) string {
	if s == "" {
		return fallback
	}
	return s
}

func TestContrast(t *testing.T) {
	if c := contrast("#000000", "#ffffff"); math.Abs(c-21) > 0.01 {
		t.Fatalf("black on white is %.2f", c)
	}
	eachTheme(func(th Theme, ground, ink string) {
		row := or(th.inks[Selected].look.bg, ground)
		for token := range tokens {
			l, least := th.inks[token].look, 4.5
			if token >= Bar {
				least = 3
			}
			if token == Rule || token == Track {
				continue
			}
			for _, under := range []string{ground, row} {
				if under == row && token >= Bar {
					least = 3
				}
				if got := contrast(or(l.fg, ink), or(l.bg, under)); got < least {
					t.Errorf("%s on %s: token %d %s has contrast %.2f, want %.1f", th.Name, under, token, l.fg, got, least)
				}
			}
		}
	})
}

func TestContrastThemeIsStronger(t *testing.T) {
	for _, isDark := range []bool{true, false} {
		ground := map[bool]string{true: "#16161e", false: "#ffffff"}[isDark]
		th := New(Contrast, isDark)
		for token := range tokens {
			if fg := th.inks[token].look.fg; fg != "" && token < Rule && th.inks[token].look.bg == "" && contrast(fg, ground) < 7 {
				t.Errorf("dark %v, token %d: %.2f, want 7", isDark, token, contrast(fg, ground))
			}
		}
	}
}

// hue gives the hue of a colour in degrees and its saturation (HSV).
func hue(c color.Color) (degrees, saturation float64) {
	r, g, b, _ := c.RGBA()
	x, y, z := float64(r), float64(g), float64(b)
	most, least := max(x, y, z), min(x, y, z)
	span := most - least
	if span == 0 {
		return 0, 0
	}
	switch most {
	case x:
		degrees = math.Mod((y-z)/span+6, 6)
	case y:
		degrees = (z-x)/span + 2
	default:
		degrees = (x-y)/span + 4
	}
	return degrees * 60, span / most
}

// TestOnlyConflictIsAmber: in every theme no other token has an orange or
// yellow, whether as ink or as ground.
func TestOnlyConflictIsAmber(t *testing.T) {
	amber := func(c string) bool {
		degrees, saturation := hue(lipgloss.Color(c))
		return degrees > 22 && degrees < 68 && saturation > 0.25
	}
	eachTheme(func(th Theme, _, _ string) {
		for token := range tokens {
			l := th.inks[token].look
			for _, c := range []string{l.fg, l.bg} {
				if c != "" && amber(c) != (token == Conflict) {
					t.Errorf("%s: token %d is %s", th.Name, token, c)
				}
			}
		}
	})
}

// TestRolesDiffer: mine, the answer, the others and conflict look unlike one
// another in every theme, on paper too, where each has its sign as well.
func TestRolesDiffer(t *testing.T) {
	eachTheme(func(th Theme, _, _ string) {
		seen := map[look]Token{}
		for _, token := range []Token{Mine, Answer, Muted, Conflict} {
			l := th.inks[token].look
			if other, twice := seen[l]; twice && th.Name != Mono {
				t.Errorf("%s: tokens %d and %d look alike", th.Name, other, token)
			}
			seen[l] = token
		}
	})
}

// TestSelectionIsCalm: the selected row is a grey in true colour and in the
// nearest of 256 colours, which many terminals show, and text can be read on
// it there as well.
func TestSelectionIsCalm(t *testing.T) {
	eachTheme(func(th Theme, _, ink string) {
		ground := th.inks[Selected].look.bg
		if ground == "" {
			return
		}
		for _, c := range []color.Color{lipgloss.Color(ground), ansi.Convert256(lipgloss.Color(ground))} {
			r, g, b, _ := c.RGBA()
			if span := (max(r, g, b) - min(r, g, b)) >> 8; span > 16 {
				t.Errorf("%s: the selected row is coloured: %v", th.Name, c)
			}
			x, y := luminance(c), luminance(lipgloss.Color(ink))
			if got := (max(x, y) + 0.05) / (min(x, y) + 0.05); got < 4.5 {
				t.Errorf("%s: text on the selected row has contrast %.2f", th.Name, got)
			}
		}
	})
}

func TestMonoHasNoColour(t *testing.T) {
	th := New(Mono, true)
	for token := range tokens {
		if l := th.inks[token].look; l.fg != "" || l.bg != "" {
			t.Errorf("token %d has a colour", token)
		}
	}
	for _, token := range []Token{Selected, Answer, Title, Muted, Link} {
		if th.Paint(token, "甲") == "甲" {
			t.Errorf("token %d cannot be seen", token)
		}
	}
}

func TestSeriesDiffer(t *testing.T) {
	eachTheme(func(th Theme, _, _ string) {
		seen := map[string]bool{}
		for i := range SeriesCount {
			seen[th.inks[Series(i)].look.fg] = true
		}
		if th.Name != Mono && len(seen) != SeriesCount {
			t.Errorf("%s has %d colours for %d series", th.Name, len(seen), SeriesCount)
		}
	})
	if Series(6) != Series0 || Series(-1) != Series5 {
		t.Error("series do not start again")
	}
}

func TestPaint(t *testing.T) {
	th := New(Dark, false)
	if got := th.Paint(Text, "甲"); got != "甲" {
		t.Errorf("%q", got)
	}
	if got, want := th.Paint(Error, "甲"), "\x1b[1;38;2;255;143;163m甲\x1b[m"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := th.Paint(Error, ""); got != "" {
		t.Errorf("%q", got)
	}
	if got := Plain().Paint(Error, "甲") + Plain().Row(Selected, "乙") + (Theme{}).Paint(Up, "丙"); got != "甲乙丙" {
		t.Errorf("%q", got)
	}
	if th.Paint(tokens, "甲") != "甲" {
		t.Error("unknown token")
	}
}

// TestRowHoldsItsBackground: after every inner reset the row is taken up again.
func TestRowHoldsItsBackground(t *testing.T) {
	eachTheme(func(th Theme, _, _ string) {
		prefix := th.prefix(Selected)
		got := th.Row(Selected, "甲 "+th.Paint(Down, "-1.3%")+" 乙"+th.Paint(Answer, "3")+"\x1b[0m丙")
		if !strings.HasPrefix(got, prefix) || !strings.HasSuffix(got, reset) {
			t.Fatalf("%q", got)
		}
		inner := strings.TrimSuffix(got, reset)
		for _, after := range strings.Split(inner, reset)[1:] {
			if !strings.HasPrefix(after, prefix) {
				t.Errorf("%s: %q is not in the row's look", th.Name, after)
			}
		}
		if ansi.Strip(got) != "甲 -1.3% 乙3丙" {
			t.Errorf("%q", got)
		}
	})
}

func TestStyleLooksLikePaint(t *testing.T) {
	eachTheme(func(th Theme, _, _ string) {
		for token := range tokens {
			if th.inks[token].look.underline {
				continue // Lip Gloss writes underlines letter by letter
			}
			if got, want := sgr(th.Style(token).Render("x")), sgr(th.Paint(token, "x")); !reflect.DeepEqual(got, want) {
				t.Errorf("%s token %d: %v and %v", th.Name, token, got, want)
			}
		}
	})
}

// sgr returns the set of attributes before the x.
func sgr(s string) map[string]bool {
	before, _, _ := strings.Cut(s, "x")
	out := map[string]bool{}
	for _, p := range strings.FieldsFunc(before, func(r rune) bool { return r == '\x1b' || r == '[' || r == 'm' || r == ';' }) {
		out[p] = true
	}
	return out
}

func TestUnknownNameIsAuto(t *testing.T) {
	if got := New("no such theme", true); got.Name != Auto {
		t.Errorf("%q", got.Name)
	}
}

// TestGlyphsAreOneCell walks all glyphs of both sets.
func TestGlyphsAreOneCell(t *testing.T) {
	for _, g := range []Glyphs{Unicode(), ASCII()} {
		v := reflect.ValueOf(g)
		for i := range v.NumField() {
			name := v.Type().Field(i).Name
			for _, s := range texts(v.Field(i)) {
				twoAllowed := g.ASCII && (name == "AtLeast" || name == "AtMost")
				if w := ansi.StringWidth(s); w != 1 && !(twoAllowed && w == 2) {
					t.Errorf("%s %q is %d cells wide", name, s, w)
				}
				if w := ansi.StringWidthWc(s); w != ansi.StringWidth(s) {
					t.Errorf("%s %q: terminals disagree on its width", name, s)
				}
				if g.ASCII && strings.Trim(s, "\x20-~") != "" && s[0] > '~' {
					t.Errorf("%s %q is not ASCII", name, s)
				}
			}
		}
	}
}

func texts(v reflect.Value) []string {
	switch v.Kind() {
	case reflect.String:
		return []string{v.String()}
	case reflect.Array:
		var out []string
		for i := range v.Len() {
			out = append(out, v.Index(i).String())
		}
		return out
	}
	return nil
}

func TestGlyphsTellApart(t *testing.T) {
	for _, g := range []Glyphs{Unicode(), ASCII()} {
		for _, group := range [][]string{
			{g.Up, g.Down, g.Equal}, {g.Check, g.Differs, g.Unread}, g.Series[:], {g.Mark, g.Unmarked},
			append(append([]string{}, g.Spark[:]...), g.HangSmall, g.HangLarge, g.Gap),
			append(append([]string{}, g.Series[:]...), g.Provisional, g.BoundUp, g.BoundDown),
		} {
			seen := map[string]bool{}
			for _, s := range group {
				if seen[s] {
					t.Errorf("%q twice in %q", s, group)
				}
				seen[s] = true
			}
		}
	}
}

func BenchmarkPaint(b *testing.B) {
	th := New(Dark, true)
	b.ReportAllocs()
	for b.Loop() {
		_ = th.Paint(Up, "▲1")
	}
}

func BenchmarkRow(b *testing.B) {
	th := New(Dark, true)
	row := fmt.Sprintf("  1  %s  上城区  3.8 %s", th.Paint(Up, "▲1"), th.Paint(Bar, "██████"))
	b.ReportAllocs()
	for b.Loop() {
		_ = th.Row(Selected, row)
	}
}
