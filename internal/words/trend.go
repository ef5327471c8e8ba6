package words

// The trend.
const (
	TrendHint    Word = "空格标记地区可同时比较（最多 %d 个）|mark areas with the space key to draw them together (at most %d)"
	TrendEmpty   Word = "“%s”在同类时期没有可画的数据|“%s” has no figures in periods of this kind"
	TrendShowing Word = "走势：%s|showing %s"
	TrendLevel   Word = "公布值|as published"
	DoTrendShow  Word = "公布值／名义增速／指数|published, nominal growth, index"
	DoBaseBack   Word = "基期提前|earlier base"
	DoBaseOn     Word = "基期推后|later base"
	PairBase     Word = "基期|base"
	DoPrevSeries Word = "上一地区|previous area"
	DoNextSeries Word = "下一地区|next area"
)

// The quadrant.
const (
	QuadrantBoth    Word = "两项均进前三：%s|in the first three of both: %s"
	QuadrantNone    Word = "没有地区确定两项均进前三|no area is certainly in the first three of both"
	QuadrantMaybe   Word = "可能：%s|possibly: %s"
	QuadrantHave    Word = "%d/%d 个地区两项都有数据|%d of %d areas have both figures"
	QuadrantClaim   Word = "来源称%s：%s|a source says of %s: %s"
	QuadrantMissing Word = "缺数据：%s|without a figure: %s"
	QuadrantEmpty   Word = "没有地区两项都有数据|no area has both figures"
	DoAgainst       Word = "换纵轴指标|another indicator upwards"
	DoAgainstBack   Word = "换回纵轴指标|the one before upwards"
	PairAgainst     Word = "纵轴|upwards"
)

// Why a line breaks, in the chart.
const (
	BreakBoundary  Word = "区划调整|new borders"
	BreakBenchmark Word = "普查修订|census revision"
	BreakSeries    Word = "序列中断|break"
)
