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
	AheadOf       Word = "前一位%s，高出%s|just ahead: %s, by %s"
	Behind        Word = "后一位%s，相差%s|next: %s, %s behind"
	AheadSince    Word = "，自%s起|, since %s"
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

// The question box.
const (
	AskedBefore   Word = "问过|asked before"
	AskedConflict Word = "来源不一|sources differ"
	AskedNewest   Word = "最新|newest"
)

// Other words by which an action is found, and what the help says of signs.
const (
	AlsoFind      Word = "查找 搜索|find search"
	BriefCopy     Word = "复制|copy"
	BriefCollect  Word = "入简报|brief"
	BriefVintages Word = "异源|versions"
	BriefHelp     Word = "帮助|help"
	AlsoCopy      Word = "粘贴 剪贴板 句子 引用|paste clipboard quote sentence citation"
	AlsoVintages  Word = "出处 依据 为什么 口径|why evidence provenance basis"
	AlsoLang      Word = "中文 英文 English|Chinese 中文"
	AlsoExport    Word = "保存 Word 文档 docx Excel 表格 xlsx 打印|save word document docx excel xlsx pdf print file"
	SignAbout     Word = "约数|a round number"
	SignAtLeast   Word = "不低于|at least this"
	SignAtMost    Word = "不高于|at most this"
	SignChange    Word = "位次上升、下降|a place gained, lost"
	SignThirds    Word = "前三分之一、后三分之一（全部地区都有数据时）|first third, last third, where the whole set has a figure"
	SignMarked    Word = "已标记，用于对比与走势|marked, to be compared and drawn"
	SignBreak     Word = "序列在此中断；条形图上为中位数|the series breaks here; on bars, the median"
	SignMissing   Word = "没有数字|no figure"
	SignPartial   Word = "仅在有数据的地区中的位次，不是全体的位次|a place only among those that have a figure"
	SignElsewhere Word = "在另一范围中的位次|a place in another set"
	UnknownKey    Word = "%s 键在此无用；? 列出全部按键|%s does nothing here; ? lists all keys"
)
