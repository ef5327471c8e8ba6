package intake

import (
	"strings"
	"testing"

	"weici/internal/sheet"
	"weici/model"
)

// readText reads delimited text against the embedded dataset.
func readText(t *testing.T, name, text string) *Reading {
	t.Helper()
	b, err := sheet.Read(name, strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return Read([]*sheet.Book{b}, Options{Set: embedded(t), Within: model.NoArea, Roles: true})
}

// TestKinds holds one small sheet of each kind against what is read in it.
func TestKinds(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"sub-columns and places": {"2022年各区主要指标\n地区,地区生产总值（亿元）,,位次\n,总量,同比%,\n上城区,2000,3.8,2\n余杭区,2651.25,1.0,1\n", `
B4: 330102 gdp 2022 2000 亿元 A
C4: 330102 gdp_growth 2022 3.8 % A #2
B5: 330110 gdp 2022 2651.25 亿元 A
C5: 330110 gdp_growth 2022 1.0 % A #1`},
		"the month, the time to date, and the year before": {"余杭区2023年5月主要指标\n指标,单位,本月,1-5月,去年同期\n固定资产投资,亿元,20,101.5,99\n", `
C3: 330110 fai 2023-05 20 亿元 A
D3: 330110 fai 2023-05YTD 101.5 亿元 A
E3: 330110 fai 2022-05 99 亿元 A`},
		"signs of direction": {"2022年GDP增速（%）\n地区,增速\n上城区,下降2.1\n拱墅区,↑1.5%\n西湖区,▼0.3\n滨江区,－１．２\n余杭区,持平\n", `
B3: 330102 gdp_growth 2022 -2.1 % A
B4: 330105 gdp_growth 2022 1.5 % A
B5: 330106 gdp_growth 2022 -0.3 % A
B6: 330108 gdp_growth 2022 -1.2 % A
B7: 330110 gdp_growth 2022 0 % A`},
		"units are converted exactly": {"2022年一般公共预算收入（万元）\n地区,收入\n上城区,\"1,234,567\"\n余杭区,3.5亿\n", `
B3: 330102 budget_revenue 2022 123.4567 亿元 A
B4: 330110 budget_revenue 2022 3.5 亿元 A`},
		"a target and how far it is": {"2023年1-10月固定资产投资\n单位：亿元\n地区,年度目标,1-10月完成,完成年度目标%\n上城区,300,250,83.3\n", `
B4: 330102 fai 2023 300 亿元 F
C4: 330102 fai 2023-10YTD 250 亿元 A
D4: 330102 固定资产投资完成率 2023-10YTD 83.3 % A`},
		"the total is the area above": {"2022年地区生产总值（亿元）\n地区,总量\n上城区,2000\n余杭区,2651\n合 计,18753\n平均,1000\n", `
B3: 330102 gdp 2022 2000 亿元 A
B4: 330110 gdp 2022 2651 亿元 A
B5: 330100 gdp 2022 18753 亿元 A`},
		"borders by period": {"余杭区地区生产总值（亿元）\n年份,地区生产总值\n2019,2824\n2022,2651\n", `
B3: 330110~2021 gdp 2019 2824 亿元 A
B4: 330110 gdp 2022 2651 亿元 A`},
		"look-alikes": {"2022年主要指标\n地区,工业增加值（亿元）,规上工业增加值（亿元）,财政总收入（亿元）,一般公共预算收入（亿元）\n上城区,90,80,70,60\n", `
B3: 330102 工业增加值 2022 90 亿元 A
C3: 330102 industry_va 2022 80 亿元 A
D3: 330102 fiscal_revenue_total 2022 70 亿元 A
E3: 330102 budget_revenue 2022 60 亿元 A`},
		"names of time that end in value": {"地区：浙江省\n指标,2023年10月\n社会消费品零售总额_当期值(亿元),2800.5\n社会消费品零售总额_累计值(亿元),26800.5\n", `
B3: 330000 retail_sales 2023-10 2800.5 亿元 A
B4: 330000 retail_sales 2023-10YTD 26800.5 亿元 A`},
		"other columns of a long table": {"地区,行业,年份,用电量（万千瓦时）\n上城区,第一产业,2022,1\n上城区,第二产业,2022,2\n", `
D2: 330102 用电量第一产业 2022 1 万千瓦时 A
D3: 330102 用电量第二产业 2022 2 万千瓦时 A`},
	} {
		r := readText(t, "表.csv", c.text)
		all := found(r)
		want := strings.Split(strings.TrimSpace(c.want), "\n")
		for _, line := range want {
			cell, text, _ := strings.Cut(line, ": ")
			if got := all["表!"+cell]; got != text {
				t.Errorf("%s: %s is %q, want %q", name, cell, got, text)
			}
		}
		if len(all) != len(want) {
			t.Errorf("%s: %d observations, want %d: %v", name, len(all), len(want), all)
		}
		nothingLost(t, r)
	}
}

