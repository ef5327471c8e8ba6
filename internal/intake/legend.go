package intake

import (
	"strings"

	"weici/model"
)

// legend says what the signs of a sheet stand for, as its own notes do.
type legend map[string]model.Status

var legendRule = lazily(`["“'‘「]?(…+|\.{2,3}|-{1,4}|#|\*{1,2}|/|空格|空白|空|[Nn]/?[Aa]|×|\[[a-z]{1,3}\]|(?:^|\s)[xcz:])["”'’」]?\s*(?:符号)?(?:表示|代表|指|为|是|:|=|\bindicates?|\bdenotes?|\bmeans?|\brepresents?)\s*(?:该)?([^;;。,,“"]{2,60})`)

// learn reads the legend in a note.
func (l legend) learn(text string) {
	if !strings.ContainsAny(text, "表代指为是:：=") && !strings.Contains(text, " indicate") && !strings.Contains(text, " denote") && !strings.Contains(text, " mean") && !strings.Contains(text, " represent") {
		return
	}
	for _, m := range legendRule.FindAllStringSubmatch(tidyQuotes(tidy(text)), 12) {
		if status, ok := meaning(strings.ToLower(m[2])); ok {
			sign := strings.ToLower(strings.TrimSpace(m[1]))
			if strings.HasPrefix(sign, "空") {
				sign = ""
			}
			l[signKey(sign)] = status
		}
	}
}

func tidyQuotes(s string) string {
	return strings.NewReplacer("”和“", "”“", "、“", "“").Replace(s)
}

// signKey makes — and —— one sign, and … and ....
func signKey(sign string) string {
	switch {
	case sign != "" && strings.Trim(sign, "-") == "":
		return "-"
	case sign != "" && strings.Trim(sign, "….") == "":
		return "…"
	case sign == "n/a" || sign == "na" || sign == "#n/a" || sign == "n.a.":
		return "n/a"
	}
	return sign
}

// meaning is the status that a reason stands for.
func meaning(words string) (model.Status, bool) {
	for _, m := range []struct {
		words  string
		status model.Status
	}{
		{"不足 小于 低于最小 less negligible 很小 太小", model.BelowUnit},
		{"不适用 无此项 没有该 无该 不存在 无指标 not applicable not-applicable 不涉及", model.NotApplicable},
		{"未公布 不公布 保密 不予公布 未发布 尚未 suppress confidential disclos unpublished", model.Missing},
		{"无数据 数据缺 缺失 不详 未统计 无统计 没有数据 无资料 暂无 not available unavailable missing 缺数 缺 no data 无法 没有统计 未掌握", model.Missing},
	} {
		for _, w := range strings.Fields(strings.ReplaceAll(m.words, "not ", "not_")) {
			if strings.Contains(words, strings.ReplaceAll(w, "_", " ")) {
				return m.status, true
			}
		}
	}
	return 0, false
}

// of gives the status that a sign stands for.
func (l legend) of(sign string) (model.Status, bool) {
	switch t := strings.ToLower(tidy(sign)); t {
	case "不适用", "not applicable":
		return model.NotApplicable, true
	case "未公布", "未发布", "保密":
		return model.Missing, true
	default:
		s, ok := l[signKey(t)]
		return s, ok
	}
}
