package ui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"weici/data"
	"weici/model"
)

// The stories are questions that people come with. Each takes fewer than ten
// keys from where the embedded dataset opens.

func TestTheSentenceBehindTheGrowth(t *testing.T) {
	opening(t, 120, 40, model.ZH).
		press("home").
		sees("3.8", "地区生产总值增速达到3.8%，位居全市第一。", "据来源，居第1位（全市）", "≠ 来源不一", "未注明，正文第2段").
		press("enter").
		sees("张梦月、陈松、李凌婧", "日期未注明", "上城 地区生产总值增速 2022年 3.8%")
}

func TestCompareThreeDistricts(t *testing.T) {
	opening(t, 120, 40, model.ZH).
		press("right", "home", "space", "space", "space", "2").
		sees("余杭", "2,651.25", "杭州（上级）", "18,753")
}

func TestWhatIsMarkedStandsSideBySide(t *testing.T) {
	d := opening(t, 120, 40, model.EN).press("home", "space", "end", "space", "2")
	d.sees("Shangcheng", "Xihu", "Hangzhou (parent)")
	d.press("d").sees("difference from Shangcheng").press("d").sees("difference from the parent", "+2.3 pp")
}

func TestMyAreaIsHeldAgainstTheOthersAndRemembered(t *testing.T) {
	d := opening(t, 140, 40, model.EN).press("1", "/", "type:yuhang gdp", "enter", "1")
	if strings.Contains(d.frame(), "To Yuhang") {
		t.Error("an area is mine that nobody has named")
	}
	d.press("m").sees("To Yuhang", "my area: Yuhang")
	state := d.app.State()
	if state.My != "330110" {
		t.Errorf("remembered %q", state.My)
	}
	if got := New(embedded(t), nil, d.app.desk.Question(), Options{My: state.My}).State().My; got != state.My {
		t.Errorf("resumed with %q", got)
	}
	if d.press("m"); strings.Contains(d.frame(), "To Yuhang") {
		t.Error("it is mine for ever")
	}
}

func TestASubdistrictsProfileFromAnyScreen(t *testing.T) {
	for _, screen := range []string{"1", "2", "3", "4", "5", "6", "7", "8"} {
		opening(t, 120, 40, model.ZH).
			press(screen, "/", "type:by", "enter").
			sees("白杨街道", "近9,000家", "49家", "[5 档案]")
	}
}

func TestCopyACitedSentence(t *testing.T) {
	d := opening(t, 120, 40, model.ZH).press("home", "y")
	d.sees("已请终端复制", "2022年，上城区地区生产总值同比增长3.8%")
	if len(d.copied) != 1 {
		t.Fatalf("copied %q", d.copied)
	}
	for _, part := range []string{"2022年，上城区地区生产总值同比增长3.8%（可比价），据《抢", "》居全市第1位；《", "》作3.3%（预计）。", "〔来源：《抢“赛点”通“堵点”找“发力点”"} {
		if !strings.Contains(d.copied[0], part) {
			t.Errorf("the sentence lacks %q: %s", part, d.copied[0])
		}
	}
	if strings.Contains(d.copied[0], "2023，") {
		t.Errorf("the sentence invents a date: %s", d.copied[0])
	}
}

func TestWhoIsInTheTopThreeOfBoth(t *testing.T) {
	opening(t, 120, 40, model.ZH).press("4").
		sees("两项均进前三：上城", "4/13 个地区两项都有数据", "来源称上城：GDP 第2 (与此处计算一致)")
}

func TestTheTrendBreaksAtTheNewBorders(t *testing.T) {
	opening(t, 120, 40, model.ZH).press("/", "type:yh gdp", "enter", "3", "]", "]", "]").
		sees("3,051.61", "2021年：跨越区划调整，不可比", "3,568")
}

func TestFindAnIndicatorByInitials(t *testing.T) {
	opening(t, 120, 40, model.ZH).press("/", "type:shxf", "enter").sees("社会消费品零售总额")
}

func TestFindAFigureByBothNames(t *testing.T) {
	opening(t, 120, 40, model.ZH).press("/", "type:sc gdp", "enter").sees("2,525", "预计全年实现地区生产总值2525亿元")
}

func TestTwoFiguresThatDisagree(t *testing.T) {
	opening(t, 120, 40, model.ZH).press("home", "v").
		sees("采用", "3.8%", "不一致", "3.3%", "预计", "未采用，因为")
}

func TestABoundIsShownAsOne(t *testing.T) {
	d := opening(t, 120, 40, model.EN).press("/", "type:jd gdp", "enter")
	for range 12 {
		if strings.Contains(d.frame(), "‹ 2021 ›") {
			break
		}
		d.press("[")
	}
	d.sees(">400", "突破400亿元大关", "the source gives a bound")
}

func TestPeriodsEnd(t *testing.T) {
	d := opening(t, 80, 24, model.ZH)
	for range 30 {
		d.press("[")
	}
	d.sees("没有更早的时期")
}

func TestHelpIsFilteredAndRun(t *testing.T) {
	d := opening(t, 120, 40, model.ZH).press("?", "type:language")
	d.sees("切换语言")
	d.press("enter").sees("GDP growth", "constant prices", "no data here")
}

func TestLanguageAndThemeSwitchAtOnce(t *testing.T) {
	d := opening(t, 120, 40, model.ZH).press("L")
	d.sees("weici", "GDP growth").press("t").sees("theme: ")
}

func TestBackReturnsToTheScreenBefore(t *testing.T) {
	opening(t, 120, 40, model.ZH).press("5", "6").sees("[6 来源]").press("esc").sees("[5 档案]").press("esc").sees("[1 排名]")
}

