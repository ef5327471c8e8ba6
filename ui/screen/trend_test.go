package screen

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"weici/internal/analysis"
	"weici/model"
	"weici/ui/chart"
	"weici/ui/theme"
)

func dark() theme.Theme { return theme.New("dark", true) }

func TestTrendFollowsTheSelection(t *testing.T) {
	d := full(4, 2019, 2022).desk("trend gdp 2022 within 00 areas 000001,000003", model.ZH, dark())
	s := NewTrend(d)
	s.Open()
	sees(t, s, 80, 20, "[2022]", "[221.0]", "● 第1区", "■ 第3区")
	press(t, s, "down", "left", "left")
	sees(t, s, 80, 20, "[2020]", "[407.0]", "▌■ 第3区")
	if q := d.Question(); q.Area != 3 || q.Period != model.YearPeriod(2020) {
		t.Errorf("selected %v in %v", q.Area, q.Period)
	}
	if got := d.Statement().Answer.Value; got != 407 {
		t.Errorf("the source line cites %v", got)
	}
	press(t, s, "left", "left", "left", "up", "up")
	sees(t, s, 80, 20, "[200.0]")
}

func TestTrendDrawsARateBesideItsParents(t *testing.T) {
	d := full(4, 2019, 2022).desk("trend growth 2022 within 00 at 000002", model.ZH, dark())
	s := NewTrend(d)
	s.Open()
	sees(t, s, 80, 20, "● 第2区", "■ 某市", "最多 6 个")
	press(t, s, "down")
	sees(t, s, 80, 20, "● 第2区", "▌■ 某市") // the parent is selected, and does not take over
	press(t, s, "g")
	unseen(t, s, 80, 20, "某市")
}

func TestTrendOfNoMarksAndOfTooMany(t *testing.T) {
	d := full(9, 2019, 2022).desk("trend gdp 2022 within 00 areas 000001,000002,000003,000004,000005,000006,000007", model.ZH, dark())
	s := NewTrend(d)
	s.Open()
	sees(t, s, 80, 24, "□ 第6区")
	unseen(t, s, 80, 24, "第7区", "最多 6 个")
}

func TestTrendUnmarks(t *testing.T) {
	d := full(4, 2019, 2022).desk("trend gdp 2022 within 00 areas 000001,000003", model.ZH, dark())
	s := NewTrend(d)
	s.Open()
	press(t, s, "down", "space")
	unseen(t, s, 80, 20, "第3区")
	sees(t, s, 80, 20, "▌● 第1区", "最多 6 个")
}

// TestTrendDrawsNoForecast holds rules 8 and 16 of the comparison rules: a
// target is no actual, and a bound no point of a line.
func TestTrendDrawsNoForecast(t *testing.T) {
	f := newFigures(1)
	for i, set := range []func(*model.Observation){
		status(model.Normal), status(model.Provisional), status(model.Forecast), qualifier(model.Over), status(model.Normal), status(model.Normal),
	} {
		f.add(1, 0, 2017+i, float64(10+i), set)
	}
	s := NewTrend(f.desk("trend gdp 2022 within 00", model.ZH, dark()))
	s.Open()
	points := s.chart().Series[0].Points
	want := []chart.Point{
		{X: 0, Y: 10, OK: true, Text: "10.0"},
		{X: 1, Y: 11, OK: true, Provisional: true, Text: "11.0"},
		{X: 2, Y: 12},
		{X: 3, Y: 13, Bound: chart.AtLeast},
		{X: 4, Y: 14, OK: true, Text: "14.0"},
		{X: 5, Y: 15, OK: true, Text: "15.0"},
	}
	if !slices.Equal(points, want) {
		t.Errorf("drawn\n%v, want\n%v", points, want)
	}
	sees(t, s, 100, 24, "11.0○", "(12.0)", "超13.0", "○ 初步或预计", "界限或约数，不画", "( ) 目标或预测，不画")
}

