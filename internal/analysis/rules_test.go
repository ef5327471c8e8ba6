package analysis_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"weici/internal/analysis"
	"weici/model"
)

// places is a table of rankings: what is in the panel, what is asked, and who
// stands where.
type places []struct{ name, lines, ask, want string }

func (all places) check(t *testing.T) {
	t.Helper()
	for _, c := range all {
		p := panel(t, c.lines)
		if got := standing(p, rank(t, p, c.ask)); got != c.want {
			t.Errorf("%s: %s\n got %s\nwant %s", c.name, c.ask, got, c.want)
		}
	}
}

// cells is a table of single answers.
type cells []struct{ name, lines, cell, want string }

func (all cells) check(t *testing.T) {
	t.Helper()
	for _, c := range all {
		if got := cell(t, panel(t, c.lines), c.cell); got != c.want {
			t.Errorf("%s: %s\n got %s\nwant %s", c.name, c.cell, got, c.want)
		}
	}
}

const borders = `
	area a~ county in=city to=2021-04 code=a
	area b county in=city to=2021-04 code=b
	area a county in=city from=2021-04 replaces=a~,b code=a
	area d county in=city from=2021-04 replaces=b code=d
	area c county in=city
`

func TestRule1TheSetIsPartOfTheRank(t *testing.T) {
	places{
		{"one level only", "city gdp 2022 9\n a gdp 2022 5\n b gdp 2022 4", "gdp 2022", "a 1, b 2"},
		{"the level that is asked for", "city gdp 2022 9\n a gdp 2022 5", "gdp 2022 level prefecture", "city 1"},
		{"inside one area", "area town prefecture\n area far county in=town\n far gdp 2022 9\n a gdp 2022 5", "gdp 2022 within city", "a 1"},
		{"anywhere", "area town prefecture\n area far county in=town\n far gdp 2022 9\n a gdp 2022 5", "gdp 2022 level county", "far 1, a 2"},
		{"zones stand aside", "area z zone in=city\n z gdp 2022 9\n a gdp 2022 5", "gdp 2022 within city", "a 1"},
		{"zones among themselves", "area z zone in=city\n z gdp 2022 9\n a gdp 2022 5", "gdp 2022 within city level zone", "z 1"},
		{"only zones below", "area z zone in=city\n area x township in=z\n z gdp 2022 9\n x gdp 2022 5", "gdp 2022 within city", ""},
		{"no areas below", "a gdp 2022 5", "gdp 2022 within a", ""},
		{"the areas of the time", borders + "a gdp 2022 5\n c gdp 2022 4", "gdp 2022 within city", "a 1, c 2 | d not-collected"},
		{"the areas before", borders + "a~ gdp 2020 5\n b gdp 2020 3\n c gdp 2020 4", "gdp 2020 within city", "a~ 1, c 2, b 3"},
		{"worked back", borders + "a gdp 2020 5\n c gdp 2020 4", "gdp 2020 within city", "a 1, c 2 | d area-not-yet"},
		{"no ground twice", borders + "a gdp 2020 5\n b gdp 2020 3\n c gdp 2020 4", "gdp 2020 within city", "c 1, b 2 | a~ not-collected"},
		{"carried on", borders + "b gdp 2022 3\n c gdp 2022 4", "gdp 2022 within city", "c 1, b 2 | a~ area-no-more"},
		{"three versions, the newest worked back", "area v1 county in=city to=2015\n area v2 county in=city from=2015 to=2020 replaces=v1\n" +
			"area v3 county in=city from=2020 replaces=v2\n v1 gdp 2018 5\n v3 gdp 2018 6", "gdp 2018 within city", "v3 1"},
		{"three versions, the newest first in the file", "area v1 county in=city to=2015\n area v2 county in=city from=2015 to=2020 replaces=v1\n" +
			"v1 gdp 2018 5\n area v3 county in=city from=2020 replaces=v2", "gdp 2018 within city", "v1 1"},
		{"carried on beside the new", borders + "b gdp 2022 3\n d gdp 2022 4", "gdp 2022 within city", "d 1 | a not-collected, c not-collected"},
	}.check(t)
}

func TestRule1WithoutALevelTheSetIsOneLevel(t *testing.T) {
	p := panel(t, "city gdp 2022 9\n a gdp 2022 5\n b gdp 2022 4")
	q := analysis.Question{Indicator: 0, Against: model.NoIndicator, Period: model.YearPeriod(2022), Area: model.NoArea, Within: model.NoArea}
	if r := analysis.Rank(p, q); standing(p, r) != "a 1, b 2" || r.Level != model.County {
		t.Errorf("%s, level %q", standing(p, r), r.Level)
	}
}

func TestRule2TiesAreShared(t *testing.T) {
	places{
		{"1, 2, 2, 4", "a gdp 2022 9\n b gdp 2022 5\n c gdp 2022 5\n d gdp 2022 1", "gdp 2022", "a 1, b 2=, c 2=, d 4"},
		{"all alike", "a gdp 2022 5.0\n b gdp 2022 5", "gdp 2022", "a 1=, b 1="},
		{"at the published precision", "a gdp 2022 5.04\n b gdp 2022 4.96\n c gdp 2022 5.05", "gdp 2022", "c 1, a 2=, b 2="},
		{"halves away from zero", "a rate 2022 1.15\n b rate 2022 1.2\n c rate 2022 -1.15\n d rate 2022 -1.2", "rate 2022", "a 1=, b 1=, c 3=, d 3="},
		{"zero from both sides", "a rate 2022 0.01\n b rate 2022 -0.01\n c rate 2022 0", "rate 2022", "a 1=, b 1=, c 1="},
		{"an approximate figure is tied with none", "a gdp 2022 ~5.0\n b gdp 2022 5.0", "gdp 2022", "a 1–2, b 1–2"},
	}.check(t)
}

