package model

import "math"

// Texts fetches the readable part of an observation. An implementation must
// be safe for concurrent use: every session shares one dataset.
type Texts interface {
	Text(ObsID) Text
}

// benchmarks fetches one text alone: growth is worked out of thousands of
// figures, each of which must be adjusted to the same census.
type benchmarks interface {
	Benchmark(ObsID) string
}

// Observations keeps the figures of a dataset in columns, so that millions of
// them are a normal size. It is immutable once built.
type Observations struct {
	parts     *parts // where they are not all here; then there are no columns
	first     ObsID  // the id of the first of them: not 0 for those of one part
	texts     Texts
	area      []AreaID
	indicator []IndicatorID
	period    []uint16 // into periods
	periods   []Period
	value     []float64 // NaN where there is none
	facts     []Facts
	vintage   []Date
	document  []DocID
	claim     []RankClaim
	line      []int32
}

// Facts are what qualifies a value.
type Facts struct {
	Decimals  uint8
	Qualifier Qualifier
	Status    Status
}

// Columns are observations side by side, except for their texts: every column
// but Periods has one entry for each.
type Columns struct {
	Area      []AreaID
	Indicator []IndicatorID
	Period    []uint16  // into Periods
	Periods   []Period  // at most MaxPeriods, each once
	Value     []float64 // NaN where there is none
	Facts     []Facts
	Vintage   []Date
	Document  []DocID
	Claim     []RankClaim
	Line      []int32
}

// NewColumns makes room for n observations.
func NewColumns(n int) *Columns {
	return &Columns{
		Area: make([]AreaID, n), Indicator: make([]IndicatorID, n), Period: make([]uint16, n), Value: make([]float64, n),
		Facts: make([]Facts, n), Vintage: make([]Date, n), Document: make([]DocID, n), Claim: make([]RankClaim, n), Line: make([]int32, n),
	}
}

// NewObservations makes observations of columns, which are not copied and must
// not be changed any more.
func NewObservations(c *Columns, texts Texts) *Observations {
	return &Observations{
		texts: texts, area: c.Area, indicator: c.Indicator, period: c.Period, periods: c.Periods, value: c.Value,
		facts: c.Facts, vintage: c.Vintage, document: c.Document, claim: c.Claim, line: c.Line,
	}
}

// Len is the number of observations.
func (o *Observations) Len() int {
	if o.parts != nil {
		return o.parts.len()
	}
	return len(o.area)
}

// at finds an observation in its columns.
func (o *Observations) at(id ObsID) (*Observations, ObsID) {
	if o.parts != nil {
		o = o.parts.holding(id)
	}
	return o, id - o.first
}

// At gives one observation, whole. The id must be in [0, Len).
func (o *Observations) At(id ObsID) Observation {
	var text Text
	if o.parts != nil {
		text = o.parts.Text(id)
	} else {
		text = o.texts.Text(id)
	}
	o, i := o.at(id)
	text.Citation.Document = o.document[i]
	return Observation{
		ID:        id,
		Area:      o.area[i],
		Indicator: o.indicator[i],
		Period:    o.periods[o.period[i]],
		Vintage:   o.vintage[i],
		Line:      int(o.line[i]),
		Figure:    o.figure(i),
		Text:      text,
	}
}

// Figure gives the part of an observation that is counted with, without
// touching its text.
func (o *Observations) Figure(id ObsID) Figure {
	o, i := o.at(id)
	return o.figure(i)
}

func (o *Observations) figure(i ObsID) Figure {
	f := o.facts[i]
	return Figure{
		Value:     o.value[i],
		Valued:    !math.IsNaN(o.value[i]),
		Decimals:  f.Decimals,
		Qualifier: f.Qualifier,
		Status:    f.Status,
		Claim:     o.claim[i],
	}
}

// Benchmark gives the census or revision that a figure is adjusted to.
func (o *Observations) Benchmark(id ObsID) string {
	o, _ = o.at(id)
	if alone, ok := o.texts.(benchmarks); ok {
		return alone.Benchmark(id)
	}
	return o.texts.Text(id).Benchmark
}

// Area gives the area of an observation.
func (o *Observations) Area(id ObsID) AreaID {
	o, i := o.at(id)
	return o.area[i]
}

// Indicator gives the indicator of an observation.
func (o *Observations) Indicator(id ObsID) IndicatorID {
	if o.parts != nil {
		return o.parts.indicator(id)
	}
	return o.indicator[id-o.first]
}

// Period gives the period of an observation.
func (o *Observations) Period(id ObsID) Period {
	o, i := o.at(id)
	return o.periods[o.period[i]]
}

// Periods is the number of different periods.
func (o *Observations) Periods() int { return len(o.periods) }

// Vintage gives when an observation was published.
func (o *Observations) Vintage(id ObsID) Date {
	o, i := o.at(id)
	return o.vintage[i]
}

