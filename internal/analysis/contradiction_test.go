package analysis

import (
	"slices"
	"testing"
)

// TestManyContradictionsTakeNoTime has every area of a large set claimed to be
// everywhere: the smallest contradiction is not sought for ever.
func TestManyContradictionsTakeNoTime(t *testing.T) {
	const n = 12
	var all []Statement
	for i := range statementsMost {
		s := Statement{member: i % n, standing: anywhere(n)}
		s.best, s.worst = i%7+1, i%7+1
		all = append(all, s)
	}
	core := smallest(all, n)
	if len(core) == 0 || agreeable(core, n) {
		t.Fatalf("%d statements that may all be true", len(core))
	}
	for i := range core {
		if less := slices.Delete(slices.Clone(core), i, i+1); !agreeable(less, n) {
			t.Errorf("statement %d is not needed", i)
		}
	}
}
