package evidence

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// soundSpans requires that every figure stands in the text where it says.
func soundSpans(t interface{ Errorf(string, ...any) }, s string, figures []Figure) {
	runes := []rune(s)
	last := 0
	for _, f := range figures {
		if f.Start < last || f.Start >= f.End || f.End > utf8.RuneCountInString(s) || f.ByteEnd > len(s) {
			t.Errorf("%q: span %d to %d after %d", s, f.Start, f.End, last)
			continue
		}
		if f.Text != s[f.ByteStart:f.ByteEnd] || utf8.ValidString(s) && f.Text != string(runes[f.Start:f.End]) {
			t.Errorf("%q: text %q is not in its span", s, f.Text)
		}
		last = f.End
	}
}

// sameFigure compares what a figure says, without where.
func sameFigure(a, b Figure) bool {
	a.Text, a.Start, a.End, a.ByteStart, a.ByteEnd = "", 0, 0, 0, 0
	b.Text, b.Start, b.End, b.ByteStart, b.ByteEnd = "", 0, 0, 0, 0
	a.Coarse, b.Coarse = 0, 0
	a.Dating, b.Dating, a.Base, b.Base = 0, 0, false, false
	return a == b
}

func TestFiguresPrintBack(t *testing.T) {
	for _, name := range []string{"sentences.txt", "heldout1.txt", "heldout2.txt", "heldout3.txt", "heldout4.txt", "heldout5.txt"} {
		for _, s := range sentences(t, name) {
			figures := Figures(s.text, Options{Year: 2023})
			soundSpans(t, s.text, figures)
			for _, f := range figures {
				back := Figures(f.String(), Options{})
				if len(back) != 1 || !sameFigure(back[0], f) {
					t.Errorf("%s: %q prints as %q and reads as %v", s.text, f.Text, f.String(), back)
				}
			}
		}
	}
}

// anyFigure draws a figure as a communiqué could print it.
func anyFigure(t *rapid.T) Figure {
	decimals := rapid.IntRange(0, 2).Draw(t, "decimals")
	value := func(name string) float64 {
		return parseShifted(formatValue(float64(rapid.IntRange(1, 999999).Draw(t, name)), 0), -decimals)
	}
	unit := rapid.SampledFrom([]string{"亿元", "万元", "元", "%", "百分点", "倍", "万人", "家", "万户", "平方公里", "billion yuan", "companies", "percentage points"}).Draw(t, "unit")
	f := Figure{
		Value: value("value"), Unit: unit, Decimals: decimals, Kind: kindOf(unit),
		Qualifier: rapid.SampledFrom([]Qualifier{Exact, About, Over, Under, AtLeast, AtMost}).Draw(t, "qualifier"),
		Period:    rapid.SampledFrom([]string{"", "2022", "2022-Q1", "2022-H1", "2022-9M", "2022-05", "2022-05YTD", "2020-11-01", "2018/2022"}).Draw(t, "period"),
	}
	if f.Kind == Rate || f.Kind == Points {
		f.setDirection(rapid.SampledFrom([]Direction{Up, Down}).Draw(t, "direction"))
	}
	return f
}

func TestDrawnFiguresPrintBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := anyFigure(t)
		back := Figures(f.String(), Options{})
		if len(back) != 1 || !sameFigure(back[0], f) {
			t.Fatalf("%+v prints as %q and reads as %+v", f, f.String(), back)
		}
	})
}

// What stands around a sentence changes none of its figures but their period.
func TestSentencesAreReadAlone(t *testing.T) {
	all := sentences(t, "sentences.txt")
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.SampledFrom(all).Draw(t, "a").text
		b := rapid.SampledFrom(all).Draw(t, "b").text
		first, second := Figures(a, Options{}), Figures(b, Options{})
		both := Figures(a+"\n"+b, Options{})
		if len(both) != len(first)+len(second) {
			t.Fatalf("%q and %q: %d figures, alone %d and %d", a, b, len(both), len(first), len(second))
		}
		for i, f := range append(first, second...) {
			both[i].Period, f.Period, both[i].Status, f.Status = "", "", 0, 0
			if !sameFigure(both[i], f) {
				t.Fatalf("%q and %q: %v, alone %v", a, b, both[i], f)
			}
		}
	})
}

