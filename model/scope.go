package model

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Scope is the set that a source ranks a figure among, read from its words
// (全市, 杭州13个区县市, the 13 districts and counties of Hangzhou): the areas of
// one level inside an area. What names more than these (主城区, 开发区,
// 副省级城市) is another set, and stands in Other.
type Scope struct {
	Within AreaID // NoArea where the words name no area around the ranked one
	Level  Level  // the ranked area's own where the words do not say
	N      int    // how many the source counts; 0 where it does not say
	Other  string // what makes it another set than the whole level; empty: nothing
	By     string // what the source adds in brackets: 增速, 总量, 财政总收入
}

// Is tells whether the scope is the areas of a level inside an area, all of
// them.
func (s Scope) Is(within AreaID, level Level) bool {
	return s.Same(Scope{Within: within, Level: level})
}

// Same tells whether two scopes are one set of areas, whatever each counts and
// adds in brackets. A scope around no known area is the same as none.
func (s Scope) Same(o Scope) bool {
	return s.Within != NoArea && s.Within == o.Within && s.Level == o.Level && s.Other == o.Other
}

// ReadScope reads a source's words for the set in which it ranks an area. The
// words may name the areas that the ranked one lies in, or say 全市, 本省 or the
// city, which are the nearest of their kind around it.
func (d *Dataset) ReadScope(words string, ranked AreaID) Scope {
	s := Scope{Within: NoArea}
	text := strings.NewReplacer("（", "(", "）", ")", "，", ",", "　", "").Replace(strings.TrimSpace(words))
	if ranked == NoArea || text == "" {
		return s
	}
	text, s.By = cutBrackets(text)
	r := scopeReader{Dataset: d, ranked: ranked, scope: s}
	if strings.ContainsFunc(text, func(c rune) bool { return unicode.Is(unicode.Han, c) }) {
		r.chinese(strings.ReplaceAll(text, " ", ""))
	} else {
		r.english(strings.ToLower(text))
	}
	return r.scope
}

// cutBrackets takes what stands in brackets at the end from a text, unless it
// is part of a group's name: 区、县(市).
func cutBrackets(text string) (rest, by string) {
	open := strings.LastIndexByte(text, '(')
	if open <= 0 || !strings.HasSuffix(text, ")") {
		return text, ""
	}
	inside := text[open+1 : len(text)-1]
	if _, ok := chineseGroup(inside); ok || inside == "市区" {
		return text, ""
	}
	return strings.TrimSpace(text[:open]), inside
}

// scopeReader reads the words of one scope.
type scopeReader struct {
	*Dataset
	ranked AreaID
	scope  Scope
}

// around lists the areas that a scope may name: those around the ranked one,
// the nearest first, and last the ranked one itself.
func (r *scopeReader) around() []AreaID {
	path := r.Path(r.ranked)
	slices.Reverse(path)
	return append(path[1:], r.ranked)
}

// group is a kind of areas that are ranked among one another: a level, and the
// kinds of names that the words spell out (区, 县, 市; none: all that there are).
type group struct {
	level Level
	kinds []string
}

// settle ends the reading: what remains of the words is a group, or makes it
// another set. A group is the whole level only where it names every kind of
// area there is, or as many areas as there are.
func (r *scopeReader) settle(rest string, g group, known bool, ends func(*Area) string) {
	s := &r.scope
	if !known {
		s.Other = rest
		return
	}
	s.Level = g.level
	if s.Level == "" {
		s.Level = r.Areas[r.ranked].Level
	}
	if len(g.kinds) == 0 {
		return
	}
	n, whole := 0, true
	for i := range r.Areas {
		a := &r.Areas[i]
		if a.Level != s.Level || !r.Within(AreaID(i), s.Within) {
			continue
		}
		if !a.ValidTo.Known() {
			n++
		}
		kind := ends(a)
		whole = whole && (kind == "" || slices.Contains(g.kinds, kind))
	}
	if !whole && n != s.N {
		s.Other = rest
	}
}

// chinese reads a place, what joins it to a group, a number and a group: each
// may be missing, but not all.
func (r *scopeReader) chinese(text string) {
	rest, found := r.chinesePlace(text)
	rest = trimWords(rest, "范围内", "范围", "的", "所辖", "下辖", "辖")
	each := false
	for _, all := range [...]string{"各个", "各", "所有", "全部"} {
		if cut, ok := strings.CutPrefix(rest, all); ok {
			rest, each = cut, true
			break
		}
	}
	if n, after := chineseCount(rest); n > 0 {
		r.scope.N, rest, each = n, strings.TrimPrefix(after, "各"), true
	}
	if !found {
		r.scope.Other = rest
		return
	}
	rest = trimEnds(rest, "内", "中", "里", "之内")
	if rest == "" || rest == "地区" {
		r.settle(rest, group{}, true, chineseKind)
		return
	}
	g, known := chineseGroup(rest)
	if len(g.kinds) == 1 && !each && utf8.RuneCountInString(rest) == 1 {
		known = false // 杭州市区 is no 区 of 杭州市
	}
	if slices.Equal(g.kinds, []string{"市"}) && r.Areas[r.scope.Within].Level != Prefecture {
		g = group{level: Prefecture}
	}
	r.settle(rest, g, known, chineseKind)
}