// TestRule2ComputedFiguresTieByTheirOwnDigits: how coarse one figure is says
// nothing of the others, and a coarse one is behind or before those only that
// its inputs put there.
func TestRule2ComputedFiguresTieByTheirOwnDigits(t *testing.T) {
	const fine = "a gdp 2021 1000.0\n a gdp 2022 1054.0\n b gdp 2021 1000.0\n b gdp 2022 1051.0\n"
	places{
		{"fine ones", fine, "gdp 2022 as nominal", "a 1, b 2"},
		{"a coarse one behind them", fine + "c gdp 2021 200\n c gdp 2022 204", "gdp 2022 as nominal", "a 1, b 2, c 3"},
		{"a coarse one among them", fine + "c gdp 2021 200\n c gdp 2022 210", "gdp 2022 as nominal", "a 1–2, c 1–3, b 2–3"},
		{"two coarse ones", "a gdp 2021 200\n a gdp 2022 210\n b gdp 2021 200\n b gdp 2022 210", "gdp 2022 as nominal", "a 1–2, b 1–2"},
		{"alike at the digits given", "a gdp 2021 1000.0\n a gdp 2022 1054.1\n b gdp 2021 1000.0\n b gdp 2022 1053.9", "gdp 2022 as nominal", "a 1=, b 1="},
	}.check(t)
}

func TestRule3PolarityDecidesTheDirection(t *testing.T) {
	places{
		{"higher", "a gdp 2022 9\n b gdp 2022 5", "gdp 2022", "a 1, b 2"},
		{"lower", "indicator gap index lower-better decimals=2\n a gap 2022 1.68\n b gap 2022 1.55\n c gap 2022 <1.60", "gap 2022", "b 1–2, c 1–2, a 3"},
		{"neutral", "a population 2022 9\n b population 2022 5", "population 2022", "a 1, b 2"},
	}.check(t)
	p := panel(t, "a population 2022 9\n b population 2022 5\n c population 2022 4")
	for _, c := range analysis.Compare(p, ask(t, p, "compare 2022 areas a,b"), model.NoArea).Lines[0].Cells {
		if c.Best || c.Worst {
			t.Errorf("a neutral figure is praised: %+v", c)
		}
	}
	if leads, lags := analysis.ProfileOf(p, area(t, p, "a"), model.YearPeriod(2022)).Standing(p); len(leads)+len(lags) > 0 {
		t.Errorf("a neutral figure leads: %v %v", leads, lags)
	}
}

func TestRule4AMissingFigureIsUnranked(t *testing.T) {
	places{
		{"nothing", "a gdp 2022 -5\n b gdp 2021 1", "gdp 2022", "a 1 | b not-collected"},
		{"a reason", "a gdp 2022 -5\n b gdp 2022 - O\n c gdp 2022 - M\n d gdp 2022 - N\n e gdp 2022 - L", "gdp 2022",
			"a 1 | b not-published, c not-applicable, d below-unit, e not-collected"},
		{"a rank alone", "a gdp 2022 5\n b gdp 2022 - claims=1 among=全市", "gdp 2022", "a 1 | b rank-only"},
		{"zero is a figure", "a gdp 2022 0\n b gdp 2022 -1", "gdp 2022", "a 1, b 2"},
		{"none at all", "a gdp 2021 5", "gdp 2022", "| a not-collected"},
	}.check(t)
}

func TestRule5BoundsDecideThePlace(t *testing.T) {
	places{
		{"over all", "a gdp 2022 >1000\n b gdp 2022 1000\n c gdp 2022 9", "gdp 2022", "a 1, b 2, c 3"},
		{"at least as much", "a gdp 2022 >=1000\n b gdp 2022 1000", "gdp 2022", "a 1, b 1–2"},
		{"under all", "a gdp 2022 <9\n b gdp 2022 9\n c gdp 2022 10", "gdp 2022", "c 1, b 2, a 3"},
		{"at most as much", "a gdp 2022 <=9\n b gdp 2022 9", "gdp 2022", "b 1, a 1–2"},
		{"a range", "a gdp 2022 >1000\n b gdp 2022 1500\n c gdp 2022 900", "gdp 2022", "a 1–2, b 1–2, c 3"},
		{"two bounds", "a gdp 2022 >1000\n b gdp 2022 >2000", "gdp 2022", "a 1–2, b 1–2"},
		{"two that cannot meet", "a gdp 2022 >5\n b gdp 2022 <5", "gdp 2022", "a 1, b 2"},
		{"two that touch", "a gdp 2022 >=5\n b gdp 2022 <=5", "gdp 2022", "a 1, b 1–2"},
		{"nothing decided", "a gdp 2022 <100\n b gdp 2022 <50\n c gdp 2022 >1", "gdp 2022", "a 1–3, b 1–3, c 1–3"},
		{"about a thousand", "a gdp 2022 ~9000\n b gdp 2022 8500\n c gdp 2022 9501\n d gdp 2022 9500", "gdp 2022", "c 1, d 2, a 2–3, b 3–4"},
		{"about a tenth", "a gdp 2022 ~1.2\n b gdp 2022 1.3\n c gdp 2022 1.1", "gdp 2022", "b 1, a 2, c 3"},
		{"more digits than ties have", "a gdp 2022 >12.36\n b gdp 2022 12.4\n c gdp 2022 12.3\n d gdp 2022 <12.34", "gdp 2022",
			"a 1, b 1–2, c 3, d 3–4"},
		{"about, with more digits than ties have", "a gdp 2022 ~12.36\n b gdp 2022 12.41", "gdp 2022", "a 1=, b 1="},
		{"an exact tie behind a bound", "a gdp 2022 5\n b gdp 2022 5\n c gdp 2022 >3", "gdp 2022", "a 1–2=, b 1–2=, c 1–3"},
	}.check(t)
}

