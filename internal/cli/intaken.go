package cli

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"weici/internal/intake"
	"weici/internal/words"
	"weici/model"
)

// The JSON of an import, as it is shown before anything is written.
type (
	intakeJSON struct {
		Observations  []intakenJSON      `json:"observations"`
		NewAreas      []newAreaJSON      `json:"new_areas"`
		NewIndicators []newIndicatorJSON `json:"new_indicators"`
		NotRead       []notReadJSON      `json:"not_read"`
	}
	intakenJSON struct {
		Area         string       `json:"area"`
		Indicator    string       `json:"indicator"`
		Period       string       `json:"period"`
		Value        *json.Number `json:"value"`
		Unit         string       `json:"unit"`
		Qualifier    string       `json:"qualifier"`
		Status       string       `json:"status"`
		ReportedRank any          `json:"reported_rank"` // a number, or 1-3 for the first three
		Printed      string       `json:"printed"`
		Sheet        string       `json:"sheet"`
		Cell         string       `json:"cell"`
	}
	newAreaJSON struct {
		Name   string  `json:"name"`
		Code   *string `json:"code"`
		Level  string  `json:"level"`
		Parent *string `json:"parent"`
		Near   *string `json:"near"`
	}
	newIndicatorJSON struct {
		ID         string  `json:"id"`
		Name       string  `json:"name"`
		Unit       string  `json:"unit"`
		Decimals   int     `json:"decimals"`
		Kind       string  `json:"kind"`
		Polarity   string  `json:"polarity"`
		PriceBasis string  `json:"price_basis"`
		GrowthOf   *string `json:"growth_of"`
		Near       *string `json:"near"`
	}
	notReadJSON struct {
		Sheet  string `json:"sheet"`
		Cell   string `json:"cell"`
		Text   string `json:"text"`
		Reason string `json:"reason"`
	}
)

// intaken lays out what sheets mean: for machines cell by cell, for reading the
// observations, what is new, and what was not read by its reasons.
func (c *command) intaken(r *intake.Reading) *report {
	out := &report{}
	switch c.flags.format {
	case "json":
		out.json = c.intakeJSON(r)
		return out
	case "csv", "tsv":
		out.sheet = intakeSheet(r)
		return out
	}
	g := grid{title: c.say(words.ImportedHead), right: map[int]bool{3: true}, head: []string{c.say(words.HeadArea), c.say(words.HeadIndicator), c.say(words.HeadPeriod), c.say(words.HeadValue), c.say(words.HeadUnit), c.say(words.HeadStatus),
		c.say(words.HeadRank), c.say(words.HeadPrinted), c.say(words.HeadCell)}}
	for i := range r.Observations {
		o := &r.Observations[i]
		status := ""
		if o.Status != model.Normal {
			status = o.Status.String()
		}
		g.rows = append(g.rows, cells(o.Area, o.Indicator, o.Period.String(), o.Number, o.Unit, status, claimText(o.Claim), o.Printed, o.Sheet+"!"+o.Cell))
	}
	out.tables = []grid{g}
	if len(r.NewAreas) > 0 {
		out.tables = append(out.tables, c.newAreas(r))
	}
	if len(r.NewIndicators) > 0 {
		out.tables = append(out.tables, c.newIndicators(r))
	}
	out.lines = c.notRead(r)
	for _, a := range r.Assumed {
		out.lines = append(out.lines, c.assumed(a))
	}
	faults := 0
	for i := range r.NotRead {
		if r.NotRead[i].Reason.Fault() {
			faults++
		}
	}
	out.lines = append(out.lines, c.say(words.ImportSummary, len(r.Observations), len(r.NewAreas), len(r.NewIndicators), len(r.NotRead), faults))
	return out
}

// intakeSheet has a row for each observation.
func intakeSheet(r *intake.Reading) sheet {
	s := sheet{head: []string{"area", "indicator", "period", "value", "unit", "qualifier", "status", "reported_rank", "printed", "sheet", "cell"}}
	for i := range r.Observations {
		o := &r.Observations[i]
		s.rows = append(s.rows, []string{o.Area, o.Indicator, o.Period.String(), o.Number, o.Unit, o.Qualifier.String(), o.Status.String(), claimText(o.Claim), o.Printed, o.Sheet, o.Cell})
	}
	return s
}