func TestQuit(t *testing.T) {
	if d := opening(t, 80, 24, model.ZH).press("q"); !d.quit {
		t.Error("q does not quit")
	}
}

func TestAnEmptyDatasetIsSaidToBeEmpty(t *testing.T) {
	var b model.Builder
	d := &model.Dataset{ID: "empty", Observations: b.Build(noTexts{})}
	d.Index()
	app := drive(t, model.NewPanel(d), "rank", 80, 24, Options{Lang: model.ZH})
	app.sees("数据集中没有可显示的数字")
	for i := range routes() {
		app.press(string(rune('0'+i)), "down", "right", "enter", "space", "y", "esc", "]", "g", "n", "s")
	}
}

func TestMouseSelects(t *testing.T) {
	d := opening(t, 120, 40, model.ZH)
	d.send(tea.MouseClickMsg{X: 50, Y: 4, Button: tea.MouseLeft}) // the first row of the ranking
	d.sees("地区生产总值增速达到3.8%")
	d.send(tea.MouseWheelMsg{X: 50, Y: 10, Button: tea.MouseWheelDown})
	d.sees("增长1.8%")
}

// TestTabsAreClicked, whether their names are shown or only their keys.
func TestTabsAreClicked(t *testing.T) {
	for _, w := range []int{80, 120, 200} {
		for _, lang := range model.Langs() {
			d := opening(t, w, 40, lang)
			for i, r := range routes() {
				line := strings.Split(d.frame(), "\n")[0]
				at := strings.LastIndex(line, string(rune('0'+i)))
				d.send(tea.MouseClickMsg{X: ansi.StringWidth(line[:at]), Y: 0, Button: tea.MouseLeft})
				if d.app.view != r.view {
					t.Errorf("%d %s: a click on %q opens %s, not %s", w, lang, line[at:], d.app.view, r.view)
				}
			}
		}
	}
}

// TestSessionsShareNothing drives two sessions on one panel: what one does
// must not show in the other.
func TestSessionsShareNothing(t *testing.T) {
	p := embedded(t)
	a := drive(t, p, story, 120, 40, Options{Lang: model.ZH})
	before := a.frame()
	drive(t, p, story, 80, 24, Options{Lang: model.EN}).press("space", "right", "]", "L", "t", "2", "d", "3")
	if a.frame() != before {
		t.Error("a session shows what another did")
	}
}

// answering drives the embedded dataset from the answer on which weici opens.
func answering(t *testing.T, keys ...string) *driver {
	p := embedded(t)
	q := "answer " + strings.TrimPrefix(p.Opening, "rank ")
	return drive(t, p, q, 120, 40, Options{Lang: model.ZH, Theme: "dark"}).press(keys...)
}

// TestAnAnswerNeedsNoKey: the figure, its place, its quote, its peers, its
// course and the area's other figures are there at once.
func TestAnAnswerNeedsNoKey(t *testing.T) {
	d := answering(t)
	d.sees("[0 答]", "据来源，居第1位", "“地区生产总值2651.25亿元”", "同级地区", "位次历程", "最新数字")
}

// TestWhoIsAheadOfUs in GDP, by how much, and since when: one key from the
// answer about us.
func TestWhoIsAheadOfUs(t *testing.T) {
	d := answering(t, "down") // 上城, the second
	d.sees("上城", "余杭 2,651.25", "2,525", "前一位余杭，高出126亿元")
	provinces(t, "answer gdp 2023 level province at 320000").sees("前一位广东，高出6,981.1亿元，自2006年起")
}

// TestWhoLostPlaces from 2022 to 2023: the ranking by change, the losers at its
// end.
func TestWhoLostPlaces(t *testing.T) {
	provinces(t, "answer gdp 2023 level province").press("1", "s", "end").sees("▼1")
}

// provinces drives the shipped dataset of the provinces from a query.
func provinces(t *testing.T, query string) *driver {
	pack, err := data.LoadShipped("provinces", nil)
	if err != nil {
		t.Fatal(err)
	}
	return drive(t, model.NewPanel(pack.Dataset), query, 120, 40, Options{Lang: model.ZH, Theme: "dark"})
}

// TestFindGrowthOfAYear: an area, an indicator and a year in any order, within
// ten keys.
func TestFindGrowthOfAYear(t *testing.T) {
	for _, typed := range []string{"余杭增速2024", "2024 余杭 增速", "yh zs 2024"} {
		d := answering(t, "/", "type:"+typed)
		d.sees("余杭区 地区生产总值增速", "2024年 6.0%")
		if len([]rune(typed)) <= 8 {
			d.press("enter").sees("[0 答]", "2024年", "余杭区", "增速")
		}
	}
}

// TestAThreeDistrictWordFile: at most twelve keys, the name and the format
// among them.
func TestAThreeDistrictWordFile(t *testing.T) {
	dir := t.TempDir()
	p := embedded(t)
	d := drive(t, p, p.Opening, 120, 40, Options{Lang: model.ZH, Files: folder(dir)})
	keys := []string{"space", "space", "space", "2", "B", "7", "e", "down", "down", "enter", "enter"}
	if len(keys) > 12 {
		t.Fatal("too many keys")
	}
	d.press(keys...).sees("已写入", ".docx")
}

// TestAStrangeKeyIsSaidOnce: a key that does nothing says so the first time.
func TestAStrangeKeyIsSaidOnce(t *testing.T) {
	d := answering(t, "Z").sees("Z 键在此无用")
	if strings.Contains(d.press("Z").frame(), "键在此无用") {
		t.Error("it is said again")
	}
}
