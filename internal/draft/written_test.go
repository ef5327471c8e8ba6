package draft_test

import (
	"fmt"
	"strconv"

	"weici/internal/draft"
	"weici/model"
)

// written writes a proposal in one line; an unplaced one is its reason.
func written(p *model.Panel, x draft.Proposal) string {
	if x.State == draft.Unplaced {
		return x.Why.Reason
	}
	value := strconv.FormatFloat(x.Value, 'f', -1, 64)
	if !x.Valued {
		value = fmt.Sprintf("rank %d", x.Claim.Best)
	}
	return fmt.Sprintf("%s %s %s %s %s %s", p.Areas[x.Area].ID, p.Indicators[x.Indicator].ID, x.Period, value, x.Qualifier, x.Status)
}
