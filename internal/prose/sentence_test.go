package prose_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"weici/internal/analysis"
	"weici/internal/prose"
	"weici/model"
)

// TestSentences holds the wording of each kind of figure, word by word.
func TestSentences(t *testing.T) {
	for _, c := range []struct {
		name   string
		f      figure
		zh, en string
	}{
		{"level", figure{ind: "gdp", area: upper, value: 2417.5, decimals: 1},
			"2022年，上城区地区生产总值为2417.5亿元。", "In 2022, Shangcheng District: GDP CNY 241.75 bn."},
		{"level about", figure{ind: "gdp", area: upper, value: 2000, qualifier: model.About, printed: "两千亿量级"},
			"2022年，上城区地区生产总值约2000亿元（原文“两千亿量级”）。", "In 2022, Shangcheng District: GDP about CNY 200 bn (printed “两千亿量级”)."},
		{"level over", figure{ind: "retail", area: upper, value: 1000, qualifier: model.Over, printed: "突破千亿元"},
			"2022年，上城区社会消费品零售总额超1000亿元（原文“突破千亿元”）。", "In 2022, Shangcheng District: retail sales over CNY 100 bn (printed “突破千亿元”)."},
		{"level at least", figure{ind: "gdp", area: upper, value: 400, qualifier: model.AtLeast},
			"2022年，上城区地区生产总值400亿元以上。", "In 2022, Shangcheng District: GDP at least CNY 40 bn."},
		{"level at most", figure{ind: "gdp", area: upper, value: 400, qualifier: model.AtMost},
			"2022年，上城区地区生产总值不超过400亿元。", "In 2022, Shangcheng District: GDP at most CNY 40 bn."},
		{"count under", figure{ind: "firms", area: upper, value: 9000, qualifier: model.Under, printed: "近9000家"},
			"2022年，上城区企业数近9000家（原文“近9000家”）。", "In 2022, Shangcheng District: enterprises nearly 9,000 家 (printed “近9000家”)."},
		{"count of zero", figure{ind: "firms", area: upper, value: 0},
			"2022年，上城区企业数为0家。", "In 2022, Shangcheng District: enterprises 0 家."},
		{"ten thousands", figure{ind: "population", area: upper, value: 137.1, decimals: 1},
			"2022年，上城区常住人口为137.1万人。", "In 2022, Shangcheng District: population 1.371 million people."},
		{"share", figure{ind: "urban_share", area: upper, value: 83.6, decimals: 1},
			"2022年，上城区城镇化率为83.6%。", "In 2022, Shangcheng District: urban share 83.6%."},
		{"per head", figure{ind: "income", area: upper, value: 80000, qualifier: model.Over},
			"2022年，上城区居民人均可支配收入超80000元。", "In 2022, Shangcheng District: income per head over CNY 80,000."},
		{"index", figure{ind: "energy", area: upper, value: 0.31, decimals: 2},
			"2022年，上城区单位生产总值能耗为0.31吨标准煤/万元。", "In 2022, Shangcheng District: energy per unit of GDP 0.31 tce per 10,000 yuan."},
		{"negative level", figure{ind: "gdp", area: upper, value: -3.5, decimals: 1},
			"2022年，上城区地区生产总值为-3.5亿元。", "In 2022, Shangcheng District: GDP CNY -350 mn."},

		{"growth at constant prices", figure{ind: "gdp_growth", area: upper, value: 3.8, decimals: 1},
			"2022年，上城区地区生产总值同比增长3.8%（可比价）。", "Shangcheng's real GDP grew 3.8% in 2022."},
		{"digits as published", figure{ind: "gdp_growth", area: upper, value: 3.8, decimals: 2},
			"2022年，上城区地区生产总值同比增长3.80%（可比价）。", "Shangcheng's real GDP grew 3.80% in 2022."},
		{"growth of unstated prices", figure{ind: "retail_growth", area: upper, value: 8.8, decimals: 1},
			"2022年，上城区社会消费品零售总额同比增长8.8%（价格口径未注明）。", "Shangcheng's retail sales grew 8.8% in 2022 (price basis not stated)."},
		{"fall", figure{ind: "gdp_growth", area: upper, value: -3.2, decimals: 1},
			"2022年，上城区地区生产总值同比下降3.2%（可比价）。", "Shangcheng's real GDP fell 3.2% in 2022."},
		{"unchanged", figure{ind: "gdp_growth", area: upper, value: 0, decimals: 1},
			"2022年，上城区地区生产总值与上年同期持平（可比价）。", "Shangcheng's real GDP was unchanged in 2022."},
		{"about unchanged", figure{ind: "gdp_growth", area: upper, value: 0, decimals: 1, qualifier: model.About},
			"2022年，上城区地区生产总值增速约0.0%（可比价）。", "In 2022, Shangcheng District: GDP growth about 0.0% (at constant prices)."},
		{"growth about", figure{ind: "gdp_growth", area: upper, value: 5.5, decimals: 1, qualifier: model.About},
			"2022年，上城区地区生产总值同比增长约5.5%（可比价）。", "Shangcheng's real GDP grew about 5.5% in 2022."},
		{"growth over", figure{ind: "gdp_growth", area: upper, value: 8, qualifier: model.Over},
			"2022年，上城区地区生产总值同比增长超8%（可比价）。", "Shangcheng's real GDP grew over 8% in 2022."},
		// Below −3 is a fall of more than 3: the bound turns with the sign.
		{"fall by more than", figure{ind: "gdp_growth", area: upper, value: -3, qualifier: model.Under},
			"2022年，上城区地区生产总值同比下降超3%（可比价）。", "Shangcheng's real GDP fell over 3% in 2022."},
		{"fall by less than", figure{ind: "gdp_growth", area: upper, value: -3, qualifier: model.Over},
			"2022年，上城区地区生产总值同比下降近3%（可比价）。", "Shangcheng's real GDP fell nearly 3% in 2022."},
		{"fall by at least", figure{ind: "gdp_growth", area: upper, value: -3, qualifier: model.AtMost},
			"2022年，上城区地区生产总值同比下降3%以上（可比价）。", "Shangcheng's real GDP fell at least 3% in 2022."},
		{"fall by at most", figure{ind: "gdp_growth", area: upper, value: -3, qualifier: model.AtLeast},
			"2022年，上城区地区生产总值同比下降不超过3%（可比价）。", "Shangcheng's real GDP fell at most 3% in 2022."},
		{"fall by about", figure{ind: "gdp_growth", area: upper, value: -3, qualifier: model.About},
			"2022年，上城区地区生产总值同比下降约3%（可比价）。", "Shangcheng's real GDP fell about 3% in 2022."},
		{"growth of no level", figure{ind: "chip_growth", area: upper, value: 12.5, decimals: 1},
			"2022年，上城区集成电路产业增速为12.5%（按可比口径计算）。", "In 2022, Shangcheng District: growth of the chip industry 12.5% (at comparable scope)."},
		{"growth of no level, over", figure{ind: "chip_growth", area: upper, value: 12.5, decimals: 1, qualifier: model.Over},
			"2022年，上城区集成电路产业增速超12.5%（按可比口径计算）。", "In 2022, Shangcheng District: growth of the chip industry over 12.5% (at comparable scope)."},

		{"provisional", figure{ind: "gdp", area: upper, value: 2003.3, decimals: 1, status: model.Provisional},
			"2022年，上城区地区生产总值为2003.3亿元（初步核算）。", "In 2022, Shangcheng District: GDP CNY 200.33 bn (provisional)."},
		{"estimated", figure{ind: "gdp_growth", area: upper, value: 3.3, decimals: 1, status: model.Estimated},
			"2022年，上城区地区生产总值同比增长3.3%（可比价）（预计）。", "Shangcheng's real GDP grew 3.3% in 2022 (estimate)."},
		{"revised", figure{ind: "gdp", area: upper, value: 2087.4, decimals: 1, status: model.Revised},
			"2022年，上城区地区生产总值为2087.4亿元（最终核实）。", "In 2022, Shangcheng District: GDP CNY 208.74 bn (revised or final)."},
		// A target is not a growth that took place (rule 8).
		{"target of growth", figure{ind: "gdp_growth", area: upper, value: 5.5, decimals: 1, status: model.Forecast, qualifier: model.About},
			"2022年，上城区地区生产总值增速的目标或预测为约5.5%（可比价）。", "In 2022, Shangcheng District: target or forecast of GDP growth about 5.5% (at constant prices)."},
		{"forecast of a level", figure{ind: "gdp", area: upper, value: 2500, status: model.Forecast},
			"2022年，上城区地区生产总值的目标或预测为2500亿元。", "In 2022, Shangcheng District: target or forecast of GDP CNY 250 bn."},
		{"secondary", figure{ind: "gdp", area: upper, value: 2668.5, decimals: 1, doc: table},
			"2022年，上城区地区生产总值为2668.5亿元（转载）。", "In 2022, Shangcheng District: GDP CNY 266.85 bn (unofficial reprint)."},

		{"missing", figure{ind: "gdp", area: upper, none: true, status: model.Missing},
			"2022年，上城区地区生产总值：未公布。", "In 2022, Shangcheng District: GDP – not published."},
		{"below the unit", figure{ind: "gdp", area: upper, none: true, status: model.BelowUnit},
			"2022年，上城区地区生产总值：不足一个单位。", "In 2022, Shangcheng District: GDP – below half a unit."},
		{"rank alone", figure{ind: "gdp_growth", area: upper, none: true, claim: model.RankClaim{Best: 1, Worst: 1}, scope: "全市"},
			"2022年，上城区地区生产总值增速，据《2022年统计公报》居全市第1位，但未给出数值。", "In 2022, Shangcheng District: GDP growth, first in Hangzhou according to “2022年统计公报”, without a figure."},
		{"rank alone, no scope", figure{ind: "gdp_growth", area: upper, none: true, claim: model.RankClaim{Best: 1, Worst: 3}},
			"2022年，上城区地区生产总值增速，据《2022年统计公报》居前3位，但未给出数值。", "In 2022, Shangcheng District: GDP growth, in the top 3 according to “2022年统计公报”, without a figure."},
		{"claimed rank", figure{ind: "gdp_growth", area: upper, value: 3.8, decimals: 1, claim: model.RankClaim{Best: 2, Worst: 4}, scope: "全省"},
			"2022年，上城区地区生产总值同比增长3.8%（可比价），据《2022年统计公报》居全省第2至4位之间。", "Shangcheng's real GDP grew 3.8% in 2022, between second and fourth among “全省” according to “2022年统计公报”."},

		{"quarter", figure{ind: "gdp_growth", area: upper, period: "2022-Q1", value: 3.8, decimals: 1},
			"2022年一季度，上城区地区生产总值同比增长3.8%（可比价）。", "Shangcheng's real GDP grew 3.8% year on year in Q1 2022."},
		{"nine months", figure{ind: "gdp", area: upper, period: "2022-9M", value: 1800},
			"2022年前三季度，上城区地区生产总值为1800亿元。", "In Jan–Sep 2022, Shangcheng District: GDP CNY 180 bn."},
		{"year to date", figure{ind: "retail", area: upper, period: "2022-05YTD", value: 300},
			"2022年1—5月，上城区社会消费品零售总额为300亿元。", "In the first 5 months of 2022, Shangcheng District: retail sales CNY 30 bn."},
		{"census day", figure{ind: "population", area: upper, period: "2020-11-01", value: 132.4, decimals: 1},
			"2020年11月1日，上城区常住人口为132.4万人。", "On 2020-11-01, Shangcheng District: population 1.324 million people."},
		{"several years", figure{ind: "firms", area: upper, period: "2018/2020", value: 12},
			"2018—2020年，上城区企业数为12家。", "In 2018–2020, Shangcheng District: enterprises 12 家."},
		{"undated", figure{ind: "firms", area: upper, period: "undated", value: 25},
			"上城区企业数为25家。", "Shangcheng District: enterprises 25 家."},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := say(t, model.ZH, c.f); got != c.zh {
				t.Errorf("\n got %s\nwant %s", got, c.zh)
			}
			if got := say(t, model.EN, c.f); got != c.en {
				t.Errorf("\n got %s\nwant %s", got, c.en)
			}
		})
	}
}

