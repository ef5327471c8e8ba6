package analysis_test

import (
	"testing"

	"weici/internal/analysis"
)

func TestFindSeesWhatDoesNotAgree(t *testing.T) {
	for _, c := range []struct {
		name, lines                      string
		ranks, growths, vintages, totals int
	}{
		{"nothing", "a gdp 2021 1000\n a gdp 2022 1050\n a rate 2022 5.0\n a gdp 2022 1051 in=blog", 0, 0, 0, 0},
		{"a rank", "a gdp 2022 5 claims=2 among=全市\n b gdp 2022 4", 1, 0, 0, 0},
		{"a rank that may be", "a gdp 2022 5 claims=2 among=全市\n b gdp 2022 4\n c gdp 2021 4", 0, 0, 0, 0},
		{"a growth", "a gdp 2021 1000\n a gdp 2022 1100\n a rate 2022 5.0", 0, 1, 0, 0},
		{"a vintage", "a gdp 2022 1000\n a gdp 2022 1100 in=blog", 0, 0, 1, 0},
		{"a target is no vintage", "a gdp 2022 1000\n a gdp 2022 1100 F", 0, 0, 0, 0},
		{"a bound is no vintage", "a gdp 2022 1000\n a gdp 2022 >1100 in=blog", 0, 0, 0, 0},
		{"a total", "city gdp 2022 100\n a gdp 2022 30\n b gdp 2022 30\n c gdp 2022 30", 0, 0, 0, 1},
		{"a total that rounding explains", "city gdp 2022 91\n a gdp 2022 30\n b gdp 2022 30\n c gdp 2022 30", 0, 0, 0, 0},
		{"a total of targets", "city gdp 2022 100 F\n a gdp 2022 30\n b gdp 2022 30\n c gdp 2022 30", 0, 0, 0, 0},
		{"a part that is missing", "city gdp 2022 100\n a gdp 2022 30\n b gdp 2022 30\n c gdp 2022 30\n d gdp 2021 1", 0, 0, 0, 0},
		{"a part that is a bound", "city gdp 2022 100\n a gdp 2022 30\n b gdp 2022 30\n c gdp 2022 >3", 0, 0, 0, 0},
		{"a total without a period", "city gdp - 100\n a gdp - 30\n b gdp - 30\n c gdp - 30", 0, 0, 0, 0},
		{"rates do not add up", "city rate 2022 5\n a rate 2022 3\n b rate 2022 3\n c rate 2022 3", 0, 0, 0, 0},
	} {
		f := analysis.Find(panel(t, c.lines))
		if len(f.Ranks) != c.ranks || len(f.Growths) != c.growths || len(f.Vintages) != c.vintages || len(f.Totals) != c.totals {
			t.Errorf("%s: %+v", c.name, f)
		}
	}
}
