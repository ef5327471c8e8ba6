package screen

import (
	tea "charm.land/bubbletea/v2"

	"weici/internal/words"
	"weici/model"
	"weici/ui/layout"
)

// fewDots is the number of areas below which a quadrant shows little: it is
// said, and the fullest one is offered.
const fewDots = 5

// fullest is the pair of a level and its growth, and the period, for which the
// most areas of the set have both figures.
type fullest struct {
	within  model.AreaID
	level   model.Level
	made    bool
	across  model.IndicatorID
	against model.IndicatorID
	period  model.Period
	areas   int
}

// fullest finds the pair and the period, newest first among equals, once for
// each set.
func (s *Quadrant) fullest() *fullest {
	d, f := s.desk, &s.full
	if q := d.question; !f.made || f.within != q.Within || f.level != q.Level {
		*f = fullest{within: q.Within, level: q.Level, made: true}
		for i := range d.Panel.Indicators {
			if of := d.Panel.Indicators[i].GrowthOf; of != model.NoIndicator {
				f.consider(d, of, model.IndicatorID(i))
			}
		}
	}
	return f
}

// consider counts the areas that have both of a pair in each period.
func (f *fullest) consider(d *Desk, across, against model.IndicatorID) {
	p, members := d.Panel, d.Members()
	for _, period := range p.Periods(across) {
		n := 0
		for _, area := range members {
			if p.Shown(across, area, period) != model.NoObs && p.Shown(against, area, period) != model.NoObs {
				n++
			}
		}
		if n > f.areas || n == f.areas && n > 0 && period.Compare(f.period) > 0 {
			f.across, f.against, f.period, f.areas = across, against, period, n
		}
	}
}

// noFuller tells whether no other pair and period has more areas than the one
// shown.
func (s *Quadrant) noFuller() (words.Word, bool) {
	return words.NothingFuller, s.fullest().areas <= len(s.quadrant().Dots)
}

// takeFullest shows the pair and the period that most areas have.
func (s *Quadrant) takeFullest() tea.Cmd {
	f, q := s.fullest(), s.desk.question
	q.Indicator, q.Against, q.Period = f.across, f.against, f.period
	s.desk.Ask(q)
	return nil
}

// fewNote says that a quadrant shows few areas, and which shows more; empty
// where it shows enough.
func (s *Quadrant) fewNote() string {
	d, n := s.desk, len(s.answer.Dots)
	if n >= fewDots {
		return ""
	}
	if _, none := s.noFuller(); none {
		return d.Say(words.QuadrantFew, n)
	}
	f := s.fullest()
	return d.Say(words.QuadrantFuller, n, layout.Clean(d.Prose.IndicatorShort(f.across)), layout.Clean(d.Prose.IndicatorShort(f.against)), d.Prose.Period(f.period), f.areas)
}
