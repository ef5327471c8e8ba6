package layout

import (
	"regexp"
	"strings"
)

// number is what a spreadsheet takes for a number, whatever sign it begins
// with.
var number = regexp.MustCompile(`^[+-]?\d[\d,]*(\.\d+)?$`)

// Inert puts an apostrophe before text that a spreadsheet would run as a
// formula (rule 18 of the comparison rules); numbers stay numbers. Some
// programs look behind spaces, and take the full-width signs for the others.
func Inert(text string) string {
	if strings.IndexAny(strings.TrimLeft(text, " "), "=+-@＝＋－＠") != 0 || number.MatchString(text) {
		return text
	}
	return "'" + text
}

// Literal keeps text of the dataset text in Markdown, on one line and without
// control characters.
func Literal(s string) string {
	return strings.NewReplacer(`\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "`", "\\`", "<", `\<`, ">", `\>`, "[", `\[`, "]", `\]`,
		"#", `\#`, "~", `\~`, "&", `\&`, "$", `\$`).Replace(Clean(s))
}
