package cli

import (
	"strconv"
	"strings"

	"weici/internal/analysis"
	"weici/internal/prose"
	"weici/internal/words"
)

type againstJSON struct {
	Dataset      string       `json:"dataset"`
	Agrees       int          `json:"agrees"`
	Differs      int          `json:"differs"`
	Incomparable int          `json:"not_comparable"`
	Figures      []besideJSON `json:"figures"` // those that do not agree
}

type besideJSON struct {
	Area      areaJSON      `json:"area"`
	Indicator indicatorJSON `json:"indicator"`
	Period    string        `json:"period"`
	Here      string        `json:"here"`
	There     string        `json:"there"`
	Verdict   string        `json:"verdict"`
	Reason    *string       `json:"reason"`
	Text      string        `json:"text"`
}

// against holds the dataset against another, figure by figure.
func (c *command) against(s *source, name string) (*againstJSON, error) {
	if name == "" {
		return nil, nil
	}
	other, err := c.open(name, nil)
	if err != nil {
		return nil, err
	}
	w, o := c.writer(s), c.writer(other)
	out := &againstJSON{Dataset: name, Figures: []besideJSON{}}
	for _, h := range analysis.NewAgainst(s.panel, other.panel).All() {
		switch h.Verdict {
		case analysis.Same:
			out.Agrees++
			continue
		case analysis.Different:
			out.Differs++
		default:
			out.Incomparable++
		}
		shape := shaper{w}
		item := besideJSON{Area: *shape.area(h.Area), Indicator: shape.indicator(h.Indicator, analysis.Derivation{}), Period: h.Period.String(),
			Here: number(s, h), There: strconv.FormatFloat(other.panel.Observations.Figure(h.There).Value, 'f', -1, 64), Verdict: h.Verdict.String(),
			Text: heldLine(w, o, h)}
		if h.Why != analysis.Fine {
			item.Reason = text(h.Why.String())
		}
		out.Figures = append(out.Figures, item)
	}
	return out, nil
}

func number(s *source, h analysis.Held) string {
	return strconv.FormatFloat(s.panel.Observations.Figure(h.Here).Value, 'f', -1, 64)
}

// heldLine says what comes of holding a figure against another dataset's.
func heldLine(w, other prose.Writer, h analysis.Held) string {
	here := w.Amount(h.Indicator, analysis.Derivation{}, analysis.NewGuard(w.Panel).Observed(h.Here))
	there := other.Amount(other.Panel.Observations.Indicator(h.There), analysis.Derivation{}, analysis.NewGuard(other.Panel).Observed(h.There))
	verdict := w.Say(words.AgainstDiffers)
	if h.Verdict == analysis.Incomparable {
		verdict = w.Why(h.Why)
	}
	return w.Say(words.AgainstLine, strings.Join([]string{w.Area(h.Area), w.Indicator(h.Indicator), w.Period(h.Period)}, " "), here, there, verdict)
}
