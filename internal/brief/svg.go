package brief

import (
	"fmt"
	"html"
	"math"
	"strings"
)

// The measures of a drawing, in SVG units.
const (
	svgWidth   = 720
	svgBarStep = 26
	svgBar     = 16
	svgLabel   = 130 // room for the names of bars
	svgValue   = 90  // room for their numbers
	svgHeight  = 300 // of a line chart
	svgLeft    = 64
	svgRight   = 110 // room for the names of lines
	svgTop     = 16
	svgBottom  = 34
)

// svg draws a chart, with its numbers in words for those who cannot see it.
func svg(c Chart) string {
	var b strings.Builder
	height := svgHeight
	if c.Kind == Bars {
		height = len(c.Labels)*svgBarStep + 8
	}
	fmt.Fprintf(&b, `<svg viewBox="0 0 %d %d" role="img" xmlns="http://www.w3.org/2000/svg"><title>%s</title><desc>%s</desc>`,
		svgWidth, height, text(c.Title), text(inWords(c)))
	if c.Kind == Bars {
		svgBars(&b, c)
	} else {
		svgLines(&b, c)
	}
	b.WriteString("</svg>")
	return b.String()
}

func text(s string) string { return html.EscapeString(plain(s)) }

// inWords lists a chart's numbers.
func inWords(c Chart) string {
	var parts []string
	for _, s := range c.Series {
		for i, p := range s.Points {
			if p.OK {
				parts = append(parts, s.Name+" "+c.Labels[i]+" "+p.Text)
			}
		}
	}
	return strings.Join(parts, "; ")
}

// scale maps lo..hi to from..to.
type scale struct{ lo, hi, from, to float64 }

func (s scale) at(v float64) float64 {
	if s.hi == s.lo {
		return (s.from + s.to) / 2
	}
	return s.from + (v-s.lo)/(s.hi-s.lo)*(s.to-s.from)
}

// extent is the range of a chart's numbers, with zero for bars.
func extent(c Chart) (lo, hi float64) {
	lo, hi = math.Inf(1), math.Inf(-1)
	for _, s := range c.Series {
		for _, p := range s.Points {
			if p.OK {
				lo, hi = min(lo, p.Value), max(hi, p.Value)
			}
		}
	}
	if lo > hi {
		return 0, 1
	}
	if c.Kind == Bars {
		return min(lo, 0), max(hi, 0)
	}
	return lo, hi
}

func svgBars(b *strings.Builder, c Chart) {
	lo, hi := extent(c)
	x := scale{lo, hi, svgLabel, svgWidth - svgValue}
	zero := x.at(0)
	for i, label := range c.Labels {
		p := c.Series[0].Points[i]
		y := i*svgBarStep + 4
		fmt.Fprintf(b, `<text x="%d" y="%d" text-anchor="end">%s</text>`, svgLabel-8, y+svgBar-3, text(label))
		if !p.OK {
			continue
		}
		end := x.at(p.Value)
		left, width := min(zero, end), math.Abs(end-zero)
		colour, pattern := "var(--bar)", ""
		if p.Marked {
			colour = "var(--mark)"
		}
		if p.Bound || p.Provision {
			pattern = ` fill-opacity="0.55" stroke="` + colour + `" stroke-dasharray="4 3"`
		}
		fmt.Fprintf(b, `<rect x="%.1f" y="%d" width="%.1f" height="%d" fill="%s"%s/>`, left, y, max(width, 0.5), svgBar, colour, pattern)
		fmt.Fprintf(b, `<text x="%.1f" y="%d">%s</text>`, max(end, zero)+6, y+svgBar-3, text(p.Text))
	}
}

func svgLines(b *strings.Builder, c Chart) {
	lo, hi := extent(c)
	pad := (hi - lo) * 0.08
	y := scale{lo - pad, hi + pad, svgHeight - svgBottom, svgTop}
	x := scale{0, float64(max(len(c.Labels)-1, 1)), svgLeft, svgWidth - svgRight}
	svgAxes(b, c, x, y)
	names := spread(c, y)
	for i, s := range c.Series {
		colour := fmt.Sprintf("var(--s%d)", i%6)
		svgLine(b, s, x, y, colour)
		if last := lastPoint(s); last >= 0 {
			fmt.Fprintf(b, `<text x="%.1f" y="%.1f" style="fill:%s">%s</text>`, x.at(float64(last))+10, names[i]+4, colour, text(s.Name))
		}
	}
}

