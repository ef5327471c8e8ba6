package analysis

import (
	"cmp"
	"slices"

	"weici/model"
)

// Quality is how far a dataset can be relied on for the set of areas that it
// opens on: what is there, what disagrees, and what to collect next.
type Quality struct {
	Overview
	Within     model.AreaID // the set: the areas of a level inside an area
	Level      model.Level
	Of         int        // the areas of the set
	Indicators []Fullness // in the order of the dataset, without those of other sets
	Years      []Fullness // in their order
	Conflicts  int        // cells with sources that disagree
	Agree      int        // stated places that the figures bear out ...
	Differ     int        // ... that they contradict ...
	Open       int        // ... and that they cannot decide; the other stated places are among other areas
	Newest     model.Period
	Published  model.Date   // of the newest document
	Next       []Incomplete // the rankings that fewest figures would complete
}

// Fullness is how many cells of an indicator or of a year have a figure.
type Fullness struct {
	Indicator   model.IndicatorID // NoIndicator for a year
	Year        int               // 0 for an indicator
	First, Last int               // an indicator's years
	Filled, Of  int
}

// Incomplete is a ranking that is not complete, and the areas it lacks.
type Incomplete struct {
	Indicator model.IndicatorID
	Period    model.Period
	Missing   []model.AreaID
}

// mostGaps is how many rankings Quality names.
const mostGaps = 12

// Quality looks through the set that the dataset opens on.
func (g Guard) Quality() Quality {
	p := g.panel
	q := Quality{Overview: g.Overview(), Within: model.NoArea}
	if opening, ok := openingOf(p); ok {
		q.Within, q.Level = opening.Within, opening.Level
	}
	members := openingSet(p)
	q.Of = len(members)
	years := map[int]*Fullness{}
	for ind := range model.IndicatorID(len(p.Indicators)) {
		q.indicator(g, ind, members, years)
	}
	for _, y := range years {
		q.Years = append(q.Years, *y)
	}
	slices.SortFunc(q.Years, func(a, b Fullness) int { return cmp.Compare(a.Year, b.Year) })
	q.rankGaps()
	q.disagreements(g)
	q.age(p)
	return q
}

// indicator adds the fullness of an indicator, and its part in that of each of
// its years.
func (q *Quality) indicator(g Guard, ind model.IndicatorID, members []model.AreaID, years map[int]*Fullness) {
	f := Fullness{Indicator: ind}
	counts := map[int]int{}
	for _, c := range Covered(g.panel, ind, members) {
		if c.Period.Kind != model.Year || c.Count == 0 {
			continue
		}
		year := int(c.Period.Year)
		if f.First == 0 {
			f.First = year
		}
		f.First, f.Last = min(f.First, year), max(f.Last, year)
		f.Filled += c.Count
		counts[year] = c.Count
		q.miss(g, ind, c, members)
	}
	if f.First == 0 {
		return
	}
	f.Of = (f.Last - f.First + 1) * len(members)
	q.Indicators = append(q.Indicators, f)
	for year := f.First; year <= f.Last; year++ {
		if years[year] == nil {
			years[year] = &Fullness{Indicator: model.NoIndicator, Year: year}
		}
		years[year].Of += len(members)
		years[year].Filled += counts[year]
	}
}

// miss keeps a ranking that some areas lack.
func (q *Quality) miss(g Guard, ind model.IndicatorID, c PeriodCount, members []model.AreaID) {
	if c.Count == len(members) {
		return
	}
	gap := Incomplete{Indicator: ind, Period: c.Period}
	for _, area := range members {
		if id := g.panel.Shown(ind, area, c.Period); id == model.NoObs || !g.panel.Observations.Figure(id).Valued {
			gap.Missing = append(gap.Missing, area)
		}
	}
	q.Next = append(q.Next, gap)
}

// rankGaps keeps the rankings that lack least; of those that lack as much, the
// newest, and then those of the dataset's first indicators.
func (q *Quality) rankGaps() {
	slices.SortStableFunc(q.Next, func(a, b Incomplete) int {
		return cmp.Or(cmp.Compare(len(a.Missing), len(b.Missing)), cmp.Compare(b.Period.Year, a.Period.Year), cmp.Compare(a.Indicator, b.Indicator))
	})
	q.Next = q.Next[:min(len(q.Next), mostGaps)]
}

// disagreements counts the conflicts of the dataset, and holds every stated
// place of the areas below an area against the figures.
func (q *Quality) disagreements(g Guard) {
	p := g.panel
	counted := map[model.ObsID]bool{}
	for id := range model.ObsID(p.Observations.Len()) {
		shown := p.Shown(p.Observations.Indicator(id), p.Observations.Area(id), p.Observations.Period(id))
		if counted[shown] {
			continue
		}
		counted[shown] = true
		if answer := g.Observed(shown); answer.Caveats.Has(InConflict) {
			q.Conflicts++
		}
	}
	for _, claim := range g.agreements() {
		switch claim {
		case Agrees:
			q.Agree++
		case Differs:
			q.Differ++
		case Undecided, NotRanked:
			q.Open++
		}
	}
}

// agreements gives what each ranking of the areas below an area says of the
// places stated in it.
func (g Guard) agreements() []Agreement {
	var all []Agreement
	for ind := range model.IndicatorID(len(g.panel.Indicators)) {
		for _, period := range g.panel.Periods(ind) {
			for a := range g.panel.Areas {
				level := levelBelow(g.panel, model.AreaID(a))
				if level == "" {
					continue
				}
				r := g.places(Question{Indicator: ind, Period: period, Within: model.AreaID(a), Level: level})
				for _, row := range r.Rows {
					all = append(all, row.Place.Agreement)
				}
				for _, u := range r.Unranked {
					all = append(all, u.Place.Agreement)
				}
			}
		}
	}
	return all
}

// age finds the newest year with a figure and the newest document.
func (q *Quality) age(p *model.Panel) {
	if q.Last > 0 {
		q.Newest = model.YearPeriod(q.Last)
	}
	for i := range p.Documents {
		if d := p.Documents[i].Published; d.Known() && (!q.Published.Known() || d.Compare(q.Published) > 0) {
			q.Published = d
		}
	}
}
