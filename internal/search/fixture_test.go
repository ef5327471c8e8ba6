package search

import (
	"strings"

	"pgregory.net/rapid"

	"weici/model"
)

// texts serves the readable parts of observations from memory.
type texts []model.Text

func (t texts) Text(id model.ObsID) model.Text { return t[id] }

// place is an area of the fixture; within names its parent's id.
type place struct {
	id, code         string
	level            model.Level
	within           string
	zh, en, short    string
	pinyin, initials string
	until            int16
	aliases          []string
}

func places() []place {
	return []place{
		{"330000", "330000", model.Province, "", "浙江省", "Zhejiang Province", "浙江", "zhejiang", "zj", 0, nil},
		{"330100", "330100", model.Prefecture, "330000", "杭州市", "Hangzhou", "杭州", "hangzhou", "hz", 0, nil},
		{"330102~2021", "330102", model.County, "330100", "上城区", "Shangcheng District", "上城", "shangcheng", "sc", 2021, nil},
		{"330103~2021", "330103", model.County, "330100", "下城区", "Xiacheng District", "下城", "xiacheng", "xc", 2021, nil},
		{"330102", "330102", model.County, "330100", "上城区", "Shangcheng District", "上城", "shangcheng", "sc", 0, nil},
		{"330108", "330108", model.County, "330100", "滨江区", "Binjiang District", "滨江", "binjiang", "bj", 0, []string{"杭州高新区", "Hi-Tech Zone"}},
		{"330109", "330109", model.County, "330100", "萧山区", "Xiaoshan District", "萧山", "xiaoshan", "xs", 0, nil},
		{"330110", "330110", model.County, "330100", "余杭区", "Yuhang District", "余杭", "yuhang", "yh", 0, nil},
		{"330110005", "330110005", model.Township, "330110", "余杭街道", "Yuhang Subdistrict", "余杭", "yuhang", "yh", 0, nil},
		{"330113", "330113", model.County, "330100", "临平区", "Linping District", "临平", "linping", "lp", 0, nil},
		{"330114", "330114", model.County, "330100", "钱塘区", "Qiantang District", "钱塘", "qiantang", "qt", 0, nil},
		{"330114001", "330114001", model.Township, "330114", "下沙街道", "Xiasha Subdistrict", "下沙", "xiasha", "xs", 0, nil},
		{"330114002", "330114002", model.Township, "330114", "白杨街道", "Baiyang Subdistrict", "白杨", "baiyang", "by", 0, nil},
		{"500000", "", model.Province, "", "重庆市", "Chongqing", "重庆", "", "", 0, nil},
		{"141100", "", model.Prefecture, "", "吕梁市", "Lüliang", "", "lǚ liáng", "ll", 0, nil},
	}
}

func measures() []model.Indicator {
	general := model.Name{ZH: "综合", EN: "General"}
	digital := model.Name{ZH: "数字经济", EN: "Digital economy"}
	return []model.Indicator{
		{ID: "gdp_growth", Name: model.Name{ZH: "地区生产总值增速", EN: "GDP growth"}, Short: model.Name{ZH: "GDP增速", EN: "GDP growth"}, Pinyin: "diqushengchanzongzhizengsu", Initials: "dqsczzzs", Category: general, Aliases: []string{"经济增速"}},
		{ID: "gdp", Name: model.Name{ZH: "地区生产总值", EN: "Gross domestic product"}, Short: model.Name{ZH: "GDP", EN: "GDP"}, Pinyin: "diqushengchanzongzhi", Initials: "dqsczz", Category: general, Aliases: []string{"生产总值"}},
		{ID: "retail_sales", Name: model.Name{ZH: "社会消费品零售总额", EN: "Retail sales of consumer goods"}, Short: model.Name{ZH: "社零", EN: "Retail"}, Pinyin: "shehuixiaofeipinlingshouzonge", Initials: "shxfplsze", Category: model.Name{ZH: "消费", EN: "Consumption"}},
		{ID: "digital_core", Name: model.Name{ZH: "数字经济核心产业增加值", EN: "Value added of core digital industries"}, Short: model.Name{ZH: "数字核心", EN: "Digital core"}, Category: digital},
		{ID: "urbanisation", Name: model.Name{ZH: "城镇化率", EN: "Urbanisation rate"}, Pinyin: "chengzhenhualv", Initials: "czhl", Category: model.Name{ZH: "人口", EN: "Population"}},
	}
}

