package cli

import (
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"weici/internal/draft"
	"weici/internal/prose"
	"weici/internal/reading"
	"weici/internal/verify"
	"weici/internal/words"
	"weici/model"
)

// verifying holds a text against the dataset.
func (c *command) verifying() *cobra.Command {
	var f draftFlags
	cmd := &cobra.Command{
		Use:     "verify [" + c.say(words.ArgFile) + "]",
		Short:   c.say(words.VerifyShort),
		Long:    c.say(words.VerifyHelp),
		Example: "  weici verify tonight.docx\n  weici verify - --format json < tonight.txt",
		Args:    atMost(c, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			if err := c.checkFormat(); err != nil {
				return err
			}
			return c.verify(args, f)
		},
	}
	c.formatFlags(cmd.Flags())
	c.documentFlags(cmd, &f)
	return cmd
}

func (c *command) verify(args []string, f draftFlags) error {
	s, opt, err := c.readingOf(f)
	if err != nil {
		return err
	}
	name := "-"
	if len(args) > 0 {
		name = args[0]
	}
	d, err := c.document(name)
	if err != nil {
		return err
	}
	all := verify.Text(s.panel, reading.NewNames(s.panel.Dataset), d.Text, dated(opt, d))
	if err := c.put(c.verified(s, all)); err != nil {
		return err
	}
	if verify.Verdict(all) == verify.Differs {
		return &failure{code: exitFaults}
	}
	return nil
}

// verifiedJSON is what is found of a text.
type verifiedJSON struct {
	Verdict  string         `json:"verdict"` // of the weakest finding
	Counts   map[string]int `json:"counts"`
	Findings []findingJSON  `json:"findings"`
}

type findingJSON struct {
	Code      string     `json:"code"` // agrees, differs, not-held, undecided
	Kind      string     `json:"kind"` // figure, place
	Dimension *string    `json:"dimension"`
	Reason    *string    `json:"reason"`
	Held      *heldJSON  `json:"held"`
	Elsewhere *heldJSON  `json:"elsewhere"` // what the figure would be right of
	Place     *placeHeld `json:"place"`
	proposalJSON
}

// heldJSON is an observation that a figure was held against.
type heldJSON struct {
	Area      string   `json:"area"`
	Indicator string   `json:"indicator"`
	Period    string   `json:"period"`
	Value     *float64 `json:"value"`
	Qualifier string   `json:"qualifier"`
	Status    string   `json:"status"`
	Document  string   `json:"document"`
	Exact     string   `json:"exact"`
}

// placeHeld is the place that a claimed one was held against.
type placeHeld struct {
	Kind    string `json:"kind"` // stated, computed, partial, none
	Rank    int    `json:"rank"`
	RankMax int    `json:"rank_max"`
	Of      int    `json:"of"`
}

func (c *command) verified(s *source, all []verify.Finding) *report {
	out := verifiedJSON{Verdict: string(verify.Verdict(all)), Counts: map[string]int{}, Findings: []findingJSON{}}
	for _, code := range verify.Codes() {
		out.Counts[string(code)] = 0
	}
	w := c.writer(s)
	g := grid{head: []string{"", c.say(words.HeadArea), c.say(words.HeadIndicator), c.say(words.HeadPeriod), c.say(words.VerifyHeadText), c.say(words.VerifyHeadHeld), c.say(words.VerifyHeadFound), c.say(words.HeadContext)}}
	csv := sheet{head: []string{"code", "kind", "dimension", "reason", "area", "indicator", "period", "printed", "value", "held", "exact"}}
	for i := range all {
		f := &all[i]
		x := c.finding(s, f)
		out.Counts[x.Code]++
		out.Findings = append(out.Findings, x)
		area, name, period := "", "", ""
		if f.Observation.Area != model.NoArea && f.Observation.Indicator != model.NoIndicator {
			area, name, period = w.Area(f.Observation.Area), w.Indicator(f.Observation.Indicator), w.Period(f.Observation.Period)
		}
		g.rows = append(g.rows, cells(verifyMark(f.Code), area, name, period, c.claimed(f), c.heldText(s, f), c.found(s, f), shorten(f.Citation.Exact, f.Printed)))
		csv.rows = append(csv.rows, []string{x.Code, x.Kind, f.Dimension, f.Reason, orEmpty(x.Area), orEmpty(x.Indicator), orEmpty(x.Period), f.Printed, numberText(&f.Proposal), c.heldText(s, f), x.Exact})
	}
	r := &report{tables: []grid{g}, sheet: csv, json: out}
	if len(all) == 0 {
		r.tables, r.empty, r.lines = nil, c.say(words.DraftNone), []string{c.say(words.DraftNone)}
		return r
	}
	r.lines = []string{
		c.say(words.VerifyCounts, len(all), out.Counts["agrees"], out.Counts["differs"], out.Counts["not-held"], out.Counts["undecided"]),
		c.say(words.VerifyVerdict, c.say(words.VerifyCode(out.Verdict))),
	}
	return r
}

