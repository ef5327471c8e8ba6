package layout

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

// pieces are the things that text from a dataset or from our own screens may
// hold; every width property is tried on mixtures of them.
func pieces() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		parts := rapid.SliceOfN(rapid.SampledFrom([]string{
			"a", "Z", "3.8%", " ", "浦", "内蒙古", "，", "（", "”", "…", "—", "①", "㎡", "é", "e\u0301",
			"\u0301", "👨‍👩‍👧‍👦", "🇨🇳", "𨭎", "葛\U000E0100", "\u0600", "한", "ｱ", "ไม้", "\u3000",
			"\x1b[31m", "\x1b[m", "\x1b[38;2;1;2;3m", "-", "▲", "⣿",
		}), 0, 12).Draw(t, "parts")
		return strings.Join(parts, "")
	})
}

func TestWidth(t *testing.T) {
	for s, want := range map[string]int{
		"": 0, "GDP": 3, "浦东新区": 8, "（亿元）": 8, "“引号”—…·": 9, "▲1": 2,
		"\x1b[31m红\x1b[m": 2, "e\u0301": 1, "\t": 0, "㎡": 2,
	} {
		if got := Width(s); got != want {
			t.Errorf("Width(%q) = %d, want %d", s, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		s := pieces().Draw(t, "s")
		if got, want := Width(s), ansi.StringWidth(s); got != want {
			t.Fatalf("Width(%q) = %d, ansi says %d", s, got, want)
		}
	})
}

func TestPlainWidthAgreesWithAnsi(t *testing.T) {
	for r := rune(0); r < 0x20000; r++ {
		if w := plainWidth(r); w > 0 && w != ansi.StringWidth(string(r)) {
			t.Fatalf("%U: %d, ansi says %d", r, w, ansi.StringWidth(string(r)))
		}
	}
}

func TestFit(t *testing.T) {
	for _, c := range []struct {
		s    string
		w    int
		want string
	}{
		{"浦东新区", 10, "浦东新区  "},
		{"浦东新区", 8, "浦东新区"},
		{"浦东新区", 7, "浦东新…"},
		{"浦东新区", 6, "浦东… "},
		{"浦东新区", 1, "…"},
		{"浦东新区", 0, ""},
		{"浦东新区", -1, ""},
		{"", 3, "   "},
		{"Xicheng", 4, "Xic…"},
		{"\x1b[31m浦东新区\x1b[m", 5, "\x1b[31m浦东…\x1b[m"},
	} {
		if got := Fit(c.s, c.w); got != c.want {
			t.Errorf("Fit(%q, %d) = %q, want %q", c.s, c.w, got, c.want)
		}
	}
	if got := FitWith("浦东新区", 6, EllipsisASCII); got != "浦东~ " {
		t.Errorf("FitWith = %q", got)
	}
}

func TestFitNumber(t *testing.T) {
	for _, c := range []struct {
		s    string
		w    int
		want string
	}{
		{"3.8", 6, "   3.8"}, {"17752.30", 8, "17752.30"}, {"17752.30", 7, "      …"}, {"3.8", 0, ""}, {"缺失", 5, " 缺失"},
	} {
		if got := FitNumber(c.s, c.w, Ellipsis); got != c.want {
			t.Errorf("FitNumber(%q, %d) = %q, want %q", c.s, c.w, got, c.want)
		}
	}
}

func TestFitIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := pieces().Draw(t, "s")
		w := rapid.IntRange(0, 30).Draw(t, "w")
		if got := Fit(s, w); Width(got) != w {
			t.Fatalf("Fit(%q, %d) = %q is %d wide", s, w, got, Width(got))
		}
		if got := FitNumber(s, w, Ellipsis); Width(got) < w {
			t.Fatalf("FitNumber(%q, %d) = %q is %d wide", s, w, got, Width(got))
		}
		for _, got := range []string{Pad(s, w), PadLeft(s, w), Center(s, w)} {
			if !strings.Contains(got, s) || Width(got) > max(w, Width(s)) {
				t.Fatalf("padding %q to %d gave %q", s, w, got)
			}
		}
	})
}

