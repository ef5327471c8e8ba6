package intake

import (
	"strconv"
	"strings"

	"weici/internal/sheet"
	"weici/model"
)

// value is what the cell of a figure says.
type value struct {
	number    string // a plain decimal; empty: none
	unit      unit   // where the cell itself has one
	qualifier model.Qualifier
	status    model.Status
	marks     string // of notes
	points    bool   // the number is stored as a part of one: 0.038 for 3.8 %
}

// sort is what a cell looks like before its place is known.
type sort uint8

const (
	blank sort = iota
	words
	figure
	mark  // a sign for a reason why there is no figure
	fault // an error of a formula, a truth value
)

var (
	numberRule = lazily(`^([+-]?)(\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)?(\.\d+)?$`)
	footRule   = lazily(`(?:\[[^\[\]]{1,12}\]|[①-⑳]+|[*†‡§#]+|\((?:注|见注|note)?\s*\d{0,2}[注a-z]?\)|\s+[a-z]{1,2}|\s\d\)|<\d+>)$`)
	upRule     = lazily(`^(?:同比|比上年|较上年)?(增长|增加|上升|提高|增|升|上涨|扩大)(?:了)?([\d.,]+.*)$`)
	ungrouped  = strings.NewReplacer(",", "", " ", "")
	downRule   = lazily(`^(?:同比|比上年|较上年)?(下降|减少|降低|负增长|回落|下滑|减|降|下跌|缩小)(?:了)?([\d.,]+.*)$`)
)

// isMark tells the signs that stand where there is no figure.
func isMark(t string) bool {
	switch strings.ToLower(t) {
	case "…", "……", "...", "..", "-", "--", "---", "----", "#", "*", "**", "/", "\\", "//", "n/a", "na", "#n/a", "n.a.", "n.a", "nd", "x", ":", "c", "[x]", "[c]", "[z]", "[w]", "[low]",
		"无", "无数据", "暂无", "暂无数据", "未公布", "不适用", "未统计", "缺", "空", "空缺", "未发布", "未知", "不详", "待定", "保密", "null", "nan", "none", "·", ".", "○", "×":
		return true
	}
	return false
}

// sortOf tells what a cell looks like.
func sortOf(c *sheet.Cell) sort {
	switch {
	case c == nil || c.Shown == "":
		return blank
	case c.Kind == sheet.Number:
		return figure
	case c.Kind == sheet.Error || c.Kind == sheet.Bool:
		if isMark(strings.ToLower(c.Shown)) {
			return mark
		}
		return fault
	case c.Kind == sheet.Date:
		return words
	}
	if len(c.Shown) > 60 {
		return words
	}
	if plainNumber(c.Shown) {
		return figure
	}
	t := tidy(c.Shown)
	if isMark(t) {
		return mark
	}
	if _, ok := parseValue(t); ok && !onlyTime(t) {
		return figure
	}
	return words
}

// onlyTime tells the name of a period, 2022年 or 9月, from a number of years.
func onlyTime(t string) bool {
	if !strings.ContainsAny(t, "年月季") {
		return false
	}
	w, rest := readWhen(t)
	return w.own() && trimName(rest) == ""
}

// parseValue reads the text of a figure.
func parseValue(t string) (v value, ok bool) {
	if plainNumber(t) {
		return value{number: t}, true
	}
	if t == "持平" || t == "与上年持平" || t == "同比持平" {
		return value{number: "0"}, true
	}
	if !strings.ContainsAny(t, "0123456789") {
		return v, false
	}
	t = v.peel(t)
	sign := ""
	if m := upRule.FindStringSubmatch(t); m != nil {
		t = m[2]
	} else if m := downRule.FindStringSubmatch(t); m != nil {
		sign, t = "-", m[2]
	}
	t, arrow := arrows(t)
	sign += arrow
	t = v.qualify(t)
	if m := numberRule.FindStringSubmatch(t); m != nil && m[2]+m[3] != "" {
		return v, v.set(sign, m)
	}
	end := strings.LastIndexAny(t, "0123456789") + 1
	u, known := parseUnit(t[end:])
	m := numberRule.FindStringSubmatch(strings.TrimSpace(t[:end]))
	if m == nil || m[2]+m[3] == "" {
		return v, false
	}
	if scaled := strings.TrimSpace(t[end:]); !known && (scaled == "亿" || scaled == "万" || scaled == "万亿") {
		u, known = parseUnit(scaled + "元")
		u.base = "1"
	}
	v.unit = u
	return v, known && v.set(sign, m)
}

// plainNumber tells a number that needs no reading.
func plainNumber(t string) bool {
	points := 0
	for i := range len(t) {
		switch c := t[i]; {
		case '0' <= c && c <= '9':
		case c == '.' && i > 0 && i < len(t)-1:
			points++
		case c == '-' && i == 0 && len(t) > 1 && t[1] != '.':
		default:
			return false
		}
	}
	return t != "" && points <= 1 && len(t) <= 20
}

