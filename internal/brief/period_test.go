package brief_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"weici/internal/analysis"
	"weici/internal/brief"
	"weici/internal/prose"
	"weici/internal/words"
	"weici/model"
)

// TestSeveralAreasAreComparedInOnePeriod composes briefs of any districts and
// none or one period: they stand side by side first, in the period that the
// title names; every figure of another period stands behind the heading that
// says so, and nothing is said to be a place among those that have data.
func TestSeveralAreasAreComparedInOnePeriod(t *testing.T) {
	p := embedded(t)
	city, _ := p.Area("330100")
	districts := analysis.Members(p, city, model.County)
	rapid.Check(t, func(r *rapid.T) {
		lang := rapid.SampledFrom(model.Langs()).Draw(r, "language")
		areas := rapid.SliceOfNDistinct(rapid.SampledFrom(districts), 2, 7, rapid.ID[model.AreaID]).Draw(r, "areas")
		b := brief.Compose(p, brief.Request{Areas: areas, Lang: lang}, nil)
		period := ""
		for _, f := range b.Figures { // the first are those of the areas' own tables
			period = f.Period
			break
		}
		if strings.Contains(b.Title, words.BriefLatest.In(lang)) { // nothing in common
			for _, block := range b.Blocks {
				if table, ok := block.(brief.Table); ok && beside(table, areas, p, lang) && slices.ContainsFunc(table.Rows, func(row []brief.Cell) bool { return row[1].Text != table.Rows[0][1].Text }) {
					t.Fatalf("%q compares several periods", b.Title)
				}
			}
			return
		}
		other := words.BriefElsewhen.In(lang)
		at := slices.IndexFunc(b.Blocks, func(x brief.Block) bool { h, ok := x.(brief.Heading); return ok && h.Text == other })
		if !strings.Contains(b.Title, period) || period == "" {
			t.Fatalf("%q names no %s", b.Title, period)
		}
		tables := 0
		for i, block := range b.Blocks {
			switch x := block.(type) {
			case brief.Table:
				if tables++; tables == 1 && !beside(x, areas, p, lang) {
					t.Fatalf("the first table is %q of %v", x.Title, x.Head)
				}
				own := slices.Contains(x.Head, words.HeadPeriod.In(lang))
				if apart := at >= 0 && i > at; own != apart && len(areas) <= 5 { // more stand in rows, with periods in the heads
					t.Fatalf("%q names periods of its own: %v, at %d, apart from %d", x.Title, own, i, at)
				}
			case brief.Paragraph:
				for _, run := range x.Runs {
					if strings.Contains(run.Text, "中有数据的") || strings.Contains(run.Text, "that have a figure") && i < 5 {
						t.Fatalf("%q", run.Text)
					}
				}
			}
		}
	})
}

// beside tells whether a table has the areas for its columns or its rows.
func beside(t brief.Table, areas []model.AreaID, p *model.Panel, lang model.Lang) bool {
	for _, a := range areas {
		name := prose.Writer{Panel: p, Lang: lang}.AreaName(a)
		if !slices.Contains(t.Head, name) && !slices.ContainsFunc(t.Rows, func(row []brief.Cell) bool { return row[0].Text == name }) {
			return false
		}
	}
	return true
}

// TestTheCommonPeriodIsTheNewestThatAllHave: a newer year of one area alone, or
// of one indicator, is not what areas are compared in.
func TestTheCommonPeriodIsTheNewestThatAllHave(t *testing.T) {
	p := embedded(t)
	for ids, want := range map[string]string{
		"330102 330110 330108": "2024", // 余杭 has 2025 alone
		"330102 330110":        "2024",
	} {
		var areas []model.AreaID
		for _, id := range strings.Fields(ids) {
			a, ok := p.Area(id)
			if !ok {
				t.Fatal(id)
			}
			areas = append(areas, a)
		}
		b := brief.Compose(p, brief.Request{Areas: areas, Lang: model.ZH}, nil)
		if !strings.Contains(b.Title, want) {
			t.Errorf("%s: %s, want %s", ids, b.Title, want)
		}
		asked := brief.Compose(p, brief.Request{Areas: areas, Lang: model.ZH, Period: model.YearPeriod(2022)}, nil)
		for _, f := range asked.Figures {
			if f.Period != "2022" {
				t.Errorf("asked for 2022, given %s of %s", f.Indicator, f.Period)
			}
		}
	}
}
