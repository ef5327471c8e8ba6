package model

// Qualifier says how a figure bounds the true one. It bounds the signed value:
// 下降超3.0% is a value of −3.0 that the true one is under.
type Qualifier uint8

// The qualifiers: 近 is Under, 约 and 左右 are About, 超 and 突破 are Over, 以上
// is AtLeast and 以内 is AtMost, of a number that is not a fall.
const (
	Exact Qualifier = iota
	About
	Over
	Under
	AtLeast
	AtMost
)

// Qualifiers lists every qualifier.
func Qualifiers() []Qualifier { return []Qualifier{Exact, About, Over, Under, AtLeast, AtMost} }

// String gives the qualifier's word in data files and JSON.
func (q Qualifier) String() string {
	return Code(q, "exact", "about", "over", "under", "at_least", "at_most")
}

// ParseQualifier reads a qualifier's word; "" is Exact.
func ParseQualifier(s string) (Qualifier, bool) {
	if s == "" {
		return Exact, true
	}
	for _, q := range Qualifiers() {
		if q.String() == s {
			return q, true
		}
	}
	return Exact, false
}

// Negated is the qualifier of a number with its sign turned: what is over 3 is
// under −3. So a fall of 超3.0% and a value of −3.0 bound the same figures.
func (q Qualifier) Negated() Qualifier {
	switch q {
	case Over:
		return Under
	case Under:
		return Over
	case AtLeast:
		return AtMost
	case AtMost:
		return AtLeast
	}
	return q
}
