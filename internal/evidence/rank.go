package evidence

// place is a rank as it is printed: 第3位, 前十, 首位.
type place struct {
	best, worst int
	end         int // of the span
	after       int // where what follows it is judged
}

// rankAt reads a rank at i and returns its end; i for none. A rank is a place
// (第三, 前十位, 首位, 榜首) that a word of ranking or a scope leads to (位居,
// 全市) and that no noun follows: 第三产业, 第一书记 and 前三季度 are none.
func (r *reader) rankAt(i int) int {
	var p place
	switch {
	case r.at(i) == '第':
		p = r.ordinalPlace(i)
	case r.at(i) == '前':
		p = r.topPlace(i)
	default:
		p = r.headPlace(i)
	}
	if p.best == 0 || !r.endsPlace(p) {
		return i
	}
	m := newRank(i, p)
	if !r.leadsTo(&m) {
		return i
	}
	r.add(m)
	if r.at(i) != '第' {
		return p.end
	}
	return r.furtherPlaces(p.end)
}

// newRank is the mention of a place whose span begins at i.
func newRank(i int, p place) mention {
	m := mention{Figure: Figure{Start: i, End: p.end, Kind: Rank, Unit: "位", Value: float64(p.best), Rank: p.best, RankMax: p.worst}}
	if p.worst > p.best {
		m.ValueMax, m.HasMax = float64(p.worst), true
	}
	return m
}

// furtherPlaces adds the places that a list goes on with, without 第: 第1、2、3位.
func (r *reader) furtherPlaces(i int) int {
	var list []mention
	end := i
	for len(list) < maxList && anyOf(r.at(end), "、和与及") {
		n, j := r.placeNumber(end + 1)
		if n == 0 {
			break
		}
		list = append(list, newRank(end+1, place{best: n, worst: n, end: j}))
		end = j
	}
	if len(list) == 0 || !anyOf(r.at(end), "位名") {
		return i
	}
	list[len(list)-1].End++
	for _, m := range list {
		r.add(m)
	}
	return end + 1
}

// ordinalPlace reads 第三, 第3位 and 第一名 at i.
func (r *reader) ordinalPlace(i int) place {
	n, j := r.placeNumber(r.skip(i + 1))
	if n == 0 {
		return place{}
	}
	p := place{best: n, worst: n, end: j, after: j}
	if k := r.skip(j); r.at(k) == '位' || r.at(k) == '名' {
		p.end, p.after = k+1, k+1
	} else if anyOf(r.at(j), "高大多快低强") {
		p.end, p.after = j+1, j+1
	}
	return p
}

// topPlace reads 前三, 前10位 and 前50强 at i.
func (r *reader) topPlace(i int) place {
	if anyOf(r.at(i-1), "目之以提当此日先会事产午向往眼年空生") {
		return place{}
	}
	n, j := r.placeNumber(r.skip(i + 1))
	if n < 2 {
		return place{}
	}
	if k := r.skip(j); anyOf(r.at(k), "位名强甲") {
		j = k + 1
	}
	return place{best: 1, worst: n, end: j, after: j}
}

// headPlace reads 首位, 榜首, 之首 and 首 at i.
func (r *reader) headPlace(i int) place {
	switch {
	case r.has(i, "首位度"):
		return place{}
	case r.has(i, "首位"), r.has(i, "榜首"):
		return place{best: 1, worst: 1, end: i + 2, after: i + 2}
	case r.at(i) == '首':
		return place{best: 1, worst: 1, end: i + 1, after: i + 1}
	}
	return place{}
}

// placeNumber reads a number of at most three digits, or a Chinese one below
// a hundred.
func (t *text) placeNumber(i int) (int, int) {
	j := i
	for isDigit(t.at(j)) {
		j++
	}
	if j > i && j <= i+3 && t.at(j) != '.' && t.at(j) != ',' {
		return int(parseShifted(t.sub(i, j), 0)), j
	}
	return t.smallNumber(i)
}

// endsPlace tells whether the phrase may end after a place: no noun follows.
func (r *reader) endsPlace(p place) bool {
	c := r.at(p.after)
	if isBoundary(c) {
		return c != '%' && c != '/' && c != '+' && !(c == '.' && isDigit(r.at(p.after+1)))
	}
	return anyOf(c, "的和与及并且而较比但之达,同仅在是为") || r.has(p.after, "以上") || r.has(p.after, "左右") ||
		r.at(p.after-1) == '位' && anyOf(c, "以有") || r.longest(p.after, 2, isMove) > 0
}