// TestRule16BoundsAreListedBelow: no bound and no round number stands among
// exact figures, whatever its place; either part is in the order of its places.
func TestRule16BoundsAreListedBelow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var lines strings.Builder
		for i := range rapid.IntRange(1, 8).Draw(t, "areas") {
			fmt.Fprintf(&lines, "a%d gdp 2022 %s%d\n", i, rapid.SampledFrom([]string{"", "", ">", "<", "~", ">="}).Draw(t, "sign"), rapid.IntRange(1, 50).Draw(t, "value"))
		}
		r := rank(t, panel(t, lines.String()), "gdp 2022")
		for i, row := range r.Rows {
			if exact := row.Answer.Qualifier == model.Exact; exact != (i < r.Exact) {
				t.Fatalf("row %d of %d exact ones is %v", i, r.Exact, row.Answer.Qualifier)
			}
			if i > 0 && i != r.Exact && row.Rank < r.Rows[i-1].Rank {
				t.Fatalf("row %d stands %d, behind %d", i, row.Rank, r.Rows[i-1].Rank)
			}
			if r.Row(row.Area) != &r.Rows[i] {
				t.Fatalf("row %d is not found by its area", i)
			}
		}
	})
}

func TestRule6ChangeNeedsTheSameSet(t *testing.T) {
	both := "a gdp 2021 1\n b gdp 2021 2\n a gdp 2022 9\n b gdp 2022 2\n"
	for _, c := range []struct {
		name, lines, ask string
		by               int
		why              string
	}{
		{"up is a smaller number", both, "gdp 2022", 1, ""},
		{"another set, within those of both years", both + "c gdp 2021 9", "gdp 2022", 1, ""},
		{"another set, with one in both years", "a gdp 2022 9\n b gdp 2022 2\n a gdp 2021 5\n c gdp 2021 9", "gdp 2022", 0, "other-set"},
		{"nothing before", both, "gdp 2021", 0, "no-earlier-period"},
		{"a range", both + "a gdp 2021 >1.9 R", "gdp 2022", 0, "bound-undecided"},
		{"a half is no year", both + "a gdp 2023-H1 5\n b gdp 2023-H1 4", "gdp 2023-H1", 0, "no-earlier-period"},
		{"another population", "indicator firms count rolling\n a firms 2021 1\n a firms 2022 2", "firms 2022", 0, "rolling-scope"},
		{"a new area", borders + "a~ gdp 2020 5\n b gdp 2020 3\n a gdp 2021 6\n d gdp 2021 1", "gdp 2021 within city", 0, "across-boundary"},
	} {
		p := panel(t, c.lines)
		change := rank(t, p, c.ask).Rows[0].Change
		if change.By != c.by || change.Why.String() != c.why {
			t.Errorf("%s: by %d, %q", c.name, change.By, change.Why)
		}
	}
}

func TestRule7ClaimsAreKeptApart(t *testing.T) {
	rest := "b gdp 2022 8\n c gdp 2022 7\n d gdp 2022 6\n"
	for _, c := range []struct{ name, lines, want string }{
		{"the same", rest + "a gdp 2022 9 claims=1 among=全市", "agrees"},
		{"among the first three", rest + "a gdp 2022 9 claims=1-3 among=全市各区", "agrees"},
		{"another", rest + "a gdp 2022 9 claims=2 among=全市", "differs"},
		{"a missing figure may push it down", rest + "e gdp 2021 1\n a gdp 2022 9 claims=2 among=全市", "undecided"},
		{"a missing figure cannot push it out", rest + "e gdp 2021 1\n a gdp 2022 9 claims=1-2 among=全市", "agrees"},
		{"nothing pushes it up", rest + "e gdp 2021 1\n a gdp 2022 6.5 claims=1-2 among=全市", "differs"},
		{"a range", rest + "a gdp 2022 >7.5 claims=1 among=全市", "undecided"},
		{"a range inside", rest + "a gdp 2022 >7.5 claims=1-3 among=全市", "agrees"},
		{"a range with one missing", rest + "e gdp 2021 1\n a gdp 2022 >7.5 claims=1-2 among=全市", "undecided"},
		{"a place that one missing may push out", rest + "e gdp 2021 1\n a gdp 2022 7.5 claims=2 among=全市", "undecided"},
		{"a range outside", rest + "a gdp 2022 >7.5 claims=3 among=全市", "differs"},
		{"beyond the set", rest + "a gdp 2022 5 claims=9 among=全市", "undecided"},
		{"among others", rest + "a gdp 2022 9 claims=9 among=全国", "other-scope"},
		{"among subdistricts", rest + "a gdp 2022 9 claims=9 among=全市各街道", "other-scope"},
		{"in no words", rest + "a gdp 2022 9 claims=1", "other-scope"},
		{"none", rest + "a gdp 2022 9", ""},
		{"by a source that is not shown", rest + "a gdp 2022 9\n a gdp 2022 4 in=blog claims=4 among=全市", "differs"},
	} {
		p := panel(t, c.lines)
		row := rank(t, p, "gdp 2022 within city").Row(area(t, p, "a"))
		if row.Place.Agreement.String() != c.want {
			t.Errorf("%s: place %d–%d, claimed %+v: %q, not %q", c.name, row.Rank, row.RankMax, row.Place.Claim, row.Place.Agreement, c.want)
		}
	}
}