// TestPlaces holds how a place is said, and where it is left out (rules 1 to 8).
func TestPlaces(t *testing.T) {
	growth := func(area model.AreaID, value float64) figure {
		return figure{ind: "gdp_growth", area: area, value: value, decimals: 1}
	}
	for _, c := range []struct {
		name    string
		figures []figure
		zh, en  string
	}{
		{"decided", []figure{growth(upper, 3.8), growth(lower, 1.5), growth(river, 1)},
			"，居杭州市3个区县市第1位（按各地数据计算）。", ", first among the 3 districts and counties of Hangzhou (computed)."},
		{"partial set", []figure{growth(upper, 1.5), growth(lower, 3.8)},
			"同比增长1.5%（可比价）。", "grew 1.5% in 2022."},
		{"tied", []figure{growth(upper, 3.8), growth(lower, 3.8), growth(river, 1)},
			"，居杭州市3个区县市并列第1位（按各地数据计算）。", ", tied first among the 3 districts and counties of Hangzhou (computed)."},
		{"bounds leave a range", []figure{
			{ind: "gdp", area: upper, value: 2000, qualifier: model.Over}, {ind: "gdp", area: lower, value: 2100}, {ind: "gdp", area: river, value: 900}},
			"，居杭州市3个区县市第1至2位之间（按各地数据计算）。", ", between first and second among the 3 districts and counties of Hangzhou (computed)."},
		{"lower is better", []figure{
			{ind: "energy", area: upper, value: 0.3, decimals: 1}, {ind: "energy", area: lower, value: 0.2, decimals: 1}, {ind: "energy", area: river, value: 0.5, decimals: 1}},
			"，居杭州市3个区县市第2位（按各地数据计算）。", ", second among the 3 districts and counties of Hangzhou (computed)."},
		{"alone in its set", []figure{growth(upper, 3.8)}, "（可比价）。", "real GDP grew 3.8% in 2022."},
		{"forecast", []figure{{ind: "gdp", area: upper, value: 2500, status: model.Forecast}, {ind: "gdp", area: lower, value: 2100}, {ind: "gdp", area: river, value: 1900}},
			"地区生产总值的目标或预测为2500亿元。", "target or forecast of GDP CNY 250 bn."},
		{"missing", []figure{{ind: "gdp", area: upper, none: true, status: model.Missing}, {ind: "gdp", area: lower, value: 2100}, {ind: "gdp", area: river, value: 1900}},
			"地区生产总值：未公布。", "GDP – not published."},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := say(t, model.ZH, c.figures...); !strings.HasSuffix(got, c.zh) {
				t.Errorf("\n got %s\nwant …%s", got, c.zh)
			}
			if got := say(t, model.EN, c.figures...); !strings.HasSuffix(got, c.en) {
				t.Errorf("\n got %s\nwant …%s", got, c.en)
			}
		})
	}
}

