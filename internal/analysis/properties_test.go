package analysis_test

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"weici/internal/analysis"
	"weici/model"
)

// exacts draws the figures of a few areas as words, some of them absent: "".
func exacts(t *rapid.T) []string {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) string {
		if rapid.IntRange(0, 3).Draw(t, "absent") == 0 {
			return ""
		}
		return fmt.Sprintf("%.1f", float64(rapid.IntRange(-6, 6).Draw(t, "tenths"))/10)
	}), 1, 12).Draw(t, "figures")
}

// row writes the figures of one indicator in 2022, of the areas a0, a1 …, and a
// figure of every area in 2000, so that all are in the set.
func row(ind string, words []string) string {
	var b strings.Builder
	for i, word := range words {
		fmt.Fprintf(&b, "a%d %s 2000 1\n", i, ind)
		if word != "" {
			fmt.Fprintf(&b, "a%d %s 2022 %s\n", i, ind, word)
		}
	}
	return b.String()
}

// TestRankIsAsCounted holds exact figures against a plain count: a permutation
// with shared ties, which has every area once, absent ones apart.
func TestRankIsAsCounted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := exacts(t)
		p := panel(t, row("gdp", words))
		r := rank(t, p, "gdp 2022")
		var values []float64
		seen := map[model.AreaID]bool{}
		for _, row := range r.Rows {
			values = append(values, row.Answer.Value)
			seen[row.Area] = true
		}
		for i, row := range r.Rows {
			better, equal := 0, 0
			for _, v := range values {
				if v > row.Answer.Value {
					better++
				}
				if v == row.Answer.Value {
					equal++
				}
			}
			if row.Rank != better+1 || row.RankMax != row.Rank || row.Tied != (equal > 1) || i > 0 && row.Rank < r.Rows[i-1].Rank {
				t.Fatalf("%v among %v: %+v", row.Answer.Value, values, row)
			}
		}
		for _, u := range r.Unranked {
			if seen[u.Area] || u.Why == analysis.Fine || u.Answer.OK() {
				t.Fatalf("%+v", u)
			}
			seen[u.Area] = true
		}
		absent := len(slices.DeleteFunc(slices.Clone(words), func(s string) bool { return s != "" }))
		if r.Of != len(words) || len(r.Unranked) != absent || len(seen) != r.Of || r.N() != r.Of-absent {
			t.Fatalf("%d ranked, %d unranked, %d in the set of %q", r.N(), len(r.Unranked), r.Of, words)
		}
	})
}

// TestLowerBetterReverses: the ranking of figures where lower is better is that
// of the same figures negated where higher is.
func TestLowerBetterReverses(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := slices.Concat(exacts(t), []string{">0.1", "<0.2", "~0.3", "<=-0.1"})
		mirror := strings.NewReplacer(">=", "<=-", ">", "<-", "<=", ">=-", "<", ">-", "~", "~-")
		negated := make([]string, len(words))
		for i, word := range words {
			if negated[i] = mirror.Replace(word); word != "" && negated[i] == word {
				negated[i] = "-" + word
			}
			negated[i] = strings.ReplaceAll(negated[i], "--", "")
		}
		p := panel(t, "indicator debt level decimals=1 lower-better\n"+row("debt", words)+row("gdp", negated))
		if lower, higher := standing(p, rank(t, p, "debt 2022")), standing(p, rank(t, p, "gdp 2022")); lower != higher {
			t.Fatalf("%q\n lower is better: %s\nhigher, negated: %s", words, lower, higher)
		}
	})
}

// guesses lists possible true figures behind a printed one, fine enough that
// any two that may differ do differ in them.
func guesses(t fataler, word string) []float64 {
	f := readFigure(t, word)
	var all []float64
	for v := -5.0; v <= 15; v += 0.25 {
		in := map[model.Qualifier]bool{
			model.Exact: v == f.Value, model.About: math.Abs(v-f.Value) <= 0.5, model.Over: v > f.Value, model.Under: v < f.Value,
			model.AtLeast: v >= f.Value, model.AtMost: v <= f.Value,
		}
		if in[f.Qualifier] {
			all = append(all, v)
		}
	}
	return all
}

