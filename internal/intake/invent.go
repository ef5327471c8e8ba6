package intake

import (
	"strconv"
	"strings"

	"weici/internal/search"
	"weici/model"
)

// invention keeps the areas and indicators that the dataset does not have, each
// once.
type invention struct {
	names      *names
	areas      []Area
	areaAt     map[string]int
	indicators []Indicator
	at         map[string]int // by name, measure and unit
	units      []unit         // of each indicator
	ids        map[string]bool
	byID       map[string]int
}

func newInvention(n *names) *invention {
	return &invention{names: n, areaAt: map[string]int{}, at: map[string]int{}, ids: map[string]bool{}, byID: map[string]int{}}
}

// area keeps an area; what is known later of one is added.
func (v *invention) area(a Area) {
	if _, known := v.names.set.Area(a.Name); known {
		return
	}
	if i, ok := v.areaAt[a.Name]; ok {
		was := &v.areas[i]
		was.Code, was.Parent = first(was.Code, a.Code), first(was.Parent, a.Parent)
		return
	}
	if len(v.areas) < maxNear {
		a.Near = v.names.near(a.Name, search.Area)
	}
	v.areaAt[a.Name] = len(v.areas)
	v.areas = append(v.areas, a)
}

// maxNear bounds the new areas for which near names are looked for: no person
// goes through more.
const maxNear = 100

// levelOf is the level of a new area, by the end of its name, and below the
// area that it is said to lie in.
func levelOf(name string, t *reader) model.Level {
	ends := func(all ...string) bool {
		for _, e := range all {
			if strings.HasSuffix(name, e) {
				return true
			}
		}
		return false
	}
	switch {
	case name == "全国" || name == "中国":
		return model.Country
	case ends("省", "自治区", "特别行政区") || name == "北京市" || name == "上海市" || name == "天津市" || name == "重庆市" || name == "北京" || name == "上海" || name == "天津" || name == "重庆":
		return model.Province
	case ends("街道", "镇", "乡"):
		return model.Township
	case ends("开发区", "高新区", "园区", "度假区", "示范区", "功能区", "集聚区", "经开区", "管委会", "本级", "新区"):
		return model.Zone
	case ends("自治州", "州", "盟") && hasHan(name):
		return model.Prefecture
	case ends("市"):
		if t.Within != model.NoArea && rankOf(t.Set.Areas[t.Within].Level) >= rankOf(model.Prefecture) {
			return model.County
		}
		return model.Prefecture
	case ends("区", "县", "旗"):
		return model.County
	}
	if t.Within != model.NoArea {
		return narrower(t.Set.Areas[t.Within].Level)
	}
	return model.County
}

func narrower(l model.Level) model.Level {
	all := model.Levels()
	return all[min(max(rankOf(l), 0)+1, len(all)-2)]
}

func wider(l model.Level) model.Level {
	if l == model.Zone {
		return model.Prefecture
	}
	return model.Levels()[max(rankOf(l)-1, 0)]
}

// indicator keeps the indicator of a figure, and says by which power of ten
// the figure comes to its unit: the one that was met first.
func (v *invention) indicator(p *pending, t *reader) (Indicator, int) {
	name, level := v.nameOf(p), ""
	if p.measure == growth {
		if id, ok := t.levelOf(p); ok {
			name, level = t.Set.Indicators[id].Name.In(model.ZH), t.Set.Indicators[id].ID
		}
	}
	u := v.pick(p, name)
	k := key(name) + "|" + strconv.Itoa(int(p.measure)) + "|" + u.base + "|" + string(p.basis)
	if i, ok := v.at[k]; ok {
		return v.indicators[i], u.power - v.units[i].power
	}
	made := v.make(name, level, u, p)
	if p.measure == growth && level == "" {
		made.GrowthOf = v.levelFor(p)
	}
	made.Near = v.names.near(name, search.Indicator)
	v.at[k] = len(v.indicators)
	v.byID[made.ID] = len(v.indicators)
	v.indicators = append(v.indicators, made)
	v.units = append(v.units, u)
	return made, 0
}

// precise keeps the finest precision of a new indicator's figures.
func (v *invention) precise(id string, decimals int) {
	if i, ok := v.byID[id]; ok {
		v.indicators[i].Decimals = max(v.indicators[i].Decimals, decimals)
	}
}

