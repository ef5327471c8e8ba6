package screen

import (
	"strings"

	"weici/internal/analysis"
	"weici/internal/words"
	"weici/model"
	"weici/ui/layout"
	"weici/ui/theme"
)

// fullNames is the most areas that a line names one by one.
const fullNames = 16

// verdict says who is among the first three of both, how far the set is known,
// what a source claims, where the medians lie, and, where no list shows them,
// who is left out.
func (s *Quadrant) verdict(w int, medians, listed bool) []string {
	d, q := s.desk, s.answer
	lines := s.wrapped(theme.Title, s.firstThree(), w)
	if few := s.fewNote(); few != "" {
		lines = append(lines, s.wrapped(theme.Accent, few, w)...)
	}
	for _, claim := range s.claims() {
		lines = append(lines, s.wrapped(theme.Caveat, claim, w)...)
	}
	if len(q.Left) > 0 && !listed {
		var left []model.AreaID
		for _, l := range q.Left {
			left = append(left, l.Area)
		}
		lines = append(lines, s.wrapped(theme.Muted, d.Say(words.QuadrantMissing, s.names(left)), w)...)
	}
	if medians && len(q.Dots) > 1 {
		lines = append(lines, s.wrapped(theme.Muted, s.medians(), w)...)
	}
	return lines
}

// firstThree says who is among the first three of both, for certain and
// possibly, and how many areas can be judged.
func (s *Quadrant) firstThree() string {
	d, q := s.desk, s.answer
	var sure, maybe []model.AreaID
	for i := range q.Dots {
		switch dot := &q.Dots[i]; {
		case dot.TopThree:
			sure = append(sure, dot.Area)
		case dot.MayBe:
			maybe = append(maybe, dot.Area)
		}
	}
	dot := " " + d.Theme.Glyphs.Separator + " "
	text := d.Say(words.QuadrantNone)
	switch {
	case len(q.Dots) == 0:
		text = d.Say(words.QuadrantEmpty)
	case len(sure) > 0:
		text = d.Say(words.QuadrantBoth, s.names(sure))
	}
	if len(maybe) > 0 {
		text += dot + d.Say(words.QuadrantMaybe, s.names(maybe))
	}
	return text + dot + d.Say(words.QuadrantHave, len(q.Dots), len(q.Dots)+len(q.Left))
}

// claims are the ranks of the first three that sources claim in both
// indicators, with how they agree with the computed ones.
func (s *Quadrant) claims() []string {
	d, q := s.desk, s.answer
	say := func(ind model.IndicatorID, row *analysis.Row) string {
		return d.Prose.IndicatorShort(ind) + " " + d.Prose.ClaimedRank(row.Place.Claim.RankClaim) + " (" + d.Prose.Agreement(row.Place.Agreement) + ")"
	}
	var all []string
	for i := range q.Dots {
		dot := &q.Dots[i]
		x, y := dot.X.Place.Claim, dot.Y.Place.Claim
		if !x.Made() || !y.Made() || x.Worst > 3 || y.Worst > 3 {
			continue
		}
		text := say(q.Indicator, &dot.X) + d.Say(words.ListComma) + say(q.Against, &dot.Y)
		all = append(all, d.Say(words.QuadrantClaim, d.Prose.Area(dot.Area), text))
	}
	return all
}

// medians says where the lines lie, or why there are none.
func (s *Quadrant) medians() string {
	d, q := s.desk, s.answer
	if !q.Medians {
		return d.Say(words.QuadrantNoMedians)
	}
	say := func(r *analysis.Ranking, v float64, of *analysis.Row) string {
		middle := analysis.Answer{Value: v, Decimals: of.Answer.Decimals}
		return d.Prose.IndicatorShort(r.Indicator) + " " + d.Prose.Amount(r.Indicator, r.Derivation, middle)
	}
	return d.Say(words.QuadrantMedians, say(q.X, q.MedianX, &q.Dots[0].X), say(q.Y, q.MedianY, &q.Dots[0].Y))
}

// names lists areas; of very many only the first.
func (s *Quadrant) names(areas []model.AreaID) string {
	d := s.desk
	var names []string
	for _, area := range areas[:min(len(areas), fullNames)] {
		names = append(names, d.Prose.Area(area))
	}
	text := strings.Join(names, d.Say(words.ListComma))
	if len(areas) > fullNames {
		return d.Say(words.QuadrantAll, text, len(areas))
	}
	return text
}

func (s *Quadrant) fitted(token theme.Token, text string, w int) string {
	return s.desk.Theme.Paint(token, layout.FitWith(" "+layout.Clean(text), w, s.desk.Theme.Glyphs.Ellipsis))
}

// wrapped breaks text into lines of w cells.
func (s *Quadrant) wrapped(token theme.Token, text string, w int) []string {
	lines := layout.Wrap(layout.Clean(text), max(w-2, 1))
	for i := range lines {
		lines[i] = s.fitted(token, lines[i], w)
	}
	return lines
}
