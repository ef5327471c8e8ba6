package evidence

// maxQualifier is the most runes of a Chinese qualifier.
const maxQualifier = 4

// qualifierBefore finds the qualifier that stands before i, and where it
// begins; i for none. 上 and 过 qualify only a multiplier alone: 上千家.
func (r *reader) qualifierBefore(i int, bare bool) (Qualifier, int) {
	pos := r.back(i)
	if isLetter(r.at(pos - 1)) {
		return r.englishQualifierBefore(i)
	}
	n := r.longestBefore(pos, maxQualifier, isQualifier)
	if n == 0 || r.notQualifier(pos-n, pos) {
		if bare && anyOf(r.at(pos-1), "上过") && !anyOf(r.at(pos-2), "以向线网会路海马通经不") {
			return Over, pos - 1
		}
		return r.adverbBefore(pos, i)
	}
	q, _ := qualifierWord(r.sub(pos-n, pos))
	return q, pos - n
}

// adverbBefore finds a qualifier before the verb that ends at pos: 至少完成,
// 约增长; i is returned for none.
func (r *reader) adverbBefore(pos, i int) (Qualifier, int) {
	n := r.longestBefore(pos, 3, isPlainVerb)
	if n == 0 {
		return Exact, i
	}
	for _, w := range [...]string{"至少", "最少", "至多", "最多", "大约", "大概", "约"} {
		if r.ends(pos-n, w) && !r.notQualifier(pos-n-len([]rune(w)), pos-n) {
			q, _ := qualifierWord(w)
			return q, i
		}
	}
	return Exact, i
}

func isPlainVerb(w string) bool {
	switch w {
	case "完成", "达到", "达", "实现", "有", "占", "为", "需", "新增", "引进", "增长", "提高", "增加", "下降", "减少", "建成", "投资", "培育", "带动", "覆盖":
		return true
	}
	return false
}

func isQualifier(w string) bool {
	_, ok := qualifierWord(w)
	return ok
}

func qualifierWord(w string) (Qualifier, bool) {
	switch w {
	case "近", "接近", "接近于", "将近", "不足", "不到", "未到", "未达", "未达到", "未满", "不满", "逼近", "临近", "近乎", "未超过", "未超", "低于", "少于",
		"小于", "<":
		if w == "未超过" || w == "未超" {
			return AtMost, true
		}
		return Under, true
	case "约", "大约", "大概", "约为", "约占", "约有", "约合", "约达", "大致", "大体", "约计", "大约为", "大约有", "≈", "大约占", "约需", "估计约":
		return About, true
	case "逾", "超", "超过", "突破", "多于", "大于", "超过了", "突破了", "首破", "破", "打破", "冲破", "高于", "超出", "站上", "迈上", "迈过", "跨过",
		"跨越", "跨上", "越过", "首超", "再超", "已超", "均超", "超越", "高过", ">", "首次突破", "首次超过", "迈入", "远超":
		return Over, true
	case "跃上", "不少于", "不低于", "至少", "不小于", "最少", "起码", "不下于", "不下", "≥", "至少有", "至少为", "不少于有", "不亚于":
		return AtLeast, true
	case "不超过", "至多", "最多", "不高于", "不大于", "不多于", "≤", "不超", "最多为", "最多不超过", "不得超过", "不超过了":
		return AtMost, true
	}
	return Exact, false
}

// notQualifier tells whether a qualifier from i to end is the end of another
// word: 签约30个, 最近3家, 侦破5起.
func (r *reader) notQualifier(i, end int) bool {
	before := r.at(i - 1)
	switch r.sub(i, end) {
	case "近":
		return anyOf(before, "最附靠邻亲就远")
	case "约":
		return anyOf(before, "签节集预违相缔契条公邀合简履制租续毁特和")
	case "超":
		return anyOf(before, "赶高反中英")
	case "破":
		return anyOf(before, "打爆侦告攻")
	case "不足":
		return before == '的'
	case "临近", "迈入", "大致":
		return before == '附'
	}
	return false
}

// qualifierAfter finds the qualifier that stands after i, and where it ends.
func (r *reader) qualifierAfter(i int) (Qualifier, int) {
	j := r.skip(i)
	if isLetter(r.at(j)) || r.at(i) == '+' {
		return r.englishQualifierAfter(i)
	}
	n := r.longest(j, maxQualifier, isAfterQualifier)
	if n == 0 || n == 1 && r.at(j) == '余' && anyOf(r.at(j+1), "杭姚江干庆") { // 余杭 is a place
		return Exact, i
	}
	q, _ := afterWord(r.sub(j, j+n))
	return q, j + n
}

func isAfterQualifier(w string) bool {
	_, ok := afterWord(w)
	return ok
}

func afterWord(w string) (Qualifier, bool) {
	switch w {
	case "以上", "及以上", "或以上", "(含)以上":
		return AtLeast, true
	case "以下", "及以下", "以内", "之内", "或以下":
		return AtMost, true
	case "新台阶", "台阶", "的新台阶", "的台阶":
		return AtLeast, true
	case "左右", "上下", "量级", "前后", "的量级", "大约", "上下浮动":
		return About, true
	case "有余", "余", "多", "大关", "的大关", "新大关":
		return Over, true
	}
	return Exact, false
}

// differs tells whether the qualifier that begins at i is a verb that compares
// two amounts: 比规划目标4000亿元超过260亿元.
func (r *reader) differs(i int) bool {
	if !r.has(i, "超") && !r.has(i, "高于") && !r.has(i, "低于") && !r.has(i, "少于") && !r.has(i, "多于") {
		return false
	}
	from := r.clause(i, 24)
	for j := i - 2; j >= from; j-- {
		if r.at(j) == '比' && !anyOf(r.at(j+1), "重例率值") && !anyOf(r.at(j-1), "占同环对") || r.at(j) == '较' && !anyOf(r.at(j-1), "比相") {
			return r.longestBefore(i, 4, isDirection) == 0
		}
	}
	return false
}

// distributesBefore tells whether a word before i makes a qualifier hold for
// each member of a list: 分别超过, 均超.
func (r *reader) distributesBefore(i int) bool {
	return anyOf(r.at(i-1), "均都") || r.ends(i, "分别")
}
