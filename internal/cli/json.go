package cli

import (
	"encoding/json"

	"weici/internal/analysis"
	"weici/internal/prose"
	"weici/model"
)

// The shapes of the JSON answers. Absent values are null, with a reason beside
// them; numbers have the figure's own digits.

type areaJSON struct {
	Code *string `json:"code"`
	Name string  `json:"name"`
	ID   string  `json:"id"`
}

type indicatorJSON struct {
	ID         string  `json:"id"`
	Name       string  `json:"name"`
	Unit       *string `json:"unit"`
	Polarity   string  `json:"polarity"`
	PriceBasis string  `json:"price_basis"`
}

type citationJSON struct {
	Document  *string `json:"document"`
	Title     *string `json:"title"`
	TitleEN   *string `json:"title_en"`
	Publisher *string `json:"publisher"`
	Published *string `json:"published"`
	Kind      *string `json:"kind"`
	Exact     *string `json:"exact"`
	Locator   *string `json:"locator"`
	LocatorEN *string `json:"locator_en"`
	URL       *string `json:"url"`
}

// figureJSON is what every answer says of a figure.
type figureJSON struct {
	Value           *json.Number   `json:"value"`
	Reason          *string        `json:"reason"`
	Qualifier       *string        `json:"qualifier"`
	Status          *string        `json:"status"`
	Printed         *string        `json:"printed"`
	ReportedRank    *int           `json:"reported_rank"`
	ReportedRankMax *int           `json:"reported_rank_max"`
	ReportedScope   *string        `json:"reported_scope"`
	Computed        bool           `json:"computed"`
	Citations       []citationJSON `json:"citations"`
}

type rowJSON struct {
	Area    areaJSON  `json:"area"`
	Rank    *int      `json:"rank"`
	RankMax *int      `json:"rank_max"`
	Tied    bool      `json:"tied"`
	Place   placeJSON `json:"place"`
	changeJSON
	Agreement *string         `json:"agreement"`
	Growth    *growthJSON     `json:"growth"`
	Ahead     *differenceJSON `json:"ahead"` // from the one before
	Apart     *differenceJSON `json:"apart"` // from my area
	figureJSON
}

// placeJSON is a place as it is shown: rank and rank_max are null where there
// is none, of where it is not known among how many, source where none states
// it.
type placeJSON struct {
	Kind    string        `json:"kind"` // stated, computed, partial, none
	Rank    *int          `json:"rank"`
	RankMax *int          `json:"rank_max"`
	Of      *int          `json:"of"`
	Scope   *string       `json:"scope"`
	Source  *citationJSON `json:"source"`
}

// changeJSON is a change of place; among is null where it is counted in the
// whole set.
type changeJSON struct {
	Change      *int    `json:"change"`
	ChangeAmong *int    `json:"change_among"`
	ChangeWhy   *string `json:"change_why"`
}

// growthJSON is the growth beside a level.
type growthJSON struct {
	Indicator string `json:"indicator"`
	Basis     string `json:"basis"` // a price basis, or nominal, real or computed
	figureJSON
}

// shaper turns answers into those shapes.
type shaper struct {
	prose.Writer
}

func (s shaper) area(id model.AreaID) *areaJSON {
	if id == model.NoArea {
		return nil
	}
	a := &s.Panel.Areas[id]
	return &areaJSON{text(a.Code), s.AreaName(id), a.ID}
}

func (s shaper) indicator(id model.IndicatorID, d analysis.Derivation) indicatorJSON {
	i := &s.Panel.Indicators[id]
	return indicatorJSON{i.ID, s.Indicator(id), text(s.Unit(id, d)), string(i.Polarity), string(i.PriceBasis)}
}

func (s shaper) figure(a analysis.Answer, c analysis.Claim) figureJSON {
	f := figureJSON{Computed: a.Computed(), Citations: []citationJSON{}}
	if a.OK() {
		n := json.Number(a.Number())
		f.Value = &n
		f.Qualifier = text(a.Qualifier.String())
	} else {
		f.Reason = text(a.Why.String())
	}
	if a.Obs != model.NoObs {
		if a.Status != 0 { // a computation that was refused has none
			f.Status = text(a.Status.String())
		}
		if !a.Computed() {
			f.Printed = text(s.Panel.Observations.At(a.Obs).Printed)
		}
	}
	if c.Made() {
		best, worst := int(c.Best), int(c.Worst)
		f.ReportedRank, f.ReportedRankMax, f.ReportedScope = &best, &worst, text(c.Scope)
	}
	for _, id := range inputs(a) {
		f.Citations = append(f.Citations, s.citation(id))
	}
	return f
}

func inputs(a analysis.Answer) []model.ObsID {
	if a.Inputs != nil {
		return a.Inputs
	}
	if a.Obs == model.NoObs {
		return nil
	}
	return []model.ObsID{a.Obs}
}

func (s shaper) citation(id model.ObsID) citationJSON {
	o := s.Panel.Observations.At(id)
	c := citationJSON{Exact: text(o.Citation.Exact), Locator: text(o.Citation.Locator), LocatorEN: text(o.Citation.LocatorEN)}
	if o.Citation.Document != model.NoDoc {
		d := &s.Panel.Documents[o.Citation.Document]
		c.Document, c.Title, c.Publisher, c.Published = text(d.ID), text(d.Title), text(d.Publisher), text(d.Published.String())
		c.TitleEN, c.Kind, c.URL = text(d.TitleEN), text(string(d.Kind)), text(d.URL)
	}
	return c
}

func (s shaper) row(r *analysis.Row) rowJSON {
	return rowJSON{
		Area: *s.area(r.Area), Rank: &r.Rank, RankMax: &r.RankMax, Tied: r.Tied, Place: s.place(r.Place), changeJSON: changeOf(r.Change),
		Agreement: text(r.Place.Agreement.String()), figureJSON: s.figure(r.Answer, r.Place.Claim),
	}
}

func (s shaper) place(p analysis.Place) placeJSON {
	out := placeJSON{Kind: p.Kind.String(), Scope: text(s.Scope(p))}
	if p.Kind == analysis.NoPlace {
		return out
	}
	out.Rank, out.RankMax = &p.Rank, &p.RankMax
	if p.Of > 0 {
		out.Of = &p.Of
	}
	if p.Kind == analysis.StatedPlace {
		c := s.citation(p.Claim.Obs)
		out.Source = &c
	}
	return out
}

func changeOf(c analysis.Change) changeJSON {
	if c.Why != analysis.Fine {
		return changeJSON{ChangeWhy: text(c.Why.String())}
	}
	out := changeJSON{Change: &c.By}
	if c.Among > 0 {
		out.ChangeAmong = &c.Among
	}
	return out
}

// growth is the growth of an area beside its level; null where the ranking has
// no such column.
func (s shaper) growth(b *analysis.Beside, area model.AreaID, period model.Period) *growthJSON {
	if b == nil {
		return nil
	}
	a := analysis.NewGuard(s.Panel).Growth(*b, area, period)
	return &growthJSON{s.Panel.Indicators[b.Indicator].ID, basisCode(s.Writer, *b), s.figure(a, analysis.Claim{})}
}

// text is a string, or null where it is empty.
func text(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
