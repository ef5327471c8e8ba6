package chart

import (
	"flag"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"weici/ui/layout"
	"weici/ui/theme"
)

// values makes points for 0, 1, 2 …; nil is a missing one.
func values(ys ...any) []Point {
	out := make([]Point, len(ys))
	for i, y := range ys {
		out[i].X = i
		switch y := y.(type) {
		case float64:
			out[i].Y, out[i].OK = y, true
		case int:
			out[i].Y, out[i].OK = float64(y), true
		}
	}
	return out
}

// golden compares lines with testdata/name.golden; -update writes it anew.
func golden(t *testing.T, name string, lines []string) {
	t.Helper()
	got := strings.Join(lines, "|\n") + "|\n"
	path := filepath.Join("testdata", name+".golden")
	if flag.Lookup("update").Value.String() == "true" {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; got\n%s", path, got)
	}
}

func TestMain(m *testing.M) {
	flag.Bool("update", false, "write the golden files anew")
	os.Exit(m.Run())
}

// numbers are those of statistics and those that break charts.
func numbers() *rapid.Generator[float64] {
	return rapid.OneOf(
		rapid.Float64Range(-20, 20),
		rapid.Float64(),
		rapid.SampledFrom([]float64{
			0, math.Copysign(0, -1), 3.8, 3.8, -1.3, 17752.3, 1e17, 1e17 + 16, 1e-300, 5e-324, -5e-324,
			math.MaxFloat64, -math.MaxFloat64, math.NaN(), math.Inf(1), math.Inf(-1), 1, 1.0000001, 1.00000001,
		}),
	)
}

func points() *rapid.Generator[[]Point] {
	point := rapid.Custom(func(t *rapid.T) Point {
		return Point{
			X: rapid.OneOf(rapid.IntRange(-2, 30), rapid.SampledFrom([]int{math.MaxInt, math.MinInt, 1 << 30})).Draw(t, "x"),
			Y: numbers().Draw(t, "y"), OK: rapid.IntRange(0, 4).Draw(t, "ok") > 0,
			Provisional: rapid.Bool().Draw(t, "p"), Broken: rapid.Bool().Draw(t, "k"), Text: names().Draw(t, "text"), Bound: Bound(rapid.IntRange(-1, 1).Draw(t, "b")), Apart: rapid.Bool().Draw(t, "a"),
		}
	})
	return rapid.Custom(func(t *rapid.T) []Point {
		ps := rapid.SliceOfN(point, 0, 12).Draw(t, "points")
		if rapid.Bool().Draw(t, "in a row") {
			for i := range ps {
				ps[i].X = i
			}
		}
		return ps
	})
}

func names() *rapid.Generator[string] {
	return rapid.SampledFrom([]string{
		"", "上城区", "内蒙古自治区呼和浩特市新城区", "Xicheng", "2019年", "\x1b[31m红", "a\nb\tc", "\u202e反", "e\u0301", "👨‍👩‍👧", "\u0301", "🇨", "\u0600",
	})
}

func themes() *rapid.Generator[theme.Theme] {
	return rapid.SampledFrom([]theme.Theme{
		theme.New(theme.Dark, true), theme.New(theme.Mono, true), theme.Plain(), theme.New(theme.Safe, false).WithASCII(),
	})
}

// checkBox fails unless lines are h lines of w cells without a control
// character that is not ours.
func checkBox(t *rapid.T, lines []string, w, h int, th theme.Theme) {
	if len(lines) != h {
		t.Fatalf("%d lines, want %d", len(lines), h)
	}
	for _, l := range lines {
		if layout.Width(l) != w {
			t.Fatalf("%q is %d cells wide, want %d", l, layout.Width(l), w)
		}
		bare := ansi.Strip(l)
		if layout.Clean(bare) != bare {
			t.Fatalf("%q holds control characters", l)
		}
		if th.Glyphs.ASCII && strings.ContainsAny(bare, "█▀▄│┤─⣿●○") {
			t.Fatalf("%q is not ASCII", l)
		}
	}
}

