package evidence

// directionBefore finds the direction that a word before i gives: 增长8.8%,
// 增速达到3.8%, 增长(按可比价)4.2%. Where that word ends in 到 or 至 the figure
// is a level and has none.
func (r *reader) directionBefore(i int, kind Kind) Direction {
	i = r.back(i)
	for range 6 {
		n := r.longestBefore(i, 4, isFiller)
		if n == 0 || r.becomes(i) {
			break
		}
		i = r.back(i - n)
	}
	if r.at(i-1) == ')' {
		i = r.bracketBefore(i)
	}
	if isLetter(r.at(i - 1)) {
		return r.englishDirectionBefore(i)
	}
	if anyOf(r.at(i-1), "到至为") {
		return r.levelDirection(i - 1)
	}
	if c := r.at(i - 3); (c == '多' || c == '少') && (kind == Amount || kind == Count) && !anyOf(r.at(i-4), "不很至最众诸更") && r.comparesBefore(i) {
		if c == '多' { // 较上年多兑现2.1亿元
			return Up
		}
		return Down
	}
	d := r.directionWordBefore(i, kind)
	if d == NoDirection && kind != Rate {
		return r.comparison(i, kind)
	}
	return d
}

// comparison is the direction of points between two places or times, with the
// other one between the word and the number: 高于全国1.2个百分点.
func (r *reader) comparison(i int, kind Kind) Direction {
	if kind != Points && !isHan(r.at(i-1)) {
		return NoDirection
	}
	for from := r.clause(i, 16); i > from; i-- {
		if kind != Points && (isDigit(r.at(i-1)) || anyOf(r.at(i-1), "的实现达为完")) {
			return NoDirection
		}
		switch r.sub(i-2, i) {
		case "高于", "快于", "高出", "多于", "超出", "超过", "领先", "好于", "优于", "跑赢":
			return Up
		case "低于", "慢于", "少于", "落后":
			return Down
		}
		if r.at(i-1) == '超' && r.at(i-2) != '赶' {
			return Up
		}
	}
	return NoDirection
}

// becomes tells whether a level is reached before i: 降为1.62. A noun before 为
// is no such verb: 增速为3.8%.
func (r *reader) becomes(i int) bool {
	if r.at(i-1) != '为' {
		return false
	}
	switch r.sub(i-3, i-1) {
	case "提高", "下降", "降低", "缩小", "回落", "上升", "扩大", "收窄", "提升", "减少":
		return true
	}
	return anyOf(r.at(i-2), "降升减")
}

// directionWordBefore is the direction of the word that ends at i.
func (r *reader) directionWordBefore(i int, kind Kind) Direction {
	n := r.longestBefore(i, 4, isDirection)
	if n == 0 {
		return NoDirection
	}
	if n == 1 && !r.aloneMeant(i-1, kind) {
		return NoDirection
	}
	d, _ := directionWord(r.sub(i-n, i))
	return d
}

// levelDirection is the direction of a rate that went 到 or 至 somewhere: that
// of the rate itself where it is a rate of change (增速回落至3.8% is growth).
func (r *reader) levelDirection(i int) Direction {
	n := r.longestBefore(i, 4, isDirection)
	clause := r.sub(r.clause(i-n, 14), i-n)
	switch {
	case n == 0:
		return NoDirection
	case containsAny(clause, "增速", "增幅", "涨幅", "增长率"):
		return Up
	case containsAny(clause, "降幅", "跌幅"):
		return Down
	}
	return NoDirection
}

// bracketBefore is where the bracket that closes just before i opens.
func (t *text) bracketBefore(i int) int {
	for j := i - 2; j > i-24 && j >= 0; j-- {
		if t.at(j) == '(' {
			return t.back(j)
		}
	}
	return i
}

// isFiller lists what may stand between a word of direction and its number.
func isFiller(w string) bool {
	switch w {
	case "了", "达", "达到", "达到了", "为", "是", "在", "均", "都", "分别", "仅", "只", "保持在", "稳定在", "维持在", "高达", "已达",
		"共", "累计", "也", "平均", "各", "均为", "约", "近", "超", "超过", "突破", "实现", "不到", "不足", "均超过", "将近", "大约",
		"分别为", "分别达", "预计", "逾", "至少", "不低于", "幅度", "速度", "幅度为", "速度为", "控制在", "有", "仅为", "就", "又":
		return true
	}
	return false
}

func isDirection(w string) bool {
	_, ok := directionWord(w)
	return ok
}

