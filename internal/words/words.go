// Package words is the catalogue of everything weici says: every word on
// screen, on stdout, in a brief and over SSH stands here in both languages.
//
// A Word is a constant, "中文|English", in the file named for its topic. The
// compiler finds a word that is misspelt, and a test finds one that lacks a
// language or whose languages take different arguments.
package words

import (
	"fmt"
	"strings"

	"weici/model"
)

// Word is one entry: the Chinese and the English text around exactly one "|",
// each with the same fmt verbs. Where the order of arguments differs, the
// English uses indexed verbs (%[2]s).
type Word string

// In gives the word in a language, with its arguments filled in.
func (w Word) In(l model.Lang, args ...any) string {
	zh, en, _ := strings.Cut(string(w), "|")
	text := zh
	if l == model.EN {
		text = en
	}
	if len(args) == 0 {
		return text
	}
	return fmt.Sprintf(text, args...)
}
