package analysis_test

import (
	"fmt"
	"testing"

	"weici/internal/analysis"
)

func TestQuadrantSaysOnlyWhatIsSure(t *testing.T) {
	both := "a gdp 2022 9\n a rate 2022 1.0\n b gdp 2022 8\n b rate 2022 2.0\n c gdp 2022 7\n c rate 2022 3.0\n d gdp 2022 6\n d rate 2022 0.5\n"
	for _, c := range []struct{ name, lines, want string }{
		{"all known", both, "[a sure b sure c sure d] medians 7.5 1.5"},
		{"one missing figure", both + "e gdp 2022 1", "[a maybe b sure c sure d] left [e  not-collected] medians 7.5 1.5"},
		{"a bound that moves a median", both + "e gdp 2022 >5\n e rate 2022 0.1", "[a sure b sure c maybe d e] no medians"},
		{"a bound that moves none", both + "e gdp 2022 >100\n e rate 2022 0.1", "[a sure b sure c d e] medians 8 1"},
		{"a missing figure that may push one out", both + "e rate 2022 0.1", "[a sure b sure c maybe d] left [e not-collected ] medians 7.5 1.5"},
		{"too few", "a gdp 2022 9\n a rate 2022 1.0", "[a sure] no medians"},
		{"none", "a gdp 2021 9", "[] left [a not-collected not-collected] no medians"},
	} {
		p := panel(t, c.lines)
		q := analysis.QuadrantOf(p, ask(t, p, "quadrant gdp 2022 within city"))
		var dots, left []string
		for _, d := range q.Dots {
			word := p.Areas[d.Area].ID
			if d.TopThree {
				word += " sure"
			} else if d.MayBe {
				word += " maybe"
			}
			dots = append(dots, word)
		}
		for _, l := range q.Left {
			left = append(left, fmt.Sprint(p.Areas[l.Area].ID, " ", l.X, " ", l.Y))
		}
		got := fmt.Sprint(dots)
		if len(left) > 0 {
			got += fmt.Sprint(" left ", left)
		}
		if q.Medians {
			got += fmt.Sprint(" medians ", q.MedianX, " ", q.MedianY)
		} else {
			got += " no medians"
		}
		if got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestGrowthForFindsTheOtherOfAPair(t *testing.T) {
	p := panel(t, "")
	for id, want := range map[string]string{"gdp": "rate", "rate": "gdp", "population": "population"} {
		if got := p.Indicators[analysis.GrowthFor(p, indicator(t, p, id))].ID; got != want {
			t.Errorf("%s goes with %s", id, got)
		}
	}
}
