package brief

import (
	"slices"

	"weici/internal/words"
	"weici/model"
)

// segmented is the chart for programs that join all the points of a series: a
// line that breaks becomes one series from each break on.
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
	blank := func(name string) Series {
		return Series{Name: name, Points: make([]Point, len(labels)), Line: line}
	}
	parts := []Series{blank(s.Name)}
	broken := false
	for i, p := range s.Points {
		broken = broken || p.Apart
		if !p.OK {
			continue
		}
		if broken && parts[len(parts)-1].drawn() {
			parts = append(parts, blank(words.BriefSegment.In(lang, s.Name, labels[i])))
		}
		parts[len(parts)-1].Points[i], broken = p, false
	}
	return slices.DeleteFunc(parts, func(s Series) bool { return !s.drawn() })
}

func (s Series) drawn() bool {
	return slices.ContainsFunc(s.Points, func(p Point) bool { return p.OK })
}
