package editor

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"weici/internal/brief"
)

// TestEveryChangeIsTakenBack changes a collection at random and takes the
// changes back, as far as they are kept: each step shows the brief as it was.
func TestEveryChangeIsTakenBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := NewCollection(brief.Draft{})
		var were []int
		for i := range rapid.IntRange(1, undoMost+20).Draw(t, "changes") {
			draft, _ := c.Draft()
			were = append(were, len(draft.Items))
			c.redraft(brief.Draft{Items: append([]brief.Item{{Kind: brief.NoteItem, Text: fmt.Sprint(i)}}, draft.Items...)})
		}
		if _, changed := c.Draft(); !changed {
			t.Fatal("a changed collection says that it was not")
		}
		for i := len(were) - 1; i >= max(len(were)-undoMost, 0); i-- {
			c.undo()
			if draft, _ := c.Draft(); len(draft.Items) != were[i] {
				t.Fatalf("change %d taken back leaves %d items, not %d", i, len(draft.Items), were[i])
			}
		}
		if len(c.before) != 0 {
			t.Fatalf("%d changes are left", len(c.before))
		}
	})
}
