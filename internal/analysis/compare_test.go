package analysis_test

import (
	"fmt"
	"strings"
	"testing"

	"weici/internal/analysis"
	"weici/model"
)

// side writes one line of a comparison: area place/n, with + for the best and −
// for the worst, then the differences from the parent and from the first.
func side(p *model.Panel, line *analysis.Line) string {
	var words []string
	for _, c := range line.Cells {
		place := "no place"
		if c.Row != nil {
			place = fmt.Sprintf("%d/%d", c.Row.Rank, c.N)
		}
		if c.Best {
			place += "+"
		}
		if c.Worst {
			place += "−"
		}
		words = append(words, fmt.Sprintf("%s %s (%s, %s)", p.Areas[c.Area].ID, place, apart(c.FromParent), apart(c.FromBase)))
	}
	return strings.Join(words, ", ")
}

func apart(d analysis.Difference) string {
	if !d.OK() {
		return d.Why.String()
	}
	return d.Number()
}

func TestCompareSideBySide(t *testing.T) {
	figures := "city gdp 2022 100\n a gdp 2022 30\n b gdp 2022 20\n c gdp 2022 10\n"
	for _, c := range []struct{ name, lines, areas, want string }{
		{"districts", figures, "a,c", "a 1/3+ (-70, 0), c 3/3− (-90, -20)"},
		{"a tie has no ends", figures + "d gdp 2022 20", "b,d", "b 2/4 (-80, 0), d 2/4 (-80, 0)"},
		{"a city and its district have no ends", figures, "city,a", "city 1/1 (no-parent-figure, 0), a 1/3 (no-parent-figure, -70)"},
		{"a bound", figures + "d gdp 2022 >15", "a,d", "a 1/4 (-70, 0), d 1/4 (from-bound, from-bound)"},
		{"a bound that decides", figures + "d gdp 2022 >50", "a,d", "a 2/4− (-70, 0), d 1/4+ (from-bound, from-bound)"},
		{"bounds alone", "a gdp 2022 >5\n b gdp 2022 <50", "a,b", "a 1/2 (from-bound, from-bound), b 1/2 (from-bound, from-bound)"},
		{"one that may be lower than the lowest", "a gdp 2022 5\n b gdp 2022 3\n c gdp 2022 <=3", "a,b,c",
			"a 1/3+ (not-collected, 0), b 2/3 (not-collected, -2), c 2/3− (from-bound, from-bound)"},
		{"a missing figure", figures, "a,e", "a 1/3 (-70, 0), e no place (not-collected, not-collected)"},
		{"a target", figures + "d gdp 2022 5 F", "a,d", "a 1/3 (-70, 0), d no place (from-forecast, from-forecast)"},
		{"another census", figures + "d gdp 2022 5 census=五经普", "a,d", "a 1/4 (-70, 0), d 4/4 (other-benchmark, other-benchmark)"},
	} {
		p := panel(t, c.lines+"\n e gdp 2000 1")
		q := ask(t, p, "compare 2022 areas "+c.areas)
		x := analysis.Compare(p, q, model.NoArea)
		if got := side(p, &x.Lines[0]); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestCompareRanksInTheSetThatIsAsked(t *testing.T) {
	p := panel(t, "area province province\n area far prefecture in=province\n area x county in=far\n area town prefecture in=province\n area y county in=town\n x gdp 2022 3\n y gdp 2022 5")
	for ask1, want := range map[string]string{
		"compare 2022 areas x,y":                              "x 1/1− (not-collected, 0), y 1/1+ (not-collected, 2)",
		"compare 2022 within province level county areas x,y": "x 2/2− (not-collected, 0), y 1/2+ (not-collected, 2)",
	} {
		x := analysis.Compare(p, ask(t, p, ask1), model.NoArea)
		if got := side(p, &x.Lines[0]); got != want || x.Parent != area(t, p, "province") {
			t.Errorf("%s\n got %s\nwant %s", ask1, got, want)
		}
	}
}

// TestBetweenKeepsPeriodsApart: the difference of two years is no difference
// of two areas.
func TestBetweenKeepsPeriodsApart(t *testing.T) {
	p := panel(t, "a gdp 2021 5\n b gdp 2022 6\n b gdp 2022-H1 3")
	d := analysis.NewGuard(p).Between(0, analysis.Derivation{}, value(t, p, "b gdp 2022"), value(t, p, "a gdp 2021"))
	if d.Why != analysis.OtherPeriod {
		t.Errorf("%+v", d)
	}
}
