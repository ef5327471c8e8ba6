package verify

import (
	"math"
	"strings"

	"weici/internal/evidence"
	"weici/model"
)

// figure holds a figure against the observations of its cell: first the one that
// is shown, then the others, which may be an older version of it.
func (v verifier) figure(f Finding) Finding {
	shown := v.panel.Shown(f.Observation.Indicator, f.Observation.Area, f.Observation.Period)
	for shown != model.NoObs && !v.panel.Observations.Figure(shown).Valued {
		shown = v.panel.Next(shown)
	}
	if shown == model.NoObs {
		f.Code = NotHeld
		return f
	}
	f.Held = shown
	if reason, dimension := v.apart(f); reason != "" {
		f.Code, f.Reason, f.Dimension = Undecided, reason, dimension
		return f
	}
	held := v.panel.Observations.Figure(shown)
	switch f.Code, f.Dimension = compare(f, held); f.Code {
	case Agrees:
		return f
	case Undecided:
		f.Reason = ReasonFiner
		return f
	}
	for id := v.panel.Next(shown); id != model.NoObs; id = v.panel.Next(id) {
		if code, _ := compare(f, v.panel.Observations.Figure(id)); code == Agrees {
			return v.other(f, shown, id)
		}
	}
	v.elsewhere(&f)
	return doubted(f)
}

// apart says why a figure and the held one are not of one kind, by reason and
// dimension: a target against an actual, nominal growth against real.
func (v verifier) apart(f Finding) (reason, dimension string) {
	held := v.panel.Observations.Figure(f.Held)
	if (held.Status == model.Forecast) != (f.Observation.Status == model.Forecast) {
		return ReasonTarget, Status
	}
	basis := v.panel.Indicators[f.Observation.Indicator].PriceBasis
	clause := f.Citation.Exact
	if basis == model.ConstantPrices && (strings.Contains(clause, "名义增长") || strings.Contains(clause, "现价增长") || strings.Contains(clause, "nominal")) {
		return ReasonBasis, Basis
	}
	return "", ""
}

// compare tells whether a printed figure is a right rounding of the held one at
// the digits that it prints, in its own unit, and its qualifier true of it.
func compare(f Finding, held model.Figure) (Code, string) {
	x := f.Figure
	loose := x.Qualifier != model.Exact || held.Qualifier != model.Exact
	switch {
	case !loose:
		return rounded(f, held)
	case x.Qualifier == held.Qualifier && x.Value == held.Value, x.Agrees(held) && x.Qualifier != model.Exact:
		return Agrees, ""
	case x.Qualifier == model.Exact && x.Value == held.Value:
		return Differs, Qualifier // 超1000亿元 said as 1000亿元
	case x.Qualifier == model.Exact && held.Bound().Meets(x.Bound()):
		return Undecided, Qualifier
	case x.Qualifier != model.Exact && x.Value != held.Value && math.Abs(x.Value-held.Value) < math.Abs(held.Value)/20:
		return Differs, Qualifier
	}
	return Differs, Value
}

// rounded compares two exact figures. What is printed with more digits than the
// dataset holds may be right, and is not decided.
func rounded(f Finding, held model.Figure) (Code, string) {
	step := f.Step
	if difference := math.Abs(f.Value - held.Value); difference <= step/2*(1+1e-9) && difference <= step/2+math.Abs(held.Value)*1e-12 {
		return Agrees, ""
	}
	if step < 2*held.HalfUnit()*(1-1e-9) && math.Abs(f.Value-held.Value) <= held.HalfUnit()*(1+1e-9) {
		return Undecided, Value
	}
	return Differs, Value
}

// other is the finding of a figure that agrees with another observation of its
// cell than the one that is shown: an older version of it differs in the
// revision, and what another source says agrees.
func (v verifier) other(f Finding, shown, id model.ObsID) Finding {
	switch v.panel.Ground(shown, id) {
	case model.ByStatus, model.ByVintage:
		f.Code, f.Dimension, f.Elsewhere = Differs, Revision, id
		return doubted(f)
	}
	f.Code, f.Dimension, f.Held = Agrees, "", id
	return f
}

// elsewhere finds what a figure that differs would be right of: the same number
// in another unit, another period, area or indicator.
func (v verifier) elsewhere(f *Finding) {
	held := v.panel.Observations.Figure(f.Held)
	if f.Value != 0 {
		for _, power := range []float64{1e-8, 1e-4, 1e-3, 0.1, 10, 1e3, 1e4, 1e8} {
			if math.Abs(f.Value*power-held.Value) <= math.Abs(held.Value)*1e-9 {
				f.Dimension = Unit
				return
			}
		}
	}
	if f.Qualifier != model.Exact {
		return
	}
	digits := significant(f.Value)
	for _, try := range []struct {
		dimension string
		least     int // of digits, below which being found elsewhere is chance
		cells     []model.ObsID
	}{{Period, 2, v.otherPeriods(f)}, {Area, 3, v.otherAreas(f)}, {Indicator, 3, v.otherIndicators(f)}} {
		if digits < try.least {
			continue
		}
		for _, id := range try.cells {
			if id == model.NoObs {
				continue
			}
			if code, _ := compare(*f, v.panel.Observations.Figure(id)); code == Agrees {
				f.Dimension, f.Elsewhere = try.dimension, id
				return
			}
		}
	}
}

// significant counts the digits of a value from its first that is not zero to
// its last: what has fewer than three says little by being found elsewhere.
func significant(v float64) int {
	v = math.Abs(v)
	if v == 0 {
		return 0
	}
	n := 0
	for v = v / math.Pow10(int(math.Floor(math.Log10(v)))); n < 12; n++ {
		if math.Abs(v-math.Round(v)) < 1e-9 {
			return n + 1
		}
		v *= 10
	}
	return n
}

func (v verifier) otherPeriods(f *Finding) []model.ObsID {
	var out []model.ObsID
	for _, p := range v.panel.Periods(f.Observation.Indicator) {
		if p != f.Observation.Period {
			out = append(out, v.panel.Shown(f.Observation.Indicator, f.Observation.Area, p))
		}
	}
	return out
}

func (v verifier) otherAreas(f *Finding) []model.ObsID {
	var out []model.ObsID
	own := &v.panel.Areas[f.Observation.Area]
	for id := range v.panel.Areas {
		if x := model.AreaID(id); x != f.Observation.Area && (v.panel.Areas[id].Parent == own.Parent || x == own.Parent) {
			out = append(out, v.panel.Shown(f.Observation.Indicator, x, f.Observation.Period))
		}
	}
	return out
}

func (v verifier) otherIndicators(f *Finding) []model.ObsID {
	var out []model.ObsID
	unit := v.panel.Indicators[f.Observation.Indicator].Unit.ZH
	for id := range v.panel.Indicators {
		if _, same := evidence.Convert(1, v.panel.Indicators[id].Unit.ZH, unit); same && model.IndicatorID(id) != f.Observation.Indicator {
			out = append(out, v.panel.Shown(model.IndicatorID(id), f.Observation.Area, f.Observation.Period))
		}
	}
	return out
}
