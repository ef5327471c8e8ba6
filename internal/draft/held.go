package draft

import (
	"math"

	"weici/model"
)

// hold compares a proposal with what the dataset holds of the same area,
// indicator and period. All observations of the cell are asked: one that agrees
// is enough.
func (p *Proposal) hold(panel *model.Panel) {
	if p.State == Unplaced {
		return
	}
	p.Held = panel.Shown(p.Indicator, p.Area, p.Period)
	p.State = New
	for id := p.Held; id != model.NoObs; id = panel.Next(id) {
		o := panel.Observations.At(id)
		if agree(p, o.Figure) {
			p.State, p.Held = Agrees, id
			return
		}
		p.State = Conflicts
	}
}

// agree tells whether two figures of one cell can both be true as printed: the
// coarser one is a right rounding of the finer one, or holds it in its bound.
// Where one has no value, their places are compared.
func agree(p *Proposal, b model.Figure) bool {
	a := p.Figure
	if !a.Valued || !b.Valued {
		return !a.Claim.Made() || !b.Claim.Made() || a.Claim == b.Claim
	}
	if a.Qualifier == model.Exact && b.Qualifier == model.Exact {
		return math.Abs(a.Value-b.Value) <= max(p.Step, 2*b.HalfUnit())/2*(1+1e-9)
	}
	return a.Agrees(b) || a.Satisfies(b) || b.Satisfies(a)
}
