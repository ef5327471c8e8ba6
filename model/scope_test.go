package model_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"weici/model"
)

// hangzhou is a country, a province of two cities, a city of three districts
// and a county, and two subdistricts of one of them; and the township of a
// district that has a town besides.
func hangzhou() *model.Dataset {
	area := func(id string, level model.Level, parent model.AreaID, zh, short, en, shortEN string) model.Area {
		return model.Area{ID: id, Level: level, Parent: parent, Name: model.Name{ZH: zh, EN: en}, Short: model.Name{ZH: short, EN: shortEN}}
	}
	return &model.Dataset{Areas: []model.Area{
		area("CN", model.Country, model.NoArea, "全国", "全国", "China", "China"),
		area("ZJ", model.Province, 0, "浙江省", "浙江", "Zhejiang Province", "Zhejiang"),
		area("HZ", model.Prefecture, 1, "杭州市", "杭州", "Hangzhou", "Hangzhou"),
		area("SC", model.County, 2, "上城区", "上城", "Shangcheng District", "Shangcheng"),
		area("QT", model.County, 2, "钱塘区", "钱塘", "Qiantang District", "Qiantang"),
		area("TL", model.County, 2, "桐庐县", "桐庐", "Tonglu County", "Tonglu"),
		area("JD", model.County, 2, "建德市", "建德", "Jiande City", "Jiande"),
		area("BY", model.Township, 4, "白杨街道", "白杨", "Baiyang Subdistrict", "Baiyang"),
		area("XS", model.Township, 4, "下沙街道", "下沙", "Xiasha Subdistrict", "Xiasha"),
		area("FC", model.Township, 5, "富春江镇", "富春江", "Fuchunjiang Town", "Fuchunjiang"),
		area("JN", model.Township, 5, "旧县街道", "旧县", "Jiuxian Subdistrict", "Jiuxian"),
	}}
}

// TestScopesAreRead holds how sources name the set of a rank: within, level,
// how many, what makes it another set, what stands in brackets.
func TestScopesAreRead(t *testing.T) {
	d := hangzhou()
	for _, c := range []struct{ ranked, words, want string }{
		{"SC", "全市", "HZ county"},
		{"SC", "杭州", "HZ county"},
		{"SC", "杭州市", "HZ county"},
		{"SC", "我市", "HZ county"},
		{"SC", "本市", "HZ county"},
		{"SC", "市内", "HZ county"},
		{"SC", "杭州地区(财政总收入增速)", "HZ county by 财政总收入增速"},
		{"SC", "杭州区县市", "HZ county"},
		{"SC", "杭州13个区县市", "HZ county 13"},
		{"SC", "杭州13个区县市(增速)", "HZ county 13 by 增速"},
		{"SC", "杭州十三个区、县（市）", "HZ county 13"},
		{"SC", "全市13个区、县(市)", "HZ county 13"},
		{"SC", "杭州市各区县市(位次,原文未写总量或增速)", "HZ county by 位次,原文未写总量或增速"},
		{"SC", "杭州市所辖各区、县（市）", "HZ county"},
		{"SC", "浙江省", "ZJ county"},
		{"SC", "浙江全省", "ZJ county"},
		{"SC", "全省", "ZJ county"},
		{"SC", "浙江省各区县市", "ZJ county"},
		{"SC", "浙江省各县市区(GDP总量)", "ZJ county by GDP总量"},
		{"SC", "全省90个县(市、区)", "ZJ county 90"},
		{"SC", "全国", "CN county"},
		{"SC", "国内", "CN county"},
		{"HZ", "全国各省", "CN province"},
		{"ZJ", "全国31个省（区、市）", "CN province 31"},
		{"HZ", "全省", "ZJ prefecture"},
		{"HZ", "全省11个设区市", "ZJ prefecture 11"},
		{"HZ", "浙江省各市", "ZJ prefecture"},
		{"JD", "全市", "HZ county"},
		{"FC", "全县", "TL township"},
		{"BY", "全区", "QT township"},
		{"BY", "钱塘区各街道", "QT township"},
		{"BY", "钱塘区2个街道", "QT township 2"},
		{"FC", "桐庐县各镇街", "TL township"},
		{"FC", "桐庐县14个镇（街道）", "TL township 14"},

		// Other sets than the whole level.
		{"SC", "某市主城区", " — 某市主城区"},
		{"SC", "杭州主城区(一般公共预算收入增幅)", "HZ — 主城区 by 一般公共预算收入增幅"},
		{"SC", "杭州市区", "HZ — 区"},
		{"SC", "杭州各城区", "HZ — 城区"},
		{"SC", "全市各开发区", "HZ — 开发区"},
		{"SC", "杭州新区", "HZ — 新区"},
		{"SC", "全市各区", "HZ county — 区"}, // not the county, nor 建德市
		{"SC", "全市2个区", "HZ county 2 — 区"},
		{"TL", "杭州县市", "HZ county — 县市"},
		{"FC", "桐庐县各街道", "TL township — 街道"}, // there are towns besides
		{"BY", "钱塘区六大产业平台", "QT 6 — 产业平台"},
		{"HZ", "全国城市", "CN — 城市"},
		{"HZ", "全国城市(连续3年)", "CN — 城市 by 连续3年"},
		{"HZ", "全国经开区", "CN — 经开区"},
		{"HZ", "副省级城市", " — 副省级城市"},
		{"HZ", "15个副省级城市", " 15 — 副省级城市"},
		{"SC", "宁波市", " — 宁波市"},
		{"SC", "长三角", " — 长三角"},
		{"SC", "", ""},

		{"SC", "Hangzhou", "HZ county"},
		{"SC", "the city", "HZ county"},
		{"SC", "citywide", "HZ county"},
		{"SC", "the city's districts and counties", "HZ county — districts and counties"}, // and Jiande City
		{"SC", "the 4 districts, counties and cities of Hangzhou", "HZ county 4"},
		{"SC", "Hangzhou's 4 districts and counties", "HZ county 4"},
		{"SC", "Zhejiang Province", "ZJ county"},
		{"HZ", "cities in Zhejiang", "ZJ prefecture"},
		{"HZ", "11 cities in Zhejiang Province", "ZJ prefecture 11"},
		{"ZJ", "nationwide", "CN province"},
		{"ZJ", "the 31 provinces of China", "CN province 31"},
		{"BY", "the subdistricts of Qiantang District", "QT township"},
		{"SC", "urban districts of Hangzhou", "HZ — urban districts"},
		{"SC", "development zones in the city", "HZ — development zones"},
		{"HZ", "sub-provincial cities", " — sub-provincial cities"},
		{"HZ", "cities in China", "CN — cities"},
	} {
		ranked := model.NoArea
		for i := range d.Areas {
			if d.Areas[i].ID == c.ranked {
				ranked = model.AreaID(i)
			}
		}
		if got := written(d, d.ReadScope(c.words, ranked)); got != c.want {
			t.Errorf("%s of %s: %q, want %q", c.words, c.ranked, got, c.want)
		}
	}
}

