package prose

import (
	"strings"

	"weici/internal/analysis"
	"weici/internal/words"
)

// nearestPeriods is how many periods are offered where one has no figures.
const nearestPeriods = 6

// Nothing says why a ranking is empty, and the nearest periods of its set that
// have figures, or else the levels that have any.
func (w Writer) Nothing(q analysis.Question) string {
	members := analysis.Members(w.Panel, q.Within, q.Level)
	if len(members) == 0 {
		return w.Say(words.NothingBelow)
	}
	if analysis.CountIn(w.Panel, q.Indicator, members, q.Period) > 0 {
		return w.Say(words.NothingRanked)
	}
	if near := analysis.Nearest(w.Panel, q.Indicator, members, q.Period); len(near) > 0 {
		var periods []string
		for _, c := range near[:min(len(near), nearestPeriods)] {
			periods = append(periods, w.Say(words.PeriodCount, w.Period(c.Period), c.Count))
		}
		return w.Say(words.NoFigures, w.Period(q.Period), w.Indicator(q.Indicator)) + w.Say(words.NoteSemicolon) +
			w.Say(words.PeriodsNear, strings.Join(periods, w.Say(words.ListComma)))
	}
	var levels []string
	for _, c := range analysis.Elsewhere(w.Panel, q.Indicator) {
		levels = append(levels, w.Say(words.LevelCount, w.Level(c.Level), w.Period(c.Period), c.Count))
	}
	if len(levels) == 0 {
		return w.Say(words.NoPeriods)
	}
	return w.Say(words.NoFiguresIn, w.Set(q.Within, q.Level, len(members), len(members)), w.Indicator(q.Indicator)) + w.Say(words.NoteSemicolon) +
		w.Say(words.LevelsWith, strings.Join(levels, w.Say(words.ListComma)))
}
