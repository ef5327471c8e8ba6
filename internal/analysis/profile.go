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
	Place     Place
	Row       *Row // its row among its peers; nil where it has no figure to rank
	N, Of     int  // areas ranked, areas in the set
	Within    model.AreaID
	Level     model.Level
	Why       Reason // why it has no figure to rank
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

// Entry is EntryOf on rankings that are kept.
func (k *Rankings) Entry(ind model.IndicatorID, area model.AreaID, period model.Period) Entry {
	return k.entry(ind, area, period)
}

func (k *Rankings) entry(ind model.IndicatorID, area model.AreaID, period model.Period) Entry {
	p := k.panel
	if area == model.NoArea {
		return Entry{Indicator: ind, Period: period, Answer: refuse(NotCollected), Within: area, Why: NotCollected}
	}
	return EntryIn(p, k.Rank(k.peers(ind, area, period)), area)
}

// peers asks who stands where among the areas of an area's level in its
// parent.
func (k *Rankings) peers(ind model.IndicatorID, area model.AreaID, period model.Period) Question {
	a := &k.panel.Areas[area]
	return Question{
		Indicator: ind, Period: period, Area: area,
		Against: model.NoIndicator, Within: a.Parent, Level: a.Level,
	}
}

// PlaceAt is the place of an area's figure, derived or not, among the areas of
// its level in its parent.
func (k *Rankings) PlaceAt(ind model.IndicatorID, area model.AreaID, period model.Period, d Derivation) Place {
	q := k.peers(ind, area, period)
	if d.Transform != model.Standing {
		q.Derivation = d
	}
	return Guard{k.panel}.placeIn(k.keep(q).Ranking, area)
}

// EntryIn is the figure of an area beside a ranking, with its place there.
func EntryIn(p *model.Panel, r *Ranking, area model.AreaID) Entry {
	g := Guard{p}
	e := Entry{
		Indicator: r.Indicator, Period: r.Period, Row: r.Row(area), Place: g.placeIn(r, area),
		N: r.N(), Of: r.Of, Within: r.Within, Level: r.Level,
	}
	if e.Row != nil {
		e.Answer = e.Row.Answer
		return e
	}
	e.Answer, e.Why = g.Value(r.Indicator, area, r.Period, r.Derivation), g.why(r, area)
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

// Standing sorts a profile's certain places by how far up the set they are:
// the first third leads, the last lags. Neutral indicators and sets of fewer
// than three areas are left out (rules 3 and 7); of a place of which the source
// does not say among how many, only the first leads.
func (pr *Profile) Standing(p *model.Panel) (leads, lags []Entry) {
	for _, e := range pr.Entries {
		if !e.Place.Certain() || !p.Indicators[e.Indicator].Polarity.Judged() {
			continue
		}
		of := e.Place.Of
		if of > 0 && of < 3 {
			continue
		}
		third := max(1, of/3)
		switch {
		case e.Place.RankMax <= third:
			leads = append(leads, e)
		case of > 0 && e.Place.Rank > of-third:
			lags = append(lags, e)
		}
	}
	return leads, lags
}
