package reading_test

import (
	"strings"
	"testing"

	"weici/data"
	"weici/internal/reading"
	"weici/model"
)

// TestWhoAndWhat reads the area and the indicator of each figure of a sentence;
// a doubt stands behind the indicator.
func TestWhoAndWhat(t *testing.T) {
	pack, err := data.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	p := pack.Panel
	names := reading.NewNames(p.Dataset)
	for _, c := range []struct{ text, want string }{
		{"2022年杭州市上城区地区生产总值100亿元", "上城 gdp"},
		{"高于全国的上城区地区生产总值100亿元", "上城 gdp"},
		{"上城区地区生产总值增长3%，高于杭州的2%", "上城 gdp_growth; 杭州 gdp_growth"},
		{"杭州银行上城区出口100亿元", "上城 exports"},
		{"上城区、拱墅区分别增长3.8%和1.5%", "上城 - no-indicator; 拱墅 - no-indicator"},
		{"上城区城镇、农村居民人均可支配收入分别增长3.8%和4.5%", "上城 income_urban_growth; 上城 income_rural_growth"},
		{"上城区财政总收入10亿元、一般公共预算收入8亿元，分别增长3.8%和4.5%", "上城 fiscal_revenue_total; 上城 budget_revenue; 上城 fiscal_revenue_total_growth; 上城 budget_revenue_growth"},
		{"上城区机电产品出口100亿元", "上城 exports joined"},
		{"上城区出口交货值100亿元", "上城 exports joined"},
		{"上城区数字经济核心产业增加值100亿元，占地区生产总值的比重为20%", "上城 digital_core_va; 上城 digital_core_share"},
		{"GDP in Shangcheng District grew 3.8 percent", "上城 gdp_growth"},
	} {
		text := names.Read(c.text, reading.Options{Area: model.NoArea})
		var got []string
		for k := range text.Figures {
			who, what := text.Who(k), text.What(k)
			area, indicator := "-", "-"
			if len(who.Areas) > 0 {
				area = p.Areas[text.Pick(who.Areas, model.Period{})].Short.ZH
			}
			if len(what.Indicators) > 0 {
				indicator = p.Indicators[what.Indicators[0]].ID
			}
			got = append(got, strings.TrimSpace(area+" "+indicator+" "+what.Doubt))
		}
		if line := strings.Join(got, "; "); line != c.want {
			t.Errorf("%s: %s, want %s", c.text, line, c.want)
		}
	}
}
