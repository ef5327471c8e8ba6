package words

// Words of drafting observations from a document, and of holding one against a
// dataset.
const (
	DraftShort    Word = "从文章、公报、报告中提出观测值，每个都带原句|propose observations from a document, each with its sentence"
	DraftHelp     Word = "读取 .txt .md .html .docx .pdf 或标准输入，逐一列出其中的数字：谁、什么指标、何时、多少、名次。\n有把握的标 ✓，存疑的标 ?，放不进去的说明原因，绝不硬放。|Reads .txt .md .html .docx .pdf or standard input and lists its figures: who, what, when, how much, and the place claimed.\nWhat is sure is marked ✓, what is doubtful ?, and what cannot be placed says why; nothing is forced."
	VerifyShort   Word = "把一篇文稿里的数字与名次同数据集逐一核对|hold the figures and places of a text against the dataset"
	VerifyHelp    Word = "逐个说明文中数字和名次与数据集是否相符：相符、不符（列出两边）、未收录、无法比较（说明原因）。有不符时退出码为 1。|Says of each figure and claimed place of a text: agrees, differs (both values), not held, or cannot be compared (why). Exits 1 where something differs."
	FlagDraftArea Word = "文章所说的地区（缺省由标题与上下文判断）|the area that the document is about (by default its headings say)"
	FlagDraftYear Word = "文章自己的年份，用于“今年”“去年”|the document's own year, for words such as last year"
	FlagDraftOf   Word = "文中未写时期的数字所属时期|the period of figures that the text gives none"
	FlagDraftInto Word = "写入的数据集文件夹|the dataset folder to write into"
	FlagDraftDry  Word = "只列出，不写入|list only, write nothing"
	FlagDraftAll  Word = "存疑的也写入（缺省只写有把握的）|write the doubtful ones too (by default only what is sure)"

	FlagDraftTitle     Word = "文献标题|the document's title"
	FlagDraftAuthors   Word = "作者，以分号分隔|its authors, separated by semicolons"
	FlagDraftPublisher Word = "发布者|its publisher"
	FlagDraftKind      Word = "文献类别：yearbook、bulletin、release、report、news、secondary|its kind: yearbook, bulletin, release, report, news, secondary"
	FlagDraftPublished Word = "发布日期，如 2023-02-08|when it was published, such as 2023-02-08"
	FlagDraftURL       Word = "网址|its address"
	DraftNowhere       Word = "写到哪里？--into 数据集文件夹；只看不写用 --dry-run|write where? --into a dataset folder, or --dry-run to look only"
	DraftOne           Word = "一次核对一篇文章|one document is looked through at a time"
	DraftCopied        Word = "内置数据集不能改动，已复制到 %s|an embedded dataset cannot be changed; it was copied to %s"
	DraftWritten       Word = "%s：文献 %s，写入 %d 行；核对引文：%d 支持，%d 仅数字相符，%d 不符|%s: document %s, %d rows written; quotes: %d supported, %d by the number alone, %d contradicted"
	DraftNothing       Word = "%s：没有可写入的（存疑的用 --all）|%s: nothing to write (--all writes the doubtful ones)"
	DraftFrom          Word = "文件 %s|the file %s"

	DraftHeadState Word = "状态|State"
	DraftHeadWhy   Word = "依据与疑点|Grounds and doubts"
	DraftCounts    Word = "%d 个数字：%d 有把握，%d 存疑，%d 未放入；其中新 %d，相符 %d，不符 %d|%d figures: %d sure, %d doubtful, %d not placed; %d new, %d agree, %d conflict"
	DraftNone      Word = "没有读到数字|no figures found"
	DraftNew       Word = "新|new"
	DraftAgrees    Word = "相符|agrees"
	DraftConflicts Word = "不符|conflicts"
	DraftUnplaced  Word = "未放入|not placed"

	DocServed    Word = "此处不读 PDF，请粘贴文字|PDF files are not read here; paste their text"
	DocTooLarge  Word = "%s：文件过大，最多读 %d MB|%s: the file is too large; at most %d MB are read"
	DocNoText    Word = "%s：没有文字层（可能是扫描件），请先做文字识别|%s: no text layer (a scan?); recognise its text first"
	DocEncoding  Word = "%s：不是 UTF-8、GB18030 或 UTF-16 文本|%s: the text is neither UTF-8, GB18030 nor UTF-16"
	DocBroken    Word = "%s：文件损坏，读不出正文|%s: the file is broken; its text cannot be read"
	DocLanguage  Word = "%s：正文既非中文也非英文，读不了|%s: the text is neither Chinese nor English and cannot be read"
	DocProtected Word = "%s：文件有密码或为旧版 .doc，请另存为 .docx 或 .pdf|%s: the file is protected or an old .doc; save it as .docx or .pdf"
)

