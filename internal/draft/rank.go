package draft

import (
	"slices"
	"strings"

	"weici/internal/evidence"
	"weici/model"
)

// place gives a claimed place to the figure that it is of: the one before it in
// its sentence, where the words between name nothing else; or proposes the place
// alone, where it follows the name of an indicator.
func (r *reader) place(k int) {
	f := &r.text.Figures[k]
	claim := model.RankClaim{Best: uint16(f.Rank), Worst: uint16(f.RankMax)}
	if i, ok := r.rankedFigure(k); ok {
		x := &r.out[i]
		if !x.Claim.Made() {
			x.Claim, x.RankScope = claim, f.RankScope
		}
		return
	}
	p := r.start(k)
	what := r.text.What(k)
	p.Why.Indicator, _, _ = r.text.Original(what.Start, what.End)
	p.Claim, p.RankScope, p.Observation.Printed = claim, f.RankScope, f.Text
	switch {
	case len(what.Indicators) == 0 || what.Doubt != "":
		r.unplaced(k, p, ReasonRank)
		return
	case p.Area == model.NoArea:
		r.unplaced(k, p, ReasonNoArea)
		return
	}
	ids := what.Indicators
	if len(ids) > 1 && !what.List {
		ids = []model.IndicatorID{r.plainest(ids)}
	}
	for _, id := range ids {
		one := p
		one.Indicator = id
		one.Why.Doubts = slices.Clone(p.Why.Doubts)
		if i := r.sameCell(one); i >= 0 {
			if !r.out[i].Claim.Made() {
				r.out[i].Claim, r.out[i].RankScope = claim, f.RankScope
			}
			continue
		}
		r.add(k, one)
	}
}

// rankedFigure is the proposal of the figure that place k follows: in the same
// sentence, with no name of an indicator between, and of the kind that the words
// between speak of (增速居全市第一 follows a rate, 总量 a level).
func (r *reader) rankedFigure(k int) (int, bool) {
	at, _ := r.text.Span(k)
	sentence, _ := r.text.Segment(at)
	if f := &r.text.Figures[k]; f.Kind != evidence.Rank {
		return 0, false
	}
	for j := k - 1; j >= max(0, k-8); j-- {
		start, end := r.text.Span(j)
		if start < sentence {
			return 0, false
		}
		if r.text.Figures[j].Kind == evidence.Rank || r.text.Figures[j].Kind == evidence.Points {
			continue
		}
		between, _, _ := r.text.Original(end, at)
		if r.text.Names(end, at) {
			return 0, false
		}
		speed := strings.Contains(between, "增速") || strings.Contains(between, "增幅") || strings.Contains(between, "growth")
		size := strings.Contains(between, "总量") || strings.Contains(between, "规模")
		for _, i := range slices.Backward(r.of[j]) {
			x := &r.out[i]
			if x.State == Unplaced {
				return 0, false
			}
			growth := r.panel.Indicators[x.Indicator].Kind == model.GrowthKind
			if speed && !growth || size && growth {
				break
			}
			return i, true
		}
	}
	return 0, false
}

// sameCell is the proposal for the same area, indicator and period, or -1.
func (r *reader) sameCell(p Proposal) int {
	for i := len(r.out) - 1; i >= max(0, len(r.out)-64); i-- {
		x := &r.out[i]
		if x.State != Unplaced && x.Area == p.Area && x.Indicator == p.Indicator && x.Period == p.Period && x.Citation.Exact == p.Citation.Exact {
			return i
		}
	}
	return -1
}
