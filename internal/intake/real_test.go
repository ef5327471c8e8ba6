package intake

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"weici/data"
	"weici/internal/sheet"
	"weici/model"
)

func embedded(t testing.TB) *model.Panel {
	t.Helper()
	p, err := data.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return p.Panel
}

// readFile reads a file of testdata against the embedded dataset.
func readFile(t *testing.T, name string, o Options) *Reading {
	t.Helper()
	f, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	b, err := sheet.Read(name, f)
	if err != nil {
		t.Fatal(err)
	}
	o.Set = embedded(t)
	return Read([]*sheet.Book{b}, o)
}

// found writes the observation of each cell as a line to compare.
func found(r *Reading) map[string]string {
	all := map[string]string{}
	for _, o := range r.Observations {
		all[o.Sheet+"!"+o.Cell] = strings.Join([]string{o.Area, o.Indicator, o.Period.String(), o.Number, o.Unit, o.Status.String()}, " ")
		if o.Claim.Made() {
			all[o.Sheet+"!"+o.Cell] += fmt.Sprintf(" #%d", o.Claim.Best)
		}
	}
	return all
}

// TestRealSheets holds files as offices publish them against values that were
// read in them by eye: corners, negatives, the last row, and what is missing.
func TestRealSheets(t *testing.T) {
	for _, c := range []struct {
		file, sheet string
		within      string
		count       int
		want        string // cell: area indicator period value unit status
	}{
		{"nbs-分省年度数据-gdp-gb18030.csv", "nbs-分省年度数据-gdp-gb18030", "", 589, `
B5: 北京市 gdp 2024 49670.2 亿元 A
C5: 北京市 gdp 2023 47353.7 亿元 A
T5: 北京市 gdp 2006 8618.9 亿元 A
B6: 天津市 gdp 2024 17931.3 亿元 A
G7: 河北省 gdp 2019 35623.5 亿元 A
H8: 山西省 gdp 2018 16153.1 亿元 A
T9: 内蒙古自治区 gdp 2006 4212.3 亿元 A
B10: 辽宁省 gdp 2024 32540.8 亿元 A
E11: 吉林省 gdp 2021 13431.1 亿元 A
R12: 黑龙江省 gdp 2008 7215.1 亿元 A
B15: 330000 gdp 2024 90007.0 亿元 A
T15: 330000 gdp 2006 15516.4 亿元 A
F21: 湖北省 gdp 2020 43017.6 亿元 A
G21: 湖北省 gdp 2019 45557.0 亿元 A
B23: 广东省 gdp 2024 141488.9 亿元 A
B25: 海南省 gdp 2024 7972.7 亿元 A
K26: 重庆市 gdp 2015 16305.9 亿元 A
T30: 西藏自治区 gdp 2006 290.6 亿元 A
S34: 宁夏回族自治区 gdp 2007 887.9 亿元 A
B35: 新疆维吾尔自治区 gdp 2024 20492.4 亿元 A
T35: 新疆维吾尔自治区 gdp 2006 2984.5 亿元 A`},
		{"nbs-分省年度数据2024-产业-utf8bom.csv", "nbs-分省年度数据2024-产业-utf8bom", "", 434, `
B4: 北京市 gdp 2024 49670.2 亿元 A
C4: 北京市 gdp_primary 2024 112.2 亿元 A
D4: 北京市 gdp_secondary 2024 7147.8 亿元 A
E4: 北京市 gdp_tertiary 2024 42410.2 亿元 A
F4: 北京市 农林牧渔业增加值 2024 114.0 亿元 A
G4: 北京市 工业增加值 2024 5927.2 亿元 A
H4: 北京市 建筑业增加值 2024 1332.0 亿元 A
I4: 北京市 批发和零售业增加值 2024 3138.9 亿元 A
J4: 北京市 交通运输_仓储和邮政业增加值 2024 1223.6 亿元 A
K4: 北京市 住宿和餐饮业增加值 2024 443.5 亿元 A
L4: 北京市 finance_va 2024 7949.6 亿元 A
M4: 北京市 房地产业增加值 2024 5026.1 亿元 A
N4: 北京市 其他行业增加值 2024 24515.4 亿元 A
O4: 北京市 gdp_per_capita 2024 228167 元 A
C12: 上海市 gdp_primary 2024 98.7 亿元 A
B14: 330000 gdp 2024 90007.0 亿元 A
O14: 330000 gdp_per_capita 2024 135565 元 A
D13: 江苏省 gdp_secondary 2024 58905.0 亿元 A
L22: 广东省 finance_va 2024 12213.2 亿元 A
K29: 西藏自治区 住宿和餐饮业增加值 2024 40.8 亿元 A
O30: 陕西省 gdp_per_capita 2024 89915 元 A`},
		{"nbs-分省年度数据-就业-utf8bom.csv", "nbs-分省年度数据-就业-utf8bom", "", 620, `
B4: 北京市 城镇单位就业人员 2024 763.6 万人 A
C4: 北京市 农林牧渔业城镇单位就业人员 2024 1.0 万人 A
D4: 北京市 采矿业城镇单位就业人员 2024 2.2 万人 A
F4: 北京市 电力_热力_燃气及水生产和供应业城镇单位就业人员 2024 9.2 万人 A
I4: 北京市 信息传输_软件和信息技术服务业城镇单位就业人员 2024 101.1 万人 A
P4: 北京市 水利_环境和公共设施管理业城镇单位就业人员 2024 11.4 万人 A
R4: 北京市 教育业城镇单位就业人员 2024 49.2 万人 A
U4: 北京市 公共管理_社会保障和社会组织城镇单位就业人员 2024 44.5 万人 A
B5: 天津市 城镇单位就业人员 2024 226.0 万人 A
C5: 天津市 农林牧渔业城镇单位就业人员 2024 0.1 万人 A
D7: 山西省 采矿业城镇单位就业人员 2024 88.5 万人 A
U6: 河北省 公共管理_社会保障和社会组织城镇单位就业人员 2024 109.9 万人 A
C11: 黑龙江省 农林牧渔业城镇单位就业人员 2024 14.8 万人 A
D12: 上海市 采矿业城镇单位就业人员 2024 0.2 万人 A
E12: 上海市 制造业城镇单位就业人员 2024 113.5 万人 A
B12: 上海市 城镇单位就业人员 2024 676.7 万人 A
Q10: 吉林省 居民服务_修理和其他服务业城镇单位就业人员 2024 0.9 万人 A
B34: 新疆维吾尔自治区 城镇单位就业人员 2024 318.0 万人 A
C34: 新疆维吾尔自治区 农林牧渔业城镇单位就业人员 2024 1.8 万人 A
U34: 新疆维吾尔自治区 公共管理_社会保障和社会组织城镇单位就业人员 2024 77.9 万人 A
T34: 新疆维吾尔自治区 文化_体育和娱乐业城镇单位就业人员 2024 3.1 万人 A`},
		{"nbs-北京-财政支出-指标为行.csv", "nbs-北京-财政支出-指标为行", "CN", 169, `
B4: CN 地方财政一般公共预算支出 2024 8396.49 亿元 A
J4: CN 地方财政一般公共预算支出 2016 6406.77 亿元 A
C5: CN 地方财政一般公共服务支出 2023 545.81 亿元 A
J5: CN 地方财政一般公共服务支出 2016 367.20 亿元 A
C6: CN 地方财政国防支出 2023 7.71 亿元 A
G6: CN 地方财政国防支出 2019 9.74 亿元 A
D7: CN 地方财政公共安全支出 2022 518.42 亿元 A
E8: CN 地方财政教育支出 2021 1147.83 亿元 A
F8: CN 地方财政教育支出 2020 1138.29 亿元 A
C9: CN 地方财政科学技术支出 2023 521.91 亿元 A
H10: CN 地方财政文化体育与传媒支出 2018 245.43 亿元 A
J11: CN 地方财政社会保障和就业支出 2016 716.20 亿元 A
C12: CN 地方财政医疗卫生支出 2023 704.86 亿元 A
I13: CN 地方财政环境保护支出 2017 458.44 亿元 A
G14: CN 地方财政城乡社区事务支出 2019 1074.61 亿元 A
C18: CN 地方财政商业服务业等事务支出 2023 26.60 亿元 A
J20: CN 地方财政国土资源气象等事务支出决策数 2016 19.51 亿元 A
J21: CN 地方财政住房保障支出支出 2016 322.09 亿元 A
C24: CN 地方财政其他支出 2023 163.41 亿元 A
J24: CN 地方财政其他支出 2016 212.72 亿元 A`},
		{"ons-cut.xlsx", "Table 12", "", 31*23*2 + 31*22, `
D3: Hartlepool gross_domestic_product_gdp_chained_volume_measures_cvm_growt 1999 6.2 % A
E3: Hartlepool gross_domestic_product_gdp_chained_volume_measures_cvm_growt 2000 0.1 % A
G3: Hartlepool gross_domestic_product_gdp_chained_volume_measures_cvm_growt 2002 2 % A
Y3: Hartlepool gross_domestic_product_gdp_chained_volume_measures_cvm_growt 2020 -8.5 % P
D4: Stockton-on-Tees gross_domestic_product_gdp_chained_volume_measures_cvm_growt 1999 5.4 % A
Y4: Stockton-on-Tees gross_domestic_product_gdp_chained_volume_measures_cvm_growt 2020 -11.2 % P
F5: Middlesbrough gross_domestic_product_gdp_chained_volume_measures_cvm_growt 2001 -0.1 % A
Y5: Middlesbrough gross_domestic_product_gdp_chained_volume_measures_cvm_growt 2020 -14.4 % P
F6: Redcar and Cleveland gross_domestic_product_gdp_chained_volume_measures_cvm_growt 2001 -2.1 % A
Y33: South Lanarkshire gross_domestic_product_gdp_chained_volume_measures_cvm_growt 2020 -10.4 % P
D33: South Lanarkshire gross_domestic_product_gdp_chained_volume_measures_cvm_growt 1999 2.7 % A
Table 4!D3: Hartlepool subsidies_on_products 1998 1 pounds million A
Table 4!Z3: Hartlepool subsidies_on_products 2020 90 pounds million P
Table 4!E4: Stockton-on-Tees subsidies_on_products 1999 9 pounds million A
Table 4!Z33: South Lanarkshire subsidies_on_products 2020 168 pounds million P
Table 7!D3: Hartlepool gross_domestic_product_gdp_per_head_at_current_market_prices 1998 10194 pounds million A
Table 7!Z3: Hartlepool gross_domestic_product_gdp_per_head_at_current_market_prices 2020 18728 pounds million P
Table 7!Z5: Middlesbrough gross_domestic_product_gdp_per_head_at_current_market_prices 2020 23324 pounds million P
Table 7!H6: Redcar and Cleveland gross_domestic_product_gdp_per_head_at_current_market_prices 2002 11261 pounds million A
Table 7!D33: South Lanarkshire gross_domestic_product_gdp_per_head_at_current_market_prices 1998 13094 pounds million A`},
	} {
		o := Options{Within: model.NoArea, Roles: true}
		if c.within != "" {
			o.Within, _ = embedded(t).Area(c.within)
		}
		r := readFile(t, c.file, o)
		if len(r.Observations) != c.count {
			t.Errorf("%s: %d observations, want %d", c.file, len(r.Observations), c.count)
		}
		all := found(r)
		for _, line := range strings.Split(strings.TrimSpace(c.want), "\n") {
			cell, want, _ := strings.Cut(line, ": ")
			if !strings.Contains(cell, "!") {
				cell = c.sheet + "!" + cell
			}
			if all[cell] != want {
				t.Errorf("%s %s: %q, want %q", c.file, cell, all[cell], want)
			}
		}
		if !r.Understood() {
			t.Errorf("%s: not understood", c.file)
		}
		nothingLost(t, r)
	}
}

