package brief

import (
	"cmp"
	"slices"
	"strconv"

	"weici/internal/analysis"
	"weici/internal/prose"
	"weici/internal/words"
	"weici/model"
)

func itoa(n int) string { return strconv.Itoa(n) }

// remark notes what is to be known about a figure: a conflict and which side
// was used, a bound, a status.
func (c *composer) remark(area model.AreaID, e analysis.Entry) {
	name := c.AreaName(area) + c.Say(words.BriefOf) + c.Indicator(e.Indicator) + " " + c.Period(e.Period)
	if e.Answer.Obs != model.NoObs && e.Answer.Caveats.Has(analysis.InConflict) {
		for _, o := range analysis.Cite(c.Panel, e.Indicator, area, e.Period).Others {
			if o.Conflicts {
				c.note(c.conflict(name, e.Answer, o))
			}
		}
	}
	if e.Answer.OK() && !e.Answer.Computed() && e.Answer.Qualifier != model.Exact {
		c.note(c.Say(words.BriefNoteBound, name, c.Panel.Observations.At(e.Answer.Obs).Printed))
	}
}

func (c *composer) conflict(name string, shown analysis.Answer, o analysis.Other) string {
	other := c.guard.Observed(o.Obs)
	ind := c.Panel.Observations.Indicator(o.Obs)
	return c.Say(words.BriefNoteConflict, name,
		c.Amount(ind, analysis.Derivation{}, shown), "["+itoa(c.sources.number(shown.Obs))+"]",
		c.Amount(ind, analysis.Derivation{}, other), "["+itoa(c.sources.number(o.Obs))+"]", c.Ground(o.Ground))
}

func (c *composer) note(text string) {
	if !slices.Contains(c.noted, text) {
		c.noted = append(c.noted, text)
	}
}

// figureless says that there are no figures of an area; where rows were refused,
// that there may have been.
func (c *composer) figureless(area model.AreaID) string {
	return cmp.Or(c.Refused(), c.Say(words.BriefNothing, c.AreaName(area), c.when()))
}

// notes ends the brief with what a reader must know to use its figures.
func (c *composer) notes() {
	c.heading(1, words.BriefNotes)
	if refused := c.Refused(); refused != "" {
		c.note(refused)
	}
	c.noteStatuses()
	c.note(c.Say(words.BriefNoteRanks))
	c.note(c.Say(words.BriefNoteBasis))
	if mark := c.Panel.Attribution.In(c.Lang); mark != "" {
		c.note(c.Say(words.BriefNoteMark, mark))
	}
	for _, n := range c.noted {
		c.add(Paragraph{[]Run{{Text: n}}})
	}
}

// noteStatuses explains the statuses that occur.
func (c *composer) noteStatuses() {
	for _, s := range []model.Status{model.Provisional, model.Estimated, model.Forecast, model.Revised} {
		var names []string
		for _, f := range c.brief.Figures {
			if f.Status == s.String() {
				names = append(names, f.Area+c.Say(words.BriefOf)+f.Indicator)
			}
		}
		if len(names) > 0 {
			c.note(c.Say(words.BriefNoteStatus, c.Status(s), join(c, names)))
		}
	}
}

// namesMost is the most names in one note.
const namesMost = 12

func join(c *composer, names []string) string {
	text := ""
	for i, n := range names {
		if i == namesMost {
			return text + c.Say(words.BriefAndMore, len(names)-i)
		}
		if i > 0 {
			text += c.Say(words.ListComma)
		}
		text += n
	}
	return text
}

// list writes out the sources in the order of their numbers.
func (c *composer) list() {
	for i, id := range c.sources.list {
		o := c.Panel.Observations.At(id)
		s := Source{Number: i + 1, Quote: o.Citation.Exact, Locator: o.Citation.Place(c.Lang), Line: c.Cited(o)}
		if o.Citation.Document != model.NoDoc {
			d := &c.Panel.Documents[o.Citation.Document]
			s.Document, s.Title, s.Publisher, s.Published = d.ID, d.Label(), d.Publisher, d.Published.String()
			s.URL, s.Kind, s.Reference = d.URL, c.DocKind(d.Kind), prose.Reference(d)
		}
		c.brief.Sources = append(c.brief.Sources, s)
	}
	c.brief.Observations = c.sources.observations()
}
