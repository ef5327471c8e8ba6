package folder

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"weici/model"
)

// TestPlainNumberIsParseFloat holds the quick way to the exact one, to the bit.
func TestPlainNumberIsParseFloat(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.StringMatching(`-?[0-9]{0,17}(\.[0-9]{0,17})?`).Draw(t, "cell")
		value, places, ok := plainNumber(cell)
		if !ok {
			return
		}
		want, err := strconv.ParseFloat(cell, 64)
		if err != nil || math.Float64bits(value) != math.Float64bits(want) {
			t.Fatalf("%q: %v, want %v, %v", cell, value, want, err)
		}
		if _, fraction, _ := strings.Cut(cell, "."); places != len(fraction) {
			t.Fatalf("%q: %d places", cell, places)
		}
	})
}

// TestPlainNumberTakesFigures keeps the quick way from refusing everything.
func TestPlainNumberTakesFigures(t *testing.T) {
	for _, cell := range []string{"0", "-0.5", "3.80", "2561", "123456789.123456", "999999999999999", ".5", "5."} {
		if _, _, ok := plainNumber(cell); !ok {
			t.Errorf("%q is left to the slow way", cell)
		}
	}
}

func TestNumber(t *testing.T) {
	for _, c := range []struct {
		cell     string
		value    float64
		decimals uint8
		broken   model.Rule
	}{
		{"3.80", 3.8, 2, ""}, {"-12", -12, 0, ""}, {"+5", 5, 0, ""}, {"000123.5", 123.5, 1, ""}, {"0.123456", 0.123456, 6, ""},
		{"00000000000000000001.5", 1.5, 1, ""}, {"999999999999999", 999999999999999, 0, ""}, {"-0", 0, 0, ""},
		{"0.1234567", 0, 0, RuleDecimals}, {"1000000000000000", 0, 0, RuleRange}, {"-1000000000000000.5", 0, 0, RuleRange},
		{strings.Repeat("9", 400), 0, 0, RuleRange},
		{"", 0, 0, RuleNumber}, {".", 0, 0, RuleNumber}, {"-", 0, 0, RuleNumber}, {"1.2.3", 0, 0, RuleNumber}, {"--1", 0, 0, RuleNumber},
		{"1e5", 0, 0, RuleNumber}, {"0x10", 0, 0, RuleNumber}, {"NaN", 0, 0, RuleNumber}, {"Inf", 0, 0, RuleNumber}, {"-Infinity", 0, 0, RuleNumber},
		{"1_000", 0, 0, RuleNumber}, {"3.8%", 0, 0, RuleNumber}, {"1-3", 0, 0, RuleNumber},
		{"1,234", 1234, 0, ""}, {"1,015,986.00", 1015986, 2, ""}, {"-2,651.25", -2651.25, 2, ""}, {"2 651.25", 2651.25, 2, ""},
		{"1'234'567", 1234567, 0, ""}, {"1.234.567,50", 1234567.5, 2, ""}, {"1.015.986", 1015986, 0, ""}, {"2\u202f651", 2651, 0, ""},
		{"１，２３４．５", 1234.5, 1, ""}, {"２．３", 2.3, 1, ""}, {"－１．２", -1.2, 1, ""}, {"−1.2", -1.2, 1, ""}, {"＋3", 3, 0, ""}, {"３", 3, 0, ""},
		{"12,34", 0, 0, RuleNumber}, {"1,23,456", 0, 0, RuleNumber}, {"1,2345", 0, 0, RuleNumber}, {",123", 0, 0, RuleNumber}, {"1,234.", 0, 0, RuleNumber},
		{"1,234.5,678", 0, 0, RuleNumber}, {"1234,567", 0, 0, RuleNumber}, {"1,234,", 0, 0, RuleNumber}, {"1.234,5", 1234.5, 1, ""},
		{"3.30114E+08", 0, 0, RuleRounded}, {"-1.2e+11", 0, 0, RuleRounded}, {"E+08", 0, 0, RuleNumber}, {"#VALUE!", 0, 0, RuleNumber},
	} {
		value, decimals, broken := number(c.cell, func() commas { return grouping })
		if value != c.value || decimals != c.decimals || broken != c.broken {
			t.Errorf("%.30q: %v with %d decimals, %q; want %v, %d, %q", c.cell, value, decimals, broken, c.value, c.decimals, c.broken)
		}
	}
}
