package chart

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"weici/ui/theme"
)

// growth is a chart with everything in it: a gap, a negative value, a break, a
// provisional point, a bound and a series without values.
func growth() LineChart {
	c := LineChart{
		Labels: []string{"2015年", "2016年", "2017年", "2018年", "2019年", "2020年", "2021年", "2022年", "2023年"},
		Series: []Series{
			{Name: "上城区", Points: values(9.8, 9.2, 8.1, 7.0, 6.5, 2.1, 8.8, 3.8, 5.6)},
			{Name: "余杭区", Points: values(12.5, 11.0, nil, 10.1, 8.8, 4.4, 9.9, 3.5, 5.9)},
			{Name: "淳安县", Points: values(7.2, 6.5, 5.0, 3.2, 1.0, -2.5, nil, 5.5, nil)},
			{Name: "钱塘区"},
		},
		Breaks: []Break{{6, "区划调整"}},
	}
	c.Series[0].Points[6].Apart = true
	c.Series[0].Points[8].Provisional = true
	c.Series[1].Points[7].Bound = AtLeast
	return c
}

func TestLineGolden(t *testing.T) {
	for _, v := range []struct {
		name    string
		variant Variant
		theme   theme.Theme
	}{
		{"braille", Braille, theme.Plain()}, {"block", Block, theme.Plain()}, {"ascii", Braille, theme.Plain().WithASCII()},
		{"dark", Braille, theme.New(theme.Dark, true)},
	} {
		c := growth()
		c.Variant = v.variant
		for _, size := range [][2]int{{100, 20}, {60, 12}, {30, 8}} {
			name := "line-" + v.name + "-" + strconv.Itoa(size[0])
			golden(t, name, Line(c, size[0], size[1], v.theme))
		}
	}
}

// braille counts the cells of a drawing that hold Braille.
func braille(lines []string) int {
	n := 0
	for _, r := range strings.Join(lines, "") {
		if r > 0x2800 && r <= 0x28ff {
			n++
		}
	}
	return n
}

func TestGapsStayGaps(t *testing.T) {
	draw := func(ps []Point) []string {
		return Line(LineChart{Series: []Series{{Points: ps}}}, 40, 8, theme.Plain())
	}
	if n := braille(draw(values(1, nil, 3))); n != 0 {
		t.Errorf("%d cells drawn over a missing value", n)
	}
	jump := []Point{{X: 0, Y: 1, OK: true}, {X: 2, Y: 3, OK: true}}
	if n := braille(draw(jump)); n != 0 {
		t.Errorf("%d cells drawn over a missing period", n)
	}
	apart := values(1, 2)
	apart[1].Apart = true
	if n := braille(draw(apart)); n != 0 {
		t.Errorf("%d cells drawn between what is apart", n)
	}
	broken := values(1, 2)
	broken[1].Broken = true
	if dashes, whole := braille(draw(broken)), braille(draw(values(1, 2))); dashes == 0 || dashes >= whole {
		t.Errorf("%d cells drawn over a break, %d without one: it is not dashed", dashes, whole)
	}
	if n := braille(draw(values(1, 2, 3))); n == 0 {
		t.Error("no line where there should be one")
	}
}

func TestSinglePointsAreSeen(t *testing.T) {
	for name, ps := range map[string][]Point{
		"one": values(3.8), "between gaps": values(nil, 5, nil), "crowded": slices.Concat(values(1), make([]Point, 300)),
	} {
		lines := strings.Join(Line(LineChart{Series: []Series{{Points: ps}}}, 30, 6, theme.Plain()), "\n")
		if strings.Count(lines, "●") < 1 {
			t.Errorf("%s: nothing seen in\n%s", name, lines)
		}
	}
}

func TestPointSigns(t *testing.T) {
	ps := values(1, 2, 3, 4)
	ps[0].Bound, ps[1].Bound, ps[2].Provisional = AtLeast, AtMost, true
	lines := strings.Join(Line(LineChart{Series: []Series{{Points: ps}}}, 60, 8, theme.Plain()), "\n")
	for _, sign := range []string{"≥", "≤", "○", "●"} {
		if !strings.Contains(lines, sign) {
			t.Errorf("no %s in\n%s", sign, lines)
		}
	}
}

// TestSpecialSignsComeOnTop: a bound is seen even where the first series has a
// point in the same cell.
func TestSpecialSignsComeOnTop(t *testing.T) {
	under := values(1, 2, 3)
	under[1].Bound = AtLeast
	c := LineChart{Series: []Series{{Name: "上", Points: values(1, 2, 3)}, {Name: "下", Points: under}}}
	if lines := strings.Join(Line(c, 60, 8, theme.Plain()), "\n"); !strings.Contains(lines, "≥") {
		t.Errorf("no bound in\n%s", lines)
	}
}

func TestZeroLineOnlyForBothSigns(t *testing.T) {
	for _, c := range []struct {
		ps   []Point
		want bool
	}{{values(-1, 2), true}, {values(1, 2), false}, {values(-1, -2), false}} {
		lines := strings.Join(Line(LineChart{Series: []Series{{Points: c.ps}}}, 40, 8, theme.Plain()), "\n")
		if got := strings.Contains(lines, " 0 ──"); got != c.want {
			t.Errorf("zero line %v in\n%s", got, lines)
		}
	}
}