func TestLineFillsItsBox(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := LineChart{
			Labels:  rapid.SliceOfN(names(), 0, 12).Draw(t, "labels"),
			Variant: Variant(rapid.IntRange(0, 2).Draw(t, "variant")),
		}
		for range rapid.IntRange(0, 8).Draw(t, "series") {
			c.Series = append(c.Series, Series{Name: names().Draw(t, "name"), Points: points().Draw(t, "points"), Strong: rapid.Bool().Draw(t, "strong")})
		}
		for range rapid.IntRange(0, 2).Draw(t, "breaks") {
			c.Breaks = append(c.Breaks, Break{rapid.IntRange(-1, 14).Draw(t, "at"), names().Draw(t, "label")})
		}
		w, h := rapid.IntRange(1, 90).Draw(t, "w"), rapid.IntRange(1, 30).Draw(t, "h")
		th := themes().Draw(t, "theme")
		checkBox(t, Line(c, w, h, th), w, h, th)
	})
}

func TestScatterFillsItsBox(t *testing.T) {
	dot := rapid.Custom(func(t *rapid.T) Dot {
		return Dot{names().Draw(t, "name"), numbers().Draw(t, "x"), numbers().Draw(t, "y"), rapid.Bool().Draw(t, "focus")}
	})
	rapid.Check(t, func(t *rapid.T) {
		c := ScatterChart{
			XName: names().Draw(t, "x name"), YName: names().Draw(t, "y name"),
			Dots: rapid.SliceOfN(dot, 0, 40).Draw(t, "dots"),
		}
		if rapid.Bool().Draw(t, "has middle") {
			m := dot.Draw(t, "middle")
			c.Middle = &m
		}
		w, h := rapid.IntRange(1, 90).Draw(t, "w"), rapid.IntRange(1, 30).Draw(t, "h")
		th := themes().Draw(t, "theme")
		checkBox(t, Scatter(c, w, h, th), w, h, th)
	})
}

func TestSparkAndBarFillTheirBox(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ps, w, th := points().Draw(t, "points"), rapid.IntRange(1, 30).Draw(t, "w"), themes().Draw(t, "theme")
		rows := []string{Spark(ps, w, rapid.Bool().Draw(t, "from zero"), th)}
		lo, hi := numbers().Draw(t, "lo"), numbers().Draw(t, "hi")
		for _, p := range ps {
			rows = append(rows, Bar(p, Scale{lo, hi, []Tick{{numbers().Draw(t, "tick"), "|"}}}, w, theme.Bar, th))
		}
		checkBox(t, rows, w, len(rows), th)
	})
}

func TestPairsAndMultiplesFillTheirBox(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, h, th := rapid.IntRange(1, 120).Draw(t, "w"), rapid.IntRange(1, 40).Draw(t, "h"), themes().Draw(t, "theme")
		var pairs []Pair
		m := Multiples{Labels: rapid.SliceOfN(names(), 0, 12).Draw(t, "labels")}
		for range rapid.IntRange(0, 9).Draw(t, "areas") {
			ps := points().Draw(t, "points")
			name, text := names().Draw(t, "name"), names().Draw(t, "text")
			m.Panels = append(m.Panels, Panel{Name: name, Text: text, Points: ps, Mine: rapid.Bool().Draw(t, "mine")})
			if len(ps) > 1 {
				pairs = append(pairs, Pair{Name: name, From: ps[0], To: ps[1], Text: text})
			}
		}
		checkBox(t, Pairs(pairs, "2021", "2022", w, h, th), w, h, th)
		checkBox(t, m.Draw(w, h, th), w, h, th)
	})
}