func TestRule7TheWholeIsCalledByItsKind(t *testing.T) {
	for name, scope := range map[string]string{"某省": "全省", "某市": "全市", "某区": "全区", "某县": "全县", "某镇": "全镇", "某街道": "全街道", "全国": "全国"} {
		p := panel(t, "area whole county name="+name+"\n area a township in=whole\n a gdp 2022 5 claims=1 among="+scope)
		if row := rank(t, p, "gdp 2022 within whole").Row(area(t, p, "a")); row.Place.Agreement != analysis.Agrees {
			t.Errorf("%s of %s: %q", scope, name, row.Place.Agreement)
		}
	}
}

func TestRule7AClaimWithoutAFigureIsNotRanked(t *testing.T) {
	p := panel(t, "a gdp 2022 - claims=1 among=全市\n b gdp 2022 5")
	e := analysis.EntryOf(p, 0, area(t, p, "a"), model.YearPeriod(2022))
	if e.Row != nil || e.Why != analysis.RankOnly || e.Place.Agreement != analysis.NotRanked || e.Place.Rank != 1 {
		t.Errorf("%+v", e)
	}
}

func TestRule8AForecastIsNoActual(t *testing.T) {
	places{
		{"not ranked", "a gdp 2022 100 F\n b gdp 2022 50", "gdp 2022", "b 1 | a only-forecast"},
		{"nor computed with", "a gdp 2021 90\n a gdp 2022 100 F\n b gdp 2021 400\n b gdp 2022 500", "gdp 2022 as nominal", "b 1 | a from-forecast"},
		{"the outcome is shown", "a gdp 2022 100 F\n a gdp 2022 40\n b gdp 2022 50", "gdp 2022", "b 1, a 2"},
	}.check(t)
	p := panel(t, "a gdp 2022 100\n a gdp 2025 200 F\n a rate 2022 3\n a rate 2022 5 F")
	if got := analysis.DefaultPeriod(p, 0, area(t, p, "a")); got.String() != "2022" {
		t.Errorf("the latest figure is the target for %v", got)
	}
	if value(t, p, "a rate 2022").Caveats.Has(analysis.InConflict) {
		t.Error("a target contradicts the outcome")
	}
	if got := analysis.BestPeriod(p, 0, []model.AreaID{area(t, p, "a")}); got.String() != "2022" {
		t.Errorf("the best period is that of the target: %v", got)
	}
}

func TestRule9OneRankingHasOnePeriod(t *testing.T) {
	places{
		{"only the year asked", "a gdp 2022 5\n b gdp 2022-H1 9\n c gdp 2021 9", "gdp 2022", "a 1 | b not-collected, c not-collected"},
		{"the best covered year", "a gdp 2022 5\n b gdp 2021 9\n c gdp 2021 9", "gdp", "b 1=, c 1= | a not-collected"},
		{"a year before its parts", "a gdp 2022 5\n a gdp 2023-H1 5\n b gdp 2023-H1 9", "gdp", "a 1 | b not-collected"},
		{"a part before none", "a gdp - 5\n b gdp - 6\n b gdp 2023-H1 9", "gdp", "b 1 | a not-collected"},
		{"no period is not one period", "a gdp - 5\n b gdp - 6", "gdp", "| a period-unknown, b period-unknown"},
	}.check(t)
	p := panel(t, "a gdp - 5\n b gdp - 6")
	c := analysis.Compare(p, ask(t, p, "compare areas a,b"), model.NoArea)
	if d := c.Lines[0].Cells[1].FromBase; d.Why != analysis.PeriodUnknown {
		t.Errorf("figures of unknown periods differ by %+v", d)
	}
}

func TestRule10PublishedGrowthIsNotRecomputed(t *testing.T) {
	p := panel(t, "a gdp 2021 100.0\n a gdp 2022 110.0\n a rate 2022 3.1")
	if a := value(t, p, "a rate 2022"); a.Number() != "3.1" || a.Computed() {
		t.Errorf("%+v", a)
	}
	if a := value(t, p, "a gdp 2022 nominal"); a.Number() != "10" || !a.Computed() {
		t.Errorf("%+v", a)
	}
	gap := analysis.NewGuard(p).GrowthGap(indicator(t, p, "rate"), area(t, p, "a"), model.YearPeriod(2022))
	if gap.Why != analysis.Fine || gap.Points != -7 || gap.Published.Number() != "3.1" {
		t.Errorf("%+v", gap)
	}
}

