package words

// What the words of a source say of a figure.
const (
	ProofSupported    Word = "引文支持该数字|the quote carries the figure"
	ProofUnnamed      Word = "引文有该数字，未写明%s|the quote carries the number, but does not name its %s"
	unnamedArea       Word = "地区|area"
	unnamedIndicator  Word = "指标|indicator"
	unnamedPeriod     Word = "时期|period"
	unnamedUnit       Word = "单位|unit"
	ProofContradicted Word = "引文与该数字不符|the quote does not carry the figure"
	ProofUnread       Word = "引文中没有读到该类数字|no figure of this kind was read in the quote"
	ProofAbsent       Word = "引文不在文献中|the quote does not stand in the document"
	ProofRepeated     Word = "引文在文献中不止一处|the quote stands in the document more than once"
	ProofHintValue    Word = "核对数值、单位、限定词、方向与位次；引文读作：%s|check the value, unit, qualifier, direction and rank; the quote reads: %s"
	ProofHintUnread   Word = "引文应含有该数字及其单位|the quote should hold the figure and its unit"
	ProofHintAbsent   Word = "逐字核对引文，或以 prefix、suffix 区分|compare the quote word by word, or tell it apart by prefix and suffix"
	ProofCounts       Word = "引文核对：%d 支持，%d 仅数字相符，%d 不符，%d 未读出|quotes: %d supported, %d by the number alone, %d contradicted, %d unread"
	FiguresShort      Word = "列出任意文本中的数字（默认读标准输入）|list the figures in any text (standard input by default)"
	FiguresNone       Word = "没有读到数字|no figures found"
	FlagYear          Word = "文本所属年份，用于“去年”“上半年”等|the year of the text, for words such as last year"
	ArgFile           Word = "文件|FILE"
	HeadText          Word = "文本|Text"
	HeadRank          Word = "位次|Rank"
	HeadContext       Word = "上下文|Around it"
	HeadStanding      Word = "性质|Standing"
	FigureTarget      Word = "目标|target"
	FigureForecast    Word = "预计|forecast"
	FigureAverage     Word = "年均|average"
	FindingRank       Word = "%s %s %s：来源称%s（%s），此处第%s，%s|%s %s %s: the source says %s (%s), here no. %s, %s"
	FindingGrowth     Word = "%s %s %s：公布%s，由总量算得名义%s，相差%s个百分点（常因价格缩减、口径或修订）|%s %s %s: published %s, nominal from levels %s, %s points apart (usually deflators, scope or revision)"
	FindingVintage    Word = "%s %s %s：各来源相差%s%%（%s 与 %s）|%s %s %s: sources differ by %s%% (%s and %s)"
	FindingPoints     Word = "%s %s %s：各来源相差%s个百分点（%s 与 %s）|%s %s %s: sources differ by %s percentage points (%s and %s)"
	FindingTotal      Word = "%s %s：下级合计%s，总数%s，余%s|%s %s: the parts make %s, the total is %s, leaving %s"
	FindingsHead      Word = "数字之间的关系（只列差异，不作更正）|how the figures agree (differences are shown, not corrected)"
)

// Unnamed is the word for what a quote does not name: area, indicator, period, unit.
func Unnamed(what string) Word {
	switch what {
	case "area":
		return unnamedArea
	case "indicator":
		return unnamedIndicator
	case "unit":
		return unnamedUnit
	}
	return unnamedPeriod
}

// Reason words for why a quote contradicts its figure.
const (
	whyPeriod    Word = "引文说的是另一时期|the quote is of another period"
	whyArea      Word = "引文说的是另一地区|the quote is of another area"
	whyIndicator Word = "引文说的是另一指标|the quote is of another indicator"
	whyStatus    Word = "引文说的是目标或预计数|the quote gives a target or a forecast"
	whyAverage   Word = "引文说的是多年平均|the quote gives an average over years"
	whyBase      Word = "引文说的是变化的起点|the quote gives where the change began"
)

// Contradiction says in what a quote contradicts its figure, by the verdict's
// code; a number that differs has the general word.
func Contradiction(why string) Word {
	switch why {
	case "period":
		return whyPeriod
	case "area":
		return whyArea
	case "indicator":
		return whyIndicator
	case "status":
		return whyStatus
	case "average":
		return whyAverage
	case "base":
		return whyBase
	}
	return ProofContradicted
}
