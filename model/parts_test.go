package model_test

import (
	"context"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"weici/model"
)

// memory keeps the observations of a dataset by indicator.
type memory struct {
	noText
	all   []model.Observation
	panel *model.Panel
	parts map[model.IndicatorID]*model.Panel
}

// of lists an indicator's observations in their order.
func (m *memory) of(ind model.IndicatorID) []model.Observation {
	var its []model.Observation
	for _, o := range m.all {
		if o.Indicator == ind {
			its = append(its, o)
		}
	}
	return its
}

func (m *memory) Part(ind model.IndicatorID) *model.Panel {
	if m.parts[ind] == nil {
		var b model.Builder
		for _, o := range m.of(ind) {
			b.Add(o)
		}
		m.parts[ind] = m.panel.NewPart(ind, b.Columns(), m)
	}
	return m.parts[ind]
}

func (m *memory) Ready(ind model.IndicatorID) bool                  { return m.parts[ind] != nil }
func (m *memory) Fetch(context.Context, ...model.IndicatorID) error { return nil }
func (m *memory) Trouble() (int, error)                             { return 0, nil }
func (m *memory) Cited(doc model.DocID) (ids []model.ObsID)         { return nil }

// TestAStoredPanelAnswersAsOneInMemory holds the two kinds of panel to one
// another, cell by cell: all that is asked of a figure, and which comes first.
func TestAStoredPanelAnswersAsOneInMemory(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := figures(t)
		whole := model.NewPanel(dataset(all))
		extents := make([]model.Extent, 2)
		for _, o := range all {
			extents[o.Indicator].Observations++
		}
		store := &memory{all: all, parts: map[model.IndicatorID]*model.Panel{}}
		stored := model.NewStored(dataset(nil), store, extents)
		store.panel = stored
		if stored.Observations.Len() != len(all) {
			t.Fatalf("%d observations, want %d", stored.Observations.Len(), len(all))
		}
		for ind := range model.IndicatorID(2) {
			if stored.Ready(ind) {
				t.Fatal("read before it was asked for")
			}
			if !slices.Equal(stored.Periods(ind), whole.Periods(ind)) {
				t.Fatalf("periods %v, want %v", stored.Periods(ind), whole.Periods(ind))
			}
			for area := range model.AreaID(3) {
				for _, period := range whole.Periods(ind) {
					got, want := stored.All(ind, area, period), whole.All(ind, area, period)
					if len(got) != len(want) {
						t.Fatalf("%v, want %v", got, want)
					}
					for i := range got {
						a, b := stored.Observations.At(got[i]), whole.Observations.At(want[i])
						a.ID, b.ID = 0, 0
						if !a.Valued && !b.Valued {
							a.Value, b.Value = 0, 0 // NaN is unlike itself
						}
						if !reflect.DeepEqual(a, b) || stored.Observations.Indicator(got[i]) != ind {
							t.Fatalf("%+v\n%+v", a, b)
						}
					}
				}
			}
		}
	})
}

// TestWhatCannotBeReadAgainIsNothing asks for a figure whose part was let go of
// and is empty now, as a lost server leaves it.
func TestWhatCannotBeReadAgainIsNothing(t *testing.T) {
	store := &memory{parts: map[model.IndicatorID]*model.Panel{}}
	stored := model.NewStored(dataset(nil), store, []model.Extent{{Observations: 2}, {Observations: 1}})
	store.panel = stored
	for id := range model.ObsID(3) {
		o := stored.Observations.At(id)
		if o.Valued || o.Citation.Document != model.NoDoc || stored.Observations.Figure(id).Valued || stored.Next(id) != model.NoObs {
			t.Errorf("%d: %+v", id, o)
		}
	}
}
