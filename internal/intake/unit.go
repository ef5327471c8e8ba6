package intake

import (
	"strings"
)

// unit is a unit of measurement: so many times ten to the power of a base.
// 亿元 is 元 to the power of eight.
type unit struct {
	text  string // as printed: 亿元
	base  string // 元, %, £
	power int
}

func (u unit) known() bool { return u.base != "" }

// percent tells whether a unit is that of rates and shares.
func (u unit) percent() bool { return u.base == "%" }

// parseUnit reads the name of a unit, alone.
func parseUnit(text string) (unit, bool) {
	t := strings.TrimSpace(strings.TrimPrefix(tidy(text), "人民币"))
	t = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(t, "("), ")"))
	if t == "" || len(t) > 40 {
		return unit{}, false
	}
	if u, ok := chineseUnit(t); ok {
		u.text = t
		return u, true
	}
	if u, ok := englishUnit(strings.ToLower(t)); ok {
		u.text = t
		return u, true
	}
	return unit{}, false
}

// chineseUnit reads a scale and a base: 万亿元, 万元/人.
func chineseUnit(t string) (unit, bool) {
	switch t {
	case "%", "百分比", "百分数":
		return unit{base: "%"}, true
	case "‰", "千分比":
		return unit{base: "%", power: -1}, true
	case "百分点", "个百分点", "个点":
		return unit{base: "百分点"}, true
	case "上年=100", "上月=100", "上年同月=100", "上年同期=100", "上季=100":
		return unit{base: t}, true
	case "±%", "+-%", "增减%":
		return unit{base: "%"}, true
	}
	if top, below, ok := strings.Cut(t, "/"); ok && below != "" {
		u, ok := chineseUnit(top)
		if _, also := chineseUnit(below); ok && also {
			u.base += "/" + below
			return u, true
		}
		return unit{}, false
	}
	rest, power := t, 0
	for _, s := range scales() {
		if after, ok := strings.CutPrefix(t, s.word); ok && after != "" {
			rest, power = after, s.power
			break
		}
	}
	if base, ok := bases()[rest]; ok {
		return unit{base: base, power: power}, true
	}
	if base, ok := bases()[t]; ok { // 千瓦时 has no scale of its own
		return unit{base: base}, true
	}
	return unit{}, false
}

type scale struct {
	word  string
	power int
}

// scales are the words before a base, the longest first.
func scales() []scale {
	return []scale{{"万亿", 12}, {"千亿", 11}, {"百亿", 10}, {"十亿", 9}, {"亿", 8}, {"千万", 7}, {"百万", 6}, {"十万", 5}, {"万", 4}, {"千", 3}, {"百", 2}}
}

// bases are the units that scales stand before, and what each is called here.
func bases() map[string]string { return baseUnits }

var baseUnits = func() map[string]string {
	all := map[string]string{"元人民币": "元", "美金": "美元", "度": "千瓦时", "平方千米": "平方公里", "千克": "公斤", "平米": "平方米", "㎡": "平方米", "m²": "平方米", "m2": "平方米",
		"km²": "平方公里", "标准箱": "标箱", "TEU": "标箱", "teu": "标箱", "个": "个", "家": "个", "标煤": "吨标准煤", "吨标煤": "吨标准煤"}
	for _, u := range strings.Fields("元 美元 欧元 港元 港币 日元 英镑 人 户 人次 件 吨 公斤 千瓦时 千瓦 平方米 平方公里 公顷 亩 公里 米 立方米 辆 台 套 项 条 次 标箱 床 张 所 座 处 宗 笔 册 " +
		"吨标准煤 吨公里 人公里 岁 天 日 小时 分 倍 名 头 只 羽 艘 架 架次 户次 家次 起 例 场 种 幢 间 门 部 份 单 箱 万 点 微克/立方米 户籍人口 年 公顷次 群 株 篇 米3 卷 尾 担 斤 标台") {
		all[u] = u
	}
	delete(all, "万")
	return all
}()

