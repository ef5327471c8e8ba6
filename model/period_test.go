package model_test

import (
	"cmp"
	"testing"
	"time"

	"pgregory.net/rapid"

	"weici/model"
)

func dates() *rapid.Generator[model.Date] {
	return rapid.Custom(func(t *rapid.T) model.Date {
		year := rapid.OneOf(rapid.IntRange(1, 9999), rapid.IntRange(2019, 2024)).Draw(t, "year")
		day := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, rapid.IntRange(0, 364).Draw(t, "day"))
		d := model.Date{Year: int16(day.Year()), Month: uint8(day.Month()), Day: uint8(day.Day())}
		switch rapid.IntRange(0, 3).Draw(t, "known") {
		case 0:
			return model.Date{Year: d.Year}
		case 1:
			return model.Date{Year: d.Year, Month: d.Month}
		}
		return d
	})
}

// stretches draws periods of every kind, the undated one among them.
func stretches() *rapid.Generator[model.Period] {
	return rapid.Custom(func(t *rapid.T) model.Period {
		p := model.Period{
			Kind: rapid.SampledFrom([]model.PeriodKind{
				model.Undated, model.Year, model.Half, model.NineMonths, model.Quarter, model.Month, model.YearToDate, model.Day, model.Span,
			}).Draw(t, "kind"),
			Year: int16(rapid.OneOf(rapid.IntRange(1, 9990), rapid.IntRange(2019, 2024)).Draw(t, "year")),
		}
		switch p.Kind {
		case model.Undated:
			return model.Period{}
		case model.Half:
			p.Part = uint8(rapid.IntRange(1, 2).Draw(t, "half"))
		case model.Quarter:
			p.Part = uint8(rapid.IntRange(1, 4).Draw(t, "quarter"))
		case model.Month, model.YearToDate:
			p.Part = uint8(rapid.IntRange(1, 12).Draw(t, "month"))
		case model.Day:
			d := time.Date(int(p.Year), 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, rapid.IntRange(0, 364).Draw(t, "day"))
			p.Part, p.Day = uint8(d.Month()), uint8(d.Day())
		case model.Span:
			p.Last = p.Year + int16(rapid.IntRange(1, 5).Draw(t, "years"))
		}
		return p
	})
}

func TestPeriodReadsWhatItWrites(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := stretches().Draw(t, "period")
		if back, err := model.ParsePeriod(p.String()); err != nil || back != p {
			t.Fatalf("%+v is written %q, which is %+v, %v", p, p, back, err)
		}
	})
}

// TestPeriodsAreInOrderOfTime: Compare is a total order, and an earlier end
// comes first.
func TestPeriodsAreInOrderOfTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := stretches().Draw(t, "a"), stretches().Draw(t, "b"), stretches().Draw(t, "c")
		if sign(a.Compare(b)) != -sign(b.Compare(a)) || (a.Compare(b) == 0) != (a == b) {
			t.Fatalf("%v and %v: %d and %d", a, b, a.Compare(b), b.Compare(a))
		}
		if a.Compare(b) <= 0 && b.Compare(c) <= 0 && a.Compare(c) > 0 {
			t.Fatalf("%v ≤ %v ≤ %v, but not %v ≤ %v", a, b, c, a, c)
		}
		if ends := a.End().Compare(b.End()); ends < 0 && a.Compare(b) >= 0 {
			t.Fatalf("%v ends before %v and comes after it", a, b)
		}
		if (a == model.Period{}) && a.Compare(b) > 0 {
			t.Fatalf("undated comes after %v", b)
		}
	})
}

func TestYearBeforeIsTheSamePartOfTheYear(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, n := stretches().Draw(t, "period"), rapid.IntRange(1, 20).Draw(t, "years")
		before, ok := p.YearsBefore(n)
		if !ok {
			return
		}
		if !p.SameKind(before) || !before.SameKind(p) || int(p.Year-before.Year) != n || before.Compare(p) >= 0 || p.Part != before.Part {
			t.Fatalf("%d years before %v is %v", n, p, before)
		}
	})
}

// TestTwins: two names of one stretch of time name each other and end alike.
func TestTwins(t *testing.T) {
	for a, b := range map[string]string{
		"2022-H1": "2022-06YTD", "2022-9M": "2022-09YTD", "2022-Q1": "2022-03YTD", "2022": "2022-12YTD", "2022-01": "2022-01YTD",
		"2022-H2": "", "2022-Q2": "", "2022-02YTD": "", "2022-05": "", "2020-11-01": "", "2018/2020": "", "": "",
	} {
		p, _ := model.ParsePeriod(a)
		twin, ok := p.Twin()
		if ok != (b != "") || twin.String() != b {
			t.Errorf("%s is also %s, want %s", a, twin, b)
		}
		if back, _ := twin.Twin(); ok && (back != p || twin.End() != p.End()) {
			t.Errorf("%s is also %s, which is also %s", a, twin, back)
		}
	}
}

