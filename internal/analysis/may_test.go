package analysis_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"weici/internal/analysis"
	"weici/model"
)

// drawMake draws what a figure is of: its status and what it is adjusted to.
func drawMake(t *rapid.T, name string) string {
	status := rapid.SampledFrom([]string{"A", "R", "P", "E", "F", "B"}).Draw(t, name+" status")
	return status + rapid.SampledFrom([]string{"", " census=四经普", " census=五经普"}).Draw(t, name+" census")
}

// TestOneAnswerForOnePair: whatever two figures are of, each way to put them
// together is refused for the reason that the guard gives, and for no other;
// and what is refused one way round is refused the other.
func TestOneAnswerForOnePair(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sign := rapid.SampledFrom([]string{"", "", "", ">", "~"}).Draw(t, "sign")
		p := panel(t, fmt.Sprintf("city gdp 2022 900.0 %s\n a gdp 2022 %s200.0 %s\n b gdp 2022 150.0 %s\n a gdp 2021 100.0 %s",
			drawMake(t, "city"), sign, drawMake(t, "a"), drawMake(t, "b"), drawMake(t, "before")))
		g := analysis.NewGuard(p)
		of := func(area string, year int) model.ObsID {
			id, _ := p.Area(area)
			return p.Shown(0, id, model.YearPeriod(year))
		}
		for _, c := range []struct {
			what string
			got  analysis.Reason
			want analysis.Reason
		}{
			{"nominal", value(t, p, "a gdp 2022 nominal").Why, g.May(analysis.UseGrowth, of("a", 2022), of("a", 2021))},
			{"index", value(t, p, "a gdp 2022 index 2021").Why, g.May(analysis.UseGrowth, of("a", 2022), of("a", 2021))},
			{"share", value(t, p, "a gdp 2022 share").Why, g.May(analysis.UseShare, of("a", 2022), of("city", 2022))},
		} {
			if c.got != c.want {
				t.Fatalf("%s: %q, the guard says %q", c.what, c.got, c.want)
			}
		}
		between := g.Between(0, analysis.Derivation{}, value(t, p, "a gdp 2022"), value(t, p, "b gdp 2022")).Why
		if why := g.May(analysis.UseDifference, of("a", 2022), of("b", 2022)); (between == analysis.Fine) != (why == analysis.Fine) {
			t.Fatalf("difference: %q, the guard says %q", between, why)
		}
		x := analysis.Compare(p, ask(t, p, "compare 2022 areas b,a"), model.NoArea)
		if got := x.Lines[0].Cells[1].FromBase.Why; got != between {
			t.Fatalf("side by side: %q, else %q", got, between)
		}
		if there, back := g.May(analysis.UseDifference, of("a", 2022), of("b", 2022)), g.May(analysis.UseDifference, of("b", 2022), of("a", 2022)); (there == analysis.Fine) != (back == analysis.Fine) {
			t.Fatalf("%q, and the other way round %q", there, back)
		}
		line := analysis.TrendOf(p, ask(t, p, "trend gdp 2022 areas a")).Series[0]
		drawn := line.Points[0].Why == analysis.Fine && line.Points[1].Why == analysis.Fine
		if why := g.May(analysis.UseLine, of("a", 2022), of("a", 2021)); drawn && (len(line.Breaks) > 0) != (why != analysis.Fine) {
			t.Fatalf("a line with breaks %v, the guard says %q", line.Breaks, why)
		}
	})
}

// TestABreakBelongsToTheCell: whichever of a cell's sources is shown, a break
// that any of them reports stands against all that reads across it.
func TestABreakBelongsToTheCell(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lines := []string{"a gdp 2022 150.0 B in=report on=2023", "a gdp 2022 150.0 " + rapid.SampledFrom([]string{"A", "R", "P", "E"}).Draw(t, "status") +
			" in=" + rapid.SampledFrom([]string{"report", "blog"}).Draw(t, "document") + " on=" + rapid.SampledFrom([]string{"2022", "2024"}).Draw(t, "vintage")}
		if rapid.Bool().Draw(t, "the other first") {
			slices.Reverse(lines)
		}
		p := panel(t, "a gdp 2021 100.0\n a rate 2022 5.0\n b gdp 2021 90.0\n b gdp 2022 160.0\n a gdp 2023 170.0\n city gdp 2021 900.0\n city gdp 2022 950.0\n"+strings.Join(lines, "\n"))
		for _, as := range []string{"nominal", "index 2021", "cagr 2021", "contribution"} {
			if a := value(t, p, "a gdp 2022 "+as); a.Why != analysis.AcrossBreak {
				t.Fatalf("%s: %q", as, a.Why)
			}
		}
		if a := value(t, p, "a gdp 2023 index 2021"); a.Why != analysis.AcrossBreak {
			t.Fatalf("from before it: %q", a.Why)
		}
		if !value(t, p, "a gdp 2022").Caveats.Has(analysis.BeginsSeries) {
			t.Fatal("the cell does not say that a series begins")
		}
		id, _ := p.Area("a")
		if why := rank(t, p, "gdp 2022 within city").Row(id).Change.Why; why != analysis.AcrossBreak {
			t.Fatalf("change of place: %q", why)
		}
		if breaks := analysis.TrendOf(p, ask(t, p, "trend gdp 2022 areas a")).Series[0].Breaks; len(breaks) != 1 || breaks[0].At != 1 {
			t.Fatalf("line: %v", breaks)
		}
	})
}