// nothingLost holds that every cell was read as something, or is listed.
func nothingLost(t *testing.T, r *Reading) {
	t.Helper()
	for _, s := range r.Roles {
		for cell, role := range s.Of {
			if role == Unread {
				t.Errorf("%s!%s was read as nothing and is not listed", s.Sheet, cell)
			}
		}
	}
	seen := map[string]bool{}
	for _, o := range r.Observations {
		seen[o.Sheet+"!"+o.Cell] = true
	}
	for _, n := range r.NotRead {
		if n.Reason != SameFigure && seen[n.Sheet+"!"+n.Cell] {
			t.Errorf("%s!%s is an observation and is listed as not read", n.Sheet, n.Cell)
		}
	}
}

// TestAreaNowhere: a sheet that names no area gives no figure without being
// told, and says so cell by cell.
func TestAreaNowhere(t *testing.T) {
	r := readFile(t, "nbs-北京-财政支出-指标为行.csv", Options{Within: model.NoArea, Roles: true})
	if len(r.Observations) != 0 || r.Understood() {
		t.Errorf("%d observations of no area", len(r.Observations))
	}
	told := 0
	for _, n := range r.NotRead {
		if n.Reason == NoArea {
			told++
		}
	}
	if told != 169 {
		t.Errorf("%d cells say that no area is named", told)
	}
}
