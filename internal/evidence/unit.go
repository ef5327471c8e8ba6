package evidence

// maxUnit is the most runes of a Chinese unit.
const maxUnit = 5

// need says how much a number must bring along to be a figure with a unit.
type need uint8

const (
	needNothing need = iota // 元, %, 平方公里: the unit alone says it
	needNumber              // 家, 人, 户: a digit below ten in Chinese needs a verb or the end of a phrase
	needVerb                // 个, 项, 次: likewise, and always a verb that counts
	needDigits              // 位, 天, 种: only with Arabic digits
	needContext             // 分, 岁, 点: only where a score, an age or an index is named, or with decimals
)

// chineseUnit says what a unit after a number measures, and what it needs.
func chineseUnit(w string) (Kind, need, bool) {
	switch w {
	case "%", "‰", "‱", "成":
		return Rate, needNothing, true
	case "个百分点", "百分点", "个基点", "基点", "个千分点", "千分点":
		return Points, needNothing, true
	case "倍":
		return Times, needNothing, true
	case "元", "美元", "欧元", "港元", "港币", "日元", "英镑", "澳元", "元人民币", "人民币", "美金",
		"平方公里", "平方千米", "平方米", "平米", "亩", "公顷", "公里", "千米", "米", "厘米", "毫米", "微米", "海里",
		"立方米", "立方", "方", "升", "毫升", "吨", "千克", "公斤", "斤", "克", "毫克", "微克", "吨标准煤", "吨标煤",
		"千瓦时", "千瓦", "兆瓦", "兆瓦时", "吉瓦", "瓦", "千伏安", "千伏", "度电", "标准箱", "标箱", "公里时",
		"gb", "tb", "pb", "km", "km2", "km²", "m2", "m²", "kwh", "mw", "gw", "kg",
		"摄氏度", "℃", "分贝", "平方公尺", "千卡", "吨公里", "人公里":
		return Amount, needNothing, true
	}
	return classifier(w)
}

// classifier is chineseUnit for the words that count.
func classifier(w string) (Kind, need, bool) {
	switch w {
	case "家", "人", "户", "人次", "户次", "家次", "架次", "车次", "班次", "批次", "例次", "标准床":
		return Count, needNumber, true
	case "个", "项", "件", "所", "名", "场", "组", "条", "辆", "台", "套", "座", "栋", "幢", "处", "艘", "宗", "起",
		"例", "单", "笔", "支", "只", "株", "棵", "枚", "架", "班", "趟", "对", "间", "部", "册", "款", "次", "场次",
		"台套", "个次", "台次":
		return Count, needVerb, true
	case "位", "种", "张", "头", "口", "门", "片", "块", "床", "幅", "篇", "份", "列", "羽", "根", "束", "箱", "车位",
		"类次", "席", "卷", "孔", "眼", "盏", "度", "票", "盒", "瓶", "台（套）", "公顷次", "桩", "泊位", "本":
		return Count, needDigits, true
	case "天":
		return Count, needContext, true
	case "分", "岁", "点", "小时", "分钟":
		return Amount, needContext, true
	}
	return 0, 0, false
}

func isChineseUnit(w string) bool {
	_, _, ok := chineseUnit(w)
	return ok
}

// unit is what stands after a number.
type unit struct {
	word string // 亿元, 万元/人, %, billion yuan
	kind Kind
	need need
	end  int
}

// unitAt reads the unit at i, after a number whose scale is given: 元, 人/户,
// 元/平方米. A scale needs no unit after it (9万, 2651亿).
func (t *text) unitAt(i int, scale string) (unit, bool) {
	j := i
	if t.at(j) == ' ' {
		j++
	}
	n := t.longest(j, maxUnit, isChineseUnit)
	if n > 0 && (t.notUnit(t.sub(j, j+n), j+n) || isLetter(t.at(j+n-1)) && isLetter(t.at(j+n))) {
		n = 0
	}
	if n == 0 {
		if scale == "" {
			return unit{end: i}, false
		}
		kind := Amount
		if scale == "万" {
			kind = Count
		}
		return unit{word: scale, kind: kind, end: i}, !t.levelWord(j)
	}
	u := unit{word: t.sub(j, j+n), end: j + n}
	u.kind, u.need, _ = chineseUnit(u.word)
	u = t.perAt(u)
	u.word = scale + normalUnit(u.word)
	return u, !t.levelWord(u.end)
}

// perAt adds what a unit is divided by: 元/人, 吨/万元, 元每平方米.
func (t *text) perAt(u unit) unit {
	j := u.end
	if t.at(j) == '每' {
		j++
	} else if t.at(j) != '/' {
		return u
	} else {
		j++
	}
	scale := ""
	if c := t.at(j); scalePower(string(c)) > 0 || c == '千' || c == '百' {
		scale, j = string(c), j+1
	}
	n := t.longest(j, maxUnit, isDivisor)
	if n == 0 {
		return u
	}
	u.word += "/" + scale + t.sub(j, j+n)
	u.kind, u.need, u.end = Amount, needNothing, j+n
	return u
}

func isDivisor(w string) bool {
	switch w {
	case "年", "月", "日", "天", "小时", "秒", "分钟", "亩均", "次", "床":
		return true
	}
	return isChineseUnit(w)
}

// normalUnit writes the spellings of one unit in one way.
func normalUnit(w string) string {
	switch w {
	case "个百分点":
		return "百分点"
	case "个基点":
		return "基点"
	case "个千分点":
		return "千分点"
	case "元人民币", "人民币":
		return "元"
	case "美金":
		return "美元"
	case "平米":
		return "平方米"
	}
	return w
}

// levelWord tells whether a class of things is named and nothing measured:
// 千亿级产业, 10亿元级项目. 量级 is no such word.
func (t *text) levelWord(i int) bool { return t.at(i) == '级' }