func written(d *model.Dataset, s model.Scope) string {
	text := ""
	if s.Within != model.NoArea {
		text = d.Areas[s.Within].ID
	}
	if s.Level != "" {
		text += " " + string(s.Level)
	}
	if s.N > 0 {
		text += fmt.Sprint(" ", s.N)
	}
	if s.Other != "" {
		text += " — " + s.Other
	}
	if s.By != "" {
		text += " by " + s.By
	}
	return text
}

// TestUnknownWordsMakeAnotherSet holds the kind: whatever is added to the words
// for a whole set, unless it only joins, is never read as that set.
func TestUnknownWordsMakeAnotherSet(t *testing.T) {
	d := hangzhou()
	rapid.Check(t, func(t *rapid.T) {
		place := rapid.SampledFrom([]string{"全市", "杭州", "杭州市", "本市"}).Draw(t, "place")
		odd := rapid.SampledFrom([]string{"主", "开发", "新", "老", "经济强", "沿江", "平台", "功能", "重点", "百强", "高新"}).Draw(t, "odd")
		group := rapid.SampledFrom([]string{"城区", "区", "区县市", "区、县(市)", "街道", "园"}).Draw(t, "group")
		each := rapid.SampledFrom([]string{"", "各", "13个", "十三个"}).Draw(t, "each")
		words := place + each + odd + group
		if s := d.ReadScope(words, 3); s.Is(2, model.County) || s.Other == "" {
			t.Fatalf("%s: %+v", words, s)
		}
	})
}

func FuzzReadScope(f *testing.F) {
	for _, words := range []string{"杭州13个区县市(增速)", "全国31个省（区、市）", "the city's 13 districts", "十百千个", "()", "全", "区、县(市"} {
		f.Add(words)
	}
	d := hangzhou()
	f.Fuzz(func(t *testing.T, words string) {
		for ranked := range d.Areas {
			s := d.ReadScope(words, model.AreaID(ranked))
			if s.N < 0 || (s.Within == model.NoArea) && s.Level != "" {
				t.Errorf("%q: %+v", words, s)
			}
		}
	})
}