func directionWord(w string) (Direction, bool) {
	switch w {
	case "增长", "增加", "上升", "提高", "提升", "扩大", "上涨", "增速", "增幅", "涨幅", "增长率", "升幅", "回升", "攀升", "上扬",
		"走高", "加快", "净增", "净增加", "扩张", "拉升", "跃升", "高出", "快于", "高于", "正增长", "递增", "激增", "猛增", "劲增", "飙升", "大增", "拔高",
		"多出", "同比增", "增收", "增支", "增利", "多收", "提速", "上浮", "增", "升", "涨", "高", "快", "多", "提":
		return Up, true
	case "下降", "降低", "回落", "减少", "收窄", "缩小", "下滑", "下跌", "缩减", "压减", "压缩", "降幅", "跌幅", "减幅", "萎缩", "负增长",
		"滑落", "走低", "慢于", "低于", "缩短", "放缓", "减缓", "下调", "下浮", "下挫", "递减", "锐减", "净减少", "净减", "压降", "削减", "减收", "减支", "少收", "降", "跌", "减", "低", "慢", "少":
		return Down, true
	}
	return NoDirection, false
}

// aloneMeant tells whether a word of one rune at i gives a direction: 同比增8%
// does, 新增8家 and 不少8家 do not.
func (r *reader) aloneMeant(i int, kind Kind) bool {
	before := r.at(i - 1)
	switch r.at(i) {
	case '高', '快', '低', '慢':
		return (kind == Points || kind == Rate && r.comparesBefore(i)) && !anyOf(before, "最提新")
	case '多', '少':
		return (kind == Count || kind == Amount) && !anyOf(before, "不很许至最众诸较更") && r.comparesBefore(i)
	case '增', '升', '涨', '提':
		return !anyOf(before, "新倍加催递上提")
	}
	return !anyOf(before, "升加增缩裁税")
}

// comparesBefore tells whether the clause before i compares: 比上年, 较全省.
func (r *reader) comparesBefore(i int) bool {
	return containsAny(r.sub(r.clause(i, 16), i), "比", "较", "高于", "低于")
}

// directionAfter finds the direction that a noun after i gives: 6.7%的增速,
// 6.9%的正增长, an 8.8% increase.
func (r *reader) directionAfter(i int, kind Kind) Direction {
	j := r.skip(i)
	if isLetter(r.at(j)) {
		return r.englishDirectionAfter(j)
	}
	if kind != Rate || r.at(j) != '的' {
		return NoDirection
	}
	j++
	for _, w := range [...]string{"同比", "年均", "平均", "较快", "高速", "名义", "实际", "较高", "小幅", "大幅", "明显"} {
		if r.has(j, w) {
			j += 2
		}
	}
	n := r.longest(j, 3, isChangeNoun)
	if n == 0 {
		return NoDirection
	}
	d, _ := directionWord(r.sub(j, j+n))
	return d
}

func isChangeNoun(w string) bool {
	switch w {
	case "增长", "增速", "增幅", "涨幅", "升幅", "增长率", "正增长", "负增长", "降幅", "跌幅", "减幅", "下降", "下滑", "下跌", "回落", "萎缩", "缩减":
		return true
	}
	return false
}

// flatAt reads 持平 at i, where the clause says with what: 与上年持平. It is a
// rate of change of nothing.
func (r *reader) flatAt(i int) int {
	if r.at(i+1) != '平' {
		return i
	}
	if containsAny(r.sub(r.clause(i, 16), i), "上年", "去年", "上月", "同期", "年初", "上季", "同比", "环比", "与", "较", "年末", "年底") {
		m := mention{Figure: Figure{Start: i, End: i + 2, Unit: "%", Kind: Rate, Direction: Flat}}
		if r.ends(i, "基本") || r.ends(i, "大致") || r.ends(i, "大体") {
			m.Qualifier = About
		}
		r.add(m)
	}
	return i + 2
}

// doubledAt reads 翻番, 翻一番 and 翻了两番 at i: twice, twice, four times.
func (r *reader) doubledAt(i int) int {
	j := i + 1
	if r.at(j) == '了' {
		j++
	}
	within := Exact
	if q, ok := qualifierWord(string(r.at(j))); ok {
		within, j = q, j+1
	}
	n := numeral{low: 1, end: j}
	if r.at(j) != '番' {
		var ok bool
		if n, ok = r.numeralAt(j); !ok || n.decimals > 0 || n.low > 10 {
			return i
		}
	}
	if r.at(n.end) != '番' {
		return i
	}
	m := mention{Figure: Figure{Start: i, End: n.end + 1, Value: float64(int(1) << int(n.low)), Unit: "倍", Kind: Times, Direction: Up}}
	if m.Qualifier, _ = r.qualifierBefore(i, false); within != Exact {
		m.Qualifier = within
	}
	r.add(m)
	return m.End
}