func TestYearBefore(t *testing.T) {
	for text, want := range map[string]string{
		"2022": "2021", "2022-H1": "2021-H1", "2022-9M": "2021-9M", "2022-Q1": "2021-Q1", "2022-01": "2021-01", "2022-02YTD": "2021-02YTD",
		"2020-11-01": "2019-11-01", "2020-02-29": "none", "2018/2020": "none", "": "none", "0001": "none",
	} {
		before, ok := period(t, text).YearBefore()
		if got := before.String(); ok && got != want || !ok && want != "none" {
			t.Errorf("a year before %q: %q, %v", text, got, ok)
		}
	}
}

func TestSameKind(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"2022", "2019", true}, {"2022-Q1", "2021-Q1", true}, {"2022-Q1", "2022-Q2", false}, {"2022-H1", "2022-H2", false},
		{"2022", "2022-9M", false}, {"2022-01", "2021-12", true}, {"2022-02YTD", "2021-03YTD", false}, {"2020-11-01", "2010-11-01", true},
		{"2020-11-01", "2020-11-02", false}, {"2018/2020", "2015/2017", true}, {"2018/2020", "2015/2019", false}, {"", "2022", false},
		{"2022-03", "2022-03YTD", false}, {"2022-Q1", "2022-03YTD", false},
	} {
		if a, b := period(t, c.a), period(t, c.b); a.SameKind(b) != c.want || b.SameKind(a) != c.want {
			t.Errorf("%q and %q: %v", c.a, c.b, a.SameKind(b))
		}
	}
}

func TestPeriodEnds(t *testing.T) {
	for text, want := range map[string]string{
		"2022": "2022-12-31", "2022-H1": "2022-06-30", "2022-H2": "2022-12-31", "2022-9M": "2022-09-30", "2022-Q1": "2022-03-31",
		"2024-02": "2024-02-29", "2023-02YTD": "2023-02-28", "2020-11-01": "2020-11-01", "2018/2020": "2020-12-31", "": "",
	} {
		if got := period(t, text).End().String(); got != want {
			t.Errorf("%q ends on %q, not %q", text, got, want)
		}
	}
}

func TestParsePeriodRefuses(t *testing.T) {
	for _, text := range []string{
		"22", "0000", "2022-", "2022-Q5", "2022-Q0", "2022-q1", "2022-H3", "2022-13", "2022-00", "2022-5", "2022-05-32", "2023-02-29",
		"2022-05-01YTD", "2022-YTD", "2020/2018", "2020/2020", "2018/20", "2018/99999", "+022", "２０２２", " 2022", "2022 ", "2022-05-",
	} {
		if p, err := model.ParsePeriod(text); err == nil {
			t.Errorf("%q is read as %v", text, p)
		}
	}
}

func TestDateReadsWhatItWrites(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := dates().Draw(t, "a"), dates().Draw(t, "b")
		if back, err := model.ParseDate(a.String()); err != nil || back != a {
			t.Fatalf("%+v is written %q, which is %+v, %v", a, a, back, err)
		}
		// The written form is fixed in width, so it orders as text does.
		if sign(a.Compare(b)) != cmp.Compare(a.String(), b.String()) {
			t.Fatalf("%v and %v: %d", a, b, a.Compare(b))
		}
	})
}

// FuzzPeriod: no text makes ParsePeriod or ParseDate panic, and each is
// written as it was read.
func FuzzPeriod(f *testing.F) {
	for _, text := range []string{"", "2022", "2022-H1", "2022-9M", "2022-Q1", "2022-05", "2022-05YTD", "2020-11-01", "2018/2020"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if p, err := model.ParsePeriod(text); err == nil {
			if p.String() != text {
				t.Errorf("%q is read as the period %q", text, p)
			}
			if before, ok := p.YearBefore(); ok && !p.SameKind(before) {
				t.Errorf("a year before %q: %q", p, before)
			}
		}
		if d, err := model.ParseDate(text); err == nil && d.String() != text {
			t.Errorf("%q is read as the date %q", text, d)
		}
	})
}

func period(t *testing.T, text string) model.Period {
	t.Helper()
	p, err := model.ParsePeriod(text)
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return p
}

func sign(n int) int { return cmp.Compare(n, 0) }
