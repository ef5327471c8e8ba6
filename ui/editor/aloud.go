package editor

import (
	"slices"

	"weici/internal/brief"
	"weici/internal/words"
	"weici/ui/screen"
)

// Said is the brief from its title to its sources, or how one begins.
func (s *Editor) Said() []string {
	d := s.desk
	if len(s.compose()) == 0 {
		lines := []string{d.Say(words.BriefEmpty) + d.Say(words.SentenceEnd)}
		for _, hint := range s.hints() {
			lines = append(lines, d.Say(hint)+d.Say(words.SentenceEnd))
		}
		return lines
	}
	lines := []string{s.brief.Title}
	for _, b := range s.brief.Blocks {
		lines = append(lines, sayBlock(d, b)...)
	}
	for _, src := range s.brief.Sources {
		lines = append(lines, d.Say(words.ScreenSources)+mark(src.Number)+" “"+src.Quote+"” "+src.Line)
	}
	return lines
}

func sayBlock(d *screen.Desk, b brief.Block) []string {
	switch x := b.(type) {
	case brief.Heading:
		return []string{x.Text}
	case brief.Paragraph:
		text := ""
		for _, r := range x.Runs {
			said, stop := r.Marked()
			text += said + marks(r.Sources) + stop
		}
		return []string{text}
	case brief.Table:
		table := [][]string{x.Head}
		for _, row := range x.Rows {
			var cells []string
			for _, cell := range row {
				cells = append(cells, cell.Text+marks(cell.Sources))
			}
			table = append(table, cells)
		}
		return slices.Concat([]string{x.Title}, d.SayTable(table), x.Notes)
	case brief.Chart:
		return sayBlock(d, x.Table())
	}
	return nil
}