func TestTrendSaysWhyNothingIsDrawn(t *testing.T) {
	f := newFigures(1)
	f.add(1, 0, 2022, 10)
	d := f.desk("trend gdp 2022 within 00", model.ZH, dark())
	s := NewTrend(d)
	s.Open()
	press(t, s, "g")
	sees(t, s, 80, 24, "没有可画的数字：基期无数据")
	q := d.Question()
	q.Period, q.Derivation = model.Period{Kind: model.Month, Year: 2022, Part: 3}, analysis.Derivation{}
	d.Turn(q)
	sees(t, s, 80, 24, "“总量”在同类时期没有可画的数据")
}

func TestTrendTurnsFromLevelToGrowthToIndex(t *testing.T) {
	d := full(2, 2019, 2022).desk("trend gdp 2021 within 00 areas 000001,000002", model.ZH, dark())
	s := NewTrend(d)
	s.Open()
	type face struct {
		ind  model.IndicatorID
		made model.Transform
	}
	for _, want := range []face{{0, model.Standing}, {1, model.Plain}, {1, model.Standing}, {0, model.Nominal}, {0, model.Index}, {0, model.Plain}} {
		press(t, s, "g")
		q := d.Question()
		if q.Derivation.Transform == model.Standing {
			t.Error("another screen would be asked for places")
		}
		if got := s.trend().Derivation.Transform; q.Indicator != want.ind || got != want.made || q.Period != model.YearPeriod(2021) {
			t.Errorf("g shows %v as %q in %v, want %v", q.Indicator, q.Derivation.Transform, q.Period, want)
		}
	}
}

func TestTrendMovesTheBase(t *testing.T) {
	d := full(2, 2019, 2022).desk("trend gdp 2021 within 00 areas 000001,000002", model.ZH, dark())
	s := NewTrend(d)
	s.Open()
	for _, step := range []struct {
		key  string
		year int
	}{{"}", 2019}, {"}", 2020}, {"}", 2021}, {"{", 2020}, {"{", 2019}, {"{", 2019}} {
		press(t, s, step.key)
		got := d.Question().Derivation
		if got.Transform != model.Index || got.Base != model.YearPeriod(step.year) {
			t.Errorf("%s makes %q of %v, want the index of %d", step.key, got.Transform, got.Base, step.year)
		}
	}
	sees(t, s, 80, 24, "100.0", "103.5", "107.0", "110.5")
}

// TestTrendSelectsTheVersionThatTheFigureIsOf so that its source is cited and
// not the absence of the area that came after it.
func TestTrendSelectsTheVersionThatTheFigureIsOf(t *testing.T) {
	f := newFigures(2)
	f.set.Areas[1].Code, f.set.Areas[2].Code = "7", "7"
	f.set.Areas[1].ValidTo = model.Date{Year: 2021, Month: 4}
	f.set.Areas[2].ValidFrom = model.Date{Year: 2021, Month: 4}
	f.set.Areas[2].Replaces = []model.AreaID{1}
	f.add(1, 0, 2020, 30)
	f.add(2, 0, 2021, 20)
	f.add(2, 0, 2022, 21)
	d := f.desk("trend gdp 2022 within 00 at 000002", model.ZH, dark())
	s := NewTrend(d)
	s.Open()
	sees(t, s, 80, 24, "区划调整", "┊ 2021年：跨越区划调整，不可比（第2区）")
	press(t, s, "left", "left")
	if got := d.Statement(); got.Area != 1 || got.Answer.Value != 30 {
		t.Errorf("cites %v of area %d", got.Answer.Value, got.Area)
	}
	sees(t, s, 80, 24, "▌● 第2区", "[30.0]")
	press(t, s, "right")
	if got := d.Question().Area; got != 2 {
		t.Errorf("back in 2021 the area is %d", got)
	}
}