// DraftState is the word for the state of a proposal.
func DraftState(state string) Word {
	switch state {
	case "agrees":
		return DraftAgrees
	case "conflicts":
		return DraftConflicts
	case "unplaced":
		return DraftUnplaced
	}
	return DraftNew
}

const (
	reasonNoArea     Word = "说不清是哪个地区|whose it is cannot be told"
	reasonNoName     Word = "句中没有数据集里的指标|its sentence names no indicator of the dataset"
	reasonUnit       Word = "单位与指标不符|the indicator is not measured so"
	reasonDifference Word = "是差额或增减量，不是水平|a difference or a change, and no value of its own"
	reasonAverage    Word = "是多年平均|an average over years"
	reasonBase       Word = "是变化的起点，不是本期数|where a change began, and not this period's figure"
	reasonRange      Word = "是区间|a range"
	reasonOther      Word = "中间有别的词，可能另有所指|other words stand between, which may name another thing"
	reasonJoined     Word = "指标名连着别的词|another noun is joined to the indicator's name"
	reasonAmbiguous  Word = "可能指几个指标|it may be of several indicators"
	reasonNoPeriod   Word = "未写时期|no period is given"
	reasonCarried    Word = "时期沿用前文|the period was named in an earlier paragraph"
	reasonRank       Word = "名次属于谁说不清|what is ranked cannot be told"
	reasonGuessed    Word = "只是字面相近|the words only resemble the name"
)

// DraftReason says why a figure is not placed, or not sure, by its code.
func DraftReason(code string) Word {
	switch code {
	case "no-area":
		return reasonNoArea
	case "unit":
		return reasonUnit
	case "difference":
		return reasonDifference
	case "average":
		return reasonAverage
	case "base":
		return reasonBase
	case "range":
		return reasonRange
	case "another":
		return reasonOther
	case "joined":
		return reasonJoined
	case "ambiguous":
		return reasonAmbiguous
	case "no-period":
		return reasonNoPeriod
	case "period-carried":
		return reasonCarried
	case "rank":
		return reasonRank
	case "guessed":
		return reasonGuessed
	}
	return reasonNoName
}

// Words of holding a text against a dataset.
const (
	VerifyCounts    Word = "%d 处：%d 相符，%d 不符，%d 未收录，%d 无法判定|%d checked: %d agree, %d differ, %d not held, %d undecided"
	VerifyVerdict   Word = "全文：%s|the text: %s"
	VerifyHeadText  Word = "文稿|Text"
	VerifyHeadHeld  Word = "数据集|Dataset"
	VerifyHeadFound Word = "结论|Finding"
	VerifyPlace     Word = "位次 %s|place %s"
	VerifyElsewhere Word = "这是 %s 的数|the figure is that of %s"

	verifyAgrees    Word = "相符|agrees"
	verifyDiffers   Word = "不符|differs"
	verifyNotHeld   Word = "未收录|not held"
	verifyUndecided Word = "无法判定|undecided"

	dimensionValue     Word = "数值|value"
	dimensionUnit      Word = "单位|unit"
	dimensionPeriod    Word = "时期|period"
	dimensionArea      Word = "地区|area"
	dimensionIndicator Word = "指标|indicator"
	dimensionBasis     Word = "口径|basis"
	dimensionStatus    Word = "性质|status"
	dimensionRevision  Word = "版本|revision"
	dimensionQualifier Word = "限定词|qualifier"
	dimensionPlace     Word = "位次|place"

	reasonFiner   Word = "文稿比数据集多印了位数|the text prints more digits than the dataset holds"
	reasonTarget  Word = "一为目标或预计，一为实际|one is a target or a forecast, the other an actual"
	reasonBasis   Word = "名义与可比价不能相比|nominal growth does not compare with real"
	reasonPartial Word = "同组收录不全，排不出位次|too few of the set are held to tell the place"
	reasonSet     Word = "不知道在哪些地区中排名|among whom is not known"
)

// VerifyCode is the word for a finding, by its code.
func VerifyCode(code string) Word {
	switch code {
	case "agrees":
		return verifyAgrees
	case "differs":
		return verifyDiffers
	case "not-held":
		return verifyNotHeld
	}
	return verifyUndecided
}

