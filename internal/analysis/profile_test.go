package analysis_test

import (
	"fmt"
	"strings"
	"testing"

	"weici/internal/analysis"
	"weici/model"
)

// entries writes a profile in one line: indicator period place/n of m, or the
// reason why there is no place.
func entries(p *model.Panel, all []analysis.Entry) string {
	var words []string
	for _, e := range all {
		place := e.Why.String()
		if e.Row != nil {
			place = fmt.Sprintf("%d/%d of %d", e.Row.Rank, e.N, e.Of)
		}
		words = append(words, fmt.Sprintf("%s %v %s", p.Indicators[e.Indicator].ID, e.Period, place))
	}
	return strings.Join(words, ", ")
}

func TestProfileShowsTheNewestThatSaysSomething(t *testing.T) {
	for _, c := range []struct{ name, lines, want string }{
		{"whole years first", "a gdp 2021 1\n a gdp 2022 2\n a gdp 2023-H1 1", "gdp 2022 1/1 of 1"},
		{"parts where there is no year", "a gdp 2022-H1 2\n a gdp 2023-H1 1", "gdp 2023-H1 1/1 of 1"},
		{"a figure before a target", "a gdp 2021 1\n a gdp 2025 2 F", "gdp 2021 1/1 of 1"},
		{"a target where there is no figure", "a gdp 2025 2 F", "gdp 2025 only-forecast"},
		{"a figure before a mere reason", "a gdp 2021 1\n a gdp 2022 - O", "gdp 2021 1/1 of 1"},
		{"a claimed rank is worth as much", "a gdp 2021 1\n a gdp 2022 - claims=1 among=全市", "gdp 2022 rank-only"},
		{"no period last", "a gdp - 1\n a gdp 2011 2", "gdp 2011 1/1 of 1"},
		{"no period where there is no other", "a gdp - 1", "gdp  period-unknown"},
		{"an old version", borders + "a~ gdp 2020 2\n a gdp 2020 3", "gdp 2020 area-not-yet"},
	} {
		p := panel(t, c.lines)
		if got := entries(p, analysis.ProfileOf(p, area(t, p, "a"), model.Period{}).Entries); got != c.want {
			t.Errorf("%s: %s, not %s", c.name, got, c.want)
		}
	}
}

func TestStandingNamesDecidedPlaces(t *testing.T) {
	var lines strings.Builder
	for i := range 9 {
		fmt.Fprintf(&lines, "a%d gdp 2022 %d\n", i, 90-i)
	}
	for id, want := range map[string]string{"a0": "leads", "a2": "leads", "a3": "", "a5": "", "a6": "lags", "a8": "lags", "over": "", "under": ""} {
		p := panel(t, lines.String()+"over gdp 2022 >85.5\n under gdp 2022 <86.5")
		if want != "" {
			p = panel(t, lines.String())
		}
		leads, lags := analysis.ProfileOf(p, area(t, p, id), model.YearPeriod(2022)).Standing(p)
		if got := strings.Repeat("leads", len(leads)) + strings.Repeat("lags", len(lags)); got != want {
			t.Errorf("%s %s, not %s", id, got, want)
		}
	}
}