func TestConflictIsSaid(t *testing.T) {
	shown := figure{ind: "gdp_growth", area: upper, value: 3.8, decimals: 1}
	other := figure{ind: "gdp_growth", area: upper, value: 3.3, decimals: 1, status: model.Estimated, doc: article}
	if got, want := say(t, model.ZH, shown, other), "2022年，上城区地区生产总值同比增长3.8%（可比价）；《锚定新风口》作3.3%（预计）。"; got != want {
		t.Errorf("got %s", got)
	}
	if got, want := say(t, model.EN, shown, other), "Shangcheng's real GDP grew 3.8% in 2022; “锚定新风口” gives 3.3% (estimate)."; got != want {
		t.Errorf("got %s", got)
	}
}

// TestComputedSentences holds that computed figures are marked so, and carry
// their formula and every document of their inputs (rule 13).
func TestComputedSentences(t *testing.T) {
	p := panel(t,
		figure{ind: "gdp", area: upper, value: 2200, decimals: 1},
		figure{ind: "gdp", area: upper, period: "2021", value: 2000, decimals: 1, doc: article, locator: "首段"},
		figure{ind: "gdp", area: city, value: 20000, decimals: 1})
	for _, c := range []struct {
		name       string
		derivation analysis.Derivation
		zh, en     string
	}{
		{"nominal", analysis.Derivation{Transform: model.Nominal},
			"2022年，上城区地区生产总值（名义增速）为10.0%。〔计算：名义增速 = (本期 ÷ 上年同期 − 1) × 100〕〔来源：《2022年统计公报》，统计局，2023-03-20〕〔来源：《锚定新风口》，甲等，日期未注明，首段〕",
			"In 2022, Shangcheng District: GDP (nominal growth) 10.0%. [Computed: nominal growth = (now ÷ a year before − 1) × 100] [Source: “2022年统计公报”, 统计局, 2023-03-20] [Source: “锚定新风口”, 甲 et al., date not stated, 首段]"},
		{"share", analysis.Derivation{Transform: model.Share},
			"2022年，上城区地区生产总值（占上级比重）为11.0%。〔计算：比重 = 本地区 ÷ 上级地区 × 100〕〔来源：《2022年统计公报》，统计局，2023-03-20〕",
			"In 2022, Shangcheng District: GDP (share of parent) 11.0%. [Computed: share = area ÷ parent × 100] [Source: “2022年统计公报”, 统计局, 2023-03-20]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := analysis.NewGuard(p).Value(0, upper, model.YearPeriod(2022), c.derivation)
			s := prose.Statement{Indicator: 0, Area: upper, Period: model.YearPeriod(2022), Derivation: c.derivation, Answer: a}
			if got := (prose.Writer{Panel: p, Lang: model.ZH}).Sentence(s); got != c.zh {
				t.Errorf("\n got %s\nwant %s", got, c.zh)
			}
			if got := (prose.Writer{Panel: p, Lang: model.EN}).Sentence(s); got != c.en {
				t.Errorf("\n got %s\nwant %s", got, c.en)
			}
		})
	}
}

