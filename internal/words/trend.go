package words

// The trend.
const (
	TrendHint     Word = "在排名中按空格标记地区，最多 %d 个一起画|mark areas with the space key in the ranking: up to %d are drawn together"
	TrendEmpty    Word = "“%s”在同类时期没有可画的数据|“%s” has no figures in periods of this kind"
	TrendNothing  Word = "没有可画的数字：%s|nothing to draw: %s"
	TrendShowing  Word = "走势：%s|showing %s"
	DoMultiples   Word = "小图：全部地区同一标尺|small charts: every area on one scale"
	MultiplesHead Word = "%d个地区各一图，同一标尺，%s–%s；M 返回|%d areas, one chart each, on one scale, %s–%s; M goes back"
	DoTrendShow   Word = "总量／位次／增速／名义／指数|level, place, growth, nominal, index"
	DoBaseBack    Word = "指数，基期提前|index, earlier base"
	DoBaseOn      Word = "指数，基期推后|index, later base"
	PairBase      Word = "基期|base"
	DoPrevSeries  Word = "上一地区|previous area"
	DoNextSeries  Word = "下一地区|next area"
	DoVariant     Word = "线条：盲文点／方块／ASCII|lines: Braille, blocks, ASCII"
	VariantFixed  Word = "已限用 ASCII 字符|only ASCII characters are drawn"
	LegendEarly   Word = "初步或预计|provisional or estimated"
	LegendLoose   Word = "界限或约数，不画|bounds and round numbers, not drawn"
	LegendTarget  Word = "目标或预测，不画|target or forecast, not drawn"
)

// Why a line breaks, in the chart.
const (
	BreakBoundary  Word = "区划调整|new borders"
	BreakBenchmark Word = "普查修订|census revision"
	BreakSeries    Word = "序列中断|break"
)
