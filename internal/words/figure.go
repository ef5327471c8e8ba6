package words

// Periods. The arguments are the year and what comes with it.
const (
	PeriodUndated    Word = "原文未注明时期|period not stated"
	PeriodYear       Word = "%d年|%d"
	PeriodFirstHalf  Word = "%d年上半年|H1 %d"
	PeriodSecondHalf Word = "%d年下半年|H2 %d"
	PeriodNineMonths Word = "%d年前三季度|Jan–Sep %d"
	PeriodQuarter1   Word = "%d年一季度|Q1 %d"
	PeriodQuarter2   Word = "%d年二季度|Q2 %d"
	PeriodQuarter3   Word = "%d年三季度|Q3 %d"
	PeriodQuarter4   Word = "%d年四季度|Q4 %d"
	PeriodMonth      Word = "%d年%d月|%[1]d-%02[2]d"
	PeriodYearToDate Word = "%d年1—%d月|first %[2]d months of %[1]d"
	PeriodDay        Word = "%d年%d月%d日|%[1]d-%02[2]d-%02[3]d"
	PeriodSpan       Word = "%d—%d年|%d–%d"
)

// Levels, as the sets of a ranking are called.
const (
	LevelCountry    Word = "国家|countries"
	LevelProvince   Word = "省区市|provinces"
	LevelPrefecture Word = "设区市|cities"
	LevelCounty     Word = "区县市|districts and counties"
	LevelTownship   Word = "乡镇街道|subdistricts and towns"
	LevelITL1       Word = "ITL1区域|ITL1 regions"
	LevelITL2       Word = "ITL2区域|ITL2 subregions"
	LevelITL3       Word = "ITL3区域|ITL3 subregions"
	LevelZone       Word = "功能区|functional zones"
	LevelAny        Word = "地区|areas"
)

// Qualifiers, before a number.
const (
	QualifierAbout   Word = "约%s|about %s"
	QualifierOver    Word = "超%s|over %s"
	QualifierUnder   Word = "近%s|nearly %s"
	QualifierAtLeast Word = "%s以上|at least %s"
	QualifierAtMost  Word = "不超过%s|at most %s"
)

// Statuses (SDMX OBS_STATUS).
const (
	StatusNormal        Word = "公布数|published"
	StatusRevised       Word = "最终核实|revised or final"
	StatusProvisional   Word = "初步核算|provisional"
	StatusEstimated     Word = "预计|estimate"
	StatusForecast      Word = "目标或预测|target or forecast"
	StatusBreak         Word = "序列中断后首期|first after a break"
	StatusMissing       Word = "未公布|not published"
	StatusNotApplicable Word = "不适用|not applicable"
	StatusBelowUnit     Word = "不足一个单位|below half a unit"
	StatusNotCollected  Word = "本库暂缺|no data here"
)

// Price bases, polarities, kinds of document.
const (
	BasisCurrent    Word = "现价|current prices"
	BasisConstant   Word = "可比价|constant prices"
	BasisScope      Word = "可比口径|comparable scope"
	BasisNone       Word = "不涉价格|no price basis"
	BasisUnknown    Word = "价格口径未注明|price basis not stated"
	BasisPlace      Word = "来源所述或按全体数据计算|stated, or computed from the whole set"
	PolarityHigher  Word = "越高越好|higher is better"
	PolarityLower   Word = "越低越好|lower is better"
	PolarityNeutral Word = "不论高低|neutral"
	PolarityUnknown Word = "优劣未定|direction not judged"
	DocYearbook     Word = "年鉴|yearbook"
	DocBulletin     Word = "公报|bulletin"
	DocRelease      Word = "统计发布|statistical release"
	DocReport       Word = "工作报告|government report"
	DocNews         Word = "新闻|news"
	DocSecondary    Word = "转载|unofficial reprint"
)

// Transforms.
const (
	TransformPlain        Word = "公布值|as published"
	GrowthNominal         Word = "名义增速|nominal growth"
	GrowthReal            Word = "实际增速|real growth"
	GrowthOfScope         Word = "可比口径增速|growth at comparable scope"
	GrowthComputed        Word = "计算增速|computed growth"
	GrowthRate            Word = "增速|growth"
	TransformPerHead      Word = "人均|per head"
	TransformShare        Word = "占上级比重|share of parent"
	TransformIndex        Word = "指数（%s=100）|index (%s = 100)"
	TransformTwoYear      Word = "两年平均%s|two-year average %s"
	TransformCAGR         Word = "%[1]s以来年均%[2]s|annual %[2]s since %[1]s"
	TransformContribution Word = "对上级增量的贡献|contribution to parent's growth"
	FirstPeriod           Word = "首期|first period"
	UnitPoints            Word = "百分点|percentage points"
	UnitPerWanHeads       Word = "%s/万人|%s per 10,000 people"
	UnitWanPerHead        Word = "万%s/人|10,000 %s per head"
	UnitPerHead           Word = "%s/人|%s per head"
	Computed              Word = "计算值|computed"
)

