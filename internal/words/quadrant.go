package words

// The quadrant.
const (
	QuadrantBoth      Word = "两项均进前三：%s|in the first three of both: %s"
	QuadrantNone      Word = "没有地区确定两项均进前三|no area is certainly in the first three of both"
	QuadrantMaybe     Word = "可能：%s|possibly: %s"
	QuadrantHave      Word = "%d/%d 个地区两项都有数据|%d of %d areas have both figures"
	QuadrantClaim     Word = "来源称%s：%s|a source says of %s: %s"
	QuadrantMissing   Word = "缺数据：%s|without a figure: %s"
	QuadrantEmpty     Word = "没有地区两项都有数据|no area has both figures"
	QuadrantNoGrowth  Word = "“%s”没有公布的增速：按 x 另选纵轴指标|no growth is published for “%s”: press x for another indicator on the y-axis"
	QuadrantMedians   Word = "中位线：%s、%s|lines at the medians: %s, %s"
	QuadrantNoMedians Word = "有界限值或约数，中位数不定，未画中位线|bounds leave the medians open: no lines are drawn"
	QuadrantFew       Word = "只有%d个地区，散点图说明不了什么；以表为准|only %d areas: too few for a scatter plot, read the table"
	QuadrantFuller    Word = "只有%d个地区；按 f 看数据最全的一组：%s与%s，%s，%d个地区|only %d areas; f shows the fullest pair: %s and %s, %s, %d areas"
	DoFullest         Word = "数据最全的一组|the pair that most areas have"
	NothingFuller     Word = "没有数据更全的一组|no other pair has more areas"
	QuadrantAll       Word = "%s等 %d 个|%s … (%d in all)"
	DoAgainst         Word = "换纵轴指标|another y-axis"
	DoAgainstBack     Word = "换回纵轴指标|the y-axis before"
	PairAgainst       Word = "纵轴|y-axis"
)
