package model

import (
	"strconv"
	"strings"
)

// ObsID is an observation's place in Dataset.Observations. NoObs means none.
type ObsID int32

// NoObs is the ObsID of no observation.
const NoObs ObsID = -1

// Status is the state of a figure, by its SDMX OBS_STATUS letter; R (revised
// or final, 最终核实) is Eurostat's addition to that list.
type Status byte

// The statuses that weici knows.
const (
	Normal        Status = 'A'
	Revised       Status = 'R'
	Provisional   Status = 'P' // 初步核算
	Estimated     Status = 'E' // 预计
	Forecast      Status = 'F' // a forecast or target: never ranked or drawn as an actual (rule 8)
	Break         Status = 'B' // not comparable with the periods before it
	Missing       Status = 'O' // known not to be published
	NotApplicable Status = 'M' // the figure cannot exist
	BelowUnit     Status = 'N' // not zero, but less than half the unit
	NotCollected  Status = 'L' // it may exist, but is not in this dataset
)

// Statuses lists every status.
func Statuses() []Status {
	return []Status{Normal, Revised, Provisional, Estimated, Forecast, Break, Missing, NotApplicable, BelowUnit, NotCollected}
}

// String gives the status letter.
func (s Status) String() string { return string(rune(s)) }

// ParseStatus reads a status letter; "" is Normal.
func ParseStatus(s string) (Status, bool) {
	if s == "" {
		return Normal, true
	}
	return Status(s[0]), len(s) == 1 && contains(Statuses(), Status(s[0]))
}

// Absent tells whether a status says that there is no value.
func (s Status) Absent() bool {
	return s == Missing || s == NotApplicable || s == BelowUnit || s == NotCollected
}

// The bounds of figures: the most digits after the point, and the value from
// which on a float64 cannot keep the digits that were printed.
const (
	MaxDecimals = 6
	MaxValue    = 1e15
)

// RankClaim is a rank that a source itself claims: Best to Worst, equal for
// 第一, 1 to 3 for 前三. The zero RankClaim is none.
type RankClaim struct{ Best, Worst uint16 }

// Made tells whether the source claims a rank.
func (r RankClaim) Made() bool { return r.Best != 0 }

// ParseRankClaim reads a claimed rank: 1, or 1-3 for the first three; "" is
// none.
func ParseRankClaim(s string) (RankClaim, bool) {
	if s == "" {
		return RankClaim{}, true
	}
	best, worst, ranged := strings.Cut(s, "-")
	if !ranged {
		worst = best
	}
	a, errA := strconv.ParseUint(best, 10, 16)
	b, errB := strconv.ParseUint(worst, 10, 16)
	if errA != nil || errB != nil || a == 0 || b < a {
		return RankClaim{}, false
	}
	return RankClaim{Best: uint16(a), Worst: uint16(b)}, true
}

// String gives a claimed rank in the form that ParseRankClaim reads.
func (r RankClaim) String() string {
	switch {
	case !r.Made():
		return ""
	case r.Best == r.Worst:
		return strconv.Itoa(int(r.Best))
	}
	return strconv.Itoa(int(r.Best)) + "-" + strconv.Itoa(int(r.Worst))
}

// Figure is the part of an observation that is counted with.
type Figure struct {
	Value     float64 // in the indicator's unit; meaningless unless Valued
	Valued    bool    // false where a source gives only a rank, or a Missing status
	Decimals  uint8   // digits after the point as given
	Qualifier Qualifier
	Status    Status
	Claim     RankClaim
}

// Text is the part of an observation that is read: large datasets fetch it
// from their file only when it is shown.
type Text struct {
	Printed   string // the figure as the source prints it
	RankScope string // among whom the source claims its rank
	Benchmark string // the census or revision that the figure is adjusted to
	Note      string
	Citation  Citation
}

// Observation is one figure as one document gives it.
type Observation struct {
	ID        ObsID
	Area      AreaID
	Indicator IndicatorID
	Period    Period
	Vintage   Date // when it was published; unknown where the source does not say
	Line      int  // the line of its row in observations.csv, from 1
	Figure
	Text
}