// chinesePlace cuts the area off that the words begin with.
func (r *scopeReader) chinesePlace(text string) (rest string, found bool) {
	longest := ""
	for _, id := range r.around() {
		a := &r.Areas[id]
		for _, name := range append([]string{a.Name.ZH, a.Short.ZH}, a.Aliases...) {
			if len(name) > len(longest) && strings.HasPrefix(text, name) {
				longest, r.scope.Within = name, id
			}
		}
	}
	if longest != "" {
		rest = text[len(longest):]
		if cut, id := r.whole(rest); id == r.scope.Within {
			rest = cut // 浙江全省
		}
		return rest, true
	}
	rest, r.scope.Within = r.whole(text)
	return rest, r.scope.Within != NoArea
}

// whole cuts off 全市, 本市, 我市 and 市内, and finds the nearest area of that
// kind around the ranked one.
func (r *scopeReader) whole(text string) (rest string, within AreaID) {
	first, size := utf8.DecodeRuneInString(text)
	kind := ""
	if strings.ContainsRune("全本我", first) {
		kind, rest = cutKind(text[size:])
	} else if k, after := cutKind(text); strings.HasPrefix(after, "内") {
		kind, rest = k, strings.TrimPrefix(after, "内")
	}
	if kind == "" && strings.HasPrefix(text, "中国") {
		kind, rest = "国", strings.TrimPrefix(text, "中国")
	}
	for _, id := range r.around() {
		if kind != "" && r.isKind(&r.Areas[id], kind) {
			return rest, id
		}
	}
	return text, NoArea
}

// isKind tells whether an area is what 全国, 全省 or 全市 is the whole of: by its
// name, or where that does not say by its level.
func (r *scopeReader) isKind(a *Area, kind string) bool {
	if kind == "国" {
		return a.Level == Country
	}
	if named := chineseKind(a); named != "" {
		return named == kind
	}
	switch kind {
	case "省":
		return a.Level == Province
	case "市":
		return a.Level == Prefecture
	case "区", "县":
		return a.Level == County
	case "镇", "乡", "街道":
		return a.Level == Township
	}
	return false
}

// chineseKinds are the words that end the names of areas.
func chineseKinds() []string {
	return []string{"街道", "省", "市", "区", "县", "旗", "州", "盟", "镇", "乡"}
}

func cutKind(text string) (kind, rest string) {
	for _, kind := range append(chineseKinds(), "国") {
		if rest, ok := strings.CutPrefix(text, kind); ok {
			return kind, rest
		}
	}
	return "", text
}

// chineseKind is the word that an area's name ends in and that says what it is.
func chineseKind(a *Area) string {
	for _, kind := range chineseKinds() {
		if strings.HasSuffix(a.Name.ZH, kind) {
			return kind
		}
	}
	return ""
}

// chineseGroup reads a word for areas that are ranked among one another: 区县市,
// 区、县(市), 镇街, 省(区、市), 设区市.
func chineseGroup(word string) (group, bool) {
	switch word {
	case "市区", "":
		return group{}, false
	case "省份", "省区市", "省市区", "省市":
		return group{level: Province}, true
	case "地级市", "设区市", "设区的市", "地市", "市州", "州市", "盟市", "市地":
		return group{level: Prefecture}, true
	}
	var kinds []string
	for rest := word; rest != ""; {
		kind, after := cutKind(rest)
		if kind == "" && strings.HasPrefix(rest, "街") {
			kind, after = "街道", strings.TrimPrefix(rest, "街") // 镇街
		}
		if kind == "国" || kind == "" && !strings.ContainsRune("、()和与及/", first(rest)) {
			return group{}, false
		}
		if kind == "" {
			_, size := utf8.DecodeRuneInString(rest)
			after = rest[size:]
		} else {
			kinds = append(kinds, kind)
		}
		rest = after
	}
	has := func(any ...string) bool {
		return slices.ContainsFunc(any, func(kind string) bool { return slices.Contains(kinds, kind) })
	}
	switch {
	case has("省"):
		return group{level: Province}, true
	case has("街道", "镇", "乡"):
		return group{Township, kinds}, !has("区", "县", "市")
	case has("州", "盟"):
		return group{level: Prefecture}, true
	case has("区", "县", "市", "旗"):
		return group{County, kinds}, true
	}
	return group{}, false
}

func first(s string) rune {
	c, _ := utf8.DecodeRuneInString(s)
	return c
}

// chineseCount reads how many areas there are: 13个, 十三个, 六大.
func chineseCount(text string) (n int, rest string) {
	tens, i := 0, 0
	for i < len(text) {
		c, size := utf8.DecodeRuneInString(text[i:])
		switch digit := strings.IndexRune("零一二三四五六七八九", c) / len("零"); {
		case c >= '0' && c <= '9':
			n = n*10 + int(c-'0')
		case c == '十':
			tens, n = max(n, 1)*10, 0
		case c == '百':
			tens, n = max(n, 1)*100, 0
		case strings.ContainsRune("零一二三四五六七八九", c):
			n = digit
		default:
			for _, unit := range [...]string{"个", "大", "座", "家"} {
				if after, ok := strings.CutPrefix(text[i:], unit); ok && n+tens > 0 {
					return n + tens, after
				}
			}
			return 0, text
		}
		if i += size; n > 1e6 {
			return 0, text
		}
	}
	return 0, text
}

func trimWords(text string, words ...string) string {
	for _, w := range words {
		text = strings.TrimPrefix(text, w)
	}
	return text
}

func trimEnds(text string, words ...string) string {
	for _, w := range words {
		text = strings.TrimSuffix(text, w)
	}
	return text
}
