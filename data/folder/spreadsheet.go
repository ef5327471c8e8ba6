package folder

import (
	"strings"

	"golang.org/x/text/width"
)

// What spreadsheets and input methods make of a cell is read here, where it can
// mean only one thing. These are the slow ways: what is written plainly never
// comes to them.

// folded gives full-width digits, letters, signs and per cent signs as the
// plain ones.
func folded(cell string) string {
	if isASCII(cell) {
		return cell
	}
	return trim(strings.Map(func(r rune) rune {
		switch r {
		case '−', '–', '—', '‐', '‑':
			return '-'
		case '\u00A0', '\u2007', '\u2009', '\u202F':
			return ' '
		case '\u200B', '\uFEFF':
			return -1
		}
		return r
	}, width.Fold.String(cell)))
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// rounded tells a code or a figure that a spreadsheet has cut to its first
// digits: 3.30114E+08.
func rounded(cell string) bool {
	digits, power, ok := strings.Cut(strings.ToUpper(folded(cell)), "E+")
	return ok && power != "" && allDigits(power) && strings.Trim(digits, "+-.0123456789") == "" && digits != ""
}

// grouped is a number with its digits in threes.
type grouped struct {
	plain string // without the grouping
	loose bool   // one comma and no point: where commas are decimal points it is another number
}

// ungroup takes the grouping out of a number, where it is the same throughout:
// 1,015,986.00, 1 015 986, 1'015'986 or, since it has both marks, 1.015.986,00.
func ungroup(cell string) (grouped, bool) {
	digits := strings.TrimLeft(cell, "+-")
	sign := cell[:len(cell)-len(digits)]
	for _, marks := range []string{",.", " .", "'.", ".,"} {
		whole, fraction, pointed := strings.Cut(digits, marks[1:])
		groups := strings.Split(whole, marks[:1])
		if len(groups) < 2 || marks == ".," && !pointed && len(groups) < 3 || !inThrees(groups) || !allDigits(fraction) || pointed && fraction == "" {
			continue
		}
		plain := sign + strings.Join(groups, "")
		if pointed {
			plain += "." + fraction
		}
		return grouped{plain, marks == ",." && !pointed && len(groups) == 2}, true
	}
	return grouped{}, false
}

func inThrees(groups []string) bool {
	for i, g := range groups {
		if !allDigits(g) || g == "" || len(g) > 3 || i > 0 && len(g) < 3 {
			return false
		}
	}
	return true
}

func allDigits(s string) bool { return strings.Trim(s, "0123456789") == "" }

// withoutPercent takes the per cent sign off a value.
func withoutPercent(cell string) string {
	if n := len(cell); n > 0 && (cell[n-1] == '%' || cell[n-1] >= 0x80) {
		return trim(strings.TrimSuffix(folded(cell), "%"))
	}
	return cell
}

// commas is what commas in the values of a file are.
type commas uint8

const (
	grouping commas = iota
	decimalPoints
)

// commasOf looks through the values of a file for one that shows what a comma
// is there: 1,234.5 and 1,234,567 show one thing, 12,5 the other, which wins. A
// file that shows nothing is as spreadsheets write it: its cells are divided by
// semicolons where commas are decimal points.
func commasOf(file *table) commas {
	t := table{splitter: file.splitter}
	t.cells, t.pos = nil, 0
	place, shown := file.place("value"), grouping
	if t.kinds[','] != separator {
		shown = decimalPoints
	}
	for {
		found, fault := t.next(len(t.text))
		if !found {
			return shown
		}
		cell := folded(t.at(place))
		if fault != sound || !strings.Contains(cell, ",") {
			continue
		}
		switch g, ok := ungroup(cell); {
		case !ok && decimalComma(cell):
			return decimalPoints
		case ok && !g.loose:
			shown = grouping
		}
	}
}

func decimalComma(cell string) bool {
	whole, fraction, ok := strings.Cut(strings.TrimLeft(cell, "+-"), ",")
	return ok && allDigits(whole) && fraction != "" && allDigits(fraction)
}
