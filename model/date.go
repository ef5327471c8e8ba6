package model

import (
	"errors"
	"fmt"
	"strconv"
)

// Date is a calendar date known to the year, the month or the day. The zero
// Date is unknown. A document that shows only its year keeps only its year.
type Date struct {
	Year       int16
	Month, Day uint8
}

var errDate = errors.New("a date is written 2023, 2023-05 or 2023-05-09")

// ParseDate reads YYYY, YYYY-MM or YYYY-MM-DD; "" is the unknown date.
func ParseDate(s string) (Date, error) {
	if s == "" {
		return Date{}, nil
	}
	parts := [3]int{}
	for i, width := 0, 4; ; i, width = i+1, 2 {
		if i > 2 || len(s) < width {
			return Date{}, errDate
		}
		n, err := strconv.ParseUint(s[:width], 10, 16)
		if err != nil || n == 0 {
			return Date{}, errDate
		}
		parts[i] = int(n)
		if s = s[width:]; s == "" {
			break
		}
		if s[0] != '-' {
			return Date{}, errDate
		}
		s = s[1:]
	}
	d := Date{int16(parts[0]), uint8(parts[1]), uint8(parts[2])}
	if d.Month > 12 || d.Day > daysIn(d.Year, d.Month) {
		return Date{}, errDate
	}
	return d, nil
}

// Known tells whether at least the year is known.
func (d Date) Known() bool { return d.Year != 0 }

// String gives the date in the form that ParseDate reads, no finer than known.
func (d Date) String() string {
	switch {
	case d.Year == 0:
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Compare orders dates in time; a date known less finely comes before the
// finer ones it contains, and the unknown date before all.
func (d Date) Compare(o Date) int { return d.ordinal() - o.ordinal() }

func (d Date) ordinal() int { return int(d.Year)*10000 + int(d.Month)*100 + int(d.Day) }

func daysIn(year int16, month uint8) uint8 {
	switch month {
	case 0:
		return 0
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}
