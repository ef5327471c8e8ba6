package data

import "strconv"

func itoa(n int) string { return strconv.Itoa(n) }

// nearest is the word that takes the fewest edits from s, or "" where none is
// near.
func nearest(s string, words []string) string {
	best, least := "", len([]rune(s))/2+2
	for _, w := range words {
		if d := distance([]rune(s), []rune(w)); d < least {
			best, least = w, d
		}
	}
	return best
}

// distance is the Levenshtein distance.
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		before := row[0]
		row[0] = i + 1
		for j, y := range b {
			cost := before
			if x != y {
				cost++
			}
			before = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
