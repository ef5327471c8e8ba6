package analysis

import "weici/model"

// atDecimals gives the bound of a figure that is published with more decimals
// than ties are decided at: what rounds to one number is one number.
func atDecimals(b model.Bound, decimals int) model.Bound {
	return model.Bound{
		Low:  model.Edge{At: model.Round(b.Low.At, decimals)},
		High: model.Edge{At: model.Round(b.High.At, decimals)},
	}
}
