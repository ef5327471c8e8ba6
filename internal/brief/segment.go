package brief

import (
	"slices"

	"weici/internal/words"
	"weici/model"
)

// segmented is the chart for programs that join all the points of a series: a
// line that breaks becomes one series from each break on, and bounds and round
// numbers become a series whose points are joined to nothing, as on the screen.
func (c Chart) segmented(lang model.Lang) Chart {
	if c.Kind != Lines {
		return c
	}
	var all []Series
	for i, s := range c.Series {
		all = append(all, s.segments(i, c.Labels, lang)...)
	}
	c.Series = all
	return c
}

// segments cuts a series where it must not be read across.
func (s Series) segments(line int, labels []string, lang model.Lang) []Series {
	blank := func(name string, loose bool) Series {
		return Series{Name: name, Points: make([]Point, len(labels)), Line: line, Loose: loose}
	}
	parts := []Series{blank(s.Name, false)}
	bounds := blank(words.BriefLoose.In(lang, s.Name), true)
	broken := false
	for i, p := range s.Points {
		last := &parts[len(parts)-1]
		broken = broken || p.Apart
		switch {
		case !p.OK:
			continue
		case p.Bound:
			bounds.Points[i] = p
			continue
		case broken && last.drawn():
			parts = append(parts, blank(words.BriefSegment.In(lang, s.Name, labels[i]), false))
			last = &parts[len(parts)-1]
		}
		last.Points[i], broken = p, false
	}
	return slices.DeleteFunc(append(parts, bounds), func(s Series) bool { return !s.drawn() })
}

func (s Series) drawn() bool {
	return slices.ContainsFunc(s.Points, func(p Point) bool { return p.OK })
}