func verifyMark(code verify.Code) string {
	switch code {
	case verify.Agrees:
		return "✓"
	case verify.Differs:
		return "≠"
	case verify.NotHeld:
		return "·"
	}
	return "?"
}

// claimed is what the text says: the figure as printed, or its place.
func (c *command) claimed(f *verify.Finding) string {
	if f.Dimension == verify.Place {
		return c.say(words.VerifyPlace, strings.TrimSpace(f.RankScope+" "+draft.RankText(f.Claim)))
	}
	return f.Printed
}

// heldText is what the dataset holds.
func (c *command) heldText(s *source, f *verify.Finding) string {
	if f.Dimension == verify.Place {
		if f.Of.Rank == 0 {
			return ""
		}
		text := strconv.Itoa(f.Of.Rank)
		if f.Of.RankMax != f.Of.Rank {
			text += "–" + strconv.Itoa(f.Of.RankMax)
		}
		return text
	}
	if f.Held == model.NoObs {
		return ""
	}
	o := s.panel.Observations.At(f.Held)
	if !o.Valued {
		return ""
	}
	return prose.Sign(o.Figure.Qualifier) + strconv.FormatFloat(o.Value, 'f', int(o.Decimals), 64) + s.panel.Indicators[o.Indicator].Unit.In(c.lang())
}

// found says what was found, and what decided it.
func (c *command) found(s *source, f *verify.Finding) string {
	parts := []string{c.say(words.VerifyCode(string(f.Code)))}
	if f.Dimension != "" && f.Code == verify.Differs {
		parts = append(parts, c.say(words.VerifyDimension(f.Dimension)))
	}
	if f.Reason != "" {
		parts = append(parts, c.say(words.VerifyReason(f.Reason)))
	}
	if f.Elsewhere != model.NoObs {
		o := s.panel.Observations.At(f.Elsewhere)
		w := c.writer(s)
		parts = append(parts, c.say(words.VerifyElsewhere, w.Area(o.Area)+" "+w.Period(o.Period)+" "+w.Indicator(o.Indicator)))
	}
	return strings.Join(parts, " · ")
}

func (c *command) finding(s *source, f *verify.Finding) findingJSON {
	x := findingJSON{
		Code: string(f.Code), Kind: "figure", Dimension: text(f.Dimension), Reason: text(f.Reason),
		Held: c.held(s, f.Held), Elsewhere: c.held(s, f.Elsewhere), proposalJSON: c.proposal(s, &f.Proposal),
	}
	if f.Dimension == verify.Place {
		x.Kind = "place"
		x.Place = &placeHeld{f.Of.Kind.String(), f.Of.Rank, f.Of.RankMax, f.Of.Of}
	}
	return x
}

func (c *command) held(s *source, id model.ObsID) *heldJSON {
	if id == model.NoObs {
		return nil
	}
	o := s.panel.Observations.At(id)
	x := &heldJSON{Area: s.panel.Areas[o.Area].ID, Indicator: s.panel.Indicators[o.Indicator].ID, Period: o.Period.String(), Qualifier: o.Qualifier.String(), Status: o.Status.String(), Exact: o.Citation.Exact}
	if o.Valued {
		x.Value = &o.Value
	}
	if doc := o.Citation.Document; doc != model.NoDoc {
		x.Document = s.panel.Documents[doc].ID
	}
	return x
}