func TestTrendIsDrawnInOtherCharacters(t *testing.T) {
	f := full(2, 2019, 2022)
	s := NewTrend(f.desk("trend gdp 2021 within 00 areas 000001,000002", model.EN, dark()))
	braille, block := plain(s, 80, 24), ""
	press(t, s, "V")
	if block = plain(s, 80, 24); block == braille || !strings.ContainsAny(block, "▀▄") {
		t.Errorf("no blocks:\n%s", block)
	}
	press(t, s, "V", "V")
	if got := plain(s, 80, 24); got != braille {
		t.Errorf("V does not come round:\n%s", got)
	}
	ascii := NewTrend(f.desk("trend gdp 2021 within 00 areas 000001,000002", model.EN, dark().WithASCII()))
	press(t, ascii, "V", "left", "}")
	for _, r := range plain(ascii, 80, 24) {
		if r > 0x7e {
			t.Fatalf("%q is drawn where only ASCII can be:\n%s", r, plain(ascii, 80, 24))
		}
	}
}

func TestTrendFollowsTheMouse(t *testing.T) {
	d := full(4, 2019, 2022).desk("trend gdp 2022 within 00 areas 000001,000003", model.ZH, dark())
	s := NewTrend(d)
	s.Open()
	lines := strings.Split(plain(s, 80, 20), "\n")
	at := slices.IndexFunc(lines, func(l string) bool { return strings.Contains(l, "第3区") && strings.Contains(l, "407.0") })
	s.Mouse(tea.MouseClickMsg{Button: tea.MouseLeft}, s.drawn.name+s.drawn.cell+2, at)
	sees(t, s, 80, 20, "[407.0]")
	s.Mouse(tea.MouseWheelMsg{Button: tea.MouseWheelUp}, 0, 0)
	sees(t, s, 80, 20, "[400.0]")
}

// TestTrendKeepsTheSelectedPeriodInSight where there are more than fit.
func TestTrendKeepsTheSelectedPeriodInSight(t *testing.T) {
	s := NewTrend(full(1, 1960, 2022).desk("trend gdp 2022 within 00", model.ZH, dark()))
	s.Open()
	for range 62 {
		press(t, s, "left")
		want := s.desk.Question().Period.String()
		if head := strings.Split(plain(s, 60, 7), "\n")[0]; !strings.Contains(head, want) {
			t.Errorf("%s is out of sight: %s", want, head)
		}
	}
	press(t, s, "right", "right", "right", "right", "right", "right", "right", "right", "right")
	sees(t, s, 60, 7, "‹", "›")
}

func TestTrendTableKeepsSources(t *testing.T) {
	f := full(2, 2021, 2022)
	f.add(1, 0, 2023, 9, status(model.Provisional))
	s := NewTrend(f.desk("trend gdp 2022 within 00 areas 000001,000002", model.ZH, dark()))
	table := s.Table()
	if len(table) != 7 {
		t.Fatalf("%d rows", len(table))
	}
	if got := strings.Join(table[3], "|"); !strings.Contains(got, "第1区|总量|2023年|9.0|亿元|现价|初步核算|") || !strings.Contains(got, "年鉴") {
		t.Errorf("row %q", got)
	}
	if got := strings.Join(table[6], "|"); got != "第2区|总量|2023年||亿元|现价|本库暂缺|" {
		t.Errorf("row %q", got)
	}
}

// TestEveryAreaHasASmallChart: M shows all areas of the set, each named, the
// selected one follows the keys, and M leads back.
func TestEveryAreaHasASmallChart(t *testing.T) {
	s := NewTrend(full(12, 2015, 2022).desk("trend gdp 2022 within 00", model.ZH, dark()))
	s.Open()
	s.toggleMultiples()
	sees(t, s, 120, 40, "第1区", "第12区", "12个地区各一图")
	before := s.desk.question.Area
	s.moveArea(+1)()
	if s.desk.question.Area == before {
		t.Error("the selection does not move")
	}
	for range 20 {
		s.moveArea(+1)()
	}
	name := s.desk.Prose.Area(s.desk.question.Area)
	sees(t, s, 60, 14, name) // the last one scrolls into sight
	s.toggleMultiples()
	sees(t, s, 120, 40, "地区")
}

// TestTwoPeriodsAreAPair and no line chart.
func TestTwoPeriodsAreAPair(t *testing.T) {
	s := NewTrend(full(3, 2021, 2022).desk("trend gdp 2022 within 00 areas 000001,000002", model.ZH, dark()))
	s.Open()
	sees(t, s, 100, 30, "○ 2021", "● 2022", "→")
}
