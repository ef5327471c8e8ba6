package packed

import "weici/model"

// packedRefusal is a refused row in the metadata of a packed dataset, by the ids
// of what it is of.
type packedRefusal struct {
	Area      string  `json:"area,omitempty"`
	Indicator string  `json:"indicator,omitempty"`
	Period    *string `json:"period,omitempty"`
}

func (p writing) refusals(refused []model.Refusal) []packedRefusal {
	all := make([]packedRefusal, len(refused))
	for i, r := range refused {
		if r.Area != model.NoArea {
			all[i].Area = p.Areas[r.Area].ID
		}
		if r.Indicator != model.NoIndicator {
			all[i].Indicator = p.Indicators[r.Indicator].ID
		}
		if r.Dated {
			period := r.Period.String()
			all[i].Period = &period
		}
	}
	return all
}

// unpack finds what a refused row is of.
func (r packedRefusal) unpack(d *model.Dataset) model.Refusal {
	out := model.Unread()
	out.Area, _ = d.Area(r.Area)
	out.Indicator, _ = d.Indicator(r.Indicator)
	if r.Period == nil {
		return out
	}
	if period, err := model.ParsePeriod(*r.Period); err == nil {
		out.Period, out.Dated = period, true
	}
	return out
}