func isMove(w string) bool {
	switch w {
	case "上升", "提升", "跃升", "升至", "升到", "前移", "前进", "下滑", "下降", "回落", "降至", "提高", "攀升", "跃居", "后移", "进位", "跃至", "提前":
		return true
	}
	return false
}

// leadsTo tells whether a word of ranking or a scope stands before a rank, and
// notes the scope.
func (r *reader) leadsTo(m *mention) bool {
	i := r.back(m.Start)
	if r.at(i-1) == '之' && r.at(m.Start) == '首' {
		i--
	}
	if r.listsOn(m) {
		return true
	}
	if n := r.scopeBefore(i); n > 0 {
		if !r.subject(i-n, i) {
			r.setScope(m, r.widened(i-n), i)
		}
		return true
	}
	i = r.beforePlaceFillers(i)
	if r.movesFrom(m, i) {
		return true
	}
	if n := r.longestBefore(i, 4, isRankVerb); n > 0 {
		return r.verbAt(m, i-n, i)
	}
	return r.verbFurther(m, i)
}

// widened takes into a scope that begins at i the words between it and a verb
// of ranking, where they begin with a place: 列全国工业百强区第13.
func (r *reader) widened(i int) int {
	for j := i - 1; j > i-10 && isHan(r.at(j)); j-- {
		if (r.longest(j, 4, isWide) > 0 || r.longest(j, 5, isPlace) > 0) && r.longestBefore(j, 4, isRankVerb) > 0 {
			return j
		}
	}
	return i
}

// subject tells whether the place from i to j, at the head of its clause, is
// what is ranked, and not among whom: 上城区排名第一,钱塘区第二.
func (r *reader) subject(i, j int) bool {
	return isBoundary(r.at(i-1)) && r.suffixedPlace(j) > 0 && r.longest(i, 4, isWide) == 0 && r.longest(i, 5, isPlace) == 0 && r.longestBefore(j, 9, isGroup) == 0
}

// listsOn tells whether a rank goes on with a list of ranks: 第1、第3位.
func (r *reader) listsOn(m *mention) bool {
	if len(r.found) == 0 {
		return false
	}
	last := r.found[len(r.found)-1]
	return last.Kind == Rank && joins(r.sub(last.End, m.Start))
}

// beforePlaceFillers goes back over 了, 均 and 并列 before a place.
func (r *reader) beforePlaceFillers(i int) int {
	for range 3 {
		switch {
		case anyOf(r.at(i-1), "了均都“”"):
			i--
		case r.ends(i, "并列"), r.ends(i, "分别"), r.ends(i, "双双"):
			i -= 2
		}
	}
	return i
}

// verbAt takes a rank whose verb stands from i to end, right before it; the
// scope may stand before the verb: 在全市排名第三.
func (r *reader) verbAt(m *mention, i, end int) bool {
	if r.at(m.Start) == '首' && m.End == m.Start+1 && !anyOf(r.at(end-1), "居列为占") {
		return false
	}
	if weakVerb(r.sub(i, end)) {
		return false
	}
	r.scopeBeforeVerb(m, i)
	return true
}

// scopeBeforeVerb finds the scope before the verb that begins at i.
func (r *reader) scopeBeforeVerb(m *mention, i int) {
	for range 4 {
		n := r.longestBefore(i, 4, isRankFiller)
		if n == 0 {
			break
		}
		i -= n
	}
	if n := r.wideScopeBefore(i); n > 0 {
		r.setScope(m, r.placeAhead(i-n), i)
		return
	}
	if n := r.scopeBefore(i); n > 0 && (r.at(i-n-1) == '在' || r.at(i-n-1) == '于') {
		r.setScope(m, i-n, i)
		return
	}
	if !r.onlyOneOf(m) {
		r.scopeWithin(m, i)
	}
}

// placeAhead takes into a scope that begins at i the words before it that begin
// with a place at the head of the clause: 中国工业百强区.
func (r *reader) placeAhead(i int) int {
	from := r.clause(i, 10)
	if from < i && isHan(r.at(from)) && (r.longest(from, 4, isWide) > 0 || r.longest(from, 5, isPlace) > 0) {
		return from
	}
	return i
}

