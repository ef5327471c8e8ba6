package evidence

// firstInWordsAt reads a first place that is told without a number at i:
// 领跑全区, 在全市首屈一指. It returns its end, and i for none.
func (r *reader) firstInWordsAt(i int) int {
	n := r.longest(i, 5, isFirstPlace)
	if n == 0 {
		return i
	}
	end := i + n
	m := newRank(i, place{best: 1, worst: 1, end: end})
	if !r.scopeBehind(&m, end) {
		at := r.back(i)
		if k := r.scopeBefore(at); k > 0 && !r.subject(at-k, at) {
			r.setScope(&m, at-k, at)
		} else if r.has(i, "领") {
			return i // 领跑行业发展 says among whom, or nothing
		}
	}
	r.add(m)
	return end
}

// scopeBehind notes the scope that stands right behind a place: 领跑全区.
func (r *reader) scopeBehind(m *mention, i int) bool {
	if r.at(i) == '于' {
		i++
	}
	for n := min(12, r.len()-i); n > 1; n-- {
		if k := r.scopeBefore(i + n); k == n && !isHan(r.at(i+n)) {
			r.setScope(m, i, i+n)
			return true
		}
	}
	return false
}

func isFirstPlace(w string) bool {
	switch w {
	case "领跑", "领跑于", "首屈一指", "独占鳌头", "拔得头筹":
		return true
	}
	return false
}
