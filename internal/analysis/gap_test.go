package analysis_test

import (
	"strings"
	"testing"

	"weici/internal/analysis"
)

// TestGapsInARanking: each from the one before it, and from mine.
func TestGapsInARanking(t *testing.T) {
	p := panel(t, "a gdp 2022 9.0\n b gdp 2022 7\n c gdp 2022 7\n d gdp 2022 >5\n e gdp 2022 3\n a rate 2022 3.8\n b rate 2022 3.3")
	for ask, want := range map[string]string{
		"gdp 2022":  "a not-applicable 2, b -2 0, c 0 0, e -4 -4, d from-bound from-bound",
		"rate 2022": "a not-applicable 0.5pp, b -0.5pp 0.0pp",
	} {
		r, g := rank(t, p, ask), analysis.NewGuard(p)
		var words []string
		say := func(d analysis.Difference) string {
			if !d.OK() {
				return d.Why.String()
			}
			if d.Points {
				return d.Number() + "pp"
			}
			return d.Number()
		}
		for _, row := range r.Rows {
			words = append(words, p.Areas[row.Area].ID+" "+say(g.Ahead(r, row.Area))+" "+say(g.Apart(r, row.Area, area(t, p, "b"))))
		}
		if got := strings.Join(words, ", "); got != want {
			t.Errorf("%s\n got %s\nwant %s", ask, got, want)
		}
	}
}

func TestCompareFromAChosenBase(t *testing.T) {
	p := panel(t, "city gdp 2022 100\n a gdp 2022 30\n b gdp 2022 20\n c gdp 2022 10")
	q := ask(t, p, "compare 2022 areas a,b,c")
	for base, want := range map[string]string{"b": "10 0 -10", "a": "0 -10 -20", "city": "0 -10 -20"} {
		var words []string
		for _, c := range analysis.Compare(p, q, area(t, p, base)).Lines[0].Cells {
			words = append(words, c.FromBase.Number())
		}
		if got := strings.Join(words, " "); got != want {
			t.Errorf("from %s: %s, not %s", base, got, want)
		}
	}
	if share := analysis.Compare(p, q, area(t, p, "b")).Lines[0].Cells[1].Share; !share.OK() || share.Number() != "20" {
		t.Errorf("the share of the parent is %s %v", share.Number(), share.Why)
	}
}
