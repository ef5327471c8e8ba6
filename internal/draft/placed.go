package draft

import "weici/model"

// Placed is a proposal as a person places it: of another area, indicator or
// period, measured anew in the indicator's unit and held against the dataset
// again. What is still missing keeps it unplaced.
func (p Proposal) Placed(panel *model.Panel, area model.AreaID, indicator model.IndicatorID, period model.Period) Proposal {
	moved := indicator != p.Indicator || !p.Valued && !p.Claim.Made()
	p.Area, p.Indicator, p.Period = area, indicator, period
	p.Sure, p.Why.Doubts = true, nil
	if p.Area == model.NoArea || p.Indicator == model.NoIndicator {
		p.State, p.Sure = Unplaced, false
		return p
	}
	if p.read.Rank > 0 && !p.Claim.Made() {
		p.Claim, p.RankScope = model.RankClaim{Best: uint16(p.read.Rank), Worst: uint16(p.read.RankMax)}, p.read.RankScope
	}
	if moved && p.read.Rank == 0 {
		p.measure(panel)
	}
	p.State, p.Why.Reason = New, ""
	p.hold(panel)
	return p
}
