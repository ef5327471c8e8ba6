package intake

import (
	"strings"

	"weici/model"
)

// measure is what a heading makes of an indicator: 同比 under 地区生产总值 is
// another indicator than 地区生产总值 itself.
type measure uint8

const (
	plain    measure = iota
	growth           // 同比, 增速: per cent of the same period a year before
	monthly          // 环比: per cent of the period before
	points           // 增减(百分点)
	change           // 增减额
	rank             // 位次
	share            // 占比
	progress         // 完成年度目标%
)

// label is a heading taken apart.
type label struct {
	raw     string // as it stands in the cell
	name    string // what is left: an indicator's or an area's name, or nothing
	units   []unit
	when    when
	measure measure
	of      measure // of a rank: by what
	status  model.Status
	basis   model.PriceBasis
	marks   string // marks of notes
	part    bool   // 其中: a part of what stands above it
	scope   string // of a rank: among whom
	key     string // 指标： the word before a colon that says what the rest is
}

var (
	ordinalRule = lazily(`^(?:[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十]+\)|\(?\d{1,2}[.、)](?:\D|$)|[①-⑳㈠-㈩]|[#*·•◆■●○□]+|-+)`)
	partRule    = lazily(`^其中[::、,]?|^(?:其|内)[::]|^(?:of which|including)\s*[::]\s*`)
	noteRule    = lazily(`(?:\[[^\[\]]*\]|[①-⑳]+|[*†‡§]+|\((?:注|见注|note)?\s*\d{1,2}\)|(?:^|[^\d])\d\)|<\d+>)$`)
	groupRule   = lazily(`\(([^()]*)\)|\[([^\[\]]*)\]`)
	keyRule     = lazily(`^(指标名称|指标|单位|计量单位|时间|时期|日期|年份|地区|区域|数据库|表名|unit|units|indicator|period|area|region|geography|source|date)\s*[::]\s*`)
	tableRule   = lazily(`(?i)^(?:附?表|table)\s*[\d一二三四五六七八九十]+(?:[-.]\d+)*[a-z]?\s*[::.、]?\s*`)
	placeRule   = lazily(`(?i)^(?:local authority|local authorities|region|county|district)\s*:\s*`)
	rankRule    = lazily(`(?i)(?:在|居)?(全市|全省|全国|全区|全县|全州|[\p{Han}]{0,4}?(?:各|区县|县市|城区|省内))?(?:的)?(?:位次|排名|名次|排位|位居|排序|\brank(?:ing)?\b)`)
)

// measureRules tell a measure by the words for it, the longest first.
var measureRules = []struct {
	pattern
	measure measure
}{
	{lazily(`(?:(?:比|较)?(?:上年|去年)?同?期?(?:同比|增减|提高|升降|变动|变化|增长)*\(?(?:±|\+-)?个?百分点\)?|(?i:\bpercentage points?\b))`), points},
	{lazily(`(?:完成|占|为)(?:全年|年度|年|年初)*(?:目标|预算|计划|任务)(?:数)?(?:的)?(?:完成)?(?:进度|率|%|比例|比重|百分比)*|(?:全年|年度|年|年初)?(?:目标|预算|计划|任务)(?:数)?(?:的)?(?:完成)?(?:进度|率|%|比例|比重|百分比)+|序时进度|完成率|完成进度|完成(?:全年)?(?:目标|预算|计划|任务)?%|进度%?`), progress},
	{lazily(`环比(?:增长|增速|增减|增幅|±|\+-|率|%)*|(?:比|较)上(?:月|季)(?:增长|增减|±|\+-|%)*|(?i:\bmonth[- ]on[- ]month\b|\bm/m\b)`), monthly},
	{lazily(`(?:同比|(?:比|较)(?:上年|去年)(?:同期|同月)?)(?:增减|增加|净增|变化|变动)(?:额|量|值|数|绝对(?:额|值|数))|(?:增减|净增)(?:额|量|值|绝对(?:额|值|数))|增加额`), change},
	{lazily(`(?:按(?:可比价|不变价|现价)(?:格)?(?:计算)?)?(?:(?:比|较)(?:上年|去年)(?:同期|同月)?|同比)(?:名义|实际|现价|可比|增长|增速|增减|增幅|升降|变动|增加|±|\+-|\+/-|率|速度|速|幅度|%)*|(?:增长|增减|增幅|增速|升降)(?:速度|幅度|率|%|±)*|±%?|\+-%|\+/-%?|(?i:\bannual growth(?: rates?)?\b|\bgrowth(?: rates?)?\b|\byear[- ]on[- ]year\b|\by/y\b|\byoy\b|%\s*change|\bannual percentage change\b|\bpercentage change\b|\bchange on year\b)`), growth},
	{lazily(`(?:占(?:比|全市|全省|全国|全区)?(?:的)?(?:比重|比例|份额)|占比|比重|(?i:\bshare\b))`), share},
}

