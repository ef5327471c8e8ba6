package analysis

import (
	"strconv"

	"weici/model"
)

// Answer is a value, or the reason why there is none.
type Answer struct {
	Why       Reason  // Fine where the value stands
	Value     float64 // in the unit of the question
	Decimals  int     // digits after the point that the inputs justify; −1 for tens
	Qualifier model.Qualifier
	Status    model.Status
	Caveats   Caveats
	Obs       model.ObsID   // the figure itself, or the main input of a computed one; NoObs if none
	Inputs    []model.ObsID // every input of a computed figure, in the order of its formula; nil if published

	low, high float64 // where a computed figure may lie, at the precision that ties of its kind are decided at
}

// OK tells whether the value stands.
func (a Answer) OK() bool { return a.Why == Fine }

// Computed tells whether the value was computed here (rule 13).
func (a Answer) Computed() bool { return a.Inputs != nil }

// Number writes the value with the digits it has, without grouping.
func (a Answer) Number() string {
	return strconv.FormatFloat(a.Value, 'f', max(0, a.Decimals), 64)
}

func refuse(why Reason, inputs ...model.ObsID) Answer {
	a := Answer{Why: why, Obs: model.NoObs}
	if len(inputs) > 0 {
		a.Obs = inputs[0]
	}
	return a
}
