package proof_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"weici/data"
	"weici/internal/evidence"
	"weici/internal/proof"
	"weici/model"
)

func embedded(t testing.TB) (*data.Package, proof.Texts) {
	t.Helper()
	pack, err := data.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return pack, func(id model.DocID) string {
		text, err := pack.DocumentText(id)
		if err != nil {
			return ""
		}
		return text
	}
}

func seed(pack *data.Package, o model.Observation) bool {
	return strings.HasPrefix(pack.Documents[o.Citation.Document].ID, "seed-")
}

// TestTheArticlesCarryEveryFigure: every figure of the two articles is
// carried by its sentence, and every sentence stands in its article once.
func TestTheArticlesCarryEveryFigure(t *testing.T) {
	pack, texts := embedded(t)
	p := pack.Panel
	prover := proof.New(p)
	count := 0
	for id := range model.ObsID(p.Observations.Len()) {
		o := p.Observations.At(id)
		if !seed(pack, o) {
			continue
		}
		count++
		got := prover.Of(id, texts)
		if got.Verdict.Result != evidence.Supported && got.Verdict.Result != evidence.Unnamed || got.Place != proof.Found {
			t.Errorf("%s %s: %v %s, %v: %s", p.Areas[o.Area].ID, p.Indicators[o.Indicator].ID, got.Verdict.Result, got.Verdict.Why, got.Place, o.Citation.Exact)
		}
	}
	if count < 18 {
		t.Errorf("only %d figures of the articles", count)
	}
}

// TestNoFigureIsContradicted: the others are supported by their figure as
// printed, or unread.
func TestNoFigureIsContradicted(t *testing.T) {
	pack, texts := embedded(t)
	p := pack.Panel
	prover := proof.New(p)
	results := map[string]int{}
	for id := range model.ObsID(p.Observations.Len()) {
		got := prover.Of(id, texts)
		results[got.Verdict.Result.String()]++
		if o := p.Observations.At(id); !got.Sound() {
			t.Errorf("line %d: %s %s %s %v %s: %v: %q", o.Line, p.Areas[o.Area].ID, p.Indicators[o.Indicator].ID, o.Period, o.Value, o.Qualifier, got.Verdict.Why, o.Citation.Exact)
		}
	}
	t.Log(results)
	page, err := os.ReadFile("../../docs/data.md")
	if err != nil {
		t.Fatal(err)
	}
	said := fmt.Sprintf("of %d observations %d are supported by words that name area, indicator and period, %d by their figure alone, and %d are unread", p.Observations.Len(), results["supported"], results["unnamed"], results["unread"])
	if !strings.Contains(strings.Join(strings.Fields(string(page)), " "), said) {
		t.Errorf("docs/data.md does not say that %s", said)
	}
}

// TestMutationsAreCaught changes a digit, a qualifier, a direction, a rank and
// a scope in every observation that is supported: none stays so. A rank and its
// scope count where the quote prints them.
func TestMutationsAreCaught(t *testing.T) {
	pack, _ := embedded(t)
	p := pack.Panel
	prover := proof.New(p)
	tried, caught := 0, 0
	try := func(o model.Observation, what string) {
		tried++
		if carried(prover.Judge(o)) {
			t.Errorf("%s: %s stays supported: %s", p.Indicators[o.Indicator].ID, what, o.Citation.Exact)
			return
		}
		caught++
	}
	for id := range model.ObsID(p.Observations.Len()) {
		o := p.Observations.At(id)
		if !carried(prover.Judge(o)) {
			continue
		}
		if o.Valued {
			for _, f := range []float64{1.01, 10, 0.1} {
				if m := o; m.Value != 0 {
					m.Value *= f
					try(m, fmt.Sprint("value × ", f))
				}
			}
			for _, q := range model.Qualifiers() {
				if m := o; q != o.Qualifier {
					m.Qualifier = q
					try(m, "qualifier "+q.String())
				}
			}
			if p.Indicators[o.Indicator].Kind == model.GrowthKind {
				if m := o; o.Value != 0 {
					m.Value = -m.Value
					try(m, "direction")
				}
			}
		}
		if o.Claim.Made() && seed(pack, o) {
			m := o
			m.Claim = model.RankClaim{Best: o.Claim.Best + 4, Worst: o.Claim.Worst + 4}
			try(m, "rank")
			m = o
			m.RankScope = "全国"
			try(m, "scope")
		}
	}
	t.Logf("%d of %d mutations caught", caught, tried)
}

func carried(v evidence.Verdict) bool {
	return v.Result == evidence.Supported || v.Result == evidence.Unnamed
}

// TestMovesAreCaught moves every figure to every other period, area and
// indicator of the dataset: where its quote names its own, the move is
// contradicted, or no figure of the kind is read any more.
func TestMovesAreCaught(t *testing.T) {
	pack, _ := embedded(t)
	p := pack.Panel
	prover := proof.New(p)
	tried, caught := map[string]int{}, map[string]int{}
	try := func(dimension string, o, m model.Observation) {
		tried[dimension]++
		if v := prover.Judge(m); !carried(v) {
			caught[dimension]++
		} else if caught[dimension]+20 > tried[dimension] {
			t.Logf("%s: %s %s %v stays %v as %s %s %v: %s", dimension, p.Areas[o.Area].ID, p.Indicators[o.Indicator].ID, o.Period, v.Result, p.Areas[m.Area].ID, p.Indicators[m.Indicator].ID, m.Period, o.Citation.Exact)
		}
	}
	periods := map[model.Period]bool{}
	for id := range model.ObsID(p.Observations.Len()) {
		periods[p.Observations.At(id).Period] = true
	}
	for id := range model.ObsID(p.Observations.Len()) {
		o := p.Observations.At(id)
		o.Citation.Document = model.NoDoc // its title would help
		v := prover.Judge(o)
		if !carried(v) {
			continue
		}
		if !slices.Contains(v.Unnamed, proof.Period) && o.Period.Kind != model.Undated {
			for other := range periods {
				if other.Kind != model.Undated && other.String() != o.Period.String() && !(other.Year == o.Period.Year && other.End() == o.Period.End()) {
					m := o
					m.Period = other
					try(proof.Period, o, m)
				}
			}
		}
		if !slices.Contains(v.Unnamed, proof.Area) {
			for other := range p.Areas {
				if p.Areas[other].Name.ZH != p.Areas[o.Area].Name.ZH {
					m := o
					m.Area = model.AreaID(other)
					try(proof.Area, o, m)
				}
			}
		}
		if !slices.Contains(v.Unnamed, proof.Indicator) {
			for other := range p.Indicators {
				if model.IndicatorID(other) != o.Indicator {
					m := o
					m.Indicator = model.IndicatorID(other)
					try(proof.Indicator, o, m)
				}
			}
		}
	}
	for dimension, n := range tried {
		share := float64(caught[dimension]) / float64(n)
		t.Logf("%s: %d of %d moves caught (%.3f)", dimension, caught[dimension], n, share)
		if share < 0.95 {
			t.Errorf("%s: %.3f of the moves are caught, want 0.95", dimension, share)
		}
	}
}

// BenchmarkOf judges every figure of the embedded dataset against its quote
// and its document.
func BenchmarkOf(b *testing.B) {
	pack, texts := embedded(b)
	n := model.ObsID(pack.Panel.Observations.Len())
	prover := proof.New(pack.Panel)
	for b.Loop() {
		for id := range n {
			prover.Of(id, texts)
		}
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "figures/s")
}
