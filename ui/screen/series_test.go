package screen

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"weici/internal/analysis"
	"weici/model"
	"weici/ui/theme"
)

// figures are what the panels of these tests are made of. Areas are counted
// from 1 below the city 0; the indicators are a level (0), its published growth
// (1) and a rate that has none (2).
type figures struct {
	set   model.Dataset
	build model.Builder
	texts []model.Text
}

func (f *figures) Text(id model.ObsID) model.Text { return f.texts[id] }

func newFigures(areas int) *figures {
	f := &figures{}
	city := model.Name{ZH: "某市", EN: "City"}
	f.set.Areas = []model.Area{{ID: "00", Code: "00", Level: model.Prefecture, Parent: model.NoArea, Name: city, Short: city}}
	for i := range areas {
		name := model.Name{ZH: fmt.Sprintf("第%d区", i+1), EN: fmt.Sprintf("District %d", i+1)}
		code := fmt.Sprintf("00%04d", i+1)
		f.set.Areas = append(f.set.Areas, model.Area{ID: code, Code: code, Level: model.County, Name: name, Short: name})
	}
	level := model.Indicator{
		ID: "gdp", Name: model.Name{ZH: "总量", EN: "Level"}, Unit: model.ReadUnit(model.Name{ZH: "亿元", EN: "yuan"}), Decimals: 1,
		Kind: model.LevelKind, Polarity: model.HigherBetter, PriceBasis: model.CurrentPrices, Additive: true, GrowthOf: model.NoIndicator,
	}
	growth, rate := level, level
	growth.ID, growth.Name, growth.Unit, growth.Kind, growth.GrowthOf = "growth", model.Name{ZH: "增速", EN: "Growth"}, model.ReadUnit(model.Name{ZH: "%", EN: "%"}), model.GrowthKind, 0
	rate.ID, rate.Name, rate.Unit, rate.Kind = "rate", model.Name{ZH: "占比", EN: "Share"}, model.ReadUnit(model.Name{ZH: "%", EN: "%"}), model.ShareKind
	f.set.Indicators = []model.Indicator{level, growth, rate}
	f.set.Documents = []model.Document{{ID: "doc", Title: "年鉴", Kind: model.Yearbook}}
	return f
}

// add records a figure; set changes what is special about it.
func (f *figures) add(area, indicator, year int, value float64, set ...func(*model.Observation)) {
	o := model.Observation{Area: model.AreaID(area), Indicator: model.IndicatorID(indicator), Period: model.YearPeriod(year)}
	o.Value, o.Valued, o.Decimals, o.Status = value, true, 1, model.Normal
	for _, change := range set {
		change(&o)
	}
	printed := fmt.Sprint(value)
	o.Printed, o.Citation = printed, model.Citation{Exact: "数字" + printed}
	f.build.Add(o)
	f.texts = append(f.texts, o.Text)
}

func status(s model.Status) func(*model.Observation) {
	return func(o *model.Observation) { o.Status = s }
}

func qualifier(q model.Qualifier) func(*model.Observation) {
	return func(o *model.Observation) { o.Qualifier = q }
}

func claims(best, worst uint16) func(*model.Observation) {
	return func(o *model.Observation) { o.Claim, o.RankScope = model.RankClaim{Best: best, Worst: worst}, "全市" }
}

func (f *figures) desk(query string, lang model.Lang, look theme.Theme) *Desk {
	f.set.Observations = f.build.Build(f)
	f.set.Index()
	p := model.NewPanel(&f.set)
	q, err := model.ParseQuery(query)
	if err != nil {
		panic(err)
	}
	question, err := analysis.Resolve(p, q)
	if err != nil {
		panic(err)
	}
	return NewDesk(p, question, lang, look)
}

// full gives every area a level and a growth rate for each year.
func full(areas, from, to int) *figures {
	f := newFigures(areas)
	for a := range areas + 1 {
		for year := from; year <= to; year++ {
			f.add(a, 0, year, float64(100*(a+1)+7*(year-from)))
			f.add(a, 1, year, float64((a*7+year)%23)/2-3)
		}
	}
	return f
}

// press does what a key does on a screen.
func press(t testing.TB, s Screen, keys ...string) {
	t.Helper()
	for _, key := range keys {
		found := false
		for _, a := range s.Actions() {
			for _, k := range a.Keys {
				if k == key && !found {
					found = true
					if _, ok := a.Enabled(); ok {
						a.Do()
					}
				}
			}
		}
		if !found {
			t.Fatalf("no action has the key %q", key)
		}
	}
}

// plain draws a screen without its colours.
func plain(s Screen, w, h int) string { return ansi.Strip(strings.Join(s.View(w, h), "\n")) }

// sees fails the test unless a screen shows all of the texts.
func sees(t *testing.T, s Screen, w, h int, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if view := plain(s, w, h); !strings.Contains(view, text) {
			t.Errorf("the screen does not show %q:\n%s", text, view)
		}
	}
}

// unseen fails the test where a screen shows any of the texts.
func unseen(t *testing.T, s Screen, w, h int, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if view := plain(s, w, h); strings.Contains(view, text) {
			t.Errorf("the screen shows %q:\n%s", text, view)
		}
	}
}