func FuzzFigures(f *testing.F) {
	for _, name := range []string{"sentences.txt", "heldout1.txt", "heldout2.txt", "heldout3.txt", "heldout4.txt", "heldout5.txt"} {
		for _, s := range sentences(f, name) {
			f.Add(s.text)
		}
	}
	f.Fuzz(func(t *testing.T, s string) {
		figures := Figures(s, Options{Year: 2023})
		soundSpans(t, s, figures)
		for _, figure := range figures {
			if figure.Decimals < 0 || figure.HasMax && figure.ValueMax < figure.Value || (figure.Kind == Rank) != (figure.Rank > 0) {
				t.Errorf("%q: %+v", s, figure)
			}
			_ = figure.String()
		}
	})
}

func FuzzJudge(f *testing.F) {
	for _, c := range carried() {
		f.Add(c.quote, c.claim.Value, c.claim.Unit, uint8(c.claim.Qualifier), c.claim.Growth, c.claim.Rank, c.claim.RankScope, "")
	}
	f.Fuzz(func(t *testing.T, quote string, value float64, unit string, qualifier uint8, growth bool, rank int, scope, table string) {
		c := Claim{Value: value, HasValue: true, Unit: unit, Qualifier: Qualifier(qualifier % 6), Growth: growth, Rank: rank, RankScope: scope}
		v := Judge(quote, c, Options{TableUnit: table})
		if v.Result == Supported && (v.Start >= v.End || v.Why != "" || len(v.Found) == 0) || v.Result != Supported && (v.Why == "" || v.End != 0) {
			t.Errorf("%q %+v: %+v", quote, c, v)
		}
		if v.Result != Supported {
			return
		}
		c.Value = value*2 + 1
		if Judge(quote, c, Options{TableUnit: table}).Result == Supported && len(Figures(quote, Options{TableUnit: table})) == 1 {
			t.Errorf("%q: %v and %v supported", quote, value, c.Value)
		}
	})
}

// hostile lists what could make a reader look far and wide again and again.
func hostile() []string {
	return []string{"第", "1,234,", "1:2:", "居全市", "一二三", "“", "《", "5—", "in 2022 ", "增长3.8%、", "from ", "(", "万", "a-", "2022年", "3亿", "目前",
		"28, 499", "one hundred and ", "top three ", "2022年、", "由2022年的3%", "第1、", "1.2、", "前", "首", "分别", "between 1 to ", "全市各区、"}
}

// Reading ends soon, however its figures nest: were it quadratic, this test
// would not come back.
func TestHostileTextEnds(t *testing.T) {
	for _, part := range hostile() {
		soundSpans(t, part, Figures(part, Options{}))
		Figures(strings.Repeat(part, 50000), Options{Year: 2023})
	}
}

// BenchmarkHostile compares the time for a text with that for one a tenth as
// long; linear reading gives a ratio about 10.
func BenchmarkHostile(b *testing.B) {
	for _, part := range hostile() {
		b.Run(part, func(b *testing.B) {
			short, long := strings.Repeat(part, 1000), strings.Repeat(part, 10000)
			var times [2]time.Duration
			for b.Loop() {
				start := time.Now()
				Figures(short, Options{Year: 2023})
				between := time.Now()
				Figures(long, Options{Year: 2023})
				times[0], times[1] = times[0]+between.Sub(start), times[1]+time.Since(between)
			}
			b.ReportMetric(float64(times[1])/float64(times[0]), "ratio")
		})
	}
}

func BenchmarkFigures(b *testing.B) {
	var text strings.Builder
	all := sentences(b, "sentences.txt")
	for i := 0; text.Len() < 1<<20; i++ {
		text.WriteString(all[i%len(all)].text + "\n")
	}
	b.SetBytes(int64(text.Len()))
	for b.Loop() {
		Figures(text.String(), Options{Year: 2023})
	}
}
