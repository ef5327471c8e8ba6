package intake

import (
	"slices"
	"strings"

	"weici/internal/search"
	"weici/model"
)

// names matches the words of a sheet to a dataset's areas and indicators: by
// code, id, name, alias and spelling, each whole. What is only near is
// proposed, never taken.
type names struct {
	set        *model.Panel
	index      *search.Index
	areas      map[string][]model.AreaID
	indicators map[string][]model.IndicatorID
	told       *Map
	folded     map[string]string // keys of names that were looked for
}

// key is the key of a name, worked out once.
func (n *names) key(name string) string {
	k, ok := n.folded[name]
	if !ok {
		k = key(name)
		n.folded[name] = k
	}
	return k
}

func newNames(set *model.Panel, told *Map) *names {
	n := &names{set: set, index: search.New(set), areas: map[string][]model.AreaID{}, indicators: map[string][]model.IndicatorID{}, told: told, folded: map[string]string{}}
	for i := range set.Areas {
		a := &set.Areas[i]
		id := model.AreaID(i)
		for _, text := range append([]string{a.ID, a.Code, a.Name.ZH, a.Name.EN, a.Short.ZH, a.Short.EN, a.Pinyin}, a.Aliases...) {
			addTo(n.areas, key(text), id)
		}
	}
	for i := range set.Indicators {
		ind := &set.Indicators[i]
		id := model.IndicatorID(i)
		for _, text := range append([]string{ind.ID, ind.Name.ZH, ind.Name.EN, ind.Short.ZH, ind.Short.EN}, ind.Aliases...) {
			addTo(n.indicators, indicatorKey(text), id)
		}
	}
	return n
}

func addTo[T comparable](all map[string][]T, key string, id T) {
	if key != "" && !slices.Contains(all[key], id) {
		all[key] = append(all[key], id)
	}
}

// indicatorKey is the key of an indicator's name: 规模以上 and 规上 are one.
func indicatorKey(s string) string {
	k := key(s)
	for _, same := range [][2]string{{"规模以上", "规上"}, {"限额以上", "限上"}, {"全体居民", "居民"}, {"常住居民", "居民"}, {"全社会固定资产投资", "固定资产投资"}, {"增长速度", "增速"}, {"增长率", "增速"}, {"同比增速", "增速"}, {"同比增长", "增速"}, {"比重", "占比"}} {
		k = strings.ReplaceAll(k, same[0], same[1])
	}
	for _, when := range []string{"年末", "期末", "月末", "年底"} {
		if rest := strings.TrimPrefix(k, when); rest != "" {
			k = rest
		}
	}
	for _, end := range []string{"完成额", "总量", "绝对值"} {
		if rest := strings.TrimSuffix(k, end); rest != "" {
			k = rest
		}
	}
	return k
}

// area finds the area of a name in the version that existed in a period.
func (n *names) area(name string, p model.Period) (model.AreaID, bool) {
	all := n.areas[n.key(name)]
	if len(all) == 1 {
		return all[0], true
	}
	if len(all) == 0 {
		return model.NoArea, false
	}
	if fit := slices.DeleteFunc(slices.Clone(all), func(id model.AreaID) bool { return !n.set.Areas[id].Covers(p) }); len(fit) > 0 {
		all = fit
	}
	if len(all) > 1 { // 余杭 is the district, not a subdistrict of that name
		slices.SortStableFunc(all, func(a, b model.AreaID) int { return rankOf(n.set.Areas[a].Level) - rankOf(n.set.Areas[b].Level) })
		if n.set.Areas[all[0]].Level == n.set.Areas[all[1]].Level && n.set.Areas[all[0]].Code != n.set.Areas[all[1]].Code {
			return model.NoArea, false
		}
	}
	return all[0], true
}

func rankOf(l model.Level) int { return slices.Index(model.Levels(), l) }

// isArea tells whether a name is that of an area of the dataset.
func (n *names) isArea(name string) bool {
	k := n.key(name)
	return k != "" && len(n.areas[k]) > 0 || n.told.area(name) != ""
}

// isIndicator tells whether a name is that of an indicator of the dataset.
func (n *names) isIndicator(name string) bool {
	return name != "" && (len(n.indicators[indicatorKey(name)]) > 0 || n.told.indicator(name) != "")
}

// indicator finds the indicator of a name whose unit can be that of the
// figures, and which is of the measure.
func (n *names) indicator(name string, u unit, m measure) (model.IndicatorID, bool) {
	for _, text := range variants(name) {
		for _, id := range n.indicators[indicatorKey(text)] {
			if n.fits(id, u, m) && scoped(n.set.Indicators[id].Name.ZH) == scoped(text) {
				return id, true
			}
		}
	}
	return model.NoIndicator, false
}

// variants are the ways to read a name with parentheses: whole, without them,
// and what stands in them.
func variants(name string) []string {
	all := []string{name}
	if bare := strings.TrimSpace(groupRule.ReplaceAllString(name, "")); bare != name && bare != "" {
		all = append(all, bare)
	}
	return all
}

