package evidence

// Passage is a text with its figures and its parts. Places in it count the runes
// of its folded twin: full-width forms are ASCII, capitals are small, and line
// breaks within a sentence are left out.
type Passage struct {
	Figures []Figure
	text    *text
	spans   [][2]int

	firstYear int
}

// Read reads a text as Figures does, and keeps its parts.
func Read(s string, opt Options) *Passage {
	t := newText(s)
	r := &reader{text: t, opt: opt}
	r.scan()
	r.shareAlongLists()
	p := &Passage{text: t, firstYear: r.firstYear()}
	p.Figures, p.spans = r.figures()
	return p
}

// Runes is the folded text.
func (p *Passage) Runes() []rune { return p.text.runes }

// Span is the stretch of figure k.
func (p *Passage) Span(k int) (start, end int) { return p.spans[k][0], p.spans[k][1] }

// Sentence is the sentence that holds i.
func (p *Passage) Sentence(i int) (start, end int) {
	return part(p.text.bounds.sentences, i, p.text.len())
}

// Segment is the part of a sentence between semicolons that holds i.
func (p *Passage) Segment(i int) (start, end int) {
	return part(p.text.bounds.segments, i, p.text.len())
}

// Paragraph is the line that holds i.
func (p *Passage) Paragraph(i int) (start, end int) { return p.text.paragraph(i) }

// Clause is where the clause that holds i begins.
func (p *Passage) Clause(i int) int { return p.text.clause(i, 200) }

// Original is the text itself from i to j, and where it stands in it, in runes.
func (p *Passage) Original(i, j int) (words string, start, end int) {
	if i >= j {
		return "", 0, 0
	}
	start, end = p.text.span(i, j)
	return p.text.original(i, j), start, end
}

// At is the place in Runes of rune i of the text itself.
func (p *Passage) At(i int) int {
	low, high := 0, len(p.text.runeAt)-1
	for low < high {
		if mid := (low + high) / 2; p.text.runeAt[mid] < i {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}

// Convert gives a value in one unit in another; ok is false where the two do not
// measure the same: 亿元 and "billion yuan" do, 家 and 户 do not.
func Convert(v float64, from, to string) (float64, bool) {
	a, f := baseUnit(from)
	b, g := baseUnit(to)
	if a != b && !(a == "" && b != "" && b != "%" && b != "points" && b != "times") {
		return 0, false
	}
	return v * f / g, true
}

// FirstYear is the year that a text names first, of a date where there is one
// before it tells its first figure; 0 for none.
func (p *Passage) FirstYear() int { return p.firstYear }

// Fold folds words as Read folds a text.
func Fold(s string) []rune {
	out := []rune(s)
	for i, r := range out {
		out[i] = foldRune(r)
	}
	return out
}
