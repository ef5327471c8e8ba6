package data_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"weici/data"
	"weici/model"
)

// firstAsked are the indicators that an office asks for first.
func firstAsked() []string {
	return []string{"gdp", "gdp_growth", "gdp_per_capita", "gdp_tertiary", "gdp_tertiary_growth", "industry_va", "industry_va_growth",
		"fai_growth", "retail_sales", "retail_sales_growth", "budget_revenue", "budget_revenue_growth", "income_urban", "income_rural", "population"}
}

// TestTheReadmeOfHangzhouCountsRight holds the numbers that the dataset's
// README gives against the dataset.
func TestTheReadmeOfHangzhouCountsRight(t *testing.T) {
	pack, err := data.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile("hangzhou/README.md")
	if err != nil {
		t.Fatal(err)
	}
	places := 0
	for id := range model.ObsID(pack.Observations.Len()) {
		if pack.Observations.At(id).Claim.Made() {
			places++
		}
	}
	readme := strings.Join(strings.Fields(string(raw)), " ")
	says := []string{
		fmt.Sprintf("old versions included | %d |", len(pack.Areas)), fmt.Sprintf("indicators | %d |", len(pack.Indicators)),
		fmt.Sprintf("documents | %d |", len(pack.Documents)), fmt.Sprintf("observations | %d |", pack.Observations.Len()),
		fmt.Sprintf("stated by the sources | %d |", places), fmt.Sprintf("have %d of 1,560 figures", fullness(t, pack.Panel)),
	}
	kinds := map[model.DocKind]int{}
	for i := range pack.Documents {
		kinds[pack.Documents[i].Kind]++
	}
	says = append(says, fmt.Sprintf("bulletins, %d)", kinds[model.Bulletin]), fmt.Sprintf("re-publication of it, %d)", kinds[model.Release]),
		fmt.Sprintf("budget reports, %d)", kinds[model.Report]), fmt.Sprintf("`news` (%d)", kinds[model.News]),
		fmt.Sprintf("not the publisher's, %d)", kinds[model.Secondary]))
	for _, say := range says {
		if !strings.Contains(readme, say) {
			t.Errorf("the README does not say %q", say)
		}
	}
}

// fullness counts the figures of the districts and counties of Hangzhou in the
// indicators asked for first, 2018 to 2025.
func fullness(t *testing.T, p *model.Panel) int {
	t.Helper()
	filled := map[string]bool{}
	wanted := map[model.IndicatorID]bool{}
	for _, name := range firstAsked() {
		id, ok := p.Indicator(name)
		if !ok {
			t.Fatalf("no indicator %s", name)
		}
		wanted[id] = true
	}
	for id := range model.ObsID(p.Observations.Len()) {
		o := p.Observations.At(id)
		a := &p.Areas[o.Area]
		if o.Valued && wanted[o.Indicator] && a.Level == model.County && !a.ValidTo.Known() && o.Period.Kind == model.Year &&
			o.Period.Year >= 2018 && o.Period.Year <= 2025 {
			filled[fmt.Sprint(o.Area, o.Indicator, o.Period)] = true
		}
	}
	return len(filled)
}
