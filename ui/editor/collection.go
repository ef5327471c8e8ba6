package editor

import (
	"io"

	tea "charm.land/bubbletea/v2"

	"weici/internal/brief"
	"weici/internal/words"
	"weici/model"
	"weici/ui/layout"
	"weici/ui/screen"
)

// Files keeps and reads the user's files.
type Files interface {
	// Write writes a file whole or not at all, and says where it is. Without
	// replace, a file that is there stays and the error is fs.ErrExist; every
	// other error says to the user what to do.
	Write(name string, write func(io.Writer) error, replace bool) (path string, err error)
	// Read opens a file.
	Read(name string) (io.ReadCloser, error)
}

// Collection is a brief in the making, and how it was before each change.
type Collection struct {
	draft  brief.Draft
	before []brief.Draft
	edits  int
}

// undoMost is the most changes that can be taken back.
const undoMost = 100

// NewCollection begins with a brief of an earlier session.
func NewCollection(draft brief.Draft) *Collection { return &Collection{draft: draft} }

// Draft gives the brief, and whether this session has changed it.
func (c *Collection) Draft() (draft brief.Draft, changed bool) { return c.draft, c.edits > 0 }

// redraft changes the brief; the change can be taken back.
func (c *Collection) redraft(next brief.Draft) {
	c.before = append(c.before, c.draft)
	c.before = c.before[max(len(c.before)-undoMost, 0):]
	c.draft = next
	c.edits++
}

// undo takes the last change back.
func (c *Collection) undo() {
	last := len(c.before) - 1
	c.draft, c.before = c.before[last], c.before[:last]
	c.edits++
}

// Add adds items to the brief, and says which; one that is in it already is
// not added again.
func (c *Collection) Add(d *screen.Desk, items []brief.Item) tea.Cmd {
	next, first := c.draft, -1
	added := 0
	for _, item := range items {
		if at := next.Find(item); at >= 0 {
			if first < 0 {
				first = at
			}
			continue
		}
		grown, err := next.With(item)
		if err != nil {
			return screen.Notice(d.Say(words.CollectFull, len(next.Items)))
		}
		if next = grown; added == 0 {
			first = len(next.Items) - 1
		}
		added++
	}
	if first < 0 {
		return nil
	}
	name := layout.Clean(itemName(d, next.Items[first]))
	switch {
	case added == 0:
		return screen.Notice(d.Say(words.CollectHas, name, first+1))
	case added > 1:
		name = d.Say(words.SourceFigures, added)
	}
	c.redraft(next)
	return screen.Notice(d.Say(words.Collected, name, first+1))
}

// itemName says what an item is about.
func itemName(d *screen.Desk, item brief.Item) string {
	_, made := brief.ComposeDraft(d.Panel, brief.Draft{Items: []brief.Item{item}}, d.Prose.Lang, model.Period{})
	return made[0].Name
}