// scopeWithin takes the scope from 在…中 before the verb at i, where more than
// the scope stands between: 在全国219家经开区综合考评中排名第12.
func (r *reader) scopeWithin(m *mention, i int) {
	from := r.clause(i, 24)
	start := i - 1
	for start >= from && r.at(start) != '在' {
		start--
	}
	if start++; start <= from || r.longest(start, 4, isWide) == 0 && r.longest(start, 5, isPlace) == 0 {
		return
	}
	for j := i; j > start; j-- {
		if r.scopeBefore(j) == j-start {
			r.setScope(m, start, j)
			return
		}
	}
}

// onlyOneOf takes the scope from 杭州唯一: who is the only one in a place to
// reach a rank reaches it there.
func (r *reader) onlyOneOf(m *mention) bool {
	from := r.clause(m.Start, 48)
	for j := m.Start; j > from; j-- {
		if r.has(j, "唯一") {
			n := r.scopeBefore(j)
			if n > 0 {
				r.setScope(m, j-n, j)
			}
			return n > 0
		}
	}
	return false
}

// verbFurther looks for a verb with a scope between it and the rank that the
// scope lexicon does not know: 位列临平第三.
func (r *reader) verbFurther(m *mention, i int) bool {
	from := max(r.clause(i, 16), 0)
	for j := i - 1; j > from; j-- {
		if !isHan(r.at(j)) && !isDigit(r.at(j)) && r.at(j) != '、' && r.at(j) != '(' && r.at(j) != ')' {
			return false
		}
		n := r.longestBefore(j, 4, isRankVerb)
		if n > 1 && !weakVerb(r.sub(j-n, j)) {
			r.setScope(m, j, i)
			return true
		}
	}
	return false
}

// setScope notes the scope that stands from i to j.
func (r *reader) setScope(m *mention, i, j int) {
	for j > i && anyOf(r.at(j-1), "中里内的之各并") && !r.ends(j, "国内") && !r.ends(j, "省内") && !r.ends(j, "市内") {
		j--
	}
	for j > i && anyOf(r.at(i), "在于到了至为") {
		i++
	}
	m.RankScope, m.scopeStart, m.scopeEnd = r.original(i, j), i, j
}

func isRankFiller(w string) bool {
	switch w {
	case "均", "都", "稳", "继续", "仍", "也", "已", "首次", "连续", "一直", "始终", "分别", "双双", "中", "内", "里", "同", "又", "再次", "位次", "名次":
		return true
	}
	return false
}

// isRankVerb lists the words that lead to a rank.
func isRankVerb(w string) bool {
	switch w {
	case "位居", "位列", "居", "列", "排", "排名", "排在", "排到", "排位", "名列", "位于", "位次", "跃居", "升至", "升到", "上升至", "上升到", "跃升至",
		"跃升到", "跻身", "稳居", "保持", "保持在", "蝉联", "夺得", "取得", "摘得", "获得", "荣获", "跑到", "跑到了", "跑出", "占据", "占", "拿下", "处于",
		"进入", "跑进", "挺进", "闯进", "闯入", "迈进", "迈入", "进位至", "前进至", "名次", "荣登", "登上", "成为", "冲进", "晋级", "重返",
		"重回", "退居", "降至", "下滑至", "下降至", "下降到", "回落至", "居于", "列于", "排名为", "为", "是", "继续位居", "继续保持", "增速", "增幅",
		"总量", "增长率", "规模", "增量", "排行", "进", "入围", "跨入", "挤进", "领先", "走在", "排列", "列居", "高居", "位", "并列", "跃至", "晋升至",
		"进至", "前移至", "提升至", "提升到", "名列于", "勇夺", "斩获", "喜获", "提高到", "提高至", "前移到", "攀升至", "攀升到", "跃上", "下滑到", "退至", "后移至", "提升为", "获评", "获", "夺", "登顶", "位次居", "排序", "霸榜", "夺魁", "问鼎":
		return true
	}
	return false
}

// weakVerb lists the verbs that lead to a rank only with a scope between:
// 是全省第一, but 是第一.
func weakVerb(w string) bool {
	return w == "为" || w == "是" || w == "获" || w == "位" || w == "成为"
}

// movesFrom tells whether a rank is where a move began: 由第15位上升至第12位.
func (r *reader) movesFrom(m *mention, i int) bool {
	return anyOf(r.at(i-1), "由从") && anyOf(r.at(m.End-1), "位名")
}
