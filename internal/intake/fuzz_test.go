package intake

import (
	"os"
	"strings"
	"testing"

	"weici/internal/sheet"
	"weici/model"
)

// FuzzReading: whatever stands in a sheet, no panic, no cell lost, and every
// observation is one that a dataset can keep.
func FuzzReading(f *testing.F) {
	f.Add("2022年主要指标\n单位：亿元、%\n地区,地区生产总值,同比,位次\n上城区,2000,3.8,2\n全市,9,1,\n注：“…”表示不足\n")
	f.Add("指标\t单位\t1-5月\t5月\n其中：税收\t万元\t1,234\t▼2%\n位次\t\t3\t\n")
	f.Add("地区,指标,年份,数值\n上城区,GDP,2022,1\n上城区,GDP,2022,2\n")
	f.Add("Region,Jan 2023,2021 [p]\nLondon,1.5 e,(2)\n,,\n")
	for _, name := range []string{"nbs-分省年度数据-gdp-gb18030.csv", "nbs-北京-财政支出-指标为行.csv"} {
		if raw, err := os.ReadFile("testdata/" + name); err == nil {
			f.Add(string(raw))
		}
	}
	set := embedded(f)
	f.Fuzz(func(t *testing.T, text string) {
		b, err := sheet.Read("f.csv", strings.NewReader(text))
		if err != nil || len(text) > 1<<14 {
			return
		}
		r := Read([]*sheet.Book{b}, Options{Set: set, Within: model.NoArea, Roles: true})
		for _, s := range r.Roles {
			for cell, role := range s.Of {
				if role == Unread {
					t.Fatalf("%s is lost", cell)
				}
			}
		}
		for i := range r.Observations {
			o := &r.Observations[i]
			if o.Area == "" || o.Indicator == "" || o.Period.Kind == model.Undated || o.Number != "" && !plainNumber(o.Number) {
				t.Fatalf("%+v", o)
			}
		}
		_ = r.Enter(set, model.Date{Year: 2023})
	})
}
