package intake

import (
	"weici/model"
)

// Skeleton is a dataset without figures: the areas and indicators of another
// that a reading names, with all that those lie in and belong to; of no reading,
// all of them.
func Skeleton(set *model.Dataset, r *Reading) *model.Dataset {
	areas, indicators := make([]bool, len(set.Areas)), make([]bool, len(set.Indicators))
	keep := func(id model.AreaID) {
		for ; id != model.NoArea && !areas[id]; id = set.Areas[id].Parent {
			areas[id] = true
		}
	}
	if r == nil {
		for i := range areas {
			areas[i] = true
		}
		for i := range indicators {
			indicators[i] = true
		}
	} else {
		for i := range r.Observations {
			if id, ok := set.Area(r.Observations[i].Area); ok && !r.Observations[i].NewArea {
				keep(id)
			}
			for id, ok := set.Indicator(r.Observations[i].Indicator); ok && id != model.NoIndicator; id = set.Indicators[id].GrowthOf {
				indicators[id] = true
			}
		}
		for i := range r.NewAreas {
			if id, ok := set.Area(r.NewAreas[i].Parent); ok {
				keep(id)
			}
		}
		for i := range r.NewIndicators {
			if id, ok := set.Indicator(r.NewIndicators[i].GrowthOf); ok {
				indicators[id] = true
			}
		}
	}
	out := &model.Dataset{Licence: "", Version: "0.1.0"}
	areaAt := make([]model.AreaID, len(areas))
	for i, kept := range areas {
		areaAt[i] = model.NoArea
		if kept {
			areaAt[i] = model.AreaID(len(out.Areas))
			out.Areas = append(out.Areas, set.Areas[i])
		}
	}
	for i := range out.Areas {
		a := &out.Areas[i]
		if a.Parent != model.NoArea {
			a.Parent = areaAt[a.Parent]
		}
		var replaces []model.AreaID
		for _, old := range a.Replaces {
			if areaAt[old] != model.NoArea {
				replaces = append(replaces, areaAt[old])
			}
		}
		a.Replaces = replaces
	}
	at := make([]model.IndicatorID, len(indicators))
	for i, kept := range indicators {
		at[i] = model.NoIndicator
		if kept {
			at[i] = model.IndicatorID(len(out.Indicators))
			out.Indicators = append(out.Indicators, set.Indicators[i])
		}
	}
	for i := range out.Indicators {
		if of := out.Indicators[i].GrowthOf; of != model.NoIndicator {
			out.Indicators[i].GrowthOf = at[of]
		}
	}
	var none model.Builder
	out.Observations = none.Build(noTexts{})
	out.Index()
	return out
}

// noTexts are the texts of no observations.
type noTexts struct{}

// Text gives none.
func (noTexts) Text(model.ObsID) model.Text { return model.Text{} }
