package sheet

import (
	"strconv"
	"strings"
	"time"
)

// Format is what a number format says of a number, as far as it changes what
// the number means or how it is printed.
type Format struct {
	Percent  bool // the stored number is shown times 100
	Decimals int8 // digits after the point; -1: as many as there are (General)
	Grouped  bool // with thousands separators
	Date     bool
	Parens   bool   // negatives stand in parentheses, or without a sign in red
	Before   string // literal text before and after the number: ¥, 亿元
	After    string
}

// parseFormat reads a number format, of which the first section is that of
// positive numbers and the second that of negative ones.
func parseFormat(code string) Format {
	sections := splitSections(code)
	f := parseSection(sections[0])
	if len(sections) > 1 {
		negative := parseSection(sections[1])
		f.Parens = !strings.Contains(negative.Before, "-") && !strings.Contains(sections[1], "-")
		if f.Parens && !strings.Contains(negative.Before, "(") && !strings.Contains(strings.ToLower(sections[1]), "[") {
			f.Parens = strings.Contains(sections[1], "(")
		}
	}
	return f
}

// splitSections cuts a format at its semicolons; text in quotes has none.
func splitSections(code string) []string {
	var out []string
	quoted, start := false, 0
	for i := 0; i < len(code); i++ {
		switch {
		case code[i] == '\\':
			i++
		case code[i] == '"':
			quoted = !quoted
		case code[i] == ';' && !quoted:
			out, start = append(out, code[start:i]), i+1
		}
	}
	return append(out, code[min(start, len(code)):])
}

// parseSection reads one section.
func parseSection(code string) Format {
	f := Format{Decimals: -1}
	point, digits := false, false
	literal := func(s string) {
		if digits {
			f.After += s
		} else {
			f.Before += s
		}
	}
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case '"':
			end := strings.IndexByte(code[i+1:], '"')
			if end < 0 {
				return f
			}
			literal(code[i+1 : i+1+end])
			i += end + 1
		case '[':
			end := strings.IndexByte(code[i:], ']')
			if end < 0 {
				return f
			}
			if t := strings.ToLower(code[i : i+end+1]); t == "[h]" || t == "[hh]" || t == "[m]" || t == "[mm]" || t == "[s]" || t == "[ss]" {
				f.Date = true
			} else if money, _, ok := strings.Cut(strings.TrimPrefix(t, "[$"), "-"); ok && strings.HasPrefix(t, "[$") {
				literal(strings.ToUpper(money))
			}
			i += end
		case '\\':
			if i++; i < len(code) {
				end := i + 1
				for end < len(code) && code[end]&0xC0 == 0x80 {
					end++
				}
				literal(code[i:end])
				i = end - 1
			}
		case '_', '*':
			i++
		case '0', '#', '?':
			if digits = true; f.Decimals < 0 {
				f.Decimals = 0
			}
			if point {
				f.Decimals++
			}
		case '.':
			point = true
		case ',':
			f.Grouped = f.Grouped || digits
		case '%':
			f.Percent = true
		case 'y', 'Y', 'd', 'D', 'h', 'H', 's', 'S', 'm', 'M', 'e', 'E':
			if (c == 'e' || c == 'E') && (digits || i+1 < len(code) && (code[i+1] == '+' || code[i+1] == '-')) {
				f.Decimals = -1
				return f
			}
			if len(code) >= i+7 && strings.EqualFold(code[i:i+7], "general") {
				i += 6
				continue
			}
			f.Date = true
		case 'G', 'g':
			if len(code) >= i+7 && strings.EqualFold(code[i:i+7], "general") {
				digits = true
				i += 6
			}
		case '(', ')', '-', '+', ' ', '/', ':', '$':
			if c == '(' || c == ')' || c == '-' || c == '+' || c == '$' {
				literal(string(c))
			}
		case '@':
		default:
			end := i + 1
			for end < len(code) && code[end]&0xC0 == 0x80 {
				end++
			}
			literal(code[i:end])
			i = end - 1
		}
	}
	if f.Date {
		f.Percent, f.Grouped, f.Decimals = false, false, -1
	}
	return f
}

