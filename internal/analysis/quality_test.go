package analysis_test

import (
	"testing"

	"weici/data"
	"weici/internal/analysis"
)

// TestQualityAddsUp holds the parts of the shipped datasets' quality to their
// sums, and the rankings to collect next to what they lack.
func TestQualityAddsUp(t *testing.T) {
	for _, name := range data.Shipped() {
		pack, err := data.LoadShipped(name, nil)
		if err != nil {
			t.Fatal(err)
		}
		q := analysis.NewGuard(pack.Panel).Quality()
		for _, part := range [][]analysis.Fullness{q.Indicators, q.Years} {
			filled, of := 0, 0
			for _, f := range part {
				filled, of = filled+f.Filled, of+f.Of
			}
			if filled != q.Filled || of != q.Cells {
				t.Errorf("%s: %d of %d by part, %d of %d in all", name, filled, of, q.Filled, q.Cells)
			}
		}
		if q.Agree+q.Differ+q.Open > q.Places {
			t.Errorf("%s: %d + %d + %d of %d stated places", name, q.Agree, q.Differ, q.Open, q.Places)
		}
		last := 0
		for _, gap := range q.Next {
			n := analysis.CountIn(pack.Panel, gap.Indicator, analysis.Members(pack.Panel, q.Within, q.Level), gap.Period)
			if len(gap.Missing) < last || n+len(gap.Missing) < q.Of {
				t.Errorf("%s %s %s: %d are missing, %d are there", name, pack.Panel.Indicators[gap.Indicator].ID, gap.Period, len(gap.Missing), n)
			}
			last = len(gap.Missing)
		}
		if dense := q.Filled == q.Cells; dense != (len(q.Next) == 0) {
			t.Errorf("%s: dense %v, and %d rankings to complete", name, dense, len(q.Next))
		}
	}
}
