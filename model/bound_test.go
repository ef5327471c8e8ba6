package model

import (
	"math"
	"strconv"
	"testing"

	"pgregory.net/rapid"
)

func TestRound(t *testing.T) {
	for _, c := range []struct {
		v        float64
		decimals int
		want     string
	}{
		{1.005, 2, "1.01"}, {2.675, 2, "2.68"}, {-1.005, 2, "-1.01"}, {0.05, 1, "0.1"}, {0.0499, 1, "0.0"}, {-0.04, 1, "0.0"}, {0.15, 1, "0.2"},
		{1.15 - 1.1, 1, "0.1"}, {0.3 - 0.1, 1, "0.2"}, {123456789.55, 1, "123456789.6"}, {2.5, 0, "3"}, {-2.5, 0, "-3"}, {0.0000005, 6, "0.000001"},
	} {
		if got := strconv.FormatFloat(Round(c.v, c.decimals), 'f', c.decimals, 64); got != c.want {
			t.Errorf("%v at %d decimals: %s, not %s", c.v, c.decimals, got, c.want)
		}
	}
	for _, v := range []float64{math.Inf(1), math.Inf(-1)} {
		if Round(v, 1) != v {
			t.Errorf("%v", v)
		}
	}
}

// TestRoundKeepsDecimals: what has the digits already stays as it is, and
// rounding is never off by more than half a unit.
func TestRoundKeepsDecimals(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		decimals := rapid.IntRange(0, 6).Draw(t, "decimals")
		v := rapid.Float64Range(-1e6, 1e6).Draw(t, "v")
		once := Round(v, decimals)
		written, _ := strconv.ParseFloat(strconv.FormatFloat(once, 'f', decimals, 64), 64)
		if once != written || Round(once, decimals) != once || math.Abs(once-v) > 0.51*math.Pow10(-decimals) {
			t.Fatalf("%v at %d decimals: %v, then %v", v, decimals, once, Round(once, decimals))
		}
	})
}

func TestAboutIsHalfAUnitOfTheLastDigit(t *testing.T) {
	for _, c := range []struct {
		value     float64
		decimals  int
		low, high float64
	}{
		{9000, 0, 8500, 9500}, {1250, 0, 1245, 1255}, {1.2, 1, 1.15, 1.25}, {1.20, 2, 1.15, 1.25}, {0.05, 2, 0.045, 0.055}, {0, 0, -0.5, 0.5},
		{0, 1, -0.05, 0.05}, {-40, 0, -45, -35}, {100, 0, 50, 150}, {0.3, 1, 0.25, 0.35},
	} {
		b := About.Bound(c.value, c.decimals)
		if b != (Bound{Edge{At: c.low}, Edge{At: c.high}}) {
			t.Errorf("about %v: %v to %v", c.value, b.Low, b.High)
		}
	}
}

// TestNegatedTurnsTheBound: a fall of more than 3 and a value under −3 let the
// same figures through.
func TestNegatedTurnsTheBound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := rapid.SampledFrom(Qualifiers()).Draw(t, "qualifier")
		decimals := rapid.IntRange(0, 3).Draw(t, "decimals")
		v := Round(rapid.Float64Range(-1e4, 1e4).Draw(t, "value"), decimals)
		if q.Negated().Bound(-v, decimals).Negate() != q.Bound(v, decimals) || q.Negated().Negated() != q {
			t.Fatalf("%v %v: %v, turned %v", q, v, q.Bound(v, decimals), q.Negated().Bound(-v, decimals))
		}
	})
}
