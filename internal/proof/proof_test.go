package proof_test

import (
	"fmt"
	"os"
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
// supported by its sentence, and every sentence stands in its article once.
func TestTheArticlesCarryEveryFigure(t *testing.T) {
	pack, texts := embedded(t)
	p := pack.Panel
	count := 0
	for id := range model.ObsID(p.Observations.Len()) {
		o := p.Observations.At(id)
		if !seed(pack, o) {
			continue
		}
		count++
		got := proof.Of(p, id, texts)
		if got.Verdict.Result != evidence.Supported || got.Place != proof.Found {
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
	results := map[string]int{}
	for id := range model.ObsID(p.Observations.Len()) {
		got := proof.Of(p, id, texts)
		results[got.Verdict.Result.String()]++
		if o := p.Observations.At(id); !got.Sound() {
			t.Errorf("line %d: %s %s %s %v %s: %v: %q", o.Line, p.Areas[o.Area].ID, p.Indicators[o.Indicator].ID, o.Period, o.Value, o.Qualifier, got.Verdict.Why, o.Citation.Exact)
		}
	}
	t.Log(results)
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	said := fmt.Sprintf("of %d observations %d are supported and %d are unread", p.Observations.Len(), results["supported"], results["unread"])
	if !strings.Contains(strings.Join(strings.Fields(string(readme)), " "), said) {
		t.Errorf("the README does not say that %s", said)
	}
}

// TestMutationsAreCaught changes a digit, a qualifier, a direction, a rank and
// a scope in every observation that is supported: none stays so. A rank and its
// scope count where the quote prints them.
func TestMutationsAreCaught(t *testing.T) {
	pack, _ := embedded(t)
	p := pack.Panel
	tried, caught := 0, 0
	try := func(o model.Observation, what string) {
		tried++
		if proof.Judge(p, o).Result == evidence.Supported {
			t.Errorf("%s: %s stays supported: %s", p.Indicators[o.Indicator].ID, what, o.Citation.Exact)
			return
		}
		caught++
	}
	for id := range model.ObsID(p.Observations.Len()) {
		o := p.Observations.At(id)
		if proof.Judge(p, o).Result != evidence.Supported {
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

// BenchmarkOf judges every figure of the embedded dataset against its quote
// and its document.
func BenchmarkOf(b *testing.B) {
	pack, texts := embedded(b)
	n := model.ObsID(pack.Panel.Observations.Len())
	for b.Loop() {
		for id := range n {
			proof.Of(pack.Panel, id, texts)
		}
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "figures/s")
}
