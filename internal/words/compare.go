package words

// The comparison.
const (
	CompareHint    Word = "空格标记地区后在此并列比较（最多 %d 个）|mark areas with the space key to set them side by side (at most %d)"
	CompareEmpty   Word = "所选地区在%s没有数据|no figures of these areas in %s"
	CompareParent  Word = "%s（上级）|%s (parent)"
	CompareShare   Word = "占上级%s%%|%s%% of parent"
	CompareShow    Word = "显示：%s|showing %s"
	ShowValues     Word = "数值与位次|values and places"
	ShowFromParent Word = "与上级之差，总量占上级比重|difference from the parent, of totals the share"
	ShowFromBase   Word = "与%s之差|difference from %s"
	DoShow         Word = "数值／差额|values or differences"
	DoPrevArea     Word = "左移地区|area to the left"
	DoNextArea     Word = "右移地区|area to the right"
	DoUnmark       Word = "取消标记|take the mark away"
	DoRankOf       Word = "看该指标排名|rank by this indicator"
	PointsShort    Word = "个百分点| pp"
)

// The profile.
const (
	ProfileLeads  Word = "领先|upper third"
	ProfileLags   Word = "待提升|lower third"
	ProfileEmpty  Word = "%s没有数据|no figures of %s"
	ProfileLatest Word = "各指标最新时期|each in its latest period"
	ProfilePeriod Word = "只看%s|only %s"
	ProfileRanked Word = "在%s中的位次|places among %s"
	DoLatest      Word = "最新／指定时期|latest or chosen period"
	DoPrevSibling Word = "上一地区|previous area"
	DoNextSibling Word = "下一地区|next area"
	DoParent      Word = "上级地区|parent area"
	DoChild       Word = "下级地区|area below"
	HeadIndicator Word = "指标|Indicator"
	HeadPeriod    Word = "时期|Period"
	HeadUnit      Word = "单位|Unit"
	HeadKN        Word = "位次|Place"
	NoParentArea  Word = "没有上级地区|there is no parent area"
)

// The coverage.
const (
	CoverageTitle  Word = "哪些地区、哪些时期有数据，来自何种来源|which areas and periods have figures, and from what kind of source"
	CoverageLegend Word = "年 年鉴 公 公报 发 统计发布 报 报告 闻 新闻 转 转载 · 无 × 当时未设|Y yearbook B bulletin S release R report N news U reprint · none × no such area then"
	CoverageCell   Word = "%s %s %s：%s|%s %s %s: %s"
	CoverageCount  Word = "%d 条|%d observations"
	MarkYearbook   Word = "年|Y"
	MarkBulletin   Word = "公|B"
	MarkRelease    Word = "发|S"
	MarkReport     Word = "报|R"
	MarkNews       Word = "闻|N"
	MarkSecondary  Word = "转|U"
)
