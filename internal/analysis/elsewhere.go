package analysis

import (
	"cmp"
	"slices"

	"weici/model"
)

// Nearest lists the periods in which any of the members has a figure, the
// nearest to a period first, and of two as near the later.
func Nearest(p *model.Panel, ind model.IndicatorID, members []model.AreaID, to model.Period) []PeriodCount {
	covered := slices.DeleteFunc(Covered(p, ind, members), func(c PeriodCount) bool { return c.Count == 0 })
	away := func(c PeriodCount) int { return max(int(c.Period.Year)-int(to.Year), int(to.Year)-int(c.Period.Year)) }
	slices.SortStableFunc(covered, func(a, b PeriodCount) int {
		return cmp.Or(cmp.Compare(away(a), away(b)), cmp.Compare(wholeness(b.Period), wholeness(a.Period)), b.Period.Compare(a.Period))
	})
	return covered
}

// LevelCount is how many areas of a level have a figure in the level's best
// covered period.
type LevelCount struct {
	Level  model.Level
	Period model.Period
	Count  int
}

// Elsewhere counts, level by level, where an indicator has figures.
func Elsewhere(p *model.Panel, ind model.IndicatorID) []LevelCount {
	var levels []LevelCount
	for _, level := range model.Levels() {
		members := Members(p, model.NoArea, level)
		period := BestPeriod(p, ind, members)
		if n := CountIn(p, ind, members, period); n > 0 {
			levels = append(levels, LevelCount{level, period, n})
		}
	}
	return levels
}
