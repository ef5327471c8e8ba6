package screen

import (
	"slices"
	"strings"

	"weici/internal/analysis"
	"weici/internal/words"
	"weici/ui/chart"
	"weici/ui/layout"
)

// picture is the chart in at most h lines, or the reason why there is nothing to
// draw.
func (s *Trend) picture(w, h int) []string {
	if s.plan.nothing {
		why := s.desk.Say(words.TrendNothing, s.desk.Prose.Why(s.plan.why))
		return []string{"", s.muted(why, w), ""}
	}
	if from, to, few := s.fewPeriods(); few {
		return append([]string{""}, s.pairs(from, to, w, min(len(s.trend().Series)+2, h-1))...)
	}
	c := s.chart()
	lines := chart.Line(c, w, chart.Height(len(c.Labels), h), s.desk.Theme)
	for len(lines) > chartFrom && layout.Width(strings.TrimRight(lines[0], " ")) == 0 && strings.TrimSpace(lines[1]) == "" {
		lines = lines[1:]
	}
	return lines
}

// fewPeriods tells whether the series have figures in no more than two periods,
// and gives those.
func (s *Trend) fewPeriods() (from, to int, few bool) {
	var have []int
	for i := range s.trend().Periods {
		if slices.ContainsFunc(s.answer.Series, func(x analysis.Series) bool { return x.Points[i].Why == analysis.Fine }) {
			have = append(have, i)
		}
	}
	if len(have) == 0 || len(have) > 2 {
		return 0, 0, false
	}
	return have[0], have[len(have)-1], true
}

// pairs draws the one or two figures of each series.
func (s *Trend) pairs(from, to, w, h int) []string {
	t := s.trend()
	var all []chart.Pair
	for i := range t.Series {
		a, b := t.Series[i].Points[from].Answer, t.Series[i].Points[to].Answer
		p := chart.Pair{Name: s.desk.Prose.Area(t.Series[i].Area), From: s.desk.onLine(a), To: s.desk.onLine(b), Mine: i == s.row()}
		p.Text = s.value(b)
		if from == to {
			p.From = chart.Point{}
		} else if a.OK() {
			p.Text = s.value(a) + " " + s.desk.Theme.Glyphs.Arrow + " " + p.Text
		}
		all = append(all, p)
	}
	first := ""
	if from != to {
		first = coveragePeriod(t.Periods[from])
	}
	return chart.Pairs(all, first, coveragePeriod(t.Periods[to]), w, h, s.desk.Theme)
}

// chart is what is drawn. Brackets hold the label of the selected period, as
// they hold the selected figure in the table.
func (s *Trend) chart() chart.LineChart {
	d, t := s.desk, s.trend()
	c := chart.LineChart{Variant: s.variant, Selected: s.columnNow(), Down: s.places}
	for _, p := range t.Periods {
		label := " " + coveragePeriod(p) + " "
		if p == d.question.Period {
			label = "[" + coveragePeriod(p) + "]"
		}
		c.Labels = append(c.Labels, label)
	}
	for i := range t.Series {
		line := s.line(&t.Series[i])
		line.Strong = i == s.row() || len(t.Series) == 1
		c.Series = append(c.Series, line)
	}
	for _, b := range s.plan.breaks {
		if !slices.ContainsFunc(c.Breaks, func(c chart.Break) bool { return c.X == b.at }) {
			c.Breaks = append(c.Breaks, chart.Break{X: b.at, Label: d.Say(breakWord(b.why))})
		}
	}
	return c
}

// line is one series as drawn.
func (s *Trend) line(series *analysis.Series) chart.Series {
	line := chart.Series{Name: s.desk.Prose.Area(series.Area)}
	for i, p := range series.Points {
		dot := s.desk.onLine(p.Answer)
		dot.X = i
		if dot.OK {
			dot.Text = s.desk.Prose.Cell(p.Answer)
		}
		line.Points = append(line.Points, dot)
	}
	for _, b := range series.Breaks {
		line.Points[b.At].Broken = true
	}
	return line
}

// breakWord is a reason in a word or two, for the chart; the notes say it in
// full.
func breakWord(why analysis.Reason) words.Word {
	switch why {
	case analysis.AcrossBoundary:
		return words.BreakBoundary
	case analysis.OtherBenchmark:
		return words.BreakBenchmark
	}
	return words.BreakSeries
}

// notes say why the series break and why cells are empty, what the signs mean,
// and how to draw more areas.
func (s *Trend) notes(w int) []string {
	d := s.desk
	var lines []string
	for _, b := range s.plan.breaks {
		text := d.Theme.Glyphs.BreakLine + " " + d.Say(words.SaidCell, d.Prose.Period(s.trend().Periods[b.at]), d.Prose.Why(b.why)) +
			d.Say(words.NoteAside, s.names(b.rows))
		lines = append(lines, s.muted(text, w))
	}
	for _, g := range s.plan.gaps {
		text := d.Theme.Glyphs.Missing + " " + d.Say(words.SaidCell, s.names(g.rows), d.Prose.Why(g.why))
		lines = append(lines, s.muted(text, w))
	}
	if legend := s.legend(); legend != "" {
		lines = append(lines, s.muted(legend, w))
	}
	if len(d.question.Areas) < 2 {
		lines = append(lines, s.muted(d.Say(words.TrendHint, MaxMarks), w))
	}
	return lines
}

// names lists the areas of rows.
func (s *Trend) names(rows []int) string {
	names := make([]string, len(rows))
	for i, row := range rows {
		names[i] = layout.Clean(s.desk.Prose.Area(s.trend().Series[row].Area))
	}
	return strings.Join(names, s.desk.Say(words.ListComma))
}

// legend explains the signs that occur.
func (s *Trend) legend() string {
	d, p := s.desk, &s.plan
	look := d.Theme.Glyphs
	var parts []string
	add := func(occurs bool, sign string, word words.Word) {
		if occurs {
			parts = append(parts, strings.TrimLeft(sign+" "+d.Say(word), " "))
		}
	}
	add(p.early, look.Provisional, words.LegendEarly)
	add(p.loose, "", words.LegendLoose)
	add(p.target, "( )", words.LegendTarget)
	return strings.Join(parts, "   ")
}