func TestPad(t *testing.T) {
	if got := Pad("淳安县", 8) + "|" + PadLeft("淳安县", 8) + "|" + Center("淳安县", 9); got != "淳安县  |  淳安县| 淳安县  " {
		t.Errorf("%q", got)
	}
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"":                          "",
		"浦东新区 GDP “增速” 3.8%…":       "浦东新区 GDP “增速” 3.8%…",
		"\x1b[31m红\x1b[0m":          "红",
		"\x1b[2J\x1b[H清屏":           "清屏",
		"\x1b]0;title\x07甲":         "甲",
		"\x1b]8;;http://x\x1b\\甲":   "甲",
		"\x1b]52;c;aGk=\u009c甲":     "甲",
		"\x1b]no end 甲":             "no end 甲",
		"\x1bPq#0\x1b\\甲":           "甲",
		"\x1bc甲":                    "甲",
		"\u009b31m甲":                "甲",
		"甲\x1b":                     "甲",
		"a\tb\nc\r\nd\u2028e\u0085": "a b c d e ",
		"\u202e反\u202c\u2066\u2069": "反",
		"\ufeff甲\u200b乙\u200d丙":     "甲乙丙",
		"\x00\x07\x08\x7f甲":         "甲",
		"bad\xff\xfe甲":              "bad\uFFFD甲",
		"\U000E0041\U000E007F甲":     "甲",
		"\u00ad甲\u2060":             "甲",
		"e\u0301 é 葛\U000E0100":     "e\u0301 é 葛\U000E0100",
	} {
		if got := Clean(in); got != want {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{"", "甲\x1b[31m", "\x1b]8;;\x07", "\xff\u202e", "\x1b\x1b[[mm", "\u009d\u009c", "a\r\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Clean(s)
		if !utf8.ValidString(got) {
			t.Fatalf("invalid UTF-8: %q", got)
		}
		for _, r := range got {
			if unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) {
				t.Fatalf("%U left in %q", r, got)
			}
		}
		if again := Clean(got); again != got {
			t.Fatalf("not idempotent: %q, then %q", got, again)
		}
	})
}

func TestCleanDoesNotCopy(t *testing.T) {
	s := strings.Repeat("地区生产总值增速达到3.8%，", 10)
	if n := testing.AllocsPerRun(10, func() { _ = Clean(s) }); n != 0 {
		t.Errorf("%v allocations for clean text", n)
	}
}

func BenchmarkFit(b *testing.B) {
	for name, s := range map[string]string{
		"chinese": "内蒙古自治区呼和浩特市新城区", "styled": "\x1b[31m内蒙古自治区呼和浩特市新城区\x1b[m", "ascii": "Hohhot Xincheng District",
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_ = Fit(s, 12)
			}
		})
	}
}

func BenchmarkClean(b *testing.B) {
	s := strings.Repeat("同时，地区生产总值增速达到3.8%，位居全市第一。", 4)
	b.ReportAllocs()
	for b.Loop() {
		_ = Clean(s)
	}
}

// TestFitStyledClusters cuts coloured text whose characters are made of several
// code points at every width.
func TestFitStyledClusters(t *testing.T) {
	for _, text := range []string{"城22sV\ufe0fab", "👨👩‍👧‍👦🇨🇳☎\ufe0f}ａ", "e\u0301\u0302V\ufe0f3\ufe0f\u20e3한ᄒกำ", "ﷺ\ufe0fa\ufe0f\ufe0f界"} {
		s := " \x1b[1m/\x1b[m" + text + text
		for w := range 40 {
			if got := Width(Fit(s, w)); got != w {
				t.Errorf("%q in %d cells takes %d", text, w, got)
			}
		}
	}
}
