package model

import (
	"cmp"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// PeriodKind is what stretch of time a period is. Only the same kind compares
// with, or follows, the same kind: the Chinese reporting year is cumulative.
type PeriodKind uint8

// The kinds of period. Undated is the zero kind: the source does not say.
const (
	Undated    PeriodKind = iota
	Year                  // 2022
	Half                  // 2022-H1: 上半年
	NineMonths            // 2022-9M: 前三季度
	Quarter               // 2022-Q1
	Month                 // 2022-05
	YearToDate            // 2022-05YTD: 1—5月
	Day                   // 2020-11-01: a census day
	Span                  // 2018/2020: several whole years
)

// Period is a TIME_PERIOD. It is comparable with ==; the zero Period is undated.
type Period struct {
	Kind PeriodKind
	Year int16 // the year, or a span's first year
	Part uint8 // the quarter, the half or the month
	Day  uint8
	Last int16 // a span's last year
}

var errPeriod = errors.New("a period is written 2022, 2022-H1, 2022-9M, 2022-Q1, 2022-05, 2022-05YTD, 2020-11-01 or 2018/2020")

// YearPeriod is the whole year y.
func YearPeriod(y int) Period { return Period{Kind: Year, Year: int16(y)} }

// ParsePeriod reads a period as String writes it; "" is undated.
func ParsePeriod(s string) (Period, error) {
	if s == "" {
		return Period{}, nil
	}
	if len(s) < 4 {
		return Period{}, errPeriod
	}
	year, err := strconv.ParseUint(s[:4], 10, 15)
	if err != nil || year == 0 {
		return Period{}, errPeriod
	}
	p := Period{Kind: Year, Year: int16(year)}
	if s = s[4:]; s == "" {
		return p, nil
	}
	if s[0] == '/' {
		return parseSpan(p, s[1:])
	}
	if s[0] != '-' {
		return Period{}, errPeriod
	}
	return parsePart(p, s[1:])
}

func parseSpan(p Period, last string) (Period, error) {
	n, err := strconv.ParseUint(last, 10, 15)
	if err != nil || len(last) != 4 || int16(n) <= p.Year {
		return Period{}, errPeriod
	}
	p.Kind, p.Last = Span, int16(n)
	return p, nil
}

func parsePart(p Period, s string) (Period, error) {
	switch {
	case s == "H1" || s == "H2":
		p.Kind, p.Part = Half, s[1]-'0'
	case s == "9M":
		p.Kind = NineMonths
	case len(s) == 2 && s[0] == 'Q' && s[1] >= '1' && s[1] <= '4':
		p.Kind, p.Part = Quarter, s[1]-'0'
	default:
		return parseMonth(p, s)
	}
	return p, nil
}

func parseMonth(p Period, s string) (Period, error) {
	rest, ytd := strings.CutSuffix(s, "YTD")
	date, err := ParseDate(fmt.Sprintf("%04d-%s", p.Year, rest))
	if err != nil || date.Month == 0 || ytd && date.Day != 0 {
		return Period{}, errPeriod
	}
	p.Part, p.Day = date.Month, date.Day
	switch {
	case ytd:
		p.Kind = YearToDate
	case date.Day != 0:
		p.Kind = Day
	default:
		p.Kind = Month
	}
	return p, nil
}

// String gives the period in the form that ParsePeriod reads.
func (p Period) String() string {
	switch p.Kind {
	case Year:
		return fmt.Sprintf("%04d", p.Year)
	case Half:
		return fmt.Sprintf("%04d-H%d", p.Year, p.Part)
	case NineMonths:
		return fmt.Sprintf("%04d-9M", p.Year)
	case Quarter:
		return fmt.Sprintf("%04d-Q%d", p.Year, p.Part)
	case Month:
		return fmt.Sprintf("%04d-%02d", p.Year, p.Part)
	case YearToDate:
		return fmt.Sprintf("%04d-%02dYTD", p.Year, p.Part)
	case Day:
		return fmt.Sprintf("%04d-%02d-%02d", p.Year, p.Part, p.Day)
	case Span:
		return fmt.Sprintf("%04d/%04d", p.Year, p.Last)
	}
	return ""
}

// SameKind tells whether two periods may be compared or follow one another:
// the same kind and, for parts of a year other than single months, the same
// part of the year; for spans, the same number of years.
func (p Period) SameKind(o Period) bool {
	if p.Kind != o.Kind {
		return false
	}
	return p.Kind == Month || p.Kind == Span && p.Last-p.Year == o.Last-o.Year ||
		p.Kind != Span && p.Part == o.Part && p.Day == o.Day
}

// Twin is the same stretch of time by its other name: the months to June, to
// September and to March are the half, the three quarters and the first
// quarter, those to December the year, and those to January a month. They stay
// periods of their own kinds, and no series goes from one to the other.
func (p Period) Twin() (Period, bool) {
	kinds := map[uint8]Period{
		1: {Kind: Month, Part: 1}, 3: {Kind: Quarter, Part: 1}, 6: {Kind: Half, Part: 1}, 9: {Kind: NineMonths}, 12: {Kind: Year},
	}
	for month, twin := range kinds {
		twin.Year = p.Year
		switch to := (Period{Kind: YearToDate, Year: p.Year, Part: month}); p {
		case twin:
			return to, true
		case to:
			return twin, true
		}
	}
	return Period{}, false
}

// YearBefore is the same period one year earlier, the base of a 同比 rate.
// An undated period and a span have none.
func (p Period) YearBefore() (Period, bool) { return p.YearsBefore(1) }

// YearsBefore is the same period n years earlier. An undated period, a span and
// a 29 February without its like have none.
func (p Period) YearsBefore(n int) (Period, bool) {
	if p.Kind == Undated || p.Kind == Span || int(p.Year) <= n {
		return Period{}, false
	}
	p.Year -= int16(n)
	if p.Kind == Day && p.Day > daysIn(p.Year, p.Part) {
		return Period{}, false
	}
	return p, true
}

// End is the last day of the period, or the unknown date where it is undated.
func (p Period) End() Date {
	year, month, day := p.Year, uint8(12), p.Day
	switch p.Kind {
	case Undated:
		return Date{}
	case Half:
		month = 6 * p.Part
	case NineMonths:
		month = 9
	case Quarter:
		month = 3 * p.Part
	case Month, YearToDate, Day:
		month = p.Part
	case Span:
		year = p.Last
	}
	if day == 0 {
		day = daysIn(year, month)
	}
	return Date{year, month, day}
}

// Compare orders periods by their end, then by kind (a month before the quarter
// and the year that end with it) and start; undated comes first.
func (p Period) Compare(o Period) int {
	return cmp.Or(
		p.End().Compare(o.End()),
		cmp.Compare(o.Kind, p.Kind),
		cmp.Compare(p.Year, o.Year),
	)
}
