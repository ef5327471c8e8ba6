package evidence

import (
	"fmt"
	"strconv"
	"strings"
)

func formatValue(v float64, decimals int) string { return strconv.FormatFloat(v, 'f', decimals, 64) }

// String writes a figure as a phrase that Figures reads back as the same
// figure: 2022年同比增长超8.8%, 下降0.3个百分点, 突破1000亿元, 居全市第3位. Units
// in English words give an English phrase.
func (f Figure) String() string {
	if isLetter(foldRune(firstRune(f.Unit))) || f.Unit == "" && f.Kind == Count || f.Kind == Rank && isLetter(foldRune(firstRune(f.RankScope))) {
		return f.english()
	}
	period := chinesePeriod(f.Period)
	switch {
	case f.Kind == Rank && f.RankMax > f.Rank:
		return fmt.Sprintf("%s居%s前%d位", period, f.RankScope, f.RankMax)
	case f.Kind == Rank:
		return fmt.Sprintf("%s居%s第%d位", period, f.RankScope, f.Rank)
	case f.Direction == Flat && f.Qualifier == About:
		return period + "与上年基本持平"
	case f.Direction == Flat:
		return period + "与上年持平"
	}
	sign, number := f.number("—", f.unitPhrase())
	before, after := chineseQualifier(f.worded(sign))
	word := "为"
	switch {
	case sign != "":
		word = ""
	case f.Direction == Up:
		word = "增长"
	case f.Direction == Down:
		word = "下降"
	}
	return period + f.plan() + measured(f.Unit) + word + before + sign + number + after
}

// plan gives the words for a status and for an average over years.
func (f Figure) plan() string {
	average := ""
	if f.Average {
		average = "年均"
	}
	switch f.Status {
	case Target:
		return "力争" + average
	case Forecast:
		return "预计" + average
	}
	return average
}

// measured names what some units measure, without which they are not read.
func measured(unit string) string {
	switch unit {
	case "天":
		return "天数"
	case "岁":
		return "平均年龄"
	case "分":
		return "得分"
	case "点":
		return "指数"
	case "小时", "分钟":
		return "平均时间"
	}
	return ""
}

func firstRune(s string) rune {
	for _, c := range s {
		return c
	}
	return 0
}

// unitPhrase is the unit as it stands behind a number.
func (f Figure) unitPhrase() string {
	switch f.Unit {
	case "百分点", "基点", "千分点":
		return "个" + f.Unit
	}
	return f.Unit
}

// number writes value and unit without the sign that a direction gives.
func (f Figure) number(dash, unit string) (sign, number string) {
	low, high := f.Value, f.ValueMax
	if low < 0 {
		low, high = -low, -high
		if f.HasMax {
			low, high = high, low
		}
		if f.Direction != Down {
			sign = "-"
		}
	}
	number = formatValue(low, f.Decimals)
	if f.HasMax {
		number += dash + formatValue(high, f.Decimals)
	}
	return sign, number + unit
}

// worded is the qualifier of the number that number writes: of a fall without
// its sign, the one that bounds its size.
func (f Figure) worded(sign string) Qualifier {
	if f.Value < 0 && sign == "" {
		return f.Qualifier.Negated()
	}
	return f.Qualifier
}

// chineseQualifier gives the words for a qualifier before and after a number.
func chineseQualifier(q Qualifier) (before, after string) {
	switch q {
	case About:
		return "约", ""
	case Over:
		return "超过", ""
	case Under:
		return "近", ""
	case AtLeast:
		return "", "以上"
	case AtMost:
		return "", "以内"
	}
	return "", ""
}

// chinesePeriod writes a period as Figures reads it.
func chinesePeriod(p string) string {
	if len(p) < 4 {
		return ""
	}
	year, part := p[:4]+"年", p[4:]
	switch {
	case part == "":
		return year
	case part == "-H1":
		return year + "上半年"
	case part == "-H2":
		return year + "下半年"
	case part == "-9M":
		return year + "前三季度"
	case strings.HasPrefix(part, "-Q"):
		return year + "第" + part[2:] + "季度"
	case strings.HasPrefix(part, "/"):
		return p[:4] + "—" + part[1:] + "年"
	case strings.HasSuffix(part, "YTD"):
		return year + "1—" + strings.TrimLeft(part[1:3], "0") + "月"
	case len(part) == 6:
		return year + part[1:3] + "月" + part[4:] + "日零时"
	}
	return year + part[1:] + "月"
}

// english writes a figure with an English unit or scope.
func (f Figure) english() string {
	period := ""
	if p := chinesePeriod(f.Period); p != "" {
		period = p + " "
	}
	if f.Kind == Rank {
		in := ""
		if f.RankScope != "" {
			in = " in " + f.RankScope
		}
		if everywhere(strings.ToLower(f.RankScope)) {
			in = " " + f.RankScope
		}
		if f.RankMax > f.Rank {
			return fmt.Sprintf("%sranked among the top %d%s", period, f.RankMax, in)
		}
		return fmt.Sprintf("%sranked No. %d%s", period, f.Rank, in)
	}
	sign, number := f.number("-", " "+f.Unit)
	if f.Unit == "" {
		number = "of " + grouped(strings.TrimSpace(number))
	}
	word := ""
	switch {
	case sign != "":
	case f.Direction == Up:
		word = "up "
	case f.Direction == Down:
		word = "down "
	}
	return period + f.englishPlan() + word + englishQualifierWord(f.worded(sign)) + sign + number
}

// englishPlan is plan in English.
func (f Figure) englishPlan() string {
	average := ""
	if f.Average {
		average = "annual average "
	}
	switch f.Status {
	case Target:
		return "target of " + average
	case Forecast:
		return "forecast " + average
	}
	return average
}

func englishQualifierWord(q Qualifier) string {
	switch q {
	case About:
		return "about "
	case Over:
		return "more than "
	case Under:
		return "nearly "
	case AtLeast:
		return "at least "
	case AtMost:
		return "no more than "
	}
	return ""
}

// grouped puts commas between the thousands of a whole number.
func grouped(digits string) string {
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}
