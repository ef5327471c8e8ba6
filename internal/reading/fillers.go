package reading

import (
	"strings"
	"unicode"

	"weici/internal/evidence"
)

func evidenceFold(s string) string { return string(evidence.Fold(s)) }

// explained tells whether all that stands from i to j only leads from a name to
// its value: figures, the names of areas, periods, and words such as 实现, 同比增长,
// 位居全市. Anything else may name another thing.
func (t *Text) explained(i, j int) bool {
	if j-i > 160 {
		return false
	}
	for i < j {
		if k := t.before(t.areas, i); k+1 < len(t.areas) && t.areas[k+1].start == i {
			i = t.areas[k+1].end
			continue
		}
		switch c := t.at(i); {
		case c == '、' || !han(c) && !unicode.IsLetter(c):
			i++
			continue
		case !han(c):
			end := i
			for end < j && (unicode.IsLetter(t.at(end)) && !han(t.at(end)) || t.at(end) == '\'') {
				end++
			}
			if !leads(t.sub(i, end)) && !t.inSpan(i) {
				return false
			}
			i = end
			continue
		}
		end := t.pastKnown(i, j)
		if end == i {
			return false
		}
		i = end
	}
	return true
}

// pastKnown is where a figure or a word that leads ends that begins at
// i; i for none.
func (t *Text) pastKnown(i, j int) int {
	if t.inSpan(i) {
		return i + 1
	}
	for n := 6; n > 0; n-- {
		if i+n <= j && leadsTo(t.sub(i, i+n)) {
			return i + n
		}
	}
	return i
}

// inSpan tells whether i is part of a figure.
func (t *Text) inSpan(i int) bool {
	for _, k := range t.figuresIn(max(i-30, 0), i+1) {
		if start, end := t.Span(k); start <= i && i < end {
			return true
		}
	}
	return false
}

// leadsTo lists the Chinese words that lead from a name to its value.
func leadsTo(w string) bool {
	switch w {
	case "实现", "完成", "达到", "达", "为", "是", "有", "突破", "超过", "超", "近", "约", "逾", "首次", "首", "破", "首破", "约为", "接近", "不足", "左右", "以上", "以下", "以内", "多", "余",
		"同比", "环比", "比", "较", "上年", "去年", "上年同期", "去年同期", "同期", "上年同", "年初", "上月", "增长", "下降", "增加", "减少", "提高", "回落", "上升", "提升", "扩大", "收窄", "相比", "年初预算", "调整预算", "年度预算", "预算", "年度任务", "年度目标", "缩小", "降低", "优化", "维持",
		"增速", "增幅", "降幅", "增长率", "涨幅", "名义", "实际", "按可比价", "按可比价格", "按不变价", "按不变价格", "可比价", "可比价格", "可比", "不变价", "计算", "口径", "同口径", "可比口径",
		"增至", "升至", "增", "降", "升", "至", "到", "由", "从", "总量", "总额", "总值", "规模", "数", "额", "值", "分别", "和", "与", "及", "又", "也", "均", "都", "已", "了", "再", "就", "仅", "共", "共有", "累计", "合计",
		"预计", "力争", "确保", "争取", "预期", "目标", "全年", "年", "月", "日", "末", "底", "年末", "年底", "年度", "季度", "上半年", "下半年", "前三季度", "一季度", "个月", "今年", "本年", "以来", "当年", "当月",
		"位居", "位列", "居", "列", "排名", "排", "位次", "稳居", "跃居", "继续", "保持", "连续", "在", "中", "的", "第", "位", "名", "前", "率", "占", "比重", "比例", "占比", "高于", "低于", "快于", "慢于", "高出", "平均", "水平", "平均水平",
		"全国", "全省", "全市", "全区", "全县", "个", "百分点", "个百分点", "大关", "台阶", "新台阶", "等", "多项", "多项产业", "两张", "榜单", "两张榜单", "指标", "各项", "地区", "其", "该", "这一", "杭州", "跑进", "唯一", "初步核算", "初步", "核算",
		"首位", "榜首", "修订", "核定", "调整", "…", "别", "稳步", "持续", "快速", "平稳", "大幅", "小幅", "明显", "显著", "有所", "继续保持", "呈", "呈现", "态势", "贡献", "区", "县", "市", "国", "元", "两", "三", "四", "五", "六", "七", "八", "九", "十", "一", "二", "百", "千", "万", "亿",
		"上", "过", "则", "而", "并", "将", "于", "时", "期间", "本级", "完成额", "情况", "绝对量", "方面", "全部", "新增", "净增", "达成", "稳定", "稳定在", "控制在", "以", "位于", "跻身", "处于", "榜", "同步", "另", "加快", "放缓", "减慢":
		return true
	}
	return false
}

