package brief

import (
	"slices"

	"weici/internal/analysis"
	"weici/internal/words"
	"weici/model"
)

// The most charts of a kind, bars in a chart, and lines in a chart.
const (
	chartsMost = 3
	barsMost   = 20
	linesMost  = 6
)

// charts draws the rankings of the first indicators that are ranked, and the
// series of those that have more than one period.
func (c *composer) charts() {
	if len(c.profiles) == 0 {
		return
	}
	before := len(c.brief.Blocks)
	c.heading(1, words.BriefCharts)
	c.bars()
	c.lines()
	if len(c.brief.Blocks) == before+1 {
		c.brief.Blocks = c.brief.Blocks[:before] // nothing to draw
	}
}

func (c *composer) bars() {
	drawn := 0
	for _, e := range c.profiles[0].Entries {
		if drawn == chartsMost {
			return
		}
		if e.Row == nil || e.N < 3 {
			continue
		}
		drawn++
		c.add(c.ranking(e))
	}
}

// ranking is the bars of the set that an entry is ranked in.
func (c *composer) ranking(e analysis.Entry) Chart {
	r := analysis.Rank(c.Panel, analysis.Question{
		Indicator: e.Indicator, Against: model.NoIndicator, Period: e.Period, Within: e.Within, Level: e.Level, Area: model.NoArea,
	})
	return c.rankChart(r)
}

func (c *composer) rankTitle(r *analysis.Ranking) string {
	set := c.Set(r.Within, r.Level, r.N(), r.Of)
	if n := r.N(); n > 0 && n < r.Of { // the notes say who is missing
		set = c.Say(words.BriefSet, c.AreaName(r.Within), c.Level(r.Level))
	}
	return c.Say(words.BriefRankTitle, c.Period(r.Period), set, c.indicator(r.Indicator))
}

func (c *composer) rankChart(r *analysis.Ranking) Chart {
	chart := Chart{
		Kind:   Bars,
		Title:  c.rankTitle(r),
		Unit:   c.Unit(r.Indicator, c.derived),
		Series: []Series{{Name: c.indicator(r.Indicator)}},
	}
	for i, row := range r.Rows {
		if i == barsMost {
			chart.Notes = append(chart.Notes, c.Say(words.BriefAndMore, len(r.Rows)-i))
			break
		}
		p := c.point(row.Answer)
		for _, area := range c.request.Areas {
			p.Marked = p.Marked || area == row.Area
		}
		chart.Labels = append(chart.Labels, c.Area(row.Area))
		chart.Series[0].Points = append(chart.Series[0].Points, p)
	}
	chart.Notes = append(chart.Notes, c.unranked(r)...)
	chart.Basis = chart.basis()
	return chart
}

// unranked names the areas without a place, by reason, and says what is to be
// known of the order of the others.
func (c *composer) unranked(r *analysis.Ranking) []string {
	notes := c.without(len(r.Unranked), func(i int) (model.AreaID, analysis.Reason) { return r.Unranked[i].Area, r.Unranked[i].Why })
	if r.Heed != analysis.Fine {
		notes = append(notes, c.Heed(r.Heed))
	}
	return notes
}

// without names areas that lack something, by reason.
func (c *composer) without(n int, at func(int) (model.AreaID, analysis.Reason)) []string {
	var reasons []analysis.Reason
	areas := map[analysis.Reason][]string{}
	for i := range n {
		area, why := at(i)
		if why == analysis.Fine {
			continue
		}
		if areas[why] == nil {
			reasons = append(reasons, why)
		}
		areas[why] = append(areas[why], c.Area(area))
	}
	var notes []string
	for _, why := range reasons {
		notes = append(notes, c.Say(words.BriefWithout, c.Why(why), join(c, areas[why])))
	}
	return notes
}

func (c *composer) lines() {
	drawn := 0
	for _, e := range c.profiles[0].Entries {
		if drawn == chartsMost {
			return
		}
		if t := c.trend(e); len(t.Periods) >= 3 {
			drawn++
			c.add(c.trendChart(t))
		}
	}
}

// trend is the series of the areas in an entry's indicator.
func (c *composer) trend(e analysis.Entry) *analysis.Trend {
	return analysis.TrendOf(c.Panel, analysis.Question{
		Indicator: e.Indicator, Against: model.NoIndicator, Period: e.Period, Areas: c.request.Areas[:min(len(c.request.Areas), linesMost)],
		Area: model.NoArea, Within: model.NoArea,
	})
}

func (c *composer) trendTitle(t *analysis.Trend) string {
	return c.Say(words.BriefTrendTitle, c.Period(t.Periods[0]), c.Period(t.Periods[len(t.Periods)-1]), c.indicator(t.Indicator))
}

func (c *composer) trendChart(t *analysis.Trend) Chart {
	chart := Chart{Kind: Lines, Title: c.trendTitle(t), Unit: c.Unit(t.Indicator, c.derived)}
	for _, p := range t.Periods {
		chart.Labels = append(chart.Labels, c.Period(p))
	}
	for _, s := range t.Series {
		chart.Series = append(chart.Series, c.series(&chart, s))
	}
	chart.Basis = chart.basis()
	return chart
}

func (c *composer) series(chart *Chart, s analysis.Series) Series {
	out := Series{Name: c.Area(s.Area)}
	for _, p := range s.Points {
		point := c.point(p.Answer)
		point.OK = p.Why == analysis.Fine
		out.Points = append(out.Points, point)
		if p.Answer.OK() && !point.OK {
			when := chart.Labels[len(out.Points)-1]
			chart.Notes = append(chart.Notes, c.Say(words.SaidCell, c.Area(s.Area)+" "+when+" "+point.Text, c.NotDrawn(p.Why)))
		}
	}
	for _, b := range s.Breaks {
		out.Points[b.At].Apart = true
		chart.Notes = append(chart.Notes, c.Say(words.SaidCell, c.Area(s.Area)+" "+chart.Labels[b.At], c.Why(b.Why)))
	}
	return out
}

func (c *composer) point(a analysis.Answer) Point {
	if !a.OK() {
		return Point{}
	}
	return Point{
		Value: a.Value, Decimals: max(0, a.Decimals), Text: c.Cell(a), OK: true, Sources: c.sources.of(a),
		Bound:     a.Qualifier != model.Exact,
		Provision: a.Caveats&(analysis.IsProvisional|analysis.IsEstimated) != 0,
	}
}

// basis lists the sources of the points that are drawn, in order.
func (c Chart) basis() []int {
	var all []int
	for _, s := range c.Series {
		for _, p := range s.Points {
			all = append(all, p.Sources...)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}
