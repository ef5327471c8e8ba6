package analysis

import (
	"slices"

	"weici/model"
)

// Profile is one area in every indicator.
type Profile struct {
	Area    model.AreaID
	Period  model.Period // undated: each line in its own latest period
	Entries []Entry      // in the order of the indicators
}

// Entry is one indicator of a profile.
type Entry struct {
	Indicator model.IndicatorID
	Period    model.Period // the period of the figure
	Answer    Answer
	Row       *Row // its place among its peers; nil where it has none
	N, Of     int  // areas ranked, areas in the set
	Within    model.AreaID
	Level     model.Level
	Why       Reason // why it has no place
	Claim     Claim
	Agreement Agreement
}

// ProfileOf gives an area's figures and places among the areas of its level
// inside its parent. With an undated period each indicator is shown in its
// latest period, so the entries name their own (rule 9).
func ProfileOf(p *model.Panel, area model.AreaID, period model.Period) *Profile {
	return NewRankings(p).Profile(area, period)
}

// Profile is ProfileOf on rankings that are kept.
func (k *Rankings) Profile(area model.AreaID, period model.Period) *Profile {
	p := k.panel
	out := &Profile{Area: area, Period: period}
	if area == model.NoArea {
		return out
	}
	for i := range p.Indicators {
		ind := model.IndicatorID(i)
		at := period
		if at.Kind == model.Undated {
			at = newest(p, ind, area)
		}
		if p.Shown(ind, area, at) == model.NoObs && !p.Refused(ind, area, at) {
			continue
		}
		out.Entries = append(out.Entries, k.entry(ind, area, at))
	}
	return out
}

// EntryOf is one figure of an area with its place among the area's peers.
func EntryOf(p *model.Panel, ind model.IndicatorID, area model.AreaID, period model.Period) Entry {
	return NewRankings(p).entry(ind, area, period)
}

func (k *Rankings) entry(ind model.IndicatorID, area model.AreaID, period model.Period) Entry {
	p := k.panel
	if area == model.NoArea {
		return Entry{Indicator: ind, Period: period, Answer: refuse(NotCollected), Within: area, Why: NotCollected}
	}
	a := &p.Areas[area]
	r := k.Rank(Question{
		Indicator: ind, Period: period, Area: area,
		Against: model.NoIndicator, Within: a.Parent, Level: a.Level,
	})
	e := Entry{
		Indicator: ind, Period: period, Answer: Guard{p}.Figure(ind, area, period),
		N: r.N(), Of: r.Of, Within: a.Parent, Level: a.Level,
	}
	if e.Row = r.Row(area); e.Row != nil {
		e.Claim, e.Agreement = e.Row.Claim, e.Row.Agreement
		return e
	}
	e.Why = Guard{p}.why(r, area)
	if c, ok := (Guard{p}).claim(ind, area, period, a.Parent, a.Level); ok {
		e.Claim, e.Agreement = c, NotRanked
	}
	return e
}

// newest is the latest period in which an area has an observation: first those
// with a figure or a claimed rank before forecasts and mere reasons, then whole
// years before parts of years and these before no period. Where all rows were
// refused it is the latest of theirs.
func newest(p *model.Panel, ind model.IndicatorID, area model.AreaID) model.Period {
	var best model.Period
	most := -1
	periods := p.Periods(ind)
	for i, id := range p.Row(ind, area) {
		if id == model.NoObs {
			continue
		}
		worth := wholeness(periods[i])
		if f := p.Observations.Figure(id); f.Valued && f.Status != model.Forecast || f.Claim.Made() {
			worth += 3
		}
		if worth >= most {
			best, most = periods[i], worth
		}
	}
	if refused := p.RefusedPeriods(ind, area); most < 0 && len(refused) > 0 {
		return slices.MaxFunc(refused, model.Period.Compare)
	}
	return best
}

// Standing sorts a profile's decided places by how far up the set they are:
// the first places lead, the last lag. Neutral indicators and sets of fewer
// than three areas are left out (rule 3).
func (pr *Profile) Standing(p *model.Panel) (leads, lags []Entry) {
	for _, e := range pr.Entries {
		if e.Row == nil || e.N < 3 || !p.Indicators[e.Indicator].Polarity.Judged() {
			continue
		}
		third := max(1, e.N/3)
		switch {
		case e.Row.RankMax <= third:
			leads = append(leads, e)
		case e.Row.Rank > e.N-third:
			lags = append(lags, e)
		}
	}
	return leads, lags
}
