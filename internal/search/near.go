package search

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// scattered finds the items of which a field holds the key as beginnings of
// its words or syllables, in order: shcheng for shang cheng, 上区 for 上城区.
// Letters out of the middle of words do not count: they find everything.
func (s *shelf) scattered(key string, lang tongue) []found {
	if utf8.RuneCountInString(key) < 2 {
		return nil
	}
	best := make([]found, len(s.weight))
	letters := lettersOf(key)
	var t table
	for i := range s.fields {
		f := &s.fields[i]
		if letters&^f.letters != 0 || !t.fill(key, s.key(f), s.startsIn(f)) {
			continue
		}
		s.offer(best, found{match: Scattered, field: i, at: int(f.from), key: key, score: s.score(i, Scattered, len(key), lang)})
	}
	return chosen(best)
}

// startsIn tells where words begin in a field's key.
func (s *shelf) startsIn(f *field) func(int) bool {
	return func(at int) bool { return s.start(int(f.from) + at) }
}

// table tells, in row i and column j, whether the first i bytes of a key can be
// laid into a text so that the last of them is byte j-1 of the text.
type table struct {
	cells   []bool
	columns int
	rows    int
}

// fill tells whether all of the key can be laid.
func (t *table) fill(key, text string, start func(int) bool) bool {
	t.rows, t.columns = len(key), len(text)+1
	t.cells = slices.Grow(t.cells[:0], (t.rows+1)*t.columns)[:(t.rows+1)*t.columns]
	clear(t.cells)
	done := false
	for i := 1; i <= len(key); i++ {
		done = false
		for j, before := 1, i == 1; j < t.columns; j++ {
			fits := key[i-1] == text[j-1] && (t.at(i-1, j-1) || before && start(j-1))
			t.cells[i*t.columns+j] = fits
			before = before || t.at(i-1, j-1)
			done = done || fits
		}
		if !done {
			return false
		}
	}
	return done
}

func (t *table) at(i, j int) bool { return t.cells[i*t.columns+j] }

// path lists the bytes of the text onto which the key is laid, the filled
// table's earliest end first and then in runs as long as can be.
func (t *table) path() []int {
	path := make([]int, t.rows)
	j := 1
	for !t.at(t.rows, j) {
		j++
	}
	for i := t.rows; i > 0; i-- {
		path[i-1] = j - 1
		for j--; i > 1 && !t.at(i-1, j); {
			j--
		}
	}
	return path
}

// near finds the items with a field that a few edits turn into the key, or
// whose pinyin a few edits turn into that of the key: 上成区 is 上城区 to the ear.
func (s *shelf) near(key string, lang tongue) []found {
	best := make([]found, len(s.weight))
	s.nearIn(best, key, lang, func(name Field) bool {
		return name != ByInitials && name != ByCategory
	})
	if hasHan(key) {
		parts, _ := newSpeller().spell(key, "")
		s.nearIn(best, keyOf(parts), lang, func(name Field) bool { return name == ByPinyin })
	}
	return chosen(best)
}

func (s *shelf) nearIn(best []found, key string, lang tongue, wanted func(Field) bool) {
	edits, letters := maxEdits(key), lettersOf(key)
	measure := newRuler(key, edits)
	for i := range s.fields {
		f := &s.fields[i]
		if !wanted(f.name) || far(letters, f.letters, edits) {
			continue
		}
		d := measure.to(s.key(f))
		length := len(measure.b)
		if d > edits || d >= length {
			continue
		}
		agreeing := int(f.to-f.from) * (length - d) / length
		s.offer(best, found{match: Near, field: i, at: int(f.from), key: key, score: s.score(i, Near, agreeing, lang)})
	}
}

// maxEdits is how many slips are forgiven: one in three letters, at most
// three, and one in a short Chinese name.
func maxEdits(key string) int {
	n := utf8.RuneCountInString(key)
	if n == 2 && hasHan(key) {
		return 1
	}
	return min(n/3, 3)
}

// ruler measures how far texts are from one.
type ruler struct {
	a, b []rune
	max  int
	rows [3][]int // two rows before, one before, and in the making
}

func newRuler(text string, max int) *ruler { return &ruler{a: []rune(text), max: max} }

// to is the number of letters to insert, leave out, change or swap with the
// next to turn the ruler's text into this, or more than its max if it is more.
func (r *ruler) to(text string) int {
	r.b = r.b[:0]
	for _, c := range text {
		r.b = append(r.b, c)
	}
	if len(r.a)-len(r.b) > r.max || len(r.b)-len(r.a) > r.max {
		return r.max + 1
	}
	for i := range r.rows {
		r.rows[i] = slices.Grow(r.rows[i][:0], len(r.b)+1)[:len(r.b)+1]
	}
	for j := range r.rows[1] {
		r.rows[1][j] = j
	}
	for i := range r.a {
		if r.step(i) > r.max {
			return r.max + 1
		}
	}
	return r.rows[1][len(r.b)]
}

// step takes in one more letter of the ruler's text and gives the least
// distance that is still possible.
func (r *ruler) step(i int) int {
	last, row, next := r.rows[0], r.rows[1], r.rows[2]
	next[0] = i + 1
	least := next[0]
	for j := range r.b {
		cost := 1
		if r.a[i] == r.b[j] {
			cost = 0
		}
		next[j+1] = min(row[j]+cost, row[j+1]+1, next[j]+1)
		if i > 0 && j > 0 && r.a[i] == r.b[j-1] && r.a[i-1] == r.b[j] {
			next[j+1] = min(next[j+1], last[j-1]+1)
		}
		least = min(least, next[j+1])
	}
	r.rows = [3][]int{row, next, last}
	return least
}

// allDigits tells whether a folded text is digits alone, as a code is.
func allDigits(key string) bool {
	for _, r := range key {
		if !unicode.IsDigit(r) {
			return false
		}
	}
	return true
}