// Line gives the line of an observation's row in its file, from 1.
func (o *Observations) Line(id ObsID) int {
	o, i := o.at(id)
	return int(o.line[i])
}

// Document gives the document that an observation stands in.
func (o *Observations) Document(id ObsID) DocID {
	o, i := o.at(id)
	return o.document[i]
}

// Builder collects observations in columns. The zero Builder is ready.
type Builder struct {
	obs     Observations
	periods map[Period]uint16
	recent  [64]uint16 // periods met lately, where periodIndex looks first
}

// Grow makes room for n observations in all.
func (b *Builder) Grow(n int) {
	o := &b.obs
	o.area, o.indicator = grow(o.area, n), grow(o.indicator, n)
	o.period, o.value = grow(o.period, n), grow(o.value, n)
	o.facts, o.vintage = grow(o.facts, n), grow(o.vintage, n)
	o.document, o.claim, o.line = grow(o.document, n), grow(o.claim, n), grow(o.line, n)
}

func grow[T any](s []T, n int) []T {
	if cap(s) >= n {
		return s
	}
	return append(make([]T, 0, n), s...)
}

// MaxPeriods is the most different periods that a dataset can have.
const MaxPeriods = math.MaxUint16 + 1

// Len is the number of observations added so far.
func (b *Builder) Len() int { return len(b.obs.area) }

// Add appends an observation, except for its text, and returns its id. Text
// stays with the Texts given to Build. Where its period would be one more than
// MaxPeriods, nothing is added and the id is NoObs.
func (b *Builder) Add(x Observation) ObsID {
	o := &b.obs
	period, ok := b.periodIndex(x.Period)
	if !ok {
		return NoObs
	}
	value := x.Value
	if !x.Valued {
		value = math.NaN()
	}
	o.area = append(o.area, x.Area)
	o.indicator = append(o.indicator, x.Indicator)
	o.period = append(o.period, period)
	o.value = append(o.value, value)
	o.facts = append(o.facts, Facts{x.Decimals, x.Qualifier, x.Status})
	o.vintage = append(o.vintage, x.Vintage)
	o.document = append(o.document, x.Citation.Document)
	o.claim = append(o.claim, x.Claim)
	o.line = append(o.line, int32(x.Line))
	return ObsID(len(o.area) - 1)
}

// Append adds the observations of another builder, in their order, so that
// parts of a large dataset can be built side by side. It is false, and nothing
// is added, where there would be more than MaxPeriods.
func (b *Builder) Append(other *Builder) bool {
	o, x := &b.obs, &other.obs
	renumbered := make([]uint16, len(x.periods))
	for i, p := range x.periods {
		index, ok := b.periodIndex(p)
		if !ok {
			return false
		}
		renumbered[i] = index
	}
	for _, p := range x.period {
		o.period = append(o.period, renumbered[p])
	}
	o.area = append(o.area, x.area...)
	o.indicator = append(o.indicator, x.indicator...)
	o.value = append(o.value, x.value...)
	o.facts = append(o.facts, x.facts...)
	o.vintage = append(o.vintage, x.vintage...)
	o.document = append(o.document, x.document...)
	o.claim = append(o.claim, x.claim...)
	o.line = append(o.line, x.line...)
	return true
}

// Reset empties the builder and keeps its room, for another part.
func (b *Builder) Reset() {
	o := &b.obs
	o.area, o.indicator, o.period, o.periods = o.area[:0], o.indicator[:0], o.period[:0], o.periods[:0]
	o.value, o.facts, o.vintage = o.value[:0], o.facts[:0], o.vintage[:0]
	o.document, o.claim, o.line = o.document[:0], o.claim[:0], o.line[:0]
	clear(b.periods)
}

// periodIndex numbers the periods in the order in which they come.
func (b *Builder) periodIndex(p Period) (index uint16, ok bool) {
	o := &b.obs
	recent := &b.recent[(byte(p.Year)+5*p.Part+byte(p.Kind))%64]
	if int(*recent) < len(o.periods) && o.periods[*recent] == p {
		return *recent, true
	}
	index, ok = b.periods[p]
	if !ok && len(o.periods) == MaxPeriods {
		return 0, false
	}
	if !ok {
		if b.periods == nil {
			b.periods = map[Period]uint16{}
		}
		index = uint16(len(o.periods))
		b.periods[p] = index
		o.periods = append(o.periods, p)
	}
	*recent = index
	return index, true
}

// Columns ends the building like Build, and gives what NewObservations takes.
func (b *Builder) Columns() *Columns {
	o := &b.obs
	return &Columns{
		Area: o.area, Indicator: o.indicator, Period: o.period, Periods: o.periods, Value: o.value, Facts: o.facts,
		Vintage: o.vintage, Document: o.document, Claim: o.claim, Line: o.line,
	}
}

// Build ends the building; the Builder must not be used again.
func (b *Builder) Build(texts Texts) *Observations {
	b.obs.texts = texts
	return &b.obs
}
