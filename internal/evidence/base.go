package evidence

import (
	"strings"

	"weici/model"
)

// baseUnit resolves a unit as a text prints it, in either language and with its
// multiplier, to what it measures and the factor that takes a value there.
func baseUnit(word string) (dimension model.Dimension, factor float64) {
	dimension, factor, _ = model.MeasureOf(newText(word).fold)
	return dimension, factor
}

// kindOf is the kind of figures in a unit.
func kindOf(word string) Kind {
	dimension, _, rest := model.MeasureOf(newText(word).fold)
	switch dimension {
	case model.Percentage:
		return Rate
	case model.Points:
		return Points
	case model.Multiple:
		return Times
	}
	if kind, _, ok := chineseUnit(rest); ok {
		return kind
	}
	if statisticalNoun(strings.ToLower(rest)) {
		return Count
	}
	return Amount
}