// TestBoundsGiveTheRangeOfTrueRanks guesses true figures inside the bounds:
// every place that comes out lies in the range given, and both ends come out.
func TestBoundsGiveTheRangeOfTrueRanks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) string {
			return rapid.SampledFrom([]string{"", "", "~", ">", "<", ">=", "<="}).Draw(t, "qualifier") + fmt.Sprint(rapid.IntRange(1, 9).Draw(t, "value"))
		}), 1, 7).Draw(t, "figures")
		p := panel(t, row("gdp", words))
		for _, row := range rank(t, p, "gdp 2022").Rows {
			own := int(row.Area) - 1
			best, worst := len(words), 1
			for _, v := range guesses(t, words[own]) {
				surely, maybe := 1, 1
				for i, word := range words {
					others := guesses(t, word)
					if i == own || others[len(others)-1] <= v {
						continue
					}
					maybe++
					if others[0] > v {
						surely++
					}
				}
				best, worst = min(best, surely), max(worst, maybe)
			}
			if row.Rank != best || row.RankMax != worst {
				t.Fatalf("%q among %q: %d–%d, not %d–%d", words[own], words, row.Rank, row.RankMax, best, worst)
			}
		}
	})
}

// TestComputedPlacesHoldEveryTrueRank draws inputs of every coarseness, and
// true figures that round to them: each place that comes out lies in the range
// given.
func TestComputedPlacesHoldEveryTrueRank(t *testing.T) {
	for transform, compute := range map[string]func(base, now float64) float64{
		"nominal":        func(base, now float64) float64 { return 100 * (now/base - 1) },
		"index":          func(base, now float64) float64 { return 100 * now / base },
		"cagr base 2020": func(base, now float64) float64 { return 100 * (now/base - 1) },
	} {
		rapid.Check(t, func(t *rapid.T) {
			draw := func(what string) string {
				return fmt.Sprintf("%.*f", rapid.IntRange(0, 2).Draw(t, what+" digits"), float64(rapid.IntRange(25000, 30000).Draw(t, what))/100)
			}
			var lines strings.Builder
			var inputs [][2]string
			for i := range rapid.IntRange(2, 5).Draw(t, "areas") {
				base, now := draw("base"), draw("now")
				fmt.Fprintf(&lines, "a%d gdp 2020 %s\na%d gdp 2021 %s\n", i, base, i, now)
				inputs = append(inputs, [2]string{base, now})
			}
			p := panel(t, lines.String())
			rows := rank(t, p, "gdp 2021 as "+transform).Rows
			truth := func(printed string) float64 {
				f := readFigure(t, printed)
				return f.Value + rapid.Float64Range(-0.499, 0.499).Draw(t, "rounded away")*math.Pow10(-int(f.Decimals))
			}
			tenths := make([]float64, len(rows))
			for i, row := range rows {
				in := inputs[int(row.Area)-1]
				tenths[i] = math.Round(10 * compute(truth(in[0]), truth(in[1])))
			}
			for i, row := range rows {
				place := 1
				for _, other := range tenths {
					if other > tenths[i] {
						place++
					}
				}
				if place < row.Rank || place > row.RankMax {
					t.Fatalf("%s: %v may be %d, not only %d–%d, among %v", transform, tenths[i]/10, place, row.Rank, row.RankMax, tenths)
				}
			}
		})
	}
}