func TestRule11NoGrowthAcross(t *testing.T) {
	cells{
		{"borders", borders + "a~ gdp 2020 100\n a gdp 2021 200", "a gdp 2021 nominal", "across-boundary"},
		{"borders, worked back", borders + "a gdp 2020 1800\n a gdp 2021 2000", "a gdp 2021 nominal", "11.1"},
		{"borders, the other way", borders + "a~ gdp 2020 100\n a gdp 2021 200", "a~ gdp 2020 index 2021", "across-boundary"},
		{"a break", "a gdp 2021 90\n a gdp 2022 100 B", "a gdp 2022 nominal", "across-break"},
		{"a break in between", "a gdp 2020 90\n a gdp 2021 95 B\n a gdp 2022 100", "a gdp 2022 two-year", "across-break"},
		{"a break, looking back", "a gdp 2020 90\n a gdp 2021 95 B\n a gdp 2022 100", "a gdp 2020 index 2022", "across-break"},
		{"after a break", "a gdp 2021 900.0 B\n a gdp 2022 990.0", "a gdp 2022 nominal", "10.0"},
		{"censuses", "a gdp 2021 90\n a gdp 2022 100 census=五经普", "a gdp 2022 nominal", "other-benchmark"},
		{"final and preliminary", "a gdp 2021 90 R\n a gdp 2022 100 P", "a gdp 2022 nominal", "other-vintage"},
		{"estimated and final", "a gdp 2021 90 E\n a gdp 2022 100 R", "a gdp 2022 nominal", "other-vintage"},
		{"preliminary both", "a gdp 2021 900.0 P\n a gdp 2022 990.0 P", "a gdp 2022 nominal", "10.0"},
		{"a rolling population", "indicator firms count rolling\n a firms 2021 90\n a firms 2022 99", "a firms 2022 nominal", "rolling-scope"},
		{"zero", "a gdp 2021 0\n a gdp 2022 99", "a gdp 2022 nominal", "from-zero"},
		{"a negative base", "a gdp 2021 -1\n a gdp 2022 99", "a gdp 2022 nominal", "from-negative"},
		{"no base", "a gdp 2022 99", "a gdp 2022 nominal", "base-missing"},
		{"a base without a figure", "a gdp 2021 - O\n a gdp 2022 99", "a gdp 2022 nominal", "base-missing"},
		{"a bound below", "a gdp 2021 >90\n a gdp 2022 99", "a gdp 2022 nominal", "from-bound"},
		{"a bound above", "a gdp 2021 90\n a gdp 2022 ~99", "a gdp 2022 nominal", "from-bound"},
		{"to a negative figure", "a gdp 2020 90.0\n a gdp 2021 80.0\n a gdp 2022 -9.0", "a gdp 2022 nominal", "-111.3"},
		{"to a negative figure, by the year", "a gdp 2020 90\n a gdp 2022 -9", "a gdp 2022 two-year", "not-applicable"},
		{"another kind of period", "a gdp 2021-H1 90\n a gdp 2022 99", "a gdp 2022 index 2021-H1", "other-period-kind"},
		{"no period", "a gdp - 99", "a gdp - nominal", "period-unknown"},
		{"no period to start from", "a gdp - 99", "a gdp - index", "period-unknown"},
		{"seasons", "a gdp 2020-02 90\n a gdp 2022-05 99", "a gdp 2022-05 cagr 2020-02", "other-period-kind"},
		{"spans", "a gdp 2015/2017 90\n a gdp 2018/2020 99", "a gdp 2018/2020 nominal", "no-earlier-period"},
	}.check(t)
}

func TestRule12RatesDifferInPoints(t *testing.T) {
	lines := `
		indicator level% level unit=%
		indicator births growth unit=‰ decimals=2
		city rate 2022 1.5
		a rate 2022 3.80
		b rate 2022 2.9
		b rate 2021 1.0
		a gdp 2022 5
		b gdp 2022 7
		a births 2022 8.25
		b births 2022 6.15
		a level% 2021 50
		a level% 2022 60
	`
	p := panel(t, lines)
	c := analysis.Compare(p, ask(t, p, "compare 2022 areas a,b"), model.NoArea)
	for i, want := range []struct {
		id, number string
		points     bool
	}{{"gdp", "2", false}, {"rate", "-0.9", true}, {"births", "-0.210", true}} {
		for _, line := range c.Lines {
			if d := line.Cells[1].FromBase; p.Indicators[line.Indicator].ID == want.id && (d.Number() != want.number || d.Points != want.points) {
				t.Errorf("%d %s: %s, points %v", i, want.id, d.Number(), d.Points)
			}
		}
	}
	cells{
		{"no growth of a growth", lines, "b rate 2022 nominal", "not-a-level"},
		{"no index of a growth", lines, "b rate 2022 index", "not-a-level"},
		{"no growth of a percentage", lines, "a level% 2022 nominal", "not-a-level"},
		{"no share of a growth", lines, "a rate 2022 share", "not-a-level"},
	}.check(t)
	if a := analysis.NewGuard(p).Between(0, analysis.Derivation{Transform: model.Nominal},
		analysis.Answer{Value: 3, Obs: 0, Inputs: []model.ObsID{0}}, analysis.Answer{Value: 1, Obs: 0, Inputs: []model.ObsID{0}}); !a.Points {
		t.Error("the difference of two computed rates is not in points")
	}
}