func (c *command) newAreas(r *intake.Reading) grid {
	g := grid{title: c.say(words.NewAreasHead), head: []string{c.say(words.HeadArea), c.say(words.HeadCode), c.say(words.HeadLevel), c.say(words.HeadParent), ""}}
	for _, a := range r.NewAreas {
		g.rows = append(g.rows, cells(a.Name, a.Code, string(a.Level), a.Parent, c.near(a.Near)))
	}
	return g
}

func (c *command) newIndicators(r *intake.Reading) grid {
	g := grid{title: c.say(words.NewIndsHead), head: []string{c.say(words.HeadIndicator), c.say(words.HeadUnit), c.say(words.HeadKind), c.say(words.HeadBasis), c.say(words.HeadCell), ""}}
	for _, i := range r.NewIndicators {
		g.rows = append(g.rows, cells(i.Name.In(c.lang()), i.Unit, string(i.Kind), string(i.PriceBasis), i.Cell, c.near(i.Near)))
	}
	return g
}

func (c *command) near(id string) string {
	if id == "" {
		return ""
	}
	return c.say(words.ImportNear, id)
}

// notRead lists what was not read: faults cell by cell, the rest by its reason.
func (c *command) notRead(r *intake.Reading) []string {
	const most = 40
	var lines []string
	counts := map[intake.Reason]int{}
	faults := 0
	for _, n := range r.NotRead {
		if !n.Reason.Fault() {
			counts[n.Reason]++
			continue
		}
		if faults++; faults <= most {
			lines = append(lines, fmt.Sprintf("%s!%s  %s  %s", n.Sheet, n.Cell, clipText(n.Text), c.whyNot(n.Reason, n.Detail)))
		}
	}
	if faults > most {
		lines = append(lines, c.say(words.NotReadMore, faults-most))
	}
	for _, reason := range intake.Reasons() {
		if n := counts[reason]; n > 0 {
			lines = append(lines, c.say(words.ReasonLine, c.whyNot(reason, ""), n))
		}
	}
	if len(lines) > 0 {
		lines = slices.Insert(lines, 0, c.say(words.NotReadHead))
	}
	return lines
}

// clipText is the beginning of a cell's text, on one line.
func clipText(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if runes := []rune(s); len(runes) > 40 {
		return string(runes[:39]) + "…"
	}
	return s
}

func claimText(r model.RankClaim) string {
	switch {
	case !r.Made():
		return ""
	case r.Best == r.Worst:
		return strconv.Itoa(int(r.Best))
	}
	return strconv.Itoa(int(r.Best)) + "-" + strconv.Itoa(int(r.Worst))
}

func (c *command) intakeJSON(r *intake.Reading) intakeJSON {
	out := intakeJSON{[]intakenJSON{}, []newAreaJSON{}, []newIndicatorJSON{}, []notReadJSON{}}
	for i := range r.Observations {
		o := &r.Observations[i]
		x := intakenJSON{Area: o.Area, Indicator: o.Indicator, Period: o.Period.String(), Unit: o.Unit, Qualifier: o.Qualifier.String(), Status: o.Status.String(),
			Printed: o.Printed, Sheet: o.Sheet, Cell: o.Cell}
		if o.Number != "" {
			n := json.Number(o.Number)
			x.Value = &n
		}
		switch {
		case o.Claim.Made() && o.Claim.Best == o.Claim.Worst:
			x.ReportedRank = int(o.Claim.Best)
		case o.Claim.Made():
			x.ReportedRank = claimText(o.Claim)
		}
		out.Observations = append(out.Observations, x)
	}
	for _, a := range r.NewAreas {
		out.NewAreas = append(out.NewAreas, newAreaJSON{a.Name, text(a.Code), string(a.Level), text(a.Parent), text(a.Near)})
	}
	for _, i := range r.NewIndicators {
		out.NewIndicators = append(out.NewIndicators, newIndicatorJSON{i.ID, i.Name.In(c.lang()), i.Unit, i.Decimals, string(i.Kind), string(i.Polarity), string(i.PriceBasis), text(i.GrowthOf), text(i.Near)})
	}
	for _, n := range r.NotRead {
		out.NotRead = append(out.NotRead, notReadJSON{n.Sheet, n.Cell, n.Text, c.whyNot(n.Reason, n.Detail)})
	}
	return out
}