// TestTheMarkedEndsAreSure: no guess at the true figures makes another area
// better than the one marked best, or worse than the one marked worst.
func TestTheMarkedEndsAreSure(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom([]string{"1", "2", "3", ">2", "<2", ">=3", "<=1", "~2"}), 2, 5).Draw(t, "figures")
		p := panel(t, row("gdp", words))
		q := ask(t, p, "compare 2022")
		for i := range words {
			q.Areas = append(q.Areas, model.AreaID(i+1))
		}
		cells := analysis.Compare(p, q, model.NoArea).Lines[0].Cells
		for i, c := range cells {
			own := guesses(t, words[i])
			for j, word := range words {
				other := guesses(t, word)
				if i != j && (c.Best && other[len(other)-1] > own[0] || c.Worst && other[0] < own[len(own)-1]) {
					t.Fatalf("%q among %q: best %v, worst %v", words[i], words, c.Best, c.Worst)
				}
			}
			if c.Best && c.Worst {
				t.Fatalf("%q among %q is both best and worst", words[i], words)
			}
		}
	})
}

// TestAbsentIsNeverZero: taking a figure away takes its area out of the
// ranking, and leaves the others in the order in which they were.
func TestAbsentIsNeverZero(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := append(exacts(t), "0.0")
		out := rapid.IntRange(0, len(words)-1).Draw(t, "out")
		fewer := slices.Clone(words)
		fewer[out] = ""
		all, rest := rank(t, panel(t, row("gdp", words)), "gdp 2022"), rank(t, panel(t, row("gdp", fewer)), "gdp 2022")
		if rest.Row(model.AreaID(out+1)) != nil {
			t.Fatalf("%q: the absent area %d has a place", fewer, out)
		}
		for _, row := range rest.Rows {
			before, gone := all.Row(row.Area), all.Row(model.AreaID(out+1))
			want := before.Rank
			if gone != nil && gone.Rank < before.Rank {
				want--
			}
			if row.Rank != want {
				t.Fatalf("%q without %d: area %d moved from %d to %d", words, out, row.Area, before.Rank, row.Rank)
			}
		}
	})
}

// TestComputedUndoneGivesTheFigureBack, within the digits stated.
func TestComputedUndoneGivesTheFigureBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(what string) float64 { return float64(rapid.IntRange(1, 99999).Draw(t, what)) / 10 }
		base, mid, now, whole := draw("base"), draw("mid"), draw("now"), draw("whole")
		p := panel(t, fmt.Sprintf("a gdp 2019 %.1f\na gdp 2021 %.1f\na gdp 2022 %.1f\ncity gdp 2022 %.1f", base, mid, now, whole))
		for _, c := range []struct {
			ask  string
			back func(v float64) float64
		}{
			{"nominal", func(v float64) float64 { return mid * (1 + v/100) }},
			{"index 2019", func(v float64) float64 { return base * v / 100 }},
			{"cagr 2019", func(v float64) float64 { return base * math.Pow(1+v/100, 3) }},
			{"share", func(v float64) float64 { return whole * v / 100 }},
		} {
			a := value(t, p, "a gdp 2022 "+c.ask)
			if a.Why == analysis.TooCoarse {
				continue
			}
			unit := math.Pow10(-a.Decimals) / 2
			low, high := c.back(a.Value-unit)-1e-6, c.back(a.Value+unit)+1e-6
			if !a.OK() || !a.Computed() || now < low || now > high {
				t.Fatalf("%s of %v, %v, %v in %v is %s (%v), which gives %v to %v", c.ask, base, mid, now, whole, a.Number(), a.Why, low, high)
			}
		}
	})
}

// TestRelativePrecisionDecides: what is computed does not depend on the unit
// that both inputs are counted in, so neither does whether it can be said.
func TestRelativePrecisionDecides(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base, now := rapid.IntRange(1, 9999).Draw(t, "base"), rapid.IntRange(1, 9999).Draw(t, "now")
		as := rapid.SampledFrom([]string{"nominal", "index", "cagr base 2020"}).Draw(t, "as")
		var got []string
		for digits := range 4 {
			of := func(v int) string { return fmt.Sprintf("%.*f", digits, float64(v)/math.Pow10(digits)) }
			p := panel(t, "a gdp 2020 "+of(base)+"\n a gdp 2021 "+of(now))
			a := value(t, p, "a gdp 2021 "+strings.TrimSuffix(as, "base 2020"))
			got = append(got, a.Number()+a.Why.String())
		}
		if got[0] != got[1] || got[0] != got[2] || got[0] != got[3] {
			t.Fatalf("%d to %d as %s: %v", base, now, as, got)
		}
	})
}