// TestLineMeetsItsSigns: a point's sign stands in the cell that the line leads
// to, at every height.
func TestLineMeetsItsSigns(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ys := rapid.SliceOfN(rapid.Float64Range(-9, 12), 2, 8).Draw(t, "values")
		h := rapid.IntRange(5, 30).Draw(t, "h")
		p := newPlot(80, h, slices.Min(ys), slices.Max(ys), 1, axisRows, 0, theme.Unicode())
		p.fineY = 4
		for _, y := range ys {
			if at := p.fine(y); p.y+at/4 != p.row(y) || at < 0 || at >= 4*p.h {
				t.Fatalf("%v: the line is in row %d, the sign in row %d", y, p.y+at/4, p.row(y))
			}
		}
	})
}

// TestMarksAreEven: all marks of the vertical axis are rows apart of one number,
// hold the values between the first and the last, and are round.
func TestMarksAreEven(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lo := rapid.Float64Range(-1e6, 1e6).Draw(t, "lo")
		hi := lo + rapid.Float64Range(0, 1e6).Draw(t, "span")
		rows := rapid.IntRange(3, 40).Draw(t, "rows")
		a, used := evenAxis(lo, hi, rows)
		steps := int(math.Round((a.hi - a.lo) / a.step))
		if used > rows || steps < 1 || (used-1)%steps != 0 {
			t.Fatalf("%d steps of %v on %d of %d rows", steps, a.step, used, rows)
		}
		if room := a.step * 1e-6; a.lo > lo+room || a.hi < hi-room {
			t.Fatalf("%v–%v does not hold %v–%v", a.lo, a.hi, lo, hi)
		}
	})
}

// TestValuesArePrinted: the strong series has its first, its selected and its
// last value, the last one behind its name.
func TestValuesArePrinted(t *testing.T) {
	ps := values(3.1, 5.2, 8.3, 2.4, 4.5)
	for i, text := range []string{"3.1", "5.2", "8.3", "2.4", "4.5"} {
		ps[i].Text = text
	}
	c := LineChart{Labels: []string{"2018", "2019", "2020", "2021", "2022"}, Selected: 2, Series: []Series{{Name: "上城", Points: ps, Strong: true}}}
	text := strings.Join(Line(c, 70, 16, theme.Plain()), "\n")
	for want, n := range map[string]int{"3.1": 1, "5.2": 0, "8.3": 1, "2.4": 0, "●上城 4.5": 1} {
		if got := strings.Count(text, want); got != n {
			t.Errorf("%q is there %d times, want %d:\n%s", want, got, n, text)
		}
	}
}

// TestNamesDoNotCollide: series that end at the same value are all named, each
// in a row of its own.
func TestNamesDoNotCollide(t *testing.T) {
	var c LineChart
	names := []string{"上城区", "拱墅区", "西湖区", "滨江区", "萧山区", "余杭区"}
	for _, n := range names {
		c.Series = append(c.Series, Series{Name: n, Points: values(3, 4)})
	}
	lines := strings.Join(Line(c, 60, 10, theme.Plain()), "\n")
	for i, n := range names {
		if !strings.Contains(lines, theme.Unicode().Series[i]+n) {
			t.Errorf("%s is not named in\n%s", n, lines)
		}
	}
}

func TestSpread(t *testing.T) {
	for _, c := range []struct {
		wanted []int
		h      int
		want   []int
	}{
		{nil, 3, nil},
		{[]int{0, 4, 9}, 10, []int{0, 4, 9}},
		{[]int{4, 4, 4}, 10, []int{4, 5, 6}},
		{[]int{9, 9, 9}, 10, []int{7, 8, 9}},
		{[]int{0, 0, 9, 9}, 10, []int{0, 1, 8, 9}},
		{[]int{2, 2, 2}, 3, []int{0, 1, 2}},
	} {
		if got := spread(c.wanted, c.h); !slices.Equal(got, c.want) {
			t.Errorf("spread(%v, %d) = %v, want %v", c.wanted, c.h, got, c.want)
		}
	}
}

func TestLabelsThinOut(t *testing.T) {
	for w, want := range map[int]int{100: 9, 60: 5, 30: 3, 14: 1, 8: 1} {
		lines := Line(growth(), w, 10, theme.Plain())
		last := lines[len(lines)-1]
		if got := strings.Count(last, "年"); got != want {
			t.Errorf("width %d: %d labels in %q, want %d", w, got, last, want)
		}
		if !strings.Contains(last, "2023年") {
			t.Errorf("width %d: the last period is missing in %q", w, last)
		}
	}
}

func BenchmarkLine(b *testing.B) {
	var c LineChart
	for s := range 5 {
		var ps []Point
		for i := range 25 {
			ps = append(ps, Point{X: i, Y: float64((i*7+s*5)%11) - 3, OK: true})
		}
		c.Series = append(c.Series, Series{Name: "上城区", Points: ps})
	}
	for i := range 25 {
		c.Labels = append(c.Labels, strconv.Itoa(2000+i)+"年")
	}
	th := theme.New(theme.Dark, true)
	b.ReportAllocs()
	for b.Loop() {
		Line(c, 100, 25, th)
	}
}