// TestNotRead: what is not read says why, and which of it may be a figure lost.
func TestNotRead(t *testing.T) {
	r := readText(t, "表.csv", "2022年主要指标\n序号,地区,GDP（亿元）,增速（%）,备注\n1,上城区,(3.2),约定,口径调整\n2,拱墅区,—,1.5,\n3,主城区小计,9,1,\n4,某,#DIV/0!,2,\n注：略\n")
	got := map[string]Reason{}
	for _, n := range r.NotRead {
		got[n.Cell] = n.Reason
	}
	for cell, why := range map[string]Reason{"A3": Serial, "C3": Parentheses, "D3": NoNumber, "E3": NoteText, "C4": SignNoLegend, "C5": Subtotal, "A7": NoteText} {
		if got[cell] != why {
			t.Errorf("%s: %q, want %q", cell, got[cell], why)
		}
	}
	if r.Understood() {
		t.Error("a figure is lost, and all is said to be understood")
	}
}

// TestLegend: a sign stands for what the sheet's own legend says.
func TestLegend(t *testing.T) {
	for text, want := range map[string]model.Status{
		"注：“…”表示数据不足本表最小单位数": model.BelowUnit, "“…”表示无该项指标": model.NotApplicable, "说明：…代表数据缺失": model.Missing,
	} {
		r := readText(t, "表.csv", "2022年常住人口（万人）\n地区,人口\n上城区,…\n拱墅区,100\n"+text+"\n")
		if len(r.Observations) != 2 || r.Observations[0].Number != "" || r.Observations[0].Status != want || r.Observations[0].Printed != "…" {
			t.Errorf("%s: %+v", text, r.Observations)
		}
	}
}

// TestMapping: what a person told is taken, and written as it is read.
func TestMapping(t *testing.T) {
	m, err := ParseMap("area = \"330110\"\nperiod = \"2022\"\n[indicators]\n\"总盘子\" = \"gdp\"\n\"杂项\" = \"-\"\n[units]\n\"总盘子\" = \"万元\"\n")
	if err != nil {
		t.Fatal(err)
	}
	b, err := sheet.Read("表.csv", strings.NewReader("指标,数值\n总盘子,26512500\n杂项,5\n"))
	if err != nil {
		t.Fatal(err)
	}
	r := Read([]*sheet.Book{b}, Options{Set: embedded(t), Within: model.NoArea, Map: m, Roles: true})
	if got := found(r)["表!B2"]; got != "330110 gdp 2022 2651.25 亿元 A" || len(r.Observations) != 1 {
		t.Errorf("%q of %d", got, len(r.Observations))
	}
	text, err := m.Text()
	if err != nil {
		t.Fatal(err)
	}
	again, err := ParseMap(text)
	if err != nil || again.Area != m.Area || again.Indicators[key("总盘子")] != "gdp" {
		t.Errorf("%v\n%s", err, text)
	}
	if _, err := ParseMap("[surprise]\na = 1\n"); err == nil {
		t.Error("an unknown table is taken")
	}
}

// TestShift: a decimal point moves exactly.
func TestShift(t *testing.T) {
	for _, c := range []struct {
		number string
		places int
		want   string
	}{{"2651.25", 4, "26512500"}, {"0.038", 2, "3.8"}, {"-1", -4, "-0.0001"}, {"1234567", -4, "123.4567"}, {"0", 3, "0"}, {"-0.0", 1, "0"}} {
		if got := shift(c.number, c.places); got != c.want {
			t.Errorf("%s by %d is %s, want %s", c.number, c.places, got, c.want)
		}
	}
}

// TestPlacesInRows: a row of places is of the figures above it.
func TestPlacesInRows(t *testing.T) {
	r := readText(t, "表.csv", "2-1 2023年1-9月各区县市主要指标增速（%）\n指标,上城区,余杭区\nGDP,3.8,1.0\n位次,1,2\n")
	all := found(r)
	if all["表!B3"] != "330102 gdp_growth 2023-09YTD 3.8 % A #1" || all["表!C3"] != "330110 gdp_growth 2023-09YTD 1.0 % A #2" || len(all) != 2 {
		t.Error(all)
	}
}
