package evidence

import (
	"fmt"
	"strings"
	"testing"

	"weici/model"
)

// hangzhou maps the names for all of Hangzhou's districts to one, as a
// document's own context would.
func hangzhou(scope string) string {
	switch {
	case scope == "全市", strings.HasPrefix(scope, "杭州"), strings.HasPrefix(scope, "全市13个"), scope == "Hangzhou", scope == "the city":
		return "杭州"
	}
	return scope
}

func amount(value float64, decimals int, unit string) Claim {
	return Claim{Value: value, HasValue: true, Decimals: decimals, Unit: unit}
}

func (c Claim) with(q Qualifier) Claim { c.Qualifier = q; return c }

func growth(value float64, decimals int) Claim {
	return Claim{Value: value, HasValue: true, Decimals: decimals, Unit: "%", Growth: true}
}

func ranked(rank, worst int, scope string) Claim {
	return Claim{Rank: rank, RankMax: worst, RankScope: scope}
}

func (c Claim) at(rank int, scope string) Claim {
	c.Rank, c.RankMax, c.RankScope = rank, rank, scope
	return c
}

// carried are quotes that carry their claims.
func carried() []struct {
	quote string
	claim Claim
} {
	return []struct {
		quote string
		claim Claim
	}{
		{"上城区(2417.5亿元)", amount(2417.5, 1, "亿元")},
		{"同比增长3.3%", growth(3.3, 1)},
		{"同比下降2.1%", growth(-2.1, 1)},
		{"为7.2%,排在第11位", growth(7.2, 1).at(11, "")},
		{"增速达到3.8%，位居全市第一", growth(3.8, 1).at(1, "杭州13个区县市")},
		{"规上服务业营业收入6494万元", amount(0.6494, 4, "亿元")},
		{"比重为2.1:31.7:66.2", amount(31.7, 1, "%")},
		{"社会消费品零售总额突破千亿元大关", amount(1000, 0, "亿元").with(Over)},
		{"街属企业近9000家", amount(9000, 0, "家").with(Under)},
		{"地区生产总值“两千亿量级”", amount(2000, 0, "亿元").with(About)},
		{"面积约50平方千米", amount(50, 0, "km2").with(About)},
		{"二十余万常住居民", amount(20, 0, "万人").with(Over)},
		{"常住人口133.50万人", amount(133.5, 1, "万人")},
		{"常住人口1335000人", amount(133.5, 1, "万人")},
		{"农村居民人均可支配收入也达到4.52万元", amount(45200, 0, "元")},
		{"2025年,杭州GDP超2.3万亿元", amount(23000, 0, "亿元").with(Over)},
		{"占全区比重超过四成", amount(40, 0, "%").with(Over)},
		{"三成以上企业扩产", amount(30, 0, "%").with(AtLeast)},
		{"能耗强度控制在0.3吨以内", amount(0.3, 1, "吨").with(AtMost)},
		{"出口与上年持平", growth(0, 0)},
		{"城乡居民收入倍差为1.71", amount(1.71, 2, "倍")},
		{"规上工业亩均税收40.0万元", amount(40, 1, "万元/亩")},
		{"人均生产总值15.89万元/人", amount(158900, 0, "元")},
		{"经开区全国第九、高新区全省第三", ranked(3, 3, "全省")},
		{"两张榜单中均跑进全市前三", ranked(1, 3, "杭州")},
		{"居全市第3位", amount(3, 0, "位")},
		{"降幅收窄0.7个百分点", Claim{Value: -0.7, HasValue: true, Decimals: 1, Unit: "百分点", Growth: true}},
		{"GDP of 252.5 billion yuan", amount(2525, 0, "亿元")},
		{"exports fell by 3.2 percent", growth(-3.2, 1)},
		{"an increase of 8.8%, ranking third in Hangzhou", growth(8.8, 1).at(3, "全市")},
		{"nearly 9,000 companies", amount(9000, 0, "家").with(Under)},
	}
}

