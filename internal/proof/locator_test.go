package proof_test

import (
	"testing"

	"weici/internal/proof"
	"weici/model"
)

// TestLocatorsSayWhereNeverWhat: whatever stands in a locator, no verdict
// depends on it, of any shipped figure.
func TestLocatorsSayWhereNeverWhat(t *testing.T) {
	pack, _ := embedded(t)
	p, prover := pack.Panel, proof.New(pack.Panel)
	for id := range model.ObsID(p.Observations.Len()) {
		o := p.Observations.At(id)
		want := prover.Judge(o).Result
		for _, locator := range []string{"", "人大代表议案", "表1-1", "table 3", "万元", "第2段", "2019年"} {
			o.Citation.Locator = locator
			if got := prover.Judge(o).Result; got != want {
				t.Errorf("line %d: %v at %q, else %v: %s", o.Line, got, locator, want, o.Citation.Exact)
			}
		}
	}
}
