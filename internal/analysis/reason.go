package analysis

import (
	"strings"

	"weici/model"
)

// Reason says why there is no value (rule 17) or no comparison (rules 6, 11).
// It is its code and its words: a new reason is a line here and in Reasons.
type Reason string

// The reasons.
const (
	Fine Reason = "" // nothing stands against it

	// Why there is no figure.
	NotCollected  Reason = "not-collected 本库暂缺|no data here"
	NotPublished  Reason = "not-published 未公布|not published"
	NotApplicable Reason = "not-applicable 不适用|not applicable"
	BelowUnit     Reason = "below-unit 不足一个单位|below half a unit"
	AreaNotYet    Reason = "area-not-yet 当时尚未设立（区划调整前）|did not exist yet (before the redistricting)"
	AreaNoMore    Reason = "area-no-more 当时已撤并（区划调整后）|no longer existed (after the redistricting)"
	RankOnly      Reason = "rank-only 来源只给出位次|the source gives only a rank"
	RowRefused    Reason = "row-refused 数据行有误，未读入|its row is faulty and was not read"

	// Why there is no rank or no change of rank.
	OnlyForecast    Reason = "only-forecast 目标或预测，不参与排名|a target or forecast is not ranked"
	BoundUndecided  Reason = "bound-undecided 界限值不足以确定位次|bounds do not decide the place"
	NoEarlierPeriod Reason = "no-earlier-period 上年同期无数据|nothing a year before"
	SetIncomplete   Reason = "set-incomplete 全体数据未收全，不定位次|not all of the set is collected, so there is no place"
	OtherSet        Reason = "other-set 上年同期有数据的地区不同|other areas had figures a year before"

	// Why there is no computed figure.
	BaseMissing     Reason = "base-missing 基期无数据|no figure in the base period"
	FromZero        Reason = "from-zero 基期为零|the base is zero"
	FromNegative    Reason = "from-negative 基期为负|the base is negative"
	FromBound       Reason = "from-bound 来源只给出界限或约数，不计算|the source gives a bound: not computed"
	FromForecast    Reason = "from-forecast 目标或预测，不计算|a target or forecast: not computed"
	AcrossBoundary  Reason = "across-boundary 跨越区划调整，不可比|across a change of borders: not comparable"
	AcrossBreak     Reason = "across-break 序列中断，不可比|series break: not comparable"
	OtherBenchmark  Reason = "other-benchmark 普查修订基准不同，不可比|series break: census revision"
	OtherVintage    Reason = "other-vintage 数据版本不同（预计与核实）|vintages do not match (estimate and final)"
	RollingScope    Reason = "rolling-scope 规上/限上口径每年变动，不计算|the surveyed population changes each year: not computed"
	UnevenRevision  Reason = "uneven-revision 来源对各年的修订不一，由总量推算的增速与公布的不符，不计算|the source revised its years unevenly: growth from levels would depart from the published one"
	OtherPeriod     Reason = "other-period 时期不同|figures of different periods"
	OtherPeriodKind Reason = "other-period-kind 时期类型不同|periods of different kinds"
	PeriodUnknown   Reason = "period-unknown 来源未注明时期，不可比|the source names no period: not comparable"
	NotALevel       Reason = "not-a-level 该指标本身是比率|the indicator is a rate already"
	NotAdditive     Reason = "not-additive 该指标不可加总|parts of this indicator do not sum"
	NoParentFigure  Reason = "no-parent-figure 上级地区无数据|no figure for the parent area"
	NoPopulation    Reason = "no-population 同期无人口数据|no population for the same period"
	ParentUnchanged Reason = "parent-unchanged 上级地区无增量|the parent's figure did not change"
	ParentFell      Reason = "parent-fell 上级地区总量下降，无增量可贡献|the parent's figure fell: there is no increase to contribute to"
	TooCoarse       Reason = "too-coarse 数据取整过粗，不足以计算|inputs are rounded too coarsely"
)

// Reasons lists every reason but Fine.
func Reasons() []Reason {
	return []Reason{
		NotCollected, NotPublished, NotApplicable, BelowUnit, AreaNotYet, AreaNoMore,
		RankOnly, RowRefused, OnlyForecast, BoundUndecided, NoEarlierPeriod, OtherSet, SetIncomplete,
		BaseMissing, FromZero, FromNegative, FromBound, FromForecast, AcrossBoundary,
		AcrossBreak, OtherBenchmark, OtherVintage, RollingScope, UnevenRevision, OtherPeriod, OtherPeriodKind,
		PeriodUnknown, NotALevel, NotAdditive, NoParentFigure, NoPopulation, ParentUnchanged,
		ParentFell, TooCoarse,
	}
}

// String gives the reason's code in JSON: lower case, with hyphens.
func (r Reason) String() string {
	code, _, _ := strings.Cut(string(r), " ")
	return code
}

// Words gives the reason in both languages as the catalogue of words writes
// them, 中文|English.
func (r Reason) Words() string {
	_, words, _ := strings.Cut(string(r), " ")
	return words
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
