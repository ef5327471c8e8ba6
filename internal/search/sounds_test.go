package search

import (
	"flag"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/mozillazg/go-pinyin"
)

var update = flag.Bool("update", false, "write sounds.txt from the library")

// The table is what the library knows, without tones.
func TestSoundsAreThoseOfTheLibrary(t *testing.T) {
	var b strings.Builder
	for _, r := range slices.Sorted(maps.Keys(pinyin.PinyinDict)) {
		var list []string
		for _, sound := range strings.Split(pinyin.PinyinDict[r], ",") {
			if sound = fold(sound); sound != "" && !slices.Contains(list, sound) {
				list = append(list, sound)
			}
		}
		if list != nil {
			b.WriteString(string(rune(r)) + " " + strings.Join(list, " ") + "\n")
		}
		if got := soundsOf(rune(r)); !*update && !slices.Equal(got, list) {
			t.Errorf("%c sounds %v, by the library %v", r, got, list)
		}
	}
	if *update {
		if err := os.WriteFile("sounds.txt", []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if b.String() != soundTable {
		t.Error("sounds.txt is not what the library gives; go test ./internal/search -run Sounds -update")
	}
	for _, r := range "a1, \n😀\U0010FFFF\x00" {
		if got := soundsOf(r); got != nil {
			t.Errorf("%q sounds %v", r, got)
		}
	}
}

func BenchmarkSounds(b *testing.B) {
	for b.Loop() {
		soundsOf('城')
	}
}
