package analysis

import "weici/model"

// Guard is the one place that decides whether figures may be shown, ranked or
// put together (rule 19).
type Guard struct{ panel *model.Panel }

// NewGuard gives the guard of a panel.
func NewGuard(p *model.Panel) Guard { return Guard{p} }

// Figure gives the figure to show for a cell as it was published, or the
// reason why there is none.
func (g Guard) Figure(ind model.IndicatorID, area model.AreaID, period model.Period) Answer {
	id := g.panel.Shown(ind, area, period)
	if id == model.NoObs {
		return refuse(g.absence(ind, area, period))
	}
	return g.Observed(id)
}

// Observed gives one observation as an answer, shown or not.
func (g Guard) Observed(id model.ObsID) Answer {
	f := g.panel.Observations.Figure(id)
	if !f.Valued {
		a := refuse(absent(f.Status), id)
		a.Status, a.Caveats = f.Status, g.caveats(id, f)
		return a
	}
	return Answer{
		Value:     f.Value,
		Decimals:  int(f.Decimals),
		Qualifier: f.Qualifier,
		Status:    f.Status,
		Caveats:   g.caveats(id, f),
		Obs:       id,
	}
}

// absence says why a cell is empty.
func (g Guard) absence(ind model.IndicatorID, area model.AreaID, period model.Period) Reason {
	if area == model.NoArea {
		return NotCollected
	}
	if g.panel.Refused(ind, area, period) {
		return RowRefused
	}
	a := &g.panel.Areas[area]
	switch {
	case a.Covers(period):
		return NotCollected
	case period.End().Known() && period.End().Compare(a.ValidFrom) < 0:
		return AreaNotYet
	}
	return AreaNoMore
}

// lacking is why a computation lacks an input: for the reason given, unless its
// row was refused.
func (g Guard) lacking(why Reason, ind model.IndicatorID, area model.AreaID, period model.Period) Reason {
	if g.panel.Refused(ind, area, period) {
		return RowRefused
	}
	return why
}

// refused counts the refused rows that may give a figure of a set.
func (g Guard) refused(q Question, set []model.AreaID) int {
	n := g.panel.Astray(q.Indicator, q.Period)
	for _, area := range set {
		if g.panel.Refused(q.Indicator, area, q.Period) {
			n++
		}
	}
	return n
}

func absent(s model.Status) Reason {
	switch s {
	case model.Missing:
		return NotPublished
	case model.NotApplicable:
		return NotApplicable
	case model.BelowUnit:
		return BelowUnit
	case model.NotCollected:
		return NotCollected
	}
	return RankOnly
}

func (g Guard) caveats(id model.ObsID, f model.Figure) Caveats {
	c := statusCaveats(f.Status)
	if f.Qualifier != model.Exact {
		c |= IsBound
	}
	if doc := g.panel.Observations.Document(id); doc == model.NoDoc || g.panel.Documents[doc].Kind == model.Secondary {
		c |= IsSecondary
	}
	if o := g.panel.Observations; g.panel.Refused(o.Indicator(id), o.Area(id), o.Period(id)) {
		c |= HasRefused
	}
	for other := g.panel.Next(id); other != model.NoObs; other = g.panel.Next(other) {
		c |= HasVintages | statusCaveats(g.panel.Observations.Figure(other).Status)&BeginsSeries // a break belongs to the cell
		if !f.Agrees(g.panel.Observations.Figure(other)) {
			c |= InConflict
		}
	}
	return c
}

// base finds the figure that a computation starts from.
func (g Guard) base(ind model.IndicatorID, area model.AreaID, period model.Period) (model.ObsID, Reason) {
	id := g.panel.Shown(ind, area, period)
	if id != model.NoObs && g.panel.Observations.Figure(id).Valued {
		return id, Fine
	}
	switch why := g.absence(ind, area, period); why {
	case AreaNotYet, AreaNoMore:
		return model.NoObs, AcrossBoundary
	case RowRefused:
		return model.NoObs, RowRefused
	}
	return model.NoObs, BaseMissing
}
