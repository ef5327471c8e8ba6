package search

import (
	_ "embed"
	"sort"
	"strings"
	"unicode/utf8"
)

// soundTable has one line for each 汉字 of the readings of go-pinyin, in the
// order of the runes: "长 chang zhang". It is searched where it lies: the
// library itself builds a map of them whenever the program starts, also where
// nothing is searched. A test holds the table against the library.
//
//go:embed sounds.txt
var soundTable string

// soundsOf lists the readings of a rune without tones, the usual one first.
func soundsOf(r rune) []string {
	at := sort.Search(len(soundTable), func(i int) bool {
		begin := strings.LastIndexByte(soundTable[:i], '\n') + 1
		found, _ := utf8.DecodeRuneInString(soundTable[begin:])
		return found >= r
	})
	at = strings.LastIndexByte(soundTable[:at], '\n') + 1
	line, _, _ := strings.Cut(soundTable[at:], "\n")
	found, n := utf8.DecodeRuneInString(line)
	if found != r {
		return nil
	}
	return strings.Fields(line[n:])
}
