package words

// Collections that briefs are made of, and their files.
const (
	DraftItem      Word = "第%d条|item %d"
	DraftLong      Word = "过长：%d，最多 %d|too long: %d, at most %d"
	DraftMany      Word = "有 %d 条，最多 %d 条|%d items, at most %d"
	DraftBig       Word = "文件过大，最多 %d MB|the file is too large, at most %d MB"
	DraftKind      Word = "“%s”不是条目类别；应为 %s|“%s” is no kind of item; one of %s"
	DraftNoteQuery Word = "说明条目没有 query|a note has no query"
	DraftText      Word = "%s 条目没有 text|an item of kind %s has no text"
	DraftEmpty     Word = "不能为空|must not be empty"
	DraftQuery     Word = "不能理解：%s|not understood: %s"
	DraftView      Word = "%s 条目的 query 应以其中之一开头：%s|the query of a %s begins with one of %s"
	DraftNoArea    Word = "缺少地区，例如 at 330102|names no area, such as at 330102"
	DraftNoAreas   Word = "缺少地区，例如 areas 330102,330110|names no areas, such as areas 330102,330110"
	DraftNotUTF8   Word = "文件不是 UTF-8 编码|the file is not in UTF-8"
	DraftJSON      Word = "不是所要求的 JSON：%s|not the JSON that is asked for: %s"
	DraftFormat    Word = "应为 “%s”；这不是 weici 的简报清单|must be “%s”; this is no collection of weici"
	DraftVersion   Word = "版本为 %d，本程序只认 %d|is %d, and this program knows only %d"
	DraftUnknown   Word = "数据集中没有：%s|not in this dataset: %s"
	DraftNoFigure  Word = "%s：%s|%s: %s"
	DraftRows      Word = "%d 行|%d rows"
	DraftPeriods   Word = "%d 期|%d periods"
	DraftFigures   Word = "指标数据|Figures"
	DraftCompare   Word = "%s与%s（%s）|%s and %s (%s)"
	DraftTrendEnds Word = "%s在%s没有数据：%s|%s has no figure for %s: %s"

	KindFigure   Word = "数字|figure"
	KindSentence Word = "句子|sentence"
	KindTable    Word = "表格|table"
	KindChart    Word = "图|chart"
	KindNote     Word = "说明|note"
)
