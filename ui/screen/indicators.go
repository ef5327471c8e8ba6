package screen

import (
	"fmt"

	"weici/internal/words"
	"weici/model"
	"weici/ui/layout"
	"weici/ui/theme"
)

// indicatorList is the list of the indicators that the set has figures of,
// under their categories, with how many areas have one in the period.
type indicatorList struct {
	desk   *Desk
	offset int
	shown  []entry // what was drawn, for the mouse
}

// entry is one line of the list: a category, or an indicator.
type entry struct {
	category  string
	indicator model.IndicatorID
	lacking   int // indicators that the set has no figure of, in the last line; 0: it is another line
}

func (l *indicatorList) entries() []entry {
	var all []entry
	category, lacking := "", 0
	for i := range l.desk.Panel.Indicators {
		ind := model.IndicatorID(i)
		if !l.desk.HasFigures(ind) {
			lacking++
			continue
		}
		if c := l.desk.Panel.Indicators[i].Category.In(l.desk.Prose.Lang); c != category {
			category = c
			all = append(all, entry{category: c, indicator: model.NoIndicator})
		}
		all = append(all, entry{indicator: ind})
	}
	if lacking > 0 {
		all = append(all, entry{indicator: model.NoIndicator, lacking: lacking})
	}
	return all
}

// at gives the indicator drawn in a line.
func (l *indicatorList) at(y int) (model.IndicatorID, bool) {
	i := l.offset + y
	if i < 0 || i >= len(l.shown) || l.shown[i].indicator == model.NoIndicator {
		return model.NoIndicator, false
	}
	return l.shown[i].indicator, true
}

func (l *indicatorList) view(w, h int) []string {
	l.shown = l.entries()
	cursor := 0
	for i, e := range l.shown {
		if e.indicator == l.desk.question.Indicator {
			cursor = i
		}
	}
	l.offset = layout.Scroll(l.offset, cursor, len(l.shown), h)
	lines := make([]string, 0, h)
	for i := l.offset; i < len(l.shown) && len(lines) < h; i++ {
		lines = append(lines, l.line(l.shown[i], i == cursor, w))
	}
	return layout.Block(lines, w, h)
}

func (l *indicatorList) line(e entry, selected bool, w int) string {
	look := l.desk.Theme
	switch {
	case e.lacking > 0:
		return look.Paint(theme.Muted, layout.FitWith("  "+l.desk.Say(words.MoreElsewhere, e.lacking), w, look.Glyphs.Ellipsis))
	case e.indicator == model.NoIndicator:
		return look.Paint(theme.Heading, layout.FitWith(" "+layout.Clean(e.category), w, look.Glyphs.Ellipsis))
	}
	count := l.count(e.indicator) + " "
	name := layout.Clean(l.desk.Prose.IndicatorShort(e.indicator))
	room := w - layout.Width(count) - 2
	if !selected {
		return "  " + layout.FitWith(name, room, look.Glyphs.Ellipsis) + look.Paint(theme.Muted, count)
	}
	return look.Row(theme.Selected, look.Paint(theme.Accent, look.Glyphs.Cursor)+" "+
		layout.FitWith(name, room, look.Glyphs.Ellipsis)+count)
}

// count says how many areas have a figure in the question's period, or where
// none has one, in which period they have.
func (l *indicatorList) count(ind model.IndicatorID) string {
	d := l.desk
	if !d.Panel.Ready(ind) {
		return d.Theme.Glyphs.Ellipsis
	}
	if n := d.Tally(ind); n > 0 {
		return fmt.Sprintf("%d/%d", n, d.setSize())
	}
	return coveragePeriod(d.bestPeriod(ind))
}
