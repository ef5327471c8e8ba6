package evidence

import "strings"

// unitElsewhere finds the unit of a number that has none right behind it: the
// one that a list shares (分别高1.2和0.8个百分点), that of the table, or none at
// all for an index (倍差为1.71).
func (r *reader) unitElsewhere(q quantity) (unit, bool) {
	if q.chinese || q.scale != "" || !isDigit(r.at(q.end-1)) {
		return unit{}, false
	}
	if u, ok := r.sharedUnit(q); ok {
		return u, true
	}
	next := r.at(q.end)
	if isLetter(next) || r.levelWord(q.end) || anyOf(next, "年月日号届版时期世-/:+×*强后代线〕]") || anyOf(r.at(q.start-1), "-/:+×*〔[第") {
		return unit{}, false
	}
	if r.opt.TableUnit != "" {
		u := unit{word: r.opt.TableUnit, kind: kindOf(r.opt.TableUnit), end: q.end}
		return u, !r.yearNumber(q.numeral)
	}
	if r.grouped(q) {
		return unit{kind: Count, end: q.end}, true
	}
	if q.decimals > 0 && next != '.' && r.index(q) {
		return unit{kind: Amount, end: q.end}, true
	}
	return unit{}, false
}

// grouped tells whether an English number without a unit is written with
// commas and a word for a value stands before it: an increase of 172,000.
func (r *reader) grouped(q quantity) bool {
	if q.decimals > 0 || q.low < 1000 || !strings.Contains(r.sub(q.start, q.end), ",") {
		return false
	}
	if before, _ := r.englishQualifierBefore(q.start); before != Exact {
		return true
	}
	w, _ := r.wordsBefore(q.start, 1)
	return englishFiller(w) || englishDirection(w) != NoDirection || w == "to" || w == "totaled" || w == "totaling" || w == "total" || w == "totalled"
}

// sharedUnit reads on along a list to the unit that its last member has.
func (r *reader) sharedUnit(q quantity) (unit, bool) {
	english := r.has(q.end, ", ") || r.has(q.end, " and ")
	if q.decimals == 0 && !english && !containsAny(r.sub(r.clause(q.start, 24), q.start), "分别") {
		return unit{}, false
	}
	j := q.end
	for range 6 {
		k := j
		switch {
		case anyOf(r.at(k), "、和与及"):
			k++
		case r.has(k, " and "):
			k += 5
		case r.has(k, ", "):
			k += 2
		default:
			return unit{}, false
		}
		if r.has(k, "and ") {
			k += len("and ")
		}
		if q.decimals > 0 {
			k = r.overPlace(k)
		}
		if k = r.skip(k); !isDigit(r.at(k)) {
			return unit{}, false
		}
		n, ok := r.arabicAt(k)
		if !ok {
			return unit{}, false
		}
		if u, ok := r.anyUnitAt(&n); ok {
			shared := u.kind == Points || u.kind == Rate || u.kind == Amount && strings.Contains(u.word, " ") || q.decimals == 0 && !english || q.decimals > 0 && u.kind == Amount
			return unit{word: u.word, kind: u.kind, need: u.need, end: q.end}, shared
		}
		j = n.end
	}
	return unit{}, false
}

// overPlace goes over the name that a member of a list of differences begins
// with: 高于全国0.9、全省0.3个百分点.
func (r *reader) overPlace(i int) int {
	for n := 5; n > 1; n-- {
		if isWide(r.sub(i, i+n)) || r.placeBefore(i+n) == n {
			return i + n
		}
	}
	return i
}

// index tells whether a decimal number without a unit is an index: a word that
// gives a value or names an index stands before it, and no noun behind it.
func (r *reader) index(q quantity) bool {
	if isLetter(r.at(r.back(q.start) - 1)) {
		return r.englishIndex(q)
	}
	next := r.at(q.end)
	if !isBoundary(next) && !anyOf(next, "的和与左以,、之上提降下回升扩缩增调") {
		return false
	}
	before, pos := r.qualifierBefore(q.start, false)
	if before != Exact || r.longestBefore(pos, 4, isFiller) > 0 && r.at(pos-1) != '在' || anyOf(r.at(r.back(pos)-1), "至到由从") {
		return true
	}
	if r.directionBefore(q.start, Amount) != NoDirection {
		return true
	}
	pos = r.back(pos)
	return r.longestBefore(pos, 3, isIndexNoun) > 0
}

// englishIndex is index behind an English word: to 1.71, stood at 50.2, up 0.4.
func (r *reader) englishIndex(q quantity) bool {
	if next, _ := r.word(q.end); next == "version" || r.at(q.end) == '-' {
		return false
	}
	if before, _ := r.englishQualifierBefore(q.start); before != Exact {
		return true
	}
	w, _ := r.wordsBefore(q.start, 1)
	switch w {
	case "to", "at", "was", "is", "of", "reached", "from", "hit", "by":
		return true
	}
	return englishDirection(w) != NoDirection || r.longestBefore(r.back(q.start), 3, isIndexNoun) > 0
}

func isIndexNoun(w string) bool {
	switch w {
	case "指数", "系数", "倍差", "比值", "收入比", "强度", "密度", "pmi", "cpi", "ppi", "倍数", "比率", "率", "值", "之比", "弹性", "数":
		return true
	}
	return false
}
