package folder

import (
	"strconv"
	"strings"
	"time"

	"weici/model"
)

// Spreadsheets take periods, dates and ranges of ranks for dates, and show them
// in a form of their own. What can mean only one thing is read.

// readPeriod reads a period. The rule is the one that the cell breaks, or "".
func readPeriod(cell string) (model.Period, model.Rule) {
	p, err := model.ParsePeriod(cell)
	if err == nil {
		return p, ""
	}
	if p, ok := turnedPeriod(cell); ok {
		return p, ""
	}
	if looksTurned(cell) {
		return p, RuleTurned
	}
	return p, RulePeriod
}

// turnedPeriod reads a period that was taken for a date, or that is written in
// Chinese: May-22, 2022/5, 2022/5/16, 2022年5月. A first of a month may stand
// for the month or for the day, so it is no period.
func turnedPeriod(cell string) (model.Period, bool) {
	cell = folded(cell)
	if p, err := model.ParsePeriod(cell); err == nil {
		return p, true
	}
	d, ok := turnedDate(cell)
	switch {
	case !ok || d.Day == 1:
		return model.Period{}, false
	case d.Month == 0:
		return model.YearPeriod(int(d.Year)), true
	case d.Day == 0:
		return model.Period{Kind: model.Month, Year: d.Year, Part: d.Month}, true
	}
	return model.Period{Kind: model.Day, Year: d.Year, Part: d.Month, Day: d.Day}, true
}

// turnedDate reads a date as spreadsheets show it, where year, month and day
// can be told apart.
func turnedDate(cell string) (model.Date, bool) {
	shape, x := shapeOf(cell)
	switch shape {
	case "n年", "n.0":
		return dateOf(x[0], "", "")
	case "n-n", "n/n", "n年n月":
		return dateOf(x[0], x[1], "")
	case "w-n", "w n", "w/n":
		if month := monthNamed(x[0]); month != "" {
			return dateOf(x[1], month, "")
		}
	case "n-n-n", "n/n/n", "n.n.n", "n年n月n日":
		if len(x[0]) == 4 {
			return dateOf(x[0], x[1], x[2])
		}
		switch month, day := shortNumber(x[0]), shortNumber(x[1]); {
		case month > 12:
			return dateOf(x[2], x[1], x[0])
		case day > 12 || day == month:
			return dateOf(x[2], x[0], x[1])
		}
	}
	return model.Date{}, false // which part is which differs between countries
}

// looksTurned tells a cell that was taken for a date and cannot be read as one
// thing only: 2022/5/1, 22-May, 5/1/2022, or the number of a day, 44682.
func looksTurned(cell string) bool {
	shape, x := shapeOf(cell)
	switch shape {
	case "n-n-n", "n/n/n", "n.n.n", "n年n月n日":
		_, first := dateOf(x[0], x[1], x[2])
		_, american := dateOf(x[2], x[0], x[1])
		_, european := dateOf(x[2], x[1], x[0])
		return first || american || european
	case "n月n日":
		return true
	case "n-w", "n w", "n/w":
		return monthNamed(x[1]) != ""
	case "w-n", "w n", "w/n":
		return monthNamed(x[0]) != ""
	case "n", "n.0":
		return len(x[0]) == 5 && "20000" < x[0] && x[0] < "60000"
	}
	return false
}

// turnedRank reads a range of ranks that was taken for a day of a year: 1-3
// became 3-Jan, 1月3日 or 2022/1/3. The smaller number is the better rank,
// whichever was taken for the month.
func turnedRank(cell string) (model.RankClaim, bool) {
	a, b := 0, 0
	switch shape, x := shapeOf(cell); shape {
	case "n-w", "n/w", "n w":
		a, b = shortNumber(x[0]), shortNumber(monthNamed(x[1]))
	case "w-n":
		a, b = shortNumber(monthNamed(x[0])), shortNumber(x[1])
	case "n月n日":
		a, b = shortNumber(x[0]), shortNumber(x[1])
	case "n/n/n", "n-n-n":
		a, b = shortNumber(x[1]), shortNumber(x[2])
	}
	if a == 0 || b == 0 {
		return model.RankClaim{}, false
	}
	return model.RankClaim{Best: uint16(min(a, b)), Worst: uint16(max(a, b))}, true
}

// longestDate is the most bytes of a cell that is looked at as a date.
const longestDate = 40

// shapeOf gives the form of a cell, n for each number and w for each English
// word in it, and these. The midnight that belongs to a date is left out, and
// zeros behind a point are one.
func shapeOf(cell string) (shape string, parts []string) {
	if len(cell) > longestDate {
		return "", nil
	}
	cell = strings.ToUpper(folded(cell))
	if date, at, ok := strings.Cut(cell, " "); ok && strings.Trim(at, "0:") == "" && strings.Contains(at, ":") {
		cell = date
	}
	if whole, zeros, ok := strings.Cut(cell, "."); ok && zeros != "" && strings.Trim(zeros, "0") == "" && allDigits(whole) {
		return "n.0", []string{whole}
	}
	last := ' '
	for _, r := range cell {
		kind := r
		switch {
		case '0' <= r && r <= '9':
			kind = 'n'
		case 'A' <= r && r <= 'Z':
			kind = 'w'
		}
		switch {
		case kind == r:
			shape += string(r)
		case kind == last:
			parts[len(parts)-1] += string(r)
		default:
			shape += string(kind)
			parts = append(parts, string(r))
		}
		last = kind
	}
	return shape, parts
}

// dateOf makes a date of its parts. Two digits are a year from 1930 to 2029, as
// spreadsheets have it.
func dateOf(year, month, day string) (model.Date, bool) {
	if len(year) == 2 {
		century := "20"
		if year >= "30" {
			century = "19"
		}
		year = century + year
	}
	text := year
	for _, part := range []string{month, day} {
		if len(part) == 1 {
			part = "0" + part
		}
		if part != "" {
			text += "-" + part
		}
	}
	d, err := model.ParseDate(text)
	return d, err == nil && len(year) == 4
}

// shortNumber is a number of one or two digits; 0 is none.
func shortNumber(digits string) int {
	if len(digits) > 2 {
		return 0
	}
	n, _ := strconv.Atoi(digits)
	return n
}

// monthNamed is the number of a month by its English name or the first three
// letters of it, in capitals; "" is none.
func monthNamed(name string) string {
	for m := time.January; m <= time.December; m++ {
		if full := strings.ToUpper(m.String()); name == full || name == full[:3] {
			return strconv.Itoa(int(m))
		}
	}
	return ""
}
