package chart

import (
	"strings"

	"weici/ui/theme"
)

// font holds the signs of a figure as five rows of pixels.
func font(r rune) ([5]string, bool) {
	switch r {
	case '0':
		return [5]string{"###", "# #", "# #", "# #", "###"}, true
	case '1':
		return [5]string{" # ", "## ", " # ", " # ", "###"}, true
	case '2':
		return [5]string{"###", "  #", "###", "#  ", "###"}, true
	case '3':
		return [5]string{"###", "  #", "###", "  #", "###"}, true
	case '4':
		return [5]string{"# #", "# #", "###", "  #", "  #"}, true
	case '5':
		return [5]string{"###", "#  ", "###", "  #", "###"}, true
	case '6':
		return [5]string{"###", "#  ", "###", "# #", "###"}, true
	case '7':
		return [5]string{"###", "  #", "  #", "  #", "  #"}, true
	case '8':
		return [5]string{"###", "# #", "###", "# #", "###"}, true
	case '9':
		return [5]string{"###", "# #", "###", "  #", "###"}, true
	case '.':
		return [5]string{" ", " ", " ", " ", "#"}, true
	case ',':
		return [5]string{" ", " ", " ", "#", "#"}, true
	case '-', '−':
		return [5]string{"  ", "  ", "##", "  ", "  "}, true
	case '+':
		return [5]string{"   ", " # ", "###", " # ", "   "}, true
	}
	return [5]string{}, false
}

// Digits writes a figure in large signs, five lines high where w cells hold
// them and three where they do not. It is not ok where a sign has no large form
// or there is no room.
func Digits(text string, w int, t theme.Theme) (lines []string, ok bool) {
	var rows [5]string
	for i, r := range []rune(text) {
		sign, known := font(r)
		if !known {
			return nil, false
		}
		for y := range rows {
			if i > 0 {
				rows[y] += " "
			}
			rows[y] += sign[y]
		}
	}
	switch n := len(rows[0]); {
	case n == 0 || n > w:
		return nil, false
	case 2*n <= w:
		return wide(rows, t.Glyphs), true
	case t.Glyphs.ASCII:
		return nil, false
	}
	return halved(rows, t.Glyphs), true
}

// wide draws a pixel as two cells.
func wide(rows [5]string, g theme.Glyphs) []string {
	lines := make([]string, len(rows))
	for y, row := range rows {
		lines[y] = strings.NewReplacer("#", g.Bar[7]+g.Bar[7], " ", "  ").Replace(row)
	}
	return lines
}

// halved draws two pixels, one above the other, as one cell.
func halved(rows [5]string, g theme.Glyphs) []string {
	var lines []string
	for y := 0; y < len(rows); y += 2 {
		line := ""
		for x := range rows[y] {
			upper, lower := rows[y][x] == '#', y+1 < len(rows) && rows[y+1][x] == '#'
			switch {
			case upper && lower:
				line += g.Bar[7]
			case upper:
				line += g.HalfUp
			case lower:
				line += g.HalfLow
			default:
				line += " "
			}
		}
		lines = append(lines, line)
	}
	return lines
}
