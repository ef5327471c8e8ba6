package screen

import (
	tea "charm.land/bubbletea/v2"

	"weici/internal/analysis"
	"weici/internal/words"
	"weici/model"
	"weici/ui/chart"
	"weici/ui/layout"
	"weici/ui/theme"
)

// multiples are the small charts of a trend: one an area of the question's set,
// in the order of the ranking.
type multiples struct {
	on      bool
	asked   int // the desk's stamp at which the charts were made
	areas   []model.AreaID
	chart   chart.Multiples
	periods []model.Period
	first   int // the first row of charts in sight
	across  int // how many stood side by side when last drawn
}

// toggleMultiples shows every area in a chart of its own, or the marked ones in
// one chart again.
func (s *Trend) toggleMultiples() tea.Cmd {
	s.small.on = !s.small.on
	if !s.small.on {
		s.Open()
	}
	return nil
}

// multiples gives the charts, made anew where the question has changed.
func (s *Trend) multiples() *multiples {
	m, d := &s.small, s.desk
	if m.asked == d.stamp && m.areas != nil {
		return m
	}
	m.asked, m.areas = d.stamp, m.areas[:0]
	r := d.Ranking()
	for i := range r.Rows {
		m.areas = append(m.areas, r.Rows[i].Area)
	}
	for i := range r.Unranked {
		m.areas = append(m.areas, r.Unranked[i].Area)
	}
	q := d.question
	q.Areas = m.areas
	t := analysis.TrendOf(d.Panel, q)
	m.periods = t.Periods
	m.chart = chart.Multiples{}
	for _, p := range t.Periods {
		m.chart.Labels = append(m.chart.Labels, coveragePeriod(p))
	}
	drawn := m.areas[:0:0]
	for i := range t.Series {
		if line := s.line(&t.Series[i]); hasPoint(line.Points) {
			drawn = append(drawn, t.Series[i].Area)
			m.chart.Panels = append(m.chart.Panels, chart.Panel{Points: line.Points})
		}
	}
	m.areas = drawn
	return m
}

func hasPoint(points []chart.Point) bool { return lastPoint(points) >= 0 }

// lastPoint gives the last point with a value, or −1.
func lastPoint(points []chart.Point) int {
	for i := len(points) - 1; i >= 0; i-- {
		if points[i].OK {
			return i
		}
	}
	return -1
}

// at gives the chart of the selected area.
func (m *multiples) at(area model.AreaID) int {
	for i, a := range m.areas {
		if a == area {
			return i
		}
	}
	return 0
}

// move selects the area of another chart.
func (s *Trend) moveMultiple(by int) tea.Cmd {
	if m := s.multiples(); len(m.areas) > 0 {
		s.desk.SelectArea(m.areas[min(max(m.at(s.desk.question.Area)+by, 0), len(m.areas)-1)])
	}
	return nil
}

// smallView draws the charts below a line that says what they share.
func (s *Trend) smallView(w, h int) []string {
	d, m := s.desk, s.multiples()
	if len(m.areas) == 0 {
		return layout.Block([]string{"", s.muted(d.Say(words.TrendEmpty, layout.Clean(d.Prose.Indicator(d.question.Indicator))), w)}, w, h)
	}
	for i, area := range m.areas {
		p := &m.chart.Panels[i]
		at := lastPoint(p.Points)
		p.Name, p.Text, p.Mine = d.Prose.Area(area), p.Points[at].Text, area == d.question.Area
		if at < len(m.periods)-1 {
			p.Text += " " + coveragePeriod(m.periods[at])
		}
	}
	head := d.Say(words.MultiplesHead, len(m.areas), m.chart.Labels[0], m.chart.Labels[len(m.chart.Labels)-1])
	across, down := m.chart.Grid(w, h-2)
	m.across = across
	rows := (len(m.areas) + across - 1) / across
	m.first = layout.Scroll(m.first, m.at(d.question.Area)/across, rows, down)
	m.chart.First = m.first * across
	lines := []string{d.Theme.Paint(theme.Muted, layout.FitWith(" "+head, w, d.Theme.Glyphs.Ellipsis)), ""}
	return layout.Block(append(lines, m.chart.Draw(w, max(h-2, 0), d.Theme)...), w, h)
}