// peel takes the marks of notes and of revisions off a number.
func (v *value) peel(t string) string {
	for range 3 {
		m := footRule.FindString(t)
		if m == "" || m == t || !strings.ContainsAny(t[:len(t)-len(m)], "0123456789") {
			break
		}
		switch strings.TrimSpace(m) {
		case "p", "[p]", "(p)":
			v.status = model.Provisional
		case "b", "[b]":
			v.status = model.Break
		case "r", "[r]", "(r)":
			v.status = model.Revised
		case "e", "[e]", "(e)":
			v.status = model.Estimated
		default:
			v.marks += strings.TrimSpace(m)
		}
		t = strings.TrimSpace(strings.TrimSuffix(t, m))
	}
	return t
}

// arrows reads ↑ ▲ and ↓ ▼ as signs, before or behind the number.
func arrows(t string) (string, string) {
	for _, up := range []string{"↑", "▲", "⬆"} {
		if rest, ok := strings.CutPrefix(t, up); ok {
			return strings.TrimSpace(rest), ""
		}
		if rest, ok := strings.CutSuffix(t, up); ok {
			return strings.TrimSpace(rest), ""
		}
	}
	for _, down := range []string{"↓", "▼", "⬇"} {
		if rest, ok := strings.CutPrefix(t, down); ok {
			return strings.TrimLeft(strings.TrimSpace(rest), "-"), "-"
		}
		if rest, ok := strings.CutSuffix(t, down); ok {
			return strings.TrimLeft(strings.TrimSpace(rest), "-"), "-"
		}
	}
	return t, ""
}

// qualify reads 约, 超, 近 and the like.
func (v *value) qualify(t string) string {
	for _, q := range []struct {
		word string
		is   model.Qualifier
	}{
		{"约", model.About}, {"大约", model.About}, {"≈", model.About}, {"~", model.About}, {"超过", model.Over}, {"超", model.Over}, {"突破", model.Over}, {">=", model.AtLeast}, {"≥", model.AtLeast},
		{">", model.Over}, {"近", model.Under}, {"<=", model.AtMost}, {"≤", model.AtMost}, {"<", model.Under},
	} {
		if rest, ok := strings.CutPrefix(t, q.word); ok {
			v.qualifier = q.is
			return strings.TrimSpace(rest)
		}
	}
	for _, q := range []struct {
		word string
		is   model.Qualifier
	}{{"左右", model.About}, {"以上", model.AtLeast}, {"以内", model.AtMost}, {"以下", model.AtMost}, {"+", model.AtLeast}} {
		if rest, ok := strings.CutSuffix(t, q.word); ok {
			v.qualifier = q.is
			return strings.TrimSpace(rest)
		}
	}
	return t
}

// set takes over sign, whole and fraction.
func (v *value) set(sign string, m []string) bool {
	if m[1] == "-" {
		if sign == "-" {
			return false // 下降-2.1 may be meant either way
		}
		sign = "-"
	}
	whole := ungrouped.Replace(m[2])
	if whole == "" {
		whole = "0"
	}
	v.number = sign + whole + m[3]
	return len(v.number) <= 24
}

// valueOf reads the cell of a figure.
func valueOf(c *sheet.Cell) (value, bool) {
	if c.Kind != sheet.Number {
		return parseValue(tidy(c.Shown))
	}
	v := value{number: c.Stored}
	if c.Format != nil {
		v.points = c.Format.Percent
		if u, ok := parseUnit(c.Format.After); ok && c.Format.After != "" {
			v.unit = u
		}
	}
	if v.points {
		v.number, v.unit = shift(v.number, 2), unit{text: "%", base: "%"}
	}
	return v, true
}

// places reads a claimed rank: 3, 第3, 3/13, 并列2, 前三, 2-3.
func places(t string) (model.RankClaim, bool) {
	t = strings.NewReplacer("第", "", "名", "", "位", "", "并列", "", "全市", "", "居", "", " ", "", ".0", "").Replace(tidy(t))
	t, _, _ = strings.Cut(t, "/")
	if rest, ok := strings.CutPrefix(t, "前"); ok {
		if n := numeral(rest); n > 0 {
			return model.RankClaim{Best: 1, Worst: uint16(n)}, true
		}
	}
	first, last, ranged := strings.Cut(t, "-")
	if !ranged {
		last = first
	}
	a, errA := strconv.ParseUint(first, 10, 16)
	b, errB := strconv.ParseUint(last, 10, 16)
	if errA != nil || errB != nil {
		if n := numeral(t); n > 0 && hasHan(t) && strings.Trim(t, "一二三四五六七八九十") == "" {
			return model.RankClaim{Best: uint16(n), Worst: uint16(n)}, true
		}
		return model.RankClaim{}, false
	}
	return model.RankClaim{Best: uint16(a), Worst: uint16(b)}, a > 0 && b >= a
}

// fraction counts the digits after the point.
func fraction(number string) int {
	_, f, _ := strings.Cut(number, ".")
	return len(f)
}