func TestJudgeSupports(t *testing.T) {
	for _, c := range carried() {
		v := Judge(c.quote, c.claim, Options{ScopeAlias: hangzhou})
		if v.Result != Supported || v.Why != "" {
			t.Errorf("%s: %s %s, want supported", c.quote, v.Result, v.Why)
			continue
		}
		if v.Start >= v.End || v.End > len([]rune(c.quote)) {
			t.Errorf("%s: span %d to %d", c.quote, v.Start, v.End)
		}
	}
}

// A change of a digit, a unit, a qualifier, a direction, a rank or a scope, in
// the claim or in the quote, is never supported.
func TestJudgeMutations(t *testing.T) {
	opt := Options{ScopeAlias: hangzhou}
	count := 0
	for _, c := range carried() {
		for name, m := range mutatedClaims(c.claim) {
			count++
			if v := Judge(c.quote, m, opt); v.Result == Supported {
				t.Errorf("%s: supported with another %s: %+v", c.quote, name, m)
			}
		}
		for _, quote := range mutatedQuotes(c.quote) {
			count++
			if v := Judge(quote, c.claim, opt); v.Result == Supported {
				t.Errorf("%s: supported as %s", c.quote, quote)
			}
		}
	}
	t.Log(count, "mutations")
}

func mutatedClaims(c Claim) map[string]Claim {
	out := map[string]Claim{}
	if c.HasValue && c.Unit != "位" {
		for _, q := range []Qualifier{Exact, About, Over, Under, AtLeast, AtMost} {
			if q != c.Qualifier {
				out["qualifier "+q.String()] = c.with(q)
			}
		}
		for _, unit := range []string{"元", "万元", "亿元", "%", "百分点", "家", "户", "人", "万人", "亿美元", "m2", "吨"} {
			m := c
			m.Unit = unit
			if d, f := baseUnit(unit); !sameUnit(c.Unit, d, f) {
				out["unit "+unit] = m
			}
		}
		m := c
		m.Value = -c.Value
		if c.Value != 0 {
			out["sign"] = m
		}
	}
	if c.HasValue {
		for _, by := range []float64{1, -1, 0.1, 10} {
			m := c
			m.Value += by
			out[fmt.Sprintf("value %+g", by)] = m
		}
	}
	if c.Rank > 0 {
		out["rank"] = Claim{c.Value, c.HasValue, c.Decimals, c.Unit, c.Qualifier, c.Growth, c.Rank + 1, c.RankMax + 1, c.RankScope}
		out["worst"] = Claim{c.Value, c.HasValue, c.Decimals, c.Unit, c.Qualifier, c.Growth, c.Rank, c.RankMax + 1, c.RankScope}
		m := c
		m.RankScope = "上海"
		out["scope"] = m
	}
	return out
}

// sameUnit tells whether a claim in unit is the same in a unit of dimension d
// and factor f: 9万 is carried as anything that is counted.
func sameUnit(unit string, d model.Dimension, f float64) bool {
	e, g := baseUnit(unit)
	return d == e && f == g || unit == "万元/亩" && f == 1e4 || unit == "元" && f == 1 || d == "" || e == "万人" || unit == "万人" && f == 1e4 || unit == "亿元" && f == 1e8
}

func mutatedQuotes(quote string) []string {
	var out []string
	runes := []rune(quote)
	for i, r := range runes {
		if isDigit(r) && !strings.HasPrefix(quote, "2025年") && !strings.Contains(quote, ":") {
			m := append([]rune{}, runes...)
			m[i] = '0' + (r-'0'+3)%10
			out = append(out, string(m))
		}
	}
	for _, s := range [][2]string{{"亿元", "万元"}, {"万人", "人"}, {"家", "户"}, {"增长", "下降"}, {"下降", "增长"}, {"降幅收窄", "增幅扩大"}, {"增速达到", "降幅达到"},
		{"fell", "rose"}, {"increase", "decrease"}, {"突破", "接近"}, {"近", "超"}, {"约", "不足"}, {"超过", "不到"}, {"nearly", "over"}, {"以上", "左右"},
		{"第11", "第12"}, {"第一", "第二"}, {"第三", "第四"}, {"前三", "前五"}, {"third", "fourth"}, {"全市", "全省"}, {"全省", "全国"}, {"Hangzhou", "Shanghai"},
		{"千亿", "百亿"}, {"两千", "三千"}, {"四成", "五成"}, {"%", "个百分点"}, {"billion", "million"}, {"companies", "households"}} {
		if m := strings.Replace(quote, s[0], s[1], 1); m != quote && !harmless(quote, s[0]) {
			out = append(out, m)
		}
	}
	return out
}

