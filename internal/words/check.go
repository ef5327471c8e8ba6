package words

// The report of a check.
const (
	CheckQuoted  Word = "%s：“%s”|%s: “%s”"
	HeadSeverity Word = "程度|Severity"
	HeadMessage  Word = "问题|Fault"
	HeadHint     Word = "处理|What to do"
	CliTooLong   Word = "文本超过 %d MB|the text is longer than %d MB"
	Loading      Word = "正在读取 %d%%|reading %d%%"
)
