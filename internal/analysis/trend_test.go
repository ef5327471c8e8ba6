package analysis_test

import (
	"fmt"
	"strings"
	"testing"

	"weici/internal/analysis"
	"weici/model"
)

// line writes a series in one line: each point's figure or reason, a bar with
// the reason before a point that must not be read on from those before it, and
// the version behind a figure of another than the area asked for.
func line(p *model.Panel, tr *analysis.Trend, i int) string {
	s := tr.Series[i]
	var words []string
	for j, point := range s.Points {
		for _, gap := range s.Breaks {
			if gap.At == j {
				words = append(words, "|"+gap.Why.String())
			}
		}
		word := point.Answer.Why.String()
		if point.Answer.OK() {
			word = point.Answer.Number()
		}
		if point.Area != s.Area {
			word += "@" + p.Areas[point.Area].ID
		}
		words = append(words, word)
	}
	return fmt.Sprint(tr.Periods) + " " + strings.Join(words, " ")
}

func TestTrendBreaksWhereFiguresDo(t *testing.T) {
	for _, c := range []struct{ name, lines, ask, want string }{
		{"a gap", "a gdp 2019 1\n a gdp 2021 3\n b gdp 2020 2", "gdp 2021 areas a,b", "[2019 2020 2021] 1 not-collected 3"},
		{"only its kind of period", "a gdp 2019 1\n a gdp 2020-H1 3\n a gdp 2020 2", "gdp 2020 areas a", "[2019 2020] 1 2"},
		{"no empty ends", "b gdp 2018 1\n a gdp 2019 1\n a gdp 2020 2\n b gdp 2021 1", "gdp 2020 areas a", "[2019 2020] 1 2"},
		{"borders", borders + "a~ gdp 2019 1\n a~ gdp 2020 2\n a gdp 2021 3\n a gdp 2022 4", "gdp 2022 areas a", "[2019 2020 2021 2022] 1@a~ 2@a~ |across-boundary 3 4"},
		{"worked back", borders + "a~ gdp 2019 1\n a~ gdp 2020 2\n a gdp 2020 2.5\n a gdp 2021 3", "gdp 2021 areas a", "[2019 2020 2021] 1@a~ |across-boundary 2.5 3"},
		{"the old area ends", borders + "a~ gdp 2020 2\n a gdp 2021 3", "gdp 2020 areas a~", "[2020] 2"},
		{"an area under another code is no version", borders + "b gdp 2020 2\n d gdp 2021 3", "gdp 2021 areas d", "[2021] 3"},
		{"two changes of borders", "area v1 county in=city to=2015 code=v\n area v2 county in=city from=2015 to=2020 code=v replaces=v1\n area v3 county in=city from=2020 code=v replaces=v2\n" +
			"v1 gdp 2014 1\n v2 gdp 2016 2\n v3 gdp 2021 3", "gdp 2021 areas v3", "[2014 2016 2021] 1@v1 |across-boundary 2@v2 |across-boundary 3"},
		{"a break", "a gdp 2019 1\n a gdp 2020 2 B\n a gdp 2021 3", "gdp 2021 areas a", "[2019 2020 2021] 1 |across-break 2 3"},
		{"a break at the beginning", "a gdp 2020 2 B\n a gdp 2021 3", "gdp 2021 areas a", "[2020 2021] 2 3"},
		{"a break behind empty ends", "b gdp 2018 1\n a gdp 2019 1\n a gdp 2020 2 B", "gdp 2020 areas a", "[2019 2020] 1 |across-break 2"},
		{"another census", "a gdp 2019 1\n a gdp 2020 2 census=五经普", "gdp 2020 areas a", "[2019 2020] 1 |other-benchmark 2"},
		{"published rates bring their own base", "a rate 2019 1\n a rate 2020 2 census=五经普", "rate 2020 areas a", "[2019 2020] 1 2"},
		{"computed", "a gdp 2019 100\n a gdp 2020 110\n a gdp 2021 0", "gdp 2021 as index base 2020 areas a", "[2019 2020 2021] 91 100.0 0"},
		{"the selected area", "a gdp 2019 1\n b gdp 2019 2", "gdp 2019 at b", "[2019] 2"},
	} {
		p := panel(t, c.lines)
		tr := analysis.TrendOf(p, ask(t, p, "trend "+c.ask))
		if got := line(p, tr, 0); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// TestAnAreaThatReplacesItself is a fault of the data, not the end.
func TestAnAreaThatReplacesItself(t *testing.T) {
	b := newBook(t)
	b.line("area x county in=city from=2021")
	b.set.Areas[1].Replaces = []model.AreaID{1}
	b.line("x gdp 2022 1")
	b.line("city gdp 2019 1")
	p := b.panel()
	if got := line(p, analysis.TrendOf(p, ask(t, p, "trend gdp 2022 areas x,city")), 0); got != "[2019 2022] area-not-yet 1" {
		t.Error(got)
	}
	if got := standing(p, rank(t, p, "gdp 2019 within city")); got != "" {
		t.Error(got)
	}
}