// nameOf is the name of a new indicator: that of its own heading, with what it
// is a part of where it does not stand for itself.
func (v *invention) nameOf(p *pending) string {
	near := p.names[0]
	if p.joined {
		return strings.Join(p.names, " · ")
	}
	if p.wholeName && (len(p.names) == 1 || likeIndicator(near) || len([]rune(near)) > 6) || len(p.names) == 1 {
		return near
	}
	wide := p.names[1]
	if strings.Contains(near, wide) {
		return near
	}
	if strings.HasSuffix(wide, near) {
		return wide
	}
	if !hasHan(near) {
		return wide + " " + near
	}
	if likeIndicator(wide) && !likeIndicator(near) || strings.HasSuffix(wide, "总额") || strings.HasSuffix(wide, "总值") {
		return wide + "：" + near
	}
	return wide + near
}

// pick is the unit of a new indicator's figures, where several are stated.
func (v *invention) pick(p *pending, name string) unit {
	if len(p.units) == 0 {
		return unit{}
	}
	if len(p.units) > 1 {
		rate := p.measure == growth || strings.HasSuffix(name, "率") || strings.Contains(name, "占比") || strings.Contains(name, "比重") || strings.HasSuffix(name, "增速")
		for _, u := range p.units {
			switch {
			case rate == u.percent() && rate:
				return u
			case strings.Contains(name, "人均") && u.base == "元" && u.power == 0:
				return u
			case strings.Contains(name, "人口") && u.base == "人":
				return u
			case (strings.HasSuffix(name, "企业数") || strings.HasSuffix(name, "户数")) && u.base == "个":
				return u
			}
		}
		want := wanted(name)
		for _, like := range []bool{true, false} { // first one that the name asks for
			for _, u := range p.units {
				if !u.percent() && u.base != "百分点" && (!like || want != "" && strings.Contains(want, u.base)) {
					return u
				}
			}
		}
	}
	return p.units[0]
}

// wanted lists the bases of units that the words of a name ask for.
func wanted(name string) string {
	for _, w := range []struct{ words, bases string }{
		{"人次 人数 游客 旅客 人员 从业 就业 人口 参保", "人 人次 名"},
		{"收入 产值 总额 投资 支出 税 利润 消费 余额 增加值 生产总值 销售 存款 贷款 营收 金额 外资", "元 美元"},
		{"面积", "平方米 平方公里 公顷 亩"}, {"电量 用电 发电", "千瓦时"}, {"家数 企业数 单位数 户数", "个 户"}, {"货运量 吞吐量 产量", "吨 标箱"},
	} {
		for _, word := range strings.Fields(w.words) {
			if strings.Contains(name, word) {
				return w.bases
			}
		}
	}
	return ""
}

// levelOf finds the level of the dataset that a growth rate belongs to.
func (t *reader) levelOf(p *pending) (model.IndicatorID, bool) {
	id, ok := t.names.indicator(p.names[0], unit{}, plain)
	if told, known := t.Set.Indicator(t.Map.indicator(p.names[0])); known {
		id, ok = told, true
	}
	if !ok || t.Set.Indicators[id].Kind == model.GrowthKind || t.Set.Indicators[id].Percent() {
		return model.NoIndicator, false
	}
	return id, true
}

// levelFor finds the new level that a new growth rate belongs to.
func (v *invention) levelFor(p *pending) string {
	name := v.nameOf(p)
	for i := range v.indicators {
		if key(v.indicators[i].Name.In(model.ZH)) == key(name) && v.indicators[i].Kind != model.GrowthKind {
			return v.indicators[i].ID
		}
	}
	return ""
}

// make works out what a new indicator is from its words.
func (v *invention) make(name, level string, u unit, p *pending) Indicator {
	full := titled(name, p.measure, p.of)
	made := Indicator{Unit: u.text, Polarity: model.UnknownPolarity, Cell: p.Sheet + "!" + p.Cell}
	if u.percent() && u.power == 0 {
		made.Unit = "%"
	}
	made.Name = model.Name{ZH: full}
	if !hasHan(full) {
		made.Name = model.Name{ZH: full, EN: full}
	}
	made.Kind = kindOf(name, u, p.measure)
	made.PriceBasis = basisOf(name, u, made.Kind, p.basis)
	made.Measure = model.Flow
	if stockRule(name) {
		made.Measure = model.Stock
	}
	for _, w := range []string{"规上", "规模以上", "限上", "限额以上", "规下", "重点企业"} {
		made.Rolling = made.Rolling || strings.Contains(name, w)
	}
	if level != "" {
		made.GrowthOf, full = level, level+"_growth"
	}
	made.ID = v.idOf(full)
	return made
}

