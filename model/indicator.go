package model

// IndicatorID is an indicator's place in Dataset.Indicators.
type IndicatorID int16

// NoIndicator is the IndicatorID of no indicator.
const NoIndicator IndicatorID = -1

// Kind is what sort of number an indicator is.
type Kind string

// The kinds of indicator.
const (
	LevelKind     Kind = "level"      // an amount: 地区生产总值
	GrowthKind    Kind = "growth"     // a published rate of change, in per cent
	ShareKind     Kind = "share"      // a part of a whole, in per cent
	PerCapitaKind Kind = "per-capita" // an amount for each head
	CountKind     Kind = "count"      // a number of things
	IndexKind     Kind = "index"      // a ratio or index number
)

// Kinds lists every kind.
func Kinds() []Kind {
	return []Kind{LevelKind, GrowthKind, ShareKind, PerCapitaKind, CountKind, IndexKind}
}

// Valid tells whether the kind is one of Kinds.
func (k Kind) Valid() bool { return contains(Kinds(), k) }

// Polarity says which direction of an indicator is better.
type Polarity string

// The polarities. Neutral figures are ranked from the highest and are neither
// praised nor coloured (rule 3 of the comparison rules).
const (
	HigherBetter Polarity = "higher-better"
	LowerBetter  Polarity = "lower-better"
	Neutral      Polarity = "neutral"
	// UnknownPolarity is that of an indicator nobody has judged yet, such as one
	// read from a sheet: it is shown as neutral.
	UnknownPolarity Polarity = "unknown"
)

// Polarities lists every polarity.
func Polarities() []Polarity { return []Polarity{HigherBetter, LowerBetter, Neutral, UnknownPolarity} }

// Judged tells whether one direction is better than the other.
func (p Polarity) Judged() bool { return p == HigherBetter || p == LowerBetter }

// Valid tells whether the polarity is one of Polarities.
func (p Polarity) Valid() bool { return contains(Polarities(), p) }

// PriceBasis says at whose prices an amount or a rate is measured.
type PriceBasis string

// The price bases. Unknown is what 同比 alone says (rule 14).
const (
	CurrentPrices   PriceBasis = "current"
	ConstantPrices  PriceBasis = "constant"
	ComparableScope PriceBasis = "comparable-scope"
	NoPrices        PriceBasis = "none"
	UnknownPrices   PriceBasis = "unknown"
)

// PriceBases lists every price basis.
func PriceBases() []PriceBasis {
	return []PriceBasis{CurrentPrices, ConstantPrices, ComparableScope, NoPrices, UnknownPrices}
}

// Valid tells whether the price basis is one of PriceBases.
func (b PriceBasis) Valid() bool { return contains(PriceBases(), b) }

// Measure says whether an indicator adds up over time.
type Measure string

// The measures: a flow is counted over its period, a stock at its end.
const (
	Flow  Measure = "flow"
	Stock Measure = "stock"
)

// Valid tells whether the measure is known.
func (m Measure) Valid() bool { return m == Flow || m == Stock }

// Indicator is what is measured. Look-alikes (一般公共预算收入 and 财政总收入,
// 规上工业增加值 and 总产值) are separate indicators.
type Indicator struct {
	ID           string // gdp_growth
	Name         Name
	Short        Name // for narrow columns
	Pinyin       string
	Initials     string
	Category     Name // 综合, General: the heading it stands under
	Unit         Unit // 亿元, 100 million yuan
	Decimals     int  // the published precision, 0 to 6: ties are decided at it (rule 4)
	Kind         Kind
	Polarity     Polarity
	PriceBasis   PriceBasis
	Measure      Measure
	Additive     bool        // parts sum to the whole, so shares and contributions make sense
	RollingScope bool        // 规上/限上: the population changes each year (rule 11)
	Uneven       bool        // the source revised its years unevenly: no growth from levels (rule 11)
	GrowthOf     IndicatorID // for a published growth rate, the level it belongs to; else NoIndicator
	Aliases      []string
	Definition   Name
}

// Percent tells whether the indicator's figures are percentages, whose
// differences are in percentage points (rule 12).
func (i *Indicator) Percent() bool { return i.Unit.Dimension == Percentage }
