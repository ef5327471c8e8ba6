package analysis

import (
	"errors"
	"fmt"

	"weici/model"
)

// Question is a query whose every name has been found and whose every default
// has been filled in.
type Question struct {
	View       model.View
	Indicator  model.IndicatorID
	Against    model.IndicatorID // NoIndicator unless a quadrant
	Period     model.Period
	Area       model.AreaID        // NoArea where none is selected
	Areas      []model.AreaID      // the marked areas
	Columns    []model.IndicatorID // of an overview; none: those that most areas have
	Within     model.AreaID        // NoArea: anywhere
	Level      model.Level         // empty: the one that levelOf finds
	Derivation Derivation
}

// ErrUnknown is wrapped where a query names what the dataset does not have.
var ErrUnknown = errors.New("not in this dataset")

// Resolve finds what a query names and fills in its defaults: the first
// indicator with figures, the level below Within, and the period in which the
// set is covered best. Names must be ids; finding ids from what a person types
// is the work of package search.
func Resolve(p *model.Panel, q model.Query) (Question, error) {
	r := resolver{panel: p}
	out := Question{
		View:      q.View,
		Indicator: r.indicator(q.Indicator),
		Against:   r.indicator(q.Against),
		Area:      r.area(q.Area),
		Within:    r.area(q.Within),
		Level:     q.Level,
		Period:    r.period(q.Period),
		Derivation: Derivation{
			Transform: q.Transform,
			Base:      r.period(q.Base),
		},
	}
	for _, id := range q.Areas {
		r.miss(id != "", "area", id)
		out.Areas = append(out.Areas, r.area(id))
	}
	for _, id := range q.Columns {
		r.miss(id != "", "indicator", id)
		out.Columns = append(out.Columns, r.indicator(id))
	}
	if r.err != nil {
		return Question{}, r.err
	}
	return WithDefaults(p, out), nil
}

// WithDefaults fills in what a question leaves open.
func WithDefaults(p *model.Panel, q Question) Question {
	if q.Indicator == model.NoIndicator {
		q.Indicator = firstIndicator(p)
	}
	q.Level = levelOf(p, q)
	if q.Period.Kind == model.Undated && q.Indicator != model.NoIndicator {
		q.Period = BestPeriod(p, q.Indicator, Members(p, q.Within, q.Level))
	}
	return q
}

// Query writes the question as a query again.
func (q Question) Query(p *model.Panel) model.Query {
	out := model.Query{
		View:      q.View,
		Period:    q.Period.String(),
		Level:     q.Level,
		Transform: q.Derivation.Transform,
		Base:      q.Derivation.Base.String(),
		Area:      areaID(p, q.Area),
		Within:    areaID(p, q.Within),
	}
	if q.Indicator != model.NoIndicator {
		out.Indicator = p.Indicators[q.Indicator].ID
	}
	if q.Against != model.NoIndicator {
		out.Against = p.Indicators[q.Against].ID
	}
	for _, a := range q.Areas {
		out.Areas = append(out.Areas, areaID(p, a))
	}
	for _, i := range q.Columns {
		out.Columns = append(out.Columns, p.Indicators[i].ID)
	}
	return out
}

func areaID(p *model.Panel, id model.AreaID) string {
	if id == model.NoArea {
		return ""
	}
	return p.Areas[id].ID
}

type resolver struct {
	panel *model.Panel
	err   error
}

func (r *resolver) area(id string) model.AreaID {
	if id == "" {
		return model.NoArea
	}
	a, ok := r.panel.Area(id)
	r.miss(ok, "area", id)
	return a
}

func (r *resolver) indicator(id string) model.IndicatorID {
	if id == "" {
		return model.NoIndicator
	}
	i, ok := r.panel.Indicator(id)
	r.miss(ok, "indicator", id)
	return i
}

func (r *resolver) period(text string) model.Period {
	p, err := model.ParsePeriod(text)
	if err != nil && r.err == nil {
		r.err = err
	}
	return p
}

func (r *resolver) miss(found bool, what, id string) {
	if !found && r.err == nil {
		r.err = fmt.Errorf("%s %q is %w", what, id, ErrUnknown)
	}
}

func firstIndicator(p *model.Panel) model.IndicatorID {
	for i := range p.Indicators {
		if p.Count(model.IndicatorID(i)) > 0 {
			return model.IndicatorID(i)
		}
	}
	return model.NoIndicator
}

// levelBelow is the most frequent level directly below an area, zones aside.
func levelBelow(p *model.Panel, id model.AreaID) model.Level {
	count := map[model.Level]int{}
	for _, child := range p.Children(id) {
		count[p.Areas[child].Level]++
	}
	var best model.Level
	for _, level := range model.Levels() {
		if level != model.Zone && count[level] > count[best] {
			best = level
		}
	}
	return best
}

// levelOf is the level of a question's set: where it says none, the level below
// Within, or anywhere the level that has most figures of the indicator.
func levelOf(p *model.Panel, q Question) model.Level {
	switch {
	case q.Level != "":
		return q.Level
	case q.Within != model.NoArea:
		return levelBelow(p, q.Within)
	}
	var best model.Level
	most := 0
	for _, level := range model.Levels() {
		n := 0
		for _, c := range Covered(p, q.Indicator, Members(p, model.NoArea, level)) {
			n = max(n, c.Count)
		}
		if n > most {
			best, most = level, n
		}
	}
	return best
}

// Start is the question of a dataset that says none: its first indicator, in
// the level that has most figures of it.
func Start(p *model.Panel) Question {
	return WithDefaults(p, Question{
		View: model.RankView, Indicator: model.NoIndicator, Against: model.NoIndicator, Area: model.NoArea, Within: model.NoArea,
	})
}
