package intake

import (
	"fmt"
	"strings"
	"testing"

	"weici/internal/sheet"
	"weici/model"
)

// BenchmarkLongTable reads a long table of 200,000 figures.
func BenchmarkLongTable(b *testing.B) {
	var text strings.Builder
	text.WriteString("地区,指标,年份,数值,单位\n")
	names := []string{"地区生产总值", "固定资产投资", "常住人口", "财政总收入"}
	units := []string{"亿元", "亿元", "万人", "亿元"}
	for i := range 200_000 {
		fmt.Fprintf(&text, "第%d号镇,%s,%d,%d.5,%s\n", i/200, names[i%4], 1950+i/4%50, i%1000, units[i%4])
	}
	set := embedded(b)
	b.ReportAllocs()
	for b.Loop() {
		book, err := sheet.Read("big.csv", strings.NewReader(text.String()))
		if err != nil {
			b.Fatal(err)
		}
		r := Read([]*sheet.Book{book}, Options{Set: set, Within: model.NoArea})
		if len(r.Observations) != 200_000 {
			b.Fatal(len(r.Observations))
		}
	}
}