// fillers are words of headings that name nothing.
var fillerRule = lazily(`^(?:绝对(?:值|量|额|数)?|总量|数值|数额|数量|金额|指标值|实绩|实际(?:完成)?(?:数|额|值)?|完成(?:数|额|值|情况|量)?|本期(?:数|值)?|数据|值|数|总额|总值|规模|本年|实际数|(?i:v4_\d+|values?|amounts?|levels?|figures?|obs_?value|total|data))$`)

// labels reads headings, each text once.
type labels struct {
	known func(name string) bool // whether a name is that of an indicator as it is
	told  *Map
	done  map[string]*label
}

func newLabels(known func(string) bool, told *Map) *labels {
	return &labels{known: known, told: told, done: map[string]*label{}}
}

// read takes a heading apart.
func (ls *labels) read(raw string) *label {
	if l, ok := ls.done[raw]; ok {
		return l
	}
	l := &label{raw: raw}
	ls.parse(l, tidy(raw))
	if p, ok := ls.told.period(raw); ok {
		l.when = whenOf(p)
	}
	ls.done[raw] = l
	return l
}

func (ls *labels) parse(l *label, t string) {
	t = l.prefixes(t)
	t = l.noteMarks(t)
	if us, ok := parseUnits(t); ok && (l.key == "" || isUnitKey(l.key)) {
		if len(us) > 1 || us[0].base == "%" || us[0].power != 0 || isUnitKey(l.key) || l.key == "" && !ls.known(t) {
			if l.units = us; strings.HasPrefix(t, "±") || strings.HasPrefix(t, "+-") || strings.HasPrefix(t, "增减") {
				l.measure = growth
			}
			return
		}
	}
	t = ls.groups(l, t)
	t = l.trailingUnit(t)
	if name := trimName(t); ls.known(name) {
		l.name = name
		return
	}
	t = l.state(t)
	w, rest := readWhen(t)
	l.when.join(w)
	if name := trimName(rest); ls.known(name) {
		l.name = name
		return
	}
	rest = ls.measured(l, rest)
	rest = l.trailingUnit(trimName(rest))
	if l.name = trimName(rest); fillerRule.MatchString(l.name) && !ls.known(l.name) {
		l.name = ""
	}
}

func isUnitKey(key string) bool {
	return key == "单位" || key == "计量单位" || key == "unit" || key == "units"
}

// prefixes takes numbering and the like off the front.
func (l *label) prefixes(t string) string {
	for range 4 {
		before := t
		if m := ordinalRule.FindString(t); m != "" && m != t {
			if strings.ContainsAny(m[len(m)-1:], ".、)#*-") || !strings.ContainsAny(m, ".)") {
				t = t[len(m):]
			} else if i := strings.LastIndexAny(m, ".)"); i >= 0 { // the rule took a letter with it
				t = t[i+1:]
			} else if i := strings.LastIndex(m, "、"); i >= 0 {
				t = t[i+len("、"):]
			}
		}
		if m := partRule.FindString(t); m != "" && m != t {
			l.part, t = true, t[len(m):]
		}
		t = tableRule.ReplaceAllString(t, "")
		t = placeRule.ReplaceAllString(t, "")
		if m := keyRule.FindStringSubmatch(strings.ToLower(t)); m != nil && l.key == "" {
			l.key, t = m[1], t[len(m[0]):]
		}
		if t = strings.TrimSpace(t); t == before {
			break
		}
	}
	return t
}