// TestRule6ChangeNeedsFiguresOfOneMake: no place moves between two censuses or
// over a break; the others move among those that may be compared.
func TestRule6ChangeNeedsFiguresOfOneMake(t *testing.T) {
	before := "a gdp 2021 100.0 census=四经普\n b gdp 2021 120.0 census=四经普\n c gdp 2021 90.0 census=四经普\n"
	for _, c := range []struct{ name, lines, want string }{
		{"one census", "a gdp 2022 150.0 census=四经普\n b gdp 2022 130.0 census=四经普\n c gdp 2022 90.0 census=四经普", "a 1, b -1, c 0"},
		{"another census for one", "a gdp 2022 150.0 census=五经普\n b gdp 2022 80.0 census=四经普\n c gdp 2022 90.0 census=四经普", "a other-benchmark, c 1 among 2, b -1 among 2"},
		{"another census for all", "a gdp 2022 150.0 census=五经普\n b gdp 2022 130.0 census=五经普\n c gdp 2022 90.0 census=五经普", "a other-benchmark, b other-benchmark, c other-benchmark"},
		{"but for one", "a gdp 2022 150.0 census=五经普\n b gdp 2022 130.0 census=五经普\n c gdp 2022 90.0 census=四经普", "a other-benchmark, b other-benchmark, c other-benchmark"},
		{"a break", "a gdp 2022 150.0 B census=四经普\n b gdp 2022 80.0 census=四经普\n c gdp 2022 90.0 census=四经普", "a across-break, c 1 among 2, b -1 among 2"},
	} {
		p := panel(t, before+c.lines)
		var got []string
		for _, row := range rank(t, p, "gdp 2022").Rows {
			text := p.Areas[row.Area].ID + " "
			switch {
			case row.Change.Why != analysis.Fine:
				text += row.Change.Why.String()
			case row.Change.Among > 0:
				text += fmt.Sprintf("%d among %d", row.Change.By, row.Change.Among)
			default:
				text += fmt.Sprint(row.Change.By)
			}
			got = append(got, text)
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, strings.Join(got, ", "), c.want)
		}
	}
	p := panel(t, before+"a gdp 2022 150.0 census=五经普\n b gdp 2022 130.0 census=四经普\n")
	if r := rank(t, p, "gdp 2022"); r.Heed != analysis.OtherBenchmark {
		t.Errorf("an order of figures adjusted to two censuses says %q", r.Heed)
	}
	if r := rank(t, p, "gdp 2021"); r.Heed != analysis.Fine {
		t.Errorf("an order of figures adjusted to one census says %q", r.Heed)
	}
}

// TestWhoAddsMostContributesMost: where a contribution is given, the larger
// increase is the larger contribution; to a total that fell there is none.
func TestWhoAddsMostContributesMost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) float64 { return float64(rapid.IntRange(1000, 9000).Draw(t, name)) / 10 }
		whole, wholeNow := 10*draw("whole"), 10*draw("whole now")
		a, aNow, b, bNow := draw("a"), draw("a now"), draw("b"), draw("b now")
		p := panel(t, fmt.Sprintf("city gdp 2021 %.1f\n city gdp 2022 %.1f\n a gdp 2021 %.1f\n a gdp 2022 %.1f\n b gdp 2021 %.1f\n b gdp 2022 %.1f", whole, wholeNow, a, aNow, b, bNow))
		x, y := value(t, p, "a gdp 2022 contribution"), value(t, p, "b gdp 2022 contribution")
		if wholeNow < whole && (x.OK() || y.OK()) {
			t.Fatalf("%v to a total that fell from %v to %v", x.Value, whole, wholeNow)
		}
		if x.OK() && y.OK() && (aNow-a)-(bNow-b) > 1 && x.Value < y.Value {
			t.Fatalf("%v more gave %v, %v more gave %v", aNow-a, x.Value, bNow-b, y.Value)
		}
	})
}
