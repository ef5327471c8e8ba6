package intake

// colRole is what the cells of a column are.
type colRole uint8

const (
	valueColumn colRole = iota
	areaColumn
	parentColumn // the area that the row's area lies in
	codeColumn
	indicatorColumn
	groupColumn // what the row's indicator is a part of
	unitColumn
	periodColumn
	noteColumn
	serialColumn
	statusColumn
	measuredColumn // 数值: the figures of a long table
	rankColumn
	otherCode // of an indicator or a unit, whose names stand beside it
	blankColumn
)

var columnRules = []struct {
	pattern
	role colRole
}{
	{lazily(`^(?:序号|编号|行次|栏次|行号|(?i:no\.?|#|row|index no|(?:note|table|footnote|ref(?:erence)?)\s*(?:number|no\.?|ref)?))$`), serialColumn},
	{lazily(`(?i)^(?:indicator|series|measure|item|unit|sector|industry|freq|frequency)[ _-]?code$|^(?:指标|行业)(?:代码|编码)$|^freq$`), otherCode},
	{lazily(`(?:代码|编码|(?i:\bcode$|\bcode\b|^geoid$|^fips$|^iso3?$|^id$|_code$|_id$|cd$))`), codeColumn},
	{lazily(`^(?:备注|说明|附注|注|(?i:notes?|remarks?|comments?|footnotes?))$`), noteColumn},
	{lazily(`^(?i:status|obs_status|flags?|obs_flag)$|^状态$`), statusColumn},
	{lazily(`^(?:数值|值|指标值|数据|(?i:value|obs_?value|figure|data value))$`), measuredColumn},
	{lazily(`^(?:年份|年度|年|时间|时期|日期|月份|年月|季度|报告期|统计期|统计时间|数据时间|(?i:years?|date|time|period|time_period|month|quarter|ref_period|year[ _-]?month|calendar[ _-]years?|time[ _]period))$`), periodColumn},
	{lazily(`^(?:计量单位|(?i:units?|unit_measure|unit of measure))$`), unitColumn},
	{lazily(`^(?:地区|区域|区县|县区|区、?县\(?市\)?|区县\(?市\)?|县市区|市县|县\(市、?区\)|省份|省市|省|市|城市|市州|地市|行政区|行政区划|区划|镇街|街镇|乡镇|镇\(?街道\)?|街道|街道\(?镇\)?|单位名称|地区名称|区县名称|名称|地名|各地|(?i:regions?|areas?|districts?|count(?:y|ry)|cit(?:y|ies)|states?|provinces?|boroughs?|geography|local authority|municipality|territory|economy|entity|location|place|ref_area|geo(?:\\.*)?|(?:la|area|region|country|county|district|state|province|city|geography|local authority)[ _]?name|name|itl\d? region.*|nuts\d? region.*))$`), areaColumn},
	{lazily(`^(?:指标|指标名称|主要指标|项目|项目名称|科目|统计指标|经济指标|类别|内容|(?i:indicators?|indicator[ _]name|measures?|series|series[ _]name|variables?|items?|metric|statistic|transaction.*|component.*))$`), indicatorColumn},
}

// columnRole tells a column by its heading; a heading that says nothing of the
// kind is that of figures.
func columnRole(head string) colRole {
	for _, r := range columnRules {
		if r.MatchString(head) {
			return r.role
		}
	}
	return valueColumn
}
