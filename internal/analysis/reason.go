package analysis

import "weici/model"

// Reason says why there is no value (rule 17) or no comparison (rules 6, 11).
// The zero Reason means that nothing stands against the value. Its words are
// in the catalogue.
type Reason uint8

// The reasons.
const (
	Fine Reason = iota

	// Why there is no figure.
	NotCollected  // it may exist, but is not in this dataset
	NotPublished  // known not to be published
	NotApplicable // the figure cannot exist
	BelowUnit     // less than half the unit, and not zero
	AreaNotYet    // the area did not exist yet, within these borders
	AreaNoMore    // the area no longer existed, within these borders
	RankOnly      // the source gives a rank and no figure
	RowRefused    // its row was refused for a fault (see model.Refusal)

	// Why there is no rank or no change of rank.
	OnlyForecast    // a forecast or target is not an actual
	BoundUndecided  // the bounds do not decide the place
	NoEarlierPeriod // nothing to compare with one year before
	OtherSet        // other areas were ranked in the earlier period

	// Why there is no computed figure.
	BaseMissing     // no figure in the base period
	FromZero        // the base is zero
	FromNegative    // the base is negative
	FromBound       // an input is a bound, not a figure
	FromForecast    // an input is a forecast
	AcrossBoundary  // the borders changed in between
	AcrossBreak     // the series breaks in between
	OtherBenchmark  // the figures are adjusted to different censuses
	OtherVintage    // one figure is revised or final and the other only preliminary
	RollingScope    // the surveyed population changes each year
	UnevenRevision  // the source revised the years unevenly
	OtherPeriodKind // periods of different kinds
	PeriodUnknown   // no source names the period of the figure
	NotALevel       // the indicator is a rate, share or index already
	NotAdditive     // parts of this indicator do not sum to a whole
	NoParentFigure  // the parent area has no figure
	NoPopulation    // no population figure for the same period
	ParentUnchanged // the parent's figure did not change
	TooCoarse       // the inputs are too coarsely rounded to say
	reasonsEnd
)

// Reasons lists every reason but Fine.
func Reasons() []Reason {
	all := make([]Reason, 0, reasonsEnd-1)
	for r := Fine + 1; r < reasonsEnd; r++ {
		all = append(all, r)
	}
	return all
}

// String gives the reason's code in JSON: lower case, with hyphens.
func (r Reason) String() string {
	return [...]string{
		"", "not-collected", "not-published", "not-applicable", "below-unit", "area-not-yet", "area-no-more", "rank-only", "row-refused",
		"only-forecast", "bound-undecided", "no-earlier-period", "other-set",
		"base-missing", "from-zero", "from-negative", "from-bound", "from-forecast", "across-boundary", "across-break",
		"other-benchmark", "other-vintage", "rolling-scope", "uneven-revision", "other-period-kind", "period-unknown", "not-a-level", "not-additive",
		"no-parent-figure", "no-population", "parent-unchanged", "too-coarse",
	}[r]
}

// Caveats is a set of things to know about a value that stands.
type Caveats uint16

// The caveats.
const (
	IsProvisional Caveats = 1 << iota // 初步核算
	IsEstimated                       // 预计
	IsForecast                        // a forecast or target
	IsSecondary                       // from a secondary source
	IsBound                           // the source bounds the figure, it does not give it
	InConflict                        // another source gives another figure
	HasVintages                       // other observations agree or are older
	BeginsSeries                      // not comparable with the periods before
	IsRevised                         // revised or final
	HasRefused                        // another row of the figure was refused for a fault
)

// Has tells whether all of c are in the set.
func (s Caveats) Has(c Caveats) bool { return s&c == c }

func statusCaveats(s model.Status) Caveats {
	switch s {
	case model.Provisional:
		return IsProvisional
	case model.Estimated:
		return IsEstimated
	case model.Forecast:
		return IsForecast
	case model.Break:
		return BeginsSeries
	case model.Revised:
		return IsRevised
	}
	return 0
}
