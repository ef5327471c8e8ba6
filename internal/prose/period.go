package prose

import (
	"weici/internal/words"
	"weici/model"
)

// Period writes a period: 2022年上半年, H1 2022.
func (w Writer) Period(p model.Period) string {
	year, part := int(p.Year), int(p.Part)
	switch p.Kind {
	case model.Year:
		return w.Say(words.PeriodYear, year)
	case model.Half:
		if part == 1 {
			return w.Say(words.PeriodFirstHalf, year)
		}
		return w.Say(words.PeriodSecondHalf, year)
	case model.NineMonths:
		return w.Say(words.PeriodNineMonths, year)
	case model.Quarter:
		quarters := [...]words.Word{words.PeriodQuarter1, words.PeriodQuarter2, words.PeriodQuarter3, words.PeriodQuarter4}
		return w.Say(quarters[(part-1)%4], year)
	case model.Month:
		return w.Say(words.PeriodMonth, year, part)
	case model.YearToDate:
		return w.Say(words.PeriodYearToDate, year, part)
	case model.Day:
		return w.Say(words.PeriodDay, year, part, int(p.Day))
	case model.Span:
		return w.Say(words.PeriodSpan, year, int(p.Last))
	}
	return w.Say(words.PeriodUndated)
}
