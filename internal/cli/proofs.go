package cli

import (
	"strconv"
	"strings"

	"weici/internal/analysis"
	"weici/internal/evidence"
	"weici/internal/proof"
	"weici/internal/prose"
	"weici/internal/words"
	"weici/model"
)

// observationsFile is where the rows of the figures stand.
const observationsFile = "observations.csv"

// proofs are the figures that their words do not carry, as issues, and how
// many there are of each result.
type proofs struct {
	issues []issueJSON
	counts [4]int // by evidence.Result
	cells  int    // figures held against the cell of a kept sheet instead
}

// prove holds every figure against its quote, and every quote against the
// text of its document where the dataset holds it.
func (c *command) prove(s *source) proofs {
	var out proofs
	texts := map[model.DocID]string{}
	prover := proof.New(s.panel)
	textOf := func(id model.DocID) string {
		if _, ok := texts[id]; !ok {
			texts[id], _ = s.pack.DocumentText(id) // no text is held of most documents
		}
		return texts[id]
	}
	kept := newKeptSheets(s.folder, s.panel)
	defer kept.close()
	for id := range model.ObsID(s.panel.Observations.Len()) {
		if kept.of(c, s.panel.Observations.Document(id)) != nil {
			o := s.panel.Observations.At(id)
			issue, _ := kept.hold(c, &o)
			if out.cells++; issue != nil {
				out.issues = append(out.issues, *issue)
			}
			continue
		}
		p := prover.Of(id, textOf)
		out.counts[p.Verdict.Result]++
		if issue, bad := c.proofIssue(s, p); bad {
			out.issues = append(out.issues, issue)
		}
	}
	return out
}

// proof holds one figure against its words, or where it cites a cell of a kept
// sheet, against the cell.
func (s *source) proof(id model.ObsID) proof.Proof {
	kept := newKeptSheets(s.folder, s.panel)
	defer kept.close()
	if o := s.panel.Observations.At(id); kept.same(&o) {
		return proof.Proof{Obs: id, Verdict: evidence.Verdict{Result: evidence.Supported}}
	}
	return proof.New(s.panel).Of(id, func(doc model.DocID) string {
		text, _ := s.pack.DocumentText(doc)
		return text
	})
}

// marked puts brackets around the figure that was read in a quote: the one
// that carries the claim, or that comes nearest to it.
func marked(o model.Observation, v evidence.Verdict) string {
	start, end := v.Start, v.End
	if end == 0 && len(v.Found) > 0 {
		start, end = v.Found[0].Start, v.Found[0].End
	}
	quote := []rune(o.Citation.Exact)
	if start >= end || end > len(quote) {
		return o.Citation.Exact
	}
	return string(quote[:start]) + "【" + string(quote[start:end]) + "】" + string(quote[end:])
}

// proven says whether the words carry a figure, by a sign and in words.
func (c *command) proven(p proof.Proof) string {
	switch {
	case p.Verdict.Result == evidence.Contradicted:
		return "≠ " + c.say(words.Contradiction(p.Verdict.Why))
	case p.Place == proof.Absent:
		return "≠ " + c.say(words.ProofAbsent)
	case p.Place == proof.Repeated:
		return "≠ " + c.say(words.ProofRepeated)
	case p.Verdict.Result == evidence.Supported:
		return "✓ " + c.say(words.ProofSupported)
	}
	if p.Verdict.Result == evidence.Unnamed {
		return "= " + c.say(words.ProofUnnamed, c.unnamed(p.Verdict))
	}
	return "? " + c.say(words.ProofUnread)
}

// unnamed lists what a quote does not name.
func (c *command) unnamed(v evidence.Verdict) string {
	var names []string
	for _, what := range v.Unnamed {
		names = append(names, c.say(words.Unnamed(what)))
	}
	return strings.Join(names, c.say(words.ListComma))
}

// proofJSON is what the words say of a figure. Start and end are the figure's
// span in the quote, offset is the quote's place in the document, in runes.
type proofJSON struct {
	Result  string   `json:"result"`
	Why     *string  `json:"why"`
	Unnamed []string `json:"unnamed"` // of area, indicator, period: what the words do not name
	Start   *int     `json:"start"`
	End     *int     `json:"end"`
	Place   string   `json:"place"`
	Offset  *int     `json:"offset"`
}