// TestEverySentenceCarriesItsSource holds, for any figure in any state, that
// the sentence ends with its source, is one line, and has no empty bracket or
// unfilled verb.
func TestEverySentenceCarriesItsSource(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		f := figure{
			ind: rapid.SampledFrom(indicators()).Draw(r, "indicator").ID, area: upper,
			period:    rapid.SampledFrom([]string{"", "2022-H1", "2022-Q4", "2022-05", "2022-05YTD", "2020-11-01", "undated"}).Draw(r, "period"),
			value:     float64(rapid.IntRange(-99999, 99999).Draw(r, "value")) / 10,
			decimals:  uint8(rapid.IntRange(0, 3).Draw(r, "decimals")),
			none:      rapid.Bool().Draw(r, "none"),
			qualifier: rapid.SampledFrom(model.Qualifiers()).Draw(r, "qualifier"),
			status:    rapid.SampledFrom(model.Statuses()).Draw(r, "status"),
			claim:     model.RankClaim{Best: 1, Worst: uint16(rapid.IntRange(1, 3).Draw(r, "worst"))},
			doc:       rapid.SampledFrom([]model.DocID{bulletin, article, table}).Draw(r, "document"),
		}
		p := panel(t, f)
		ind, _ := p.Indicator(f.ind)
		e := analysis.EntryOf(p, ind, upper, when(t, f.period))
		for _, lang := range model.Langs() {
			got := prose.Writer{Panel: p, Lang: lang}.Sentence(prose.Statement{Indicator: ind, Area: upper, Period: e.Period, Answer: e.Answer, Place: e.Place})
			if end := "〕"; lang == model.ZH && (!strings.Contains(got, "〔来源：") || !strings.HasSuffix(got, end)) {
				t.Fatalf("no source: %s", got)
			}
			if lang == model.EN && (!strings.Contains(got, "[Source: ") || !strings.HasSuffix(got, "]")) {
				t.Fatalf("no source: %s", got)
			}
			for _, bad := range []string{"%!", "（）", "()", "  ", "\n", "NaN"} {
				if strings.Contains(got, bad) {
					t.Fatalf("%q in: %s", bad, got)
				}
			}
		}
	})
}
