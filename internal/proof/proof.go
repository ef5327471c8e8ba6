// Package proof ties every observation to its words: does its quote carry the
// figure, of that area, indicator and period and no other, and does the quote
// stand in the document? It asks package evidence, which knows text and numbers
// but no dataset, and package reading, which knows the dataset's names.
//
// Silence is no support. A quote that carries the figure, but does not name with
// its surroundings (the words before and after it, the document's text and title)
// who, what and when, is Unnamed, and the verdict lists what it does not name.
package proof

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"weici/internal/evidence"
	"weici/internal/reading"
	"weici/model"
)

// Proof is what the words say of one observation.
type Proof struct {
	Obs     model.ObsID
	Verdict evidence.Verdict // of the quote; its span is in runes of the quote
	Place   Place            // of the quote in the document
	Offset  int              // in runes of the document's text, where Place is Found
}

// Place is where a quote stands in its document.
type Place uint8

// The places.
const (
	NoText   Place = iota // the dataset does not hold the document's text
	Found                 // once, or once between its prefix and suffix
	Absent                // nowhere
	Repeated              // more than once, and prefix and suffix do not decide
)

// String gives the place's code in JSON.
func (p Place) String() string { return model.Code(p, "no-text", "found", "absent", "repeated") }

// Texts gives the text of a document, or "" where the dataset does not hold it.
type Texts func(model.DocID) string

// Prover proves the observations of one panel.
type Prover struct {
	panel *model.Panel
	names *reading.Names
}

// New makes a prover for a panel.
func New(p *model.Panel) *Prover { return &Prover{panel: p, names: reading.NewNames(p.Dataset)} }

// Of proves one observation.
func (v *Prover) Of(id model.ObsID, texts Texts) Proof {
	o := v.panel.Observations.At(id)
	proof := Proof{Obs: id}
	around := quoted{before: o.Citation.Prefix, after: o.Citation.Suffix}
	if text := texts(o.Citation.Document); text != "" {
		if proof.Place, proof.Offset = locate(text, o.Citation); proof.Place == Found {
			around = surroundings(text, o.Citation)
		}
	}
	proof.Verdict = v.judge(o, around)
	return proof
}

// Judge tells whether an observation's quote carries its figure, without the
// text of its document.
func (v *Prover) Judge(o model.Observation) evidence.Verdict {
	return v.judge(o, quoted{before: o.Citation.Prefix, after: o.Citation.Suffix})
}

func (v *Prover) judge(o model.Observation, around quoted) evidence.Verdict {
	claim, options := v.claim(o)
	verdict := evidence.Judge(o.Citation.Exact, claim, options)
	if verdict.Result == evidence.Unread && o.Valued && v.tableRow(o) {
		return v.row(o, claim, options)
	}
	if verdict.Result != evidence.Supported && o.Valued && o.Claim.Made() {
		verdict = withoutClaim(o.Citation.Exact, claim, options, verdict)
	}
	if verdict.Result == evidence.Supported {
		return v.named(o, claim, options, around, verdict)
	}
	return verdict
}

// claim is what an observation says that its quote prints.
func (v *Prover) claim(o model.Observation) (evidence.Claim, evidence.Options) {
	ind := &v.panel.Indicators[o.Indicator]
	claim := evidence.Claim{
		Value: o.Value, HasValue: o.Valued, Decimals: int(o.Decimals), Unit: ind.Unit.In(model.ZH),
		Qualifier: o.Qualifier, Growth: ind.Kind == model.GrowthKind,
		Rank: int(o.Claim.Best), RankMax: int(o.Claim.Worst), RankScope: quotedScope(v.panel, o),
	}
	return claim, evidence.Options{
		Year:       int(o.Period.Year),
		ScopeAlias: func(scope string) string { return setOf(v.panel, o.Area, scope) },
	}
}

// withoutClaim judges the figure alone where the quote prints no rank at all:
// a table's rank is its row's place, which no quote of a row can print. Where
// the quote does print one, the first verdict stands.
func withoutClaim(quote string, claim evidence.Claim, options evidence.Options, verdict evidence.Verdict) evidence.Verdict {
	for _, f := range evidence.Figures(quote, options) {
		if f.Kind == evidence.Rank {
			return verdict
		}
	}
	claim.Rank, claim.RankMax, claim.RankScope = 0, 0, ""
	return evidence.Judge(quote, claim, options)
}

