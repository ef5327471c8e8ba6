package screen

import (
	"strings"

	"weici/internal/analysis"
	"weici/internal/words"
	"weici/model"
	"weici/ui/layout"
)

// Reading is one figure of a screen as it is read aloud: the question that it
// answers, and what the screen shows beside it.
type Reading struct {
	analysis.Question
	Remark string
}

// reader is a screen of figures, each of which can be said as a sentence.
type reader interface{ Readings() []Reading }

// speaker is a screen that is read in words of its own.
type speaker interface{ Said() []string }

// Aloud reads a screen for those who listen to it: figures as sentences with
// their place and source, below a line that names the indicator, its unit and
// its basis; a brief as it is written; any other table as a line a row, each cell behind its heading.
func Aloud(d *Desk, s Screen) []string {
	var lines []string
	switch s := s.(type) {
	case speaker:
		lines = s.Said()
	case reader:
		lines = d.sayFigures(s.Readings())
	case Tabler:
		lines = d.SayTable(s.Table())
	}
	if len(lines) == 0 {
		lines = []string{d.emptyNote()}
	}
	for i := range lines {
		lines[i] = layout.Clean(lines[i])
	}
	return lines
}

func (d *Desk) sayFigures(all []Reading) []string {
	var lines []string
	head := ""
	for _, r := range all {
		if next := d.Prose.Measure(r.Indicator, r.Derivation); next != head {
			head = next
			lines = append(lines, head)
		}
		line := d.Prose.Sentence(d.StatementOf(r.Question))
		for _, remark := range []string{d.unplaced(r.Question), r.Remark} {
			if remark != "" {
				line += d.Say(words.NoteAside, remark)
			}
		}
		lines = append(lines, line)
	}
	return lines
}

// unplaced says why a figure that stands has no place.
func (d *Desk) unplaced(q analysis.Question) string {
	for _, u := range d.rankings.Rank(q).Unranked {
		if u.Area == q.Area && u.Answer.OK() {
			return d.Prose.Why(u.Why)
		}
	}
	return ""
}

// SayTable reads a table under its head: a line a row, each cell behind its
// heading.
func (d *Desk) SayTable(table [][]string) []string {
	var lines []string
	for _, row := range table[1:] {
		var cells []string
		for i, cell := range row {
			if cell != "" {
				cells = append(cells, d.Say(words.SaidCell, table[0][i], cell))
			}
		}
		lines = append(lines, strings.Join(cells, d.Say(words.NoteSemicolon))+d.Say(words.SentenceEnd))
	}
	return lines
}

// Readings lists the ranked areas in their order, then the others.
func (s *Rank) Readings() []Reading {
	var all []Reading
	for _, l := range s.rows() {
		for _, area := range l.areas() {
			q := s.desk.Ranking().Question
			q.Area = area
			all = append(all, Reading{q, ""})
		}
	}
	return all
}

// Readings lists the figures set side by side, with how far they lie from the
// area above.
func (s *Compare) Readings() []Reading {
	var all []Reading
	for _, line := range s.comparison().Lines {
		for _, c := range line.Cells {
			q := s.desk.among(c.Area)
			q.Indicator, q.Derivation = line.Indicator, analysis.Derivation{}
			remark := ""
			if c.FromParent.OK() && !s.desk.Panel.Indicators[line.Indicator].Additive { // a part is always below its whole
				remark = s.desk.Say(words.SaidCell, s.desk.Say(words.ShowFromParent), s.difference(c.FromParent))
			}
			all = append(all, Reading{q, remark})
		}
	}
	return all
}

// Readings lists the series, area by area, with the breaks in them.
func (s *Trend) Readings() []Reading {
	t := s.trend()
	var all []Reading
	for _, series := range t.Series {
		for i, p := range series.Points {
			q := s.desk.among(p.Area)
			q.Indicator, q.Derivation, q.Period = t.Indicator, t.Derivation, t.Periods[i]
			all = append(all, Reading{q, s.broken(&series, i)})
		}
	}
	return all
}

// broken says why a series breaks before a point, if it does.
func (s *Trend) broken(series *analysis.Series, at int) string {
	var all []string
	for _, b := range series.Breaks {
		if b.At == at {
			all = append(all, s.desk.Prose.Why(b.Why))
		}
	}
	return strings.Join(all, s.desk.Say(words.NoteSemicolon))
}

// Readings lists both figures of each area.
func (s *Quadrant) Readings() []Reading {
	answer := s.quadrant()
	var all []Reading
	for _, ranking := range []*analysis.Ranking{answer.X, answer.Y} {
		for _, r := range s.rows {
			q := ranking.Question
			q.Area = r.area
			all = append(all, Reading{q, ""})
		}
	}
	return all
}

// Readings lists the figures of the area.
func (s *Profile) Readings() []Reading {
	var all []Reading
	for _, e := range s.profile().Entries {
		all = append(all, Reading{analysis.Question{
			Indicator: e.Indicator, Against: model.NoIndicator, Period: e.Period, Area: s.area, Within: e.Within, Level: e.Level,
		}, ""})
	}
	return all
}

// among asks about an area in the set of the question, where that is of its
// level and holds it, or else among the areas of its own level and parent.
func (d *Desk) among(area model.AreaID) analysis.Question {
	q, a := d.question, &d.Panel.Areas[area]
	q.Area = area
	if q.Level != a.Level || q.Within != model.NoArea && !d.Panel.Within(area, q.Within) {
		q.Within, q.Level = a.Parent, a.Level
	}
	return q
}
