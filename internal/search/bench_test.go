package search

import (
	"fmt"
	"testing"

	"weici/model"
)

// many makes a dataset of 3,000 subdistricts in 150 districts, named from 60
// characters, and 40 indicators.
func many() *model.Panel {
	syllables := []string{"shang", "cheng", "yu", "hang", "xiao", "shan", "lin", "ping", "qian", "tang", "bin", "jiang", "gong", "shu", "xi", "hu", "fu", "yang", "tong", "lu"}
	runes := []rune("上城余杭萧山临平钱塘滨江拱墅西湖富阳桐庐")
	d := &model.Dataset{}
	for i := range 3000 {
		a, b, c := i%20, i/20%20, i/400
		zh := string([]rune{runes[a], runes[b], runes[c]})
		py := syllables[a] + syllables[b] + syllables[c]
		level, parent := model.Township, model.AreaID(i%150)
		if i < 150 {
			level, parent = model.County, model.NoArea
		}
		d.Areas = append(d.Areas, model.Area{
			ID: fmt.Sprintf("33%07d", i), Level: level, Parent: parent, Pinyin: py,
			Name: model.Name{ZH: zh + "街道", EN: py + " Subdistrict"}, Short: model.Name{ZH: zh, EN: py},
			Initials: syllables[a][:1] + syllables[b][:1] + syllables[c][:1],
		})
	}
	for i := range 40 {
		ind := measures()[i%5]
		ind.ID = fmt.Sprintf("%s_%d", ind.ID, i)
		d.Indicators = append(d.Indicators, ind)
	}
	d.Observations = new(model.Builder).Build(texts{})
	d.Index()
	return model.NewPanel(d)
}

// BenchmarkFirst lays out the shelves, as the first Find does.
func BenchmarkFirst(b *testing.B) {
	p := many()
	for b.Loop() {
		New(p).Find("330001", 1)
	}
}

func BenchmarkFind(b *testing.B) {
	x := New(many())
	for _, text := range []string{"s", "sh", "an", "shangcheng", "上", "上城余", "330001", "sc gdp", "上城余街道增速", "shchyu", "shagnchegnyu", "上成余", "qqqqqq"} {
		b.Run(text, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				x.Find(text, 20)
			}
		})
	}
}
