package analysis_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"weici/internal/analysis"
	"weici/model"
)

// TestKeptRankingsAreTheSame asks in any order: an answer that is kept, or that
// began as the year before of another, is what it is when asked alone.
func TestKeptRankingsAreTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var text strings.Builder
		for area := range rapid.IntRange(1, 8).Draw(t, "areas") {
			for year := 2019; year < 2023; year++ {
				sign := rapid.SampledFrom([]string{"", "", "", "~", ">", "<=", "-"}).Draw(t, "qualifier")
				value := fmt.Sprintf("%s%.1f", sign, float64(rapid.IntRange(1, 30).Draw(t, "tenths"))/10)
				if sign == "-" {
					value = "- claims=1-3 among=全市"
				}
				fmt.Fprintf(&text, "a%d gdp %d %s\n", area, year, value)
			}
		}
		p := panel(t, text.String())
		kept := analysis.NewRankings(p)
		for range rapid.IntRange(1, 10).Draw(t, "questions") {
			q := analysis.WithDefaults(p, analysis.Question{
				Indicator: indicator(t, p, "gdp"), Against: model.NoIndicator, Area: model.NoArea, Within: area(t, p, "city"), Level: model.County,
				Period:     model.YearPeriod(rapid.IntRange(2019, 2023).Draw(t, "year")),
				Derivation: analysis.Derivation{Transform: rapid.SampledFrom([]model.Transform{model.Plain, model.Nominal}).Draw(t, "transform")},
			})
			if got, want := kept.Rank(q), analysis.Rank(p, q); !reflect.DeepEqual(got, want) {
				t.Fatalf("kept %+v\nalone %+v", got, want)
			}
		}
	})
}
