// Package verify holds the figures and the claimed places of a text against a
// dataset, as an office does by hand before it signs. It is quiet where it is not
// sure: a figure that cannot be placed, or only with doubt, is never said to
// differ, and one that cannot be decided is never passed.
package verify

import (
	"slices"

	"weici/internal/analysis"
	"weici/internal/draft"
	"weici/internal/reading"
	"weici/model"
)

// Code is what is found of one figure or place.
type Code string

// The codes, the one that says most against a text first.
const (
	Differs   Code = "differs"   // the dataset holds another one
	Undecided Code = "undecided" // it cannot be compared, or not at these digits
	NotHeld   Code = "not-held"  // the dataset holds none
	Agrees    Code = "agrees"
)

// Codes lists the codes in that order.
func Codes() []Code { return []Code{Differs, Undecided, NotHeld, Agrees} }

// The dimensions that decide a finding.
const (
	Value     = "value"
	Unit      = "unit"
	Period    = "period"
	Area      = "area"
	Indicator = "indicator"
	Basis     = "basis"
	Status    = "status"
	Revision  = "revision"
	Qualifier = "qualifier"
	Place     = "place"
)

// Finding is what is found of one figure, or of the place that is claimed of it.
type Finding struct {
	draft.Proposal
	Code      Code
	Dimension string         // what decided; "" where nothing had to
	Reason    string         // of Undecided: a reason or doubt of package draft, or one of the Reason codes
	Held      model.ObsID    // what it was held against; NoObs
	Elsewhere model.ObsID    // the cell that the figure would be right in; NoObs
	Of        analysis.Place // the place that it was held against
}

// Why something cannot be decided, beside the reasons of package draft.
const (
	ReasonFiner   = "finer"   // the text prints more digits than the dataset holds
	ReasonTarget  = "target"  // a target or a forecast against an actual
	ReasonBasis   = "basis"   // nominal against real growth
	ReasonPartial = "partial" // too few of the set are held
	ReasonSet     = "set"     // the set is not known
)

// Text verifies a text: a finding for each figure, and one for each claimed
// place, in the order of the text.
func Text(p *model.Panel, names *reading.Names, text string, opt draft.Options) []Finding {
	v := verifier{p}
	var out []Finding
	for _, x := range draft.Propose(p, names, text, opt) {
		f := Finding{Proposal: x, Held: model.NoObs, Elsewhere: model.NoObs}
		if x.State == draft.Unplaced {
			f.Code, f.Reason = Undecided, x.Why.Reason
			out = append(out, f)
			continue
		}
		f.Observation.Period = held(p, x.Indicator, x.Area, x.Period)
		if x.Valued {
			out = append(out, v.figure(f))
		}
		if x.Claim.Made() {
			out = append(out, v.place(f))
		}
	}
	return out
}

// held is a period by the name under which the dataset holds a cell: 1—9月 is
// the same stretch of time as 前三季度.
func held(p *model.Panel, ind model.IndicatorID, area model.AreaID, period model.Period) model.Period {
	twin, ok := period.Twin()
	if ok && p.Shown(ind, area, period) == model.NoObs && p.Shown(ind, area, twin) != model.NoObs {
		return twin
	}
	return period
}

// Verdict is the document's: that of its weakest finding. A text without a
// figure agrees.
func Verdict(all []Finding) Code {
	worst := Agrees
	for _, f := range all {
		if slices.Index(Codes(), f.Code) < slices.Index(Codes(), worst) {
			worst = f.Code
		}
	}
	return worst
}

type verifier struct{ panel *model.Panel }

// doubted says that a finding against a text rests on a reading that is not
// sure, and so decides nothing.
func doubted(f Finding) Finding {
	if f.Code == Differs && !f.Sure {
		f.Code, f.Reason = Undecided, f.Why.Doubts[0]
	}
	return f
}

// place holds a claimed place against the one that the dataset states or
// computes for the same set.
func (v verifier) place(f Finding) Finding {
	f.Dimension = Place
	scope := v.panel.ReadScope(f.RankScope, f.Area)
	if scope.Other != "" || scope.Within == model.NoArea && f.RankScope != "" {
		f.Code, f.Reason = Undecided, ReasonSet
		return f
	}
	within := scope.Within
	if within == model.NoArea {
		within = v.panel.Areas[f.Area].Parent
	}
	r := analysis.Rank(v.panel, analysis.Question{Indicator: f.Observation.Indicator, Against: model.NoIndicator, Area: model.NoArea, Within: within, Level: scope.Level, Period: f.Period})
	place := placeOf(r, f.Observation.Area)
	f.Of = place
	switch {
	case place.Kind == analysis.NoPlace:
		f.Code = NotHeld
	case !place.Certain() || place.Elsewhere():
		f.Code, f.Reason = Undecided, ReasonPartial
	case place.Rank >= int(f.Claim.Best) && place.RankMax <= int(f.Claim.Worst):
		f.Code = Agrees
	case place.RankMax < int(f.Claim.Best) || place.Rank > int(f.Claim.Worst):
		f.Code = Differs
	default:
		f.Code, f.Reason = Undecided, ReasonPartial
	}
	return doubted(f)
}

func placeOf(r *analysis.Ranking, area model.AreaID) analysis.Place {
	if row := r.Row(area); row != nil {
		return row.Place
	}
	for _, u := range r.Unranked {
		if u.Area == area {
			return u.Place
		}
	}
	return analysis.Place{}
}