// tableRow tells whether a quote is a row of a table as it is copied without
// its head: the name of the area and a number (钱塘区769150), with … for the
// columns between them.
func (v *Prover) tableRow(o model.Observation) bool {
	a := &v.panel.Areas[o.Area]
	for _, name := range []string{a.Name.ZH, a.Name.EN, a.Short.ZH, a.Short.EN} {
		if number, ok := strings.CutPrefix(o.Citation.Exact, name); ok && name != "" {
			return strings.Trim(number, " …-0123456789.,") == "" && strings.ContainsAny(number, "0123456789")
		}
	}
	return false
}

// lastYear is the unit of an index with the year before as 100: one of 105.2 is
// a growth of 5.2 %.
const lastYear = "上年=100"

// row judges a row of a table, whose number is in the indicator's unit, the
// same without its multiplier, or for a growth rate an index of the year before.
// The quote names neither unit, indicator nor period; the table's head does,
// where the words before the quote are it.
func (v *Prover) row(o model.Observation, claim evidence.Claim, options evidence.Options) evidence.Verdict {
	var verdict evidence.Verdict
	units := []string{claim.Unit, v.panel.Indicators[o.Indicator].Unit.Base.In(model.ZH)}
	if claim.Growth {
		units = append(units, lastYear)
	}
	for _, unit := range units {
		options.TableUnit = unit
		if unit == lastYear && claim.Growth {
			claim.Value, claim.Unit, claim.Growth = o.Value+100, unit, false
		}
		if verdict = evidence.Judge(o.Citation.Exact, claim, options); verdict.Result == evidence.Supported {
			if verdict.Unnamed = v.headless(o, unit); len(verdict.Unnamed) > 0 {
				verdict.Result = evidence.Unnamed
			}
			break
		}
	}
	return verdict
}

// headless lists what a table's head, which stands before its row, does not name.
func (v *Prover) headless(o model.Observation, unit string) []string {
	ind := &v.panel.Indicators[o.Indicator]
	name := ind.Name
	if unit == lastYear && ind.GrowthOf != model.NoIndicator {
		level := v.panel.Indicators[ind.GrowthOf].Name
		name = model.Name{ZH: level.ZH + "指数", EN: level.EN + " index"}
	}
	head, unnamed := o.Citation.Prefix, []string(nil)
	if !strings.Contains(head, name.ZH) && !strings.Contains(head, name.EN) {
		unnamed = append(unnamed, Indicator)
	}
	if year := strconv.Itoa(int(o.Period.Year)); o.Period.Kind != model.Year || !strings.Contains(head, year) {
		unnamed = append(unnamed, Period)
	}
	if !strings.Contains(head, "("+unit+")") {
		unnamed = append(unnamed, Unit)
	}
	return unnamed
}

// quotedScope is the set of a claimed rank in the words that its quote has next
// to the rank: 经开区全国第九 says which areas before it says where.
func quotedScope(p *model.Panel, o model.Observation) string {
	quote, words := o.Citation.Exact, o.RankScope
	other := p.ReadScope(words, o.Area).Other
	if other == "" || strings.Contains(quote, words) || !strings.Contains(quote, other) {
		return words
	}
	return strings.Replace(words, other, "", 1)
}

// setOf gives one name to the names of one set, as seen from an area: 全市,
// 杭州 and 杭州13个区县市 all mean the areas of the city that it lies in.
func setOf(p *model.Panel, area model.AreaID, words string) string {
	s := p.ReadScope(words, area)
	if s.Within == model.NoArea {
		return words
	}
	return fmt.Sprintf("%s %s %s", p.Areas[s.Within].ID, s.Level, s.Other)
}

// locate finds a quote in a document's text; prefix and suffix tell equal
// quotes apart (W3C TextQuoteSelector).
func locate(text string, c model.Citation) (Place, int) {
	whole := c.Prefix + c.Exact + c.Suffix
	if c.Exact == "" {
		return Absent, 0
	}
	switch strings.Count(text, whole) {
	case 0:
		return Absent, 0
	case 1:
		at := strings.Index(text, whole) + len(c.Prefix)
		return Found, utf8.RuneCountInString(text[:at])
	}
	return Repeated, 0
}

// Sound tells whether nothing speaks against an observation.
func (p Proof) Sound() bool {
	return p.Verdict.Result != evidence.Contradicted && p.Place != Absent && p.Place != Repeated
}