func TestRule13ComputedFiguresHaveTheDigitsOfTheirInputs(t *testing.T) {
	cells{
		{"fine", "a gdp 2021 1000.0\n a gdp 2022 1055.0", "a gdp 2022 nominal", "5.5"},
		{"whole", "a gdp 2021 200\n a gdp 2022 210", "a gdp 2022 nominal", "5"},
		{"coarse", "a gdp 2021 9\n a gdp 2022 10", "a gdp 2022 nominal", "too-coarse"},
		{"index", "a gdp 2019 500.0\n a gdp 2022 600.0", "a gdp 2022 index 2019", "120.0"},
		{"the base is 100, however coarse", "a gdp 2019 5\n a gdp 2022 600.0", "a gdp 2019 index 2019", "100.0"},
		{"index before its base", "a gdp 2019 500.0\n a gdp 2022 600.0", "a gdp 2019 index 2022", "83.3"},
		{"index from the first figure", "a gdp 2018 - O\n a gdp 2019 >1\n a gdp 2020 500.0\n a gdp 2022 600.0", "a gdp 2022 index", "120.0"},
		{"twice as much", "a gdp 2012 10.0\n a gdp 2022 20.0", "a gdp 2022 index 2012", "200"}, // to tens
		{"nine times as much", "a gdp 2021 10.0\n a gdp 2022 90.0", "a gdp 2022 nominal", "800"},
		{"some times as much", "a gdp 2012 1\n a gdp 2022 2", "a gdp 2022 index 2012", "too-coarse"},
		{"no base", "a gdp 2022 600.0", "a gdp 2022 index 2019", "base-missing"},
		{"cagr", "a gdp 2019 500.0\n a gdp 2022 600.0", "a gdp 2022 cagr 2019", "6.3"},
		{"cagr of halves", "a gdp 2019-H1 500.0\n a gdp 2022-H1 600.0", "a gdp 2022-H1 cagr 2019-H1", "6.3"},
		{"cagr of one year", "a gdp 2021 500.0\n a gdp 2022 600.0", "a gdp 2022 cagr 2021", "20.0"},
		{"cagr of none", "a gdp 2022 600.0", "a gdp 2022 cagr 2022", "no-earlier-period"},
		{"cagr backwards", "a gdp 2019 500.0\n a gdp 2022 600.0", "a gdp 2019 cagr 2022", "no-earlier-period"},
		{"two years of levels", "a gdp 2020 500.0\n a gdp 2022 605.0", "a gdp 2022 two-year", "10.0"},
		{"two published rates", "a rate 2021 10.0\n a rate 2022 -10.0", "a rate 2022 two-year", "-0.5"},
		{"a loss beyond all", "a rate 2021 -150.0\n a rate 2022 -120.0", "a rate 2022 two-year", "not-applicable"},
		{"a whole that may not have changed", "a gdp 2021 1.0000\n a gdp 2022 1.0001\n city gdp 2021 10.0\n city gdp 2022 10.1", "a gdp 2022 contribution", "too-coarse"},
		{"per mille", "indicator births growth unit=‰ decimals=1\n a births 2021 100.0\n a births 2022 -100.0", "a births 2022 two-year", "-0.5"},
		{"per head", "a gdp 2022 2000.0\n a population 2022 1000.0", "a gdp 2022 per-head", "2.00"},
		{"per head of so many persons", "indicator population count unit=人 decimals=0\n a gdp 2022 500.0\n a population 2022 1000000", "a gdp 2022 per-head", "5.00"},
		{"in yuan", "indicator sales level unit=万元 decimals=1 additive\n a sales 2022 500.0\n a population 2022 1000.0", "a sales 2022 per-head", "0.50"},
		{"in pounds", "indicator sales level unit=百万英镑 decimals=1 additive\n a sales 2022 3000.0\n a population 2022 10.0", "a sales 2022 per-head", "30000"},
		{"things", "indicator shops count unit=家 decimals=0 additive\n indicator population count unit=人 decimals=0\n a shops 2022 3000\n a population 2022 100000", "a shops 2022 per-head", "300.0"},
		{"few things", "indicator shops count unit=家 decimals=0 additive\n a shops 2022 30\n a population 2022 10000.0", "a shops 2022 per-head", "0.0030"},
		{"heads that are households", "indicator population count unit=万户 decimals=0\n a gdp 2022 500.0\n a population 2022 10", "a gdp 2022 per-head", "no-population"},
		{"a small share", "city gdp 2022 100000.0\n a gdp 2022 40.0", "a gdp 2022 share", "0.040"},
		{"per nobody", "a gdp 2022 2000.0", "a gdp 2022 per-head", "no-population"},
		{"heads per head", "a population 2022 100.0", "a population 2022 per-head", "no-population"},
		{"about so many heads", "a gdp 2022 2000.0\n a population 2022 ~100", "a gdp 2022 per-head", "from-bound"},
		{"share", "city gdp 2022 1000.0\n a gdp 2022 125.0", "a gdp 2022 share", "12.5"},
		{"share of no period", "city gdp - 1000.0\n a gdp - 125.0", "a gdp - share", "period-unknown"},
		{"share of another make", "city gdp 2022 1000.0 R\n a gdp 2022 125.0 P", "a gdp 2022 share", "other-vintage"},
		{"share of nothing", "a gdp 2022 125.0", "a gdp 2022 share", "no-parent-figure"},
		{"share of a zone", "area z zone in=city\n city gdp 2022 1000.0\n z gdp 2022 125.0", "z gdp 2022 share", "no-parent-figure"},
		{"contribution", "city gdp 2021 1000.0\n city gdp 2022 1100.0\n a gdp 2021 100.0\n a gdp 2022 150.0", "a gdp 2022 contribution", "50"},
		{"contribution to no change", "city gdp 2021 1000.0\n city gdp 2022 1000.0\n a gdp 2021 100.0\n a gdp 2022 150.0", "a gdp 2022 contribution", "parent-unchanged"},
	}.check(t)
}

func TestRule13OneBaseForAll(t *testing.T) {
	lines := "a gdp 2018 50.0\n a gdp 2019 >1\n b gdp 2021 100.0\n a gdp 2021 100.0\n a gdp 2020 100.0\n b gdp 2020 100.0\n a gdp 2022 150.0\n b gdp 2022 140.0\n c gdp 2022 100.0"
	for _, as := range []string{"index", "cagr"} {
		p := panel(t, lines)
		r := rank(t, p, "gdp 2022 as "+as)
		if got := standing(p, r); got != "a 1, b 2 | c base-missing" || r.Derivation.Base.String() != "2020" {
			t.Errorf("%s since %v: %s", as, r.Derivation.Base, got)
		}
		tr := analysis.TrendOf(p, ask(t, p, "trend gdp 2022 as "+as+" areas a,b"))
		if tr.Derivation.Base.String() != "2020" {
			t.Errorf("the chart's lines start in %v", tr.Derivation.Base)
		}
	}
}