// Formulas of computed figures.
const (
	FormulaGrowth       Word = "%s = (本期 ÷ 上年同期 − 1) × 100|%s = (now ÷ a year before − 1) × 100"
	FormulaTwoYearRates Word = "两年平均 = √((1+本期增速)(1+上年增速)) − 1|two-year average = √((1 + this rate)(1 + last rate)) − 1"
	FormulaTwoYear      Word = "两年平均 = √(本期 ÷ 两年前) − 1|two-year average = √(now ÷ two years before) − 1"
	FormulaCAGR         Word = "年均增速 = (本期 ÷ 基期)^(1/年数) − 1|annual growth = (now ÷ base)^(1/years) − 1"
	FormulaIndex        Word = "指数 = 本期 ÷ 基期 × 100|index = now ÷ base × 100"
	FormulaPerHead      Word = "人均 = 本期总量 ÷ 同期末常住人口|per head = level ÷ population of the same period"
	FormulaShare        Word = "比重 = 本地区 ÷ 上级地区 × 100|share = area ÷ parent × 100"
	FormulaPlace        Word = "位次 = 来源所述；来源未述而全体都有数据时，按数值排列|place = as a source states it, or computed where every area of the set has a figure"
	FormulaContribution Word = "贡献 = 本地区增量 ÷ 上级地区增量 × 100|contribution = area's increase ÷ parent's increase × 100"
)

// Caveats.
const (
	CaveatSecondary Word = "转载|unofficial reprint"
	CaveatConflict  Word = "与其他来源不一致|other sources differ"
	RowsRefused     Word = "数据集有 %d 处（行或文件）有误未读入，名次、合计与“本库暂缺”可能因此不全；用 weici check 查看|%d rows or files of the dataset are faulty and were not read: places, totals and what is “not collected” may lack them; weici check lists them"
	CaveatRefused   Word = "另有数据行有误，未读入|another row of it is faulty and was not read"
	CaveatVintages  Word = "另有其他来源或版本|other sources or vintages"
	CaveatBound     Word = "来源只给出界限或约数|the source gives a bound or a round number"
)

// Places.
const (
	Place         Word = "第%s位|%s"
	PlaceTied     Word = "并列第%s位|tied %s"
	PlaceTop      Word = "前%d位|in the top %d"
	PlaceRange    Word = "第%s至%s位之间|between %s and %s"
	PlaceTiedBare Word = "并列第%d|tied no. %d"
	PlaceHeld     Word = "已收%d个中%s|%[2]s of the %[1]d held"
	PlaceIn       Word = "%s%s|%[2]s (%[1]s)"
	Ordinals      Word = "一 二 三|first second third fourth fifth sixth seventh eighth ninth tenth"
	SetWhole      Word = "%[1]s%[2]d个%[3]s|the %[2]d %[3]s of %[1]s"
	SetNone       Word = "%[1]s%[2]d个%[3]s，均无可排名的数值|the %[2]d %[3]s of %[1]s, none with a figure to rank"
	SetPart       Word = "%[1]s%[2]d个%[3]s中有数据的%[4]d个|the %[4]d of the %[2]d %[3]s of %[1]s that have a figure"
	SetHeld       Word = "%[1]s已收的%[2]d个%[3]s|the %[2]d %[3]s of %[1]s held here"
	SetAnywhere   Word = "本数据集|this dataset"
	ClaimExact    Word = "第%d|no. %d"
	ClaimTop      Word = "前%d|top %d"
	ClaimRange    Word = "第%d–%d|nos. %d–%d"
	ClaimAgrees   Word = "与此处计算一致|agrees with the computed place"
	ClaimDiffers  Word = "与此处计算不一致|differs from the computed place"
	ClaimUnsure   Word = "数据不全，无法核对|the set is incomplete: it cannot be checked"
	ClaimOther    Word = "比较范围不同|claimed among another set"
	ClaimNoRank   Word = "此处无法排名|no place can be computed here"
	ChangeUp      Word = "升%d位|up %d"
	ChangeDown    Word = "降%d位|down %d"
	ChangeNone    Word = "位次不变|unchanged"
	PlacesAgainst Word = "不能同时成立：%s|these cannot all be true: %s"
	ChangeAmong   Word = "同有数据的%d个中%s|%[2]s among the %[1]d with a figure in both"
)
