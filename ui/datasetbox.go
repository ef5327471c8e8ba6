package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"weici/internal/words"
	"weici/ui/layout"
	"weici/ui/theme"
)

// datasetBox lets one choose the dataset on the screen.
type datasetBox struct {
	app    *App
	cursor int
	first  int // of those drawn
}

// Update moves the cursor, turns to the dataset under it, or closes the box.
func (b *datasetBox) Update(msg tea.Msg) (tea.Cmd, bool) {
	m, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil, false
	}
	last := len(b.app.turning.datasets) - 1
	switch m.String() {
	case "up", "k":
		b.cursor = max(b.cursor-1, 0)
	case "down", "j":
		b.cursor = min(b.cursor+1, last)
	case "home":
		b.cursor = 0
	case "end", "G":
		b.cursor = last
	case "enter", "space":
		if b.cursor == b.app.at {
			return nil, true
		}
		return b.app.enter(b.cursor, ""), true
	case "esc", "q", "D":
		return nil, true
	}
	return nil, false
}

// Cursor tells that the box has none.
func (b *datasetBox) Cursor() (x, y int, ok bool) { return 0, 0, false }

// View draws the datasets one under the other, the chosen one in sight.
func (b *datasetBox) View(w, h int) []string {
	a := b.app
	look := a.desk.Theme
	lines := []string{" " + look.Paint(theme.Title, a.desk.Say(words.DatasetsTitle)) + "  " + look.Paint(theme.Muted, a.desk.Say(words.DatasetsHint)), ""}
	room := max(h-len(lines), 1)
	b.first = min(b.first, b.cursor)
	for b.first < b.cursor && b.height(w, b.first, b.cursor) > room {
		b.first++
	}
	for i := b.first; i < len(a.turning.datasets) && len(lines) < h; i++ {
		lines = append(lines, b.dataset(i, w)...)
	}
	return layout.Block(lines, w, h)
}

// height is how many lines the datasets from first to last take.
func (b *datasetBox) height(w, first, last int) int {
	n := 0
	for i := first; i <= last; i++ {
		n += len(b.dataset(i, w))
	}
	return n
}

// dataset draws one dataset.
func (b *datasetBox) dataset(i, w int) []string {
	a := b.app
	d, look, say := a.turning.datasets[i], a.desk.Theme, a.desk.Say
	edge, token := "  ", theme.Heading
	if i == b.cursor {
		edge, token = look.Paint(theme.Accent, look.Glyphs.Cursor)+" ", theme.Accent
	}
	where := say(words.DatasetEmbedded)
	if d.Path != "" {
		where = d.Path
	}
	if i == a.at {
		where += " " + look.Glyphs.Separator + " " + say(words.DatasetHere)
	}
	title := d.Name
	f := a.turning.facts[i]
	if f != nil {
		title = f.Title.In(a.desk.Prose.Lang)
		where = d.Name + " " + look.Glyphs.Separator + " " + where
	}
	line := func(t theme.Token, text string) string {
		return edge + "  " + look.Paint(t, layout.FitWith(layout.Clean(text), max(w-4, 1), look.Glyphs.Ellipsis))
	}
	lines := []string{layout.FitWith(edge+look.Paint(token, layout.Clean(title))+"  "+look.Paint(theme.Muted, layout.Clean(where)), w, look.Glyphs.Ellipsis)}
	if f == nil {
		return append(lines, line(theme.Muted, say(words.DatasetUnread)), "")
	}
	lines = append(lines, line(theme.Text, say(words.DatasetHolds, f.Areas, f.Indicators, f.First, f.Last, f.Figures)), b.fullness(f, edge, w),
		line(theme.Muted, b.grades(f)))
	for _, text := range []string{f.Licence, f.Attribution.In(a.desk.Prose.Lang)} {
		if text != "" {
			lines = append(lines, line(theme.Muted, text))
		}
	}
	return append(lines, "")
}

// fullness is a bar of the cells that have a figure, in the set that the
// dataset opens on.
func (b *datasetBox) fullness(f *Facts, edge string, w int) string {
	const most = 20
	look := b.app.desk.Theme
	if f.Cells == 0 {
		return edge
	}
	full := float64(f.Filled) / float64(f.Cells)
	n := min(int(full*most+0.5), most)
	if n == 0 && f.Filled > 0 {
		n = 1
	}
	on, off := "█", "░"
	if look.Glyphs.ASCII {
		on, off = "#", "."
	}
	bar := look.Paint(theme.Accent, strings.Repeat(on, n)) + look.Paint(theme.Muted, strings.Repeat(off, most-n))
	text := b.app.desk.Say(words.HeadFullness) + " "
	return layout.FitWith(edge+"  "+look.Paint(theme.Text, text)+bar+" "+look.Paint(theme.Text, b.app.desk.Say(words.FullnessOf, 100*full, f.Filled, f.Cells)), w, look.Glyphs.Ellipsis)
}

// grades counts the documents by kind, most trusted first, and the places that
// sources state.
func (b *datasetBox) grades(f *Facts) string {
	d := b.app.desk
	text := d.Prose.Grades(f.Kinds)
	if f.Places > 0 {
		text += " " + d.Theme.Glyphs.Separator + " " + d.Say(words.DatasetPlaces, f.Places)
	}
	return text
}