// TestRules14And18ChangeNoAnswer: an unstated price basis and hostile
// text are matters of wording (internal/prose, ui/layout, internal/cli); here
// they must change no answer.
func TestRules14And18ChangeNoAnswer(t *testing.T) {
	lines := "a gdp 2021 100.0\n a gdp 2022 110.0\n a rate 2022 3.1 claims=1 among=全市\n b rate 2022 2.0"
	plain, hostile := panel(t, lines), panel(t, lines)
	for i := range hostile.Indicators {
		hostile.Indicators[i].PriceBasis = model.UnknownPrices
		hostile.Indicators[i].Name = model.Name{ZH: "\x1b[2J=cmd", EN: "\x1b]0;x\a"}
	}
	for i := range hostile.Areas {
		hostile.Areas[i].Name.ZH += "\x1b[31m\u202e"
	}
	for _, text := range []string{"rate 2022", "gdp 2022", "gdp 2022 as nominal"} {
		if got, want := standing(hostile, rank(t, hostile, text)), standing(plain, rank(t, plain, text)); got != want {
			t.Errorf("%s: %s, not %s", text, got, want)
		}
	}
}

// TestRule15EveryFigureNamesItsSource: whatever stands, published or computed,
// names the observations that it is made of, and its formula is theirs alone.
func TestRule15EveryFigureNamesItsSource(t *testing.T) {
	p := panel(t, `
		a gdp 2020 90.0
		a gdp 2021 100.0
		a gdp 2022 110.0 in=blog
		a rate 2022 3.1
		a population 2022 50.0
		city gdp 2021 900.0
		city gdp 2022 1000.0
	`)
	for _, c := range []struct{ cell, inputs string }{
		{"a gdp 2022", "gdp 2022 a"},
		{"a rate 2022", "rate 2022 a"},
		{"a gdp 2022 nominal", "gdp 2022 a, gdp 2021 a"},
		{"a gdp 2022 two-year", "gdp 2022 a, gdp 2020 a"},
		{"a gdp 2022 cagr 2020", "gdp 2022 a, gdp 2020 a"},
		{"a gdp 2022 index 2020", "gdp 2022 a, gdp 2020 a"},
		{"a gdp 2022 per-head", "gdp 2022 a, population 2022 a"},
		{"a gdp 2022 share", "gdp 2022 a, gdp 2022 city"},
		{"a gdp 2022 contribution", "gdp 2022 a, gdp 2021 a, gdp 2022 city, gdp 2021 city"},
	} {
		a := value(t, p, c.cell)
		ids := a.Inputs
		if !a.Computed() {
			ids = []model.ObsID{a.Obs}
		}
		var got []string
		for _, id := range ids {
			o := p.Observations.At(id)
			if o.Citation.Document == model.NoDoc {
				t.Errorf("%s rests on a figure without a document", c.cell)
			}
			got = append(got, p.Indicators[o.Indicator].ID+" "+o.Period.String()+" "+p.Areas[o.Area].ID)
		}
		if !a.OK() || strings.Join(got, ", ") != c.inputs || ids[0] != a.Obs {
			t.Errorf("%s (%v) rests on %s, not on %s", c.cell, a.Why, strings.Join(got, ", "), c.inputs)
		}
		if strings.Contains(c.inputs, "gdp 2022 a") != a.Caveats.Has(analysis.IsSecondary) {
			t.Errorf("%s does not say whether it rests on a secondary source", c.cell)
		}
	}
}

func TestRule16OneFigureIsShownAndAllAreKept(t *testing.T) {
	p := panel(t, `
		a gdp 2022 1 in=blog R
		a gdp 2022 2 E
		a gdp 2022 3 on=2023-01
		a gdp 2022 4 on=2023-02
		a gdp 2022 5 R
		a gdp 2022 - claims=1
		a gdp 2022 4.2 P
	`)
	e := analysis.Cite(p, 0, area(t, p, "a"), model.YearPeriod(2022))
	var got []string
	for _, o := range e.Others {
		got = append(got, p.Observations.At(o.Obs).Printed+analysis.NewGuard(p).Observed(o.Obs).Number()+" "+o.Ground.String())
	}
	if p.Observations.At(e.Shown).Value != 5 || strings.Join(got, ", ") != "4 status, 3 status, 4.2 status, 2 status, 1 trust, 0 value" {
		t.Errorf("shown %v, others %v", p.Observations.At(e.Shown).Value, got)
	}
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"3.8", "3.75", false}, {"3.8", "3.74", true}, {"2523", "2523.4", false}, {"2523", "2524", false}, {"2523", "2525", true}, {"~9000", "8600", false},
		{">1000", "1500", false}, {">1000", "900", true}, {"<9000", "8999", false}, {"-", "5", false}, {"5 F", "9", false}, {"5 F", "9 F", true},
	} {
		p := panel(t, "a gdp 2022 "+c.a+"\n a gdp 2022 "+c.b)
		if got := value(t, p, "a gdp 2022").Caveats.Has(analysis.InConflict); got != c.want {
			t.Errorf("%s and %s are in conflict: %v", c.a, c.b, got)
		}
	}
}