// builtIn gives the format of a number that workbooks do not spell out.
func builtIn(id int) string {
	switch id {
	case 1:
		return "0"
	case 2:
		return "0.00"
	case 3:
		return "#,##0"
	case 4:
		return "#,##0.00"
	case 5, 6, 37, 38:
		return "#,##0;(#,##0)"
	case 7, 8, 39, 40:
		return "#,##0.00;(#,##0.00)"
	case 9:
		return "0%"
	case 10:
		return "0.00%"
	case 14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58:
		return "yyyy-mm-dd"
	case 18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56:
		return "hh:mm"
	}
	return "General"
}

// Show prints a stored decimal number as the format does.
func (f Format) Show(stored string) string {
	value, err := strconv.ParseFloat(stored, 64)
	if err != nil {
		return stored
	}
	text := stored
	switch {
	case f.Percent:
		text = strconv.FormatFloat(value*100, 'f', int(max(f.Decimals, 0)), 64)
	case f.Decimals >= 0:
		text = strconv.FormatFloat(value, 'f', int(f.Decimals), 64)
	}
	if f.Grouped {
		text = group(text)
	}
	if f.Percent {
		text += "%"
	}
	before, after := strings.Trim(f.Before, "()-+"), strings.Trim(f.After, "()-+")
	if rest, negative := strings.CutPrefix(text, "-"); negative {
		return "-" + before + rest + after
	}
	return before + text + after
}

// group puts commas between the thousands.
func group(text string) string {
	whole, fraction, _ := strings.Cut(text, ".")
	sign := ""
	if rest, negative := strings.CutPrefix(whole, "-"); negative {
		sign, whole = "-", rest
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if fraction != "" {
		whole += "." + fraction
	}
	return sign + whole
}

// decimal gives a stored number as a plain decimal with at most 15 significant
// digits, which is all that spreadsheets keep: what follows is noise of binary
// arithmetic.
func decimal(raw string) (string, bool) {
	if len(raw) <= 12 && plain(raw) {
		return raw, true
	}
	v, err := strconv.ParseFloat(strings.TrimSpace(raw), 64)
	if err != nil || v > 1e21 || v < -1e21 {
		return "", false
	}
	v, _ = strconv.ParseFloat(strconv.FormatFloat(v, 'g', 15, 64), 64)
	return strconv.FormatFloat(v, 'f', -1, 64), true
}

// plain tells whether a number is written without an exponent, as it should be.
func plain(s string) bool {
	s = strings.TrimPrefix(s, "-")
	if s == "" || s[0] == '.' || s[len(s)-1] == '.' || len(s) > 1 && s[0] == '0' && s[1] != '.' {
		return false
	}
	points := 0
	for i := range len(s) {
		if s[i] == '.' {
			points++
		} else if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return points == 0 || points == 1 && s[len(s)-1] != '0'
}

// day is the date of a serial number, counted from 1900 or from 1904.
func day(serial string, from1904 bool) (string, bool) {
	v, err := strconv.ParseFloat(serial, 64)
	if err != nil || v < 1 || v > 2_958_465 {
		return "", false
	}
	start := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if from1904 {
		start = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return start.AddDate(0, 0, int(v)).Format(time.DateOnly), true
}

// general is the format of what has none.
func general() *Format { return &Format{Decimals: -1} }

// number makes the cell of a stored number under a format.
func number(raw string, f *Format, from1904 bool) Cell {
	stored, ok := decimal(raw)
	if !ok {
		return Cell{Kind: Error, Shown: raw}
	}
	if f.Date {
		if shown, ok := day(stored, from1904); ok {
			return Cell{Kind: Date, Shown: shown, Stored: stored, Format: f}
		}
		f = general()
	}
	return Cell{Kind: Number, Shown: f.Show(stored), Stored: stored, Format: f}
}
