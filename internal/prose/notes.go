package prose

import (
	"strings"

	"weici/internal/analysis"
	"weici/internal/words"
	"weici/model"
)

// Notes says what is to be known about a figure and its place.
func (w Writer) Notes(a analysis.Answer, p analysis.Place) string {
	all := w.Caveats(a)
	if note := w.PlaceNote(p); note != "" {
		all = append(all, note)
	}
	return strings.Join(all, w.Say(words.NoteSemicolon))
}

// Unplaced says why an area has no figure to rank, with its value or the place
// that its source states where it has one.
func (w Writer) Unplaced(u analysis.Unranked) string {
	text := w.Why(u.Why)
	if u.Answer.OK() {
		text += w.Say(words.NoteAside, w.Cell(u.Answer))
	}
	if note := w.PlaceNote(u.Place); note != "" {
		text += w.Say(words.NoteSemicolon) + note
	}
	return text
}

// GrowthHead names the growth beside a ranking with its basis: 增速%（可比价）.
func (w Writer) GrowthHead(b analysis.Beside) string {
	unit := w.Unit(b.Indicator, b.Derivation)
	if b.Derivation.Transform != model.Plain {
		return w.Say(words.HeadMade, w.Transform(b.Indicator, b.Derivation), unit)
	}
	return w.Say(words.HeadMade, w.Say(words.HeadGrowth), unit+w.Say(words.NoteAside, w.Basis(b.Indicator, b.Derivation)))
}

// Gap writes how far a figure lies from another: +1.2, −0.5个百分点, or why that
// cannot be said.
func (w Writer) Gap(d analysis.Difference) string {
	switch {
	case !d.OK():
		return w.Why(d.Why)
	case d.Points:
		return w.Signed(d.Answer) + w.Say(words.PointsShort)
	}
	return w.Signed(d.Answer)
}

// Growth writes the growth of an area beside its level, or why there is none.
func (w Writer) Growth(b analysis.Beside, area model.AreaID, period model.Period) string {
	a := analysis.NewGuard(w.Panel).Growth(b, area, period)
	if !a.OK() {
		return w.Why(a.Why)
	}
	return w.Cell(a)
}

// Measure names what is measured: the indicator, how it is derived, its unit,
// basis and direction.
func (w Writer) Measure(ind model.IndicatorID, d analysis.Derivation) string {
	parts := []string{w.Indicator(ind)}
	if d.Transform != model.Plain {
		parts = append(parts, w.Transform(ind, d))
	}
	if unit := w.Unit(ind, d); unit != "" {
		parts = append(parts, unit)
	}
	return strings.Join(append(parts, w.Basis(ind, d), w.Polarity(ind)), " · ")
}
