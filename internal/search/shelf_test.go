package search

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestFold(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Shang Cheng", "shangcheng"},
		{"xi'an", "xian"},
		{"xi’an", "xian"},
		{"Shàng-chéng", "shangcheng"},
		{"ＧＤＰ＿１２", "gdp12"},
		{"lǜ", "lv"},
		{"LÜ", "lv"},
		{"é", "e"},
		{"⼀", "一"},
		{"高新区（滨江）", "高新区滨江"},
		{"a\x00b\x1b\xff", "ab"},
	}
	for _, test := range tests {
		if got := fold(test.text); got != test.want {
			t.Errorf("fold(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}

func TestSpell(t *testing.T) {
	tests := []struct{ text, spelling, want string }{
		{"上城区", "shangcheng", "shangchengqu"},
		{"重庆市", "chongqing", "chongqingshi"},
		{"重庆市", "", "zhongqingshi"},
		{"六安", "luan", "luan"},
		{"厦门", "xiamen", "xiamen"},
		{"滨江", "hangzhou", "binjiang"},
		{"GDP增速", "", "gdpzengsu"},
	}
	for _, test := range tests {
		parts, agree := newSpeller().spell(test.text, test.spelling)
		if got := keyOf(parts); got != test.want {
			t.Errorf("spell(%s, %s) = %s, want %s", test.text, test.spelling, got, test.want)
		}
		if want := strings.HasPrefix(test.want, test.spelling); agree != want {
			t.Errorf("spell(%s, %s) agrees: %v", test.text, test.spelling, agree)
		}
	}
}

// One pass over the shelf finds what looking into each field finds.
func TestScanFindsAll(t *testing.T) {
	x := New(fixture())
	rapid.Check(t, func(t *rapid.T) {
		key := fold(query().Draw(t, "text"))
		if key == "" {
			return
		}
		for _, s := range []*shelf{x.areas(), x.indicators(), x.documents()} {
			got := map[int]Match{}
			s.scan(key, func(f, at int, m Match) {
				if s.text[at:at+len(key)] != key || at < int(s.fields[f].from) || at+len(key) > int(s.fields[f].to) {
					t.Fatalf("scan(%q) finds it at %d of field %q", key, at, s.key(&s.fields[f]))
				}
				got[f] = max(got[f], m)
			})
			for i := range s.fields {
				if want := agreement(s, i, key); got[i] != want {
					t.Fatalf("scan(%q): field %q is %v, want %v", key, s.key(&s.fields[i]), got[i], want)
				}
			}
		}
	})
}

// agreement tells how a field holds a key by its definition; Near if not at
// all.
func agreement(s *shelf, i int, key string) Match {
	f := &s.fields[i]
	text := s.key(f)
	best := Near
	for at := range text {
		switch {
		case !strings.HasPrefix(text[at:], key):
		case at == 0 && text == key:
			best = max(best, atMost(f.name, Whole))
		case at == 0:
			best = max(best, atMost(f.name, Prefix))
		case len(key) == 1:
		case s.start(int(f.from) + at):
			best = max(best, Start)
		case len(key) > 2 && f.name != ByPinyin:
			best = max(best, Inside)
		}
	}
	return best
}

// A scattered key is laid in order, and each jump lands where a word begins.
func TestScattered(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[ab]{1,8}`).Draw(t, "text")
		key := rapid.StringMatching(`[ab]{1,4}`).Draw(t, "key")
		starts := rapid.Uint8().Draw(t, "starts")
		start := func(at int) bool { return starts>>at&1 == 1 }
		var lay table
		got := lay.fill(key, text, start)
		if want := canLay(key, text, start, 0, false); got != want {
			t.Fatalf("fill(%q, %q, %b) = %v, want %v", key, text, starts, got, want)
		}
		if !got {
			return
		}
		last := -2
		for i, at := range lay.path() {
			if text[at] != key[i] || at <= last || at != last+1 && !start(at) {
				t.Fatalf("path of %q in %q (%b): %v", key, text, starts, lay.path())
			}
			last = at
		}
	})
}

func canLay(key, text string, start func(int) bool, at int, run bool) bool {
	if key == "" {
		return true
	}
	if at == len(text) {
		return false
	}
	if key[0] == text[at] && (run || start(at)) && canLay(key[1:], text, start, at+1, true) {
		return true
	}
	return canLay(key, text, start, at+1, false)
}

func TestDistance(t *testing.T) {
	tests := []struct {
		a, b string
		want int
	}{
		{"gdp", "gdp", 0},
		{"gpd", "gdp", 1},
		{"shagncheng", "shangcheng", 1},
		{"上成区", "上城区", 1},
		{"", "abc", 3},
		{"kitten", "sitting", 3},
	}
	for _, test := range tests {
		if got := newRuler(test.a, 5).to(test.b); got != test.want {
			t.Errorf("distance(%s, %s) = %d, want %d", test.a, test.b, got, test.want)
		}
	}
	word := rapid.StringMatching(`[abc]{0,7}`)
	rapid.Check(t, func(t *rapid.T) {
		a, b, most := word.Draw(t, "a"), word.Draw(t, "b"), rapid.IntRange(0, 7).Draw(t, "max")
		full := newRuler(a, 99).to(b)
		if back := newRuler(b, 99).to(a); back != full {
			t.Fatalf("%d from %q to %q, %d back", full, a, b, back)
		}
		if got := newRuler(a, most).to(b); min(got, most+1) != min(full, most+1) {
			t.Fatalf("distance(%q, %q, %d) = %d, without a bound %d", a, b, most, got, full)
		}
		if full > 0 && far(lettersOf(a), lettersOf(b), full) {
			t.Fatalf("%q and %q are %d apart and far", a, b, full)
		}
	})
}
