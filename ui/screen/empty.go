package screen

import (
	tea "charm.land/bubbletea/v2"

	"weici/internal/words"
	"weici/model"
	"weici/ui/layout"
)

// Empty tells whether there is nothing to ask about: no area or no figure.
func (d *Desk) Empty() bool {
	return len(d.Panel.Areas) == 0 || d.question.Indicator == model.NoIndicator
}

// Empty stands for every screen of a dataset without figures.
type Empty struct{ desk *Desk }

// NewEmpty makes the screen of an empty dataset.
func NewEmpty(d *Desk) *Empty { return &Empty{d} }

// Actions lists nothing: the global actions remain.
func (s *Empty) Actions() []Action { return nil }

// Mouse finds nothing to select.
func (s *Empty) Mouse(tea.MouseMsg, int, int) tea.Cmd { return nil }

// View says that there is nothing to show.
func (s *Empty) View(w, h int) []string {
	return layout.Block([]string{"", " " + s.desk.Say(words.NoAreas)}, w, h)
}
