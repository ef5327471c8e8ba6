package intake

import (
	"strings"

	"weici/model"
)

// context is what is said of figures outside of their own row and column: in a
// title, a line of units, a heading between rows, the name of the sheet.
type context struct {
	when   when
	units  []unit
	area   string // an area's name
	name   string // an indicator's name
	status model.Status
	basis  model.PriceBasis
	growth measure
}

var (
	unitLine   = lazily(`(?i)(?:计量单位|金额单位|数量单位|单位|\bunits?)\s*[::]\s*([^()\s]+(?: (?:million|thousand|billion|persons))*)`)
	titleWords = lazily(`^历年|^近年来?|^主要年份|^各(?:区县市|县市区|区县|县区|市县|镇街|街镇|街道|乡镇|地市|区|县|市|镇|省)+|各?分?(?:季度|月份|月度|年度)|(?:各|分)?(?:区\(县、?市\)|县\(市\)、?区|县\(市、?区\)|区、?县\(市\)|市\(县、?区\))|(?:(?:国民经济(?:和社会发展)?|社会发展|经济社会发展|经济运行|社会经济)*(?:主要|有关|部分|重要)*(?:经济)*(?:统计)*指标(?:完成)?(?:情况)?(?:表|一览表|快报|排名|通报)*)|统计(?:月报|快报|年鉴|资料|公报|季报|年报|表)|月报|季报|年报|快报|(?:分|各|按)(?:区、?县\(?市\)?|县市区|区县市?|地区|市州|镇街|街道|乡镇|区域|城市|省市?|行业|地市|城区|街镇)+|主要数据|基本情况|(?:完成|执行|运行|收支)情况表?|执行表?|进度表?|一览表|汇总表|明细表|对比表|排名表?|情况表?|数据表?|汇总|(?:及|与|和)?(?:增速|位次)$|\d{1,2}$|^(?:表|附表|续表)|\(续\)|(?i:statistics|reference tables|by local authority|by region|by district)`)
	areaTitle  = lazily(`^([\p{Han}]{2,8}?(?:省|市|区|县|旗|州|街道|镇|乡))(?:[各分主国经规工全财固社1-9\d(一二三四]|$)`)
)

// numbered is the number of a table in a yearbook: 2-1.
var numbered = lazily(`^\d{1,2}-\d{1,2}(?:-\d{1,2})?[\s、.]*`)

// unnumbered takes the number of a table off a title; 1-9月 is none.
func unnumbered(text string) string {
	rest := numbered.ReplaceAllString(text, "")
	for _, unit := range []string{"月", "季", "年", "本月", "个月"} {
		if strings.HasPrefix(rest, unit) {
			return text
		}
	}
	return rest
}

// titleContext reads what a line about a whole table says.
func (t *reader) titleContext(raw string) context {
	var c context
	text := tidy(raw)
	if m := unitLine.FindStringSubmatchIndex(text); m != nil {
		if us, ok := parseUnits(text[m[2]:m[3]]); ok {
			c.units = us
			text = strings.TrimSpace(text[:m[0]] + " " + text[m[1]:])
		}
	}
	if strings.HasPrefix(text, "(") && strings.HasSuffix(text, ")") && strings.Count(text, "(") == 1 {
		text = strings.Trim(text, " ()")
	}
	if text == "" {
		return c
	}
	if us, ok := parseUnits(text); ok {
		c.units = append(c.units, us...)
		return c
	}
	l := t.labels.read(unnumbered(text))
	c.when, c.status, c.basis, c.growth = l.when, l.status, l.basis, l.measure
	if len(l.units) > 0 {
		c.units = l.units
	}
	switch l.key {
	case "地区", "区域", "area", "region", "geography":
		c.area = l.name
		return c
	case "数据库", "表名", "source":
		return context{}
	case "指标", "指标名称", "indicator":
		c.name = l.name
		return c
	}
	c.area, c.name = t.titleNames(l.name, len(l.units) > 0 && l.key == "")
	if c.growth != plain && c.name == "" {
		c.growth = plain
	}
	return c
}

// titleNames finds the area and the indicator that a title names; with a unit
// it names an indicator, whatever its words.
func (t *reader) titleNames(name string, measured bool) (area, indicator string) {
	if t.names.isIndicator(name) {
		return "", name
	}
	if t.names.isArea(name) && !isTotal(name) {
		return name, ""
	}
	rest := name
	if m := areaTitle.FindStringSubmatch(name); m != nil && !isTotal(m[1]) && !strings.ContainsAny(m[1], "及各和与历") && !strings.HasPrefix(m[1], "全") && !notArea.MatchString(strings.TrimPrefix(strings.TrimPrefix(m[1], "分"), "各")) && (t.names.isArea(m[1]) || !amountRule.MatchString(m[1])) {
		area, rest = m[1], strings.TrimPrefix(name, m[1])
	} else if found, ok := t.names.mentioned(name); ok {
		area, rest = found, strings.Replace(name, found, "", 1)
	}
	if t.names.isIndicator(rest) {
		return area, rest
	}
	rest = trimName(titleWords.ReplaceAllString(rest, ""))
	rest = trimName(strings.TrimPrefix(strings.TrimPrefix(rest, "全市"), "各"))
	for _, and := range []string{"及", "和", "与"} {
		rest = trimName(strings.TrimPrefix(strings.TrimSuffix(rest, and), and))
	}
	if rest == "" || !measured && !t.names.isIndicator(rest) && !likeIndicator(rest) || len([]rune(rest)) > 90 {
		return area, ""
	}
	return area, rest
}

// over lays a nearer context over a wider one.
func (c context) over(o context) context {
	c.when = c.when.within(o.when)
	if len(c.units) == 0 {
		c.units = o.units
	}
	if c.area == "" {
		c.area = o.area
	}
	if c.name == "" {
		c.name = o.name
		if c.growth == plain {
			c.growth = o.growth
		}
	}
	if c.status == 0 {
		c.status = o.status
	}
	if c.basis == "" {
		c.basis = o.basis
	}
	return c
}
