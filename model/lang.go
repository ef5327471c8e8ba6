package model

// Lang is a language of the interface. The zero value is Chinese.
type Lang uint8

// The two languages; both are complete.
const (
	ZH Lang = iota
	EN
)

// Langs lists every language, for tests and menus.
func Langs() []Lang { return []Lang{ZH, EN} }

// String gives the language's BCP 47 tag.
func (l Lang) String() string {
	if l == EN {
		return "en"
	}
	return "zh"
}

// Name is a proper name in both languages.
type Name struct{ ZH, EN string }

// In gives the name in a language, or the other language's where that one is
// missing: a name in the wrong language still identifies the thing.
func (n Name) In(l Lang) string {
	if l == EN && n.EN != "" || n.ZH == "" {
		return n.EN
	}
	return n.ZH
}
