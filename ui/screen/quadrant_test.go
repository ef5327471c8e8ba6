package screen

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"weici/model"
)

// judged is a set in which the third area's growth is known or not.
func judged(known bool, set ...func(*model.Observation)) *figures {
	f := newFigures(5)
	for a, v := range []float64{50, 40, 30, 20, 10} {
		f.add(a+1, 0, 2022, v, set...)
		if a != 2 || known {
			f.add(a+1, 1, 2022, float64(5-a), set...)
		}
	}
	return f
}

func TestQuadrantNamesTheFirstThreeOfBoth(t *testing.T) {
	s := NewQuadrant(judged(true).desk("quadrant gdp 2022 within 00", model.ZH, dark()))
	s.Open()
	sees(t, s, 120, 36, "两项均进前三：第1区、第2区、第3区 · 5/5 个地区两项都有数据", "中位线：总量 30.0亿元、增速 3.0%")
	unseen(t, s, 120, 36, "可能", "缺数据")
}

// TestQuadrantLeavesOpenWhatAMissingFigureCouldChange names nobody for certain
// whom the missing figure could push out.
func TestQuadrantLeavesOpenWhatAMissingFigureCouldChange(t *testing.T) {
	s := NewQuadrant(judged(false).desk("quadrant gdp 2022 within 00", model.ZH, dark()))
	s.Open()
	sees(t, s, 80, 24, "两项均进前三：第1区、第2区 · 4/5 个地区两项都有数据", "缺数据：第3区")
	sees(t, s, 120, 36, "第3区", "本库暂缺")
	press(t, s, "down", "down", "down", "down", "down")
	sees(t, s, 80, 24, "● 第3区  总量 30.0亿元（3/5）  增速 本库暂缺")
}

func TestQuadrantDrawsNoMediansOfBounds(t *testing.T) {
	s := NewQuadrant(judged(true, qualifier(model.Over)).desk("quadrant gdp 2022 within 00", model.EN, dark()))
	s.Open()
	sees(t, s, 120, 36, "bounds leave the medians open", "≥District 1", "no area is certainly")
}

// TestQuadrantHoldsClaimsAgainstTheComputed where the area is last of five in
// one list and first in the other.
func TestQuadrantHoldsClaimsAgainstTheComputed(t *testing.T) {
	f := judged(true)
	f.add(1, 0, 2021, 50, claims(1, 3))
	f.add(1, 1, 2021, 4, claims(2, 2))
	for a := 2; a <= 5; a++ {
		f.add(a, 0, 2021, float64(65-a))
		f.add(a, 1, 2021, 3)
	}
	s := NewQuadrant(f.desk("quadrant gdp 2021 within 00", model.ZH, dark()))
	s.Open()
	sees(t, s, 120, 36, "来源称第1区：总量 前3 (与此处计算不一致)、增速 第2 (与此处计算不一致)")
}

func TestQuadrantOfARateThatHasNoGrowth(t *testing.T) {
	f := judged(true)
	f.add(1, 2, 2022, 7)
	d := f.desk("quadrant rate 2022 within 00", model.ZH, dark())
	s := NewQuadrant(d)
	s.Open()
	sees(t, s, 120, 36, "“占比”没有公布的增速：按 x 另选纵轴指标")
	press(t, s, "x")
	sees(t, s, 120, 36, "总量 亿元", "占比 %")
	if got := d.Question().Indicator; got != 2 {
		t.Errorf("x changed what stands across to %d", got)
	}
}

func TestQuadrantOpensWithTheLevelAcross(t *testing.T) {
	d := judged(true).desk("quadrant growth 2022 within 00 at 000004", model.ZH, dark())
	NewQuadrant(d).Open()
	if q := d.Question(); q.Indicator != 0 || q.Against != 1 || q.Area != 4 {
		t.Errorf("opens on %+v", q)
	}
}

func TestQuadrantWalksByPlace(t *testing.T) {
	d := judged(true).desk("quadrant gdp 2022 within 00 at 000001", model.ZH, dark())
	s := NewQuadrant(d)
	s.Open()
	for want := model.AreaID(2); want <= 5; want++ {
		press(t, s, "down")
		if got := d.Question().Area; got != want {
			t.Errorf("down selects %d, want %d", got, want)
		}
	}
	press(t, s, "home")
	sees(t, s, 40, 7, "▌第1区")
	line := 0
	for y, l := range strings.Split(plain(s, 120, 30), "\n") {
		if strings.Contains(l, "第4区") && strings.Contains(l, "20.0") {
			line = y
		}
	}
	s.Mouse(tea.MouseClickMsg{Button: tea.MouseLeft}, 110, line)
	if got := d.Question().Area; got != 4 {
		t.Errorf("a click selects %d, want 4", got)
	}
}

func TestQuadrantNamesOnlySoMany(t *testing.T) {
	f := newFigures(60)
	for a := range 60 {
		f.add(a+1, 0, 2022, float64(a))
	}
	f.add(1, 1, 2022, 1)
	s := NewQuadrant(f.desk("quadrant gdp 2022 within 00", model.ZH, dark()))
	s.Open()
	sees(t, s, 80, 40, "等 59 个", "第17区")
	unseen(t, s, 80, 40, "第18区")
}

func TestQuadrantTableKeepsSources(t *testing.T) {
	s := NewQuadrant(judged(false).desk("quadrant gdp 2022 within 00", model.ZH, dark()))
	table := s.Table()
	if len(table) != 6 {
		t.Fatalf("%d rows", len(table))
	}
	for i, want := range []string{"第1区|2022年|50.0|1 / 某市5个区县市|", "第3区|2022年|30.0|3 / 某市5个区县市|"} {
		if got := strings.Join(table[[]int{1, 5}[i]], "|"); !strings.HasPrefix(got, want) || !strings.Contains(got, "年鉴") {
			t.Errorf("row %q, want %q", got, want)
		}
	}
	if got := fmt.Sprint(table[5][6:]); got != "[  本库暂缺 ]" {
		t.Errorf("what is missing is %q", got)
	}
}

// TestAThinQuadrantOffersAFullOne: two areas have both figures in 2021, six in
// 2020; f turns there, and then there is none fuller.
func TestAThinQuadrantOffersAFullOne(t *testing.T) {
	f := newFigures(6)
	for i := range 6 {
		f.add(i+1, 0, 2020, float64(100+i))
		f.add(i+1, 1, 2020, float64(i))
	}
	for i := range 2 {
		f.add(i+1, 0, 2021, float64(100+i))
		f.add(i+1, 1, 2021, float64(i))
	}
	s := NewQuadrant(f.desk("quadrant gdp 2021 within 00", model.ZH, dark()))
	s.Open()
	sees(t, s, 120, 40, "只有2个地区；按 f 看数据最全的一组：总量与增速，2020年，6个地区")
	s.takeFullest()
	if why, none := s.noFuller(); !none {
		t.Errorf("there is a fuller one still: %s", why)
	}
	sees(t, s, 120, 40, "6/6 个地区两项都有数据")
}