// harmless tells of changes that leave the claimed part of a quote alone.
func harmless(quote, part string) bool {
	return strings.Contains(quote, "全国第九") || strings.Contains(quote, "居全市第3位") && part == "全市" || strings.Contains(quote, "2025年")
}

func TestJudgeTellsWhy(t *testing.T) {
	tests := []struct {
		quote  string
		claim  Claim
		opt    Options
		result Result
		why    string
	}{
		{"同比增长3.8%", growth(3.3, 1), Options{}, Contradicted, WhyValue},
		{"同比下降3.3%", growth(3.3, 1), Options{}, Contradicted, WhyDirection},
		{"零售总额突破千亿元", amount(1000, 0, "亿元"), Options{}, Contradicted, WhyQualifier},
		{"上城区(2561亿元)", amount(2561, 0, "亿元").with(About), Options{}, Contradicted, WhyQualifier},
		{"常住人口增加12.7万人", amount(12.7, 1, "万人"), Options{}, Contradicted, WhyDirection},
		{"增速5%—6%", growth(5, 0), Options{}, Contradicted, WhyValue},
		{"经济稳中向好", growth(3.8, 1), Options{}, Unread, WhyNoFigure},
		{"增速3.8%", amount(3.8, 1, "亿元"), Options{}, Unread, WhyNoFigure},
		{"增速3.8%", ranked(1, 1, ""), Options{}, Unread, WhyNoRank},
		{"位居全市第二", ranked(1, 1, ""), Options{}, Contradicted, WhyRank},
		{"位居全市第一", ranked(1, 1, "全省"), Options{}, Contradicted, WhyScope},
		{"排在第11位", ranked(11, 11, "全市"), Options{}, Unread, WhyNoScope},
		{"排在第11位", ranked(11, 11, "全市"), Options{Scope: "全市"}, Supported, ""},
		{"", Claim{}, Options{}, Unread, WhyNoFigure},
		{"上城区1323467", amount(1323467, 0, "人"), Options{}, Unread, WhyNoFigure},
		{"上城区1323467", amount(1323467, 0, "人"), Options{TableUnit: "人"}, Supported, ""},
		{"上城区1323467", amount(132.3467, 4, "万人"), Options{TableUnit: "人"}, Supported, ""},
		{"农村居民人均可支配收入 9.2", growth(9.2, 1), Options{TableUnit: "%"}, Supported, ""},
		{"聘任5位专家", amount(5, 0, "位"), Options{}, Supported, ""},
		{"3.4左右", amount(3.4, 1, "%").with(About), Options{TableUnit: "%"}, Supported, ""},
		{"去年GDP达1218.2", amount(1218.2, 1, "亿元"), Options{TableUnit: "亿元"}, Supported, ""},
	}
	for _, test := range tests {
		v := Judge(test.quote, test.claim, test.opt)
		if v.Result != test.result || v.Why != test.why {
			t.Errorf("%q %+v: %s %s, want %s %s", test.quote, test.claim, v.Result, v.Why, test.result, test.why)
		}
	}
}

func TestJudgeFindsNearest(t *testing.T) {
	v := Judge("第二产业增长1.9%，第三产业增长8.0%，工业增长3.9%，建筑业下降2%", growth(3.8, 1), Options{})
	if v.Result != Contradicted || len(v.Found) != 3 || v.Found[0].Value != 3.9 {
		t.Errorf("%s, found %v", v.Result, v.Found)
	}
}