// TestRule16ABoundDisplacesNoFigure: an order of magnitude or a bound is not
// shown where an exact figure satisfies it, whatever their status and source.
func TestRule16ABoundDisplacesNoFigure(t *testing.T) {
	for _, c := range []struct {
		name, lines, shown string
		conflict           bool
	}{
		{"an estimate", "a gdp 2022 ~2000\n a gdp 2022 2525 E", "2525", false}, // 两千亿量级
		{"a provisional one", "a gdp 2022 >1000 R\n a gdp 2022 1069 P", "1069", false},
		{"a secondary one", "a gdp 2022 >1000\n a gdp 2022 1069 in=table", "1069", false},
		{"nearly", "a gdp 2022 <9000\n a gdp 2022 8965 E", "8965", false},
		{"of a fall", "a rate 2022 <-3.0\n a rate 2022 -3.2 E", "-3.2", false},
		{"violated", "a gdp 2022 >1000\n a gdp 2022 900 E", "1000", true},
		{"violated far off", "a gdp 2022 ~2000\n a gdp 2022 3100 E", "2000", true},
		{"violated, worse status", "a gdp 2022 >1000 E\n a gdp 2022 900", "900", true},
		{"of a fall, violated", "a rate 2022 <-3.0\n a rate 2022 -2.5 E", "-3.0", true},
		{"a target", "a gdp 2022 >1000\n a gdp 2022 1100 F", "1000", false}, // rule 8: it is no actual
		{"the better of two", "a gdp 2022 >1000\n a gdp 2022 1100 E\n a gdp 2022 1100.2 P", "1100.2", false},
		{"the one that satisfies it", "a gdp 2022 >1000 R\n a gdp 2022 900\n a gdp 2022 1100 E", "1100", true},
	} {
		p := panel(t, c.lines)
		ind := model.IndicatorID(0)
		if strings.Contains(c.lines, "rate") {
			ind, _ = p.Indicator("rate")
		}
		e := analysis.Cite(p, ind, area(t, p, "a"), model.YearPeriod(2022))
		shown := analysis.NewGuard(p).Observed(e.Shown)
		if shown.Number() != c.shown || shown.Caveats.Has(analysis.InConflict) != c.conflict {
			t.Errorf("%s: shown %s, in conflict %v", c.name, shown.Number(), shown.Caveats.Has(analysis.InConflict))
		}
		for _, o := range e.Others {
			if f := p.Observations.Figure(o.Obs); f.Qualifier != model.Exact && !c.conflict && shown.Qualifier == model.Exact && o.Ground != model.ByPrecision {
				t.Errorf("%s: the looser one stands behind by %s", c.name, o.Ground)
			}
		}
	}
}

func TestRule17AbsentHasReasons(t *testing.T) {
	cells{
		{"nowhere", "a gdp 2021 5", "a gdp 2022", "not-collected"},
		{"not yet", borders, "a gdp 2020", "area-not-yet"},
		{"no more", borders, "b gdp 2022", "area-no-more"},
		{"no more, without a period", borders, "b gdp -", "area-no-more"},
		{"not published", "a gdp 2022 - O", "a gdp 2022", "not-published"},
		{"its growth either", "a gdp 2021 5\n a gdp 2022 - O", "a gdp 2022 nominal", "not-published"},
		{"zero is there", "a gdp 2022 0.0", "a gdp 2022", "0.0"},
	}.check(t)
	codes := map[string]bool{}
	for _, r := range analysis.Reasons() {
		if r.String() == "" || codes[r.String()] {
			t.Errorf("reason %q has the code %q", r, r)
		}
		codes[r.String()] = true
	}
}

// TestRule19NoQuestionPanics asks everything of nothing.
func TestRule19NoQuestionPanics(t *testing.T) {
	empty := &model.Dataset{Observations: (&model.Builder{}).Build(texts{})}
	empty.Index()
	for _, p := range []*model.Panel{model.NewPanel(empty), panel(t, ""), panel(t, borders+"a gdp 2022 5\n city rate - 3")} {
		g := analysis.NewGuard(p)
		none := analysis.WithDefaults(p, analysis.Question{Indicator: model.NoIndicator, Against: model.NoIndicator, Area: model.NoArea, Within: model.NoArea})
		for _, q := range []analysis.Question{none, analysis.Start(p), {
			Indicator: model.NoIndicator, Against: model.NoIndicator, Area: model.NoArea, Areas: []model.AreaID{model.NoArea}, Within: model.NoArea,
		}} {
			analysis.Rank(p, q)
			analysis.Compare(p, q, model.NoArea)
			analysis.TrendOf(p, q)
			analysis.QuadrantOf(p, q)
			q.Query(p)
		}
		for _, transform := range model.Transforms() {
			d := analysis.Derivation{Transform: transform}
			if a := g.Value(model.NoIndicator, model.NoArea, model.YearPeriod(2022), d); a.OK() {
				t.Errorf("nothing is %v", a)
			}
			g.Applies(model.NoIndicator, transform)
			g.Between(model.NoIndicator, d, analysis.Answer{Why: analysis.NotCollected}, analysis.Answer{})
		}
		analysis.ProfileOf(p, model.NoArea, model.Period{})
		analysis.EntryOf(p, model.NoIndicator, model.NoArea, model.Period{})
		analysis.Cite(p, model.NoIndicator, model.NoArea, model.Period{})
		analysis.CoverageOf(p, model.NoIndicator, []model.AreaID{model.NoArea})
		analysis.DefaultPeriod(p, model.NoIndicator, model.NoArea)
		analysis.BestPeriod(p, model.NoIndicator, []model.AreaID{model.NoArea})
		g.GrowthGap(model.NoIndicator, model.NoArea, model.YearPeriod(2022))
		g.Series(model.NoIndicator, model.NoArea, []model.Period{model.YearPeriod(2022)}, analysis.Derivation{})
		analysis.Tallies(p)
		analysis.Find(p)
	}
}

func TestResolveRefusesWhatIsNotThere(t *testing.T) {
	p := panel(t, "a gdp 2022 5")
	for _, text := range []string{"rank nosuch", "rank gdp at x", "rank gdp within x", "compare areas a,x", `compare areas ""`, "quadrant gdp against x"} {
		q, err := model.ParseQuery(text)
		if err != nil {
			t.Fatal(err)
		}
		if question, err := analysis.Resolve(p, q); err == nil {
			t.Errorf("%s: %+v", text, question)
		}
	}
	for _, text := range []string{"rank gdp 2022 within city level county at a", "trend gdp 2022 within city level county as index base 2021 areas a,city"} {
		if got := ask(t, p, text).Query(p).String(); got != text {
			t.Errorf("%s came back as %s", text, got)
		}
	}
}