// TestPairsLeadFromOldToNew: the newer value is a full sign, the older an open
// one, and the line between them is as long as they are apart.
func TestPairsLeadFromOldToNew(t *testing.T) {
	at := func(v float64) Point { return Point{Y: v, OK: true} }
	lines := Pairs([]Pair{{Name: "上城", From: at(0), To: at(10), Text: "+10"}, {Name: "余杭", From: at(10), To: at(0)}, {Name: "滨江", To: at(5)}}, "2021", "2022", 60, 6, theme.Plain())
	text := strings.Join(lines, "\n")
	for _, want := range []string{"上城 ○━", "━● +10", "余杭 ●━"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if strings.Contains(lines[3], "━") || !strings.Contains(lines[3], "●") {
		t.Errorf("a single value has a line: %q", lines[3])
	}
}

// TestMultiplesShareAScale: the same value is as high in every panel.
func TestMultiplesShareAScale(t *testing.T) {
	m := Multiples{Labels: []string{"2020", "2021", "2022"}, Panels: []Panel{
		{Name: "A", Points: values(1, 1, 1)}, {Name: "B", Points: values(9, 9, 9)}, {Name: "C", Points: values(1, 1, 1)},
	}}
	lines := m.Draw(84, 9, theme.Plain())
	row := func(from, to int) int {
		for y, line := range lines {
			if strings.ContainsFunc(string([]rune(line)[from:to]), func(r rune) bool { return r > 0x2800 && r <= 0x28ff }) {
				return y
			}
		}
		return -1
	}
	if a, b, c := row(0, 28), row(28, 56), row(56, 84); a != c || a <= b {
		t.Errorf("rows %d, %d and %d in\n%s", a, b, c, strings.Join(lines, "\n"))
	}
}

// TestEverySize walks all small sizes, where boxes tend to break.
func TestEverySize(t *testing.T) {
	th := theme.New(theme.Dark, true)
	line, scatter := growth(), districts()
	for w := range 66 {
		for h := range 20 {
			for name, lines := range map[string][]string{"line": Line(line, w, h, th), "scatter": Scatter(scatter, w, h, th)} {
				if len(lines) != h {
					t.Fatalf("%s %d×%d: %d lines", name, w, h, len(lines))
				}
				for _, l := range lines {
					if layout.Width(l) != w {
						t.Fatalf("%s %d×%d: %q is %d wide", name, w, h, l, layout.Width(l))
					}
				}
			}
		}
	}
	if len(Line(line, -1, -1, th)) != 0 || Spark(values(1), 0, false, th) != "" || Bar(Point{}, Scale{Hi: 1}, -1, theme.Bar, th) != "" {
		t.Error("a size below one draws something")
	}
}

func TestAxis(t *testing.T) {
	for _, c := range []struct {
		lo, hi float64
		most   int
		want   string
	}{
		{-2.5, 12.5, 7, "0 5 10"},
		{-2.5, 12.5, 9, "-2 0 2 4 6 8 10 12"},
		{260, 2651, 6, "500 1000 1500 2000 2500"},
		{0, 1, 6, "0.0 0.2 0.4 0.6 0.8 1.0"},
		{0.1, 0.3, 3, "0.1 0.2 0.3"},
		{11, 19, 3, "15 20"},
		{5, 5, 4, "4.5 5.0 5.5"},
		{0, 0, 3, "-1 0 1"},
		{1e12, 4e12, 5, "1e+12 2e+12 3e+12 4e+12"},
	} {
		a := newAxis(c.lo, c.hi, c.most)
		var got []string
		for i := range a.marks() {
			got = append(got, a.label(a.mark(i)))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("newAxis(%v, %v, %d) has marks %q, want %q", c.lo, c.hi, c.most, got, c.want)
		}
	}
}

func TestAxisProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lo, hi, ok := extent([]Point{{Y: numbers().Draw(t, "a"), OK: true}, {Y: numbers().Draw(t, "b"), OK: true}})
		if !ok {
			return
		}
		most := rapid.IntRange(-1, 400).Draw(t, "most")
		a := newAxis(lo, hi, most)
		if n := a.marks(); n < 2 || n > min(max(most, 3), 20) {
			t.Fatalf("%+v has %d marks", a, n)
		}
		if a.lo > lo || a.hi < hi || !(a.hi > a.lo) {
			t.Fatalf("%+v does not hold %v..%v", a, lo, hi)
		}
		if at := a.at(lo, 10); at < 0 || a.at(hi, 10) > 9 || a.at(hi, 10) < at {
			t.Fatalf("%+v puts %v at %d and %v at %d", a, lo, at, hi, a.at(hi, 10))
		}
	})
}
