package analysis

import (
	"slices"

	"weici/model"
)

// Trend is series of one indicator over the periods of one kind.
type Trend struct {
	Question
	Periods []model.Period
	Series  []Series
}

// Series is one area's figures, one point for each period of the trend.
type Series struct {
	Area   model.AreaID
	Points []Point
	Breaks []Break
}

// Point is one period of a series. Area is the version of the area that the
// figure belongs to: an earlier version's figures stand in the series, behind
// a break.
type Point struct {
	Area   model.AreaID
	Answer Answer
	Why    Reason // why it is no point of a line; Fine where it is one
}

// Break is where a series must not be read across: before the point At
// (an index into Points), for a reason.
type Break struct {
	At  int
	Why Reason
}

// TrendOf gives the series of the question's marked areas, or of its selected
// area where none is marked, over the periods of the question's period's kind.
func TrendOf(p *model.Panel, q Question) *Trend { return NewRankings(p).Trend(q) }

// Trend is TrendOf on rankings that are kept.
func (k *Rankings) Trend(q Question) *Trend {
	p, t := k.panel, &Trend{Question: q}
	if q.Indicator == model.NoIndicator {
		return t
	}
	areas := q.Areas
	if len(areas) == 0 && q.Area != model.NoArea {
		areas = []model.AreaID{q.Area}
	}
	for _, period := range p.Periods(q.Indicator) {
		if period.SameKind(q.Period) {
			t.Periods = append(t.Periods, period)
		}
	}
	g := Guard{p}
	areas = withoutNone(areas)
	if n := len(t.Periods); n > 0 {
		t.Derivation = g.based(q.Indicator, areas, t.Periods[n-1], q.Derivation)
	}
	for _, area := range areas {
		if q.Derivation.Transform == model.Standing {
			t.Series = append(t.Series, k.places(q.Indicator, area, t.Periods))
			continue
		}
		t.Series = append(t.Series, g.Series(q.Indicator, area, t.Periods, t.Derivation))
	}
	t.trim()
	return t
}

// trim drops the periods at either end in which no area has a figure.
func (t *Trend) trim() {
	has := func(i int) bool {
		return slices.ContainsFunc(t.Series, func(s Series) bool { return s.Points[i].Answer.Obs != model.NoObs })
	}
	from, to := 0, len(t.Periods)
	for from < to && !has(from) {
		from++
	}
	for to > from && !has(to-1) {
		to--
	}
	t.Periods = t.Periods[from:to]
	for i := range t.Series {
		s := &t.Series[i]
		s.Points = s.Points[from:to]
		for j := range s.Breaks {
			s.Breaks[j].At -= from
		}
	}
}

// Series gives an area's figures for the periods, with those of the versions
// that it replaced under the same code where it has none itself.
func (g Guard) Series(ind model.IndicatorID, area model.AreaID, periods []model.Period, d Derivation) Series {
	s := Series{Area: area, Points: make([]Point, len(periods))}
	for i, period := range periods {
		version := g.versionAt(ind, area, period)
		a := g.Value(ind, version, period, d)
		s.Points[i] = Point{version, a, g.Fits(UseLine, a)}
	}
	s.Breaks = g.breaks(s.Points)
	return s
}

// versionAt is the version of an area whose figure stands for a period: the
// area's own, or that of the nearest version before it.
func (g Guard) versionAt(ind model.IndicatorID, area model.AreaID, period model.Period) model.AreaID {
	version := area
	for range g.panel.Areas { // an area that replaces itself must not keep us
		if version == model.NoArea {
			break
		}
		if g.panel.Areas[version].Covers(period) || g.panel.Shown(ind, version, period) != model.NoObs {
			return version
		}
		version = g.versionBefore(version)
	}
	return area
}

// versionBefore is the area of the same code that an area replaced, or NoArea.
func (g Guard) versionBefore(area model.AreaID) model.AreaID {
	a := &g.panel.Areas[area]
	for _, old := range a.Replaces {
		if a.Code != "" && g.panel.Areas[old].Code == a.Code {
			return old
		}
	}
	return model.NoArea
}

// breaks finds where a series must not be read across: what the guard says
// against a line from each point to the next.
func (g Guard) breaks(points []Point) []Break {
	var found []Break
	last := -1
	for i, p := range points {
		if p.Why != Fine {
			continue
		}
		if last >= 0 {
			if why := g.May(UseLine, p.Answer.Obs, points[last].Answer.Obs); why != Fine {
				found = append(found, Break{i, why})
			}
		}
		last = i
	}
	return found
}
