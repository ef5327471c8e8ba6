package prose

import (
	"math"
	"strconv"
	"testing"

	"pgregory.net/rapid"
)

func TestInEnglish(t *testing.T) {
	for _, c := range []struct{ number, unit, want string }{
		{"2,803.5", "100 million yuan", "CNY 280.35 bn"},
		{"≈2,000", "100 million yuan", "≈CNY 200 bn"},
		{"7.01", "100 million US dollars", "USD 701 mn"},
		{"0.5", "100 million yuan", "CNY 50 mn"},
		{"82,310", "yuan", "CNY 82,310"},
		{"12.34", "10,000 yuan per person", "CNY 123,400 per person"},
		{"140.5", "10,000 persons", "1.405 million persons"},
		{"70.14", "10,000 persons", "701,400 persons"},
		{"18,753", "100 million yuan", "CNY 1,875.3 bn"},
		{"-3.2", "100 million yuan", "CNY -320 mn"},
	} {
		if got, ok := inEnglish(c.number, c.unit); !ok || got != c.want {
			t.Errorf("%s %s: %q (%v), want %q", c.number, c.unit, got, ok, c.want)
		}
	}
	for _, unit := range []string{"%", "km²", "enterprises"} {
		if got, ok := inEnglish("3", unit); ok {
			t.Errorf("%s: %q", unit, got)
		}
	}
}

// TestShiftingKeepsTheValue by any power, to the digit.
func TestShiftingKeepsTheValue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := strconv.FormatFloat(float64(rapid.IntRange(0, 1e9).Draw(t, "digits"))/1e4, 'f', rapid.IntRange(0, 4).Draw(t, "decimals"), 64)
		by := rapid.IntRange(-9, 9).Draw(t, "by")
		before, _ := strconv.ParseFloat(number, 64)
		after, err := strconv.ParseFloat(shifted(number, by), 64)
		if want := before * math.Pow10(by); err != nil || math.Abs(after-want) > 1e-9*math.Max(1, want) {
			t.Fatalf("%s × 10^%d is %s", number, by, shifted(number, by))
		}
	})
}
