package screen

import (
	"strings"

	"weici/internal/analysis"
	"weici/internal/prose"
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
			b.WriteString(inert(layout.Clean(cell)))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// inert puts an apostrophe before text that begins like a formula; numbers
// stay numbers.
func inert(cell string) string {
	if cell == "" || !strings.ContainsRune("=+-@", rune(cell[0])) || strings.Trim(cell, "+-.,0123456789") == "" {
		return cell
	}
	return "'" + cell
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
			line(r.Area, prose.Place(r), d.Prose.Change(r.Change), d.Prose.Cell(r.Answer), d.Prose.Notes(r.Answer, r.Claim, r.Agreement), r.Answer)
		case l.unranked != nil:
			u := l.unranked
			line(u.Area, "", "", "", d.Prose.Unplaced(*u), u.Answer)
		}
	}
	return table
}

// Table gives the comparison: a row for each figure, so that every one keeps
// its source.
func (s *Compare) Table() [][]string {
	d := s.desk
	table := [][]string{{
		d.Say(words.HeadIndicator), d.Say(words.HeadArea), d.Say(words.HeadValue), d.Say(words.HeadUnit), d.Say(words.HeadPeriod),
		d.Say(words.HeadKN), d.Say(words.ShowFromParent), d.Say(words.HeadNotes), d.Say(words.ScreenSources),
	}}
	for _, line := range s.comparison().Lines {
		for _, c := range line.Cells {
			value, place := "", ""
			if c.Answer.OK() {
				value = d.Prose.Cell(c.Answer)
			}
			if c.Rank > 0 {
				row := analysis.Row{Rank: c.Rank, RankMax: c.RankMax}
				place = prose.Place(&row) + " / " + d.Prose.Set(d.Panel.Areas[c.Area].Parent, d.Panel.Areas[c.Area].Level, c.N, c.N)
			}
			table = append(table, []string{
				d.Prose.Indicator(line.Indicator), d.Prose.AreaName(c.Area), value, d.Prose.Unit(line.Indicator, analysis.Derivation{}),
				d.Prose.Period(d.question.Period), place, s.difference(c.FromParent),
				strings.Join(d.Prose.Caveats(c.Answer), "; ") + d.Prose.Why(c.Answer.Why), d.sourceOf(c.Answer),
			})
		}
	}
	return table
}

// Table gives the profile, a row for each indicator.
func (s *Profile) Table() [][]string {
	d := s.desk
	table := [][]string{{
		d.Say(words.HeadArea), d.Say(words.HeadIndicator), d.Say(words.HeadPeriod), d.Say(words.HeadValue), d.Say(words.HeadUnit),
		d.Say(words.HeadKN), d.Say(words.HeadChange), d.Say(words.HeadNotes), d.Say(words.ScreenSources),
	}}
	for i := range s.profile().Entries {
		e := &s.answer.Entries[i]
		value, place, change := "", "", ""
		if e.Answer.OK() {
			value = d.Prose.Cell(e.Answer)
		}
		if e.Row != nil {
			place = prose.Place(e.Row) + " / " + d.Prose.Set(e.Within, e.Level, e.N, e.Of)
			change = d.Prose.Change(e.Row.Change)
		}
		table = append(table, []string{
			d.Prose.AreaName(s.area), d.Prose.Indicator(e.Indicator), d.Prose.Period(e.Period), value,
			d.Prose.Unit(e.Indicator, analysis.Derivation{}), place, change, s.notes(e), d.sourceOf(e.Answer),
		})
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
	return strings.Join(names, "; ")
}
