package analysis_test

import (
	"fmt"
	"testing"

	"weici/internal/analysis"
	"weici/model"
)

func TestCoverageCountsEveryCell(t *testing.T) {
	p := panel(t, borders+"a gdp 2022 1\n a gdp 2022 2 in=blog\n a~ gdp 2020 3 in=blog\n c gdp 2020 - O\n a rate 2022 1 F")
	c := analysis.CoverageOf(p, 0, []model.AreaID{area(t, p, "a"), area(t, p, "a~"), area(t, p, "c")})
	var got []string
	for _, row := range c.Cells {
		for _, cell := range row {
			got = append(got, fmt.Sprintf("%d %s%s %v", cell.Count, cell.Kind, cell.Why, cell.Valued))
		}
	}
	want := "[0 area-not-yet false 2 report true 1 secondary true 0 area-no-more false 1 report false 0 not-collected false]"
	if fmt.Sprint(c.Periods) != "[2020 2022]" || fmt.Sprint(got) != want {
		t.Errorf("%v\n got %v\nwant %v", c.Periods, got, want)
	}
	tally := analysis.Tallies(p)[0]
	if tally.Areas != 3 || tally.Figures != 4 || tally.PeriodsCount != 2 || tally.From.String() != "2020" || tally.To.String() != "2022" ||
		tally.ByKind[model.Secondary] != 2 || tally.ByKind[model.Report] != 2 {
		t.Errorf("%+v", tally)
	}
}

// TestCountsAreThoseOfTheRanking: where figures are counted, as many are
// ranked.
func TestCountsAreThoseOfTheRanking(t *testing.T) {
	p := panel(t, borders+"a gdp 2020 5\n b gdp 2020 3\n c gdp 2020 4\n a gdp 2022 1 F\n c gdp 2022 >1\n d gdp 2022 - O")
	members := analysis.Members(p, area(t, p, "city"), model.County)
	for _, year := range []int{2020, 2022} {
		r := rank(t, p, fmt.Sprintf("gdp %d within city", year))
		if n := analysis.CountIn(p, 0, members, model.YearPeriod(year)); n != r.N() {
			t.Errorf("%d: %d counted, %d ranked", year, n, r.N())
		}
	}
	if got := fmt.Sprint(analysis.Covered(p, 0, members)); got != "[{2020 3} {2022 1}]" {
		t.Error(got)
	}
}
