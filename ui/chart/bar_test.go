package chart

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"weici/ui/theme"
)

func TestSpark(t *testing.T) {
	for _, c := range []struct {
		name        string
		ps          []Point
		w           int
		want, ascii string
	}{
		{"low to high", values(100, 101, 102, 103, 104), 7, "  ▁▃▄▆▇", "  _-~+*"},
		{"signed", values(5, 3, -2, -4, 1, 6, 2, -1, 3, 4), 10, "▆▄▔▀▂▇▃▔▄▅", "+~vV,*-v~="},
		{"all negative", values(-1, -2, -3), 3, "▔▀▀", "vVV"},
		{"equal", values(5, 5, 5), 4, " ▄▄▄", " ~~~"},
		{"zero", values(0, 0, 0), 3, "▄▄▄", "~~~"},
		{"missing", values(nil, 1, nil, 3, 3, nil), 6, " ▁·▇▇ ", " _.** "},
		{"two", values(1, 3), 4, "    ", "    "},
		{"none", nil, 3, "   ", "   "},
		{"longer than wide", values(9, 1, 2, 3), 3, "▁▄▇", "_~*"},
	} {
		if got := Spark(c.ps, c.w, false, theme.Plain()); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if got := Spark(c.ps, c.w, false, theme.Plain().WithASCII()); got != c.ascii {
			t.Errorf("%s: %q, want %q", c.name, got, c.ascii)
		}
		if got := ansi.Strip(Spark(c.ps, c.w, false, theme.New(theme.Dark, true))); got != c.want {
			t.Errorf("%s, painted: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestGrowthStartsAtZero: growth of 8 and 9 looks alike, a level of 8 and 9
// does not.
func TestGrowthStartsAtZero(t *testing.T) {
	if got := Spark(values(8, 9, 8), 3, true, theme.Plain()); got != "▆▇▆" {
		t.Errorf("%q", got)
	}
	if got := Spark(values(8, 9, 8), 3, false, theme.Plain()); got != "▁▇▁" {
		t.Errorf("%q", got)
	}
}

// TestTicksCutThroughBars: on every bar of a column a tick is in the same cell.
func TestTicksCutThroughBars(t *testing.T) {
	s := Scale{Hi: 10, Ticks: []Tick{{5, "┊"}}}
	for _, c := range []struct {
		v    float64
		lo   float64
		want string
	}{{10, 0, "████┊███"}, {2.5, 0, "██  ┊   "}, {0, 0, "│   ┊   "}, {10, -10, "    │██┊█"}, {-10, -10, "████│  ┊ "}} {
		s.Lo = c.lo
		if got := Bar(Point{Y: c.v, OK: true}, s, len([]rune(c.want)), theme.Bar, theme.Plain()); got != c.want {
			t.Errorf("%v from %v: %q, want %q", c.v, c.lo, got, c.want)
		}
	}
}

func TestBar(t *testing.T) {
	at := func(v float64, b Bound) Point { return Point{Y: v, OK: true, Bound: b} }
	for _, c := range []struct {
		p           Point
		lo, hi      float64
		w           int
		want, ascii string
	}{
		{at(10, Exact), 0, 10, 4, "████", "####"},
		{at(5, Exact), 0, 10, 4, "██  ", "##  "},
		{at(4.7, Exact), 2, 10, 4, "█▉  ", "##  "},
		{at(0.01, Exact), 0, 10, 4, "▏   ", "#   "},
		{at(0, Exact), 0, 10, 4, "│   ", "|   "},
		{Point{}, 0, 10, 4, "    ", "    "},
		{at(5, AtLeast), 0, 10, 4, "██› ", "##> "},
		{at(10, AtLeast), 0, 10, 4, "███›", "###>"},
		{at(5, AtMost), 0, 10, 4, "██‹ ", "##< "},
		{at(20, Exact), 0, 10, 4, "████", "####"},
		{at(5, Exact), -5, 5, 9, "    │████", "    |####"},
		{at(-5, Exact), -5, 5, 9, "████│    ", "####|    "},
		{at(-2, Exact), -5, 5, 9, "  ▐█│    ", "  ##|    "},
		{at(-2.5, AtLeast), -5, 5, 9, " ›██│    ", " >##|    "},
		{at(0, Exact), -5, 5, 9, "    │    ", "    |    "},
		{at(-1, Exact), -3, -1, 4, "  █│", "  #|"},
		{at(1, Exact), 0, 0, 3, "▏  ", "#  "},
	} {
		if got := Bar(c.p, Scale{Lo: c.lo, Hi: c.hi}, c.w, theme.Bar, theme.Plain()); got != c.want {
			t.Errorf("Bar(%v, %v, %v, %d) = %q, want %q", c.p, c.lo, c.hi, c.w, got, c.want)
		}
		if got := Bar(c.p, Scale{Lo: c.lo, Hi: c.hi}, c.w, theme.Bar, theme.Plain().WithASCII()); got != c.ascii {
			t.Errorf("Bar(%v, %v, %v, %d) = %q, want %q", c.p, c.lo, c.hi, c.w, got, c.ascii)
		}
	}
}

// TestBarsCompare: on one scale, a longer bar never belongs to a smaller value.
func TestBarsCompare(t *testing.T) {
	length := func(v float64) int {
		return strings.Count(Bar(Point{Y: v, OK: true}, Scale{Lo: -7, Hi: 13}, 40, theme.Bar, theme.Plain()), "█")
	}
	for v := 0.0; v < 13; v += 0.1 {
		if length(v) > length(v+0.1) {
			t.Errorf("the bar of %v is longer than that of %v", v, v+0.1)
		}
		if v < 7 && length(v)-length(-v) > 1 || length(-v)-length(v) > 1 && v < 7 {
			t.Errorf("the bars of %v and its negative differ", v)
		}
	}
}

func BenchmarkSpark(b *testing.B) {
	ps, th := values(5, 3, -2, -4, nil, 6, 2, -1, 3, 4), theme.New(theme.Dark, true)
	b.ReportAllocs()
	for b.Loop() {
		Spark(ps, 12, false, th)
	}
}

func BenchmarkBar(b *testing.B) {
	p, th := Point{Y: 3.8, OK: true}, theme.New(theme.Dark, true)
	b.ReportAllocs()
	for b.Loop() {
		Bar(p, Scale{Hi: 9.5}, 20, theme.Bar, th)
	}
}