// noteMarks takes the marks of notes off the end.
func (l *label) noteMarks(t string) string {
	for range 3 {
		m := noteRule.FindString(t)
		if m == "" || m == t {
			break
		}
		if _, ok := parseUnits(strings.Trim(m, "[]")); ok {
			break
		}
		if strings.HasSuffix(m, ")") && !strings.HasPrefix(m, "(") && len(m) > 2 { // the rule took a letter with it
			m = m[strings.LastIndexAny(m, "0123456789"):]
		}
		switch strings.ToLower(m) {
		case "[p]":
			l.status = model.Provisional
		case "[r]":
			l.status = model.Revised
		case "[e]":
			l.status = model.Estimated
		case "[f]":
			l.status = model.Forecast
		default:
			l.marks += m
		}
		t = strings.TrimSpace(strings.TrimSuffix(t, m))
	}
	return t
}

// groups reads what stands in parentheses: a unit, a period, a measure, a
// status. What is none of them stays in the name.
func (ls *labels) groups(l *label, t string) string {
	for _, m := range groupRule.FindAllStringSubmatch(t, 6) {
		inner := strings.TrimSpace(m[1] + m[2])
		if inner == "" || ls.group(l, inner) {
			t = strings.Replace(t, m[0], " ", 1)
		}
	}
	return strings.TrimSpace(t)
}

// group reads what stands in one pair of parentheses.
func (ls *labels) group(l *label, inner string) bool {
	if us, ok := parseUnits(inner); ok {
		l.units = append(l.units, us...)
		if len(us) == 1 && us[0].base == "百分点" && l.measure == plain {
			l.measure = points
		}
		return true
	}
	var in label
	in.state(inner)
	if in.status != 0 && in.state(inner) == "" {
		l.status = in.status
		return true
	}
	if strings.HasPrefix(inner, "现价") || strings.HasPrefix(inner, "当年价") || strings.HasPrefix(inner, "按现价") || strings.HasPrefix(inner, "当年价格") {
		l.basis = model.CurrentPrices
		return true
	}
	if strings.Contains(inner, "可比价") || strings.Contains(inner, "不变价") {
		l.basis = model.ConstantPrices
		return true
	}
	ls.parse(&in, inner)
	if in.name != "" || !in.when.said() && in.measure == plain && len(in.units) == 0 {
		return false
	}
	if !l.when.join(in.when) {
		return false
	}
	if l.measure == plain {
		l.measure, l.of, l.scope = in.measure, in.of, in.scope
	}
	l.units = append(l.units, in.units...)
	return true
}

// trailingUnit reads a unit that ends a heading: GDP,亿元; GDP/万元; 增长%.
func (l *label) trailingUnit(t string) string {
	if len(l.units) > 0 {
		return t
	}
	for _, sep := range []string{", ", ",", "、", ":", " ", "/", "-"} {
		i := strings.LastIndex(t, sep)
		if i <= 0 {
			continue
		}
		if u, ok := parseUnit(t[i+len(sep):]); ok && (u.power != 0 || u.percent() || sep == ", " || sep == "," || sep == "/" && u.base == "元") {
			l.units = []unit{u}
			return strings.TrimSpace(t[:i])
		}
	}
	for _, word := range []string{"亿美元", "万美元", "亿元", "万元", "万人", "万吨", "%", "‰"} {
		if rest, ok := strings.CutSuffix(t, word); ok && rest != "" {
			u, _ := parseUnit(word)
			l.units = []unit{u}
			return strings.TrimSpace(rest)
		}
	}
	return t
}

