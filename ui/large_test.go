package ui

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"weici/model"
)

// noTexts are the texts of a synthetic dataset: every figure is quoted as
// itself.
type noTexts struct{}

func (noTexts) Text(id model.ObsID) model.Text {
	return model.Text{Printed: "1", Citation: model.Citation{Exact: fmt.Sprintf("第%d行 1", id), Locator: "表1"}}
}

// synthetic makes a panel of so many districts, with a growth rate for every
// second indicator and ten years of figures.
func synthetic(areas, indicators int) *model.Panel {
	d := &model.Dataset{ID: "synthetic"}
	d.Areas = append(d.Areas, model.Area{ID: "00", Level: model.Prefecture, Parent: model.NoArea, Name: model.Name{ZH: "某市", EN: "City"}})
	for i := range areas {
		name := model.Name{ZH: fmt.Sprintf("第%d区", i+1), EN: fmt.Sprintf("District %d", i+1)}
		d.Areas = append(d.Areas, model.Area{ID: fmt.Sprintf("00%04d", i), Level: model.County, Parent: 0, Name: name, Short: name})
	}
	for i := range indicators {
		ind := model.Indicator{
			ID: fmt.Sprintf("i%d", i), Name: model.Name{ZH: fmt.Sprintf("指标%d", i), EN: fmt.Sprintf("Indicator %d", i)},
			Category: model.Name{ZH: "综合", EN: "General"}, Unit: model.ReadUnit(model.Name{ZH: "亿元", EN: "100 million yuan"}), Decimals: 1,
			Kind: model.LevelKind, Polarity: model.HigherBetter, PriceBasis: model.CurrentPrices, Additive: true, GrowthOf: model.NoIndicator,
		}
		if i%2 == 1 {
			ind.Kind, ind.GrowthOf, ind.Unit = model.GrowthKind, model.IndicatorID(i-1), model.ReadUnit(model.Name{ZH: "%", EN: "%"})
		}
		d.Indicators = append(d.Indicators, ind)
	}
	d.Documents = []model.Document{{ID: "doc", Title: "年鉴", Kind: model.Yearbook}}
	var b model.Builder
	random := rand.New(rand.NewPCG(1, 2))
	for a := range areas {
		for i := range indicators {
			for y := range 10 {
				o := model.Observation{Area: model.AreaID(a + 1), Indicator: model.IndicatorID(i), Period: model.YearPeriod(2014 + y)}
				o.Value, o.Valued, o.Decimals, o.Status = float64(int(random.Float64()*10000))/10, true, 1, model.Normal
				b.Add(o)
			}
		}
	}
	d.Observations = b.Build(noTexts{})
	d.Index()
	return model.NewPanel(d)
}

// BenchmarkKeys measures a key and the frame after it on every screen, on 13
// and on 3,000 areas.
func BenchmarkKeys(b *testing.B) {
	for _, areas := range []int{13, 3000} {
		p := synthetic(areas, 40)
		for i, r := range routes() {
			for _, key := range []string{"down", "right", "["} {
				b.Run(fmt.Sprintf("%s/%s/%d", r.view, key, areas), func(b *testing.B) {
					d := drive(b, p, "rank i0 2020 within 00 level county", 120, 40, Options{})
					d.press("space", "space", fmt.Sprint(i))
					for b.Loop() {
						d.press(key)
						_ = d.app.View()
					}
				})
			}
		}
		b.Run(fmt.Sprintf("find/%d", areas), func(b *testing.B) {
			d := drive(b, p, "rank i0 2020 within 00 level county", 120, 40, Options{})
			d.press("/")
			for b.Loop() {
				d.press("1")
				_ = d.app.View()
				d.press("backspace")
			}
		})
	}
}