func papers() []model.Document {
	return []model.Document{
		{ID: "anchor", Title: "上城区：锚定产业新风口", Authors: []string{"张梦月"}, Publisher: "杭州日报"},
		{ID: "bulletin-2022", Title: "2022年杭州市国民经济和社会发展统计公报", Publisher: "杭州市统计局"},
		{ID: "profile", Description: "简介，无标题"},
	}
}

func quoted() texts {
	say := func(doc model.DocID, exact string) model.Text {
		return model.Text{Citation: model.Citation{Document: doc, Exact: exact}}
	}
	return texts{
		say(0, "地区生产总值增速达到3.8%，位居全市第一"),
		say(0, "地区生产总值增速达到3.8%，位居全市第一"),
		say(1, "全市生产总值18753亿元"),
		say(1, ""),
		say(2, "地区生产总值增速达到3.8%，位居全市第一"),
		say(2, "增速 138％"),
	}
}

func fixture() *model.Panel {
	d := &model.Dataset{ID: "fixture", Indicators: measures(), Documents: papers()}
	at := map[string]model.AreaID{"": model.NoArea}
	for i, p := range places() {
		at[p.id] = model.AreaID(i)
		d.Areas = append(d.Areas, model.Area{
			ID: p.id, Code: p.code, Level: p.level, Parent: at[p.within],
			Name: model.Name{ZH: p.zh, EN: p.en}, Short: model.Name{ZH: p.short, EN: strings.Fields(p.en)[0]},
			Pinyin: p.pinyin, Initials: p.initials, Aliases: p.aliases,
			ValidTo: model.Date{Year: p.until},
		})
	}
	var b model.Builder
	for i, text := range quoted() {
		period := model.Period{Kind: model.Year, Year: int16(2018 + i)}
		b.Add(model.Observation{Area: 4, Period: period, Text: text})
	}
	d.Observations = b.Build(quoted())
	d.Index()
	return model.NewPanel(d)
}

// name tells what a hit is: its kind and its ids.
func name(p *model.Panel, h Hit) string {
	switch h.Kind {
	case Cell:
		return "cell " + p.Areas[h.Area].ID + " " + p.Indicators[h.Indicator].ID
	case Area:
		return "area " + p.Areas[h.Area].ID
	case Indicator:
		return "indicator " + p.Indicators[h.Indicator].ID
	case Document:
		return "document " + p.Documents[h.Document].ID
	}
	return "quote " + h.Text
}

// marked gives a hit's text with its spans in brackets.
func marked(h Hit) string {
	out, at := "", 0
	runes := []rune(h.Text)
	for _, s := range h.Spans {
		out += string(runes[at:s.Start]) + "[" + string(runes[s.Start:s.End]) + "]"
		at = s.End
	}
	return out + string(runes[at:])
}

func checkSpans(t rapid.TB, text string, h Hit) {
	t.Helper()
	at := 0
	for _, s := range h.Spans {
		if s.Start < at || s.End <= s.Start || s.End > len([]rune(h.Text)) {
			t.Fatalf("Find(%q): span %v of %q in %v", text, s, h.Text, h.Spans)
		}
		at = s.End
	}
	if (len(h.Spans) == 0) != (h.Match == Near) && h.Kind != Cell {
		t.Fatalf("Find(%q): %q matches %v with spans %v", text, h.Text, h.Match, h.Spans)
	}
}