// state takes out what a heading says of the figures' standing.
func (l *label) state(t string) string {
	for _, s := range []struct {
		words  string
		status model.Status
	}{
		{"初步核算数 初步核算 快报数 快报 初步统计 初步数", model.Provisional}, {"预计数 预计完成 预计 预估", model.Estimated},
		{"年初预算数 年初预算 年度预算 全年预算 预期目标 目标值 目标数 计划数 计划值 预算数 预测值 预测 年度目标 全年目标 年度计划 全年计划 年计划 目标 计划", model.Forecast},
		{"最终核实数 最终核实 修订数 最终数", model.Revised},
		{"provisional", model.Provisional}, {"estimated", model.Estimated}, {"forecast projected target", model.Forecast},
	} {
		for _, word := range strings.Fields(s.words) {
			lower := strings.ToLower(t)
			i := strings.Index(lower, word)
			if i < 0 || len(lower) != len(t) {
				continue
			}
			if s.status == model.Forecast && progressive(t) { // 完成目标% is no target
				continue
			}
			if l.status == 0 {
				l.status = s.status
			}
			if strings.HasPrefix(word, "年") || strings.HasPrefix(word, "全年") {
				l.when.whole, l.when.kind = true, model.Year
			}
			t = strings.TrimSpace(t[:i] + t[i+len(word):])
		}
	}
	return t
}

// progressive tells 完成年度目标% from a target.
func progressive(t string) bool {
	return strings.Contains(t, "完成") || strings.Contains(t, "进度") || strings.Contains(t, "率") || strings.Contains(t, "%") || strings.Contains(t, "占") || strings.Contains(t, "比")
}

// measured takes out the words of a measure.
func (ls *labels) measured(l *label, t string) string {
	if m := rankRule.FindStringSubmatchIndex(t); m != nil && l.measure == plain {
		l.measure = rank
		if m[2] >= 0 {
			l.scope = t[m[2]:m[3]]
		}
		t = t[:m[0]] + t[m[1]:]
		for _, r := range measureRules {
			if at := r.FindStringIndex(t); at != nil {
				l.of = r.measure
				t = t[:at[0]] + t[at[1]:]
				break
			}
		}
		return t
	}
	if strings.Contains(t, "名义") || strings.Contains(t, "现价") {
		l.basis = model.CurrentPrices
	}
	if strings.Contains(t, "可比价") || strings.Contains(t, "不变价") || strings.Contains(strings.ToLower(t), "chained volume") || strings.Contains(strings.ToLower(t), "constant prices") {
		l.basis = model.ConstantPrices
	}
	if l.measure != plain { // which parentheses said: 比上月增减(百分点)
		for _, r := range measureRules {
			if bare := trimName(r.ReplaceAllString(t, "")); bare != t && !ls.known(t) {
				return bare
			}
		}
		return t
	}
	for _, r := range measureRules {
		at := r.FindStringIndex(t)
		if r.measure == growth && strings.Contains(t, "自然增长") { // of a population: a rate, not its growth
			continue
		}
		if at == nil || strings.TrimSpace(t[at[0]:at[1]]) == "" {
			continue
		}
		l.measure = r.measure
		if strings.Contains(t[at[0]:at[1]], "%") && len(l.units) == 0 {
			l.units = []unit{{text: "%", base: "%"}}
		}
		if strings.Contains(t[at[0]:at[1]], "百分点") && len(l.units) == 0 {
			l.units = []unit{{text: "百分点", base: "百分点"}}
		}
		if rest := strings.TrimSpace(t[:at[0]] + " " + t[at[1]:]); r.measure == points && len([]rune(rest)) > 0 {
			if again := ls.growthOf(rest); again != rest { // 增速增减百分点
				l.of, t = growth, again
				return t
			}
		}
		return t[:at[0]] + t[at[1]:]
	}
	return t
}

// growthOf takes out the words of growth.
func (ls *labels) growthOf(t string) string {
	for _, r := range measureRules {
		if r.measure == growth {
			return r.ReplaceAllString(t, "")
		}
	}
	return t
}

// trimName takes away what divided a name from what was taken out.
func trimName(t string) string {
	t = strings.TrimSpace(t)
	for {
		before := t
		t = strings.Trim(t, " ,，、:：;；/\\|·-_.±")
		t = strings.TrimPrefix(strings.TrimSuffix(t, "的"), "的")
		if t == "()" || t == "[]" {
			t = ""
		}
		t = strings.ReplaceAll(strings.ReplaceAll(t, "()", ""), "  ", " ")
		if t == before {
			return t
		}
	}
}
