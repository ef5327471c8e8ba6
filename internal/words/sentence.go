package words

// The sentence about a figure. Its parts are joined in this order: opening,
// what the figure says, basis, place, claim, source.
const (
	SentenceOpening     Word = "%s，%s|In %s, %s"
	SentenceUndated     Word = "%s|%s"
	SentenceLevel       Word = "%s为%s|: %s %s"
	SentenceGrew        Word = "%s同比增长%s|: %s up %s year on year"
	SentenceFell        Word = "%s同比下降%s|: %s down %s year on year"
	SentenceFlat        Word = "%s与上年同期持平|: %s unchanged year on year"
	SentenceRate        Word = "%s为%s|: %s %s"
	SentenceComputed    Word = "%s（%s）为%s|: %s (%s) %s"
	SentenceRankOnly    Word = "%s，来源未给出数值|: %s, no figure given by the source"
	SentenceAbsent      Word = "%s：%s|: %s – %s"
	SentencePrinted     Word = "（原文“%s”）|(printed “%s”)"
	SentenceBasis       Word = "（按%s计算）|(at %s)"
	SentenceUnstated    Word = "（价格口径未注明）|(price basis not stated)"
	SentenceStatus      Word = "（%s）|(%s)"
	SentencePlace       Word = "，居%s%s|, %[2]s among %[1]s"
	SentenceGrowthPlace Word = "，增速居%s%s|, %[2]s by growth among %[1]s"
	SentenceClaim       Word = "，来源称居%s%s|, the source says %[2]s (%[1]s)"
	SentenceClaimBare   Word = "，来源称居%s|, the source says %s"
	SentenceConflict    Word = "（另有来源数字不一致）|(other sources differ)"
	SentenceEnd         Word = "。|."
	SentenceSource      Word = "〔来源：%s〕|[Source: %s]"
	SentenceFormula     Word = "〔计算：%s〕|[Computed: %s]"
	ListComma           Word = "、|, "
	SourceComma         Word = "，|, "
	TitleMarks          Word = "《%s》|“%s”"
	AuthorsEtAl         Word = "%s等|%s et al."
	DateUnknown         Word = "日期未注明|date not stated"
	NoDocument          Word = "无来源|no source"
)
