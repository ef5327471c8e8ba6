package evidence

import "strings"

// What looks like a figure and is none. Each rule here is about grammar, not
// about a phrase: what follows a unit shows that it was no unit (三成立), that
// a step of an argument is counted and no thing (8个方面), or that a length of
// time, an age or a place in a series only describes (10分钟就医圈, 3天内).

// notUnit tells whether a unit that ends at i is the beginning of another word.
func (t *text) notUnit(unit string, i int) bool {
	next := t.at(i)
	switch unit {
	case "元":
		return next == '宇' || next == '旦' || next == '素' || next == '件' || next == '化'
	case "成":
		return anyOf(next, "立功为果员都就本不交熟品型效长绩因份")
	case "个":
		n := t.longest(i, 3, topic)
		return t.longest(i, 3, abstract) > 0 || n > 0 && isBoundary(t.at(i+n))
	case "项":
		return t.has(i, "原则")
	case "次":
		return t.longest(i, 4, meeting) > 0
	case "位":
		return anyOf(next, "数一置")
	case "名":
		return anyOf(next, "单额誉")
	case "天":
		return anyOf(next, "内前后之")
	case "小时", "分钟":
		return t.circleAhead(i)
	case "分":
		return anyOf(next, "之别类钟公行")
	case "方":
		return anyOf(next, "面向式法案便")
	case "条":
		return anyOf(next, "件款例")
	case "度":
		return anyOf(next, "假过")
	case "单":
		return anyOf(next, "位一项")
	case "对":
		return anyOf(next, "一口标应接")
	case "起":
		return anyOf(next, "步点源草来到")
	case "口":
		return anyOf(next, "岸径号")
	}
	return false
}

func anyOf(r rune, set string) bool {
	for _, c := range set {
		if c == r {
			return true
		}
	}
	return false
}

// abstract lists what 个 counts without counting a thing: the parts of an
// argument, slogans that begin with 个, and lengths of time.
func abstract(w string) bool {
	switch w {
	case "方面", "字", "层面", "维度", "环节", "阶段", "步骤", "原则", "坚持", "确保", "必须", "更加", "着力", "聚焦", "转变", "结合", "统筹", "关系",
		"意识", "自信", "维护", "确立", "一批", "一律", "月", "季度", "年度", "年头", "工作日", "交易日", "小时", "星期", "礼拜", "世纪", "半",
		"角度", "意味", "层次", "务必", "绝不", "抓手", "突破口", "五年", "百年", "一百年":
		return true
	}
	return false
}

// topic lists what is abstract where nothing follows: 三个重点, but 10个重点项目.
func topic(w string) bool {
	switch w {
	case "重点", "关键", "问题", "特点", "特征", "目标", "领域", "突出", "一", "周", "最", "优先", "率先":
		return true
	}
	return false
}

// meeting lists what 次 numbers: meetings, censuses, industries.
func meeting(w string) bool {
	switch w {
	case "产业", "会议", "全会", "全体", "全体会议", "党代会", "代表大会", "代表", "人代会", "普查", "全国", "方", "常委会",
		"分配", "创业", "元", "函数", "能源", "会", "大会":
		return true
	}
	return false
}

// circleAhead tells whether a time names how far something reaches:
// 15分钟品质生活圈, 1小时交通圈.
func (t *text) circleAhead(i int) bool {
	for j := i; j < i+10 && isHan(t.at(j)); j++ {
		if t.at(j) == '圈' {
			return true
		}
	}
	return false
}

// title skips a title in 《》: its numbers are part of a name.
func (r *reader) title(i int) int {
	for j := i + 1; j < i+80 && j < r.len() && r.at(j) != '\n'; j++ {
		if r.at(j) == '》' {
			return j + 1
		}
	}
	return i + 1
}

// ordinal skips a number after 第: 第十四届, 第3号.
func (r *reader) ordinal(i int) int {
	j := r.skip(i + 1)
	for isDigit(r.at(j)) || isChineseNumeral(r.at(j)) {
		j++
	}
	if j == i+1 {
		return j
	}
	// What a number in a series counts is no unit: 第5位, 第4个超百万户的城市.
	return j + r.longest(j, maxUnit, isChineseUnit)
}

// needMet tells whether a number with a unit is a figure where it stands.
func (r *reader) needMet(start int, n numeral, u unit) bool {
	if u.kind == Count && r.inName(start, u.end) || u.word == "位" && r.longestBefore(start, 2, isMove) > 0 {
		return false // 前移1位 says how far, and not where
	}
	if u.need == needContext {
		return r.contextFor(start, n, u)
	}
	if !n.chinese {
		return true
	}
	if isMultiplier(r.at(start)) && anyOf(r.at(start-1), "数几") {
		return false // 数十家, 几百万
	}
	if n.bare {
		return r.bareMeant(start, n, u)
	}
	if u.word == n.scale && r.quoted(start) {
		return r.limited(start, u.end) // “两千亿量级”, but not “两千亿俱乐部”
	}
	if u.need == needDigits {
		return !n.weak && (n.qualifier != Exact || r.limited(start, u.end))
	}
	if !n.weak {
		return true
	}
	return r.weakMeant(start, n, u)
}