// TestDigitsAreJustified: figures anywhere within the rounding of the inputs
// lead to a result within one unit of the last digit given, and half a unit for
// its own rounding.
func TestDigitsAreJustified(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base, now := float64(rapid.IntRange(1, 5000).Draw(t, "base")), float64(rapid.IntRange(1, 5000).Draw(t, "now"))
		p := panel(t, fmt.Sprintf("a gdp 2021 %.0f\na gdp 2022 %.0f", base, now))
		a := value(t, p, "a gdp 2022 nominal")
		if !a.OK() {
			return
		}
		x, y := base+rapid.Float64Range(-0.5, 0.5).Draw(t, "x"), now+rapid.Float64Range(-0.5, 0.5).Draw(t, "y")
		if off := math.Abs(100*(y/x-1) - a.Value); off > 1.6*math.Pow10(-a.Decimals) {
			t.Fatalf("%v to %v grew %s, but %v to %v grew %v", base, now, a.Number(), x, y, 100*(y/x-1))
		}
	})
}

// TestDifferencesAreOpposite: a − b = −(b − a), and those of rates are points.
func TestDifferencesAreOpposite(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(what string) string {
			return fmt.Sprintf("%.*f", rapid.IntRange(0, 3).Draw(t, "decimals"), rapid.Float64Range(-1e4, 1e4).Draw(t, what))
		}
		for _, ind := range []string{"gdp", "rate"} {
			p := panel(t, fmt.Sprintf("a %s 2022 %s\nb %s 2022 %s", ind, draw("a"), ind, draw("b")))
			g, id := analysis.NewGuard(p), indicator(t, p, ind)
			x, y := value(t, p, "a "+ind+" 2022"), value(t, p, "b "+ind+" 2022")
			one, two := g.Between(id, analysis.Derivation{}, x, y), g.Between(id, analysis.Derivation{}, y, x)
			if !one.OK() || one.Value != -two.Value || one.Points != (ind == "rate") || one.Points != two.Points {
				t.Fatalf("%+v\n%+v", one, two)
			}
			if slack := math.Pow10(-one.Decimals) / 2; math.Abs(one.Value-(x.Value-y.Value)) > slack*1.001 {
				t.Fatalf("%v − %v is not %v", x.Value, y.Value, one.Value)
			}
			if strings.HasPrefix(one.Number(), "-") && one.Value == 0 {
				t.Fatalf("%v − %v is written %s", x.Value, y.Value, one.Number())
			}
		}
	})
}

// TestNothingIsComputedAcrossTheBorders of April 2021: whatever the figures,
// whichever the transform, one version is never set against another.
func TestNothingIsComputedAcrossTheBorders(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := newBook(t)
		for line := range strings.Lines(borders) {
			b.line(line)
		}
		for _, id := range []string{"a~", "a"} {
			for year := 2018; year <= 2023; year++ {
				if (year < 2021) == (id == "a~") {
					b.linef("%s gdp %d %d.0", id, year, rapid.IntRange(1000, 9000).Draw(t, "value"))
				}
			}
		}
		p := b.panel()
		as := rapid.SampledFrom([]string{"nominal", "two-year", "cagr", "index", "contribution"}).Draw(t, "as")
		base := rapid.SampledFrom([]string{"", "2018", "2020", "2021", "2023"}).Draw(t, "base")
		tr := analysis.TrendOf(p, ask(t, p, strings.TrimSuffix("trend gdp 2022 as "+as+" base "+base, " base ")+" areas a"))
		for i, point := range tr.Series[0].Points {
			for _, input := range point.Answer.Inputs {
				if (p.Observations.Period(input).Year < 2021) != (tr.Periods[i].Year < 2021) {
					t.Fatalf("%s of %v is computed from %v", as, tr.Periods[i], p.Observations.Period(input))
				}
			}
		}
		if as == "nominal" && tr.Series[0].Points[2].Answer.Why == analysis.Fine && value(t, p, "a gdp 2021 nominal").Why != analysis.AcrossBoundary {
			t.Fatalf("2021 grew across the borders")
		}
	})
}

