package analysis_test

import (
	"testing"

	"weici/data"
	"weici/internal/analysis"
	"weici/model"
)

func shippedPanel(t *testing.T, name string) *model.Panel {
	t.Helper()
	pack, err := data.LoadShipped(name, nil)
	if err != nil {
		t.Fatal(err)
	}
	return pack.Panel
}

// TestADatasetAgreesWithItself: whatever it has it has there too, and equal.
func TestADatasetAgreesWithItself(t *testing.T) {
	for _, name := range data.Shipped() {
		p := shippedPanel(t, name)
		all := analysis.NewAgainst(p, p).All()
		if len(all) == 0 {
			t.Errorf("%s: nothing is held against itself", name)
		}
		for _, h := range all {
			if h.Verdict != analysis.Same || h.Off != 0 {
				t.Fatalf("%s: %+v", name, h)
			}
		}
	}
}

// TestHangzhouAgainstTheProvinces: the census tells figures apart that differ;
// where they are equal it does not matter; the figure of 2024 was revised.
func TestHangzhouAgainstTheProvinces(t *testing.T) {
	here, there := shippedPanel(t, "hangzhou"), shippedPanel(t, "provinces")
	against := analysis.NewAgainst(here, there)
	zhejiang, _ := here.Area("330000")
	for _, c := range []struct {
		indicator string
		year      int
		want      analysis.Verdict
		why       analysis.Reason
	}{
		{"gdp", 2022, analysis.Incomparable, analysis.OtherBenchmark}, // 77,715 and 80,770.0
		{"gdp", 2023, analysis.Same, analysis.Fine},                   // 85,620 and 85,619.6
		{"gdp", 2024, analysis.Different, analysis.Fine},              // 90,131 and 90,007.0
		{"gdp_growth", 2023, analysis.Incomparable, analysis.OtherBenchmark},
		{"gdp_growth", 2024, analysis.Same, analysis.Fine},
	} {
		ind, _ := here.Indicator(c.indicator)
		h, ok := against.One(ind, zhejiang, model.YearPeriod(c.year))
		if !ok || h.Verdict != c.want || h.Why != c.why {
			t.Errorf("%s %d: %v %v, %v", c.indicator, c.year, h.Verdict, h.Why, ok)
		}
	}
	hangzhou, _ := here.Area("330100")
	if other, ok := against.Area(hangzhou); ok {
		t.Errorf("Hangzhou is %s there", there.Areas[other].ID)
	}
	if old, _ := here.Area("330110~2021"); old != model.NoArea {
		if _, ok := analysis.NewAgainst(here, here).Area(old); ok {
			t.Error("an old version is held against the present one")
		}
	}
}