// inName tells whether a count from i to end closes a name in quotation marks
// that other words begin: “新质生产力25条”.
func (r *reader) inName(i, end int) bool {
	if !anyOf(r.at(end), "”\"』」") || !isHan(r.at(i-1)) {
		return false
	}
	for j := i - 1; j > i-16; j-- {
		if anyOf(r.at(j), "“『「") {
			return r.longestBefore(i, 4, isQualifier) == 0 && r.longestBefore(i, 3, countingVerb) == 0
		}
		if !isHan(r.at(j)) {
			return false
		}
	}
	return false
}

// bareMeant tells whether a multiplier alone is a number: 突破千亿元 and
// 百亿元 are, 万元 and 百家争鸣 are not.
func (r *reader) bareMeant(start int, n numeral, u unit) bool {
	if n.low == 1 && n.scale != "" { // 亿元以上项目 names a class
		before, _ := r.qualifierBefore(start, true)
		after, _ := r.qualifierAfter(u.end)
		return before != Exact || after == Over || after == About
	}
	if r.limited(start, u.end) {
		return true
	}
	return u.need == needNothing && len(u.word) > len(n.scale) && n.scale != "" && n.low > 1
}

// limited tells whether a qualifier stands before or after.
func (r *reader) limited(start, end int) bool {
	before, _ := r.qualifierBefore(start, true)
	after, _ := r.qualifierAfter(end)
	return before != Exact || after != Exact
}

// weakMeant tells whether a Chinese numeral below eleven is a number: where it
// measures (三成, 五亿元), after a verb that counts (新增三家), behind what
// it counts (上市公司三家。) or with a qualifier (近十家).
func (r *reader) weakMeant(start int, n numeral, u unit) bool {
	one := n.low == 1 && n.scale == ""
	switch {
	case u.kind == Rate || u.kind == Points || u.kind == Times:
		return true
	case u.need == needNothing:
		return !one && !r.quoted(start)
	case one || r.quoted(start):
		return false
	case r.limited(start, u.end):
		return true
	}
	if r.countsBefore(start, u) {
		return true
	}
	return u.need == needNumber && isHan(r.at(start-1)) && !r.pointsAt(start) && isBoundary(r.at(u.end))
}

// quoted tells whether a name in quotation marks begins at i.
func (r *reader) quoted(i int) bool { return anyOf(r.at(i-1), "“‘「『\"'《") }

// pointsAt tells whether a word before i points at known things: 这三家.
func (r *reader) pointsAt(i int) bool { return anyOf(r.at(i-1), "这那每第该前后其另各") }

// contextFor tells whether a score, an age or an index is named before a unit
// that otherwise tells the time or sorts into classes.
func (r *reader) contextFor(start int, n numeral, u unit) bool {
	clause := r.sub(max(start-24, r.sentenceStart(start)), start)
	switch u.word {
	case "分":
		return n.decimals > 0 || containsAny(clause, "得分", "评分", "均分", "满意", "指数", "成绩", "总分", "考核")
	case "岁":
		return containsAny(clause, "寿命", "年龄")
	case "点":
		return n.decimals > 0 || containsAny(clause, "指数")
	case "天":
		return containsAny(clause, "天数", "优良", "日数", "达标", "平均", "时间", "缩短", "压缩")
	case "小时", "分钟":
		return !n.chinese && (n.decimals > 0 || containsAny(clause, "时数", "时长", "时间", "平均", "压缩", "缩短", "累计", "总"))
	}
	return false
}

func containsAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// countsBefore tells whether a verb that counts stands before i. 有三家 counts,
// but 有三个 and 有三项 may begin an argument.
func (r *reader) countsBefore(i int, u unit) bool {
	i = r.back(i)
	if u.need == needNumber && (r.at(i-1) == '有' || r.at(i-1) == '为' || r.ends(i, "实现")) {
		return true
	}
	if anyOf(r.at(i-1), "了有到") && r.longestBefore(i-1, 2, countingVerb) > 0 {
		return true
	}
	return r.longestBefore(i, 3, countingVerb) > 0
}

func countingVerb(w string) bool {
	switch w {
	case "新增", "增加", "减少", "新设", "引进", "招引", "落户", "新建", "建成", "建有", "拥有", "现有", "共有", "共", "达", "达到",
		"完成", "获批", "获评", "入选", "培育", "签约", "开工", "竣工", "投用", "投产", "累计", "净增", "认定", "设立",
		"举办", "承办", "下降", "提高", "上升", "仅", "仅有", "只有", "合计", "总计", "其中", "落地", "引入", "关停",
		"上市", "计", "新开", "创成", "创建":
		return true
	}
	return false
}
