package screen

import (
	"strings"

	"weici/internal/analysis"
	"weici/internal/words"
	"weici/model"
	"weici/ui/layout"
)

// Tabler is a screen whose table can be copied (key Y): a head and rows of
// plain cells, each figure with its unit and its source.
type Tabler interface{ Table() [][]string }

// TSV writes a table as tab-separated lines, as spreadsheets take them from
// the clipboard. Text that a spreadsheet would run as a formula is kept text.
func TSV(table [][]string) string {
	var b strings.Builder
	for _, row := range table {
		for i, cell := range row {
			if i > 0 {
				b.WriteByte('\t')
			}
			b.WriteString(layout.Inert(layout.Clean(cell)))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// Markdown writes a table for documents, with the signs that would mean
// something there as text.
func Markdown(table [][]string) string {
	var b strings.Builder
	for i, row := range table {
		b.WriteByte('|')
		for _, cell := range row {
			b.WriteString(" " + layout.Literal(cell) + " |")
		}
		b.WriteByte('\n')
		if i == 0 {
			b.WriteString("|" + strings.Repeat(" --- |", len(row)) + "\n")
		}
	}
	return b.String()
}

// Table gives the ranking as it is ordered, the unranked with their reasons.
func (s *Rank) Table() [][]string {
	d := s.desk
	q, beside := d.question, d.growthBeside()
	head := []string{
		d.Say(words.HeadPlace), d.Say(words.HeadChange), d.Say(words.HeadArea), d.Prose.Indicator(q.Indicator),
		d.Say(words.HeadUnit), d.Say(words.HeadBasis), d.Say(words.HeadPeriod),
	}
	if beside != nil {
		head = append(head, d.Prose.GrowthHead(*beside))
	}
	table := [][]string{append(head, d.Say(words.HeadNotes), d.Say(words.ScreenSources))}
	line := func(area model.AreaID, place, change, value, notes string, a analysis.Answer) {
		row := []string{place, change, d.Prose.AreaName(area), value, d.Prose.Unit(q.Indicator, q.Derivation), d.Prose.Basis(q.Indicator, q.Derivation), d.Prose.Period(q.Period)}
		if beside != nil {
			row = append(row, d.Prose.Growth(*beside, area, q.Period))
		}
		table = append(table, append(row, notes, d.sourceOf(a)))
	}
	for _, l := range s.rows() {
		switch {
		case l.row != nil:
			r := l.row
			line(r.Area, d.Prose.PlaceHere(r.Place), d.Prose.Change(r.Change), d.Prose.Cell(r.Answer), d.Prose.Notes(r.Answer, r.Place), r.Answer)
		case l.unranked != nil:
			u := l.unranked
			line(u.Area, d.Prose.PlaceHere(u.Place), "", "", d.Prose.Unplaced(*u), u.Answer)
		case l.absent != nil:
			for _, area := range l.absent.areas {
				line(area, "", "", "", d.Prose.Why(l.absent.why), analysis.Answer{Obs: model.NoObs})
			}
		}
	}
	return table
}

// Table gives the comparison: a row for each figure, so that every one keeps
// its source.
func (s *Compare) Table() [][]string {
	d := s.desk
	table := [][]string{{
		d.Say(words.HeadIndicator), d.Say(words.HeadArea), d.Say(words.HeadValue), d.Say(words.HeadUnit), d.Say(words.HeadBasis), d.Say(words.HeadPeriod),
		d.Say(words.HeadKN), d.Say(words.ShowFromParent), d.Say(words.HeadNotes), d.Say(words.ScreenSources),
	}}
	for _, line := range s.comparison().Lines {
		for _, c := range line.Cells {
			value, place := "", ""
			if c.Answer.OK() {
				value = d.Prose.Cell(c.Answer)
			}
			if c.Place.Kind != analysis.NoPlace {
				place = d.Prose.PlaceAmong(c.Place)
			}
			table = append(table, []string{
				d.Prose.Indicator(line.Indicator), d.Prose.AreaName(c.Area), value, d.Prose.Unit(line.Indicator, analysis.Derivation{}),
				d.Prose.Basis(line.Indicator, analysis.Derivation{}), d.Prose.Period(d.question.Period), place, s.fromParent(&c),
				d.said(c.Answer), d.sourceOf(c.Answer),
			})
		}
	}
	return table
}

// Table gives the profile, a row for each indicator.
func (s *Profile) Table() [][]string {
	return s.desk.entryTable(s.desk.question.Area, s.profile().Entries)
}

// Table gives the answer and the area's other figures, a row for each.
func (s *Answer) Table() [][]string {
	d, q := s.desk, s.desk.question
	entries := []analysis.Entry{d.rankings.Entry(q.Indicator, q.Area, q.Period)}
	for _, e := range s.entries() {
		if e.Indicator != q.Indicator {
			entries = append(entries, e)
		}
	}
	return d.entryTable(q.Area, entries)
}

// entryTable gives figures of an area, a row for each.
func (d *Desk) entryTable(area model.AreaID, entries []analysis.Entry) [][]string {
	table := [][]string{{
		d.Say(words.HeadArea), d.Say(words.HeadIndicator), d.Say(words.HeadPeriod), d.Say(words.HeadValue), d.Say(words.HeadUnit),
		d.Say(words.HeadBasis), d.Say(words.HeadKN), d.Say(words.HeadChange), d.Say(words.HeadNotes), d.Say(words.ScreenSources),
	}}
	for i := range entries {
		e := &entries[i]
		value, place, change := "", "", ""
		if e.Answer.OK() {
			value = d.Prose.Cell(e.Answer)
		}
		if e.Place.Kind != analysis.NoPlace {
			place = d.Prose.PlaceAmong(e.Place)
		}
		if e.Row != nil {
			change = d.Prose.Change(e.Row.Change)
		}
		table = append(table, []string{
			d.Prose.AreaName(area), d.Prose.Indicator(e.Indicator), d.Prose.Period(e.Period), value,
			d.Prose.Unit(e.Indicator, analysis.Derivation{}), d.Prose.Basis(e.Indicator, analysis.Derivation{}), place, change, d.saidEntry(e), d.sourceOf(e.Answer),
		})
	}
	return table
}

// saidEntry is what is to be known about an entry, in words.
func (d *Desk) saidEntry(e *analysis.Entry) string {
	if !e.Answer.OK() && !e.Place.Claim.Made() {
		return d.Prose.Why(e.Answer.Why)
	}
	return d.Prose.Notes(e.Answer, e.Place)
}

// said is what is to be known about an answer, or why there is none, in words.
func (d *Desk) said(a analysis.Answer) string {
	if !a.OK() {
		return d.Prose.Why(a.Why)
	}
	return d.Prose.Notes(a, analysis.Place{})
}

// Table gives the figures of the document that is open, each with its quote.
func (s *Sources) Table() [][]string {
	d := s.desk
	table := [][]string{{
		d.Say(words.HeadArea), d.Say(words.HeadIndicator), d.Say(words.HeadPeriod), d.Say(words.HeadValue), d.Say(words.HeadUnit),
		d.Say(words.HeadBasis), d.Say(words.HeadNotes), d.Say(words.HeadQuote), d.Say(words.ScreenSources),
	}}
	s.load()
	for _, id := range s.figures {
		table = append(table, d.observed(id))
	}
	return table
}

// observed is one observation as a row, with its quote.
func (d *Desk) observed(id model.ObsID) []string {
	o, a := d.Panel.Observations.At(id), analysis.NewGuard(d.Panel).Observed(id)
	value := ""
	if a.OK() {
		value = d.Prose.Cell(a)
	}
	return []string{
		d.Prose.AreaName(o.Area), d.Prose.Indicator(o.Indicator), d.Prose.Period(o.Period), value, d.Prose.Unit(o.Indicator, analysis.Derivation{}),
		d.Prose.Basis(o.Indicator, analysis.Derivation{}), d.said(a), o.Citation.Exact, d.Prose.Cited(o),
	}
}

// Table gives a row for each area and period: the figure, or why there is none.
func (s *Coverage) Table() [][]string {
	d, c := s.desk, s.coverage()
	table := [][]string{{
		d.Say(words.HeadArea), d.Say(words.HeadIndicator), d.Say(words.HeadPeriod), d.Say(words.HeadValue), d.Say(words.HeadUnit),
		d.Say(words.HeadBasis), d.Say(words.HeadNotes), d.Say(words.HeadQuote), d.Say(words.ScreenSources),
	}}
	for i, area := range c.Areas {
		for j, period := range c.Periods {
			if id := c.Cells[i][j].Obs; id != model.NoObs {
				table = append(table, d.observed(id))
				continue
			}
			table = append(table, []string{
				d.Prose.AreaName(area), d.Prose.Indicator(c.Indicator), d.Prose.Period(period), "", "", "", d.Prose.Why(c.Cells[i][j].Why), "", "",
			})
		}
	}
	return table
}

// sourceOf names the documents that an answer rests on.
func (d *Desk) sourceOf(a analysis.Answer) string {
	ids := a.Inputs
	if ids == nil && a.Obs != model.NoObs {
		ids = []model.ObsID{a.Obs}
	}
	var names []string
	for _, id := range ids {
		names = append(names, d.Prose.Cited(d.Panel.Observations.At(id)))
	}
	return strings.Join(names, d.Say(words.NoteSemicolon))
}