func proofOf(p proof.Proof) proofJSON {
	out := proofJSON{Result: p.Verdict.Result.String(), Why: text(p.Verdict.Why), Unnamed: append([]string{}, p.Verdict.Unnamed...), Place: p.Place.String()}
	if p.Verdict.End > p.Verdict.Start {
		out.Start, out.End = &p.Verdict.Start, &p.Verdict.End
	}
	if p.Place == proof.Found {
		out.Offset = &p.Offset
	}
	return out
}

// column is the column of an observation that a contradicted quote speaks of.
func column(why string) string {
	switch why {
	case evidence.WhyPeriod, evidence.WhyArea, evidence.WhyIndicator, evidence.WhyStatus:
		return why
	}
	return "value"
}

func (c *command) proofIssue(s *source, p proof.Proof) (issueJSON, bool) {
	o := s.panel.Observations.At(p.Obs)
	quote := marked(o, p.Verdict)
	issue := func(severity model.Severity, column, rule string, message, hint words.Word, args ...any) (issueJSON, bool) {
		line := o.Line
		return issueJSON{
			Severity: severity.String(), File: observationsFile, Row: &line, Column: &column, Rule: rule, Value: text(quote),
			Message: c.say(words.CheckQuoted, c.say(message), quote), Hint: text(c.say(hint, args...)),
		}, true
	}
	switch {
	case p.Verdict.Result == evidence.Contradicted:
		var found []string
		for _, f := range p.Verdict.Found {
			found = append(found, f.Text)
		}
		return issue(model.Error, column(p.Verdict.Why), "contradicted", words.Contradiction(p.Verdict.Why), words.ProofHintValue, strings.Join(found, c.say(words.ListComma)))
	case p.Place == proof.Absent:
		return issue(model.Error, "exact", "quote-absent", words.ProofAbsent, words.ProofHintAbsent)
	case p.Place == proof.Repeated:
		return issue(model.Error, "exact", "quote-repeated", words.ProofRepeated, words.ProofHintAbsent)
	case p.Verdict.Result == evidence.Unread:
		return issue(model.Warning, "exact", "unread", words.ProofUnread, words.ProofHintUnread)
	}
	return issueJSON{}, false
}

// findings lists the figures that do not agree with one another.
func (c *command) findings(s *source) []string {
	w, f := c.writer(s), analysis.Find(s.panel)
	var lines []string
	for _, x := range f.Ranks {
		lines = append(lines, c.say(words.FindingRank, w.AreaName(x.Row.Area), w.Indicator(x.Indicator), w.Period(x.Period),
			w.ClaimedRank(x.Row.Place.Claim.RankClaim), x.Row.Place.Claim.Scope, prose.FigurePlace(x.Row.Place), w.Agreement(x.Row.Place.Agreement)))
	}
	for _, x := range f.Places {
		lines = append(lines, c.say(words.SaidCell, w.Indicator(x.Ranking.Indicator)+" "+w.Period(x.Ranking.Period), w.Statements(x.Ranking, x.Against)))
	}
	for _, x := range f.Growths {
		lines = append(lines, c.say(words.FindingGrowth, w.AreaName(x.Area), w.Indicator(x.Indicator), w.Period(x.Period),
			w.Cell(x.Gap.Published)+"%", w.Cell(x.Gap.Nominal)+"%", strconv.FormatFloat(x.Gap.Points, 'f', 1, 64)))
	}
	guard := analysis.NewGuard(s.panel)
	for _, x := range f.Vintages {
		word := words.FindingVintage
		if x.Points {
			word = words.FindingPoints
		}
		lines = append(lines, c.say(word, w.AreaName(x.Area), w.Indicator(x.Indicator), w.Period(x.Period),
			strconv.FormatFloat(x.Off, 'f', 1, 64), w.Cell(guard.Observed(x.Shown)), w.Cell(guard.Observed(x.Other))))
	}
	for _, x := range f.Totals {
		number := func(v float64) string { return strconv.FormatFloat(v, 'f', x.Decimals, 64) }
		lines = append(lines, c.say(words.FindingTotal, w.AreaName(x.Area)+" "+w.Indicator(x.Indicator), w.Period(x.Period),
			number(x.Sum), number(x.Total), number(x.Residual)))
	}
	return lines
}