// englishUnit reads £ million, pounds million, persons, % and the like.
func englishUnit(t string) (unit, bool) {
	power := 0
	for _, n := range []struct {
		text  string
		power int
	}{{"10,000 ", 4}, {"10000 ", 4}, {"100 ", 2}, {"1,000 ", 3}, {"1000 ", 3}, {"10 ", 1}} {
		if rest, ok := strings.CutPrefix(t, n.text); ok {
			t, power = rest, n.power
			break
		}
	}
	words := strings.FieldsFunc(t, func(r rune) bool { return r == ' ' || r == ',' })
	var rest []string
	for _, w := range words {
		switch w {
		case "million", "millions", "m", "mn":
			power += 6
		case "billion", "billions", "bn":
			power += 9
		case "thousand", "thousands", "000s", "'000":
			power += 3
		case "trillion":
			power += 12
		case "in", "of", "current", "prices":
		default:
			rest = append(rest, w)
		}
	}
	name := strings.Join(rest, " ")
	if m, ok := strings.CutSuffix(name, "m"); ok && (m == "£" || m == "€" || m == "$" || m == "us$") {
		name, power = m, power+6
	}
	if m, ok := strings.CutSuffix(name, "bn"); ok && (m == "£" || m == "€" || m == "$" || m == "us$") {
		name, power = m, power+9
	}
	switch name {
	case "£", "pound", "pounds", "pounds sterling", "gbp":
		return unit{base: "£", power: power}, true
	case "$", "us$", "usd", "dollars", "us dollars", "dollar":
		return unit{base: "美元", power: power}, true
	case "€", "euro", "euros", "eur":
		return unit{base: "欧元", power: power}, true
	case "yuan", "rmb", "cny":
		return unit{base: "元", power: power}, true
	case "person", "persons", "people", "inhabitants", "residents":
		return unit{base: "人", power: power}, true
	case "percentage", "percent", "per cent", "pct", "percentages", "%":
		return unit{base: "%"}, power == 0
	case "percentage point", "percentage points":
		return unit{base: "百分点"}, power == 0
	case "":
		return unit{base: "1", power: power}, power > 0 && len(words) == 1 && len(words[0]) > 2
	case "number", "count", "jobs", "households", "hours", "dwellings", "years", "days", "tonnes", "hectares", "km2", "sq km", "index", "ratio":
		return unit{base: name, power: power}, true
	}
	if isBase100(name) {
		return unit{base: name}, power == 0
	}
	return unit{}, false
}

// isBase100 tells the unit of an index: 2019 equals 100, 2015=100.
func isBase100(name string) bool {
	year, ok := strings.CutSuffix(strings.ReplaceAll(strings.ReplaceAll(name, " equals ", "="), " ", ""), "=100")
	return ok && len(year) == 4 && isYear(year)
}

func isYear(s string) bool {
	return len(s) == 4 && s >= "1900" && s <= "2100" && strings.Trim(s, "0123456789") == ""
}

// parseUnits reads several units: 亿元、%.
func parseUnits(text string) ([]unit, bool) {
	var all []unit
	parts := strings.FieldsFunc(tidy(text), func(r rune) bool { return r == '、' || r == ',' || r == ';' || r == '；' || r == '，' || r == '和' })
	for _, part := range parts {
		u, ok := parseUnit(part)
		if !ok {
			if u, ok := parseUnit(text); ok {
				return []unit{u}, true
			}
			return nil, false
		}
		all = append(all, u)
	}
	return all, len(all) > 0
}

// shift moves the point of a decimal number to the right by so many places.
func shift(number string, places int) string {
	if places == 0 {
		return number
	}
	sign := ""
	if rest, negative := strings.CutPrefix(number, "-"); negative {
		sign, number = "-", rest
	}
	whole, fraction, _ := strings.Cut(number, ".")
	if places > 0 {
		fraction += strings.Repeat("0", max(0, places-len(fraction)))
		whole, fraction = whole+fraction[:places], fraction[places:]
	} else {
		whole = strings.Repeat("0", max(0, 1-places-len(whole))) + whole
		cut := len(whole) + places
		whole, fraction = whole[:cut], whole[cut:]+fraction
	}
	whole = strings.TrimLeft(whole, "0")
	if whole == "" {
		whole = "0"
	}
	if fraction = strings.TrimRight(fraction, "0"); fraction != "" {
		whole += "." + fraction
	}
	if whole == "0" {
		sign = ""
	}
	return sign + whole
}
