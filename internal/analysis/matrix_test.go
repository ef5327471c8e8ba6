package analysis_test

import (
	"slices"
	"testing"

	"weici/data"
	"weici/internal/analysis"
	"weici/model"
)

// TestAnOverviewIsItsRankings: every cell is what the ranking of its column
// says, the columns are those that most areas have, and sorting loses no area.
func TestAnOverviewIsItsRankings(t *testing.T) {
	pack, err := data.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	p := model.NewPanel(pack.Dataset)
	q, err := analysis.Resolve(p, model.Query{View: model.OverviewView, Within: "330100"})
	if err != nil {
		t.Fatal(err)
	}
	k := analysis.NewRankings(p)
	o := k.Matrix(q)
	if len(o.Columns) < 5 || len(o.Areas) < 10 {
		t.Fatalf("%d columns, %d areas", len(o.Columns), len(o.Areas))
	}
	least := o.Columns[0].N()
	for _, r := range o.Columns {
		least = min(least, r.N())
		if got := analysis.BestPeriod(p, r.Indicator, analysis.Members(p, q.Within, q.Level)); got != r.Period {
			t.Errorf("%s is in %v, not %v", p.Indicators[r.Indicator].ID, r.Period, got)
		}
	}
	if least == 0 {
		t.Error("a column is empty")
	}
	for i := range o.Columns {
		areas := o.Order(i)
		sorted := slices.Clone(areas)
		slices.Sort(sorted)
		want := slices.Clone(o.Areas)
		slices.Sort(want)
		if !slices.Equal(slices.Compact(sorted), slices.Compact(want)) {
			t.Errorf("column %d: %v, want %v", i, areas, o.Areas)
		}
		if r := o.Columns[i]; r.N() > 0 && areas[0] != r.Rows[0].Area {
			t.Errorf("column %d begins with %d", i, areas[0])
		}
	}
	q.Columns = []model.IndicatorID{3, 1}
	if o := k.Matrix(q); len(o.Columns) != 2 || o.Columns[0].Indicator != 3 {
		t.Errorf("the columns asked for are not kept: %v", o.Question.Columns)
	}
}
