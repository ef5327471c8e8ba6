package layout

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		name, s string
		w       int
		want    []string
	}{
		{"empty", "", 10, nil},
		{"no width", "甲", 0, nil},
		{"chinese", "位居全市第一", 6, []string{"位居全", "市第一"}},
		{"odd width", "位居全市第一", 7, []string{"位居全", "市第一"}},
		{"no comma at line start", "增速达到，位居", 8, []string{"增速达", "到，位居"}},
		{"no opening mark at line end", "本报讯（记者张", 8, []string{"本报讯", "（记者张"}},
		{"quotes", "他说“好的”就走", 7, []string{"他说“好", "的”就走"}},
		{"opening quote moves on", "他说了“好的”", 7, []string{"他说了", "“好的”"}},
		{"number keeps its percent sign", "增速达到3.8%，第一", 11, []string{"增速达到", "3.8%，第一"}},
		{"number is not cut at its point", "生产总值3.8亿元", 10, []string{"生产总值", "3.8亿元"}},
		{"english", "the quick brown fox", 10, []string{"the quick", "brown fox"}},
		{"spaces at the break", "one   two", 4, []string{"one", "two"}},
		{"long word", "antidisestablishment", 8, []string{"antidise", "stablish", "ment"}},
		{"mixed", "按可比价 vault 不只是", 9, []string{"按可比价", "vault 不", "只是"}},
		{"ellipsis", "产业新城……等", 8, []string{"产业新", "城……等"}},
		{"dash pair", "经济——翻身仗", 6, []string{"经济——", "翻身仗"}},
		{"dash pair not split", "经济一——翻", 7, []string{"经济一", "——翻"}},
		{"line breaks", "一\n\n二", 8, []string{"一", "", "二"}},
		{"only marks", "，，，，", 4, []string{"，，", "，，"}},
		{"too narrow for the character", "甲a", 1, []string{"…", "a"}},
		{"combining", "e\u0301e\u0301e\u0301", 2, []string{"e\u0301e\u0301", "e\u0301"}},
	} {
		if got := Wrap(c.s, c.w); !slices.Equal(got, c.want) {
			t.Errorf("%s: Wrap(%q, %d) = %q, want %q", c.name, c.s, c.w, got, c.want)
		}
	}
}

func TestWrapSpansKeepStyles(t *testing.T) {
	spans := []Span{{"增速达到", 0}, {"1234.5亿元", 7}, {"，位居第一", 0}}
	got := WrapSpans(spans, 12)
	want := [][]Span{{{"增速达到", 0}}, {{"1234.5亿元", 7}, {"，", 0}}, {{"位居第一", 0}}}
	if !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("%v", got)
	}
}

// TestWrapProperties: no line is too wide, nothing but blanks is lost, styles
// stay on their text, and no line starts or ends with a mark it should not.
func TestWrapProperties(t *testing.T) {
	text := rapid.SampledFrom([]string{"生产", "总值", "增", "3.8", "GDP ", "growth ", "（按可比价格）", "“第一”", "，", "。", "甲、乙"})
	rapid.Check(t, func(t *rapid.T) {
		w := rapid.IntRange(12, 60).Draw(t, "w")
		var spans []Span
		for i, s := range rapid.SliceOfN(text, 0, 30).Draw(t, "spans") {
			if i > 0 && isMark(s) && isMark(spans[i-1].Text) {
				s = "值" // marks in a row may have to be cut
			}
			spans = append(spans, Span{s, i})
		}
		var back strings.Builder
		for _, line := range WrapSpans(spans, w) {
			var b strings.Builder
			for _, s := range line {
				if !strings.Contains(spans[s.Style].Text, s.Text) {
					t.Fatalf("%q in style %d", s.Text, s.Style)
				}
				b.WriteString(s.Text)
			}
			got := b.String()
			back.WriteString(got)
			if Width(got) > w {
				t.Fatalf("%q is %d wide, want at most %d", got, Width(got), w)
			}
			first, _ := utf8.DecodeRuneInString(got)
			last, _ := utf8.DecodeLastRuneInString(got)
			if got != "" && (kindOf(first) == closing && !strings.HasPrefix(spans[0].Text, string(first)) || kindOf(last) == opening) {
				t.Fatalf("bad edge in %q", got)
			}
		}
		var whole strings.Builder
		for _, s := range spans {
			whole.WriteString(s.Text)
		}
		bare := strings.NewReplacer(" ", "")
		if bare.Replace(back.String()) != bare.Replace(whole.String()) {
			t.Fatalf("text changed: %q", back.String())
		}
	})
}

func isMark(s string) bool { return s == "，" || s == "。" }

func TestWrapAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := Clean(pieces().Draw(t, "s"))
		w := rapid.IntRange(-1, 12).Draw(t, "w")
		for _, line := range Wrap(s, w) {
			if Width(line) > w {
				t.Fatalf("Wrap(%q, %d): %q is %d wide", s, w, line, Width(line))
			}
		}
	})
}

func BenchmarkWrap(b *testing.B) {
	s := strings.Repeat("上城区地区生产总值同比增长3.8%（按可比价格计算），增速居全市13个区县市第1位。GDP growth was the highest. ", 10)
	b.ReportAllocs()
	for b.Loop() {
		_ = Wrap(s, 76)
	}
}