// leads lists the English words that lead from a name to its value, or from a
// value to its name.
func leads(w string) bool {
	switch strings.TrimSuffix(w, "'s") {
	case "of", "was", "were", "is", "are", "the", "a", "an", "by", "to", "at", "in", "up", "down", "rose", "rise", "risen", "rising", "grew", "grow", "grown", "growing", "growth", "increase", "increased",
		"fell", "fall", "falling", "declined", "decline", "decreased", "decrease", "dropped", "drop", "reached", "reaching", "reach", "hit", "hitting", "stood", "stands", "standing", "totaled", "totaling", "totalled", "total", "amounted", "came",
		"exceeded", "exceeding", "topped", "surpassed", "over", "more", "than", "nearly", "about", "around", "almost", "some", "approximately", "year", "on", "yoy", "annual", "real", "nominal", "terms", "rate", "expanded", "expansion", "expanding",
		"billion", "million", "trillion", "yuan", "percent", "respectively", "and", "from", "earlier", "last", "previous", "same", "period", "first", "half", "quarter", "second", "third", "fourth", "months", "month", "january", "february", "march", "april", "may", "june",
		"july", "august", "september", "october", "november", "december", "year-on-year", "for", "with", "its", "it", "which", "climbed", "climbing", "jumped", "surged", "gained", "slipped", "edged", "ranked", "ranking", "ranks", "no", "place", "highest", "fastest",
		"city", "province", "country", "district", "nationwide", "citywide", "compared", "posted", "recorded", "registered", "achieved", "generated", "had", "has", "an increase", "full", "whole", "end", "accounting", "accounted", "among", "districts", "counties", "stayed", "remained", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "cumulative", "combined", "preliminary", "figures", "basis", "comparable", "prices":
		return true
	}
	return false
}

// standsAlone tells whether no other noun is joined to a name: 机电产品出口 and
// 出口交货值 are not 出口.
func (t *Text) standsAlone(m mention) bool {
	if !han(t.at(m.start)) {
		return true
	}
	return t.opens(m.start) && t.closes(m.end)
}

// opens tells whether a name may begin at i.
func (t *Text) opens(i int) bool {
	if !han(t.at(i - 1)) {
		return true
	}
	if k := len(t.areas) - 1; k >= 0 && t.areas[k].end == i {
		return true
	}
	if k := len(t.indicators) - 1; k >= 0 && t.indicators[k].end == i {
		return false
	}
	if t.at(i-1) == '新' && !strings.ContainsRune("创高革更", t.at(i-2)) {
		return true
	}
	for _, w := range [...]string{"实现", "完成", "达到", "全年", "年度", "累计", "今年", "去年", "其中", "年", "月", "季度", "半年", "年末", "年底", "以来", "期间", "和", "与", "及", "的", "等", "了", "预计", "力争", "确保", "推动", "全社会", "全体", "街道",
		"带动", "拉动", "全口径", "地方", "使", "让", "按", "从", "看", "中", "是", "有", "为", "末", "底", "同期", "目标", "城市", "当年", "本地", "辖区", "拥有", "占", "比", "对", "家", "个", "所", "位", "场", "起", "聚集", "集聚", "外", "作为", "现有", "共有", "新增", "成功", "聚焦", "首批"} {
		if t.has(i-len([]rune(w)), w) {
			return true
		}
	}
	return false
}

// closes tells whether a name may end at i.
func (t *Text) closes(i int) bool {
	if !han(t.at(i)) {
		return true
	}
	for n := 6; n > 0; n-- {
		if w := t.sub(i, i+n); n == len([]rune(w)) && leadsTo(w) {
			return !(w == "率" || w == "额" || w == "值" || w == "中" || w == "的" && !t.growthFollows(i+1))
		}
	}
	return strings.ContainsRune("稳高低跌涨降", t.at(i))
}

func (t *Text) growthFollows(i int) bool {
	return t.has(i, "增速") || t.has(i, "增长") || t.has(i, "总量") || t.has(i, "增幅") || t.has(i, "规模")
}