// VerifyDimension is the word for what decided a finding, by its code.
func VerifyDimension(code string) Word {
	switch code {
	case "unit":
		return dimensionUnit
	case "period":
		return dimensionPeriod
	case "area":
		return dimensionArea
	case "indicator":
		return dimensionIndicator
	case "basis":
		return dimensionBasis
	case "status":
		return dimensionStatus
	case "revision":
		return dimensionRevision
	case "qualifier":
		return dimensionQualifier
	case "place":
		return dimensionPlace
	}
	return dimensionValue
}

// VerifyReason says why something cannot be decided, by its code.
func VerifyReason(code string) Word {
	switch code {
	case "finer":
		return reasonFiner
	case "target":
		return reasonTarget
	case "basis":
		return reasonBasis
	case "partial":
		return reasonPartial
	case "set":
		return reasonSet
	}
	return DraftReason(code)
}

// Words of the screen on which a draft is looked through.
const (
	DraftingTitle    Word = "逐条核对文章中的数字|look through the figures of a document"
	DraftingCounts   Word = "%d 个数字：已收 %d，待定 %d，不收 %d|%d figures: %d accepted, %d open, %d rejected"
	DraftingAt       Word = "第 %d 个，共 %d 个|figure %d of %d"
	DraftingPrinted  Word = "原文|Printed"
	DraftingArea     Word = "地区 a|Area a"
	DraftingInd      Word = "指标 i|Indicator i"
	DraftingPeriod   Word = "时期 p|Period p"
	DraftingValue    Word = "数值 e|Value e"
	DraftingQual     Word = "限定 f|Qualifier f"
	DraftingStatus   Word = "状态 s|Status s"
	DraftingRank     Word = "位次 r|Place r"
	DraftingState    Word = "与数据集|Dataset"
	DraftingDoubts   Word = "疑点|Doubts"
	DraftingDecided  Word = "决定|Decision"
	DraftingAccepted Word = "收|accepted"
	DraftingRejected Word = "不收|rejected"
	DraftingOpen     Word = "待定|open"
	DraftingHeld     Word = "已有 %s|holds %s"
	DraftingNone     Word = "—|—"
	DraftingKeys     Word = "↑↓ 逐个  n 下一处存疑  ␣ 收  A 收下全部有把握的  x 不收  a i p e f s r 改  z 撤销  w 写入  q 离开|↑↓ one by one  n next doubt  ␣ accept  A accept all sure  x reject  a i p e f s r change  z undo  w write  q leave"
	DraftingKeysFew  Word = "↑↓ n ␣ 收 A 全收 x 不收 a i p 改 z 撤销 w 写入 q|↑↓ n ␣ accept A all x reject a i p z undo w write q"
	DraftingLegend   Word = "有把握|sure"
	DraftingDoubtful Word = "存疑|doubtful"
	DraftingPlaced   Word = "未放入|not placed"
	DraftingNoMore   Word = "没有可撤销的|nothing to undo"
	DraftingNoDoubt  Word = "没有待定的存疑数字了|no doubtful figure is open"
	DraftingCannot   Word = "先定下地区和指标|tell its area and indicator first"
	DraftingNothing  Word = "没有收下任何数字|no figure is accepted"
	DraftingAskArea  Word = "哪个地区？|Which area?"
	DraftingAskInd   Word = "哪个指标？|Which indicator?"
	DraftingAskTime  Word = "哪个时期？|Which period?"
	DraftingAskValue Word = "数值（%s）|Value (%s)"
	DraftingAskRank  Word = "位次|Place"
	DraftingHintFind Word = "中文、拼音、首字母或代码|Chinese, pinyin, initials or code"
	DraftingHintTime Word = "2022、2022-H1、2022-9M、2022-Q1、2022-05、2022-05YTD；留空为不详|2022, 2022-H1, 2022-9M, 2022-Q1, 2022-05, 2022-05YTD; empty where unknown"
	DraftingHintRank Word = "1，或 1-3；留空为没有|1, or 1-3; empty for none"
	DraftingBad      Word = "看不懂：%s|not understood: %s"
	DraftingTooLong  Word = "文章太长，请用 --dry-run 或 --yes|the document is too long for the screen; use --dry-run or --yes"
)

// The qualifiers of a figure.
const (
	DraftingExact   Word = "准确|exact"
	DraftingAbout   Word = "约|about"
	DraftingOver    Word = "超过|over"
	DraftingUnder   Word = "不足|under"
	DraftingAtLeast Word = "至少|at least"
	DraftingAtMost  Word = "至多|at most"
)