func svgAxes(b *strings.Builder, c Chart, x, y scale) {
	for _, v := range ticks(y.lo, y.hi) {
		fmt.Fprintf(b, `<line x1="%d" y1="%.1f" x2="%d" y2="%.1f" stroke="var(--line)" stroke-width="0.6"/>`, svgLeft, y.at(v), svgWidth-svgRight, y.at(v))
		fmt.Fprintf(b, `<text x="%d" y="%.1f" text-anchor="end">%s</text>`, svgLeft-8, y.at(v)+4, text(trimNumber(v)))
	}
	every := 1 + (len(c.Labels)-1)/8
	for i, label := range c.Labels {
		if i%every == 0 {
			fmt.Fprintf(b, `<text x="%.1f" y="%d" text-anchor="middle">%s</text>`, x.at(float64(i)), svgHeight-10, text(label))
		}
	}
}

// svgLine joins the points of a series; gaps stay gaps, and a dashed
// mark stands where it must not be read across.
func svgLine(b *strings.Builder, s Series, x, y scale, colour string) {
	var path strings.Builder
	joined := false
	for i, p := range s.Points {
		if !p.OK {
			joined = false
			continue
		}
		px, py := x.at(float64(i)), y.at(p.Value)
		if p.Apart {
			joined = false
			fmt.Fprintf(b, `<line x1="%.1f" y1="%d" x2="%.1f" y2="%d" stroke="%s" stroke-dasharray="2 4"/>`, px-6, svgTop, px-6, svgHeight-svgBottom, colour)
		}
		command := "L"
		if !joined {
			command = "M"
		}
		fmt.Fprintf(&path, "%s%.1f %.1f", command, px, py)
		joined = true
		fill := colour
		if p.Provision {
			fill = "var(--paper)"
		}
		fmt.Fprintf(b, `<circle cx="%.1f" cy="%.1f" r="4" fill="%s" stroke="%s" stroke-width="2"/>`, px, py, fill, colour)
	}
	fmt.Fprintf(b, `<path d="%s" fill="none" stroke="%s" stroke-width="2"/>`, path.String(), colour)
}

// ticks are a few round numbers inside a range: 1, 2 or 5 times a power of ten
// apart.
func ticks(lo, hi float64) []float64 {
	if !(hi > lo) {
		return []float64{lo}
	}
	step := math.Pow10(int(math.Floor(math.Log10((hi - lo) / 4))))
	for _, m := range []float64{1, 2, 5, 10} {
		if (hi-lo)/(step*m) <= 6 {
			step *= m
			break
		}
	}
	var all []float64
	for v := math.Ceil(lo/step) * step; v <= hi && len(all) < 12; v += step {
		all = append(all, math.Round(v/step)*step)
	}
	return all
}

func trimNumber(v float64) string {
	s := fmt.Sprintf("%.6f", v)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

func lastPoint(s Series) int {
	for i := len(s.Points) - 1; i >= 0; i-- {
		if s.Points[i].OK {
			return i
		}
	}
	return -1
}

// spread gives each series' name a height near its last point, no two closer
// than a line of text.
func spread(c Chart, y scale) []float64 {
	const line = 14
	names := make([]float64, len(c.Series))
	order := make([]int, 0, len(c.Series))
	for i, s := range c.Series {
		if last := lastPoint(s); last >= 0 {
			names[i] = y.at(s.Points[last].Value)
			order = append(order, i)
		}
	}
	for i := range order { // few: insertion sort by height
		for j := i; j > 0 && names[order[j]] < names[order[j-1]]; j-- {
			order[j], order[j-1] = order[j-1], order[j]
		}
	}
	for i := 1; i < len(order); i++ {
		names[order[i]] = max(names[order[i]], names[order[i-1]]+line)
	}
	return names
}
