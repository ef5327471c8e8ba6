package folder

import (
	"strconv"

	"weici/internal/words"
	"weici/model"
)

func observationColumns() columns {
	return columns{
		required: []string{"area", "indicator", "period", "value", "document", "exact"},
		optional: []string{"qualifier", "status", "vintage", "printed", "reported_rank", "rank_scope", "benchmark",
			"prefix", "suffix", "locator", "locator_en", "note"},
	}
}

// places are where the columns of observations stand in a file.
type places struct {
	area, indicator, period, value, qualifier, status, vintage, rank, document, exact int
	printed, rankScope, benchmark, prefix, suffix, locator, locatorEN, note           int
}

func placesOf(t *table) places {
	return places{
		area: t.place("area"), indicator: t.place("indicator"), period: t.place("period"), value: t.place("value"),
		qualifier: t.place("qualifier"), status: t.place("status"), vintage: t.place("vintage"), rank: t.place("reported_rank"),
		document: t.place("document"), exact: t.place("exact"), printed: t.place("printed"), rankScope: t.place("rank_scope"),
		benchmark: t.place("benchmark"), prefix: t.place("prefix"), suffix: t.place("suffix"), locator: t.place("locator"),
		locatorEN: t.place("locator_en"), note: t.place("note"),
	}
}

// figures reads the observations and makes the panel. An error says why no
// dataset can be made of them at all.
func (l *loader) figures() *Unreadable {
	if l.elsewhere != nil {
		read := func(parts int) { l.meter.add(2 * int(l.meter.total) / parts) }
		var err *Unreadable
		l.panel, err = l.elsewhere.Read(l.set, read)
		return err
	}
	b, texts := &model.Builder{}, &texts{}
	numbered := true
	l.tables(observationsName, observationColumns(), func(t *table) {
		numbered = numbered && l.rowsOf(t, b, texts)
	})
	if !numbered {
		return Unread(words.TooManyPeriods, model.MaxPeriods)
	}
	l.set.Observations = b.Build(texts)
	var err *Unreadable
	if l.panel, err = NewPanel(l.set); err != nil {
		return err
	}
	l.reportRepeats(texts)
	l.checkHashes(true)
	return nil
}

// NewPanel makes the panel of a dataset, or says that it is too large for one.
func NewPanel(d *model.Dataset) (*model.Panel, *Unreadable) {
	if err := fits(d); err != nil {
		return nil, err
	}
	return model.NewPanel(d), nil
}

// The most cells (area × period of an indicator) and columns (indicator ×
// period) that a panel may have: about a gigabyte of memory. Figures that have
// neither area nor period in common would otherwise fill any memory.
const (
	mostCells   = 1 << 28
	mostColumns = 1 << 26
)

// fits tells whether a panel of the dataset fits into memory.
func fits(d *model.Dataset) *Unreadable {
	columns := len(d.Indicators) * d.Observations.Periods()
	if columns > mostColumns {
		return Unread(words.TooManyCells, columns, mostColumns)
	}
	if columns*len(d.Areas) <= mostCells {
		return nil // even if every indicator has every period
	}
	if cells := d.Cells(); cells > mostCells {
		return Unread(words.TooManyCells, cells, mostCells)
	}
	return nil
}

// reportRepeats warns of figures that the same document gives twice.
func (l *loader) reportRepeats(texts *texts) {
	o := l.set.Observations
	l.panel.Repeats(func(first, again model.ObsID) {
		file, where := texts.file(again), strconv.Itoa(o.Line(first))
		if earlier := texts.file(first); earlier != file {
			where = earlier.name + ":" + where
		}
		l.issue(model.Issue{Severity: model.Warning, File: file.name, Row: o.Line(again), Rule: RuleDuplicate, Detail: where})
	})
}

// figureReader reads the rows of one part of a file.
type figureReader struct {
	table
	places
	set     *model.Dataset
	known   *unpadded
	commas  func() commas
	refused []model.Refusal
	builder model.Builder
	starts  []uint32 // where the row of each observation begins
	sound   bool     // see readTo

	area      finder[model.AreaID]
	indicator finder[model.IndicatorID]
	document  finder[model.DocID]
}

// finder finds things by id, at once where the row before has the same.
type finder[T any] struct {
	find func(string) (T, bool)
	last string
	id   T
}

func (f *finder[T]) get(id string) (T, bool) {
	if id == f.last && id != "" {
		return f.id, true
	}
	found, ok := f.find(id)
	if !ok {
		found, ok = f.find(folded(id))
	}
	if ok {
		f.last, f.id = id, found
	}
	return found, ok
}

// readTo reads the rows that begin before end. It is false where they have more
// than model.MaxPeriods.
func (r *figureReader) readTo(end int) bool {
	for r.nextRow(end) {
		o := r.observation()
		if r.bad {
			r.refused = append(r.refused, r.refusal())
			continue
		}
		if r.builder.Add(o) == model.NoObs {
			return false
		}
		r.starts = append(r.starts, uint32(r.start))
	}
	return true
}

