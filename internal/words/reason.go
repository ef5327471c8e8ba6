package words

// Why there is no figure.
const (
	WhyNotCollected  Word = "未收录|not collected here"
	WhyNotPublished  Word = "未公布|not published"
	WhyNotApplicable Word = "不适用|not applicable"
	WhyBelowUnit     Word = "不足一个单位|below half a unit"
	WhyAreaNotYet    Word = "当时尚未设立（区划调整前）|did not exist yet (before the redistricting)"
	WhyAreaNoMore    Word = "当时已撤并（区划调整后）|no longer existed (after the redistricting)"
	WhyRankOnly      Word = "来源只给出位次|the source gives only a rank"
	WhyRowRefused    Word = "数据行有误，未读入|its row is faulty and was not read"
)

// Why there is no rank, change, growth or difference.
const (
	WhyOnlyForecast    Word = "目标或预测，不参与排名|a target or forecast is not ranked"
	WhyBoundUndecided  Word = "界限值不足以确定位次|bounds do not decide the place"
	WhyNoEarlierPeriod Word = "上年同期无数据|nothing a year before"
	WhyOtherSet        Word = "上年同期有数据的地区不同|other areas had figures a year before"
	WhyBaseMissing     Word = "基期无数据|no figure in the base period"
	WhyFromZero        Word = "基期为零|the base is zero"
	WhyFromNegative    Word = "基期为负|the base is negative"
	WhyFromBound       Word = "来源只给出界限或约数，不计算|the source gives a bound: not computed"
	WhyFromForecast    Word = "目标或预测，不计算|a target or forecast: not computed"
	WhyAcrossBoundary  Word = "跨越区划调整，不可比|across a change of borders: not comparable"
	WhyAcrossBreak     Word = "序列中断，不可比|across a break in the series: not comparable"
	WhyOtherBenchmark  Word = "普查修订基准不同，不可比|adjusted to different censuses: not comparable"
	WhyOtherVintage    Word = "数据版本不同（预计与核实）|vintages do not match (estimate and final)"
	WhyUnevenRevision  Word = "来源对各年的修订不一，由总量推算的增速与公布的不符，不计算|the source revised its years unevenly: growth from levels would depart from the published one"
	WhyRollingScope    Word = "规上/限上口径每年变动，不计算|the surveyed population changes each year: not computed"
	WhyOtherPeriodKind Word = "时期类型不同|periods of different kinds"
	WhyPeriodUnknown   Word = "来源未注明时期，不可比|the source names no period: not comparable"
	WhyNotALevel       Word = "该指标本身是比率|the indicator is a rate already"
	WhyNotAdditive     Word = "该指标不可加总|parts of this indicator do not sum"
	WhyNoParentFigure  Word = "上级地区无数据|no figure for the parent area"
	WhyNoPopulation    Word = "同期无人口数据|no population for the same period"
	WhyParentUnchanged Word = "上级地区无增量|the parent's figure did not change"
	WhyTooCoarse       Word = "数据取整过粗，不足以计算|inputs are rounded too coarsely"
)
