package words

// The answer, the card, and what they say of a place.
const (
	ScreenAnswer  Word = "答|Answer"
	PlaceStated   Word = "据来源，居%s|%s according to the source"
	PlacePast     Word = "历年位次|places by year"
	PlaceAmong    Word = "%s（%d个中）|%s of %d"
	PlaceOpen     Word = "%[1]d个中%[2]d个有数据，不定位次|no place: %[2]d of %[1]d have a figure"
	CardDiffers   Word = "%s作%s|%s: %s"
	CardAgree     Word = "另有%d个来源一致|confirmed by %d more"
	PeersHead     Word = "同级地区|Its peers"
	PeersMedian   Word = "中位数 %s|median %s"
	PeersAbsent   Word = "其余%d个%s：%s|%d others, %s: %s"
	PlacesHead    Word = "位次历程|Places"
	TilesHead     Word = "%s最新数字|newest figures of %s"
	MarkAgrees    Word = "所述位次与数据相符|stated place agrees"
	MarkDiffers   Word = "所述位次与数据不符|stated place disagrees"
	MarkUnsure    Word = "所述位次无从核对|stated place cannot be checked"
	MoreElsewhere Word = "另有%d项指标本范围暂缺|%d more indicators have no figure here"
	TickMedian    Word = "中位|median"
	DoOpenRank    Word = "看排名|ranking"
)

// The overview.
const (
	ScreenOverview Word = "总览|Overview"
	OverviewLegend Word = "%s 前三分之一  %s 后三分之一  %s 来源不一  亮色时期与多数列不同  %d列|%s first third  %s last third  %s sources differ  a lit period is not that of most columns  %d columns"
	DoSortColumn   Word = "按本列排序|sort by this column"
	DoColumns      Word = "选列|choose columns"
	DoColumnLeft   Word = "列左移|column to the left"
	DoColumnRight  Word = "列右移|column to the right"
	PairColumns    Word = "移列|move column"
	DoHideColumn   Word = "隐藏本列|hide this column"
	OverviewShort  Word = "主要指标一览：各地区各指标的数值与位次|an overview: areas by indicators, each value and its place"
	OverviewTitle  Word = "主要指标一览 · %s|overview · %s"
	FlagColumns    Word = "列，逗号分隔的指标；不写则取数据最全的|the columns: indicators with commas between them; those that most areas have if none are given"
	ColumnsHint    Word = "回车显示或隐藏，Esc 返回|Enter shows or hides, Esc goes back"
)