// refusal is what can be read of the cell that a refused row is of.
func (r *figureReader) refusal() model.Refusal {
	x := model.Unread()
	if id, ok := r.area.get(r.at(r.places.area)); ok {
		x.Area = id
	}
	if id, ok := r.indicator.get(r.at(r.places.indicator)); ok {
		x.Indicator = id
	}
	if period, rule := readPeriod(r.at(r.period)); rule == "" && r.period < len(r.cells) {
		x.Period, x.Dated = period, true
	}
	return x
}

// observation reads a row, and reports every fault in it.
func (r *figureReader) observation() model.Observation {
	o := model.Observation{Line: r.row}
	var ok bool
	if o.Area, ok = r.area.get(r.at(r.places.area)); !ok {
		r.fail("area", r.known.areas.rule(r.at(r.places.area), RuleUnknownArea), "")
	}
	if o.Indicator, ok = r.indicator.get(r.at(r.places.indicator)); !ok {
		r.fail("indicator", r.known.indicators.rule(r.at(r.places.indicator), RuleUnknownIndicator), "")
	}
	var rule model.Rule
	if o.Period, rule = readPeriod(r.at(r.period)); rule != "" {
		r.fail("period", rule, "")
	}
	o.Figure = r.figure(ok && r.set.Indicators[o.Indicator].Percent())
	o.Citation.Document = r.source()
	o.Vintage = r.published(o.Citation.Document)
	if !r.bad {
		r.plausible(&o)
	}
	return o
}

// source reads which document a figure stands in; its quote must be there, too.
func (r *figureReader) source() model.DocID {
	if r.at(r.exact) == "" {
		r.fail("exact", RuleUncited, "")
	}
	cell := r.at(r.places.document)
	id, ok := r.document.get(cell)
	switch {
	case cell == "":
		r.fail("document", RuleUncited, "")
	case !ok:
		r.fail("document", r.known.documents.rule(cell, RuleUnknownDocument), "")
	}
	return id
}

// published is the vintage, or else the date of the document.
func (r *figureReader) published(id model.DocID) model.Date {
	if r.at(r.vintage) != "" {
		return r.date("vintage")
	}
	if id == model.NoDoc {
		return model.Date{}
	}
	return r.set.Documents[id].Published
}

// figure reads the value and what qualifies it. A per cent sign may stand behind
// the value of an indicator in per cent.
func (r *figureReader) figure(percent bool) model.Figure {
	f := model.Figure{Claim: r.claim()}
	var ok bool
	if f.Qualifier, ok = model.ParseQualifier(r.at(r.qualifier)); !ok {
		r.fail("qualifier", RuleWord, nearest(r.at(r.qualifier), qualifierWords()))
	}
	if f.Status, ok = model.ParseStatus(r.at(r.status)); !ok {
		r.fail("status", RuleWord, "A R P E F B O M N L")
	}
	cell := r.at(r.value)
	absent := f.Status.Absent()
	switch {
	case cell == "" && !absent && !f.Claim.Made():
		r.fail("value", RuleNothing, "")
	case cell != "" && absent:
		r.fail("status", RuleValueAndStatus, "")
	case cell != "":
		if percent {
			cell = withoutPercent(cell)
		}
		var rule model.Rule
		if f.Value, f.Decimals, rule = number(cell, r.commas); rule != "" {
			r.fail("value", rule, "")
		}
		f.Valued = rule == ""
	}
	return f
}

func qualifierWords() []string {
	var all []string
	for _, q := range model.Qualifiers() {
		all = append(all, q.String())
	}
	return all
}

// claim reads a claimed rank.
func (r *figureReader) claim() model.RankClaim {
	cell := r.at(r.rank)
	claim, ok := model.ParseRankClaim(cell)
	if !ok {
		if claim, ok = model.ParseRankClaim(folded(cell)); !ok {
			claim, ok = turnedRank(cell)
		}
	}
	if !ok {
		r.fail("reported_rank", RuleRank, "")
	}
	return claim
}

// plausible warns of figures that are rarely meant. Figures from before an
// area's version began are: they are computed back to its borders.
func (r *figureReader) plausible(o *model.Observation) {
	ended := r.set.Areas[o.Area].ValidTo
	if ended.Known() && o.Period.Kind != model.Undated && o.Period.End().Compare(ended) >= 0 {
		r.warn("period", RuleOutsideArea, ended.String())
	}
	if !o.Valued {
		return
	}
	ind := &r.set.Indicators[o.Indicator]
	if ind.Kind == model.ShareKind && ind.Percent() && (o.Value < 0 || o.Value > 100) {
		r.warn("value", RuleShare, "")
	}
	if ind.Kind == model.CountKind && o.Value < 0 {
		r.warn("value", RuleNegative, "")
	}
}