// titled is the name of an indicator with the words of its measure.
func titled(name string, m, of measure) string {
	zh := hasHan(name)
	add := func(chinese, english string) string {
		if zh {
			return name + chinese
		}
		return name + english
	}
	switch m {
	case growth:
		if of == points || strings.HasSuffix(name, "增速") {
			return name
		}
		return add("增速", " growth")
	case monthly:
		return add("环比增速", " growth on the month")
	case points:
		if of == growth {
			return add("增速增减", " growth, change")
		}
		return add("增减百分点", ", change in percentage points")
	case change:
		return add("增减额", ", change")
	case share:
		return add("占比", " share")
	case progress:
		return add("完成率", ", progress")
	}
	return name
}

// kindOf is what sort of number an indicator is.
func kindOf(name string, u unit, m measure) model.Kind {
	lower := strings.ToLower(name)
	has := func(words ...string) bool {
		for _, w := range words {
			if strings.Contains(lower, w) {
				return true
			}
		}
		return false
	}
	switch {
	case m == growth || m == monthly:
		return model.GrowthKind
	case m == share || m == progress:
		return model.ShareKind
	case m == points || m == change:
		return model.LevelKind
	case has("人均", "户均", "亩均", "每万人", "per head", "per capita") || strings.Contains(u.base, "/"):
		return model.PerCapitaKind
	case has("指数", "index", "deflator") || u.base == "倍" || strings.HasSuffix(u.base, "=100") || isBase100(strings.ToLower(u.base)) || has("倍差", "比值"):
		return model.IndexKind
	case u.percent() && has("增速", "增长", "growth"):
		return model.GrowthKind
	case u.percent():
		return model.ShareKind
	}
	switch u.base {
	case "人", "户", "个", "人次", "件", "项", "条", "次", "名", "辆", "台", "套", "张", "所", "座", "处", "宗", "笔", "册", "床", "起", "例", "场", "头", "只", "羽", "艘", "架", "架次", "number", "count", "jobs", "households", "dwellings":
		return model.CountKind
	}
	return model.LevelKind
}

// basisOf is at whose prices a new indicator is measured.
func basisOf(name string, u unit, k model.Kind, said model.PriceBasis) model.PriceBasis {
	lower := strings.ToLower(name)
	switch {
	case said != "":
		return said
	case strings.Contains(lower, "不变价") || strings.Contains(lower, "可比价") || strings.Contains(lower, "chained volume") || strings.Contains(lower, "constant price") || strings.Contains(lower, "real "):
		return model.ConstantPrices
	case k == model.GrowthKind:
		return model.UnknownPrices
	case strings.HasPrefix(u.base, "元") || u.base == "美元" || u.base == "£" || u.base == "欧元":
		return model.CurrentPrices
	}
	return model.NoPrices
}

func stockRule(name string) bool {
	for _, w := range []string{"余额", "存款", "贷款", "人口", "年末", "期末", "月末", "保有量", "企业数", "户数", "面积", "population"} {
		if strings.Contains(strings.ToLower(name), w) {
			return true
		}
	}
	return false
}

// idOf makes an id of a name: letters, digits and 汉字, that no other has.
func (v *invention) idOf(name string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(tidy(name)) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || isHan(r) && r > 0x3400 && r < 0xFF00:
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "_"):
			b.WriteByte('_')
		}
	}
	id := strings.Trim(b.String(), "_")
	if runes := []rune(id); len(runes) > 60 {
		id = strings.Trim(string(runes[:60]), "_")
	}
	if id == "" {
		id = "indicator"
	}
	base := id
	for n := 2; ; n++ {
		if _, taken := v.names.set.Indicator(id); !taken && !v.ids[id] {
			break
		}
		id = base + "_" + strconv.Itoa(n)
	}
	v.ids[id] = true
	return id
}