// fits tells whether an indicator can have figures of a unit and a measure.
func (n *names) fits(id model.IndicatorID, u unit, m measure) bool {
	ind := &n.set.Indicators[id]
	if m == growth && ind.Kind != model.GrowthKind || m == plain && ind.Kind == model.GrowthKind && u.known() && !u.percent() {
		return false
	}
	if !u.known() {
		return true
	}
	own, ok := n.unitOf(id)
	return !ok || own.base == u.base || u.base == "1" || ind.Kind == model.PerCapitaKind && own.base+"/人" == u.base
}

// scoped tells whether a name says that only large bodies are counted: 规上
// and all industry are look-alikes.
func scoped(name string) bool {
	k := indicatorKey(name)
	return strings.Contains(k, "规上") || strings.Contains(k, "限上") || strings.Contains(k, "规模工业")
}

// unitOf is the unit of an indicator of the dataset.
func (n *names) unitOf(id model.IndicatorID) (unit, bool) {
	u, ok := parseUnit(n.set.Indicators[id].Unit.ZH)
	if !ok {
		u, ok = parseUnit(n.set.Indicators[id].Unit.EN)
	}
	return u, ok
}

// growthOf finds the growth rate that belongs to a level.
func (n *names) growthOf(level model.IndicatorID) (model.IndicatorID, bool) {
	for i := range n.set.Indicators {
		if n.set.Indicators[i].GrowthOf == level {
			return model.IndicatorID(i), true
		}
	}
	return model.NoIndicator, false
}

// near is what a name may have been meant for.
func (n *names) near(name string, kind search.Kind) string {
	hits := n.index.Find(name, 1, kind)
	if len(hits) == 0 || !sharesHalf(name, hits[0].Text) {
		return ""
	}
	if kind == search.Area {
		return n.set.Areas[hits[0].Area].ID
	}
	return n.set.Indicators[hits[0].Indicator].ID
}

var (
	areaRule    = lazily(`^[\p{Han}()·]{2,14}(?:省|市|区|县|旗|自治州|州|盟|街道|镇|乡|街|新区|开发区|高新区|自治区|自治县|管委会|园区|度假区|示范区|特别行政区|功能区|集聚区|经开区|本级|林区|农场|社区|村)$`)
	totalRule   = lazily(`^(?:全市|全省|全国|全区|全县|全州|全镇|全街道|合计|总计|总数|共计|全市合计|全市总计|全省合计|全国合计|全区合计|全县合计|全部|(?i:total|all|whole|overall|all areas|grand total|sum))$`)
	subRule     = lazily(`(?:小计|合计|总计|(?i:subtotal|sub-total))$`)
	averageRule = lazily(`^(?:平均|均值|平均值|全市平均|全省平均|全国平均|(?i:average|mean))$`)
	notArea     = lazily(`^(?:地区|城市|区县|县市区?|市县|各区县|乡镇|街镇|镇街|郊区|小区|社区|景区|园区|开发区|工业园区|商业区|市区|城区|县区|区市|区县市|区\(?、?县\)?\(?市\)?|省市|农村|乡村)$`)
	amountRule  = lazily(`收入|支出|产值|增加值|总值|投资|总额|余额|存款|贷款|人口|人数|人员|户数|家数|企业|利润|税收|消费|销售|零售|出口|进口|进出口|用电|产量|面积|指数|价格|比重|占比|增速|增长|率$|人均|就业|工资|外资|项目|数$|量$|额$|值$|预算|营收|产业|工业|服务业|(?i:gdp|gross|income|population|revenue|expenditure|output|value|rate|index|per head|per capita|employment|investment|exports?|imports?|deflator|growth|tax)`)
)

// likeArea tells whether a name that the dataset does not have reads like that
// of an area.
func likeArea(name string) bool {
	return areaRule.MatchString(name) && !notArea.MatchString(name) && !amountRule.MatchString(name)
}

// likeIndicator tells whether a name reads like that of an indicator.
func likeIndicator(name string) bool { return amountRule.MatchString(name) }

// isTotal tells the row of all members together.
func isTotal(name string) bool { return totalRule.MatchString(strings.Trim(name, "*# ")) }

// mentioned finds the longest name of an area of the dataset in a text, where
// it stands for itself: at the beginning, or behind what is no letter.
func (n *names) mentioned(text string) (string, bool) {
	best := ""
	for i := range n.set.Areas {
		a := &n.set.Areas[i]
		for _, name := range []string{a.Name.ZH, a.Short.ZH} {
			if len([]rune(name)) < 2 || len(name) <= len(best) || a.Level == model.Country && name != "全国" {
				continue
			}
			if at := strings.Index(text, name); at >= 0 && !isTotal(name) {
				best = name
			}
		}
	}
	return best, best != ""
}

// sharesHalf tells whether two names have half of their letters in common:
// what only sounds alike is no proposal.
func sharesHalf(a, b string) bool {
	a, b = key(a), key(b)
	shared, all := 0, 0
	for _, r := range a {
		if all++; strings.ContainsRune(b, r) {
			shared++
		}
	}
	return shared*2 >= all
}
