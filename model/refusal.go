package model

import "slices"

// Refusal is a row of a data file that was left out for a fault, as far as it
// could be read. A file that could not be read at all is one of which nothing
// is known, and so is a row of the areas: whoever counts a set may miss it.
type Refusal struct {
	Area      AreaID      // NoArea where it is not known
	Indicator IndicatorID // NoIndicator where it is not known
	Period    Period      // the zero Period unless Dated
	Dated     bool        // the period could be read
}

// Unread is the refusal of a row of which nothing could be read.
func Unread() Refusal { return Refusal{Area: NoArea, Indicator: NoIndicator} }

// refusals are the refused rows by what they may have been of.
type refusals struct {
	rows   map[indicatorRow][]Period
	astray map[Refusal]int // those without an area, each kind counted
}

// indicatorRow is a row of an indicator's cube.
type indicatorRow struct {
	indicator IndicatorID
	area      AreaID
}

func refusalsOf(all []Refusal) refusals {
	if len(all) == 0 {
		return refusals{}
	}
	r := refusals{map[indicatorRow][]Period{}, map[Refusal]int{}}
	for _, x := range all {
		row := indicatorRow{x.Indicator, x.Area}
		switch {
		case x.Area == NoArea:
			r.astray[x]++
		case x.Indicator != NoIndicator && x.Dated && !slices.Contains(r.rows[row], x.Period):
			r.rows[row] = append(r.rows[row], x.Period)
		}
	}
	return r
}

// Refused tells whether a row that gives a figure of a cell was refused: an
// empty cell is then not one that was never collected, and in a cell with a
// figure a better one may be missing.
func (p *Panel) Refused(ind IndicatorID, area AreaID, period Period) bool {
	return slices.Contains(p.RefusedPeriods(ind, area), period)
}

// RefusedPeriods lists the periods of which a row was refused. The caller must
// not change the slice.
func (p *Panel) RefusedPeriods(ind IndicatorID, area AreaID) []Period {
	if len(p.refused.rows) == 0 {
		return nil
	}
	return p.refused.rows[indicatorRow{ind, area}]
}

// Astray counts the refused rows that may give a figure of an indicator in a
// period for an area that nobody knows. Where there is one, no set of areas can
// be said to be complete.
func (p *Panel) Astray(ind IndicatorID, period Period) int {
	if len(p.refused.astray) == 0 {
		return 0
	}
	n := 0
	for _, ind := range [2]IndicatorID{ind, NoIndicator} {
		n += p.refused.astray[Refusal{NoArea, ind, period, true}] + p.refused.astray[Refusal{Area: NoArea, Indicator: ind}]
	}
	return n
}
