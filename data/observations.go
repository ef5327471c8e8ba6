package data

import (
	"bytes"
	"encoding/csv"
	"math"
	"strconv"
	"strings"

	"weici/model"
)

func observationColumns() columns {
	return columns{
		required: []string{"area", "indicator", "period", "value", "document", "exact"},
		optional: []string{"qualifier", "status", "vintage", "printed", "reported_rank", "rank_scope", "benchmark", "prefix", "suffix", "locator", "note"},
	}
}

// observations reads the figures. Their texts stay in the file's bytes and are
// read when they are shown.
func (l *loader) observations() {
	var b model.Builder
	texts := &texts{}
	seen := map[observationKey]int{}
	l.read("observations", observationColumns(), func(t *table) {
		t.checkText()
		o := l.observation(t)
		if t.bad {
			return
		}
		key := observationKey{o.Area, o.Indicator, o.Period, o.Citation.Document, o.Value, o.Claim, o.Vintage}
		if line, ok := seen[key]; ok {
			t.warn("", RuleDuplicate, itoa(line))
		}
		seen[key] = t.line
		b.Add(o)
		texts.add(t)
	})
	l.set.Observations = b.Build(texts)
}

type observationKey struct {
	area      model.AreaID
	indicator model.IndicatorID
	period    model.Period
	document  model.DocID
	value     float64
	claim     model.RankClaim
	vintage   model.Date
}

// observation reads a row, and reports every fault in it.
func (l *loader) observation(t *table) model.Observation {
	o := model.Observation{Line: t.line}
	o.Area, o.Indicator, o.Citation.Document = t.area(), t.indicator(), t.document()
	period, err := model.ParsePeriod(t.get("period"))
	if err != nil {
		t.fail("period", RulePeriod, err.Error())
	}
	o.Period = period
	o.Figure = t.figure()
	o.Vintage = t.date("vintage")
	if !o.Vintage.Known() && o.Citation.Document != model.NoDoc {
		o.Vintage = l.set.Documents[o.Citation.Document].Published
	}
	if t.get("exact") == "" {
		t.fail("exact", RuleUncited, "")
	}
	if !t.bad {
		l.plausible(t, &o)
	}
	return o
}

func (t *table) area() model.AreaID {
	id, ok := t.set.Area(t.get("area"))
	if !ok {
		t.fail("area", RuleUnknownArea, nearest(t.get("area"), areaIDs(t.set)))
	}
	return id
}

func (t *table) indicator() model.IndicatorID {
	id, ok := t.set.Indicator(t.get("indicator"))
	if !ok {
		t.fail("indicator", RuleUnknownIndic, nearest(t.get("indicator"), indicatorIDs(t.set)))
	}
	return id
}

func (t *table) document() model.DocID {
	cell := t.get("document")
	if cell == "" {
		t.fail("document", RuleUncited, "")
		return model.NoDoc
	}
	id, ok := t.set.Document(cell)
	if !ok {
		ids := make([]string, len(t.set.Documents))
		for i := range t.set.Documents {
			ids[i] = t.set.Documents[i].ID
		}
		t.fail("document", RuleUnknownDoc, nearest(cell, ids))
	}
	return id
}

// figure reads the value and what qualifies it.
func (t *table) figure() model.Figure {
	var f model.Figure
	var ok bool
	if f.Qualifier, ok = model.ParseQualifier(t.get("qualifier")); !ok {
		t.fail("qualifier", RuleWord, nearest(t.get("qualifier"), qualifierWords()))
	}
	if f.Status, ok = model.ParseStatus(t.get("status")); !ok {
		t.fail("status", RuleWord, "A R P E F B O M N L")
	}
	f.Claim = t.rank()
	if cell := t.get("value"); cell != "" {
		f.Value, f.Decimals, f.Valued = t.number(cell)
	}
	absent := f.Status == model.Missing || f.Status == model.NotApplicable || f.Status == model.BelowUnit || f.Status == model.NotCollected
	switch {
	case f.Valued && absent:
		t.fail("status", RuleValueAndStatus, "")
	case !f.Valued && !absent && !f.Claim.Made() && t.get("value") == "":
		t.fail("value", RuleNothing, "")
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

// number reads a plain decimal number; its decimals are those written.
func (t *table) number(cell string) (float64, uint8, bool) {
	v, err := strconv.ParseFloat(cell, 64)
	_, fraction, _ := strings.Cut(cell, ".")
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) || strings.Trim(cell, "+-.0123456789") != "" || len(fraction) > mostDecimals {
		t.fail("value", RuleNumber, "")
		return 0, 0, false
	}
	return v, uint8(len(fraction)), true
}

// rank reads a claimed rank: 1, or 1-3 for the first three.
func (t *table) rank() model.RankClaim {
	cell := t.get("reported_rank")
	if cell == "" {
		return model.RankClaim{}
	}
	best, worst, ranged := strings.Cut(cell, "-")
	if !ranged {
		worst = best
	}
	a, errA := strconv.ParseUint(best, 10, 16)
	b, errB := strconv.ParseUint(worst, 10, 16)
	if errA != nil || errB != nil || a == 0 || b < a {
		t.fail("reported_rank", RuleRank, "")
		return model.RankClaim{}
	}
	return model.RankClaim{Best: uint16(a), Worst: uint16(b)}
}

// plausible warns of figures that are rarely meant.
func (l *loader) plausible(t *table, o *model.Observation) {
	area, ind := &l.set.Areas[o.Area], &l.set.Indicators[o.Indicator]
	if area.ValidTo.Known() && o.Period.Kind != model.Undated && !area.Covers(o.Period) && o.Period.End().Compare(area.ValidTo) >= 0 {
		t.warn("period", RuleOutsideArea, area.ValidTo.String())
	}
	if !o.Valued {
		return
	}
	if ind.Kind == model.ShareKind && ind.Percent() && (o.Value < 0 || o.Value > 100) {
		t.warn("value", RuleShare, "")
	}
	if ind.Kind == model.CountKind && o.Value < 0 {
		t.warn("value", RuleNegative, "")
	}
}

// texts keeps where each observation's row stands, and reads it when asked.
type texts struct {
	files []textFile
	spans []textSpan
}

type textFile struct {
	bytes []byte
	comma rune
	head  map[string]int
}

type textSpan struct {
	file     int32
	from, to uint32
}

func (x *texts) add(t *table) {
	if n := len(x.files); n == 0 || &x.files[n-1].bytes[0] != &t.bytes[0] {
		x.files = append(x.files, textFile{t.bytes, t.reader.Comma, t.head})
	}
	x.spans = append(x.spans, textSpan{int32(len(x.files) - 1), uint32(t.from), uint32(t.reader.InputOffset())})
}

// Text reads the readable part of an observation. It is safe for concurrent
// use.
func (x *texts) Text(id model.ObsID) model.Text {
	span := x.spans[id]
	f := &x.files[span.file]
	r := csv.NewReader(bytes.NewReader(f.bytes[span.from:span.to]))
	r.Comma, r.FieldsPerRecord = f.comma, -1
	row, err := r.Read()
	if err != nil {
		return model.Text{} // the row was read once, when it was loaded
	}
	get := func(column string) string {
		if i, ok := f.head[column]; ok && i < len(row) {
			return strings.TrimSpace(row[i])
		}
		return ""
	}
	return model.Text{
		Printed: get("printed"), RankScope: get("rank_scope"), Benchmark: get("benchmark"), Note: get("note"),
		Citation: model.Citation{Exact: get("exact"), Prefix: get("prefix"), Suffix: get("suffix"), Locator: get("locator")},
	}
}