// TestNoGroundIsRankedTwice: an area is never in a set together with one that
// it replaced, whichever figures there are.
func TestNoGroundIsRankedTwice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := newBook(t)
		for line := range strings.Lines(borders) {
			b.line(line)
		}
		year := rapid.IntRange(2020, 2022).Draw(t, "year")
		figures := 0
		for _, id := range []string{"a~", "b", "a", "d", "c"} {
			if rapid.Bool().Draw(t, id) {
				b.linef("%s gdp %d 5", id, year)
				figures++
			}
		}
		p := b.panel()
		r := rank(t, p, fmt.Sprintf("gdp %d within city", year))
		in := map[string]bool{}
		for _, row := range r.Rows {
			in[p.Areas[row.Area].ID] = true
		}
		for _, u := range r.Unranked {
			in[p.Areas[u.Area].ID] = true
		}
		old, new := in["a~"] || in["b"], in["a"] || in["d"]
		if old == new || !in["c"] || len(in) != 3 || r.Of != 3 || figures > 0 && r.N() == 0 {
			t.Fatalf("%d: %v, %d of %d", year, in, r.N(), r.Of)
		}
	})
}

// TestPreferenceIsATotalPreorder, and among exact figures the one shown is one
// that none is preferred to.
func TestPreferenceIsATotalPreorder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := newBook(t)
		b.set.Documents = nil
		for _, kind := range append(model.DocKinds(), "") {
			b.set.Documents = append(b.set.Documents, model.Document{ID: "kind-" + string(kind), Kind: kind})
		}
		b.set.Index()
		n := rapid.IntRange(1, 7).Draw(t, "n")
		for range n {
			b.linef("a gdp 2022 %s %v in=kind-%s on=%s", rapid.SampledFrom([]string{"1", "-"}).Draw(t, "figure"), rapid.SampledFrom(model.Statuses()).Draw(t, "status"),
				rapid.SampledFrom(append(model.DocKinds(), "")).Draw(t, "kind"), rapid.SampledFrom([]string{"", "2022", "2022-05", "2023"}).Draw(t, "vintage"))
		}
		p := b.panel()
		by := func(x, y int) int { got, _ := p.Prefer(model.ObsID(x), model.ObsID(y)); return cmp.Compare(got, 0) }
		for x := range n {
			for y := range n {
				if by(x, y) != -by(y, x) || x == y && by(x, y) != 0 {
					t.Fatalf("%d and %d: %d and %d", x, y, by(x, y), by(y, x))
				}
				for z := range n {
					if by(x, y) <= 0 && by(y, z) <= 0 && by(x, z) > 0 {
						t.Fatalf("%d before %d before %d before %d", x, y, z, x)
					}
				}
			}
		}
		all := p.All(0, area(t, p, "a"), model.YearPeriod(2022))
		if len(all) != n || !slices.IsSortedFunc(all, func(x, y model.ObsID) int { return by(int(x), int(y)) }) {
			t.Fatalf("%v of %d", all, n)
		}
	})
}

// TestMoreCannotBeLess: where a set grows by an area with a figure, nobody
// moves up.
func TestMoreCannotBeLess(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := append(exacts(t), rapid.SampledFrom([]string{"0.3", ">0.1", "<0.2", "~0.4"}).Draw(t, "one more"))
		fewer, all := rank(t, panel(t, row("gdp", words[:len(words)-1])), "gdp 2022"), rank(t, panel(t, row("gdp", words)), "gdp 2022")
		for _, was := range fewer.Rows {
			if is := all.Row(was.Area); is.Rank < was.Rank || is.RankMax < was.RankMax || is.RankMax > was.RankMax+1 {
				t.Fatalf("%q: %d–%d became %d–%d", words, was.Rank, was.RankMax, is.Rank, is.RankMax)
			}
		}
	})
}
