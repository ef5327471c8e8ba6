package model_test

import (
	"fmt"
	"math"
	"testing"

	"pgregory.net/rapid"

	"weici/model"
)

func TestUnitsAreRead(t *testing.T) {
	for _, c := range []struct {
		zh, en    string
		dimension model.Dimension
		scale     float64
		base      model.Name
	}{
		{"亿元", "100 million yuan", model.Yuan, 1e8, model.Name{ZH: "元", EN: "yuan"}},
		{"万元", "10,000 yuan", model.Yuan, 1e4, model.Name{ZH: "元", EN: "yuan"}},
		{"元", "yuan", model.Yuan, 1, model.Name{ZH: "元", EN: "yuan"}},
		{"万亿元", "trillion yuan", model.Yuan, 1e12, model.Name{ZH: "元", EN: "yuan"}},
		{"亿美元", "100 million US dollars", model.Dollars, 1e8, model.Name{ZH: "美元", EN: "US dollars"}},
		{"百万英镑", "£m", model.Pounds, 1e6, model.Name{ZH: "英镑", EN: "£"}},
		{"", "£m", model.Pounds, 1e6, model.Name{EN: "£"}},
		{"", "£ million", model.Pounds, 1e6, model.Name{EN: "£"}},
		{"", "£bn", model.Pounds, 1e9, model.Name{EN: "£"}},
		{"", "£'000", model.Pounds, 1e3, model.Name{EN: "£"}},
		{"", "£", model.Pounds, 1, model.Name{EN: "£"}},
		{"", "million pounds", model.Pounds, 1e6, model.Name{EN: "pounds"}},
		{"", "US$ billion", model.Dollars, 1e9, model.Name{EN: "US$"}},
		{"万人", "10,000 people", model.Persons, 1e4, model.Name{ZH: "人", EN: "people"}},
		{"人", "persons", model.Persons, 1, model.Name{ZH: "人", EN: "persons"}},
		{"", "thousand persons", model.Persons, 1e3, model.Name{EN: "persons"}},
		{"", "million", "", 1e6, model.Name{}},
		{"%", "%", model.Percentage, 1, model.Name{ZH: "%", EN: "%"}},
		{"‰", "‰", model.Percentage, 0.1, model.Name{ZH: "‰", EN: "‰"}},
		{"百分点", "percentage points", model.Points, 1, model.Name{ZH: "百分点", EN: "percentage points"}},
		{"家", "enterprises", "家", 1, model.Name{ZH: "家", EN: "enterprises"}},
		{"万户", "10,000 households", "户", 1e4, model.Name{ZH: "户", EN: "households"}},
		{"亿千瓦时", "100 million kWh", model.KilowattHours, 1e8, model.Name{ZH: "千瓦时", EN: "kWh"}},
		{"平方公里", "km²", model.SquareMetres, 1e6, model.Name{ZH: "平方公里", EN: "km²"}},
		{"万元/人", "10,000 yuan per person", "yuan/person", 1e4, model.Name{ZH: "元/人", EN: "yuan per person"}},
		{"吨标准煤/万元", "tce per 10,000 yuan", "吨标准煤/yuan", 1e-4, model.Name{ZH: "吨标准煤/万元", EN: "tce per 10,000 yuan"}},
		{"篇", "papers", "篇", 1, model.Name{ZH: "篇", EN: "papers"}},
		{"", "", "", 1, model.Name{}},
	} {
		u := model.ReadUnit(model.Name{ZH: c.zh, EN: c.en})
		if u.Dimension != c.dimension || math.Abs(u.Scale/c.scale-1) > 1e-12 || u.Base != c.base {
			t.Errorf("%s|%s: %+v", c.zh, c.en, u)
		}
		if d, scale, _ := model.MeasureOf(c.en); c.zh != "" && c.en != "" && (d != u.Dimension || math.Abs(scale/u.Scale-1) > 1e-12) && c.zh != "吨标准煤/万元" && c.zh != "篇" {
			t.Errorf("%s is %s × %g, %s is %s × %g", c.zh, u.Dimension, u.Scale, c.en, d, scale)
		}
	}
}

// TestPerHeadDoesNotDependOnTheUnits: the same money and the same heads are the
// same amount per head, in whatever multiples either is counted.
func TestPerHeadDoesNotDependOnTheUnits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		scales := map[string]float64{"": 1, "千": 1e3, "万": 1e4, "百万": 1e6, "亿": 1e8, "万亿": 1e12}
		of := func(base, name string) (model.Unit, float64) {
			scale := rapid.SampledFrom([]string{"", "千", "万", "百万", "亿", "万亿"}).Draw(t, name)
			return model.ReadUnit(model.Name{ZH: scale + base}), scales[scale]
		}
		amount, heads := rapid.Float64Range(1, 1e15).Draw(t, "amount"), rapid.Float64Range(1, 1e10).Draw(t, "heads")
		base := rapid.SampledFrom([]string{"元", "英镑", "家", "平方公里"}).Draw(t, "base")
		u, scale := of(base, "multiple of the amount")
		persons, headScale := of("人", "multiple of the heads")
		per, ok := u.PerHead(persons)
		got := (amount / scale) / (heads / headScale) * per.Factor
		if want := amount / heads * float64(per.Heads) / float64(per.Lead); !ok || math.Abs(got/want-1) > 1e-9 || per.Base.ZH != base {
			t.Fatalf("%g %s over %g heads: %g of %+v, want %g", amount, base, heads, got, per, want)
		}
	})
	if per, ok := model.ReadUnit(model.Name{ZH: "亿元"}).PerHead(model.ReadUnit(model.Name{ZH: "万户"})); ok {
		t.Errorf("households are heads: %+v", per)
	}
}

func ExampleUnit_PerHead() {
	for _, name := range []string{"亿元", "万元", "百万英镑", "家"} {
		per, _ := model.ReadUnit(model.Name{ZH: name}).PerHead(model.ReadUnit(model.Name{ZH: "人"}))
		fmt.Println(name, per.Lead, per.Base.ZH, per.Heads, per.Factor)
	}
	// Output:
	// 亿元 10000 元 1 10000
	// 万元 1 元 1 10000
	// 百万英镑 1 英镑 1 1e+06
	// 家 1 家 10000 10000
}

func FuzzMeasureOf(f *testing.F) {
	for _, word := range []string{"万亿元", "£ m", "100 million yuan", "10,000", "'000", "/", "每", " per ", "千瓦时"} {
		f.Add(word)
	}
	f.Fuzz(func(t *testing.T, word string) {
		if _, scale, _ := model.MeasureOf(word); !(scale > 0) {
			t.Errorf("%q: %g", word, scale)
		}
	})
}
