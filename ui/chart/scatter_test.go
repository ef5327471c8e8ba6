package chart

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"weici/ui/theme"
)

// districts are invented figures of about the right size.
func districts() ScatterChart {
	c := ScatterChart{XName: "地区生产总值（亿元）", YName: "增速（%）", Middle: &Dot{X: 1200, Y: 2.1}}
	for i, name := range []string{"上城区", "拱墅区", "西湖区", "滨江区", "萧山区", "余杭区", "临平区", "钱塘区", "富阳区", "临安区", "桐庐县", "淳安县", "建德市"} {
		c.Dots = append(c.Dots, Dot{
			Name:  name,
			X:     []float64{2400, 1900, 1800, 2100, 2062, 2651, 1000, 1200, 935, 673, 450, 260, 436}[i],
			Y:     []float64{3.8, 0.5, 1.2, 2.0, 0.2, 3.5, 2.1, 0.7, 1.0, 0.9, 1.0, 0.3, -1.5}[i],
			Focus: i == 0,
		})
	}
	return c
}

// crowd puts the districts close together, with one far away.
func crowd() ScatterChart {
	c := districts()
	for i := range c.Dots {
		c.Dots[i].X, c.Dots[i].Y = 1000+float64(i)*40, 2+float64(i%4)/2
	}
	c.Dots = append(c.Dots, Dot{"远郊", 5000, 9, false})
	return c
}

func TestScatterGolden(t *testing.T) {
	for _, size := range [][2]int{{100, 24}, {60, 14}, {30, 8}} {
		golden(t, "scatter-"+strconv.Itoa(size[0]), Scatter(districts(), size[0], size[1], theme.Plain()))
	}
	golden(t, "scatter-crowd", Scatter(crowd(), 80, 18, theme.Plain()))
	golden(t, "scatter-ascii", Scatter(crowd(), 80, 18, theme.Plain().WithASCII()))
}

// TestNoNameIsLost: every dot is named beside its sign or in the list, and no
// name is written over another.
func TestNoNameIsLost(t *testing.T) {
	for name, c := range map[string]ScatterChart{"wide": districts(), "crowd": crowd()} {
		lines := strings.Join(Scatter(c, 80, 20, theme.Plain()), "\n")
		for _, d := range c.Dots {
			if !strings.Contains(lines, d.Name) {
				t.Errorf("%s: %s is not named in\n%s", name, d.Name, lines)
			}
		}
	}
}

func TestFocusIsNamedFirst(t *testing.T) {
	var c ScatterChart
	for i := range 3000 {
		c.Dots = append(c.Dots, Dot{"区" + strconv.Itoa(i), float64(i % 60), float64(i % 50), i == 2999})
	}
	lines := strings.Join(Scatter(c, 80, 20, theme.Plain()), "\n")
	if !strings.Contains(lines, "区2999") || !strings.Contains(lines, "●") {
		t.Errorf("the focus is lost in\n%s", lines)
	}
	if !strings.Contains(lines, "+") {
		t.Errorf("dots without a name are not counted in\n%s", lines)
	}
}

func TestScatterWithoutDots(t *testing.T) {
	for _, c := range []ScatterChart{
		{XName: "总量", YName: "增速"}, {Dots: []Dot{{"甲", math.NaN(), 1, false}}, Middle: &Dot{X: math.NaN(), Y: math.Inf(1)}},
	} {
		lines := strings.Join(Scatter(c, 40, 10, theme.Plain()), "\n")
		if strings.ContainsAny(lines, "●○0123456789甲") {
			t.Errorf("something is drawn:\n%s", lines)
		}
	}
}

func BenchmarkScatter(b *testing.B) {
	c, th := districts(), theme.New(theme.Dark, true)
	b.ReportAllocs()
	for b.Loop() {
		Scatter(c, 100, 24, th)
	}
}
